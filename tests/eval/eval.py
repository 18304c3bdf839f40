#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""eval.py PREDICT_DATES ROOT: scores the date engine on the development corpora, which are not part of
the project and are looked for beside it (../shared/corpora), and prints what it reaches beside what
others do. Without them it says so and leaves it at that."""

import importlib.util
import json
import os
import subprocess
import sys

# corpus, what it is, (strict, relaxed, value) of the best other system, and what is to be reached
CORPORA = (
    ('french-timebank-dev', 'French TimeBank', 'HeidelTime', (85.5, 90.3, 73.6), (86, 91, 76)),
    ('recognizers-specs-fr-dev', 'verified specs, French', 'Recognizers', (None, 95.2, None), (None, 85, None)),
    ('recognizers-specs-en-dev', 'verified specs, English', 'Recognizers', (None, 92.6, None), (None, 85, None)),
    ('recognizers-specs-es-dev', 'verified specs, Spanish', '', (None, None, None), (None, 75, None)),
    ('recognizers-specs-de-dev', 'verified specs, German', '', (None, None, None), (None, 75, None)),
)


def load_scorer(folder):
    spec = importlib.util.spec_from_file_location('score', os.path.join(folder, 'score.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(program, corpus, classes):
    done = subprocess.run([program, corpus, classes], capture_output=True, check=True)
    return {text['id']: text for text in map(json.loads, done.stdout.splitlines())}


def precision(gold, predicted):
    """The share of what is proposed that touches a date of the corpus."""
    good = total = 0
    for text in gold:
        for date in predicted.get(text['id'], {'timex': []})['timex']:
            total += 1
            good += any(date['start'] < other['end'] and other['start'] < date['end']
                        for other in text['timex'])
    return 100 * good / total if total else 0


def figures(values):
    return ' / '.join('–' if value is None else f'{value:.1f}' for value in values)


def main():
    program, root = sys.argv[1:3]
    folder = os.path.join(root, '..', 'shared', 'corpora', 'dates')
    if not os.path.exists(os.path.join(folder, 'score.py')):
        print(f'The corpora are not at {os.path.normpath(folder)}; nothing to score.')
        return 0

    scorer = load_scorer(folder)
    failed = 0
    print(f'{"dates: strict / relaxed / value F1":36} {"here":21} {"reach":21} {"others":34} A, A+B')
    for name, label, other, anchor, reach in CORPORA:
        path = os.path.join(folder, name + '.jsonl')
        if not os.path.exists(path):
            continue
        with open(path, encoding='utf-8') as file:
            gold = sorted(map(json.loads, file), key=lambda text: text['id'])
        both, sure = predict(program, path, 'AB'), predict(program, path, 'A')
        result = scorer.score(gold, both)
        here = (100 * result['strict'][2], 100 * result['relaxed'][2], 100 * result['valF1'])
        short = any(wanted is not None and value < wanted for value, wanted in zip(here, reach))
        failed += short
        print(f'{label:36} {figures(here):21} {figures(reach):21} {other + " " + figures(anchor):34} '
              f'{precision(gold, sure):.1f}, {precision(gold, both):.1f}{"  SHORT" if short else ""}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
