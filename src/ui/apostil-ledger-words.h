/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-ledger.h"

G_BEGIN_DECLS

/* The rows of a ledger in words for people: what is shown in each column, and what is spoken. */

/**
 * ApostilLedgerTitle:
 * @title: what the claims of the group have in common
 * @badge: (nullable): what is wanting: « unnamed », « not linked », « nobody named »
 * @detail: how much they say: « 11 claims · 96 words quoted · 71 reported »
 * @colour: (nullable): a colour of the palette, of the claimant
 */
typedef struct
{
  gchar *title;
  gchar *badge;
  gchar *detail;
  const gchar *colour;
} ApostilLedgerTitle;

/**
 * ApostilLedgerEntry:
 * @words: the words of the claim on one line, in the quotation marks that the text has around them
 * @claimant: who claims it
 * @unnamed: whether that is nobody with a name
 * @cue: (nullable): with which word
 * @said: (nullable): on which day
 * @said_inferred: whether the article names no day, so that it is the day of publication
 * @verdict: the verdict
 * @verdict_id: (nullable): its value in the scheme
 * @relations: (element-type utf8): « ≠ contradicted by 2 », « supports 1 », « 1 evidence »
 * @n_contradictions: how many of them come first and are contradictions
 * @reasoning: (nullable): why that verdict
 * @suggested: whether it waits to be confirmed
 */
typedef struct
{
  gchar *words;
  gchar *claimant;
  gboolean unnamed;
  gchar *cue;
  gchar *said;
  gboolean said_inferred;
  const gchar *verdict;
  const gchar *verdict_id;
  GPtrArray *relations;
  guint n_contradictions;
  const gchar *reasoning;
  gboolean suggested;
} ApostilLedgerEntry;

void apostil_ledger_title_init (ApostilLedgerTitle *title,
                                ApostilLedger *ledger,
                                ApostilLedgerGroup *group);
void apostil_ledger_title_clear (ApostilLedgerTitle *title);
void apostil_ledger_entry_init (ApostilLedgerEntry *entry,
                                ApostilDocument *document,
                                ApostilAnnotation *claim,
                                guint n_candidates);
void apostil_ledger_entry_clear (ApostilLedgerEntry *entry);

gchar *apostil_ledger_entry_dup_words (ApostilDocument *document, ApostilAnnotation *claim);

/* Cheap estimates of what an entry will hold, for the height of its row. */
guint apostil_ledger_entry_count_chars (ApostilAnnotation *claim);
guint apostil_ledger_entry_count_relations (ApostilDocument *document,
                                            ApostilAnnotation *claim,
                                            guint n_candidates);

/* (transfer full): a row as one sentence, for screen readers. */
gchar *
apostil_ledger_speak (ApostilLedger *ledger, const ApostilLedgerRow *row, guint n_candidates);
/* (transfer full): « 37 claims · 12 sources · 6 unnamed · 3 contradictions », as Pango markup. */
gchar *apostil_ledger_summary_to_markup (const ApostilLedgerSummary *summary, const gchar *colour);

G_END_DECLS
