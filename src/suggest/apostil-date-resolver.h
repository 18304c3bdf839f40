/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-calendar.h"
#include "apostil-date-finder.h"

G_BEGIN_DECLS

/* Internal: turns a match into a value, from captures, anchor, tense and the dates before. */

typedef enum
{
  APOSTIL_TENSE_UNKNOWN,
  APOSTIL_TENSE_PAST,
  APOSTIL_TENSE_FUTURE,
} ApostilTense;

#define APOSTIL_DATE_MAX_OTHERS 3

typedef struct
{
  gchar value[48];
  gchar others[APOSTIL_DATE_MAX_OTHERS][48]; /* alternatives, best first */
  guint n_others;
  gchar mod[24];
  gchar quant[24];
  gchar freq[24];
  gchar anchor[APOSTIL_CALENDAR_BYTES]; /* the value it was counted from, or "" */
  const gchar *reason;                  /* a literal */
  gboolean certain;                     /* nothing but the words was needed */
} ApostilDateResult;

typedef struct
{
  const ApostilLexicon *lexicon;
  gint ids[14];       /* captures that operators know by name, see the .c */
  gint64 anchor;      /* Julian day; 0: none */
  gchar anchor_unit;  /* 'D', 'M', 'Y': how much of it is known */
  gint64 last;        /* day of the date before; 0: none */
  gchar last_unit;    /* how much of it is known */
  gint64 day;         /* the day that clock times hang on; 0: the anchor */
  guint day_age;      /* lines with dates since then */
  ApostilTense tense; /* of the clause of the match */
} ApostilDateResolver;

void apostil_date_resolver_init (ApostilDateResolver *self, const ApostilLexicon *lexicon);
void apostil_date_resolver_set_anchor (ApostilDateResolver *self, const gchar *published);
gboolean apostil_date_resolver_resolve (ApostilDateResolver *self,
                                        const ApostilDateMatch *match,
                                        ApostilDateResult *result);
void apostil_date_resolver_next_line (ApostilDateResolver *self);
void apostil_date_resolver_remember (ApostilDateResolver *self, const ApostilDateResult *result);

G_END_DECLS
