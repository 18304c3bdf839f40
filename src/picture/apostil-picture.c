/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-picture.h"

#include <math.h>

#define REACH       4    /* a point is hit that far around it */
#define FILE_POINTS 0.75 /* of a unit in SVG and PDF: a pixel of CSS */
#define FILE_PIXELS 2    /* of a unit in PNG */

typedef struct
{
  ApostilTheme *theme;
  PangoContext *context;
  gchar *title;
  gdouble room_width;
  gdouble room_height;
  gdouble zoom;
  gdouble width;
  gdouble height;
  GArray *points;    /* element-type ApostilPoint */
  GHashTable *by_id; /* id → index + 1, made when asked for */
  gdouble tallest;
} ApostilPicturePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ApostilPicture, apostil_picture, G_TYPE_OBJECT)

static ApostilPicturePrivate *
get_private (ApostilPicture *self)
{
  return apostil_picture_get_instance_private (self);
}

static gint
find_first (ApostilPicture *self, const gchar *id)
{
  ApostilPicturePrivate *priv = get_private (self);

  if (priv->by_id == NULL)
    {
      priv->by_id = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < priv->points->len; i++)
        g_hash_table_insert (priv->by_id,
                             (gpointer) g_array_index (priv->points, ApostilPoint, i).id,
                             GUINT_TO_POINTER (i + 1));
    }
  return GPOINTER_TO_INT (g_hash_table_lookup (priv->by_id, id)) - 1;
}

static const gchar *
get_only_id (ApostilPicture *self, guint point, guint index)
{
  return index == 0 ? apostil_picture_get_point (self, point)->id : NULL;
}

static void
to_share (ApostilPicture *self, gdouble x, gdouble y, gdouble *u, gdouble *v)
{
  ApostilPicturePrivate *priv = get_private (self);

  *u = x / MAX (priv->width, 1);
  *v = y / MAX (priv->height, 1);
}

static void
from_share (ApostilPicture *self, gdouble u, gdouble v, gdouble *x, gdouble *y)
{
  ApostilPicturePrivate *priv = get_private (self);

  *x = u * priv->width;
  *y = v * priv->height;
}

static void
apostil_picture_finalize (GObject *object)
{
  ApostilPicturePrivate *priv = get_private (APOSTIL_PICTURE (object));

  g_clear_pointer (&priv->theme, apostil_theme_unref);
  g_clear_object (&priv->context);
  g_clear_pointer (&priv->by_id, g_hash_table_unref);
  g_array_unref (priv->points);
  g_free (priv->title);
  G_OBJECT_CLASS (apostil_picture_parent_class)->finalize (object);
}

static void
apostil_picture_class_init (ApostilPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_picture_finalize;
  klass->find = find_first;
  klass->get_id = get_only_id;
  klass->to_anchor = to_share;
  klass->from_anchor = from_share;
}

static void
apostil_picture_init (ApostilPicture *self)
{
  ApostilPicturePrivate *priv = get_private (self);

  priv->zoom = 1;
  priv->points = g_array_new (FALSE, FALSE, sizeof (ApostilPoint));
}

/**
 * apostil_picture_read:
 * @self: a picture
 * @microseconds: how long this may take; 0: as long as it takes
 *
 * Reads on in the document. Main thread, or whichever owns the document.
 *
 * Returns: whether all is read, so that it can be laid out
 */
gboolean
apostil_picture_read (ApostilPicture *self, gint64 microseconds)
{
  return APOSTIL_PICTURE_GET_CLASS (self)->read (self, microseconds);
}

/**
 * apostil_picture_copy:
 * @self: a picture that is read
 *
 * A picture is for one thread; the copy, which shares what was read, may be for another.
 *
 * Returns: (transfer full): the same picture, not laid out yet
 */
ApostilPicture *
apostil_picture_copy (ApostilPicture *self)
{
  ApostilPicture *copy = APOSTIL_PICTURE_GET_CLASS (self)->copy (self);

  apostil_picture_set_title (copy, apostil_picture_get_title (self));
  return copy;
}

/**
 * apostil_picture_lay_out:
 * @self: a picture
 * @theme: how it looks
 * @width: the room there is
 * @height: the room there is
 *
 * Places everything. The picture may become larger than its room.
 */
void
apostil_picture_lay_out (ApostilPicture *self, ApostilTheme *theme, gdouble width, gdouble height)
{
  ApostilPicturePrivate *priv = get_private (self);

  if (theme != priv->theme)
    {
      g_clear_pointer (&priv->theme, apostil_theme_unref);
      g_clear_object (&priv->context);
      priv->theme = apostil_theme_ref (theme);
      priv->context = apostil_theme_create_context (theme);
    }
  priv->room_width = width;
  priv->room_height = height;
  APOSTIL_PICTURE_GET_CLASS (self)->lay_out (self);
}

/**
 * apostil_picture_set_zoom:
 * @self: a picture
 * @zoom: 1 for its usual size
 *
 * Holds from the next apostil_picture_lay_out() on.
 */
void
apostil_picture_set_zoom (ApostilPicture *self, gdouble zoom)
{
  get_private (self)->zoom = zoom;
}

/**
 * apostil_picture_get_zoom:
 * @self: a picture
 *
 * Returns: how much larger than usual it is
 */
gdouble
apostil_picture_get_zoom (ApostilPicture *self)
{
  return get_private (self)->zoom;
}

/**
 * apostil_picture_get_size:
 * @self: a picture that is laid out
 * @width: (out): how wide it is
 * @height: (out): how high it is
 */
void
apostil_picture_get_size (ApostilPicture *self, gdouble *width, gdouble *height)
{
  ApostilPicturePrivate *priv = get_private (self);

  *width = priv->width;
  *height = priv->height;
}

/**
 * apostil_picture_get_title:
 * @self: a picture
 *
 * Returns: (transfer none) (nullable): what it shows, for those who do not see it
 */
const gchar *
apostil_picture_get_title (ApostilPicture *self)
{
  return get_private (self)->title;
}

/**
 * apostil_picture_summarize:
 * @self: a picture that is read
 *
 * Returns: (transfer full) (nullable): what is to be seen in all of it, in a sentence, for those who do
 *   not see it; %NULL when it shows nothing
 */
gchar *
apostil_picture_summarize (ApostilPicture *self)
{
  return APOSTIL_PICTURE_GET_CLASS (self)->summarize (self);
}

/**
 * apostil_picture_paint:
 * @self: a picture that is laid out
 * @cr: where to; its origin is that of the picture
 * @scene: (nullable): how it is looked at; %NULL: all of it, by nobody
 *
 * Paints it.
 */
void
apostil_picture_paint (ApostilPicture *self, cairo_t *cr, const ApostilPictureScene *scene)
{
  ApostilPicturePrivate *priv = get_private (self);
  ApostilCanvas canvas = { cr, priv->theme, priv->width };
  ApostilPictureScene all = { { 0, 0, priv->width, priv->height }, -1, -1, FALSE };

  if (scene != NULL)
    all = *scene;
  apostil_canvas_colour (&canvas, "page");
  cairo_rectangle (cr, all.visible.x, all.visible.y, all.visible.width, all.visible.height);
  cairo_fill (cr);
  if (apostil_theme_is_right_to_left (priv->theme))
    all.visible.x = priv->width - all.visible.x - all.visible.width;
  APOSTIL_PICTURE_GET_CLASS (self)->paint (self, &canvas, &all);
}

/**
 * apostil_picture_to_anchor:
 * @self: a picture that is laid out
 * @x: a place
 * @y: a place
 * @u: (out): what lies there
 * @v: (out): what lies there
 *
 * To find the place again once the picture is laid out at another zoom.
 */
void
apostil_picture_to_anchor (ApostilPicture *self, gdouble x, gdouble y, gdouble *u, gdouble *v)
{
  ApostilPicturePrivate *priv = get_private (self);

  if (apostil_theme_is_right_to_left (priv->theme))
    x = priv->width - x;
  APOSTIL_PICTURE_GET_CLASS (self)->to_anchor (self, x, y, u, v);
}

/**
 * apostil_picture_from_anchor:
 * @self: a picture that is laid out
 * @u: what apostil_picture_to_anchor() gave
 * @v: the same
 * @x: (out): where it is now
 * @y: (out): where it is now
 */
void
apostil_picture_from_anchor (ApostilPicture *self, gdouble u, gdouble v, gdouble *x, gdouble *y)
{
  ApostilPicturePrivate *priv = get_private (self);

  APOSTIL_PICTURE_GET_CLASS (self)->from_anchor (self, u, v, x, y);
  if (apostil_theme_is_right_to_left (priv->theme))
    *x = priv->width - *x;
}

/**
 * apostil_picture_get_n_points:
 * @self: a picture that is laid out
 *
 * Returns: how many points it has
 */
guint
apostil_picture_get_n_points (ApostilPicture *self)
{
  return get_private (self)->points->len;
}

/**
 * apostil_picture_get_point:
 * @self: a picture that is laid out
 * @point: which one, in reading order
 *
 * Returns: (transfer none): that point, in the coordinates of the layout
 */
const ApostilPoint *
apostil_picture_get_point (ApostilPicture *self, guint point)
{
  ApostilPicturePrivate *priv = get_private (self);

  g_return_val_if_fail (point < priv->points->len, NULL);
  return &g_array_index (priv->points, ApostilPoint, point);
}

/**
 * apostil_picture_get_point_area:
 * @self: a picture that is laid out
 * @point: which one
 * @area: (out): where it is painted
 */
void
apostil_picture_get_point_area (ApostilPicture *self, guint point, cairo_rectangle_t *area)
{
  ApostilPicturePrivate *priv = get_private (self);
  const ApostilPoint *p = apostil_picture_get_point (self, point);

  *area = (cairo_rectangle_t){ p->x, p->y, p->width, p->height };
  if (apostil_theme_is_right_to_left (priv->theme))
    area->x = priv->width - p->x - p->width;
}

/**
 * apostil_picture_speak:
 * @self: a picture that is laid out
 * @point: which one
 *
 * Returns: (transfer full): what it is, in a sentence
 */
gchar *
apostil_picture_speak (ApostilPicture *self, guint point)
{
  return APOSTIL_PICTURE_GET_CLASS (self)->speak (self, point);
}

/**
 * apostil_picture_find:
 * @self: a picture that is laid out
 * @id: (nullable): the id of a mark
 *
 * Returns: the point that stands for it, or -1
 */
gint
apostil_picture_find (ApostilPicture *self, const gchar *id)
{
  return id == NULL ? -1 : APOSTIL_PICTURE_GET_CLASS (self)->find (self, id);
}

/**
 * apostil_picture_get_id:
 * @self: a picture that is laid out
 * @point: which point
 * @index: which of its marks, from 0
 *
 * Returns: (transfer none) (nullable): the id of that mark; %NULL after the last
 */
const gchar *
apostil_picture_get_id (ApostilPicture *self, guint point, guint index)
{
  return APOSTIL_PICTURE_GET_CLASS (self)->get_id (self, point, index);
}

/* The first point whose upper edge is at or below @y. */
static guint
lower_bound (ApostilPicturePrivate *priv, gdouble y)
{
  guint low = 0;
  guint high = priv->points->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (priv->points, ApostilPoint, middle).y < y)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * apostil_picture_find_at:
 * @self: a picture that is laid out
 * @x: a place
 * @y: a place
 *
 * Returns: the point there, the nearest of several, or -1
 */
gint
apostil_picture_find_at (ApostilPicture *self, gdouble x, gdouble y)
{
  ApostilPicturePrivate *priv = get_private (self);
  gdouble nearest = G_MAXDOUBLE;
  gint found = -1;

  for (guint i = lower_bound (priv, y - priv->tallest - REACH); i < priv->points->len; i++)
    {
      cairo_rectangle_t area;
      gdouble distance;

      apostil_picture_get_point_area (self, i, &area);
      if (area.y > y + REACH)
        break;
      if (x < area.x - REACH || x > area.x + area.width + REACH || y > area.y + area.height + REACH)
        continue;
      distance =
          hypot (MAX (MAX (area.x - x, x - area.x - area.width), 0), y - area.y - area.height / 2);
      if (distance < nearest)
        {
          nearest = distance;
          found = (gint) i;
        }
    }
  return found;
}

static void
paint_page (cairo_t *cr, guint page, gpointer user_data)
{
  apostil_picture_paint (user_data, cr, NULL);
}

/**
 * apostil_picture_write:
 * @self: a picture that is laid out
 * @format: into what
 * @error: where to say why it cannot be
 *
 * Returns: (transfer full) (nullable): the whole picture as a file
 */
GBytes *
apostil_picture_write (ApostilPicture *self, ApostilPictureFormat format, GError **error)
{
  ApostilPicturePrivate *priv = get_private (self);
  const ApostilPages pages = {
    .width = priv->width,
    .height = priv->height,
    .n_pages = 1,
    .scale = format == APOSTIL_PICTURE_PNG ? FILE_PIXELS : FILE_POINTS,
    .title = priv->title,
    .paint = paint_page,
    .user_data = self,
  };

  return apostil_pages_write (&pages, format, error);
}

/**
 * apostil_picture_set_title:
 * @self: a picture
 * @title: what it shows
 *
 * For subclasses.
 */
void
apostil_picture_set_title (ApostilPicture *self, const gchar *title)
{
  ApostilPicturePrivate *priv = get_private (self);

  g_free (priv->title);
  priv->title = g_strdup (title);
}

/**
 * apostil_picture_set_size:
 * @self: a picture
 * @width: how wide it has become
 * @height: how high it has become
 *
 * For subclasses, while they lay out.
 */
void
apostil_picture_set_size (ApostilPicture *self, gdouble width, gdouble height)
{
  ApostilPicturePrivate *priv = get_private (self);

  priv->width = width;
  priv->height = height;
}

/**
 * apostil_picture_take_points:
 * @self: a picture
 * @points: (element-type ApostilPoint) (transfer full): all of them, from top to bottom
 *
 * For subclasses, while they lay out.
 */
void
apostil_picture_take_points (ApostilPicture *self, GArray *points)
{
  ApostilPicturePrivate *priv = get_private (self);

  g_array_unref (priv->points);
  priv->points = points;
  priv->tallest = 0;
  for (guint i = 0; i < points->len; i++)
    priv->tallest = MAX (priv->tallest, g_array_index (points, ApostilPoint, i).height);
  g_clear_pointer (&priv->by_id, g_hash_table_unref);
}

/**
 * apostil_picture_get_room:
 * @self: a picture
 * @width: (out): the room there is
 * @height: (out): the room there is
 *
 * For subclasses.
 */
void
apostil_picture_get_room (ApostilPicture *self, gdouble *width, gdouble *height)
{
  ApostilPicturePrivate *priv = get_private (self);

  *width = priv->room_width;
  *height = priv->room_height;
}

/**
 * apostil_picture_get_theme:
 * @self: a picture that is being laid out
 *
 * Returns: (transfer none): how it looks
 */
ApostilTheme *
apostil_picture_get_theme (ApostilPicture *self)
{
  return get_private (self)->theme;
}

/**
 * apostil_picture_get_context:
 * @self: a picture that is being laid out
 *
 * Returns: (transfer none): for its words
 */
PangoContext *
apostil_picture_get_context (ApostilPicture *self)
{
  return get_private (self)->context;
}
