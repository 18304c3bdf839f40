/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How high the rows of a long list are, of which few are ever seen. */

typedef struct _ApostilRowHeights ApostilRowHeights;

/**
 * ApostilRowHeightFunc:
 * @row: a row
 * @exact: whether the height is to be right; else it is to be had for next to nothing
 * @user_data: what was given with the function
 *
 * Returns: the height of @row in pixels, above 0
 */
typedef gint (*ApostilRowHeightFunc) (guint row, gboolean exact, gpointer user_data);

ApostilRowHeights *apostil_row_heights_new (ApostilRowHeightFunc func, gpointer user_data);
void apostil_row_heights_free (ApostilRowHeights *self);

void apostil_row_heights_set_length (ApostilRowHeights *self, guint n);
guint apostil_row_heights_get_length (ApostilRowHeights *self);
void apostil_row_heights_insert (ApostilRowHeights *self, guint row);
void apostil_row_heights_remove (ApostilRowHeights *self, guint row);
void apostil_row_heights_forget (ApostilRowHeights *self, guint row);
void apostil_row_heights_forget_all (ApostilRowHeights *self);

gint apostil_row_heights_get (ApostilRowHeights *self, guint row);
gint64 apostil_row_heights_get_top (ApostilRowHeights *self, guint row);
gint64 apostil_row_heights_get_total (ApostilRowHeights *self);
guint apostil_row_heights_find (ApostilRowHeights *self, gint64 y, gint64 *within);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilRowHeights, apostil_row_heights_free)

G_END_DECLS
