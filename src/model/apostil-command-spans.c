/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands-private.h"

#include <glib/gi18n-lib.h>

static GArray *
copy_spans (const ApostilSpan *spans, guint n_spans)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (ApostilSpan), n_spans + 1);

  g_array_append_vals (copy, spans, n_spans);
  return copy;
}

static void
normalise (GArray *spans)
{
  g_array_set_size (spans,
                    apostil_spans_normalise ((ApostilSpan *) (gpointer) spans->data, spans->len));
}

static gint
compare_spans (gconstpointer a, gconstpointer b)
{
  return apostil_span_compare (*(const ApostilSpan *) a, *(const ApostilSpan *) b);
}

/* An edit that gives @annotation other spans. */
static ApostilEdit *
edit_spans (const gchar *label, ApostilAnnotation *annotation, GArray *spans)
{
  ApostilEdit *edit = apostil_edit_new (label);
  ApostilAnnotation *changed = apostil_command_change (edit, annotation);

  apostil_annotation_set_spans (changed, (const ApostilSpan *) (gpointer) spans->data, spans->len);
  return edit;
}

/**
 * apostil_command_add_fragment:
 * @document: a document
 * @annotation: a mark
 * @span: further words of it, in code points; trimmed here
 * @error: %APOSTIL_ERROR_SPAN when they are marked by it already
 *
 * Adds words to a mark; words that touch or overlap what it has become one with it.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_add_fragment (ApostilDocument *document,
                              ApostilAnnotation *annotation,
                              ApostilSpan span,
                              GError **error)
{
  g_autoptr (GArray) spans = NULL;
  const ApostilSpan *old = NULL;
  guint n_old = 0;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (annotation), NULL);

  annotation = apostil_command_resolve (document, annotation, error);
  if (annotation == NULL || !apostil_command_fit_span (document, span, TRUE, &span, error))
    return NULL;

  old = apostil_annotation_get_spans (annotation, &n_old);
  for (guint i = 0; i < n_old; i++)
    if (apostil_span_contains (old[i], span))
      {
        apostil_command_fail (error, APOSTIL_ERROR_SPAN,
                              _ ("These words belong to the mark already."));
        return NULL;
      }

  spans = copy_spans (old, n_old);
  g_array_append_val (spans, span);
  normalise (spans);
  return edit_spans (_ ("Add Words to Mark"), annotation, spans);
}

/**
 * apostil_command_remove_fragment:
 * @document: a document
 * @annotation: a mark of several spans
 * @index: which to take away
 * @error: %APOSTIL_ERROR_SPAN when it is the only one
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_remove_fragment (ApostilDocument *document,
                                 ApostilAnnotation *annotation,
                                 guint index,
                                 GError **error)
{
  g_autoptr (GArray) spans = NULL;
  const ApostilSpan *old = NULL;
  guint n_old = 0;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (annotation), NULL);

  annotation = apostil_command_resolve (document, annotation, error);
  if (annotation == NULL)
    return NULL;

  old = apostil_annotation_get_spans (annotation, &n_old);
  if (n_old == 1 || index >= n_old)
    {
      apostil_command_fail (error, APOSTIL_ERROR_SPAN,
                            n_old == 1 ? _ ("A mark needs some words; delete the mark instead.")
                                       : _ ("The mark has no such piece."));
      return NULL;
    }

  spans = copy_spans (old, n_old);
  g_array_remove_index (spans, index);
  return edit_spans (_ ("Take Words from Mark"), annotation, spans);
}

/**
 * apostil_command_set_span:
 * @document: a document
 * @annotation: a mark
 * @index: which of its spans to change
 * @span: where it is to lie, in code points; grown to whole graphemes
 * @error: %APOSTIL_ERROR_SPAN when it is empty, outside the text or runs into another span
 *   of the mark
 *
 * Moves the edges of a mark. Steps that follow each other quickly become one in the history.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_set_span (ApostilDocument *document,
                          ApostilAnnotation *annotation,
                          guint index,
                          ApostilSpan span,
                          GError **error)
{
  g_autoptr (GArray) spans = NULL;
  g_autofree gchar *key = NULL;
  ApostilEdit *edit = NULL;
  const ApostilSpan *old = NULL;
  guint n_old = 0;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (annotation), NULL);

  annotation = apostil_command_resolve (document, annotation, error);
  if (annotation == NULL)
    return NULL;
  if (span.start >= span.end)
    {
      apostil_command_fail (error, APOSTIL_ERROR_SPAN,
                            _ ("A mark needs some words; delete the mark instead."));
      return NULL;
    }
  if (!apostil_command_fit_span (document, span, FALSE, &span, error))
    return NULL;

  old = apostil_annotation_get_spans (annotation, &n_old);
  for (guint i = 0; i < n_old; i++)
    if (i != index && apostil_span_overlaps (old[i], span))
      {
        apostil_command_fail (error, APOSTIL_ERROR_SPAN,
                              _ ("Another piece of the same mark lies there."));
        return NULL;
      }
  if (index >= n_old)
    {
      apostil_command_fail (error, APOSTIL_ERROR_SPAN, _ ("The mark has no such piece."));
      return NULL;
    }

  spans = copy_spans (old, n_old);
  g_array_index (spans, ApostilSpan, index) = span;
  g_array_sort (spans, compare_spans); /* pieces that touch stay apart while an edge moves */
  edit = edit_spans (_ ("Move Edge of Mark"), annotation, spans);
  key = g_strdup_printf ("span %s %u", apostil_record_get_id (annotation), index);
  apostil_edit_set_merge_key (edit, key);
  return edit;
}
