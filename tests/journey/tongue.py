# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in another language than English: opening, marking by keys, giving a date its value,
taking a suggestion, saving, and finding it all again. What the program should say is read from the
same catalogue that it reads."""

import gettext
import os
import shutil
import subprocess

import pyatspi

import desk
import plan as plans
from article import Article
from program import Program, key, settle, wait_for, write
from stage import Failure, Skip


class Tongue:
    """A language: its catalogue, and a locale of the C library for it."""

    def __init__(self, stage, tag, locale):
        self.stage = stage
        self.tag = tag
        catalogues = os.path.join(stage.build, 'po')
        self.catalogue = gettext.translation('apostil', catalogues, [tag])
        folder = stage.path('locale')
        self.environment = dict(LOCPATH=folder, LC_ALL=locale + '.UTF-8', LANGUAGE=tag, APOSTIL_LOCALEDIR=catalogues)
        if not shutil.which('localedef'):
            raise Skip('localedef is not installed (apt-get install locales)')
        os.makedirs(folder, exist_ok=True)
        subprocess.run(['localedef', '-i', locale, '-f', 'UTF-8', os.path.join(folder, locale + '.UTF-8')],
                       check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if not os.path.isdir(os.path.join(folder, locale + '.UTF-8')):
            raise Skip(f'localedef knows no {locale}')

    def say(self, text):
        """TEXT as the program says it, without the mark of its key."""
        said = self.catalogue.gettext(text)
        if said == text and self.tag != 'fr':
            raise Failure(f'« {text} » is not translated')
        return said.replace('_', '')

    def open(self, path):
        program = Program(self.stage, path, environment=self.environment)
        return program, Article(program, self.say('Article'))


def mark(article, words, letter, label):
    """Words become a mark by one key, and the status line says so."""
    article.select_words(words)
    article.keys(letter)
    wait_for(lambda: (article.status() or '').startswith(label),
             f'« {label} » in the status; it is « {article.status()} »')


def set_date(article, tongue, typed, told):
    """Into the form by Enter, to the field of the value by Tab, and back by F6."""
    program = article.program
    article.keys('Return')
    wait_for(lambda: not article.has_focus(), 'the focus in the inspector')
    value = desk.need_field(program, tongue.say('Value'))
    for _ in range(12):
        if value.getState().contains(pyatspi.STATE_FOCUSED):
            break
        key('Tab')
    else:
        raise Failure(f'Tab does not reach the field « {tongue.say("Value")} »')
    key('ctrl+a')
    write(typed)
    key('Return')
    wait_for(lambda: any(told in label for label in program.labels()), f'« {told} » under the field')
    for _ in range(8):
        if article.has_focus():
            break
        key('F6')
    wait_for(lambda: told in (article.status() or ''), f'« {told} » in the status; it is « {article.status()} »')


def accept(article, words):
    """The first suggestion is looked at and taken; in a language without data for suggestions, the other
    place where a name stands."""
    program = article.program
    if words is not None:
        article.put_caret(article.find(words)[0] + 1)
        article.keys('a')
        wait_for(lambda: not article.has_focus(), 'the review of the places')
        key('Return')
        wait_for(article.has_focus, 'the focus back in the article')
        return
    wait_for(lambda: program.is_enabled('next-suggestion'), 'suggestions', 30)
    article.keys('F4')
    wait_for(lambda: program.is_enabled('accept'), 'a suggestion')
    article.keys('y')


def count_marks(path):
    file = plans.Saved(path)
    return sum(len(file.all(name)) for name in ('mention', 'claim', 'date'))


def save(program, path):
    program.raise_window()
    key('ctrl+shift+s')
    desk.answer_file_dialog(program, path)
    wait_for(lambda: os.path.exists(path), f'{path} to be written')
    settle(0.5)


def travel(stage, tongue, path, person, claim, date, by_places=False):
    """The journey; DATE is (words, what is typed, what is told, value, calendar)."""
    saved = stage.path('marked.apostil')
    with stage.step('the article is there, and named in the language'):
        program, article = tongue.open(path)
        program.resize(1320, 900)
        program.raise_window()
        program.need(tongue.say('Claims'))
    with stage.step('a person, a claim and a date are marked by keys'):
        mark(article, person, 'p', tongue.say('Person'))
        mark(article, claim, 'c', tongue.say('Claim'))
        mark(article, date[0], 'd', tongue.say('Date'))
    with stage.step('the date gets its value, told in the language'):
        set_date(article, tongue, *date[1:3])
    with stage.step('a suggestion is accepted'):
        accept(article, person if by_places else None)
    with stage.step('the file says what was marked'):
        save(program, saved)
        plans.check_file(stage, saved)
        file = plans.Saved(saved)
        marked = count_marks(saved)
        if marked != 4:
            raise Failure(f'{marked} marks in the file, not 4')
        file.one('claim', claim)
        one = file.one('date', date[0])
        if (one.get('value'), one.get('calendar')) != date[3:]:
            raise Failure(f'the date has the value {one.get("value")} and the calendar {one.get("calendar")}')
        program.act_last('quit')
        program.wait_end()
    with stage.step('opened again, all is there'):
        program, article = tongue.open(saved)
        article.put_caret(article.find(date[0])[0] + 1)
        wait_for(lambda: date[2] in (article.status() or ''), f'« {date[2]} » in the status')
        program.act_last('quit')
        program.wait_end()
