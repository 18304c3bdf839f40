/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-name-words.h"

G_BEGIN_DECLS

/* Internal to the names engine: capital runs, and what kind of thing each one names. */

typedef enum
{
  APOSTIL_NAME_TYPE_PERSON,
  APOSTIL_NAME_TYPE_PLACE,
  APOSTIL_NAME_TYPE_ORGANISATION,
  APOSTIL_NAME_TYPE_OTHER,
  APOSTIL_NAME_N_TYPES
} ApostilNameType;

typedef struct
{
  guint from, to;           /* tokens, half-open */
  const ApostilWord *title; /* (nullable): right before it */
  gboolean weak;            /* one word that begins a sentence, and nothing says it is a name */
  gboolean joined;          /* over a particle */
  guint64 key;              /* equal for the same folded words */
} ApostilNameRun;

typedef struct
{
  guint votes[APOSTIL_NAME_N_TYPES];
  const gchar *reason[APOSTIL_NAME_N_TYPES]; /* code of the strongest vote */
  guint strongest[APOSTIL_NAME_N_TYPES];
  guint n_runs;
} ApostilNameVotes;

guint apostil_name_words_head_before (ApostilNameWords *words, guint at);
GArray *apostil_name_runs_find (ApostilNameWords *words, GCancellable *cancellable);
void apostil_name_runs_vote (ApostilNameWords *words,
                             const ApostilNameRun *run,
                             ApostilNameVotes *votes);
ApostilNameType apostil_name_votes_decide (const ApostilNameVotes *votes, guint *weight);
const gchar *apostil_name_type_to_string (ApostilNameType type);

G_END_DECLS
