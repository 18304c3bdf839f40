/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-record.h"

G_BEGIN_DECLS

/* Records by id. Holds no references. */
typedef struct _ApostilIdTable ApostilIdTable;

ApostilIdTable *apostil_id_table_new (void);
void apostil_id_table_free (ApostilIdTable *self);
gpointer apostil_id_table_lookup (ApostilIdTable *self, const gchar *id);
gboolean apostil_id_table_add (ApostilIdTable *self, gpointer record);
void apostil_id_table_remove (ApostilIdTable *self, gpointer record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilIdTable, apostil_id_table_free)

G_END_DECLS
