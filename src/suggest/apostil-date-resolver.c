/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-calendar.h"
#include "apostil-date-operators-private.h"
#include "apostil-timex.h"

#include <stdlib.h>
#include <string.h>

/* How it works
 *
 * A template is filled in step by step. Each operator is a pure function of the captures,
 * the anchor (the publication date in force, or the date before), the tense of the clause
 * and what was resolved before it; it appends to the value, and may offer alternatives.
 * Without the anchor that it needs it appends X for what is not known: nothing is guessed. */

#define DAY_LINES 3

static const gchar *const id_names[APOSTIL_DATE_N_IDS] = { "day",    "month", "year",    "weekday",
                                                           "season", "hour",  "minute",  "second",
                                                           "half",   "zone",  "holiday", "number" };

/*
 * apostil_date_resolver_init:
 * @self: memory for a resolver
 * @lexicon: must outlive it
 */
void
apostil_date_resolver_init (ApostilDateResolver *self, const ApostilLexicon *lexicon)
{
  *self = (ApostilDateResolver){ .lexicon = lexicon };
  for (guint i = 0; i < APOSTIL_DATE_N_IDS; i++)
    {
      GPtrArray *names = lexicon->patterns->capture_names;

      self->ids[i] = -1;
      for (guint k = 0; k < names->len; k++)
        if (g_str_equal (names->pdata[k], id_names[i]))
          self->ids[i] = (gint) k;
    }
}

/* What a value says of the calendar: its first day, and how much of it is known; 0: nothing. */
static gchar
read_day (const gchar *value, gint64 *day)
{
  gint y = 0, m = 1, d = 1;
  gsize n = strspn (value, "0123456789-");

  if (n < 4 || !g_ascii_isdigit (value[3]))
    return 0;
  y = apostil_calendar_read_number (value);
  if (value[4] == '-' && g_ascii_isdigit (value[5]))
    {
      m = apostil_calendar_read_number (value + 5);
      if (n >= 10 && value[7] == '-')
        d = apostil_calendar_read_number (value + 8);
    }
  *day = apostil_calendar_day (y, m, d);
  if (*day == 0 || (value[4] == '-' && !g_ascii_isdigit (value[5])))
    return *day == 0 ? 0 : 'Y';
  return n >= 10 ? 'D' : n >= 7 ? 'M' : 'Y';
}

/*
 * apostil_date_resolver_set_anchor:
 * @self: a resolver
 * @published: (nullable): the publication date from here on; what came before is forgotten
 */
void
apostil_date_resolver_set_anchor (ApostilDateResolver *self, const gchar *published)
{
  self->anchor = 0;
  self->anchor_unit = 0;
  self->last = self->day = 0;
  self->last_unit = 0;
  if (published != NULL)
    self->anchor_unit = read_day (published, &self->anchor);
  if (self->anchor_unit == 0)
    self->anchor = 0;
}

static gboolean
fill_in (ApostilDateFill *fill, GArray *steps, gchar *text, gsize n_bytes)
{
  gboolean fits = FALSE;

  g_string_truncate (fill->value, 0);
  for (guint i = 0; i < steps->len; i++)
    {
      const ApostilDateStep *step = &g_array_index (steps, ApostilDateStep, i);
      gsize length = fill->value->len;

      while (!apostil_date_fill_run (fill, step))
        {
          g_string_truncate (fill->value, length);
          if (!step->has_fallback)
            return FALSE;
          step = &g_array_index (steps, ApostilDateStep, ++i);
        }
      while (step->has_fallback)
        step = &g_array_index (steps, ApostilDateStep, ++i);
    }
  fits = fill->value->len < n_bytes;
  g_strlcpy (text, fill->value->str, n_bytes);
  return fits;
}

static gboolean
is_sound (const ApostilDateFill *fill)
{
  const gchar *value = fill->result->value;
  gint64 day = 0;

  /* 31 February is no date. */
  if (strlen (value) >= 10 && g_ascii_isdigit (value[0]) && value[4] == '-' &&
      g_ascii_isdigit (value[5]) && value[7] == '-')
    {
      if (read_day (value, &day) != 'D')
        return FALSE;
      if (fill->match->pattern->check_weekday)
        {
          const gchar *weekday = apostil_date_fill_get (fill, APOSTIL_DATE_ID_WEEKDAY);

          if (weekday != NULL &&
              apostil_calendar_read_number (weekday) != apostil_calendar_weekday (day))
            fill->result->certain = FALSE;
        }
    }
  if (g_str_has_prefix (value, "XXXX-"))
    {
      gint month = apostil_calendar_read_number (value + 5);

      if (strlen (value) == 10 && g_ascii_isdigit (value[8]) && month >= 1)
        return apostil_calendar_day (2000, month, apostil_calendar_read_number (value + 8)) != 0;
    }
  return value[0] != '\0';
}

/* « vendredi 12 mars »: of the years around, the one in which the twelfth is a Friday. */
static void
fit_weekday (ApostilDateFill *fill)
{
  const gchar *weekday = apostil_date_fill_get (fill, APOSTIL_DATE_ID_WEEKDAY);
  gchar *value = fill->result->value;
  gint64 day = 0;
  gint year = 0;

  if (!fill->match->pattern->check_weekday || weekday == NULL ||
      apostil_date_fill_get (fill, APOSTIL_DATE_ID_YEAR) != NULL || strlen (value) < 10 ||
      read_day (value, &day) != 'D' ||
      apostil_calendar_weekday (day) == apostil_calendar_read_number (weekday))
    return;

  year = apostil_calendar_read_number (value);
  for (gint y = year - 1; y <= year + 1; y += 2)
    {
      gint64 other = apostil_calendar_day (y, apostil_calendar_read_number (value + 5),
                                           apostil_calendar_read_number (value + 8));

      if (other != 0 &&
          apostil_calendar_weekday (other) == apostil_calendar_read_number (weekday) &&
          ABS (other - fill->anchor) < 366)
        {
          gchar digits[8];

          g_snprintf (digits, sizeof digits, "%04d", y);
          apostil_date_fill_add_other (fill, value);
          memcpy (value, digits, 4);
          return;
        }
    }
}

/* Alternatives are days where the value may be a part of one (« dimanche matin »): they get the
 * same part. Those that a date of this type cannot have are left out. */
static void
settle_others (const gchar *type, ApostilDateResult *result)
{
  const gchar *part = g_ascii_isdigit (result->value[0]) ? strchr (result->value, 'T') : NULL;
  guint n = 0;

  for (guint i = 0; i < result->n_others; i++)
    {
      gchar *other = result->others[i];

      if (part != NULL && apostil_timex_get_shape (other) == APOSTIL_TIMEX_DATE)
        g_strlcat (other, part, sizeof result->others[0]);
      if (!apostil_timex_check (type, other, NULL) || g_str_equal (other, result->value))
        continue;
      if (n != i)
        memcpy (result->others[n], other, sizeof result->others[0]);
      n++;
    }
  result->n_others = n;
}

/*
 * apostil_date_resolver_resolve:
 * @self: a resolver, with the tense of the clause set
 * @match: a match
 * @result: (out): what it means
 *
 * Returns: whether it means anything; « 31 February » does not
 */
gboolean
apostil_date_resolver_resolve (ApostilDateResolver *self,
                               const ApostilDateMatch *match,
                               ApostilDateResult *result)
{
  const ApostilDatePattern *pattern = match->pattern;
  g_autoptr (GString) value = g_string_sized_new (48);
  ApostilDateFill fill = { self, match, result, self->anchor, self->anchor_unit, value };

  memset (result, 0, sizeof *result);
  result->certain = TRUE;
  if (pattern->anchor == APOSTIL_DATE_ANCHOR_LAST && self->last != 0)
    {
      fill.anchor = self->last;
      fill.anchor_unit = self->last_unit;
    }

  if (pattern->value == NULL)
    return TRUE;
  if (pattern->other != NULL)
    {
      gchar other[48];

      if (fill_in (&fill, pattern->other, other, sizeof other))
        apostil_date_fill_add_other (&fill, other);
    }
  if (!fill_in (&fill, pattern->value, result->value, sizeof result->value))
    return FALSE;
  fit_weekday (&fill);
  if (!is_sound (&fill) || !apostil_timex_check (pattern->type, result->value, NULL))
    return FALSE;
  settle_others (pattern->type, result);

  if (pattern->reason != NULL)
    result->reason = pattern->reason;
  if (pattern->mod != NULL && !fill_in (&fill, pattern->mod, result->mod, sizeof result->mod))
    result->mod[0] = '\0';
  if (pattern->quant != NULL &&
      !fill_in (&fill, pattern->quant, result->quant, sizeof result->quant))
    result->quant[0] = '\0';
  if (pattern->freq != NULL && !fill_in (&fill, pattern->freq, result->freq, sizeof result->freq))
    result->freq[0] = '\0';
  return TRUE;
}

/*
 * apostil_date_resolver_next_line:
 * @self: a resolver
 *
 * A clock time hangs on a day of its own paragraph or of those right before.
 */
void
apostil_date_resolver_next_line (ApostilDateResolver *self)
{
  if (self->day_age++ >= DAY_LINES)
    self->day = 0;
}

/*
 * apostil_date_resolver_remember:
 * @self: a resolver
 * @result: what was accepted
 *
 * Later clock times and « the day after » hang on it.
 */
void
apostil_date_resolver_remember (ApostilDateResolver *self, const ApostilDateResult *result)
{
  gint64 day = 0;
  gchar unit = read_day (result->value, &day);

  if (unit == 0 || day == 0)
    return;
  self->last = day;
  self->last_unit = unit;
  if (unit == 'D')
    {
      self->day = day;
      self->day_age = 0;
    }
}
