/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk-a11y.h>

#include "apostil-ledger-list.h"

G_BEGIN_DECLS

/* The list as assistive technologies see it, and what they are told of it. */

#define APOSTIL_TYPE_LEDGER_LIST_ACCESSIBLE (apostil_ledger_list_accessible_get_type ())
G_DECLARE_FINAL_TYPE (ApostilLedgerListAccessible,
                      apostil_ledger_list_accessible,
                      APOSTIL,
                      LEDGER_LIST_ACCESSIBLE,
                      GtkWidgetAccessible)

void apostil_ledger_list_accessible_reset (ApostilLedgerList *list);
void apostil_ledger_list_accessible_inserted (ApostilLedgerList *list, guint row);
void apostil_ledger_list_accessible_deleted (ApostilLedgerList *list, guint row);
void apostil_ledger_list_accessible_changed (ApostilLedgerList *list, guint row);
void apostil_ledger_list_accessible_selected (ApostilLedgerList *list, gint before);
void apostil_ledger_list_accessible_moved (ApostilLedgerList *list);

G_END_DECLS
