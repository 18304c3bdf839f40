#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""eval.py PREDICT_DATES ROOT: scores the date engine on the development corpora, which are not part of
the project and are looked for beside it (../shared/corpora), and prints what it reaches beside what
others do. English news are the training parts of TempEval-3: the variable TEMPEVAL names the folder
that holds its TimeBank and AQUAINT (data/TBAQ-cleaned). What is not there is named and left out.

Precision is told of class A and of A and B together, of those whose extent touches a date of the
corpus and of those whose value is right as well."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile

# corpus, what it is, (strict, relaxed, value) of the best other system, and what is to be reached
CORPORA = (
    ('french-timebank-dev', 'French TimeBank', 'HeidelTime', (85.5, 90.3, 73.6), (86, 91, 76)),
    ('recognizers-specs-fr-dev', 'verified specs, French', 'Recognizers', (None, 95.2, None), (None, 85, None)),
    ('recognizers-specs-en-dev', 'verified specs, English', 'Recognizers', (None, 92.6, None), (None, 85, None)),
    ('recognizers-specs-es-dev', 'verified specs, Spanish', '', (None, None, None), (None, 75, None)),
    ('recognizers-specs-de-dev', 'verified specs, German', '', (None, None, None), (None, 75, None)),
)


TEMPEVAL = (
    ('TimeBank', 'English news, TimeBank', 'HeidelTime', (80.9, 88.5, 75.9), (81.5, 90.5, 77.6)),
    ('AQUAINT', 'English news, AQUAINT', 'HeidelTime', (76.6, 89.3, 65.8), (None, 90.5, None)),
)


def load(folder, name):
    spec = importlib.util.spec_from_file_location(name, os.path.join(folder, name + '.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(program, corpus, classes):
    done = subprocess.run([program, corpus, classes], capture_output=True, check=True)
    return {text['id']: text for text in map(json.loads, done.stdout.splitlines())}


def precision(gold, predicted):
    """The share of what is proposed that touches a date of the corpus, and that has its value."""
    found = right = total = 0
    for text in gold:
        for date in predicted.get(text['id'], {'timex': []})['timex']:
            touched = [other for other in text['timex']
                       if date['start'] < other['end'] and other['start'] < date['end']]
            total += 1
            found += bool(touched)
            right += any(set(date['values'][:1]) & set(other['values']) for other in touched)
    return f'{100 * found / total:.1f} ({100 * right / total:.1f})' if total else '–'


def figures(values):
    return ' / '.join('–' if value is None else f'{value:.1f}' for value in values)


def row(program, scorer, path, label, other, anchor, reach):
    """Prints the line of one corpus; whether it falls short."""
    with open(path, encoding='utf-8') as file:
        gold = sorted(map(json.loads, file), key=lambda text: text['id'])
    both, sure = predict(program, path, 'AB'), predict(program, path, 'A')
    result = scorer.score(gold, both)
    here = (100 * result['strict'][2], 100 * result['relaxed'][2], 100 * result['valF1'])
    short = any(wanted is not None and value < wanted for value, wanted in zip(here, reach))
    print(f'{label:26} {figures(here):20} {figures(reach):20} {other + " " + figures(anchor):31} '
          f'{precision(gold, sure):12} {precision(gold, both)}{"  SHORT" if short else ""}')
    return short


def tempeval(program, scorer, folder):
    """The lines of English news, where TEMPEVAL says that they are."""
    source = os.environ.get('TEMPEVAL')
    if not source:
        print('English news: set TEMPEVAL to the folder of TimeBank and AQUAINT (TempEval-3) to score them.')
        return 0
    convert = load(folder, 'convert')
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, *rest in TEMPEVAL:
            path = os.path.join(scratch, name + '.jsonl')
            with open(path, 'w', encoding='utf-8') as file:
                for text in convert.timeml([os.path.join(source, name)], 'en'):
                    file.write(json.dumps(text, ensure_ascii=False) + '\n')
            failed += row(program, scorer, path, *rest)
    return failed


def real_article(program, scorer, root):
    """The one article that has several publication dates; only spans and values are ours."""
    path = os.path.join(root, '..', 'shared', 'articles', 'massoud.fr.txt')
    if not os.path.exists(path):
        print(f'The real article is not at {os.path.normpath(path)}.')
        return 0
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'real-article.fr.json'),
              encoding='utf-8') as file:
        gold = json.load(file)
    with open(path, 'rb') as file:
        contents = file.read()
    if hashlib.sha256(contents).hexdigest() != gold['sha256']:
        print('The real article is another text than the one that was read for this.')
        return 0
    text = contents.decode()
    timex = [{'start': date['span'][0], 'end': date['span'][1], 'type': date['type'],
              'text': text[date['span'][0]:date['span'][1]], 'values': [date['value']]}
             for date in gold['dates']]
    with tempfile.TemporaryDirectory() as scratch:
        corpus = os.path.join(scratch, 'article.jsonl')
        with open(corpus, 'w', encoding='utf-8') as file:
            json.dump({'id': 'article', 'lang': gold['lang'], 'text': text, 'timex': timex}, file)
        # nineteen right values of twenty-one
        return row(program, scorer, corpus, 'the real article', 'HeidelTime', (60.6, 66.7, 42.4),
                   (95, 95, 100 * 19 / 21))


def main():
    program, root = sys.argv[1:3]
    folder = os.path.join(root, '..', 'shared', 'corpora', 'dates')
    if not os.path.exists(os.path.join(folder, 'score.py')):
        print(f'The corpora are not at {os.path.normpath(folder)}; nothing to score.')
        return 0

    scorer = load(folder, 'score')
    failed = 0
    print(f'{"dates: F1 s / r / value":26} {"here":20} {"reach":20} {"others":31} '
          f'{"A (value)":12} A+B (value)')
    for name, *rest in CORPORA:
        path = os.path.join(folder, name + '.jsonl')
        if os.path.exists(path):
            failed += row(program, scorer, path, *rest)
    failed += tempeval(program, scorer, folder)
    failed += real_article(program, scorer, root)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
