/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "apostil-near-names.h"

#include <string.h>

/* How it works
 *
 * Two strings within one edit (a letter more, less, other, or two swapped) share a string that
 * is one of them with at most one letter left out. So each name is entered under the hashes of
 * all of those and asked for by all of its own: as many steps as it has letters, however many
 * names there are. What shares a hash is then compared in earnest. Spellings of a foreign name
 * are often further apart but keep their consonants, so the consonants are an entry as well. */

#define MIN_LETTERS    6 /* of both, for one edit */
#define MIN_CONSONANTS 3
#define MAX_LETTERS    64

typedef struct
{
  guint32 hash;
  guint32 name;
} Entry;

typedef struct
{
  gchar *folded;
  gchar *skeleton;
  guint value;
} Name;

struct _ApostilNearNames
{
  GArray *names;   /* of Name */
  GArray *entries; /* of Entry */
  gboolean sorted;
};

static void
name_clear (gpointer data)
{
  Name *name = data;

  g_free (name->folded);
  g_free (name->skeleton);
}

/**
 * apostil_near_names_new:
 *
 * Returns: (transfer full): no names
 */
ApostilNearNames *
apostil_near_names_new (void)
{
  ApostilNearNames *self = g_new0 (ApostilNearNames, 1);

  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, name_clear);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  return self;
}

/**
 * apostil_near_names_free:
 * @self: (transfer full): names
 */
void
apostil_near_names_free (ApostilNearNames *self)
{
  g_array_unref (self->names);
  g_array_unref (self->entries);
  g_free (self);
}

/* The letters of a folded name as code points; 0 when they are too many. */
static guint
read_letters (const gchar *folded, gunichar *letters)
{
  guint n = 0;

  for (const gchar *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (!g_unichar_isalnum (ch))
        continue;
      if (n == MAX_LETTERS)
        return 0;
      letters[n++] = ch;
    }
  return n;
}

/**
 * apostil_names_are_one_edit_apart:
 * @a: a name
 * @b: another one
 *
 * Compares the letters and digits of both, folded.
 *
 * Returns: whether their Damerau–Levenshtein distance is 0 or 1 (the optimal string alignment
 *   of Damerau 1964)
 */
gboolean
apostil_names_are_one_edit_apart (const gchar *a, const gchar *b)
{
  g_autofree gchar *x = apostil_fold (a, -1);
  g_autofree gchar *y = apostil_fold (b, -1);
  gunichar p[MAX_LETTERS], q[MAX_LETTERS];
  guint n = read_letters (x, p);
  guint m = read_letters (y, q);
  guint head = 0;
  guint tail = 0;

  if (n > m + 1 || m > n + 1)
    return FALSE;
  while (head < MIN (n, m) && p[head] == q[head])
    head++;
  while (tail < MIN (n, m) - head && p[n - 1 - tail] == q[m - 1 - tail])
    tail++;
  n -= head + tail;
  m -= head + tail;
  return (n <= 1 && m <= 1) ||
         (n == 2 && m == 2 && p[head] == q[head + 1] && p[head + 1] == q[head]);
}

/* One sign for the consonants that transcriptions take for each other; 0: left out. */
static gunichar
consonant (gunichar ch, gunichar next, guint *n_read)
{
  *n_read = 1;
  if (next == 'h' && strchr ("csztkgpd", (int) (ch < 128 ? ch : 'x')) != NULL)
    {
      *n_read = 2;
      return ch == 'k' || ch == 'g' ? 'k' : ch == 'p' ? 'f' : ch == 't' || ch == 'd' ? 't' : 'j';
    }
  switch (ch)
    {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
    case 'h':
    case 'w':
      return 0;
    case 'q':
    case 'c':
      return 'k';
    case 'z':
      return 's';
    default:
      return ch;
    }
}

/**
 * apostil_name_skeleton:
 * @name: a name
 *
 * Returns: (transfer full): its consonants, folded, doubled ones once; ch, sh, j are one
 */
gchar *
apostil_name_skeleton (const gchar *name)
{
  g_autofree gchar *folded = apostil_fold (name, -1);
  gunichar letters[MAX_LETTERS + 1] = { 0 };
  guint n = read_letters (folded, letters);
  GString *skeleton = g_string_new (NULL);
  gunichar last = 0;
  guint step = 1;

  for (guint i = 0; i < n; i += step)
    {
      gunichar ch = consonant (letters[i], i + 1 < n ? letters[i + 1] : 0, &step);

      if (ch != 0 && ch != last)
        g_string_append_unichar (skeleton, ch);
      if (ch != 0)
        last = ch;
    }
  return g_string_free (skeleton, FALSE);
}

static guint32
hash_letters (const gunichar *letters, guint n, guint without)
{
  guint32 hash = 2166136261u;

  for (guint i = 0; i < n; i++)
    if (i != without)
      hash = (hash ^ letters[i]) * 16777619u;
  return hash;
}

static guint32
hash_skeleton (const gchar *skeleton, gunichar first)
{
  return g_str_hash (skeleton) ^ (first * 0x9E3779B1u);
}

typedef void (*HashFunc) (guint32 hash, gpointer user_data);

static void
foreach_hash (const gchar *folded, const gchar *skeleton, HashFunc func, gpointer user_data)
{
  gunichar letters[MAX_LETTERS];
  guint n = read_letters (folded, letters);

  if (n + 1 < MIN_LETTERS)
    return;
  if (n >= MIN_LETTERS)
    for (guint i = 0; i <= n; i++)
      func (hash_letters (letters, n, i), user_data);
  if (g_utf8_strlen (skeleton, -1) >= MIN_CONSONANTS)
    func (hash_skeleton (skeleton, letters[0]), user_data);
}

static void
enter (guint32 hash, gpointer user_data)
{
  ApostilNearNames *self = user_data;
  Entry entry = { hash, self->names->len - 1 };

  g_array_append_val (self->entries, entry);
}

/**
 * apostil_near_names_add:
 * @self: names
 * @name: one more
 * @value: what apostil_near_names_find() shall say
 */
void
apostil_near_names_add (ApostilNearNames *self, const gchar *name, guint value)
{
  Name it = { apostil_fold (name, -1), apostil_name_skeleton (name), value };

  g_array_append_val (self->names, it);
  foreach_hash (it.folded, it.skeleton, enter, self);
  self->sorted = FALSE;
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return x->name < y->name ? -1 : x->name > y->name;
}

typedef struct
{
  ApostilNearNames *self;
  const Name *name;
  guint32 best;
} Query;

static gboolean
is_near (const Name *a, const Name *b)
{
  glong x = g_utf8_strlen (a->folded, -1);
  glong y = g_utf8_strlen (b->folded, -1);

  if (g_str_equal (a->folded, b->folded))
    return FALSE;
  if (MIN (x, y) >= MIN_LETTERS && apostil_names_are_one_edit_apart (a->folded, b->folded))
    return TRUE;
  return ABS (x - y) <= 2 && g_utf8_get_char (a->folded) == g_utf8_get_char (b->folded) &&
         g_str_equal (a->skeleton, b->skeleton);
}

static void
look_up (guint32 hash, gpointer user_data)
{
  Query *query = user_data;
  const Entry *entries = (const Entry *) (gpointer) query->self->entries->data;
  guint low = 0;
  guint high = query->self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (entries[middle].hash < hash)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint tries = 0; low < query->self->entries->len && entries[low].hash == hash && tries < 16;
       low++, tries++)
    if (entries[low].name < query->best &&
        is_near (&g_array_index (query->self->names, Name, entries[low].name), query->name))
      query->best = entries[low].name;
}

/**
 * apostil_near_names_find:
 * @self: names
 * @name: a name of the text
 * @value: (out): the value of the first name that is near it
 *
 * Returns: whether there is one: within one edit, of six letters or more both; or with the same
 *   first letter and the same three or more consonants
 */
gboolean
apostil_near_names_find (ApostilNearNames *self, const gchar *name, guint *value)
{
  g_autofree gchar *folded = apostil_fold (name, -1);
  g_autofree gchar *skeleton = apostil_name_skeleton (name);
  Name it = { folded, skeleton, 0 };
  Query query = { self, &it, G_MAXUINT32 };

  if (!self->sorted)
    g_array_sort (self->entries, compare_entries);
  self->sorted = TRUE;
  foreach_hash (folded, skeleton, look_up, &query);
  if (query.best == G_MAXUINT32)
    return FALSE;
  *value = g_array_index (self->names, Name, query.best).value;
  return TRUE;
}
