/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-interval-index.h"

/* How it works
 *
 * The spans stand in one array, nearly but not quite in the order of their starts: a list
 * is sorted by what an annotation marks, while its extent also takes in its source words,
 * which may stand before. So each block of 64 spans, and each block of 64 blocks, keeps
 * its least start and its greatest end, and a search steps over every block that lies
 * wholly before or behind. A million spans are 245 outer blocks: a query looks at each of
 * those, and inside the few that may hold something. Measured: 1 µs a query at a million
 * (design: performance.md § 3). A splice moves the tail and makes anew the blocks from its
 * place on, which is a pass over memory and no more. */

#define BLOCK 64

struct _ApostilIntervalIndex
{
  GArray *spans;
  GArray *inner; /* of BLOCK spans each */
  GArray *outer; /* of BLOCK inner blocks each */
};

#define ITEM(array, i) (((const ApostilSpan *) (gpointer) (array)->data)[i])

/**
 * apostil_interval_index_new:
 *
 * Returns: (transfer full): an index of nothing
 */
ApostilIntervalIndex *
apostil_interval_index_new (void)
{
  ApostilIntervalIndex *self = g_new0 (ApostilIntervalIndex, 1);

  self->spans = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  self->inner = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  self->outer = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  return self;
}

/**
 * apostil_interval_index_free:
 * @self: (transfer full): an index
 *
 * Frees it.
 */
void
apostil_interval_index_free (ApostilIntervalIndex *self)
{
  g_array_unref (self->spans);
  g_array_unref (self->inner);
  g_array_unref (self->outer);
  g_free (self);
}

/* Makes @blocks from the one numbered @first up to the one numbered @last anew. */
static void
rebuild (GArray *items, GArray *blocks, guint first, guint last)
{
  guint n_blocks = (items->len + BLOCK - 1) / BLOCK;

  g_array_set_size (blocks, n_blocks);
  for (guint b = first; b < n_blocks && b <= last; b++)
    {
      guint end = MIN ((b + 1) * BLOCK, items->len);
      ApostilSpan all = ITEM (items, b * BLOCK);

      for (guint i = b * BLOCK + 1; i < end; i++)
        {
          all.start = MIN (all.start, ITEM (items, i).start);
          all.end = MAX (all.end, ITEM (items, i).end);
        }
      g_array_index (blocks, ApostilSpan, b) = all;
    }
}

/**
 * apostil_interval_index_splice:
 * @self: an index
 * @position: where
 * @n_removed: how many spans go
 * @added: (array length=n_added): the spans that come in their place
 * @n_added: how many
 *
 * Follows a change of the list; see #GListModel::items-changed.
 */
void
apostil_interval_index_splice (ApostilIntervalIndex *self,
                               guint position,
                               guint n_removed,
                               const ApostilSpan *added,
                               guint n_added)
{
  guint kept = MIN (n_removed, n_added);
  guint last = G_MAXUINT;

  g_return_if_fail (position <= self->spans->len && n_removed <= self->spans->len - position);

  for (guint i = 0; i < kept; i++)
    g_array_index (self->spans, ApostilSpan, position + i) = added[i];
  if (n_removed > kept)
    g_array_remove_range (self->spans, position + kept, n_removed - kept);
  if (n_added > kept)
    g_array_insert_vals (self->spans, position + kept, added + kept, n_added - kept);

  if (n_added == n_removed) /* nothing behind it moved */
    last = (position + n_added) / BLOCK;
  rebuild (self->spans, self->inner, position / BLOCK, last);
  rebuild (self->inner, self->outer, position / BLOCK / BLOCK,
           last == G_MAXUINT ? G_MAXUINT : last / BLOCK);
}

/**
 * apostil_interval_index_get_length:
 * @self: an index
 *
 * Returns: how many spans it holds
 */
guint
apostil_interval_index_get_length (ApostilIntervalIndex *self)
{
  return self->spans->len;
}

/**
 * apostil_interval_index_next:
 * @self: an index
 * @span: a half-open stretch, in code points
 * @from: the first position to look at
 *
 * Walks over all that overlap @span, in the order of the list:
 * for (i = next (index, span, 0); i < length; i = next (index, span, i + 1)) …
 *
 * Returns: the first position from @from on whose span overlaps @span; the length if none
 */
guint
apostil_interval_index_next (ApostilIntervalIndex *self, ApostilSpan span, guint from)
{
  guint n = self->spans->len;
  guint i = from;

  while (i < n)
    {
      guint end = 0;

      if (i % (BLOCK * BLOCK) == 0 &&
          !apostil_span_overlaps (ITEM (self->outer, i / BLOCK / BLOCK), span))
        {
          i += BLOCK * BLOCK;
          continue;
        }
      if (i % BLOCK == 0 && !apostil_span_overlaps (ITEM (self->inner, i / BLOCK), span))
        {
          i += BLOCK;
          continue;
        }

      end = MIN ((i / BLOCK + 1) * BLOCK, n);
      for (; i < end; i++)
        {
          if (apostil_span_overlaps (ITEM (self->spans, i), span))
            return i;
        }
    }
  return n;
}
