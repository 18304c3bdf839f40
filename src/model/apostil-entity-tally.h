/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* What a document says of each entity, in numbers: counted once, and then kept up with every edit at
 * the cost of what the edit touched. Rejected suggestions do not count. */

typedef struct
{
  guint n_mentions; /* places where it is named */
  guint n_made;     /* claims that it makes */
  guint n_about;    /* claims whose words name it */
  guint n_sections; /* sections in which it is named */
} ApostilEntityFacts;

#define APOSTIL_TYPE_ENTITY_TALLY (apostil_entity_tally_get_type ())
G_DECLARE_FINAL_TYPE (ApostilEntityTally, apostil_entity_tally, APOSTIL, ENTITY_TALLY, GObject)

/**
 * ApostilEntityTally::changed:
 * @ids: (element-type utf8 utf8) (nullable): a set of the entities whose facts changed; NULL: any
 *
 * After every edit that changed any, once all is counted.
 */

ApostilEntityTally *apostil_entity_tally_new (ApostilDocument *document);
/* Zeros for what nothing names. */
ApostilEntityFacts apostil_entity_tally_get (ApostilEntityTally *self, const gchar *entity_id);

G_END_DECLS
