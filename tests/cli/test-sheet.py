#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence sheet as a PDF: pages, numbers, repeated heads, links, and the same bytes at the same time.
Its words are read with pdftotext (poppler-utils); without it those tests are skipped."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zlib

TOOL = os.path.abspath(sys.argv.pop(1))
SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../data/samples')
HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n<apostil xmlns="urn:apostil:1" version="1.0" scheme="news" '
        'offsets="code-points" id="0f7e2d5c-7c1b-4a57-9a38-1d2f6f0a5b11"><article xml:lang="fr"><title>Titre</title>'
        '<text xml:space="preserve">')


def objects(pdf):
    """The bytes of the file and of what is packed in it: since 1.18 cairo packs most objects in streams."""
    parts = [pdf]
    for packed in re.findall(rb'\bstream\r?\n(.*?)endstream', pdf, re.S):
        try:
            parts.append(zlib.decompressobj().decompress(packed))
        except zlib.error:
            pass    # a font or a picture that is not packed
    return b'\n'.join(parts)


class Sheet(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='apostil-sheet-')
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def export(self, name, *args, code=0):
        done = subprocess.run([TOOL, 'export', name, '--to', 'sheet-pdf', '-o', '-', *args], cwd=self.folder,
                              capture_output=True, timeout=120, check=False,
                              env={**os.environ, 'SOURCE_DATE_EPOCH': '1764500000', 'TZ': 'UTC'})
        said = done.stderr.decode()
        self.assertEqual(done.returncode, code, said)
        self.assertNotRegex(said, 'CRITICAL|WARNING|Sanitizer|runtime error')
        return done.stdout

    def sample(self, name):
        return os.path.join(SAMPLES, name)

    def write(self, text, marks):
        with open(os.path.join(self.folder, 'd.apostil'), 'w', encoding='utf-8') as file:
            file.write(f'{HEAD}{text}</text></article><annotations>{marks}</annotations></apostil>')
        return 'd.apostil'

    def pages(self, pdf, layout=True):
        if shutil.which('pdftotext') is None:
            self.skipTest('pdftotext is not there')
        path = os.path.join(self.folder, 'x.pdf')
        with open(path, 'wb') as file:
            file.write(pdf)
        done = subprocess.run(['pdftotext', *(['-layout'] if layout else []), path, '-'], capture_output=True, check=True)
        self.assertEqual(done.stderr, b'')
        return done.stdout.decode().split('\f')[:-1]

    def test_the_same_every_time(self):
        name = self.sample('tram.en.apostil')
        pdf = self.export(name)
        self.assertTrue(pdf.startswith(b'%PDF-1.'))
        self.assertEqual(pdf, self.export(name))

    def test_paper(self):
        name = self.sample('tram.en.apostil')
        self.assertIn(b'/MediaBox [ 0 0 595.', objects(self.export(name)))
        self.assertIn(b'/MediaBox [ 0 0 612 792 ]', objects(self.export(name, '--paper', 'letter')))
        self.export(name, '--paper', 'papyrus', code=2)

    def test_every_number_is_in_text_notes_and_tables(self):
        for name, n in (('tram.en.apostil', 24), ('barrage.fr.apostil', 37)):
            pages = self.pages(self.export(self.sample(name)))
            words = ' '.join(pages)
            for number in range(1, n + 1):
                self.assertGreaterEqual(len(re.findall(rf'(?<!\d){number}(?!\d)', words)), 3, f'{number} of {name}')
            for i, page in enumerate(pages):
                self.assertRegex(page, rf'{i + 1}\s?/\s?{len(pages)}\s')

    def test_what_a_court_asks_for(self):
        words = ' '.join(' '.join(self.pages(self.export(self.sample('tram.en.apostil')), layout=False)).split())
        for wanted in ('08e1ca3648f76b30d5a2ac785b172eb477fecea97bb5400a832aa47596329c72', 'Annotated by', 'Ada Whitcombe',
                       '30 November 2025', 'Miriam Osei', 'The log shows a week without a run.', 'contradicts'):
            self.assertIn(wanted, words)

    def test_a_long_table_has_its_head_on_each_page(self):
        words = 'hier ' * 200
        marks = ''.join(f'<date id="d{i}" type="DATE" value="2021-08-22"><span start="{i * 5}" end="{i * 5 + 4}"/></date>'
                        for i in range(200))
        pages = self.pages(self.export(self.write(words, marks)))
        with_table = [page for page in pages if '2021-08-22' in page]
        self.assertGreater(len(with_table), 3)
        for page in with_table:
            self.assertIn('Counted from', page)
        self.assertEqual(sum(page.count('2021-08-22') for page in pages), 200)
        self.assertIn('continued', with_table[1])
        # two hundred notes beside some lines: each is on a page
        notes = re.findall(r'(?<!\d)(\d+)\s22 Aug 2021', ' '.join(pages))
        self.assertEqual(sorted(set(map(int, notes))), list(range(1, 201)))

    def test_a_row_longer_than_a_page(self):
        words = ' '.join(f'mot{i}' for i in range(4000))
        pages = self.pages(self.export(self.write(words, f'<claim id="c1"><span start="0" end="{len(words)}"/></claim>')))
        for number in (0, 1999, 3999):
            self.assertEqual(len(re.findall(rf'mot{number}(?!\d)', ' '.join(pages))), 2)

    def test_odd_articles(self):
        for text, marks in (('', ''), ('\n\n \n', ''), ('x' * 30000, ''), ('مرحبا بالعالم. ' * 300, ''),
                            ('&lt;b&gt;&amp;amp; “x”', '<mark/>')):
            if marks == '<mark/>':
                marks = '<claim id="c1"><span start="0" end="3"/><evidence href="https://example.org/a\'b(c)"/></claim>'
            self.assertGreater(len(self.export(self.write(text, marks))), 1000)

    def test_structure_for_a_screen_reader(self):
        if shutil.which('pdfinfo') is None:
            self.skipTest('pdfinfo is not there')
        path = os.path.join(self.folder, 'x.pdf')
        with open(path, 'wb') as file:
            file.write(self.export(self.sample('tram.en.apostil')))

        def ask(*args):
            return subprocess.run(['pdfinfo', *args, path], capture_output=True, check=True, text=True).stdout
        self.assertRegex(ask(), r'Tagged:\s+yes')
        structure = ask('-struct-text')
        self.assertTrue(structure.startswith('Document\n'))
        for wanted in (r'H1 \(block\)\n', r'H2 \(block\)\n\s+"Claims"', r'P \(block\)\n', r'Note \(inline\)\n',
                       r'Table \(block\)\n\s+TR\n\s+TH\n\s+"Name', r'TR\n\s+TD\n\s+".*Miriam Osei'):
            self.assertRegex(structure, wanted)
        self.assertEqual(len(re.findall(r'^Document', structure, re.M)), 1)

    def test_tables_of_an_article_from_right_to_left(self):
        words = 'مریم کاویانی گفت که سد سپیدرود خطری ندارد'
        name = self.write(words, f'<claim id="c1"><span start="0" end="{len(words)}">{words}</span></claim>')
        page = self.pages(self.export(name))[0]
        head = next(line for line in page.splitlines() if 'What is claimed' in line)
        order = [head.index(title) for title in ('Relations', 'Verdict and evidence', 'What is claimed', 'Claimant', 'No.')]
        self.assertEqual(order, sorted(order))
        # Labels keep to the right edge.
        heading = next(line for line in page.splitlines() if line.strip() == 'Claims')
        self.assertGreater(len(heading) - len('Claims'), len(head) // 2)

    def test_outline_and_links(self):
        pdf = objects(self.export(self.sample('tram.en.apostil')))
        self.assertIn(b'/Outlines', pdf)
        self.assertIn(b'/StructTreeRoot', pdf)
        self.assertGreater(pdf.count(b'/Link'), 50)


if __name__ == '__main__':
    unittest.main(verbosity=2)
