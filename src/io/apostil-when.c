/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-when.h"

#include "apostil-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  guint year, month, day;
  gboolean has_time;
  guint hour, minute, second;
  gboolean has_offset;
  gchar sign; /* '+', '-', or 'Z' */
  guint offset_hour, offset_minute;
} When;

/* Exactly @n digits. */
static gboolean
take_digits (const gchar **p, guint n, guint *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*p)[i]))
        return FALSE;
      *value = *value * 10 + (guint) ((*p)[i] - '0');
    }
  *p += n;
  return TRUE;
}

static gboolean
take_char (const gchar **p, gchar ch)
{
  if (**p != ch)
    return FALSE;
  (*p)++;
  return TRUE;
}

static void
take_blanks (const gchar **p)
{
  while (g_ascii_isspace (**p))
    (*p)++;
}

static gboolean
take_offset (const gchar **p, When *when)
{
  if (take_char (p, 'Z') || take_char (p, 'z') ||
      (g_str_has_prefix (*p, "GMT") && (*p += 3) != NULL) ||
      (g_str_has_prefix (*p, "UTC") && (*p += 3) != NULL))
    {
      when->sign = 'Z';
      when->has_offset = TRUE;
      return TRUE;
    }
  if (**p != '+' && **p != '-')
    return TRUE;

  when->sign = *(*p)++;
  if (!take_digits (p, 2, &when->offset_hour))
    return FALSE;
  take_char (p, ':');
  if (g_ascii_isdigit (**p) && !take_digits (p, 2, &when->offset_minute))
    return FALSE;
  when->has_offset = TRUE;
  return when->offset_hour <= 14 && when->offset_minute < 60;
}

/* hh:mm[:ss[.fff]] and an offset, or none. */
static gboolean
take_time (const gchar **p, When *when)
{
  when->has_time = TRUE;
  if (!take_digits (p, 2, &when->hour))
    return FALSE;
  take_char (p, ':');
  if (!take_digits (p, 2, &when->minute))
    return FALSE;
  if (**p == ':' || g_ascii_isdigit (**p))
    {
      take_char (p, ':');
      if (!take_digits (p, 2, &when->second))
        return FALSE;
      if (take_char (p, '.') || take_char (p, ','))
        while (g_ascii_isdigit (**p))
          (*p)++;
    }
  take_blanks (p);
  return take_offset (p, when) && when->hour < 24 && when->minute < 60 && when->second <= 60;
}

/* ISO 8601: 2021-08-27, 20210827, either with « T » or a blank and a time. */
static gboolean
read_iso (const gchar *p, When *when)
{
  gboolean dashes;

  take_blanks (&p);
  if (!take_digits (&p, 4, &when->year))
    return FALSE;
  dashes = take_char (&p, '-');
  if (!take_digits (&p, 2, &when->month) || take_char (&p, '-') != dashes ||
      !take_digits (&p, 2, &when->day))
    return FALSE;

  if (*p == 'T' || *p == 't' || *p == ' ')
    {
      const gchar *q = p + 1;

      take_blanks (&q);
      if (*q != '\0')
        {
          p = q;
          if (!take_time (&p, when))
            return FALSE;
        }
    }
  take_blanks (&p);
  return *p == '\0';
}

/* RFC 5322, as in the headers of the web: Fri, 27 Aug 2021 10:00:00 +0200. */
static gboolean
read_rfc (const gchar *p, When *when)
{
  static const gchar months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const gchar *comma = strchr (p, ',');
  const gchar *found;
  gchar name[4] = { 0 };
  guint n_digits;

  if (comma != NULL)
    p = comma + 1;
  take_blanks (&p);
  n_digits = g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) ? 2 : 1;
  if (!take_digits (&p, n_digits, &when->day) || !take_char (&p, ' ') || strlen (p) < 8)
    return FALSE;
  memcpy (name, p, 3);
  found = strstr (months, name);
  if (found == NULL || (found - months) % 3 != 0)
    return FALSE;
  when->month = (guint) (found - months) / 3 + 1;
  p += 3;
  if (!take_char (&p, ' ') || !take_digits (&p, 4, &when->year))
    return FALSE;
  take_blanks (&p);
  if (*p != '\0' && !take_time (&p, when))
    return FALSE;
  take_blanks (&p);
  return *p == '\0';
}

static gboolean
is_possible (const When *when)
{
  return when->year >= 1 && when->month >= 1 && when->month <= 12 &&
         g_date_valid_dmy ((GDateDay) when->day, (GDateMonth) when->month, (GDateYear) when->year);
}

static gchar *
write_when (const When *when)
{
  g_autofree gchar *date = g_strdup_printf ("%04u-%02u-%02u", when->year, when->month, when->day);

  if (!when->has_time || !when->has_offset)
    return g_steal_pointer (&date);
  if (when->sign == 'Z')
    return g_strdup_printf ("%sT%02u:%02u:%02uZ", date, when->hour, when->minute, when->second);
  return g_strdup_printf ("%sT%02u:%02u:%02u%c%02u:%02u", date, when->hour, when->minute,
                          when->second, when->sign, when->offset_hour, when->offset_minute);
}

/**
 * apostil_when_check:
 * @when: what a user gave for a date of publication or retrieval
 * @error: where to say what is wrong
 *
 * Returns: whether @when is exactly a date, or a date-time with offset, in the form of the format
 */
gboolean
apostil_when_check (const gchar *when, GError **error)
{
  g_autofree gchar *canonical = NULL;
  When read = { 0 };

  if (read_iso (when, &read) && is_possible (&read))
    {
      if (read.has_time && !read.has_offset)
        {
          g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                       _ ("“%s” has a time but no offset from UTC. Write it as "
                          "2021-08-27T10:00:00+02:00, or only the date."),
                       when);
          return FALSE;
        }
      canonical = write_when (&read);
      if (g_str_equal (canonical, when))
        return TRUE;
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("“%s” is not in the form of the format. Write it as %s."), when, canonical);
      return FALSE;
    }

  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
               _ ("“%s” is not a date. Write it as 2021-08-27, or with a time and its offset as "
                  "2021-08-27T10:00:00+02:00."),
               when);
  return FALSE;
}

/**
 * apostil_when_read:
 * @found: a date as the metadata of a page give it: ISO 8601, or as in RFC 5322
 *
 * A time without offset is dropped, since nobody can say which moment it is. Dates in numbers whose
 * order is a matter of country (27/08/2021) are not read.
 *
 * Returns: (transfer full) (nullable): the date in the form of the format
 */
gchar *
apostil_when_read (const gchar *found)
{
  When when = { 0 };

  if (found == NULL || strlen (found) > 64)
    return NULL;
  if (read_iso (found, &when) && is_possible (&when))
    return write_when (&when);

  when = (When){ 0 };
  if (read_rfc (found, &when) && is_possible (&when))
    return write_when (&when);
  return NULL;
}
