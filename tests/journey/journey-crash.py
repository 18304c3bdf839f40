#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed without warning: the next start offers what was marked, and it is all there,
for an article that was never saved and for a file with changes since; a clean end offers nothing."""

import os

import desk
import plan as plans
from article import Article
from program import Program, key, press, settle, wait_for
from stage import Failure, run

OFFER = 'Apostil stopped before these were saved'


def mark(program, article, plan):
    article.select_words(*plan.person)
    program.act('annotate', 'entity/person')
    article.select_words(plan.first)
    program.act('annotate', 'claim')
    article.wait_status(article.status())
    # Within a second it is on disk.
    settle(1.3)


def accept(program):
    program.wait_label(OFFER)
    press(program.need('Open Again'))
    program.wait_label('This is as it was when Apostil stopped')
    return Article(program)


def journey(stage):
    plan, path = plans.choose(stage)
    file = stage.path('article.apostil')
    with stage.step('an article that was never saved is killed with its marks'):
        program = Program(stage, path)
        mark(program, Article(program), plan)
        program.kill()
    with stage.step('the next start offers it, and it is all there'):
        program = Program(stage)
        program.resize(1320, 860)
        accept(program)
        program.path = file
        desk.save_as(program, file)
        saved = plans.Saved(file)
        saved.one('mention', plan.person[0])
        saved.one('claim', plan.first)
        plans.check_file(stage, file)
    with stage.step('a clean end leaves nothing to offer'):
        program.act_last('quit')
        program.wait_end()
        program = Program(stage)
        settle(1.5)
        if any(OFFER in label for label in program.labels()):
            raise Failure('something is offered after a clean end')
        program.act_last('quit')
        program.wait_end()
    with stage.step('a file with changes since it was saved is killed'):
        program = Program(stage, file)
        article = Article(program)
        article.select_words(plan.denied)
        program.act('annotate', 'claim')
        program.act('annotate-all')
        settle(1.3)
        before = plans.read(file)
        program.kill()
        if plans.read(file) != before:
            raise Failure('the file was changed without saving')
    with stage.step('the changes come back on top of the file'):
        program = Program(stage)
        program.resize(1320, 860)
        program.path = file
        accept(program)
        desk.save(program)
        plans.Saved(file).one('claim', plan.denied)
        plans.Saved(file).one('claim', plan.first)
        plans.check_file(stage, file)
        program.act_last('quit')
        program.wait_end()
    with stage.step('nothing is left behind'):
        state = os.path.join(stage.environment['XDG_STATE_HOME'], 'apostil')
        left = [name for _, _, names in os.walk(state) for name in names if name != 'session.ini']
        if left:
            raise Failure(f'after a clean end {state} still holds {left}')


run(journey)
