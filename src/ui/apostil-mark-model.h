/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-document.h"
#include "apostil-flat-model.h"

G_BEGIN_DECLS

/* One list beside the article as a flat GtkTreeModel: the entities of the registry, or the marks
 * of one kind, in the order of the document, those that the filter lets through. It has one
 * column, the record. */

#define APOSTIL_TYPE_MARK_MODEL (apostil_mark_model_get_type ())
G_DECLARE_FINAL_TYPE (ApostilMarkModel, apostil_mark_model, APOSTIL, MARK_MODEL, ApostilFlatModel)

/**
 * ApostilMarkModel::reset: (gboolean before) everything changes at once: views let go of the model
 *   when @before is %TRUE and take it again afterwards.
 * ApostilMarkModel::counted: the numbers of rows changed.
 */

ApostilMarkModel *apostil_mark_model_new (ApostilDocument *document, const ApostilKind *kind);
void apostil_mark_model_set_filter (ApostilMarkModel *self, const gchar *words);
/* Rows shown, and rows there would be without the filter. */
guint apostil_mark_model_get_n_rows (ApostilMarkModel *self);
guint apostil_mark_model_get_n_total (ApostilMarkModel *self);
gpointer apostil_mark_model_get_record (ApostilMarkModel *self, GtkTreeIter *iter);
gboolean apostil_mark_model_find (ApostilMarkModel *self, gpointer record, GtkTreeIter *iter);
/* What a row says: the name or the words; and beside it the count, the value, the contradictions. */
gchar *apostil_mark_model_dup_label (ApostilMarkModel *self, gpointer record);
gchar *apostil_mark_model_dup_detail (ApostilMarkModel *self, gpointer record);

G_END_DECLS
