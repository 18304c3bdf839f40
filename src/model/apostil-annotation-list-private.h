/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-annotation-list.h"
#include "apostil-edit.h"
#include "apostil-id-table.h"
#include "apostil-sorted.h"

G_BEGIN_DECLS

/* For the document alone. */

ApostilAnnotationList *apostil_annotation_list_new (void);
ApostilRange apostil_annotation_list_change (ApostilAnnotationList *self,
                                             const ApostilChange *changes,
                                             guint n_changes,
                                             gboolean undone);
void apostil_annotation_list_fill (ApostilAnnotationList *self,
                                   GPtrArray *annotations,
                                   ApostilIdTable *by_id);

G_END_DECLS
