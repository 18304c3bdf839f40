/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-heights.h"
#include "apostil-lanes.h"

#include <string.h>

/* The two index structures of the view against what they stand for, computed the slow way. */

static void
check_heights (ApostilHeights *heights, const gint *expected, guint n)
{
  gint64 top = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 within = -1;

      g_assert_cmpint (apostil_heights_get (heights, i), ==, expected[i]);
      g_assert_cmpint (apostil_heights_get_top (heights, i), ==, top);
      if (expected[i] > 0)
        {
          g_assert_cmpuint (apostil_heights_find (heights, top, &within), ==, i);
          g_assert_cmpint (within, ==, 0);
          g_assert_cmpuint (apostil_heights_find (heights, top + expected[i] - 1, &within), ==, i);
          g_assert_cmpint (within, ==, expected[i] - 1);
        }
      top += expected[i];
    }
  g_assert_cmpint (apostil_heights_get_total (heights), ==, top);
}

static void
test_heights_random (void)
{
  for (guint n = 1; n < 70; n++)
    {
      g_autoptr (ApostilHeights) heights = apostil_heights_new (n);
      g_autofree gint *expected = g_new0 (gint, n);

      for (guint i = 0; i < n; i++)
        expected[i] = g_test_rand_int_range (0, 50);
      apostil_heights_set_all (heights, expected);
      check_heights (heights, expected, n);
      for (guint i = 0; i < 20; i++)
        {
          guint at = (guint) g_test_rand_int_range (0, (gint) n);

          expected[at] = g_test_rand_int_range (0, 50);
          apostil_heights_set (heights, at, expected[at]);
        }
      check_heights (heights, expected, n);
    }
}

static void
test_heights_beyond (void)
{
  g_autoptr (ApostilHeights) heights = apostil_heights_new (3);
  const gint values[] = { 10, 0, 5 };
  gint64 within;

  apostil_heights_set_all (heights, values);
  g_assert_cmpuint (apostil_heights_find (heights, -7, &within), ==, 0);
  g_assert_cmpint (within, ==, 0);
  g_assert_cmpuint (apostil_heights_find (heights, 10, &within), ==, 2);
  g_assert_cmpuint (apostil_heights_find (heights, 1000, &within), ==, 2);
  g_assert_cmpint (within, ==, 5);
}

static gint
compare_items (gconstpointer a, gconstpointer b)
{
  return apostil_span_compare (((const ApostilLaneItem *) a)->span,
                               ((const ApostilLaneItem *) b)->span);
}

static ApostilLaneItem
random_item (void)
{
  ApostilLaneItem item = { 0 };

  item.span.start = (guint32) g_test_rand_int_range (0, 400);
  item.span.end = item.span.start + (guint32) g_test_rand_int_range (1, 25);
  item.family = g_test_rand_bit () ? APOSTIL_LANE_TINT : APOSTIL_LANE_LINE;
  item.is_long = g_test_rand_int_range (0, 20) == 0;
  return item;
}

/* Changed piece by piece, the lanes are those of the whole list given at once. */
static void
test_lanes_splice (void)
{
  g_autoptr (ApostilLanes) lanes = apostil_lanes_new ();
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (ApostilLaneItem));

  for (guint round = 0; round < 3000; round++)
    {
      if (items->len > 0 && g_test_rand_int_range (0, 5) < 2)
        {
          guint at = (guint) g_test_rand_int_range (0, (gint) items->len);
          guint n = (guint) g_test_rand_int_range (1, 4);

          n = MIN (n, items->len - at);
          g_array_remove_range (items, at, n);
          apostil_lanes_splice (lanes, at, n, NULL, 0, NULL);
        }
      else
        {
          ApostilLaneItem item = random_item ();
          guint at = 0;

          while (at < items->len &&
                 compare_items (&g_array_index (items, ApostilLaneItem, at), &item) <= 0)
            at++;
          g_array_insert_val (items, at, item);
          apostil_lanes_splice (lanes, at, 0, &item, 1, NULL);
        }
      if (round % 10 == 0)
        {
          g_autoptr (ApostilLanes) whole = apostil_lanes_new ();

          apostil_lanes_splice (whole, 0, 0, (const ApostilLaneItem *) items->data, items->len,
                                NULL);
          g_assert_cmpuint (apostil_lanes_get_length (lanes), ==, items->len);
          for (guint i = 0; i < items->len; i++)
            g_assert_cmpuint (apostil_lanes_get (lanes, i), ==, apostil_lanes_get (whole, i));
        }
    }
}

/* No two marks that overlap share a lane, but for the last one, which takes the rest. */
static void
test_lanes_disjoint (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (ApostilLanes) lanes = apostil_lanes_new ();
      ApostilLaneItem items[60];

      for (guint i = 0; i < G_N_ELEMENTS (items); i++)
        items[i] = random_item ();
      qsort (items, G_N_ELEMENTS (items), sizeof items[0], compare_items);
      apostil_lanes_splice (lanes, 0, 0, items, G_N_ELEMENTS (items), NULL);
      for (guint i = 0; i < G_N_ELEMENTS (items); i++)
        for (guint j = 0; j < i; j++)
          if (items[i].family == items[j].family && !items[i].is_long && !items[j].is_long &&
              apostil_span_overlaps (items[i].span, items[j].span) &&
              apostil_lanes_get (lanes, i) < APOSTIL_N_LANES - 1)
            g_assert_cmpuint (apostil_lanes_get (lanes, i), !=, apostil_lanes_get (lanes, j));
    }
}

/* Of two marks with one start the longer is the outer one, though it comes later in the list. */
static void
test_lanes_longest_first (void)
{
  g_autoptr (ApostilLanes) lanes = apostil_lanes_new ();
  const ApostilLaneItem items[] = {
    { APOSTIL_SPAN (3, 5), APOSTIL_LANE_TINT, FALSE },
    { APOSTIL_SPAN (3, 9), APOSTIL_LANE_TINT, FALSE },
    { APOSTIL_SPAN (4, 9), APOSTIL_LANE_LINE, FALSE },
  };

  apostil_lanes_splice (lanes, 0, 0, items, G_N_ELEMENTS (items), NULL);
  g_assert_cmpuint (apostil_lanes_get (lanes, 0), ==, 1);
  g_assert_cmpuint (apostil_lanes_get (lanes, 1), ==, 0);
  g_assert_cmpuint (apostil_lanes_get (lanes, 2), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/heights/random", test_heights_random);
  g_test_add_func ("/ui/heights/beyond", test_heights_beyond);
  g_test_add_func ("/ui/lanes/splice", test_lanes_splice);
  g_test_add_func ("/ui/lanes/disjoint", test_lanes_disjoint);
  g_test_add_func ("/ui/lanes/longest-first", test_lanes_longest_first);
  return g_test_run ();
}
