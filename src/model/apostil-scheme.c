/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scheme-private.h"

#include "apostil-model-resources.h"
#include "apostil-same.h"

#define NEWS_PATH "/io/github/apostil/Apostil/schemes/news.xml"

G_DEFINE_FINAL_TYPE (ApostilScheme, apostil_scheme, G_TYPE_OBJECT)

static void
apostil_scheme_finalize (GObject *object)
{
  ApostilScheme *self = APOSTIL_SCHEME (object);

  g_clear_pointer (&self->xml, g_bytes_unref);
  g_array_unref (self->kinds);
  g_array_unref (self->relations);
  g_array_unref (self->variables);
  g_array_unref (self->roles);
  g_hash_table_unref (self->keys);
  g_ptr_array_unref (self->owned);

  G_OBJECT_CLASS (apostil_scheme_parent_class)->finalize (object);
}

static void
apostil_scheme_class_init (ApostilSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_scheme_finalize;
}

static void
apostil_scheme_init (ApostilScheme *self)
{
  self->kinds = g_array_new (FALSE, TRUE, sizeof (ApostilKind));
  self->relations = g_array_new (FALSE, TRUE, sizeof (ApostilRelationDef));
  self->variables = g_array_new (FALSE, TRUE, sizeof (ApostilAttributeDef));
  self->roles = g_array_new (FALSE, TRUE, sizeof (ApostilChoice));
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->owned = g_ptr_array_new_with_free_func (g_free);
}

/* Frees @memory together with the scheme; returns it. */
gpointer
apostil_scheme_own (ApostilScheme *self, gpointer memory)
{
  if (memory != NULL)
    g_ptr_array_add (self->owned, memory);

  return memory;
}

static ApostilScheme *
new_from_bytes (GBytes *xml, gboolean built_in, gint *line, GError **error)
{
  g_autoptr (ApostilScheme) self = g_object_new (APOSTIL_TYPE_SCHEME, NULL);

  self->xml = g_bytes_ref (xml);
  if (!apostil_scheme_read (self, built_in, line, error))
    return NULL;

  return g_steal_pointer (&self);
}

ApostilScheme *
apostil_scheme_new_with_line (GBytes *xml, gint *line, GError **error)
{
  return new_from_bytes (xml, FALSE, line, error);
}

/**
 * apostil_scheme_new_news:
 *
 * The built-in scheme for news articles, its labels in the language of the user.
 *
 * Returns: (transfer full): the scheme
 */
ApostilScheme *
apostil_scheme_new_news (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = NULL;
  ApostilScheme *self = NULL;
  gint line = 0;

  /* This call only has the resource linked in: in two threads at once it may give NULL, since GLib
   * registers the resources of a program late. The look-up among all of them waits for that. */
  apostil_model_get_resource ();
  xml = g_resources_lookup_data (NEWS_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (xml != NULL)
    self = new_from_bytes (xml, TRUE, &line, &error);
  if (self == NULL)
    g_error ("The built-in scheme is broken in line %d: %s", line, error->message);

  return self;
}

/**
 * apostil_scheme_new_from_bytes:
 * @xml: the file of a scheme
 * @name: what to call it in messages: the name of the file
 * @error: says file, line and remedy
 *
 * Returns: (transfer full) (nullable): the scheme, or %NULL with %APOSTIL_ERROR_INVALID or
 *   %APOSTIL_ERROR_LIMIT
 */
ApostilScheme *
apostil_scheme_new_from_bytes (GBytes *xml, const gchar *name, GError **error)
{
  ApostilScheme *self = NULL;
  gint line = 0;

  g_return_val_if_fail (xml != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = new_from_bytes (xml, FALSE, &line, error);
  if (self == NULL)
    g_prefix_error (error, "%s:%d: ", name, line);
  return self;
}

/**
 * apostil_scheme_get_id:
 * @self: a scheme
 *
 * Returns: its id, as in the root element of a document: "news"; interned
 */
const gchar *
apostil_scheme_get_id (ApostilScheme *self)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME (self), NULL);

  return self->id;
}

/**
 * apostil_scheme_get_label:
 * @self: a scheme
 *
 * Returns: what people call it
 */
const gchar *
apostil_scheme_get_label (ApostilScheme *self)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME (self), NULL);

  return self->label;
}

/**
 * apostil_scheme_get_xml:
 * @self: a scheme
 *
 * Returns: (transfer none): the file it was read from
 */
GBytes *
apostil_scheme_get_xml (ApostilScheme *self)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME (self), NULL);

  return self->xml;
}

/**
 * apostil_scheme_has_suggestions:
 * @self: a scheme
 *
 * Returns: whether marks may be proposed; a scheme with suggestions="off" has annotators work
 *   unprompted
 */
gboolean
apostil_scheme_has_suggestions (ApostilScheme *self)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME (self), TRUE);

  return !self->silent;
}

/**
 * apostil_scheme_get_kinds:
 * @self: a scheme
 * @n_kinds: (out): how many
 *
 * Returns: (array length=n_kinds) (transfer none): its kinds, in the order of the file
 */
const ApostilKind *
apostil_scheme_get_kinds (ApostilScheme *self, guint *n_kinds)
{
  *n_kinds = 0;
  g_return_val_if_fail (APOSTIL_IS_SCHEME (self), NULL);

  *n_kinds = self->kinds->len;
  return (const ApostilKind *) (gpointer) self->kinds->data;
}

/**
 * apostil_scheme_get_kind:
 * @self: a scheme
 * @id: (nullable): the id of a kind, interned or not
 *
 * Returns: (transfer none) (nullable): that kind
 */
const ApostilKind *
apostil_scheme_get_kind (ApostilScheme *self, const gchar *id)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME (self), NULL);

  for (guint i = 0; id != NULL && i < self->kinds->len; i++)
    {
      const ApostilKind *kind = &g_array_index (self->kinds, ApostilKind, i);

      if (apostil_same (kind->id, id))
        return kind;
    }
  return NULL;
}

/**
 * apostil_scheme_get_kind_by_element:
 * @self: a scheme
 * @element: the element of an annotation in a file: "mention", "claim", "date", "mark"
 * @mark_kind: (nullable): the kind attribute of a mark
 *
 * Returns: (transfer none) (nullable): the kind of such an annotation
 */
const ApostilKind *
apostil_scheme_get_kind_by_element (ApostilScheme *self,
                                    const gchar *element,
                                    const gchar *mark_kind)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME (self), NULL);
  g_return_val_if_fail (element != NULL, NULL);

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const ApostilKind *kind = &g_array_index (self->kinds, ApostilKind, i);

      if (!g_str_equal (kind->element, element))
        continue;
      if (!g_str_equal (element, "mark") || g_strcmp0 (kind->id, mark_kind) == 0)
        return kind;
    }
  return NULL;
}

/**
 * apostil_scheme_get_relations:
 * @self: a scheme
 * @n_relations: (out): how many
 *
 * Returns: (array length=n_relations) (transfer none): its relations
 */
const ApostilRelationDef *
apostil_scheme_get_relations (ApostilScheme *self, guint *n_relations)
{
  *n_relations = 0;
  g_return_val_if_fail (APOSTIL_IS_SCHEME (self), NULL);

  *n_relations = self->relations->len;
  return (const ApostilRelationDef *) (gpointer) self->relations->data;
}

/**
 * apostil_scheme_get_relation:
 * @self: a scheme
 * @type: (nullable): a type of relation, interned or not
 *
 * Returns: (transfer none) (nullable): that relation
 */
const ApostilRelationDef *
apostil_scheme_get_relation (ApostilScheme *self, const gchar *type)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME (self), NULL);

  for (guint i = 0; type != NULL && i < self->relations->len; i++)
    {
      const ApostilRelationDef *def = &g_array_index (self->relations, ApostilRelationDef, i);

      if (g_str_equal (def->type, type))
        return def;
    }
  return NULL;
}

/**
 * apostil_scheme_get_variables:
 * @self: a scheme
 * @n_variables: (out): how many
 *
 * Returns: (array length=n_variables) (transfer none): what is asked of each article, as
 *   attributes of its #ApostilArticle
 */
const ApostilAttributeDef *
apostil_scheme_get_variables (ApostilScheme *self, guint *n_variables)
{
  *n_variables = 0;
  g_return_val_if_fail (APOSTIL_IS_SCHEME (self), NULL);

  *n_variables = self->variables->len;
  return (const ApostilAttributeDef *) (gpointer) self->variables->data;
}

/**
 * apostil_scheme_get_section_roles:
 * @self: a scheme
 * @n_roles: (out): how many
 *
 * Returns: (array length=n_roles) (transfer none): the roles that a section may have
 */
const ApostilChoice *
apostil_scheme_get_section_roles (ApostilScheme *self, guint *n_roles)
{
  *n_roles = 0;
  g_return_val_if_fail (APOSTIL_IS_SCHEME (self), NULL);

  *n_roles = self->roles->len;
  return (const ApostilChoice *) (gpointer) self->roles->data;
}

/**
 * apostil_scheme_get_key_target:
 * @self: a scheme
 * @key: a letter, of either case
 *
 * Returns: (transfer none) (nullable): what the key marks: "KIND", "KIND/TYPE", or
 *   "set/PART" for one that gives words to a part of the current mark
 */
const gchar *
apostil_scheme_get_key_target (ApostilScheme *self, const gchar *key)
{
  g_autofree gchar *upper = NULL;

  g_return_val_if_fail (APOSTIL_IS_SCHEME (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  upper = g_ascii_strup (key, -1);
  return g_hash_table_lookup (self->keys, upper);
}
