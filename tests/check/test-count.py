#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sums of count-tests.py, on which the last line of `./dev test` hangs."""

import json
import subprocess
import sys
import tempfile
import unittest

PROGRAM = sys.argv.pop(1)


def count(*runs):
    with tempfile.NamedTemporaryFile('w', suffix='.json') as log:
        for result, words in runs:
            log.write(json.dumps({'name': 'a test', 'result': result, 'stdout': words}) + '\n')
        log.flush()
        done = subprocess.run([sys.executable, PROGRAM, log.name, '/nonexistent.json'],
                              capture_output=True, text=True, check=True)
    return done.stdout.strip(), done.stderr


class Count(unittest.TestCase):
    def test_sums(self):
        tap = 'TAP version 13\n# random seed\nok 1 /a/b\nok 2 /a/c # SKIP no display\n1..3\n'
        self.assertEqual(count(('OK', tap))[0], '1 0 1')
        self.assertEqual(count(('OK', 'all well'), ('SKIP', ''), ('OK', tap))[0], '2 0 2')
        sums, told = count(('FAIL', tap + 'not ok 3 /a/d - went wrong\n'), ('FAIL', 'words'))
        self.assertEqual(sums, '1 2 1')
        self.assertIn('/a/d', told)

    def test_broken_off(self):
        self.assertEqual(count(('ERROR', '1..9\nok 1 /a\nBail out! assertion failed\n'))[0], '1 1 0')
        self.assertEqual(count(('TIMEOUT', 'ok 1 /a\n'))[0], '1 1 0')
        self.assertEqual(count()[0], '0 0 0')


unittest.main()
