#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program leaves of an article on the computer, and that it can be forgotten. The whole home is
searched, names and contents, for the words of the article, its place and its identity; the article itself lies
outside."""

import os
import re
import shutil
import tempfile

import pyatspi

import desk
from article import Article
from program import Program, key, press, settle, wait_for
from stage import Failure, run

TEXT = '''Der Zimtstern wächst

Ahmad Krokodilski sagte gestern in Bern: « Der Zimtstern ist reif ». Krokodilski schwieg danach.
'''


def search(stage, needles):
    """The files of the home, by their path in it, that have one of NEEDLES in name or content."""
    found = set()
    for folder, _, names in os.walk(stage.home):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.islink(path) or not os.path.isfile(path):
                continue
            with open(path, 'rb') as file:
                content = file.read()
            if any(needle in content or needle in os.fsencode(path[len(stage.home):]) for needle in needles):
                found.add(re.sub(r'[-0-9a-f]{30,}', 'UUID', path[len(stage.home) + 1:]))
    return found


def needles_of(place, *files):
    needles = [word.encode() for word in ('Krokodilski', 'Zimtstern', os.path.basename(place))]
    for path in files:
        with open(path, encoding='utf-8') as file:
            needles.append(re.search(r'<apostil[^>]* id="([^"]+)"', file.read()).group(1).encode())
    return needles


def expect(stage, needles, wanted, what):
    wait_for(lambda: search(stage, needles) == wanted,
             f'{what}: traces in {sorted(wanted)}, not {sorted(search(stage, needles))}', 5)


def work(stage, place, name, traceless, kept):
    """Take an article in, mark in it, save and export it through the dialogs, save it again."""
    source = os.path.join(place, name + '.txt')
    with open(source, 'w', encoding='utf-8') as file:
        file.write(TEXT)
    program = Program(stage, environment=kept)
    if traceless:
        program.raise_window()
        program.act('keep-no-traces')
    # As the file manager does: the running program opens it in its empty window.
    Program(stage, source, environment=kept, wait=False).wait_end()
    article = Article(program)
    article.select_words('Krokodilski')
    program.act('annotate', 'entity/person')
    program.path = os.path.join(place, name + '.apostil')
    desk.save_as(program, program.path)
    program.act('export')
    desk.answer_file_dialog(program, os.path.join(place, name + '.csv'))
    confirm(program, '_Export')
    wait_for(lambda: os.path.exists(os.path.join(place, name + '.csv')), 'the table')
    article.select_words('Bern')
    program.act('annotate', 'entity/place')
    desk.save(program)
    return program, article


def confirm(program, label):
    button = program.find(label.replace('_', ''), pyatspi.ROLE_PUSH_BUTTON, within=program.find(role=pyatspi.ROLE_ALERT))
    if button is not None:
        press(button)


def close(program):
    program.act_last('quit')
    program.wait_end()


def journey(stage):
    place = tempfile.mkdtemp(prefix='schublade-')
    kept = {'GSETTINGS_BACKEND': 'keyfile'}
    try:
        walk_through(stage, place, kept)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def walk_through(stage, place, kept):
    with stage.step('of an article that is to leave no traces there are none'):
        program, _ = work(stage, place, 'heimlich', True, kept)
        program.wait_label('no traces$')
        needles = needles_of(place, program.path)
        expect(stage, needles, set(), 'while it is open and saved')
        close(program)
        settle(0.5)
        expect(stage, needles, set(), 'after the end')
    with stage.step('a usual one is listed among the recent files, and nowhere else'):
        program, article = work(stage, place, 'offen', False, kept)
        needles = needles_of(place, program.path)
        expect(stage, needles, {'data/recently-used.xbel'}, 'a saved article')
    with stage.step('a program that dies leaves its journal, too'):
        article.select_words('gestern')
        program.act('annotate', 'date')
        expect(stage, needles, {'data/recently-used.xbel', 'state/apostil/journals/UUID.journal'}, 'what is not saved')
        program.kill()
    with stage.step('« Forget Everything » names what would be lost'):
        program = Program(stage, environment=kept)
        program.wait_label('Apostil stopped before these were saved')
        key('ctrl+comma')
        program.need('Preferences', pyatspi.ROLE_DIALOG)
        key('alt+r')
        program.wait_label('will be lost')
        program.wait_label('Der Zimtstern wächst.*, 1 change')
        if search(stage, needles) != {'data/recently-used.xbel', 'state/apostil/journals/UUID.journal'}:
            raise Failure('it forgot before it was told to')
    with stage.step('and then they are all gone'):
        press(program.need('Forget Everything', pyatspi.ROLE_PUSH_BUTTON))
        program.wait_label('Every trace is forgotten')
        expect(stage, needles, set(), 'after all was forgotten')
        program.raise_window()
        key('Escape')
        close(program)
        expect(stage, needles, set(), 'after the end')
        if not os.path.exists(os.path.join(place, 'offen.apostil')):
            raise Failure('the article itself is gone')
    with stage.step('an article that is to leave no traces leaves none after a crash either'):
        program, article = work(stage, place, 'still', True, kept)
        path = program.path
        needles = needles_of(place, path)
        article.select_words('gestern')
        program.act('annotate', 'date')
        expect(stage, needles, {'state/apostil/journals/UUID.journal'}, 'what is not saved')
        program.kill()
        program = Program(stage, environment=kept)
        program.path = path
        press(program.need('Open Again', pyatspi.ROLE_PUSH_BUTTON))
        program.wait_label('not saved · no traces$')
        desk.save(program)
        expect(stage, needles, set(), 'after it was opened again and saved')
        close(program)


run(journey)
