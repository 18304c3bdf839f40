/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-date-resolver.h"

G_BEGIN_DECLS

/* Internal: reads one line of a text, finds its dates and resolves them in order. */

typedef struct
{
  const ApostilDatePattern *pattern;
  ApostilSpan span; /* code points */
  ApostilDateResult result;
} ApostilDateFound;

typedef void (*ApostilDateFoundFunc) (const ApostilDateFound *found, gpointer user_data);

typedef struct
{
  const ApostilToken *tokens;
  ApostilDateFinder finder;
  ApostilDateResolver resolver;
  GArray *triggers;
  GArray *places;  /* of Place: what was found in the line */
  GArray *matches; /* of ApostilDateMatch: all readings of it */
  gint past_class, future_class, announcement_class, joint_class, range_class, part_class;
} ApostilDateScan;

void apostil_date_scan_init (ApostilDateScan *self,
                             ApostilLexicon *lexicon,
                             const gchar *utf8,
                             const ApostilToken *tokens);
void apostil_date_scan_clear (ApostilDateScan *self);
guint apostil_date_scan_line_end (const ApostilToken *tokens, guint n_tokens, guint from);
void apostil_date_scan_line (ApostilDateScan *self,
                             guint from,
                             guint to,
                             ApostilDateFoundFunc take,
                             gpointer user_data);

G_END_DECLS
