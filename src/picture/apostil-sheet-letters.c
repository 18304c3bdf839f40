/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-sheet-private.h"

#include <string.h>

/* Words of the sheet: layouts, the words of a cell in them, and links over them. */

PangoLayout *
apostil_sheet_create_layout (ApostilSheet *self,
                             const gchar *family,
                             gdouble size,
                             gboolean bold,
                             gdouble width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, family);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  if (width > 0)
    {
      pango_layout_set_width (layout, (gint) (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  return layout;
}

/* For words of the interface. Beside an article that runs from right to left they keep to its edge. */
PangoLayout *
apostil_sheet_create_label (ApostilSheet *self, gdouble size, gboolean bold, gdouble width)
{
  PangoLayout *layout = apostil_sheet_create_layout (self, "Sans", size, bold, width);

  pango_layout_set_auto_dir (layout, FALSE);
  if (self->article_rtl)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

gdouble
apostil_sheet_mirror (ApostilSheet *self, gdouble x, gdouble width)
{
  return self->article_rtl ? self->paper.width - self->paper.right - x - width
                           : self->paper.left + x;
}

gdouble
apostil_sheet_get_height (PangoLayout *layout)
{
  gint height;

  pango_layout_get_size (layout, NULL, &height);
  return (gdouble) height / PANGO_SCALE;
}

void
apostil_sheet_set_colour (ApostilSheet *self, cairo_t *cr, const gchar *name)
{
  const ApostilRgba *colour = apostil_theme_get (self->theme, name);

  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
}

PangoAttribute *
apostil_sheet_new_colour (ApostilSheet *self, const gchar *name)
{
  const ApostilRgba *colour = apostil_theme_get (self->theme, name);

  return pango_attr_foreground_new ((guint16) (colour->red * 65535),
                                    (guint16) (colour->green * 65535),
                                    (guint16) (colour->blue * 65535));
}

void
apostil_sheet_add_attribute (PangoAttrList *list, PangoAttribute *take, guint start, guint end)
{
  take->start_index = start;
  take->end_index = end;
  pango_attr_list_insert (list, take);
}

/* Isolates what may run the other way, and words that stand beside others. */
#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

/* Where each piece stands in the layout is found again from its length, so what is put around it is
 * the same for all: a separator and an isolate. */
static void
append_piece (GString *text, const ApostilPiece *piece, guint index, guint *start, guint *end)
{
  if (piece->starts_line)
    g_string_append_c (text, '\n');
  else if (piece->style == APOSTIL_PIECE_BADGE && index > 0)
    g_string_append (text, " ");
  g_string_append (text, FSI);
  *start = (guint) text->len;
  if (piece->style == APOSTIL_PIECE_BADGE)
    g_string_append_printf (text, "[%s]", piece->text);
  else
    g_string_append (text, piece->text);
  *end = (guint) text->len;
  g_string_append (text, PDI);
}

static void
style_piece (ApostilSheet *self,
             PangoAttrList *list,
             const ApostilPiece *piece,
             gdouble size,
             guint start,
             guint end)
{
  switch (piece->style)
    {
    case APOSTIL_PIECE_STRONG:
      apostil_sheet_add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      break;
    case APOSTIL_PIECE_QUIET:
      apostil_sheet_add_attribute (list, apostil_sheet_new_colour (self, "dim"), start, end);
      break;
    case APOSTIL_PIECE_WORDS:
      apostil_sheet_add_attribute (list, pango_attr_family_new ("Serif"), start, end);
      break;
    case APOSTIL_PIECE_CODE:
      apostil_sheet_add_attribute (list, pango_attr_family_new ("Monospace"), start, end);
      apostil_sheet_add_attribute (
          list, pango_attr_size_new_absolute ((gint) (size * 0.88 * PANGO_SCALE)), start, end);
      break;
    case APOSTIL_PIECE_BADGE:
      apostil_sheet_add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      apostil_sheet_add_attribute (
          list, pango_attr_size_new_absolute ((gint) (size * 0.92 * PANGO_SCALE)), start, end);
      break;
    case APOSTIL_PIECE_PLAIN:
    default:
      break;
    }
}

PangoLayout *
apostil_sheet_lay_out_pieces (ApostilSheet *self, GArray *pieces, gdouble size, gdouble width)
{
  PangoLayout *layout = apostil_sheet_create_label (self, size, FALSE, width);
  PangoAttrList *list = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const ApostilPiece *piece = &g_array_index (pieces, ApostilPiece, i);
      guint start;
      guint end;

      append_piece (text, piece, i, &start, &end);
      style_piece (self, list, piece, size, start, end);
    }
  pango_layout_set_text (layout, text->str, (gint) text->len);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  return layout;
}

void
apostil_sheet_put_destination (ApostilSheet *self, cairo_t *cr, const gchar *name)
{
  g_autofree gchar *attributes = NULL;

  if (!self->tagged)
    return;
  attributes = g_strdup_printf ("name='%s'", name);
  cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}

void
apostil_sheet_begin (ApostilSheet *self, cairo_t *cr, const gchar *type)
{
  if (self->tagged)
    cairo_tag_begin (cr, type, NULL);
}

void
apostil_sheet_end (ApostilSheet *self, cairo_t *cr, const gchar *type)
{
  if (self->tagged)
    cairo_tag_end (cr, type);
}

static gchar *
dup_link (const gchar *target, const gchar *rectangle)
{
  g_autofree gchar *escaped = NULL;

  if (g_str_has_prefix (target, "¶"))
    return g_strdup_printf ("dest='p%s' rect=[%s]", target + strlen ("¶"), rectangle);
  if (*target == '#')
    return g_strdup_printf ("dest='m-%s' rect=[%s]", target + 1, rectangle);
  escaped = g_uri_escape_string (target, ":/?#[]@!$&()*+,;=%", FALSE);
  return g_strdup_printf ("uri='%s' rect=[%s]", escaped, rectangle);
}

/* Lays @target over the bytes from @start to @end, on each of the lines shown. */
static void
link_bytes (cairo_t *cr,
            PangoLayout *layout,
            const gchar *target,
            gint start,
            gint end,
            gdouble x,
            gdouble y,
            guint first,
            guint last)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gdouble top = 0;
  guint number = 0;

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle logical;
      gint *ranges = NULL;
      gint n_ranges = 0;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if (number == first)
        top = (gdouble) logical.y / PANGO_SCALE;
      if (number >= first && number < last && line->start_index < end &&
          line->start_index + line->length > start)
        pango_layout_line_get_x_ranges (line, MAX (start, line->start_index),
                                        MIN (end, line->start_index + line->length), &ranges,
                                        &n_ranges);
      for (gint i = 0; i < n_ranges; i++)
        {
          gchar numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
          g_autofree gchar *rectangle = NULL;
          g_autofree gchar *attributes = NULL;
          const gdouble values[] = {
            x + (gdouble) ranges[2 * i] / PANGO_SCALE,
            y + (gdouble) logical.y / PANGO_SCALE - top,
            (gdouble) (ranges[2 * i + 1] - ranges[2 * i]) / PANGO_SCALE,
            (gdouble) logical.height / PANGO_SCALE,
          };

          for (guint j = 0; j < G_N_ELEMENTS (values); j++)
            g_ascii_formatd (numbers[j], sizeof numbers[j], "%.2f", values[j]);
          rectangle = g_strjoin (" ", numbers[0], numbers[1], numbers[2], numbers[3], NULL);
          attributes = dup_link (target, rectangle);
          cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
          cairo_tag_end (cr, CAIRO_TAG_LINK);
        }
      g_free (ranges);
      number++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

void
apostil_sheet_link_pieces (ApostilSheet *self,
                           cairo_t *cr,
                           PangoLayout *layout,
                           GArray *pieces,
                           gdouble x,
                           gdouble y,
                           guint first,
                           guint last)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!self->tagged)
    return;
  for (guint i = 0; i < pieces->len; i++)
    {
      const ApostilPiece *piece = &g_array_index (pieces, ApostilPiece, i);
      guint start;
      guint end;

      append_piece (text, piece, i, &start, &end);
      if (piece->target != NULL)
        link_bytes (cr, layout, piece->target, (gint) start, (gint) end, x, y, first, last);
    }
}

void
apostil_sheet_show_lines (cairo_t *cr,
                          PangoLayout *layout,
                          gdouble x,
                          gdouble y,
                          guint first,
                          guint last)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gdouble top = 0;
  guint number = 0;

  do
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if (number == first)
        top = (gdouble) logical.y / PANGO_SCALE;
      if (number >= first && number < last)
        {
          cairo_move_to (cr, x + (gdouble) logical.x / PANGO_SCALE,
                         y - top + (gdouble) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      number++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

guint
apostil_sheet_fit_lines (PangoLayout *layout, guint first, gdouble height, gdouble *used)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gdouble top = 0;
  guint number = 0;
  guint n = 0;

  *used = 0;
  do
    {
      PangoRectangle logical;
      gdouble end;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      end = (gdouble) (logical.y + logical.height) / PANGO_SCALE;
      if (number == first)
        top = (gdouble) logical.y / PANGO_SCALE;
      if (number++ < first)
        continue;
      if (end - top > height)
        break;
      *used = end - top;
      n++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return n;
}
