#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence sheet as a web page: well-formed whatever overlaps, hostile words stay words, nothing is
fetched or run, every number leads somewhere, and the same document gives the same page."""

import html
import html.parser
import os
import re
import subprocess
import sys
import tempfile
import unittest

TOOL = os.path.abspath(sys.argv.pop(1))
SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../data/samples')
VOID = ('meta', 'br', 'img', 'source')

EVIL = '<script>alert(1)</script> & "x" \'y\' javascript:'
TEXT = 'Un <b>gras</b> "mot" & 20 % de plus.'

DOCUMENT = f'''<?xml version="1.0" encoding="UTF-8"?>
<apostil xmlns="urn:apostil:1" version="1.0" scheme="news" offsets="code-points" id="0f7e2d5c-7c1b-4a57-9a38-1d2f6f0a5b11">
  <article xml:lang="fr">
    <title>{html.escape(EVIL)}</title>
    <author>{html.escape(EVIL)}</author>
    <origin href="javascript:alert(2)"/>
    <published value="2021-08-27"/>
    <text xml:space="preserve">{html.escape(TEXT, quote=False)}</text>
  </article>
  <entities>
    <entity id="e1" type="person" ref="javascript:alert(3)"><name>{html.escape(EVIL)}</name><note>{html.escape(EVIL)}</note></entity>
    <entity id="p1" type="place" ref="https://example.org/?a=1&amp;b=2"><name>lieu</name></entity>
  </entities>
  <annotations>
    <claim id="c1" claimant="e1"><span start="0" end="20"/><verdict value="false">{html.escape(EVIL)}</verdict>
      <evidence href="https://example.org/e" stance="contradicts">{html.escape(EVIL)}</evidence><note>{html.escape(EVIL)}</note></claim>
    <mention id="m1" entity="e1"><span start="3" end="14"/></mention>
    <claim id="c2"><span start="6" end="22"/><span start="30" end="35"/></claim>
    <mention id="m2" entity="p1"><span start="10" end="36"/></mention>
    <date id="d1" type="DATE" status="suggested"><span start="23" end="25"/></date>
    <date id="d2" type="DATE" value="2021-08-22"><span start="23" end="27"/></date>
  </annotations>
  <relations><relation id="r1" type="contradicts" from="c1" to="c2"/></relations>
</apostil>
'''


class Page(html.parser.HTMLParser):
    """Reads a page strictly: every element that is opened is closed, in turn."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.links, self.words, self.faults, self.tags = [], [], [], [], [], []
        self.feed(text)
        self.close()
        self.faults += [f'{tag} is not closed' for tag in self.open]

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        if tag not in VOID:
            self.open.append(tag)
        if 'id' in attrs:
            self.ids.append(attrs['id'])
        for name in ('href', 'src', 'srcset', 'action', 'data'):
            if name in attrs:
                self.links.append((tag, attrs[name]))
        self.faults += [f'{name} on {tag}' for name in attrs if name.startswith('on')]

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f'</{tag}> in {self.open[-3:]}')
        else:
            self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] != 'style':
            self.words.append(data)


class Html(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='apostil-html-')
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        with open(os.path.join(self.folder, 'a.apostil'), 'w', encoding='utf-8') as file:
            file.write(DOCUMENT)

    def export(self, name, **env):
        done = subprocess.run([TOOL, 'export', name, '--to', 'html', '-o', '-'], cwd=self.folder, capture_output=True,
                              timeout=120, check=False, env={**os.environ, 'SOURCE_DATE_EPOCH': '1764500000', **env})
        said = done.stderr.decode()
        self.assertEqual(done.returncode, 0, said)
        self.assertNotRegex(said, 'CRITICAL|WARNING|Sanitizer|runtime error')
        return done.stdout.decode(), said

    def pages(self):
        names = ['a.apostil'] + [os.path.join(SAMPLES, name) for name in sorted(os.listdir(SAMPLES))
                                 if name.endswith('.apostil')]
        return [(name, self.export(name)[0]) for name in names]

    def test_well_formed_and_alone(self):
        for name, text in self.pages():
            page = Page(text)
            self.assertEqual(page.faults, [], name)
            self.assertEqual(len(page.ids), len(set(page.ids)), name)
            self.assertNotIn('script', [tag for tag, _ in page.tags])
            for tag, link in page.links:
                if tag == 'a':
                    self.assertRegex(link, r'^(#|https?://)')
                    if link.startswith('#'):
                        self.assertIn(link[1:], page.ids, name)
                else:
                    self.assertTrue(link.startswith('data:image/svg+xml;base64,'), link[:80])
            self.assertNotRegex(text, r'url\(|@import')
            self.assertIn("default-src 'none'", text)

    def test_hostile_words_stay_words(self):
        text, _ = self.export('a.apostil')
        self.assertNotIn('<script', text)
        self.assertNotIn('<b>gras', text)
        page = Page(text)
        self.assertGreaterEqual(''.join(page.words).count(EVIL), 6)
        self.assertNotIn('javascript:', ' '.join(link for _, link in page.links))
        self.assertIn(('a', 'https://example.org/?a=1&b=2'), page.links)

    def test_overlaps_keep_the_words(self):
        text, _ = self.export('a.apostil')
        paragraph = re.search(r'<p id="p-1".*?</p>', text, re.DOTALL).group(0)
        paragraph = re.sub(r'<a class="no.*?</a>|<span class="pn".*?</span>', '', paragraph)
        self.assertEqual(html.unescape(re.sub(r'<[^>]*>', '', paragraph)), TEXT)
        # « as</b> » is under a mention and two claims, in two lanes
        self.assertRegex(paragraph, r'<span class="line l0 blue"><mark class="sky"[^>]*><span class="line l1 blue">')

    def test_every_mark_has_its_number_and_row(self):
        for name, text in self.pages():
            page = Page(text)
            numbers = [int(number) for number in re.findall(r'<a class="no [^>]*>(\d+)</a>', text)]
            self.assertEqual(numbers, list(range(1, len(numbers) + 1)), name)
            self.assertGreater(len(numbers), 2)
            self.assertEqual(sorted(numbers), sorted(int(n) for n in re.findall(r'<li value="(\d+)"', text)), name)
            self.assertEqual(len(re.findall(r'id="t-', text)), len(numbers))
            for one in re.findall(r'id="t-([^"]+)"', text):
                self.assertIn('m-' + one, page.ids)

    def test_what_is_not_decided_is_left_out_and_said(self):
        text, said = self.export('a.apostil')
        self.assertNotIn('m-d1', text)
        self.assertIn('1 suggestion that nobody has decided', text)
        self.assertIn('1 suggestion is left out.', said)

    def test_what_a_court_asks_for(self):
        text, _ = self.export(os.path.join(SAMPLES, 'tram.en.apostil'))
        for words in ('08e1ca3648f76b30d5a2ac785b172eb477fecea97bb5400a832aa47596329c72', 'Annotated by', 'Northquay Ledger',
                      '30 November 2025', 'Miriam Osei', 'The log shows a week without a run.', 'contradicts'):
            self.assertIn(words, text)

    def test_the_same_every_time(self):
        name = os.path.join(SAMPLES, 'barrage.fr.apostil')
        self.assertEqual(self.export(name)[0], self.export(name)[0])


if __name__ == '__main__':
    unittest.main(verbosity=2)
