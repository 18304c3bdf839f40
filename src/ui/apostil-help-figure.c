/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-help-figure.h"

#include <math.h>

/* How it works
 *
 * The file is read and taken apart in a thread. Until then room is kept for a picture of the usual
 * shape, so that the words below do not jump; one that cannot be read takes no room, and its words
 * stand under it anyway. It is scaled once for each width and not at each drawing. */

#define USUAL_RATIO (680.0 / 1040)
#define USUAL_WIDTH 780
#define MAX_PIXELS  10000

struct _ApostilHelpFigure
{
  GtkDrawingArea parent_instance;

  GCancellable *cancellable;
  GdkPixbuf *picture; /* (nullable) until it is read */
  gboolean broken;
  cairo_surface_t *scaled; /* (nullable): to the size at hand */
  gint scaled_width;       /* in pixels of the screen */
  gint width;              /* that it is to have, 0: its own */
  gint room;
};

G_DEFINE_FINAL_TYPE (ApostilHelpFigure, apostil_help_figure, GTK_TYPE_DRAWING_AREA)

static gint
get_own_width (ApostilHelpFigure *self)
{
  if (self->width > 0)
    return self->width;
  return self->picture != NULL ? gdk_pixbuf_get_width (self->picture) : USUAL_WIDTH;
}

static gint
get_width (ApostilHelpFigure *self)
{
  return self->broken ? 0 : CLAMP (get_own_width (self), 1, MAX (self->room, 1));
}

static gint
get_height (ApostilHelpFigure *self)
{
  gdouble ratio = self->picture != NULL ? (gdouble) gdk_pixbuf_get_height (self->picture) /
                                              gdk_pixbuf_get_width (self->picture)
                                        : USUAL_RATIO;

  return self->broken ? 0 : (gint) ceil (get_width (self) * ratio);
}

static void
apostil_help_figure_get_preferred_width (GtkWidget *widget, gint *minimum, gint *natural)
{
  *minimum = *natural = get_width (APOSTIL_HELP_FIGURE (widget));
}

static void
apostil_help_figure_get_preferred_height (GtkWidget *widget, gint *minimum, gint *natural)
{
  *minimum = *natural = get_height (APOSTIL_HELP_FIGURE (widget));
}

/* ---- Reading ---- */

static void
give_up (ApostilHelpFigure *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_message ("%s", error->message);
  self->broken = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
decoded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ApostilHelpFigure) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new_from_stream_finish (result, &error);

  if (picture == NULL)
    {
      give_up (self, error);
      return;
    }
  self->picture = g_steal_pointer (&picture);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ApostilHelpFigure) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);

  if (stream == NULL)
    give_up (self, error);
  else
    gdk_pixbuf_new_from_stream_async (G_INPUT_STREAM (stream), self->cancellable, decoded,
                                      g_object_ref (self));
}

/* ---- Drawing ---- */

static void
scale (ApostilHelpFigure *self)
{
  gint factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gint width = get_width (self) * factor;
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  if (self->scaled != NULL && self->scaled_width == width)
    return;
  g_clear_pointer (&self->scaled, cairo_surface_destroy);
  pixbuf = gdk_pixbuf_scale_simple (self->picture, width, MAX (get_height (self) * factor, 1),
                                    GDK_INTERP_BILINEAR);
  if (pixbuf == NULL)
    return;
  self->scaled = gdk_cairo_surface_create_from_pixbuf (pixbuf, factor,
                                                       gtk_widget_get_window (GTK_WIDGET (self)));
  self->scaled_width = width;
}

/* With an edge, since a picture of a window is as light as the page, or as dark. */
static gboolean
apostil_help_figure_draw (GtkWidget *widget, cairo_t *cr)
{
  ApostilHelpFigure *self = APOSTIL_HELP_FIGURE (widget);
  GdkRGBA edge;

  if (self->picture == NULL)
    return GDK_EVENT_PROPAGATE;
  scale (self);
  if (self->scaled == NULL)
    return GDK_EVENT_PROPAGATE;
  cairo_set_source_surface (cr, self->scaled, 0, 0);
  cairo_paint (cr);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget),
                               gtk_widget_get_state_flags (widget), &edge);
  edge.alpha = 0.25;
  gdk_cairo_set_source_rgba (cr, &edge);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, 0.5, 0.5, get_width (self) - 1, get_height (self) - 1);
  cairo_stroke (cr);
  return GDK_EVENT_PROPAGATE;
}

/* ---- Construction ---- */

static void
apostil_help_figure_dispose (GObject *object)
{
  g_cancellable_cancel (APOSTIL_HELP_FIGURE (object)->cancellable);
  G_OBJECT_CLASS (apostil_help_figure_parent_class)->dispose (object);
}

static void
apostil_help_figure_finalize (GObject *object)
{
  ApostilHelpFigure *self = APOSTIL_HELP_FIGURE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->picture);
  g_clear_pointer (&self->scaled, cairo_surface_destroy);
  G_OBJECT_CLASS (apostil_help_figure_parent_class)->finalize (object);
}

static void
apostil_help_figure_class_init (ApostilHelpFigureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = apostil_help_figure_dispose;
  G_OBJECT_CLASS (klass)->finalize = apostil_help_figure_finalize;
  widget_class->get_preferred_width = apostil_help_figure_get_preferred_width;
  widget_class->get_preferred_height = apostil_help_figure_get_preferred_height;
  widget_class->draw = apostil_help_figure_draw;
}

static void
apostil_help_figure_init (ApostilHelpFigure *self)
{
  self->cancellable = g_cancellable_new ();
  self->room = USUAL_WIDTH;
}

/**
 * apostil_help_figure_new:
 * @path: of the file
 * @width: that it is to have where there is room, or 0 for its own
 * @words: what it shows, for those who do not see it
 *
 * Returns: (transfer floating): the picture
 */
GtkWidget *
apostil_help_figure_new (const gchar *path, guint width, const gchar *words)
{
  ApostilHelpFigure *self = g_object_new (APOSTIL_TYPE_HELP_FIGURE, "visible", TRUE, NULL);
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  self->width = (gint) MIN (width, MAX_PIXELS);
  atk_object_set_role (accessible, ATK_ROLE_IMAGE);
  atk_object_set_name (accessible, words);
  g_file_read_async (file, G_PRIORITY_DEFAULT, self->cancellable, opened, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * apostil_help_figure_set_room:
 * @self: a picture
 * @room: how wide it can be
 *
 * Makes it as wide as it fits.
 */
void
apostil_help_figure_set_room (ApostilHelpFigure *self, gint room)
{
  g_return_if_fail (APOSTIL_IS_HELP_FIGURE (self));

  if (self->room == room)
    return;
  self->room = room;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
