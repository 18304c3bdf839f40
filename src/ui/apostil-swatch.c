/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-swatch.h"

#include "apostil-entity.h"

#define LETTERS_KEY "apostil-swatch-letters"

struct _ApostilSwatch
{
  GtkDrawingArea parent_instance;

  gchar *colour;
  gchar *letter;
};

G_DEFINE_FINAL_TYPE (ApostilSwatch, apostil_swatch, GTK_TYPE_DRAWING_AREA)

struct _ApostilCellRendererSwatch
{
  GtkCellRenderer parent_instance;

  gchar *colour;
  gchar *letter;
};

G_DEFINE_FINAL_TYPE (ApostilCellRendererSwatch,
                     apostil_cell_renderer_swatch,
                     GTK_TYPE_CELL_RENDERER)

/* ---- Drawing ---- */

static void
rounded_square (cairo_t *cr, gdouble x, gdouble y, gdouble size)
{
  gdouble r = size / 4;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + size - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + size - r, y + size - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + size - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* Black or white, whichever is read better on @colour (relative luminance, WCAG 2.1). */
static void
set_ink (cairo_t *cr, const GdkRGBA *colour)
{
  gdouble luminance = 0.2126 * colour->red * colour->red + 0.7152 * colour->green * colour->green +
                      0.0722 * colour->blue * colour->blue;
  gdouble ink = luminance > 0.2 ? 0.0 : 1.0;

  cairo_set_source_rgb (cr, ink, ink, ink);
}

/* The letters that @widget has drawn, which it keeps: lists draw the same few in each row. They follow the
 * widget's font and scale. */
static PangoLayout *
get_letter (GtkWidget *widget, const gchar *letter, gdouble size)
{
  GHashTable *letters = g_object_get_data (G_OBJECT (widget), LETTERS_KEY);
  g_autofree gchar *key = g_strdup_printf ("%s %d", letter, (gint) size);
  PangoLayout *layout = NULL;

  if (letters == NULL)
    {
      letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (widget), LETTERS_KEY, letters,
                              (GDestroyNotify) g_hash_table_unref);
    }
  layout = g_hash_table_lookup (letters, key);
  if (layout == NULL)
    {
      g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("sans bold");

      layout = pango_layout_new (gtk_widget_get_pango_context (widget));
      pango_font_description_set_absolute_size (font, size * 0.62 * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      pango_layout_set_text (layout, letter, -1);
      g_hash_table_insert (letters, g_steal_pointer (&key), layout);
    }
  return layout;
}

/**
 * apostil_swatch_draw:
 * @widget: whose style knows the colours
 * @cr: where to draw
 * @colour: (nullable): a colour that the palette names
 * @letter: (nullable): a letter to write into it
 * @x: left
 * @y: top
 * @size: pixels
 *
 * Draws the square; grey for a colour that the palette does not know.
 */
void
apostil_swatch_draw (GtkWidget *widget,
                     cairo_t *cr,
                     const gchar *colour,
                     const gchar *letter,
                     gdouble x,
                     gdouble y,
                     gdouble size)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  g_autofree gchar *name = g_strconcat ("apostil_", colour != NULL ? colour : "grey", NULL);
  GdkRGBA rgba = { 0.54, 0.54, 0.54, 1.0 };

  gtk_style_context_lookup_color (context, name, &rgba);
  cairo_save (cr);
  gdk_cairo_set_source_rgba (cr, &rgba);
  rounded_square (cr, x, y, size);
  cairo_fill (cr);
  if (letter != NULL && *letter != '\0')
    {
      PangoLayout *layout = get_letter (widget, letter, size);
      PangoRectangle ink;

      pango_layout_get_pixel_extents (layout, &ink, NULL);
      set_ink (cr, &rgba);
      cairo_move_to (cr, x + (size - ink.width) / 2 - ink.x, y + (size - ink.height) / 2 - ink.y);
      pango_cairo_show_layout (cr, layout);
    }
  cairo_restore (cr);
}

/**
 * apostil_swatch_describe:
 * @scheme: the scheme
 * @record: an annotation or an entity
 * @entity: (nullable): the entity that a mention names
 * @colour: (out): colour
 * @letter: (out) (nullable): key
 *
 * What the square of @record looks like.
 */
void
apostil_swatch_describe (ApostilScheme *scheme,
                         gpointer record,
                         gpointer entity,
                         const gchar **colour,
                         const gchar **letter)
{
  const ApostilKind *kind;
  const ApostilTypeDef *type_def;
  const gchar *type;

  if (APOSTIL_IS_ANNOTATION (record))
    kind = apostil_annotation_get_kind (record);
  else
    kind = apostil_scheme_get_kind (scheme, APOSTIL_KIND_ENTITY);
  type = apostil_record_get (entity != NULL ? entity : record, APOSTIL_ATTR_TYPE);
  type_def = kind != NULL && type != NULL ? apostil_kind_get_type_def (kind, type) : NULL;
  *colour = type_def != NULL && type_def->colour != NULL ? type_def->colour
            : kind != NULL                               ? kind->colour
                                                         : NULL;
  *letter = type_def != NULL && type_def->key != NULL ? type_def->key
            : kind != NULL                            ? kind->key
                                                      : NULL;
}

/* ---- Widget ---- */

static gboolean
apostil_swatch_widget_draw (GtkWidget *widget, cairo_t *cr)
{
  ApostilSwatch *self = APOSTIL_SWATCH (widget);
  gint width = gtk_widget_get_allocated_width (widget);
  gint height = gtk_widget_get_allocated_height (widget);
  gint size = MIN (MIN (width, height), APOSTIL_SWATCH_SIZE);

  apostil_swatch_draw (widget, cr, self->colour, self->letter, (width - size) / 2,
                       (height - size) / 2, size);
  return GDK_EVENT_PROPAGATE;
}

static void
apostil_swatch_finalize (GObject *object)
{
  ApostilSwatch *self = APOSTIL_SWATCH (object);

  g_free (self->colour);
  g_free (self->letter);
  G_OBJECT_CLASS (apostil_swatch_parent_class)->finalize (object);
}

static void
apostil_swatch_class_init (ApostilSwatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_swatch_finalize;
  GTK_WIDGET_CLASS (klass)->draw = apostil_swatch_widget_draw;
}

static void
apostil_swatch_init (ApostilSwatch *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), APOSTIL_SWATCH_SIZE, APOSTIL_SWATCH_SIZE);
}

/**
 * apostil_swatch_new:
 * @colour: (nullable): a colour that the palette names
 * @letter: (nullable): a letter
 *
 * Returns: (transfer floating): a square
 */
GtkWidget *
apostil_swatch_new (const gchar *colour, const gchar *letter)
{
  ApostilSwatch *self = g_object_new (APOSTIL_TYPE_SWATCH, "visible", TRUE, NULL);

  apostil_swatch_set (self, colour, letter);
  return GTK_WIDGET (self);
}

/**
 * apostil_swatch_set:
 * @self: a square
 * @colour: (nullable): a colour that the palette names
 * @letter: (nullable): a letter
 *
 * Changes what it shows.
 */
void
apostil_swatch_set (ApostilSwatch *self, const gchar *colour, const gchar *letter)
{
  g_return_if_fail (APOSTIL_IS_SWATCH (self));

  g_free (self->colour);
  g_free (self->letter);
  self->colour = g_strdup (colour);
  self->letter = g_strdup (letter);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- Cell ---- */

static void
apostil_cell_renderer_swatch_get_preferred_width (GtkCellRenderer *cell,
                                                  GtkWidget *widget,
                                                  gint *minimum,
                                                  gint *natural)
{
  gint padding;

  gtk_cell_renderer_get_padding (cell, &padding, NULL);
  if (minimum != NULL)
    *minimum = APOSTIL_SWATCH_SIZE + 2 * padding;
  if (natural != NULL)
    *natural = APOSTIL_SWATCH_SIZE + 2 * padding;
}

static void
apostil_cell_renderer_swatch_get_preferred_height (GtkCellRenderer *cell,
                                                   GtkWidget *widget,
                                                   gint *minimum,
                                                   gint *natural)
{
  gint padding;

  gtk_cell_renderer_get_padding (cell, NULL, &padding);
  if (minimum != NULL)
    *minimum = APOSTIL_SWATCH_SIZE + 2 * padding;
  if (natural != NULL)
    *natural = APOSTIL_SWATCH_SIZE + 2 * padding;
}

static void
apostil_cell_renderer_swatch_render (GtkCellRenderer *cell,
                                     cairo_t *cr,
                                     GtkWidget *widget,
                                     const GdkRectangle *background_area,
                                     const GdkRectangle *cell_area,
                                     GtkCellRendererState flags)
{
  ApostilCellRendererSwatch *self = APOSTIL_CELL_RENDERER_SWATCH (cell);

  apostil_swatch_draw (widget, cr, self->colour, self->letter,
                       cell_area->x + (cell_area->width - APOSTIL_SWATCH_SIZE) / 2,
                       cell_area->y + (cell_area->height - APOSTIL_SWATCH_SIZE) / 2,
                       APOSTIL_SWATCH_SIZE);
}

static void
apostil_cell_renderer_swatch_finalize (GObject *object)
{
  ApostilCellRendererSwatch *self = APOSTIL_CELL_RENDERER_SWATCH (object);

  g_free (self->colour);
  g_free (self->letter);
  G_OBJECT_CLASS (apostil_cell_renderer_swatch_parent_class)->finalize (object);
}

static void
apostil_cell_renderer_swatch_class_init (ApostilCellRendererSwatchClass *klass)
{
  GtkCellRendererClass *cell_class = GTK_CELL_RENDERER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = apostil_cell_renderer_swatch_finalize;
  cell_class->get_preferred_width = apostil_cell_renderer_swatch_get_preferred_width;
  cell_class->get_preferred_height = apostil_cell_renderer_swatch_get_preferred_height;
  cell_class->render = apostil_cell_renderer_swatch_render;
}

static void
apostil_cell_renderer_swatch_init (ApostilCellRendererSwatch *self)
{
}

/**
 * apostil_cell_renderer_swatch_new:
 *
 * Returns: (transfer floating): a cell with a square
 */
GtkCellRenderer *
apostil_cell_renderer_swatch_new (void)
{
  return g_object_new (APOSTIL_TYPE_CELL_RENDERER_SWATCH, NULL);
}

/**
 * apostil_cell_renderer_swatch_set:
 * @self: a cell
 * @colour: (nullable): a colour that the palette names
 * @letter: (nullable): a letter
 *
 * What the cell shows in the row that is drawn next.
 */
void
apostil_cell_renderer_swatch_set (ApostilCellRendererSwatch *self,
                                  const gchar *colour,
                                  const gchar *letter)
{
  g_return_if_fail (APOSTIL_IS_CELL_RENDERER_SWATCH (self));

  g_free (self->colour);
  g_free (self->letter);
  self->colour = g_strdup (colour);
  self->letter = g_strdup (letter);
}
