/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TIMEX3 values (TimeML, ISO 24617-1; design: language.md § 1.1): checked, turned into the
 * half-open stretch of time they cover, and read out in words of the user's language. */

typedef enum
{
  APOSTIL_TIMEX_INVALID,
  APOSTIL_TIMEX_DATE, /* 2021, 2021-08, 2021-08-22, 2021-W33, 2021-W33-WE, 2021-SU, 2021-Q3, 2021-H1, 198, 19, XXXX-08-22, BC0044 */
  APOSTIL_TIMEX_TIME, /* …T16:00, …TMO, T16:00, with offset or Z */
  APOSTIL_TIMEX_DURATION, /* P3D, PT3H, PXD, P1DE */
  APOSTIL_TIMEX_SET,      /* a value with quant or freq; P1W, XXXX-WXX-7 */
  APOSTIL_TIMEX_REF,      /* PAST_REF, PRESENT_REF, FUTURE_REF */
} ApostilTimexShape;

ApostilTimexShape apostil_timex_get_shape (const gchar *value);
/* Whether @value can stand with TIMEX3 @type ("DATE" …); the error says what is wrong and gives an example. */
gboolean apostil_timex_check (const gchar *type, const gchar *value, GError **error);
/* The calendar stretch [from, to) as Julian day numbers (g_date_get_julian()); FALSE when the value names none. */
gboolean apostil_timex_get_days (const gchar *value, gint64 *from, gint64 *to);
/* What a person typed in the date field: "22.8.2021", "22 août 2021", "22/8/2021", "août 2021", "2021-08-22", "1980s", "P3D" → value. (nullable) (transfer full) */
gchar *apostil_timex_parse_typed (const gchar *typed);
/* The same, where 1400/5/31 is a day of the calendar @used (nullable); the one that was meant is given back, NULL: the Gregorian. */
gchar *apostil_timex_parse_typed_in (const gchar *typed, const gchar *used, const gchar **calendar);
/* « Sunday 22 August 2021 », « week 33 of 2021 », « 1980s », « 3 days »; NULL for an invalid value. (transfer full) */
gchar *apostil_timex_to_words (const gchar *value);
/* Shorter, for margins and lists: « 22 Aug 2021 ». (transfer full) */
gchar *apostil_timex_to_short_words (const gchar *value);
/* The words of @value, and what it is in @calendar (nullable) beside them: « 22 Aug 2021 (31 Mordad 1400) ». (transfer full) */
gchar *apostil_timex_to_words_in (const gchar *value, const gchar *calendar, gboolean brief);
/* EDTF (ISO 8601-2) where one exists. (nullable) (transfer full) */
gchar *apostil_timex_to_edtf (const gchar *value, const gchar *mod);

G_END_DECLS
