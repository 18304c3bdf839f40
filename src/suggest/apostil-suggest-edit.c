/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest.h"
#include "apostil-suggested-sections.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_sections (ApostilEdit *edit,
              ApostilSuggestInput *input,
              ApostilPublications *publications,
              guint *next_id)
{
  g_autoptr (GPtrArray) sections = apostil_suggested_sections_new (input, publications);

  for (guint i = 0; i < sections->len; i++)
    {
      g_autofree gchar *id = g_strdup_printf ("s%u", (*next_id)++);

      apostil_record_set_id (sections->pdata[i], id);
      apostil_edit_add (edit, sections->pdata[i]);
    }
}

static guint
first_free (ApostilDocument *document, const gchar *prefix)
{
  g_autofree gchar *id = apostil_document_new_id (document, prefix);

  return (guint) g_ascii_strtoull (id + strlen (prefix), NULL, 10);
}

static const gchar *
prefix_of (const gchar *kind)
{
  return g_str_equal (kind, APOSTIL_KIND_DATE)    ? "d"
         : g_str_equal (kind, APOSTIL_KIND_CLAIM) ? "c"
                                                  : "m";
}

/* A claim that reports another one may come after it in the text, so this is done last. */
static void
link_nested (GHashTable *added)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer annotation = NULL;

  g_hash_table_iter_init (&iter, added);
  while (g_hash_table_iter_next (&iter, &key, &annotation))
    {
      ApostilSuggestion *suggestion = key;
      gpointer reports =
          suggestion->within != NULL ? g_hash_table_lookup (added, suggestion->within) : NULL;

      if (reports != NULL)
        apostil_annotation_set_link (annotation, APOSTIL_LINK_WITHIN,
                                     apostil_record_get_id (reports));
    }
}

/**
 * apostil_suggest_edit:
 * @document: the document that @input was made from
 * @input: a prepared input
 * @suggestions: (element-type ApostilSuggestion): what was proposed for it
 * @lowest: the lowest class to take, 'A', 'B' or 'C'
 *
 * In the thread that owns the document.
 *
 * Returns: (transfer full): an edit that adds each suggestion as an annotation with status
 *   suggested, and the sections that were proposed for @input
 */
ApostilEdit *
apostil_suggest_edit (ApostilDocument *document,
                      ApostilSuggestInput *input,
                      GPtrArray *suggestions,
                      gchar lowest)
{
  ApostilEdit *edit = NULL;
  g_autoptr (ApostilPublications) publications = apostil_publications_new ();
  g_autoptr (GHashTable) added = g_hash_table_new (NULL, NULL); /* suggestion → annotation */
  guint next_ids[128] = { 0 };

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (suggestions != NULL, NULL);

  edit = apostil_edit_new (_ ("Suggestions"));
  next_ids['s'] = first_free (document, "s");
  next_ids['d'] = first_free (document, "d");
  next_ids['c'] = first_free (document, "c");
  next_ids['m'] = first_free (document, "m");
  for (guint i = 0; i < suggestions->len; i++)
    {
      ApostilSuggestion *suggestion = suggestions->pdata[i];
      const gchar *prefix = prefix_of (suggestion->kind);
      g_autoptr (ApostilAnnotation) annotation = NULL;
      g_autofree gchar *id = NULL;

      if (suggestion->class_ > lowest)
        continue;
      id = g_strdup_printf ("%s%u", prefix, next_ids[(guchar) prefix[0]]++);
      annotation =
          apostil_suggestion_to_annotation (suggestion, apostil_document_get_scheme (document), id);
      if (annotation == NULL)
        continue;
      if (g_str_equal (suggestion->kind, APOSTIL_KIND_DATE))
        apostil_publications_add (publications, apostil_suggestion_get_first_span (suggestion), id);
      g_hash_table_insert (added, suggestion, annotation);
      apostil_edit_add (edit, annotation);
    }
  link_nested (added);
  add_sections (edit, input, publications, &next_ids['s']);

  return edit;
}
