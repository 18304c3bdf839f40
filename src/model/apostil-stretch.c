/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-stretch.h"

#include <string.h>

#include "apostil-timex-private.h"

#define HOUR (1.0 / 24)

/* Hours of the parts of a day. TIMEX3 does not say them; these are the usual ones of weather
 * services, and a night runs into the next day. */
static const struct
{
  gchar code[3];
  guint8 from;
  guint8 to;
} parts[] = {
  { "MO", 6, 12 },  { "MI", 11, 14 }, { "AF", 12, 18 },
  { "EV", 18, 24 }, { "NI", 20, 30 }, { "DT", 6, 18 },
};

static void
narrow_to_clock (ApostilStretch *self, const ApostilTimex *timex)
{
  gdouble day = self->from;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (timex->part, parts[i].code))
      {
        self->from = day + parts[i].from * HOUR;
        self->to = day + parts[i].to * HOUR;
        return;
      }
  if (timex->part[0] != '\0' || timex->hour < 0)
    return;
  self->from = day + timex->hour * HOUR;
  self->to = self->from + HOUR;
  if (timex->minute < 0)
    return;
  self->from += timex->minute * HOUR / 60;
  self->to = self->from + HOUR / 60;
}

static void
apply_mod (ApostilStretch *self, const gchar *mod)
{
  gdouble third = (self->to - self->from) / 3;

  if (g_str_equal (mod, "APPROX"))
    self->approx = TRUE;
  else if (g_str_equal (mod, "BEFORE") || g_str_equal (mod, "ON_OR_BEFORE"))
    self->open_start = TRUE;
  else if (g_str_equal (mod, "AFTER") || g_str_equal (mod, "ON_OR_AFTER"))
    self->open_end = TRUE;
  else if (g_str_equal (mod, "START"))
    self->to = self->from + third;
  else if (g_str_equal (mod, "END"))
    self->from = self->to - third;
  else if (g_str_equal (mod, "MID"))
    {
      self->from += third;
      self->to -= third;
    }
  else
    return;
  if (g_str_equal (mod, "START") || g_str_equal (mod, "MID") || g_str_equal (mod, "END"))
    self->approx = TRUE;
}

/**
 * apostil_stretch_init:
 * @self: (out caller-allocates): where the value lies
 * @value: (nullable): a TIMEX3 value
 * @mod: (nullable): its TIMEX3 mod
 *
 * Returns: whether @value names a place on the calendar: no duration, nothing with an unknown year,
 *   month or day; if not, @self is not filled
 */
gboolean
apostil_stretch_init (ApostilStretch *self, const gchar *value, const gchar *mod)
{
  ApostilTimex timex;
  gint64 from, to;

  if (!apostil_timex_get_days (value, &from, &to) || !apostil_timex_read (value, &timex))
    return FALSE;
  /* A year with something unknown in it is no place for a day. */
  if (timex.month < 0 || timex.day < 0 || timex.week < 0 || timex.weekday < 0)
    return FALSE;
  *self = (ApostilStretch){ (gdouble) from, (gdouble) to, FALSE, FALSE, FALSE };
  if (timex.has_time && to == from + 1)
    narrow_to_clock (self, &timex);
  if (mod != NULL)
    apply_mod (self, mod);
  return TRUE;
}

/**
 * apostil_stretch_init_date:
 * @self: (out caller-allocates): where the date lies
 * @date: a date
 *
 * A duration lies somewhere only if it is said when it begins or ends; a set of times never does.
 *
 * Returns: whether @date lies anywhere; if not, @self is not filled
 */
gboolean
apostil_stretch_init_date (ApostilStretch *self, ApostilAnnotation *date)
{
  const gchar *type = apostil_record_get (date, APOSTIL_ATTR_TYPE);
  const gchar *mod = apostil_record_get (date, APOSTIL_ATTR_MOD);
  ApostilStretch begin, end;
  gboolean begins, ends;

  if (g_strcmp0 (type, "SET") == 0 || apostil_record_get (date, APOSTIL_ATTR_QUANT) != NULL ||
      apostil_record_get (date, APOSTIL_ATTR_FREQ) != NULL)
    return FALSE;
  if (g_strcmp0 (type, "DURATION") != 0 &&
      apostil_stretch_init (self, apostil_record_get (date, APOSTIL_ATTR_VALUE), mod))
    return TRUE;

  begins = apostil_stretch_init (&begin, apostil_record_get (date, APOSTIL_ATTR_BEGIN), NULL);
  ends = apostil_stretch_init (&end, apostil_record_get (date, APOSTIL_ATTR_END), NULL);
  if (!begins && !ends)
    return FALSE;
  if (begins && ends && end.to < begin.from)
    return FALSE;
  self->from = begins ? begin.from : end.from;
  self->to = ends ? end.to : begin.to;
  self->approx = mod != NULL && g_str_equal (mod, "APPROX");
  self->open_start = !begins;
  self->open_end = !ends;
  return TRUE;
}

/**
 * apostil_stretch_is_point:
 * @self: where a date lies
 *
 * Returns: whether it is a day or shorter and has both ends, so that one calls it a point in time
 */
gboolean
apostil_stretch_is_point (const ApostilStretch *self)
{
  return self->to - self->from <= 1 && !self->open_start && !self->open_end;
}
