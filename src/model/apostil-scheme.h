/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-kind.h"

G_BEGIN_DECLS

/* A scheme says what can be marked: kinds with their types, typed attributes, links and
 * named parts; relations; the labels, colours, keys and guidelines that people see. The
 * built-in scheme « news » is a resource of this library; a user's own is a file of the
 * same format (data/schemes/scheme.rng). A scheme never changes once read. */

typedef struct
{
  const gchar *type;    /* interned: "contradicts" */
  const gchar *label;   /* "contradicts" */
  const gchar *inverse; /* "contradicted by" */
  const gchar *colour;
  gboolean symmetric;       /* stored once, from the earlier annotation */
  const gchar *const *from; /* NULL-terminated kinds; NULL: any */
  const gchar *const *to;
} ApostilRelationDef;

#define APOSTIL_TYPE_SCHEME (apostil_scheme_get_type ())
G_DECLARE_FINAL_TYPE (ApostilScheme, apostil_scheme, APOSTIL, SCHEME, GObject)

ApostilScheme *apostil_scheme_new_news (void);
ApostilScheme *apostil_scheme_new_from_bytes (GBytes *xml, const gchar *name, GError **error);

const gchar *apostil_scheme_get_id (ApostilScheme *self);
const gchar *apostil_scheme_get_label (ApostilScheme *self);
/* The file it was read from: what a document with a user's scheme embeds. */
GBytes *apostil_scheme_get_xml (ApostilScheme *self);
/* Whether engines may propose marks; a scheme can have annotators work unprompted. */
gboolean apostil_scheme_has_suggestions (ApostilScheme *self);
const ApostilKind *apostil_scheme_get_kinds (ApostilScheme *self, guint *n_kinds);
const ApostilKind *apostil_scheme_get_kind (ApostilScheme *self, const gchar *id);
const ApostilKind *apostil_scheme_get_kind_by_element (ApostilScheme *self,
                                                       const gchar *element,
                                                       const gchar *mark_kind);
const ApostilRelationDef *apostil_scheme_get_relations (ApostilScheme *self, guint *n_relations);
const ApostilRelationDef *apostil_scheme_get_relation (ApostilScheme *self, const gchar *type);
const ApostilAttributeDef *apostil_scheme_get_variables (ApostilScheme *self, guint *n_variables);
const ApostilChoice *apostil_scheme_get_section_roles (ApostilScheme *self, guint *n_roles);
/* What a key means while the article has focus: "entity/person", "claim", "set/source" (a part) … or NULL. */
const gchar *apostil_scheme_get_key_target (ApostilScheme *self, const gchar *key);

/* What any scheme may say: the names of colours (NULL-terminated), the letters that have a fixed
 * meaning in the article, and how a type of values is written. */
const gchar *const *apostil_scheme_get_colours (void);
const gchar *apostil_scheme_get_reserved_keys (void);
const gchar *apostil_scheme_get_value_type_name (ApostilValueType type);

G_END_DECLS
