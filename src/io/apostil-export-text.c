/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-export-text.h"

#include <glib/gi18n-lib.h>

/**
 * apostil_export_text:
 * @document: a document
 * @error: not used; for the table of formats
 *
 * Returns: (transfer full): the article's text and nothing else, so that offsets into it are those
 *   of the document
 */
GBytes *
apostil_export_text (ApostilDocument *document, GError **error)
{
  gsize n_bytes;
  ApostilText *text = apostil_document_get_text (document);
  const gchar *utf8 = apostil_text_get_utf8 (text, &n_bytes);

  return g_bytes_new (utf8, n_bytes);
}

static gboolean
has_metadata (ApostilArticle *article)
{
  guint n_attributes;

  apostil_record_get_attributes (article, &n_attributes);
  return n_attributes > 0 || apostil_article_get_authors (article)[0] != NULL;
}

/**
 * apostil_export_text_report:
 * @document: a document
 * @losses: (element-type utf8): a sentence for each thing that the text will not have is added
 */
void
apostil_export_text_report (ApostilDocument *document, GPtrArray *losses)
{
  guint n_marks = apostil_annotation_list_get_length (apostil_document_get_annotations (document));
  guint n_entities = apostil_record_list_get_length (apostil_document_get_entities (document));
  guint n_relations = apostil_record_list_get_length (apostil_document_get_relations (document));
  guint n_sections = apostil_record_list_get_length (apostil_document_get_sections (document));

  if (n_marks > 0)
    g_ptr_array_add (
        losses,
        g_strdup_printf (ngettext ("%u mark is lost.", "%u marks are lost.", n_marks), n_marks));
  if (n_entities > 0)
    g_ptr_array_add (losses, g_strdup_printf (ngettext ("%u entity is lost.",
                                                        "%u entities are lost.", n_entities),
                                              n_entities));
  if (n_relations > 0)
    g_ptr_array_add (losses, g_strdup_printf (ngettext ("%u relation is lost.",
                                                        "%u relations are lost.", n_relations),
                                              n_relations));
  if (n_sections > 0)
    g_ptr_array_add (losses, g_strdup_printf (ngettext ("%u section is lost.",
                                                        "%u sections are lost.", n_sections),
                                              n_sections));
  if (has_metadata (apostil_document_get_article (document)))
    g_ptr_array_add (losses, g_strdup (_ ("Title, authors, publisher, origin and date of the "
                                          "article are lost.")));
}
