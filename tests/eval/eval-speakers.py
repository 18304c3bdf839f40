#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""eval-speakers.py BUILD ROOT: scores the engines of claims and names, and prints what they reach beside what
is to be reached and what others do. Claims in American news are those of PolNeAR (github.com/networkdynamics/
PolNeAR, its data/train), whose folder is named by the variable POLNEAR or lies in ../shared/corpora/PolNeAR;
names in old newspapers are newseye, and the real article is that of ../shared/articles. None of them is part
of the project; what is not at hand is left out with a word. French news of our own is in tests/eval/news."""

import glob
import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# Every so many of the PolNeAR texts: 840 take a minute.
EVERY = 4
# Texts of newseye are long; the simulated reader reruns the engine at each mention.
NEWSEYE_TEXTS = 12


def load(name):
    spec = importlib.util.spec_from_file_location(name.replace('-', '_'), os.path.join(HERE, name + '.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CLAIMS, NEWS = load('score-claims'), load('score-news')


class Report:
    def __init__(self):
        self.failed = 0

    def row(self, label, here, reach=None, others='', at_most=False):
        short = reach is not None and (here > reach if at_most else here < reach)
        self.failed += short
        bound = '' if reach is None else f'{"≤" if at_most else "≥"} {reach}'
        print(f'  {label:52} {here:6.1f}  {bound:7} {others}{"  SHORT" if short else ""}')

    @staticmethod
    def head(words):
        print(f'\n{words:54} {"here":>6}  {"reach":7} others')


def table_of(texts, program, language, classes):
    table = CLAIMS.Table()
    for (text, gold), found in zip(texts, NEWS.predict(program, language, [t for t, _ in texts], classes)):
        CLAIMS.score(table, text, [dict(claim) for claim in gold], found)
    return table


def polnear(folder):
    texts = []
    for path in sorted(glob.glob(os.path.join(folder, 'attributions', '*.ann')))[::EVERY]:
        name = re.sub(r'_[0-9a-f]{4}$', '', os.path.basename(path)[:-4]) + '.txt'
        try:
            with open(os.path.join(folder, 'text', name), encoding='utf-8', newline='') as stream:
                texts.append((stream.read(), CLAIMS.read_gold(CLAIMS.pathlib.Path(path))))
        except OSError:
            continue
    return texts


def report_polnear(report, program, root):
    folder = os.environ.get('POLNEAR', os.path.join(root, '..', 'shared', 'corpora', 'PolNeAR'))
    if os.path.isdir(os.path.join(folder, 'data', 'train')):
        folder = os.path.join(folder, 'data', 'train')
    if not os.path.isdir(os.path.join(folder, 'attributions')):
        print(f'\nPolNeAR is not at {os.path.normpath(folder)} (variable POLNEAR); claims in American news are left out.')
        return
    texts = polnear(folder)
    table = table_of(texts, program, 'en', 'AB')
    sure = table_of(texts, program, 'en', 'A')
    report.head(f'claims in American news (PolNeAR train, {len(texts)} texts)')
    report.row('direct recall at overlap 0.3', table.share('direct recall 0.3'), 95, 'regex baseline 94.5')
    report.row('direct recall at overlap 0.8', table.share('direct recall 0.8'), 88, 'regex baseline 78.3')
    report.row('direct precision at 0.3', table.share('direct precision 0.3'), 92, 'regex baseline 88')
    report.row('source of direct ones at 0.3', table.share('direct source 0.3'), 82, 'regex baseline 67')
    report.row('source of all kinds at 0.3', table.share('all source 0.3'))
    report.row('all kinds F1 at 0.3', table.f1('all', '0.3'), 60)
    report.row('all kinds F1 at 0.8', table.f1('all', '0.8'))
    report.row('precision of class A at 0.3', sure.share('all precision 0.3'))
    report.row('precision of classes A and B at 0.3', table.share('all precision 0.3'))


def report_news(report, program, name, label):
    path = os.path.join(HERE, 'news', name)
    if not os.path.exists(path):
        return
    texts = [(text, gold) for _, text, gold in NEWS.read_texts(path)]
    table = table_of(texts, program, name[:2], 'AB')
    report.head(label)
    report.row('all kinds F1 at overlap 0.3', table.f1('all', '0.3'), 84, 'Radar de Parité 81.7, regex 74 (elsewhere)')
    report.row('all kinds F1 at overlap 0.8', table.f1('all', '0.8'), 73, 'Radar de Parité 72.6, regex 57 (elsewhere)')
    report.row('source words at 0.3', table.share('all source 0.3'), 82, 'regex baseline 65 (elsewhere)')


def real_article(root):
    """The article and its gold, or None when it is not there or is another one."""
    with open(os.path.join(HERE, 'real-article.fr.json'), encoding='utf-8') as stream:
        gold = json.load(stream)
    path = os.path.join(root, '..', 'shared', 'articles', 'massoud.fr.txt')
    if not os.path.exists(path):
        print(f'\nThe real article is not at {os.path.normpath(path)}; it is left out.')
        return None
    with open(path, 'rb') as stream:
        contents = stream.read()
    if hashlib.sha256(contents).hexdigest() != gold['sha256']:
        print(f'\n{os.path.normpath(path)} has changed; its marks by hand no longer fit.')
        return None
    return contents.decode(), gold


def report_article_claims(report, program, article):
    text, gold = article
    claims = [(text, gold['claims'])]
    table = table_of(claims, program, 'fr', 'AB')
    sure = table_of(claims, program, 'fr', 'A')
    report.head(f'claims in the real article ({len(gold["claims"])} by hand)')
    report.row('precision at overlap 0.8', table.share('all precision 0.8'), 90)
    report.row('recall at overlap 0.8', table.share('all recall 0.8'), 85)
    report.row('source words at 0.8', table.share('all source 0.8'), 90)
    report.row('precision of class A at 0.8', sure.share('all precision 0.8'), 97)
    report.row('precision of classes A and B at 0.3', table.share('all precision 0.3'), 90)


def run_names(program, texts):
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf-8') as stream:
        for text in texts:
            stream.write(json.dumps(text, ensure_ascii=False) + '\n')
        stream.flush()
        done = subprocess.run([program, stream.name], check=True, stdout=subprocess.PIPE, encoding='utf-8')
    return done.stdout


def figure(output, pattern):
    return float(re.search(pattern, output).group(1))


def report_names(report, program, texts, label, bounds):
    output = run_names(program, texts)
    report.head(f'{label} ({figure(output, r"mentions (.*?),"):.0f} mentions)')
    most, wrong = bounds
    report.row('marked by hand, links alone', figure(output, r'links alone: +(\d+)'), most,
               'exact match 48' if most else '', at_most=True)
    report.row('marked by hand, new names accepted too', figure(output, r'proposed: +(\d+)'))
    report.row('false links of class A', figure(output, r'class A: .*?false (\d+)'), wrong, at_most=True)
    report.row('precision of links, class A', figure(output, r'class A: precision ([\d.]+)'), 97 if most else None)
    report.row('precision of links, classes A and B', figure(output, r'A and B: precision ([\d.]+)'), 90 if most else None)
    report.row('capital runs: precision', figure(output, r'runs: precision ([\d.]+)'))


def mentions_of(rows):
    return [dict(zip(('start', 'end', 'type', 'entity'), row)) for row in rows]


def newseye(path):
    """Texts of a HIPE-2022 table, tokens joined by blanks; its literal mentions, equal words one entity."""
    types = {'per': 'person', 'org': 'organisation', 'loc': 'place'}
    text, mentions, open_one, kinds = '', [], None, {}
    with open(path, encoding='utf-8') as stream:
        for line in stream:
            if line.startswith('# hipe2022:document_id'):
                if mentions:
                    yield {'id': str(len(kinds)), 'lang': 'fr', 'text': text, 'mentions': mentions}
                text, mentions, open_one = '', [], None
            fields = line.rstrip('\n').split('\t')
            if line.startswith('#') or len(fields) < 10 or fields[0] == 'TOKEN':
                continue
            start = len(text)
            text += fields[0] + ('' if 'NoSpaceAfter' in fields[9] and 'EndOfLine' not in fields[9] else ' ')
            tag = fields[1]
            kind = types.get(tag[2:].split('.')[0].lower())
            if tag.startswith('B-') and kind:
                open_one = {'start': start, 'end': start + len(fields[0]), 'type': kind}
                mentions.append(open_one)
            elif tag.startswith('I-') and open_one:
                open_one['end'] = start + len(fields[0])
            else:
                open_one = None
            if open_one:
                open_one['entity'] = text[open_one['start']:open_one['end']].lower() + '/' + open_one['type']
    if mentions:
        yield {'id': str(len(kinds)), 'lang': 'fr', 'text': text, 'mentions': mentions}


def main():
    build, root = sys.argv[1:3]
    claims, names = (os.path.join(build, 'tests', 'eval', name) for name in ('predict-claims', 'score-names'))
    report = Report()
    report_polnear(report, claims, root)
    report_news(report, claims, 'fr-1.txt', 'claims in French news of our own, rules written on it')
    report_news(report, claims, 'fr-2.txt', 'claims in French news of our own, kept aside')
    article = real_article(root)
    if article is not None:
        report_article_claims(report, claims, article)
        text = {'id': 'article', 'lang': 'fr', 'text': article[0], 'mentions': mentions_of(article[1]['mentions']),
                'optional': mentions_of(article[1]['optional'])}
        report_names(report, names, [text], 'names in the real article', (38, 0))
    path = os.path.join(root, '..', 'shared', 'corpora', 'names', 'newseye-dev-fr.tsv')
    if os.path.exists(path):
        report_names(report, names, list(newseye(path))[:NEWSEYE_TEXTS], 'names in old newspapers (newseye, OCR)', (None, None))
    return 1 if report.failed else 0


if __name__ == '__main__':
    sys.exit(main())
