/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-kind.h"

/**
 * apostil_kind_get_type_def:
 * @kind: a kind
 * @type: (nullable): the id of a type, interned or not
 *
 * Returns: (nullable): the type of that id
 */
const ApostilTypeDef *
apostil_kind_get_type_def (const ApostilKind *kind, const gchar *type)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; type != NULL && i < kind->n_types; i++)
    if (g_str_equal (kind->types[i].id, type))
      return &kind->types[i];

  return NULL;
}

/**
 * apostil_kind_get_attribute_def:
 * @kind: a kind
 * @name: (nullable): the name of an attribute, interned or not
 *
 * Returns: (nullable): what the scheme says of it
 */
const ApostilAttributeDef *
apostil_kind_get_attribute_def (const ApostilKind *kind, const gchar *name)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; name != NULL && i < kind->n_attributes; i++)
    if (g_str_equal (kind->attributes[i].name, name))
      return &kind->attributes[i];

  return NULL;
}

/**
 * apostil_kind_get_link_def:
 * @kind: a kind
 * @role: (nullable): the role of a link, interned or not
 *
 * Returns: (nullable): what the scheme says of it
 */
const ApostilLinkDef *
apostil_kind_get_link_def (const ApostilKind *kind, const gchar *role)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; role != NULL && i < kind->n_links; i++)
    if (g_str_equal (kind->links[i].role, role))
      return &kind->links[i];

  return NULL;
}

/**
 * apostil_kind_get_part_def:
 * @kind: a kind
 * @role: (nullable): the role of a part, interned or not
 *
 * Returns: (nullable): what the scheme says of it
 */
const ApostilPartDef *
apostil_kind_get_part_def (const ApostilKind *kind, const gchar *role)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; role != NULL && i < kind->n_parts; i++)
    if (g_str_equal (kind->parts[i].role, role))
      return &kind->parts[i];

  return NULL;
}

/**
 * apostil_attribute_def_get_choice:
 * @def: an attribute
 * @id: (nullable): the id of a choice, interned or not
 *
 * Returns: (nullable): the choice of that id
 */
const ApostilChoice *
apostil_attribute_def_get_choice (const ApostilAttributeDef *def, const gchar *id)
{
  g_return_val_if_fail (def != NULL, NULL);

  for (guint i = 0; id != NULL && i < def->n_choices; i++)
    if (g_str_equal (def->choices[i].id, id))
      return &def->choices[i];

  return NULL;
}
