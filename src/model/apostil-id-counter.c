/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-id-counter.h"

#include <string.h>

/* For each prefix (« m » of « m12 ») the highest number seen. A document has few prefixes, so
 * the last ones are remembered beside the hash. Numbers of more than 15 digits
 * are somebody else's: we would never come to them. */

#define MOST_DIGITS 15
#define N_RECENT    4

typedef struct
{
  gchar *prefix;
  gsize n_prefix;
  guint64 highest;
} Counter;

struct _ApostilIdCounter
{
  GHashTable *counters;      /* by prefix */
  Counter *recent[N_RECENT]; /* (nullable) */
  guint next_recent;         /* which of them is forgotten next */
};

static void
counter_free (gpointer data)
{
  Counter *counter = data;

  g_free (counter->prefix);
  g_free (counter);
}

/**
 * apostil_id_counter_new:
 *
 * Returns: (transfer full): a counter that has seen no ids
 */
ApostilIdCounter *
apostil_id_counter_new (void)
{
  ApostilIdCounter *self = g_new0 (ApostilIdCounter, 1);

  self->counters = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, counter_free);
  return self;
}

/**
 * apostil_id_counter_free:
 * @self: (transfer full): a counter
 *
 * Frees it.
 */
void
apostil_id_counter_free (ApostilIdCounter *self)
{
  g_hash_table_unref (self->counters);
  g_free (self);
}

static Counter *
get_counter (ApostilIdCounter *self, const gchar *prefix, gsize n_prefix)
{
  g_autofree gchar *key = NULL;
  Counter *counter = NULL;

  for (guint i = 0; i < N_RECENT && self->recent[i] != NULL; i++)
    if (self->recent[i]->n_prefix == n_prefix &&
        memcmp (self->recent[i]->prefix, prefix, n_prefix) == 0)
      return self->recent[i];

  key = g_strndup (prefix, n_prefix);
  counter = g_hash_table_lookup (self->counters, key);
  if (counter == NULL)
    {
      counter = g_new0 (Counter, 1);
      counter->n_prefix = n_prefix;
      counter->prefix = g_steal_pointer (&key);
      g_hash_table_insert (self->counters, counter->prefix, counter);
    }
  self->recent[self->next_recent] = counter;
  self->next_recent = (self->next_recent + 1) % N_RECENT;
  return counter;
}

/**
 * apostil_id_counter_note:
 * @self: a counter
 * @id: an id that is in use
 *
 * From now on @id is not given out, nor any lower one of its prefix.
 */
void
apostil_id_counter_note (ApostilIdCounter *self, const gchar *id)
{
  gsize length = strlen (id);
  gsize n_prefix = length;
  guint64 number = 0;
  guint64 unit = 1;
  Counter *counter = NULL;

  for (; n_prefix > 0 && id[n_prefix - 1] >= '0' && id[n_prefix - 1] <= '9'; n_prefix--)
    {
      number += unit * (guint64) (id[n_prefix - 1] - '0');
      unit *= 10;
    }
  if (n_prefix == length || length - n_prefix > MOST_DIGITS)
    return;

  counter = get_counter (self, id, n_prefix);
  counter->highest = MAX (counter->highest, number);
}

/**
 * apostil_id_counter_next:
 * @self: a counter
 * @prefix: letters
 *
 * Returns: (transfer full): @prefix and the lowest number above all that were seen or given
 *   out with it
 */
gchar *
apostil_id_counter_next (ApostilIdCounter *self, const gchar *prefix)
{
  Counter *counter = get_counter (self, prefix, strlen (prefix));

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT, prefix, ++counter->highest);
}
