/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* What claims have in common: who claims them, what was found of them, when they were said, where
 * they stand. */

typedef enum
{
  APOSTIL_LEDGER_CLAIMANT,
  APOSTIL_LEDGER_VERDICT,
  APOSTIL_LEDGER_DATE,
  APOSTIL_LEDGER_SECTION,
} ApostilLedgerGrouping;

typedef enum
{
  APOSTIL_SOURCE_NAMED,        /* an entity with a name */
  APOSTIL_SOURCE_UNNAMED,      /* an entity of which the article does not say the name */
  APOSTIL_SOURCE_WORDS,        /* words of the text that nobody has linked to an entity yet */
  APOSTIL_SOURCE_ARTICLE,      /* the article itself claims it */
  APOSTIL_SOURCE_UNATTRIBUTED, /* nobody is said to claim it */
} ApostilSourceKind;

/**
 * ApostilLedgerGroup:
 * @key: what its claims have in common
 * @claims: (element-type ApostilAnnotation): all of them, in text order, whatever the filter
 *
 * A group of claims. The ledger owns it; it is gone when its last claim is.
 */
typedef struct
{
  gchar *key;
  GPtrArray *claims;
  guint n_shown;
  gboolean waiting; /* to have its words counted */
  guint n_counted;  /* the first so many claims have been, of which these are the words */
  guint n_quoted;
  guint n_reported;
} ApostilLedgerGroup;

ApostilLedgerGroup *apostil_ledger_group_new (const gchar *key);
void apostil_ledger_group_free (ApostilLedgerGroup *self);
gint apostil_ledger_group_compare (ApostilDocument *document,
                                   ApostilLedgerGrouping grouping,
                                   gboolean by_count,
                                   ApostilLedgerGroup *a,
                                   ApostilLedgerGroup *b);

/* What a key says. */
ApostilSourceKind apostil_ledger_key_get_source (ApostilDocument *document, const gchar *key);
ApostilEntity *apostil_ledger_key_get_entity (ApostilDocument *document, const gchar *key);
const gchar *apostil_ledger_key_get_value (const gchar *key);

/* (transfer full) (element-type utf8): the keys of a claim, one for each claimant */
GPtrArray *apostil_ledger_dup_keys (ApostilDocument *document,
                                    ApostilLedgerGrouping grouping,
                                    ApostilAnnotation *claim);

const gchar *apostil_ledger_get_verdict (ApostilAnnotation *claim);

G_END_DECLS
