/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is called how in a draft, and who refers to whom. */

#include "config.h"

#include "apostil-draft-node.h"
#include "apostil-scheme-draft.h"

/* ---- Ids ---- */

/* « Armed Event » → « armed-event »; NULL when nothing of it is left */
static gchar *
make_id (const gchar *label)
{
  g_autofree gchar *ascii = g_str_to_ascii (label, "C");
  g_autoptr (GString) id = g_string_new (NULL);

  for (const gchar *p = ascii; *p != '\0' && id->len < 40; p++)
    if (g_ascii_isalpha (*p) || (id->len > 0 && g_ascii_isdigit (*p)))
      g_string_append_c (id, g_ascii_tolower (*p));
    else if (id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c (id, '-');
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  return id->len > 0 ? g_string_free (g_steal_pointer (&id), FALSE) : NULL;
}

/* These mean something else where the id of a kind, or a role of a part, is written. */
static gboolean
is_reserved_id (ApostilDraftNode *node, const gchar *id)
{
  if (g_str_equal (node->element, APOSTIL_DRAFT_KIND))
    return g_str_equal (id, "set") || g_str_equal (id, "mention");
  return g_str_equal (node->element, APOSTIL_DRAFT_PART) && g_str_equal (id, "publication");
}

/*
 * apostil_draft_node_choose_id:
 * @node: a node that stands in another
 * @label: what people call it
 *
 * Gives it an id that is made of @label, and that none beside it has.
 */
void
apostil_draft_node_choose_id (ApostilDraftNode *node, const gchar *label)
{
  g_autofree gchar *made = make_id (label);
  const gchar *stem = made != NULL ? made : node->element;

  for (guint i = 1;; i++)
    {
      g_autofree gchar *id = i == 1 ? g_strdup (stem) : g_strdup_printf ("%s-%u", stem, i);

      if (is_reserved_id (node, id) ||
          apostil_draft_node_has_child_id (node->parent, node->element, id, node))
        continue;
      apostil_draft_node_set (node, "id", id);
      return;
    }
}

/* ---- References ---- */

/* In a list of ids, @id becomes @other, or goes. */
static void
replace_name (ApostilDraftNode *node, const gchar *field, const gchar *id, const gchar *other)
{
  const gchar *value = apostil_draft_node_get (node, field);
  g_auto (GStrv) names = value != NULL ? g_strsplit (value, " ", -1) : NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree gchar *joined = NULL;

  if (names == NULL || !g_strv_contains ((const gchar *const *) names, id))
    return;
  for (guint i = 0; names[i] != NULL; i++)
    {
      const gchar *name = g_str_equal (names[i], id) ? other : names[i];

      if (name != NULL)
        g_ptr_array_add (kept, (gpointer) name);
    }
  g_ptr_array_add (kept, NULL);
  joined = g_strjoinv (" ", (gchar **) kept->pdata);
  apostil_draft_node_set (node, field, joined);
}

static void
refer_elsewhere (ApostilDraftNode *node, const gchar *id, const gchar *other)
{
  replace_name (node, "targets", id, other);
  replace_name (node, "from", id, other);
  replace_name (node, "to", id, other);
  for (guint i = node->children->len; i > 0; i--)
    {
      ApostilDraftNode *child = g_ptr_array_index (node->children, i - 1);

      refer_elsewhere (child, id, other);
      /* A link that can lead nowhere any more goes with what it led to. */
      if (g_str_equal (child->element, APOSTIL_DRAFT_LINK) &&
          apostil_draft_node_get (child, "targets") == NULL)
        g_ptr_array_remove_index (node->children, i - 1);
    }
}

/*
 * apostil_draft_node_follow:
 * @node: a node whose id changes, or that goes
 * @id: (nullable): the id that it had
 * @other: (nullable): the one that it gets
 *
 * Those who refer to @node by @id go on with @other, or without it.
 */
void
apostil_draft_node_follow (ApostilDraftNode *node, const gchar *id, const gchar *other)
{
  if (id == NULL)
    return;
  if (g_str_equal (node->element, APOSTIL_DRAFT_KIND))
    refer_elsewhere (node->parent, id, other);
  else if (g_str_equal (node->element, APOSTIL_DRAFT_CHOICE) &&
           g_strcmp0 (apostil_draft_node_get (node->parent, "fallback"), id) == 0)
    apostil_draft_node_set (node->parent, "fallback", other);
}
