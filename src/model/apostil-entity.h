/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-record.h"

G_BEGIN_DECLS

/* Who or what is named: the person, organisation, place itself, of which mentions are the
 * places in the text. An unnamed source (« un responsable taliban ») never matches by words. */

#define APOSTIL_TYPE_ENTITY (apostil_entity_get_type ())
G_DECLARE_FINAL_TYPE (ApostilEntity, apostil_entity, APOSTIL, ENTITY, ApostilRecord)

ApostilEntity *apostil_entity_new (const gchar *id, const gchar *type, const gchar *name);
const gchar *apostil_entity_get_entity_type (ApostilEntity *self);
const gchar *apostil_entity_get_name (ApostilEntity *self);
void apostil_entity_set_name (ApostilEntity *self, const gchar *name);
const gchar *const *apostil_entity_get_aliases (ApostilEntity *self);
void apostil_entity_set_aliases (ApostilEntity *self, const gchar *const *aliases);
gboolean apostil_entity_is_unnamed (ApostilEntity *self);
/* Whether @folded (apostil_fold()) is its name or an alias; never for unnamed ones. */
gboolean apostil_entity_matches (ApostilEntity *self, const gchar *folded);

G_END_DECLS
