#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scheme of one's own, by keyboard: « news » is copied, gets a kind with a type and a key that was
taken at first, and is saved; the article gets it, is marked with it, saved and opened again. A part in
use is asked about before it goes. Schemes are taken from a file of brat and written to one of ours."""

import os
import xml.etree.ElementTree as ElementTree

import pyatspi

import desk
from article import Article
from program import Program, key, press, settle, wait_for, write
from stage import Failure, run

SCHEME = '{urn:apostil:scheme:1}'
SPACE = '{urn:apostil:1}'
# Kept from one run of the program to the next.
SETTINGS = {'GSETTINGS_BACKEND': 'keyfile'}
BRAT = '[entities]\nPerson\n\tWitness\nDam\n[relations]\nOwns Arg1:Person, Arg2:%s\n'
TEXT = 'Le barrage de Sorbiers\n\nLe barrage a cédé dimanche. Hélène Daubrac a parlé.\n'


def focused(program, role):
    for top in program.windows():
        for accessible in program_walk(top):
            if accessible.getState().contains(pyatspi.STATE_FOCUSED) and accessible.getRole() == role:
                return accessible
    return None


def program_walk(accessible):
    yield accessible
    for index in range(min(accessible.childCount, 200)):
        child = accessible.getChildAtIndex(index)
        if child is not None:
            yield from program_walk(child)


def add_part(program, mnemonic):
    """By the menu of the button, which Tab reaches from the outline."""
    key('Tab', pause=0.2)
    key('space', pause=0.4)
    key(mnemonic, pause=0.3)


def journey(stage):
    path = stage.write('barrage.txt', TEXT)
    schemes = os.path.join(stage.environment['XDG_DATA_HOME'], 'apostil', 'schemes')
    with stage.step('the schemes are listed, the built-in one cannot be edited'):
        program = Program(stage, path, environment=SETTINGS)
        program.resize(1320, 860)
        program.raise_window()
        article = Article(program)
        program.act('schemes', window=0)
        dialog = program.need('Schemes', pyatspi.ROLE_DIALOG)
        program.need(pattern='^News article, .*built in', within=dialog)
        edit = program.need('Edit…', pyatspi.ROLE_PUSH_BUTTON, within=dialog)
        if edit.getState().contains(pyatspi.STATE_SENSITIVE):
            raise Failure('the built-in scheme can be edited')
    with stage.step('a copy of it gets a kind'):
        key('alt+d', pause=0.5)
        program.need(pattern='^Scheme “News article', role=pyatspi.ROLE_FRAME)
        wait_for(lambda: focused(program, pyatspi.ROLE_TREE_TABLE) is not None or
                 focused(program, pyatspi.ROLE_TABLE_CELL) is not None, 'the outline to have the focus')
        add_part(program, 'k')
        write('Plan')
    with stage.step('a key that is taken is refused, in words, and another one offered'):
        key('Tab', 'Tab', pause=0.2)
        write('p')
        program.wait_label('^P is the key of “Person”')
        program.wait_label('^“Plan”: ')
        key('BackSpace')
        write('a')
        program.wait_label('^A marks all occurrences in every article')
        key('BackSpace')
        write('g')
        program.wait_label('^No other mark has G')
    with stage.step('it gets a type'):
        outline = program.need('Parts of the scheme')
        outline.queryComponent().grabFocus()
        settle(0.2)
        add_part(program, 't')
        write('Peace plan')
        key('ctrl+z', pause=0.2)
        key('ctrl+shift+z', pause=0.2)
        program.wait_label('^not saved$')
    with stage.step('it is saved whole'):
        key('ctrl+s')
        written = os.path.join(schemes, 'news-2.xml')
        wait_for(lambda: os.path.exists(written), 'the file')
        root = ElementTree.parse(written).getroot()
        kind = root.find(f'{SCHEME}kind[@id="plan"]')
        if kind is None or kind.get('key') != 'G':
            raise Failure('the kind is not in the file')
        if kind.find(f'{SCHEME}type[@id="peace-plan"]') is None:
            raise Failure('the type is not in the file')
        program.wait_label('^saved$')
        key('alt+F4', pause=0.5)
    with stage.step('the article gets it, and it is the one for new articles'):
        program.need(pattern=r'^News article \(copy\), 4 kinds', within=dialog)
        key('alt+n', pause=0.3)
        program.need(pattern=r'^News article \(copy\), .*for new articles', within=dialog)
        key('alt+u', pause=0.3)
        program.need(pattern=r'^News article \(copy\), .*in this article', within=dialog)
        key('Escape', pause=0.3)
    with stage.step('the new kind marks'):
        article.focus()
        article.select_words('barrage', 2)
        key('g', pause=0.4)
        key('ctrl+z', pause=0.3)
        key('ctrl+shift+z', pause=0.3)
        saved = stage.path('barrage.apostil')
        desk.save_as(program, saved)
    with stage.step('the file has the scheme inside, and is read again'):
        root = ElementTree.parse(saved).getroot()
        mark = root.find(f'.//{SPACE}mark')
        if root.get('scheme') != 'news-2' or mark is None or mark.get('kind') != 'plan':
            raise Failure('the mark of the new kind is not in the file')
        if root.find(f'.//{SCHEME}kind[@id="plan"]') is None:
            raise Failure('the scheme is not in the file')
        key('ctrl+w')
        program.wait_end()
        program = Program(stage, saved)
        program.need(pattern='^Plan', seconds=10)
        key('ctrl+w')
        program.wait_end()
    with stage.step('a new article has it, too'):
        program = Program(stage, stage.write('other.txt', TEXT), environment=SETTINGS)
        article = Article(program)
        article.focus()
        article.select_words('barrage', 2)
        key('g', pause=0.4)
        program.need(pattern='^Plan', seconds=10)
    with stage.step('what is in use is asked about before it is removed'):
        program.act('schemes', window=0)
        dialog = program.need('Schemes', pyatspi.ROLE_DIALOG)
        press(program.need(pattern=r'^News article \(copy\)', within=dialog))
        key('alt+e', pause=0.5)
        editor = program.need(pattern='^Scheme “News article', role=pyatspi.ROLE_FRAME)
        wait_for(lambda: focused(program, pyatspi.ROLE_TREE_TABLE) is not None or
                 focused(program, pyatspi.ROLE_TABLE_CELL) is not None, 'the outline to have the focus')
        key('Down', 'Down', 'Down', 'Down', 'Delete', pause=0.3)
        program.wait_label('^Remove “Plan”, which is in use\\?$')
        program.wait_label('has it: 1 mark\\.')
        key('Escape', pause=0.3)
        key('Delete', 'alt+r', pause=0.4)
        program.wait_label('^not saved$')
        key('ctrl+z', pause=0.3)
        program.wait_label('^saved$')
        key('alt+F4', pause=0.5)
    with stage.step('a file of brat with a mistake is told with its line'):
        key('alt+i', pause=0.5)
        desk.choose_file(program, stage.write('wrong.conf', BRAT % 'Lake'))
        program.wait_label('^wrong.conf:6: “Lake” is not a type of this file')
    with stage.step('a right one becomes a scheme'):
        key('alt+i', pause=0.5)
        desk.choose_file(program, stage.write('annotation.conf', BRAT % 'Dam'))
        program.need(pattern='^From brat, 2 kinds', within=dialog)
        if program.find(pattern='^wrong.conf', within=dialog) is not None:
            raise Failure('the old mistake is still told')
    with stage.step('it is exported, and a file of ours is imported'):
        exported = stage.path('exported.xml')
        key('alt+x', pause=0.5)
        desk.answer_file_dialog(program, exported)
        wait_for(lambda: os.path.exists(exported), 'the exported file')
        root = ElementTree.parse(exported).getroot()
        if root.find(f'{SCHEME}kind[@id="Person"]/{SCHEME}type[@id="Witness"]') is None:
            raise Failure('the type is not in the exported file')
        key('alt+i', pause=0.5)
        desk.choose_file(program, exported)
        wait_for(lambda: os.path.exists(os.path.join(schemes, 'brat-2.xml')), 'the copy')
        if not os.path.exists(os.path.join(schemes, 'brat.xml')):
            raise Failure('the first one is gone')


run(journey)
