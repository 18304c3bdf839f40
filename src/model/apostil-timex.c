/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-timex-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "apostil-error.h"

/* TIMEX3 values are read by one small recursive descent over the string. There is no table
 * of regular expressions: the grammar is short, and an error has to say what is wrong in
 * words that somebody who never read the standard can act on.
 *
 * Source of the shapes: TimeML 1.2.1 annotation guidelines § TIMEX3 and ISO 24617-1; weeks
 * after ISO 8601 (week 1 holds the first Thursday of the year). */

static const ApostilTimexUnit units[] = {
  { "DE", FALSE }, { "CE", FALSE }, { "ML", FALSE }, { "WE", FALSE }, { "SP", FALSE },
  { "SU", FALSE }, { "FA", FALSE }, { "WI", FALSE }, { "Y", FALSE },  { "Q", FALSE },
  { "M", FALSE },  { "W", FALSE },  { "D", FALSE },  { "MO", TRUE },  { "MI", TRUE },
  { "AF", TRUE },  { "EV", TRUE },  { "NI", TRUE },  { "DT", TRUE },  { "H", TRUE },
  { "M", TRUE },   { "S", TRUE },
};

/* Exactly @n digits, or @n times X; what is read is -1 for X. */
static gboolean
read_number (const gchar **p, guint n, gint *number)
{
  gint value = 0;
  guint i;

  if (strncmp (*p, "XXXX", n) == 0)
    {
      *p += n;
      *number = -1;
      return TRUE;
    }
  for (i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*p)[i]))
        return FALSE;
      value = value * 10 + ((*p)[i] - '0');
    }
  *p += n;
  *number = value;
  return TRUE;
}

static gboolean
read_code (const gchar **p, const gchar *const *codes, gchar out[3])
{
  guint i;

  for (i = 0; codes[i] != NULL; i++)
    if (strncmp (*p, codes[i], 2) == 0)
      {
        memcpy (out, codes[i], 3);
        *p += 2;
        return TRUE;
      }
  return FALSE;
}

/* Two, three or four digits, the last ones possibly X: 19, 198, 1984, 198X, XXXX. */
static gboolean
read_year (const gchar **p, ApostilTimex *t)
{
  guint n = 0, n_digits = 0;

  if (strncmp (*p, "BC", 2) == 0)
    {
      t->bc = TRUE;
      *p += 2;
    }
  while (n < 4 && g_ascii_isdigit ((*p)[n]))
    {
      t->year = t->year * 10 + ((*p)[n] - '0');
      n++;
    }
  n_digits = n;
  while (n < 4 && (*p)[n] == 'X')
    n++;
  if (n < 2 || (n_digits < n && n < 4) || n_digits == 1)
    return FALSE;
  t->year_digits = n_digits;
  *p += n;
  return TRUE;
}

gint
apostil_timex_days_in_month (gint64 year, gint month)
{
  static const gint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
    return 29;
  return days[month - 1];
}

/* The proleptic Gregorian calendar counted from 1 January of year 1 = 1, which is how GDate
 * counts. (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.) */
gint64
apostil_timex_days_from_civil (gint64 year, gint month, gint day)
{
  gint64 era, yoe, doy;

  year -= month <= 2;
  era = (year >= 0 ? year : year - 399) / 400;
  yoe = year - era * 400;
  doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 305;
}

void
apostil_timex_civil_from_days (gint64 julian, gint *year, gint *month, gint *day)
{
  gint64 z = julian + 305;
  gint64 era = (z >= 0 ? z : z - 146096) / 146097;
  gint64 doe = z - era * 146097;
  gint64 yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  gint64 doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  gint64 mp = (5 * doy + 2) / 153;

  *day = (gint) (doy - (153 * mp + 2) / 5 + 1);
  *month = (gint) (mp < 10 ? mp + 3 : mp - 9);
  *year = (gint) (yoe + era * 400 + (*month <= 2));
}

/* Monday of ISO week 1. */
static gint64
week_one (gint64 year)
{
  gint64 fourth = apostil_timex_days_from_civil (year, 1, 4);

  return fourth - (fourth + 6) % 7; /* day 1 was a Monday */
}

static gint
weeks_in_year (gint64 year)
{
  return (gint) ((week_one (year + 1) - week_one (year)) / 7);
}

static gboolean
read_week (const gchar **p, ApostilTimex *t)
{
  (*p)++;
  if (!read_number (p, 2, &t->week))
    return FALSE;
  if (t->week == 0 ||
      (t->week > 0 && t->week > (t->year_digits == 4 ? weeks_in_year (t->year) : 53)))
    return FALSE;
  if (**p != '-')
    return TRUE;
  (*p)++;
  if (strncmp (*p, "WE", 2) == 0)
    {
      t->weekday = APOSTIL_TIMEX_WEEKEND;
      *p += 2;
      return TRUE;
    }
  return read_number (p, 1, &t->weekday) && t->weekday != 0 && t->weekday <= 7;
}

static gboolean
read_month (const gchar **p, ApostilTimex *t)
{
  gint64 year = t->year_digits == 4 ? t->year : 2000;

  if (!read_number (p, 2, &t->month) || t->month == 0 || t->month > 12)
    return FALSE;
  if (**p != '-')
    return TRUE;
  (*p)++;
  return read_number (p, 2, &t->day) && t->day != 0 &&
         t->day <= (t->month > 0 ? apostil_timex_days_in_month (year, t->month) : 31);
}

static gboolean
read_date (const gchar **p, ApostilTimex *t)
{
  static const gchar *const seasons[] = { "SP", "SU", "FA", "WI", NULL };

  t->has_date = TRUE;
  if (!read_year (p, t))
    return FALSE;
  if (**p != '-')
    return TRUE;
  if (t->year_digits != 4 && t->year_digits != 0)
    return FALSE;
  (*p)++;
  if (read_code (p, seasons, t->season))
    return TRUE;
  switch (**p)
    {
    case 'W':
      return read_week (p, t);
    case 'Q':
      (*p)++;
      return read_number (p, 1, &t->quarter) && t->quarter != 0 && t->quarter <= 4;
    case 'H':
      (*p)++;
      return read_number (p, 1, &t->half) && t->half != 0 && t->half <= 2;
    default:
      return read_month (p, t);
    }
}

static gboolean
read_offset (const gchar **p, ApostilTimex *t)
{
  gint hours, minutes;

  t->offset = *p;
  if (**p == 'Z')
    {
      (*p)++;
      return TRUE;
    }
  (*p)++;
  if (!read_number (p, 2, &hours) || hours < 0 || hours > 14)
    return FALSE;
  if (**p == ':')
    (*p)++;
  return read_number (p, 2, &minutes) && minutes >= 0 && minutes <= 59;
}

static gboolean
read_time (const gchar **p, ApostilTimex *t)
{
  static const gchar *const parts[] = { "MO", "MI", "AF", "EV", "NI", "DT", NULL };

  t->has_time = TRUE;
  t->minute = t->second = APOSTIL_TIMEX_NONE;
  (*p)++;
  if (read_code (p, parts, t->part))
    return TRUE;
  if (!read_number (p, 2, &t->hour) || t->hour > 24)
    return FALSE;
  if (**p == ':')
    {
      (*p)++;
      if (!read_number (p, 2, &t->minute) || t->minute > 59)
        return FALSE;
      if (**p == ':')
        {
          (*p)++;
          if (!read_number (p, 2, &t->second) || t->second > 60)
            return FALSE;
          if (**p == '.' && g_ascii_isdigit ((*p)[1]))
            for ((*p)++; g_ascii_isdigit (**p);)
              (*p)++;
        }
    }
  if (t->hour == 24 && (t->minute > 0 || t->second > 0))
    return FALSE;
  if (**p == 'Z' || **p == '+' || **p == '-')
    return read_offset (p, t);
  return TRUE;
}

gboolean
apostil_timex_read_amount (const gchar **amounts, gboolean *in_time, gchar **number, gchar unit[3])
{
  const gchar *p = *amounts, *start;
  guint i;

  if (*p == 'T' && !*in_time)
    {
      *in_time = TRUE;
      p++;
    }
  start = p;
  if (*p == 'X')
    {
      while (*p == 'X')
        p++;
    }
  else
    {
      while (g_ascii_isdigit (*p))
        p++;
      if (p > start && (*p == '.' || *p == ',') && g_ascii_isdigit (p[1]))
        for (p++; g_ascii_isdigit (*p);)
          p++;
    }
  if (p == start || p - start > 12)
    return FALSE;
  for (i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i].is_time == *in_time && g_str_has_prefix (p, units[i].code))
      {
        if (number != NULL)
          *number = g_strndup (start, p - start);
        memcpy (unit, units[i].code, 3);
        *amounts = p + strlen (units[i].code);
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_duration (const gchar **p, ApostilTimex *t)
{
  gboolean in_time = FALSE;
  gchar unit[3];

  (*p)++;
  t->amounts = *p;
  do
    if (!apostil_timex_read_amount (p, &in_time, NULL, unit))
      return FALSE;
  while (**p != '\0');
  return TRUE;
}

gboolean
apostil_timex_read (const gchar *value, ApostilTimex *t)
{
  const gchar *p = value;

  memset (t, 0, sizeof *t);
  if (value == NULL)
    return FALSE;
  if (g_str_equal (value, "PAST_REF") || g_str_equal (value, "PRESENT_REF") ||
      g_str_equal (value, "FUTURE_REF"))
    {
      t->shape = APOSTIL_TIMEX_REF;
      return TRUE;
    }
  if (*p == 'P')
    {
      t->shape = APOSTIL_TIMEX_DURATION;
      return read_duration (&p, t);
    }
  if (*p != 'T' && !read_date (&p, t))
    return FALSE;
  t->shape = APOSTIL_TIMEX_DATE;
  if (*p == 'T')
    {
      t->shape = APOSTIL_TIMEX_TIME;
      /* A time hangs on a day, known or not: 2021T16:00 says nothing. */
      if (t->has_date && t->day == 0 && t->weekday == 0 && t->week == 0 && t->month == 0)
        return FALSE;
      if (!read_time (&p, t))
        return FALSE;
    }
  return *p == '\0';
}

/**
 * apostil_timex_get_shape:
 * @value: (nullable): a TIMEX3 value
 *
 * Returns: what kind of value it is, %APOSTIL_TIMEX_INVALID when it is none. A value that
 *   repeats (XXXX-WXX-7) has the shape of a date: only the type says that it is a set.
 */
ApostilTimexShape
apostil_timex_get_shape (const gchar *value)
{
  ApostilTimex t;

  return apostil_timex_read (value, &t) ? t.shape : APOSTIL_TIMEX_INVALID;
}

/**
 * apostil_timex_check:
 * @type: (nullable): "DATE", "TIME", "DURATION" or "SET"
 * @value: a TIMEX3 value
 * @error: return location for an #APOSTIL_ERROR_INVALID
 *
 * Returns: whether @value can stand with @type
 */
gboolean
apostil_timex_check (const gchar *type, const gchar *value, GError **error)
{
  ApostilTimexShape shape = apostil_timex_get_shape (value);

  if (shape == APOSTIL_TIMEX_INVALID)
    g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                 _ ("“%s” is not a date value; write for example 2021-08-22, 2021-08, 2021-W33, "
                    "2021-08-22T16:00 or P3D"),
                 value);
  else if (g_strcmp0 (type, "DATE") == 0 && shape != APOSTIL_TIMEX_DATE &&
           shape != APOSTIL_TIMEX_REF)
    g_set_error (
        error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
        _ ("“%s” is not a calendar date; write for example 2021-08-22, or change the type"), value);
  else if (g_strcmp0 (type, "TIME") == 0 && shape != APOSTIL_TIMEX_TIME &&
           shape != APOSTIL_TIMEX_REF)
    g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                 _ ("“%s” has no time of day; write for example 2021-08-22T16:00 or "
                    "2021-08-22TMO, or change the type"),
                 value);
  else if (g_strcmp0 (type, "DURATION") == 0 && shape != APOSTIL_TIMEX_DURATION)
    g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                 _ ("“%s” is not a duration; write for example P3D for three days or PT2H for "
                    "two hours, or change the type"),
                 value);
  else
    return TRUE;
  return FALSE;
}

static void
years (gint64 year, gint n, gint64 *from, gint64 *to)
{
  *from = apostil_timex_days_from_civil (year, 1, 1);
  *to = apostil_timex_days_from_civil (year + n, 1, 1);
}

static void
months (gint64 year, gint month, gint n, gint64 *from, gint64 *to)
{
  gint last = month - 1 + n;

  *from = apostil_timex_days_from_civil (year, month, 1);
  *to = apostil_timex_days_from_civil (year + last / 12, last % 12 + 1, 1);
}

/**
 * apostil_timex_get_days:
 * @value: (nullable): a TIMEX3 value
 * @from: (out): its first day, counted as g_date_get_julian() does
 * @to: (out): the day after its last
 *
 * Seasons are the meteorological ones of the northern hemisphere (spring from 1 March);
 * winter of a year begins in December of that year.
 *
 * Returns: %FALSE when the value names no stretch of the calendar
 */
gboolean
apostil_timex_get_days (const gchar *value, gint64 *from, gint64 *to)
{
  ApostilTimex t;
  gint64 year;

  if (!apostil_timex_read (value, &t) || !t.has_date || t.year_digits == 0)
    return FALSE;
  year = t.bc ? 1 - t.year : t.year;
  if (t.month < 0 || t.week < 0 || t.quarter < 0 || t.half < 0)
    years (year, 1, from, to);
  else if (t.year_digits < 4)
    {
      gint n = t.year_digits == 3 ? 10 : 100;

      if (t.bc) /* BC04 is the years 499 to 400 before Christ */
        years (2 - (gint64) (t.year + 1) * n, n, from, to);
      else
        years ((gint64) t.year * n, n, from, to);
    }
  else if (t.month > 0 && t.day > 0)
    {
      *from = apostil_timex_days_from_civil (year, t.month, t.day);
      *to = *from + 1;
    }
  else if (t.month > 0)
    months (year, t.month, 1, from, to);
  else if (t.week > 0)
    {
      *from = week_one (year) + (t.week - 1) * 7;
      if (t.weekday == APOSTIL_TIMEX_WEEKEND)
        *from += 5;
      else if (t.weekday > 0)
        *from += t.weekday - 1;
      *to = *from + (t.weekday == APOSTIL_TIMEX_WEEKEND ? 2 : t.weekday > 0 ? 1 : 7);
    }
  else if (t.quarter > 0)
    months (year, t.quarter * 3 - 2, 3, from, to);
  else if (t.half > 0)
    months (year, t.half * 6 - 5, 6, from, to);
  else if (t.season[0] != '\0')
    months (year,
            t.season[1] == 'P'   ? 3
            : t.season[1] == 'U' ? 6
            : t.season[1] == 'A' ? 9
                                 : 12,
            3, from, to);
  else
    years (year, 1, from, to);
  return TRUE;
}
