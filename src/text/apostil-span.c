/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-span.h"

#include <stdlib.h>

/**
 * apostil_span_compare:
 * @a: a span
 * @b: another
 *
 * Orders spans by start, then by end. Safe from any thread.
 *
 * Returns: below, at or above zero, as for qsort()
 */
gint
apostil_span_compare (ApostilSpan a, ApostilSpan b)
{
  if (a.start != b.start)
    return a.start < b.start ? -1 : 1;
  if (a.end != b.end)
    return a.end < b.end ? -1 : 1;
  return 0;
}

static int
compare_for_qsort (const void *a, const void *b)
{
  return apostil_span_compare (*(const ApostilSpan *) a, *(const ApostilSpan *) b);
}

/**
 * apostil_spans_normalise:
 * @spans: (array length=n_spans) (inout): spans in any order, overlapping or not
 * @n_spans: how many
 *
 * Rewrites @spans in place as the shortest sorted list that covers the same code points:
 * empty spans go, spans that overlap or touch become one. Linear when they are sorted
 * already.
 *
 * Returns: how many are left, at the front of @spans
 */
guint
apostil_spans_normalise (ApostilSpan *spans, guint n_spans)
{
  guint n = 0;

  g_return_val_if_fail (spans != NULL || n_spans == 0, 0);

  for (guint i = 1; i < n_spans; i++)
    if (apostil_span_compare (spans[i - 1], spans[i]) > 0)
      {
        qsort (spans, n_spans, sizeof (ApostilSpan), compare_for_qsort);
        break;
      }

  for (guint i = 0; i < n_spans; i++)
    {
      if (apostil_span_is_empty (spans[i]))
        continue;
      if (n > 0 && spans[i].start <= spans[n - 1].end)
        spans[n - 1].end = MAX (spans[n - 1].end, spans[i].end);
      else
        spans[n++] = spans[i];
    }

  return n;
}

/**
 * apostil_spans_are_sorted_disjoint:
 * @spans: (array length=n_spans): spans
 * @n_spans: how many
 *
 * Whether @spans may be the spans of an annotation: none empty, each starting at or after
 * the end of the one before. Spans that only touch are allowed (they are two fragments
 * that somebody keeps apart).
 *
 * Returns: %TRUE if so; also for no spans at all
 */
gboolean
apostil_spans_are_sorted_disjoint (const ApostilSpan *spans, guint n_spans)
{
  g_return_val_if_fail (spans != NULL || n_spans == 0, FALSE);

  for (guint i = 0; i < n_spans; i++)
    {
      if (apostil_span_is_empty (spans[i]))
        return FALSE;
      if (i > 0 && spans[i].start < spans[i - 1].end)
        return FALSE;
    }

  return TRUE;
}
