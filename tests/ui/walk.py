#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""walk.py PROGRAM LANGUAGE PO-DIRECTORY [ARGUMENT…]: runs the walk through all windows in a language,
which may be followed by how much larger the text is: « en*2 ».

LANGUAGE is one of po/LINGUAS, whose catalogues lie in PO-DIRECTORY; or « qps », which is made here: each
text in ⟦brackets⟧, each word 40 % longer, and all that programs read in it (places for values, tags,
mnemonics) as it was; or « en », for the program's own texts. APOSTIL_WALK_PICTURES names a directory for a picture of each stop, in
any language of po/ and any GTK_THEME, such as Adwaita:dark or HighContrast: for the eye."""

import glob
import math
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# As in po/meson.build, i18n.gettext(preset: 'glib').
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')
LOCALES = {'ar': 'ar_EG', 'fa': 'fa_IR', 'fr': 'fr_FR', 'de': 'de_DE', 'es': 'es_ES', 'pt_BR': 'pt_BR', 'zh_CN': 'zh_CN'}
# Values, tags and entities stay as they are; words get longer.
PIECE = re.compile(r'(%[-+ #0\'_O]*\d*(?:\.\d+)?(?:\$[-+ #0]*\d*)?[hlzjt]*[a-zA-Z%]|<[^<>]*>|&\w+;|https?://\S+)'
                   r'|([^\W\d_](?:[^\W\d]|’(?=\w))*)')
# Not words: what GTK asks its catalogue about.
QUESTIONS = ('default:', 'calendar:', 'calendar year', 'year measurement', 'Sans 12')


def skip(reason):
    print(f'1..0 # SKIP {reason}')
    sys.exit(0)


def lengthen(text):
    if not text.strip() or text.startswith(QUESTIONS):
        return text
    return '⟦' + PIECE.sub(lambda m: m[1] or m[2] + '~' * math.ceil(0.4 * len(m[2])), text) + '⟧'


def read_mo(path):
    """The texts of a compiled catalogue, contexts and plurals still in them."""
    with open(path, 'rb') as file:
        data = file.read()
    order = '<' if data[:4] == b'\xde\x12\x04\x95' else '>'
    count, table = struct.unpack_from(order + 'II', data, 8)
    for index in range(count):
        length, offset = struct.unpack_from(order + 'II', data, table + 8 * index)
        yield data[offset:offset + length].decode()


def write_mo(path, keys):
    """A catalogue of those texts, lengthened."""
    entries = {'': 'Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n'}
    for key in keys:
        if key:
            entries[key] = '\0'.join(lengthen(form) for form in key.split('\4')[-1].split('\0'))
    pairs = sorted((key.encode(), value.encode()) for key, value in entries.items())
    start = 28 + 16 * len(pairs)
    tables, texts = [[], []], b''
    for side in (0, 1):
        for pair in pairs:
            tables[side].append(struct.pack('<II', len(pair[side]), start + len(texts)))
            texts += pair[side] + b'\0'
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as file:
        file.write(struct.pack('<7I', 0x950412de, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start))
        file.write(b''.join(tables[0]) + b''.join(tables[1]) + texts)


def make_template(folder):
    """A compiled catalogue of all our texts in English."""
    template, messages = os.path.join(folder, 'apostil.pot'), os.path.join(folder, 'apostil.mo')
    commands = (['xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES', '--output', template,
                 *('--keyword=' + keyword for keyword in KEYWORDS)],
                ['msgen', '--output-file', template, template],
                ['msgfmt', '--output-file', messages, template])
    for command in commands:
        if not shutil.which(command[0]):
            skip(f'{command[0]} is not installed')
        subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL,
                       env={**os.environ, 'GETTEXTDATADIRS': os.path.join(ROOT, 'po')})
    return messages


def make_pseudo(folder):
    """The catalogue of our texts, and one of GTK's where it has any."""
    write_mo(os.path.join(folder, 'qps/LC_MESSAGES/apostil.mo'), read_mo(make_template(folder)))
    theirs = max(glob.glob('/usr/share/locale/*/LC_MESSAGES/gtk30.mo'), key=os.path.getsize, default=None)
    if theirs:
        write_mo(os.path.join(folder, 'qps/LC_MESSAGES/gtk30.mo'), read_mo(theirs))


def find_untranslated(folder, catalogue):
    """What translators have not come to yet; whether they have to is for check-po.py to say."""
    return ' '.join(key.split('\4')[-1].replace('\0', ' ').replace('_', '')
                    for key in set(read_mo(make_template(folder))) - set(read_mo(catalogue)))


def make_locale(folder, language):
    """Months and weekdays come from the C library."""
    name = LOCALES[language]
    if not shutil.which('localedef'):
        skip('localedef is not installed')
    done = subprocess.run(['localedef', '-i', name, '-f', 'UTF-8', os.path.join(folder, name + '.UTF-8')],
                          check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not os.path.isdir(os.path.join(folder, name + '.UTF-8')):
        skip(f'localedef knows no {name} ({done.returncode})')
    return name + '.UTF-8'


def main():
    program, language, catalogues, *arguments = sys.argv[1:]
    language, _, scale = language.partition('*')
    with tempfile.TemporaryDirectory(prefix='walk-') as folder:
        environment = {**os.environ, 'LANGUAGE': language, 'APOSTIL_LOCALEDIR': os.path.abspath(catalogues),
                       'APOSTIL_WALK_SCALE': scale or '1'}
        if language == 'qps':
            make_pseudo(folder)
            environment.update(APOSTIL_LOCALEDIR=folder, LC_ALL='C.UTF-8')
        elif language == 'en':
            environment.update(LC_ALL='C.UTF-8')
        else:
            catalogue = os.path.join(catalogues, language, 'LC_MESSAGES/apostil.mo')
            environment.update(LOCPATH=folder, LC_ALL=make_locale(folder, language),
                               APOSTIL_WALK_UNTRANSLATED=find_untranslated(folder, catalogue))
        sys.exit(subprocess.run([program, '-k', *arguments], env=environment, check=False).returncode)


main()
