/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-model.h"

struct _ApostilLedgerModel
{
  GObject parent_instance;

  ApostilLedger *ledger;
  gint stamp;
};

static void tree_model_init (GtkTreeModelIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ApostilLedgerModel,
                               apostil_ledger_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_TREE_MODEL, tree_model_init))

static void
make_iter (ApostilLedgerModel *self, GtkTreeIter *iter, guint index)
{
  iter->stamp = self->stamp;
  iter->user_data = GUINT_TO_POINTER (index);
  iter->user_data2 = NULL;
  iter->user_data3 = NULL;
}

static guint
get_index (GtkTreeIter *iter)
{
  return GPOINTER_TO_UINT (iter->user_data);
}

/* ---- From the ledger ---- */

static void
row_inserted (ApostilLedger *ledger, guint position, ApostilLedgerModel *self)
{
  g_autoptr (GtkTreePath) path = gtk_tree_path_new_from_indices ((gint) position, -1);
  GtkTreeIter iter;

  self->stamp++;
  make_iter (self, &iter, position);
  gtk_tree_model_row_inserted (GTK_TREE_MODEL (self), path, &iter);
}

static void
row_deleted (ApostilLedger *ledger, guint position, ApostilLedgerModel *self)
{
  g_autoptr (GtkTreePath) path = gtk_tree_path_new_from_indices ((gint) position, -1);

  self->stamp++;
  gtk_tree_model_row_deleted (GTK_TREE_MODEL (self), path);
}

static void
row_changed (ApostilLedger *ledger, guint position, ApostilLedgerModel *self)
{
  g_autoptr (GtkTreePath) path = gtk_tree_path_new_from_indices ((gint) position, -1);
  GtkTreeIter iter;

  make_iter (self, &iter, position);
  gtk_tree_model_row_changed (GTK_TREE_MODEL (self), path, &iter);
}

/* ---- GtkTreeModel ---- */

static GtkTreeModelFlags
get_flags (GtkTreeModel *model)
{
  return GTK_TREE_MODEL_LIST_ONLY;
}

static gint
get_n_columns (GtkTreeModel *model)
{
  return 1;
}

static GType
get_column_type (GtkTreeModel *model, gint index)
{
  return APOSTIL_TYPE_RECORD;
}

static gboolean
get_nth (ApostilLedgerModel *self, GtkTreeIter *iter, gint index)
{
  if (index < 0 || (guint) index >= apostil_ledger_get_n_rows (self->ledger))
    {
      iter->stamp = 0;
      return FALSE;
    }
  make_iter (self, iter, (guint) index);
  return TRUE;
}

static gboolean
get_iter (GtkTreeModel *model, GtkTreeIter *iter, GtkTreePath *path)
{
  if (gtk_tree_path_get_depth (path) != 1)
    {
      iter->stamp = 0;
      return FALSE;
    }
  return get_nth (APOSTIL_LEDGER_MODEL (model), iter, gtk_tree_path_get_indices (path)[0]);
}

static GtkTreePath *
get_path (GtkTreeModel *model, GtkTreeIter *iter)
{
  return gtk_tree_path_new_from_indices ((gint) get_index (iter), -1);
}

static void
get_value (GtkTreeModel *model, GtkTreeIter *iter, gint column, GValue *value)
{
  g_value_init (value, APOSTIL_TYPE_RECORD);
  g_value_set_object (value,
                      apostil_ledger_model_get_row (APOSTIL_LEDGER_MODEL (model), iter)->claim);
}

static gboolean
iter_next (GtkTreeModel *model, GtkTreeIter *iter)
{
  return get_nth (APOSTIL_LEDGER_MODEL (model), iter, (gint) get_index (iter) + 1);
}

static gboolean
iter_previous (GtkTreeModel *model, GtkTreeIter *iter)
{
  return get_nth (APOSTIL_LEDGER_MODEL (model), iter, (gint) get_index (iter) - 1);
}

static gboolean
iter_nth_child (GtkTreeModel *model, GtkTreeIter *iter, GtkTreeIter *parent, gint n)
{
  if (parent != NULL)
    {
      iter->stamp = 0;
      return FALSE;
    }
  return get_nth (APOSTIL_LEDGER_MODEL (model), iter, n);
}

static gboolean
iter_children (GtkTreeModel *model, GtkTreeIter *iter, GtkTreeIter *parent)
{
  return iter_nth_child (model, iter, parent, 0);
}

static gboolean
iter_has_child (GtkTreeModel *model, GtkTreeIter *iter)
{
  return FALSE;
}

static gint
iter_n_children (GtkTreeModel *model, GtkTreeIter *iter)
{
  return iter == NULL ? (gint) apostil_ledger_get_n_rows (APOSTIL_LEDGER_MODEL (model)->ledger) : 0;
}

static gboolean
iter_parent (GtkTreeModel *model, GtkTreeIter *iter, GtkTreeIter *child)
{
  iter->stamp = 0;
  return FALSE;
}

static void
tree_model_init (GtkTreeModelIface *iface)
{
  iface->get_flags = get_flags;
  iface->get_n_columns = get_n_columns;
  iface->get_column_type = get_column_type;
  iface->get_iter = get_iter;
  iface->get_path = get_path;
  iface->get_value = get_value;
  iface->iter_next = iter_next;
  iface->iter_previous = iter_previous;
  iface->iter_children = iter_children;
  iface->iter_has_child = iter_has_child;
  iface->iter_n_children = iter_n_children;
  iface->iter_nth_child = iter_nth_child;
  iface->iter_parent = iter_parent;
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
  G_OBJECT_CLASS (klass)->dispose = apostil_ledger_model_dispose;
}

static void
apostil_ledger_model_init (ApostilLedgerModel *self)
{
  self->stamp = 1;
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

  return apostil_ledger_get_row (self->ledger, get_index (iter));
}
