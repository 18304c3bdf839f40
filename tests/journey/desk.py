# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What hands do around the article: the popover, the inspector, dialogs for files."""

import os
import re

import pyatspi

from program import key, press, settle, wait_for, walk, write, xdotool
from stage import Failure

ENTRIES = (pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY, pyatspi.ROLE_PASSWORD_TEXT)


def press_kind(program, name):
    """Press a button of the popover that shows what the selection can become."""
    press(program.need(name, pyatspi.ROLE_PUSH_BUTTON, within=program.need('Mark the selection as')))
    settle(0.2)


def find_field(program, label, within=None):
    """The control that a label stands for, or that bears its name."""
    for top in program.tops(within):
        for one in walk(top, only_showing=True):
            if one.getRole() != pyatspi.ROLE_LABEL:
                if one.name == label and one.getRole() in (*ENTRIES, pyatspi.ROLE_COMBO_BOX):
                    return one
                continue
            if one.name.replace('_', '') != label:
                continue
            for relation in one.getRelationSet():
                if relation.getRelationType() == pyatspi.RELATION_LABEL_FOR:
                    return relation.getTarget(0)
    return None


def need_field(program, label, within=None):
    return wait_for(lambda: find_field(program, label, within), f'the field « {label} »')


def fill(program, label, words, within=None):
    """Click into a field, replace what it holds, and confirm."""
    press(need_field(program, label, within))
    key('ctrl+a')
    write(words)
    key('Return')


def set_value(program, value):
    """Give the current date a value in the inspector, and see it read out."""
    fill(program, 'Value', value)
    year, month, day = value.split('-')
    wait_for(lambda: any(year in label and str(int(day)) in label and not re.search(r'\d-\d', label)
                         for label in program.labels()),
             f'« {value} » in words')


def is_saved(program):
    """The title says « saved », and nothing is being written."""
    return any(re.search(r'· saved( · no traces)?$', label) for label in program.labels(within=program.get_frame()))


def save(program):
    """Ctrl+S on a document that has a file asks nothing."""
    before = os.stat(program.path)
    program.raise_window()
    key('ctrl+s')

    def is_written():
        now = os.stat(program.path)
        return (now.st_mtime_ns, now.st_ino) != (before.st_mtime_ns, before.st_ino)

    wait_for(is_written, f'{program.path} to be written')
    wait_for(lambda: is_saved(program), 'the title to say « saved »')
    if program.find(role=pyatspi.ROLE_FILE_CHOOSER) or program.find(role=pyatspi.ROLE_ALERT):
        raise Failure('saving asked something')


def answer_file_dialog(program, path):
    """Type a whole path into the file dialog and confirm."""
    wait_for(lambda: program.find(role=pyatspi.ROLE_FILE_CHOOSER), 'the file dialog')
    settle(0.3)
    key('ctrl+a')
    write(path)
    settle(0.2)
    key('Return')
    wait_for(lambda: program.find(role=pyatspi.ROLE_FILE_CHOOSER) is None, 'the file dialog to close')


def choose_file(program, path):
    """The same in a dialog that opens a file: Ctrl+L asks for its path."""
    wait_for(lambda: program.find(role=pyatspi.ROLE_FILE_CHOOSER), 'the file dialog')
    settle(0.5)
    # GTK's dialog sends the key that confirms to an entry that it has taken away by then.
    with program.foreign_words('gtk_widget_event: assertion'):
        key('ctrl+l', pause=0.3)
        key('ctrl+a')
        write(path)
        settle(0.3)
        key('Return')
        wait_for(lambda: program.find(role=pyatspi.ROLE_FILE_CHOOSER) is None, 'the file dialog to close')


def save_as(program, path, by_key=True):
    """By key in the window in front; by its action where other windows lie around."""
    if by_key:
        program.raise_window()
        key('ctrl+shift+s')
    else:
        program.act('save-as')
    answer_file_dialog(program, path)
    wait_for(lambda: os.path.exists(path), f'{path} to be written')
    wait_for(lambda: is_saved(program), 'the title to say « saved »')


def move_aside(program, title):
    """Put a dialog where it hides neither words nor inspector."""
    window = wait_for(lambda: xdotool('search', '--onlyvisible', '--name', f'^{title}$'), f'the window « {title} »')
    xdotool('windowmove', '--sync', window.split()[0], 870, 60)
    settle(0.3)


def press_choice(program, combo, name):
    """Choose from a combo box as a hand does: open it, press the row."""
    press(combo)
    press(program.need(name, pyatspi.ROLE_MENU_ITEM))
    wait_for(lambda: combo.name == name, f'the choice « {name} »')


def describe_article(article, plan):
    """In the dialog for article and sections: the publication date, then each section from what is
    selected in the article beside it. Dates of sections are marks in the text."""
    program = article.program
    for words, value in sorted({section[2:] for section in plan.sections if section[2]}):
        article.drag_words(words)
        press_kind(program, 'Date')
        set_value(program, value)
    key('ctrl+i')
    dialog = program.need('Article and Sections', pyatspi.ROLE_DIALOG)
    move_aside(program, 'Article and Sections')
    fill(program, 'Published', plan.publication[1], within=dialog)
    press(program.need('Sections', pyatspi.ROLE_RADIO_BUTTON, within=dialog))
    for first, last, words, _ in plan.sections:
        program.raise_window()
        start, end = article.find(first)[0], article.find(last)[1]
        article.click(start)
        article.click(end - 1, shift=True, behind=True)
        wait_for(lambda: article.selection == (start, end), f'the selection {start}…{end}; it is {article.selection}')
        press(program.need('From the Selection', pyatspi.ROLE_PUSH_BUTTON, within=dialog))
        row = program.need(pattern='^Body: ' + re.escape(first[:20]), within=dialog)
        press(row)
        if words:
            combo = need_field(program, 'Published', within=dialog)
            press_choice(program, combo, next(
                one.name for one in walk(combo, only_showing=False)
                if one.getRole() == pyatspi.ROLE_MENU_ITEM and one.name.startswith(words)))
    key('Escape')
    wait_for(lambda: program.find('Article and Sections', pyatspi.ROLE_DIALOG) is None, 'the dialog to close')
