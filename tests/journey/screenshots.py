#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""screenshots.py BUILD-DIRECTORY DIRECTORY [NAME…]: pictures of the real window in every state that
should be looked at after a change to it. Not a test: the judge is the eye."""

import hashlib
import html
import os
import random
import re
import subprocess
import sys

import gi

import desk
from article import Article
from program import Program, find_article, key, settle, wait_for, write, xdotool
from stage import SOURCE, run

gi.require_version('Gdk', '3.0')
from gi.repository import Gdk  # noqa: E402

SIZE = (1320, 860)

RTL = '''گزارش میدانی از سیل دره‌ی سپیدرود

منتشر شده در ۱۴۰۴/۱۲/۲۳

مریم کاویانی، استاندار گیلان، روز شنبه گفت: «سد سپیدرود هیچ خطر فوری ندارد» و از مردم خواست آرام بمانند. او در نشست خبری با Reuters افزود که حسگرها چیزی غیرعادی ثبت نکرده‌اند.

بهروز ناصری، سخن‌گوی ساکنان دره، این گفته را رد کرد: «سه حسگر از هشت حسگر آن شب خاموش بودند». به گفته‌ی او شرکت HydroVal از پاییز خبر داشت.
'''


class Camera:
    def __init__(self, stage, directory, names):
        self.stage = stage
        self.directory = directory
        self.names = names
        os.makedirs(directory, exist_ok=True)
        self.samples = os.path.join(SOURCE, 'data/samples')
        # A title bar as on a desktop that has a font and icons.
        stage.environment['LOCPATH'] = self._make_locales()

    def _make_locales(self):
        path = self.stage.path('locale')
        os.makedirs(path, exist_ok=True)
        for name in ('fr_FR', 'fa_IR'):
            subprocess.run(['localedef', '-i', name, '-f', 'UTF-8', os.path.join(path, name + '.UTF-8')],
                           check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return path

    def sample(self, name):
        return os.path.join(self.samples, name)

    def shoot(self, program, name):
        settle(0.8)
        words = xdotool('getwindowgeometry', '--shell', program.window_id())
        place = dict(line.split('=') for line in words.splitlines())
        root = Gdk.get_default_root_window()
        x, y = max(0, int(place['X'])), max(0, int(place['Y']))
        picture = Gdk.pixbuf_get_from_window(root, x, y, min(int(place['WIDTH']), root.get_width() - x),
                                             min(int(place['HEIGHT']), root.get_height() - y))
        picture.savev(os.path.join(self.directory, name + '.png'), 'png', [], [])

    def picture(self, name, path=None, size=SIZE, prepare=None, screen=False, **environment):
        if self.names and name not in self.names:
            return
        with self.stage.step(name):
            program = Program(self.stage, *([path] if path else []), environment=environment)
            article = Article(program) if path else None
            program.resize(*size)
            if article:
                settle(0.3)
            if prepare:
                prepare(program, article)
            xdotool('mousemove', 1399, 999)
            if screen:
                settle(1)
                from stage import take_picture
                take_picture(os.path.join(self.directory, name + '.png'))
            else:
                self.shoot(program, name)
            program.kill()


def dense(stage):
    """Many marks over and in each other, as three annotators would leave them."""
    random.seed(7)
    text = ('Le ministre de l’Intérieur, Paul Ostermeier, a déclaré dimanche que « les forces de l’ordre ont '
            'repris trois districts de la province », selon une dépêche de Reuters publiée à Kaboul.\n\n'
            'Son porte-parole a précisé lundi matin que la maire de Sorbiers, Hélène Daubrac, avait affirmé '
            'vendredi dernier que l’évacuation de la vallée « n’est pas à l’ordre du jour ».\n') * 3
    words = []
    at = 0
    for word in text.replace('\n', ' ').split(' '):
        if word:
            words.append((at, at + len(word)))
        at += len(word) + 1
    kinds = []
    for index in range(150):
        first = random.randrange(len(words) - 13)
        start = words[first][0]
        kind = random.choice(['mention', 'mention', 'date', 'claim'])
        last = first + (random.randrange(4, 12) if kind == 'claim' else random.randrange(0, 3))
        end = words[last][1]
        kinds.append((start, end, kind, index))
    kinds.sort()
    lines = ['<?xml version="1.0" encoding="UTF-8"?>',
             '<apostil xmlns="urn:apostil:1" version="1.0" scheme="news" offsets="code-points" '
             'id="3f0c1a52-0000-4000-8000-000000000001">',
             ' <article xml:lang="fr" sha256="%s">' % hashlib.sha256(text.encode()).hexdigest(),
             f'  <title>Dense</title><text xml:space="preserve">{text}</text></article>',
             ' <entities>',
             *[f'  <entity id="e{n}" type="{kind}"><name>{kind} {n}</name></entity>'
               for n, kind in enumerate(['person', 'organisation', 'place', 'other'])],
             ' </entities>', ' <annotations>']
    for start, end, kind, index in kinds:
        span = f'<span start="{start}" end="{end}">{text[start:end]}</span>'
        if kind == 'mention':
            lines.append(f'<mention id="m{index}" entity="e{index % 4}" form="named">{span}</mention>')
        elif kind == 'date':
            lines.append(f'<date id="d{index}" type="DATE" value="2021-08-{index % 28 + 1:02}">{span}</date>')
        else:
            lines.append(f'<claim id="c{index}" claimant="e{index % 2}">{span}</claim>')
    lines += [' </annotations>', '</apostil>', '']
    return stage.write('dense.apostil', '\n'.join(lines))


def mirrored(stage):
    """The interface from right to left, also where GTK's own Persian, which says so, is not installed."""
    source = stage.write('mirrored.c', '#include <gtk/gtk.h>\nvoid gtk_module_init (void);\nvoid gtk_module_init (void)\n'
                         '{ gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL); }\n')
    library = stage.path('libmirrored.so')
    flags = subprocess.run(['pkg-config', '--cflags', '--libs', 'gtk+-3.0'], check=True, stdout=subprocess.PIPE,
                           universal_newlines=True).stdout.split()
    subprocess.run(['cc', '-shared', '-fPIC', '-o', library, source, *flags], check=True)
    return {'GTK_MODULES': library}


def on(words, number=1):
    """Make the mark at WORDS the current one."""
    def prepare(program, article):
        article.click_words(words, number)
    return prepare


def mark_persian(program, article):
    for words, kind in (('مریم کاویانی', 'entity/person'), ('گیلان', 'entity/place'),
                        ('سد سپیدرود هیچ خطر فوری ندارد', 'claim'), ('شنبه', 'date'),
                        ('Reuters', 'entity/organisation'), ('بهروز ناصری', 'entity/person'),
                        ('سه حسگر از هشت حسگر آن شب خاموش بودند', 'claim')):
        article.select_words(words)
        program.act('annotate', kind)
    article.click_words('سد سپیدرود')


def suggestions(camera, dark):
    """What is proposed, while it is gone through."""
    stage = camera.stage
    article = find_article() or stage.write('barrage.fr.txt', plain(camera.sample('barrage.fr.apostil')))

    def begin(program, article):
        wait_for(lambda: program.is_enabled('next-suggestion'), 'suggestions')

    def step(n):
        def prepare(program, article):
            begin(program, article)
            for _ in range(n):
                program.act('next-suggestion')
        return prepare

    def to_date(program, article):
        begin(program, article)
        program.act('suggest', 'dates')
        settle(0.5)
        for _ in range(30):
            if program.is_enabled('alternative'):
                break
            program.act('next-suggestion')

    french = dict(LC_ALL='fr_FR.UTF-8', APOSTIL_LOCALEDIR=os.path.join(stage.build, 'po'))
    camera.picture('suggested', article, prepare=begin)
    camera.picture('suggested-name', article, prepare=step(3))
    camera.picture('suggested-claim', article, prepare=step(8))
    camera.picture('suggested-date', article, prepare=to_date)
    camera.picture('suggested-dark', article, prepare=step(8), **dark)
    camera.picture('suggested-contrast', article, prepare=step(8), GTK_THEME='HighContrast')
    camera.picture('suggested-contrast-inverse', article, prepare=step(8), GTK_THEME='HighContrastInverse')
    camera.picture('suggested-french', article, prepare=to_date, **french)
    camera.picture('suggested-large', article, prepare=to_date, GDK_DPI_SCALE='2')
    camera.picture('suggested-narrow', article, size=(600, 860), prepare=to_date)
    camera.picture('suggested-narrow-large', article, size=(600, 860), prepare=to_date, GDK_DPI_SCALE='2')
    camera.picture('suggested-mirrored', article, prepare=to_date, LC_ALL='fa_IR.UTF-8', **mirrored(stage))


def plain(path):
    """The text of a document without what is marked in it."""
    with open(path, encoding='utf-8') as file:
        return html.unescape(re.search(r'<text xml:space="preserve">(.*?)</text>', file.read(), re.DOTALL).group(1))


def journey(stage):
    camera = Camera(stage, sys.argv[2] if len(sys.argv) > 2 else 'screenshots', sys.argv[3:])
    english, french = camera.sample('tram.en.apostil'), camera.sample('barrage.fr.apostil')
    dark = {'GTK_THEME': 'Adwaita:dark'}

    def find(program, article):
        key('ctrl+f')
        write('barrage')
        settle(0.4)

    def review(program, article):
        article.click_words('Valcombe')
        program.act('annotate', 'entity/place')
        program.act('annotate-all')

    def popover(program, article):
        article.drag_words('Sorbiers-le-Haut')

    def shortcuts(program, article):
        program.act('shortcuts', window=0)

    def dialog(program, article):
        program.act('article')

    def sections(program, article):
        program.act('article')
        desk.press(program.need('Sections', desk.pyatspi.ROLE_RADIO_BUTTON))

    def menu(program, article):
        key('F10')

    def entities(program, article):
        program.act('show', 'entities')
        key('Home', 'Down')

    def grouped(program, article):
        entities(program, article)
        desk.press(program.need('By type', desk.pyatspi.ROLE_TOGGLE_BUTTON))

    def findings(program, article):
        article.click_words('testing had stopped last week')
        wait_for(lambda: program.is_enabled('findings'), 'the findings')
        settle(1.5)
        key('F8')

    def statistics(program, article):
        program.act('statistics')
        program.need('Marks by kind')

    def preferences(program, article):
        program.act('preferences', window=0)
        settle(1)

    def forget(program, article):
        program.act('keep-no-traces')
        program.act('forget', window=0)
        settle(1)

    # As at the first start, whose settings are in a file; each start here is the first.
    first = {'GSETTINGS_BACKEND': 'keyfile'}

    def tour(n):
        def prepare(program, article):
            kept = os.path.join(stage.environment['XDG_CONFIG_HOME'], 'glib-2.0/settings/keyfile')
            wait_for(lambda: 'tour-next' in program.actions(), 'the tour')
            os.unlink(kept)
            if n:
                program.act('open-sample')
                wait_for(lambda: program.is_enabled('next-suggestion'), 'suggestions')
            for _ in range(n - 1):
                program.act('tour-next')
            settle(0.5)
        return prepare

    # The two of the README.
    camera.picture('window', english, prepare=on('no test tram'))
    camera.picture('window-dark', english, prepare=on('We have not'), **dark)
    camera.picture('light', english)
    camera.picture('light-nothing', french)
    camera.picture('dark', french, prepare=on('ne présente aucun'), **dark)
    camera.picture('contrast', french, prepare=on('ne présente aucun'), GTK_THEME='HighContrast')
    camera.picture('contrast-inverse', french, prepare=on('ne présente aucun'), GTK_THEME='HighContrastInverse')
    camera.picture('inspector-entity', french, prepare=on('Karim Belhadi'))
    camera.picture('inspector-claim', french, prepare=on('Les capteurs'))
    camera.picture('inspector-date', french, prepare=on('samedi'))
    camera.picture('rtl', stage.write('sil.fa.txt', RTL), prepare=mark_persian)
    camera.picture('rtl-interface', stage.write('sil.fa.txt', RTL), prepare=mark_persian,
                   LC_ALL='fa_IR.UTF-8', **mirrored(stage))
    camera.picture('french', french, prepare=on('Les capteurs'), LC_ALL='fr_FR.UTF-8',
                   APOSTIL_LOCALEDIR=os.path.join(stage.build, 'po'))
    camera.picture('large', french, prepare=on('samedi'), GDK_DPI_SCALE='2')
    camera.picture('narrow', french, size=(600, 860), prepare=on('samedi'))
    camera.picture('narrow-large', french, size=(600, 860), prepare=on('samedi'), GDK_DPI_SCALE='2')
    camera.picture('empty')
    camera.picture('empty-dark', **dark)
    camera.picture('dense', dense(stage), prepare=lambda program, article: article.click(40))
    camera.picture('review', french, prepare=review)
    suggestions(camera, dark)
    camera.picture('popover', french, prepare=popover)
    camera.picture('find', french, prepare=find)
    camera.picture('menu', french, prepare=menu)
    camera.picture('findings', english, prepare=findings)
    camera.picture('findings-narrow', english, size=(600, 860), prepare=findings)
    camera.picture('findings-large', english, prepare=findings, GDK_DPI_SCALE='2')
    camera.picture('findings-french', english, prepare=findings, LC_ALL='fr_FR.UTF-8',
                   APOSTIL_LOCALEDIR=os.path.join(stage.build, 'po'))
    camera.picture('findings-rtl', english, prepare=findings, LC_ALL='fa_IR.UTF-8', **mirrored(stage))
    camera.picture('statistics', french, prepare=statistics, screen=True)
    camera.picture('statistics-dark', french, prepare=statistics, screen=True, **dark)
    camera.picture('shortcuts', french, prepare=shortcuts, screen=True)
    camera.picture('entities', french, prepare=entities)
    camera.picture('entities-grouped', english, prepare=grouped)
    camera.picture('entities-dark', french, prepare=entities, **dark)
    camera.picture('entities-rtl', french, prepare=entities, **mirrored(stage))
    camera.picture('entities-french', french, prepare=entities, LC_ALL='fr_FR.UTF-8',
                   APOSTIL_LOCALEDIR=os.path.join(stage.build, 'po'))
    camera.picture('entities-large', french, prepare=entities, GDK_DPI_SCALE='2')
    camera.picture('entities-narrow', french, size=(600, 860), prepare=entities)
    camera.picture('entities-empty', stage.write('sil.fa.txt', RTL),
                   prepare=lambda program, article: program.act('show', 'entities'))
    camera.picture('article-dialog', french, prepare=dialog, screen=True)
    camera.picture('sections-dialog', french, prepare=sections, screen=True)
    camera.picture('preferences', french, prepare=preferences, screen=True)
    camera.picture('preferences-dark', french, prepare=preferences, screen=True, **dark)
    camera.picture('preferences-contrast', french, prepare=preferences, screen=True, GTK_THEME='HighContrast')
    camera.picture('preferences-large', french, prepare=preferences, screen=True, GDK_DPI_SCALE='2')
    camera.picture('preferences-french', french, prepare=preferences, screen=True, LC_ALL='fr_FR.UTF-8',
                   APOSTIL_LOCALEDIR=os.path.join(stage.build, 'po'))
    camera.picture('preferences-rtl', french, prepare=preferences, screen=True, LC_ALL='fa_IR.UTF-8',
                   **mirrored(stage))
    camera.picture('forget', french, prepare=forget, screen=True)
    camera.picture('forget-large', french, prepare=forget, screen=True, GDK_DPI_SCALE='2')
    camera.picture('forget-french', french, prepare=forget, screen=True, LC_ALL='fr_FR.UTF-8',
                   APOSTIL_LOCALEDIR=os.path.join(stage.build, 'po'))
    for n in range(4):
        camera.picture(f'tour-{n + 1}', prepare=tour(n), **first)
    camera.picture('tour-2-dark', prepare=tour(1), **first, **dark)
    camera.picture('tour-3-french', prepare=tour(2), **first, LC_ALL='fr_FR.UTF-8',
                   APOSTIL_LOCALEDIR=os.path.join(stage.build, 'po'))
    camera.picture('tour-3-large', prepare=tour(2), **first, GDK_DPI_SCALE='2')
    camera.picture('tour-4-rtl', prepare=tour(3), **first, LC_ALL='fa_IR.UTF-8', **mirrored(stage))
    if find_article():
        camera.picture('imported', find_article())


if __name__ == '__main__':
    run(journey)
