/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-edit.h"
#include "apostil-id-table.h"
#include "apostil-record-list.h"
#include "apostil-sorted.h"

G_BEGIN_DECLS

/* For the document alone. */

ApostilRecordList *apostil_record_list_new (GType record_type);
ApostilRange apostil_record_list_change (ApostilRecordList *self,
                                         const ApostilChange *changes,
                                         guint n_changes,
                                         gboolean undone);
void apostil_record_list_fill (ApostilRecordList *self, GPtrArray *records, ApostilIdTable *by_id);
ApostilSortedFunc apostil_record_list_get_order (GType record_type);

G_END_DECLS
