#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak under real hands, inside its real sandbox: files come and go through the
portals, a file is saved where it lies, a killed program gives back what was marked, the article is
printed, a second window opens, and nothing else of the machine is seen.

  session.sh journey.py [--short] ID DIRECTORY-FOR-PICTURES

It uses what tests/journey uses; only how the program is started and how its dialogs are answered
differ, since the file chooser is the portal's and not the program's."""

import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
short = '--short' in sys.argv
ID, PICTURES = [word for word in sys.argv[1:] if word != '--short']
os.environ['APOSTIL_APPLICATION_ID'] = ID
sys.path.insert(0, os.path.join(HERE, '..', 'tests', 'journey'))

import pyatspi  # noqa: E402

import desk  # noqa: E402
import stage as stages  # noqa: E402
from article import Article  # noqa: E402
from program import Program, click, key, press, settle, wait_for, walk, write, xdotool  # noqa: E402
from stage import Failure, take_picture  # noqa: E402

ARTICLE = """The harbour council reopens the bridge.

Published 3 February 2026

“The bridge is safe,” said Miriam Osei, leader of the council, on Tuesday.

Tomasz Lind of the drivers’ union denied it. According to Lind, no test was made since 26 January.
"""


class Sandboxed(Program):
    """Apostil as `flatpak run` starts it."""

    def __init__(self, stage, *files, wait=True):
        words = ['flatpak', '--user', 'run']
        if files:
            files = ('@@', *files, '@@')
            words.append('--file-forwarding')
        self.words = [*words, ID, *files]
        super().__init__(stage, wait=wait)

    def command_line(self, binary, files):
        return self.words

    def is_ours(self, accessible):
        return accessible.name == self.name

    def window_id(self):
        return wait_for(lambda: search('--class', 'apostil'), 'the X window')

    def kill(self):
        self.expected_end = True
        subprocess.run(['flatpak', 'kill', ID], check=False, stderr=subprocess.DEVNULL)
        super().kill()
        wait_for(lambda: not running(), 'the sandbox to end')


def running():
    """Whether a sandbox of the program is there."""
    found = subprocess.run(['flatpak', 'ps', '--columns=application'], check=True, stdout=subprocess.PIPE,
                           universal_newlines=True).stdout
    return ID in found.split()


def answer(title, path):
    """The portal's own dialog: type the whole path and confirm."""
    window = wait_for(lambda: search('--name', title), f'the dialog « {title} »', 30)
    xdotool('windowactivate', '--sync', window)
    settle(1)
    key('ctrl+a')
    if os.path.exists(path):
        key('ctrl+l')
        settle(0.5)
        key('ctrl+a')
    write(path)
    settle(0.7)
    key('Return')
    wait_for(lambda: window not in search('--name', '.', every=True), f'the dialog « {title} » to close', 20)


def search(*words, every=False):
    """The last of the windows in sight that xdotool finds, all of them, or None."""
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', *words], check=False,
                           stdout=subprocess.PIPE, universal_newlines=True).stdout.split()
    return found if every else found[-1] if found else None


def picture(name):
    settle(0.5)
    take_picture(os.path.join(PICTURES, f'{ID}-{name}.png'))


def inside(script):
    """Run a shell line in a fresh sandbox of the program; its exit code and what it printed."""
    done = subprocess.run(['flatpak', '--user', 'run', '--command=sh', ID, '-c', script], check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    return done.returncode, done.stdout


def expect_words(path, pattern):
    with open(path, encoding='utf-8') as file:
        content = file.read()
    if not re.search(pattern, content):
        raise Failure(f'{path} holds no « {pattern} »')
    return content


def journey(stage):
    article = os.path.join(stage.home, 'bridge.txt')
    saved = os.path.join(stage.home, 'bridge.apostil')
    printed = os.path.join(stage.home, 'bridge.pdf')
    with open(article, 'w', encoding='utf-8') as file:
        file.write(ARTICLE)
    with stage.step('the empty window opens in the sandbox'):
        program = Sandboxed(stage)
        program.resize(1320, 860)
        picture('empty')
    if short:
        program.kill()
        return
    with stage.step('an article is opened through the portal'):
        program.act('open')
        answer('Open.*', article)
        program.wait_label('The harbour council|bridge')
        view = Article(program)
        picture('opened')
    with stage.step('it is marked and saved through the portal'):
        view.select_words('Miriam Osei')
        program.act('annotate', 'entity/person')
        program.act('save-as')
        answer('Save.*', saved)
        wait_for(lambda: os.path.exists(saved), f'{saved} to be written')
        expect_words(saved, '<name>Miriam Osei</name>')
        program.path = saved
    with stage.step('it is saved in place, with nothing asked and nothing left beside it'):
        view.select_words('26 January')
        program.act('annotate', 'date')
        desk.save(program)
        expect_words(saved, r'<date [^>]*>.*26 January')
        left = sorted(name for name in os.listdir(stage.home) if 'bridge' in name)
        if left != ['bridge.apostil', 'bridge.txt']:
            raise Failure(f'beside the file lie {left}')
        picture('saved')
    with stage.step('F1 shows the help, at the page about the mark, in a window of its own'):
        key('F1')
        wait_for(lambda: 'Dates' in frame_names(program), 'the help about dates')
        picture('help')
        key('alt+Home')
        wait_for(lambda: 'Apostil' in frame_names(program), 'the contents of the help')
        key('Escape')
        wait_for(lambda: len(frame_names(program)) == 1, 'the help to close')
    with stage.step('killed, it gives back what was marked'):
        view.select_words('Tomasz Lind')
        program.act('annotate', 'entity/person')
        settle(1.5)
        program.kill()
        program = Sandboxed(stage)
        program.resize(1320, 860)
        program.wait_label('Apostil stopped before')
        picture('recovery')
        desk.press(program.need('Open Again'))
        program.wait_label('This is as it was when Apostil stopped')
        program.path = saved
        desk.save(program)
        expect_words(saved, '<name>Tomasz Lind</name>')
    with stage.step('what was opened is among the recent files'):
        if not expect_recent():
            raise Failure('no recent file is remembered')
    with stage.step('it is printed to a PDF file'):
        if 'print' not in program.actions():
            raise stages.Skip('it cannot print yet')
        program.act('print')
        print_to_file(printed)
        wait_for(lambda: os.path.exists(printed) and os.path.getsize(printed) > 1000,
                 f'{printed} to be written', 20)
        with open(printed, 'rb') as file:
            if file.read(5) != b'%PDF-':
                raise Failure(f'{printed} is no PDF')
    with stage.step('a second window opens in the same program'):
        program.act('new-window', window=0)
        wait_for(lambda: len(frame_names(program)) == 2, 'a second window')
        program.act_last('quit')
        program.wait_end()
    with stage.step('a file manager hands over a file'):
        program = Sandboxed(stage, saved)
        program.resize(1320, 860)
        view = Article(program)
        if 'Tomasz Lind of the drivers’ union' not in view.text:
            raise Failure('the article is not the one that was handed over')
        picture('handed-over')
        program.act_last('quit')
        program.wait_end()
    with stage.step('another run opens what was open, and a recent file, as they were granted'):
        program = Sandboxed(stage)
        program.resize(1320, 860)
        if 'Tomasz Lind of the drivers’ union' not in Article(program).text:
            raise Failure('what was open is not open again')
        program.act('new-window', window=0)
        wait_for(lambda: len(frame_names(program)) == 2, 'an empty window')
        program.act_last('close', window=1)
        wait_for(lambda: len(frame_names(program)) == 1, 'the window of the article to close')
        press(program.need('Recent articles'))
        press(wait_for(lambda: program.find(pattern='bridge.apostil'), 'the file among the recent ones'))
        if 'Tomasz Lind of the drivers’ union' not in Article(program).text:
            raise Failure('the recent file is not open')
        picture('recent')
        program.act_last('quit')
        program.wait_end()
    with stage.step('there is no network inside'):
        code, said = inside('cat /proc/net/dev | tail -n +3 | cut -d: -f1 | tr -d " "')
        if code != 0 or said.split() not in ([], ['lo']):
            raise Failure(f'the sandbox has these network devices: {said}')
    with stage.step('no file is seen that was not picked'):
        code, said = inside(f'ls -A "$HOME"; cat "{article}"; ls /home /root /media /mnt 2>/dev/null')
        if 'harbour' in said or 'bridge.txt' in said.replace(article, ''):
            raise Failure('the sandbox sees files of the home directory:\n' + said)
        code, said = inside(f'cat "{article}"')
        if code == 0:
            raise Failure('the sandbox reads a file that nobody handed in')


def frame_names(program):
    return [one.name for one in program.windows() if one.getRole() == pyatspi.ROLE_FRAME]


def expect_recent():
    path = os.path.expanduser(f'~/.var/app/{ID}/data/recently-used.xbel')
    return os.path.exists(path) and 'bridge' in open(path, encoding='utf-8').read()


def portal_dialog():
    """What the portal shows, as a screen reader finds it."""
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None and 'portal-gtk' in (app.name or '') and app.childCount:
            return app.getChildAtIndex(app.childCount - 1)
    return None


def find_in(dialog, role, pattern=''):
    for one in walk(dialog, only_showing=True):
        if one.getRole() == role and re.search(pattern, one.name or ''):
            return one
    return None


def print_to_file(path):
    """The portal's print dialog: its first printer is « Print to File », which asks for the file."""
    window = wait_for(lambda: search('--name', '^Print'), 'the print dialog', 30)
    xdotool('windowactivate', '--sync', window)
    settle(1)
    dialog = wait_for(portal_dialog, 'the print dialog in the accessibility tree')
    printers = wait_for(lambda: find_in(dialog, pyatspi.ROLE_TABLE), 'the list of printers')
    box = printers.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    # Its first row, below the titles; a key would print at once.
    click(box.x + 60, box.y + 38)
    button = wait_for(lambda: find_in(dialog, pyatspi.ROLE_PUSH_BUTTON, r'\.pdf$'), 'the button of the file')
    press(button)
    chooser = wait_for(lambda: search('--name', '^Select a filename'), 'the file chooser')
    xdotool('windowactivate', '--sync', chooser)
    settle(0.5)
    key('ctrl+a')
    write(path)
    key('Return')
    settle(0.5)
    picture('print')
    press(find_in(dialog, pyatspi.ROLE_PUSH_BUTTON, '^Print$'))


def main():
    stage = stages.Stage.__new__(stages.Stage)
    stage.build = PICTURES
    stage.home = os.environ['HOME']
    stage.steps, stage.failed, stage.programs, stage.manager = 0, False, [], None
    stage.environment = dict(os.environ, LC_ALL='C.UTF-8', LANG='C.UTF-8')
    try:
        journey(stage)
    except stages.Skip as reason:
        stage.steps += 1
        print(f'ok {stage.steps} - the rest # SKIP {reason}')
    except BaseException:
        stage.failed = True
        stages.diagnose(stage)
    finally:
        print(f'1..{stage.steps}', flush=True)
        for program in stage.programs:
            program.kill()
    sys.exit(1 if stage.failed else 0)


main()
