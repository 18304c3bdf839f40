/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-inspector-row.h"

G_BEGIN_DECLS

/* The entity behind a mention: its name, type, other names, identifier, whether it is an
 * unnamed source; and what is done to entities: link the mention to another, merge the two,
 * split this mention off. What is edited here is the entity, so it changes for all mentions. */

#define APOSTIL_TYPE_ENTITY_ROW (apostil_entity_row_get_type ())
G_DECLARE_FINAL_TYPE (ApostilEntityRow,
                      apostil_entity_row,
                      APOSTIL,
                      ENTITY_ROW,
                      ApostilInspectorRow)

GtkWidget *apostil_entity_row_new (ApostilSession *session, const ApostilKind *kind);
/* For an entity that no mark names. */
void apostil_entity_row_set_entity (ApostilEntityRow *self, ApostilEntity *entity);
/* Shows it as it is now; FALSE: it is no longer there. */
gboolean apostil_entity_row_refresh (ApostilEntityRow *self);

G_END_DECLS
