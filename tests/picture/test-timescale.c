/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-timescale.h"

#define YEAR  365.2425
#define WIDTH 700
#define LEAST 22

static ApostilTimescale *
make (const gdouble *moments, guint n)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (gdouble));

  g_array_append_vals (array, moments, n);
  return apostil_timescale_new (array, WIDTH, LEAST);
}

/* Later is never further left, every place is a moment's, and there and back is the same. */
static void
check (ApostilTimescale *scale, gdouble from, gdouble to)
{
  gdouble before = -G_MAXDOUBLE;
  guint n_parts;
  const ApostilTimescalePart *parts = apostil_timescale_get_parts (scale, &n_parts);

  for (guint i = 0; i <= 1000; i++)
    {
      gdouble time = from + (to - from) * i / 1000;
      gdouble x = apostil_timescale_to_x (scale, time);

      g_assert_cmpfloat (x, >=, before);
      before = x;
      g_assert_cmpfloat_with_epsilon (
          apostil_timescale_to_x (scale, apostil_timescale_to_time (scale, x)), x, 0.01);
    }
  for (guint i = 0; i < n_parts; i++)
    {
      g_assert_cmpfloat (parts[i].x, >=, 0);
      g_assert_cmpfloat (parts[i].x + parts[i].width, <=, WIDTH + 0.01);
      if (i > 0)
        g_assert_cmpfloat (parts[i].x, >=, parts[i - 1].x + parts[i - 1].width);
    }
}

/* An article on the fall of a city: the 1980s, a day in 2019, two weeks with a clock time in them. */
static void
test_article (void)
{
  const gdouble now = 2021 * YEAR;
  const gdouble moments[] = { now,       now + 3,  now + 4,         now + 4.5,      now + 7,
                              now + 7.2, now + 10, now + 11,        now + 12,       now - 2 * YEAR,
                              now - 3,   now + 1,  now - 41 * YEAR, now - 31 * YEAR };
  g_autoptr (ApostilTimescale) scale = make (moments, G_N_ELEMENTS (moments));
  guint n_parts, n_cuts = 0;
  const ApostilTimescalePart *parts = apostil_timescale_get_parts (scale, &n_parts);

  check (scale, now - 45 * YEAR, now + 20);
  for (guint i = 0; i < n_parts; i++)
    n_cuts += parts[i].cut ? 1 : 0;
  g_assert_cmpuint (n_parts, ==, 3);
  g_assert_cmpuint (n_cuts, ==, 2);
  /* the two weeks have most of the room, and run evenly */
  g_assert_cmpfloat (parts[2].width, >, WIDTH / 2.0);
  g_assert_cmpfloat_with_epsilon (
      apostil_timescale_to_x (scale, now + 4) - apostil_timescale_to_x (scale, now + 3),
      apostil_timescale_to_x (scale, now + 11) - apostil_timescale_to_x (scale, now + 10), 0.01);
  g_assert_cmpfloat (
      apostil_timescale_to_x (scale, now + 4) - apostil_timescale_to_x (scale, now + 3), >=, LEAST);
}

/* What is even stays whole, however dense. */
static void
test_even (void)
{
  gdouble moments[3000];
  guint n_parts;
  g_autoptr (ApostilTimescale) scale = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    moments[i] = 2010 * YEAR + i + (i % 3) * 0.2;
  scale = make (moments, G_N_ELEMENTS (moments));
  check (scale, 2009 * YEAR, 2020 * YEAR);
  apostil_timescale_get_parts (scale, &n_parts);
  g_assert_cmpuint (n_parts, ==, 1);
}

/* Years, then days: nothing is empty, but the pace changes. */
static void
test_pace (void)
{
  gdouble moments[45];
  guint n_parts;
  g_autoptr (ApostilTimescale) scale = NULL;

  for (guint i = 0; i < 30; i++)
    moments[i] = (1990 + i) * YEAR;
  for (guint i = 30; i < G_N_ELEMENTS (moments); i++)
    moments[i] = 2019.5 * YEAR + i - 30;
  scale = make (moments, G_N_ELEMENTS (moments));
  check (scale, 1990 * YEAR, 2020 * YEAR);
  apostil_timescale_get_parts (scale, &n_parts);
  g_assert_cmpuint (n_parts, >=, 2);
  g_assert_cmpfloat (apostil_timescale_to_x (scale, moments[44]) -
                         apostil_timescale_to_x (scale, moments[30]),
                     >, 100);
}

static void
test_few (void)
{
  const gdouble one[] = { 1000 };
  const gdouble two[] = { 1000, 900000 };
  g_autoptr (ApostilTimescale) none = make (NULL, 0);
  g_autoptr (ApostilTimescale) single = make (one, 1);
  g_autoptr (ApostilTimescale) pair = make (two, 2);

  g_assert_cmpfloat (apostil_timescale_to_x (none, 5), ==, WIDTH / 2.0);
  check (single, 500, 1500);
  g_assert_cmpfloat (apostil_timescale_to_x (single, 1000), ==, WIDTH / 2.0);
  check (pair, 0, 1000000);
}

/* The parts stay when the line gets wider, and what is left out does not grow. */
static void
test_wider (void)
{
  const gdouble moments[] = { 10, 11, 12, 13, 14, 5000, 5001, 5002 };
  g_autoptr (ApostilTimescale) scale = make (moments, G_N_ELEMENTS (moments));
  guint n_before, n_after;
  const ApostilTimescalePart *parts = apostil_timescale_get_parts (scale, &n_before);
  gdouble gap;

  g_assert_cmpuint (n_before, ==, 2);
  gap = parts[1].x - parts[0].x - parts[0].width;
  apostil_timescale_set_width (scale, WIDTH * 10);
  parts = apostil_timescale_get_parts (scale, &n_after);
  g_assert_cmpuint (n_before, ==, n_after);
  g_assert_cmpfloat_with_epsilon (parts[1].x - parts[0].x - parts[0].width, gap, 0.01);
  g_assert_cmpfloat_with_epsilon (parts[1].x + parts[1].width, WIDTH * 10, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timescale/article", test_article);
  g_test_add_func ("/timescale/even", test_even);
  g_test_add_func ("/timescale/pace", test_pace);
  g_test_add_func ("/timescale/few", test_few);
  g_test_add_func ("/timescale/wider", test_wider);
  return g_test_run ();
}
