/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-findings.h"
#include "apostil-lexicon.h"
#include "apostil-suggest-input.h"

G_BEGIN_DECLS

/* Internal: what the checks that know a language read. */

typedef struct
{
  ApostilFindings findings;
  ApostilSuggestInput *input;
  GHashTable *lexicons; /* language → ApostilLexicon, or NULL for one without data */
  const gchar *language;
  gchar *guessed; /* (nullable) */
  const gchar *utf8;
  const ApostilToken *tokens;
  guint n_tokens;
} ApostilReview;

/* The checks, one file each. */
void apostil_review_check_weekdays (ApostilReview *self);
void apostil_review_check_tenses (ApostilReview *self);
void apostil_review_check_ranges (ApostilReview *self);
void apostil_review_check_spellings (ApostilReview *self);
void apostil_review_check_contradictions (ApostilReview *self);
void apostil_review_check_quotations (ApostilReview *self);

/* What they share. */
ApostilLexicon *apostil_review_get_lexicon (ApostilReview *self, guint32 offset);
void apostil_review_get_sentence (ApostilReview *self, ApostilSpan span, guint *from, guint *to);
gboolean apostil_review_reads_date (ApostilReview *self, ApostilAnnotation *annotation);

G_END_DECLS
