/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-ledger-list.h"

G_BEGIN_DECLS

/* A row of the ledger as assistive technologies see it: a cell of a table, whose name and text are the
 * row as a sentence. */

#define APOSTIL_TYPE_LEDGER_CELL_ACCESSIBLE (apostil_ledger_cell_accessible_get_type ())
G_DECLARE_FINAL_TYPE (ApostilLedgerCellAccessible,
                      apostil_ledger_cell_accessible,
                      APOSTIL,
                      LEDGER_CELL_ACCESSIBLE,
                      AtkObject)

AtkObject *
apostil_ledger_cell_accessible_ref (ApostilLedgerList *list, GHashTable *cells, gint row);
void apostil_ledger_cell_accessible_set_row (ApostilLedgerCellAccessible *self, gint row);
gint apostil_ledger_cell_accessible_get_row (ApostilLedgerCellAccessible *self);
void apostil_ledger_cell_accessible_retire (ApostilLedgerCellAccessible *self);
void apostil_ledger_cell_accessible_changed (ApostilLedgerCellAccessible *self);

G_END_DECLS
