/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-nearby.h"

/* Most names stand in few places, so to take the whole text apart for them costs far more than
 * to take apart the paragraphs they stand in. Places that follow each other share a paragraph,
 * or a stretch of a very long one; so each part of the text is taken apart about once at most. */

#define RADIUS 4096 /* code points on either side that a very long paragraph is cut to */
#define MARGIN 1024 /* nearer to such a cut a place gets a stretch of its own */

struct _ApostilNearby
{
  ApostilText *text; /* unowned */
  ApostilTokens *tokens;
  ApostilSpan sheltered; /* places within it have all they need in @tokens */
};

/**
 * apostil_nearby_new:
 * @text: a text, which must live as long
 *
 * Returns: (transfer full): the tokens of no place yet
 */
ApostilNearby *
apostil_nearby_new (ApostilText *text)
{
  ApostilNearby *self = g_new0 (ApostilNearby, 1);

  self->text = text;
  return self;
}

/**
 * apostil_nearby_free:
 * @self: (transfer full): nearby tokens
 *
 * Frees @self.
 */
void
apostil_nearby_free (ApostilNearby *self)
{
  g_clear_pointer (&self->tokens, apostil_tokens_unref);
  g_free (self);
}

/**
 * apostil_nearby_get:
 * @self: nearby tokens
 * @span: a place, in code points
 *
 * Returns: (transfer none): the tokens of the paragraph that holds @span, or of some thousand
 *   characters around it if that is very long; until the next call
 */
ApostilTokens *
apostil_nearby_get (ApostilNearby *self, ApostilSpan span)
{
  ApostilSpan stretch;

  if (self->tokens != NULL && apostil_span_contains (self->sheltered, span))
    return self->tokens;

  stretch = apostil_text_get_paragraph (self->text, span.start);
  if (span.end > stretch.end)
    stretch.end = apostil_text_get_paragraph (self->text, span.end).end;
  self->sheltered = stretch;
  if (span.start - stretch.start > RADIUS)
    {
      stretch.start = span.start - RADIUS;
      self->sheltered.start = stretch.start + MARGIN;
    }
  if (stretch.end - span.end > RADIUS)
    {
      stretch.end = span.end + RADIUS;
      self->sheltered.end = stretch.end - MARGIN;
    }
  g_clear_pointer (&self->tokens, apostil_tokens_unref);
  self->tokens = apostil_tokens_new_span (self->text, stretch);
  return self->tokens;
}
