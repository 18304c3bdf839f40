#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Orca says while somebody goes through the marks: its own log of speech is read. Without the
package orca this is left out, saying so; no speech server is needed."""

import os
import re
import shutil
import subprocess

from gi.repository import Gio

import desk
import plan as plans
from article import Article
from program import Program, key, settle, wait_for, write
from stage import Failure, Skip, run


def start_orca(stage):
    log = stage.path('orca.log')
    orca = subprocess.Popen(['orca', '--replace', '--debug-file=' + log, '--enable=speech', '--disable=braille'],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            env={**stage.environment, 'GTK_MODULES': 'gail:atk-bridge'})
    wait_for(lambda: os.path.exists(log) and os.path.getsize(log) > 0, 'the log of Orca', 60)
    settle(3)
    return orca, log


def spoken(log):
    with open(log, encoding='utf-8', errors='replace') as file:
        return re.findall(r"SPEECH OUTPUT: '(.*?)'", file.read())


def wait_spoken(log, pattern, nudge='Shift_L'):
    """Until Orca says something like PATTERN. It writes its log in large pieces, so it gets something
    to write about now and then: the key NUDGE, by default one that does nothing by itself."""
    for _ in range(25):
        settle(1)
        if any(re.search(pattern, one) for one in spoken(log)):
            return
        key(nudge)
    raise Failure(f'Orca does not say « {pattern} »; it said last: {spoken(log)[-6:]}')


def journey(stage):
    if not shutil.which('orca'):
        raise Skip('orca is not installed (apt-get install orca)')
    plan, path = plans.choose(stage)
    orca, log = start_orca(stage)
    try:
        with stage.step('Orca reads the article'):
            program = Program(stage, path)
            article = Article(program)
            program.resize(1320, 860)
            program.raise_window()
            article.put_caret(0)
            article.focus()
            for _ in range(20):
                article.keys('Down')
                settle(1)
                if any(len(one) > 12 and one.strip() in article.text for one in spoken(log)):
                    break
            else:
                raise Failure(f'no line of the article was spoken: {spoken(log)[-6:]}')
        with stage.step('Orca says the current mark'):
            article.select_words(*plan.person)
            program.act('annotate', 'entity/person')
            program.act('annotate-all')
            program.act('annotate-all')
            article.put_caret(0)
            settle(1)
            before = len(spoken(log))
            # « Person, Ahmad Massoud, 3 of 9 », not faster than somebody listens
            for number in range(1, min(3, plan.occurrences) + 1):
                article.keys('Tab')
                wait_spoken(log, re.escape(f'Person, {plan.person[0]}, {number} of {plan.occurrences}'))
            titles = [one for one in spoken(log)[before:] if article.text[:40] in one]
            if titles:
                raise Failure(f'Orca says the title between the marks: {titles}')
        with stage.step('Orca says why something is suggested'):
            program.act('suggest', 'dates')
            settle(1)
            article.keys('F4')
            article.keys('F4')
            wait_spoken(log, r', suggested\. \w')
        with stage.step('Orca says what is wrong with a value'):
            article.select_words(plan.day[0])
            program.act('annotate', 'date')
            article.keys('Return')
            desk.press(desk.need_field(program, 'Value'))
            key('ctrl+a')
            write('perhaps')
            key('Return')
            wait_spoken(log, '“perhaps” is not a')
        with stage.step('Orca says each step of the tour at the first start'):
            program.act('save')
            program.kill()
            program = Program(stage, environment={'GSETTINGS_BACKEND': 'keyfile'})
            program.raise_window()
            wait_spoken(log, 'Open an article, or try the sample', 'Tab')
            program.act('open-sample')
            Article(program).focus()
            wait_spoken(log, 'Select a few words and press a key', 'Down')
            program.act('tour-next')
            wait_spoken(log, 'Dashed lines are only suggested', 'Down')
            key('Escape')
            wait_for(lambda: 'tour-next' not in program.actions(), 'the tour to end')
        with stage.step('Orca reads the help line by line'):
            if Gio.AppInfo.get_default_for_uri_scheme('help'):
                raise Skip('the desktop has a viewer for help')
            program.act('help', window=0)
            key('alt+Home')
            wait_spoken(log, 'Apostil shows one article and keeps', 'Down')
    finally:
        orca.kill()
        orca.wait()


run(journey)
