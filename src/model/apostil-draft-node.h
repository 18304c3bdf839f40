/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-scheme.h"

G_BEGIN_DECLS

/* What ApostilSchemeDraft is made of: a tree with the elements of a scheme, each with its fields as
 * strings. Only the draft changes it. */

typedef struct _ApostilDraftNode ApostilDraftNode;

struct _ApostilDraftNode
{
  guint number;         /* the same in all copies, so that whoever shows a node finds it again */
  const gchar *element; /* static: APOSTIL_DRAFT_KIND … */
  gboolean named;       /* somebody chose the id; else it follows the label */
  GHashTable *fields;   /* static name → string */
  GPtrArray *children;  /* (element-type ApostilDraftNode) */
  ApostilDraftNode *parent;
};

ApostilDraftNode *
apostil_draft_node_new (ApostilDraftNode *parent, const gchar *element, guint number);
void apostil_draft_node_free (ApostilDraftNode *self);
ApostilDraftNode *apostil_draft_node_copy (ApostilDraftNode *self, ApostilDraftNode *parent);
ApostilDraftNode *apostil_draft_node_find (ApostilDraftNode *self, guint number);
const gchar *apostil_draft_node_get (ApostilDraftNode *self, const gchar *field);
void apostil_draft_node_set (ApostilDraftNode *self, const gchar *field, const gchar *value);
gboolean apostil_draft_node_has_child_id (ApostilDraftNode *self,
                                          const gchar *element,
                                          const gchar *id,
                                          ApostilDraftNode *except);

/* apostil-draft-names.c */
void apostil_draft_node_choose_id (ApostilDraftNode *self, const gchar *label);
void apostil_draft_node_follow (ApostilDraftNode *self, const gchar *id, const gchar *other);
/* apostil-draft-scheme.c */
ApostilDraftNode *apostil_draft_node_new_from_scheme (ApostilScheme *scheme, guint *last_number);
/* apostil-draft-writer.c: @lines: (element-type guint): for each line of the file the node's number */
GBytes *apostil_draft_node_write (ApostilDraftNode *root, GArray *lines);

G_END_DECLS
