#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The preferences, by keyboard alone and as a screen reader sees them: what is chosen holds at once, and at
the next start."""

import os
import re
import shutil

import pyatspi

import desk
from article import Article
from program import Program, key, settle, wait_for, walk, write
from stage import SOURCE, Failure, run

def focused(dialog):
    dialog.clear_cache()
    return next((one for one in walk(dialog, only_showing=True)
                 if one.getState().contains(pyatspi.STATE_FOCUSED)), None)


def labels_of(accessible):
    return [relation.getTarget(0).name for relation in accessible.getRelationSet()
            if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY]


def open_preferences(program):
    program.raise_window()
    key('ctrl+comma')
    return program.need('Preferences', pyatspi.ROLE_DIALOG)


def is_on(program, label):
    return desk.need_field(program, label).getState().contains(pyatspi.STATE_CHECKED)


def journey(stage):
    path = stage.path('tram.apostil')
    shutil.copy(os.path.join(SOURCE, 'data/samples/tram.en.apostil'), path)
    # Kept in a file of this home, so that the next start finds them.
    kept = {'GSETTINGS_BACKEND': 'keyfile'}
    with stage.step('Ctrl+, opens the preferences'):
        program = Program(stage, path, environment=kept)
        program.path = path
        article = Article(program)
        dialog = open_preferences(program)
    with stage.step('Tab goes to every control, and each says what it is'):
        seen = []
        for _ in range(40):
            settle(0.1)
            one = focused(dialog)
            names = labels_of(one) if one is not None else []
            if names:
                if names[0] in seen:
                    break
                seen.append(names[0])
            key('Tab')
        # GTK 3 keeps to itself that a combo box has the focus.
        wanted = ['Text size', 'Line width', 'Notes in the margin', 'Dates', 'Claims', 'Names', 'Guesses, too',
                  'Your name', 'Open what was open', 'Forget everything']
        if seen != wanted:
            raise Failure(f'the focus went to {seen}')
    with stage.step('the size of the text and the width of its lines change at once'):
        before = article.character(0)[3]
        key('alt+s', 'ctrl+a')
        write('160')
        key('Tab')
        wait_for(lambda: article.character(0)[3] > before * 1.3, 'larger letters')
        key('alt+w', 'ctrl+a')
        write('40')
        key('Tab')
    with stage.step('so do the notes and the theme'):
        key('alt+m')
        wait_for(lambda: not is_on(program, 'Notes in the margin'), 'the notes to go')
        key('alt+t', 'Down', 'Down')
        settle(0.3)
    with stage.step('a name is written beside what is marked from now on'):
        key('alt+n')
        write('Nora Lindqvist')
        key('Escape')
        wait_for(lambda: program.find('Preferences', pyatspi.ROLE_DIALOG) is None, 'the dialog to close')
        article.select_words('rejecting')
        program.act('annotate', 'entity/other')
        desk.save(program)
        with open(path, encoding='utf-8') as file:
            if not re.search(r'by="Nora Lindqvist"', file.read()):
                raise Failure('the file does not say who marked')
    with stage.step('the next start has them all'):
        program.act_last('quit')
        program.wait_end()
        program = Program(stage, path, environment=kept)
        dialog = open_preferences(program)
        texts = [one.queryText().getText(0, -1) for one in walk(dialog, only_showing=True)
                 if one.getRole() == pyatspi.ROLE_SPIN_BUTTON]
        if texts != ['160 %', '40']:
            raise Failure(f'the fields hold {texts}')
        if is_on(program, 'Notes in the margin'):
            raise Failure('the notes are back')
        if desk.need_field(program, 'Theme').name != 'Dark':
            raise Failure('the theme is not dark')
    with stage.step('it closes'):
        key('Escape')
        program.raise_window()
        key('ctrl+q')
        program.wait_end()


run(journey)
