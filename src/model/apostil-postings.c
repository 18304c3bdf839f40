/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-postings.h"

/* How it works
 *
 * A hash leads from the key to a sorted array. A batch of changes is first noted at each
 * key it touches and then merged in with one pass per key, so that ten thousand mentions
 * of one person come and go in linear time. */

typedef struct
{
  gchar *key;
  GPtrArray *items;
  GPtrArray *removed; /* noted, not yet done; NULL: none */
  GPtrArray *added;
} Bucket;

struct _ApostilPostings
{
  GHashTable *buckets; /* by key */
  GPtrArray *touched;  /* buckets with notes */
  ApostilSortedFunc compare;
};

static void
bucket_free (gpointer data)
{
  Bucket *bucket = data;

  g_free (bucket->key);
  g_ptr_array_unref (bucket->items);
  g_clear_pointer (&bucket->removed, g_ptr_array_unref);
  g_clear_pointer (&bucket->added, g_ptr_array_unref);
  g_free (bucket);
}

/**
 * apostil_postings_new:
 * @compare: the order of the list that is followed
 *
 * Returns: (transfer full): postings of nothing
 */
ApostilPostings *
apostil_postings_new (ApostilSortedFunc compare)
{
  ApostilPostings *self = g_new0 (ApostilPostings, 1);

  self->buckets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, bucket_free);
  self->touched = g_ptr_array_new ();
  self->compare = compare;
  return self;
}

/**
 * apostil_postings_free:
 * @self: (transfer full): postings
 *
 * Frees them.
 */
void
apostil_postings_free (ApostilPostings *self)
{
  g_ptr_array_unref (self->touched);
  g_hash_table_unref (self->buckets);
  g_free (self);
}

static Bucket *
get_bucket (ApostilPostings *self, const gchar *key)
{
  Bucket *bucket = g_hash_table_lookup (self->buckets, key);

  if (bucket != NULL)
    return bucket;

  bucket = g_new0 (Bucket, 1);
  bucket->key = g_strdup (key);
  bucket->items = g_ptr_array_new ();
  g_hash_table_insert (self->buckets, bucket->key, bucket);
  return bucket;
}

static Bucket *
touch (ApostilPostings *self, const gchar *key)
{
  Bucket *bucket = get_bucket (self, key);

  if (bucket->removed == NULL)
    {
      bucket->removed = g_ptr_array_new ();
      bucket->added = g_ptr_array_new ();
      g_ptr_array_add (self->touched, bucket);
    }
  return bucket;
}

/* The same item twice in a row: it has the key in two ways, and stands here once. */
static void
push_once (GPtrArray *array, gpointer item)
{
  if (array->len == 0 || array->pdata[array->len - 1] != item)
    g_ptr_array_add (array, item);
}

/**
 * apostil_postings_append:
 * @self: postings
 * @key: a key
 * @item: an item that comes after all that have been appended
 *
 * Fills the postings from a list that is in order. The same item may be given to a key
 * several times in a row; it is kept once.
 */
void
apostil_postings_append (ApostilPostings *self, const gchar *key, gpointer item)
{
  push_once (get_bucket (self, key)->items, item);
}

/**
 * apostil_postings_remove:
 * @self: postings
 * @key: a key
 * @item: an item that has it
 *
 * Notes that @item goes; done by apostil_postings_commit(). Items of one batch are given
 * in order.
 */
void
apostil_postings_remove (ApostilPostings *self, const gchar *key, gpointer item)
{
  push_once (touch (self, key)->removed, item);
}

/**
 * apostil_postings_add:
 * @self: postings
 * @key: a key
 * @item: an item that has it now
 *
 * Notes that @item comes; done by apostil_postings_commit(). Items of one batch are given
 * in order.
 */
void
apostil_postings_add (ApostilPostings *self, const gchar *key, gpointer item)
{
  push_once (touch (self, key)->added, item);
}

/**
 * apostil_postings_commit:
 * @self: postings
 *
 * Does what was noted.
 */
void
apostil_postings_commit (ApostilPostings *self)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      Bucket *bucket = self->touched->pdata[i];

      apostil_sorted_merge (bucket->items, bucket->removed, bucket->added, self->compare);
      g_clear_pointer (&bucket->removed, g_ptr_array_unref);
      g_clear_pointer (&bucket->added, g_ptr_array_unref);
      if (bucket->items->len == 0)
        g_hash_table_remove (self->buckets, bucket->key);
    }
  g_ptr_array_set_size (self->touched, 0);
}

/**
 * apostil_postings_get:
 * @self: postings
 * @key: a key
 *
 * Returns: (transfer none) (nullable): what has that key, in order; valid until the next change
 */
GPtrArray *
apostil_postings_get (ApostilPostings *self, const gchar *key)
{
  Bucket *bucket = g_hash_table_lookup (self->buckets, key);

  return bucket != NULL ? bucket->items : NULL;
}
