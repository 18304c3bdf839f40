/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-entity.h"

G_BEGIN_DECLS

/* Entities that are known outside the document: a newsroom's own list, say. An interface, so that whoever asks
 * « who may this be? » does not know where the answer comes from. */

#define APOSTIL_TYPE_AUTHORITY (apostil_authority_get_type ())
G_DECLARE_INTERFACE (ApostilAuthority, apostil_authority, APOSTIL, AUTHORITY, GObject)

struct _ApostilAuthorityInterface
{
  GTypeInterface parent_iface;

  GPtrArray *(*match) (ApostilAuthority *self, const gchar *type, const gchar *const *names);
  ApostilEntity *(*lookup) (ApostilAuthority *self, const gchar *id);
};

/* Known entities with a name or alias equal to one of @names when folded; @type (nullable): of that type, or of
 * none. Best first. (transfer container) (element-type ApostilEntity) */
GPtrArray *
apostil_authority_match (ApostilAuthority *self, const gchar *type, const gchar *const *names);
/* The same for what @entity is called, unless it says already all that they know. (transfer container) */
GPtrArray *apostil_authority_match_entity (ApostilAuthority *self, ApostilEntity *entity);
/* One of those, by its id. (transfer none) (nullable) */
ApostilEntity *apostil_authority_lookup (ApostilAuthority *self, const gchar *id);

G_END_DECLS
