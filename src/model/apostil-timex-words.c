/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-timex-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "apostil-number.h"
#include "apostil-persian-calendar.h"

/* A value in words of the user's language. Months and weekdays come from the C library's
 * locale through GDateTime; the order of the words is the translators'. */

static gchar *
format_day (gint64 julian, const gchar *pattern)
{
  g_autoptr (GDateTime) date = NULL;
  gint year, month, day;

  apostil_timex_civil_from_days (julian, &year, &month, &day);
  if (year < 1 || year > 9999)
    return NULL;
  date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return g_date_time_format (date, pattern);
}

static const gchar *
day_pattern (gint day, gboolean brief)
{
  if (brief)
    {
      if (day == 1)
        /* Translators: the first of a month in a margin note, strftime(3); French: "1er %b %Y" */
        return C_ ("short date, first of the month", "%-d %b %Y");
      /* Translators: a day in a margin note, strftime(3) */
      return C_ ("short date", "%-d %b %Y");
    }
  if (day == 1)
    /* Translators: the first day of a month, strftime(3); French: "%A 1er %B %Y" */
    return C_ ("date, first of the month", "%A %-d %B %Y");
  /* Translators: a day in full, strftime(3); American English: "%A, %B %-d, %Y" */
  return C_ ("date", "%A %-d %B %Y");
}

static const gchar *
season_words (const gchar *code)
{
  switch (code[1])
    {
    case 'P':
      /* Translators: a season; %s is the year */
      return C_ ("season", "spring %s");
    case 'U':
      return C_ ("season", "summer %s");
    case 'A':
      return C_ ("season", "autumn %s");
    default:
      return C_ ("season", "winter %s");
    }
}

static const gchar *
part_words (const gchar *code)
{
  if (g_str_equal (code, "MO"))
    return C_ ("part of day", "in the morning");
  if (g_str_equal (code, "MI"))
    return C_ ("part of day", "around noon");
  if (g_str_equal (code, "AF"))
    return C_ ("part of day", "in the afternoon");
  if (g_str_equal (code, "EV"))
    return C_ ("part of day", "in the evening");
  if (g_str_equal (code, "NI"))
    return C_ ("part of day", "at night");
  return C_ ("part of day", "in the daytime");
}

static gchar *
year_words (const ApostilTimex *t)
{
  g_autofree gchar *year = NULL;

  if (t->year_digits == 0)
    /* Translators: a year that is not known, as in "summer of some year" */
    return g_strdup (C_ ("year", "of some year"));
  if (t->year_digits == 3)
    /* Translators: a decade: "1980s"; French: "années %d0" */
    year = g_strdup_printf (C_ ("decade", "%d0s"), t->year);
  else if (t->year_digits == 2)
    /* Translators: %d is the first two digits of the years, so 19 stands for 1900 to 1999 */
    year = g_strdup_printf (C_ ("century", "years %d00 to %d99"), t->year, t->year);
  else
    /* Translators: a year; in languages with digits of their own %Id */
    year = g_strdup_printf (C_ ("year", "%d"), t->year);
  if (t->bc)
    /* Translators: a year before Christ, "44 BC" */
    return g_strdup_printf (C_ ("year", "%s BC"), year);
  return g_steal_pointer (&year);
}

static gchar *
month_words (gint month, const gchar *year, gboolean brief)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2000, month, 1, 0, 0, 0);
  /* %OB is the month standing alone: Russian and others decline it beside a day. */
  g_autofree gchar *name = g_date_time_format (date, brief ? "%b" : "%OB");

  /* Translators: a month (already in your language) and a year */
  return g_strdup_printf (C_ ("month and year", "%s %s"), name, year);
}

static gchar *
weekday_words (gint weekday)
{
  g_autoptr (GDateTime) date = NULL;

  if (weekday == APOSTIL_TIMEX_WEEKEND)
    return g_strdup (C_ ("part of week", "weekend"));
  date = g_date_time_new_utc (2001, 1, weekday, 0, 0, 0); /* 1 January 2001 was a Monday */
  return g_date_time_format (date, "%A");
}

static gchar *
week_words (const ApostilTimex *t, const gchar *year)
{
  g_autofree gchar *week = NULL, *day = NULL;

  if (t->week < 0)
    {
      if (t->weekday <= 0)
        return g_strdup (_ ("every week"));
      day = weekday_words (t->weekday);
      /* Translators: a day of the week that comes again; %s is "Sunday" or "weekend" */
      return g_strdup_printf (_ ("every %s"), day);
    }
  week = g_strdup_printf (C_ ("date", "week %d of %s"), t->week, year);
  if (t->weekday <= 0)
    return g_steal_pointer (&week);
  day = weekday_words (t->weekday);
  /* Translators: "Sunday, week 33 of 2021" */
  return g_strdup_printf (C_ ("date", "%s, %s"), day, week);
}

static gchar *
unknown_words (const ApostilTimex *t, const gchar *year)
{
  g_autofree gchar *month = NULL;

  if (t->month < 0)
    return t->day > 0 ? g_strdup_printf (C_ ("date", "day %d of some month"), t->day)
                      : g_strdup (C_ ("date", "a day not known"));
  month = month_words (t->month, year, FALSE);
  if (t->day > 0)
    /* Translators: a day and a month whose year is not known: "22 August of some year" */
    return g_strdup_printf (C_ ("date", "%d %s"), t->day, month);
  /* Translators: %s is a month and year: "a day in August 2021" */
  return g_strdup_printf (C_ ("date", "a day in %s"), month);
}

static gchar *
date_words (const ApostilTimex *t, gboolean brief)
{
  g_autofree gchar *year = year_words (t);
  gint64 gregorian = t->bc ? 1 - t->year : t->year;

  if (t->day != 0 || t->month < 0)
    {
      gchar *words = NULL;

      if (t->month > 0 && t->day > 0 && t->year_digits == 4)
        words = format_day (apostil_timex_days_from_civil (gregorian, t->month, t->day),
                            day_pattern (t->day, brief));
      return words != NULL ? words : unknown_words (t, year);
    }
  if (t->month > 0)
    return month_words (t->month, year, brief);
  if (t->week != 0)
    return week_words (t, year);
  if (t->quarter > 0)
    /* Translators: a quarter of a year: "quarter 3 of 2021" */
    return g_strdup_printf (C_ ("date", "quarter %d of %s"), t->quarter, year);
  if (t->half > 0)
    return g_strdup_printf (
        t->half == 1 ? C_ ("date", "first half of %s") : C_ ("date", "second half of %s"), year);
  if (t->quarter < 0)
    return g_strdup_printf (C_ ("date", "a quarter of %s"), year);
  if (t->half < 0)
    return g_strdup_printf (C_ ("date", "a half of %s"), year);
  if (t->season[0] != '\0')
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* four translated literals, one %s each */
      return g_strdup_printf (season_words (t->season), year);
#pragma GCC diagnostic pop
    }
  return g_steal_pointer (&year);
}

static gchar *
time_words (const ApostilTimex *t)
{
  g_autofree gchar *clock = NULL;

  if (t->part[0] != '\0')
    return g_strdup (part_words (t->part));
  if (t->hour < 0)
    return g_strdup (_ ("at an hour not known"));
  if (t->minute == APOSTIL_TIMEX_NONE || t->minute < 0)
    clock = g_strdup_printf (C_ ("time", "%d h"), t->hour);
  else if (t->second == APOSTIL_TIMEX_NONE || t->second < 0)
    clock = g_strdup_printf (C_ ("time", "%d:%02d"), t->hour, t->minute);
  else
    clock = g_strdup_printf (C_ ("time", "%d:%02d:%02d"), t->hour, t->minute, t->second);
  if (t->offset == NULL)
    return g_steal_pointer (&clock);
  /* Translators: a time of day with its offset from Greenwich: "16:00 (UTC +02:00)" */
  return g_strdup_printf (C_ ("time", "%s (UTC %s)"), clock, *t->offset == 'Z' ? "±0" : t->offset);
}

static const gchar *
get_unit_words (const gchar *unit, gboolean in_time, gulong form)
{
  if (*unit == 'Y')
    return ngettext ("%s year", "%s years", form);
  if (g_str_equal (unit, "M") && !in_time)
    return ngettext ("%s month", "%s months", form);
  if (g_str_equal (unit, "W"))
    return ngettext ("%s week", "%s weeks", form);
  if (g_str_equal (unit, "D"))
    return ngettext ("%s day", "%s days", form);
  if (g_str_equal (unit, "H"))
    return ngettext ("%s hour", "%s hours", form);
  if (g_str_equal (unit, "M"))
    return ngettext ("%s minute", "%s minutes", form);
  if (g_str_equal (unit, "S"))
    return ngettext ("%s second", "%s seconds", form);
  if (g_str_equal (unit, "DE"))
    return ngettext ("%s decade", "%s decades", form);
  if (g_str_equal (unit, "CE"))
    return ngettext ("%s century", "%s centuries", form);
  if (g_str_equal (unit, "ML"))
    return ngettext ("%s millennium", "%s millennia", form);
  if (g_str_equal (unit, "Q"))
    return ngettext ("%s quarter", "%s quarters", form);
  if (g_str_equal (unit, "WE"))
    return ngettext ("%s weekend", "%s weekends", form);
  if (g_str_equal (unit, "SP"))
    return ngettext ("%s spring", "%s springs", form);
  if (g_str_equal (unit, "SU"))
    return ngettext ("%s summer", "%s summers", form);
  if (g_str_equal (unit, "FA"))
    return ngettext ("%s autumn", "%s autumns", form);
  if (g_str_equal (unit, "WI"))
    return ngettext ("%s winter", "%s winters", form);
  if (g_str_equal (unit, "MO"))
    return ngettext ("%s morning", "%s mornings", form);
  if (g_str_equal (unit, "MI"))
    return ngettext ("%s midday", "%s middays", form);
  if (g_str_equal (unit, "AF"))
    return ngettext ("%s afternoon", "%s afternoons", form);
  if (g_str_equal (unit, "EV"))
    return ngettext ("%s evening", "%s evenings", form);
  if (g_str_equal (unit, "NI"))
    return ngettext ("%s night", "%s nights", form);
  return ngettext ("%s daytime", "%s daytimes", form);
}

/* « Some » takes the form of several, 2.5 that of 2: but a dual, which says its number itself, is
 * neither. */
static gchar *
count_words (const gchar *number, const gchar *unit, gboolean in_time)
{
  gboolean whole = strspn (number, "0123456789") == strlen (number);
  gulong form = *number == 'X' ? 5 : whole ? strtoul (number, NULL, 10) : 2;
  const gchar *words = get_unit_words (unit, in_time, form);
  g_autofree gchar *local = apostil_number_localise (number);

  if (!whole && strstr (words, "%s") == NULL)
    words = get_unit_words (unit, in_time, 5);

    /* Translators: stands for a number that is not known: "some years" */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* the literals above, one %s each */
  return g_strdup_printf (words, *number == 'X' ? _ ("some") : local);
#pragma GCC diagnostic pop
}

static gchar *
duration_words (const ApostilTimex *t)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const gchar *p = t->amounts;
  gboolean in_time = FALSE;

  while (*p != '\0')
    {
      g_autofree gchar *number = NULL, *count = NULL;
      gchar unit[3];

      if (!apostil_timex_read_amount (&p, &in_time, &number, unit))
        return NULL;
      count = count_words (number, unit, in_time);
      if (words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append (words, count);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gchar *
to_words (const gchar *value, gboolean brief)
{
  g_autofree gchar *date = NULL, *time = NULL;
  ApostilTimex t;

  if (!apostil_timex_read (value, &t))
    return NULL;
  if (t.shape == APOSTIL_TIMEX_REF)
    return g_strdup (g_str_equal (value, "PAST_REF")      ? C_ ("time reference", "in the past")
                     : g_str_equal (value, "PRESENT_REF") ? C_ ("time reference", "now")
                                                          : C_ ("time reference", "in the future"));
  if (t.shape == APOSTIL_TIMEX_DURATION)
    return duration_words (&t);
  if (t.has_date)
    date = date_words (&t, brief);
  if (!t.has_time)
    return g_steal_pointer (&date);
  time = time_words (&t);
  if (date == NULL)
    return g_steal_pointer (&time);
  /* Translators: a day and a time of that day: "Sunday 22 August 2021, 16:00" */
  return g_strdup_printf (C_ ("date and time", "%s, %s"), date, time);
}

/**
 * apostil_timex_to_words:
 * @value: (nullable): a TIMEX3 value
 *
 * Returns: (transfer full) (nullable): « Sunday 22 August 2021 », « week 33 of 2021 »,
 *   « 3 days » in the user's language; %NULL for an invalid value
 */
gchar *
apostil_timex_to_words (const gchar *value)
{
  return to_words (value, FALSE);
}

/**
 * apostil_timex_to_short_words:
 * @value: (nullable): a TIMEX3 value
 *
 * Returns: (transfer full) (nullable): the same, short enough for a margin: « 22 Aug 2021 »
 */
gchar *
apostil_timex_to_short_words (const gchar *value)
{
  return to_words (value, TRUE);
}

/**
 * apostil_timex_to_words_in:
 * @value: (nullable): a TIMEX3 value
 * @calendar: (nullable): the calendar that the article or the date goes by
 * @brief: short enough for a margin
 *
 * Returns: (transfer full) (nullable): the value in words, and beside them the day in @calendar where
 *   that is another one: « 22 Aug 2021 (31 Mordad 1400) »; %NULL for an invalid value
 */
gchar *
apostil_timex_to_words_in (const gchar *value, const gchar *calendar, gboolean brief)
{
  g_autofree gchar *words = to_words (value, brief);
  g_autofree gchar *other = NULL;

  if (words != NULL && g_strcmp0 (calendar, APOSTIL_CALENDAR_PERSIAN) == 0)
    other = apostil_persian_to_words (value);
  if (other == NULL)
    return g_steal_pointer (&words);
  /* Translators: a day in the Gregorian calendar and in another: « 22 Aug 2021 (31 Mordad 1400) » */
  return g_strdup_printf (C_ ("two calendars", "%s (%s)"), words, other);
}

/* The part of a day and the REFs have no EDTF: the day stands for them, or nothing does. */
static gchar *
to_edtf (const gchar *value, const ApostilTimex *t)
{
  static const struct
  {
    const gchar *code;
    gint number;
  } seasons[] = { { "SP", 21 }, { "SU", 22 }, { "FA", 23 }, { "WI", 24 } };
  gint64 from, to;
  gint y1, m1, d1, y2, m2, d2;
  gsize i;

  if (t->bc || t->year_digits == 0)
    return NULL;
  if (t->year_digits == 3)
    return g_strdup_printf ("%03dX", t->year);
  if (t->year_digits == 2)
    return g_strdup_printf ("%02dXX", t->year);
  if (t->quarter > 0)
    return g_strdup_printf ("%04d-%d", t->year, 32 + t->quarter);
  if (t->half > 0)
    return g_strdup_printf ("%04d-%d", t->year, 39 + t->half);
  for (i = 0; i < G_N_ELEMENTS (seasons); i++)
    if (g_str_equal (t->season, seasons[i].code))
      return g_strdup_printf ("%04d-%d", t->year, seasons[i].number);
  if (t->week != 0)
    {
      if (t->week < 0 || t->weekday < 0 || !apostil_timex_get_days (value, &from, &to))
        return NULL;
      apostil_timex_civil_from_days (from, &y1, &m1, &d1);
      apostil_timex_civil_from_days (to - 1, &y2, &m2, &d2);
      if (to == from + 1)
        return g_strdup_printf ("%04d-%02d-%02d", y1, m1, d1);
      return g_strdup_printf ("%04d-%02d-%02d/%04d-%02d-%02d", y1, m1, d1, y2, m2, d2);
    }
  if (t->part[0] != '\0')
    return g_strndup (value, strchr (value, 'T') - value);
  if (t->has_time && (t->hour < 0 || t->minute < 0 || t->second < 0))
    {
      /* EDTF wants the whole clock time. */
      if (t->hour < 0 || t->minute < 0)
        return g_strndup (value, strchr (value, 'T') - value);
      return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:00%s", t->year, t->month, t->day, t->hour,
                              t->minute, t->offset != NULL ? t->offset : "");
    }
  return g_strdup (value);
}

/**
 * apostil_timex_to_edtf:
 * @value: (nullable): a TIMEX3 value
 * @mod: (nullable): its TIMEX3 mod
 *
 * Returns: (transfer full) (nullable): the value in ISO 8601-2 (EDTF), level 2, approximate
 *   where @mod says so; %NULL where there is none
 */
gchar *
apostil_timex_to_edtf (const gchar *value, const gchar *mod)
{
  g_autofree gchar *edtf = NULL;
  ApostilTimex t;

  if (!apostil_timex_read (value, &t) || !t.has_date)
    return NULL;
  edtf = to_edtf (value, &t);
  if (edtf == NULL || mod == NULL)
    return g_steal_pointer (&edtf);
  if (g_str_equal (mod, "APPROX") && strchr (edtf, '/') == NULL && strchr (edtf, 'T') == NULL)
    return g_strconcat (edtf, "~", NULL);
  if (g_str_equal (mod, "BEFORE") || g_str_equal (mod, "ON_OR_BEFORE"))
    return strchr (edtf, '/') != NULL ? NULL : g_strconcat ("../", edtf, NULL);
  if (g_str_equal (mod, "AFTER") || g_str_equal (mod, "ON_OR_AFTER"))
    return strchr (edtf, '/') != NULL ? NULL : g_strconcat (edtf, "/..", NULL);
  return g_steal_pointer (&edtf);
}
