/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to entities in a table of them, where no mention is at hand: to delete one with all that
 * names it, to give it an identifier, and to take over what an authority list knows of it. */

#include "config.h"

#include "apostil-commands-private.h"

#include <glib/gi18n-lib.h>

#include "apostil-fold.h"
#include "apostil-identifier.h"

/**
 * apostil_command_delete_entity:
 * @document: a document
 * @entity: an entity
 * @error: %APOSTIL_ERROR_STALE when it is gone already
 *
 * Removes it, the marks that name it and what hangs on them; claims that it made lose this claimant.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_delete_entity (ApostilDocument *document, ApostilEntity *entity, GError **error)
{
  g_autoptr (ApostilEdit) edit = NULL;
  g_autoptr (GPtrArray) linking = NULL;
  g_autoptr (GPtrArray) mentions = g_ptr_array_new ();

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ENTITY (entity), NULL);

  entity = apostil_command_resolve (document, entity, error);
  if (entity == NULL)
    return NULL;

  edit = apostil_edit_new (_ ("Delete Entity"));
  linking = apostil_annotation_list_linking_to (apostil_document_get_annotations (document),
                                                apostil_record_get_id (entity));
  for (guint i = 0; i < linking->len; i++)
    if (apostil_annotation_is (g_ptr_array_index (linking, i), APOSTIL_KIND_ENTITY))
      g_ptr_array_add (mentions, g_ptr_array_index (linking, i));
  apostil_cascade_delete (document, edit, mentions);
  apostil_cascade_drop_links (document, edit, apostil_record_get_id (entity));
  if (apostil_edit_current (edit, entity) != NULL)
    apostil_edit_remove (edit, entity);
  return g_steal_pointer (&edit);
}

/**
 * apostil_command_set_identifier:
 * @document: a document
 * @entity: an entity
 * @typed: what apostil_identifier_parse() takes; empty takes the identifier away
 * @error: %APOSTIL_ERROR_INVALID, saying how identifiers are written
 *
 * Returns: (transfer full) (nullable): the edit, empty when it has that one
 */
ApostilEdit *
apostil_command_set_identifier (ApostilDocument *document,
                                ApostilEntity *entity,
                                const gchar *typed,
                                GError **error)
{
  g_autoptr (ApostilEdit) edit = NULL;
  g_autofree gchar *words = NULL;
  g_autofree gchar *uri = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ENTITY (entity), NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  entity = apostil_command_resolve (document, entity, error);
  if (entity == NULL)
    return NULL;
  words = g_strstrip (g_strdup (typed));
  if (*words != '\0')
    {
      uri = apostil_identifier_parse (words, error);
      if (uri == NULL)
        return NULL;
    }
  edit = apostil_edit_new (_ ("Change Identifier"));
  if (g_strcmp0 (apostil_record_get (entity, APOSTIL_ATTR_REF), uri) != 0)
    apostil_record_set (apostil_command_change (edit, entity), APOSTIL_ATTR_REF, uri);
  return g_steal_pointer (&edit);
}

static void
add_alias (GPtrArray *aliases, const gchar *name, const gchar *canonical)
{
  if (name == NULL || *name == '\0' || apostil_fold_equal (name, canonical))
    return;
  for (guint i = 0; i < aliases->len; i++)
    if (apostil_fold_equal (g_ptr_array_index (aliases, i), name))
      return;
  g_ptr_array_add (aliases, (gpointer) name);
}

/**
 * apostil_command_identify_entity:
 * @document: a document
 * @entity: an entity
 * @known: an entity of an authority list, of no document
 * @error: %APOSTIL_ERROR_STALE when @entity is gone already
 *
 * Says that @entity is who @known is: it takes over name, other names and identifier in one step; what it
 * was called before becomes one of its other names. Its type and its note stay.
 *
 * Returns: (transfer full) (nullable): the edit, empty when it knows all that already
 */
ApostilEdit *
apostil_command_identify_entity (ApostilDocument *document,
                                 ApostilEntity *entity,
                                 ApostilEntity *known,
                                 GError **error)
{
  g_autoptr (ApostilEdit) edit = NULL;
  g_autoptr (ApostilEntity) changed = NULL;
  g_autoptr (GPtrArray) aliases = g_ptr_array_new ();
  const gchar *const *names;
  const gchar *name;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ENTITY (entity), NULL);
  g_return_val_if_fail (APOSTIL_IS_ENTITY (known), NULL);

  entity = apostil_command_resolve (document, entity, error);
  if (entity == NULL)
    return NULL;
  name = apostil_entity_get_name (known);
  names = apostil_entity_get_aliases (entity);
  for (guint i = 0; names[i] != NULL; i++)
    add_alias (aliases, names[i], name);
  if (!apostil_entity_is_unnamed (entity))
    add_alias (aliases, apostil_entity_get_name (entity), name);
  names = apostil_entity_get_aliases (known);
  for (guint i = 0; names[i] != NULL; i++)
    add_alias (aliases, names[i], name);
  g_ptr_array_add (aliases, NULL);

  /* Translators: in the undo menu: an entity of the article is one of a list of known ones */
  edit = apostil_edit_new (_ ("Identify Entity"));
  changed = apostil_record_copy (entity);
  apostil_entity_set_name (changed, name);
  apostil_entity_set_aliases (changed, (const gchar *const *) aliases->pdata);
  apostil_record_set (changed, APOSTIL_ATTR_UNNAMED, NULL);
  if (apostil_record_get (known, APOSTIL_ATTR_REF) != NULL)
    apostil_record_set (changed, APOSTIL_ATTR_REF, apostil_record_get (known, APOSTIL_ATTR_REF));
  if (!apostil_record_equal (entity, changed))
    apostil_edit_replace (edit, entity, changed);
  return g_steal_pointer (&edit);
}
