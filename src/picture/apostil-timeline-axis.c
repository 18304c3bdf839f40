/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-number.h"
#include "apostil-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

/* What stands on the axis. An article that speaks of some dozen days has these days on it, those first
 * that most is told of. Where there are hundreds, the beginnings of hours, days, months … stand there, as
 * many as have room. */

#define MAX_DAYS   120 /* more of them: regular ticks */
#define TICK_ROOM  58.0
#define DAY_ROOM   34.0 /* two days of a month: the second is a number alone */
#define TICK_GAP   10.0 /* between two labels, where they are long */
#define EVERY      84.0 /* regular ticks are at least that far apart … */
#define EVERY_YEAR 48.0 /* … and years, which are short */
#define MAX_TICKS  4000

typedef struct
{
  gdouble time;
  ApostilTickUnit unit;
  gdouble weight;
} Candidate;

static gint
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;
  return (first->time > second->time) - (first->time < second->time);
}

static gint
compare_ticks (gconstpointer a, gconstpointer b)
{
  const ApostilTimelineTick *first = a;
  const ApostilTimelineTick *second = b;

  return (first->time > second->time) - (first->time < second->time);
}

static void
count_one (GHashTable *counts, gdouble time, ApostilTickUnit unit, gdouble weight)
{
  gint64 key = (gint64) floor (time * 2) * 8 + unit;
  Candidate *candidate = g_hash_table_lookup (counts, &key);

  if (candidate == NULL)
    {
      candidate = g_new0 (Candidate, 1);
      candidate->time = time;
      candidate->unit = unit;
      g_hash_table_insert (counts, g_memdup2 (&key, sizeof key), candidate);
    }
  candidate->weight += weight;
}

/* All, or more than can be on the axis. */
static GHashTable *
count_days (ApostilTimeline *self)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < self->data->events->len && g_hash_table_size (counts) <= MAX_DAYS; i++)
    {
      const ApostilTimelineEvent *event = apostil_timeline_data_get (self->data, i);
      gdouble days = event->stretch.to - event->stretch.from;
      gdouble middle = apostil_timeline_event_get_middle (event);

      if (!event->dated)
        continue;
      if (days <= 1)
        count_one (counts, floor (event->stretch.from) + 0.5, APOSTIL_TICK_DAY,
                   event->is_claim ? 1 : 2);
      else if (days > 300)
        count_one (counts, middle,
                   days > 30000  ? APOSTIL_TICK_CENTURY
                   : days > 3000 ? APOSTIL_TICK_DECADE
                                 : APOSTIL_TICK_YEAR,
                   0.5);
      else if (days > 27 && days < 32)
        count_one (counts, middle, APOSTIL_TICK_MONTH, 0.5);
    }
  for (guint i = 0; i < self->data->bands->len; i++)
    {
      const ApostilTimelineBand *band = &g_array_index (self->data->bands, ApostilTimelineBand, i);

      if (band->dated)
        count_one (counts, floor (band->anchor) + 0.5, APOSTIL_TICK_DAY, 1);
    }
  return counts;
}

static void
add_tick (ApostilTimeline *self, GArray *ticks, gdouble time, ApostilTickUnit unit)
{
  ApostilTimelineTick tick = { time, apostil_timeline_get_x (self, time), unit, TRUE, TRUE };

  g_array_append_val (ticks, tick);
}

/* The month of a day, as a number; the year of a month. */
static gint64
get_month (ApostilTickUnit unit, gdouble time)
{
  GDate date;

  if (unit >= APOSTIL_TICK_YEAR || time < 1)
    return -1 - (gint64) unit;
  g_date_set_julian (&date, (guint32) time);
  return g_date_get_year (&date) * 16 +
         (unit == APOSTIL_TICK_DAY ? (gint) g_date_get_month (&date) : 15);
}

static gint64
get_frame (ApostilTickUnit unit, gdouble time)
{
  return unit == APOSTIL_TICK_HOUR ? (gint64) floor (time) : get_month (unit, time) / 16;
}

/* Labels are measured only where a usual one would just have room: in some languages a decade is long. */
static gboolean
are_apart (ApostilTimeline *self, const ApostilTimelineTick *a, const ApostilTimelineTick *b)
{
  gdouble distance = fabs (a->x - b->x) / self->unit;

  if (distance < TICK_ROOM || distance > 3 * TICK_ROOM)
    return distance >= TICK_ROOM;
  return distance >= (apostil_timeline_tick_get_width (self, a, FALSE) +
                      apostil_timeline_tick_get_width (self, b, FALSE)) /
                             2 / self->unit +
                         TICK_GAP;
}

static gboolean
has_room (ApostilTimeline *self, GArray *ticks, gdouble time, ApostilTickUnit unit)
{
  const ApostilTimelineTick new_tick = { time, apostil_timeline_get_x (self, time), unit, TRUE,
                                         TRUE };

  for (guint i = 0; i < ticks->len; i++)
    {
      const ApostilTimelineTick *tick = &g_array_index (ticks, ApostilTimelineTick, i);
      gboolean same = unit == APOSTIL_TICK_DAY && tick->unit == APOSTIL_TICK_DAY &&
                      get_month (unit, time) == get_month (unit, tick->time);

      if (same ? fabs (tick->x - new_tick.x) < DAY_ROOM * self->unit
               : !are_apart (self, tick, &new_tick))
        return FALSE;
    }
  return TRUE;
}

/* The days themselves, the heaviest first. */
static void
add_days (ApostilTimeline *self, GArray *ticks, GHashTable *counts)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_array_append_vals (candidates, value, 1);
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (has_room (self, ticks, candidate->time, candidate->unit))
        add_tick (self, ticks, candidate->time, candidate->unit);
    }
}

/* The next beginning of a unit after @time: every @every of them. */
static gdouble
get_next (gdouble time, ApostilTickUnit unit, guint every)
{
  gdouble day = floor (time);
  GDate date;
  guint year, month;

  if (unit == APOSTIL_TICK_HOUR)
    return (floor (time * 24 / every + 1e-6) + 1) * every / 24.0;
  if (unit == APOSTIL_TICK_DAY)
    return (floor (day / every) + 1) * every;
  if (day < 1)
    return day + 365.2425 * (unit == APOSTIL_TICK_CENTURY ? 100 : 10) * every;
  g_date_set_julian (&date, (guint32) day);
  year = g_date_get_year (&date);
  month = (guint) g_date_get_month (&date) - 1;
  if (unit == APOSTIL_TICK_MONTH)
    {
      guint next = (year * 12 + month) / every * every + every;

      year = next / 12;
      month = next % 12;
    }
  else
    {
      every *= unit == APOSTIL_TICK_CENTURY ? 100 : unit == APOSTIL_TICK_DECADE ? 10 : 1;
      year = year / every * every + every;
      month = 0;
    }
  if (year > 9999)
    return G_MAXDOUBLE;
  g_date_set_dmy (&date, 1, (GDateMonth) (month + 1), (GDateYear) year);
  return g_date_get_julian (&date);
}

static void
add_regular (ApostilTimeline *self, GArray *ticks)
{
  static const struct
  {
    ApostilTickUnit unit;
    guint every;
    gdouble days;
  } steps[] = {
    { APOSTIL_TICK_HOUR, 1, 1 / 24.0 }, { APOSTIL_TICK_HOUR, 6, 0.25 },
    { APOSTIL_TICK_DAY, 1, 1 },         { APOSTIL_TICK_DAY, 7, 7 },
    { APOSTIL_TICK_MONTH, 1, 30 },      { APOSTIL_TICK_MONTH, 3, 91 },
    { APOSTIL_TICK_YEAR, 1, 365 },      { APOSTIL_TICK_YEAR, 5, 1826 },
    { APOSTIL_TICK_DECADE, 1, 3652 },   { APOSTIL_TICK_DECADE, 5, 18262 },
    { APOSTIL_TICK_CENTURY, 1, 36524 }, { APOSTIL_TICK_CENTURY, 10, 365242 },
  };
  guint n_parts;
  const ApostilTimescalePart *parts = apostil_timescale_get_parts (self->scale, &n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      gdouble days = MAX (parts[i].to - parts[i].from, 1);
      gdouble pace = MAX (parts[i].width, 1) / days;
      guint step = 0;

      while (step + 1 < G_N_ELEMENTS (steps) &&
             steps[step].days * pace <
                 (steps[step].unit == APOSTIL_TICK_YEAR ? EVERY_YEAR : EVERY) * self->unit)
        step++;
      for (gdouble time =
               get_next (parts[i].from - steps[step].days / 2, steps[step].unit, steps[step].every);
           time <= parts[i].to && ticks->len < MAX_TICKS;
           time = get_next (time, steps[step].unit, steps[step].every))
        if (ticks->len == 0 ||
            apostil_timeline_get_x (self, time) -
                    g_array_index (ticks, ApostilTimelineTick, ticks->len - 1).x >=
                EVERY_YEAR * self->unit)
          add_tick (self, ticks, time, steps[step].unit);
    }
}

/**
 * apostil_timeline_make_ticks:
 * @self: a timeline whose line of time is laid out
 *
 * Returns: (element-type ApostilTimelineTick) (transfer full): what stands on the axis, in order
 */
GArray *
apostil_timeline_make_ticks (ApostilTimeline *self)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (ApostilTimelineTick));
  g_autoptr (GHashTable) counts = count_days (self);
  gint64 month = G_MININT64;
  gint64 frame = G_MININT64;

  if (g_hash_table_size (counts) <= MAX_DAYS)
    add_days (self, ticks, counts);
  else
    add_regular (self, ticks);
  g_array_sort (ticks, compare_ticks);
  for (guint i = 0; i < ticks->len; i++)
    {
      ApostilTimelineTick *tick = &g_array_index (ticks, ApostilTimelineTick, i);
      tick->month = get_month (tick->unit, tick->time) != month;
      tick->frame = get_frame (tick->unit, tick->time) != frame;
      month = get_month (tick->unit, tick->time);
      frame = get_frame (tick->unit, tick->time);
    }
  return ticks;
}

static gchar *
format (gdouble time, const gchar *pattern)
{
  g_autoptr (GDateTime) moment = NULL;
  GDate date;

  if (time < 1)
    {
      g_autofree gchar *year =
          apostil_number_to_words ((guint) (1 - (gint) floor (time / 365.2425 + 1)));

      /* Translators: a year before Christ, "44 BC" */
      return g_strdup_printf (C_ ("year", "%s BC"), year);
    }
  g_date_set_julian (&date, (guint32) time);
  moment = g_date_time_new_utc (g_date_get_year (&date), (gint) g_date_get_month (&date),
                                g_date_get_day (&date), 0, 0, 0);
  if (moment != NULL && time > floor (time))
    {
      GDateTime *later =
          g_date_time_add_minutes (moment, (gint) round ((time - floor (time)) * 24 * 60));

      g_date_time_unref (moment);
      moment = later;
    }
  return moment == NULL ? g_strdup ("") : g_date_time_format (moment, pattern);
}

static gchar *
format_year (gdouble time)
{
  /* Translators: a year on the axis of a timeline, strftime(3); with digits of your own: "%OY" */
  return format (time, C_ ("axis", "%Y"));
}

/**
 * apostil_timeline_tick_get_upper:
 * @tick: a tick
 *
 * Returns: (transfer full): « 15 Aug », « 22 », « 1980s »
 */
gchar *
apostil_timeline_tick_get_upper (const ApostilTimelineTick *tick)
{
  g_autofree gchar *year = NULL;

  switch (tick->unit)
    {
    case APOSTIL_TICK_HOUR:
      /* Translators: a time on the axis of a timeline, strftime(3) */
      return format (tick->time, C_ ("axis", "%H:%M"));
    case APOSTIL_TICK_DAY:
      if (tick->month)
        /* Translators: a day on the axis of a timeline, strftime(3); American English: "%b %-d" */
        return format (tick->time, C_ ("axis", "%-d %b"));
      /* Translators: a further day of the same month on the axis of a timeline, strftime(3)
       * xgettext:no-c-format */
      return format (tick->time, C_ ("axis", "%-d"));
    case APOSTIL_TICK_MONTH:
      return format (tick->time, "%b");
    case APOSTIL_TICK_DECADE:
      year = format (tick->time, "%Y");
      /* Translators: a decade: "1980s"; French: "années %d0" */
      return g_strdup_printf (C_ ("decade", "%d0s"), atoi (year) / 10);
    case APOSTIL_TICK_CENTURY:
    case APOSTIL_TICK_YEAR:
    default:
      return format_year (tick->time);
    }
}

/**
 * apostil_timeline_tick_get_lower:
 * @tick: a tick
 *
 * Returns: (transfer full) (nullable): what stands under it: the year of a day
 */
gchar *
apostil_timeline_tick_get_lower (const ApostilTimelineTick *tick)
{
  if (!tick->frame || tick->unit >= APOSTIL_TICK_YEAR)
    return NULL;
  if (tick->unit == APOSTIL_TICK_HOUR)
    return format (tick->time, C_ ("short date", "%-d %b %Y"));
  return format_year (tick->time);
}

/**
 * apostil_timeline_tick_get_width:
 * @self: a timeline
 * @tick: a tick
 * @lower: whether what stands under it is meant
 *
 * Returns: how wide the words on the axis are
 */
gdouble
apostil_timeline_tick_get_width (ApostilTimeline *self,
                                 const ApostilTimelineTick *tick,
                                 gboolean lower)
{
  g_autofree gchar *words = lower ? apostil_timeline_tick_get_lower (tick)
                                  : apostil_timeline_tick_get_upper (tick);
  g_autoptr (PangoLayout) layout = NULL;

  if (words == NULL)
    return 0;
  layout = apostil_letters_new (apostil_picture_get_context (APOSTIL_PICTURE (self)), words,
                                lower ? APOSTIL_LETTERS_SMALL : APOSTIL_LETTERS_BOLD);
  return apostil_letters_get_width (layout);
}
