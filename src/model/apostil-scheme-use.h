/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-scheme-draft.h"

G_BEGIN_DECLS

/* What a document has of one part of its scheme: where anything is counted, the document cannot do
 * without that part. */

typedef struct
{
  guint n_marks; /* suggestions that were decided upon count, too */
  guint n_entities;
  guint n_relations;
  guint n_sections;
  guint n_answers; /* variables of the article */
} ApostilSchemeUse;

ApostilSchemeUse
apostil_scheme_use_count (ApostilDocument *document, ApostilSchemeDraft *draft, guint node);
gboolean apostil_scheme_use_is_none (const ApostilSchemeUse *self);

G_END_DECLS
