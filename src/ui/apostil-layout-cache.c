/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-layout-cache.h"

typedef struct
{
  guint block;
  ApostilBlockLayout *layout;
  GList link; /* in the queue; most recent first */
} Entry;

struct _ApostilLayoutCache
{
  guint capacity;
  GHashTable *entries; /* block → Entry */
  GQueue recent;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  apostil_block_layout_free (entry->layout);
  g_free (entry);
}

/**
 * apostil_layout_cache_new:
 * @capacity: how many layouts to keep; more than fit on a screen
 *
 * Returns: (transfer full): an empty cache
 */
ApostilLayoutCache *
apostil_layout_cache_new (guint capacity)
{
  ApostilLayoutCache *self = g_new0 (ApostilLayoutCache, 1);

  self->capacity = MAX (capacity, 1);
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, entry_free);
  g_queue_init (&self->recent);
  return self;
}

/**
 * apostil_layout_cache_free:
 * @self: (transfer full): a cache
 *
 * Frees @self and all its layouts.
 */
void
apostil_layout_cache_free (ApostilLayoutCache *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * apostil_layout_cache_get:
 * @self: a cache
 * @block: a block
 *
 * Returns: (transfer none) (nullable): its layout, which becomes the most recent
 */
ApostilBlockLayout *
apostil_layout_cache_get (ApostilLayoutCache *self, guint block)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (block));

  if (entry == NULL)
    return NULL;
  g_queue_unlink (&self->recent, &entry->link);
  g_queue_push_head_link (&self->recent, &entry->link);
  return entry->layout;
}

/**
 * apostil_layout_cache_drop:
 * @self: a cache
 * @block: a block
 *
 * Forgets the layout of @block, if there is one.
 */
void
apostil_layout_cache_drop (ApostilLayoutCache *self, guint block)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (block));

  if (entry == NULL)
    return;
  g_queue_unlink (&self->recent, &entry->link);
  g_hash_table_remove (self->entries, GUINT_TO_POINTER (block));
}

/**
 * apostil_layout_cache_put:
 * @self: a cache
 * @block: a block
 * @layout: (transfer full): its layout
 *
 * Keeps @layout, which lives until as many others as the capacity were asked for.
 */
void
apostil_layout_cache_put (ApostilLayoutCache *self, guint block, ApostilBlockLayout *layout)
{
  Entry *entry;

  apostil_layout_cache_drop (self, block);
  if (self->recent.length >= self->capacity)
    {
      Entry *oldest = self->recent.tail->data;

      apostil_layout_cache_drop (self, oldest->block);
    }
  entry = g_new0 (Entry, 1);
  entry->block = block;
  entry->layout = layout;
  entry->link.data = entry;
  g_hash_table_insert (self->entries, GUINT_TO_POINTER (block), entry);
  g_queue_push_head_link (&self->recent, &entry->link);
}

/**
 * apostil_layout_cache_clear:
 * @self: a cache
 *
 * Forgets all layouts.
 */
void
apostil_layout_cache_clear (ApostilLayoutCache *self)
{
  g_hash_table_remove_all (self->entries);
  g_queue_init (&self->recent);
}

/**
 * apostil_layout_cache_get_size:
 * @self: a cache
 *
 * Returns: how many layouts it holds
 */
guint
apostil_layout_cache_get_size (ApostilLayoutCache *self)
{
  return self->recent.length;
}
