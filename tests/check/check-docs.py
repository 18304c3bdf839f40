#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-docs.py ROOT: every function that a layer below the window offers in a public header has a
comment, at its definition or at its declaration. Private headers, and what GObject or a boxed type
always has (get_type, free, ref, unref), may go without. And what a page (*.md) links to is there."""

import os
import re

import source

FOLDERS = ('text', 'model', 'io', 'suggest', 'picture')
KNOWN = ('_get_type', '_quark', '_free', '_ref', '_unref', '_clear')


def offered():
    """The names that public headers declare, and whether a comment stands right above."""
    found = {}
    for folder in FOLDERS:
        for path in source.files('src/' + folder, ends='.h'):
            if path.endswith('-private.h'):
                continue
            raw = source.read(path)
            lines = raw.splitlines()
            text = source.without_comments(raw)
            for match in re.finditer(r'^(?![ \t#])[^\n;{}()]*?\b(apostil_\w+) \(', text, re.MULTILINE):
                first = source.line_of(text, match.start())
                # The type may stand on the line before.
                above = [lines[at].rstrip() for at in (first - 2, first - 3) if at >= 0]
                told = bool(above) and (above[0].endswith('*/') or
                                        (len(above) > 1 and above[1].endswith('*/') and
                                         not re.search(r'[;{}]|^$', above[0])))
                told = told or '/*' in lines[first - 1]
                found[match.group(1)] = found.get(match.group(1), False) or told
    return found


def broken_links():
    findings = []
    for path in source.files('', ends='.md'):
        text = source.read(path)
        for match in re.finditer(r'\]\(([^)#\s]+)[^)]*\)', text):
            link = match.group(1)
            target = os.path.join(source.ROOT, os.path.dirname(path), link)
            if '://' not in link and not os.path.exists(target):
                findings.append(f'{path}:{source.line_of(text, match.start())}: {link} is not there')
    return findings


def main():
    names, findings = offered(), broken_links()
    for folder in FOLDERS:
        for path in source.files('src/' + folder, ends='.c'):
            raw = source.read(path)
            text = source.without_comments(raw)
            lines = raw.splitlines()
            for match in source.FUNCTION.finditer(text):
                name, first = match.group('name'), source.line_of(text, match.start())
                if names.get(name, True) or name.endswith(KNOWN):
                    continue
                if first < 2 or not lines[first - 2].rstrip().endswith('*/'):
                    findings.append(f'{path}:{first}: {name} has no comment')
    source.finish(findings, 'Say in gtk-doc what each function does, who owns what, its unit, its '
                  'errors; correct the links.')


main()
