#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start and the second: a tour of four steps, by keyboard alone, which is there once."""

import pyatspi

from article import Article
from program import Program, key, settle, wait_for
from stage import Failure, run

FIRST = 'Open an article, or try the sample.'


def said(program):
    """What a screen reader is told: the notification of the tour."""
    notification = program.find(role=pyatspi.ROLE_NOTIFICATION, within=program.find('Tour', pyatspi.ROLE_PANEL))
    return notification.name if notification is not None else None


def wait_step(program, pattern):
    wait_for(lambda: (said(program) or '').startswith(pattern), f'« {pattern} »; it is « {said(program)} »')


def journey(stage):
    # Kept in a file of this home, so that the next start finds it.
    kept = {'GSETTINGS_BACKEND': 'keyfile'}
    with stage.step('the first start shows the tour, and leaves the focus where it was'):
        program = Program(stage, environment=kept)
        program.raise_window()
        wait_step(program, FIRST)
    with stage.step('with the sample it goes on to marking'):
        key('alt+s')
        article = Article(program)
        wait_step(program, 'Select a few words')
        wait_for(article.has_focus, 'the focus in the article')
    with stage.step('the words can be marked meanwhile'):
        before = program.is_enabled('undo')
        article.select_words('Northquay', 2)
        key('o')
        wait_for(lambda: program.is_enabled('undo') and not before, 'a mark')
    with stage.step('Alt+X goes through the steps, and the last one ends it'):
        key('alt+x')
        wait_step(program, 'Dashed lines')
        key('alt+x')
        wait_step(program, 'All else is in this menu')
        key('alt+d')
        wait_for(lambda: program.find('Tour', pyatspi.ROLE_PANEL) is None, 'the tour to end')
        wait_for(article.has_focus, 'the focus in the article')
        program.kill()
    with stage.step('it does not come back'):
        program = Program(stage, environment=kept)
        program.need('Try the Sample', pyatspi.ROLE_PUSH_BUTTON)
        settle(1.5)
        if program.find('Tour', pyatspi.ROLE_PANEL) is not None:
            raise Failure('the tour is back')
        program.raise_window()
        key('ctrl+q')
        program.wait_end()
    with stage.step('nor does it come where nothing can be remembered'):
        program = Program(stage)
        program.need('Try the Sample', pyatspi.ROLE_PUSH_BUTTON)
        settle(1.5)
        if program.find('Tour', pyatspi.ROLE_PANEL) is not None:
            raise Failure('the tour is shown')
        program.raise_window()
        key('ctrl+q')
        program.wait_end()


run(journey)
