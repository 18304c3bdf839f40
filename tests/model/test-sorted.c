/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-sorted.h"

#include <string.h>

typedef struct
{
  guint order;
  guint number;
} Item;

static gint
compare (gconstpointer a, gconstpointer b)
{
  const Item *one = a;
  const Item *two = b;

  return one->order < two->order ? -1 : one->order > two->order;
}

static Item *
new_item (GPtrArray *pool)
{
  Item *item = g_new (Item, 1);

  item->order = (guint) g_test_rand_int_range (0, 5000);
  item->number = pool->len;
  g_ptr_array_add (pool, item);
  return item;
}

/* No two of @array compare as equal: what stands for one order is found by it alone. */
static gboolean
has_order (GPtrArray *array, Item *item)
{
  guint place = apostil_sorted_lower_bound (array, item, compare);

  return place < array->len && compare (array->pdata[place], item) == 0;
}

/* Merges a random batch into @array and checks result and range against the copy @plain. */
static void
merge_once (GPtrArray *array, GPtrArray *pool, guint most)
{
  g_autoptr (GPtrArray) plain = g_ptr_array_copy (array, NULL, NULL);
  g_autoptr (GPtrArray) removed = g_ptr_array_new ();
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  guint n = (guint) g_test_rand_int_range (0, (gint32) most);
  ApostilRange range;

  for (guint i = 0; i < n; i++)
    {
      Item *item = new_item (pool);

      if (plain->len > 0 && g_test_rand_bit ())
        g_ptr_array_add (removed, g_ptr_array_steal_index (plain, (guint) g_test_rand_int_range (
                                                                      0, (gint32) plain->len)));
      if (g_test_rand_bit () && !has_order (array, item))
        {
          gboolean twice = FALSE;

          for (guint k = 0; k < added->len; k++)
            twice = twice || compare (added->pdata[k], item) == 0;
          if (!twice)
            g_ptr_array_add (added, item);
        }
    }
  if (removed->len > 0 && g_test_rand_bit ()) /* a changed copy in the same place */
    {
      Item *copy = new_item (pool);

      copy->order = ((Item *) removed->pdata[0])->order;
      g_ptr_array_add (added, copy);
    }
  g_ptr_array_extend (plain, added, NULL, NULL);
  apostil_sorted_sort (plain, compare);
  apostil_sorted_sort (removed, compare);
  apostil_sorted_sort (added, compare);

  {
    g_autoptr (GPtrArray) old = g_ptr_array_copy (array, NULL, NULL);

    range = apostil_sorted_merge (array, removed, added, compare);
    g_assert_cmpuint (array->len, ==, plain->len);
    g_assert_true (array->len == 0 ||
                   memcmp (array->pdata, plain->pdata, array->len * sizeof (gpointer)) == 0);

    /* the range is right, and no smaller one would be */
    g_assert_cmpuint (old->len - range.n_removed + range.n_added, ==, array->len);
    for (guint i = 0; i < range.position; i++)
      g_assert_true (old->pdata[i] == array->pdata[i]);
    for (guint i = range.position + range.n_removed; i < old->len; i++)
      g_assert_true (old->pdata[i] == array->pdata[i - range.n_removed + range.n_added]);
    if (range.n_removed > 0 && range.n_added > 0)
      {
        g_assert_true (old->pdata[range.position] != array->pdata[range.position]);
        g_assert_true (old->pdata[range.position + range.n_removed - 1] !=
                       array->pdata[range.position + range.n_added - 1]);
      }
  }
}

static void
test_merge (void)
{
  g_autoptr (GPtrArray) pool = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) array = g_ptr_array_new ();

  for (guint step = 0; step < 3000; step++)
    merge_once (array, pool, step % 50 == 0 ? 200 : 5);
}

static void
test_find (void)
{
  Item items[] = { { 1, 0 }, { 2, 0 }, { 2, 1 }, { 2, 2 }, { 5, 0 } };
  Item stranger = { 2, 9 };
  g_autoptr (GPtrArray) array = g_ptr_array_new ();
  guint position = 99;

  g_assert_false (apostil_sorted_find (array, &stranger, compare, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_ptr_array_add (array, &items[i]);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_assert_true (apostil_sorted_find (array, &items[i], compare, &position));
      g_assert_cmpuint (position, ==, i);
    }
  g_assert_false (apostil_sorted_find (array, &stranger, compare, &position));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sorted/merge", test_merge);
  g_test_add_func ("/sorted/find", test_find);
  return g_test_run ();
}
