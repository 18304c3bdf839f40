#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Generated articles of any size: the same bytes for the same name, on any machine.

generate.py NAME DIR writes DIR/NAME.apostil and DIR/NAME.txt. The text is of news-like words in
paragraphs of some 500 characters; of its marks a fifth begin inside the one before, so that they
nest and cross. One person is named in a paragraph out of forty, without a mark: what find and
« mark all occurrences » are measured on. What is spoken is in transcript.py.
"""

import hashlib
import random
import sys
from pathlib import Path

import transcript

LATIN = """le la les de des du un une et à au aux en dans sur pour par avec sans sous après avant que qui
dont où mais ou donc or ni car il elle ils elles on ce cette ces son sa ses leur leurs est sont était
étaient sera ont avait a été dit déclaré annoncé affirmé accusé nié promis refusé demandé ministre
président gouvernement parlement tribunal police armée ville région vallée frontière accord négociation
élection manifestation réunion conférence enquête rapport économie hôpital école université dimanche
lundi mardi mercredi jeudi vendredi samedi hier demain août septembre novembre milliers personnes
blessés témoins journalistes responsables combattants rebelles alliés voisins the and of to in that was
for with said told officials reported according spokesman yesterday talks Berlin Paris Genève Londres
Kaboul Nairobi Lima Oslo Minsk Ankara Reuters ONU OTAN""".split()
OTHERS = "Αθήνα κυβέρνηση πρόεδρος Москва правительство заявил вчера переговоры Київ уряд".split()
ARABIC = """قال الرئيس الحكومة المدينة أمس اليوم المفاوضات الوزير في من على إلى عن التي الذي كان كانت
بعد قبل المتحدث باسم الجيش الشرطة المحكمة البرلمان القاهرة بيروت بغداد الرباط تونس اتفاق الحدود
المنطقة الشمالية آلاف الأشخاص شهود صحفيون مسؤولون""".split()
CJK = "政府部长昨天表示会议谈判边境城市北京东京首尔记者警方法院选举经济报告人民大学医院学校地区军队"

PERSON = "Maren Halvik"
NAMES = ["Ahmad Berim", "Alliance du Nord", "Leïla Haddad", "Karim Nazari", "Conseil de Genève"]

# name: (bytes, marks, script, whether all is one line)
SETS = {
    "10k": (10_000, 100, "latin", False),
    "20k": (20_000, 200, "latin", False),
    "40k": (40_000, 400, "latin", False),
    "80k": (80_000, 800, "latin", False),
    "100k": (100_000, 1_000, "latin", False),
    "1m": (1_000_000, 10_000, "latin", False),
    "2m": (2_000_000, 20_000, "latin", False),
    "4m": (4_000_000, 40_000, "latin", False),
    "8m": (8_000_000, 80_000, "latin", False),
    "10m": (10_000_000, 100_000, "latin", False),
    "10m-none": (10_000_000, 0, "latin", False),
    "100k-dense": (100_000, 10_000, "latin", False),
    "100k-none": (100_000, 0, "latin", False),
    "line1m": (1_000_000, 10_000, "latin", True),
    "arabic1m": (1_000_000, 10_000, "arabic", False),
    "cjk1m": (1_000_000, 10_000, "cjk", False),
}


def words_of(script, rng, count):
    if script == "arabic":
        return rng.choices(ARABIC, k=count)
    if script == "cjk":
        return ["".join(rng.choices(CJK, k=rng.randint(4, 12))) for _ in range(count)]
    return [rng.choice(OTHERS) if rng.random() < 0.02 else word for word in rng.choices(LATIN, k=count)]


def paragraph(script, rng, number):
    """Some 500 characters in sentences."""
    words = words_of(script, rng, rng.randint(50, 110) if script != "cjk" else rng.randint(50, 80))
    if number % 40 == 7:
        words[len(words) // 2] = PERSON
    elif script == "latin":
        words[len(words) // 3] = rng.choice(NAMES)
    stop = "。" if script == "cjk" else "."
    comma = "，" if script == "cjk" else ","
    i = 0
    while i < len(words):
        words[i] = words[i][0].upper() + words[i][1:]
        i += rng.randint(8, 20)
        if i - 4 > 0 and i - 4 < len(words):
            words[i - 4] += comma
        if i <= len(words):
            words[i - 1] += stop
    if not words[-1].endswith(stop):
        words[-1] += stop
    return ("" if script == "cjk" else " ").join(words)


def make_text(size, script, one_line, rng):
    parts, n_bytes, number = [], 0, 0
    while n_bytes < size:
        part = paragraph(script, rng, number)
        parts.append(part)
        n_bytes += len(part.encode()) + 1
        number += 1
    return (" " if one_line else "\n").join(parts) + "\n"


def make_spans(text, count, rng):
    """Sorted, 3 to 220 code points, a fifth begin inside the one before; ends are not on blanks."""
    spans = []
    step = len(text) / max(count, 1)
    before = (0, 1)
    for i in range(count):
        kind = rng.choices(("mention", "date", "claim"), weights=(6, 2, 2))[0]
        length = {"mention": rng.randint(3, 24), "date": rng.randint(4, 16),
                  "claim": rng.randint(30, 220)}[kind]
        start = int(i * step + rng.random() * step)
        if rng.random() < 0.2 and before[1] - before[0] > 2:
            start = rng.randint(before[0] + 1, before[1] - 1)
        start = min(start, len(text) - 8)
        while start > 0 and text[start] in " \n":
            start -= 1
        end = min(start + length, len(text) - 1)
        while end > start + 1 and text[end - 1] in " \n":
            end -= 1
        spans.append((start, end, kind))
        before = (start, end)
    spans.sort()
    return spans


def mark(number, span, text, rng):
    start, end, kind = span
    words = f'<span start="{start}" end="{end}">{text[start:end]}</span>'
    if kind == "mention":
        return f'    <mention id="m{number}" entity="e{rng.randint(1, 200)}" form="named">{words}</mention>\n'
    if kind == "date":
        value = f"2021-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        return f'    <date id="d{number}" type="DATE" value="{value}">{words}</date>\n'
    return (f'    <claim id="c{number}" claimant="e{rng.randint(1, 200)}" mode="direct" act="assertion">\n'
            f'      {words}\n    </claim>\n')


def write(name, directory):
    size, count, script, one_line = SETS[name]
    rng = random.Random("apostil " + name.removesuffix("-none"))
    text = make_text(size, script, one_line, rng)
    data = text.encode()
    Path(directory, name + ".txt").write_bytes(data)
    spans = make_spans(text, count, rng)
    types = ("person", "organisation", "place", "other")
    language = {"arabic": "ar", "cjk": "zh"}.get(script, "fr")
    with open(Path(directory, name + ".apostil"), "w", encoding="utf-8", newline="\n") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n'
                  '<apostil xmlns="urn:apostil:1" version="1.0" scheme="news" offsets="code-points"'
                  ' id="00000000-0000-4000-8000-000000000000">\n'
                  f'  <article xml:lang="{language}" sha256="{hashlib.sha256(data).hexdigest()}">\n'
                  '    <published value="2021-08-27"/>\n'
                  f'    <text xml:space="preserve">{text}</text>\n  </article>\n')
        if spans:
            out.write("  <entities>\n")
            out.writelines(f'    <entity id="e{i}" type="{types[i % 4]}"><name>Nom {i}</name></entity>\n'
                           for i in range(1, 201))
            out.write("  </entities>\n  <annotations>\n")
            out.writelines(mark(i, span, text, rng) for i, span in enumerate(spans, 1))
            out.write("  </annotations>\n")
        out.write("</apostil>\n")


def main():
    names = [*SETS, *transcript.SETS]
    if len(sys.argv) != 3 or sys.argv[1] not in names:
        sys.exit(f"Usage: generate.py NAME DIRECTORY\nNAME is one of: {' '.join(names)}")
    if sys.argv[1] in SETS:
        write(sys.argv[1], sys.argv[2])
    else:
        transcript.write(sys.argv[1], LATIN, sys.argv[2])


if __name__ == "__main__":
    main()
