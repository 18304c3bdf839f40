/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-sorted.h"

#include <string.h>

/* How it works
 *
 * A batch is two sorted arrays, what goes and what comes. Only the stretch of the array
 * from the first place touched to the last one is written anew: places are found by a
 * gallop from the one before, what lies between them is copied as one block, and what
 * follows the stretch moves once. So one change costs two binary searches and a memmove,
 * and a batch of m changes in an array of n costs O(m log (n / m)) comparisons and one pass. */

/* The first position from @from on whose item does not sort before @item. */
static guint
gallop (GPtrArray *array, guint from, gconstpointer item, ApostilSortedFunc compare)
{
  guint low = from;
  guint step = 1;
  guint high = 0;

  while (low + step <= array->len && compare (array->pdata[low + step - 1], item) < 0)
    {
      low += step;
      step = MIN (step * 2, array->len); /* never wraps */
    }
  high = MIN (low + step - 1, array->len);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare (array->pdata[middle], item) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * apostil_sorted_lower_bound:
 * @array: a sorted array
 * @item: an item, in the array or not
 * @compare: its order
 *
 * Returns: the first position whose item does not sort before @item; the length if none
 */
guint
apostil_sorted_lower_bound (GPtrArray *array, gconstpointer item, ApostilSortedFunc compare)
{
  guint low = 0;
  guint high = array->len;

  /* What is added in order goes to the end. */
  if (high > 0 && compare (array->pdata[high - 1], item) < 0)
    return high;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare (array->pdata[middle], item) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * apostil_sorted_find:
 * @array: a sorted array
 * @item: the pointer that is looked for
 * @compare: its order
 * @position: (out) (optional): where it is
 *
 * Returns: whether this very pointer is in @array, not just one that compares as equal
 */
gboolean
apostil_sorted_find (GPtrArray *array,
                     gconstpointer item,
                     ApostilSortedFunc compare,
                     guint *position)
{
  for (guint i = apostil_sorted_lower_bound (array, item, compare); i < array->len; i++)
    {
      if (array->pdata[i] == item)
        {
          if (position != NULL)
            *position = i;
          return TRUE;
        }
      if (compare (array->pdata[i], item) != 0)
        break;
    }
  return FALSE;
}

static gint
compare_indirect (gconstpointer a, gconstpointer b, gpointer user_data)
{
  ApostilSortedFunc *compare = user_data;

  return (*compare) (*(gconstpointer *) a, *(gconstpointer *) b);
}

/**
 * apostil_sorted_sort:
 * @array: any array
 * @compare: the order
 *
 * Sorts; an array that is sorted already, as one from a file of our own is, costs one pass.
 */
void
apostil_sorted_sort (GPtrArray *array, ApostilSortedFunc compare)
{
  for (guint i = 1; i < array->len; i++)
    {
      if (compare (array->pdata[i - 1], array->pdata[i]) > 0)
        {
          g_ptr_array_sort_with_data (array, compare_indirect, &compare);
          return;
        }
    }
}

static void
append_block (GPtrArray *to, GPtrArray *from, guint start, guint end)
{
  guint old = to->len;

  if (end <= start)
    return;

  g_ptr_array_set_size (to, (gint) (old + end - start));
  memcpy (to->pdata + old, from->pdata + start, (end - start) * sizeof (gpointer));
}

/* Puts @fresh in the place of @n_removed items; no destroy function is called. */
static void
splice (GPtrArray *array, guint position, guint n_removed, GPtrArray *fresh)
{
  guint tail = position + n_removed;
  guint old_length = array->len;
  guint length = old_length - n_removed + fresh->len;

  if (length > old_length)
    g_ptr_array_set_size (array, (gint) length);
  memmove (array->pdata + position + fresh->len, array->pdata + tail,
           (old_length - tail) * sizeof (gpointer));
  if (fresh->len > 0)
    memcpy (array->pdata + position, fresh->pdata, fresh->len * sizeof (gpointer));
  if (length < old_length)
    g_ptr_array_set_size (array, (gint) length);
}

/**
 * apostil_sorted_merge:
 * @array: a sorted array without a destroy function
 * @removed: sorted: each of them is in @array
 * @added: sorted: none of them is
 * @compare: the order
 *
 * Takes @removed out and puts @added in, in one pass over the stretch that they touch.
 *
 * Returns: that stretch, as small as it can be
 */
ApostilRange
apostil_sorted_merge (GPtrArray *array,
                      GPtrArray *removed,
                      GPtrArray *added,
                      ApostilSortedFunc compare)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  ApostilRange range = { 0, 0, 0 };
  gboolean started = FALSE;
  guint r = 0;
  guint a = 0;
  guint next = 0; /* the first old item that is neither copied nor dropped */

  while (r < removed->len || a < added->len)
    {
      gboolean drop = a == added->len ||
                      (r < removed->len && compare (removed->pdata[r], added->pdata[a]) <= 0);
      gconstpointer item = drop ? removed->pdata[r] : added->pdata[a];
      guint place = started ? gallop (array, next, item, compare)
                            : apostil_sorted_lower_bound (array, item, compare);

      while (drop && place < array->len && array->pdata[place] != item)
        place++; /* past another one that compares as equal */

      if (!started)
        range.position = next = place;
      started = TRUE;

      append_block (fresh, array, next, place);
      next = place;
      if (drop)
        {
          g_assert (place < array->len);
          next++;
          r++;
        }
      else
        g_ptr_array_add (fresh, added->pdata[a++]);
    }

  range.n_removed = next - range.position;
  range.n_added = fresh->len;
  splice (array, range.position, range.n_removed, fresh);
  return range;
}
