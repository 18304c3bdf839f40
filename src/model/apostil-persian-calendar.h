/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Solar Hijri calendar of Iran and Afghanistan. Days are numbered as GDate does
 * (g_date_get_julian()): 1 January of year 1 is 1. */

/* The value of the attribute calendar of a date. */
#define APOSTIL_CALENDAR_PERSIAN "persian"

#define APOSTIL_PERSIAN_FIRST_YEAR 1178 /* begins on 21 March 1799 */
#define APOSTIL_PERSIAN_LAST_YEAR  1501 /* ends on 20 March 2123 */

gboolean apostil_persian_is_leap_year (gint year);
/* 0 for a month or a year that there is not. */
gint apostil_persian_days_in_month (gint year, gint month);
gboolean apostil_persian_to_days (gint year, gint month, gint day, gint64 *days);
gboolean apostil_persian_from_days (gint64 days, gint *year, gint *month, gint *day);

/* What a person typed, "۱۴۰۰/۵/۳۱", "31 Mordad 1400", → TIMEX3 value. (nullable) (transfer full) */
gchar *apostil_persian_parse_typed (const gchar *typed, gboolean numbers);
/* « 31 Mordad 1400 » for a value that is a day. (nullable) (transfer full) */
gchar *apostil_persian_to_words (const gchar *value);

G_END_DECLS
