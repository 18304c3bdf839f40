/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-lexicon.h"
#include "apostil-suggest-input.h"
#include "apostil-suggestion.h"

G_BEGIN_DECLS

/* The engines. Each is a pure function of its input and a language: the same in, the same
 * out, in any thread, any locale, on any machine; nothing is read but what is handed over. */

typedef enum
{
  APOSTIL_ENGINE_DATES = 1 << 0,
  APOSTIL_ENGINE_CLAIMS = 1 << 1,
  APOSTIL_ENGINE_NAMES = 1 << 2,
} ApostilEngines;

#define APOSTIL_ENGINES_ALL (APOSTIL_ENGINE_DATES | APOSTIL_ENGINE_CLAIMS | APOSTIL_ENGINE_NAMES)

/* What they return: (transfer full) (element-type ApostilSuggestion), in text order. */
GPtrArray *apostil_suggest_dates (ApostilSuggestInput *input,
                                  ApostilLexicon *lexicon,
                                  GCancellable *cancellable);
GPtrArray *apostil_suggest_claims (ApostilSuggestInput *input,
                                   ApostilLexicon *lexicon,
                                   GCancellable *cancellable);
GPtrArray *apostil_suggest_names (ApostilSuggestInput *input,
                                  ApostilLexicon *lexicon,
                                  GCancellable *cancellable);
GPtrArray *apostil_suggest_run (ApostilSuggestInput *input,
                                ApostilEngines engines,
                                GCancellable *cancellable,
                                GError **error);
/* The input with the sections that are proposed for it, where it has none. */
ApostilSuggestInput *apostil_suggest_prepare (ApostilSuggestInput *input, GError **error);
/* One undoable step that puts suggestions, and the sections of a prepared input, in a document. */
ApostilEdit *apostil_suggest_edit (ApostilDocument *document,
                                   ApostilSuggestInput *input,
                                   GPtrArray *suggestions,
                                   gchar lowest);
/* Where one page holds several articles: (transfer full) (element-type ApostilStretch). */
GArray *apostil_suggest_sections (ApostilSuggestInput *input, ApostilLexicon *lexicon);

G_END_DECLS
