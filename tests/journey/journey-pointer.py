#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job by pointer: open an article, say when it was published and what its sections are, mark
who is named, who claims what and when, undo all of it, redo it, save, and find the same bytes."""

import os

import desk
import plan as plans
from article import Article
from program import Program, key, press, settle, wait_for, write
from stage import Failure, run


def mark_person(article, plan):
    article.drag_words(*plan.person)
    desk.press_kind(article.program, 'Person')
    article.wait_status(f'Person, {plan.person[0]}, 1 of 1')


def mark_occurrences(article, plan):
    program = article.program
    key('a')
    wait_for(lambda: program.find(pattern=r'^\d+ other places?'), 'the review of all places')
    apply = program.need(pattern=r'^Mark \d+ Places?$')
    if apply.name.split()[1] != str(plan.occurrences - 1):
        raise Failure(f'« {apply.name} », but {plan.occurrences - 1} other places are the whole name')
    press(apply)
    start, _ = article.find(plan.person[0], 3 if plan.occurrences > 2 else 2)
    article.click(start + 1)
    article.wait_status(f'Person, {plan.person[0]}, {3 if plan.occurrences > 2 else 2} of {plan.occurrences}')


def mark_claims(article, plan):
    program = article.program
    _, end = article.drag_words(plan.first)
    desk.press_kind(program, 'Claim')
    wait_for(lambda: (article.status() or '').startswith('Claim, '), 'the claim in the status')

    # The words just set as its source lie outside of it, yet they are given to it.
    follows = article.find_behind(plan.source[1], end)[1]
    article.drag(follows, follows + len(plan.source[0]))
    desk.press_kind(program, 'Source')
    article.drag(*article.find_behind(plan.cue, end))
    desk.press_kind(program, 'Cue')

    article.drag_words(plan.second)
    desk.press_kind(program, 'Claim')
    article.drag_words(plan.fragment)
    desk.press_kind(program, 'Further fragment')
    article.click(article.find(plan.second)[0] + 3)
    wait_for(lambda: '…' in (article.status() or ''), 'a claim of two fragments in the status')


def relate_claims(article, plan):
    for words in (plan.denied, plan.said):
        article.drag_words(words)
        desk.press_kind(article.program, 'Claim')
    key('x')
    article.program.need('Click the other claim, or go to it and press Enter.')
    article.click(article.find(plan.denied)[0] + 2)
    # The first click takes it: no further question.
    wait_for(lambda: article.program.find('Click the other claim, or go to it and press Enter.') is None,
             'the end of picking')


def mark_day(article, plan):
    article.drag_words(plan.day[0])
    desk.press_kind(article.program, 'Date')
    desk.set_value(article.program, plan.day[1])


def nest_mark(article, plan):
    words, kind, _ = plan.nested
    start = article.find(plan.first)[0] + plan.first.index(words)
    article.drag(start, start + len(words))
    desk.press_kind(article.program, {'organisation': 'Organisation', 'other': 'Other entity'}[kind])
    article.click(start + 2)
    innermost = article.status()
    article.click(start + 2)
    wait_for(lambda: (article.status() or '').startswith('Claim, '),
             'the claim around the nested mark after a second click at the same place')
    if innermost.startswith('Claim'):
        raise Failure(f'the first click took « {innermost} », not the innermost mark')


def undo_all(article, untouched):
    program = article.program
    steps = 0
    article.focus()
    while program.is_enabled('undo'):
        key('ctrl+z', pause=0.02)
        steps += 1
        if steps > 200:
            raise Failure('undo has no end')
    desk.save(program)
    if plans.read(program.path) != untouched:
        raise Failure('undoing everything does not lead back to the bytes of the untouched article')
    return steps


def redo_all(article, steps, marked):
    program = article.program
    for _ in range(steps):
        key('ctrl+shift+z', pause=0.02)
    if program.is_enabled('redo'):
        raise Failure(f'{steps} steps were undone, but redo has more')
    desk.save(program)
    if plans.read(program.path) != marked:
        raise Failure('redoing everything does not lead to the bytes that were saved before')


def journey(stage):
    plan, path = plans.choose(stage)
    with stage.step('the article opens in a window'):
        program = Program(stage, path)
        article = Article(program)
        program.resize(1320, 860)
    with stage.step('saved for the first time, it asks for a name'):
        program.path = stage.path('article.apostil')
        desk.save_as(program, program.path)
        untouched = plans.read(program.path)
    with stage.step('publication date and sections are set'):
        desk.describe_article(article, plan)
    with stage.step('words pulled over become a person'):
        mark_person(article, plan)
    with stage.step('all occurrences of the person are marked'):
        mark_occurrences(article, plan)
    with stage.step('claims get source, cue and a second fragment'):
        mark_claims(article, plan)
    with stage.step('two claims contradict each other'):
        relate_claims(article, plan)
    with stage.step('a day gets its date'):
        mark_day(article, plan)
    with stage.step('a mark lies in a mark'):
        nest_mark(article, plan)
    with stage.step('the file says what was marked'):
        desk.save(program)
        marked = plans.read(program.path)
        plans.Saved(program.path).check(plan)
        plans.check_file(stage, program.path)
    with stage.step('everything is undone'):
        steps = undo_all(article, untouched)
    with stage.step('everything is redone'):
        redo_all(article, steps, marked)
        plans.check_file(stage, program.path)
    with stage.step('it closes without a question'):
        key('ctrl+q')
        program.wait_end()
        program.check_quiet()
    with stage.step('opened and saved again, it has the same bytes'):
        os.utime(program.path, (0, 0))
        again = Program(stage, program.path)
        again.path = program.path
        Article(again)
        desk.save(again)
        if os.stat(again.path).st_mtime < 1:
            raise Failure('saving did not write the file')
        if plans.read(again.path) != marked:
            raise Failure('the bytes changed')
        key('ctrl+q')
        again.wait_end()


run(journey)
