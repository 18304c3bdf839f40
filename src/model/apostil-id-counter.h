/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to the model: gives out ids that were never used. */

typedef struct _ApostilIdCounter ApostilIdCounter;

ApostilIdCounter *apostil_id_counter_new (void);
void apostil_id_counter_free (ApostilIdCounter *self);
void apostil_id_counter_note (ApostilIdCounter *self, const gchar *id);
gchar *apostil_id_counter_next (ApostilIdCounter *self, const gchar *prefix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilIdCounter, apostil_id_counter_free)

G_END_DECLS
