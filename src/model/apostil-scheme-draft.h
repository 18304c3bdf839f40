/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-scheme.h"

G_BEGIN_DECLS

/* A scheme while somebody works on it: a tree of nodes, each with an element, fields and children,
 * that may be wrong for a while; with undo of its own. A node is known by its number, which stays
 * the same through undo and redo; 0 is none.
 *
 * Fields by element (all strings; absent: NULL): all have « id » and « label »; kinds and types
 * « plural », « guideline », « colour », « key »; attributes and variables « type », « fallback »;
 * links « targets », « many »; parts « key »; relations « inverse », « colour », « symmetric », « from »,
 * « to »; the scheme « suggestions ». They mean what scheme.rnc says. */

#define APOSTIL_DRAFT_SCHEME    "scheme"
#define APOSTIL_DRAFT_ROLE      "role"
#define APOSTIL_DRAFT_VARIABLE  "variable"
#define APOSTIL_DRAFT_KIND      "kind"
#define APOSTIL_DRAFT_TYPE      "type"
#define APOSTIL_DRAFT_ATTRIBUTE "attribute"
#define APOSTIL_DRAFT_CHOICE    "choice"
#define APOSTIL_DRAFT_LINK      "link"
#define APOSTIL_DRAFT_PART      "part"
#define APOSTIL_DRAFT_RELATION  "relation"

#define APOSTIL_TYPE_SCHEME_DRAFT (apostil_scheme_draft_get_type ())
G_DECLARE_FINAL_TYPE (ApostilSchemeDraft, apostil_scheme_draft, APOSTIL, SCHEME_DRAFT, GObject)

/**
 * ApostilSchemeDraft::changed:
 * @node: the node whose fields changed; 0 when nodes came, went or moved
 */

ApostilSchemeDraft *apostil_scheme_draft_new (ApostilScheme *scheme);

guint apostil_scheme_draft_get_root (ApostilSchemeDraft *self);
guint apostil_scheme_draft_get_parent (ApostilSchemeDraft *self, guint node);
GArray *apostil_scheme_draft_get_children (ApostilSchemeDraft *self, guint node);
const gchar *apostil_scheme_draft_get_element (ApostilSchemeDraft *self, guint node);
const gchar *apostil_scheme_draft_get (ApostilSchemeDraft *self, guint node, const gchar *field);
const gchar *const *apostil_scheme_draft_get_addable (ApostilSchemeDraft *self, guint node);

void apostil_scheme_draft_set (ApostilSchemeDraft *self,
                               guint node,
                               const gchar *field,
                               const gchar *value);
guint apostil_scheme_draft_add (ApostilSchemeDraft *self,
                                guint parent,
                                const gchar *element,
                                const gchar *label);
void apostil_scheme_draft_remove (ApostilSchemeDraft *self, guint node);
gboolean apostil_scheme_draft_can_move (ApostilSchemeDraft *self, guint node, gint by);
void apostil_scheme_draft_move (ApostilSchemeDraft *self, guint node, gint by);

/* What is typed into one field is one step until this is called, or something else changes. */
void apostil_scheme_draft_settle (ApostilSchemeDraft *self);
gboolean apostil_scheme_draft_can_undo (ApostilSchemeDraft *self);
gboolean apostil_scheme_draft_can_redo (ApostilSchemeDraft *self);
void apostil_scheme_draft_undo (ApostilSchemeDraft *self);
void apostil_scheme_draft_redo (ApostilSchemeDraft *self);

/* Who has the key, other than @node: a node, or with 0 and TRUE the program itself. */
gboolean apostil_scheme_draft_is_key_taken (ApostilSchemeDraft *self,
                                            guint node,
                                            const gchar *key,
                                            guint *owner);
gchar *apostil_scheme_draft_suggest_key (ApostilSchemeDraft *self, guint node);

/* Whether two schemes say the same, whatever their files look like. */
gboolean apostil_scheme_says_same (ApostilScheme *a, ApostilScheme *b);

GBytes *apostil_scheme_draft_write (ApostilSchemeDraft *self);
ApostilScheme *
apostil_scheme_draft_build (ApostilSchemeDraft *self, guint *bad_node, GError **error);

G_END_DECLS
