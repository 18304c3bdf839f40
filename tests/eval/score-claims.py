#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""score-claims.py PREDICT CORPUS [--classes AB] [--every N]: how well claims are found.

PREDICT is the program predict-claims; CORPUS a folder of PolNeAR with text/*.txt and
attributions/*.ann (brat stand-off), such as its data/train. Overlap is that of tokens, |A and B|
over |A or B|. A claim counts as found when some proposal overlaps its content so far; a proposal
as right when some claim does. Sources are compared where the content was found at 0.3.
"""
import argparse
import bisect
import json
import pathlib
import re
import subprocess
import sys

QUOTE = '“”"'


def read_gold(path):
    texts, events = {}, []
    for line in path.read_text(encoding='utf-8').splitlines():
        fields = line.split('\t')
        if line.startswith('T') and len(fields) >= 2:
            spans = fields[1].split(' ', 1)[1]
            texts[fields[0]] = [tuple(map(int, s.split())) for s in spans.split(';')]
        elif line.startswith('E') and len(fields) >= 2:
            events.append([part.split(':') for part in fields[1].split()])
    claims = []
    for event in events:
        claim = {'source': [], 'cue': [], 'content': []}
        for role, target in event:
            role = re.sub(r'\d+$', '', role).lower()
            if role in claim and target in texts:
                claim[role] += texts[target]
        if claim['content']:
            claims.append({role: sorted(spans) for role, spans in claim.items()})
    return claims


def mode_of(text, spans):
    words = ' '.join(text[a:b] for a, b in spans).strip()
    if not any(mark in words for mark in QUOTE):
        return 'indirect'
    whole = words[0] in QUOTE and re.search('[”"][.,?!]?$', words)
    return 'direct' if whole and not re.search('[”"][^“"]{3,}[“"]', words) else 'mixed'


class Tokens:
    def __init__(self, text):
        self.spans = [m.span() for m in re.finditer(r'\w+', text)]
        self.starts = [start for start, _ in self.spans]

    def inside(self, spans):
        found = set()
        for start, end in spans:
            i = bisect.bisect_left(self.starts, start)
            while i < len(self.spans) and self.starts[i] < end:
                found.add(i)
                i += 1
        return found


def overlap(a, b):
    return len(a & b) / max(1, len(a | b))


class Table:
    def __init__(self):
        self.rows = {}

    def count(self, name, hit):
        row = self.rows.setdefault(name, [0, 0])
        row[0] += bool(hit)
        row[1] += 1

    def share(self, name):
        hits, of = self.rows.get(name, (0, 0))
        return 100 * hits / of if of else 0.0

    def f1(self, name, at):
        p, r = self.share(f'{name} precision {at}'), self.share(f'{name} recall {at}')
        return 2 * p * r / max(p + r, 1)

    def print_all(self):
        for name in sorted(self.rows):
            hits, of = self.rows[name]
            print(f'{name:24} {100 * hits / of:5.1f}  {hits} of {of}')
        for at in ('0.3', '0.8'):
            print(f'all F1 {at:17} {self.f1("all", at):5.1f}')


def score(table, text, gold, proposals):
    tokens = Tokens(text)
    for claim in gold + proposals:
        claim['tokens'] = tokens.inside(claim['content'])
    for claim in gold:
        if not claim['tokens']:
            continue
        best = max(proposals, key=lambda p: overlap(claim['tokens'], p['tokens']), default=None)
        value = overlap(claim['tokens'], best['tokens']) if best else 0
        for name in ('all', mode_of(text, claim['content'])):
            table.count(name + ' recall 0.3', value >= 0.3)
            table.count(name + ' recall 0.8', value >= 0.8)
            if value >= 0.3 and claim['source']:
                same = overlap(tokens.inside(claim['source']), tokens.inside(best['source']))
                table.count(name + ' source 0.3', same >= 0.3)
                table.count(name + ' source 0.8', same >= 0.8)
    for proposal in proposals:
        value = max((overlap(c['tokens'], proposal['tokens']) for c in gold), default=0)
        for name in ('all', proposal['mode']):
            table.count(name + ' precision 0.3', value >= 0.3)
            table.count(name + ' precision 0.8', value >= 0.8)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('predict')
    parser.add_argument('corpus', type=pathlib.Path)
    parser.add_argument('--language', default='en')
    parser.add_argument('--classes', default='AB')
    parser.add_argument('--every', type=int, default=1, help='take each Nth text')
    options = parser.parse_args()
    if not (options.corpus / 'attributions').is_dir():
        print(f'score-claims: {options.corpus} is not there; skipped')
        return 77
    annotations = sorted((options.corpus / 'attributions').glob('*.ann'))[::options.every]
    pairs = []
    for path in annotations:
        # Several people annotated some texts: « TEXT_4e07.ann ».
        name = re.sub(r'_[0-9a-f]{4}$', '', path.stem) + '.txt'
        if (options.corpus / 'text' / name).exists():
            pairs.append((path, options.corpus / 'text' / name))
    files = sorted({str(text) for _, text in pairs})
    output = subprocess.run([options.predict, options.language, *files], check=True,
                            stdout=subprocess.PIPE, encoding='utf-8').stdout
    found = {}
    for line in output.splitlines():
        record = json.loads(line)
        found[record['file']] = [c for c in record['claims'] if c['class'] in options.classes]
    table = Table()
    for path, name in pairs:
        with open(name, encoding='utf-8', newline='') as stream:
            text = stream.read()
        score(table, text, read_gold(path), [dict(c) for c in found[str(name)]])
    table.print_all()
    return 0


if __name__ == '__main__':
    sys.exit(main())
