#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-layers.py ROOT: names each include in src/ that points upwards or sideways, and each library
that the folder is not to know. The map is in src/README.md."""

import os
import re

import source

# Folder: the folders it may include beside itself, and the libraries beyond GLib, GObject and GIO.
LAYERS = {
    'text': ((), ()),
    'model': (('text',), ()),
    'picture': (('text', 'model'), ('cairo', 'pango')),
    'suggest': (('text', 'model'), ()),
    'io': (('text', 'model'), ('libxml', 'json-glib')),
    'cli': (('text', 'model', 'picture', 'suggest', 'io'), ('json-glib', 'cairo', 'pango')),
    'ui': (('text', 'model', 'picture', 'suggest', 'io'),
           ('gtk', 'gdk', 'gdk-pixbuf', 'atk', 'cairo', 'pango')),
}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
LIBRARY = re.compile(r'(gtk|gdk-pixbuf|gdk|atk|cairo|pango|libxml|json-glib)(?=[/.x-]|$)')


def check(path, homes):
    folder = path.split('/')[1]
    if folder not in LAYERS:
        return [f'{path}: the folder src/{folder} is not on the map of check-layers.py']
    below, libraries = LAYERS[folder]
    text = source.without_comments(source.read(path), strings=False)
    findings = []
    for match in INCLUDE.finditer(text):
        where = f'{path}:{source.line_of(text, match.start(1))}'
        name = match.group(2)
        home = homes.get(os.path.basename(name)) if match.group(1) == '"' else None
        if home and home != folder and home not in below:
            findings.append(f'{where}: {folder} may not include {name} of {home}')
        library = LIBRARY.match(name) if not home else None
        if library and library.group(1) not in libraries:
            findings.append(f'{where}: {folder} may not include <{name}>')
    return findings


def main():
    headers = source.files('src', ends='.h')
    homes, findings = {}, []
    for path in headers:
        name = os.path.basename(path)
        if name in homes:
            findings.append(f'{path}: src/{homes[name]} has a header of the same name')
        homes[name] = path.split('/')[1]
    for path in headers + source.files('src', ends='.c'):
        if path.count('/') > 1:
            findings += check(path, homes)
    source.finish(findings, 'Arrows point down only: ui, cli → picture, suggest, io → model → text. '
                  'Move the code down, or hand what is needed in from above.')


main()
