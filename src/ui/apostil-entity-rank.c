/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-entity-rank.h"

#include <string.h>

#include "apostil-identifier.h"

static guint
get_group (const ApostilKind *kind, ApostilEntity *entity)
{
  const gchar *type = apostil_entity_get_entity_type (entity);

  for (guint i = 0; kind != NULL && i < kind->n_types; i++)
    if (g_strcmp0 (kind->types[i].id, type) == 0)
      return i;
  return kind != NULL ? kind->n_types : 0;
}

static gchar *
dup_collate_key (const gchar *words)
{
  g_autofree gchar *folded = g_utf8_casefold (words, -1);

  return g_utf8_collate_key (folded, -1);
}

static void
rank_by_identifier (ApostilEntityRank *self)
{
  const gchar *ref = apostil_record_get (self->entity, APOSTIL_ATTR_REF);
  g_autofree gchar *label = ref != NULL ? apostil_identifier_to_short (ref) : NULL;

  self->last = label == NULL;
  self->words = label != NULL ? dup_collate_key (label) : NULL;
}

/**
 * apostil_entity_rank_new:
 * @kind: (nullable): the kind of entities in the scheme
 * @entity: an entity
 * @order: what to sort by
 * @facts: what is counted of it
 * @first: (nullable): its first mention; asked for only when sorting by it
 *
 * Returns: (transfer full): where it stands
 */
ApostilEntityRank *
apostil_entity_rank_new (const ApostilKind *kind,
                         ApostilEntity *entity,
                         ApostilEntityOrder order,
                         const ApostilEntityFacts *facts,
                         ApostilAnnotation *first)
{
  ApostilEntityRank *self = g_new0 (ApostilEntityRank, 1);

  self->entity = g_object_ref (entity);
  self->group = get_group (kind, entity);
  switch (order)
    {
    case APOSTIL_ENTITY_ORDER_TYPE:
      self->number = self->group;
      break;
    case APOSTIL_ENTITY_ORDER_MENTIONS:
      self->number = facts->n_mentions;
      break;
    case APOSTIL_ENTITY_ORDER_FIRST:
      self->last = first == NULL;
      self->number = first != NULL ? apostil_annotation_get_first_span (first).start : 0;
      break;
    case APOSTIL_ENTITY_ORDER_MADE:
      self->number = facts->n_made;
      break;
    case APOSTIL_ENTITY_ORDER_ABOUT:
      self->number = facts->n_about;
      break;
    case APOSTIL_ENTITY_ORDER_SECTIONS:
      self->number = facts->n_sections;
      break;
    case APOSTIL_ENTITY_ORDER_IDENTIFIER:
      rank_by_identifier (self);
      break;
    case APOSTIL_ENTITY_ORDER_NAME:
    default:
      self->words = dup_collate_key (apostil_entity_get_name (entity));
      break;
    }
  return self;
}

/**
 * apostil_entity_rank_new_heading:
 * @group: index of a type
 *
 * Returns: (transfer full): before all entities of that type
 */
ApostilEntityRank *
apostil_entity_rank_new_heading (guint group)
{
  ApostilEntityRank *self = g_new0 (ApostilEntityRank, 1);

  self->group = group;
  return self;
}

/**
 * apostil_entity_rank_free:
 * @self: (transfer full): where one stands
 *
 * Frees it.
 */
void
apostil_entity_rank_free (ApostilEntityRank *self)
{
  g_clear_object (&self->entity);
  g_free (self->words);
  g_free (self);
}

/**
 * apostil_entity_rank_compare:
 * @a: where one stands
 * @b: where another stands
 * @grouped: whether types stand apart
 * @descending: whether the highest comes first
 *
 * A total order: what is equal otherwise goes by id.
 *
 * Returns: less than, equal to or greater than 0
 */
gint
apostil_entity_rank_compare (const ApostilEntityRank *a,
                             const ApostilEntityRank *b,
                             gboolean grouped,
                             gboolean descending)
{
  gint order = 0;

  if (grouped && a->group != b->group)
    return a->group < b->group ? -1 : 1;
  if (a->entity == NULL || b->entity == NULL)
    return (a->entity != NULL ? 1 : 0) - (b->entity != NULL ? 1 : 0);
  if (a->last != b->last)
    return a->last ? 1 : -1;
  if (a->words != NULL && b->words != NULL)
    order = strcmp (a->words, b->words);
  else if (a->number != b->number)
    order = a->number < b->number ? -1 : 1;
  if (order != 0)
    return descending ? -order : order;
  return apostil_id_compare (apostil_record_get_id (a->entity), apostil_record_get_id (b->entity));
}
