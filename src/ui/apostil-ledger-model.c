/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-model.h"

struct _ApostilLedgerModel
{
  ApostilFlatModel parent_instance;

  ApostilLedger *ledger;
};

G_DEFINE_FINAL_TYPE (ApostilLedgerModel, apostil_ledger_model, APOSTIL_TYPE_FLAT_MODEL)

/* ---- From the ledger ---- */

static void
row_inserted (ApostilLedger *ledger, guint position, ApostilLedgerModel *self)
{
  apostil_flat_model_inserted (APOSTIL_FLAT_MODEL (self), position);
}

static void
row_deleted (ApostilLedger *ledger, guint position, ApostilLedgerModel *self)
{
  apostil_flat_model_deleted (APOSTIL_FLAT_MODEL (self), position);
}

static void
row_changed (ApostilLedger *ledger, guint position, ApostilLedgerModel *self)
{
  apostil_flat_model_changed (APOSTIL_FLAT_MODEL (self), position);
}

/* ---- ApostilFlatModel ---- */

static guint
apostil_ledger_model_get_n_rows (ApostilFlatModel *model)
{
  return apostil_ledger_get_n_rows (APOSTIL_LEDGER_MODEL (model)->ledger);
}

static gpointer
apostil_ledger_model_get_record (ApostilFlatModel *model, guint row)
{
  return apostil_ledger_get_row (APOSTIL_LEDGER_MODEL (model)->ledger, row)->claim;
}

/* ---- Object ---- */

static void
apostil_ledger_model_dispose (GObject *object)
{
  ApostilLedgerModel *self = APOSTIL_LEDGER_MODEL (object);

  if (self->ledger != NULL)
    g_signal_handlers_disconnect_by_data (self->ledger, self);
  g_clear_object (&self->ledger);
  G_OBJECT_CLASS (apostil_ledger_model_parent_class)->dispose (object);
}

static void
apostil_ledger_model_class_init (ApostilLedgerModelClass *klass)
{
  ApostilFlatModelClass *flat_class = APOSTIL_FLAT_MODEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = apostil_ledger_model_dispose;
  flat_class->get_n_rows = apostil_ledger_model_get_n_rows;
  flat_class->get_record = apostil_ledger_model_get_record;
}

static void
apostil_ledger_model_init (ApostilLedgerModel *self)
{
}

/**
 * apostil_ledger_model_new:
 * @ledger: a ledger
 *
 * Returns: (transfer full): its rows. Around a reset of @ledger views are to let go of it.
 */
ApostilLedgerModel *
apostil_ledger_model_new (ApostilLedger *ledger)
{
  ApostilLedgerModel *self;

  g_return_val_if_fail (APOSTIL_IS_LEDGER (ledger), NULL);

  self = g_object_new (APOSTIL_TYPE_LEDGER_MODEL, NULL);
  self->ledger = g_object_ref (ledger);
  g_signal_connect (ledger, "row-inserted", G_CALLBACK (row_inserted), self);
  g_signal_connect (ledger, "row-deleted", G_CALLBACK (row_deleted), self);
  g_signal_connect (ledger, "row-changed", G_CALLBACK (row_changed), self);
  return self;
}

/**
 * apostil_ledger_model_get_ledger:
 * @self: the rows
 *
 * Returns: (transfer none): the ledger
 */
ApostilLedger *
apostil_ledger_model_get_ledger (ApostilLedgerModel *self)
{
  g_return_val_if_fail (APOSTIL_IS_LEDGER_MODEL (self), NULL);

  return self->ledger;
}

/**
 * apostil_ledger_model_get_row:
 * @self: the rows
 * @iter: one of them
 *
 * Returns: (transfer none): what it stands for, till the next change
 */
const ApostilLedgerRow *
apostil_ledger_model_get_row (ApostilLedgerModel *self, GtkTreeIter *iter)
{
  g_return_val_if_fail (APOSTIL_IS_LEDGER_MODEL (self), NULL);

  return apostil_ledger_get_row (self->ledger, apostil_flat_model_get_row (iter));
}
