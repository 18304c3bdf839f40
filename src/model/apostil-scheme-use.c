/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scheme-use.h"

#include "apostil-entity.h"
#include "apostil-relation.h"
#include "apostil-section.h"

/* A part by its names: those of a choice are of three levels. */
typedef struct
{
  const gchar *element;
  const gchar *kind;   /* (nullable) the id of the kind around it */
  const gchar *id;     /* its own; of a choice, that of the attribute */
  const gchar *choice; /* (nullable) */
} Part;

static gboolean
part_init (Part *part, ApostilSchemeDraft *draft, guint node)
{
  guint parent = apostil_scheme_draft_get_parent (draft, node);

  part->element = apostil_scheme_draft_get_element (draft, node);
  part->choice = NULL;
  if (part->element == NULL)
    return FALSE;
  if (g_str_equal (part->element, APOSTIL_DRAFT_CHOICE))
    {
      part->choice = apostil_scheme_draft_get (draft, node, "id");
      node = parent;
      parent = apostil_scheme_draft_get_parent (draft, node);
      part->element = apostil_scheme_draft_get_element (draft, node);
    }
  part->id = apostil_scheme_draft_get (draft, node, "id");
  part->kind = apostil_scheme_draft_get (draft, parent, "id");
  return part->id != NULL;
}

/* An attribute is the format's or the scheme's own; only the record tells them apart by its name. */
static gboolean
has_attribute (gpointer record, const Part *part)
{
  g_autofree gchar *own = g_strconcat (APOSTIL_ATTR_SCHEME_PREFIX, part->id, NULL);
  const gchar *value = apostil_record_get (record, own);

  if (value == NULL)
    value = apostil_record_get (record, part->id);
  return value != NULL && (part->choice == NULL || g_str_equal (value, part->choice));
}

/* The type of a mention is its entity's; only one that is suggested has its own. */
static gboolean
has_type (ApostilDocument *document, ApostilAnnotation *mark, const gchar *type)
{
  const gchar *own = apostil_record_get (mark, APOSTIL_ATTR_TYPE);
  const gchar *id = apostil_annotation_get_link (mark, APOSTIL_LINK_ENTITY);
  gpointer entity = own == NULL && id != NULL ? apostil_document_lookup (document, id) : NULL;

  if (APOSTIL_IS_ENTITY (entity))
    own = apostil_entity_get_entity_type (entity);
  return g_strcmp0 (own, type) == 0;
}

static gboolean
mark_has (ApostilDocument *document, ApostilAnnotation *mark, const Part *part)
{
  guint n_spans;

  if (g_str_equal (part->element, APOSTIL_DRAFT_KIND))
    return apostil_annotation_is (mark, part->id);
  if (part->kind == NULL || !apostil_annotation_is (mark, part->kind))
    return FALSE;
  if (g_str_equal (part->element, APOSTIL_DRAFT_TYPE))
    return has_type (document, mark, part->id);
  if (g_str_equal (part->element, APOSTIL_DRAFT_ATTRIBUTE))
    return has_attribute (mark, part);
  if (g_str_equal (part->element, APOSTIL_DRAFT_LINK))
    return apostil_annotation_get_link (mark, part->id) != NULL;
  return g_str_equal (part->element, APOSTIL_DRAFT_PART) &&
         apostil_annotation_get_part (mark, part->id, &n_spans) != NULL;
}

/* Entities are there without mentions, too. */
static gboolean
entity_has (ApostilEntity *entity, const Part *part)
{
  if (g_str_equal (part->element, APOSTIL_DRAFT_KIND))
    return g_str_equal (part->id, APOSTIL_KIND_ENTITY);
  return g_str_equal (part->element, APOSTIL_DRAFT_TYPE) &&
         g_strcmp0 (part->kind, APOSTIL_KIND_ENTITY) == 0 &&
         g_strcmp0 (apostil_entity_get_entity_type (entity), part->id) == 0;
}

static guint
count_records (ApostilRecordList *records, const gchar *attribute, const gchar *value)
{
  guint n = 0;

  for (guint i = 0; i < apostil_record_list_get_length (records); i++)
    if (g_strcmp0 (apostil_record_get (apostil_record_list_get (records, i), attribute), value) ==
        0)
      n++;
  return n;
}

/**
 * apostil_scheme_use_count:
 * @document: a document
 * @draft: its scheme, as somebody changes it
 * @node: a part of @draft
 *
 * Returns: how much of the document has the part
 */
ApostilSchemeUse
apostil_scheme_use_count (ApostilDocument *document, ApostilSchemeDraft *draft, guint node)
{
  ApostilSchemeUse use = { 0 };
  ApostilAnnotationList *marks;
  ApostilRecordList *entities;
  Part part;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), use);
  g_return_val_if_fail (APOSTIL_IS_SCHEME_DRAFT (draft), use);

  if (!part_init (&part, draft, node))
    return use;
  marks = apostil_document_get_annotations (document);
  for (guint i = 0; i < apostil_annotation_list_get_length (marks); i++)
    if (mark_has (document, apostil_annotation_list_get (marks, i), &part))
      use.n_marks++;
  entities = apostil_document_get_entities (document);
  for (guint i = 0; i < apostil_record_list_get_length (entities); i++)
    if (entity_has (apostil_record_list_get (entities, i), &part))
      use.n_entities++;
  if (g_str_equal (part.element, APOSTIL_DRAFT_RELATION))
    use.n_relations =
        count_records (apostil_document_get_relations (document), APOSTIL_ATTR_TYPE, part.id);
  if (g_str_equal (part.element, APOSTIL_DRAFT_ROLE))
    use.n_sections =
        count_records (apostil_document_get_sections (document), APOSTIL_ATTR_ROLE, part.id);
  if (g_str_equal (part.element, APOSTIL_DRAFT_VARIABLE))
    use.n_answers = has_attribute (apostil_document_get_article (document), &part);
  return use;
}

/**
 * apostil_scheme_use_is_none:
 * @self: what was counted
 *
 * Returns: whether nothing was
 */
gboolean
apostil_scheme_use_is_none (const ApostilSchemeUse *self)
{
  return self->n_marks == 0 && self->n_entities == 0 && self->n_relations == 0 &&
         self->n_sections == 0 && self->n_answers == 0;
}
