/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cell-renderer-strip.h"

#define STRIP_WIDTH  120
#define STRIP_HEIGHT 14
#define TICK_WIDTH   2.0

/* How strongly one place shows; more of them in one tick add up to the full colour. */
#define FIRST_SHARE 0.65

struct _ApostilCellRendererStrip
{
  GtkCellRendererText parent_instance;

  gchar *colour;
  GArray *offsets; /* (nullable) (element-type guint32) */
  guint32 length;
  guint32 current;
};

G_DEFINE_FINAL_TYPE (ApostilCellRendererStrip,
                     apostil_cell_renderer_strip,
                     GTK_TYPE_CELL_RENDERER_TEXT)

static void
apostil_cell_renderer_strip_get_preferred_width (GtkCellRenderer *cell,
                                                 GtkWidget *widget,
                                                 gint *minimum,
                                                 gint *natural)
{
  gint padding;

  gtk_cell_renderer_get_padding (cell, &padding, NULL);
  if (minimum != NULL)
    *minimum = STRIP_WIDTH / 2 + 2 * padding;
  if (natural != NULL)
    *natural = STRIP_WIDTH + 2 * padding;
}

static void
apostil_cell_renderer_strip_get_preferred_height (GtkCellRenderer *cell,
                                                  GtkWidget *widget,
                                                  gint *minimum,
                                                  gint *natural)
{
  gint padding;

  gtk_cell_renderer_get_padding (cell, NULL, &padding);
  if (minimum != NULL)
    *minimum = STRIP_HEIGHT + 2 * padding;
  if (natural != NULL)
    *natural = STRIP_HEIGHT + 2 * padding;
}

/* Not as a text, which gets higher the less wide it is. */
static GtkSizeRequestMode
apostil_cell_renderer_strip_get_request_mode (GtkCellRenderer *cell)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
apostil_cell_renderer_strip_get_preferred_height_for_width (GtkCellRenderer *cell,
                                                            GtkWidget *widget,
                                                            gint width,
                                                            gint *minimum,
                                                            gint *natural)
{
  apostil_cell_renderer_strip_get_preferred_height (cell, widget, minimum, natural);
}

static gdouble
place (ApostilCellRendererStrip *self, guint32 offset, gdouble width, gboolean rtl)
{
  gdouble share = self->length > 0 ? (gdouble) offset / self->length : 0;

  return (rtl ? 1 - share : share) * (width - TICK_WIDTH);
}

static void
draw_ticks (ApostilCellRendererStrip *self,
            cairo_t *cr,
            GtkStyleContext *context,
            const GdkRectangle *area,
            gboolean rtl)
{
  guint n_bins = (guint) MAX (area->width / (gint) TICK_WIDTH, 1);
  g_autofree guint *bins = g_new0 (guint, n_bins);
  g_autofree gchar *name =
      g_strconcat ("apostil_", self->colour != NULL ? self->colour : "grey", NULL);
  GdkRGBA colour = { 0.54, 0.54, 0.54, 1.0 };

  gtk_style_context_lookup_color (context, name, &colour);
  for (guint i = 0; i < self->offsets->len; i++)
    {
      guint32 offset = g_array_index (self->offsets, guint32, i);
      guint bin = (guint) (place (self, offset, area->width, rtl) / TICK_WIDTH);

      bins[MIN (bin, n_bins - 1)]++;
    }
  for (guint i = 0; i < n_bins; i++)
    {
      if (bins[i] == 0)
        continue;
      cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue,
                             1 - (1 - FIRST_SHARE) / bins[i]);
      cairo_rectangle (cr, area->x + i * TICK_WIDTH, area->y + 1, TICK_WIDTH, area->height - 2);
      cairo_fill (cr);
    }
}

static void
apostil_cell_renderer_strip_render (GtkCellRenderer *cell,
                                    cairo_t *cr,
                                    GtkWidget *widget,
                                    const GdkRectangle *background_area,
                                    const GdkRectangle *cell_area,
                                    GtkCellRendererState flags)
{
  ApostilCellRendererStrip *self = APOSTIL_CELL_RENDERER_STRIP (cell);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRectangle area = *cell_area;
  GdkRGBA ink;
  gint xpad;

  if (self->offsets == NULL)
    return;
  gtk_cell_renderer_get_padding (cell, &xpad, NULL);
  area.x += xpad;
  area.width -= 2 * xpad;
  area.y += (area.height - STRIP_HEIGHT) / 2;
  area.height = STRIP_HEIGHT;
  if (area.width < 4)
    return;
  gtk_style_context_get_color (context, gtk_cell_renderer_get_state (cell, widget, flags), &ink);
  cairo_save (cr);
  /* The text from its start to its end. */
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, 0.25);
  cairo_rectangle (cr, area.x, area.y + area.height / 2, area.width, 1);
  cairo_fill (cr);
  /* Ticks in the colour of a type would vanish on a selected row of that colour. */
  if ((flags & GTK_CELL_RENDERER_SELECTED) != 0)
    {
      cairo_set_source_rgba (cr, 1, 1, 1, 0.85);
      cairo_rectangle (cr, area.x, area.y, area.width, area.height);
      cairo_fill (cr);
    }
  draw_ticks (self, cr, context, &area, rtl);
  if (self->current != G_MAXUINT32)
    {
      gdouble x = area.x + place (self, self->current, area.width, rtl);

      if ((flags & GTK_CELL_RENDERER_SELECTED) != 0)
        cairo_set_source_rgb (cr, 0, 0, 0);
      else
        cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, 1);
      cairo_rectangle (cr, x - 0.5, area.y - 2, TICK_WIDTH + 1, area.height + 4);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static void
apostil_cell_renderer_strip_finalize (GObject *object)
{
  ApostilCellRendererStrip *self = APOSTIL_CELL_RENDERER_STRIP (object);

  g_free (self->colour);
  g_clear_pointer (&self->offsets, g_array_unref);
  G_OBJECT_CLASS (apostil_cell_renderer_strip_parent_class)->finalize (object);
}

static void
apostil_cell_renderer_strip_class_init (ApostilCellRendererStripClass *klass)
{
  GtkCellRendererClass *cell_class = GTK_CELL_RENDERER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = apostil_cell_renderer_strip_finalize;
  cell_class->get_preferred_width = apostil_cell_renderer_strip_get_preferred_width;
  cell_class->get_preferred_height = apostil_cell_renderer_strip_get_preferred_height;
  cell_class->get_request_mode = apostil_cell_renderer_strip_get_request_mode;
  cell_class->get_preferred_height_for_width =
      apostil_cell_renderer_strip_get_preferred_height_for_width;
  cell_class->render = apostil_cell_renderer_strip_render;
}

static void
apostil_cell_renderer_strip_init (ApostilCellRendererStrip *self)
{
  self->current = G_MAXUINT32;
}

/**
 * apostil_cell_renderer_strip_new:
 *
 * Returns: (transfer floating): a cell with a strip
 */
GtkCellRenderer *
apostil_cell_renderer_strip_new (void)
{
  return g_object_new (APOSTIL_TYPE_CELL_RENDERER_STRIP, NULL);
}

/**
 * apostil_cell_renderer_strip_set:
 * @self: a cell
 * @colour: (nullable): a colour that the palette names
 * @offsets: (nullable) (element-type guint32): code points where something is; %NULL draws nothing
 * @length: of the text, in code points
 * @current: the one that stands out; %G_MAXUINT32 for none
 *
 * What the cell shows in the row that is drawn next.
 */
void
apostil_cell_renderer_strip_set (ApostilCellRendererStrip *self,
                                 const gchar *colour,
                                 GArray *offsets,
                                 guint32 length,
                                 guint32 current)
{
  g_return_if_fail (APOSTIL_IS_CELL_RENDERER_STRIP (self));

  g_free (self->colour);
  self->colour = g_strdup (colour);
  if (offsets != NULL)
    g_array_ref (offsets);
  g_clear_pointer (&self->offsets, g_array_unref);
  self->offsets = offsets;
  self->length = length;
  self->current = current;
}
