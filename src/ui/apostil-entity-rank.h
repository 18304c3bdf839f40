/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-entity-tally.h"

G_BEGIN_DECLS

/* Where an entity stands in a table: what it is sorted by, as it was when it was put in its place; or
 * the heading of a type. */

typedef enum
{
  APOSTIL_ENTITY_ORDER_NAME,
  APOSTIL_ENTITY_ORDER_TYPE,
  APOSTIL_ENTITY_ORDER_MENTIONS,
  APOSTIL_ENTITY_ORDER_FIRST,
  APOSTIL_ENTITY_ORDER_MADE,
  APOSTIL_ENTITY_ORDER_ABOUT,
  APOSTIL_ENTITY_ORDER_SECTIONS,
  APOSTIL_ENTITY_ORDER_IDENTIFIER,
} ApostilEntityOrder;

typedef struct
{
  ApostilEntity *entity; /* NULL: the heading of @group */
  guint group;   /* index of its type in the scheme; after the last for types it does not have */
  guint number;  /* what it is sorted by, or */
  gchar *words;  /* (nullable) what it is sorted by */
  gboolean last; /* after all others, whichever way: there is nothing to sort by */
} ApostilEntityRank;

ApostilEntityRank *apostil_entity_rank_new (const ApostilKind *kind,
                                            ApostilEntity *entity,
                                            ApostilEntityOrder order,
                                            const ApostilEntityFacts *facts,
                                            ApostilAnnotation *first);
ApostilEntityRank *apostil_entity_rank_new_heading (guint group);
void apostil_entity_rank_free (ApostilEntityRank *self);
gint apostil_entity_rank_compare (const ApostilEntityRank *a,
                                  const ApostilEntityRank *b,
                                  gboolean grouped,
                                  gboolean descending);

G_END_DECLS
