/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-arena.h"

#include <string.h>

/* How it works
 *
 * Blocks that double in size, filled from the front; nothing is given back before all is. A
 * hundred thousand suggestions, each with its strings and spans, are made and freed in a tenth
 * of the time that as many calls of malloc() take, and lie close together. */

#define FIRST_BYTES 8192
#define MOST_BYTES  (1024 * 1024)
#define ALIGNMENT   sizeof (gpointer)

typedef struct _Block Block;

struct _Block
{
  Block *next;
};

struct _ApostilArena
{
  gatomicrefcount ref_count;

  Block *blocks;
  gchar *at; /* what is free of the last block */
  gsize n_free;
  gsize n_next; /* how large the next one is to be */
};

/*
 * apostil_arena_new:
 *
 * Returns: (transfer full): an empty arena
 */
ApostilArena *
apostil_arena_new (void)
{
  ApostilArena *self = g_new0 (ApostilArena, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_next = FIRST_BYTES;
  return self;
}

/*
 * apostil_arena_ref:
 * @self: an arena
 *
 * Returns: (transfer full): @self
 */
ApostilArena *
apostil_arena_ref (ApostilArena *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/*
 * apostil_arena_unref:
 * @self: (transfer full): an arena
 */
void
apostil_arena_unref (ApostilArena *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (Block *block = self->blocks; block != NULL;)
    {
      Block *next = block->next;

      g_free (block);
      block = next;
    }
  g_free (self);
}

static void
add_block (ApostilArena *self, gsize n_bytes)
{
  gsize size = MAX (n_bytes, self->n_next);
  Block *block = g_malloc (sizeof (Block) + size);

  block->next = self->blocks;
  self->blocks = block;
  self->at = (gchar *) (block + 1);
  self->n_free = size;
  self->n_next = MIN (self->n_next * 2, MOST_BYTES);
}

/*
 * apostil_arena_alloc:
 * @self: an arena
 * @n_bytes: how many
 *
 * Returns: (transfer none): memory, not cleared, aligned for pointers
 */
gpointer
apostil_arena_alloc (ApostilArena *self, gsize n_bytes)
{
  gchar *memory = NULL;

  n_bytes = (n_bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if (n_bytes > self->n_free)
    add_block (self, n_bytes);
  memory = self->at;
  self->at += n_bytes;
  self->n_free -= n_bytes;
  return memory;
}

/*
 * apostil_arena_grow:
 * @self: an arena
 * @array: (nullable): an array that grew in it one by one
 * @n: how many elements it has
 * @size: bytes of each
 *
 * Returns: (transfer none): @array with room for one more, perhaps elsewhere
 */
gpointer
apostil_arena_grow (ApostilArena *self, gpointer array, guint n, gsize size)
{
  gpointer larger = NULL;

  if ((n & (n - 1)) != 0)
    return array; /* it has the next power of two */
  larger = apostil_arena_alloc (self, size * MAX (1, 2 * (gsize) n));
  if (n > 0)
    memcpy (larger, array, size * n);
  return larger;
}

/*
 * apostil_arena_dup:
 * @self: an arena
 * @text: bytes
 * @n_bytes: how many
 *
 * Returns: (transfer none): a copy that ends in NUL
 */
gchar *
apostil_arena_dup (ApostilArena *self, const gchar *text, gsize n_bytes)
{
  gchar *copy = apostil_arena_alloc (self, n_bytes + 1);

  memcpy (copy, text, n_bytes);
  copy[n_bytes] = '\0';
  return copy;
}
