#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence sheet as a web page: well-formed whatever overlaps, hostile words stay words, nothing is
fetched or run, every number leads somewhere, the pictures are in it, and the same document gives the same page."""

import base64
import html
import html.parser
import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

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
        self.write(DOCUMENT)

    def write(self, document):
        with open(os.path.join(self.folder, 'a.apostil'), 'w', encoding='utf-8') as file:
            file.write(document)

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

    def pictures(self, text):
        """Title, words, light SVG, dark SVG of each picture of a page."""
        found = re.findall(r'<figure>(.*?)</figure>', text, re.DOTALL)
        pictures = []
        for figure in found:
            dark, light = re.findall(r'data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)"', figure)
            words = html.unescape(re.search(r' alt="([^"]*)"', figure).group(1))
            title = html.unescape(re.search(r'<figcaption>(.*)</figcaption>', figure).group(1))
            pictures.append((title, words, base64.b64decode(light, validate=True), base64.b64decode(dark, validate=True)))
        return pictures

    def test_pictures_are_in_it(self):
        for name, text in self.pages():
            pictures = self.pictures(text)
            self.assertEqual([title for title, _, _, _ in pictures], ['Timeline', 'Claim map'], name)
            self.assertIn('<a href="#pictures">', text)
            self.assertRegex(pictures[0][1], r'^\d+ dates? · \d+ claims?, ')
            self.assertRegex(pictures[1][1], r'^\d+ claims?, \d+ claimants?: .*\. \d+ of the claims (is|are) contradicted\.$')
            for _, _, light, dark in pictures:
                self.assertNotEqual(light, dark)
                for svg in (light, dark):
                    self.alone(svg)

    def alone(self, svg):
        """A drawing that is well-formed and fetches and runs nothing."""
        root = xml.etree.ElementTree.fromstring(svg)
        self.assertEqual(root.tag, '{http://www.w3.org/2000/svg}svg')
        self.assertGreater(len(list(root.iter())), 50)
        for element in root.iter():
            self.assertNotIn(element.tag.rpartition('}')[2], ('script', 'foreignObject', 'a', 'style'))
            for attribute, value in element.attrib.items():
                if attribute.rpartition('}')[2] in ('href', 'src'):
                    self.assertRegex(value, '^(#|data:image/png;)')
                self.assertFalse(attribute.startswith('on'))
                for address in re.findall(r'url\(([^)]*)\)', value):
                    self.assertTrue(address.startswith('#'), address)

    def test_pictures_say_what_they_show(self):
        text, _ = self.export(os.path.join(SAMPLES, 'tram.en.apostil'))
        words = [words for _, words, _, _ in self.pictures(text)]
        with open(os.path.join(SAMPLES, 'tram.en.apostil'), encoding='utf-8') as file:
            marks = file.read()
        dates, claims = len(re.findall('<date ', marks)), len(re.findall('<claim ', marks))
        self.assertTrue(words[0].startswith(f'{dates} dates · {claims} claims, '), words[0])
        self.assertTrue(words[1].startswith(f'{claims} claims, '), words[1])
        self.assertIn('Tomasz Lind\u2069 (4), \u2068Miriam Osei\u2069 (2)', words[1])

    def test_pictures_of_what_is_decided(self):
        whole, _ = self.export('a.apostil')
        self.assertTrue(self.pictures(whole)[0][1].startswith('1 date · 2 claims, '), self.pictures(whole)[0][1])
        self.assertIn('2 of the claims are contradicted', self.pictures(whole)[1][1])
        self.write(DOCUMENT.replace('<claim id="c2">', '<claim id="c2" status="suggested">'))
        text, _ = self.export('a.apostil')
        self.assertTrue(self.pictures(text)[0][1].startswith('1 date · 1 claim, '), self.pictures(text)[0][1])
        self.assertIn('0 of the claims are contradicted', self.pictures(text)[1][1])

    def test_no_empty_picture(self):
        bare = re.sub(r'<claim id="c.*?(/claim>)', '', DOCUMENT, flags=re.DOTALL)
        bare = re.sub('<relations>.*</relations>', '', bare)
        self.write(bare)
        text, _ = self.export('a.apostil')
        self.assertEqual([title for title, _, _, _ in self.pictures(text)], ['Timeline'])
        self.write(re.sub('<date .*?</date>', '', bare))
        text, _ = self.export('a.apostil')
        self.assertNotIn('<figure', text)
        self.assertNotIn('#pictures', text)

    def test_a_map_too_large_to_read_is_words(self):
        claims = ''.join(f'<claim id="x{i}" claimant="e1"><span start="0" end="2"/></claim>' for i in range(600))
        self.write(DOCUMENT.replace('<mention id="m1"', claims + '<mention id="m1"'))
        text, _ = self.export('a.apostil')
        self.assertEqual([title for title, _, _, _ in self.pictures(text)], ['Timeline'])
        self.assertIn('602 claims, ', text)
        self.assertIn('With more than 600 claims the map is too large', text)
        self.assertEqual(Page(text).faults, [])

    def test_a_wide_picture_is_scrolled(self):
        claims = ''.join(f'<claim id="x{i}" claimant="y{i}"><span start="0" end="2"/></claim>' for i in range(30))
        people = ''.join(f'<entity id="y{i}" type="person"><name>{i}</name></entity>' for i in range(30))
        self.write(DOCUMENT.replace('<mention id="m1"', claims + '<mention id="m1"').replace('</entities>', people + '</entities>'))
        text, _ = self.export('a.apostil')
        self.assertRegex(text, r'<figure>\n<div class="scroll" tabindex="0" role="group" aria-label="Claim map">')
        self.assertGreater(int(re.search(r'width="(\d+)" height="\d+" alt="32 claims', text).group(1)), 1040)
        self.assertEqual(Page(text).faults, [])

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

    def test_days_of_a_persian_article_are_in_both_calendars(self):
        text = '۳۱ مرداد ۱۴۰۰ باران آمد.'
        self.write(f'''<apostil xmlns="urn:apostil:1" version="1.0" scheme="news" offsets="code-points">
  <article xml:lang="fa"><published value="2021-08-27"/><text>{text}</text></article>
  <annotations><date id="d1" type="DATE" value="2021-08-22"><span start="0" end="13"/></date></annotations>
</apostil>''')
        page, _ = self.export('a.apostil')
        for words in ('27 August 2021 (5 Shahrivar 1400)', 'Sunday 22 August 2021 (31 Mordad 1400)',
                      '22 Aug 2021 (31 Mordad 1400)'):
            self.assertIn(words, page)

    def test_the_same_every_time(self):
        name = os.path.join(SAMPLES, 'barrage.fr.apostil')
        self.assertEqual(self.export(name)[0], self.export(name)[0])


if __name__ == '__main__':
    unittest.main(verbosity=2)
