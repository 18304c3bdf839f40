/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-record.h"

G_BEGIN_DECLS

/* Sections, entities and relations of a document: a GListModel in the order of the file
 * (sections by place, the others by id, « e2 » before « e10 »), with lookup by id. */

#define APOSTIL_TYPE_RECORD_LIST (apostil_record_list_get_type ())
G_DECLARE_FINAL_TYPE (ApostilRecordList, apostil_record_list, APOSTIL, RECORD_LIST, GObject)

guint apostil_record_list_get_length (ApostilRecordList *self);
gpointer apostil_record_list_get (ApostilRecordList *self, guint position); /* (transfer none) */
gpointer apostil_record_list_lookup (ApostilRecordList *self,
                                     const gchar *id); /* (transfer none) (nullable) */
gboolean apostil_record_list_find (ApostilRecordList *self, gpointer record, guint *position);
/* Those that name @id (relations from or to it, sections published by it): (transfer container), list order. */
GPtrArray *apostil_record_list_linking_to (ApostilRecordList *self, const gchar *id);

G_END_DECLS
