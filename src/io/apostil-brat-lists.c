/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an annotation.conf names, and what its names mean. */

#include "config.h"

#include "apostil-brat-private.h"

static void
name_clear (ApostilBratName *name)
{
  g_free (name->words);
  g_free (name->id);
}

static void
meant_clear (ApostilBratMeant *meant)
{
  g_clear_pointer (&meant->names, g_ptr_array_unref);
  g_clear_pointer (&meant->kinds, g_ptr_array_unref);
}

void
apostil_brat_name_free (ApostilBratName *name)
{
  name_clear (name);
  g_free (name);
}

void
apostil_brat_kind_free (ApostilBratKind *kind)
{
  name_clear (&kind->name);
  g_clear_pointer (&kind->types, g_ptr_array_unref);
  g_clear_pointer (&kind->roles, g_ptr_array_unref);
  g_free (kind);
}

void
apostil_brat_argument_free (ApostilBratArgument *argument)
{
  name_clear (&argument->name);
  meant_clear (&argument->meant);
  g_free (argument);
}

void
apostil_brat_relation_free (ApostilBratRelation *relation)
{
  name_clear (&relation->name);
  g_clear_pointer (&relation->ends, g_ptr_array_unref);
  g_free (relation);
}

void
apostil_brat_attribute_free (ApostilBratAttribute *attribute)
{
  name_clear (&attribute->name);
  meant_clear (&attribute->meant);
  g_clear_pointer (&attribute->values, g_ptr_array_unref);
  g_free (attribute);
}

/* ---- What names mean ---- */

/* « <ENTITY> », « <EVENT> », « <ANY> »; what is about relations is about no kind. */
static gboolean
add_all (const ApostilBratConfig *self, const gchar *which, GHashTable *found)
{
  gboolean entities = g_str_equal (which, "<ENTITY>") || g_str_equal (which, "<ANY>");
  gboolean events = g_str_equal (which, "<EVENT>") || g_str_equal (which, "<ANY>");

  for (guint i = 0; i < self->kinds->len; i++)
    {
      ApostilBratKind *kind = self->kinds->pdata[i];

      if (kind->is_event ? events : entities)
        g_hash_table_add (found, kind);
    }
  return entities || events || g_str_equal (which, "<RELATION>");
}

/* @seen: each name is followed once: macros may name one another, in a hostile file in circles. */
static gboolean
find (const ApostilBratConfig *self,
      GPtrArray *names,
      GHashTable *seen,
      GHashTable *found,
      const gchar **unknown)
{
  for (guint i = 0; i < names->len; i++)
    {
      gchar *name = names->pdata[i];
      ApostilBratKind *kind = g_hash_table_lookup (self->owners, name);
      GPtrArray *macro = g_hash_table_lookup (self->macros, name);

      if (!g_hash_table_add (seen, name))
        continue;
      if (kind != NULL)
        g_hash_table_add (found, kind);
      else if (macro != NULL ? !find (self, macro, seen, found, unknown)
                             : !add_all (self, name, found))
        {
          if (*unknown == NULL)
            *unknown = name;
          return FALSE;
        }
    }
  return TRUE;
}

/*
 * apostil_brat_resolve:
 * @meant: whose kinds are found by its names, in the order of the file
 *
 * Returns: (nullable): a name that is none; %NULL when all are
 */
const gchar *
apostil_brat_resolve (const ApostilBratConfig *self, ApostilBratMeant *meant)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  const gchar *unknown = NULL;

  find (self, meant->names, seen, found, &unknown);
  meant->kinds = g_ptr_array_new ();
  for (guint i = 0; i < self->kinds->len; i++)
    if (g_hash_table_contains (found, self->kinds->pdata[i]))
      g_ptr_array_add (meant->kinds, self->kinds->pdata[i]);
  return unknown;
}
