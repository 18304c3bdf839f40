# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A generated transcript: the same bytes for the same name, on any machine.

Two dozen people speak in turn, each turn in a line that begins with who it is. Each sentence is a
claim of theirs of some ten words, one in ten names a day, and as many relations as there are claims
join what one said to what another, or they themselves, said a little before.
"""

import hashlib
import random
from pathlib import Path

# name: claims; ten times as many words
SETS = {"transcript": 20_000, "transcript-2k": 200}

FIRST = "Maren Karim Leïla Ahmad Nadia Pierre Ines Tomas Greta Omar Salma Victor".split()
LAST = "Halvik Nazari Haddad Berim Laurent Costa Weiss Okafor Lindqvist Moreau Petrov Amari".split()
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
ACTS = ("assertion", "assertion", "assertion", "demand", "commitment", "doubt")
VERDICTS = ("unchecked", "supported", "misleading", "disputed", "false", "unverifiable")
TYPES = ("contradicts", "supports", "repeats")


def span(start, end, text):
    return f'<span start="{start}" end="{end}">{text[start:end]}</span>'


class Transcript:
    """Its text, and its marks in their order, all written down while it is spoken."""

    def __init__(self, words, n_claims):
        self.rng = random.Random(f"apostil transcript {n_claims}")
        self.words, self.parts, self.length = words, [], 0
        self.speakers = [f"{FIRST[i % 12]} {LAST[(i * 5 + i // 12) % 12]}" for i in range(24)]
        self.marks = []  # how it is written in front of its words, start, end, and after them
        self.n_claims = 0
        while self.n_claims < n_claims:
            self.turn(n_claims - self.n_claims)

    def say(self, words):
        self.parts.append(words)
        self.length += len(words)

    def turn(self, most):
        who = self.rng.randrange(len(self.speakers))
        start = self.length
        self.say(self.speakers[who])
        self.marks.append((f'<mention id="m{len(self.marks)}" entity="e{who + 1}" form="named">', start, self.length, ""))
        self.say(" :")
        for _ in range(min(self.rng.randint(2, 9), most)):
            self.say(" ")
            self.sentence(who)
        self.say("\n")

    def sentence(self, who):
        rng = self.rng
        words = rng.choices(self.words, k=rng.randint(6, 14))
        start, claim = self.length, len(self.marks)
        self.say(words[0].capitalize())
        at = rng.randrange(2, 5) if rng.random() < 0.1 else 0
        verdict = f'<verdict value="{rng.choice(VERDICTS)}">as it is</verdict>' if rng.random() < 0.3 else ""
        self.n_claims += 1
        opening = f'<claim id="c{self.n_claims}" claimant="e{who + 1}" mode="direct" act="{rng.choice(ACTS)}">'
        self.marks.append(None)  # its dates come after it
        for i, word in enumerate(words[1:], 1):
            self.say(" ")
            if i == at:
                day = (rng.randint(1, 28), rng.randint(1, 12), rng.choice((2019, 2020, 2021)))
                begin = self.length
                self.say(f"{day[0]} {MONTHS[day[1] - 1]} {day[2]}")
                self.marks.append((f'<date id="d{len(self.marks)}" type="DATE" value="{day[2]}-{day[1]:02}-{day[0]:02}">',
                                   begin, self.length, ""))
            else:
                self.say(word)
        self.marks[claim] = (opening, start, self.length, verdict)
        self.say(".")

    def relations(self):
        """Of each claim, but for the first, one with another that is not far before it."""
        for number in range(2, self.n_claims + 1):
            other = self.rng.randint(max(number - 60, 1), number - 1)
            yield (f'    <relation id="r{number}" type="{self.rng.choices(TYPES, (5, 3, 2))[0]}"'
                   f' from="c{number}" to="c{other}"/>\n')


def write(name, words, directory):
    spoken = Transcript(words, SETS[name])
    text = "".join(spoken.parts)
    data = text.encode()
    Path(directory, name + ".txt").write_bytes(data)
    with open(Path(directory, name + ".apostil"), "w", encoding="utf-8", newline="\n") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n'
                  '<apostil xmlns="urn:apostil:1" version="1.0" scheme="news" offsets="code-points"'
                  ' id="00000000-0000-4000-8000-000000000000">\n'
                  f'  <article xml:lang="fr" sha256="{hashlib.sha256(data).hexdigest()}">\n'
                  '    <published value="2021-08-27"/>\n'
                  f'    <text xml:space="preserve">{text}</text>\n  </article>\n  <entities>\n')
        out.writelines(f'    <entity id="e{i}" type="person"><name>{speaker}</name></entity>\n'
                       for i, speaker in enumerate(spoken.speakers, 1))
        out.write("  </entities>\n  <annotations>\n")
        for opening, start, end, more in spoken.marks:
            element = opening[1:].split(" ", 1)[0]
            out.write(f'    {opening}{span(start, end, text)}{more}</{element}>\n')
        out.write("  </annotations>\n  <relations>\n")
        out.writelines(spoken.relations())
        out.write("  </relations>\n</apostil>\n")
