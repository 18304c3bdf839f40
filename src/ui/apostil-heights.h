/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The heights of all blocks in pixels, and their running sums: a Fenwick tree, so that one
 * height changes, and a place on the page is found, in the logarithm of their number. */

typedef struct _ApostilHeights ApostilHeights;

ApostilHeights *apostil_heights_new (guint n);
void apostil_heights_free (ApostilHeights *self);
guint apostil_heights_get_length (ApostilHeights *self);
void apostil_heights_set_all (ApostilHeights *self, const gint *heights);
void apostil_heights_set (ApostilHeights *self, guint index, gint height);
gint apostil_heights_get (ApostilHeights *self, guint index);
gint64 apostil_heights_get_top (ApostilHeights *self, guint index);
gint64 apostil_heights_get_total (ApostilHeights *self);
guint apostil_heights_find (ApostilHeights *self, gint64 y, gint64 *within);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilHeights, apostil_heights_free)

G_END_DECLS
