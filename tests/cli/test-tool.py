#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives apostil-tool as people and scripts do: what it writes, what it says, what it exits with."""

import json
import os
import pty
import re
import resource
import stat
import subprocess
import sys
import tempfile
import unittest

TOOL = os.path.abspath(sys.argv.pop(1))
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../..')
MANUAL = os.path.join(ROOT, 'data/man/apostil-tool.1')

ARTICLE = ('Le pont rouvrira au printemps\n\nLa préfecture a confirmé jeudi que le pont, fermé depuis la crue, '
           'rouvrirait « au plus tard le 15 avril ». Les travaux ont duré plus que prévu.\n')

DOCUMENT = '''<?xml version="1.0" encoding="UTF-8"?>
<apostil xmlns="urn:apostil:1" version="1.0" scheme="news" offsets="code-points" id="0f7e2d5c-7c1b-4a57-9a38-1d2f6f0a5b11">
  <article xml:lang="fr">
    <title>Titre</title>
    <text xml:space="preserve">Ahmad Massoud parle. Massoud attend dimanche.</text>
  </article>
  <entities>
    <entity id="e1" type="person"><name>Ahmad Massoud</name></entity>
  </entities>
  <annotations>
    <mention id="m1" entity="e1" form="named"><span start="0" end="13">Ahmad Massoud</span></mention>
    <mention id="m2" entity="e1" form="named"><span start="21" end="28">Massoud</span></mention>
    <date id="d1" type="DATE" value="2021-08-22"><span start="36" end="44">dimanche</span></date>
  </annotations>
</apostil>
'''


class Tool(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix='apostil-cli-')
        self.addCleanup(self.folder.cleanup)
        self.write('a.txt', ARTICLE)
        self.write('d.apostil', DOCUMENT)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, content):
        with open(self.path(name), 'wb') as file:
            file.write(content if isinstance(content, bytes) else content.encode())

    def read(self, name):
        with open(self.path(name), 'rb') as file:
            return file.read()

    def names(self):
        return sorted(os.listdir(self.folder.name))

    def run_tool(self, *words, code=0, **more):
        done = subprocess.run([TOOL, *words], cwd=self.folder.name, capture_output='stdout' not in more,
                              timeout=120, check=False, **more)
        said = (done.stderr or b'').decode()
        self.assertEqual(done.returncode, code, f'{words}: {said}')
        for bad in ('CRITICAL', 'WARNING', 'Sanitizer', 'runtime error'):
            self.assertNotIn(bad, said)
        return (done.stdout or b''), said

    # What each command does

    def test_import(self):
        self.run_tool('import', 'a.txt', '-o', 'a.apostil')
        out = self.read('a.apostil').decode()
        self.assertIn('<title>Le pont rouvrira au printemps</title>', out)
        self.assertIn(ARTICLE, out)
        self.assertNotIn('<annotations', out)
        self.run_tool('validate', 'a.apostil')

    def test_import_is_the_same_every_time(self):
        self.run_tool('import', 'a.txt', '-o', 'one.apostil')
        self.run_tool('import', 'a.txt', '-o', 'two.apostil')
        self.assertEqual(self.read('one.apostil'), self.read('two.apostil'))
        self.assertNotIn(b'retrieved', self.read('one.apostil'))

    def test_import_with_what_the_user_knows(self):
        self.run_tool('import', 'a.txt', '-o', 'a.apostil', '--language', 'fr-CH', '--published',
                      '2021-08-27T18:30:00+02:00', '--retrieved', '2021-08-28')
        out = self.read('a.apostil').decode()
        self.assertIn('xml:lang="fr-CH"', out)
        self.assertIn('<published value="2021-08-27T18:30:00+02:00"/>', out)
        self.assertIn('retrieved="2021-08-28"', out)

    def test_import_tells_the_encoding(self):
        self.write('l.txt', ARTICLE.replace('«', '"').replace('»', '"').encode('latin-1'))
        _, said = self.run_tool('import', 'l.txt', '-o', 'l.apostil')
        self.assertIn('l.txt: Read as ISO-8859-1', said)
        self.assertIn('préfecture', self.read('l.apostil').decode())

    def test_import_page(self):
        self.write('p', '<!doctype html><html lang=fr><title>T</title><body><h1>Le titre</h1><p>Un paragraphe '
                        'assez long pour être de la prose, avec un point.</p><script>non()</script>')
        self.run_tool('import', 'p', '-o', 'p.apostil')
        out = self.read('p.apostil').decode()
        self.assertIn('<text xml:space="preserve">Le titre\n\nUn paragraphe assez', out)
        self.assertIn('role="headline"', out)
        self.assertNotIn('non()', out)

    def suggest(self, name, *words, **more):
        out, said = self.run_tool('suggest', name, '-o', '-', '--format', 'jsonl', *words, **more)
        return [json.loads(line) for line in out.splitlines()], said

    def test_suggest_lines(self):
        found, _ = self.suggest('a.txt', '--engines', 'dates', '--published', '2021-03-05')
        by_text = {one['text']: one for one in found}
        self.assertEqual(by_text['jeudi']['value'], '2021-03-04')
        self.assertEqual(by_text['jeudi']['anchor'], '2021-03-05')
        self.assertEqual(by_text['le 15 avril']['value'], '2021-04-15')
        for one in found:
            self.assertEqual(one['kind'], 'date')
            (start, end), = one['spans']
            self.assertEqual(ARTICLE[start:end], one['text'])
            self.assertIn(one['class'], 'AB')
            self.assertTrue(one['rule'].startswith('fr.'))
            self.assertTrue(one['reason'])

    def test_suggest_offsets_are_of_the_input(self):
        text = '\ufeffIl est là.\r\nIl est parti hier.\r\n'
        self.write('crlf.txt', text)
        found, _ = self.suggest('crlf.txt', '--language', 'fr', '--published', '2021-08-27')
        dates = [one for one in found if one['kind'] == 'date']
        self.assertEqual([one['value'] for one in dates], ['2021-08-26'])
        start, end = dates[0]['spans'][0]
        self.assertEqual(text[1:][start:end], 'hier')

    def test_suggest_document(self):
        self.write('p.txt', 'Le pont\n\nPublié le 22.8.2021\n\nLe maire est venu dimanche.\n')
        for name in ('one', 'two'):
            self.run_tool('suggest', 'p.txt', '-o', name + '.apostil', '--language', 'fr')
        self.assertEqual(self.read('one.apostil'), self.read('two.apostil'))
        out = self.read('one.apostil').decode()
        self.assertIn('status="suggested"', out)
        self.assertIn('published="d1"', out)
        self.assertIn('value="2021-08-22"', out)
        self.run_tool('validate', 'one.apostil')

    def test_suggest_several_and_from_a_pipe(self):
        self.write('b.txt', 'Il est parti hier, dit-il, et il est revenu.\n')
        self.run_tool('suggest', 'a.txt', 'b.txt', '-d', 'out', '--format', 'jsonl', '--language', 'fr')
        self.assertEqual(sorted(os.listdir(self.path('out'))), ['a.jsonl', 'b.jsonl'])
        done = subprocess.run([TOOL, 'suggest', '-', '-o', '-', '--format', 'jsonl', '--language', 'fr'],
                              input='Il est parti hier.'.encode(), capture_output=True, timeout=60, check=True)
        self.assertIn(b'"XXXX-XX-XX"', done.stdout)

    def test_suggest_is_the_same_in_every_locale(self):
        """Comma or point in a number, Arabic digits, or no locale at all: only the reasons are translated."""
        self.write('c.txt', ARTICLE + '« Cela coûtera 3,5 millions d’euros », a dit Jean Morel à Reuters, ajoutant '
                   'que tout irait bien. Selon lui, 40 % des 1 200 habitants sont pour. İstanbul l’a vu le 1.2.2021.\n')
        places = os.environ.get('LOCPATH', self.path('locale'))
        os.makedirs(places, exist_ok=True)
        found = {}
        for locale in ('C', 'fr_FR.UTF-8', 'fa_IR.UTF-8'):
            folder = os.path.join(places, locale)
            if locale != 'C' and not os.path.isdir(folder):
                try:
                    subprocess.run(['localedef', '-i', locale[:5], '-f', 'UTF-8', folder], capture_output=True)
                except OSError:
                    pass
            if locale != 'C' and not os.path.isdir(folder):
                self.skipTest(f'the locale {locale} cannot be made here')
            lines, _ = self.suggest('c.txt', '--language', 'fr', '--published', '2021-03-05', '--class', 'C',
                                    env=dict(os.environ, LC_ALL=locale, LOCPATH=places))
            found[locale] = [{key: value for key, value in line.items() if key != 'reason'} for line in lines]
        self.assertGreater(len(found['C']), 8)
        self.assertEqual({line['kind'] for line in found['C']}, {'date', 'claim', 'entity'})
        self.assertEqual(found['C'], found['fr_FR.UTF-8'])
        self.assertEqual(found['C'], found['fa_IR.UTF-8'])

    def test_suggest_classes(self):
        few, _ = self.suggest('a.txt', '--class', 'A', '--language', 'fr')
        many, _ = self.suggest('a.txt', '--class', 'C', '--language', 'fr')
        self.assertLess(len(few), len(many))
        self.assertEqual({one['class'] for one in few} - {'A'}, set())

    def test_suggest_without_data(self):
        found, said = self.suggest('a.txt', '--language', 'la')
        self.assertEqual(found, [])
        self.assertIn('“la”', said)

    def test_suggest_called_wrongly(self):
        for words in (['a.txt'], [], ['a.txt', '-o', '-', '--engines', 'all'],
                      ['a.txt', '-o', '-', '--format', 'xml'], ['a.txt', '-o', '-', '--class', 'D'],
                      ['a.txt', '-o', '-', '--published', 'soon'], ['-', '-d', 'x'],
                      ['a.txt', 'd.apostil', '-o', 'x']):
            self.run_tool('suggest', *words, code=2)
        self.run_tool('suggest', 'missing.txt', '-o', '-', code=1)

    def test_from(self):
        self.write('p.html', '<p>Du texte.</p>')
        self.run_tool('import', 'p.html', '--from', 'text', '-o', 'p.apostil')
        self.assertIn('&lt;p&gt;Du texte', self.read('p.apostil').decode())

    def test_standard_streams(self):
        out, _ = self.run_tool('import', '-', '-o', '-', input=ARTICLE.encode())
        self.run_tool('import', 'a.txt', '-o', 'a.apostil')
        self.assertEqual(out, self.read('a.apostil'))
        self.run_tool('validate', '-', input=out)
        _, said = self.run_tool('validate', '-', input=out[:-20], code=1)
        self.assertTrue(said.startswith('standard input:'), said)

    def test_export(self):
        out, said = self.run_tool('export', 'd.apostil', '--to', 'text', '-o', '-')
        self.assertEqual(out.decode(), 'Ahmad Massoud parle. Massoud attend dimanche.')
        self.assertIn('d.apostil: 3 marks are lost.', said)
        self.assertIn('d.apostil: 1 entity is lost.', said)
        _, said = self.run_tool('export', 'd.apostil', '--to', 'apostil', '-o', 'same.apostil')
        self.assertEqual(said, '')

    def test_export_strict(self):
        _, said = self.run_tool('export', 'd.apostil', '--to', 'text', '-o', 'd.txt', '--strict', code=1)
        self.assertIn('--strict', said)
        self.assertNotIn('d.txt', self.names())
        self.run_tool('export', 'd.apostil', '--to', 'apostil', '-o', 'e.apostil', '--strict')

    def test_export_takes_documents_only(self):
        self.run_tool('export', 'a.txt', '--to', 'text', '-o', 'b.txt', code=1)
        self.assertNotIn('b.txt', self.names())

    def test_convert(self):
        self.run_tool('convert', 'd.apostil', '-o', 'one.apostil')
        self.run_tool('convert', 'one.apostil', '-o', 'two.apostil')
        self.assertEqual(self.read('one.apostil'), self.read('two.apostil'))
        self.run_tool('convert', 'd.apostil', '-o', 'd.txt')
        self.assertTrue(self.read('d.txt').startswith(b'Ahmad'))
        self.run_tool('convert', 'd.apostil', '-o', 'x', '--to', 'text')
        self.assertEqual(self.read('x'), self.read('d.txt'))
        self.run_tool('convert', 'd.apostil', '-o', 'd.html')
        self.assertTrue(self.read('d.html').startswith(b'<!DOCTYPE html>'))

    def test_validate(self):
        out, said = self.run_tool('validate', 'd.apostil')
        self.assertEqual((out, said), (b'', ''))
        self.write('bad.apostil', DOCUMENT.replace('>Massoud<', '>Mossoud<'))
        _, said = self.run_tool('validate', 'd.apostil', 'bad.apostil', 'a.txt', code=1)
        self.assertIn('bad.apostil:12', said)
        self.assertIn('Mossoud', said)
        self.assertIn('a.txt:', said)
        self.assertNotIn('d.apostil: ', said.replace('bad.apostil', ''))

    def write_review(self, name, dismissed=''):
        """A document with two things that are worth a look; @dismissed: XML at the end of its article."""
        text = 'Il a parlé dimanche.\nKaboul est tombée dimanche.\nOn dit que tout va bien.'
        first, second, claim = text.index('dimanche'), text.rindex('dimanche'), text.index('tout')
        self.write(name, f'''<?xml version="1.0" encoding="UTF-8"?>
<apostil xmlns="urn:apostil:1" version="1.0" scheme="news" offsets="code-points">
  <article xml:lang="fr">
    <text xml:space="preserve">{text}</text>{dismissed}
  </article>
  <annotations>
    <date id="d1" type="DATE" value="2021-08-22"><span start="{first}" end="{first + 8}">dimanche</span></date>
    <date id="d2" type="DATE" value="2021-08-15"><span start="{second}" end="{second + 8}">dimanche</span></date>
    <claim id="c1"><span start="{claim}" end="{claim + 12}">tout va bien</span></claim>
  </annotations>
</apostil>
''')

    def test_validate_review(self):
        self.write_review('r.apostil')
        self.run_tool('validate', 'r.apostil')
        out, said = self.run_tool('validate', '--review', 'r.apostil', 'd.apostil', code=1)
        self.assertEqual(said, '')
        self.assertEqual(out.decode().splitlines(), [
            'r.apostil: line 1: “dimanche” has two values: 22 Aug 2021 (line 1) and 15 Aug 2021 (line 2). '
            '(date-two-values-article)',
            'r.apostil: line 3: Nobody is named as the source of this claim. “tout va bien” '
            '(claim-without-source)'])
        out, _ = self.run_tool('validate', '--review', 'd.apostil')
        self.assertEqual(out, b'')
        self.run_tool('validate', '--json', 'd.apostil', code=2)
        # what cannot be read is said, and the others are still reviewed
        out, said = self.run_tool('validate', '--review', 'a.txt', 'r.apostil', code=1)
        self.assertIn('a.txt:', said)
        self.assertEqual(out.count(b'\n'), 2)

    def test_validate_review_json(self):
        self.write_review('r.apostil')
        out, _ = self.run_tool('validate', '--review', '--json', 'r.apostil', code=1)
        first, second = [json.loads(line) for line in out.decode().splitlines()]
        self.assertEqual((first['file'], first['line'], first['code']), ('r.apostil', 1, 'date-two-values-article'))
        self.assertEqual(first['places'], [{'id': 'd1', 'start': 11, 'end': 19, 'line': 1, 'text': 'dimanche'},
                                           {'id': 'd2', 'start': 39, 'end': 47, 'line': 2, 'text': 'dimanche'}])
        self.assertNotIn('dismissed', first)
        # set aside in the document, it is told as such, and a document with nothing else is clean
        element = ('<r:dismissed xmlns:r="urn:apostil:review:1" finding="%s"/>'
                   .replace('r:', 'review:').replace(':r=', ':review='))
        self.write_review('r.apostil', ''.join('\n    ' + element % finding['finding'] for finding in (first, second)))
        out, _ = self.run_tool('validate', '--review', 'r.apostil')
        self.assertEqual(out, b'')
        out, _ = self.run_tool('validate', '--review', '--json', 'r.apostil')
        self.assertEqual([json.loads(line)['dismissed'] for line in out.decode().splitlines()], [True, True])
        # it survives, byte by byte, and other commands do not mind
        self.run_tool('convert', 'r.apostil', '-o', 's.apostil')
        self.run_tool('convert', 's.apostil', '-o', 't.apostil')
        self.assertEqual(self.read('s.apostil'), self.read('t.apostil'))
        self.run_tool('validate', '--review', 's.apostil')

    def test_info(self):
        out, _ = self.run_tool('info', 'd.apostil')
        out = out.decode()
        self.assertIn('Title: Titre', out)
        self.assertIn('45 characters', out)
        self.assertIn('person Ahmad Massoud, 2 mentions', out)

    def test_info_json(self):
        out, _ = self.run_tool('info', '--json', 'd.apostil', 'a.txt')
        first, second = [json.loads(line) for line in out.decode().splitlines()]
        self.assertEqual(first['article']['title'], 'Titre')
        self.assertEqual(first['text']['characters'], 45)
        self.assertEqual(first['text']['marked'], 13 + 7 + 8)
        self.assertEqual(first['annotations']['entity'], {'count': 2, 'types': {'person': {'count': 2}}})
        self.assertEqual(first['annotations']['date']['count'], 1)
        self.assertEqual(first['entities'], [{'id': 'e1', 'type': 'person', 'name': 'Ahmad Massoud', 'mentions': 2}])
        self.assertEqual(first['sources'], [])
        self.assertEqual(first['text']['words_marked'], 4)
        self.assertEqual(second['file'], 'a.txt')
        self.assertEqual(second['annotations'], {})

    def test_info_sources(self):
        self.write('c.apostil', DOCUMENT.replace('</annotations>', '''  <claim id="c1" claimant="e1" mode="direct"><span start="0" end="13"/></claim>
    <claim id="c2" claimant="e1"><span start="14" end="20"/></claim>
    <claim id="c3" mode="own"><span start="14" end="20"/></claim>
  </annotations>'''))
        out, _ = self.run_tool('info', '--json', 'c.apostil')
        info = json.loads(out)
        self.assertEqual(info['sources'][0]['name'], 'Ahmad Massoud')
        self.assertEqual(info['sources'][0]['claims'], 2)
        self.assertEqual(info['sources'][0]['words_quoted'], 2)
        self.assertEqual(info['sources'][-1], {'own': True, 'claims': 1})
        self.assertEqual(info['text']['words_quoted'], 2)
        # a mixed claim may begin behind the mark that opens its quotation, and a number is a word
        self.write('m.txt', 'Il « veut 6 trains » demain.\n')
        self.run_tool('import', 'm.txt', '-o', 'm.apostil')
        self.write('m.apostil', self.read('m.apostil').decode().replace('</text>\n  </article>', """</text>
  </article>
  <annotations><claim id="c1" mode="mixed"><span start="5" end="27"/></claim></annotations>"""))
        out, _ = self.run_tool('info', '--json', 'm.apostil')
        info = json.loads(out)['text']
        self.assertEqual((info['words'], info['words_quoted'], info['words_reported']), (5, 3, 1))
        out, _ = self.run_tool('info', 'c.apostil')
        self.assertIn('Claims of Ahmad Massoud: 2 (2 words quoted,', out.decode())

    def test_formats(self):
        out, _ = self.run_tool('formats')
        table = [line.split('\t') for line in out.decode().splitlines()]
        self.assertIn('apostil', [row[0] for row in table])
        can = {row[0]: row[1] for row in table}
        self.assertEqual((can['text'], can['html'], can['csv'], can['jsonl']), ('rw', 'rw', '-w', '-w'))
        self.run_tool('import', 'd.apostil', '-o', 'x', '--from', 'csv', code=2)
        self.assertEqual({row[0]: row[1:3] for row in table}['timeline-pdf'], ['-w', 'pdf'])

    def test_pictures(self):
        """Pictures need no display, say what they leave out, and are the same every time."""
        heads = {'svg': b'<?xml', 'pdf': b'%PDF-', 'png': b'\x89PNG'}
        sample = os.path.join(ROOT, 'data', 'samples', 'barrage.fr.apostil')
        env = {name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        for kind in ('timeline', 'claims'):
            for ending, head in heads.items():
                for name in ('one', 'two'):
                    _, said = self.run_tool('export', sample, '-o', f'{name}.{ending}', '--to',
                                            f'{kind}-{ending}', env=env)
                    self.assertIn('not in it', said)
                self.assertTrue(self.read(f'one.{ending}').startswith(head))
                self.assertEqual(self.read(f'one.{ending}'), self.read(f'two.{ending}'))
        self.assertIn(b'<title id="title">', self.read('one.svg'))
        self.run_tool('export', sample, '-o', 'no.svg', '--to', 'timeline-svg', '--strict', code=1)
        self.assertFalse(os.path.exists(os.path.join(self.folder.name, 'no.svg')))

    def test_help(self):
        out, _ = self.run_tool('--help')
        for command in ('import', 'export', 'convert', 'validate', 'info', 'formats'):
            self.assertIn(command, out.decode())
            of_it, _ = self.run_tool(command, '--help')
            self.assertIn(f'apostil-tool [OPTION…] {command}', of_it.decode().replace('OPTION...', 'OPTION…'))
        self.run_tool('--version')

    def test_manual(self):
        """The man page has every command and option that --help has, and no other."""
        with open(MANUAL, encoding='utf-8') as file:
            manual = file.read().replace('\\-', '-').replace('\\&', '')
        out, _ = self.run_tool('--help')
        commands = re.findall(r'^  ([a-z]+)  ', out.decode(), re.MULTILINE)
        options = {'--version'}
        for command in commands:
            of_it, _ = self.run_tool(command, '--help')
            options |= set(re.findall(r'^ +(?:-\w, )?(--[a-z-]+)', of_it.decode(), re.MULTILINE))
        self.assertEqual(sorted(commands), sorted(re.findall(r'^\.B apostil-tool ([a-z]+)$', manual, re.MULTILINE)))
        described = manual[manual.index('.SH COMMANDS'):]
        for command in commands:
            self.assertIn(f'\n.TP\n.B {command}\n', described)
        self.assertEqual(sorted(options), sorted(set(re.findall(r'--[a-z][a-z-]*',
                                                                described[described.index('.SH OPTIONS'):]))))

    # Several inputs

    def test_many(self):
        names = []
        for i in range(60):
            names.append(f'n{i:02}.txt')
            self.write(names[-1], f'Titre {i}\n\nTexte {i}.\n')
        self.write('bad.txt', b'%PDF-1.4 nothing to read')
        _, said = self.run_tool('import', *names, 'bad.txt', '-d', 'out', code=1)
        self.assertEqual(len(os.listdir(self.path('out'))), 60)
        self.assertIn('bad.txt: This is a PDF', said)
        self.assertIn('<title>Titre 41</title>', self.read('out/n41.apostil').decode())
        outputs = ['out/' + name for name in sorted(os.listdir(self.path('out')))]
        self.run_tool('validate', *outputs)
        listed, _ = self.run_tool('info', '--json', *outputs)
        self.assertEqual([json.loads(line)['file'] for line in listed.splitlines()], outputs)

    def test_two_for_one_name(self):
        os.mkdir(self.path('x'))
        self.write('x/a.html', '<p>Autre')
        _, said = self.run_tool('import', 'a.txt', 'x/a.html', '-d', 'out', code=2)
        self.assertIn('a.txt and x/a.html', said)
        self.assertNotIn('out', self.names())

    def test_progress_is_for_terminals(self):
        master, slave = pty.openpty()
        done = subprocess.run([TOOL, 'validate', 'd.apostil', 'd.apostil'], cwd=self.folder.name, stderr=slave,
                              timeout=60, check=False)
        os.close(slave)
        self.assertEqual(done.returncode, 0)
        self.assertIn(b'/ 2', os.read(master, 4096))
        os.close(master)
        _, said = self.run_tool('validate', 'd.apostil', 'd.apostil')
        self.assertEqual(said, '')

    # Called wrongly: 2, and nothing is done

    def test_usage(self):
        for words in ([], ['frobnicate'], ['import'], ['import', 'a.txt'], ['import', 'a.txt', '-o', 'b', '-d', 'c'],
                      ['import', 'a.txt', 'd.apostil', '-o', 'b'], ['import', 'a.txt', '-o', 'b', '--from', 'docx'],
                      ['import', 'a.txt', '-o', 'b', '--published', '27.8.2021'],
                      ['import', 'a.txt', '-o', 'b', '--language', 'français'],
                      ['import', 'a.txt', '-o', 'b', '--frob'], ['import', '-', '-d', 'out'],
                      ['export', 'd.apostil', '-o', 'b'], ['export', 'd.apostil', '-o', 'b', '--to', 'docx'],
                      ['validate'], ['info'], ['formats', 'x']):
            before = self.names()
            _, said = self.run_tool(*words, code=2)
            self.assertTrue(said.startswith('apostil-tool'), said)
            self.assertIn('--help', said)
            self.assertEqual(self.names(), before)

    def test_an_input_is_never_overwritten(self):
        before = self.read('a.txt')
        os.symlink('a.txt', self.path('link'))
        for target in ('a.txt', './a.txt', 'link'):
            self.run_tool('import', 'a.txt', '-o', target, code=2)
            self.assertEqual(self.read('a.txt'), before)

    def test_names_like_options(self):
        self.write('--odd.txt', ARTICLE)
        self.run_tool('import', '-o', 'odd.apostil', '--', '--odd.txt')
        self.assertIn('odd.apostil', self.names())

    # Bad input and bad places: 1, said with the name of the file

    def test_bad_inputs(self):
        self.write('empty.txt', '')
        self.write('blank.txt', ' \n\n')
        self.write('binary.bin', bytes(range(256)) * 20)
        self.write('unknown.xml', '<?xml version="1.0"?><TEI/>')
        self.write('cut.apostil', DOCUMENT[:400])
        self.write('bomb.apostil', '<!DOCTYPE apostil [<!ENTITY a "aaaa">]>' + DOCUMENT.split('\n', 1)[1])
        os.mkdir(self.path('folder'))
        for name in ('missing.txt', 'folder', 'empty.txt', 'blank.txt', 'binary.bin', 'unknown.xml', 'cut.apostil',
                     'bomb.apostil', 'a.txt/below'):
            before = self.names()
            _, said = self.run_tool('convert', name, '-o', 'out.apostil', code=1)
            self.assertTrue(said.startswith(name + ':'), said)
            self.assertGreater(len(said), len(name) + 20)
            self.assertEqual(self.names(), before)
            self.run_tool('info', name, code=1)

    def test_unreadable(self):
        # root reads everything but the memory of nobody: reading /proc/self/mem at 0 fails for all
        _, said = self.run_tool('import', '/proc/self/mem', '-o', 'x.apostil', code=1)
        self.assertTrue(said.startswith('/proc/self/mem: '), said)
        if os.geteuid() != 0:
            os.chmod(self.path('a.txt'), 0)
            _, said = self.run_tool('import', 'a.txt', '-o', 'x.apostil', code=1)
            self.assertIn('permissions', said)

    def test_full_disk(self):
        _, said = self.run_tool('import', 'a.txt', '-o', '/dev/full', code=1)
        self.assertTrue(said.splitlines()[-1].startswith('/dev/full: '), said)
        self.assertIn('The disk is full. Make room', said)
        # A device is written to, never replaced: as root that would take it away from everybody.
        _, said = self.run_tool('suggest', 'a.txt', '-o', '/dev/full', '--format', 'jsonl', '--published',
                                '2021-03-05', code=1)
        self.assertIn('The disk is full. Make room', said)
        self.assertTrue(stat.S_ISCHR(os.stat('/dev/full').st_mode))
        with open('/dev/full', 'wb') as full:
            self.run_tool('import', 'a.txt', '-o', '-', code=1, stdout=full)
            self.run_tool('info', 'd.apostil', code=1, stdout=full)
            self.run_tool('formats', code=1, stdout=full)
            self.run_tool('--help', code=1, stdout=full)

    def test_a_failed_write_leaves_the_old_file(self):
        self.write('big.txt', 'Titre\n\n' + 'Des mots, encore des mots. ' * 20000)
        self.write('out.apostil', 'what was there')

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
            import signal
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

        before = self.names()
        _, said = self.run_tool('import', 'big.txt', '-o', 'out.apostil', '--language', 'fr', code=1, preexec_fn=limit)
        self.assertIn('out.apostil: It cannot be written', said)
        self.assertEqual(self.read('out.apostil'), b'what was there')
        self.assertEqual(self.names(), before)

    def test_places_that_cannot_be_written(self):
        for target in ('nowhere/a.apostil', 'a.txt/a.apostil', '.', '/proc/a.apostil', '/proc/version'):
            before = self.names()
            _, said = self.run_tool('import', 'a.txt', '-o', target, code=1)
            self.assertIn(target + ':', said)
            self.assertEqual(self.names(), before)
        self.run_tool('import', 'a.txt', '-d', 'a.txt', code=1)
        self.run_tool('import', 'a.txt', '-d', 'no/where', code=1)

    def test_closed_streams(self):
        before = self.read('d.apostil')
        for words, code in ((['info', 'd.apostil'], 1), (['import', 'a.txt', '-o', '-'], 1), (['formats'], 1),
                            (['validate', 'd.apostil'], 0)):
            done = subprocess.run(['sh', '-c', 'exec "$0" "$@" >&-', TOOL, *words], cwd=self.folder.name,
                                  stderr=subprocess.PIPE, timeout=60, check=False)
            self.assertEqual(done.returncode, code, (words, done.stderr))
        subprocess.run(['sh', '-c', 'exec "$0" "$@" <&- >&- 2>&-', TOOL, 'import', 'a.txt', 'missing', '-d', 'out'],
                       cwd=self.folder.name, timeout=60, check=False)
        self.assertEqual(self.read('d.apostil'), before)
        self.assertTrue(self.read('out/a.apostil').startswith(b'<?xml'))
        self.assertTrue(self.read('out/a.apostil').endswith(b'</apostil>\n'))

    def test_links_and_modes_stay(self):
        self.write('real.apostil', 'old')
        os.chmod(self.path('real.apostil'), 0o640)
        os.symlink('real.apostil', self.path('link.apostil'))
        self.run_tool('import', 'a.txt', '-o', 'link.apostil')
        self.assertTrue(os.path.islink(self.path('link.apostil')))
        self.assertEqual(os.stat(self.path('real.apostil')).st_mode & 0o777, 0o640)
        self.assertTrue(self.read('real.apostil').startswith(b'<?xml'))

    def test_new_files_follow_the_umask(self):
        self.run_tool('import', 'a.txt', '-o', 'new.apostil', preexec_fn=lambda: os.umask(0o027))
        self.assertEqual(os.stat(self.path('new.apostil')).st_mode & 0o777, 0o640)


if __name__ == '__main__':
    unittest.main(verbosity=2)
