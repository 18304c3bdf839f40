#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window of another program, to drag words from and to: its upper half gives the text of the file
named first, its lower half writes what is dropped on it into the file named second."""

import sys

import gi

gi.require_version('Gdk', '3.0')
gi.require_version('Gtk', '3.0')
from gi.repository import Gdk, Gtk  # noqa: E402


def give(_, context, data, info, time, words):
    data.set_text(words, -1)


def take(_, context, x, y, data, info, time, path):
    kinds = sorted(target.name() for target in context.list_targets())
    with open(path, 'w', encoding='utf-8') as file:
        file.write(' '.join(kinds) + '\n' + (data.get_text() or ''))


def main(given, taken):
    with open(given, encoding='utf-8') as file:
        words = file.read()
    window = Gtk.Window(title='Neighbour', default_width=300, default_height=400)
    halves = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, homogeneous=True)
    for label in ('Give', 'Take'):
        half = Gtk.EventBox()
        half.add(Gtk.Label(label=label))
        halves.add(half)
    giving, taking = halves.get_children()
    giving.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    giving.drag_source_add_text_targets()
    giving.connect('drag-data-get', give, words)
    taking.drag_dest_set(Gtk.DestDefaults.ALL, [], Gdk.DragAction.COPY)
    taking.drag_dest_add_text_targets()
    taking.connect('drag-data-received', take, taken)
    window.add(halves)
    window.connect('destroy', Gtk.main_quit)
    window.show_all()
    window.move(1060, 0)
    Gtk.main()


main(*sys.argv[1:])
