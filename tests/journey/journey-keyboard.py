#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job without a pointer, seen as a screen reader sees it: the text by word and by line, a
selection set from outside, marks as attributes of runs, and the current mark in the status object."""

import unicodedata

import pyatspi
from gi.repository import Atspi

import desk
import plan as plans
from article import Article
from program import Program, key, settle, wait_for, write
from stage import Failure, run


def find_words(article, words, times=1):
    """Ctrl+F, the words, Escape: they are the selection then, and the article has the focus."""
    program = article.program
    start, end = article.find(words, times)
    article.put_caret(max(0, start - 1))
    article.focus()
    key('ctrl+f')
    wait_for(lambda: not article.has_focus(), 'the focus in the find bar')
    key('ctrl+a')
    # Without accents, as one types in a hurry, and as a keyboard without them can.
    write(unicodedata.normalize('NFD', words.replace('’', "'")).encode('ascii', 'ignore').decode())
    wait_for(lambda: article.selection is not None and article.text[slice(*article.selection)] == words,
             f'« {words} » to be found; selected is {article.selection}')
    while article.selection != (start, end):
        key('Return')
    key('Escape')
    wait_for(article.has_focus, 'the focus back in the article')
    return start, end


def read_text(article):
    """Word by word and line by line, the whole text comes together again."""
    text = article.text
    interface = article.text_interface
    offset = 0
    words = []
    while offset < min(len(text), 400):
        word, start, end = interface.getTextAtOffset(offset, pyatspi.TEXT_BOUNDARY_WORD_START)
        if not start <= offset < end or text[start:end] != word:
            raise Failure(f'the word at {offset} is {word!r}, {start}…{end}')
        words.append(word)
        offset = end
    if ''.join(words) != text[:offset]:
        raise Failure('the words are not the text')
    for unit in (Atspi.TextGranularity.LINE, Atspi.TextGranularity.SENTENCE):
        offset = 0
        while offset < min(len(text), 1500):
            piece = Atspi.Text.get_string_at_offset(article.accessible, offset, unit)
            if not piece.start_offset <= offset < piece.end_offset:
                raise Failure(f'the {unit.value_nick} at {offset} is {piece.start_offset}…{piece.end_offset}')
            if piece.content != text[piece.start_offset:piece.end_offset]:
                raise Failure(f'the {unit.value_nick} at {offset} is not the text there')
            offset = piece.end_offset


def move_and_select(article):
    """Arrow keys move the caret, with Shift they select; assistive technology is told."""
    article.put_caret(0)
    article.keys('Right', 'Right', 'shift+Right', 'shift+Right')
    wait_for(lambda: article.selection == (2, 4), f'a selection 2…4 by Shift; it is {article.selection}')
    article.keys('Right', 'ctrl+Right')
    first = article.text.find(' ', 4)
    wait_for(lambda: abs(article.caret - first) <= 1, f'the caret behind the word; it is at {article.caret}')
    article.keys('ctrl+End')
    wait_for(lambda: article.caret == len(article.text), 'the caret at the end')
    article.keys('ctrl+Home')
    wait_for(lambda: article.caret == 0, 'the caret at the start')


def mark_person(article, plan):
    find_words(article, *plan.person)
    key('p')
    article.wait_status(f'Person, {plan.person[0]}, 1 of 1')
    article.put_caret(0)
    key('a')                    # no mark there: nothing opens
    settle(0.2)
    article.keys('Tab')
    article.wait_status(f'Person, {plan.person[0]}, 1 of 1')
    key('a')
    wait_for(lambda: article.program.find(pattern=rf'^Mark {plan.occurrences - 1} Places?$'), 'the review')
    key('Return')
    wait_for(lambda: article.program.find(pattern=r'^Mark \d+ Places?$') is None, 'the review to close')
    wait_for(article.has_focus, 'the focus back in the article')
    article.put_caret(0)
    key('Tab', 'Tab')
    article.wait_status(f'Person, {plan.person[0]}, 2 of {plan.occurrences}')


def mark_claims(article, plan):
    _, end = find_words(article, plan.first)
    key('c')
    wait_for(lambda: (article.status() or '').startswith('Claim, '), 'the claim in the status')
    follows = article.find_behind(plan.source[1], end)[1]
    article.select(follows, follows + len(plan.source[0]))
    key('s')
    article.select(*article.find_behind(plan.cue, end))
    key('u')
    find_words(article, plan.second)
    key('c')
    find_words(article, plan.fragment)
    key('f')
    wait_for(lambda: '…' in (article.status() or ''), 'a claim of two fragments in the status')


def relate_claims(article, plan):
    for words in (plan.denied, plan.said):
        find_words(article, words)
        key('c')
        wait_for(lambda: words[:20] in (article.status() or ''), f'« {words} » in the status')
    key('x')
    article.program.need('Click the other claim, or go to it and press Enter.')
    article.put_caret(article.find(plan.denied)[0] + 2)
    article.keys('Return')
    wait_for(lambda: article.program.find('Click the other claim, or go to it and press Enter.') is None,
             'the end of picking')


def mark_day(article, plan):
    program = article.program
    find_words(article, plan.day[0])
    key('d')
    wait_for(lambda: (article.status() or '').startswith('Date, '), 'the date in the status')
    key('Return')
    wait_for(lambda: not article.has_focus(), 'the focus in the inspector')
    value = desk.need_field(program, 'Value')
    for _ in range(12):
        if value.getState().contains(pyatspi.STATE_FOCUSED):
            break
        key('Tab')
    else:
        raise Failure('Tab does not reach the field « Value »')
    key('ctrl+a')
    write(plan.day[1])
    key('Return')
    for _ in range(8):
        if article.has_focus():
            break
        key('F6')
    else:
        raise Failure('F6 does not lead back to the article')
    wait_for(lambda: plan.day[1][:4] in (article.status() or ''), 'the value in the status')


def nest_mark(article, plan):
    words, kind, letter = plan.nested
    start = article.find(plan.first)[0] + plan.first.index(words)
    article.select(start, start + len(words))
    article.keys(letter)
    article.put_caret(start + 1)
    inner = {'organisation': 'Organisation', 'other': 'Other entity'}[kind]
    wait_for(lambda: (article.status() or '').startswith(inner), f'{inner} in the status; it is {article.status()}')
    article.keys('alt+Up')
    wait_for(lambda: (article.status() or '').startswith('Claim, '), 'the claim around it after Alt+Up')
    article.keys('alt+Down')
    wait_for(lambda: (article.status() or '').startswith(inner), f'{inner} again after Alt+Down')


def check_attributes(article, plan):
    start, end = article.find(*plan.person)
    attributes, run_start, run_end = article.attributes(start)
    if (run_start, run_end) != (start, end) or not any('Person' in value for value in attributes.values()):
        raise Failure(f'at {start}…{end} the run is {run_start}…{run_end} with {attributes}')
    attributes, run_start, run_end = article.attributes(article.find(plan.person[0])[0] - 3)
    if any('Person' in value for value in attributes.values()):
        raise Failure(f'unmarked words have the attributes {attributes}')


def leave(article):
    """Past the last mark Tab leaves the article; nobody is shut in."""
    article.put_caret(len(article.text))
    article.focus()
    for _ in range(60):
        key('Tab', pause=0.03)
        if not article.has_focus():
            return
    raise Failure('Tab never leaves the article')


def journey(stage):
    plan, path = plans.choose(stage)
    with stage.step('the article can be read by word, line and sentence'):
        program = Program(stage, path)
        program.path = stage.path('article.apostil')
        article = Article(program)
        program.resize(1320, 860)
        program.raise_window()
        read_text(article)
    with stage.step('the caret moves and selects'):
        move_and_select(article)
    with stage.step('a selection can be set from outside'):
        article.select(3, 9)
    with stage.step('saved for the first time, it asks for a name'):
        desk.save_as(program, program.path)
        untouched = plans.read(program.path)
    with stage.step('found words become a person, and all its places'):
        mark_person(article, plan)
    with stage.step('claims get source, cue and a second fragment'):
        mark_claims(article, plan)
    with stage.step('two claims contradict each other'):
        relate_claims(article, plan)
    with stage.step('a day gets its date'):
        mark_day(article, plan)
    with stage.step('a mark lies in a mark, and Alt with arrows goes between them'):
        nest_mark(article, plan)
    with stage.step('marks are attributes of the text'):
        check_attributes(article, plan)
    with stage.step('Tab leaves the article behind its last mark'):
        leave(article)
    with stage.step('the file says what was marked'):
        desk.save(program)
        marked = plans.read(program.path)
        plans.Saved(program.path).check(plan, sections=False)
        plans.check_file(stage, program.path)
    with stage.step('undo and redo, both to the byte'):
        article.focus()
        steps = 0
        while program.is_enabled('undo') and steps < 200:
            key('ctrl+z', pause=0.02)
            steps += 1
        desk.save(program)
        if plans.read(program.path) != untouched:
            raise Failure('undo does not lead back to the untouched article')
        for _ in range(steps):
            key('ctrl+shift+z', pause=0.02)
        desk.save(program)
        if plans.read(program.path) != marked:
            raise Failure('redo does not lead to what was saved')
    with stage.step('it closes without a question'):
        key('ctrl+q')
        program.wait_end()


run(journey)
