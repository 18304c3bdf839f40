# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program under the hands of a journey: it is started on files, seen through the accessibility
tree, and driven by real pointer and key events or by its actions on the session bus."""

import contextlib
import os
import re
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

import pyatspi  # noqa: E402

from stage import APPLICATION_ID, SOURCE, Failure  # noqa: E402

OBJECT_PATH = '/' + APPLICATION_ID.replace('.', '/')

# What libraries say about a machine without a desktop; nothing here is ours to fix.
NOISE = re.compile('|'.join((
    r'dconf-WARNING', r'dbind-WARNING', r'Unable to acquire session bus', r'xdg-desktop-portal',
    r'org\.freedesktop\.portal', r'PipeWire', r'Failed to register client',
    r'MESA', r'libEGL', r'XRANDR', r'Failed to measure available space',
)))


def settle(seconds=0.05):
    """Let events from the accessibility bus come in."""
    context = GLib.MainContext.default()
    deadline = time.monotonic() + seconds
    while True:
        while context.pending():
            context.iteration(False)
        if time.monotonic() >= deadline:
            return
        time.sleep(0.01)


def wait_for(condition, what, seconds=10.0):
    """The first true value of CONDITION; objects that go away while it looks are no answer yet."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            found = condition()
            if found:
                return found
        except (GLib.Error, LookupError, NotImplementedError, AttributeError, subprocess.CalledProcessError):
            pass
        if time.monotonic() >= deadline:
            raise Failure(f'waited {seconds:g} s in vain for {what}')
        settle(0.05)


def xdotool(*words):
    return subprocess.run(['xdotool', *map(str, words)], check=True, stdout=subprocess.PIPE,
                          universal_newlines=True).stdout.strip()


def key(*names, pause=0.06):
    """Press keys one after another, as xdotool names them: 'ctrl+s', 'p', 'Return'."""
    for name in names:
        xdotool('key', '--clearmodifiers', name)
        settle(pause)


def write(words):
    """Type WORDS into what has the focus."""
    xdotool('type', '--delay', '12', '--', words)
    settle(0.1)


def move_pointer(x, y):
    xdotool('mousemove', round(x), round(y))
    settle(0.03)


def click(x, y, button=1, count=1):
    move_pointer(x, y)
    xdotool('click', '--repeat', count, '--delay', '60', button)
    settle(0.1)


def wait_still(look, what):
    """The value of LOOK once it is the same twice: bars and popovers slide into their place."""
    before = look()
    for _ in range(60):
        settle(0.12)
        now = look()
        if now == before:
            return now
        before = now
    raise Failure(f'{what} does not stop moving')


def press(accessible):
    """Click in the middle of a control."""
    box = wait_still(lambda: accessible.queryComponent().getExtents(pyatspi.DESKTOP_COORDS),
                     f'« {accessible.name} »')
    if box.width <= 0 or box.height <= 0:
        raise Failure(f'« {accessible.name} » ({accessible.getRoleName()}) is not on the screen')
    click(box.x + box.width / 2, box.y + box.height / 2)


def has_state(accessible, state):
    return accessible.getState().contains(state)


def is_showing(accessible):
    return has_state(accessible, pyatspi.STATE_SHOWING)


def walk(accessible, only_showing=False):
    """ACCESSIBLE and all below it; the rows of long tables are left alone."""
    if accessible is None or (only_showing and not is_showing(accessible)):
        return
    yield accessible
    if accessible.getRole() in (pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE):
        return
    for index in range(accessible.childCount):
        yield from walk(accessible.getChildAtIndex(index), only_showing)


class Program:
    """One running Apostil."""

    def __init__(self, stage, *files, wait=True, environment=None, command=None, name='apostil'):
        self.stage = stage
        self.number = len(stage.programs) + 1
        self.stderr_path = stage.path(f'stderr-{self.number}')
        self.expected_end = False
        self.foreign = []
        binary = os.path.join(stage.build, 'src/ui/apostil')
        with open(self.stderr_path, 'wb') as stderr:
            self.process = subprocess.Popen([*(command or []), *self.command_line(binary, files)],
                                            stdout=stderr, stderr=stderr, cwd=stage.home,
                                            env={**stage.environment, **(environment or {})})
        stage.programs.append(self)
        self.name = name
        self.root = None
        if wait:
            self.root = wait_for(self._find_root, 'the program in the accessibility tree', 30)
            wait_for(self.get_frame, 'its window', 30)

    # What differs where it is not started from a build directory.

    def command_line(self, binary, files):
        return [binary, *files]

    def is_ours(self, accessible):
        return accessible.get_process_id() == self.process.pid

    # What it says

    def read_stderr(self):
        with open(self.stderr_path, encoding='utf-8', errors='replace') as file:
            return file.read()

    @contextlib.contextmanager
    def foreign_words(self, *patterns):
        """What a library says, and only while this lasts, is not ours."""
        before = len(self.read_stderr())
        yield
        self.foreign += [line for line in self.read_stderr()[before:].splitlines()
                         if any(re.search(pattern, line) for pattern in patterns)]

    def check_quiet(self):
        """Nothing of ours was printed, and it has not fallen over."""
        said = [line for line in self.read_stderr().splitlines()
                if line.strip() and not NOISE.search(line) and line not in self.foreign]
        if said:
            raise Failure('the program printed:\n  ' + '\n  '.join(said[:20]))
        code = self.process.poll()
        if code not in (None, 0) and not self.expected_end:
            raise Failure(f'the program ended with {code}')

    def check_alive(self):
        if self.process.poll() is not None:
            raise Failure(f'the program ended with {self.process.returncode}:\n' + '\n'.join(self.read_stderr().splitlines()[-20:]))
        self.check_quiet()

    def kill(self):
        """As a power cut would."""
        self.expected_end = True
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def wait_end(self, seconds=10):
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Failure(f'the program did not end within {seconds} s') from None
        if code != 0:
            raise Failure(f'the program ended with {code}')

    # What it shows

    def _find_root(self):
        if self.process.poll() is not None:
            raise Failure(f'the program ended with {self.process.returncode}:\n' + '\n'.join(self.read_stderr().splitlines()[-20:]))
        desktop = pyatspi.Registry.getDesktop(0)
        desktop.clearCache()
        for index in range(desktop.childCount):
            child = desktop.getChildAtIndex(index)
            if child is not None and self.is_ours(child):
                return child
        return None

    def get_frame(self):
        """The first window."""
        for index in range(self.root.childCount):
            child = self.root.getChildAtIndex(index)
            if child is not None and child.getRole() == pyatspi.ROLE_FRAME:
                return child
        return None

    def windows(self):
        """Windows, dialogs and popovers in front of them; what was remembered of them is forgotten,
        or a test would now and then be one event late."""
        self.root.clear_cache()
        return [child for child in (self.root.getChildAtIndex(i) for i in range(self.root.childCount))
                if child is not None]

    def tops(self, within):
        if within is None:
            return self.windows()
        within.clear_cache()
        return [within]

    def find(self, name=None, role=None, showing=True, within=None, pattern=None):
        """The first accessible object with that name and that role, or None."""
        for top in self.tops(within):
            for one in walk(top, showing):
                if name is not None and one.name != name:
                    continue
                if pattern is not None and not re.search(pattern, one.name or ''):
                    continue
                if role is not None and one.getRole() != role:
                    continue
                return one
        return None

    def need(self, name=None, role=None, seconds=10.0, **more):
        """The same, but it has to come."""
        what = name if name is not None else more.get('pattern')
        return wait_for(lambda: self.find(name, role, **more),
                        f'« {what} »' + (f' ({role})' if role is not None else ''), seconds)

    def labels(self, showing=True, within=None):
        """All the words on labels, for what is told in passing."""
        found = []
        for top in self.tops(within):
            for one in walk(top, showing):
                if one.getRole() == pyatspi.ROLE_LABEL and one.name:
                    found.append(one.name)
        return found

    def wait_label(self, pattern, seconds=10.0):
        """The label whose words match PATTERN."""
        return wait_for(lambda: next((label for label in self.labels() if re.search(pattern, label)), None),
                        f'a label with « {pattern} »', seconds)

    def window_id(self):
        return wait_for(lambda: xdotool('search', '--onlyvisible', '--pid', self.process.pid).split('\n')[0],
                        'the X window')

    def resize(self, width, height):
        window = self.window_id()
        xdotool('windowmove', window, 0, 0)
        xdotool('windowsize', '--sync', window, width, height)
        settle(0.3)

    def raise_window(self):
        xdotool('windowactivate', '--sync', self.window_id())
        settle(0.1)

    # What it does

    def _call(self, path, method, parameters, reply):
        bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        return bus.call_sync(APPLICATION_ID, path, 'org.gtk.Actions', method, parameters,
                             GLib.VariantType(reply) if reply else None, Gio.DBusCallFlags.NONE, 10000, None)

    def actions(self, window=1):
        """Name → (enabled, type of its parameter, state); of the program itself for window 0."""
        path = f'{OBJECT_PATH}/window/{window}' if window else OBJECT_PATH
        return self._call(path, 'DescribeAll', None, '(a{s(bgav)})').unpack()[0]

    def is_enabled(self, name, window=1):
        return self.actions(window)[name][0]

    def act(self, name, parameter=None, window=1):
        """Activate an action over D-Bus; PARAMETER is a string or a GLib.Variant."""
        path = f'{OBJECT_PATH}/window/{window}' if window else OBJECT_PATH
        if isinstance(parameter, str):
            parameter = GLib.Variant('s', parameter)
        values = [parameter] if parameter is not None else []
        self._call(path, 'Activate', GLib.Variant('(sava{sv})', (name, values, {})), None)
        # The answer to this question comes after the action has run.
        self.actions(window)
        settle(0.1)

    def act_last(self, name, window=0):
        """An action after which the program, or that window, does not answer any more."""
        path = f'{OBJECT_PATH}/window/{window}' if window else OBJECT_PATH
        self._call(path, 'Activate', GLib.Variant('(sava{sv})', (name, [], {})), None)


def find_article():
    """The real article where it is at hand, else None (a checkout on its own)."""
    path = os.path.join(os.path.dirname(SOURCE), 'shared/articles/massoud.fr.txt')
    return path if os.path.exists(path) else None
