/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands-private.h"

#include <glib/gi18n-lib.h>

/**
 * apostil_command_set_part:
 * @document: a document
 * @annotation: a mark, mostly a claim
 * @role: a part of its kind: "source", "cue", "medium", "addressee"
 * @spans: (array length=n_spans) (nullable): the words, in code points; trimmed here
 * @n_spans: how many; 0, or one empty span, takes the part away
 * @error: %APOSTIL_ERROR_INVALID or %APOSTIL_ERROR_SPAN
 *
 * Source words that name one entity make it the claimant of a claim that has none.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_set_part (ApostilDocument *document,
                          ApostilAnnotation *annotation,
                          const gchar *role,
                          const ApostilSpan *spans,
                          guint n_spans,
                          GError **error)
{
  g_autoptr (GArray) fitted = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  g_autoptr (ApostilEdit) edit = NULL;
  g_autofree gchar *label = NULL;
  const ApostilPartDef *def = NULL;
  ApostilAnnotation *changed = NULL;
  ApostilSpan *data = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (annotation), NULL);
  g_return_val_if_fail (role != NULL, NULL);
  g_return_val_if_fail (spans != NULL || n_spans == 0, NULL);

  annotation = apostil_command_resolve (document, annotation, error);
  if (annotation == NULL)
    return NULL;

  def = apostil_kind_get_part_def (apostil_annotation_get_kind (annotation), role);
  if (def == NULL)
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                            /* Translators: a kind of mark, then a part such as source */
                            _ ("%s has no part “%s” in this scheme; go to a claim first."),
                            apostil_annotation_get_kind (annotation)->label, role);
      return NULL;
    }

  for (guint i = 0; i < n_spans; i++)
    {
      ApostilSpan span = spans[i];

      if (apostil_span_is_empty (span) && n_spans == 1)
        break;
      if (!apostil_command_fit_span (document, span, TRUE, &span, error))
        return NULL;
      g_array_append_val (fitted, span);
    }
  data = (ApostilSpan *) (gpointer) fitted->data;
  g_array_set_size (fitted, apostil_spans_normalise (data, fitted->len));

  /* Translators: in the undo menu; %s is a part of a claim, such as Source */
  label = g_strdup_printf (fitted->len > 0 ? _ ("Set %s") : _ ("Clear %s"), def->label);
  edit = apostil_edit_new (label);
  changed = apostil_command_change (edit, annotation);
  apostil_annotation_set_part (changed, role, data, fitted->len);
  if (fitted->len > 0 && g_str_equal (role, APOSTIL_PART_SOURCE) &&
      apostil_annotation_is (changed, APOSTIL_KIND_CLAIM))
    apostil_command_adopt_claimant (document, NULL, changed);
  return g_steal_pointer (&edit);
}

/**
 * apostil_command_set_publication:
 * @document: a document
 * @date: a date
 * @error: %APOSTIL_ERROR_INVALID when it is not a date or has no value
 *
 * Makes a date the publication date of the section it stands in; without a section there,
 * of the article, whose own date then takes its value.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_set_publication (ApostilDocument *document, ApostilAnnotation *date, GError **error)
{
  g_autoptr (ApostilEdit) edit = NULL;
  ApostilSection *section = NULL;
  const gchar *value = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (date), NULL);

  date = apostil_command_resolve (document, date, error);
  if (date == NULL)
    return NULL;
  if (!apostil_annotation_is (date, APOSTIL_KIND_DATE))
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                            _ ("Only a date can say when something was published."));
      return NULL;
    }

  edit = apostil_edit_new (_ ("Set Publication Date"));
  apostil_record_set (apostil_command_change (edit, date), APOSTIL_ATTR_ROLE, "publication");
  section =
      apostil_document_get_section_at (document, apostil_annotation_get_first_span (date).start);
  if (section != NULL)
    {
      apostil_section_set_published (apostil_command_change (edit, section),
                                     apostil_record_get_id (date));
      return g_steal_pointer (&edit);
    }

  value = apostil_record_get (date, APOSTIL_ATTR_VALUE);
  if (value == NULL)
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                            _ ("Give the date a value first, such as 2021-08-27."));
      return NULL;
    }
  apostil_record_set (apostil_command_change (edit, apostil_document_get_article (document)),
                      APOSTIL_ATTR_PUBLISHED, value);
  return g_steal_pointer (&edit);
}

static gboolean
check_end (ApostilDocument *document,
           const ApostilRelationDef *def,
           const gchar *id,
           const gchar *const *kinds,
           GError **error)
{
  ApostilAnnotation *end =
      apostil_annotation_list_lookup (apostil_document_get_annotations (document), id);

  if (end == NULL)
    return apostil_command_fail (error, APOSTIL_ERROR_REFERENCE,
                                 _ ("There is no mark “%s” in this article."), id);
  if (kinds != NULL && !g_strv_contains (kinds, apostil_annotation_get_kind (end)->id))
    return apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                                 /* Translators: a kind of mark, then a relation */
                                 _ ("%s cannot stand in the relation “%s”."),
                                 apostil_annotation_get_kind (end)->label, def->label);
  return TRUE;
}

/* The relation of that type between the two, dismissed or not. */
static ApostilRelation *
find_relation (ApostilDocument *document,
               const ApostilRelationDef *def,
               const gchar *from,
               const gchar *to)
{
  g_autoptr (GPtrArray)
      relations = apostil_record_list_linking_to (apostil_document_get_relations (document), from);

  for (guint i = 0; i < relations->len; i++)
    {
      ApostilRelation *relation = g_ptr_array_index (relations, i);
      const gchar *a = apostil_relation_get_from (relation);
      const gchar *b = apostil_relation_get_to (relation);

      if (!g_str_equal (apostil_relation_get_relation_type (relation), def->type))
        continue;
      if ((g_str_equal (a, from) && g_str_equal (b, to)) ||
          (def->symmetric && g_str_equal (a, to) && g_str_equal (b, from)))
        return relation;
    }
  return NULL;
}

/* Checks both ends and puts those of a symmetric relation into the order of the text. */
static const ApostilRelationDef *
check_relation (ApostilDocument *document,
                const gchar *type,
                const gchar **from,
                const gchar **to,
                GError **error)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (document);
  const ApostilRelationDef *def =
      apostil_scheme_get_relation (apostil_document_get_scheme (document), type);

  if (def == NULL)
    {
      apostil_command_fail (
          error, APOSTIL_ERROR_INVALID, _ ("The scheme “%s” has no relation “%s”."),
          apostil_scheme_get_label (apostil_document_get_scheme (document)), type);
      return NULL;
    }
  if (!check_end (document, def, *from, def->from, error) ||
      !check_end (document, def, *to, def->to, error))
    return NULL;
  if (g_str_equal (*from, *to))
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                            _ ("A mark cannot be related to itself."));
      return NULL;
    }
  if (def->symmetric && apostil_annotation_compare (apostil_annotation_list_lookup (list, *from),
                                                    apostil_annotation_list_lookup (list, *to)) > 0)
    {
      const gchar *earlier = *to;

      *to = *from;
      *from = earlier;
    }
  return def;
}

/* Gives the relation that is there @status, or makes one. */
static ApostilEdit *
decide_relation (ApostilDocument *document,
                 const ApostilRelationDef *def,
                 const gchar *from,
                 const gchar *to,
                 ApostilStatus status,
                 const gchar *label)
{
  ApostilRelation *known = find_relation (document, def, from, to);
  ApostilEdit *edit = apostil_edit_new (label);
  g_autofree gchar *id = NULL;
  g_autoptr (ApostilRelation) relation = NULL;

  if (known != NULL)
    {
      apostil_record_set_status (apostil_command_change (edit, known), status);
      return edit;
    }
  id = apostil_document_new_id (document, "r");
  relation = apostil_relation_new (id, def->type, from, to);
  apostil_record_set_status (relation, status);
  apostil_edit_add (edit, relation);
  return edit;
}

/**
 * apostil_command_relate:
 * @document: a document
 * @type: a relation of its scheme: "contradicts", "supports", "repeats"
 * @from: the id of a mark
 * @to: the id of another
 * @error: says why they cannot be related
 *
 * A symmetric relation is stored from the mark that comes first in the text. One that was
 * dismissed is confirmed.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_relate (ApostilDocument *document,
                        const gchar *type,
                        const gchar *from,
                        const gchar *to,
                        GError **error)
{
  const ApostilRelationDef *def = NULL;
  ApostilRelation *known = NULL;
  g_autofree gchar *label = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (type != NULL && from != NULL && to != NULL, NULL);

  def = check_relation (document, type, &from, &to, error);
  if (def == NULL)
    return NULL;
  known = find_relation (document, def, from, to);
  if (known != NULL && apostil_record_get_status (known) == APOSTIL_STATUS_CONFIRMED)
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                            _ ("These two are related in this way already."));
      return NULL;
    }
  /* Translators: in the undo menu; %s is a relation, such as contradicts */
  label = g_strdup_printf (_ ("Relate: %s"), def->label);
  return decide_relation (document, def, from, to, APOSTIL_STATUS_CONFIRMED, label);
}

/**
 * apostil_command_dismiss_relation:
 * @document: a document
 * @type: a relation of its scheme
 * @from: the id of a mark
 * @to: the id of another
 * @error: says why they cannot be related in this way at all
 *
 * Keeps in the document, as a rejected relation, that the two are not related in this way, so that
 * it is not offered again.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_dismiss_relation (ApostilDocument *document,
                                  const gchar *type,
                                  const gchar *from,
                                  const gchar *to,
                                  GError **error)
{
  const ApostilRelationDef *def = NULL;
  g_autofree gchar *label = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (type != NULL && from != NULL && to != NULL, NULL);

  def = check_relation (document, type, &from, &to, error);
  if (def == NULL)
    return NULL;
  /* Translators: in the undo menu; %s is a relation, such as contradicts */
  label = g_strdup_printf (_ ("Dismiss: %s"), def->label);
  return decide_relation (document, def, from, to, APOSTIL_STATUS_REJECTED, label);
}

/**
 * apostil_command_unrelate:
 * @document: a document
 * @relation: a relation
 * @error: %APOSTIL_ERROR_STALE
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_unrelate (ApostilDocument *document, ApostilRelation *relation, GError **error)
{
  ApostilEdit *edit = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_RELATION (relation), NULL);

  relation = apostil_command_resolve (document, relation, error);
  if (relation == NULL)
    return NULL;

  edit = apostil_edit_new (_ ("Remove Relation"));
  apostil_edit_remove (edit, relation);
  return edit;
}
