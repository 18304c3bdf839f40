/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-suggest-input.h"

G_BEGIN_DECLS

/* The sections that engines propose, as records of a document. */

typedef struct _ApostilPublications ApostilPublications;

ApostilPublications *apostil_publications_new (void);
void apostil_publications_free (ApostilPublications *self);
void apostil_publications_add (ApostilPublications *self, ApostilSpan span, const gchar *date_id);

GPtrArray *apostil_suggested_sections_new (ApostilSuggestInput *input,
                                           ApostilPublications *publications);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilPublications, apostil_publications_free)

G_END_DECLS
