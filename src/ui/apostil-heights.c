/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-heights.h"

#include <string.h>

/* tree[i] (counted from 1) holds the sum of the heights (i − lowbit (i), i]. */

struct _ApostilHeights
{
  guint n;
  guint top_bit; /* the largest power of two that is not above n */
  gint *heights;
  gint64 *tree;
};

/**
 * apostil_heights_new:
 * @n: how many blocks
 *
 * Returns: (transfer full): heights that are all 0
 */
ApostilHeights *
apostil_heights_new (guint n)
{
  ApostilHeights *self = g_new0 (ApostilHeights, 1);

  self->n = n;
  self->top_bit = 1;
  while (self->top_bit <= n / 2)
    self->top_bit *= 2;
  self->heights = g_new0 (gint, MAX (n, 1));
  self->tree = g_new0 (gint64, (gsize) n + 1);
  return self;
}

/**
 * apostil_heights_free:
 * @self: (transfer full): heights
 *
 * Frees @self.
 */
void
apostil_heights_free (ApostilHeights *self)
{
  g_free (self->heights);
  g_free (self->tree);
  g_free (self);
}

/**
 * apostil_heights_get_length:
 * @self: heights
 *
 * Returns: how many blocks there are
 */
guint
apostil_heights_get_length (ApostilHeights *self)
{
  return self->n;
}

/**
 * apostil_heights_set_all:
 * @self: heights
 * @heights: (array): as many heights as there are blocks, in pixels
 *
 * Sets all heights at once, in linear time.
 */
void
apostil_heights_set_all (ApostilHeights *self, const gint *heights)
{
  memcpy (self->heights, heights, sizeof (gint) * self->n);
  for (guint i = 1; i <= self->n; i++)
    self->tree[i] = heights[i - 1];
  for (guint i = 1; i <= self->n; i++)
    {
      guint parent = i + (i & -i);

      if (parent <= self->n)
        self->tree[parent] += self->tree[i];
    }
}

/**
 * apostil_heights_set:
 * @self: heights
 * @index: a block
 * @height: its height in pixels
 *
 * Sets one height.
 */
void
apostil_heights_set (ApostilHeights *self, guint index, gint height)
{
  gint64 change;

  g_return_if_fail (index < self->n);

  change = (gint64) height - self->heights[index];
  if (change == 0)
    return;
  self->heights[index] = height;
  for (guint i = index + 1; i <= self->n; i += i & -i)
    self->tree[i] += change;
}

/**
 * apostil_heights_get:
 * @self: heights
 * @index: a block
 *
 * Returns: its height in pixels
 */
gint
apostil_heights_get (ApostilHeights *self, guint index)
{
  g_return_val_if_fail (index < self->n, 0);

  return self->heights[index];
}

/**
 * apostil_heights_get_top:
 * @self: heights
 * @index: a block, or the number of blocks
 *
 * Returns: the sum of the heights before @index
 */
gint64
apostil_heights_get_top (ApostilHeights *self, guint index)
{
  gint64 sum = 0;

  for (guint i = MIN (index, self->n); i > 0; i -= i & -i)
    sum += self->tree[i];
  return sum;
}

/**
 * apostil_heights_get_total:
 * @self: heights
 *
 * Returns: the sum of all heights
 */
gint64
apostil_heights_get_total (ApostilHeights *self)
{
  return apostil_heights_get_top (self, self->n);
}

/**
 * apostil_heights_find:
 * @self: heights of at least one block
 * @y: a distance from the top; below 0 is taken as 0, beyond the end as the end
 * @within: (out) (optional): the distance from the top of the block found
 *
 * Returns: the block at @y, blocks without height passed over
 */
guint
apostil_heights_find (ApostilHeights *self, gint64 y, gint64 *within)
{
  guint position = 0;
  gint64 left = MAX (y, 0);

  for (guint bit = self->top_bit; bit > 0; bit /= 2)
    if (position + bit <= self->n && self->tree[position + bit] <= left)
      {
        position += bit;
        left -= self->tree[position];
      }
  if (position >= self->n && self->n > 0)
    {
      position = self->n - 1;
      left = self->heights[position];
    }
  if (within != NULL)
    *within = left;
  return position;
}
