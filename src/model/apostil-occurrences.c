/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-occurrence-search.h"

#include "apostil-commands-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const ApostilKind *kind;
  ApostilSpan hit;
  ApostilAnnotation *found;
} Marked;

static gboolean
is_marked (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  Marked *marked = user_data;
  const ApostilSpan *spans = NULL;
  guint n_spans = 0;

  if (apostil_annotation_get_kind (annotation) != marked->kind ||
      apostil_record_get_status (annotation) == APOSTIL_STATUS_REJECTED)
    return TRUE;

  spans = apostil_annotation_get_spans (annotation, &n_spans);
  for (guint i = 0; i < n_spans; i++)
    if (apostil_span_overlaps (spans[i], marked->hit))
      marked->found = annotation;
  return marked->found == NULL;
}

static ApostilAnnotation *
find_marked (ApostilDocument *document, const ApostilKind *kind, ApostilSpan hit)
{
  Marked marked = { kind, hit, NULL };

  apostil_annotation_list_foreach_in (apostil_document_get_annotations (document), hit, is_marked,
                                      &marked);
  return marked.found;
}

static gboolean
is_left_out (ApostilDocument *document, ApostilAnnotation *like, ApostilSpan hit)
{
  ApostilSection *section = apostil_document_get_section_at (document, hit.start);
  const ApostilSpan *spans = NULL;
  guint n_spans = 0;

  if (section != NULL &&
      g_strcmp0 (apostil_record_get (section, APOSTIL_ATTR_ROLE), "boilerplate") == 0)
    return TRUE;

  spans = apostil_annotation_get_spans (like, &n_spans);
  for (guint i = 0; i < n_spans; i++)
    if (apostil_span_overlaps (spans[i], hit))
      return TRUE;

  return FALSE;
}

/**
 * apostil_occurrences_judge:
 * @document: a document
 * @annotation: a mark
 * @places: (element-type ApostilOccurrence): what apostil_occurrence_search_run() found in the
 *   text that the document has
 *
 * Says what lies at each place. Boilerplate and the mark's own place are left out.
 *
 * Returns: (transfer full) (element-type ApostilOccurrence): in text order; it holds no
 *   references, so use it before the document changes
 */
GArray *
apostil_occurrences_judge (ApostilDocument *document, ApostilAnnotation *annotation, GArray *places)
{
  GArray *occurrences = g_array_new (FALSE, TRUE, sizeof (ApostilOccurrence));
  const ApostilKind *kind = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), occurrences);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (annotation), occurrences);

  annotation = apostil_command_resolve (document, annotation, NULL);
  if (annotation == NULL)
    return occurrences;

  kind = apostil_annotation_get_kind (annotation);
  for (guint i = 0; i < places->len; i++)
    {
      ApostilOccurrence occurrence = g_array_index (places, ApostilOccurrence, i);

      if (is_left_out (document, annotation, occurrence.span))
        continue;
      occurrence.marked = find_marked (document, kind, occurrence.span);
      occurrence.status = occurrence.marked != NULL ? apostil_record_get_status (occurrence.marked)
                                                    : APOSTIL_STATUS_CONFIRMED;
      g_array_append_val (occurrences, occurrence);
    }
  return occurrences;
}

/**
 * apostil_occurrences_find:
 * @document: a document
 * @annotation: a mark
 *
 * Everywhere else that the words of a mark stand, and for a mention the names of its entity,
 * as whole words and whatever their case and accents. Boilerplate is left out. An unnamed
 * entity has no other occurrences. Where a mark of the same kind lies already, it is given
 * with its status. For a text of megabytes rather run an #ApostilOccurrenceSearch in a thread.
 *
 * Returns: (transfer full) (element-type ApostilOccurrence): in text order; it holds no
 *   references, so use it before the document changes
 */
GArray *
apostil_occurrences_find (ApostilDocument *document, ApostilAnnotation *annotation)
{
  g_autoptr (ApostilOccurrenceSearch) search = NULL;
  g_autoptr (GArray) places = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (annotation), NULL);

  search = apostil_occurrence_search_new (document, annotation);
  places = apostil_occurrence_search_run (search);
  return apostil_occurrences_judge (document, annotation, places);
}

static gint
compare_spans (gconstpointer a, gconstpointer b)
{
  return apostil_span_compare (*(const ApostilSpan *) a, *(const ApostilSpan *) b);
}

static void
copy_attribute (ApostilAnnotation *from, ApostilAnnotation *to, const gchar *name)
{
  apostil_record_set (to, name, apostil_record_get (from, name));
}

/* A mark like @like on other words. The value of a date goes along only when it was not
 * reckoned from another date, since then it may be another elsewhere. */
static ApostilAnnotation *
mark_like (ApostilDocument *document, ApostilAnnotation *like, ApostilSpan span)
{
  const ApostilKind *kind = apostil_annotation_get_kind (like);
  g_autofree gchar *id = apostil_document_new_id (document, kind->id_prefix);
  ApostilAnnotation *annotation = apostil_annotation_new (kind, id);

  apostil_annotation_set_span (annotation, span);
  copy_attribute (like, annotation, APOSTIL_ATTR_TYPE);
  if (g_str_equal (kind->id, APOSTIL_KIND_ENTITY))
    {
      g_autofree gchar *words = apostil_text_dup_span (apostil_document_get_text (document), span);

      apostil_annotation_set_links (annotation, APOSTIL_LINK_ENTITY,
                                    apostil_annotation_get_links (like, APOSTIL_LINK_ENTITY));
      if (apostil_record_get (like, APOSTIL_ATTR_FORM) != NULL)
        apostil_record_set (annotation, APOSTIL_ATTR_FORM, apostil_command_form_of_words (words));
    }
  else if (g_str_equal (kind->id, APOSTIL_KIND_DATE) &&
           apostil_annotation_get_link (like, APOSTIL_LINK_ANCHOR) == NULL)
    {
      copy_attribute (like, annotation, APOSTIL_ATTR_VALUE);
      copy_attribute (like, annotation, APOSTIL_ATTR_MOD);
    }
  return annotation;
}

/**
 * apostil_command_mark_occurrences:
 * @document: a document
 * @like: the mark that the others shall be like
 * @spans: (array length=n_spans): the places to mark, in code points, in any order
 * @n_spans: how many
 * @error: %APOSTIL_ERROR_SPAN, or %APOSTIL_ERROR_INVALID for a mention without an entity
 *
 * Marks all places in one step. Places where a mark of the kind lies already are left out.
 *
 * Returns: (transfer full) (nullable): the edit, empty when all are marked
 */
ApostilEdit *
apostil_command_mark_occurrences (ApostilDocument *document,
                                  ApostilAnnotation *like,
                                  const ApostilSpan *spans,
                                  guint n_spans,
                                  GError **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  g_autoptr (ApostilEdit) edit = NULL;
  g_autofree gchar *label = NULL;
  const ApostilKind *kind = NULL;
  guint32 end = 0; /* of the last place marked */

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (like), NULL);
  g_return_val_if_fail (spans != NULL || n_spans == 0, NULL);

  like = apostil_command_resolve (document, like, error);
  if (like == NULL)
    return NULL;
  kind = apostil_annotation_get_kind (like);
  if (g_str_equal (kind->id, APOSTIL_KIND_ENTITY) &&
      apostil_annotation_get_link (like, APOSTIL_LINK_ENTITY) == NULL)
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                            _ ("This mention is only a suggestion; accept it first."));
      return NULL;
    }

  for (guint i = 0; i < n_spans; i++)
    {
      ApostilSpan span;

      if (!apostil_command_fit_span (document, spans[i], TRUE, &span, error))
        return NULL;
      g_array_append_val (places, span);
    }
  g_array_sort (places, compare_spans);

  for (guint i = 0; i < places->len; i++)
    {
      ApostilSpan span = g_array_index (places, ApostilSpan, i);

      if (span.start < end || find_marked (document, kind, span) != NULL)
        continue;
      g_ptr_array_add (marks, mark_like (document, like, span));
      end = span.end;
    }

  label = g_strdup_printf (ngettext ("Mark %u occurrence", "Mark %u occurrences", marks->len),
                           marks->len);
  edit = apostil_edit_new (label);
  for (guint i = 0; i < marks->len; i++)
    apostil_edit_add (edit, g_ptr_array_index (marks, i));
  return g_steal_pointer (&edit);
}
