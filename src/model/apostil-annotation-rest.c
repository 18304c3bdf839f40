/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-annotation-rest.h"

/**
 * apostil_annotation_rest_new:
 * @kind: of the annotation
 *
 * Returns: (transfer full): room for what it may have
 */
ApostilAnnotationRest *
apostil_annotation_rest_new (const ApostilKind *kind)
{
  ApostilAnnotationRest *rest = g_new0 (ApostilAnnotationRest, 1);

  rest->links = g_new0 (GStrv, kind->n_links);
  rest->parts = g_new0 (ApostilAnnotationPart, kind->n_parts);
  return rest;
}

/**
 * apostil_annotation_rest_copy:
 * @kind: of the annotation
 * @from: what it has
 *
 * Returns: (transfer full): the same for another of that kind
 */
ApostilAnnotationRest *
apostil_annotation_rest_copy (const ApostilKind *kind, const ApostilAnnotationRest *from)
{
  ApostilAnnotationRest *rest = apostil_annotation_rest_new (kind);

  rest->spans = g_memdup2 (from->spans, from->n_spans * sizeof (ApostilSpan));
  rest->n_spans = from->n_spans;
  rest->extent = from->extent;
  for (guint i = 0; i < kind->n_links; i++)
    rest->links[i] = g_strdupv (from->links[i]);
  for (guint i = 0; i < kind->n_parts; i++)
    {
      const ApostilAnnotationPart *part = &from->parts[i];

      rest->parts[i].spans = g_memdup2 (part->spans, part->n_spans * sizeof (ApostilSpan));
      rest->parts[i].n_spans = part->n_spans;
    }
  if (from->evidence != NULL)
    {
      rest->evidence = g_ptr_array_new_full (from->evidence->len, apostil_evidence_free);
      for (guint i = 0; i < from->evidence->len; i++)
        g_ptr_array_add (rest->evidence,
                         apostil_evidence_copy (g_ptr_array_index (from->evidence, i)));
    }
  return rest;
}

/**
 * apostil_annotation_rest_free:
 * @kind: of the annotation
 * @rest: (transfer full): what it has
 *
 * Frees it.
 */
void
apostil_annotation_rest_free (const ApostilKind *kind, ApostilAnnotationRest *rest)
{
  g_free (rest->spans);
  for (guint i = 0; i < kind->n_links; i++)
    g_strfreev (rest->links[i]);
  g_free (rest->links);
  for (guint i = 0; i < kind->n_parts; i++)
    g_free (rest->parts[i].spans);
  g_free (rest->parts);
  g_clear_pointer (&rest->evidence, g_ptr_array_unref);
  g_free (rest);
}
