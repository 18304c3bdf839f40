#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-help.py ROOT: every language of the help has the same pages, built alike (the same sections,
links and keys in the same order), each page and picture is installed, each
link leads somewhere, each picture has words, and what is French has its no-break spaces."""

import os
import re
import xml.etree.ElementTree as ElementTree

import source

MALLARD = '{http://projectmallard.org/1.0/}'


def load(path):
    return ElementTree.parse(os.path.join(source.ROOT, path)).getroot()


def outline(root):
    """What a translation keeps: the elements that are no running text, and their addresses. Keys are
    named in the reader's language, so only their number counts."""
    kept = ('section', 'link', 'table', 'tr', 'item', 'key', 'code', 'terms', 'list', 'media')
    return [(element.tag[len(MALLARD):], element.get('id') or element.get('xref') or element.get('src'))
            for element in root.iter() if element.tag[len(MALLARD):] in kept]


def loose(path, root):
    """Words of a French page with a blank that breaks where a line may never break."""
    skipped = {id(element) for element in root.iter(f'{MALLARD}code')}
    texts = [text for element in root.iter()
             for text in (None if id(element) in skipped else element.text, element.tail)]
    return [f'{path}: a no-break space (U+00A0) belongs inside « » and before : ; ! ? in « {text.strip()[:60]} »'
            for text in texts if text and source.LOOSE.search(text)]


def main():
    findings = []
    languages = sorted(os.listdir(os.path.join(source.ROOT, 'data/help')))
    languages = [name for name in languages if os.path.isdir(os.path.join(source.ROOT, 'data/help', name))]
    build = source.read('data/help/meson.build')
    pages = {name: {} for name in languages}
    for language in languages:
        if f"'{language}'" not in build:
            findings.append(f'data/help/{language}: not in data/help/meson.build')
        shown = set()
        for name in sorted(os.listdir(os.path.join(source.ROOT, 'data/help', language))):
            if name == 'figures':
                continue
            path = f'data/help/{language}/{name}'
            root = pages[language][name] = load(path)
            page = name[:-len('.page')]
            findings += loose(path, root) if language == 'fr' else []
            if root.get('id') != page:
                findings.append(f'{path}: its id is « {root.get("id")} »')
            if f"'{page}'" not in build:
                findings.append(f'{path}: not in data/help/meson.build')
            for media in root.iter(f'{MALLARD}media'):
                shown.add(media.get('src'))
                if not ''.join(media.itertext()).strip():
                    findings.append(f'{path}: {media.get("src")} says nothing to those who do not see it')
            for link in root.iter(f'{MALLARD}link'):
                target = (link.get('xref') or '').split('#')[0]
                if target and not os.path.exists(os.path.join(source.ROOT, 'data/help', language, target + '.page')):
                    findings.append(f'{path}: there is no page « {target} »')
        there = {'figures/' + name for name in os.listdir(os.path.join(source.ROOT, 'data/help', language, 'figures'))}
        findings += [f'data/help/{language}: {name} is shown and missing' for name in sorted(shown - there)]
        findings += [f'data/help/{language}: {name} is shown on no page' for name in sorted(there - shown)]
        findings += [f'data/help/{language}: {name} is not installed' for name in sorted(there)
                     if f"'{os.path.basename(name)[:-4]}'" not in build]
    for language in languages:
        for name, root in pages['C'].items():
            other = pages[language].get(name)
            if other is None:
                findings.append(f'data/help/{language}/{name}: missing')
            elif outline(other) != outline(root):
                findings.append(f'data/help/{language}/{name}: is not built as the page in C is')
        for name in set(pages[language]) - set(pages['C']):
            findings.append(f'data/help/{language}/{name}: there is no such page in C')
    # What F1 asks for.
    asked = [('src/ui/apostil-help.c', page)
             for page in re.findall(r'return "([a-z-]+)";', source.read('src/ui/apostil-help.c'))]
    for path in source.files('src/ui', ends='.c'):
        asked += [(path, target) for target in
                  re.findall(r'apostil_help_bind \([^,]+, "([^"]+)"\)', source.read(path))]
    for path, target in asked:
        page, _, section = target.partition('#')
        root = pages['C'].get(page + '.page')
        if root is None:
            findings.append(f'{path}: there is no page « {page} »')
        elif section and not any(one.get('id') == section for one in root.iter(f'{MALLARD}section')):
            findings.append(f'{path}: there is no section « {target} »')
    source.finish(findings, 'A page that changes in C changes in every language.')


main()
