/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <time.h>

/* The processor's time of this thread: other work on the machine moves it far less than a clock. */
static inline gdouble
growth_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gdouble) now.tv_sec + (gdouble) now.tv_nsec / 1e9;
}

typedef gdouble (*GrowthFunc) (gsize n_bytes, gconstpointer data);

/* Asserts that @func takes no more than six times as long for each byte of a text 16 times as
 * long, where the square would be sixteen times; a busy machine has three tries. */
static inline void
growth_assert_linear (const gchar *what, gsize n_bytes, GrowthFunc func, gconstpointer data)
{
  gdouble small = 0, large = 0;

  for (guint try = 0; try < 3; try++)
    {
      small = func (n_bytes, data);
      large = func (n_bytes * 16, data);
      if (large < small * 16 * 6 + 0.004)
        break;
    }
  g_test_message ("%s: %.2f ms in %u KB, %.2f ms in %u KB", what, small * 1e3,
                  (guint) (n_bytes / 1024), large * 1e3, (guint) (n_bytes / 64));
  g_assert_cmpfloat (large, <, small * 16 * 6 + 0.004);
}

/* Asserts that @func takes nearly as long for a text 16 times as long: the search for a line's ends may
 * grow, at gigabytes a second, nothing else. */
static inline void
growth_assert_flat (const gchar *what, gsize n_bytes, GrowthFunc func, gconstpointer data)
{
  gdouble small = 0, large = 0;

  for (guint try = 0; try < 3; try++)
    {
      small = func (n_bytes, data);
      large = func (n_bytes * 16, data);
      if (large < small * 10 + 0.05)
        break;
    }
  g_test_message ("%s: %.2f ms in %u KB, %.2f ms in %u KB", what, small * 1e3,
                  (guint) (n_bytes / 1024), large * 1e3, (guint) (n_bytes / 64));
  g_assert_cmpfloat (large, <, small * 10 + 0.05);
}
