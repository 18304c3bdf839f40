/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-timex.h"

G_BEGIN_DECLS

/* A value taken apart. A number is -1 where the value has X, 0 where it says nothing. */
typedef struct
{
  ApostilTimexShape shape;

  gboolean has_date;
  gboolean bc;
  gint year;         /* with the digits that are known; see year_digits */
  guint year_digits; /* 4: a year, 3: a decade, 2: a century, 0: XXXX */
  gint month;
  gint day;
  gint week;
  gint weekday;    /* 1 Monday … 7 Sunday, APOSTIL_TIMEX_WEEKEND */
  gchar season[3]; /* SP SU FA WI, or "" */
  gint quarter;
  gint half;

  gboolean has_time;
  gchar part[3]; /* MO MI AF EV NI DT, or "" */
  gint hour;
  gint minute; /* APOSTIL_TIMEX_NONE when not given */
  gint second;
  const gchar *offset; /* into the value: "Z", "+02:00", or NULL */

  const gchar *amounts; /* DURATION: what follows the P */
} ApostilTimex;

#define APOSTIL_TIMEX_WEEKEND 8
#define APOSTIL_TIMEX_NONE    (-2)

/* The units a duration may count in, as they are written, date units first. */
typedef struct
{
  gchar code[3];
  gboolean is_time;
} ApostilTimexUnit;

gboolean apostil_timex_read (const gchar *value, ApostilTimex *timex);
/* Reads one « 3D », « 1.5M », « XY » from @amounts. */
gboolean
apostil_timex_read_amount (const gchar **amounts, gboolean *in_time, gchar **number, gchar unit[3]);
gint64 apostil_timex_days_from_civil (gint64 year, gint month, gint day);
void apostil_timex_civil_from_days (gint64 julian, gint *year, gint *month, gint *day);
/* @text with digits of any script as 0 to 9. (transfer full) */
gchar *apostil_timex_digits_to_ascii (const gchar *text);
gint apostil_timex_days_in_month (gint64 year, gint month);

G_END_DECLS
