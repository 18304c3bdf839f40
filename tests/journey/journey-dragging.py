#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words are dragged to another program and from one: out of the article, into an empty window, and
nowhere when they are dropped on the article that they come from."""

import os
import re
import subprocess
import sys

import pyatspi

from article import Article
from program import Program, click, key, move_pointer, press, settle, wait_for, xdotool
from stage import Failure, run

TEXT = 'Quiet Harbour\n\nThe mayor, Anna Brandt, said on Tuesday that the harbour stays open.\n'
OTHER = 'Night Trains\n\nThe minister said that night trains come back next year.\n'
WORDS = 'Anna Brandt'


def window_at(name):
    """X, Y, width and height of a window of that title."""
    number = wait_for(lambda: xdotool('search', '--onlyvisible', '--name', f'^{name}$'), f'the window « {name} »')
    told = dict(line.split('=') for line in
                xdotool('getwindowgeometry', '--shell', number.split()[0]).splitlines())
    return tuple(int(told[part]) for part in ('X', 'Y', 'WIDTH', 'HEIGHT'))


def middle(half):
    """Of the upper (0) or lower half (1) of the neighbour."""
    x, y, width, height = window_at('Neighbour')
    return x + width / 2, y + height * (0.25 + 0.5 * half)


def carry(start, end):
    """Press at one point of the screen, pull, and let go at another."""
    move_pointer(*start)
    xdotool('mousedown', 1)
    settle(0.1)
    for part in (0.02, 0.1, 0.4, 0.8, 1.0, 1.0):
        move_pointer(start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
        settle(0.1)
    xdotool('mouseup', 1)
    settle(0.3)


def place(article, offset):
    x, y, width, height = article.character(offset)
    return x + width / 2, y + height / 2


def read(path):
    if not os.path.exists(path):
        return None
    with open(path, encoding='utf-8') as file:
        return file.read()


def journey(stage):
    taken = stage.path('taken')
    given = stage.write('given', OTHER)
    neighbour = subprocess.Popen([sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                                               'neighbour.py'), given, taken])
    try:
        with stage.step('two programs stand side by side'):
            program = Program(stage, stage.write('harbour.txt', TEXT))
            article = Article(program)
            program.resize(1040, 800)
            window_at('Neighbour')
        with stage.step('selected words are carried to the other program'):
            start, end = article.drag_words(WORDS)
            if program.find('Mark the selection as') is None:
                raise Failure('nothing was offered for the selected words')
            carry(place(article, start + 1), middle(1))
            told = wait_for(lambda: read(taken), 'the words in the other program')
            kinds, words = told.split('\n', 1)
            if words != WORDS:
                raise Failure(f'« {words} » came over')
            if not {'UTF8_STRING', 'text/plain', 'text/plain;charset=utf-8'} <= set(kinds.split()):
                raise Failure(f'they were offered as {kinds}')
        with stage.step('they stay selected, and are not offered for marking meanwhile'):
            if article.selection != (start, end):
                raise Failure(f'the selection is {article.selection}')
            if program.find('Mark the selection as') is not None:
                raise Failure('the popover came back')
        with stage.step('dropped on their own article they change nothing'):
            frames = len(program.windows())
            carry(place(article, start + 1), place(article, article.text.index('harbour stays')))
            settle(0.5)
            if article.text != TEXT or len(program.windows()) != frames:
                raise Failure('the words were taken for an article')
        with stage.step('Escape lets them go'):
            os.remove(taken)
            move_pointer(*place(article, start + 1))
            xdotool('mousedown', 1)
            for x, y in (place(article, start + 4), middle(0), middle(1)):
                move_pointer(x, y)
                settle(0.1)
            xdotool('key', 'Escape')  # key() would let the button go first
            settle(0.2)
            xdotool('mouseup', 1)
            settle(0.5)
            if read(taken) is not None:
                raise Failure('they were dropped all the same')
        with stage.step('a click on them takes the caret there'):
            click(*place(article, start + 1))
            wait_for(lambda: article.selection is None, 'the selection to go')
            wait_for(lambda: article.caret == start + 1, 'the caret in the words')
        with stage.step('the program ends in peace'):
            key('ctrl+q')
            program.wait_end()
        with stage.step('an article is dropped on an empty window'):
            # Without what the last session left, or it would go on with that.
            program = Program(stage, environment={'XDG_STATE_HOME': stage.path('fresh')})
            box = program.need('Try the Sample').queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            xdotool('windowraise', xdotool('search', '--onlyvisible', '--name', '^Neighbour$'))
            carry(middle(0), (box.x + box.width / 2, box.y - 100))
            article = Article(program)
            if article.text != OTHER:
                raise Failure(f'« {article.text} » was taken in')
        with stage.step('it is in no file: after a crash it is offered, without a mark in it'):
            settle(1.5)
            program.kill()
            program = Program(stage, environment={'XDG_STATE_HOME': stage.path('fresh')})
            program.wait_label(re.escape('Apostil stopped before these were saved.'))
            press(program.need('Open Again', pyatspi.ROLE_PUSH_BUTTON))
            if Article(program).text != OTHER:
                raise Failure('it is not what was dropped')
    finally:
        neighbour.kill()
        neighbour.wait()


run(journey)
