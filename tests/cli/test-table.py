#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of marks (data/TABLE.md): what « export --to csv » and « --to jsonl » write is read again with
the csv and json of Python and compared with the document."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

TOOL = os.path.abspath(sys.argv.pop(1))
HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, '../../data/samples')
PAGE = os.path.join(HERE, '../../data/TABLE.md')

TEXT = 'Le maire, « =1+1 », dit\nnon. A "B", C.'

DOCUMENT = '''<?xml version="1.0" encoding="UTF-8"?>
<apostil xmlns="urn:apostil:1" version="1.0" scheme="news" offsets="code-points" id="0f7e2d5c-7c1b-4a57-9a38-1d2f6f0a5b11">
  <article xml:lang="fr">
    <title>%(title)s</title>
    <author>Anne Leroy</author>
    <author>Bo | Co</author>
    <published value="2021-08-27"/>
    <text xml:space="preserve">Le maire, « =1+1 », dit
non. A "B", C.</text>
  </article>
  <entities>
    <entity id="e1" type="person" ref="https://example.org/1"><name>le maire</name><alias>maire</alias></entity>
    <entity id="e2" type="person" unnamed="true"><name>un témoin</name></entity>
  </entities>
  <annotations>
    <mention id="m1" entity="e1" form="nominal"><span start="3" end="8">maire</span></mention>
    <claim id="c1" claimant="e1 e2" act="doubt">
      <span start="12" end="16">=1+1</span>
      <span start="24" end="27">non</span>
      <source start="0" end="8">Le maire</source>
      <cue start="20" end="23">dit</cue>
      <verdict value="false" by="me" at="2021-08-28">'+ de raisons, "vraiment"</verdict>
      <evidence href="https://example.org/a" stance="contradicts">a
b</evidence>
      <evidence href="https://example.org/b"/>
    </claim>
    <date id="d1" type="DATE"><span start="20" end="27">dit
non</span></date>
    <claim id="c2"><span start="29" end="38">A "B", C.</span></claim>
  </annotations>
  <relations>
    <relation id="r1" type="supports" from="c2" to="c1"/>
    <relation id="r2" type="contradicts" from="c1" to="c2"/>
  </relations>
</apostil>
'''


def words(cell):
    return re.sub(r"^'('*[=+\-@\t\r＝＋－＠])", r'\1', cell)


class Table(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='apostil-table-')
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.write('a.apostil', DOCUMENT % {'title': '@titre'})

    def write(self, name, content):
        with open(os.path.join(self.folder, name), 'w', encoding='utf-8') as file:
            file.write(content)

    def read(self, name):
        with open(os.path.join(self.folder, name), 'rb') as file:
            return file.read()

    def run_tool(self, *args, code=0):
        done = subprocess.run([TOOL, *args], cwd=self.folder, capture_output=True, timeout=120, check=False)
        said = done.stderr.decode()
        self.assertEqual(done.returncode, code, said)
        self.assertNotRegex(said, 'CRITICAL|WARNING|Sanitizer|runtime error')
        return done.stdout, said

    def csv(self, *args):
        out, _ = self.run_tool('export', *args, '--to', 'csv', '-o', '-')
        return self.parse(out)

    def parse(self, out):
        rows = list(csv.reader(io.StringIO(out.decode(), newline='')))
        for row in rows:
            self.assertEqual(len(row), len(rows[0]))
        return [dict(zip(rows[0], row)) for row in rows[1:]]

    def jsonl(self, *args):
        out, _ = self.run_tool('export', *args, '--to', 'jsonl', '-o', '-')
        return [json.loads(line) for line in out.decode().splitlines()]

    def test_csv_rows(self):
        rows = self.csv('a.apostil')
        self.assertEqual([(row['record'], row['id']) for row in rows],
                         [('mention', 'm1'), ('claim', 'c1'), ('date', 'd1'), ('claim', 'c2'), ('entity', 'e1'),
                          ('entity', 'e2'), ('relation', 'r1'), ('relation', 'r2')])
        mention, claim, date, other = rows[:4]
        self.assertEqual((mention['kind'], mention['type'], mention['text'], mention['start'], mention['end']),
                         ('entity', 'person', 'maire', '3', '8'))
        self.assertEqual((mention['entity'], mention['entity_name'], mention['entity_ref'], mention['form']),
                         ('e1', 'le maire', 'https://example.org/1', 'nominal'))
        self.assertEqual(claim['spans'], '[[12,16],[24,27]]')
        self.assertEqual((claim['claimant'], claim['claimant_name'], claim['claimant_unnamed']),
                         ('e1 | e2', 'le maire | un témoin', 'true'))
        self.assertEqual((claim['source_text'], claim['cue_text'], claim['cue']), ('Le maire', 'dit', '[[20,23]]'))
        self.assertEqual((claim['mode'], claim['act'], claim['verdict']), ('indirect', 'doubt', 'false'))
        self.assertEqual((claim['evidence_count'], claim['evidence_urls']),
                         ('2', 'https://example.org/a | https://example.org/b'))
        self.assertEqual(json.loads(claim['evidence'])[0],
                         {'href': 'https://example.org/a', 'stance': 'contradicts', 'quotation': 'a\nb'})
        self.assertEqual(claim['relations'], 'c2 supports | contradicts c2')
        self.assertEqual(other['relations'], 'supports c1 | contradicts c1')
        self.assertEqual((date['text'], date['value'], date['anchor']), ('dit\nnon', '', '2021-08-27'))
        self.assertEqual((other['line'], other['sentence'], other['verdict']), ('2', 'A "B", C.', 'unchecked'))
        self.assertEqual((claim['file'], claim['authors'], claim['language'], claim['published']),
                         ('a.apostil', 'Anne Leroy | Bo | Co', 'fr', '2021-08-27'))
        self.assertEqual((rows[4]['entity_aliases'], rows[5]['entity_unnamed']), ('maire', 'true'))
        self.assertEqual((rows[6]['type'], rows[6]['from'], rows[6]['to']), ('supports', 'c2', 'c1'))

    def test_csv_bytes(self):
        out, _ = self.run_tool('export', 'a.apostil', '--to', 'csv', '-o', '-')
        self.assertTrue(out.startswith(b'record,id,kind,type,status,text,start,end,spans,line,sentence,section,'))
        self.assertTrue(out.endswith(b'\r\n'))
        self.assertEqual(out, self.run_tool('export', 'a.apostil', '--to', 'csv', '-o', '-')[0])
        marked, _ = self.run_tool('export', 'a.apostil', '--to', 'csv', '--bom', '-o', '-')
        self.assertEqual(marked, b'\xef\xbb\xbf' + out)

    def test_no_cell_is_a_formula_and_none_is_changed(self):
        rows = self.csv('a.apostil')
        plain = self.jsonl('a.apostil')
        seen = 0
        for row in rows:
            for name, cell in row.items():
                self.assertNotRegex(cell, r'^[=+\-@\t\r＝＋－＠]', name)
                seen += cell != words(cell)
        self.assertGreater(seen, 2)
        claim = next(row for row in rows if row['id'] == 'c1')
        exact = next(row for row in plain if row.get('id') == 'c1')
        self.assertEqual(claim['text'], "'=1+1 … non")
        self.assertEqual(claim['reasoning'], "''+ de raisons, \"vraiment\"")
        for name in ('text', 'reasoning', 'title', 'sentence'):
            self.assertEqual(words(claim[name]), exact[name])
        self.assertEqual(exact['title'], '@titre')

    def test_jsonl(self):
        rows = self.jsonl('a.apostil')
        self.assertEqual(rows[0]['record'], 'article')
        self.assertEqual(rows[0]['article_text'], TEXT)
        claim = next(row for row in rows if row.get('id') == 'c1')
        self.assertEqual(claim['spans'], [[12, 16], [24, 27]])
        self.assertEqual(claim['claimant'], ['e1', 'e2'])
        self.assertEqual(claim['authors'], ['Anne Leroy', 'Bo | Co'])
        self.assertEqual([one['href'] for one in claim['evidence']], ['https://example.org/a', 'https://example.org/b'])
        self.assertNotIn('value', claim)
        for row in rows:
            if 'spans' in row and row['record'] != 'section':
                self.assertEqual(' … '.join(TEXT[start:end] for start, end in row['spans']), row['text'])

    def test_both_say_the_same_of_the_samples(self):
        names = [os.path.join(SAMPLES, name) for name in sorted(os.listdir(SAMPLES)) if name.endswith('.apostil')]
        table = self.csv(*names)
        lines = [row for row in self.jsonl(*names) if row['record'] not in ('article', 'section')]
        self.assertEqual(len(table), len(lines))
        for row, line in zip(table, lines):
            for name, cell in row.items():
                value = line.get(name, '')
                if name in ('evidence_count', 'evidence_urls') or name.startswith('variable:'):
                    continue
                if cell[:1] in '[{' and not isinstance(value, str):
                    self.assertEqual(json.loads(cell), value)
                elif isinstance(value, list):
                    self.assertEqual(cell, ' | '.join(value))
                else:
                    self.assertEqual(words(cell), str(value), name)

    def test_one_table_of_many_in_order(self):
        names = []
        for i in range(40):
            names.append(f'n{i:02}.apostil')
            self.write(names[-1], DOCUMENT % {'title': f'T{i}'})
        rows = self.csv(*names)
        self.assertEqual([row['file'] for row in rows if row['id'] == 'c1'], names)
        self.assertEqual([row['title'] for row in rows if row['id'] == 'c1'], [f'T{i}' for i in range(40)])
        rows = self.jsonl(*reversed(names))
        self.assertEqual([row['file'] for row in rows if row['record'] == 'article'], names[::-1])

    def test_variables_of_several_schemes(self):
        def study(name, *variables):
            defs = ''.join(f'<attribute name="{one}" type="string"><label>{one}</label></attribute>' for one, _ in variables)
            values = ''.join(f'<attribute name="{one}">{value}</attribute>' for one, value in variables if value)
            scheme = ('<scheme xmlns="urn:apostil:scheme:1" version="1.0" id="study"><label>Study</label>'
                      f'<variables>{defs}</variables><kind id="event" colour="sky"><label>Event</label>'
                      '<attribute name="size" type="string"><label>Size</label></attribute>'
                      '<link role="who" targets="event" many="true"><label>Who</label></link>'
                      '<part role="place"><label>Place</label></part></kind></scheme>')
            self.write(name, '<?xml version="1.0" encoding="UTF-8"?>\n<apostil xmlns="urn:apostil:1" version="1.0" '
                             f'scheme="study" offsets="code-points">{scheme}<article>{values}<text '
                             'xml:space="preserve">Une fête ici.</text></article><annotations><mark id="x1" '
                             'kind="event"><span start="4" end="8">fête</span><part role="place" start="9" end="12">'
                             'ici</part><attribute name="size">-3</attribute><link role="who" target="x2"/></mark>'
                             '<mark id="x2" kind="event"><span start="9" end="12">ici</span></mark>'
                             '</annotations></apostil>\n')
        study('s1.apostil', ('country', 'FR, "x"'), ('wave', ''))
        study('s2.apostil', ('wave', '=2'))
        rows = self.csv('a.apostil', 's1.apostil', 's2.apostil')
        self.assertEqual(list(rows[0])[-2:], ['variable:country', 'variable:wave'])
        by = {row['file']: row for row in rows}
        self.assertEqual((by['s1.apostil']['variable:country'], by['s1.apostil']['variable:wave']), ('FR, "x"', ''))
        self.assertEqual((by['s2.apostil']['variable:country'], by['s2.apostil']['variable:wave']), ('', "'=2"))
        self.assertEqual((by['a.apostil']['variable:country'], by['a.apostil']['variable:wave']), ('', ''))
        mark = next(row for row in rows if row['id'] == 'x1')
        self.assertEqual((mark['record'], mark['kind']), ('mark', 'event'))
        self.assertEqual(json.loads(mark['attributes']), {'size': '-3'})
        self.assertEqual(json.loads(mark['links']), {'who': ['x2']})
        self.assertEqual(json.loads(mark['parts']), {'place': [[9, 12]]})
        lines = self.jsonl('s1.apostil')
        self.assertEqual(lines[0]['variables'], {'country': 'FR, "x"'})
        self.assertIn('<label>Study</label>', lines[0]['scheme_xml'])

    def test_losses_come_first_and_strict_refuses(self):
        _, said = self.run_tool('export', 'a.apostil', '--to', 'csv', '-o', 'a.csv')
        self.assertIn('a.apostil: The article’s text is lost', said)
        _, said = self.run_tool('export', 'a.apostil', '--to', 'csv', '--strict', '-o', 'b.csv', code=1)
        self.assertIn('--strict', said)
        self.assertFalse(os.path.exists(os.path.join(self.folder, 'b.csv')))
        _, said = self.run_tool('export', 'a.apostil', '--to', 'jsonl', '--strict', '-o', 'a.jsonl')
        self.assertEqual(said, '')

    def test_strict_refuses_the_whole_table(self):
        self.write('f.apostil', (DOCUMENT % {'title': 'T'}).replace('<entities>', '<entities xmlns:o="urn:o"><o:x/>', 1)
                   .replace('<o:x/>', '', 1).replace('</entities>', '<o:x/></entities>'))
        _, said = self.run_tool('export', 'a.apostil', 'f.apostil', '--to', 'jsonl', '--strict', '-o', 't.jsonl', code=1)
        self.assertIn('f.apostil: Content that other programs added is lost.', said)
        self.assertFalse(os.path.exists(os.path.join(self.folder, 't.jsonl')))

    def test_a_bad_file_keeps_no_other_out(self):
        self.write('bad.apostil', '<apostil')
        _, said = self.run_tool('export', 'bad.apostil', 'a.apostil', '--to', 'csv', '-o', 't.csv', code=1)
        self.assertIn('bad.apostil:', said)
        self.assertEqual({row['file'] for row in self.parse(self.read('t.csv'))}, {'a.apostil'})
        self.run_tool('export', 'bad.apostil', '--to', 'csv', '-o', 'u.csv', code=1)
        self.assertFalse(os.path.exists(os.path.join(self.folder, 'u.csv')))

    def test_one_table_for_each(self):
        self.write('b.apostil', DOCUMENT % {'title': 'B'})
        self.run_tool('export', 'a.apostil', 'b.apostil', '--to', 'csv', '-d', 'out')
        self.assertEqual({row['title'] for row in self.parse(self.read('out/b.csv'))}, {'B'})
        self.assertEqual({row['file'] for row in self.parse(self.read('out/a.csv'))}, {'a.apostil'})

    def test_an_input_is_never_the_output(self):
        before = self.read('a.apostil')
        self.run_tool('export', 'a.apostil', '--to', 'csv', '-o', 'a.apostil', code=2)
        self.assertEqual(self.read('a.apostil'), before)

    def test_the_page_lists_every_column(self):
        with open(PAGE, encoding='utf-8') as file:
            page = file.read()
        listed = set(re.findall(r'`([a-z_0-9]+)`', page))
        keys = set(self.csv('a.apostil')[0]).union(*(set(row) for row in self.jsonl('a.apostil')))
        for name in keys:
            self.assertIn(name, listed)


if __name__ == '__main__':
    unittest.main(verbosity=2)
