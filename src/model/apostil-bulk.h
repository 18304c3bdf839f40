/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-article.h"
#include "apostil-id-table.h"
#include "apostil-scheme.h"

G_BEGIN_DECLS

/* Internal to the model: the records of a document that is being loaded. */

typedef struct _ApostilBulk ApostilBulk;

ApostilBulk *apostil_bulk_new (ApostilScheme *scheme, ApostilArticle *article);
void apostil_bulk_free (ApostilBulk *self);

void apostil_bulk_add (ApostilBulk *self, gpointer record);
gboolean apostil_bulk_check (ApostilBulk *self, gint *bad_index, GError **error);
GPtrArray *apostil_bulk_steal (ApostilBulk *self, GType record_type, ApostilIdTable **by_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilBulk, apostil_bulk_free)

G_END_DECLS
