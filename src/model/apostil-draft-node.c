/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-draft-node.h"

static void
child_free (gpointer data)
{
  apostil_draft_node_free (data);
}

/*
 * apostil_draft_node_new:
 * @parent: (nullable): gets it as its last child
 * @element: static
 *
 * Returns: (transfer none): a node, owned by @parent if there is one
 */
ApostilDraftNode *
apostil_draft_node_new (ApostilDraftNode *parent, const gchar *element, guint number)
{
  ApostilDraftNode *self = g_new0 (ApostilDraftNode, 1);

  self->number = number;
  self->element = element;
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->children = g_ptr_array_new_with_free_func (child_free);
  self->parent = parent;
  if (parent != NULL)
    g_ptr_array_add (parent->children, self);
  return self;
}

void
apostil_draft_node_free (ApostilDraftNode *self)
{
  g_hash_table_unref (self->fields);
  g_ptr_array_unref (self->children);
  g_free (self);
}

/* Returns: (transfer full): the same tree under @parent, with the same numbers */
ApostilDraftNode *
apostil_draft_node_copy (ApostilDraftNode *self, ApostilDraftNode *parent)
{
  ApostilDraftNode *copy = apostil_draft_node_new (parent, self->element, self->number);
  GHashTableIter iter;
  gpointer field;
  gpointer value;

  copy->named = self->named;
  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, &field, &value))
    g_hash_table_insert (copy->fields, field, g_strdup (value));
  for (guint i = 0; i < self->children->len; i++)
    apostil_draft_node_copy (g_ptr_array_index (self->children, i), copy);
  return copy;
}

/* Returns: (nullable): the node of that number in the tree */
ApostilDraftNode *
apostil_draft_node_find (ApostilDraftNode *self, guint number)
{
  ApostilDraftNode *found = self->number == number ? self : NULL;

  for (guint i = 0; found == NULL && i < self->children->len; i++)
    found = apostil_draft_node_find (g_ptr_array_index (self->children, i), number);
  return found;
}

/* Returns: (nullable): what a field says */
const gchar *
apostil_draft_node_get (ApostilDraftNode *self, const gchar *field)
{
  return g_hash_table_lookup (self->fields, field);
}

/* @value NULL or empty: the field is left out. */
void
apostil_draft_node_set (ApostilDraftNode *self, const gchar *field, const gchar *value)
{
  gchar *copy;

  if (value == NULL || *value == '\0')
    {
      g_hash_table_remove (self->fields, field);
      return;
    }
  copy = g_strdup (value);
  g_hash_table_replace (self->fields, (gpointer) g_intern_string (field), copy);
}

/* Returns: whether a child of @element, other than @except, has that id */
gboolean
apostil_draft_node_has_child_id (ApostilDraftNode *self,
                                 const gchar *element,
                                 const gchar *id,
                                 ApostilDraftNode *except)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      ApostilDraftNode *child = g_ptr_array_index (self->children, i);

      if (child != except && child->element == element &&
          g_strcmp0 (apostil_draft_node_get (child, "id"), id) == 0)
        return TRUE;
    }
  return FALSE;
}
