/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A column whose one cell is the whole row, of which there are very many. */

#define APOSTIL_TYPE_ROW_AREA (apostil_row_area_get_type ())
G_DECLARE_FINAL_TYPE (ApostilRowArea, apostil_row_area, APOSTIL, ROW_AREA, GtkCellArea)

/**
 * ApostilRowFunc:
 * @cell: the cell
 * @model: what is shown
 * @iter: a row of it
 * @user_data: what was given with the function
 *
 * Has @cell stand for the row.
 */
typedef void (*ApostilRowFunc) (GtkCellRenderer *cell,
                                GtkTreeModel *model,
                                GtkTreeIter *iter,
                                gpointer user_data);

GtkCellArea *apostil_row_area_new (GtkCellRenderer *cell, ApostilRowFunc func, gpointer user_data);

G_END_DECLS
