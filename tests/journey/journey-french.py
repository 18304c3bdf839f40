#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in French, in the real article where it is at hand."""

import plan as plans
import tongue
from stage import run


def journey(stage):
    plan, path = plans.choose(stage)
    day = {'2021-08-22': 'dimanche 22 août 2021', '2026-03-14': 'samedi 14 mars 2026'}[plan.day[1]]
    year, month, number = plan.day[1].split('-')
    tongue.travel(stage, tongue.Tongue(stage, 'fr', 'fr_FR'), path, plan.person[0], plan.first,
                  (plan.day[0], f'{int(number)}/{int(month)}/{year}', day, plan.day[1], None))


run(journey)
