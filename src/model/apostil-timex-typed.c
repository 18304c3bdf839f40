/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-timex-private.h"

#include <langinfo.h>
#include <string.h>

#include "apostil-fold.h"
#include "apostil-persian-calendar.h"

/* What a person types in a date field. Anything that is a TIMEX3 value already is taken as it
 * is; else the words are folded and cut into numbers and names, and the first shape that fits
 * wins: 22.8.2021, 22/8/2021, 22 août 2021, August 22 2021, août 2021, 1980s. Nothing is
 * guessed: without a year there is no value.
 *
 * Month names are those of the user's locale, and English and French ones always, since the
 * language of the article need not be that of the desk. */

static const gchar *const month_names[] = {
  "january janvier",   "february fevrier",  "march mars",  "april avril",         "may mai",
  "june juin",         "july juillet",      "august aout", "september septembre", "october octobre",
  "november novembre", "december decembre",
};

typedef struct
{
  gint number; /* -1: a word */
  guint n_digits;
  gint month; /* of a word, 0: not a month */
  gchar mark; /* what stands before it: '.', '/', '-', or ' ' */
} Piece;

/* « aug », « aug. », « août », « sept »: three letters and more of a name. Two months share
 * « jui » and « ma », so a shorter word that fits several months is none. */
static gint
find_month (const gchar *word)
{
  gint found = 0;
  gint month;

  if (strlen (word) < 3)
    return 0;
  for (month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_utc (2000, month, 1, 0, 0, 0);
      g_autofree gchar *local = g_date_time_format (date, "%B %b");
      g_autofree gchar *all = g_strdup_printf ("%s %s", month_names[month - 1], local);
      g_autofree gchar *folded = apostil_fold (all, -1);
      g_auto (GStrv) names = g_strsplit_set (folded, " .", -1);
      guint i;

      for (i = 0; names[i] != NULL; i++)
        {
          if (g_str_equal (names[i], word))
            return month;
          if (g_str_has_prefix (names[i], word))
            found = found == 0 || found == month ? month : -1;
        }
    }
  return MAX (found, 0);
}

static guint
cut (const gchar *folded, Piece *pieces, guint n_max)
{
  const gchar *p = folded;
  guint n = 0;
  gchar mark = ' ';

  while (*p != '\0')
    {
      const gchar *start = p;
      gunichar ch = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        {
          Piece piece = { .mark = mark };

          while (g_ascii_isdigit (*p))
            p++;
          piece.n_digits = p - start;
          piece.number = piece.n_digits <= 4 ? atoi (start) : -1;
          if (n == n_max || piece.number < 0)
            return 0;
          pieces[n++] = piece;
          mark = ' ';
          /* 22nd, 1er, 1980s: the ending says nothing more, but for the decade. */
          if (g_str_has_prefix (p, "s") && !g_ascii_isalpha (p[1]) && piece.n_digits == 4)
            pieces[n - 1].mark = 's';
          while (g_ascii_isalpha (*p))
            p++;
        }
      else if (g_unichar_isalpha (ch))
        {
          g_autofree gchar *word = NULL;
          gint month;

          while (g_unichar_isalpha (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          word = g_strndup (start, p - start);
          month = find_month (word);
          if (month > 0)
            {
              if (n == n_max)
                return 0;
              pieces[n++] = (Piece){ .number = -1, .month = month, .mark = mark };
            }
          else if (g_str_equal (word, "annees") || g_str_equal (word, "decennie"))
            mark = 's';
          if (mark != 's')
            mark = ' ';
        }
      else
        {
          if (*p == '.' || *p == '/' || *p == '-')
            mark = *p;
          p = g_utf8_next_char (p);
        }
    }
  return n;
}

static gchar *
make_day (gint year, gint month, gint day)
{
  if (month < 1 || month > 12 || day < 1 || year < 1 || year > 9999 ||
      day > apostil_timex_days_in_month (year, month))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static gboolean
month_comes_first (void)
{
  const gchar *format = nl_langinfo (D_FMT);

  return g_str_has_prefix (format, "%m") || g_str_has_prefix (format, "%D");
}

static gchar *
from_three (const Piece *p)
{
  if (p[0].number > 0 && p[1].month > 0 && p[2].n_digits == 4)
    return make_day (p[2].number, p[1].month, p[0].number);
  if (p[0].month > 0 && p[1].number > 0 && p[2].n_digits == 4)
    return make_day (p[2].number, p[0].month, p[1].number);
  if (p[0].number < 0 || p[1].number < 0 || p[2].number < 0)
    return NULL;
  if (p[0].n_digits == 4)
    return make_day (p[0].number, p[1].number, p[2].number);
  if (p[2].n_digits != 4)
    return NULL;
  if (p[1].number > 12 || (p[1].mark == '/' && month_comes_first () && p[0].number <= 12))
    return make_day (p[2].number, p[0].number, p[1].number);
  return make_day (p[2].number, p[1].number, p[0].number);
}

gchar *
apostil_timex_digits_to_ascii (const gchar *text)
{
  GString *ascii = g_string_new (NULL);

  for (const gchar *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_unichar_isdigit (ch))
        g_string_append_c (ascii, (gchar) ('0' + g_unichar_digit_value (ch)));
      else
        g_string_append_unichar (ascii, ch);
    }
  return g_string_free (ascii, FALSE);
}

/**
 * apostil_timex_parse_typed:
 * @typed: what somebody typed
 *
 * Returns: (transfer full) (nullable): the TIMEX3 value that it certainly means, or %NULL
 */
gchar *
apostil_timex_parse_typed (const gchar *typed)
{
  g_autofree gchar *stripped = g_strstrip (apostil_timex_digits_to_ascii (typed));
  g_autofree gchar *upper = g_ascii_strup (stripped, -1);
  g_autofree gchar *folded = NULL;
  Piece p[4];
  guint n;

  if (apostil_timex_get_shape (stripped) != APOSTIL_TIMEX_INVALID)
    return g_steal_pointer (&stripped);
  if (apostil_timex_get_shape (upper) != APOSTIL_TIMEX_INVALID)
    return g_steal_pointer (&upper);
  folded = apostil_fold (stripped, -1);
  n = cut (folded, p, G_N_ELEMENTS (p));
  if (n == 3)
    return from_three (p);
  if (n == 2 && p[0].month > 0 && p[1].n_digits == 4)
    return g_strdup_printf ("%04d-%02d", p[1].number, p[0].month);
  if (n == 2 && p[1].n_digits == 4 && p[0].number >= 1 && p[0].number <= 12 && p[1].mark != ' ')
    return g_strdup_printf ("%04d-%02d", p[1].number, p[0].number);
  if (n == 1 && p[0].mark == 's' && p[0].n_digits == 4 && p[0].number % 10 == 0)
    return g_strdup_printf ("%03d", p[0].number / 10);
  if (n == 1 && p[0].n_digits == 4)
    return g_strdup_printf ("%04d", p[0].number);
  return NULL;
}

/**
 * apostil_timex_parse_typed_in:
 * @typed: what somebody typed
 * @used: (nullable): the calendar that dates in numbers are of, such as "persian"
 * @calendar: (out) (transfer none) (nullable): the calendar that was meant; %NULL: the Gregorian
 *
 * Returns: (transfer full) (nullable): the TIMEX3 value, always Gregorian, or %NULL
 */
gchar *
apostil_timex_parse_typed_in (const gchar *typed, const gchar *used, const gchar **calendar)
{
  gchar *value =
      apostil_persian_parse_typed (typed, g_strcmp0 (used, APOSTIL_CALENDAR_PERSIAN) == 0);

  *calendar = value != NULL ? APOSTIL_CALENDAR_PERSIAN : NULL;
  return value != NULL ? value : apostil_timex_parse_typed (typed);
}
