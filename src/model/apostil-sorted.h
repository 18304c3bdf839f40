/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to the model: a sorted array of pointers that changes by batches. */

typedef gint (*ApostilSortedFunc) (gconstpointer a, gconstpointer b);

/**
 * ApostilRange:
 * @position: the first item touched
 * @n_removed: how many items from there on were replaced
 * @n_added: by how many
 *
 * What one batch did to a list, in the terms of #GListModel::items-changed.
 */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} ApostilRange;

guint apostil_sorted_lower_bound (GPtrArray *array, gconstpointer item, ApostilSortedFunc compare);
gboolean apostil_sorted_find (GPtrArray *array,
                              gconstpointer item,
                              ApostilSortedFunc compare,
                              guint *position);
void apostil_sorted_sort (GPtrArray *array, ApostilSortedFunc compare);
ApostilRange apostil_sorted_merge (GPtrArray *array,
                                   GPtrArray *removed,
                                   GPtrArray *added,
                                   ApostilSortedFunc compare);

G_END_DECLS
