# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of this folder share: the files of the project, C without its comments, and the
report. A check prints one line for each thing it found, as FILE:LINE: WHAT, and then what to do."""

import os
import re
import sys

ROOT = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.getcwd()
HIDDEN = re.compile(r'^(\.git|_.*|build.*|__pycache__|subprojects)$')
# In French these do not part from the word beside them.
LOOSE = re.compile('« | [»:;!?]')
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)

# A function as clang-format lays it out: the type on its own line, the name at the start of the next.
FUNCTION = re.compile(r'^(?P<type>[^\s#{}/][^\n;{}()=]*)\n(?P<name>[a-z]\w*) \((?P<arguments>[^;{}]*)\)\n'
                      r'\{\n(?P<body>.*?)^\}', re.MULTILINE | re.DOTALL)


def files(*folders, ends=''):
    """The files below these folders of the project ('' is all of it), as sorted relative paths."""
    found = []
    for folder in folders:
        for path, folders_below, names in os.walk(os.path.join(ROOT, folder)):
            if path == ROOT:
                folders_below[:] = [name for name in folders_below if not HIDDEN.match(name)]
            else:
                folders_below[:] = [name for name in folders_below if name != '__pycache__']
            found += [os.path.relpath(os.path.join(path, name), ROOT)
                      for name in names if name.endswith(ends)]
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding='utf-8') as file:
        return file.read()


def without_comments(text, strings=True):
    """C with each comment, and each string unless told otherwise, blanked; lines stay in place."""
    def blank(match):
        token = match.group()
        if token[0] == '/':
            return re.sub(r'[^\n]', ' ', token)
        return token if not strings else token[0] + token[-1]
    return TOKEN.sub(blank, text)


def line_of(text, position):
    return text.count('\n', 0, position) + 1


def finish(findings, remedy):
    """Ends the program: 0 when nothing was found."""
    for finding in findings:
        print(finding)
    if findings:
        print(f'\n{len(findings)} found. {remedy}')
    sys.exit(1 if findings else 0)
