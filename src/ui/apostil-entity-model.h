/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-entity-rank.h"
#include "apostil-flat-model.h"

G_BEGIN_DECLS

/* The registry of a document as a flat GtkTreeModel: its entities, those that the filter lets through,
 * sorted by any of what is known of them, with a heading before each type when they are grouped. It
 * has one column, the entity; a heading has none. */

typedef enum
{
  APOSTIL_ENTITY_SHOW_ALL,
  APOSTIL_ENTITY_SHOW_SPEAKING,     /* those that make claims */
  APOSTIL_ENTITY_SHOW_UNNAMED,      /* unnamed sources */
  APOSTIL_ENTITY_SHOW_UNUSED,       /* nothing names them */
  APOSTIL_ENTITY_SHOW_UNIDENTIFIED, /* without identifier */
} ApostilEntityShow;

#define APOSTIL_TYPE_ENTITY_MODEL (apostil_entity_model_get_type ())
G_DECLARE_FINAL_TYPE (ApostilEntityModel,
                      apostil_entity_model,
                      APOSTIL,
                      ENTITY_MODEL,
                      ApostilFlatModel)

/**
 * ApostilEntityModel::reset: (gboolean before) everything changes at once: views let go of the model
 *   when @before is %TRUE and take it again afterwards.
 * ApostilEntityModel::counted: after every change, once the rows are right.
 */

ApostilEntityModel *apostil_entity_model_new (ApostilDocument *document);
void apostil_entity_model_set_filter (ApostilEntityModel *self, const gchar *words);
void apostil_entity_model_set_show (ApostilEntityModel *self, ApostilEntityShow show);
void apostil_entity_model_set_order (ApostilEntityModel *self,
                                     ApostilEntityOrder order,
                                     gboolean descending);
void apostil_entity_model_set_grouped (ApostilEntityModel *self, gboolean grouped);

guint apostil_entity_model_get_n_shown (ApostilEntityModel *self);
guint apostil_entity_model_get_n_unnamed (ApostilEntityModel *self);
ApostilEntity *apostil_entity_model_get_entity (ApostilEntityModel *self, GtkTreeIter *iter);
/* The type that a heading stands for, and how many follow it. */
const ApostilTypeDef *
apostil_entity_model_get_group (ApostilEntityModel *self, GtkTreeIter *iter, guint *n_entities);
gboolean
apostil_entity_model_find (ApostilEntityModel *self, const gchar *entity_id, GtkTreeIter *iter);
ApostilEntityFacts apostil_entity_model_get_facts (ApostilEntityModel *self, ApostilEntity *entity);
/* Its mentions in text order, rejected ones left out. (transfer container) */
GPtrArray *apostil_entity_model_get_mentions (ApostilEntityModel *self, ApostilEntity *entity);

G_END_DECLS
