/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-timex.h"

#include <locale.h>

#include "apostil-error.h"

static void
test_shapes (void)
{
  static const struct
  {
    const gchar *value;
    ApostilTimexShape shape;
  } cases[] = {
    { "2021", APOSTIL_TIMEX_DATE },
    { "2021-08", APOSTIL_TIMEX_DATE },
    { "2021-08-22", APOSTIL_TIMEX_DATE },
    { "2021-W33", APOSTIL_TIMEX_DATE },
    { "2021-W33-WE", APOSTIL_TIMEX_DATE },
    { "2021-W33-7", APOSTIL_TIMEX_DATE },
    { "2020-W53", APOSTIL_TIMEX_DATE },
    { "2021-SU", APOSTIL_TIMEX_DATE },
    { "2021-Q3", APOSTIL_TIMEX_DATE },
    { "2021-QX", APOSTIL_TIMEX_DATE },
    { "2021-H1", APOSTIL_TIMEX_DATE },
    { "198", APOSTIL_TIMEX_DATE },
    { "198X", APOSTIL_TIMEX_DATE },
    { "19", APOSTIL_TIMEX_DATE },
    { "XXXX-08-22", APOSTIL_TIMEX_DATE },
    { "XXXX-XX-XX", APOSTIL_TIMEX_DATE },
    { "XXXX-WXX-7", APOSTIL_TIMEX_DATE },
    { "2021-XX", APOSTIL_TIMEX_DATE },
    { "BC0044", APOSTIL_TIMEX_DATE },
    { "2020-02-29", APOSTIL_TIMEX_DATE },
    { "2021-08-22T16:00", APOSTIL_TIMEX_TIME },
    { "2021-08-22TMO", APOSTIL_TIMEX_TIME },
    { "2021-08-22T16:00:30+02:00", APOSTIL_TIMEX_TIME },
    { "T16:00", APOSTIL_TIMEX_TIME },
    { "T16", APOSTIL_TIMEX_TIME },
    { "2021-08-22T24:00", APOSTIL_TIMEX_TIME },
    { "P3D", APOSTIL_TIMEX_DURATION },
    { "PT3H", APOSTIL_TIMEX_DURATION },
    { "PXD", APOSTIL_TIMEX_DURATION },
    { "P1DE", APOSTIL_TIMEX_DURATION },
    { "P1Y6M", APOSTIL_TIMEX_DURATION },
    { "PT2H30M", APOSTIL_TIMEX_DURATION },
    { "P1.5Y", APOSTIL_TIMEX_DURATION },
    { "P1DT12H", APOSTIL_TIMEX_DURATION },
    { "PAST_REF", APOSTIL_TIMEX_REF },
    { "FUTURE_REF", APOSTIL_TIMEX_REF },
    { "", APOSTIL_TIMEX_INVALID },
    { "hier", APOSTIL_TIMEX_INVALID },
    { "2021-13", APOSTIL_TIMEX_INVALID },
    { "2021-02-29", APOSTIL_TIMEX_INVALID },
    { "2021-00-01", APOSTIL_TIMEX_INVALID },
    { "2021-W54", APOSTIL_TIMEX_INVALID },
    { "2021-W53", APOSTIL_TIMEX_INVALID },
    { "2021-08-22T25:00", APOSTIL_TIMEX_INVALID },
    { "2021-08-22T16:60", APOSTIL_TIMEX_INVALID },
    { "2021T16:00", APOSTIL_TIMEX_INVALID },
    { "2021-8-22", APOSTIL_TIMEX_INVALID },
    { "P", APOSTIL_TIMEX_INVALID },
    { "PT", APOSTIL_TIMEX_INVALID },
    { "P3", APOSTIL_TIMEX_INVALID },
    { "P3DX", APOSTIL_TIMEX_INVALID },
    { "2021-08-22 ", APOSTIL_TIMEX_INVALID },
    { "20211", APOSTIL_TIMEX_INVALID },
    { "1X", APOSTIL_TIMEX_INVALID },
    { "X", APOSTIL_TIMEX_INVALID },
    { "2021-Q5", APOSTIL_TIMEX_INVALID },
    { "198-08", APOSTIL_TIMEX_INVALID },
    { "2021-08-22T24:30", APOSTIL_TIMEX_INVALID },
    { "PT3D", APOSTIL_TIMEX_INVALID },
    { "past_ref", APOSTIL_TIMEX_INVALID },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    if (apostil_timex_get_shape (cases[i].value) != cases[i].shape)
      g_error ("%s: shape %d, not %d", cases[i].value, apostil_timex_get_shape (cases[i].value),
               cases[i].shape);
  g_assert_cmpint (apostil_timex_get_shape (NULL), ==, APOSTIL_TIMEX_INVALID);
}

static void
test_check (void)
{
  static const struct
  {
    const gchar *type;
    const gchar *value;
    gboolean good;
  } cases[] = {
    { "DATE", "2021-08-22", TRUE },
    { "DATE", "P3D", FALSE },
    { "DATE", "2021-08-22T16:00", FALSE },
    { "DATE", "PRESENT_REF", TRUE },
    { "TIME", "2021-08-22TAF", TRUE },
    { "TIME", "2021", FALSE },
    { "DURATION", "P3D", TRUE },
    { "DURATION", "2021", FALSE },
    { "SET", "P1W", TRUE },
    { "SET", "XXXX-WXX-7", TRUE },
    { "SET", "bad", FALSE },
    { NULL, "2021", TRUE },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (apostil_timex_check (cases[i].type, cases[i].value, &error), ==,
                       cases[i].good);
      if (cases[i].good)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, cases[i].value));
        }
    }
}

/* Our day numbers are GDate's, both ways, over the whole range that GDate knows in common use. */
static void
test_civil (void)
{
  guint32 julian;

  for (julian = 1; julian < 1200000; julian += 37)
    {
      g_autofree gchar *value = NULL;
      g_autoptr (GDate) date = g_date_new_julian (julian);
      gint64 from, to;

      value = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                               g_date_get_day (date));
      g_assert_true (apostil_timex_get_days (value, &from, &to));
      g_assert_cmpint (from, ==, julian);
      g_assert_cmpint (to, ==, julian + 1);
    }
}

/* Weeks against GDateTime's ISO weeks, where years have 52 or 53. */
static void
test_weeks (void)
{
  gint year, day;

  for (year = 1995; year < 2030; year++)
    for (day = 1; day <= 31; day += 3)
      {
        g_autoptr (GDateTime) date = g_date_time_new_utc (year, day % 2 ? 12 : 1, day, 0, 0, 0);
        g_autofree gchar *value = g_strdup_printf (
            "%04d-W%02d-%d", g_date_time_get_week_numbering_year (date),
            g_date_time_get_week_of_year (date), g_date_time_get_day_of_week (date));
        g_autofree gchar *plain = g_date_time_format (date, "%Y-%m-%d");
        gint64 from, to, from2, to2;

        g_assert_true (apostil_timex_get_days (value, &from, &to));
        g_assert_true (apostil_timex_get_days (plain, &from2, &to2));
        g_assert_cmpint (from, ==, from2);
        g_assert_cmpint (to, ==, to2);
      }
}

static void
assert_days (const gchar *value, const gchar *first, const gchar *after)
{
  gint64 from, to, a, b, unused;

  g_assert_true (apostil_timex_get_days (value, &from, &to));
  g_assert_true (apostil_timex_get_days (first, &a, &unused));
  g_assert_true (apostil_timex_get_days (after, &b, &unused));
  g_assert_cmpint (from, ==, a);
  g_assert_cmpint (to, ==, b);
}

static void
test_days (void)
{
  gint64 from, to;

  assert_days ("198", "1980-01-01", "1990-01-01");
  assert_days ("198X", "1980-01-01", "1990-01-01");
  assert_days ("19", "1900-01-01", "2000-01-01");
  assert_days ("2021", "2021-01-01", "2022-01-01");
  assert_days ("2021-12", "2021-12-01", "2022-01-01");
  assert_days ("2021-Q4", "2021-10-01", "2022-01-01");
  assert_days ("2021-H1", "2021-01-01", "2021-07-01");
  assert_days ("2021-WI", "2021-12-01", "2022-03-01");
  assert_days ("2021-W33", "2021-08-16", "2021-08-23");
  assert_days ("2021-W33-WE", "2021-08-21", "2021-08-23");
  assert_days ("2021-08-22TAF", "2021-08-22", "2021-08-23");
  assert_days ("2021-XX-XX", "2021-01-01", "2022-01-01");
  g_assert_true (apostil_timex_get_days ("BC0001", &from, &to));
  g_assert_cmpint (to, ==, 1); /* the day after is 1 January of year 1 */
  g_assert_cmpint (to - from, ==, 366);
  g_assert_false (apostil_timex_get_days ("XXXX-08-22", &from, &to));
  g_assert_false (apostil_timex_get_days ("P3D", &from, &to));
  g_assert_false (apostil_timex_get_days ("PAST_REF", &from, &to));
  g_assert_false (apostil_timex_get_days (NULL, &from, &to));
}

static void
test_words (void)
{
  static const gchar *const cases[][2] = {
    { "2021-08-22", "Sunday 22 August 2021" },
    { "2021-08", "August 2021" },
    { "2021", "2021" },
    { "198", "1980s" },
    { "2021-W33", "week 33 of 2021" },
    { "2021-W33-WE", "weekend, week 33 of 2021" },
    { "XXXX-WXX-7", "every Sunday" },
    { "XXXX-08-22", "22 August of some year" },
    { "2021-08-XX", "a day in August 2021" },
    { "XXXX-XX-XX", "a day not known" },
    { "2021-SU", "summer 2021" },
    { "2021-Q3", "quarter 3 of 2021" },
    { "2021-H2", "second half of 2021" },
    { "BC0044", "44 BC" },
    { "2021-08-22T16:00", "Sunday 22 August 2021, 16:00" },
    { "2021-08-22T16:00Z", "Sunday 22 August 2021, 16:00 (UTC ±0)" },
    { "2021-08-22TMO", "Sunday 22 August 2021, in the morning" },
    { "P3D", "3 days" },
    { "P1D", "1 day" },
    { "PT2H30M", "2 hours 30 minutes" },
    { "PXY", "some years" },
    { "PAST_REF", "in the past" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *words = apostil_timex_to_words (cases[i][0]);

      g_assert_cmpstr (words, ==, cases[i][1]);
    }
  g_assert_null (apostil_timex_to_words ("nonsense"));
  g_assert_null (apostil_timex_to_words (NULL));
  {
    g_autofree gchar *words = apostil_timex_to_short_words ("2021-08-22");

    g_assert_cmpstr (words, ==, "22 Aug 2021");
  }
}

static void
test_typed (void)
{
  static const gchar *const cases[][2] = {
    { "2021-08-22", "2021-08-22" },
    { "  p3d ", "P3D" },
    { "22.8.2021", "2021-08-22" },
    { "22/8/2021", "2021-08-22" },
    { "8/22/2021", "2021-08-22" },
    { "2021/8/22", "2021-08-22" },
    { "22 août 2021", "2021-08-22" },
    { "dimanche 22 aout 2021", "2021-08-22" },
    { "1er mars 2020", "2020-03-01" },
    { "August 22, 2021", "2021-08-22" },
    { "Aug. 22nd 2021", "2021-08-22" },
    { "août 2021", "2021-08" },
    { "8/2021", "2021-08" },
    { "1980s", "198" },
    { "les années 1980", "198" },
    { "2021", "2021" },
    { "٢٢.٨.٢٠٢١", "2021-08-22" },
    { "31.2.2021", NULL },
    { "22 août", NULL },
    { "hier", NULL },
    { "", NULL },
    { "99999999999", NULL },
    { "1 2 3 4 5 6 7", NULL },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *value = apostil_timex_parse_typed (cases[i][0]);

      if (g_strcmp0 (value, cases[i][1]) != 0)
        g_error ("« %s » read as %s, not %s", cases[i][0], value, cases[i][1]);
    }
}

static void
test_edtf (void)
{
  static const gchar *const cases[][3] = {
    { "2021-08-22", NULL, "2021-08-22" },
    { "2021-08-22", "APPROX", "2021-08-22~" },
    { "198", NULL, "198X" },
    { "19", NULL, "19XX" },
    { "2021-SU", NULL, "2021-22" },
    { "2021-Q3", NULL, "2021-35" },
    { "2021-H2", NULL, "2021-41" },
    { "2021-W33", NULL, "2021-08-16/2021-08-22" },
    { "2021-W33-WE", NULL, "2021-08-21/2021-08-22" },
    { "2021-08-22TAF", NULL, "2021-08-22" },
    { "2021-08-22T16:00", NULL, "2021-08-22T16:00:00" },
    { "2021", "AFTER", "2021/.." },
    { "2021", "BEFORE", "../2021" },
    { "P3D", NULL, NULL },
    { "PAST_REF", NULL, NULL },
    { "XXXX-08-22", NULL, NULL },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *edtf = apostil_timex_to_edtf (cases[i][0], cases[i][1]);

      g_assert_cmpstr (edtf, ==, cases[i][2]);
    }
}

/* Random strings of the alphabet of values: nothing crashes, and what is taken has words. */
static void
test_random (void)
{
  static const gchar alphabet[] = "0123456789XWQHTPDMYSUEABCFIN-:+Z._";
  gint round;

  for (round = 0; round < 200000; round++)
    {
      gchar value[24];
      gint n = g_test_rand_int_range (1, 20), i;

      for (i = 0; i < n; i++)
        value[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      value[n] = '\0';
      if (apostil_timex_get_shape (value) != APOSTIL_TIMEX_INVALID)
        {
          g_autofree gchar *words = apostil_timex_to_words (value);
          g_autofree gchar *brief = apostil_timex_to_short_words (value);
          g_autofree gchar *edtf = apostil_timex_to_edtf (value, "APPROX");
          gint64 from, to;

          g_assert_nonnull (words);
          g_assert_nonnull (brief);
          g_assert_true (edtf == NULL || *edtf != '\0');
          if (apostil_timex_get_days (value, &from, &to))
            g_assert_cmpint (from, <, to);
        }
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timex/shapes", test_shapes);
  g_test_add_func ("/timex/check", test_check);
  g_test_add_func ("/timex/civil", test_civil);
  g_test_add_func ("/timex/weeks", test_weeks);
  g_test_add_func ("/timex/days", test_days);
  g_test_add_func ("/timex/words", test_words);
  g_test_add_func ("/timex/typed", test_typed);
  g_test_add_func ("/timex/edtf", test_edtf);
  g_test_add_func ("/timex/random", test_random);
  return g_test_run ();
}
