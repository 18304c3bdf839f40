/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-session.h"

#include "apostil-describe.h"
#include "apostil-reason-words.h"
#include "apostil-tokens.h"

/* What the session says of a mark, the current one or any, and which words a key would mark. */

/**
 * apostil_session_describe:
 * @self: a session with a document
 * @annotation: (nullable): a mark of it, or proposed for it
 *
 * Returns: (transfer full): « Person, Ahmad Massoud, 3 of 12 »; empty for %NULL
 */
gchar *
apostil_session_describe (ApostilSession *self, ApostilAnnotation *annotation)
{
  ApostilDocument *document = NULL;
  ApostilSuggestionLayer *suggestions = NULL;
  guint place = 0;

  g_return_val_if_fail (APOSTIL_IS_SESSION (self), NULL);

  document = apostil_session_get_document (self);
  if (document == NULL || annotation == NULL)
    return g_strdup ("");
  suggestions = apostil_session_get_suggestions (self);
  if (suggestions != NULL)
    place = apostil_suggestion_layer_get_place (suggestions, annotation);
  if (place > 0)
    return apostil_describe_suggestion (document, annotation, place,
                                        apostil_suggestion_layer_get_length (suggestions));
  return apostil_describe_annotation (document, annotation);
}

/**
 * apostil_session_describe_reason:
 * @self: a session with a document
 * @annotation: (nullable): a mark of it, or proposed for it
 *
 * Returns: (transfer full): as apostil_session_describe(), and for a suggestion why it is made
 */
gchar *
apostil_session_describe_reason (ApostilSession *self, ApostilAnnotation *annotation)
{
  g_autofree gchar *words = apostil_session_describe (self, annotation);
  g_autofree gchar *reason = NULL;

  if (annotation == NULL || apostil_record_get_status (annotation) != APOSTIL_STATUS_SUGGESTED)
    return g_steal_pointer (&words);
  reason = apostil_reason_to_words (annotation);
  return reason != NULL ? g_strdup_printf ("%s. %s", words, reason) : g_steal_pointer (&words);
}

/**
 * apostil_session_get_suggestion:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the current mark, when it is a suggestion
 */
ApostilAnnotation *
apostil_session_get_suggestion (ApostilSession *self)
{
  ApostilAnnotation *current = NULL;

  g_return_val_if_fail (APOSTIL_IS_SESSION (self), NULL);

  current = apostil_session_get_current (self);
  return current != NULL && apostil_record_get_status (current) == APOSTIL_STATUS_SUGGESTED
             ? current
             : NULL;
}

/**
 * apostil_session_get_target_span:
 * @self: a session
 * @target: (nullable): what is to be marked: "entity/person", "claim" …
 *
 * Returns: what a marking key would take: the trimmed selection, else the word
 *   at the caret, for an entity the whole capitalised run; may be empty
 */
ApostilSpan
apostil_session_get_target_span (ApostilSession *self, const gchar *target)
{
  ApostilSpan span = APOSTIL_SPAN (0, 0);
  ApostilText *text;
  guint32 caret;
  gboolean is_name;

  g_return_val_if_fail (APOSTIL_IS_SESSION (self), span);

  if (apostil_session_get_document (self) == NULL)
    return span;
  text = apostil_document_get_text (apostil_session_get_document (self));
  if (apostil_session_get_selection (self, &span))
    return apostil_text_trim (text, span);
  caret = apostil_session_get_caret (self);
  is_name = target != NULL && g_str_has_prefix (target, APOSTIL_KIND_ENTITY);
  span = is_name ? apostil_text_name_at (text, caret) : apostil_text_word_at (text, caret);
  /* A caret that stands right behind a word means that word. */
  if (apostil_span_is_empty (span) && caret > 0)
    span = is_name ? apostil_text_name_at (text, caret - 1)
                   : apostil_text_word_at (text, caret - 1);
  return span;
}
