#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-po.py ROOT valid|complete

valid: every language of po/LINGUAS has a file that msgfmt accepts with all its checks, every file is in
LINGUAS, and what is French has its no-break spaces. complete: each of them has each text of the sources,
as xgettext finds them now, translated and none of them fuzzy. (Where a sentence was changed, the old
translation does not count.)"""

import os
import re
import subprocess
import sys
import tempfile

import source

# What i18n.gettext(preset: 'glib') gives xgettext, as far as it decides what is a text.
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')
ENTRY = re.compile(r'^(?!#~).*(?:\n(?!\n).*)*', re.MULTILINE)


def run(*command):
    done = subprocess.run(command, cwd=source.ROOT, capture_output=True, text=True, check=False,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en'})
    return done.returncode, (done.stdout + done.stderr).strip()


def languages():
    return [word for line in source.read('po/LINGUAS').splitlines() if not line.startswith('#')
            for word in line.split()]


def loose(path):
    """Lines of a French catalogue with a blank that breaks where a line may never break."""
    findings, inside = [], False
    status, words = run('msgcat', '--no-wrap', path)
    for line in words.splitlines() if status == 0 else ():
        inside = line.startswith('msgstr') or (inside and line.startswith('"'))
        if inside and source.LOOSE.search(line):
            findings.append(f'{path}: a no-break space (U+00A0) belongs inside « » and before : ; ! ? in '
                            f'{quoted(line)}')
    return findings


def valid():
    findings, listed = [], languages()
    for path in source.files('po', ends='.po'):
        if os.path.basename(path)[:-3] not in listed:
            findings.append(f'{path}: its language is not in po/LINGUAS')
    for language in listed:
        status, words = run('msgfmt', '--check', '--output-file=/dev/null', f'po/{language}.po')
        if status:
            findings.append(words)
    if 'fr' in listed:
        findings += loose('po/fr.po')
    return findings


def quoted(line):
    """The text of the first string of a line of a catalogue, as gettext prints it, for people."""
    return re.sub(r'^\w+(\[\d+\])?\s*', '', line)


def unfinished(language, template, folder):
    """One finding for each text of the template that the language lacks."""
    catalogue = os.path.join(folder, language + '.po')
    status, words = run('msgmerge', '--quiet', '--no-fuzzy-matching', '--no-wrap',
                        '--output-file', catalogue, f'po/{language}.po', template)
    if status:
        return [words]
    left = os.path.join(folder, language + '.left')
    findings = []
    for selection, what in ((('--untranslated',), 'not translated'),
                            (('--only-fuzzy',), 'fuzzy')):
        status, words = run('msgattrib', '--no-obsolete', '--no-wrap', *selection,
                            '--output-file', left, catalogue)
        if status:
            findings.append(words)
            continue
        if not os.path.exists(left):
            continue
        with open(left, encoding='utf-8') as file:
            entries = file.read().split('\n\n')
        os.unlink(left)
        for entry in entries:
            lines = entry.splitlines()
            texts = [line for line in lines if line.startswith('msgid ')]
            if not texts or not entry.strip() or re.search(r'^msgid ""\nmsgstr', entry, re.MULTILINE):
                continue
            where = next((line[3:].split()[0] for line in lines if line.startswith('#: ')), '?')
            findings.append(f'po/{language}.po: {what}: {quoted(texts[0])} ({where})')
    return findings


def complete():
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'apostil.pot')
        status, words = run('xgettext', '--from-code=UTF-8', '--add-comments', '--files-from=po/POTFILES',
                            '--default-domain=apostil', '--no-wrap', '--output', template,
                            *('--keyword=' + keyword for keyword in KEYWORDS))
        if status:
            return [words]
        if not os.path.exists(template):
            print('no text for translation yet')
            return []
        findings = []
        for language in languages():
            findings += unfinished(language, template, folder)
        return findings


def main():
    if sys.argv[2] == 'valid':
        source.finish(valid(), 'Correct what msgfmt names.')
    source.finish(complete(), 'Translate them: `meson compile -C _build/gcc apostil-update-po` brings the '
                  'new texts into po/, the rest is yours.')


main()
