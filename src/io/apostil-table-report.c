/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-extras.h"
#include "apostil-table.h"

#include <glib/gi18n-lib.h>

/* What tables of marks cannot hold. */

static gboolean
has_foreign (gpointer record)
{
  return apostil_record_get_foreign_attributes (record) != NULL ||
         apostil_record_get_foreign_elements (record) != NULL;
}

static gboolean
list_has_foreign (GListModel *list)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) record = g_list_model_get_item (list, i);

      if (has_foreign (record))
        return TRUE;
    }
  return FALSE;
}

static gboolean
records_have_foreign (ApostilDocument *document)
{
  return has_foreign (apostil_document_get_article (document)) ||
         list_has_foreign (G_LIST_MODEL (apostil_document_get_sections (document))) ||
         list_has_foreign (G_LIST_MODEL (apostil_document_get_entities (document))) ||
         list_has_foreign (G_LIST_MODEL (apostil_document_get_annotations (document))) ||
         list_has_foreign (G_LIST_MODEL (apostil_document_get_relations (document)));
}

static gboolean
lists_have_foreign (ApostilDocument *document)
{
  ApostilNativeExtras *extras = apostil_native_extras_get (document);

  for (guint i = 0; extras != NULL && i < APOSTIL_N_TAGS; i++)
    if (extras->foreign[i].attributes != NULL || extras->foreign[i].elements != NULL)
      return TRUE;
  return FALSE;
}

static void
report_both (ApostilDocument *document, gboolean foreign, GPtrArray *losses)
{
  ApostilNativeExtras *extras = apostil_native_extras_get (document);

  if (foreign)
    g_ptr_array_add (losses, g_strdup (_ ("Content that other programs added is lost.")));
  if (extras != NULL && extras->history != NULL)
    g_ptr_array_add (losses, g_strdup (_ ("Earlier texts of the article are lost.")));
}

/**
 * apostil_table_report_csv:
 * @document: a document
 * @losses: (element-type utf8): a sentence for each thing that a CSV will not have is added
 */
void
apostil_table_report_csv (ApostilDocument *document, GPtrArray *losses)
{
  guint n_sections = apostil_record_list_get_length (apostil_document_get_sections (document));

  g_ptr_array_add (losses, g_strdup (_ ("The article’s text is lost, but for the words that are "
                                        "marked and the sentences around them.")));
  if (n_sections > 0)
    g_ptr_array_add (
        losses, g_strdup_printf (ngettext ("Where %u section begins and ends is lost.",
                                           "Where %u sections begin and end is lost.", n_sections),
                                 n_sections));
  if (!g_str_equal (apostil_scheme_get_id (apostil_document_get_scheme (document)), "news"))
    g_ptr_array_add (losses,
                     g_strdup (_ ("The scheme of the document is lost, but for its name.")));
  report_both (document, records_have_foreign (document) || lists_have_foreign (document), losses);
}

/**
 * apostil_table_report_jsonl:
 * @document: a document
 * @losses: (element-type utf8): a sentence for each thing that JSON lines will not have is added
 */
void
apostil_table_report_jsonl (ApostilDocument *document, GPtrArray *losses)
{
  report_both (document, lists_have_foreign (document), losses);
}
