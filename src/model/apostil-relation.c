/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-relation.h"

struct _ApostilRelation
{
  ApostilRecord parent_instance;

  gchar *from;
  gchar *to;
};

G_DEFINE_FINAL_TYPE (ApostilRelation, apostil_relation, APOSTIL_TYPE_RECORD)

static void
apostil_relation_copy (ApostilRecord *from, ApostilRecord *to)
{
  ApostilRelation *source = APOSTIL_RELATION (from);
  ApostilRelation *copy = APOSTIL_RELATION (to);

  copy->from = g_strdup (source->from);
  copy->to = g_strdup (source->to);
}

static gboolean
apostil_relation_equal (ApostilRecord *a, ApostilRecord *b)
{
  ApostilRelation *one = APOSTIL_RELATION (a);
  ApostilRelation *two = APOSTIL_RELATION (b);

  return g_strcmp0 (one->from, two->from) == 0 && g_strcmp0 (one->to, two->to) == 0;
}

static void
apostil_relation_finalize (GObject *object)
{
  ApostilRelation *self = APOSTIL_RELATION (object);

  g_free (self->from);
  g_free (self->to);

  G_OBJECT_CLASS (apostil_relation_parent_class)->finalize (object);
}

static void
apostil_relation_class_init (ApostilRelationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_relation_finalize;
  APOSTIL_RECORD_CLASS (klass)->copy = apostil_relation_copy;
  APOSTIL_RECORD_CLASS (klass)->equal = apostil_relation_equal;
}

static void
apostil_relation_init (ApostilRelation *self)
{
}

/**
 * apostil_relation_new:
 * @id: its id
 * @type: a relation type of the scheme
 * @from: the id of the annotation that the arrow leaves
 * @to: the id of the annotation that it points at
 *
 * Returns: (transfer full): a relation
 */
ApostilRelation *
apostil_relation_new (const gchar *id, const gchar *type, const gchar *from, const gchar *to)
{
  ApostilRelation *self = NULL;

  g_return_val_if_fail (id != NULL && type != NULL && from != NULL && to != NULL, NULL);

  self = g_object_new (APOSTIL_TYPE_RELATION, NULL);
  apostil_record_set_id (self, id);
  apostil_record_set (self, APOSTIL_ATTR_TYPE, type);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  return self;
}

/**
 * apostil_relation_get_relation_type:
 * @self: a relation
 *
 * Returns: its type: "contradicts" …
 */
const gchar *
apostil_relation_get_relation_type (ApostilRelation *self)
{
  g_return_val_if_fail (APOSTIL_IS_RELATION (self), NULL);

  return apostil_record_get (self, APOSTIL_ATTR_TYPE);
}

/**
 * apostil_relation_get_from:
 * @self: a relation
 *
 * Returns: the id of the annotation that the arrow leaves
 */
const gchar *
apostil_relation_get_from (ApostilRelation *self)
{
  g_return_val_if_fail (APOSTIL_IS_RELATION (self), NULL);

  return self->from;
}

/**
 * apostil_relation_get_to:
 * @self: a relation
 *
 * Returns: the id of the annotation that the arrow points at
 */
const gchar *
apostil_relation_get_to (ApostilRelation *self)
{
  g_return_val_if_fail (APOSTIL_IS_RELATION (self), NULL);

  return self->to;
}
