#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A newsroom's own list of names: imported through the dialog, a broken one refused with its line, offered
for an entity of the same name, and forgotten again."""

import os
import xml.etree.ElementTree as ElementTree

import pyatspi

import desk
from article import Article
from program import Program, key, press, settle, wait_for, write
from stage import SOURCE, Failure, run

SPACE = '{urn:apostil:1}'
ADDRESS = 'https://www.wikidata.org/entity/Q7001'
GOOD = 'name,aliases,identifier,type\nHélène Daubrac,Mme Daubrac|Daubrac,wikidata:Q7001,person\nSorbiers,,,place\n'
BAD = 'name,aliases,identifier\nHélène Daubrac,,wikidata:Q7001\nKarim Belhadi,,not an address\n'


def import_list(program, dialog, path):
    press(program.need('Import a List…', pyatspi.ROLE_PUSH_BUTTON, within=dialog))
    desk.choose_file(program, path)


def read_address(path, name):
    for entity in ElementTree.parse(path).getroot().iter(SPACE + 'entity'):
        if entity.findtext(SPACE + 'name') == name:
            return entity.get('ref')
    return None


def journey(stage):
    good, bad = stage.write('newsroom.csv', GOOD), stage.write('broken.csv', BAD)
    with open(os.path.join(SOURCE, 'data/samples/barrage.fr.apostil'), 'rb') as file:
        path = stage.write('barrage.apostil', file.read())
    with stage.step('the dialog says that there is no list yet'):
        program = Program(stage, path)
        program.path = path
        program.resize(1320, 860)
        program.raise_window()
        article = Article(program)
        program.act('authorities', window=0)
        dialog = program.need('Authority Lists', pyatspi.ROLE_DIALOG)
    with stage.step('a list is imported, and its size told'):
        import_list(program, dialog, good)
        program.wait_label('^newsroom')
        program.wait_label('^2 entries$')
    with stage.step('a broken one is refused with its line, and the other stays'):
        import_list(program, dialog, bad)
        program.wait_label('broken.csv, line 3: ')
        if program.find(pattern='^broken$', within=dialog) is not None:
            raise Failure('the broken list is among the lists')
        key('Escape')
        wait_for(lambda: program.find('Authority Lists', pyatspi.ROLE_DIALOG) is None, 'the dialog to close')
    with stage.step('the table offers the entry of the same name; one undo takes it back'):
        article.focus()
        key('alt+2')
        settle(0.5)
        key('ctrl+f')
        write('Daubrac')
        settle(0.4)
        key('Down')
        settle(0.3)
        key('Menu')
        item = program.need(pattern='Q7001', role=pyatspi.ROLE_MENU_ITEM)
        press(item)
        desk.save(program)
        if read_address(path, 'Hélène Daubrac') != ADDRESS:
            raise Failure(f'the address is {read_address(path, "Hélène Daubrac")}')
        key('ctrl+z')
        desk.save(program)
        if read_address(path, 'Hélène Daubrac') is not None:
            raise Failure('undo leaves the address')
    with stage.step('a list is forgotten'):
        program.act('authorities', window=0)
        dialog = program.need('Authority Lists', pyatspi.ROLE_DIALOG)
        press(program.need('Forget the list “newsroom”', pyatspi.ROLE_PUSH_BUTTON, within=dialog))
        wait_for(lambda: not any(label == '2 entries' for label in program.labels()), 'the list to go')


run(journey)
