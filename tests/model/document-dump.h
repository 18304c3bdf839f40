/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

#include <string.h>

/* The whole content of a document in one canonical string, written without any help of the
 * lists that are tested. */

static inline void
dump_spans (GString *out, const gchar *what, const ApostilSpan *spans, guint n_spans)
{
  for (guint i = 0; i < n_spans; i++)
    g_string_append_printf (out, " %s=%u-%u", what, spans[i].start, spans[i].end);
}

static inline void
dump_annotation (GString *out, ApostilAnnotation *annotation)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);
  const ApostilSpan *spans = NULL;
  guint n_spans = 0;

  g_string_append_printf (out, " kind=%s", kind->id);
  spans = apostil_annotation_get_spans (annotation, &n_spans);
  dump_spans (out, "span", spans, n_spans);
  for (guint i = 0; i < kind->n_parts; i++)
    {
      spans = apostil_annotation_get_part (annotation, kind->parts[i].role, &n_spans);
      dump_spans (out, kind->parts[i].role, spans, n_spans);
    }
  for (guint i = 0; i < kind->n_links; i++)
    {
      const gchar *const *ids = apostil_annotation_get_links (annotation, kind->links[i].role);

      for (guint k = 0; ids[k] != NULL; k++)
        g_string_append_printf (out, " %s→%s", kind->links[i].role, ids[k]);
    }
}

static inline void
dump_record (GString *out, gpointer record)
{
  guint n = 0;
  const ApostilAttribute *attributes = apostil_record_get_attributes (record, &n);

  g_string_append_printf (out, "%s %s status=%d", G_OBJECT_TYPE_NAME (record),
                          apostil_record_get_id (record), apostil_record_get_status (record));
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, " %s=“%s”", attributes[i].name, attributes[i].value);
  if (APOSTIL_IS_ANNOTATION (record))
    dump_annotation (out, record);
  else if (APOSTIL_IS_RELATION (record))
    g_string_append_printf (out, " %s→%s", apostil_relation_get_from (record),
                            apostil_relation_get_to (record));
  else if (APOSTIL_IS_SECTION (record))
    {
      guint n_spans = 0;
      const ApostilSpan *spans = apostil_section_get_spans (record, &n_spans);
      const gchar *published = apostil_section_get_published (record);

      dump_spans (out, "span", spans, n_spans);
      g_string_append_printf (out, " published→%s", published != NULL ? published : "");
    }
  else if (APOSTIL_IS_ARTICLE (record))
    g_string_append_printf (out, " text=%s",
                            apostil_text_get_utf8 (apostil_article_get_text (record), NULL));
  g_string_append_c (out, '\n');
}

static inline void
dump_list (GString *out, gpointer list)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ApostilRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      dump_record (out, record);
    }
}

static inline gchar *
dump_document (ApostilDocument *document)
{
  GString *out = g_string_new (NULL);

  dump_record (out, apostil_document_get_article (document));
  dump_list (out, apostil_document_get_sections (document));
  dump_list (out, apostil_document_get_entities (document));
  dump_list (out, apostil_document_get_annotations (document));
  dump_list (out, apostil_document_get_relations (document));
  return g_string_free (out, FALSE);
}
