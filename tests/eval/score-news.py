#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""score-news.py PREDICT LANGUAGE FILE… [--classes AB] [--misses]: how well claims are found in texts
that are marked up in line: <c1>content</c1>, <s1>source</s1>, <k1>cue</k1>, where the number ties
them together and « == NAME » begins a text. Counted as in score-claims.py.
"""
import argparse
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PARTS = {'c': 'content', 's': 'source', 'k': 'cue'}


def load(name):
    spec = importlib.util.spec_from_file_location(name.replace('-', '_'), os.path.join(HERE, name + '.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_texts(path):
    """Yields (name, text, claims) for each text of a marked-up file."""
    with open(path, encoding='utf-8') as stream:
        blocks = re.split(r'^== (.*)\n', stream.read(), flags=re.M)[1:]
    for name, marked in zip(blocks[::2], blocks[1::2]):
        text, claims, open_at = '', {}, {}
        for piece in re.split(r'(</?[csk]\d+>)', marked):
            tag = re.fullmatch(r'<(/?)([csk])(\d+)>', piece)
            if tag is None:
                text += piece
                continue
            end, part, number = tag.groups()
            if not end:
                open_at[part, number] = len(text)
                continue
            claim = claims.setdefault(number, {'source': [], 'cue': [], 'content': []})
            claim[PARTS[part]].append((open_at.pop((part, number)), len(text)))
        if open_at:
            raise SystemExit(f'{path}: {name}: not closed: {open_at}')
        yield name, text, [claim for claim in claims.values() if claim['content']]


def predict(program, language, texts, classes):
    """The claims that are proposed for each text, in the order of @texts."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, text in enumerate(texts):
            files.append(os.path.join(folder, f'{number}.txt'))
            with open(files[-1], 'w', encoding='utf-8', newline='') as stream:
                # What no text may hold; offsets stay.
                stream.write(re.sub(r'[\x00-\x08\x0b\x0c\x0e-\x1f]', ' ', text))
        done = subprocess.run([program, language, *files], check=True, stdout=subprocess.PIPE, encoding='utf-8')
    return [[claim for claim in json.loads(line)['claims'] if claim['class'] in classes]
            for line in done.stdout.splitlines()]


def words(text, spans):
    return ' … '.join(text[a:b] for a, b in spans).replace('\n', ' ')


def show_misses(scorer, name, text, gold, found):
    tokens = scorer.Tokens(text)
    for claim in gold + found:
        claim['tokens'] = tokens.inside(claim['content'])
    for claim in gold:
        best = max(found, key=lambda c: scorer.overlap(claim['tokens'], c['tokens']), default=None)
        value = scorer.overlap(claim['tokens'], best['tokens']) if best else 0
        if value < 0.8:
            print(f'{name}: {value:.2f} MISS {words(text, claim["content"])}')
            if value > 0:
                print(f'      GOT {words(text, best["content"])} [{best["rule"]}]')
        if value >= 0.3 and claim['source']:
            same = scorer.overlap(tokens.inside(claim['source']), tokens.inside(best['source']))
            if same < 0.8:
                print(f'{name}: {same:.2f} SOURCE {words(text, claim["source"])} GOT {words(text, best["source"])}'
                      f' [{best["rule"]}]')
    for claim in found:
        if max((scorer.overlap(g['tokens'], claim['tokens']) for g in gold), default=0) < 0.3:
            print(f'{name}: FALSE {words(text, claim["content"])} S {words(text, claim["source"])} [{claim["rule"]}]')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('predict')
    parser.add_argument('language')
    parser.add_argument('files', nargs='+')
    parser.add_argument('--classes', default='AB')
    parser.add_argument('--misses', action='store_true')
    options = parser.parse_args()
    scorer = load('score-claims')
    table = scorer.Table()
    for path in options.files:
        texts = list(read_texts(path))
        found = predict(options.predict, options.language, [text for _, text, _ in texts], options.classes)
        for (name, text, gold), proposals in zip(texts, found):
            scorer.score(table, text, gold, proposals)
            if options.misses:
                show_misses(scorer, name, text, gold, proposals)
    table.print_all()
    return 0


if __name__ == '__main__':
    sys.exit(main())
