/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands-private.h"

#include "apostil-fold.h"

#include <glib/gi18n-lib.h>

/* Adds @name to @names unless it is there already in another spelling. */
static void
add_name (GPtrArray *names, const gchar *name)
{
  if (name == NULL || *name == '\0')
    return;

  for (guint i = 0; i < names->len; i++)
    if (apostil_fold_equal (g_ptr_array_index (names, i), name))
      return;

  g_ptr_array_add (names, (gpointer) name);
}

/* Gives @entity (unsealed) its aliases and further ones; none repeats its name. */
static void
extend_aliases (ApostilEntity *entity, GPtrArray *further)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const gchar *const *aliases = apostil_entity_get_aliases (entity);

  add_name (names, apostil_entity_get_name (entity));
  if (names->len == 0)
    g_ptr_array_add (names, (gpointer) "");
  for (guint i = 0; aliases[i] != NULL; i++)
    add_name (names, aliases[i]);
  for (guint i = 0; i < further->len; i++)
    add_name (names, g_ptr_array_index (further, i));

  g_ptr_array_add (names, NULL);
  apostil_entity_set_aliases (entity, (const gchar *const *) names->pdata + 1);
}

/**
 * apostil_command_rename_entity:
 * @document: a document
 * @entity: an entity
 * @name: its new name
 * @keep_as_alias: whether it is still known by the old one
 * @error: %APOSTIL_ERROR_INVALID when there is nothing to call it by
 *
 * Returns: (transfer full) (nullable): the edit, empty when it is called that already
 */
ApostilEdit *
apostil_command_rename_entity (ApostilDocument *document,
                               ApostilEntity *entity,
                               const gchar *name,
                               gboolean keep_as_alias,
                               GError **error)
{
  const ApostilAttributeDef def = { "name", "name", APOSTIL_VALUE_STRING, NULL, 0, NULL };
  g_autofree gchar *stripped = NULL;
  g_autoptr (GPtrArray) further = g_ptr_array_new ();
  g_autoptr (ApostilEdit) edit = NULL;
  ApostilEntity *changed = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ENTITY (entity), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  entity = apostil_command_resolve (document, entity, error);
  if (entity == NULL)
    return NULL;
  stripped = g_strstrip (g_strdup (name));
  if (*stripped == '\0')
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID, _ ("An entity needs a name."));
      return NULL;
    }
  if (!apostil_attribute_def_check (&def, stripped, error))
    return NULL;

  edit = apostil_edit_new (_ ("Rename Entity"));
  if (g_strcmp0 (apostil_entity_get_name (entity), stripped) == 0)
    return g_steal_pointer (&edit);

  changed = apostil_command_change (edit, entity);
  apostil_entity_set_name (changed, stripped);
  if (keep_as_alias && apostil_entity_get_name (entity) != NULL)
    g_ptr_array_add (further, (gpointer) apostil_entity_get_name (entity));
  extend_aliases (changed, further);
  return g_steal_pointer (&edit);
}

/**
 * apostil_command_retype_entity:
 * @document: a document
 * @entity: an entity
 * @type: a type of the kind *entity*: "person" …
 * @error: %APOSTIL_ERROR_INVALID when the scheme has no such type
 *
 * All its mentions change with it.
 *
 * Returns: (transfer full) (nullable): the edit, empty when it is of the type already
 */
ApostilEdit *
apostil_command_retype_entity (ApostilDocument *document,
                               ApostilEntity *entity,
                               const gchar *type,
                               GError **error)
{
  const ApostilKind *kind = NULL;
  const ApostilTypeDef *def = NULL;
  g_autoptr (ApostilEdit) edit = NULL;
  g_autofree gchar *label = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ENTITY (entity), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  entity = apostil_command_resolve (document, entity, error);
  if (entity == NULL)
    return NULL;

  kind = apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_ENTITY);
  def = kind != NULL ? apostil_kind_get_type_def (kind, type) : NULL;
  if (def == NULL)
    {
      apostil_command_fail (
          error, APOSTIL_ERROR_INVALID, _ ("The scheme “%s” has no type of entity “%s”."),
          apostil_scheme_get_label (apostil_document_get_scheme (document)), type);
      return NULL;
    }

  /* Translators: in the undo menu; %s is a type of entity, such as Person */
  label = g_strdup_printf (_ ("Change Type to %s"), def->label);
  edit = apostil_edit_new (label);
  if (g_strcmp0 (apostil_entity_get_entity_type (entity), def->id) != 0)
    apostil_record_set (apostil_command_change (edit, entity), APOSTIL_ATTR_TYPE, def->id);
  return g_steal_pointer (&edit);
}

/* Every link of @annotation to @from leads to @into, once. */
static void
rewire (ApostilEdit *edit, ApostilAnnotation *annotation, const gchar *from, const gchar *into)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);
  ApostilAnnotation *changed = apostil_command_change (edit, annotation);

  for (guint i = 0; i < kind->n_links; i++)
    {
      const gchar *role = kind->links[i].role;
      const gchar *const *links = apostil_annotation_get_links (changed, role);
      g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

      if (!g_strv_contains (links, from))
        continue;
      for (guint k = 0; links[k] != NULL; k++)
        {
          const gchar *id = g_str_equal (links[k], from) ? into : links[k];

          if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
            g_ptr_array_add (ids, g_strdup (id));
        }
      g_ptr_array_add (ids, NULL);
      apostil_annotation_set_links (changed, role, (const gchar *const *) ids->pdata);
    }
}

/* What @from says and @into does not: address, note and the scheme's own attributes. */
static void
take_over (ApostilEntity *changed, ApostilEntity *from)
{
  const gchar *note = apostil_record_get (changed, APOSTIL_ATTR_NOTE);
  const gchar *other_note = apostil_record_get (from, APOSTIL_ATTR_NOTE);
  const ApostilAttribute *attributes = NULL;
  guint n_attributes = 0;

  if (note != NULL && other_note != NULL && !g_str_equal (note, other_note))
    {
      g_autofree gchar *both = g_strconcat (note, "\n", other_note, NULL);

      apostil_record_set (changed, APOSTIL_ATTR_NOTE, both);
    }
  attributes = apostil_record_get_attributes (from, &n_attributes);
  for (guint i = 0; i < n_attributes; i++)
    if (!g_str_equal (attributes[i].name, APOSTIL_ATTR_UNNAMED) &&
        apostil_record_get (changed, attributes[i].name) == NULL)
      apostil_record_set (changed, attributes[i].name, attributes[i].value);
}

/**
 * apostil_command_merge_entities:
 * @document: a document
 * @into: the entity that stays
 * @from: the one that was the same all along
 * @error: %APOSTIL_ERROR_INVALID when they are one already
 *
 * Mentions and claims of @from become @into's, its names become aliases, and what was
 * written about it is kept where @into says nothing; two notes become one of both. The
 * description of an unnamed entity does not become an alias, since it names nobody.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_merge_entities (ApostilDocument *document,
                                ApostilEntity *into,
                                ApostilEntity *from,
                                GError **error)
{
  g_autoptr (ApostilEdit) edit = NULL;
  g_autoptr (GPtrArray) linking = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const gchar *const *aliases = NULL;
  ApostilEntity *changed = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ENTITY (into), NULL);
  g_return_val_if_fail (APOSTIL_IS_ENTITY (from), NULL);

  into = apostil_command_resolve (document, into, error);
  from = into != NULL ? apostil_command_resolve (document, from, error) : NULL;
  if (from == NULL)
    return NULL;
  if (into == from)
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                            _ ("An entity cannot be merged with itself; choose another."));
      return NULL;
    }

  edit = apostil_edit_new (_ ("Merge Entities"));
  changed = apostil_command_change (edit, into);
  take_over (changed, from);
  if (!apostil_entity_is_unnamed (from) && apostil_entity_get_name (from) != NULL)
    g_ptr_array_add (names, (gpointer) apostil_entity_get_name (from));
  aliases = apostil_entity_get_aliases (from);
  for (guint i = 0; aliases[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) aliases[i]);
  extend_aliases (changed, names);

  linking = apostil_annotation_list_linking_to (apostil_document_get_annotations (document),
                                                apostil_record_get_id (from));
  for (guint i = 0; i < linking->len; i++)
    rewire (edit, g_ptr_array_index (linking, i), apostil_record_get_id (from),
            apostil_record_get_id (into));
  apostil_edit_remove (edit, from);
  return g_steal_pointer (&edit);
}

static gboolean
check_mention (ApostilAnnotation *mention, GError **error)
{
  return apostil_annotation_is (mention, APOSTIL_KIND_ENTITY) ||
         apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                               _ ("Only a mention names an entity; go to one first."));
}

/**
 * apostil_command_split_mention:
 * @document: a document
 * @mention: a mention
 * @entity_id: (out) (optional) (transfer full): the id of its new entity
 * @error: %APOSTIL_ERROR_INVALID when it is no mention, or alone already
 *
 * Gives a mention an entity of its own, of the same type, called by its words.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_split_mention (ApostilDocument *document,
                               ApostilAnnotation *mention,
                               gchar **entity_id,
                               GError **error)
{
  g_autoptr (ApostilEdit) edit = NULL;
  g_autoptr (GPtrArray) linking = NULL;
  g_autofree gchar *name = NULL;
  ApostilEntity *old = NULL;
  ApostilEntity *entity = NULL;
  const gchar *old_id = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (mention), NULL);

  if (entity_id != NULL)
    *entity_id = NULL;
  mention = apostil_command_resolve (document, mention, error);
  if (mention == NULL || !check_mention (mention, error))
    return NULL;

  old_id = apostil_annotation_get_link (mention, APOSTIL_LINK_ENTITY);
  old = old_id != NULL
            ? apostil_record_list_lookup (apostil_document_get_entities (document), old_id)
            : NULL;
  if (old == NULL)
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID, _ ("This mention has no entity yet."));
      return NULL;
    }
  linking =
      apostil_annotation_list_linking_to (apostil_document_get_annotations (document), old_id);
  if (linking->len == 1)
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                            _ ("This is the only mention of the entity already."));
      return NULL;
    }

  edit = apostil_edit_new (_ ("Split Off Mention"));
  name = apostil_command_name_of_words (document, apostil_annotation_get_first_span (mention));
  entity =
      apostil_command_create_entity (document, edit, apostil_entity_get_entity_type (old), name);
  apostil_command_link (edit, mention, apostil_record_get_id (entity));
  if (entity_id != NULL)
    *entity_id = g_strdup (apostil_record_get_id (entity));
  return g_steal_pointer (&edit);
}

/**
 * apostil_command_link_mention:
 * @document: a document
 * @mention: a mention
 * @entity_id: the id of the entity that it names
 * @error: %APOSTIL_ERROR_INVALID or %APOSTIL_ERROR_REFERENCE
 *
 * The entity that it named before goes when nothing names it any more and nobody wrote more
 * about it.
 *
 * Returns: (transfer full) (nullable): the edit, empty when it names that entity already
 */
ApostilEdit *
apostil_command_link_mention (ApostilDocument *document,
                              ApostilAnnotation *mention,
                              const gchar *entity_id,
                              GError **error)
{
  g_autoptr (ApostilEdit) edit = NULL;
  const gchar *old_id = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (mention), NULL);
  g_return_val_if_fail (entity_id != NULL, NULL);

  mention = apostil_command_resolve (document, mention, error);
  if (mention == NULL || !check_mention (mention, error))
    return NULL;
  if (apostil_record_list_lookup (apostil_document_get_entities (document), entity_id) == NULL)
    {
      apostil_command_fail (error, APOSTIL_ERROR_REFERENCE, _ ("There is no entity “%s”."),
                            entity_id);
      return NULL;
    }

  edit = apostil_edit_new (_ ("Change Entity"));
  old_id = apostil_annotation_get_link (mention, APOSTIL_LINK_ENTITY);
  if (g_strcmp0 (old_id, entity_id) == 0)
    return g_steal_pointer (&edit);

  apostil_command_link (edit, mention, entity_id);
  if (old_id != NULL)
    apostil_cascade_orphan (document, edit, old_id);
  return g_steal_pointer (&edit);
}
