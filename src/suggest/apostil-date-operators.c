/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-calendar.h"
#include "apostil-date-operators-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const gchar *
capture (const ApostilDateFill *fill, gint id)
{
  return id >= 0 ? apostil_date_match_get (fill->match, id) : NULL;
}

/*
 * apostil_date_fill_get:
 * @fill: a template being filled in
 * @which: one of the names that operators know
 *
 * Returns: (nullable): what was captured under it
 */
const gchar *
apostil_date_fill_get (const ApostilDateFill *fill, guint which)
{
  return capture (fill, fill->resolver->ids[which]);
}

static const gchar *
arg (const ApostilDateFill *fill, const ApostilDateStep *step, guint i)
{
  if (i >= step->n_args)
    return NULL;
  return step->args[i].capture >= 0 ? capture (fill, step->args[i].capture) : step->args[i].literal;
}

/*
 * apostil_date_fill_add_other:
 * @fill: a template being filled in
 * @value: an alternative
 */
void
apostil_date_fill_add_other (ApostilDateFill *fill, const gchar *value)
{
  ApostilDateResult *result = fill->result;

  if (result->n_others < APOSTIL_DATE_MAX_OTHERS)
    g_strlcpy (result->others[result->n_others++], value, sizeof result->others[0]);
}

static void
note (ApostilDateFill *fill, const gchar *reason)
{
  fill->result->certain = FALSE;
  if (fill->result->reason == NULL)
    fill->result->reason = reason;
  if (fill->anchor != 0 && fill->result->anchor[0] == '\0')
    apostil_calendar_format (fill->anchor,
                             fill->anchor_unit == 'D'   ? "D"
                             : fill->anchor_unit == 'M' ? "M"
                                                        : "Y",
                             fill->result->anchor);
}

/* Whether the anchor is known well enough for a unit. */
static gboolean
knows (const ApostilDateFill *fill, const gchar *unit)
{
  if (fill->anchor == 0)
    return FALSE;
  if (fill->anchor_unit == 'D')
    return TRUE;
  if (g_str_equal (unit, "Y") || g_str_equal (unit, "DE") || g_str_equal (unit, "CE"))
    return TRUE;
  return fill->anchor_unit == 'M' &&
         (g_str_equal (unit, "M") || g_str_equal (unit, "Q") || g_str_equal (unit, "HY"));
}

static void
append_number (ApostilDateFill *fill, guint number, guint n_digits)
{
  gchar text[APOSTIL_CALENDAR_BYTES];

  apostil_calendar_put_number (text, number, n_digits);
  g_string_append (fill->value, text);
}

static gboolean
append_unit (ApostilDateFill *fill, gint64 day, const gchar *unit)
{
  gchar text[APOSTIL_CALENDAR_BYTES];

  if (!apostil_calendar_format (day, unit, text))
    return FALSE;
  g_string_append (fill->value, text);
  return TRUE;
}

static gboolean
append_unknown (ApostilDateFill *fill, const gchar *unit)
{
  const gchar *value = apostil_calendar_unknown (unit);

  note (fill, "no-anchor");
  if (value == NULL)
    return FALSE;
  g_string_append (fill->value, value);
  return TRUE;
}

static gboolean
is_clock_unit (const gchar *unit)
{
  return g_str_equal (unit, "S") || g_str_equal (unit, "MIN") || g_str_equal (unit, "H");
}

/* last, this, next, minus, plus, back, ahead */
static gboolean
append_shift (ApostilDateFill *fill,
              const gchar *unit,
              const gchar *count,
              gint sign,
              gboolean to_the_day)
{
  gdouble n = 0;
  gint64 day = 0;
  const gchar *grain = unit;

  if (unit == NULL || count == NULL)
    return FALSE;
  if (count[0] == 'X')
    {
      note (fill, "vague");
      g_string_append (fill->value, sign < 0 ? "PAST_REF" : "FUTURE_REF");
      return TRUE;
    }
  n = apostil_calendar_read_count (count);
  if (n > 100000)
    return FALSE;

  if (is_clock_unit (unit))
    grain = "D";
  else if (to_the_day && (g_str_equal (unit, "W") || g_str_equal (unit, "FN")))
    grain = "D";
  else if (n != floor (n))
    grain = g_str_equal (unit, "Y") || g_str_equal (unit, "HY") ? "M" : "D";
  if (!knows (fill, grain))
    return append_unknown (fill, grain);

  note (fill,
        fill->match->pattern->anchor == APOSTIL_DATE_ANCHOR_LAST ? "from-before" : "from-anchor");
  if (is_clock_unit (unit))
    day = fill->anchor;
  else if (n != floor (n) && g_str_equal (grain, "M"))
    day = apostil_calendar_add_months (
        fill->anchor, sign * (gint) lrint (n * (g_str_equal (unit, "Y") ? 12 : 6)));
  else if (n != floor (n))
    day = fill->anchor + sign * lrint (n * (g_str_equal (unit, "W")   ? 7
                                            : g_str_equal (unit, "M") ? 30
                                                                      : 1));
  else
    day = apostil_calendar_shift (fill->anchor, unit, sign * (gint) n);
  if (day <= 0)
    return FALSE;

  if (to_the_day && n == floor (n) && n > 0 && !g_str_equal (grain, unit))
    {
      gchar text[APOSTIL_CALENDAR_BYTES];

      if (apostil_calendar_format (day, unit, text))
        apostil_date_fill_add_other (fill, text);
    }
  return append_unit (fill, day, grain);
}

/* Weekdays */

static gint64
pick_weekday (const ApostilDateFill *fill, gint weekday, const gchar *direction)
{
  gint64 base = fill->anchor;
  gint today = apostil_calendar_weekday (base);
  gint64 before = base - (today - weekday + 7) % 7;

  if (g_strcmp0 (direction, "this") == 0)
    return base - today + weekday;
  if (g_strcmp0 (direction, "nearest") == 0)
    return base - 3 + (weekday - today + 10) % 7;
  if (g_strcmp0 (direction, "last-week") == 0)
    return base - today + weekday - 7;
  if (g_strcmp0 (direction, "next-week") == 0)
    return base - today + weekday + 7;
  if (g_strcmp0 (direction, "past") == 0)
    return before == base ? base - 7 : before;
  if (g_strcmp0 (direction, "future") == 0)
    return before + 7;
  if (before == base)
    return fill->resolver->tense == APOSTIL_TENSE_FUTURE ? base + 7 : base;
  if (fill->resolver->tense == APOSTIL_TENSE_FUTURE)
    return before + 7;
  return before;
}

static gboolean
append_weekday (ApostilDateFill *fill, const gchar *direction)
{
  const gchar *text = apostil_date_fill_get (fill, APOSTIL_DATE_ID_WEEKDAY);
  gint weekday = text != NULL ? apostil_calendar_read_number (text) : 0;
  gint64 day = 0;
  gchar other[APOSTIL_CALENDAR_BYTES];

  if (weekday < 1 || weekday > 7)
    return FALSE;
  if (!knows (fill, "D"))
    {
      note (fill, "no-anchor");
      g_string_append_printf (fill->value, "XXXX-WXX-%d", weekday);
      return TRUE;
    }
  day = pick_weekday (fill, weekday, direction);
  note (fill, direction != NULL                               ? "weekday-named"
              : day == fill->anchor                           ? "weekday-same"
              : fill->resolver->tense == APOSTIL_TENSE_FUTURE ? "weekday-future"
              : day < fill->anchor                            ? "weekday-past"
                                                              : "weekday-future");
  for (gint step = -7; step <= 7; step += 14)
    if (apostil_calendar_format (day + (day <= fill->anchor ? step : -step), "D", other))
      apostil_date_fill_add_other (fill, other);
  return append_unit (fill, day, "D");
}

/* Years */

/* A month in the middle of it. */
static const struct
{
  const gchar *season;
  gint month;
} middles[] = { { "SP", 4 }, { "SU", 7 }, { "FA", 10 }, { "WI", 1 }, { "Q1", 2 },
                { "Q2", 5 }, { "Q3", 8 }, { "Q4", 11 }, { "H1", 4 }, { "H2", 10 } };

static gint64
in_year (gint year, const gchar *month, const gchar *day, const gchar *season)
{
  gint m = month != NULL ? apostil_calendar_read_number (month) : 0;

  for (guint i = 0; season != NULL && i < G_N_ELEMENTS (middles); i++)
    if (g_str_equal (middles[i].season, season))
      m = middles[i].month;
  if (m < 1 || m > 12)
    return 0;
  return apostil_calendar_day (year, m, day != NULL ? apostil_calendar_read_number (day) : 15);
}

static gint
pick_year (const ApostilDateFill *fill,
           gint64 (*make) (const ApostilDateFill *, gint),
           const gchar *direction,
           gboolean to_the_day)
{
  gint year, month, day;
  gint64 base = fill->anchor;
  gint64 slack = to_the_day ? 0 : 20;
  gint64 within = to_the_day                                                     ? 0
                  : apostil_date_fill_get (fill, APOSTIL_DATE_ID_SEASON) != NULL ? 46
                                                                                 : 16;
  gint64 candidate = 0;
  gint nearest = 0;
  gint64 least = G_MAXINT64;

  apostil_calendar_split (base, &year, &month, &day);
  for (gint y = year - 1; y <= year + 1; y++)
    {
      gint64 distance = 0;

      candidate = make (fill, y);
      if (candidate == 0)
        continue;
      distance = candidate > base ? candidate - base : base - candidate;
      /* « last summer » is not the one we are in, nor is « next summer ». */
      if (direction != NULL && distance < within)
        continue;
      if (g_strcmp0 (direction, "past") == 0 && candidate > base)
        continue;
      if (g_strcmp0 (direction, "future") == 0 && candidate < base)
        continue;
      if (direction == NULL && fill->resolver->tense == APOSTIL_TENSE_PAST &&
          candidate > base + slack)
        distance += 240;
      if (direction == NULL && fill->resolver->tense == APOSTIL_TENSE_FUTURE &&
          candidate < base - slack)
        distance += 180;
      if (distance < least)
        {
          least = distance;
          nearest = y;
        }
    }
  return nearest != 0 ? nearest : year;
}

static gint64
make_near (const ApostilDateFill *fill, gint year)
{
  const gchar *month = apostil_date_fill_get (fill, APOSTIL_DATE_ID_MONTH);
  const gchar *day = apostil_date_fill_get (fill, APOSTIL_DATE_ID_DAY);
  gint64 made = in_year (year, month, day, apostil_date_fill_get (fill, APOSTIL_DATE_ID_SEASON));

  return made;
}

static gboolean
append_near (ApostilDateFill *fill, const gchar *direction)
{
  const gchar *day = apostil_date_fill_get (fill, APOSTIL_DATE_ID_DAY);
  gint year = 0;

  if (fill->anchor == 0)
    return append_unknown (fill, "Y");
  year = pick_year (fill, make_near, direction, day != NULL);
  note (fill, direction != NULL ? "year-named" : "year-near");
  append_number (fill, (guint) year, 4);
  return TRUE;
}

static gint64
make_holiday (const ApostilDateFill *fill, gint year)
{
  const gchar *rule = apostil_date_fill_get (fill, APOSTIL_DATE_ID_HOLIDAY);
  gint month = 0, nth = 0, weekday = 0;

  if (rule == NULL)
    return 0;
  if (rule[0] == 'E')
    {
      gint64 easter = apostil_calendar_easter (year);

      return easter > 0 ? easter + atoi (rule + 1) : 0;
    }
  /* 11-4-4: the fourth Thursday of November; 11-L-4: the last one */
  month = apostil_calendar_read_number (rule);
  if (strlen (rule) == 6 && rule[2] == '-' && rule[4] == '-')
    {
      gint64 first = apostil_calendar_day (year, month, 1);

      nth = rule[3] == 'L' ? 5 : rule[3] - '0';
      weekday = rule[5] - '0';
      if (first == 0 || nth < 1 || nth > 5)
        return 0;
      first += (weekday - apostil_calendar_weekday (first) + 7) % 7 + (nth - 1) * 7;
      if (nth == 5)
        {
          gint y, m, d;

          apostil_calendar_split (first, &y, &m, &d);
          if (m != month)
            first -= 7;
        }
      return first;
    }
  return strlen (rule) >= 5
             ? apostil_calendar_day (year, month, apostil_calendar_read_number (rule + 3))
             : 0;
}

static gboolean
append_holiday (ApostilDateFill *fill, const gchar *direction)
{
  const gchar *year = apostil_date_fill_get (fill, APOSTIL_DATE_ID_YEAR);
  gint64 day = 0;

  if (year == NULL && fill->anchor == 0)
    return append_unknown (fill, "D");
  if (year == NULL)
    note (fill, "year-near");
  day = make_holiday (fill, year != NULL ? apostil_calendar_read_number (year)
                                         : pick_year (fill, make_holiday, direction, TRUE));
  return day != 0 && append_unit (fill, day, "D");
}

/* The others */

static gboolean
append_clock (ApostilDateFill *fill)
{
  const gchar *hour = apostil_date_fill_get (fill, APOSTIL_DATE_ID_HOUR);
  const gchar *minute = apostil_date_fill_get (fill, APOSTIL_DATE_ID_MINUTE);
  const gchar *second = apostil_date_fill_get (fill, APOSTIL_DATE_ID_SECOND);
  const gchar *half = apostil_date_fill_get (fill, APOSTIL_DATE_ID_HALF);
  const gchar *zone = apostil_date_fill_get (fill, APOSTIL_DATE_ID_ZONE);
  gint h = hour != NULL ? apostil_calendar_read_number (hour) : -1;

  if (h < 0 || h > 24)
    return FALSE;
  if (half != NULL && g_str_equal (half, "PM") && h < 12)
    h += 12;
  if (half != NULL && g_str_equal (half, "AM") && h == 12)
    h = 0;
  g_string_append_c (fill->value, 'T');
  append_number (fill, (guint) h, 2);
  g_string_append_c (fill->value, ':');
  append_number (fill, minute != NULL ? (guint) apostil_calendar_read_number (minute) : 0, 2);
  if (second != NULL)
    g_string_append_printf (fill->value, ":%02d", apostil_calendar_read_number (second));
  if (zone != NULL)
    g_string_append (fill->value, zone);
  return TRUE;
}

static gboolean
append_duration (ApostilDateFill *fill, const gchar *count, const gchar *unit)
{
  gdouble n = 0;
  gchar text[G_ASCII_DTOSTR_BUF_SIZE];

  if (count == NULL || unit == NULL)
    return FALSE;
  if (count[0] == 'X')
    g_strlcpy (text, "X", sizeof text);
  else
    {
      n = apostil_calendar_read_count (count);
      /* Half an hour is thirty minutes; half a year six months. */
      if (n > 0 && n < 1)
        {
          gdouble times = g_str_equal (unit, "H")     ? 60
                          : g_str_equal (unit, "MIN") ? 60
                          : g_str_equal (unit, "D")   ? 24
                          : g_str_equal (unit, "Y")   ? 12
                          : g_str_equal (unit, "CE")  ? 100
                                                      : 0;

          if (times > 0 && n * times == floor (n * times))
            {
              n *= times;
              unit = g_str_equal (unit, "H")     ? "MIN"
                     : g_str_equal (unit, "MIN") ? "S"
                     : g_str_equal (unit, "D")   ? "H"
                     : g_str_equal (unit, "Y")   ? "M"
                                                 : "Y";
            }
        }
      if (g_str_equal (unit, "HY"))
        {
          n *= 6;
          unit = "M";
        }
      else if (g_str_equal (unit, "FN"))
        {
          n *= 2;
          unit = "W";
        }
      g_ascii_formatd (text, sizeof text, "%.8g", n);
    }
  if (is_clock_unit (unit))
    g_string_append_printf (fill->value, "PT%s%c", text, unit[0]);
  else
    g_string_append_printf (fill->value, "P%s%s", text, g_str_equal (unit, "HY") ? "Y" : unit);
  return TRUE;
}

static gboolean
append_inherit (ApostilDateFill *fill, const gchar *unit)
{
  ApostilDateResolver *resolver = fill->resolver;

  if (resolver->last != 0)
    {
      note (fill, "from-before");
      return append_unit (fill, resolver->last, unit);
    }
  if (!knows (fill, unit))
    return append_unknown (fill, unit);
  note (fill, "from-anchor");
  return append_unit (fill, fill->anchor, unit);
}

static gboolean
append_day (ApostilDateFill *fill)
{
  ApostilDateResolver *resolver = fill->resolver;

  if (resolver->day != 0)
    {
      note (fill, "same-day");
      return append_unit (fill, resolver->day, "D");
    }
  if (!knows (fill, "D"))
    return append_unknown (fill, "D");
  note (fill, "from-anchor");
  return append_unit (fill, fill->anchor, "D");
}

static gboolean
append_decade (ApostilDateFill *fill, const gchar *text)
{
  gint n = text != NULL ? apostil_calendar_read_number (text) : -1;
  gint year = 0;

  if (n < 0)
    return FALSE;
  if (n < 100)
    {
      note (fill, "year-near");
      /* The latest one that has begun by the year of the anchor. */
      gint64 base = fill->anchor != 0 ? fill->anchor : 0;
      gint month, day;

      if (base == 0)
        year = 2000;
      else
        apostil_calendar_split (base, &year, &month, &day);
      n += year / 100 * 100;
      if (n > year)
        n -= 100;
    }
  g_string_append_printf (fill->value, "%03d", n / 10);
  return TRUE;
}

static gboolean
append_nth (ApostilDateFill *fill, const ApostilDateStep *step)
{
  const gchar *nth = arg (fill, step, 0);
  const gchar *weekday = arg (fill, step, 1);
  const gchar *month = apostil_date_fill_get (fill, APOSTIL_DATE_ID_MONTH);
  const gchar *year = apostil_date_fill_get (fill, APOSTIL_DATE_ID_YEAR);
  gint64 first = 0;
  gint n = nth != NULL ? apostil_calendar_read_number (nth) : 0;

  if (n < 1 || n > 5 || weekday == NULL || month == NULL)
    return FALSE;
  if (year == NULL && fill->anchor == 0)
    return append_unknown (fill, "D");
  first = apostil_calendar_day (year != NULL ? apostil_calendar_read_number (year)
                                             : pick_year (fill, make_near, NULL, FALSE),
                                apostil_calendar_read_number (month), 1);
  if (first == 0)
    return FALSE;
  first += (apostil_calendar_read_number (weekday) - apostil_calendar_weekday (first) + 7) % 7 +
           (n - 1) * 7;
  return append_unit (fill, first, "D");
}

/* A capture as it stands, but for years of two digits, which are within a century of the anchor. */
static gboolean
append_capture (ApostilDateFill *fill, gint id)
{
  const gchar *text = capture (fill, id);

  if (text == NULL)
    return FALSE;
  if (id == fill->resolver->ids[APOSTIL_DATE_ID_YEAR] && strlen (text) == 2)
    {
      gint year = 2030, month, day;
      gint n = apostil_calendar_read_number (text);

      if (fill->anchor != 0)
        apostil_calendar_split (fill->anchor, &year, &month, &day);
      n += year / 100 * 100;
      if (n > year + 20)
        n -= 100;
      g_string_append_printf (fill->value, "%04d", n);
      return TRUE;
    }
  g_string_append (fill->value, text);
  return TRUE;
}

/* On a Monday « this weekend we played » is the one before. */
static gboolean
is_weekend_past (const ApostilDateFill *fill, const gchar *unit)
{
  return g_strcmp0 (unit, "WE") == 0 && fill->anchor != 0 &&
         fill->resolver->tense == APOSTIL_TENSE_PAST &&
         apostil_calendar_weekday (fill->anchor) <= 3;
}

/*
 * apostil_date_fill_run:
 * @fill: a template being filled in
 * @step: a step of it
 *
 * Returns: whether the step could be done; then its text is appended
 */
gboolean
apostil_date_fill_run (ApostilDateFill *fill, const ApostilDateStep *step)
{
  const gchar *first = arg (fill, step, 0);

  switch (step->op)
    {
    case APOSTIL_DATE_OP_LITERAL:
      g_string_append (fill->value, step->literal);
      return TRUE;
    case APOSTIL_DATE_OP_CAPTURE:
      return append_capture (fill, step->capture);
    case APOSTIL_DATE_OP_FORM:
      {
        const gchar *form = apostil_date_match_get_form (fill->match, step->capture);

        g_string_append (fill->value, form != NULL ? form : "");
        return form != NULL;
      }
    case APOSTIL_DATE_OP_NEAR:
      return append_near (fill, first);
    case APOSTIL_DATE_OP_LAST:
      return append_shift (fill, first, "1", -1, FALSE);
    case APOSTIL_DATE_OP_THIS:
      return append_shift (fill, first, is_weekend_past (fill, first) ? "1" : "0", -1, FALSE);
    case APOSTIL_DATE_OP_NEXT:
      return append_shift (fill, first, "1", 1, FALSE);
    case APOSTIL_DATE_OP_MINUS:
      return append_shift (fill, arg (fill, step, 1), first, -1, FALSE);
    case APOSTIL_DATE_OP_PLUS:
      return append_shift (fill, arg (fill, step, 1), first, 1, FALSE);
    case APOSTIL_DATE_OP_BACK:
      return append_shift (fill, arg (fill, step, 1), first, -1, TRUE);
    case APOSTIL_DATE_OP_AHEAD:
      return append_shift (fill, arg (fill, step, 1), first, 1, TRUE);
    case APOSTIL_DATE_OP_WEEKDAY:
      return append_weekday (fill, first);
    case APOSTIL_DATE_OP_INHERIT:
      return append_inherit (fill, first != NULL ? first : "Y");
    case APOSTIL_DATE_OP_DAY:
      return append_day (fill);
    case APOSTIL_DATE_OP_CLOCK:
      return append_clock (fill);
    case APOSTIL_DATE_OP_DURATION:
      return append_duration (fill, first, arg (fill, step, 1));
    case APOSTIL_DATE_OP_HOLIDAY:
      return append_holiday (fill, first);
    case APOSTIL_DATE_OP_DECADE:
      return append_decade (fill, first);
    case APOSTIL_DATE_OP_CENTURY:
      if (first == NULL || apostil_calendar_read_number (first) < 1 ||
          apostil_calendar_read_number (first) > 30)
        return FALSE;
      g_string_append_printf (fill->value, "%02d", apostil_calendar_read_number (first) - 1);
      return TRUE;
    case APOSTIL_DATE_OP_NTH:
      return append_nth (fill, step);
    default:
      return FALSE;
    }
}
