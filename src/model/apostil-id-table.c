/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-id-table.h"

#include <string.h>

/* How it works
 *
 * A GHashTable keeps a key, a value and a hash for each record; here the record is its own key, so that a
 * hundred thousand marks take 1.5 MB instead of 2.6. Places are probed one after the other, and at least a
 * fifth of them is free; mostly only the hashes are looked at, which lie close together. The hash begins with a random number: ids come from strangers' files, and nobody
 * can choose them so that all fall on one place. */

#define LEAST_PLACES 16
#define TAKEN        0x80000000u /* in every hash, so that none is 0 */

struct _ApostilIdTable
{
  gpointer *records;
  guint32 *hashes; /* of their ids; 0: a free place */
  guint n_places;  /* a power of two */
  guint n_records;
  guint32 seed;
};

/* FNV-1a, whose low bits are good enough to choose a place by. */
static inline guint32
hash_id (ApostilIdTable *self, const gchar *id)
{
  guint32 hash = self->seed;

  for (; *id != '\0'; id++)
    hash = (hash ^ (guchar) *id) * 16777619u;
  return (hash ^ hash >> 15) | TAKEN;
}

static void
make_places (ApostilIdTable *self, guint n_places)
{
  self->n_places = n_places;
  self->records = g_new (gpointer, n_places);
  self->hashes = g_new0 (guint32, n_places);
}

/**
 * apostil_id_table_new:
 *
 * Returns: (transfer full): a table of nothing
 */
ApostilIdTable *
apostil_id_table_new (void)
{
  ApostilIdTable *self = g_new0 (ApostilIdTable, 1);

  self->seed = g_random_int ();
  make_places (self, LEAST_PLACES);
  return self;
}

/**
 * apostil_id_table_free:
 * @self: (transfer full): a table
 *
 * Frees it, not the records.
 */
void
apostil_id_table_free (ApostilIdTable *self)
{
  g_free (self->records);
  g_free (self->hashes);
  g_free (self);
}

/* The place of the record with this id, or the free one where it would be. */
static guint
find_place (ApostilIdTable *self, const gchar *id, guint32 hash)
{
  guint mask = self->n_places - 1;
  guint place = hash & mask;

  while (self->hashes[place] != 0 &&
         (self->hashes[place] != hash ||
          strcmp (apostil_record_get_id (self->records[place]), id) != 0))
    place = (place + 1) & mask;
  return place;
}

static void
grow (ApostilIdTable *self)
{
  g_autofree gpointer *records = self->records;
  g_autofree guint32 *hashes = self->hashes;
  guint n_places = self->n_places;
  guint mask = n_places * 2 - 1;

  make_places (self, n_places * 2);
  for (guint i = 0; i < n_places; i++)
    {
      guint place = hashes[i] & mask;

      if (hashes[i] == 0)
        continue;
      while (self->hashes[place] != 0)
        place = (place + 1) & mask;
      self->records[place] = records[i];
      self->hashes[place] = hashes[i];
    }
}

/**
 * apostil_id_table_lookup:
 * @self: a table
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the record with that id
 */
gpointer
apostil_id_table_lookup (ApostilIdTable *self, const gchar *id)
{
  guint place = 0;

  if (self->n_records == 0)
    return NULL;

  place = find_place (self, id, hash_id (self, id));
  return self->hashes[place] != 0 ? self->records[place] : NULL;
}

/**
 * apostil_id_table_add:
 * @self: a table
 * @record: a record that stays there, with its id, until it is removed
 *
 * Returns: whether its id is new; the table stays as it is otherwise
 */
gboolean
apostil_id_table_add (ApostilIdTable *self, gpointer record)
{
  const gchar *id = apostil_record_get_id (record);
  guint32 hash = hash_id (self, id);
  guint place = find_place (self, id, hash);

  if (self->hashes[place] != 0)
    return FALSE;

  self->records[place] = record;
  self->hashes[place] = hash;
  self->n_records++;
  if (self->n_records > self->n_places / 5 * 4)
    grow (self);
  return TRUE;
}

/**
 * apostil_id_table_remove:
 * @self: a table
 * @record: a record in it
 *
 * Takes it out.
 */
void
apostil_id_table_remove (ApostilIdTable *self, gpointer record)
{
  const gchar *id = apostil_record_get_id (record);
  guint mask = self->n_places - 1;
  guint hole = find_place (self, id, hash_id (self, id));

  g_return_if_fail (self->hashes[hole] != 0 && self->records[hole] == record);

  /* What was pushed past the hole by others moves into it, so that it is still found. */
  for (guint i = (hole + 1) & mask; self->hashes[i] != 0; i = (i + 1) & mask)
    if (((i - self->hashes[i]) & mask) >= ((i - hole) & mask))
      {
        self->records[hole] = self->records[i];
        self->hashes[hole] = self->hashes[i];
        hole = i;
      }
  self->hashes[hole] = 0;
  self->n_records--;
}
