/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-sheet-private.h"

/* The tables of the sheet: columns that share the width of the page, a head that is repeated on each
 * page, and rows that are cut between lines only where they are longer than a page. The first column
 * stands where the lines of the article begin. */

#define CELL_SIZE 8.2
#define HEAD_SIZE 7.4

#define MIN_NUMBER 24.0 /* width of a column of numbers */

static ApostilDossierTable *
get_table (ApostilSheet *self, guint table)
{
  return g_ptr_array_index (apostil_dossier_get_tables (self->dossier), table);
}

static const ApostilDossierColumn *
get_column (ApostilDossierTable *table, guint column)
{
  return &g_array_index (table->columns, ApostilDossierColumn, column);
}

static PangoLayout *
lay_out_head (ApostilSheet *self, ApostilDossierTable *table, guint column, gdouble width)
{
  PangoLayout *layout = apostil_sheet_create_label (self, HEAD_SIZE, TRUE, width);

  pango_layout_set_text (layout, get_column (table, column)->label, -1);
  return layout;
}

/* Where each column begins and how wide its words may be. */
void
apostil_sheet_get_columns (ApostilSheet *self, guint table, gdouble *x, gdouble *width)
{
  ApostilDossierTable *of = get_table (self, table);
  gdouble left = apostil_sheet_get_inner (self);
  gdouble weights = 0;
  gdouble at = 0;

  for (guint i = 0; i < of->columns->len; i++)
    {
      const ApostilDossierColumn *column = get_column (of, i);

      weights += column->weight;
      if (column->weight <= 0)
        {
          g_autoptr (PangoLayout) head = lay_out_head (self, of, i, 0);
          gint w;

          pango_layout_get_size (head, &w, NULL);
          width[i] = MAX (MIN_NUMBER, (gdouble) w / PANGO_SCALE + 2 * APOSTIL_SHEET_PAD);
          left -= width[i];
        }
    }
  for (guint i = 0; i < of->columns->len; i++)
    {
      const ApostilDossierColumn *column = get_column (of, i);

      if (column->weight > 0)
        width[i] = left * column->weight / weights;
      x[i] = apostil_sheet_mirror (self, at, width[i]) + APOSTIL_SHEET_PAD;
      at += width[i];
      width[i] -= 2 * APOSTIL_SHEET_PAD;
    }
}

/* (element-type PangoLayout): the cells of a row. */
GPtrArray *
apostil_sheet_lay_out_row (ApostilSheet *self, guint table, guint row)
{
  ApostilDossierTable *of = get_table (self, table);
  ApostilDossierRow *cells = g_ptr_array_index (of->rows, row);
  g_autofree gdouble *x = g_new (gdouble, of->columns->len);
  g_autofree gdouble *width = g_new (gdouble, of->columns->len);
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);

  apostil_sheet_get_columns (self, table, x, width);
  for (guint i = 0; i < cells->cells->len; i++)
    g_ptr_array_add (layouts, apostil_sheet_lay_out_pieces (
                                  self, g_ptr_array_index (cells->cells, i), CELL_SIZE, width[i]));
  return layouts;
}

gdouble
apostil_sheet_measure_head (ApostilSheet *self, guint table)
{
  ApostilDossierTable *of = get_table (self, table);
  g_autofree gdouble *x = g_new (gdouble, of->columns->len);
  g_autofree gdouble *width = g_new (gdouble, of->columns->len);
  gdouble height = 0;

  apostil_sheet_get_columns (self, table, x, width);
  for (guint i = 0; i < of->columns->len; i++)
    {
      g_autoptr (PangoLayout) layout = lay_out_head (self, of, i, width[i]);

      height = MAX (height, apostil_sheet_get_height (layout));
    }
  return height + 2 * APOSTIL_SHEET_PAD;
}

void
apostil_sheet_paint_head (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item)
{
  ApostilDossierTable *of = get_table (self, (guint) item->index);
  g_autofree gdouble *x = g_new (gdouble, of->columns->len);
  g_autofree gdouble *width = g_new (gdouble, of->columns->len);

  apostil_sheet_get_columns (self, (guint) item->index, x, width);
  apostil_sheet_set_colour (self, cr, "dim");
  apostil_sheet_begin (self, cr, "TR");
  for (guint i = 0; i < of->columns->len; i++)
    {
      g_autoptr (PangoLayout) layout = lay_out_head (self, of, i, width[i]);

      apostil_sheet_begin (self, cr, "TH");
      apostil_sheet_show_lines (cr, layout, x[i], item->y + APOSTIL_SHEET_PAD, 0, G_MAXUINT);
      apostil_sheet_end (self, cr, "TH");
    }
  apostil_sheet_end (self, cr, "TR");
  cairo_rectangle (cr, self->paper.left, item->y + item->height - 0.8,
                   apostil_sheet_get_inner (self), 0.8);
  cairo_fill (cr);
}

void
apostil_sheet_paint_row (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item)
{
  ApostilDossierTable *of = get_table (self, (guint) item->index);
  ApostilDossierRow *row = g_ptr_array_index (of->rows, item->row);
  g_autoptr (GPtrArray) layouts = apostil_sheet_lay_out_row (self, (guint) item->index, item->row);
  g_autofree gdouble *x = g_new (gdouble, of->columns->len);
  g_autofree gdouble *width = g_new (gdouble, of->columns->len);
  gdouble y = item->y + APOSTIL_SHEET_PAD;

  apostil_sheet_get_columns (self, (guint) item->index, x, width);
  if (item->lines[0] == 0)
    {
      g_autofree gchar *name = g_strdup_printf ("m-%s", row->id);

      apostil_sheet_put_destination (self, cr, name);
    }
  if (row->colour != NULL)
    {
      g_autofree gchar *line = g_strconcat (row->colour, "_line", NULL);

      apostil_sheet_set_colour (self, cr, line);
      cairo_rectangle (cr, apostil_sheet_mirror (self, 0, 1.6), item->y + 2, 1.6, item->height - 4);
      cairo_fill (cr);
    }
  apostil_sheet_begin (self, cr, "TR");
  for (guint i = 0; i < layouts->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (layouts, i);
      guint first = item->lines[2 * i];
      guint last = item->lines[2 * i + 1];

      apostil_sheet_set_colour (self, cr, "text");
      apostil_sheet_begin (self, cr, "TD");
      apostil_sheet_show_lines (cr, layout, x[i], y, first, last);
      apostil_sheet_link_pieces (self, cr, layout, g_ptr_array_index (row->cells, i), x[i], y,
                                 first, last);
      apostil_sheet_end (self, cr, "TD");
    }
  apostil_sheet_end (self, cr, "TR");
  apostil_sheet_set_colour (self, cr, "hair");
  cairo_rectangle (cr, self->paper.left, item->y + item->height - 0.5,
                   apostil_sheet_get_inner (self), 0.5);
  cairo_fill (cr);
}
