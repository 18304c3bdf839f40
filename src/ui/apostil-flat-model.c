/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-flat-model.h"

typedef struct
{
  gint stamp;
} ApostilFlatModelPrivate;

static void tree_model_init (GtkTreeModelIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (ApostilFlatModel,
                                  apostil_flat_model,
                                  G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (ApostilFlatModel)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_TREE_MODEL, tree_model_init))

static gint *
get_stamp (ApostilFlatModel *self)
{
  ApostilFlatModelPrivate *priv = apostil_flat_model_get_instance_private (self);

  return &priv->stamp;
}

static guint
get_n_rows (ApostilFlatModel *self)
{
  return APOSTIL_FLAT_MODEL_GET_CLASS (self)->get_n_rows (self);
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
get_nothing (GtkTreeIter *iter)
{
  iter->stamp = 0;
  return FALSE;
}

static gboolean
get_nth (GtkTreeModel *model, GtkTreeIter *iter, gint index)
{
  ApostilFlatModel *self = APOSTIL_FLAT_MODEL (model);

  if (index < 0 || (guint) index >= get_n_rows (self))
    return get_nothing (iter);
  apostil_flat_model_init_iter (self, iter, (guint) index);
  return TRUE;
}

static gboolean
get_iter (GtkTreeModel *model, GtkTreeIter *iter, GtkTreePath *path)
{
  if (gtk_tree_path_get_depth (path) != 1)
    return get_nothing (iter);
  return get_nth (model, iter, gtk_tree_path_get_indices (path)[0]);
}

static GtkTreePath *
get_path (GtkTreeModel *model, GtkTreeIter *iter)
{
  return gtk_tree_path_new_from_indices ((gint) apostil_flat_model_get_row (iter), -1);
}

static void
get_value (GtkTreeModel *model, GtkTreeIter *iter, gint column, GValue *value)
{
  ApostilFlatModel *self = APOSTIL_FLAT_MODEL (model);
  guint row = apostil_flat_model_get_row (iter);

  g_value_init (value, APOSTIL_TYPE_RECORD);
  g_value_set_object (value, APOSTIL_FLAT_MODEL_GET_CLASS (self)->get_record (self, row));
}

static gboolean
iter_next (GtkTreeModel *model, GtkTreeIter *iter)
{
  return get_nth (model, iter, (gint) apostil_flat_model_get_row (iter) + 1);
}

static gboolean
iter_previous (GtkTreeModel *model, GtkTreeIter *iter)
{
  return get_nth (model, iter, (gint) apostil_flat_model_get_row (iter) - 1);
}

static gboolean
iter_nth_child (GtkTreeModel *model, GtkTreeIter *iter, GtkTreeIter *parent, gint n)
{
  return parent != NULL ? get_nothing (iter) : get_nth (model, iter, n);
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
  return iter == NULL ? (gint) get_n_rows (APOSTIL_FLAT_MODEL (model)) : 0;
}

static gboolean
iter_parent (GtkTreeModel *model, GtkTreeIter *iter, GtkTreeIter *child)
{
  return get_nothing (iter);
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

static void
apostil_flat_model_class_init (ApostilFlatModelClass *klass)
{
}

static void
apostil_flat_model_init (ApostilFlatModel *self)
{
  *get_stamp (self) = 1;
}

/**
 * apostil_flat_model_init_iter:
 * @self: a list
 * @iter: (out caller-allocates): the iter
 * @row: a row of it
 *
 * Makes @iter stand for @row, till rows come or go.
 */
void
apostil_flat_model_init_iter (ApostilFlatModel *self, GtkTreeIter *iter, guint row)
{
  *iter = (GtkTreeIter){ .stamp = *get_stamp (self), .user_data = GUINT_TO_POINTER (row) };
}

/**
 * apostil_flat_model_get_row:
 * @iter: an iter of a list
 *
 * Returns: the row that it stands for
 */
guint
apostil_flat_model_get_row (GtkTreeIter *iter)
{
  return GPOINTER_TO_UINT (iter->user_data);
}

/**
 * apostil_flat_model_inserted:
 * @self: a list
 * @row: where there is a new row
 *
 * Tells the views.
 */
void
apostil_flat_model_inserted (ApostilFlatModel *self, guint row)
{
  g_autoptr (GtkTreePath) path = gtk_tree_path_new_from_indices ((gint) row, -1);
  GtkTreeIter iter;

  apostil_flat_model_renewed (self);
  apostil_flat_model_init_iter (self, &iter, row);
  gtk_tree_model_row_inserted (GTK_TREE_MODEL (self), path, &iter);
}

/**
 * apostil_flat_model_deleted:
 * @self: a list
 * @row: where there was a row
 *
 * Tells the views.
 */
void
apostil_flat_model_deleted (ApostilFlatModel *self, guint row)
{
  g_autoptr (GtkTreePath) path = gtk_tree_path_new_from_indices ((gint) row, -1);

  apostil_flat_model_renewed (self);
  gtk_tree_model_row_deleted (GTK_TREE_MODEL (self), path);
}

/**
 * apostil_flat_model_changed:
 * @self: a list
 * @row: a row that says something else now
 *
 * Tells the views.
 */
void
apostil_flat_model_changed (ApostilFlatModel *self, guint row)
{
  g_autoptr (GtkTreePath) path = gtk_tree_path_new_from_indices ((gint) row, -1);
  GtkTreeIter iter;

  apostil_flat_model_init_iter (self, &iter, row);
  gtk_tree_model_row_changed (GTK_TREE_MODEL (self), path, &iter);
}

/**
 * apostil_flat_model_renewed:
 * @self: a list
 *
 * Makes every iter invalid.
 */
void
apostil_flat_model_renewed (ApostilFlatModel *self)
{
  (*get_stamp (self))++;
}
