/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-span.h"

#include <string.h>

#define UNIVERSE 64

static void
test_compare (void)
{
  g_assert_cmpint (apostil_span_compare (APOSTIL_SPAN (1, 2), APOSTIL_SPAN (1, 2)), ==, 0);
  g_assert_cmpint (apostil_span_compare (APOSTIL_SPAN (1, 2), APOSTIL_SPAN (2, 3)), <, 0);
  g_assert_cmpint (apostil_span_compare (APOSTIL_SPAN (2, 3), APOSTIL_SPAN (1, 9)), >, 0);
  g_assert_cmpint (apostil_span_compare (APOSTIL_SPAN (1, 2), APOSTIL_SPAN (1, 3)), <, 0);
  /* the difference does not fit in an int */
  g_assert_cmpint (apostil_span_compare (APOSTIL_SPAN (0, 1), APOSTIL_SPAN (G_MAXUINT32, 1)), <, 0);
}

static void
test_relations (void)
{
  ApostilSpan a = APOSTIL_SPAN (3, 7);

  g_assert_cmpuint (apostil_span_length (a), ==, 4);
  g_assert_false (apostil_span_is_empty (a));
  g_assert_true (apostil_span_is_empty (APOSTIL_SPAN (7, 7)));
  g_assert_true (apostil_span_is_empty (APOSTIL_SPAN (7, 3)));
  g_assert_false (apostil_span_overlaps (a, APOSTIL_SPAN (7, 9)));
  g_assert_false (apostil_span_overlaps (a, APOSTIL_SPAN (0, 3)));
  g_assert_true (apostil_span_overlaps (a, APOSTIL_SPAN (6, 9)));
  g_assert_true (apostil_span_contains (a, a));
  g_assert_true (apostil_span_contains (a, APOSTIL_SPAN (7, 7)));
  g_assert_false (apostil_span_contains (a, APOSTIL_SPAN (3, 8)));
  g_assert_true (apostil_span_holds (a, 3));
  g_assert_false (apostil_span_holds (a, 7));
}

static void
test_normalise (void)
{
  ApostilSpan spans[] = { { 8, 9 }, { 5, 5 }, { 1, 3 }, { 3, 4 }, { 2, 3 }, { 9, 7 } };

  g_assert_cmpuint (apostil_spans_normalise (spans, G_N_ELEMENTS (spans)), ==, 2);
  g_assert_true (apostil_span_equal (spans[0], APOSTIL_SPAN (1, 4)));
  g_assert_true (apostil_span_equal (spans[1], APOSTIL_SPAN (8, 9)));
  g_assert_cmpuint (apostil_spans_normalise (NULL, 0), ==, 0);
}

/* The same code points are covered before and after, by spans that neither overlap nor touch. */
static void
test_normalise_random (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 12);
      ApostilSpan spans[12];
      gboolean before[UNIVERSE] = { FALSE }, after[UNIVERSE] = { FALSE };

      for (guint i = 0; i < n; i++)
        {
          spans[i].start = (guint32) g_test_rand_int_range (0, UNIVERSE);
          spans[i].end = (guint32) g_test_rand_int_range (0, UNIVERSE);
          for (guint32 c = spans[i].start; c < spans[i].end; c++)
            before[c] = TRUE;
        }

      n = apostil_spans_normalise (spans, n);
      g_assert_true (apostil_spans_are_sorted_disjoint (spans, n));
      for (guint i = 0; i < n; i++)
        {
          if (i > 0)
            g_assert_cmpuint (spans[i].start, >, spans[i - 1].end);
          for (guint32 c = spans[i].start; c < spans[i].end; c++)
            after[c] = TRUE;
        }
      g_assert_cmpmem (before, sizeof before, after, sizeof after);
    }
}

static void
test_sorted_disjoint (void)
{
  ApostilSpan touching[] = { { 1, 3 }, { 3, 4 } };
  ApostilSpan overlapping[] = { { 1, 3 }, { 2, 4 } };
  ApostilSpan unsorted[] = { { 5, 6 }, { 1, 2 } };
  ApostilSpan empty[] = { { 5, 5 } };

  g_assert_true (apostil_spans_are_sorted_disjoint (touching, 2));
  g_assert_false (apostil_spans_are_sorted_disjoint (overlapping, 2));
  g_assert_false (apostil_spans_are_sorted_disjoint (unsorted, 2));
  g_assert_false (apostil_spans_are_sorted_disjoint (empty, 1));
  g_assert_true (apostil_spans_are_sorted_disjoint (NULL, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/span/compare", test_compare);
  g_test_add_func ("/span/relations", test_relations);
  g_test_add_func ("/span/normalise", test_normalise);
  g_test_add_func ("/span/normalise-random", test_normalise_random);
  g_test_add_func ("/span/sorted-disjoint", test_sorted_disjoint);

  return g_test_run ();
}
