# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How each figure grows with the article: at 1, 2, 4 and 8 times the text and its marks.

The exponent is the slope through the four in a picture where both axes are logarithmic: 1 is in
proportion, 0 is whatever the size, and nothing on the path of the person may be above 1.1. The
least of some runs counts, since a busy machine only adds.
"""

from math import log

MOST = 1.1

# What of the engine is asked: the mode of bench-engine, its key, how we call it, its unit.
ENGINE = (
    ("load", "load_ms", "load", "ms"),
    ("save", "save_ms", "save", "ms"),
    ("model", "add_ms", "add one, the model alone", "ms"),
    ("model", "occurrences_ms", "all occurrences of a name", "ms"),
    ("model", "find_name_ms", "find a name", "ms"),
    ("model", "find_word_ms", "find a frequent word", "ms"),
    ("model", "hit_test_us", "marks under a point", "µs"),
    ("model", "screen_query_us", "marks on a screen", "µs"),
)
# And of the window: a step and which of its times; what comes before the step only prepares it.
SCRIPT = "redraw*10 scroll:60*40 jump:0.5 mark*20 do:undo*10 find:gouvernement do:find-next*5"
STEPS = (("redraw", "redraw"), ("scroll:60", "scroll"), ("mark", "add one, painted"),
         ("do:undo", "undo one, painted"), ("do:find-next", "go to the next match"))


def exponent(sizes, values):
    """The slope of the line that lies best through the logarithms."""
    xs, ys = [log(size) for size in sizes], [log(max(value, 1e-6)) for value in values]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys)) / sum((a - x) ** 2 for a in xs)


class Growth:
    """A line of the table, as Figure is one."""

    def __init__(self, name, unit, sizes, values):
        self.goal, self.name, self.unit = "growth", name, unit
        self.ours, self.floor = list(values), []
        self.exponent = exponent(sizes, values)

    def met(self):
        return self.exponent <= MOST

    def row(self):
        values = " ".join(f"{value:.3g}" for value in self.ours)
        return [self.goal, self.name, f"{values} {self.unit}", "at 1, 2, 4, 8 times",
                f"n^{self.exponent:.2f} of {MOST}", "met" if self.met() else "MISSED"]

    def as_json(self):
        return {"goal": self.goal, "name": self.name, "unit": self.unit, "ours": self.ours,
                "exponent": self.exponent, "wanted": MOST, "met": self.met()}


def ask_engine(machine, path, runs):
    """The least of each figure of the engine."""
    out = machine.directory / "grown.apostil"
    least = {}
    for _ in range(runs):
        for mode in ("load", "save", "model"):
            told = machine.run_json([machine.engine, mode, path] + ([out] if mode == "save" else []))
            for key in (key for of, key, _, _ in ENGINE if of == mode and key in told):
                least[key] = min(least.get(key, told[key]), told[key])
    return least


def ask_window(machine, path, runs):
    """The least opening, and of each step the least median of its frames."""
    least = {}
    for _ in range(runs):
        told = machine.window(SCRIPT, path)
        values = {"open": told["open"]}
        for step in told["steps"]:
            costs = sorted(a + b for a, b in zip(step["call"], step["frame"]))
            if costs:
                values[step["step"]] = costs[len(costs) // 2]
        for key, value in values.items():
            least[key] = min(least.get(key, value), value)
    return least


def measure(machine, sets, pairs):
    """The figures, with the window's where there is one."""
    names, runs = sets["growth"], max(pairs // 2, 1)
    paths = [machine.file(name) for name in names]
    sizes = [path.stat().st_size for path in paths]
    told = [ask_engine(machine, path, runs) for path in paths]
    figures = [Growth(name, unit, sizes, [one[key] for one in told])
               for _, key, name, unit in ENGINE if all(key in one for one in told)]
    if machine.has_window():
        told = [ask_window(machine, path, runs) for path in paths]
        figures += [Growth(name, "ms", sizes, [one[key] for one in told])
                    for key, name in (("open", "open"), *STEPS) if all(key in one for one in told)]
    return figures
