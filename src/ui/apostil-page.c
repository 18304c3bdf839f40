/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-page.h"

#define NOTE_CHARACTERS     26 /* a note's line: « Ahmad Massoud → Reuters » */
#define NOTE_MIN_CHARACTERS 20
#define TEXT_MIN_CHARACTERS 54 /* rather ticks than a narrower text beside notes */
#define TICK_WIDTH          10
#define NOTES_REACH         12 /* joints and ticks; handles reach 5 into the gap, of 18 or more */
#define TICKS_REACH         4  /* of a gap of 12 */

/* The page in one direction, as if the text ran from left to right. */
static void
compute_ltr (const ApostilPageInput *input, ApostilPage *page)
{
  gint wish = (gint) input->measure * input->average;
  gint gutter = CLAMP (input->pitch, 20, 48);
  gint gap = CLAMP (input->pitch * 9 / 10, 18, 40);
  gint note = NOTE_CHARACTERS * input->note_character;
  gint note_min = NOTE_MIN_CHARACTERS * input->note_character;
  gint free;

  page->ticks = FALSE;
  if (!input->show_notes ||
      input->width - gutter - gap * 2 - note_min < TEXT_MIN_CHARACTERS * input->average)
    {
      page->ticks = TRUE;
      note = TICK_WIDTH;
      gap = 12;
      gutter = 20;
    }
  else
    note = CLAMP (input->width - gutter - gap * 2 - wish, note_min, note);

  page->text_width = MIN (wish, input->width - gutter - gap * 2 - note);
  page->text_width = MAX (page->text_width, 8 * input->average);
  free = MAX (input->width - gutter - gap * 2 - note - page->text_width, 0);
  page->text_x = gutter + free / 2;
  page->gutter_x = page->text_x - MIN (gutter * 55 / 100, 17);
  page->notes_width = note;
  page->notes_reach = page->ticks ? TICKS_REACH : NOTES_REACH;
  page->notes_x = page->text_x + page->text_width + gap;
}

/**
 * apostil_page_compute:
 * @input: what the page is made from
 * @page: (out caller-allocates): the page
 *
 * Decides the geometry of the page. When no notes are wanted, or the widget is too narrow for
 * text of a fair measure beside them, the notes become ticks.
 */
void
apostil_page_compute (const ApostilPageInput *input, ApostilPage *page)
{
  compute_ltr (input, page);
  page->top = input->pitch;
  page->bottom = input->pitch * 2;
  if (input->rtl)
    {
      page->text_x = input->width - page->text_x - page->text_width;
      page->gutter_x = input->width - page->gutter_x;
      page->notes_x = input->width - page->notes_x - page->notes_width;
    }
}
