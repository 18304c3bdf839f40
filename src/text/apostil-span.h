/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * ApostilSpan:
 * @start: first code point, counted from the start of the article's text
 * @end: the code point after the last one
 *
 * A half-open stretch [@start, @end) of the text, in Unicode code points. Bytes
 * never leave the text layer and the painter; everything else counts like this.
 */
typedef struct
{
  guint32 start;
  guint32 end;
} ApostilSpan;

#define APOSTIL_SPAN(s, e) ((ApostilSpan){ (guint32) (s), (guint32) (e) })

static inline guint32
apostil_span_length (ApostilSpan span)
{
  return span.end - span.start;
}

static inline gboolean
apostil_span_is_empty (ApostilSpan span)
{
  return span.end <= span.start;
}

static inline gboolean
apostil_span_equal (ApostilSpan a, ApostilSpan b)
{
  return a.start == b.start && a.end == b.end;
}

static inline gboolean
apostil_span_overlaps (ApostilSpan a, ApostilSpan b)
{
  return a.start < b.end && b.start < a.end;
}

static inline gboolean
apostil_span_contains (ApostilSpan outer, ApostilSpan inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

static inline gboolean
apostil_span_holds (ApostilSpan span, guint32 offset)
{
  return span.start <= offset && offset < span.end;
}

/* By start, then by end. */
gint apostil_span_compare (ApostilSpan a, ApostilSpan b);
guint apostil_spans_normalise (ApostilSpan *spans, guint n_spans);
gboolean apostil_spans_are_sorted_disjoint (const ApostilSpan *spans, guint n_spans);

G_END_DECLS
