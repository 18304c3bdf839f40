#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is worth a second look, by keyboard alone and as a screen reader sees it: the button that counts,
the list, the way to the words, dismissing and undoing it, and the statistics."""

import os
import shutil

import pyatspi

import desk
from article import Article
from program import Program, key, press, wait_for
from stage import Failure, run

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../..')
WORDS = 'testing had stopped last week'
REASON = 'Nobody is named as the source of this claim.'


def counted(program):
    return program.find(pattern=r'things? worth a look$', role=pyatspi.ROLE_PUSH_BUTTON)


def rows(program):
    table = program.need('Worth a look', pyatspi.ROLE_TABLE)
    return [table.getChildAtIndex(index).name for index in range(1, table.childCount)]


def journey(stage):
    path = stage.path('tram.apostil')
    shutil.copy(os.path.join(SOURCE, 'data/samples/tram.en.apostil'), path)
    with stage.step('a button counts what was found'):
        program = Program(stage, path)
        program.path = path
        article = Article(program)
        program.raise_window()
        program.need('1 thing worth a look', pyatspi.ROLE_PUSH_BUTTON)
    with stage.step('F8 opens the list, Enter goes to the words'):
        article.focus()
        key('F8')
        wait_for(lambda: rows(program)[:1] == [f'{REASON}\nLine 5 · \u2068{WORDS}\u2069'], 'the row of the claim')
        key('Return')
        wait_for(lambda: article.caret == article.find(WORDS)[0], 'the caret at the claim')
        wait_for(article.has_focus, 'the focus back in the article')
        article.wait_status(f'Claim, {WORDS}, 2 of 13')
    with stage.step('the inspector says it, too'):
        program.wait_label(REASON)
    with stage.step('Delete dismisses it, and one undo brings it back'):
        key('F8')
        program.need('Worth a look', pyatspi.ROLE_TABLE)
        key('Delete')
        program.wait_label('Nothing that the checks would look at twice')
        key('Escape')
        wait_for(lambda: counted(program) is None, 'the button to go')
        article.focus()
        key('ctrl+z')
        program.need('1 thing worth a look', pyatspi.ROLE_PUSH_BUTTON)
    with stage.step('what was dismissed stays so in the file'):
        key('ctrl+shift+z')
        wait_for(lambda: counted(program) is None, 'the button to go')
        desk.save(program)
        with open(path, encoding='utf-8') as file:
            if '<review:dismissed' not in file.read():
                raise Failure('the file does not say what was dismissed')
        key('F8')
        press(program.need('Bring Back 1 Dismissed', pyatspi.ROLE_PUSH_BUTTON))
        program.need('1 thing worth a look', pyatspi.ROLE_PUSH_BUTTON)
        key('Escape')
    with stage.step('the statistics open from the menu and close with Escape'):
        article.focus()
        key('F10')
        program.need('Statistics…')
        key('alt+c')
        program.need('Marks by kind')
        program.wait_label(r'^\d+ words, \d+ % of them in marks')
        key('Escape')
        wait_for(lambda: program.find('Marks by kind') is None, 'the statistics to close')
    with stage.step('it closes'):
        desk.save(program)
        key('ctrl+q')
        program.wait_end()


run(journey)
