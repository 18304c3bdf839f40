/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-row-heights.h"

#include "apostil-heights.h"

/* How it works
 *
 * A row is measured when its height is asked for by itself, which is when it comes into sight. Sums
 * of heights, and so the length of the scrollbar, go by estimates of those that never were. Rows
 * come and go one at a time: then the sums are made anew, in linear time, when one is asked for
 * next, so that it costs the same whether one row came or a thousand. */

struct _ApostilRowHeights
{
  ApostilRowHeightFunc func;
  gpointer user_data;
  GArray *heights;      /* of gint; below 0: an estimate, the other way round; 0: not even that */
  ApostilHeights *sums; /* (nullable) while they are to be made anew */
};

/**
 * apostil_row_heights_new:
 * @func: tells the height of a row
 * @user_data: for @func; it is to outlive the heights
 *
 * Returns: (transfer full): the heights of no row yet
 */
ApostilRowHeights *
apostil_row_heights_new (ApostilRowHeightFunc func, gpointer user_data)
{
  ApostilRowHeights *self = g_new0 (ApostilRowHeights, 1);

  self->func = func;
  self->user_data = user_data;
  self->heights = g_array_new (FALSE, TRUE, sizeof (gint));
  return self;
}

/**
 * apostil_row_heights_free:
 * @self: (transfer full): heights
 *
 * Frees @self.
 */
void
apostil_row_heights_free (ApostilRowHeights *self)
{
  g_array_unref (self->heights);
  g_clear_pointer (&self->sums, apostil_heights_free);
  g_free (self);
}

static gint *
get_place (ApostilRowHeights *self, guint row)
{
  return &g_array_index (self->heights, gint, row);
}

static ApostilHeights *
get_sums (ApostilRowHeights *self)
{
  guint n = self->heights->len;
  g_autofree gint *heights = NULL;

  if (self->sums != NULL)
    return self->sums;
  heights = g_new (gint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      gint *height = get_place (self, i);

      if (*height == 0)
        *height = -self->func (i, FALSE, self->user_data);
      heights[i] = ABS (*height);
    }
  self->sums = apostil_heights_new (n);
  apostil_heights_set_all (self->sums, heights);
  return self->sums;
}

/**
 * apostil_row_heights_set_length:
 * @self: heights
 * @n: how many rows there are
 *
 * Makes all rows new ones.
 */
void
apostil_row_heights_set_length (ApostilRowHeights *self, guint n)
{
  g_array_set_size (self->heights, 0);
  g_array_set_size (self->heights, n);
  g_clear_pointer (&self->sums, apostil_heights_free);
}

/**
 * apostil_row_heights_get_length:
 * @self: heights
 *
 * Returns: how many rows there are
 */
guint
apostil_row_heights_get_length (ApostilRowHeights *self)
{
  return self->heights->len;
}

/**
 * apostil_row_heights_insert:
 * @self: heights
 * @row: where there is a new row
 *
 * Makes room for it.
 */
void
apostil_row_heights_insert (ApostilRowHeights *self, guint row)
{
  gint none = 0;

  g_return_if_fail (row <= self->heights->len);

  g_array_insert_val (self->heights, row, none);
  g_clear_pointer (&self->sums, apostil_heights_free);
}

/**
 * apostil_row_heights_remove:
 * @self: heights
 * @row: where there was a row
 *
 * Closes the gap.
 */
void
apostil_row_heights_remove (ApostilRowHeights *self, guint row)
{
  g_return_if_fail (row < self->heights->len);

  g_array_remove_index (self->heights, row);
  g_clear_pointer (&self->sums, apostil_heights_free);
}

/**
 * apostil_row_heights_forget:
 * @self: heights
 * @row: a row that may have another height now
 *
 * Has @row measured again; till then its old height is an estimate.
 */
void
apostil_row_heights_forget (ApostilRowHeights *self, guint row)
{
  gint *height;

  g_return_if_fail (row < self->heights->len);

  height = get_place (self, row);
  *height = -ABS (*height);
}

/**
 * apostil_row_heights_forget_all:
 * @self: heights
 *
 * Has all rows estimated and measured again.
 */
void
apostil_row_heights_forget_all (ApostilRowHeights *self)
{
  apostil_row_heights_set_length (self, self->heights->len);
}

/**
 * apostil_row_heights_get:
 * @self: heights
 * @row: a row
 *
 * Returns: its height in pixels, exactly; so the sums may be others afterwards
 */
gint
apostil_row_heights_get (ApostilRowHeights *self, guint row)
{
  gint *height;

  g_return_val_if_fail (row < self->heights->len, 0);

  height = get_place (self, row);
  if (*height <= 0)
    {
      *height = self->func (row, TRUE, self->user_data);
      if (self->sums != NULL)
        apostil_heights_set (self->sums, row, *height);
    }
  return *height;
}

/**
 * apostil_row_heights_get_top:
 * @self: heights
 * @row: a row, or the number of rows
 *
 * Returns: about how far from the top of all @row is, in pixels
 */
gint64
apostil_row_heights_get_top (ApostilRowHeights *self, guint row)
{
  return apostil_heights_get_top (get_sums (self), row);
}

/**
 * apostil_row_heights_get_total:
 * @self: heights
 *
 * Returns: about how high all rows are together, in pixels
 */
gint64
apostil_row_heights_get_total (ApostilRowHeights *self)
{
  return apostil_heights_get_total (get_sums (self));
}

/**
 * apostil_row_heights_find:
 * @self: heights of at least one row
 * @y: a distance from the top of all
 * @within: (out): the distance from the top of the row found
 *
 * Returns: the row that is about there
 */
guint
apostil_row_heights_find (ApostilRowHeights *self, gint64 y, gint64 *within)
{
  return apostil_heights_find (get_sums (self), y, within);
}
