# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a figure is missed, as far as it is known: each was seen in a profile, and is told only when missed."""

LEDGER = ("the view is made in 75 million instructions, 38 of them for whose each claim is, and laid out in 80; the "
          "first rows are painted in 90, with letters that no other view has used; the map is read in slices")

# (how the figure's name begins, its goal or None for any, the cause)
CAUSES = (
    ("load into the model", None,
     "it takes 0.7 of xmllint's instructions, but touches half as many pages again: the text is kept, "
     "and each mark becomes an object; four tenths of them are other threads', if a processor is free"),
    ("load, peak memory", None, "xmllint keeps nothing; here the text stays, and a mark is 96 bytes"),
    ("save without fsync", None,
     "the bytes must be made first: attributes, numbers and the words that spans quote are some 1,300 "
     "instructions a mark, which a second processor shares if it is free"),
    ("open the smallest file", None,
     "of 360 million instructions more than the floor half are for eight more fonts: sizes and weights of the "
     "head, the margin and the lists, which are looked for, loaded and measured; then icons, header bar, template"),
    ("open a transcript", None,
     "what the smallest file takes more than a window is in it, and more than all that is missing"),
    ("empty window", None,
     "of 180 million instructions more than the floor 39 are for the index of the icon theme, 20 to 50 for two "
     "more fonts, 11 for the large icon; the rest are header bar, template, actions"),
    ("peak memory, 1 MB", None, "an empty GTK window alone takes 40 MB"),
    ("open 1 MB", 2, "GTK's empty window is most of it, and the peer's time was taken on another machine"),
    ("height known after the first frame", None,
     "the first height is guessed from lengths; then a thread fills lines with ten instructions a byte, as soon as "
     "the first frame is painted"),
    ("add one, painted, 99 of 100", None,
     "it is the first one: its form comes into sight, some thirty widgets that are allocated and painted for the "
     "first time, while a thread writes what the journal begins with, 21 MB"),
    ("add one, painted", None,
     "13 million instructions: 8 for painting, half of them for the list of its kind, which GtkTreeView paints "
     "wholly when a row comes, and a seventh for the margin; 4 for layout and styles; 1 for the mark itself"),
    ("all occurrences of a name", None,
     "a look through the text for each of its names is half of it, to take the words around them apart "
     "the rest; in the window a thread does it"),
    ("dates, 1 MB", None,
     "250 instructions a byte, in articles with a date for each 24 words: a third to take words apart, the "
     "rest to try patterns and to work out values and tenses"),
    ("suggest to JSON lines, dates", None,
     "the engine is two thirds of it; to read the text and find its sections are a sixth, to write lines another"),
    ("10,000 marks in one step", None,
     "3 microseconds a mark: it is made, checked, put into its place and its lane, and told to the lists"),
    ("longest wait of all", None,
     "on the clock: the display's server and threads take the processor meanwhile; the next line has our own work"),
    ("transcript: statistics: all there", "views",
     "a thread counts; the look for findings, which begins half a second after the opening, is still beside it"),
    ("find a name", "growth",
     "its instructions grow by n^1.00; the larger texts do not lie in the processor's own cache"),
    ("find a frequent word", "growth",
     "its instructions grow by n^1.00; the larger texts do not lie in the processor's own cache"),
    ("10m: lists", "views",
     "GtkTreeView makes its tree of all rows at once, 3,500 instructions a row, and there are 40,000"),
    ("transcript: lists", "views",
     "menus, lists, bars and forms are made one after another, with a frame after each"),
    ("10m: entities: all there", "views",
     "each mark is counted once for whom it names, and links are indexed: 72 and 44 million instructions; then "
     "GtkTreeView measures its rows in one frame and paints them in the next, and the form beside it is filled"),
    ("10m: timeline: all there", "views",
     "it is read in slices, 275 million instructions, 170 of them for when each claim was made; then 40,000 events "
     "are laid out and 1,250 marks painted, which the display's server does again"),
    ("10m: statistics: all there", "views",
     "a thread takes the words of 10 MB apart, 740 million instructions, and it is as long at it as a processor is "
     "shared; 300 million are for marks and claims, the tables of the dialog 25 ms"),
    ("10m: claims and their map: all there", "views",
     LEDGER),
    ("transcript: claims and their map: all there", "views",
     LEDGER),
)


# In the views: what a figure's name holds, and the cause.
IN_VIEWS = (
    ("longest wait",
     "on the clock: the display's server and threads take the processor meanwhile; the next line has our own work"),
    ("dearest frame", "with what the display's server draws after it; the line after the next has our own work"),
)


def tell(figures):
    """Of the figures that are missed, one line each: its name and the cause, or that none is known."""
    for figure in figures:
        causes = [cause for name, goal, cause in CAUSES
                  if figure.name.startswith(name) and goal in (None, figure.goal)]
        if figure.goal == "views":
            causes += [cause for part, cause in IN_VIEWS if part in figure.name]
        if not figure.met():
            yield f"{figure.name.strip()}: {causes[0] if causes else 'no cause is known yet'}"
