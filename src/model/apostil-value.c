/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-value.h"

#include <string.h>

/* How it works
 *
 * A value that is an interned string already, as every choice of a scheme is (« named », « person »), is
 * pointed at; any other is a reference-counted string.
 *
 * Files say the same again and again: who marked it, by which rule, on which day. A pool remembers the last
 * values by a hash of them, one in each place, and gives out what it has: a megabyte less for a hundred thousand
 * marks that have one such value each, and less time than to make one. It needs no more care than
 * that, since a value that it has forgotten is just made anew. */

#define N_PLACES 256
#define MAX_KEPT 64 /* bytes: longer values are the words of a note and do not come again */

struct _ApostilValuePool
{
  gchar *values[N_PLACES]; /* (nullable) */
};

/* The interned string that equals @value, if there is one already. Never adds one, since
 * an interned string stays for good and values come from strangers' files. */
static const gchar *
already_interned (const gchar *value)
{
  GQuark quark = g_quark_try_string (value);

  return quark != 0 ? g_quark_to_string (quark) : NULL;
}

/**
 * apostil_value_new:
 * @string: a string in UTF-8
 *
 * Returns: (transfer full): an equal value
 */
gchar *
apostil_value_new (const gchar *string)
{
  const gchar *interned = already_interned (string);

  return interned != NULL ? (gchar *) interned : g_ref_string_new (string);
}

/**
 * apostil_value_ref:
 * @value: a value
 *
 * Returns: (transfer full): the same
 */
gchar *
apostil_value_ref (gchar *value)
{
  return already_interned (value) == value ? value : g_ref_string_acquire (value);
}

/**
 * apostil_value_unref:
 * @value: (transfer full): a value
 *
 * Drops it.
 */
void
apostil_value_unref (gchar *value)
{
  if (already_interned (value) != value)
    g_ref_string_release (value);
}

/**
 * apostil_value_pool_new:
 *
 * Returns: (transfer full): a pool that remembers nothing yet
 */
ApostilValuePool *
apostil_value_pool_new (void)
{
  return g_new0 (ApostilValuePool, 1);
}

/**
 * apostil_value_pool_free:
 * @self: (transfer full) (nullable): a pool
 *
 * Frees it; the values that it gave out stay.
 */
void
apostil_value_pool_free (ApostilValuePool *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_PLACES; i++)
    g_clear_pointer (&self->values[i], apostil_value_unref);
  g_free (self);
}

/**
 * apostil_value_pool_take:
 * @self: a pool
 * @string: a string in UTF-8
 *
 * Returns: (transfer full): an equal value, the one of last time if that is still there
 */
gchar *
apostil_value_pool_take (ApostilValuePool *self, const gchar *string)
{
  guint32 hash = 0;
  gchar **place = NULL;

  for (guint n = 0; string[n] != '\0'; n++)
    {
      if (n == MAX_KEPT)
        return apostil_value_new (string);
      hash = (hash ^ (guchar) string[n]) * 16777619u;
    }

  place = &self->values[(hash ^ hash >> 16) % N_PLACES];
  if (*place == NULL || strcmp (*place, string) != 0)
    {
      g_clear_pointer (place, apostil_value_unref);
      *place = apostil_value_new (string);
    }
  return apostil_value_ref (*place);
}
