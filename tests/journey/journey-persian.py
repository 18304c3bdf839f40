#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in Persian: a Persian article, a mirrored window, and a date of the Solar Hijri calendar."""

import os
import shutil

import tongue
from stage import SOURCE, run


def journey(stage):
    path = shutil.copy(os.path.join(SOURCE, 'tests/journey/seil.fa.txt'), stage.path('seil.fa.txt'))
    tongue.travel(stage, tongue.Tongue(stage, 'fa', 'fa_IR'), path, 'بهروز ناصری',
                  'سه حسگر از هشت حسگر آن شب خاموش بودند',
                  ('۳۱ مرداد ۱۴۰۴', '1404/5/31', '۳۱ مرداد ۱۴۰۴', '2025-08-22', 'persian'), by_places=True)


run(journey)
