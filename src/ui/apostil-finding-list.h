/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-finding.h"

G_BEGIN_DECLS

/* What is worth a second look in the document that a session shows: a GListModel of the findings that
 * nobody has dismissed, in text order. It follows the document by itself, a moment after each change,
 * in a thread. */

#define APOSTIL_TYPE_FINDING_LIST (apostil_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (ApostilFindingList, apostil_finding_list, APOSTIL, FINDING_LIST, GObject)

ApostilFindingList *apostil_finding_list_new (void);
void apostil_finding_list_set_document (ApostilFindingList *self, ApostilDocument *document);

guint apostil_finding_list_get_length (ApostilFindingList *self);
ApostilFinding *apostil_finding_list_get (ApostilFindingList *self, guint position);
gboolean apostil_finding_list_is_busy (ApostilFindingList *self);
/* Those that somebody set aside: (transfer container) (element-type ApostilFinding). */
GPtrArray *apostil_finding_list_get_dismissed (ApostilFindingList *self);
/* Those about a mark, an entity or a relation: (transfer container) (element-type ApostilFinding). */
GPtrArray *apostil_finding_list_about (ApostilFindingList *self, const gchar *record);
gboolean apostil_finding_list_has (ApostilFindingList *self, const gchar *record);

G_END_DECLS
