/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where things stand on the page, in pixels from the left of the widget: the gutter with the
 * rules of claims, the text in a readable measure, the notes in the other margin. The side of
 * the notes follows the article's direction, not the interface's. */

typedef struct
{
  /* What it is made from. */
  gint width;          /* of the widget */
  gint average;        /* width of a character of the text's font, in pixels */
  gint pitch;          /* of the text's lines */
  guint measure;       /* characters a line */
  gint note_character; /* width of a character of the notes' font */
  gboolean rtl;
  gboolean show_notes; /* else only ticks */
} ApostilPageInput;

typedef struct
{
  gint text_x;
  gint text_width;
  gint gutter_x; /* middle of the rules beside the text, on the side where lines start */
  gint notes_x;  /* left end of the column of notes, or of the ticks */
  gint notes_width;
  gint notes_reach; /* to either side of them, for what joins them to lines; no text is there */
  gboolean ticks;   /* no room for notes, or none wanted: only ticks */
  gint top;         /* room above the first line */
  gint bottom;      /* room below the last */
} ApostilPage;

void apostil_page_compute (const ApostilPageInput *input, ApostilPage *page);

G_END_DECLS
