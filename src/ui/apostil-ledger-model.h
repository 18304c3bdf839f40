/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-flat-model.h"
#include "apostil-ledger.h"

G_BEGIN_DECLS

/* A ledger as a flat GtkTreeModel: a row for each group and each claim. It keeps nothing of its
 * own; its one column is the claim, which is NULL in the row of a group. */

#define APOSTIL_TYPE_LEDGER_MODEL (apostil_ledger_model_get_type ())
G_DECLARE_FINAL_TYPE (ApostilLedgerModel,
                      apostil_ledger_model,
                      APOSTIL,
                      LEDGER_MODEL,
                      ApostilFlatModel)

ApostilLedgerModel *apostil_ledger_model_new (ApostilLedger *ledger);
ApostilLedger *apostil_ledger_model_get_ledger (ApostilLedgerModel *self);
const ApostilLedgerRow *apostil_ledger_model_get_row (ApostilLedgerModel *self, GtkTreeIter *iter);

G_END_DECLS
