/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scheme-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-draft-node.h"
#include "apostil-scheme-private.h"

/* How it works
 *
 * The tree is small, so each step of the undo is a copy of all of it. Nothing is checked while it is
 * changed; apostil_scheme_draft_build() writes the file that the tree stands for and lets the reader
 * of schemes read it, so that there is one judge of what a scheme is. The line that the reader names
 * leads back to the node. What can be put right without asking is: who refers to a kind, a choice,
 * follows its new id, and forgets it when it goes. */

struct _ApostilSchemeDraft
{
  GObject parent_instance;

  ApostilDraftNode *root;
  guint last_number;
  GPtrArray *undo; /* (element-type ApostilDraftNode) what it was, the last one last */
  GPtrArray *redo;
  gchar *open_step; /* (nullable) what is being typed: more of it is the same step */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ApostilSchemeDraft, apostil_scheme_draft, G_TYPE_OBJECT)

static void
finalize (GObject *object)
{
  ApostilSchemeDraft *self = APOSTIL_SCHEME_DRAFT (object);

  g_clear_pointer (&self->root, apostil_draft_node_free);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_free (self->open_step);

  G_OBJECT_CLASS (apostil_scheme_draft_parent_class)->finalize (object);
}

static void
apostil_scheme_draft_class_init (ApostilSchemeDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
  /* documented in the header */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
apostil_scheme_draft_init (ApostilSchemeDraft *self)
{
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_draft_node_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_draft_node_free);
}

/**
 * apostil_scheme_draft_new:
 * @scheme: what it begins with
 *
 * Returns: (transfer full): a draft that says the same
 */
ApostilSchemeDraft *
apostil_scheme_draft_new (ApostilScheme *scheme)
{
  ApostilSchemeDraft *self = NULL;

  g_return_val_if_fail (APOSTIL_IS_SCHEME (scheme), NULL);

  self = g_object_new (APOSTIL_TYPE_SCHEME_DRAFT, NULL);
  self->root = apostil_draft_node_new_from_scheme (scheme, &self->last_number);
  return self;
}

/* ---- Reading ---- */

static ApostilDraftNode *
find (ApostilSchemeDraft *self, guint node)
{
  return node != 0 ? apostil_draft_node_find (self->root, node) : NULL;
}

/**
 * apostil_scheme_draft_get_root:
 * @self: a draft
 *
 * Returns: the scheme itself
 */
guint
apostil_scheme_draft_get_root (ApostilSchemeDraft *self)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME_DRAFT (self), 0);

  return self->root->number;
}

/**
 * apostil_scheme_draft_get_parent:
 * @self: a draft
 * @node: a node
 *
 * Returns: the node that it stands in; 0 for the scheme, and for a node that is gone
 */
guint
apostil_scheme_draft_get_parent (ApostilSchemeDraft *self, guint node)
{
  ApostilDraftNode *found = NULL;

  g_return_val_if_fail (APOSTIL_IS_SCHEME_DRAFT (self), 0);

  found = find (self, node);
  return found != NULL && found->parent != NULL ? found->parent->number : 0;
}

/**
 * apostil_scheme_draft_get_children:
 * @self: a draft
 * @node: a node
 *
 * Returns: (transfer full) (element-type guint): the nodes in it, in their order
 */
GArray *
apostil_scheme_draft_get_children (ApostilSchemeDraft *self, guint node)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  ApostilDraftNode *found = NULL;

  g_return_val_if_fail (APOSTIL_IS_SCHEME_DRAFT (self), numbers);

  found = find (self, node);
  for (guint i = 0; found != NULL && i < found->children->len; i++)
    g_array_append_val (numbers, ((ApostilDraftNode *) found->children->pdata[i])->number);
  return numbers;
}

/**
 * apostil_scheme_draft_get_element:
 * @self: a draft
 * @node: a node
 *
 * Returns: (nullable): what it is, %APOSTIL_DRAFT_KIND …; %NULL when it is gone
 */
const gchar *
apostil_scheme_draft_get_element (ApostilSchemeDraft *self, guint node)
{
  ApostilDraftNode *found = NULL;

  g_return_val_if_fail (APOSTIL_IS_SCHEME_DRAFT (self), NULL);

  found = find (self, node);
  return found != NULL ? found->element : NULL;
}

/**
 * apostil_scheme_draft_get:
 * @self: a draft
 * @node: a node
 * @field: one of its fields
 *
 * Returns: (transfer none) (nullable): what it says, until the next change
 */
const gchar *
apostil_scheme_draft_get (ApostilSchemeDraft *self, guint node, const gchar *field)
{
  ApostilDraftNode *found = NULL;

  g_return_val_if_fail (APOSTIL_IS_SCHEME_DRAFT (self), NULL);

  found = find (self, node);
  return found != NULL ? apostil_draft_node_get (found, field) : NULL;
}

static const struct
{
  const gchar *element;
  const gchar *children[5];
} addable[] = {
  { APOSTIL_DRAFT_SCHEME,
    { APOSTIL_DRAFT_KIND, APOSTIL_DRAFT_RELATION, APOSTIL_DRAFT_VARIABLE, APOSTIL_DRAFT_ROLE } },
  { APOSTIL_DRAFT_KIND,
    { APOSTIL_DRAFT_TYPE, APOSTIL_DRAFT_ATTRIBUTE, APOSTIL_DRAFT_LINK, APOSTIL_DRAFT_PART } },
  { APOSTIL_DRAFT_ATTRIBUTE, { APOSTIL_DRAFT_CHOICE } },
  { APOSTIL_DRAFT_VARIABLE, { APOSTIL_DRAFT_CHOICE } },
};

/**
 * apostil_scheme_draft_get_addable:
 * @self: a draft
 * @node: a node
 *
 * Returns: (array zero-terminated=1): the elements that it can have as children
 */
const gchar *const *
apostil_scheme_draft_get_addable (ApostilSchemeDraft *self, guint node)
{
  static const gchar *const none[] = { NULL };
  const gchar *element = apostil_scheme_draft_get_element (self, node);

  for (guint i = 0; element != NULL && i < G_N_ELEMENTS (addable); i++)
    if (g_str_equal (addable[i].element, element))
      return addable[i].children;
  return none;
}

/* ---- Undo ---- */

/* Before each change. @step: with what it may be one step, if with anything */
static void
begin (ApostilSchemeDraft *self, const gchar *step)
{
  gboolean same = step != NULL && g_strcmp0 (step, self->open_step) == 0;

  if (!same)
    {
      g_ptr_array_add (self->undo, apostil_draft_node_copy (self->root, NULL));
      g_free (self->open_step);
      self->open_step = g_strdup (step);
    }
  g_ptr_array_set_size (self->redo, 0);
}

static void
tell (ApostilSchemeDraft *self, guint node)
{
  g_signal_emit (self, signals[CHANGED], 0, node);
}

/**
 * apostil_scheme_draft_settle:
 * @self: a draft
 *
 * What was typed is done with: more of it is another step.
 */
void
apostil_scheme_draft_settle (ApostilSchemeDraft *self)
{
  g_return_if_fail (APOSTIL_IS_SCHEME_DRAFT (self));

  g_clear_pointer (&self->open_step, g_free);
}

/**
 * apostil_scheme_draft_can_undo:
 * @self: a draft
 *
 * Returns: whether there is a step to undo
 */
gboolean
apostil_scheme_draft_can_undo (ApostilSchemeDraft *self)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME_DRAFT (self), FALSE);

  return self->undo->len > 0;
}

/**
 * apostil_scheme_draft_can_redo:
 * @self: a draft
 *
 * Returns: whether there is a step to redo
 */
gboolean
apostil_scheme_draft_can_redo (ApostilSchemeDraft *self)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME_DRAFT (self), FALSE);

  return self->redo->len > 0;
}

static void
step (ApostilSchemeDraft *self, GPtrArray *from, GPtrArray *to)
{
  if (from->len == 0)
    return;
  apostil_scheme_draft_settle (self);
  g_ptr_array_add (to, self->root);
  self->root = g_ptr_array_steal_index (from, from->len - 1);
  tell (self, 0);
}

/**
 * apostil_scheme_draft_undo:
 * @self: a draft
 *
 * Undoes the last step, if there is one.
 */
void
apostil_scheme_draft_undo (ApostilSchemeDraft *self)
{
  g_return_if_fail (APOSTIL_IS_SCHEME_DRAFT (self));

  step (self, self->undo, self->redo);
}

/**
 * apostil_scheme_draft_redo:
 * @self: a draft
 *
 * Does again what was undone last, if there is something.
 */
void
apostil_scheme_draft_redo (ApostilSchemeDraft *self)
{
  g_return_if_fail (APOSTIL_IS_SCHEME_DRAFT (self));

  step (self, self->redo, self->undo);
}

/* ---- Changing ---- */

static void
set_id (ApostilDraftNode *node, const gchar *id)
{
  g_autofree gchar *old = g_strdup (apostil_draft_node_get (node, "id"));

  apostil_draft_node_set (node, "id", id);
  /* While it is empty, or that of another, nobody is led astray. */
  if (*id != '\0' && node->parent != NULL &&
      !apostil_draft_node_has_child_id (node->parent, node->element, id, node))
    apostil_draft_node_follow (node, old, id);
}

static void
set_label (ApostilDraftNode *node, const gchar *label)
{
  g_autofree gchar *old = g_strdup (apostil_draft_node_get (node, "id"));

  apostil_draft_node_set (node, "label", label);
  if (node->named || node->parent == NULL || label == NULL)
    return;
  apostil_draft_node_choose_id (node, label);
  apostil_draft_node_follow (node, old, apostil_draft_node_get (node, "id"));
}

/* An attribute with choices has at least one, any other none. */
static void
set_value_type (ApostilSchemeDraft *self, ApostilDraftNode *node, const gchar *type)
{
  apostil_draft_node_set (node, "type", type);
  if (g_strcmp0 (type, "choice") != 0)
    {
      apostil_draft_node_set (node, "fallback", NULL);
      g_ptr_array_set_size (node->children, 0);
    }
  else if (node->children->len == 0)
    {
      ApostilDraftNode *choice =
          apostil_draft_node_new (node, APOSTIL_DRAFT_CHOICE, ++self->last_number);

      set_label (choice, _ ("First choice"));
    }
}

/**
 * apostil_scheme_draft_set:
 * @self: a draft
 * @node: a node
 * @field: one of its fields
 * @value: (nullable): what it is to say; %NULL or empty leaves it out
 *
 * Changes one field. Setting the same field of the same node again, before
 * apostil_scheme_draft_settle(), is the same step of the undo. An id that nobody chose follows the
 * label; whoever refers to an id follows it.
 */
void
apostil_scheme_draft_set (ApostilSchemeDraft *self,
                          guint node,
                          const gchar *field,
                          const gchar *value)
{
  ApostilDraftNode *found = NULL;
  g_autofree gchar *open_step = g_strdup_printf ("%u/%s", node, field);
  gboolean structure = FALSE;

  g_return_if_fail (APOSTIL_IS_SCHEME_DRAFT (self));
  g_return_if_fail (field != NULL);

  found = find (self, node);
  g_return_if_fail (found != NULL);

  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (apostil_draft_node_get (found, field), value) == 0)
    return;
  begin (self, open_step);
  if (g_str_equal (field, "id"))
    {
      found->named = TRUE;
      set_id (found, value != NULL ? value : "");
    }
  else if (g_str_equal (field, "label"))
    set_label (found, value);
  else if (g_str_equal (field, "type"))
    {
      structure = TRUE;
      set_value_type (self, found, value);
    }
  else
    apostil_draft_node_set (found, field, value);
  tell (self, structure ? 0 : node);
}

static const gchar *
find_static (ApostilSchemeDraft *self, guint parent, const gchar *element)
{
  const gchar *const *elements = apostil_scheme_draft_get_addable (self, parent);

  for (guint i = 0; elements[i] != NULL; i++)
    if (g_str_equal (elements[i], element))
      return elements[i];
  return NULL;
}

/* What a new one cannot do without. */
static void
complete (ApostilSchemeDraft *self, ApostilDraftNode *node)
{
  if (g_str_equal (node->element, APOSTIL_DRAFT_LINK))
    {
      const gchar *id = apostil_draft_node_get (node->parent, "id");

      for (guint i = 0; i < self->root->children->len; i++)
        {
          ApostilDraftNode *child = g_ptr_array_index (self->root->children, i);

          if (g_strcmp0 (apostil_draft_node_get (child, "id"), "entity") == 0 &&
              g_str_equal (child->element, APOSTIL_DRAFT_KIND))
            id = "entity";
        }
      apostil_draft_node_set (node, "targets", id);
    }
  else if (g_str_equal (node->element, APOSTIL_DRAFT_KIND))
    apostil_draft_node_set (node, "colour", "grey");
  else if (g_str_equal (node->element, APOSTIL_DRAFT_ATTRIBUTE) ||
           g_str_equal (node->element, APOSTIL_DRAFT_VARIABLE))
    apostil_draft_node_set (node, "type", "string");
}

/**
 * apostil_scheme_draft_add:
 * @self: a draft
 * @parent: where
 * @element: what, one of apostil_scheme_draft_get_addable()
 * @label: what people are to call it
 *
 * Returns: the new node, the last one of its parent
 */
guint
apostil_scheme_draft_add (ApostilSchemeDraft *self,
                          guint parent,
                          const gchar *element,
                          const gchar *label)
{
  ApostilDraftNode *node = NULL;
  const gchar *known;

  g_return_val_if_fail (APOSTIL_IS_SCHEME_DRAFT (self), 0);

  known = find_static (self, parent, element);
  g_return_val_if_fail (known != NULL, 0);

  begin (self, NULL);
  node = apostil_draft_node_new (find (self, parent), known, ++self->last_number);
  set_label (node, label);
  complete (self, node);
  tell (self, 0);
  return self->last_number;
}

/**
 * apostil_scheme_draft_remove:
 * @self: a draft
 * @node: a node, but not the scheme
 *
 * Takes it out, with all that stands in it; whoever refers to it forgets it.
 */
void
apostil_scheme_draft_remove (ApostilSchemeDraft *self, guint node)
{
  ApostilDraftNode *found = NULL;
  g_autofree gchar *id = NULL;

  g_return_if_fail (APOSTIL_IS_SCHEME_DRAFT (self));

  found = find (self, node);
  g_return_if_fail (found != NULL && found->parent != NULL);

  begin (self, NULL);
  id = g_strdup (apostil_draft_node_get (found, "id"));
  apostil_draft_node_follow (found, id, NULL);
  /* One of its own links may have gone before it. */
  g_ptr_array_remove (found->parent->children, found);
  tell (self, 0);
}

/* Where the neighbour of the same element is; -1: there is none */
static gint
find_neighbour (ApostilDraftNode *node, gint by)
{
  GPtrArray *siblings = node->parent->children;
  guint at;

  if (!g_ptr_array_find (siblings, node, &at))
    return -1;
  for (gint i = (gint) at + by; i >= 0 && i < (gint) siblings->len; i += by)
    if (g_str_equal (((ApostilDraftNode *) siblings->pdata[i])->element, node->element))
      return i;
  return -1;
}

/**
 * apostil_scheme_draft_can_move:
 * @self: a draft
 * @node: a node
 * @by: -1 or 1
 *
 * Returns: whether there is one of the same element before or after it
 */
gboolean
apostil_scheme_draft_can_move (ApostilSchemeDraft *self, guint node, gint by)
{
  ApostilDraftNode *found = NULL;

  g_return_val_if_fail (APOSTIL_IS_SCHEME_DRAFT (self), FALSE);

  found = find (self, node);
  return found != NULL && found->parent != NULL && find_neighbour (found, by) >= 0;
}

/**
 * apostil_scheme_draft_move:
 * @self: a draft
 * @node: a node
 * @by: -1 to bring it forward, 1 to put it back
 *
 * Changes places with its neighbour of the same element.
 */
void
apostil_scheme_draft_move (ApostilSchemeDraft *self, guint node, gint by)
{
  ApostilDraftNode *found = NULL;
  GPtrArray *siblings;
  gint other;
  guint at;

  g_return_if_fail (APOSTIL_IS_SCHEME_DRAFT (self));

  if (!apostil_scheme_draft_can_move (self, node, by))
    return;
  begin (self, NULL);
  found = find (self, node);
  siblings = found->parent->children;
  other = find_neighbour (found, by);
  if (g_ptr_array_find (siblings, found, &at))
    {
      siblings->pdata[at] = siblings->pdata[other];
      siblings->pdata[other] = found;
    }
  tell (self, 0);
}

/* ---- Keys ---- */

/* Parts of the same role may share a key, as the reader allows. */
static ApostilDraftNode *
find_key (ApostilDraftNode *in, const ApostilDraftNode *node, const gchar *key)
{
  gboolean same_part = g_str_equal (in->element, APOSTIL_DRAFT_PART) &&
                       g_str_equal (node->element, APOSTIL_DRAFT_PART) &&
                       g_strcmp0 (g_hash_table_lookup (in->fields, "id"),
                                  g_hash_table_lookup (node->fields, "id")) == 0;
  ApostilDraftNode *found = NULL;

  if (in != node && !same_part && g_strcmp0 (apostil_draft_node_get (in, "key"), key) == 0)
    return in;
  for (guint i = 0; found == NULL && i < in->children->len; i++)
    found = find_key (g_ptr_array_index (in->children, i), node, key);
  return found;
}

/**
 * apostil_scheme_draft_is_key_taken:
 * @self: a draft
 * @node: for which node
 * @key: a letter from A to Z
 * @owner: (out): the node that has it; 0 when the program itself does
 *
 * Returns: whether @node cannot have @key
 */
gboolean
apostil_scheme_draft_is_key_taken (ApostilSchemeDraft *self,
                                   guint node,
                                   const gchar *key,
                                   guint *owner)
{
  ApostilDraftNode *found = NULL;
  ApostilDraftNode *other = NULL;

  *owner = 0;
  g_return_val_if_fail (APOSTIL_IS_SCHEME_DRAFT (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  found = find (self, node);
  if (*key == '\0' || found == NULL)
    return FALSE;
  if (strchr (apostil_scheme_get_reserved_keys (), *key) != NULL)
    return TRUE;
  other = find_key (self->root, found, key);
  if (other != NULL)
    *owner = other->number;
  return other != NULL;
}

/**
 * apostil_scheme_draft_suggest_key:
 * @self: a draft
 * @node: a node
 *
 * Returns: (transfer full) (nullable): a letter that is free, one of its label if possible
 */
gchar *
apostil_scheme_draft_suggest_key (ApostilSchemeDraft *self, guint node)
{
  const gchar *label = apostil_scheme_draft_get (self, node, "label");
  g_autofree gchar *ascii = g_str_to_ascii (label != NULL ? label : "", "C");
  g_autofree gchar *letters = g_strconcat (ascii, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", NULL);

  for (const gchar *p = letters; *p != '\0'; p++)
    {
      gchar key[2] = { g_ascii_toupper (*p), '\0' };
      guint owner;

      if (g_ascii_isalpha (*p) && !apostil_scheme_draft_is_key_taken (self, node, key, &owner))
        return g_strdup (key);
    }
  return NULL;
}

/* ---- The file ---- */

/**
 * apostil_scheme_draft_write:
 * @self: a draft
 *
 * Returns: (transfer full): the file that it stands for; the same draft gives the same bytes
 */
GBytes *
apostil_scheme_draft_write (ApostilSchemeDraft *self)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME_DRAFT (self), NULL);

  return apostil_draft_node_write (self->root, NULL);
}

/* The reader's words for these are about the file. */
static ApostilDraftNode *
find_nameless (ApostilDraftNode *node)
{
  const gchar *label = apostil_draft_node_get (node, "label");
  ApostilDraftNode *found = NULL;

  if (label == NULL || label[strspn (label, " \t\n\r")] == '\0')
    return node;
  for (guint i = 0; found == NULL && i < node->children->len; i++)
    found = find_nameless (g_ptr_array_index (node->children, i));
  return found;
}

/**
 * apostil_scheme_draft_build:
 * @self: a draft
 * @bad_node: (out): what is wrong; 0 when nothing is
 * @error: says in words why
 *
 * Returns: (transfer full) (nullable): the scheme that it stands for
 */
ApostilScheme *
apostil_scheme_draft_build (ApostilSchemeDraft *self, guint *bad_node, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (ApostilScheme) scheme = NULL;
  ApostilDraftNode *nameless = NULL;
  gint line = 0;

  *bad_node = 0;
  g_return_val_if_fail (APOSTIL_IS_SCHEME_DRAFT (self), NULL);

  nameless = find_nameless (self->root);
  if (nameless != NULL)
    {
      *bad_node = nameless->number;
      apostil_scheme_fail (error, _ ("it has no label; write what people should read"));
      return NULL;
    }
  xml = apostil_draft_node_write (self->root, lines);
  scheme = apostil_scheme_new_with_line (xml, &line, error);
  if (scheme == NULL)
    *bad_node = line > 0 && line <= (gint) lines->len ? g_array_index (lines, guint, line - 1)
                                                      : self->root->number;
  return g_steal_pointer (&scheme);
}
