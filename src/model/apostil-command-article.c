/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands-private.h"

#include "apostil-grapheme.h"

#include <glib/gi18n-lib.h>

static gboolean
check_published (ApostilArticle *article, GError **error)
{
  const ApostilAttributeDef def = { APOSTIL_ATTR_PUBLISHED, "", APOSTIL_VALUE_DATE, NULL, 0, NULL };
  const gchar *published = apostil_record_get (article, APOSTIL_ATTR_PUBLISHED);

  return published == NULL || apostil_attribute_def_check (&def, published, error);
}

/**
 * apostil_command_set_article:
 * @document: a document
 * @article: a changed copy of its article, with the same text
 * @error: %APOSTIL_ERROR_INVALID
 *
 * Changes what is known of the article: title, authors, publication date …
 *
 * Returns: (transfer full) (nullable): the edit, empty when nothing differs
 */
ApostilEdit *
apostil_command_set_article (ApostilDocument *document, ApostilArticle *article, GError **error)
{
  ApostilArticle *old = NULL;
  ApostilEdit *edit = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ARTICLE (article), NULL);

  old = apostil_document_get_article (document);
  if (apostil_article_get_text (article) != apostil_article_get_text (old))
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                            _ ("The text itself is not changed with what is known about it."));
      return NULL;
    }
  if (!check_published (article, error))
    return NULL;

  edit = apostil_edit_new (_ ("Change Article Details"));
  if (!apostil_record_equal (old, article))
    apostil_edit_replace (edit, old, article);
  return edit;
}

static gint
compare_spans (gconstpointer a, gconstpointer b)
{
  return apostil_span_compare (*(const ApostilSpan *) a, *(const ApostilSpan *) b);
}

static gboolean
check_sections (ApostilDocument *document, GPtrArray *sections, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  guint32 length = apostil_text_get_length (apostil_document_get_text (document));

  for (guint i = 0; i < sections->len; i++)
    {
      guint n_spans = 0;
      const ApostilSpan *spans =
          apostil_section_get_spans (g_ptr_array_index (sections, i), &n_spans);

      if (n_spans == 0)
        return apostil_command_fail (error, APOSTIL_ERROR_SPAN, _ ("A section needs some words."));
      g_array_append_vals (all, spans, n_spans);
    }
  g_array_sort (all, compare_spans);
  for (guint i = 0; i < all->len; i++)
    {
      ApostilSpan span = g_array_index (all, ApostilSpan, i);

      if (apostil_span_is_empty (span) || span.end > length)
        return apostil_command_fail (error, APOSTIL_ERROR_SPAN,
                                     _ ("A section lies outside the text, or has no words."));
      if (i > 0 && g_array_index (all, ApostilSpan, i - 1).end > span.start)
        return apostil_command_fail (error, APOSTIL_ERROR_SPAN,
                                     _ ("Two sections overlap; move one of their edges."));
    }
  return TRUE;
}

/**
 * apostil_command_set_sections:
 * @document: a document
 * @sections: (element-type ApostilSection): all sections there are to be; one whose id the
 *   document knows replaces that one, one with the id "" gets a new id
 * @error: %APOSTIL_ERROR_SPAN when they overlap or leave the text
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_set_sections (ApostilDocument *document, GPtrArray *sections, GError **error)
{
  ApostilRecordList *old = NULL;
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (ApostilEdit) edit = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (sections != NULL, NULL);

  if (!check_sections (document, sections, error))
    return NULL;

  old = apostil_document_get_sections (document);
  edit = apostil_edit_new (_ ("Change Sections"));
  for (guint i = 0; i < sections->len; i++)
    {
      ApostilSection *section = g_ptr_array_index (sections, i);
      ApostilSection *before = NULL;

      if (*apostil_record_get_id (section) == '\0')
        {
          g_autofree gchar *id = apostil_document_new_id (document, "s");

          apostil_record_set_id (section, id);
        }
      before = apostil_record_list_lookup (old, apostil_record_get_id (section));
      g_hash_table_add (kept, (gpointer) apostil_record_get_id (section));
      if (before == NULL)
        apostil_edit_add (edit, section);
      else if (!apostil_record_equal (before, section))
        apostil_edit_replace (edit, before, section);
    }

  for (guint i = 0; i < apostil_record_list_get_length (old); i++)
    {
      ApostilSection *section = apostil_record_list_get (old, i);

      if (!g_hash_table_contains (kept, apostil_record_get_id (section)))
        apostil_edit_remove (edit, section);
    }
  return g_steal_pointer (&edit);
}

/* What is left of @span outside @taken; one that touched the edge at @shared follows it. */
static ApostilSpan
give_way (ApostilSpan span, ApostilSpan taken, gboolean end_edge, guint32 shared)
{
  if (end_edge &&
      (span.start == shared || (apostil_span_overlaps (span, taken) && span.start >= taken.start)))
    span.start = MIN (taken.end, span.end);
  else if (!end_edge &&
           (span.end == shared || (apostil_span_overlaps (span, taken) && span.end <= taken.end)))
    span.end = MAX (taken.start, span.start);
  return span;
}

static gboolean
move_others (ApostilDocument *document,
             ApostilEdit *edit,
             ApostilSection *section,
             ApostilSpan taken,
             gboolean end_edge,
             guint32 shared,
             GError **error)
{
  ApostilRecordList *sections = apostil_document_get_sections (document);

  for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
    {
      ApostilSection *other = apostil_record_list_get (sections, i);
      guint n_spans = 0;
      const ApostilSpan *spans = apostil_section_get_spans (other, &n_spans);

      for (guint k = 0; other != section && k < n_spans; k++)
        {
          ApostilSpan left = give_way (spans[k], taken, end_edge, shared);
          g_autofree ApostilSpan *changed = NULL;

          if (apostil_span_equal (left, spans[k]) && !apostil_span_overlaps (left, taken))
            continue;
          if (apostil_span_is_empty (left) || apostil_span_overlaps (left, taken))
            return apostil_command_fail (
                error, APOSTIL_ERROR_SPAN,
                _ ("Another section lies there; remove it first, or stop at its end."));
          changed = g_memdup2 (spans, n_spans * sizeof (ApostilSpan));
          changed[k] = left;
          apostil_section_set_spans (apostil_command_change (edit, other), changed, n_spans);
          break; /* only one piece can lie at the edge */
        }
    }
  return TRUE;
}

/**
 * apostil_command_move_section_edge:
 * @document: a document
 * @section: a section
 * @end_edge: whether its end moves; otherwise its start
 * @offset: where to, in code points; between graphemes
 * @error: %APOSTIL_ERROR_SPAN when it would be empty or swallow another section
 *
 * A section that touches the edge moves its own with it, and one that the edge runs into
 * gives way. Steps of one drag become one in the history.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_move_section_edge (ApostilDocument *document,
                                   ApostilSection *section,
                                   gboolean end_edge,
                                   guint32 offset,
                                   GError **error)
{
  g_autofree ApostilSpan *spans = NULL;
  g_autofree gchar *key = NULL;
  g_autoptr (ApostilEdit) edit = NULL;
  ApostilText *text = NULL;
  const ApostilSpan *old = NULL;
  guint n_spans = 0;
  guint edge = 0;
  guint32 shared = 0;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_SECTION (section), NULL);

  section = apostil_command_resolve (document, section, error);
  if (section == NULL)
    return NULL;

  text = apostil_document_get_text (document);
  offset = MIN (offset, apostil_text_get_length (text));
  if (!apostil_grapheme_is_boundary (text, offset))
    offset = apostil_grapheme_previous (text, offset);

  old = apostil_section_get_spans (section, &n_spans);
  spans = g_memdup2 (old, n_spans * sizeof (ApostilSpan));
  edge = end_edge ? n_spans - 1 : 0;
  shared = end_edge ? spans[edge].end : spans[edge].start;
  if (end_edge)
    spans[edge].end = offset;
  else
    spans[edge].start = offset;
  if (apostil_span_is_empty (spans[edge]))
    {
      apostil_command_fail (error, APOSTIL_ERROR_SPAN, _ ("A section needs some words."));
      return NULL;
    }

  edit = apostil_edit_new (_ ("Move Edge of Section"));
  key = g_strdup_printf ("section %s %d", apostil_record_get_id (section), end_edge);
  apostil_edit_set_merge_key (edit, key);
  if (offset == shared)
    return g_steal_pointer (&edit);

  apostil_section_set_spans (apostil_command_change (edit, section), spans, n_spans);
  if (!move_others (document, edit, section, spans[edge], end_edge, shared, error))
    return NULL;
  return g_steal_pointer (&edit);
}

/**
 * apostil_command_replace_text:
 * @document: a document
 * @text: the corrected text
 * @moved: (element-type utf8 ApostilRecord): by id, the new copy of every annotation and
 *   section that has a place in @text; what is missing is dropped
 * @error: %APOSTIL_ERROR_INVALID when a copy does not belong to its id
 *
 * Puts another text under the marks, in one step. This re-anchors nothing itself.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_replace_text (ApostilDocument *document,
                              ApostilText *text,
                              GHashTable *moved,
                              GError **error)
{
  GListModel *lists[2] = { NULL, NULL };
  g_autoptr (ApostilEdit) edit = NULL;
  g_autoptr (GPtrArray) dropped = g_ptr_array_new ();

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (moved != NULL, NULL);

  edit = apostil_edit_new (_ ("Replace Text"));
  apostil_article_set_text (apostil_command_change (edit, apostil_document_get_article (document)),
                            text);

  lists[0] = G_LIST_MODEL (apostil_document_get_annotations (document));
  lists[1] = G_LIST_MODEL (apostil_document_get_sections (document));
  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; i < g_list_model_get_n_items (lists[k]); i++)
      {
        g_autoptr (ApostilRecord) record = g_list_model_get_item (lists[k], i);
        ApostilRecord *copy = g_hash_table_lookup (moved, apostil_record_get_id (record));

        if (copy == NULL && k == 0)
          g_ptr_array_add (dropped, record); /* the document holds it */
        else if (copy == NULL)
          apostil_edit_remove (edit, record);
        else if (G_OBJECT_TYPE (copy) != G_OBJECT_TYPE (record) ||
                 !g_str_equal (apostil_record_get_id (copy), apostil_record_get_id (record)))
          {
            apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                                  _ ("“%s” was moved to something else."),
                                  apostil_record_get_id (record));
            return NULL;
          }
        else if (copy != record)
          apostil_edit_replace (edit, record, copy);
      }

  apostil_cascade_delete (document, edit, dropped);
  return g_steal_pointer (&edit);
}
