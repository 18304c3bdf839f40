/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-edit.h"

G_BEGIN_DECLS

/* Undo without limit. The document owns it and drives it; views read its properties
 * (can-undo, can-redo, undo-label, redo-label, saved). */

#define APOSTIL_TYPE_HISTORY (apostil_history_get_type ())
G_DECLARE_FINAL_TYPE (ApostilHistory, apostil_history, APOSTIL, HISTORY, GObject)

gboolean apostil_history_can_undo (ApostilHistory *self);
gboolean apostil_history_can_redo (ApostilHistory *self);
const gchar *apostil_history_get_undo_label (ApostilHistory *self);
const gchar *apostil_history_get_redo_label (ApostilHistory *self);
gboolean apostil_history_is_saved (ApostilHistory *self);
guint apostil_history_get_n_undo (ApostilHistory *self);
guint apostil_history_get_n_redo (ApostilHistory *self);

G_END_DECLS
