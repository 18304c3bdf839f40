/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Another scheme for a document. Every mark becomes one of the kind of the same id in the new scheme;
 * where one would lose something, nothing is done, and what stands in the way is said. */

#include "config.h"

#include "apostil-commands-private.h"

#include <glib/gi18n-lib.h>

#include "apostil-check-attributes.h"
#include "apostil-list-words.h"
#include "apostil-relation.h"
#include "apostil-section.h"

/* « Person (3), Event (1) » */
static gchar *
list_counts (GHashTable *counts)
{
  g_autoptr (GList) labels = g_list_sort (g_hash_table_get_keys (counts), (GCompareFunc) g_strcmp0);
  g_autoptr (GString) list = g_string_new (NULL);

  for (GList *l = labels; l != NULL; l = l->next)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, l->data));
      /* Translators: one of a list: what is counted, and how many there are */
      g_autofree gchar *item = g_strdup_printf (_ ("%s (%u)"), (const gchar *) l->data, n);

      apostil_list_append (list, item);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
count (GHashTable *counts, const gchar *label)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, label));

  g_hash_table_insert (counts, (gpointer) label, GUINT_TO_POINTER (n + 1));
}

/* All that it links, and all its parts, are known there, too. */
static gboolean
has_place (ApostilAnnotation *self, const ApostilKind *kind)
{
  const ApostilKind *old = apostil_annotation_get_kind (self);
  guint n_spans;

  for (guint i = 0; i < old->n_links; i++)
    if (apostil_annotation_get_link (self, old->links[i].role) != NULL &&
        apostil_kind_get_link_def (kind, old->links[i].role) == NULL)
      return FALSE;
  for (guint i = 0; i < old->n_parts; i++)
    if (apostil_annotation_get_part (self, old->parts[i].role, &n_spans) != NULL &&
        apostil_kind_get_part_def (kind, old->parts[i].role) == NULL)
      return FALSE;
  return TRUE;
}

/* The mark under the new scheme; NULL when it has no place there, and then it is counted. */
static ApostilAnnotation *
convert (ApostilAnnotation *annotation, ApostilScheme *scheme, GHashTable *lost)
{
  const ApostilKind *old = apostil_annotation_get_kind (annotation);
  const ApostilKind *kind = apostil_scheme_get_kind (scheme, old->id);
  const gchar *type = apostil_record_get (annotation, APOSTIL_ATTR_TYPE);
  const ApostilTypeDef *type_def = apostil_kind_get_type_def (old, type);
  g_autoptr (ApostilAnnotation) copy = NULL;

  if (kind != NULL && (type == NULL || apostil_kind_get_type_def (kind, type) != NULL) &&
      has_place (annotation, kind))
    {
      copy = apostil_record_copy (annotation);
      apostil_annotation_set_kind (copy, kind);
      if (apostil_check_attributes (copy, scheme, NULL))
        return g_steal_pointer (&copy);
    }
  count (lost, type_def != NULL ? type_def->label : old->label);
  return NULL;
}

/* Entities whose type the new scheme does not have. */
static void
count_entities (ApostilDocument *document, ApostilScheme *scheme, GHashTable *lost)
{
  ApostilRecordList *entities = apostil_document_get_entities (document);
  const ApostilKind *old =
      apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_ENTITY);
  const ApostilKind *kind = apostil_scheme_get_kind (scheme, APOSTIL_KIND_ENTITY);

  for (guint i = 0; i < apostil_record_list_get_length (entities); i++)
    {
      const gchar *type = apostil_entity_get_entity_type (apostil_record_list_get (entities, i));
      const ApostilTypeDef *def = old != NULL ? apostil_kind_get_type_def (old, type) : NULL;

      if (kind == NULL || apostil_kind_get_type_def (kind, type) == NULL)
        count (lost, def != NULL ? def->label : type);
    }
}

static void
count_relations (ApostilDocument *document, ApostilScheme *scheme, GHashTable *lost)
{
  ApostilRecordList *relations = apostil_document_get_relations (document);

  for (guint i = 0; i < apostil_record_list_get_length (relations); i++)
    {
      const gchar *type =
          apostil_relation_get_relation_type (apostil_record_list_get (relations, i));
      const ApostilRelationDef *old =
          apostil_scheme_get_relation (apostil_document_get_scheme (document), type);

      if (apostil_scheme_get_relation (scheme, type) == NULL)
        count (lost, old != NULL ? old->label : type);
    }
}

static const ApostilChoice *
find_role (ApostilScheme *scheme, const gchar *id)
{
  guint n;
  const ApostilChoice *roles = apostil_scheme_get_section_roles (scheme, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (roles[i].id, id) == 0)
      return &roles[i];
  return NULL;
}

static void
count_sections (ApostilDocument *document, ApostilScheme *scheme, GHashTable *lost)
{
  ApostilRecordList *sections = apostil_document_get_sections (document);

  for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
    {
      const gchar *role =
          apostil_record_get (apostil_record_list_get (sections, i), APOSTIL_ATTR_ROLE);
      const ApostilChoice *old = find_role (apostil_document_get_scheme (document), role);

      if (old != NULL && find_role (scheme, role) == NULL)
        count (lost, old->label);
    }
}

/* What the old scheme asked of the article, and got an answer to. */
static void
count_answers (ApostilDocument *document, ApostilScheme *scheme, GHashTable *lost)
{
  guint n_old;
  guint n_new;
  const ApostilAttributeDef *old =
      apostil_scheme_get_variables (apostil_document_get_scheme (document), &n_old);
  const ApostilAttributeDef *new = apostil_scheme_get_variables (scheme, &n_new);

  for (guint i = 0; i < n_old; i++)
    {
      gboolean found = apostil_record_get (apostil_document_get_article (document), old[i].name) ==
                       NULL;

      for (guint k = 0; k < n_new && !found; k++)
        found = old[i].name == new[k].name;
      if (!found)
        count (lost, old[i].label);
    }
}

/**
 * apostil_command_set_scheme:
 * @document: a document
 * @scheme: another scheme
 * @error: %APOSTIL_ERROR_INVALID: says which marks have no place in @scheme, and how many
 *
 * Gives the document another scheme. All marks stay as they are; their kinds are those of @scheme.
 * What else would not be right, such as a value of an attribute, is found when it is applied.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_set_scheme (ApostilDocument *document, ApostilScheme *scheme, GError **error)
{
  ApostilAnnotationList *annotations = NULL;
  g_autoptr (GHashTable) lost = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (ApostilEdit) edit = NULL;
  g_autofree gchar *list = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_SCHEME (scheme), NULL);

  edit = apostil_edit_new (_ ("Change the Scheme"));
  apostil_edit_set_scheme (edit, apostil_document_get_scheme (document), scheme);
  annotations = apostil_document_get_annotations (document);
  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (annotations, i);
      g_autoptr (ApostilAnnotation) copy = convert (annotation, scheme, lost);

      if (copy != NULL)
        apostil_edit_replace (edit, annotation, copy);
    }
  count_entities (document, scheme, lost);
  count_relations (document, scheme, lost);
  count_sections (document, scheme, lost);
  count_answers (document, scheme, lost);
  if (g_hash_table_size (lost) == 0)
    return g_steal_pointer (&edit);

  list = list_counts (lost);
  apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                        /* Translators: the name of a scheme, then a list of kinds of marks */
                        _ ("The scheme “%s” has no place for marks of this article: %s. Change or "
                           "delete them first."),
                        apostil_scheme_get_label (scheme), list);
  return NULL;
}
