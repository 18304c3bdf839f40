/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-ledger.h"
#include "apostil-scroller.h"
#include "apostil-session.h"

G_BEGIN_DECLS

/* The rows of the ledger, with the keys that work in them. The row that is selected is the
 * session's current mark, and the other way round. */

#define APOSTIL_TYPE_LEDGER_LIST (apostil_ledger_list_get_type ())
G_DECLARE_FINAL_TYPE (ApostilLedgerList, apostil_ledger_list, APOSTIL, LEDGER_LIST, ApostilScroller)

/**
 * ApostilLedgerList::command: (action, parameter) a key asks for an action of the window.
 * ApostilLedgerList::open: Enter or a double click on a claim, which is the current mark then.
 * ApostilLedgerList::leave: (returns gboolean) Escape; %TRUE when there was something to end.
 * ApostilLedgerList::resized: rows have another width.
 */

GtkWidget *apostil_ledger_list_new (ApostilSession *session);
void apostil_ledger_list_set_ledger (ApostilLedgerList *self, ApostilLedger *ledger);
/* How many others each claim may be at odds with: id → count (transfer none) (nullable). */
void apostil_ledger_list_set_candidates (ApostilLedgerList *self, GHashTable *candidates);
void apostil_ledger_list_set_reasoning (ApostilLedgerList *self, gboolean shown);
/* Where the selected row is, in the list's own coordinates; for popovers. */
gboolean apostil_ledger_list_get_area (ApostilLedgerList *self, GdkRectangle *area);
/* (transfer none) (nullable): the claim of the selected row. */
ApostilAnnotation *apostil_ledger_list_get_selected (ApostilLedgerList *self);
/* Selects a row, as a click does. */
void apostil_ledger_list_go (ApostilLedgerList *self, guint row);
/* Selects the row of the current mark, if it is shown. */
void apostil_ledger_list_follow (ApostilLedgerList *self);

G_END_DECLS
