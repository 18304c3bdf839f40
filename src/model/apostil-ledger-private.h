/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-ledger.h"

G_BEGIN_DECLS

/* Internal to the model: what the files of the ledger share. */

/* An edit that touches more claims, or moves more rows, is a reset. */
#define APOSTIL_LEDGER_MAX_STEPS 400

struct _ApostilLedger
{
  GObject parent_instance;

  ApostilDocument *document;
  ApostilLedgerGrouping grouping;
  gboolean by_count;
  ApostilLedgerOnly only;
  gchar *filter; /* (nullable) folded */

  GPtrArray *groups;  /* (element-type ApostilLedgerGroup) in order, empty ones never */
  GHashTable *by_key; /* key → group */
  GArray *rows;       /* (element-type ApostilLedgerRow) */
  GHashTable
      *days; /* by date only: id of a claim → key; what it was when the claim was put there */

  GHashTable *sources; /* key by claimant → number of claims, whatever the grouping */
  guint n_claims;
  guint n_suggested;
  guint n_contradictions;
  gboolean stale;   /* telling row by row has become too much */
  GQueue uncounted; /* keys of groups whose words are being counted, or will be */
  guint counting;
};

/* apostil-ledger.c */
gboolean apostil_ledger_takes (gpointer record);
gboolean apostil_ledger_is_contradiction (gpointer record);
void apostil_ledger_count_source (ApostilLedger *self, ApostilAnnotation *claim, gint step);
void apostil_ledger_rebuild (ApostilLedger *self, gboolean regroup);
void apostil_ledger_tell_inserted (ApostilLedger *self, guint position);
void apostil_ledger_tell_deleted (ApostilLedger *self, guint position);
void apostil_ledger_tell_changed (ApostilLedger *self, guint position);
void apostil_ledger_tell_counted (ApostilLedger *self);

GPtrArray *apostil_ledger_dup_known_keys (ApostilLedger *self, ApostilAnnotation *claim);

/* apostil-ledger-filter.c */
gboolean apostil_ledger_passes (ApostilLedger *self, ApostilAnnotation *claim);

/* apostil-ledger-rows.c */
gboolean apostil_ledger_find_in_group (ApostilLedger *self,
                                       ApostilLedgerGroup *group,
                                       ApostilAnnotation *claim,
                                       guint *position);
void apostil_ledger_add_to_group (ApostilLedger *self, const gchar *key, ApostilAnnotation *claim);
gboolean
apostil_ledger_remove_from_group (ApostilLedger *self, const gchar *key, ApostilAnnotation *claim);
gboolean apostil_ledger_replace_in_group (ApostilLedger *self,
                                          const gchar *key,
                                          ApostilAnnotation *before,
                                          ApostilAnnotation *after);
void apostil_ledger_update_shown (ApostilLedger *self, const gchar *key, ApostilAnnotation *claim);
void apostil_ledger_header_changed (ApostilLedger *self, const gchar *key);

/* apostil-ledger-count.c */
void apostil_ledger_count_claim (ApostilLedger *self,
                                 ApostilLedgerGroup *group,
                                 guint at,
                                 ApostilAnnotation *claim,
                                 gint step);

/* apostil-ledger-follow.c */
void apostil_ledger_follow (ApostilDocument *document,
                            ApostilEdit *edit,
                            gboolean undone,
                            ApostilLedger *self);

G_END_DECLS
