#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""help-figures.py BUILD-DIRECTORY: takes the pictures of the help anew, in each of its languages, from
the samples that come with the program, into data/help/LANGUAGE/figures. Not a test."""

import os
import sys

from program import settle, wait_for
from screenshots import Camera, on, plain
from stage import SOURCE, run

SIZE = (1040, 680)
# language: sample, words of a claim in it, environment
LANGUAGES = {
    'C': ('tram.en.apostil', 'no test tram', {}),
    'fr': ('barrage.fr.apostil', 'Les capteurs', {'LC_ALL': 'fr_FR.UTF-8'}),
}


def show(view, *actions):
    def prepare(program, article):
        program.act('show', view)
        settle(0.5)
        for action in actions:
            program.act(action)
    return prepare


def suggested(program, article):
    wait_for(lambda: program.is_enabled('next-suggestion'), 'suggestions')
    program.act('suggest', 'claims')
    settle(0.5)
    program.act('next-suggestion')


def figures(stage):
    for language, (sample, claim, environment) in LANGUAGES.items():
        camera = Camera(stage, os.path.join(SOURCE, 'data/help', language, 'figures'), [])
        environment = dict(environment, APOSTIL_LOCALEDIR=os.path.join(stage.build, 'po'))
        path = camera.sample(sample)
        text = stage.write(sample.replace('.apostil', '.txt'), plain(path))
        camera.picture('empty', size=SIZE, **environment)
        camera.picture('window', path, size=SIZE, prepare=on(claim), **environment)
        camera.picture('suggestions', text, size=SIZE, prepare=suggested, **environment)
        camera.picture('entities', path, size=SIZE, prepare=show('entities'), **environment)
        camera.picture('claims', path, size=SIZE, prepare=show('claims'), **environment)
        camera.picture('timeline', path, size=SIZE, prepare=show('timeline'), **environment)


if __name__ == '__main__':
    sys.argv = sys.argv[:2]
    run(figures)
