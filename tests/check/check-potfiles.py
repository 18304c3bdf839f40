#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-potfiles.py ROOT: po/POTFILES lists every file with texts for translation, each once, sorted,
and no file that is missing."""

import os
import re

import source

C_TEXT = re.compile(r'(?<![\w.>])(_|N_|C_|NC_|ngettext|g_dgettext|g_dngettext|g_dpgettext2?)'
                    r'\s*\(\s*(?=[^)\s])')
MARKED = re.compile(r'\btranslatable="(yes|true)"')
DESKTOP_DATA = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml.in', '-mime.xml.in')


def wants_translation(path):
    if path.endswith(('.c', '.h')):
        text = re.sub(r'^[ \t]*#.*', '', source.without_comments(source.read(path)), flags=re.MULTILINE)
        return C_TEXT.search(text) is not None
    if path.endswith('.ui'):
        return MARKED.search(source.read(path)) is not None
    return path.endswith(DESKTOP_DATA)


def main():
    lines = source.read('po/POTFILES').splitlines()
    listed = [line for line in lines if line and not line.startswith('#')]
    findings = []
    for line in listed:
        if not os.path.exists(os.path.join(source.ROOT, line)):
            findings.append(f'po/POTFILES: {line} does not exist; take the line out')
    for before, after in zip(listed, listed[1:]):
        if before == after:
            findings.append(f'po/POTFILES: {after} stands there twice')
        elif before > after:
            findings.append(f'po/POTFILES: {after} comes after {before}; sort the list (LC_ALL=C sort)')
    for path in source.files('src', 'data'):
        if path not in listed and wants_translation(path):
            findings.append(f'{path}: has texts for translation; add it to po/POTFILES')
    source.finish(findings, 'Correct po/POTFILES.')


main()
