# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The article view as assistive technologies see it, and the hand on it."""

import pyatspi
from gi.repository import Atspi

from program import click, key, move_pointer, settle, wait_for, wait_still, xdotool
from stage import Failure

SCREEN = pyatspi.DESKTOP_COORDS


class Article:
    """The only object with the Text interface that is named « Article », in the language spoken."""

    def __init__(self, program, name='Article'):
        self.program = program
        self.name = name
        self.accessible = wait_for(self._find, 'the article', 30)
        self.text_interface = self.accessible.queryText()

    def _find(self):
        from program import is_showing, walk
        for one in walk(self.program.get_frame(), only_showing=False):
            if one.get_accessible_id() == 'Article' or one.name == self.name:
                if 'Text' in one.get_interfaces() and is_showing(one) and \
                        one.queryText().characterCount > 0:
                    return one
        return None

    # Reading

    @property
    def text(self):
        return self.text_interface.getText(0, -1)

    @property
    def caret(self):
        return self.text_interface.caretOffset

    @property
    def selection(self):
        if self.text_interface.getNSelections() == 0:
            return None
        return tuple(self.text_interface.getSelection(0))

    def find(self, words, number=1):
        """(start, end) of the NUMBERth place of WORDS in the text, in characters."""
        text, at = self.text, -1
        for _ in range(number):
            at = text.find(words, at + 1)
            if at < 0:
                raise Failure(f'« {words} » does not stand {number} times in the article')
        return at, at + len(words)

    def find_behind(self, words, offset):
        """(start, end) of the first place of WORDS from OFFSET on."""
        at = self.text.find(words, offset)
        if at < 0:
            raise Failure(f'« {words} » does not stand behind {offset}')
        return at, at + len(words)

    def attributes(self, offset):
        """The run attributes at OFFSET as a dictionary, and where the run starts and ends."""
        attributes, start, end = Atspi.Text.get_attribute_run(self.accessible, offset, False)
        return dict(attributes), start, end

    def status(self):
        """What the status object says about the current mark."""
        for index in range(self.accessible.childCount):
            child = self.accessible.getChildAtIndex(index)
            if child is not None and child.getRole() in (pyatspi.ROLE_NOTIFICATION, pyatspi.ROLE_STATUS_BAR):
                return child.name
        return None

    def wait_status(self, words, seconds=5):
        wait_for(lambda: self.status() == words, f'the status « {words} »; it is « {self.status()} »', seconds)

    # By pointer

    def box(self):
        return self.accessible.queryComponent().getExtents(SCREEN)

    def character(self, offset):
        """Where a character is on the screen: x, y, width, height."""
        return self.text_interface.getCharacterExtents(offset, SCREEN)

    def bring_into_sight(self, start, end):
        """Turn the wheel over the article until both ends can be seen with some room around."""
        self._wait_still(start)
        for _ in range(400):
            box = self.box()
            first, last = self.character(start), self.character(max(start, end - 1))
            room = 60
            if first[1] < box.y + room and first[1] < last[1] + 1 and self._can_scroll(4, first):
                self._wheel(4)
            elif last[1] + last[3] > box.y + box.height - room and self._can_scroll(5, last):
                self._wheel(5)
            else:
                self._wait_still(start)
                return
        raise Failure(f'the wheel does not bring {start}…{end} into sight')

    def _wait_still(self, offset):
        """Bars that slide in and out and kinetic scrolling move the words under the pointer."""
        wait_still(lambda: (self.character(offset), self.box()), 'the article')

    def _can_scroll(self, button, place):
        """At the very ends there is no room left."""
        before = self.character(0)[1]
        self._wheel(button)
        return self.character(0)[1] != before

    def _wheel(self, button):
        box = self.box()
        move_pointer(box.x + box.width / 2, box.y + box.height / 2)
        xdotool('click', button)
        settle(0.05)

    def drag(self, start, end):
        """Press before one character, pull, and let go behind another."""
        self._uncover()
        self.bring_into_sight(start, end)
        x, y, width, height = self.character(start)
        to_x, to_y, to_width, to_height = self.character(end - 1)
        move_pointer(x + 1, y + height / 2)
        xdotool('mousedown', 1)
        settle(0.05)
        for part in (0.3, 0.7, 1.0):
            move_pointer(x + 1 + (to_x + to_width - x - 2) * part,
                         y + height / 2 + (to_y + to_height / 2 - y - height / 2) * part)
        xdotool('mouseup', 1)
        settle(0.1)
        wait_for(lambda: self.selection == (start, end),
                 f'the selection {start}…{end} after dragging; it is {self.selection}', 3)

    def _uncover(self):
        """What popped up below the last selection may lie over the words to point at."""
        if self.program.find('Mark the selection as') is not None:
            self.keys('Escape')
            wait_for(lambda: self.program.find('Mark the selection as') is None, 'the popover to go')

    def drag_words(self, words, number=1):
        start, end = self.find(words, number)
        self.drag(start, end)
        return start, end

    def click(self, offset, count=1, shift=False, behind=False):
        """On the left part of a character, or behind it; with Shift it extends the selection."""
        if not shift:
            self._uncover()
        self.bring_into_sight(offset, offset + 1)
        x, y, width, height = self.character(offset)
        if shift:
            xdotool('keydown', 'shift')
        click(x + (max(1, width - 1) if behind else min(1, width / 4)), y + height / 2, count=count)
        if shift:
            xdotool('keyup', 'shift')

    def click_words(self, words, number=1):
        start, end = self.find(words, number)
        self.click(start + 1)

    # By assistive technology and by keys

    def select(self, start, end):
        """As a screen reader sets a selection."""
        if self.text_interface.getNSelections():
            self.text_interface.setSelection(0, start, end)
        else:
            self.text_interface.addSelection(start, end)
        wait_for(lambda: self.selection == (start, end), f'the selection {start}…{end}', 3)

    def select_words(self, words, number=1):
        start, end = self.find(words, number)
        self.select(start, end)
        return start, end

    def put_caret(self, offset):
        self.text_interface.setCaretOffset(offset)
        wait_for(lambda: self.caret == offset, f'the caret at {offset}', 3)

    def focus(self):
        if not self.has_focus():
            self.accessible.queryComponent().grabFocus()
        wait_for(self.has_focus, 'the focus in the article', 3)

    def has_focus(self):
        return self.accessible.getState().contains(pyatspi.STATE_FOCUSED)

    def keys(self, *names):
        self.focus()
        key(*names)
