/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-sheet-private.h"

#include <string.h>

#include "apostil-describe.h"
#include "apostil-number.h"

/* How it works
 *
 * A paragraph is laid out segment by segment, and what marks it is painted under and below its letters
 * afterwards, line by line, so that it may overlap in any way: tints for mentions, lines in lanes for
 * everything else. The number of a mark stands where it begins, as that of a footnote would. */

#define TEXT_SIZE    10.0
#define NUMBER_SIZE  6.4
#define NOTE_SIZE    7.4
#define LINE_SPACING 1.32
#define LANE_HEIGHT  2.0

#define MAX_RUN 6000 /* characters that are laid out together */

/* Narrow and without a break: « 1 » before « 3 February » must not be copied as « 13 February ». And
 * isolated, since a number would go to the other end of one in Arabic. */
#define NARROW_SPACE "\xe2\x80\xaf"
#define FSI          "\xe2\x81\xa8"
#define PDI          "\xe2\x81\xa9"

/* Cuts what is too long to be laid out in one go, at a blank. */
void
apostil_sheet_split_article (ApostilSheet *self)
{
  GArray *paragraphs = apostil_dossier_get_paragraphs (self->dossier);
  ApostilText *text = apostil_document_get_text (self->document);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      ApostilSpan rest = g_array_index (paragraphs, ApostilDossierParagraph, i).span;
      gboolean begins = TRUE;

      while (!apostil_span_is_empty (rest))
        {
          ApostilSheetRun run = { .paragraph = i, .span = rest, .begins = begins };

          if (apostil_span_length (rest) > MAX_RUN)
            {
              run.span.end = rest.start + MAX_RUN;
              for (guint32 at = run.span.end; at > rest.start + MAX_RUN / 2; at--)
                if (apostil_text_get_char (text, at) == ' ')
                  {
                    run.span.end = at + 1;
                    break;
                  }
            }
          rest.start = run.span.end;
          run.ends = apostil_span_is_empty (rest);
          begins = FALSE;
          g_array_append_val (self->runs, run);
        }
    }
}

/* ---- A run ---- */

typedef struct
{
  ApostilSheet *sheet;
  GString *text;
  PangoAttrList *attributes;
  GArray *stretches; /* ApostilSheetStretch */
  GArray *numbers;   /* guint pairs: byte, place of the mark among the marks */
  ApostilAnnotation *lanes[APOSTIL_SHEET_MAX_LANES];
} Composer;

static void
append_number (Composer *self, ApostilAnnotation *annotation)
{
  ApostilSheet *sheet = self->sheet;
  guint number = apostil_dossier_get_number (sheet->dossier, apostil_record_get_id (annotation));
  const gchar *colour = apostil_describe_get_colour (sheet->document, annotation);
  g_autofree gchar *line = g_strconcat (colour != NULL ? colour : "grey", "_line", NULL);
  g_autofree gchar *words = NULL;
  guint start = (guint) self->text->len;
  guint pair[2];

  if (number == 0)
    return;
  words = apostil_number_to_words (number);
  g_string_append_printf (self->text, FSI "%s" PDI NARROW_SPACE, words);
  apostil_sheet_add_attribute (self->attributes,
                               pango_attr_size_new_absolute ((gint) (NUMBER_SIZE * PANGO_SCALE)),
                               start, (guint) self->text->len);
  apostil_sheet_add_attribute (self->attributes,
                               pango_attr_rise_new ((gint) (TEXT_SIZE * 0.36 * PANGO_SCALE)), start,
                               (guint) self->text->len);
  apostil_sheet_add_attribute (self->attributes, pango_attr_family_new ("Sans"), start,
                               (guint) self->text->len);
  apostil_sheet_add_attribute (self->attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start,
                               (guint) self->text->len);
  apostil_sheet_add_attribute (self->attributes, apostil_sheet_new_colour (sheet, line), start,
                               (guint) self->text->len);
  pair[0] = start;
  pair[1] = number - 1;
  g_array_append_vals (self->numbers, pair, 2);
}

static guint
get_lane (Composer *self, ApostilAnnotation *annotation)
{
  guint lane;

  for (lane = 0; lane < APOSTIL_SHEET_MAX_LANES; lane++)
    if (self->lanes[lane] == annotation)
      return lane;
  for (lane = 0; lane + 1 < APOSTIL_SHEET_MAX_LANES && self->lanes[lane] != NULL; lane++)
    ;
  self->lanes[lane] = annotation;
  return lane;
}

static void
append_segment (Composer *self, const ApostilDossierSegment *segment, ApostilSpan span)
{
  ApostilSheet *sheet = self->sheet;
  ApostilSheetStretch stretch = { 0 };
  g_autofree gchar *words =
      apostil_text_dup_span (apostil_document_get_text (sheet->document), span);

  for (guint i = 0; i < APOSTIL_SHEET_MAX_LANES; i++)
    if (self->lanes[i] != NULL && !g_ptr_array_find (segment->marks, self->lanes[i], NULL))
      self->lanes[i] = NULL;
  for (guint i = 0; i < segment->marks->len; i++)
    {
      ApostilAnnotation *annotation = g_ptr_array_index (segment->marks, i);
      const gchar *colour = apostil_describe_get_colour (sheet->document, annotation);
      guint lane;

      if (apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY))
        {
          stretch.tint = colour != NULL ? colour : "grey";
          continue;
        }
      if (apostil_annotation_get_first_span (annotation).start == span.start)
        append_number (self, annotation);
      lane = get_lane (self, annotation);
      stretch.lines[lane] = colour != NULL ? colour : "grey";
      stretch.dotted[lane] = apostil_annotation_is (annotation, APOSTIL_KIND_DATE);
    }
  stretch.start = (gint) self->text->len;
  g_string_append (self->text, words);
  stretch.end = (gint) self->text->len;
  g_array_append_val (self->stretches, stretch);
}

/* The layout of a run; what marks it; and where the numbers of marks stand in it. */
PangoLayout *
apostil_sheet_lay_out_run (ApostilSheet *self, guint run, GArray **stretches, GArray **numbers)
{
  ApostilSheetRun *of = &g_array_index (self->runs, ApostilSheetRun, run);
  ApostilDossierParagraph *paragraph = &g_array_index (
      apostil_dossier_get_paragraphs (self->dossier), ApostilDossierParagraph, of->paragraph);
  g_autoptr (GArray) segments = apostil_dossier_dup_segments (self->dossier, of->paragraph);
  g_autoptr (GString) text = g_string_new (NULL);
  PangoLayout *layout = apostil_sheet_create_layout (
      self, "Serif", paragraph->is_heading ? TEXT_SIZE * 1.2 : TEXT_SIZE, paragraph->is_heading,
      apostil_sheet_get_text_width (self));
  Composer composer = {
    .sheet = self,
    .text = text,
    .attributes = pango_attr_list_new (),
    .stretches = g_array_new (FALSE, FALSE, sizeof (ApostilSheetStretch)),
    .numbers = g_array_new (FALSE, FALSE, sizeof (guint)),
  };

  for (guint i = 0; i < segments->len; i++)
    {
      ApostilDossierSegment *segment = &g_array_index (segments, ApostilDossierSegment, i);
      ApostilSpan span = { MAX (segment->span.start, of->span.start),
                           MIN (segment->span.end, of->span.end) };

      if (span.start < span.end)
        append_segment (&composer, segment, span);
    }
  if (paragraph->is_boilerplate)
    apostil_sheet_add_attribute (composer.attributes, apostil_sheet_new_colour (self, "dim"), 0,
                                 G_MAXUINT);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  pango_layout_set_text (layout, text->str, (gint) text->len);
  pango_layout_set_attributes (layout, composer.attributes);
  pango_attr_list_unref (composer.attributes);
  *stretches = composer.stretches;
  *numbers = composer.numbers;
  return layout;
}

/* ---- Painting ---- */

static void
paint_lane (ApostilSheet *self,
            cairo_t *cr,
            const ApostilSheetStretch *stretch,
            guint lane,
            gdouble x,
            gdouble width,
            gdouble baseline)
{
  g_autofree gchar *colour = g_strconcat (stretch->lines[lane], "_line", NULL);
  gdouble y = baseline + 2.4 + lane * LANE_HEIGHT;
  const gdouble dots[] = { 0, 1.8 };

  apostil_sheet_set_colour (self, cr, colour);
  cairo_set_line_width (cr, 0.9);
  if (stretch->dotted[lane])
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, dots, 2, 0);
    }
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
}

static void
paint_stretch (ApostilSheet *self,
               cairo_t *cr,
               PangoLayoutLine *line,
               const ApostilSheetStretch *stretch,
               gdouble x,
               gdouble baseline)
{
  gint *ranges = NULL;
  gint n_ranges = 0;
  gint start = MAX (stretch->start, line->start_index);
  gint end = MIN (stretch->end, line->start_index + line->length);

  if (start >= end)
    return;
  pango_layout_line_get_x_ranges (line, start, end, &ranges, &n_ranges);
  for (gint i = 0; i < n_ranges; i++)
    {
      gdouble left = x + (gdouble) ranges[2 * i] / PANGO_SCALE;
      gdouble width = (gdouble) (ranges[2 * i + 1] - ranges[2 * i]) / PANGO_SCALE;

      if (stretch->tint != NULL)
        {
          g_autofree gchar *colour = g_strconcat (stretch->tint, "_fill", NULL);

          apostil_sheet_set_colour (self, cr, colour);
          cairo_rectangle (cr, left, baseline - TEXT_SIZE * 0.86, width, TEXT_SIZE * 1.1);
          cairo_fill (cr);
        }
      for (guint lane = 0; lane < APOSTIL_SHEET_MAX_LANES; lane++)
        if (stretch->lines[lane] != NULL)
          paint_lane (self, cr, stretch, lane, left, width, baseline);
    }
  g_free (ranges);
}

static void
paint_marks (ApostilSheet *self,
             cairo_t *cr,
             PangoLayout *layout,
             GArray *stretches,
             const ApostilSheetItem *item)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gdouble x = apostil_sheet_get_text_x (self);
  gdouble top = 0;
  guint number = 0;

  do
    {
      PangoRectangle logical;
      gdouble baseline;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if (number == item->first)
        top = (gdouble) logical.y / PANGO_SCALE;
      baseline = item->y - top + (gdouble) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      for (guint i = 0; i < stretches->len && number >= item->first && number < item->last; i++)
        paint_stretch (self, cr, pango_layout_iter_get_line_readonly (iter),
                       &g_array_index (stretches, ApostilSheetStretch, i), x, baseline);
      number++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
paint_paragraph_number (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item, guint number)
{
  g_autofree gchar *text = apostil_number_to_words (number);
  g_autoptr (PangoLayout) layout = apostil_sheet_create_layout (self, "Sans", 6.5, FALSE, 0);
  gint width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  apostil_sheet_set_colour (self, cr, "dim");
  apostil_sheet_begin (self, cr, "Span");
  apostil_sheet_show_lines (cr, layout,
                            apostil_sheet_mirror (self, 0, (gdouble) width / PANGO_SCALE),
                            item->y + 3.2, 0, 1);
  apostil_sheet_end (self, cr, "Span");
}

void
apostil_sheet_paint_lines (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item)
{
  ApostilSheetRun *run = &g_array_index (self->runs, ApostilSheetRun, item->index);
  g_autoptr (GArray) stretches = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (PangoLayout)
      layout = apostil_sheet_lay_out_run (self, (guint) item->index, &stretches, &numbers);

  const gchar *type = g_array_index (apostil_dossier_get_paragraphs (self->dossier),
                                     ApostilDossierParagraph, run->paragraph)
                              .is_heading
                          ? "H3"
                          : "P";

  apostil_sheet_begin (self, cr, type);
  if (run->begins && item->first == 0)
    {
      g_autofree gchar *name = g_strdup_printf ("p%u", run->paragraph + 1);

      apostil_sheet_put_destination (self, cr, name);
      paint_paragraph_number (self, cr, item, run->paragraph + 1);
    }
  paint_marks (self, cr, layout, stretches, item);
  apostil_sheet_set_colour (self, cr, "text");
  apostil_sheet_show_lines (cr, layout, apostil_sheet_get_text_x (self), item->y, item->first,
                            item->last);
  apostil_sheet_end (self, cr, type);
}

/* ---- Notes ---- */

static gchar *
dup_note_text (ApostilSheet *self, guint mark, guint *n_number, guint *n_title)
{
  ApostilDossierMark *of =
      &g_array_index (apostil_dossier_get_marks (self->dossier), ApostilDossierMark, mark);
  g_autofree gchar *title = apostil_dossier_dup_note_title (self->dossier, of->annotation);
  g_autofree gchar *detail = apostil_dossier_dup_note_detail (self->dossier, of->annotation);
  g_autofree gchar *number = apostil_number_to_words (of->number);

  *n_number = (guint) strlen (number);
  *n_title = *n_number + 2 + (guint) strlen (FSI) + (guint) strlen (title);
  return g_strdup_printf ("%s\xc2\xa0" FSI "%s" PDI "%s%s", number, title,
                          detail != NULL ? " " : "", detail != NULL ? detail : "");
}

PangoLayout *
apostil_sheet_lay_out_note (ApostilSheet *self, guint mark)
{
  guint n_number;
  guint n_title;
  g_autofree gchar *text = dup_note_text (self, mark, &n_number, &n_title);
  PangoLayout *layout =
      apostil_sheet_create_label (self, NOTE_SIZE, FALSE, apostil_sheet_get_notes_width (self) - 6);
  PangoAttrList *list = pango_attr_list_new ();

  apostil_sheet_add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, n_title);
  apostil_sheet_add_attribute (list, apostil_sheet_new_colour (self, "dim"), n_title, G_MAXUINT);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  return layout;
}

void
apostil_sheet_paint_note (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item)
{
  ApostilDossierMark *mark =
      &g_array_index (apostil_dossier_get_marks (self->dossier), ApostilDossierMark, item->index);
  const gchar *colour = apostil_describe_get_colour (self->document, mark->annotation);
  g_autofree gchar *line = g_strconcat (colour != NULL ? colour : "grey", "_line", NULL);
  g_autoptr (PangoLayout) layout = apostil_sheet_lay_out_note (self, (guint) item->index);
  gdouble x = apostil_sheet_get_notes_x (self);
  gdouble width = apostil_sheet_get_notes_width (self);

  apostil_sheet_set_colour (self, cr, line);
  cairo_rectangle (cr, self->article_rtl ? x + width - 1.6 : x, item->y, 1.6, item->height);
  cairo_fill (cr);
  apostil_sheet_set_colour (self, cr, "text");
  apostil_sheet_begin (self, cr, "Note");
  apostil_sheet_show_lines (cr, layout, self->article_rtl ? x : x + 6, item->y, 0, G_MAXUINT);
  if (self->tagged)
    {
      gchar numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree gchar *attributes = NULL;

      g_ascii_formatd (numbers[0], sizeof numbers[0], "%.2f", x);
      g_ascii_formatd (numbers[1], sizeof numbers[1], "%.2f", item->y);
      g_ascii_formatd (numbers[2], sizeof numbers[2], "%.2f", width);
      g_ascii_formatd (numbers[3], sizeof numbers[3], "%.2f", item->height);
      attributes = g_strdup_printf ("dest='m-%s' rect=[%s %s %s %s]",
                                    apostil_record_get_id (mark->annotation), numbers[0],
                                    numbers[1], numbers[2], numbers[3]);
      cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
      cairo_tag_end (cr, CAIRO_TAG_LINK);
    }
  apostil_sheet_end (self, cr, "Note");
}
