/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A scheme as a tree that can be changed. */

#include "config.h"

#include <string.h>

#include "apostil-draft-node.h"
#include "apostil-record.h"
#include "apostil-scheme-draft.h"
#include "apostil-scheme-private.h"

static void
set (ApostilDraftNode *node, const gchar *field, const gchar *value)
{
  if (value != NULL)
    apostil_draft_node_set (node, field, value);
}

static void
set_names (ApostilDraftNode *node, const gchar *field, const gchar *const *names)
{
  g_autofree gchar *joined = names != NULL ? g_strjoinv (" ", (gchar **) names) : NULL;

  set (node, field, joined);
}

static ApostilDraftNode *
add (ApostilDraftNode *parent,
     const gchar *element,
     const gchar *id,
     const gchar *label,
     guint *number)
{
  ApostilDraftNode *node = apostil_draft_node_new (parent, element, ++*number);

  node->named = TRUE;
  set (node, "id", id);
  set (node, "label", label);
  return node;
}

static void
add_attribute (ApostilDraftNode *parent,
               const gchar *element,
               const ApostilAttributeDef *def,
               guint *number)
{
  const gchar *name = def->name;
  ApostilDraftNode *node;

  if (g_str_has_prefix (name, APOSTIL_ATTR_SCHEME_PREFIX))
    name += strlen (APOSTIL_ATTR_SCHEME_PREFIX);
  node = add (parent, element, name, def->label, number);
  set (node, "type", apostil_scheme_get_value_type_name (def->type));
  set (node, "fallback", def->fallback);
  for (guint i = 0; i < def->n_choices; i++)
    add (node, APOSTIL_DRAFT_CHOICE, def->choices[i].id, def->choices[i].label, number);
}

static void
add_type (ApostilDraftNode *parent,
          const ApostilKind *kind,
          const ApostilTypeDef *type,
          guint *number)
{
  ApostilDraftNode *node = add (parent, APOSTIL_DRAFT_TYPE, type->id, type->label, number);

  set (node, "plural", type->plural);
  set (node, "guideline", type->guideline);
  set (node, "key", type->key);
  /* One that has the colour of its kind goes on having it. */
  if (g_strcmp0 (type->colour, kind->colour) != 0)
    set (node, "colour", type->colour);
}

static void
add_kind (ApostilDraftNode *root, const ApostilKind *kind, guint *number)
{
  ApostilDraftNode *node = add (root, APOSTIL_DRAFT_KIND, kind->id, kind->label, number);

  set (node, "plural", kind->plural);
  set (node, "guideline", kind->guideline);
  set (node, "colour", kind->colour);
  set (node, "key", kind->key);
  for (guint i = 0; i < kind->n_types; i++)
    add_type (node, kind, &kind->types[i], number);
  for (guint i = 0; i < kind->n_attributes; i++)
    add_attribute (node, APOSTIL_DRAFT_ATTRIBUTE, &kind->attributes[i], number);
  for (guint i = 0; i < kind->n_links; i++)
    {
      const ApostilLinkDef *link = &kind->links[i];
      ApostilDraftNode *child = add (node, APOSTIL_DRAFT_LINK, link->role, link->label, number);

      set_names (child, "targets", link->targets);
      set (child, "many", link->many ? "true" : NULL);
    }
  for (guint i = 0; i < kind->n_parts; i++)
    set (add (node, APOSTIL_DRAFT_PART, kind->parts[i].role, kind->parts[i].label, number), "key",
         kind->parts[i].key);
}

static void
add_relation (ApostilDraftNode *root, const ApostilRelationDef *def, guint *number)
{
  ApostilDraftNode *node = add (root, APOSTIL_DRAFT_RELATION, def->type, def->label, number);

  set (node, "inverse", def->inverse);
  set (node, "colour", def->colour);
  set (node, "symmetric", def->symmetric ? "true" : NULL);
  set_names (node, "from", def->from);
  set_names (node, "to", def->to);
}

/*
 * apostil_draft_node_new_from_scheme:
 * @last_number: (out): the highest number in the tree
 *
 * Returns: (transfer full): all that @scheme says
 */
ApostilDraftNode *
apostil_draft_node_new_from_scheme (ApostilScheme *scheme, guint *last_number)
{
  guint n;
  const ApostilChoice *roles = apostil_scheme_get_section_roles (scheme, &n);
  const ApostilAttributeDef *variables;
  const ApostilKind *kinds;
  const ApostilRelationDef *relations;
  ApostilDraftNode *root;

  *last_number = 0;
  root = add (NULL, APOSTIL_DRAFT_SCHEME, apostil_scheme_get_id (scheme),
              apostil_scheme_get_label (scheme), last_number);
  set (root, "suggestions", apostil_scheme_has_suggestions (scheme) ? NULL : "off");
  for (guint i = 0; i < n; i++)
    add (root, APOSTIL_DRAFT_ROLE, roles[i].id, roles[i].label, last_number);
  variables = apostil_scheme_get_variables (scheme, &n);
  for (guint i = 0; i < n; i++)
    add_attribute (root, APOSTIL_DRAFT_VARIABLE, &variables[i], last_number);
  kinds = apostil_scheme_get_kinds (scheme, &n);
  for (guint i = 0; i < n; i++)
    add_kind (root, &kinds[i], last_number);
  relations = apostil_scheme_get_relations (scheme, &n);
  for (guint i = 0; i < n; i++)
    add_relation (root, &relations[i], last_number);
  return root;
}
