/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-ledger-group.h"

G_BEGIN_DECLS

/* The attribution ledger: the claims of a document in groups (by claimant, verdict, day or
 * section), as one flat sequence of rows in which each group has a row of its own in front of its
 * claims. It follows the document edit by edit and says row by row what changes. Rejected claims
 * are left out; a claim of several claimants stands in the group of each.
 *
 * Not thread-safe: it lives where its document does. */

/* What claims are shown; several narrow it further. */
typedef enum
{
  APOSTIL_LEDGER_ONLY_UNNAMED = 1 << 0, /* claimed by somebody without a name, or by nobody */
  APOSTIL_LEDGER_ONLY_CONTRADICTED = 1 << 1,
  APOSTIL_LEDGER_ONLY_UNCHECKED = 1 << 2,
} ApostilLedgerOnly;

/**
 * ApostilLedgerRow:
 * @group: the group
 * @claim: (nullable): the claim; %NULL for the row of the group itself
 */
typedef struct
{
  ApostilLedgerGroup *group;
  ApostilAnnotation *claim;
} ApostilLedgerRow;

/**
 * ApostilLedgerSummary:
 * @n_claims: all claims
 * @n_shown: those that filter and switches let through
 * @n_suggested: how many of all are suggestions still
 * @n_sources: different claimants: entities, and words that are linked to none
 * @n_unnamed: how many of these are entities without a name
 * @n_unattributed: claims that nobody is said to claim
 * @n_contradictions: pairs of claims that contradict each other
 */
typedef struct
{
  guint n_claims;
  guint n_shown;
  guint n_suggested;
  guint n_sources;
  guint n_unnamed;
  guint n_unattributed;
  guint n_contradictions;
} ApostilLedgerSummary;

/**
 * ApostilClaimRelations:
 *
 * How many relations of each kind a claim stands in. A contradiction is stored from the claim that
 * comes first, so the later one contradicts it.
 */
typedef struct
{
  guint contradicts;
  guint contradicted_by;
  guint supports;
  guint supported_by;
  guint repeats; /* both ways */
} ApostilClaimRelations;

#define APOSTIL_TYPE_LEDGER (apostil_ledger_get_type ())
G_DECLARE_FINAL_TYPE (ApostilLedger, apostil_ledger, APOSTIL, LEDGER, GObject)

/**
 * ApostilLedger::reset: (gboolean before) all rows change at once; told before and after.
 * ApostilLedger::row-inserted: (uint position)
 * ApostilLedger::row-deleted: (uint position)
 * ApostilLedger::row-changed: (uint position) the row says something else now.
 * ApostilLedger::counted: the numbers of the summary may be others; told once after each edit.
 */

ApostilLedger *apostil_ledger_new (ApostilDocument *document);
ApostilDocument *apostil_ledger_get_document (ApostilLedger *self);

void apostil_ledger_set_grouping (ApostilLedger *self, ApostilLedgerGrouping grouping);
ApostilLedgerGrouping apostil_ledger_get_grouping (ApostilLedger *self);
void apostil_ledger_set_by_count (ApostilLedger *self, gboolean by_count);
gboolean apostil_ledger_get_by_count (ApostilLedger *self);
void apostil_ledger_set_only (ApostilLedger *self, ApostilLedgerOnly only);
ApostilLedgerOnly apostil_ledger_get_only (ApostilLedger *self);
void apostil_ledger_set_filter (ApostilLedger *self, const gchar *words);

guint apostil_ledger_get_n_rows (ApostilLedger *self);
const ApostilLedgerRow *apostil_ledger_get_row (ApostilLedger *self, guint position);
gboolean apostil_ledger_find (ApostilLedger *self, ApostilAnnotation *claim, guint *position);
void apostil_ledger_get_summary (ApostilLedger *self, ApostilLedgerSummary *summary);
gboolean apostil_ledger_count_words (ApostilLedger *self,
                                     ApostilLedgerGroup *group,
                                     guint *quoted,
                                     guint *reported);

void apostil_claim_relations_count (ApostilDocument *document,
                                    ApostilAnnotation *claim,
                                    ApostilClaimRelations *counts);

G_END_DECLS
