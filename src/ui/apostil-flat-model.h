/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-record.h"

G_BEGIN_DECLS

/* A GtkTreeModel that is a list, whose rows are counted: an iter is the number of its row. A subclass
 * says how many rows there are and which record stands in each, and tells when that changes. Its one
 * column is the record. */

#define APOSTIL_TYPE_FLAT_MODEL (apostil_flat_model_get_type ())
G_DECLARE_DERIVABLE_TYPE (ApostilFlatModel, apostil_flat_model, APOSTIL, FLAT_MODEL, GObject)

/**
 * ApostilFlatModelClass:
 * @get_n_rows: how many rows there are
 * @get_record: (nullable): what stands in @row; a heading has none
 */
struct _ApostilFlatModelClass
{
  GObjectClass parent_class;

  guint (*get_n_rows) (ApostilFlatModel *self);
  gpointer (*get_record) (ApostilFlatModel *self, guint row);
};

void apostil_flat_model_init_iter (ApostilFlatModel *self, GtkTreeIter *iter, guint row);
guint apostil_flat_model_get_row (GtkTreeIter *iter);

/* For subclasses, once it is so. */
void apostil_flat_model_inserted (ApostilFlatModel *self, guint row);
void apostil_flat_model_deleted (ApostilFlatModel *self, guint row);
void apostil_flat_model_changed (ApostilFlatModel *self, guint row);
/* All rows are others: no iter holds any more. Views have let go of it. */
void apostil_flat_model_renewed (ApostilFlatModel *self);

G_END_DECLS
