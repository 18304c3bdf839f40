/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-map-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A row for each claim, a column for each claimant in the order of their first claims. Columns share the
 * width as long as their names can be read; else the map grows wider. Rows share the height in the same
 * way: a few claims stand apart, thousands are squeezed until they touch, and zooming in spreads them. */

#define HEAD       46.0
#define FOOT       40.0
#define SIDE       16.0
#define COLUMN     68.0 /* least width */
#define MAX_COLUMN 170.0
#define ROW        26.0
#define MAX_ROW    44.0
#define MIN_ROW    3.0
#define NODE       13.0
#define SCREENS    4.0 /* usual height at most, in rooms */
#define MAX_ZOOM   20.0

G_DEFINE_FINAL_TYPE (ApostilClaimMap, apostil_claim_map, APOSTIL_TYPE_PICTURE)

ApostilMapClaim *
apostil_claim_map_get_claim (ApostilClaimMap *self, guint claim)
{
  return &g_array_index (self->data->claims, ApostilMapClaim, claim);
}

gdouble
apostil_claim_map_get_column_x (ApostilClaimMap *self, guint column)
{
  return SIDE * self->unit + (column + 0.5) * self->column;
}

gdouble
apostil_claim_map_get_x (ApostilClaimMap *self, guint claim)
{
  return apostil_claim_map_get_column_x (self, apostil_claim_map_get_claim (self, claim)->column);
}

gdouble
apostil_claim_map_get_y (ApostilClaimMap *self, guint claim)
{
  return self->head + (claim + 0.7) * self->row;
}

static void
set_measures (ApostilClaimMap *self)
{
  ApostilPicture *picture = APOSTIL_PICTURE (self);
  guint n_claims = MAX (self->data->claims->len, 1);
  guint n_columns = MAX (self->data->columns->len, 1);
  gdouble width, height, room, zoom, usual;

  apostil_picture_get_room (picture, &width, &height);
  self->unit = apostil_theme_get_size (apostil_picture_get_theme (picture)) / 13;
  self->head = HEAD * self->unit;
  self->foot = FOOT * self->unit;
  room = MAX (height - self->head - self->foot, ROW * self->unit);
  usual = CLAMP (room / n_claims, ROW * self->unit, MAX_ROW * self->unit);
  usual = MIN (usual, MAX (SCREENS * room / n_claims, MIN_ROW * self->unit));
  zoom =
      CLAMP (apostil_picture_get_zoom (picture), MIN (1, MIN_ROW * self->unit / usual), MAX_ZOOM);
  apostil_picture_set_zoom (picture, zoom);
  self->row = MIN (usual * zoom, MAX (usual, MAX_ROW * self->unit));
  self->column = CLAMP ((width - 2 * SIDE * self->unit) / n_columns, COLUMN * self->unit,
                        MAX_COLUMN * self->unit) *
                 CLAMP (zoom, 1, 3);
  self->node = CLAMP (self->row * 0.8, 3 * self->unit, NODE * self->unit);
  apostil_picture_set_size (picture, MAX (width, 2 * SIDE * self->unit + n_columns * self->column),
                            MAX (height, self->head + (n_claims + 0.4) * self->row + self->foot));
}

static void
apostil_claim_map_lay_out (ApostilPicture *picture)
{
  ApostilClaimMap *self = APOSTIL_CLAIM_MAP (picture);
  GArray *points;

  set_measures (self);
  points = g_array_sized_new (FALSE, FALSE, sizeof (ApostilPoint), self->data->claims->len);
  for (guint i = 0; i < self->data->claims->len; i++)
    {
      ApostilPoint point = {
        apostil_record_get_id (apostil_claim_map_get_claim (self, i)->record),
        apostil_claim_map_get_x (self, i) - self->node / 2,
        apostil_claim_map_get_y (self, i) - self->node / 2,
        self->node,
        self->node,
        1,
      };

      g_array_append_val (points, point);
    }
  apostil_picture_take_points (picture, points);
}

static gchar *
apostil_claim_map_speak (ApostilPicture *picture, guint point)
{
  return apostil_map_data_speak (APOSTIL_CLAIM_MAP (picture)->data, point);
}

static gchar *
apostil_claim_map_summarize (ApostilPicture *picture)
{
  return apostil_map_data_summarize (APOSTIL_CLAIM_MAP (picture)->data);
}

static gint
apostil_claim_map_find (ApostilPicture *picture, const gchar *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (APOSTIL_CLAIM_MAP (picture)->data->ids, id)) - 1;
}

static gboolean
apostil_claim_map_read (ApostilPicture *picture, gint64 microseconds)
{
  return apostil_map_data_read (APOSTIL_CLAIM_MAP (picture)->data, microseconds);
}

static ApostilPicture *
apostil_claim_map_copy (ApostilPicture *picture)
{
  ApostilClaimMap *copy = g_object_new (APOSTIL_TYPE_CLAIM_MAP, NULL);

  copy->data = apostil_map_data_ref (APOSTIL_CLAIM_MAP (picture)->data);
  return APOSTIL_PICTURE (copy);
}

static void
apostil_claim_map_to_anchor (ApostilPicture *picture, gdouble x, gdouble y, gdouble *u, gdouble *v)
{
  ApostilClaimMap *self = APOSTIL_CLAIM_MAP (picture);

  *u = (x - SIDE * self->unit) / self->column;
  *v = (y - self->head) / self->row;
}

static void
apostil_claim_map_from_anchor (ApostilPicture *picture,
                               gdouble u,
                               gdouble v,
                               gdouble *x,
                               gdouble *y)
{
  ApostilClaimMap *self = APOSTIL_CLAIM_MAP (picture);

  *x = SIDE * self->unit + u * self->column;
  *y = self->head + v * self->row;
}

static void
apostil_claim_map_finalize (GObject *object)
{
  g_clear_pointer (&APOSTIL_CLAIM_MAP (object)->data, apostil_map_data_unref);
  G_OBJECT_CLASS (apostil_claim_map_parent_class)->finalize (object);
}

static void
apostil_claim_map_class_init (ApostilClaimMapClass *klass)
{
  ApostilPictureClass *picture_class = APOSTIL_PICTURE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = apostil_claim_map_finalize;
  picture_class->lay_out = apostil_claim_map_lay_out;
  picture_class->paint = apostil_claim_map_paint;
  picture_class->speak = apostil_claim_map_speak;
  picture_class->summarize = apostil_claim_map_summarize;
  picture_class->find = apostil_claim_map_find;
  picture_class->read = apostil_claim_map_read;
  picture_class->copy = apostil_claim_map_copy;
  picture_class->to_anchor = apostil_claim_map_to_anchor;
  picture_class->from_anchor = apostil_claim_map_from_anchor;
}

static void
apostil_claim_map_init (ApostilClaimMap *self)
{
}

static ApostilPicture *
create (ApostilDocument *document, gboolean decided)
{
  ApostilClaimMap *self = g_object_new (APOSTIL_TYPE_CLAIM_MAP, NULL);

  self->data = apostil_map_data_new (document, decided);
  apostil_picture_set_title (APOSTIL_PICTURE (self), _ ("Claim map"));
  return APOSTIL_PICTURE (self);
}

/**
 * apostil_claim_map_new:
 * @document: a document
 *
 * Ask apostil_picture_read() to fill it; it does not follow what changes in @document.
 *
 * Returns: (transfer full): its claim map
 */
ApostilPicture *
apostil_claim_map_new (ApostilDocument *document)
{
  return create (document, FALSE);
}

/**
 * apostil_claim_map_new_decided:
 * @document: a document
 *
 * As apostil_claim_map_new(), without suggestions that nobody has decided.
 *
 * Returns: (transfer full): its claim map
 */
ApostilPicture *
apostil_claim_map_new_decided (ApostilDocument *document)
{
  return create (document, TRUE);
}
