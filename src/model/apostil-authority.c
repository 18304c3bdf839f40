/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-authority.h"

G_DEFINE_INTERFACE (ApostilAuthority, apostil_authority, G_TYPE_OBJECT)

static void
apostil_authority_default_init (ApostilAuthorityInterface *iface)
{
}

/**
 * apostil_authority_match:
 * @self: what is known
 * @type: (nullable): a type of entity
 * @names: (array zero-terminated=1): what it is called
 *
 * Returns: (transfer container) (element-type ApostilEntity): who it may be
 */
GPtrArray *
apostil_authority_match (ApostilAuthority *self, const gchar *type, const gchar *const *names)
{
  g_return_val_if_fail (APOSTIL_IS_AUTHORITY (self), NULL);

  return APOSTIL_AUTHORITY_GET_IFACE (self)->match (self, type, names);
}

/**
 * apostil_authority_match_entity:
 * @self: what is known
 * @entity: an entity of a document
 *
 * An unnamed one is nobody that a list could know. One that has an identifier is known to be who the
 * entry with that identifier is, and nobody else.
 *
 * Returns: (transfer container) (element-type ApostilEntity): who it may be
 */
GPtrArray *
apostil_authority_match_entity (ApostilAuthority *self, ApostilEntity *entity)
{
  const gchar *ref = apostil_record_get (entity, APOSTIL_ATTR_REF);
  const gchar *const *aliases = apostil_entity_get_aliases (entity);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GPtrArray *found;

  if (apostil_entity_is_unnamed (entity))
    return g_ptr_array_new ();
  g_ptr_array_add (names, (gpointer) apostil_entity_get_name (entity));
  for (guint i = 0; aliases[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) aliases[i]);
  g_ptr_array_add (names, NULL);
  found = apostil_authority_match (self, apostil_entity_get_entity_type (entity),
                                   (const gchar *const *) names->pdata);
  for (guint i = found->len; i > 0; i--)
    {
      ApostilEntity *known = g_ptr_array_index (found, i - 1);
      const gchar *known_ref = apostil_record_get (known, APOSTIL_ATTR_REF);
      gboolean is_same_ref = ref != NULL && g_strcmp0 (ref, known_ref) == 0;

      if ((ref != NULL && !is_same_ref) ||
          ((is_same_ref || known_ref == NULL) &&
           g_strcmp0 (apostil_entity_get_name (known), apostil_entity_get_name (entity)) == 0))
        g_ptr_array_remove_index (found, i - 1);
    }
  return found;
}

/**
 * apostil_authority_lookup:
 * @self: what is known
 * @id: the id of one that it matched
 *
 * Returns: (transfer none) (nullable): that one
 */
ApostilEntity *
apostil_authority_lookup (ApostilAuthority *self, const gchar *id)
{
  g_return_val_if_fail (APOSTIL_IS_AUTHORITY (self), NULL);

  return APOSTIL_AUTHORITY_GET_IFACE (self)->lookup (self, id);
}
