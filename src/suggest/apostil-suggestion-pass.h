/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-rejections.h"
#include "apostil-suggest.h"

G_BEGIN_DECLS

/* One run of the engines over a document as it is now, away from it: what is proposed, as marks
 * that no document has yet, whose ids begin with « ? ». Made in the thread that owns the document, which costs a reference
 * for each record; run in any thread; then handed back whole. */

typedef struct _ApostilSuggestionPass ApostilSuggestionPass;

ApostilSuggestionPass *apostil_suggestion_pass_new (ApostilDocument *document,
                                                    ApostilEngines engines,
                                                    gchar lowest,
                                                    ApostilRejections *memory,
                                                    guint serial);
void apostil_suggestion_pass_free (ApostilSuggestionPass *self);
gboolean apostil_suggestion_pass_run (ApostilSuggestionPass *self,
                                      GCancellable *cancellable,
                                      GError **error);

/* After it ran. (transfer none) */
ApostilAnnotationList *apostil_suggestion_pass_get_pending (ApostilSuggestionPass *self);
ApostilAnnotationList *apostil_suggestion_pass_get_covered (ApostilSuggestionPass *self);
GPtrArray *apostil_suggestion_pass_get_sections (ApostilSuggestionPass *self);
ApostilSuggestion *apostil_suggestion_pass_lookup (ApostilSuggestionPass *self, const gchar *id);

gboolean apostil_suggestion_is_covered (ApostilAnnotationList *marks, ApostilAnnotation *proposal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilSuggestionPass, apostil_suggestion_pass_free)

G_END_DECLS
