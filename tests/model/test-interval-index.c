/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-interval-index.h"

/* A span that is mostly short, now and then a quarter of the text, as sections and long claims are. */
static ApostilSpan
random_span (guint32 length)
{
  guint32 start = (guint32) g_test_rand_int_range (0, (gint32) length);
  guint32 most = g_test_rand_int_range (0, 50) == 0 ? length / 4 : 30;

  return APOSTIL_SPAN (start, start + 1 + (guint32) g_test_rand_int_range (0, (gint32) most + 1));
}

static void
assert_same_found (ApostilIntervalIndex *index, GArray *plain, ApostilSpan span)
{
  guint next = apostil_interval_index_next (index, span, 0);

  for (guint i = 0; i < plain->len; i++)
    {
      if (!apostil_span_overlaps (g_array_index (plain, ApostilSpan, i), span))
        continue;
      g_assert_cmpuint (next, ==, i);
      next = apostil_interval_index_next (index, span, next + 1);
    }
  g_assert_cmpuint (next, ==, plain->len);
}

static void
test_against_plain (void)
{
  g_autoptr (ApostilIntervalIndex) index = apostil_interval_index_new ();
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  const guint32 length = 20000;

  for (guint step = 0; step < 400; step++)
    {
      guint n_added = (guint) g_test_rand_int_range (0, step % 10 == 0 ? 1000 : 4);
      guint position = (guint) g_test_rand_int_range (0, (gint32) plain->len + 1);
      guint n_removed = (guint) g_test_rand_int_range (0, step % 15 == 0 ? 900 : 4);
      g_autofree ApostilSpan *added = g_new (ApostilSpan, n_added);

      n_removed = MIN (n_removed, plain->len - position);
      for (guint i = 0; i < n_added; i++)
        added[i] = random_span (length);
      if (n_removed > 0)
        g_array_remove_range (plain, position, n_removed);
      if (n_added > 0)
        g_array_insert_vals (plain, position, added, n_added);
      apostil_interval_index_splice (index, position, n_removed, added, n_added);

      g_assert_cmpuint (apostil_interval_index_get_length (index), ==, plain->len);
      for (guint i = 0; i < 5; i++)
        assert_same_found (index, plain, random_span (length));
    }
  assert_same_found (index, plain, APOSTIL_SPAN (0, length * 2));
  assert_same_found (index, plain, APOSTIL_SPAN (length * 2, length * 2 + 1));
}

/* A million spans in order, a few of them long: a screenful is found in microseconds. */
static void
test_speed (void)
{
  const guint n = 1000000;
  g_autoptr (ApostilIntervalIndex) index = apostil_interval_index_new ();
  g_autofree ApostilSpan *spans = g_new (ApostilSpan, n);
  guint n_found = 0;
  gint64 start = 0;
  gdouble query_us = 0;

  for (guint i = 0; i < n; i++)
    spans[i] = APOSTIL_SPAN (i * 100, i * 100 + 1 + (i * 7919u) % 150);
  for (guint i = 0; i < 20; i++)
    spans[i * (n / 20)].end += n / 4 * 100;
  apostil_interval_index_splice (index, 0, 0, spans, n);

  start = g_get_monotonic_time ();
  for (guint q = 0; q < 1000; q++)
    {
      guint32 at = (guint32) g_test_rand_int_range (0, (gint32) n * 100);
      ApostilSpan screen = APOSTIL_SPAN (at, at + 5000);

      for (guint i = apostil_interval_index_next (index, screen, 0); i < n;
           i = apostil_interval_index_next (index, screen, i + 1))
        n_found++;
    }
  query_us = (gdouble) (g_get_monotonic_time () - start) / 1000;

  g_test_message ("%.2f us a query of %u hits", query_us, n_found / 1000);
  g_assert_cmpuint (n_found, >, 50000);
  g_assert_cmpfloat (query_us, <, 50); /* the goal is 5; a busy machine or a sanitizer is slower */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interval-index/against-plain", test_against_plain);
  g_test_add_func ("/interval-index/speed", test_speed);
  return g_test_run ();
}
