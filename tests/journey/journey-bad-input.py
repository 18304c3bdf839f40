#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that cannot be opened and places that cannot be written: a clear message each time, read from
the screen, and what was open before stays open, marks and all."""

import os
import re
import resource
import shutil

import pyatspi

import desk
import plan as plans
from article import Article
from program import Program, settle, wait_for, walk
from stage import SOURCE, Failure, run

# What no message to a journalist may contain.
PROGRAMMER = re.compile(r'errno|GError|assert|NULL|0x[0-9a-f]|\bXML_|\.c:\d|exception|xmlParse|code \d', re.IGNORECASE)

HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n<apostil xmlns="urn:apostil:1" version="1.0" scheme="news" '
        'offsets="code-points">\n')


def bad_files(stage):
    """(name, path, what the message has to speak of)"""
    sample = plans.read(os.path.join(SOURCE, 'data/samples/tram.en.apostil'))
    os.mkdir(stage.path('folder.txt'))
    os.mkfifo(stage.path('pipe.txt'))
    huge = stage.path('huge.txt')
    with open(huge, 'wb') as file:
        file.truncate(300 * 1024 * 1024)
    secret = stage.write('secret.txt', 'Not for everybody.')
    os.chmod(secret, 0)
    many = ''.join(f' a{n}="1"' for n in range(2000))
    files = [
        ('a binary file', stage.write('picture.txt', bytes(range(256)) * 64), 'binary|text|picture'),
        ('an empty file', stage.write('empty.txt', b''), 'empty|no text|no words'),
        ('an empty document', stage.write('empty.apostil', b''), 'empty|no text|nothing'),
        ('a file over the limit', huge, r'larger|MiB|limit'),
        ('a folder', stage.path('folder.txt'), 'folder|directory'),
        ('a pipe', stage.path('pipe.txt'), 'file'),
        ('a file that is not there', stage.path('vanished.txt'), 'exist|there|No such file'),
        ('a cut document', stage.write('cut.apostil', sample[:len(sample) // 2]), 'line|ends|cut|damaged'),
        ('an entity bomb', stage.write('bomb.apostil', HEAD.replace('?>\n', '?>\n<!DOCTYPE apostil [<!ENTITY a "b">'
                                                                    '<!ENTITY c "&a;&a;">]>\n', 1) + '&c;</apostil>'),
         'DOCTYPE|DTD|entit|document type'),
        ('a start tag with 2000 attributes', stage.write('wide.apostil', HEAD.replace('points">', 'points"' + many + '>') + '</apostil>'),
         'attributes'),
        ('another XML file', stage.write('other.apostil', '<html xmlns="http://www.w3.org/1999/xhtml"/>'), 'html|Apostil'),
        ('a wrong encoding', stage.write('latin.apostil', sample.decode().encode('latin-1', 'replace')), 'UTF-8|encod'),
        ('a document of the far future', stage.write('future.apostil', sample.replace(b'version="1.0" scheme', b'version="2.0" scheme')),
         'version|newer'),
        ('marks outside the text', stage.write('outside.apostil', re.sub(rb'end="\d+">', b'end="999999">', sample)), 'span|text|outside|end'),
    ]
    if os.geteuid() != 0:
        files.append(('a file nobody may read', secret, 'permission|allowed|denied'))
    return files


def journey(stage):
    plan, path = plans.choose(stage)
    with stage.step('an article with marks is open'):
        program = Program(stage, path)
        program.path = stage.path('good.apostil')
        article = Article(program)
        program.resize(1320, 860)
        article.select_words(*plan.person)
        program.act('annotate', 'entity/person')
        desk.save_as(program, program.path)
        text = article.text
    for name, bad, expected in bad_files(stage):
        with stage.step(f'{name} is refused with a reason'):
            # A second start hands the file over to the first and ends.
            Program(stage, bad, wait=False).wait_end(20)
            words = wait_for(lambda: say(program, bad), f'a message about « {os.path.basename(bad)} »', 20)
            judge(words, bad, expected)
    with stage.step('what was open is still open'):
        if Article(program).text != text:
            raise Failure('the article is not shown any more')
        program.act('undo')
        program.act('redo')
        desk.save(program)
        plans.check_file(stage, program.path)
    try_to_write(stage, program, plan)


def say(program, path):
    """The message about PATH, in whichever window it stands."""
    name = os.path.basename(path)
    for window in program.windows():
        for one in walk(window, only_showing=True):
            if one.getRole() == pyatspi.ROLE_INFO_BAR:
                words = ' '.join(program.labels(within=one))
                if name in words:
                    return words
    return None


def judge(words, path, expected):
    print('#', words)
    if PROGRAMMER.search(words):
        raise Failure(f'only a programmer understands « {words} »')
    if not re.search(expected, words.replace(os.path.basename(path), ''), re.IGNORECASE):
        raise Failure(f'« {words} » does not speak of {expected}')


def fail_to_save(program, expected):
    """Saving says why it cannot; the file and the marks stay."""
    before = plans.read(program.path) if os.path.exists(program.path) else None
    program.act('save')
    words = wait_for(lambda: say(program, program.path), 'a message that it was not saved', 10)
    judge(words, program.path, expected)
    after = plans.read(program.path) if os.path.exists(program.path) else None
    if after != before:
        raise Failure('the file on disk was changed by a save that failed')
    if not program.is_enabled('undo'):
        raise Failure('the marks are gone')


def try_to_write(stage, program, plan):
    article = Article(program)
    article.select_words(plan.first)
    program.act('annotate', 'claim')
    with stage.step('a file over the size that may be written is not harmed'):
        limit = resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, (100, limit[1]))
        fail_to_save(program, 'full|large|space|big|size|room')
        resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, limit)
    with stage.step('a place where nobody may write'):
        # Not even the superuser, whom permissions of files do not stop.
        program.act('save-as')
        desk.answer_file_dialog(program, '/proc/1/article.apostil')
        words = wait_for(lambda: say(program, '/proc/1/article.apostil'), 'a message that it was not saved', 10)
        judge(words, '/proc/1/article.apostil', 'permission|allowed|read-only|gone')
    with stage.step('a folder that vanished is said so'):
        folder = stage.path('folder')
        os.mkdir(folder)
        good = program.path
        program.path = os.path.join(folder, 'article.apostil')
        desk.save_as(program, program.path, by_key=False)
        shutil.rmtree(folder)
        article.select_words(plan.second)
        program.act('annotate', 'claim')
        program.act('save')
        settle(0.5)
        words = wait_for(lambda: say(program, program.path), 'a message that it was not saved', 10)
        judge(words, program.path, 'there|folder|exist|moved|deleted|No such')
        program.path = good
    with stage.step('after all of this it can be saved'):
        program.path = stage.path('after.apostil')
        desk.save_as(program, program.path, by_key=False)
        saved = plans.Saved(program.path)
        saved.one('claim', plan.first)
        saved.one('claim', plan.second)
        plans.check_file(stage, program.path)
        program.act_last('quit')
        program.wait_end()


run(journey)
