/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-date-resolver.h"

G_BEGIN_DECLS

/* Internal to the resolver: the operators of value templates. */

enum
{
  APOSTIL_DATE_ID_DAY,
  APOSTIL_DATE_ID_MONTH,
  APOSTIL_DATE_ID_YEAR,
  APOSTIL_DATE_ID_WEEKDAY,
  APOSTIL_DATE_ID_SEASON,
  APOSTIL_DATE_ID_HOUR,
  APOSTIL_DATE_ID_MINUTE,
  APOSTIL_DATE_ID_SECOND,
  APOSTIL_DATE_ID_HALF,
  APOSTIL_DATE_ID_ZONE,
  APOSTIL_DATE_ID_HOLIDAY,
  APOSTIL_DATE_ID_NUMBER,
  APOSTIL_DATE_N_IDS
};

typedef struct
{
  ApostilDateResolver *resolver;
  const ApostilDateMatch *match;
  ApostilDateResult *result;
  gint64 anchor;
  gchar anchor_unit;
  GString *value;
} ApostilDateFill;

const gchar *apostil_date_fill_get (const ApostilDateFill *fill, guint which);
void apostil_date_fill_add_other (ApostilDateFill *fill, const gchar *value);
gboolean apostil_date_fill_run (ApostilDateFill *fill, const ApostilDateStep *step);

G_END_DECLS
