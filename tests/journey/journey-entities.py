#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of entities by keyboard alone: to it and back, rename, identifier, retype, merge, undo; and one
row dragged onto another by the pointer. What is saved at the end is what was done."""

import os
import xml.etree.ElementTree as ElementTree

import pyatspi

import desk
from article import Article
from program import Program, has_state, key, move_pointer, settle, wait_for, write, xdotool
from stage import SOURCE, Failure, run

NAMESPACE = '{urn:apostil:1}'


def read_entities(path):
    """Name → (type, identifier, other names) of the file."""
    found = {}
    for entity in ElementTree.parse(path).getroot().iter(NAMESPACE + 'entity'):
        found[entity.findtext(NAMESPACE + 'name')] = (
            entity.get('type'), entity.get('ref'), [alias.text for alias in entity.findall(NAMESPACE + 'alias')])
    return found


def count_mentions(path, name):
    root = ElementTree.parse(path).getroot()
    for entity in root.iter(NAMESPACE + 'entity'):
        if entity.findtext(NAMESPACE + 'name') == name:
            return sum(mention.get('entity') == entity.get('id') for mention in root.iter(NAMESPACE + 'mention'))
    return 0


def find_table(program):
    for one in program.windows():
        table = program.find('Entities', pyatspi.ROLE_TREE_TABLE, within=one) or \
            program.find('Entities', pyatspi.ROLE_TABLE, within=one)
        if table is not None:
            return table
    return None


def go_to_row(program, name):
    """Ctrl+F, a part of the name, Down: the row is chosen; then the filter goes again."""
    key('ctrl+f')
    key('ctrl+a')
    write(name)
    settle(0.4)
    key('Down')
    settle(0.2)
    wait_for(lambda: has_state(find_table(program), pyatspi.STATE_FOCUSED), 'the focus in the table')


def clear_filter(program):
    key('ctrl+f')
    key('Escape')
    key('Escape')
    settle(0.3)


def type_over(words):
    key('ctrl+a')
    write(words)
    key('Return')
    settle(0.2)


def find_row(program, name):
    """Where the name of an entity stands on the screen."""
    interface = find_table(program).queryTable()
    for row in range(interface.nRows):
        for column in range(interface.nColumns):
            cell = interface.getAccessibleAt(row, column)
            for one in (cell, *(cell.getChildAtIndex(i) for i in range(cell.childCount))):
                if one.name == name:
                    return one.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    raise Failure(f'no row is named « {name} »')


def drag_row(program, name, onto):
    """Press on one row, pull it over another in small steps, and let go."""
    start, end = find_row(program, name), find_row(program, onto)
    y, to_y = start.y + start.height / 2, end.y + end.height / 2
    move_pointer(start.x + 30, y)
    xdotool('mousedown', 1)
    for part in range(1, 13):
        move_pointer(start.x + 30 + part, y + (to_y - y) * part / 12)
        settle(0.04)
    settle(0.3)
    xdotool('mouseup', 1)
    settle(0.5)


def journey(stage):
    source = os.path.join(SOURCE, 'data/samples/barrage.fr.apostil')
    with open(source, 'rb') as file:
        path = stage.write('barrage.apostil', file.read())
    before = read_entities(path)
    with stage.step('Alt+2 shows the table, the focus is in it'):
        program = Program(stage, path)
        program.path = path
        article = Article(program)
        program.resize(1320, 860)
        program.raise_window()
        article.focus()
        key('alt+2')
        table = wait_for(lambda: find_table(program), 'the table')
        wait_for(lambda: has_state(find_table(program), pyatspi.STATE_FOCUSED), 'the focus in the table')
        if table.queryTable().nRows != len(before):
            raise Failure(f'{table.queryTable().nRows} rows for {len(before)} entities')
    with stage.step('what it says is spoken: names, types, numbers'):
        words = [one.name for one in (table.queryTable().getAccessibleAt(0, column)
                                      for column in range(table.queryTable().nColumns))]
        words += [child.name for column in range(table.queryTable().nColumns)
                  for child in table.queryTable().getAccessibleAt(0, column)]
        for expected in ('Hydroval', 'Organisation', '6'):
            if expected not in words:
                raise Failure(f'« {expected} » is not among {words}')
    with stage.step('F2 renames; the old name is kept among the others'):
        go_to_row(program, 'Daubrac')
        key('F2')
        type_over('Mme Daubrac')
        clear_filter(program)
        desk.save(program)
        if read_entities(path).get('Mme Daubrac') != ('person', None, ['Daubrac', 'Hélène Daubrac']):
            raise Failure(f'after the renaming: {read_entities(path)}')
    with stage.step('I gives an identifier in its short form'):
        go_to_row(program, 'Daubrac')
        key('i')
        type_over('wikidata:Q42')
        clear_filter(program)
        desk.save(program)
        if read_entities(path)['Mme Daubrac'][1] != 'https://www.wikidata.org/entity/Q42':
            raise Failure(f'after the identifier: {read_entities(path)}')
    with stage.step('nonsense for an identifier is refused, saying how they are written'):
        go_to_row(program, 'Belhadi')
        key('i')
        type_over('nobody')
        program.wait_label('is no identifier')
        clear_filter(program)
    with stage.step('E makes a place something else'):
        go_to_row(program, 'Forges')
        key('e')
        clear_filter(program)
        desk.save(program)
        if read_entities(path)['hameau des Forges'][0] != 'other':
            raise Failure(f'after the retyping: {read_entities(path)}')
    with stage.step('two rows are merged, and the name that stays is asked for'):
        mentions = count_mentions(path, 'Karim Belhadi') + count_mentions(path, 'Paul Ostermeier')
        go_to_row(program, 'e')
        clear_filter(program)
        go_to_row(program, 'Karim')
        clear_filter(program)
        key('shift+Down')
        settle(0.2)
        key('ctrl+m')
        program.need('Which name stays?', pyatspi.ROLE_LIST_BOX)
        key('Return')
        settle(0.3)
        desk.save(program)
        merged = read_entities(path)
        if len(merged) != len(before) - 1:
            raise Failure(f'after the merge there are {len(merged)} entities')
        if count_mentions(path, 'Karim Belhadi') != mentions:
            raise Failure(f'{count_mentions(path, "Karim Belhadi")} mentions after the merge, not {mentions}')
    with stage.step('one Ctrl+Z takes the merge back'):
        key('ctrl+z')
        desk.save(program)
        if len(read_entities(path)) != len(before):
            raise Failure(f'after undo there are {len(read_entities(path))} entities')
    with stage.step('a row that is dragged onto another becomes that one, and one Ctrl+Z takes it back'):
        mentions = count_mentions(path, 'Karim Belhadi') + count_mentions(path, 'Paul Ostermeier')
        drag_row(program, 'Paul Ostermeier', 'Karim Belhadi')
        program.wait_label('1 entity became “Karim Belhadi”')
        desk.save(program)
        dragged = read_entities(path)
        if 'Paul Ostermeier' in dragged or len(dragged) != len(before) - 1:
            raise Failure(f'after the drag there are {sorted(dragged)}')
        if count_mentions(path, 'Karim Belhadi') != mentions:
            raise Failure(f'{count_mentions(path, "Karim Belhadi")} mentions after the drag, not {mentions}')
        key('ctrl+z')
        desk.save(program)
        if 'Paul Ostermeier' not in read_entities(path):
            raise Failure('undo does not bring the dragged one back')
    with stage.step('Enter shows the mark in the article'):
        go_to_row(program, 'Ostermeier')
        key('Return')
        wait_for(article.has_focus, 'the focus in the article')
        article.wait_status('Person, Paul Ostermeier, 1 of 2')
    with stage.step('Escape leads back from the table'):
        key('alt+2')
        wait_for(lambda: has_state(find_table(program), pyatspi.STATE_FOCUSED), 'the focus in the table')
        key('Escape')
        wait_for(article.has_focus, 'the focus back in the article')


run(journey)
