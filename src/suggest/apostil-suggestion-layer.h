/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-rejections.h"
#include "apostil-suggest.h"

G_BEGIN_DECLS

/* What is proposed for a document while somebody works on it: a layer beside the document, no
 * part of its history, its file, or of whether it is modified. It is made by the engines in a
 * thread, and again after each change that may matter. What a mark covers goes at once; what an
 * undo uncovers comes back at once. Deciding on a suggestion is a command of the document
 * (apostil_command_accept()), which needs to know nothing of the layer.
 *
 * Suggestions that the document itself holds, since its file had them, are reviewed together
 * with the layer's: one walk in the order of the text. */

#define APOSTIL_TYPE_SUGGESTION_LAYER (apostil_suggestion_layer_get_type ())
G_DECLARE_FINAL_TYPE (ApostilSuggestionLayer,
                      apostil_suggestion_layer,
                      APOSTIL,
                      SUGGESTION_LAYER,
                      GObject)

/**
 * ApostilSuggestionLayer::changed: what is proposed is different now, or a run began or ended.
 */

ApostilSuggestionLayer *apostil_suggestion_layer_new (ApostilDocument *document,
                                                      ApostilRejections *memory);

/* Which engines, 0 for none, and the lowest class. A run begins when that asks for one. */
void apostil_suggestion_layer_set_engines (ApostilSuggestionLayer *self,
                                           ApostilEngines engines,
                                           gchar lowest);
ApostilEngines apostil_suggestion_layer_get_engines (ApostilSuggestionLayer *self);
void apostil_suggestion_layer_refresh (ApostilSuggestionLayer *self);
gboolean apostil_suggestion_layer_is_running (ApostilSuggestionLayer *self);
/* Why the engines had nothing to say: no data for the language. (nullable) */
const GError *apostil_suggestion_layer_get_problem (ApostilSuggestionLayer *self);

/* The layer's own, in text order; another list after « changed ». */
ApostilAnnotationList *apostil_suggestion_layer_get_pending (ApostilSuggestionLayer *self);
/* Whether a mark is only proposed, by whichever layer, and no document's. */
gboolean apostil_suggestion_is_proposed (ApostilAnnotation *annotation);
gboolean apostil_suggestion_layer_has (ApostilSuggestionLayer *self, ApostilAnnotation *annotation);
ApostilAnnotation *apostil_suggestion_layer_lookup (ApostilSuggestionLayer *self, const gchar *id);
/* The one that now stands where @old stood; NULL when there is none. */
ApostilAnnotation *apostil_suggestion_layer_find_like (ApostilSuggestionLayer *self,
                                                       ApostilAnnotation *old);
/* 'A', 'B' or 'C'; '\0' for one from the file, which does not say. */
gchar apostil_suggestion_layer_get_class (ApostilSuggestionLayer *self,
                                          ApostilAnnotation *annotation);
/* Another of its values, until it is decided on. */
ApostilAnnotation *apostil_suggestion_layer_choose (ApostilSuggestionLayer *self,
                                                    ApostilAnnotation *annotation,
                                                    const gchar *value);

/* Adds those with words at @offset to the document's marks there. */
void apostil_suggestion_layer_at (ApostilSuggestionLayer *self, guint32 offset, GPtrArray *found);

/* The layer's and the document's together. */
guint apostil_suggestion_layer_get_length (ApostilSuggestionLayer *self);
guint apostil_suggestion_layer_get_place (ApostilSuggestionLayer *self,
                                          ApostilAnnotation *annotation);
ApostilAnnotation *apostil_suggestion_layer_step (ApostilSuggestionLayer *self,
                                                  ApostilAnnotation *from,
                                                  guint32 offset,
                                                  gboolean backwards);
/* All of a rule, of a class; NULL and 0 for any. (transfer container) */
GPtrArray *
apostil_suggestion_layer_collect (ApostilSuggestionLayer *self, const gchar *rule, gchar class_);

/* The sections that come with them; of all the page with NULL. (transfer full) */
GPtrArray *apostil_suggestion_layer_collect_sections (ApostilSuggestionLayer *self,
                                                      GPtrArray *marks);

G_END_DECLS
