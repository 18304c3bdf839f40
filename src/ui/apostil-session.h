/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-authority.h"
#include "apostil-document.h"
#include "apostil-finding-list.h"
#include "apostil-suggestion-layer.h"

G_BEGIN_DECLS

/* What one window looks at: its document, the caret and the selection, and the current
 * mark. Article, lists and inspector bind to it and never to each other; so a click in a
 * list, an arrow key in the article and an assistive technology all do the same thing.
 *
 * The current mark is exactly one: the innermost at the caret, unless the person went
 * outward (Alt+Up, a further click) or picked one in a list. It is remembered by id and
 * found again after every change of the document.
 *
 * Properties: document, caret (uint), current; all notify. */

#define APOSTIL_TYPE_SESSION (apostil_session_get_type ())
G_DECLARE_FINAL_TYPE (ApostilSession, apostil_session, APOSTIL, SESSION, GObject)

/**
 * ApostilSession::selection-changed: caret or selection moved.
 * ApostilSession::reveal: (span boxed as two uints start, end) the views should bring it into sight.
 * ApostilSession::matches-changed: what find shows changed.
 * ApostilSession::suggestions-changed: what is proposed changed.
 */

ApostilSession *apostil_session_new (void);

ApostilDocument *apostil_session_get_document (ApostilSession *self);
void apostil_session_set_document (ApostilSession *self, ApostilDocument *document);

/* Who is known outside the document. (nullable) */
ApostilAuthority *apostil_session_get_authority (ApostilSession *self);
void apostil_session_set_authority (ApostilSession *self, ApostilAuthority *authority);

/* Caret and selection in code points; the selection runs from the anchor to the caret. */
guint32 apostil_session_get_caret (ApostilSession *self);
guint32 apostil_session_get_anchor (ApostilSession *self);
gboolean apostil_session_get_selection (ApostilSession *self, ApostilSpan *span);
void apostil_session_select (ApostilSession *self, guint32 anchor, guint32 caret);
/* Moves the caret there; the current mark becomes the innermost at it, a further call at the same place goes outward. */
void apostil_session_click (ApostilSession *self, guint32 offset);

/* What a marking key would take: the trimmed selection, else the word (for names: the run) at the caret. */
ApostilSpan apostil_session_get_target_span (ApostilSession *self, const gchar *target);

ApostilAnnotation *apostil_session_get_current (ApostilSession *self);
void
apostil_session_set_current (ApostilSession *self, ApostilAnnotation *annotation, gboolean reveal);
void apostil_session_outward (ApostilSession *self);
void apostil_session_inward (ApostilSession *self);
gboolean apostil_session_next (ApostilSession *self, gboolean backwards); /* FALSE past the last */
/* The mark that words go to: the current one if its kind has the part @role (NULL: whatever its kind),
 * else the one that was current last and has. So the caret may wander over other marks to pick a
 * claim's source. (transfer none) (nullable) */
ApostilAnnotation *apostil_session_get_recent (ApostilSession *self, const gchar *role);
void apostil_session_reveal (ApostilSession *self, ApostilSpan span);

/* What is proposed for the document. A suggestion can be the current mark like any other.
 * (transfer none) (nullable) */
void apostil_session_set_suggestions (ApostilSession *self, ApostilSuggestionLayer *suggestions);
ApostilSuggestionLayer *apostil_session_get_suggestions (ApostilSession *self);
/* The current mark, when it is a suggestion, the layer's or the document's. */
ApostilAnnotation *apostil_session_get_suggestion (ApostilSession *self);

/* « Person, Ahmad Massoud, 3 of 12 »: the current mark, or any, in words for people. (transfer full) */
gchar *apostil_session_describe (ApostilSession *self, ApostilAnnotation *annotation);
/* The same, and for a suggestion why it is made. (transfer full) */
gchar *apostil_session_describe_reason (ApostilSession *self, ApostilAnnotation *annotation);

/* What is worth a second look in the document; follows it by itself. (transfer none) */
ApostilFindingList *apostil_session_get_findings (ApostilSession *self);

/* Find: spans in text order and which one is the chosen one (-1: none). (element-type ApostilSpan) (nullable) */
void apostil_session_set_matches (ApostilSession *self, GArray *matches, gint chosen);
GArray *apostil_session_get_matches (ApostilSession *self, gint *chosen);

G_END_DECLS
