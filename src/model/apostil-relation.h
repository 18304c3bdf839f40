/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-record.h"

G_BEGIN_DECLS

/* A typed arrow between two annotations. */

#define APOSTIL_TYPE_RELATION (apostil_relation_get_type ())
G_DECLARE_FINAL_TYPE (ApostilRelation, apostil_relation, APOSTIL, RELATION, ApostilRecord)

ApostilRelation *
apostil_relation_new (const gchar *id, const gchar *type, const gchar *from, const gchar *to);
const gchar *apostil_relation_get_relation_type (ApostilRelation *self);
const gchar *apostil_relation_get_from (ApostilRelation *self);
const gchar *apostil_relation_get_to (ApostilRelation *self);

G_END_DECLS
