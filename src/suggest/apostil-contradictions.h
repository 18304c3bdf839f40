/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-lexicon.h"

G_BEGIN_DECLS

/* Two claims that a reader may want to relate with « contradicts ». A candidate is only ever
 * offered: nothing here changes the document. */

typedef enum
{
  APOSTIL_CONTRADICTION_NEGATION, /* one of the two denies */
  APOSTIL_CONTRADICTION_ANTONYM,  /* « nord-est » against « nord-ouest » */
  APOSTIL_CONTRADICTION_NUMBER,   /* other numbers of the same thing */
  APOSTIL_CONTRADICTION_DATE,     /* other dates */
  APOSTIL_CONTRADICTION_CONTRAST, /* one denies, and « mais » stands between them */
} ApostilContradictionKind;

typedef struct
{
  gchar *from; /* id of the claim that comes first in the text */
  gchar *to;
  gchar *entity; /* (nullable): id of an entity that both speak of */
  ApostilContradictionKind kind;
  gchar *one; /* the words that differ; of @from, NULL where there are none */
  gchar *other;
} ApostilContradiction;

void apostil_contradiction_free (ApostilContradiction *self);
gchar *apostil_contradiction_to_words (const ApostilContradiction *self);
GPtrArray *apostil_contradictions_find (ApostilDocument *document,
                                        ApostilLexicon *lexicon,
                                        GCancellable *cancellable);

G_END_DECLS
