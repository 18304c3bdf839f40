/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-persian-calendar.h"
#include "apostil-timex.h"

static gint64
get_days (const gchar *value)
{
  gint64 from, to;

  g_assert_true (apostil_timex_get_days (value, &from, &to));
  return from;
}

/* The first of Farvardin as Iran had it, in years before and after leap years; and other days that
 * are known in both calendars. */
static void
test_known (void)
{
  static const struct
  {
    const gchar *value;
    gint year, month, day;
  } cases[] = {
    { "1925-03-21", 1304, 1, 1 }, /* the first year in which it was the law */
    { "1926-03-22", 1305, 1, 1 },   { "1929-03-21", 1308, 1, 1 },   { "1930-03-21", 1309, 1, 1 },
    { "1941-03-21", 1320, 1, 1 },   { "1946-03-21", 1325, 1, 1 },   { "1950-03-21", 1329, 1, 1 },
    { "1960-03-21", 1339, 1, 1 },   { "1975-03-21", 1354, 1, 1 },   { "1979-03-21", 1358, 1, 1 },
    { "1996-03-20", 1375, 1, 1 },   { "1997-03-21", 1376, 1, 1 },   { "2000-03-20", 1379, 1, 1 },
    { "2001-03-21", 1380, 1, 1 },   { "2004-03-20", 1383, 1, 1 },   { "2005-03-21", 1384, 1, 1 },
    { "2008-03-20", 1387, 1, 1 },   { "2009-03-21", 1388, 1, 1 },   { "2012-03-20", 1391, 1, 1 },
    { "2013-03-21", 1392, 1, 1 },   { "2016-03-20", 1395, 1, 1 },   { "2017-03-21", 1396, 1, 1 },
    { "2020-03-20", 1399, 1, 1 },   { "2021-03-21", 1400, 1, 1 },   { "2024-03-20", 1403, 1, 1 },
    { "2025-03-21", 1404, 1, 1 },   { "2026-03-21", 1405, 1, 1 },   { "2029-03-20", 1408, 1, 1 },
    { "2030-03-21", 1409, 1, 1 },   { "2021-03-20", 1399, 12, 30 }, { "2025-03-20", 1403, 12, 30 },
    { "2026-03-20", 1404, 12, 29 }, { "2021-08-22", 1400, 5, 31 },  { "2021-08-23", 1400, 6, 1 },
    { "2021-08-15", 1400, 5, 24 },  /* the fall of Kabul */
    { "1979-02-11", 1357, 11, 22 }, /* the revolution */
    { "1953-08-19", 1332, 5, 28 },  /* the coup against Mosaddegh */
    { "2022-09-16", 1401, 6, 25 },  { "1963-06-05", 1342, 3, 15 },  { "1799-03-21", 1178, 1, 1 },
    { "2123-03-20", 1501, 12, 29 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 days;
      gint year = 0, month = 0, day = 0;

      g_assert_true (apostil_persian_to_days (cases[i].year, cases[i].month, cases[i].day, &days));
      g_assert_cmpint (days, ==, get_days (cases[i].value));
      g_assert_true (apostil_persian_from_days (days, &year, &month, &day));
      g_assert_cmpint (year, ==, cases[i].year);
      g_assert_cmpint (month, ==, cases[i].month);
      g_assert_cmpint (day, ==, cases[i].day);
    }
}

/* Every day of all years there and back, each one after the other. */
static void
test_all_days (void)
{
  gint64 expected = get_days ("1799-03-21");
  gint64 end = get_days ("2123-03-21");
  gint leap = 0;

  for (gint year = APOSTIL_PERSIAN_FIRST_YEAR; year <= APOSTIL_PERSIAN_LAST_YEAR; year++)
    {
      leap += apostil_persian_is_leap_year (year);
      for (gint month = 1; month <= 12; month++)
        for (gint day = 1; day <= apostil_persian_days_in_month (year, month); day++)
          {
            gint64 days;
            gint y = 0, m = 0, d = 0;

            g_assert_true (apostil_persian_to_days (year, month, day, &days));
            g_assert_cmpint (days, ==, expected++);
            g_assert_true (apostil_persian_from_days (days, &y, &m, &d));
            g_assert_true (y == year && m == month && d == day);
          }
    }
  g_assert_cmpint (expected, ==, end);
  g_assert_cmpint (leap, ==, 78);
}

static void
test_limits (void)
{
  gint64 days;
  gint year, month, day;

  g_assert_false (apostil_persian_to_days (1404, 12, 30, &days));
  g_assert_false (apostil_persian_to_days (1400, 7, 31, &days));
  g_assert_false (apostil_persian_to_days (1400, 13, 1, &days));
  g_assert_false (apostil_persian_to_days (1400, 0, 1, &days));
  g_assert_false (apostil_persian_to_days (1400, 1, 0, &days));
  g_assert_false (apostil_persian_to_days (1177, 1, 1, &days));
  g_assert_false (apostil_persian_to_days (1502, 1, 1, &days));
  g_assert_false (apostil_persian_from_days (get_days ("1799-03-20"), &year, &month, &day));
  g_assert_false (apostil_persian_from_days (get_days ("2123-03-21"), &year, &month, &day));
  g_assert_false (apostil_persian_is_leap_year (1502));
}

static void
test_typed (void)
{
  static const struct
  {
    const gchar *typed;
    gboolean used;
    const gchar *value;
  } cases[] = {
    { "۱۴۰۰/۵/۳۱", FALSE, "2021-08-22" },
    { "۳۱ مرداد ۱۴۰۰", FALSE, "2021-08-22" },
    { "۳۱ امرداد ۱۴۰۰", FALSE, "2021-08-22" },
    { "۳۱ اسد ۱۴۰۰", FALSE, "2021-08-22" },
    { "31 Mordad 1400", FALSE, "2021-08-22" },
    { "1400 mordad 31", FALSE, "2021-08-22" },
    { "1400/5/31", TRUE, "2021-08-22" },
    { "31.5.1400", TRUE, "2021-08-22" },
    { "۱۴۰۳-۱۲-۳۰", TRUE, "2025-03-20" },
    { "1400/5/31", FALSE, NULL }, /* a day of the Middle Ages */
    { "2021/8/22", TRUE, NULL },
    { "۱۴۰۴/۱۲/۳۰", TRUE, NULL },
    { "31 août 1400", TRUE, NULL },
    { "1400/5", TRUE, NULL },
    { "1400/5/31/2", TRUE, NULL },
    { "۱۴۰۰", TRUE, NULL },
    { "", TRUE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *value = apostil_persian_parse_typed (cases[i].typed, cases[i].used);

      g_assert_cmpstr (value, ==, cases[i].value);
    }
}

/* The field of a date takes both calendars, and says which it was. */
static void
test_field (void)
{
  const gchar *calendar = "";
  g_autofree gchar *persian = apostil_timex_parse_typed_in ("1400/5/31", "persian", &calendar);
  g_autofree gchar *gregorian = NULL;
  g_autofree gchar *digits = NULL;
  g_autofree gchar *old = NULL;

  g_assert_cmpstr (persian, ==, "2021-08-22");
  g_assert_cmpstr (calendar, ==, "persian");
  gregorian = apostil_timex_parse_typed_in ("2021/8/22", "persian", &calendar);
  g_assert_cmpstr (gregorian, ==, "2021-08-22");
  g_assert_null (calendar);
  digits = apostil_timex_parse_typed_in ("۲۰۲۱/۸/۲۲", "persian", &calendar);
  g_assert_cmpstr (digits, ==, "2021-08-22");
  g_assert_null (calendar);
  old = apostil_timex_parse_typed_in ("1400/5/31", NULL, &calendar);
  g_assert_cmpstr (old, ==, "1400-05-31");
  g_assert_null (calendar);
}

static void
test_words (void)
{
  g_autofree gchar *day = apostil_persian_to_words ("2021-08-22");
  g_autofree gchar *hour = apostil_persian_to_words ("2021-08-22T16:00");
  g_autofree gchar *month = apostil_persian_to_words ("2021-08");
  g_autofree gchar *far = apostil_persian_to_words ("1250-01-01");
  g_autofree gchar *both = apostil_timex_to_words_in ("2021-08-22", "persian", TRUE);
  g_autofree gchar *one = apostil_timex_to_words_in ("2021-08-22", NULL, TRUE);
  g_autofree gchar *none = apostil_timex_to_words_in ("2021-W33", "persian", TRUE);

  g_assert_cmpstr (day, ==, "31 Mordad 1400");
  g_assert_cmpstr (hour, ==, "31 Mordad 1400");
  g_assert_null (month);
  g_assert_null (far);
  g_assert_cmpstr (both, ==, "22 Aug 2021 (31 Mordad 1400)");
  g_assert_cmpstr (one, ==, "22 Aug 2021");
  g_assert_cmpstr (none, ==, "week 33 of 2021");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/persian-calendar/known", test_known);
  g_test_add_func ("/persian-calendar/all-days", test_all_days);
  g_test_add_func ("/persian-calendar/limits", test_limits);
  g_test_add_func ("/persian-calendar/typed", test_typed);
  g_test_add_func ("/persian-calendar/field", test_field);
  g_test_add_func ("/persian-calendar/words", test_words);
  return g_test_run ();
}
