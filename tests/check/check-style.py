#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-style.py ROOT: the rules of the house that no compiler and no clang-format knows: the licence
in every file, no file over 800 lines and no function over 150, no goto, no static that changes, no
note left for later, no list that has commas in every language, the same first lines everywhere."""

import re

import source

LONGEST = 800
LONGEST_FUNCTION = 150
LICENCE = ('SPDX-FileCopyrightText:', 'SPDX-License-Identifier:')
CODE = ('.c', '.h', '.py', '.sh', '.ui', '.css', '.desktop.in', '.xml.in', '.service.in')
LATER = re.compile(r'\b(' + 'TO' + r'DO|FIX' + r'ME)\b')
GOTO = re.compile(r'\bgoto\b')
STATIC = re.compile(r'^([ \t]*)static\b([^;{=]*)', re.MULTILINE)
# Filled once when a class is made, and read ever after.
CLASS_TABLES = re.compile(r'\b(GParamSpec\s*\*\s*properties|guint\s+signals)\s*\[')
# Not every script has our comma; model has what stands between the items of a list.
LIST = re.compile(r'\bg_strjoinv? \(", "|\bg_string_append(?:_printf)? \((?:[^";]|"[^"]*")*?[(? ]", "')
ONCE = re.compile(r'^\s*gsize\s+(\w+)\s*$')


def changes(declaration, text):
    """Whether what follows « static » declares a variable that can be written to."""
    if re.match(r'[^(]*\((?!\s*\*)', declaration):
        return False
    if CLASS_TABLES.search(declaration):
        return False
    once = ONCE.match(declaration)
    if once and re.search(r'g_once_init_enter(_pointer)?\s*\(\s*&\s*' + once.group(1) + r'\b', text):
        return False
    if '*' in declaration:
        return not re.match(r'\s*const\b', declaration[declaration.rindex('*') + 1:])
    return not re.search(r'\bconst\b', declaration)


def check_functions(path, text):
    findings = []
    for match in source.FUNCTION.finditer(text):
        length = match.group('body').count('\n')
        if length > LONGEST_FUNCTION:
            findings.append(f"{path}:{source.line_of(text, match.start())}: {match.group('name')} has "
                            f'{length} lines, over {LONGEST_FUNCTION}')
    return findings


def check_c(path, raw):
    text = source.without_comments(raw)
    text = re.sub(r'^[ \t]*#(?:[^\n]*\\\n)*[^\n]*', lambda m: '\n' * m.group().count('\n'), text,
                  flags=re.MULTILINE)
    findings = check_functions(path, text)
    for match in GOTO.finditer(text):
        findings.append(f'{path}:{source.line_of(text, match.start())}: goto; use g_autoptr and return')
    for match in STATIC.finditer(text):
        if changes(match.group(2), text):
            name = ' '.join(match.group(2).split())
            findings.append(f'{path}:{source.line_of(text, match.start(2))}: a static that can change: '
                            f'« {name} »; make it const, also after the *, or a field of an object')
    for match in LIST.finditer(raw if path.startswith('src/') else ''):
        findings.append(f'{path}:{source.line_of(raw, match.start())}: a list with commas of its own; use '
                        'apostil-list-words.h')
    if path.endswith('.h') and '#pragma once' not in raw:
        findings.append(f'{path}: no #pragma once')
    if path.startswith('src/') and path.endswith('.c'):
        first = re.search(r'^#[ \t]*include[ \t]*(\S+)', raw, re.MULTILINE)
        if not first or first.group(1) != '"config.h"':
            findings.append(f'{path}: the first include is not "config.h"')
    return findings


def main():
    findings = []
    for path in source.files('src', 'tests', 'data'):
        if not (path.endswith(CODE) or path.endswith('meson.build')):
            continue
        raw = source.read(path)
        head = '\n'.join(raw.splitlines()[:8])
        if not path.endswith('meson.build') and not all(line in head for line in LICENCE):
            findings.append(f'{path}: the two SPDX lines of the licence are missing at the top')
        lines = raw.count('\n')
        if lines > LONGEST and path.endswith(('.c', '.h', '.py', '.ui')):
            findings.append(f'{path}: {lines} lines, over {LONGEST}; take its second subject out')
        for match in LATER.finditer(raw):
            findings.append(f'{path}:{source.line_of(raw, match.start())}: {match.group()}: do it now '
                            'or file an issue')
        if path.endswith(('.c', '.h')):
            findings += check_c(path, raw)
    source.finish(findings, 'See the house style in README.md.')


main()
