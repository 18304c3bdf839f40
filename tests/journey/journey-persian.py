#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in Persian: a Persian article, a mirrored window, and a date of the Solar Hijri calendar."""

import os
import shutil

import pyatspi

import tongue
from program import key, wait_for
from stage import SOURCE, Failure, run


def read_row(program, table):
    """What the first row of the table says, cell by cell."""
    found = program.find(table, pyatspi.ROLE_TREE_TABLE) or program.find(table, pyatspi.ROLE_TABLE)
    if found is None or found.queryTable().nRows == 0:
        return None
    cells = [found.queryTable().getAccessibleAt(0, column) for column in range(found.queryTable().nColumns)]
    return [one.name for cell in cells for one in (cell, *cell)]


def journey(stage):
    path = shutil.copy(os.path.join(SOURCE, 'tests/journey/seil.fa.txt'), stage.path('seil.fa.txt'))
    persian = tongue.Tongue(stage, 'fa', 'fa_IR')
    tongue.travel(stage, persian, path, 'بهروز ناصری', 'سه حسگر از هشت حسگر آن شب خاموش بودند',
                  ('۳۱ مرداد ۱۴۰۴', '1404/5/31', '۳۱ مرداد ۱۴۰۴', '2025-08-22', 'persian'), by_places=True)
    with stage.step('numbers of the table have digits of the language'):
        program, _ = persian.open(stage.path('marked.apostil'))
        program.raise_window()
        key('alt+2')
        row = wait_for(lambda: read_row(program, persian.say('Entities')), 'a row of the table')
        if '۲' not in row or any(digit in cell for cell in row for digit in '0123456789'):
            raise Failure(f'the row says {row}')
        program.act_last('quit')
        program.wait_end()


run(journey)
