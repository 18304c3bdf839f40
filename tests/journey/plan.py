# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journeys mark, in the real article where it is at hand and else in the text of our own
sample, and what the saved file has to say about it."""

import os
import subprocess
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass

from program import find_article
from stage import SOURCE, Failure

NAMESPACE = '{urn:apostil:1}'


@dataclass(frozen=True)
class Plan:
    """Words as they stand in the article; a pair is words and which place of them is meant."""
    publication: tuple      # the words, the value
    sections: tuple         # (first words, last words, words of its date, value)
    person: tuple
    short_name: str         # what « all occurrences » finds inside longer names
    occurrences: int        # how often the whole name stands in the article; hashtags are for the reader to tick
    first: str              # a claim in quotation marks
    source: tuple           # (words, what they follow, somewhere behind the claim)
    cue: str                # the first such words behind the claim
    nested: tuple           # (words inside the first claim, kind, key)
    second: str             # another claim
    fragment: str           # more of it
    said: str               # two claims that contradict each other
    denied: str
    day: tuple              # (words, value)


REAL = Plan(
    publication=('27.8.2021', '2021-08-27'),
    sections=(('Le fils Massoud veut', 'reportage sur Ahmad Massoud ci-dessous.', '27.8.2021', '2021-08-27'),
              ('Le leader anti-taliban', 'a-t-il déclaré.', '22.8.2021', '2021-08-22'),
              ('Massoud et les talibans conviennent de ne pas se battre jusqu’au prochain cycle de négociations.',
               'n’ont pas encore été clairement définis.', '26.8.2021', '2021-08-26')),
    person=('Ahmad Massoud', 1),
    short_name='Massoud',
    occurrences=8,
    first='Nous voulons faire comprendre aux talibans que le seul moyen d’avancer est la négociation',
    source=('il', 'a-t-'),
    cue='a-t-il déclaré',
    nested=('talibans', 'organisation', 'o'),
    second='Nous ne voulons pas qu’une guerre éclate',
    fragment='Ils veulent se défendre, ils veulent se battre',
    said='une offensive avait été lancée sur le Panjshir',
    denied='aucun combat n’avait été signalé',
    day=('dimanche', '2021-08-22'))

OURS = Plan(
    publication=('14.3.2026', '2026-03-14'),
    sections=(('Barrage de Valcombe', 'amont de Sorbiers-le-Haut.', '14.3.2026', '2026-03-14'),
              ('Lire aussi', 'dossier sur les barrages', None, None),
              ('Valcombe\xa0: Hydroval reconnaît', 'Nous attendons toujours.\xa0»', '21.3.2026', '2026-03-21')),
    person=('Karim Belhadi', 1),
    short_name='Belhadi',
    occurrences=2,
    first='Les capteurs n’ont rien enregistré d’anormal',
    source=('elle', 'a-t-'),
    cue='a-t-elle déclaré',
    nested=('capteurs', 'other', 'e'),
    second='l’évacuation n’est pas à l’ordre du jour.',
    fragment='la vallée serait évacuée',
    said='ne présente aucun danger immédiat',
    denied='trois capteurs sur huit étaient muets dans la nuit du 7 au 8 mars',
    day=('samedi', '2026-03-14'))


def choose(stage):
    """The plan, and the path of its article as plain text."""
    article = find_article()
    if article:
        return REAL, article
    print('# the real article is not beside this checkout: the journey goes through our own sample')
    sample = os.path.join(SOURCE, 'data/samples/barrage.fr.apostil')
    text = ElementTree.parse(sample).getroot().find(f'.//{NAMESPACE}text').text
    return OURS, stage.write('article.txt', text)


class Saved:
    """A saved file, read by other eyes than the program's."""

    def __init__(self, path):
        self.root = ElementTree.parse(path).getroot()
        self.text = self.root.find(f'{NAMESPACE}article/{NAMESPACE}text').text
        self.names = {entity.get('id'): entity.find(f'{NAMESPACE}name').text for entity in self.all('entity')}

    def all(self, name):
        return list(self.root.iter(NAMESPACE + name))

    def words(self, element, name='span'):
        """What ELEMENT's children of that NAME mark, taken from the text by their offsets."""
        return [self.text[int(one.get('start')):int(one.get('end'))] for one in element.findall(NAMESPACE + name)]

    def one(self, name, words):
        """The annotation of that kind whose first span covers WORDS."""
        found = [one for one in self.all(name) if self.words(one)[:1] == [words]]
        if len(found) != 1:
            raise Failure(f'{len(found)} × <{name}> on « {words} » in the file, not one')
        return found[0]

    def check(self, plan, sections=True):
        """All that the journey was to leave behind."""
        problems = []

        def expect(what, is_so, should_be):
            if is_so != should_be:
                problems.append(f'{what} is {is_so!r}, not {should_be!r}')

        mentions = [one for one in self.all('mention') if self.names.get(one.get('entity')) == plan.person[0]]
        expect(f'the number of mentions of {plan.person[0]}', len(mentions), plan.occurrences)
        for one in mentions:
            words = ' '.join(self.words(one))
            if words not in (plan.person[0], '#' + plan.person[0].replace(' ', '')):
                problems.append(f'a mention of {plan.person[0]} is « {words} »')
        first = self.one('claim', plan.first)
        expect('the source', self.words(first, 'source'), [plan.source[0]])
        expect('the cue', self.words(first, 'cue'), [plan.cue])
        expect('the mode of a quotation', first.get('mode'), 'direct')
        second = self.one('claim', plan.second)
        expect('the fragments', self.words(second), [plan.second, plan.fragment])
        said, denied = self.one('claim', plan.said), self.one('claim', plan.denied)
        relations = [(one.get('type'), one.get('from'), one.get('to')) for one in self.all('relation')]
        expect('the relations', relations, [('contradicts', said.get('id'), denied.get('id'))])
        expect('the day', self.one('date', plan.day[0]).get('value'), plan.day[1])
        nested = [one for one in self.all('mention') if self.words(one) == [plan.nested[0]]]
        expect('the number of nested marks', len(nested), 1)
        spans = [(one.find(NAMESPACE + 'span').get('start'), one.find(NAMESPACE + 'span').get('end'))
                 for one in (nested[0], first)] if nested else []
        if spans and not int(spans[1][0]) <= int(spans[0][0]) < int(spans[0][1]) <= int(spans[1][1]):
            problems.append('the nested mark does not lie in the claim')
        if sections:
            published = self.root.find(f'{NAMESPACE}article/{NAMESPACE}published')
            expect('the publication date', published is not None and published.get('value'), plan.publication[1])
            dates = {one.get('id'): one.get('value') for one in self.all('date')}
            expect('the sections', [(dates.get(one.get('published'))) for one in self.all('section')],
                   [section[3] for section in plan.sections])
            for one, section in zip(self.all('section'), plan.sections):
                words = self.words(one)[0]
                expect('how a section begins', words.startswith(section[0]), True)
                expect('how a section ends', words.rstrip().endswith(section[1]), True)
        if problems:
            raise Failure('in the saved file: ' + '; '.join(problems))


def check_file(stage, path):
    """Our own tool and the published grammar accept it."""
    tool = os.path.join(stage.build, 'src/cli/apostil-tool')
    for command in ([tool, 'validate', path],
                    ['xmllint', '--noout', '--nonet', '--relaxng', os.path.join(SOURCE, 'data/apostil.rng'), path]):
        done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              universal_newlines=True)
        if done.returncode != 0:
            raise Failure(f'{os.path.basename(command[0])} refuses the file:\n{done.stdout[-2000:]}')


def read(path):
    with open(path, 'rb') as file:
        return file.read()
