/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-known-names.h"
#include "apostil-lexicon.h"
#include "apostil-tokens.h"

G_BEGIN_DECLS

/* What engines read: the text, its tokens, and which stretch of it was published when, in
 * which language. Made from a document in its own thread, or from plain text; afterwards it
 * never changes, so that engines may run elsewhere. */

typedef struct
{
  ApostilSpan span;
  const gchar *role;   /* interned: "body" … */
  gchar *published;    /* (nullable): date or date-time */
  gchar *published_id; /* (nullable): the date annotation that says so */
  ApostilSpan date;    /* where the text says so; empty when it does not */
  gchar *language;     /* (nullable) where it is not the article's */
  gboolean proposed;   /* no section of the document's */
} ApostilStretch;

/**
 * ApostilSuggestInput:
 *
 * Immutable, reference counted.
 */
typedef struct _ApostilSuggestInput ApostilSuggestInput;

ApostilSuggestInput *
apostil_suggest_input_new (ApostilText *text, const gchar *language, const gchar *published);
ApostilSuggestInput *apostil_suggest_input_new_for_document (ApostilDocument *document);
ApostilSuggestInput *apostil_suggest_input_ref (ApostilSuggestInput *self);
void apostil_suggest_input_unref (ApostilSuggestInput *self);

ApostilText *apostil_suggest_input_get_text (ApostilSuggestInput *self);
ApostilTokens *apostil_suggest_input_get_tokens (ApostilSuggestInput *self);
const gchar *apostil_suggest_input_get_language (ApostilSuggestInput *self);
const gchar *apostil_suggest_input_get_published (ApostilSuggestInput *self);
const ApostilStretch *apostil_suggest_input_get_sections (ApostilSuggestInput *self, guint *n);
const ApostilStretch *apostil_suggest_input_get_section_at (ApostilSuggestInput *self,
                                                            guint32 offset);
ApostilSuggestInput *apostil_suggest_input_with_sections (ApostilSuggestInput *self,
                                                          GArray *sections);
/* Whether its sections are all there are to be. */
gboolean apostil_suggest_input_is_prepared (ApostilSuggestInput *self);
/* What the user has confirmed and refused; NULL for a plain text. */
ApostilKnownNames *apostil_suggest_input_get_names (ApostilSuggestInput *self);
/* The language data it was prepared with; NULL before. */
ApostilLexicon *apostil_suggest_input_get_lexicon (ApostilSuggestInput *self);
ApostilSuggestInput *apostil_suggest_input_with_lexicon (ApostilSuggestInput *self,
                                                         ApostilLexicon *lexicon);
ApostilSuggestInput *apostil_suggest_input_with_names (ApostilSuggestInput *self,
                                                       ApostilKnownNames *names);
GArray *apostil_stretches_new (void);
GArray *
apostil_stretches_fill (const ApostilStretch *stretches, guint n_stretches, GArray *proposed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilSuggestInput, apostil_suggest_input_unref)

G_END_DECLS
