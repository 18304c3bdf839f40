# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The views on articles with very many marks: an article with many claims, and what is measured.

Each view is opened on the article with its marks and on the same one without any; then it is
scrolled, and filtered where it can be. On the largest article and on a transcript with as many
relations as claims, what counts is when all is there from the press of the key. Where that is asked
nothing fades: a theme lets buttons that come to life do so for a fifth of a second, in small frames,
which is not what anybody waits for.
"""

import hashlib
import random
from pathlib import Path

from generate import make_text

ACTS = ("assertion", "assertion", "assertion", "demand", "commitment", "doubt")
VERDICTS = ("unchecked", "supported", "misleading", "disputed", "false", "unverifiable")
TYPES = ("person", "organisation", "place", "other")

# Each step is one of the hidden switch; in the names a low line stands for a blank.
OPENINGS = {"entities": "do:show=entities", "claims and their map": "do:show=claims",
            "timeline": "do:show=timeline", "findings": "do:findings", "statistics": "do:statistics"}
SCRIPTS = {
    "entities": "do:show=entities roll:90*{n} focus:Filter_the_entities type:nom_1 type:nom type:nothing type:",
    "claims": "do:show=claims roll:90*{n} focus:Filter_the_claims type:nom_1 type:gouvernement type:nothing type:",
    "claims by date": "do:show=claims do:claims-group=date roll:90*{n} do:claims-group=verdict",
    "claim map": "do:show=claims focus:Claim_map roll:90*{n}",
    "timeline": "do:show=timeline roll:90*{n} press:Zoom_in_(+)*4 press:Zoom_out_(−)*4",
    "marks list": "focus:Dates roll:90*{n} focus:Filter_the_lists type:nom_1 type:gouvernement type:nothing type:",
    "findings": "wait:{wait} do:findings roll:90*10",
}


def span(name, start, end, text):
    return f'<{name} start="{start}" end="{end}">{text[start:end]}</{name}>'


def value_of(rng):
    """A date as an article has them: mostly near days, some months, decades and clock times."""
    day = f"{rng.choice((2019, 2020, 2021, 2021, 2021))}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return rng.choices((day, day[:7], day[:4], "198", f"{day}T{rng.randint(0, 23):02}:30"), (12, 3, 2, 1, 2))[0]


def claim(number, start, end, text, n_entities, rng):
    """Its source and its cue are the two words before it."""
    cue = text.rfind(" ", 0, start - 1) + 1
    source = text.rfind(" ", 0, max(cue - 1, 1)) + 1
    named = ""
    if 0 < source < cue - 1 and cue < start - 1:
        named = span("source", source, cue - 1, text) + span("cue", cue, start - 1, text)
    # Few speak often and most seldom; some nobody is named for.
    claimant = f' claimant="e{int(rng.paretovariate(0.6)) % n_entities + 1}"' if rng.random() < 0.95 else ""
    verdict = f'<verdict value="{rng.choice(VERDICTS)}">as it is</verdict>' if rng.random() < 0.5 else ""
    evidence = '<evidence href="https://example.org/" stance="supports">words</evidence>' if rng.random() < 0.1 else ""
    return (f'    <claim id="c{number}"{claimant} mode="{rng.choice(("direct", "indirect", "mixed"))}"'
            f' act="{rng.choice(ACTS)}">{span("span", start, end, text)}{named}{verdict}{evidence}</claim>\n')


def marks(text, counts, rng):
    """The marks in their order, all on whole words."""
    n_claims, n_mentions, n_dates, n_entities = counts
    kinds = ["claim"] * n_claims + ["mention"] * n_mentions + ["date"] * n_dates
    rng.shuffle(kinds)
    step = (len(text) - 400) / len(kinds)
    for number, kind in enumerate(kinds, 1):
        start = text.index(" ", int(60 + (number - 1) * step)) + 1
        end = text.index(" ", start + {"claim": rng.randint(40, 160), "mention": 4, "date": 6}[kind])
        end -= text[end - 1] in ",."
        if kind == "claim":
            yield claim(number, start, end, text, n_entities, rng)
        elif kind == "date":
            yield f'    <date id="d{number}" type="DATE" value="{value_of(rng)}">{span("span", start, end, text)}</date>\n'
        else:
            entity = int(rng.paretovariate(0.4)) % n_entities + 1
            yield (f'    <mention id="m{number}" entity="e{entity}" form="named">'
                   f'{span("span", start, end, text)}</mention>\n')


def write(directory, part, marked=True):
    """An article with 5,000 claims, 20,000 mentions of 2,000 entities and 5,000 dates, or one @part of it."""
    counts = [n // part for n in (5000, 20_000, 5000, 2000)]
    rng = random.Random("apostil views")
    text = make_text(3_000_000 // part, "latin", False, rng)
    data = text.encode()
    path = Path(directory, f"views-{part}{'' if marked else '-none'}.apostil")
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n'
                  '<apostil xmlns="urn:apostil:1" version="1.0" scheme="news" offsets="code-points"'
                  ' id="00000000-0000-4000-8000-000000000000">\n'
                  f'  <article xml:lang="fr" sha256="{hashlib.sha256(data).hexdigest()}">\n'
                  '    <published value="2021-08-27"/>\n'
                  f'    <text xml:space="preserve">{text}</text>\n  </article>\n')
        if marked:
            out.write("  <entities>\n")
            out.writelines(f'    <entity id="e{i}" type="{TYPES[i % 4]}"{" unnamed=" + chr(34) + "true" + chr(34) if i % 7 == 0 else ""}>'
                           f"<name>Nom {i}</name></entity>\n" for i in range(1, counts[3] + 1))
            out.write("  </entities>\n  <annotations>\n")
            ids = []
            for mark in marks(text, counts, rng):
                out.write(mark)
                if mark.startswith("    <claim"):
                    ids.append(mark.split('"')[1])
            out.write("  </annotations>\n  <relations>\n")
            for number in range(counts[0] // 2):
                # Most relations are between claims that stand near each other.
                at = rng.randrange(len(ids) - 30)
                kind = rng.choices(("contradicts", "supports", "repeats"), (5, 3, 2))[0]
                out.write(f'    <relation id="r{number}" type="{kind}" from="{ids[at]}"'
                          f' to="{ids[at + rng.randint(1, 29)]}"/>\n')
            out.write("  </relations>\n")
        out.write("</apostil>\n")
    return path


def step(run, name):
    return next(found for found in run["steps"] if found["step"] == name)


def worst(run, kind):
    """The largest of all steps but those that only wait, and which step it was."""
    return max((max(found[kind], default=0) if kind == "frame" else found[kind], found["step"])
               for found in run["steps"] if not found["step"].startswith("wait"))


def measure_large(machine, names, times, before="rest"):
    """The same for measure(); nothing is suggested, so that all that is seen is the person's."""
    for name in names:
        article = machine.file(name)
        runs = [machine.quiet_window(f"{before} do:show-lists do:show-lists", article, still=True) for _ in range(times)]
        yield f"{name}: lists: all there, after the first frame", [run["rest"] - run["open"] for run in runs], 150
        yield f"{name}: lists, shown again: all there", [run["steps"][1]["settled"] for run in runs], 150
        for view, opening in OPENINGS.items():
            runs = [step(machine.quiet_window(f"{before} {opening}", article, still=True), opening) for _ in range(times)]
            yield f"{name}: {view}: all there", [run["settled"] for run in runs], 150
            yield f"{name}: {view}: our own work in that", [run["spent"] for run in runs], 150
            yield f"{name}: {view}: longest wait", [run["longest"] for run in runs], 50
            yield f"{name}: {view}: our own work at a stretch", [run["work"] for run in runs], 50


def measure(machine, part, times, n_rolls):
    """Yields a name, our milliseconds and those that are wanted."""
    marked, none = (write(machine.directory, part, marked) for marked in (True, False))
    # Not while the article is still being looked through for suggestions, which it is once.
    quiet = f"wait:{4000 // part}"
    for name, opening in OPENINGS.items():
        runs = [[machine.still_window(f"{quiet} {opening}", article) for article in (marked, none)] for _ in range(times)]
        for kind, words in (("settled", "all there"), ("spent", "  of our own work")):
            more = [max(step(a, opening)[kind] - step(b, opening)[kind], 0) for a, b in runs]
            yield f"{name}: {words}, above the empty one", more, 300
    for name, script in SCRIPTS.items():
        runs = [machine.window(script.format(n=n_rolls, wait=4000 // part), marked) for _ in range(times)]
        for kind, words in (("frame", "dearest frame"), ("longest", "longest wait"), ("work", "  of our own work")):
            found = [worst(run, kind) for run in runs]
            yield f"{name}: {words}: {max(found)[1]}", [value for value, _ in found], 50
