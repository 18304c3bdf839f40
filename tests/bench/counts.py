# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Instructions of what matters most, beside those of the commit before.

Valgrind counts them: unlike times they are nearly the same on a busy machine, so a change of two in
a hundred is one. The commit before is taken out of the repository into a place of its own and built
here, without the window; with changes that are not committed, « before » is the last commit.
"""

import re
import shutil
import subprocess

SET = "1m"
MORE = 1.02  # of what it was: what counts as slower

# How we call it, the mode of bench-engine, and the functions that are counted, none inside another; none: all of
# it. Saving is counted in all its threads.
OPERATIONS = (
    ("load", "load", ()),
    ("save", "save", ("apostil_native_writer_write", "format_in_pool")),
    ("marks, one by one and in bulk", "model", ("apostil_document_apply",)),
    ("undo and redo of 10,000", "model", ("apostil_document_undo",)),
    ("marks under a point", "model", ("apostil_annotation_list_at",)),
    ("find", "model", ("apostil_search_find",)),
    ("all occurrences of a name", "model", ("apostil_occurrences_find",)),
)


class Count:
    """A line of the table, as Figure is one."""

    def __init__(self, name, ours, before):
        self.goal, self.name = "counts", name
        self.ours, self.floor = [ours], [before]

    def ratio(self):
        return self.ours[0] / max(self.floor[0], 1)

    def met(self):
        return self.ratio() <= MORE

    def row(self):
        return [self.goal, self.name, f"{self.ours[0] / 1e6:.1f} million", f"{self.floor[0] / 1e6:.1f} before",
                f"{self.ratio():.3f} of {MORE}", "met" if self.met() else "MISSED"]

    def as_json(self):
        return {"goal": self.goal, "name": self.name, "unit": "instructions", "ours": self.ours,
                "floor": self.floor, "ratio": self.ratio(), "wanted": MORE, "met": self.met()}


def git(root, *words):
    return subprocess.run(["git", "-C", root, *words], capture_output=True, text=True, check=False)


def build_before(machine, root):
    """bench-engine of the commit before; None, with a reason on standard output, if it cannot be had."""
    changed = git(root, "status", "--porcelain", "--untracked-files=no")
    if changed.returncode != 0:
        print("the instructions are left out: this is no repository")
        return None
    commit = "HEAD" if changed.stdout else "HEAD~1"
    source, build = machine.directory / "before", machine.directory / "before-build"
    if git(root, "worktree", "add", "--detach", str(source), commit).returncode != 0:
        print(f"the instructions are left out: there is no {commit}")
        return None
    try:
        for command in (["meson", "setup", build, source, "-Dgtk=disabled"],
                        ["ninja", "-C", build, "tests/bench/bench-engine"]):
            done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
            if done.returncode != 0:
                print(f"the instructions are left out: {commit} does not build\n{done.stdout[-1000:]}")
                return None
    finally:
        git(root, "worktree", "remove", "--force", str(source))
    return build / "tests/bench/bench-engine"


def count(machine, engine, path, mode, functions):
    """Instructions of one run, or of some functions in it and all that they call."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    command += [f"--toggle-collect={function}" for function in functions]
    command += [engine, mode, path] + ([machine.directory / "counted.apostil"] if mode == "save" else [])
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or found is None:
        raise RuntimeError(f"valgrind ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return int(found.group(1))


def measure(machine, root, smoke):
    """The figures; none where valgrind or the commit before is missing."""
    if shutil.which("valgrind") is None:
        print("the instructions are left out: valgrind is not installed")
        return []
    before = machine.engine if smoke else build_before(machine, root)
    if before is None:
        return []
    path = machine.file("10k" if smoke else SET)
    return [Count(name, count(machine, machine.engine, path, mode, functions),
                  count(machine, before, path, mode, functions))
            for name, mode, functions in OPERATIONS[:2 if smoke else None]]
