/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How it works: a year begins on the day whose noon, by the mean time of Tehran, follows the vernal
 * equinox. K. M. Borkowski (« The Persian calendar for 3000 years », Earth, Moon, and Planets 74,
 * 1996, p. 223–230) computed the equinoxes, and found that from 1178 on the years that leave 1, 5, 9,
 * 13, 17, 22, 26 or 30 when divided by 33 are the leap years. He has that hold until 1634; others,
 * with 52.5° E for the meridian, find the first exception in 1502. So it is used for 1178 to 1501
 * (1799 to 2123), where nobody disagrees, and beyond that there are no Solar Hijri dates here rather
 * than doubtful ones. */

#include "config.h"

#include "apostil-persian-calendar.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "apostil-fold.h"
#include "apostil-timex-private.h"

#define CYCLE 33

/* 1 Farvardin 1400 was 21 March 2021. */
#define KNOWN_YEAR 1400
#define KNOWN_DAY  737870

static const gint leap_remainders[] = { 1, 5, 9, 13, 17, 22, 26, 30 };

static const gchar *const month_names[12] = {
  /* Translators: the months of the Solar Hijri calendar, in which a year begins in March */
  NC_ ("Solar Hijri month", "Farvardin"), NC_ ("Solar Hijri month", "Ordibehesht"),
  NC_ ("Solar Hijri month", "Khordad"),   NC_ ("Solar Hijri month", "Tir"),
  NC_ ("Solar Hijri month", "Mordad"),    NC_ ("Solar Hijri month", "Shahrivar"),
  NC_ ("Solar Hijri month", "Mehr"),      NC_ ("Solar Hijri month", "Aban"),
  NC_ ("Solar Hijri month", "Azar"),      NC_ ("Solar Hijri month", "Dey"),
  NC_ ("Solar Hijri month", "Bahman"),    NC_ ("Solar Hijri month", "Esfand"),
};

/* As they are written in Persian, and in Afghanistan in Dari. */
static const gchar *const written_names[12] = {
  "فروردین حمل", "اردیبهشت ثور", "خرداد جوزا", "تیر سرطان", "مرداد امرداد اسد", "شهریور سنبله",
  "مهر میزان",   "آبان عقرب",    "آذر قوس",    "دی جدی",    "بهمن دلو",         "اسفند حوت",
};

static gboolean
is_known_year (gint year)
{
  return year >= APOSTIL_PERSIAN_FIRST_YEAR && year <= APOSTIL_PERSIAN_LAST_YEAR;
}

/* The leap years from year 0 to before @year. */
static gint
count_leap_years (gint year)
{
  gint count = year / CYCLE * (gint) G_N_ELEMENTS (leap_remainders);

  for (guint i = 0; i < G_N_ELEMENTS (leap_remainders); i++)
    if (leap_remainders[i] < year % CYCLE)
      count++;
  return count;
}

/* The day before the first of a year, so that the day of the year can be added. */
static gint64
get_eve (gint year)
{
  return KNOWN_DAY - 1 + 365 * (gint64) (year - KNOWN_YEAR) + count_leap_years (year) -
         count_leap_years (KNOWN_YEAR);
}

/**
 * apostil_persian_is_leap_year:
 * @year: a Solar Hijri year
 *
 * Returns: whether its last month has 30 days; %FALSE outside of the years that are known
 */
gboolean
apostil_persian_is_leap_year (gint year)
{
  for (guint i = 0; is_known_year (year) && i < G_N_ELEMENTS (leap_remainders); i++)
    if (year % CYCLE == leap_remainders[i])
      return TRUE;
  return FALSE;
}

/**
 * apostil_persian_days_in_month:
 * @year: a Solar Hijri year
 * @month: 1 to 12
 *
 * Returns: 29 to 31, or 0 when there is no such month or the year is not known
 */
gint
apostil_persian_days_in_month (gint year, gint month)
{
  if (!is_known_year (year) || month < 1 || month > 12)
    return 0;
  if (month <= 6)
    return 31;
  return month < 12 || apostil_persian_is_leap_year (year) ? 30 : 29;
}

/**
 * apostil_persian_to_days:
 * @year: a Solar Hijri year
 * @month: 1 to 12
 * @day: 1 to 31
 * @days: (out): the number of the day, as g_date_get_julian() counts
 *
 * Returns: whether there is such a day
 */
gboolean
apostil_persian_to_days (gint year, gint month, gint day, gint64 *days)
{
  if (day < 1 || day > apostil_persian_days_in_month (year, month))
    return FALSE;
  *days = get_eve (year) + 30 * (month - 1) + MIN (month - 1, 6) + day;
  return TRUE;
}

/**
 * apostil_persian_from_days:
 * @days: the number of a day, as g_date_get_julian() counts
 * @year: (out): its Solar Hijri year
 * @month: (out): 1 to 12
 * @day: (out): 1 to 31
 *
 * Returns: %FALSE for a day outside of the years that are known
 */
gboolean
apostil_persian_from_days (gint64 days, gint *year, gint *month, gint *day)
{
  gint guess, rest;

  if (days <= get_eve (APOSTIL_PERSIAN_FIRST_YEAR) ||
      days > get_eve (APOSTIL_PERSIAN_LAST_YEAR + 1))
    return FALSE;
  /* At most one too late. */
  guess = (gint) (KNOWN_YEAR + (days - KNOWN_DAY) / 365) + 1;
  while (get_eve (guess) >= days)
    guess--;
  rest = (gint) (days - get_eve (guess) - 1);
  *year = guess;
  *month = rest < 186 ? rest / 31 + 1 : (rest - 186) / 30 + 7;
  *day = rest < 186 ? rest % 31 + 1 : (rest - 186) % 30 + 1;
  return TRUE;
}

/* ---- Typed ---- */

static gboolean
has_name (const gchar *names, const gchar *word)
{
  g_autofree gchar *folded = apostil_fold (names, -1);
  g_auto (GStrv) each = g_strsplit (folded, " ", -1);

  return g_strv_contains ((const gchar *const *) each, word);
}

static gint
find_month (const gchar *word)
{
  for (gint i = 0; i < 12; i++)
    if (has_name (month_names[i], word) || has_name (written_names[i], word) ||
        has_name (g_dpgettext2 (GETTEXT_PACKAGE, "Solar Hijri month", month_names[i]), word))
      return i + 1;
  return 0;
}

/* Three numbers, one of which may be the name of a month. */
static gboolean
cut (const gchar *folded, gint numbers[3], gboolean *named)
{
  guint n = 0;
  const gchar *p = folded;

  while (*p != '\0')
    {
      const gchar *start = p;

      if (g_ascii_isdigit (*p))
        {
          while (g_ascii_isdigit (*p))
            p++;
          if (n == 3 || p - start > 4)
            return FALSE;
          numbers[n++] = atoi (start);
        }
      else if (g_unichar_isalpha (g_utf8_get_char (p)))
        {
          g_autofree gchar *word = NULL;

          while (g_unichar_isalpha (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          word = g_strndup (start, p - start);
          /* The month stands in the middle, whichever end the year is at. */
          if (n != 1 || find_month (word) == 0)
            return FALSE;
          numbers[n++] = find_month (word);
          *named = TRUE;
        }
      else
        p = g_utf8_next_char (p);
    }
  return n == 3;
}

/**
 * apostil_persian_parse_typed:
 * @typed: what somebody typed, with digits of any script
 * @numbers: whether 1400/5/31 is meant; else only what has a month of this calendar in it, or
 *   Persian digits
 *
 * Returns: (transfer full) (nullable): the TIMEX3 value, which is Gregorian, of the day that it
 *   certainly means, or %NULL
 */
gchar *
apostil_persian_parse_typed (const gchar *typed, gboolean numbers)
{
  g_autofree gchar *ascii = apostil_timex_digits_to_ascii (typed);
  g_autofree gchar *folded = apostil_fold (ascii, -1);
  gboolean certain = numbers;
  gint parts[3], year, month, day;
  gint64 days;

  for (const gchar *p = typed; *p != '\0' && !certain; p = g_utf8_next_char (p))
    certain = g_utf8_get_char (p) >= 0x06f0 && g_utf8_get_char (p) <= 0x06f9;
  if (!cut (folded, parts, &certain) || !certain)
    return NULL;
  if (!apostil_persian_to_days (parts[0], parts[1], parts[2], &days) &&
      !apostil_persian_to_days (parts[2], parts[1], parts[0], &days))
    return NULL;
  apostil_timex_civil_from_days (days, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * apostil_persian_to_words:
 * @value: (nullable): a TIMEX3 value
 *
 * Returns: (transfer full) (nullable): « 31 Mordad 1400 » in the user's language, or %NULL when the
 *   value is no day, or one outside of the years that are known
 */
gchar *
apostil_persian_to_words (const gchar *value)
{
  ApostilTimex t;
  gint year, month, day;

  if (value == NULL || !apostil_timex_read (value, &t) || t.bc || t.year_digits != 4 ||
      t.month < 1 || t.day < 1 ||
      !apostil_persian_from_days (apostil_timex_days_from_civil (t.year, t.month, t.day), &year,
                                  &month, &day))
    return NULL;
  /* Translators: a day of the Solar Hijri calendar, « 31 Mordad 1400 ». In Persian the numbers can
   * be written %Id, which gives Persian digits. */
  return g_strdup_printf (
      C_ ("Solar Hijri date", "%d %s %d"), day,
      g_dpgettext2 (GETTEXT_PACKAGE, "Solar Hijri month", month_names[month - 1]), year);
}
