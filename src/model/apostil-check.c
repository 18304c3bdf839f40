/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-check.h"

#include "apostil-annotation.h"
#include "apostil-article.h"
#include "apostil-check-attributes.h"
#include "apostil-entity.h"
#include "apostil-error.h"
#include "apostil-references.h"
#include "apostil-relation.h"
#include "apostil-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
prefix (gpointer record, GError **error)
{
  g_prefix_error (error, "“%s”: ", apostil_record_get_id (record));
  return FALSE;
}

/**
 * apostil_check_id:
 * @id: (nullable): an id
 * @error: where to put an error
 *
 * Ids are what XML allows as a name, from the letters of ASCII: so they can stand in every
 * format that we write.
 *
 * Returns: whether it is one
 */
gboolean
apostil_check_id (const gchar *id, GError **error)
{
  gboolean good = id != NULL && (g_ascii_isalpha (*id) || *id == '_');
  g_autofree gchar *shown = NULL;

  for (const gchar *p = id; good && *p != '\0'; p++)
    good = g_ascii_isalnum (*p) || *p == '.' || *p == '_' || *p == '-';
  if (good && strlen (id) <= APOSTIL_MAX_ATTRIBUTE_BYTES)
    return TRUE;

  shown = g_utf8_make_valid (id != NULL ? id : "", id != NULL ? (gssize) strnlen (id, 80) : 0);
  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
               _ ("“%s” cannot be an id; ids begin with a letter and go on with letters, "
                  "digits, “.”, “_” or “-”"),
               shown);
  return FALSE;
}

static gboolean
check_spans (const ApostilSpan *spans, guint n_spans, guint32 length, GError **error)
{
  for (guint i = 0; i < n_spans; i++)
    {
      if (apostil_span_is_empty (spans[i]))
        {
          g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_SPAN, _ ("the span %u–%u is empty"),
                       spans[i].start, spans[i].end);
          return FALSE;
        }
      if (spans[i].end > length)
        {
          g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_SPAN,
                       _ ("the span %u–%u lies outside the text, which has %u characters"),
                       spans[i].start, spans[i].end, length);
          return FALSE;
        }
      if (i > 0 && spans[i].start < spans[i - 1].end)
        {
          g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_SPAN,
                       _ ("the spans %u–%u and %u–%u overlap or are not in order"),
                       spans[i - 1].start, spans[i - 1].end, spans[i].start, spans[i].end);
          return FALSE;
        }
    }
  return TRUE;
}

/* Parts may overlap anything, each other too; but none is empty or outside the text. */
static gboolean
check_parts (ApostilAnnotation *annotation, guint32 length, GError **error)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);

  for (guint i = 0; i < kind->n_parts; i++)
    {
      guint n_spans = 0;
      const ApostilSpan *spans =
          apostil_annotation_get_part (annotation, kind->parts[i].role, &n_spans);

      for (guint j = 0; j < n_spans; j++)
        {
          if (!check_spans (&spans[j], 1, length, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * apostil_check_spans:
 * @record: any record
 * @length: of the text, in code points
 * @error: where to put an error
 *
 * Returns: whether the spans of @record are sorted, disjoint, not empty and inside the text,
 *   and its parts inside the text
 */
gboolean
apostil_check_spans (gpointer record, guint32 length, GError **error)
{
  const ApostilSpan *spans = NULL;
  guint n_spans = 0;
  gboolean good = TRUE;

  if (APOSTIL_IS_ANNOTATION (record))
    spans = apostil_annotation_get_spans (record, &n_spans);
  else if (APOSTIL_IS_SECTION (record))
    spans = apostil_section_get_spans (record, &n_spans);
  else
    return TRUE;

  if (n_spans == 0)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_SPAN,
                   _ ("it marks no words; it needs a span"));
      good = FALSE;
    }
  good = good && check_spans (spans, n_spans, length, error);
  good = good && (!APOSTIL_IS_ANNOTATION (record) || check_parts (record, length, error));
  return good || prefix (record, error);
}

static gboolean
check_kind (ApostilAnnotation *annotation, ApostilScheme *scheme, GError **error)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);
  const gchar *type = apostil_record_get (annotation, APOSTIL_ATTR_TYPE);

  if (apostil_scheme_get_kind (scheme, kind->id) != kind)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("the scheme “%s” has no kind “%s”"), apostil_scheme_get_id (scheme),
                   kind->id);
      return FALSE;
    }
  if (type != NULL && apostil_kind_get_type_def (kind, type) == NULL)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("the scheme “%s” has no type “%s” of the kind “%s”"),
                   apostil_scheme_get_id (scheme), type, kind->id);
      return FALSE;
    }
  if (type == NULL && g_str_equal (kind->id, APOSTIL_KIND_DATE))
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("a date needs a type: DATE, TIME, DURATION or SET"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_mention (ApostilAnnotation *annotation, GError **error)
{
  if (!apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY) ||
      apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY) != NULL)
    return TRUE;

  if (apostil_record_get_status (annotation) != APOSTIL_STATUS_CONFIRMED &&
      apostil_record_get (annotation, APOSTIL_ATTR_TYPE) != NULL &&
      apostil_record_get (annotation, APOSTIL_ATTR_NAME) != NULL)
    return TRUE;

  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
               _ ("a mention needs the entity that it names; a suggested one may have type and "
                  "name instead"));
  return FALSE;
}

static gboolean
check_ids (const ApostilLinkDef *link, const gchar *const *ids, GError **error)
{
  g_autoptr (GHashTable) seen = NULL;

  if (ids[0] == NULL || ids[1] == NULL)
    return TRUE;

  if (!link->many)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID, _ ("“%s” can name only one id"),
                   link->role);
      return FALSE;
    }
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (g_hash_table_add (seen, (gpointer) ids[i]))
        continue;

      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_REFERENCE, _ ("“%s” names “%s” twice"),
                   link->role, ids[i]);
      return FALSE;
    }
  return TRUE;
}

/* A link that is not « many » names one record, and no link names the same one twice. */
static gboolean
check_link_counts (ApostilAnnotation *annotation, GError **error)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);

  for (guint i = 0; i < kind->n_links; i++)
    {
      const ApostilLinkDef *link = &kind->links[i];

      if (!check_ids (link, apostil_annotation_get_links (annotation, link->role), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_entity (ApostilEntity *entity, ApostilScheme *scheme, GError **error)
{
  const ApostilKind *kind = apostil_scheme_get_kind (scheme, APOSTIL_KIND_ENTITY);
  const gchar *type = apostil_entity_get_entity_type (entity);
  const gchar *name = apostil_entity_get_name (entity);

  if (kind == NULL || type == NULL || apostil_kind_get_type_def (kind, type) == NULL)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("the scheme “%s” has no type “%s” of entities"),
                   apostil_scheme_get_id (scheme), type != NULL ? type : "");
      return FALSE;
    }
  if (name == NULL || name[strspn (name, " \t\n")] == '\0')
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID, _ ("an entity needs a name"));
      return FALSE;
    }
  return apostil_check_words ("alias", apostil_entity_get_aliases (entity), error);
}

static gboolean
check_section (ApostilSection *section, ApostilScheme *scheme, GError **error)
{
  const gchar *role = apostil_record_get (section, APOSTIL_ATTR_ROLE);
  guint n_roles = 0;
  const ApostilChoice *roles = apostil_scheme_get_section_roles (scheme, &n_roles);

  for (guint i = 0; i < n_roles; i++)
    {
      if (g_strcmp0 (roles[i].id, role) == 0)
        return TRUE;
    }
  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
               _ ("the scheme “%s” has no role “%s” of sections"), apostil_scheme_get_id (scheme),
               role != NULL ? role : "");
  return FALSE;
}

static gboolean
check_relation (ApostilRelation *relation, ApostilScheme *scheme, GError **error)
{
  const gchar *type = apostil_relation_get_relation_type (relation);

  if (type == NULL || apostil_scheme_get_relation (scheme, type) == NULL)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("the scheme “%s” has no relation “%s”"), apostil_scheme_get_id (scheme),
                   type != NULL ? type : "");
      return FALSE;
    }
  if (g_str_equal (apostil_relation_get_from (relation), apostil_relation_get_to (relation)))
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_REFERENCE,
                   _ ("a relation needs two different marks, not “%s” twice"),
                   apostil_relation_get_from (relation));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_by_type (gpointer record, ApostilScheme *scheme, GError **error)
{
  if (APOSTIL_IS_ANNOTATION (record))
    return check_kind (record, scheme, error) && check_mention (record, error) &&
           check_link_counts (record, error) && apostil_check_evidence (record, error);
  if (APOSTIL_IS_ENTITY (record))
    return check_entity (record, scheme, error);
  if (APOSTIL_IS_SECTION (record))
    return check_section (record, scheme, error);
  if (APOSTIL_IS_RELATION (record))
    return check_relation (record, scheme, error);
  if (APOSTIL_IS_ARTICLE (record))
    return apostil_check_words ("author", apostil_article_get_authors (record), error);
  g_return_val_if_reached (FALSE);
}

/**
 * apostil_check_record:
 * @record: an article, section, entity, annotation or relation
 * @scheme: the document's
 * @length: of the text, in code points
 * @error: where to put an error, in words for people, that names the record
 *
 * Checks all that can be seen from the record alone.
 *
 * Returns: whether it may stand in a document
 */
gboolean
apostil_check_record (gpointer record, ApostilScheme *scheme, guint32 length, GError **error)
{
  if (!apostil_check_id (apostil_record_get_id (record), error) ||
      !apostil_check_spans (record, length, error))
    return FALSE;

  return (check_by_type (record, scheme, error) &&
          apostil_check_attributes (record, scheme, error)) ||
         prefix (record, error);
}

/* References */

typedef struct
{
  gpointer record;
  ApostilScheme *scheme;
  ApostilResolveFunc resolve;
  gpointer user_data;
  GError **error;
} References;

/* « entity » is the registry, « mention » its mentions, all else a kind of annotation. */
static gboolean
is_target (gpointer record, const gchar *const *targets)
{
  for (guint i = 0; targets != NULL && targets[i] != NULL; i++)
    {
      const gchar *kind = g_str_equal (targets[i], "mention") ? APOSTIL_KIND_ENTITY : targets[i];

      if (kind == targets[i] && g_str_equal (kind, APOSTIL_KIND_ENTITY))
        {
          if (APOSTIL_IS_ENTITY (record))
            return TRUE;
        }
      else if (APOSTIL_IS_ANNOTATION (record) && apostil_annotation_is (record, kind))
        return TRUE;
    }
  return FALSE;
}

static gboolean
may_name (const References *references, const gchar *role, gpointer target)
{
  static const gchar *const dates[] = { APOSTIL_KIND_DATE, NULL };
  gpointer record = references->record;
  const ApostilRelationDef *relation = NULL;
  const gchar *const *kinds = NULL;

  if (APOSTIL_IS_ANNOTATION (record))
    {
      const ApostilLinkDef *def =
          apostil_kind_get_link_def (apostil_annotation_get_kind (record), role);

      return def != NULL && is_target (target, def->targets);
    }
  if (APOSTIL_IS_SECTION (record))
    return is_target (target, dates);

  relation =
      apostil_scheme_get_relation (references->scheme, apostil_relation_get_relation_type (record));
  kinds = g_str_equal (role, "from") ? relation->from : relation->to;
  if (!APOSTIL_IS_ANNOTATION (target))
    return FALSE;
  if (kinds == NULL)
    return TRUE;
  return g_strv_contains (kinds, apostil_annotation_get_kind (target)->id);
}

static gboolean
check_reference (const gchar *role, const gchar *id, gpointer user_data)
{
  const References *references = user_data;
  gpointer target = references->resolve (id, references->user_data);

  if (target == NULL)
    {
      g_set_error (references->error, APOSTIL_ERROR, APOSTIL_ERROR_REFERENCE,
                   _ ("“%s” names “%s”, which does not exist"), role, id);
      return FALSE;
    }
  if (!may_name (references, role, target))
    {
      g_set_error (references->error, APOSTIL_ERROR, APOSTIL_ERROR_REFERENCE,
                   _ ("“%s” names “%s”, which is not of a kind that can stand there"), role, id);
      return FALSE;
    }
  return TRUE;
}

/**
 * apostil_check_references:
 * @record: a record that apostil_check_record() accepts
 * @scheme: the document's
 * @resolve: (scope call): finds what an id will mean
 * @user_data: for @resolve
 * @error: where to put an error
 *
 * Returns: whether every id that @record names is that of a record of the right kind
 */
gboolean
apostil_check_references (gpointer record,
                          ApostilScheme *scheme,
                          ApostilResolveFunc resolve,
                          gpointer user_data,
                          GError **error)
{
  References references = { record, scheme, resolve, user_data, error };

  return apostil_references_foreach (record, check_reference, &references) ||
         prefix (record, error);
}

/* Cycles */

#define ON_PATH GUINT_TO_POINTER (1)
#define CLEARED GUINT_TO_POINTER (2)

/* Follows @role from @start; each record is walked over once in all. */
static gboolean
walk (gpointer start,
      const gchar *role,
      GHashTable *seen,
      ApostilResolveFunc resolve,
      gpointer user_data)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  gpointer record = start;
  gpointer state = NULL;

  while (APOSTIL_IS_ANNOTATION (record) && (state = g_hash_table_lookup (seen, record)) == NULL)
    {
      const gchar *next = apostil_annotation_get_link (record, role);

      g_hash_table_insert (seen, record, ON_PATH);
      g_ptr_array_add (path, record);
      record = next != NULL ? resolve (next, user_data) : NULL;
    }
  for (guint i = 0; i < path->len; i++)
    g_hash_table_insert (seen, path->pdata[i], CLEARED);
  return !APOSTIL_IS_ANNOTATION (record) || state != ON_PATH;
}

/**
 * apostil_check_no_cycles:
 * @records: records whose references are good
 * @resolve: (scope call): finds what an id will mean
 * @user_data: for @resolve
 * @culprit: (out) (optional): a record that leads back to itself
 * @error: where to put an error
 *
 * No claim reports itself, and no date is its own anchor, by however many steps.
 *
 * Returns: whether that holds for all of @records and what they lead to
 */
gboolean
apostil_check_no_cycles (GPtrArray *records,
                         ApostilResolveFunc resolve,
                         gpointer user_data,
                         gpointer *culprit,
                         GError **error)
{
  static const gchar *const roles[] = { APOSTIL_LINK_WITHIN, APOSTIL_LINK_ANCHOR };
  g_autoptr (GHashTable) within = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) anchors = g_hash_table_new (NULL, NULL);
  GHashTable *const seen[] = { within, anchors };

  for (guint i = 0; i < records->len; i++)
    for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
      {
        gpointer record = records->pdata[i];

        if (!APOSTIL_IS_ANNOTATION (record) ||
            apostil_annotation_get_link (record, roles[r]) == NULL ||
            walk (record, roles[r], seen[r], resolve, user_data))
          continue;

        g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_REFERENCE,
                     _ ("“%s” leads back to “%s” itself"), roles[r],
                     apostil_record_get_id (record));
        if (culprit != NULL)
          *culprit = record;
        return prefix (record, error);
      }
  return TRUE;
}
