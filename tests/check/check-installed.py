#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-installed.py BUILD DATADIR ID window|tool: what `meson install` would put under share/ is where
desktops look for it, under the application's id."""

import json
import os
import sys

DESKTOP = ('applications/{id}.desktop', 'metainfo/{id}.metainfo.xml',
           'icons/hicolor/scalable/apps/{id}.svg', 'icons/hicolor/symbolic/apps/{id}-symbolic.svg',
           'glib-2.0/schemas/{id}.gschema.xml', 'dbus-1/services/{id}.service', 'man/man1/apostil.1',
           'help/C/apostil/index.page', 'help/fr/apostil/index.page')
ALWAYS = ('mime/packages/{id}.xml', 'man/man1/apostil-tool.1')


def main():
    build, datadir, name, kind = sys.argv[1:]
    with open(os.path.join(build, 'meson-info', 'intro-installed.json'), encoding='utf-8') as file:
        installed = {os.path.relpath(path, datadir) for path in json.load(file).values()}
    wanted = {path.format(id=name) for path in ALWAYS + (DESKTOP if kind == 'window' else ())}
    unwanted = {path.format(id=name) for path in (() if kind == 'window' else DESKTOP)}
    for path in sorted(wanted - installed):
        print(f'share/{path} is not installed')
    for path in sorted(unwanted & installed):
        print(f'share/{path} is installed, but there is no window')
    if wanted - installed or unwanted & installed:
        print('\nCorrect data/meson.build.')
        sys.exit(1)


main()
