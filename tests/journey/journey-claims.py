#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of claims by keyboard alone, heard as a screen reader hears it: rows as sentences, a
verdict by its number, a verdict with reasons, evidence, a relation; each is one step to undo, and
the current mark is the same here and in the article."""

import os
import shutil
import xml.etree.ElementTree as ElementTree

import pyatspi

import desk
from article import Article
from program import Program, key, settle, wait_for, walk, write
from stage import SOURCE, Failure, run

SPACE = '{urn:apostil:1}'


def find_list(program):
    for top in program.windows():
        for one in walk(top, only_showing=True):
            if one.name == 'Claims' and one.getRole() in (pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE):
                return one
    return None


class Ledger:
    """The rows of the view, and the hand on them."""

    def __init__(self, program, path):
        self.program = program
        self.path = path

    def rows(self):
        table = wait_for(lambda: find_list(self.program), 'the list of claims')
        interface = table.queryTable()
        return [interface.getAccessibleAt(row, 0) for row in range(interface.nRows)]

    def sentences(self):
        return [row.name for row in self.rows()]

    def selected(self):
        for row in self.rows():
            if row.getState().contains(pyatspi.STATE_SELECTED):
                return row.name
        return None

    def go_to(self, words):
        """Arrow keys to the row that says WORDS."""
        key('Home')
        for _ in range(60):
            if words in (self.selected() or ''):
                return
            key('Down', pause=0.04)
        raise Failure(f'no row says « {words} »: {self.sentences()}')

    def claim(self, words):
        """The claim with WORDS as the file has it."""
        desk.save(self.program)
        root = ElementTree.parse(self.path).getroot()
        for claim in root.iter(SPACE + 'claim'):
            if any(words in (span.text or '') for span in claim.findall(SPACE + 'span')):
                return claim
        raise Failure(f'no claim has the words « {words} »')

    def relations(self):
        desk.save(self.program)
        return len(list(ElementTree.parse(self.path).getroot().iter(SPACE + 'relation')))

    def undo(self):
        key('ctrl+z')
        settle(0.2)


def set_verdict(ledger, words):
    ledger.go_to(words)
    key('4')
    wait_for(lambda: 'Disputed' in (ledger.selected() or ''), 'the verdict in the row')
    verdict = ledger.claim(words).find(SPACE + 'verdict')
    if verdict is None or verdict.get('value') != 'disputed':
        raise Failure('the file does not have the verdict')
    ledger.undo()
    wait_for(lambda: 'Unchecked' in (ledger.selected() or ''), 'the row after undo')


def reason(ledger, words):
    ledger.go_to(words)
    key('v')
    settle(0.5)
    key('Tab')
    write('The log says otherwise.')
    key('ctrl+Return')
    settle(0.4)
    verdict = ledger.claim(words).find(SPACE + 'verdict')
    if verdict is None or verdict.text != 'The log says otherwise.':
        raise Failure('the file does not have the reasoning')
    ledger.undo()
    verdict = ledger.claim(words).find(SPACE + 'verdict')
    if verdict is not None and verdict.text:
        raise Failure('one undo does not take the reasoning away')


def add_evidence(ledger, words):
    before = len(ledger.claim(words).findall(SPACE + 'evidence'))
    ledger.go_to(words)
    key('e')
    settle(0.5)
    write('The minutes of the meeting')
    key('Return')
    settle(0.4)
    if len(ledger.claim(words).findall(SPACE + 'evidence')) != before + 1:
        raise Failure('the file does not have the evidence')
    if '1 piece of evidence' not in (ledger.selected() or ''):
        raise Failure(f'the row does not say so: {ledger.selected()}')
    ledger.undo()
    if len(ledger.claim(words).findall(SPACE + 'evidence')) != before:
        raise Failure('one undo does not take the evidence away')


def relate(ledger, words, others):
    before = ledger.relations()
    ledger.go_to(words)
    key('x')
    ledger.program.need('Click the other claim, or go to it and press Enter.')
    ledger.go_to(others)
    key('Return')
    settle(0.4)
    if ledger.relations() != before + 1:
        raise Failure('the two are not related')
    ledger.undo()
    if ledger.relations() != before:
        raise Failure('one undo does not take the relation away')


def look(ledger):
    n = len(ledger.rows())
    key('ctrl+f')
    write('capteurs')
    wait_for(lambda: 0 < len(ledger.rows()) < n, 'the filter')
    key('Return')
    settle(0.2)
    if ledger.selected() is None:
        raise Failure('Enter in the filter does not lead to a row')
    key('ctrl+f')
    key('Escape')
    wait_for(lambda: len(ledger.rows()) == n, 'all rows after Escape')
    key('g')
    wait_for(lambda: any(row.startswith('Unchecked') for row in ledger.sentences()), 'groups by verdict')
    key('g', 'g', 'g')
    wait_for(lambda: len(ledger.rows()) == n, 'groups by claimant again')


def follow(ledger, words, others):
    ledger.go_to(words)
    key('Return')
    article = Article(ledger.program)
    wait_for(article.has_focus, 'the focus in the article')
    wait_for(lambda: words in article.text[article.caret:article.caret + 200],
             f'the caret at « {words} »; it is at {article.caret}')
    article.put_caret(article.find(others)[0] + 1)
    key('alt+3')
    wait_for(lambda: others in (ledger.selected() or ''), f'« {others} » selected; it is {ledger.selected()}')


def journey(stage):
    path = stage.path('barrage.apostil')
    shutil.copy(os.path.join(SOURCE, 'data/samples/barrage.fr.apostil'), path)
    first, second = 'ne présente aucun danger', 'ces aveux arrivent trop tard'
    with stage.step('Alt+3 shows the claims, and each row is a sentence'):
        program = Program(stage, path)
        program.path = path
        ledger = Ledger(program, path)
        program.resize(1320, 860)
        program.raise_window()
        Article(program)
        key('alt+3')
        wait_for(lambda: find_list(program), 'the list of claims')
        rows = ledger.sentences()
        if not any(row.startswith('un ingénieur d’Hydroval, unnamed, 2 claims') for row in rows):
            raise Failure(f'no row says who is unnamed: {rows}')
        if not any('contradicted by 2' in row and 'False' in row for row in rows):
            raise Failure(f'no row says what is contradicted: {rows}')
    with stage.step('a number is a verdict, and one undo takes it back'):
        set_verdict(ledger, first)
    with stage.step('V gives a verdict with its reasons, in one step'):
        reason(ledger, first)
    with stage.step('E adds evidence, in one step'):
        add_evidence(ledger, first)
    with stage.step('X relates it to another claim, in one step'):
        relate(ledger, first, second)
    with stage.step('filter and groups'):
        look(ledger)
    with stage.step('Enter goes to the article, and its current mark is selected here'):
        follow(ledger, second, 'trois capteurs sur huit')


run(journey)
