/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-columns.h"

/* Widths of columns in characters of the small font, and what the words need to have columns beside. */
#define CUE_CHARS       17
#define SAID_CHARS      15
#define VERDICT_CHARS   16
#define RELATIONS_CHARS 22
#define WORDS_CHARS     34
#define TIGHT_CHARS     120

static gint
measure_letter (PangoContext *context, const PangoFontDescription *font, PangoLanguage *language)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, language);
  gint width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (width, 1);
}

/**
 * apostil_ledger_columns_measure:
 * @widget: whose font it is
 *
 * Letters of a script that joins them are narrower in the font's own account than in words, so no
 * column is narrower than it would be for English.
 *
 * Returns: how wide a letter of the columns is, in pixels
 */
gint
apostil_ledger_columns_measure (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  g_autoptr (PangoFontDescription)
      font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_size (
      font, (gint) (pango_font_description_get_size (font) * APOSTIL_LEDGER_SMALL));
  return MAX (measure_letter (context, font, NULL),
              measure_letter (context, font, pango_language_from_string ("en")));
}

/**
 * apostil_ledger_columns_compute:
 * @widget: whose font it is
 * @width: of a row, in pixels
 * @columns: (out caller-allocates): where the columns stand
 *
 * Makes columns from the width of letters; the words of the claim take what the others leave.
 */
void
apostil_ledger_columns_compute (GtkWidget *widget, gint width, ApostilLedgerColumns *columns)
{
  gint c = apostil_ledger_columns_measure (widget);
  gint spare;

  columns->pad = c + c / 2 + 1;
  columns->width = width;
  columns->tight = width < TIGHT_CHARS * c;
  columns->relations_x = width - columns->pad - RELATIONS_CHARS * c;
  columns->verdict_x = columns->relations_x - VERDICT_CHARS * c;
  columns->said_x = columns->verdict_x - SAID_CHARS * c;
  columns->cue_x = columns->said_x - CUE_CHARS * c;
  columns->words_width = columns->cue_x - 3 * columns->pad;
  columns->narrow = columns->words_width < WORDS_CHARS * c;
  if (columns->narrow)
    {
      columns->words_width = MAX (width - 2 * columns->pad, 8 * c);
      return;
    }
  /* Lines of more than some eighty letters are no easier to read: the columns come closer then. */
  spare = columns->words_width - 90 * c;
  if (spare > 0)
    {
      columns->words_width -= spare / 2;
      columns->cue_x -= spare / 2;
      columns->said_x -= spare * 3 / 8;
      columns->verdict_x -= spare / 4;
      columns->relations_x -= spare / 8;
    }
}
