# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a journey happens: a display, a session bus, a home and a window manager of its own.

A journey is a script that calls run(). It starts itself again under xvfb-run and dbus-run-session,
so nothing of it is seen, and nothing of another program on the machine gets in; two programs of one
name on one session bus would be one program. What it finds is told as TAP: one case per step; after
a step that fails the rest is not tried, since each builds on those before."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

INSIDE = 'APOSTIL_JOURNEY_INSIDE'
SCREEN = '1400x1000x24'
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
APPLICATION_ID = os.environ.get('APOSTIL_APPLICATION_ID', 'io.github.apostil.Apostil')
TOOLS = ('xvfb-run', 'dbus-run-session', 'xdotool', 'openbox')


class Failure(Exception):
    """A step did not lead where it should; the message is for the person who reads the log."""


class Skip(Exception):
    """The rest of the journey cannot be made here, and why."""


class Stage:
    """Directories, environment and the count of steps."""

    def __init__(self, build):
        self.build = build
        self.home = tempfile.mkdtemp(prefix='journey-')
        self.steps = 0
        self.failed = False
        self.programs = []
        self.manager = None
        self.environment = self._make_environment()

    def _make_environment(self):
        wanted = {key: value for key, value in os.environ.items()
                  if not key.startswith(('XDG_', 'LC_', 'GTK_', 'G_', 'ATK_', 'AT_SPI_', 'GDK_'))
                  and key not in ('LANG', 'LANGUAGE', 'NO_AT_BRIDGE', 'MALLOC_CHECK_', 'TMPDIR')}
        for name, directory in (('XDG_CONFIG_HOME', 'config'), ('XDG_DATA_HOME', 'data'),
                                ('XDG_STATE_HOME', 'state'), ('XDG_CACHE_HOME', 'cache'),
                                ('XDG_RUNTIME_DIR', 'run'), ('TMPDIR', 'tmp')):
            wanted[name] = os.path.join(self.home, directory)
            os.makedirs(wanted[name], exist_ok=True)
        os.chmod(wanted['XDG_RUNTIME_DIR'], 0o700)
        # The installed places, as the build tree has them.
        data = os.path.join(self.home, 'share')
        os.makedirs(os.path.join(data, 'apostil'))
        for name in ('samples', 'schemes', 'languages'):
            if os.path.isdir(os.path.join(SOURCE, 'data', name)):
                os.symlink(os.path.join(SOURCE, 'data', name), os.path.join(data, 'apostil', name))
        os.makedirs(os.path.join(data, 'help', 'C'))
        os.symlink(os.path.join(SOURCE, 'data/help/C'), os.path.join(data, 'help/C/apostil'))
        wanted.update(HOME=self.home, LC_ALL='C.UTF-8', LANG='C.UTF-8', GTK_USE_PORTAL='0',
                      GSETTINGS_BACKEND='memory', GIO_USE_VFS='local',
                      GSETTINGS_SCHEMA_DIR=os.path.join(self.build, 'data'),
                      XDG_DATA_DIRS=data + ':/usr/local/share:/usr/share')
        return wanted

    def path(self, name):
        return os.path.join(self.home, name)

    def write(self, name, content):
        """A file in the journey's home; its path."""
        path = self.path(name)
        with open(path, 'wb') as file:
            file.write(content.encode() if isinstance(content, str) else content)
        return path

    @contextlib.contextmanager
    def step(self, name):
        """One case: what the block does, said as a sentence about the program."""
        self.steps += 1
        number = self.steps
        try:
            yield
            for program in self.programs:
                program.check_quiet()
        except Skip as reason:
            print(f'ok {number} - {name} # SKIP {reason}', flush=True)
        except BaseException:
            print(f'not ok {number} - {name}', flush=True)
            self.failed = True
            raise
        else:
            print(f'ok {number} - {name}', flush=True)

    def start_window_manager(self):
        log = self.path('openbox.log')
        with open(log, 'wb') as output:
            self.manager = subprocess.Popen(['openbox', '--sm-disable'], env=self.environment,
                                            stdout=output, stderr=output)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            found = subprocess.run(['xdotool', 'get_num_desktops'], env=self.environment, check=False,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if found.returncode == 0:
                return
            if self.manager.poll() is not None:
                break
            time.sleep(0.1)
        with open(log, encoding='utf-8', errors='replace') as output:
            raise Failure('openbox did not start: ' + output.read())

    def end(self):
        for program in self.programs:
            program.kill()
        if self.manager is not None:
            self.manager.terminate()
            self.manager.wait()
        shutil.rmtree(self.home, ignore_errors=True)


def take_picture(path):
    """The whole screen as PNG."""
    import gi
    gi.require_version('Gdk', '3.0')
    from gi.repository import Gdk
    root = Gdk.get_default_root_window()
    picture = Gdk.pixbuf_get_from_window(root, 0, 0, root.get_width(), root.get_height())
    picture.savev(path, 'png', [], [])


def diagnose(stage):
    """What helps to understand a failure: where, what was on the screen, what the program said."""
    for line in traceback.format_exc().splitlines():
        print('#', line)
    pictures = os.path.join(stage.build, 'meson-logs')
    name = os.path.splitext(os.path.basename(sys.argv[0]))[0] + '.png'
    path = os.path.join(pictures if os.path.isdir(pictures) else tempfile.gettempdir(), name)
    try:
        take_picture(path)
        print('# the screen at that moment:', path)
    except Exception as error:  # the failure itself is what matters
        print('# no picture of the screen:', error)
    for program in stage.programs:
        for line in program.read_stderr().splitlines()[-30:]:
            print('# said:', line)


def _skip(reason):
    print(f'1..0 # SKIP {reason}')
    sys.exit(0)


def _enter():
    """Start again on a display and a bus of our own; does not come back."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        _skip('not installed: ' + ' '.join(missing))
    try:
        import pyatspi  # noqa: F401
    except ImportError as error:
        _skip(f'{error}; install python3-pyatspi')
    os.environ[INSIDE] = '1'
    for name in ('AT_SPI_BUS_ADDRESS', 'DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'WAYLAND_DISPLAY'):
        os.environ.pop(name, None)
    # Others that look for a free number from 99 on at the same moment would find the same. Without
    # -noreset the server starts afresh whenever its last client leaves, as the xdotool that waits for
    # the window manager is, and drops who connects at that moment: the window manager.
    command = ['xvfb-run', '-a', '-n', str(100 + os.getpid() % 4000), '-s',
               f'-screen 0 {SCREEN} -nolisten tcp -noreset', 'dbus-run-session', '--', sys.executable, *sys.argv]
    os.execvp(command[0], command)


def run(journey):
    """Make the JOURNEY, a function that takes a Stage; the build directory is the only argument."""
    if len(sys.argv) < 2:
        sys.exit(f'usage: {sys.argv[0]} BUILD-DIRECTORY')
    build = os.path.abspath(sys.argv[1])
    if not os.path.exists(os.path.join(build, 'src/ui/apostil')):
        sys.exit(f'{build} holds no src/ui/apostil')
    if INSIDE not in os.environ:
        _enter()
    stage = Stage(build)
    # What this process loads (GTK for pictures, AT-SPI) lives in the same home.
    os.environ.clear()
    os.environ.update(stage.environment)
    try:
        stage.start_window_manager()
        journey(stage)
    except Skip as reason:
        stage.steps += 1
        print(f'ok {stage.steps} - the rest # SKIP {reason}')
    except BaseException:
        if not stage.failed:
            stage.steps += 1
            print(f'not ok {stage.steps} - the journey')
        stage.failed = True
        diagnose(stage)
    finally:
        print(f'1..{stage.steps}', flush=True)
        stage.end()
    sys.exit(1 if stage.failed else 0)
