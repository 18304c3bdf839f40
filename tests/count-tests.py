#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""count-tests.py LOG…: counts the test cases in logs of `meson test` (testlog.json).

Prints three numbers, passed, failed and skipped, and on stderr what failed, with its output. A
program that speaks TAP counts with each of its cases, and once more when it failed as a whole
(crashed, ran out of time, broke off); any other program is one case. A log that is missing counts
nothing: `meson test` writes none when no test fits."""

import json
import re
import sys

CASE = re.compile(r'(not )?ok\b[ \t]*\d*[ \t]*(?:- )?(.*?)(?:[ \t]*#[ \t]*(SKIP|TO[D]O)\b.*)?$',
                  re.IGNORECASE)


def cases(run):
    """The cases of one program as (name, 'passed' or 'failed' or 'skipped')."""
    found = []
    for line in run.get('stdout', '').splitlines():
        match = CASE.match(line)
        if match:
            broken, name, directive = match.groups()
            if directive and (directive.upper() == 'SKIP' or broken):
                result = 'skipped'
            else:
                result = 'failed' if broken else 'passed'
            found.append((name.strip(), result))
    return found


def count(run):
    sums = {'passed': 0, 'failed': 0, 'skipped': 0}
    found = cases(run)
    for _, result in found:
        sums[result] += 1
    if run['result'] in ('OK', 'EXPECTEDFAIL'):
        if not found:
            sums['passed'] = 1
    elif run['result'] == 'SKIP':
        if not found:
            sums['skipped'] = 1
    elif sums['failed'] == 0:
        sums['failed'] = 1
    return sums, [name for name, result in found if result == 'failed']


def tell(run, names):
    print(f"\n{run['name']}: {run['result'].lower()}" + ''.join(f'\n  {name}' for name in names),
          file=sys.stderr)
    for stream in ('stdout', 'stderr'):
        text = run.get(stream, '').strip()
        if text:
            lines = text.splitlines()[-60:]
            print(f'  last lines of {stream}:', *('    ' + line for line in lines),
                  sep='\n', file=sys.stderr)


def main():
    sums = {'passed': 0, 'failed': 0, 'skipped': 0}
    for path in sys.argv[1:]:
        try:
            with open(path, encoding='utf-8', errors='replace') as log:
                runs = [json.loads(line) for line in log if line.strip()]
        except FileNotFoundError:
            continue
        for run in runs:
            one, names = count(run)
            for result in sums:
                sums[result] += one[result]
            if one['failed']:
                tell(run, names)
    print(sums['passed'], sums['failed'], sums['skipped'])


main()
