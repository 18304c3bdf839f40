#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was open is opened again, where it was left: after Quit all of it, after the windows were closed
one by one the last of them; nothing of an article that leaves no traces, and nothing after a crash."""

import os

import desk
import plan as plans
from article import Article
from program import Program, settle, wait_for
from stage import Failure, run


def expect_files(program, *names):
    for name in names:
        program.wait_label(name)
    settle(0.3)
    shown = len([one for one in program.windows() if one.getRoleName() == 'frame'])
    if shown != len(names):
        raise Failure(f'{shown} windows are open, and not {len(names)}')


def expect_empty(program):
    program.need('Open an Article…')


def end(program):
    program.act_last('quit')
    program.wait_end()


def journey(stage):
    plan, path = plans.choose(stage)
    first, second = stage.path('first.apostil'), stage.path('second.apostil')
    with stage.step('an article is left in the middle, beside another one'):
        program = Program(stage, path)
        program.resize(1320, 860)
        article = Article(program)
        program.path = first
        desk.save_as(program, first)
        with open(first, encoding='utf-8') as file:
            content = file.read()
        with open(second, 'w', encoding='utf-8') as file:
            file.write(content)
        article.select_words(*plan.person)
        program.act('annotate', 'entity/person')
        desk.save(program)
        place = article.caret
        program.act('show', 'claims')
        settle(0.5)
        end(program)
    with stage.step('the next start shows it as it was left'):
        program = Program(stage)
        program.resize(1320, 860)
        expect_files(program, 'first.apostil')
        wait_for(lambda: program.actions()['show'][2] == ['claims'], 'the view that was shown')
        program.act('show', 'article')
        article = Article(program)
        if article.caret != place:
            raise Failure(f'the caret is at {article.caret}, and not at {place}')
    with stage.step('a second one, opened meanwhile, comes back as well'):
        Program(stage, second, wait=False).wait_end()
        expect_files(program, 'first.apostil', 'second.apostil')
        end(program)
        program = Program(stage)
        expect_files(program, 'first.apostil', 'second.apostil')
    with stage.step('of windows closed one by one the last comes back'):
        program.act_last('close', window=1)
        settle(0.7)
        program.act_last('close', window=2)
        program.wait_end()
        program = Program(stage)
        settle(1)
        expect_files(program, '(first|second).apostil')
    with stage.step('an article without traces does not come back'):
        program.act('keep-no-traces')
        settle(0.3)
        end(program)
        program = Program(stage)
        expect_empty(program)
        end(program)
    with stage.step('nor one whose file has gone, nor any after a crash'):
        program = Program(stage, first)
        program.wait_label('first.apostil')
        end(program)
        os.rename(first, stage.path('elsewhere.apostil'))
        program = Program(stage)
        expect_empty(program)
        end(program)
        program = Program(stage, second)
        program.wait_label('second.apostil')
        end(program)
        program = Program(stage, second)
        program.wait_label('second.apostil')
        program.kill()
        program = Program(stage)
        expect_empty(program)
        end(program)


run(journey)
