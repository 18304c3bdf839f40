/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-edit.h"

G_BEGIN_DECLS

/* For the document and its history alone. */

ApostilEdit *apostil_edit_copy (ApostilEdit *self);
void apostil_edit_append (ApostilEdit *self, ApostilEdit *later);
void apostil_edit_set_after (ApostilEdit *self, guint index, gpointer after);
void apostil_edit_drop_unchanged (ApostilEdit *self);
void apostil_edit_seal (ApostilEdit *self);
gboolean apostil_edit_is_sealed (ApostilEdit *self);
const gchar *apostil_edit_get_conflict (ApostilEdit *self);

G_END_DECLS
