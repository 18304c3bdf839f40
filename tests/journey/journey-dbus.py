#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every action over D-Bus: it answers, it does what it says on a document, and parameters of a wrong
type, unknown values and actions that do not exist harm nothing."""

import pyatspi
from gi.repository import GLib

import desk
import plan as plans
from article import Article
from program import Program, key, settle, wait_for
from stage import Failure, run

# What the design page promises to other tools; later issues add to it.
PROMISED = {'open', 'save', 'save-as', 'export', 'print', 'close', 'undo', 'redo', 'find', 'find-next', 'find-previous',
            'annotate', 'annotate-all', 'delete', 'edit', 'add-fragment', 'set', 'relate', 'extend', 'next',
            'previous', 'outward', 'inward', 'show', 'suggest', 'accept', 'reject', 'alternative',
            'next-suggestion'}
PROMISED_APP = {'new-window', 'quit', 'shortcuts', 'about'}
WITH_STRING = {'annotate', 'set', 'relate', 'extend', 'show', 'suggest'}

# Those that open a dialog or end the program are tried apart.
APART = {'open', 'save-as', 'export', 'print', 'close', 'reload', 'article', 'menu', 'open-sample',
         'paste', 'overwrite', 'statistics', 'save-picture', 'save-claim-map'}

WRONG = (GLib.Variant('i', 7), GLib.Variant('as', ['entity/person']), GLib.Variant('b', True))


def mark_all_kinds(program, article, plan):
    for target in ('entity/person', 'entity/organisation', 'entity/place', 'entity/other', 'claim', 'date'):
        before = len(article.attributes(article.find(plan.second)[0])[0])
        article.select_words(plan.second)
        program.act('annotate', target)
        if len(article.attributes(article.find(plan.second)[0])[0]) == 0:
            raise Failure(f'annotate {target} marked nothing ({before} attributes before)')
        wait_for(lambda: program.is_enabled('undo'), 'undo to be possible')
        program.act('undo')
    if program.is_enabled('undo'):
        raise Failure('more was done than undone')


def work(program, article, plan):
    article.select_words(plan.first)
    program.act('annotate', 'claim')
    end = article.find(plan.first)[1]
    for role, words in (('source', plan.source[0]), ('cue', plan.cue)):
        article.select(*article.find_behind(words, end))
        program.act('set', role)
    article.select_words(plan.fragment)
    program.act('add-fragment')
    for words in (plan.denied, plan.said):
        article.select_words(words)
        program.act('annotate', 'claim')
    program.act('relate', 'contradicts')
    article.put_caret(article.find(plan.denied)[0] + 2)
    program.act('relate', 'contradicts')
    article.select_words(*plan.person)
    program.act('annotate', 'entity/person')
    program.act('annotate-all')
    program.act('annotate-all')
    article.put_caret(0)
    article.put_caret(article.find(plan.person[0])[0] + 1)
    article.wait_status(f'Person, {plan.person[0]}, 1 of {plan.occurrences}')
    for name, how in (('extend', 'end-right'), ('extend', 'end-left'), ('next', None), ('previous', None)):
        program.act(name, how)
    program.act('save')
    wait_for(lambda: desk.is_saved(program), 'the title to say « saved »')
    saved = plans.Saved(program.path)
    first = saved.one('claim', plan.first)
    found = (saved.words(first, 'source'), saved.words(first, 'cue'), saved.words(first)[1:])
    if found != ([plan.source[0]], [plan.cue], [plan.fragment]):
        raise Failure(f'source, cue and fragment in the file are {found}')
    if [one.get('type') for one in saved.all('relation')] != ['contradicts']:
        raise Failure('the file has no contradiction')
    plans.check_file(program.stage, program.path)


def ask(program, name, parameter=None):
    """What the bus itself refuses is as good as an action that does nothing."""
    try:
        program.act(name, parameter)
    except GLib.Error as error:
        if 'InvalidArgs' not in error.message and 'UnknownMethod' not in error.message:
            raise


def try_everything(program, article, plan):
    """Each action on nothing, on a mark, on a selection; then with senseless parameters."""
    places = [lambda: article.put_caret(0), lambda: article.put_caret(article.find(*plan.person)[0] + 2),
              lambda: article.select_words(plan.second)]
    for name, (_, kind, state) in sorted(program.actions().items()):
        if name in APART:
            continue
        for place in places:
            place()
            values = ('', 'nonsense', 'entity/', '/', 'entity/nonsense', 'x' * 10000, 'claim', '\u202eabc')
            for value in values if kind else (None,):
                ask(program, name, value)
            for wrong in WRONG:
                ask(program, name, wrong)
        program.check_alive()
    for name in ('', 'nonsense', 'win.undo'):
        ask(program, name)
    program.check_alive()


def try_dialog(program, name, role):
    program.act(name)
    wait_for(lambda: any(one.getRole() == role for one in program.windows()), f'the dialog of {name}')
    settle(0.4)
    key('Escape')
    wait_for(lambda: not any(one.getRole() == role for one in program.windows()), f'the end of {name}')


def try_dialogs(program):
    for name in ('open', 'save-as', 'export'):
        try_dialog(program, name, pyatspi.ROLE_FILE_CHOOSER)
    for name in ('article', 'statistics'):
        try_dialog(program, name, pyatspi.ROLE_DIALOG)
    program.check_quiet()
    # GTK's own dialog looks for printers, and asks its notebook for pages that it has taken out.
    with program.foreign_words('Couldn.t connect to D-Bus system bus', 'gtk_notebook_get_tab_label: assertion'):
        try_dialog(program, 'print', pyatspi.ROLE_DIALOG)
    program.check_quiet()
    for name in ('shortcuts', 'about'):
        before = len(program.windows())
        program.act(name, window=0)
        wait_for(lambda: len(program.windows()) > before, f'the window of {name}')
        settle(0.4)
        key('Escape')
        wait_for(lambda: len(program.windows()) == before, f'the end of {name}')


def journey(stage):
    plan, path = plans.choose(stage)
    program = Program(stage, path)
    program.path = stage.path('article.apostil')
    article = Article(program)
    program.resize(1320, 860)
    with stage.step('all actions are there, with a string or without'):
        actions = program.actions()
        if PROMISED - set(actions) or PROMISED_APP - set(program.actions(0)):
            raise Failure(f'missing: {PROMISED - set(actions)} {PROMISED_APP - set(program.actions(0))}')
        for name, (_, kind, _) in actions.items():
            if (kind == 's') != (name in WITH_STRING) and name in PROMISED:
                raise Failure(f'{name} takes « {kind} »')
    with stage.step('each kind can be put on the selection, and undone'):
        mark_all_kinds(program, article, plan)
    with stage.step('the main job by actions alone'):
        desk.save_as(program, program.path)
        work(program, article, plan)
    with stage.step('senseless requests harm nothing'):
        try_everything(program, article, plan)
    with stage.step('dialogs open and close'):
        try_dialogs(program)
    with stage.step('a second window, and closing it'):
        program.act('new-window', window=0)
        wait_for(lambda: program.actions(2), 'the actions of the second window')
        program.act('open-sample', window=2)
        program.act_last('close', window=2)
    with stage.step('saving still works after all of this'):
        wait_for(lambda: program.is_enabled('save'), 'save to be possible')
        program.act('save')
        wait_for(lambda: desk.is_saved(program), 'the title to say « saved »')
        plans.check_file(stage, program.path)
    with stage.step('quitting'):
        program.act_last('quit')
        program.wait_end()


run(journey)
