/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-entity.h"

#include "apostil-fold.h"

struct _ApostilEntity
{
  ApostilRecord parent_instance;

  GStrv aliases; /* never NULL */
  GStrv folded;  /* name and aliases, folded; made when sealed */
};

G_DEFINE_FINAL_TYPE (ApostilEntity, apostil_entity, APOSTIL_TYPE_RECORD)

static void
apostil_entity_copy (ApostilRecord *from, ApostilRecord *to)
{
  apostil_entity_set_aliases (APOSTIL_ENTITY (to),
                              apostil_entity_get_aliases (APOSTIL_ENTITY (from)));
}

static gboolean
apostil_entity_equal (ApostilRecord *a, ApostilRecord *b)
{
  return g_strv_equal (apostil_entity_get_aliases (APOSTIL_ENTITY (a)),
                       apostil_entity_get_aliases (APOSTIL_ENTITY (b)));
}

static GStrv
fold_names (ApostilEntity *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const gchar *name = apostil_entity_get_name (self);

  if (name != NULL)
    {
      g_autofree gchar *folded = apostil_fold (name, -1);

      g_strv_builder_add (names, folded);
    }
  for (guint i = 0; self->aliases[i] != NULL; i++)
    {
      g_autofree gchar *folded = apostil_fold (self->aliases[i], -1);

      g_strv_builder_add (names, folded);
    }
  return g_strv_builder_end (names);
}

static void
apostil_entity_seal (ApostilRecord *record)
{
  ApostilEntity *self = APOSTIL_ENTITY (record);

  if (!apostil_entity_is_unnamed (self))
    self->folded = fold_names (self);
}

static void
apostil_entity_finalize (GObject *object)
{
  ApostilEntity *self = APOSTIL_ENTITY (object);

  g_strfreev (self->aliases);
  g_strfreev (self->folded);

  G_OBJECT_CLASS (apostil_entity_parent_class)->finalize (object);
}

static void
apostil_entity_class_init (ApostilEntityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_entity_finalize;
  APOSTIL_RECORD_CLASS (klass)->copy = apostil_entity_copy;
  APOSTIL_RECORD_CLASS (klass)->equal = apostil_entity_equal;
  APOSTIL_RECORD_CLASS (klass)->seal = apostil_entity_seal;
}

static void
apostil_entity_init (ApostilEntity *self)
{
  self->aliases = g_new0 (gchar *, 1);
}

/**
 * apostil_entity_new:
 * @id: its id
 * @type: a type of the scheme's kind *entity*: "person" …
 * @name: (nullable): its canonical name
 *
 * Returns: (transfer full): an entity
 */
ApostilEntity *
apostil_entity_new (const gchar *id, const gchar *type, const gchar *name)
{
  ApostilEntity *self = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (APOSTIL_TYPE_ENTITY, NULL);
  apostil_record_set_id (self, id);
  apostil_record_set (self, APOSTIL_ATTR_TYPE, type);
  apostil_record_set (self, APOSTIL_ATTR_NAME, name);
  return self;
}

/**
 * apostil_entity_get_entity_type:
 * @self: an entity
 *
 * Returns: (nullable): its type: "person" …
 */
const gchar *
apostil_entity_get_entity_type (ApostilEntity *self)
{
  g_return_val_if_fail (APOSTIL_IS_ENTITY (self), NULL);

  return apostil_record_get (self, APOSTIL_ATTR_TYPE);
}

/**
 * apostil_entity_get_name:
 * @self: an entity
 *
 * Returns: (nullable): its canonical name; for an unnamed one, the words that describe it
 */
const gchar *
apostil_entity_get_name (ApostilEntity *self)
{
  g_return_val_if_fail (APOSTIL_IS_ENTITY (self), NULL);

  return apostil_record_get (self, APOSTIL_ATTR_NAME);
}

/**
 * apostil_entity_set_name:
 * @self: an entity that is not sealed
 * @name: (nullable): its canonical name
 */
void
apostil_entity_set_name (ApostilEntity *self, const gchar *name)
{
  g_return_if_fail (APOSTIL_IS_ENTITY (self));

  apostil_record_set (self, APOSTIL_ATTR_NAME, name);
}

/**
 * apostil_entity_get_aliases:
 * @self: an entity
 *
 * Returns: (array zero-terminated=1) (transfer none): other names it goes by
 */
const gchar *const *
apostil_entity_get_aliases (ApostilEntity *self)
{
  static const gchar *const none[] = { NULL };

  g_return_val_if_fail (APOSTIL_IS_ENTITY (self), none);

  return (const gchar *const *) self->aliases;
}

/**
 * apostil_entity_set_aliases:
 * @self: an entity that is not sealed
 * @aliases: (array zero-terminated=1) (nullable): other names it goes by
 */
void
apostil_entity_set_aliases (ApostilEntity *self, const gchar *const *aliases)
{
  g_auto (GStrv) old = NULL;

  g_return_if_fail (APOSTIL_IS_ENTITY (self));
  g_return_if_fail (!apostil_record_is_sealed (self));

  old = g_steal_pointer (&self->aliases);
  self->aliases = aliases != NULL ? g_strdupv ((gchar **) aliases) : g_new0 (gchar *, 1);
}

/**
 * apostil_entity_is_unnamed:
 * @self: an entity
 *
 * Returns: whether it is a source without a name (« un responsable taliban »)
 */
gboolean
apostil_entity_is_unnamed (ApostilEntity *self)
{
  g_return_val_if_fail (APOSTIL_IS_ENTITY (self), FALSE);

  return g_strcmp0 (apostil_record_get (self, APOSTIL_ATTR_UNNAMED), "true") == 0;
}

/**
 * apostil_entity_matches:
 * @self: an entity
 * @folded: words as apostil_fold() makes them
 *
 * Cheap for a sealed entity, which keeps its folded names.
 *
 * Returns: whether they are its name or an alias; never for an unnamed one
 */
gboolean
apostil_entity_matches (ApostilEntity *self, const gchar *folded)
{
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (APOSTIL_IS_ENTITY (self), FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  if (apostil_entity_is_unnamed (self) || *folded == '\0')
    return FALSE;
  if (self->folded != NULL)
    return g_strv_contains ((const gchar *const *) self->folded, folded);

  names = fold_names (self);
  return g_strv_contains ((const gchar *const *) names, folded);
}
