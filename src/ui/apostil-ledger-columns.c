/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-columns.h"

#include "apostil-annotation.h"
#include "apostil-timex.h"

/* Widths of columns in characters of the small font, and what the words need to have columns beside. */
#define CUE_CHARS       20
#define SAID_CHARS      15
#define VERDICT_CHARS   16
#define RELATIONS_CHARS 22
#define WORDS_CHARS     34
#define TIGHT_CHARS     120

/* How it works
 *
 * Columns are asked for often: by the view, which is fitted to them, by their titles, and by each row. What
 * they go by is measured once for a font and a scheme, and kept with the widget. */

#define MEASURES_KEY "apostil-ledger-measures"

typedef struct
{
  PangoFontDescription *font;
  gdouble resolution;
  ApostilScheme *scheme; /* (nullable) */
  gint letter;
  gint day;
  gint verdicts;
} Measures;

static void
measures_free (gpointer data)
{
  Measures *self = data;

  pango_font_description_free (self->font);
  g_clear_object (&self->scheme);
  g_free (self);
}

static gint
measure_letter (PangoContext *context, const PangoFontDescription *font, PangoLanguage *language)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, language);
  gint width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (width, 1);
}

static PangoFontDescription *
dup_small_font (PangoContext *context)
{
  PangoFontDescription *font =
      pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_size (
      font, (gint) (pango_font_description_get_size (font) * APOSTIL_LEDGER_SMALL));
  return font;
}

/* How wide a day is, written short: « 22 Aug 2021 », « 2021年8月22日 ». */
static gint
measure_day (GtkWidget *widget)
{
  g_autofree gchar *words = apostil_timex_to_short_words ("2028-12-28");
  g_autoptr (PangoFontDescription) font = dup_small_font (gtk_widget_get_pango_context (widget));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, words);
  gint width;

  pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* How wide the longest verdict of the scheme is in its badge. */
static gint
measure_verdicts (GtkWidget *widget, ApostilScheme *scheme)
{
  const ApostilKind *kind = scheme != NULL ? apostil_scheme_get_kind (scheme, APOSTIL_KIND_CLAIM)
                                           : NULL;
  const ApostilAttributeDef *def =
      kind != NULL ? apostil_kind_get_attribute_def (kind, APOSTIL_ATTR_VERDICT) : NULL;
  g_autoptr (PangoFontDescription) font = dup_small_font (gtk_widget_get_pango_context (widget));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  gint longest = 0;
  gint height = 0;

  pango_layout_set_font_description (layout, font);
  for (guint i = 0; def != NULL && i < def->n_choices; i++)
    {
      gint width;

      pango_layout_set_text (layout, def->choices[i].label, -1);
      pango_layout_get_pixel_size (layout, &width, &height);
      longest = MAX (longest, width);
    }
  /* Its round ends, each half as wide as the line is high. */
  return longest + height + 4;
}

/* Letters of a script that joins them are narrower in the font's own account than in words, so no column is
 * narrower than it would be for English. */
static gint
measure_letters (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  g_autoptr (PangoFontDescription) font = dup_small_font (context);

  return MAX (measure_letter (context, font, NULL),
              measure_letter (context, font, pango_language_from_string ("en")));
}

static gboolean
is_of_font (const Measures *measures, PangoContext *context)
{
  return measures->resolution == pango_cairo_context_get_resolution (context) &&
         pango_font_description_equal (measures->font,
                                       pango_context_get_font_description (context));
}

static const Measures *
get_measures (GtkWidget *widget, ApostilScheme *scheme)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  Measures *measures = g_object_get_data (G_OBJECT (widget), MEASURES_KEY);

  if (measures != NULL && measures->scheme == scheme && is_of_font (measures, context))
    return measures;
  measures = g_new0 (Measures, 1);
  measures->font = pango_font_description_copy (pango_context_get_font_description (context));
  measures->resolution = pango_cairo_context_get_resolution (context);
  measures->scheme = scheme != NULL ? g_object_ref (scheme) : NULL;
  measures->letter = measure_letters (widget);
  measures->day = measure_day (widget);
  measures->verdicts = measure_verdicts (widget, scheme);
  g_object_set_data_full (G_OBJECT (widget), MEASURES_KEY, measures, measures_free);
  return measures;
}

/**
 * apostil_ledger_columns_compute:
 * @widget: whose font it is
 * @scheme: (nullable): whose verdicts have room in their column
 * @width: of a row, in pixels
 * @columns: (out caller-allocates): where the columns stand
 *
 * Makes columns from the width of letters; the words of the claim take what the others leave.
 */
void
apostil_ledger_columns_compute (GtkWidget *widget,
                                ApostilScheme *scheme,
                                gint width,
                                ApostilLedgerColumns *columns)
{
  const Measures *measures = get_measures (widget, scheme);
  gint c = measures->letter;
  gint spare;

  columns->letter = c;
  columns->pad = c + c / 2 + 1;
  columns->width = width;
  columns->scheme = scheme;
  columns->tight = width < TIGHT_CHARS * c;
  columns->relations_x = width - columns->pad - RELATIONS_CHARS * c;
  columns->verdict_x = columns->relations_x -
                       MAX (VERDICT_CHARS * c, measures->verdicts + columns->pad);
  columns->said_x = columns->verdict_x - MAX (SAID_CHARS * c, measures->day + columns->pad + 4);
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
