/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-canvas.h"
#include "apostil-document.h"
#include "apostil-picture-file.h"

G_BEGIN_DECLS

/* A picture of a document: laid out for a theme, a room and a zoom, then painted on any cairo
 * context, as often and as partly as one likes. What can be pointed at in it are points: each stands
 * for one or more marks, has a place, and says in a sentence what it is. Points are in reading order,
 * from top to bottom. One thread at a time.
 *
 * Coordinates are those of the whole picture; one unit is a pixel in the window. */

#define APOSTIL_TYPE_PICTURE (apostil_picture_get_type ())
G_DECLARE_DERIVABLE_TYPE (ApostilPicture, apostil_picture, APOSTIL, PICTURE, GObject)

/**
 * ApostilPoint:
 * @id: (transfer none): the mark it stands for, or the first of them
 * @x: its left edge, as if all ran from left to right
 * @y: its upper edge
 * @width: its width
 * @height: its height
 * @n_records: how many marks it stands for
 */
typedef struct
{
  const gchar *id;
  gdouble x;
  gdouble y;
  gdouble width;
  gdouble height;
  guint n_records;
} ApostilPoint;

/**
 * ApostilPictureScene:
 * @visible: the part to paint
 * @current: the point of the current mark, or -1
 * @hovered: the point under the pointer, or -1
 * @focused: whether the keyboard goes to the picture
 *
 * How the picture is looked at.
 */
typedef struct
{
  cairo_rectangle_t visible;
  gint current;
  gint hovered;
  gboolean focused;
} ApostilPictureScene;

/**
 * ApostilPictureClass:
 * @lay_out: places everything, in apostil_picture_get_room() at apostil_picture_get_zoom(); calls
 *   apostil_picture_set_size() and apostil_picture_take_points()
 * @paint: paints what is visible; the scene, too, is as if all ran from left to right
 * @speak: (transfer full): what a point is, in a sentence
 * @summarize: (transfer full) (nullable): what all of it shows, in a sentence; %NULL when that is nothing
 * @find: the point that stands for a mark, or -1
 * @get_id: the marks that a point stands for, one after the other; %NULL after the last
 * @read: reads on in the document for so many microseconds, 0: all of it; whether it is complete
 * @copy: (transfer full): the same picture, not laid out, for another thread
 * @to_anchor: what lies at a place, in terms that outlive a change of zoom
 * @from_anchor: where that is
 */
struct _ApostilPictureClass
{
  GObjectClass parent_class;

  void (*lay_out) (ApostilPicture *self);
  void (*paint) (ApostilPicture *self,
                 const ApostilCanvas *canvas,
                 const ApostilPictureScene *scene);
  gchar *(*speak) (ApostilPicture *self, guint point);
  gchar *(*summarize) (ApostilPicture *self);
  gint (*find) (ApostilPicture *self, const gchar *id);
  const gchar *(*get_id) (ApostilPicture *self, guint point, guint index);
  gboolean (*read) (ApostilPicture *self, gint64 microseconds);
  ApostilPicture *(*copy) (ApostilPicture *self);
  void (*to_anchor) (ApostilPicture *self, gdouble x, gdouble y, gdouble *u, gdouble *v);
  void (*from_anchor) (ApostilPicture *self, gdouble u, gdouble v, gdouble *x, gdouble *y);
};

/* To make it: what it shows is read from the document once, in as many pieces as one likes; the
 * document must not change until then, and is not needed after. */
gboolean apostil_picture_read (ApostilPicture *self, gint64 microseconds);
ApostilPicture *apostil_picture_copy (ApostilPicture *self);

/* To look at it */
void
apostil_picture_lay_out (ApostilPicture *self, ApostilTheme *theme, gdouble width, gdouble height);
void apostil_picture_set_zoom (ApostilPicture *self, gdouble zoom);
gdouble apostil_picture_get_zoom (ApostilPicture *self);
void apostil_picture_get_size (ApostilPicture *self, gdouble *width, gdouble *height);
const gchar *apostil_picture_get_title (ApostilPicture *self);
gchar *apostil_picture_summarize (ApostilPicture *self);
void apostil_picture_paint (ApostilPicture *self, cairo_t *cr, const ApostilPictureScene *scene);
void apostil_picture_to_anchor (ApostilPicture *self, gdouble x, gdouble y, gdouble *u, gdouble *v);
void
apostil_picture_from_anchor (ApostilPicture *self, gdouble u, gdouble v, gdouble *x, gdouble *y);

/* Its points */
guint apostil_picture_get_n_points (ApostilPicture *self);
const ApostilPoint *apostil_picture_get_point (ApostilPicture *self, guint point);
void apostil_picture_get_point_area (ApostilPicture *self, guint point, cairo_rectangle_t *area);
gchar *apostil_picture_speak (ApostilPicture *self, guint point);
gint apostil_picture_find (ApostilPicture *self, const gchar *id);
const gchar *apostil_picture_get_id (ApostilPicture *self, guint point, guint index);
gint apostil_picture_find_at (ApostilPicture *self, gdouble x, gdouble y);

/* As a file */
GBytes *apostil_picture_write (ApostilPicture *self, ApostilPictureFormat format, GError **error);

/* For subclasses */
void apostil_picture_set_title (ApostilPicture *self, const gchar *title);
void apostil_picture_set_size (ApostilPicture *self, gdouble width, gdouble height);
void apostil_picture_take_points (ApostilPicture *self, GArray *points);
void apostil_picture_get_room (ApostilPicture *self, gdouble *width, gdouble *height);
ApostilTheme *apostil_picture_get_theme (ApostilPicture *self);
PangoContext *apostil_picture_get_context (ApostilPicture *self);

G_END_DECLS
