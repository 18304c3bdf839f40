/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal: value templates of language files, « {near(past)}-{month}-{day} ». */

#define APOSTIL_DATE_MAX_CAPTURES 120

/* What a template can compute; each is a pure function of captures, anchor and tense. */
typedef enum
{
  APOSTIL_DATE_OP_LITERAL,
  APOSTIL_DATE_OP_CAPTURE,
  APOSTIL_DATE_OP_FORM,     /* capture.form: the second value of its word */
  APOSTIL_DATE_OP_NEAR,     /* near, near(dir): the year nearest the anchor */
  APOSTIL_DATE_OP_LAST,     /* last(unit) */
  APOSTIL_DATE_OP_THIS,     /* this(unit) */
  APOSTIL_DATE_OP_NEXT,     /* next(unit) */
  APOSTIL_DATE_OP_MINUS,    /* minus(n,unit) */
  APOSTIL_DATE_OP_PLUS,     /* plus(n,unit) */
  APOSTIL_DATE_OP_BACK,     /* back(n,unit): the same, weeks counted to the day */
  APOSTIL_DATE_OP_AHEAD,    /* ahead(n,unit) */
  APOSTIL_DATE_OP_WEEKDAY,  /* weekday, weekday(dir) */
  APOSTIL_DATE_OP_INHERIT,  /* inherit(unit): from the date before */
  APOSTIL_DATE_OP_DAY,      /* same-day: the day that a clock time hangs on */
  APOSTIL_DATE_OP_CLOCK,    /* clock: T and the time of hour, minute, second, half, zone */
  APOSTIL_DATE_OP_DURATION, /* duration(n,unit) */
  APOSTIL_DATE_OP_HOLIDAY,  /* holiday, holiday(dir): fixed day or Easter rule */
  APOSTIL_DATE_OP_DECADE,   /* decade(yy): 198 */
  APOSTIL_DATE_OP_CENTURY,  /* century(n): 19 for the 20th */
  APOSTIL_DATE_OP_NTH,      /* nth(n,weekday): of the captured month and year */
} ApostilDateOp;

typedef struct
{
  const gchar *literal; /* (nullable) */
  gint capture;         /* -1: the literal */
} ApostilDateArg;

typedef struct
{
  ApostilDateOp op;
  const gchar *literal;
  gint capture;
  guint n_args;
  ApostilDateArg args[2];
  gboolean is_fallback; /* of the step before */
  gboolean has_fallback;
} ApostilDateStep;

GArray *apostil_date_template_parse (const gchar *text,
                                     GPtrArray *capture_names,
                                     GStringChunk *strings,
                                     GError **error);
void apostil_date_template_needs (GArray *steps, gboolean needs[APOSTIL_DATE_MAX_CAPTURES]);
gint apostil_date_capture_id (GPtrArray *capture_names, const gchar *name);

G_END_DECLS
