/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-calendar.h"

#include <string.h>

/* Units, as language files write them: S MIN H D (day) W (week) WE (week-end) FN (fortnight)
 * M Q (quarter) HY (half-year) Y DE (decade) CE (century), and the seasons SP SU FA WI,
 * which shift by years. */

/*
 * apostil_calendar_day:
 *
 * Returns: the Julian day, 0 when there is no such day
 */
gint64
apostil_calendar_day (gint year, gint month, gint day)
{
  /* GDate tells the same in ten times the instructions, and each date needs some of these. */
  static const guint16 before[] = { 0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 };
  gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  gint past = year - 1;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
      day > before[month + 1] - before[month] + (month == 2 && leap))
    return 0;
  return past * 365 + past / 4 - past / 100 + past / 400 + before[month] + (month > 2 && leap) +
         day;
}

/*
 * apostil_calendar_split:
 * @julian: a day, from 1
 */
void
apostil_calendar_split (gint64 julian, gint *year, gint *month, gint *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) CLAMP (julian, 1, 3652059));
  *year = g_date_get_year (&date);
  *month = g_date_get_month (&date);
  *day = g_date_get_day (&date);
}

/*
 * apostil_calendar_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
gint
apostil_calendar_weekday (gint64 julian)
{
  return (gint) ((julian - 1) % 7) + 1;
}

/*
 * apostil_calendar_easter:
 *
 * Returns: Easter Sunday, by the rule of Meeus, Jones and Butcher
 */
gint64
apostil_calendar_easter (gint year)
{
  gint a = year % 19, b = year / 100, c = year % 100;
  gint d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  gint h = (19 * a + b - d - g + 15) % 30;
  gint i = c / 4, k = c % 4;
  gint l = (32 + 2 * e + 2 * i - h - k) % 7;
  gint m = (a + 11 * h + 22 * l) / 451;
  gint n = h + l - 7 * m + 114;

  return apostil_calendar_day (year, n / 31, n % 31 + 1);
}

/*
 * apostil_calendar_add_months:
 *
 * Returns: the same day of another month, or that month's last
 */
gint64
apostil_calendar_add_months (gint64 julian, gint months)
{
  gint year, month, day;
  gint64 result = 0;
  gint total = 0;

  apostil_calendar_split (julian, &year, &month, &day);
  total = year * 12 + month - 1 + months;
  if (total < 12 || total >= 9999 * 12)
    return 0;
  for (; day > 0 && result == 0; day--)
    result = apostil_calendar_day (total / 12, total % 12 + 1, day);
  return result;
}

static gint
months_in (const gchar *unit)
{
  static const struct
  {
    const gchar *unit;
    gint months;
  } units[] = { { "M", 1 },   { "Q", 3 },   { "HY", 6 },  { "Y", 12 },   { "SP", 12 },
                { "SU", 12 }, { "FA", 12 }, { "WI", 12 }, { "DE", 120 }, { "CE", 1200 } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].unit, unit))
      return units[i].months;
  return 0;
}

/*
 * apostil_calendar_shift:
 * @julian: a day
 * @unit: a unit
 * @n: how many
 *
 * Returns: a day that many units later, or 0 outside the calendar
 */
gint64
apostil_calendar_shift (gint64 julian, const gchar *unit, gint n)
{
  gint months = months_in (unit);
  gint64 days = g_str_equal (unit, "D")                               ? 1
                : g_str_equal (unit, "W") || g_str_equal (unit, "WE") ? 7
                : g_str_equal (unit, "FN")                            ? 14
                                                                      : 0;

  if (n > 10000000 || n < -10000000)
    return 0;
  if (months > 0)
    return ABS (n) > 120000 ? 0 : apostil_calendar_add_months (julian, months * n);
  julian += days * n;
  return julian > 0 && julian < 3652059 ? julian : 0;
}

/*
 * apostil_calendar_put_number:
 * @text: where to
 * @number: a number
 * @n_digits: how many digits at least
 *
 * What formats of printf() do in twenty times the time; a date has some of them.
 *
 * Returns: the end of what was written
 */
gchar *
apostil_calendar_put_number (gchar *text, guint number, guint n_digits)
{
  gchar digits[12];
  guint n = 0;

  do
    digits[n++] = (gchar) ('0' + number % 10);
  while ((number /= 10) > 0 || n < n_digits);
  while (n > 0)
    *text++ = digits[--n];
  *text = '\0';
  return text;
}

/*
 * apostil_calendar_read_number:
 * @text: what may begin with digits
 *
 * What atoi() does in five times the time for numbers without a sign; a value has three.
 *
 * Returns: the number of up to nine digits, or 0
 */
gint
apostil_calendar_read_number (const gchar *text)
{
  gint number = 0;

  for (guint i = 0; i < 9 && g_ascii_isdigit (text[i]); i++)
    number = number * 10 + (text[i] - '0');
  return number;
}

/*
 * apostil_calendar_read_count:
 * @text: a number of a language file, or one that was written into a date
 *
 * Returns: its value; most are small and whole
 */
gdouble
apostil_calendar_read_count (const gchar *text)
{
  gsize n_digits = 0;

  while (n_digits < 10 && g_ascii_isdigit (text[n_digits]))
    n_digits++;
  if (n_digits == 0 || n_digits == 10 || text[n_digits] != '\0')
    return g_ascii_strtod (text, NULL);
  return apostil_calendar_read_number (text);
}

static gchar *
put (gchar *text, const gchar *before, gint number, guint n_digits)
{
  return apostil_calendar_put_number (stpcpy (text, before), (guint) number, n_digits);
}

static void
format_week (gint64 julian, const gchar *end, gchar *text)
{
  gint64 thursday = julian - apostil_calendar_weekday (julian) + 4;
  gint year, month, day;

  apostil_calendar_split (thursday, &year, &month, &day);
  text = put (text, "", year, 4);
  text = put (text, "-W", (gint) ((thursday - apostil_calendar_day (year, 1, 1)) / 7) + 1, 2);
  strcpy (text, end);
}

/*
 * apostil_calendar_format:
 * @julian: a day
 * @unit: the unit around it that is meant
 * @text: (out): its TIMEX3 value
 *
 * Returns: whether @unit is one of the calendar
 */
gboolean
apostil_calendar_format (gint64 julian, const gchar *unit, gchar text[APOSTIL_CALENDAR_BYTES])
{
  gint year, month, day;

  if (julian < 1 || julian > 3652059)
    return FALSE;
  apostil_calendar_split (julian, &year, &month, &day);

  if (g_str_equal (unit, "D"))
    put (put (put (text, "", year, 4), "-", month, 2), "-", day, 2);
  else if (g_str_equal (unit, "W") || g_str_equal (unit, "FN"))
    format_week (julian, "", text);
  else if (g_str_equal (unit, "WE"))
    format_week (julian, "-WE", text);
  else if (g_str_equal (unit, "M"))
    put (put (text, "", year, 4), "-", month, 2);
  else if (g_str_equal (unit, "Q"))
    put (put (text, "", year, 4), "-Q", (month - 1) / 3 + 1, 1);
  else if (g_str_equal (unit, "HY"))
    put (put (text, "", year, 4), "-H", (month - 1) / 6 + 1, 1);
  else if (g_str_equal (unit, "Y"))
    put (text, "", year, 4);
  else if (g_str_equal (unit, "DE"))
    put (text, "", year / 10, 3);
  else if (g_str_equal (unit, "CE"))
    put (text, "", year / 100, 2);
  else
    return FALSE;
  return TRUE;
}

/*
 * apostil_calendar_unknown:
 * @unit: a unit
 *
 * Returns: the value of one that is not known; %NULL when @unit is none of the calendar
 */
const gchar *
apostil_calendar_unknown (const gchar *unit)
{
  static const struct
  {
    const gchar *unit;
    const gchar *value;
  } units[] = { { "D", "XXXX-XX-XX" },   { "W", "XXXX-WXX" }, { "FN", "XXXX-WXX" },
                { "WE", "XXXX-WXX-WE" }, { "M", "XXXX-XX" },  { "Q", "XXXX-QX" },
                { "HY", "XXXX-HX" },     { "Y", "XXXX" },     { "DE", "XXX" },
                { "CE", "XX" } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].unit, unit))
      return units[i].value;
  return NULL;
}
