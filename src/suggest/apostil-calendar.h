/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define APOSTIL_CALENDAR_BYTES 16 /* 2021-W33-WE is the longest */

/* Internal: the arithmetic of days that dates in words need. Days are Julian day numbers as
 * of GDate (1 = 1 January of year 1); the calendar is the Gregorian one throughout. */

gint64 apostil_calendar_day (gint year, gint month, gint day);
void apostil_calendar_split (gint64 julian, gint *year, gint *month, gint *day);
gint apostil_calendar_weekday (gint64 julian);
gint64 apostil_calendar_easter (gint year);
gint64 apostil_calendar_add_months (gint64 julian, gint months);
gboolean
apostil_calendar_format (gint64 julian, const gchar *unit, gchar text[APOSTIL_CALENDAR_BYTES]);
gchar *apostil_calendar_put_number (gchar *text, guint number, guint n_digits);
gint apostil_calendar_read_number (const gchar *text);
gdouble apostil_calendar_read_count (const gchar *text);
gint64 apostil_calendar_shift (gint64 julian, const gchar *unit, gint n);
const gchar *apostil_calendar_unknown (const gchar *unit);

G_END_DECLS
