/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-rejections.h"

#include "apostil-fold.h"

#include <errno.h>
#include <string.h>

/* How it works
 *
 * A line of text for each pair: the digest of rule and folded words, the day it was rejected
 * last, and the digests of up to three documents. Digests are the first 64 bits of SHA-256 over
 * a random salt in the first line and what is meant, so nobody can read from the file what
 * somebody reads. A line that is not as it should be is left out, a file that is none of ours
 * or too large counts as empty. The pairs that were not rejected for longest go when there are
 * too many. It is read when first asked, by whichever thread asks. */

#define HEADER    "apostil-rejections 1 "
#define MAX_PAIRS 20000
#define MAX_BYTES (4 * 1024 * 1024)
#define N_SALT    16

typedef struct
{
  guint64 key;
  guint64 documents[APOSTIL_REJECTIONS_SILENT];
  guint n_documents;
  guint32 day; /* Julian */
} Pair;

struct _ApostilRejections
{
  GObject parent_instance;

  GFile *file;
  GMutex mutex; /* guards all below */
  gboolean loaded;
  gboolean changed;
  gchar salt[2 * N_SALT + 1]; /* in hexadecimal */
  GHashTable *pairs;          /* key → Pair */
};

G_DEFINE_FINAL_TYPE (ApostilRejections, apostil_rejections, G_TYPE_OBJECT)

static guint64
digest (ApostilRejections *self, const gchar *first, const gchar *second)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 bytes[32];
  gsize n_bytes = sizeof bytes;
  guint64 value = 0;

  g_checksum_update (checksum, (const guchar *) self->salt, -1);
  g_checksum_update (checksum, (const guchar *) first, (gssize) strlen (first) + 1);
  g_checksum_update (checksum, (const guchar *) second, -1);
  g_checksum_get_digest (checksum, bytes, &n_bytes);
  for (guint i = 0; i < 8; i++)
    value = value << 8 | bytes[i];
  return value;
}

static guint64
digest_pair (ApostilRejections *self, const gchar *rule, const gchar *words)
{
  g_autofree gchar *folded = apostil_fold (words, -1);

  return digest (self, rule, folded);
}

static void
make_salt (ApostilRejections *self)
{
  /* A random UUID has 122 random bits. */
  g_autofree gchar *uuid = g_uuid_string_random ();
  guint n = 0;

  for (const gchar *p = uuid; *p != '\0' && n < 2 * N_SALT; p++)
    if (*p != '-')
      self->salt[n++] = *p;
  self->salt[n] = '\0';
}

static gboolean
is_hexadecimal (const gchar *text, gsize length)
{
  if (strlen (text) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return TRUE;
}

static void
read_line (ApostilRejections *self, const gchar *line)
{
  g_auto (GStrv) fields = g_strsplit (line, " ", 3 + APOSTIL_REJECTIONS_SILENT);
  guint n = g_strv_length (fields);
  guint64 day = 0;
  Pair *pair = NULL;

  if (n < 3 || n > 2 + APOSTIL_REJECTIONS_SILENT || !is_hexadecimal (fields[0], 16) ||
      !g_ascii_string_to_unsigned (fields[1], 10, 1, G_MAXINT32, &day, NULL) ||
      g_hash_table_size (self->pairs) >= MAX_PAIRS)
    return;
  for (guint i = 2; i < n; i++)
    if (!is_hexadecimal (fields[i], 16))
      return;

  pair = g_new0 (Pair, 1);
  pair->key = g_ascii_strtoull (fields[0], NULL, 16);
  pair->day = (guint32) day;
  for (guint i = 2; i < n; i++)
    pair->documents[pair->n_documents++] = g_ascii_strtoull (fields[i], NULL, 16);
  g_hash_table_replace (self->pairs, &pair->key, pair);
}

/* With the mutex held. */
static void
ensure_loaded (ApostilRejections *self)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autofree gchar *contents = NULL;
  g_auto (GStrv) lines = NULL;
  gsize n_bytes = 0;

  if (self->loaded)
    return;
  self->loaded = TRUE;
  make_salt (self);
  info = g_file_query_info (self->file,
                            G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, NULL, NULL);
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > MAX_BYTES ||
      !g_file_load_contents (self->file, NULL, &contents, &n_bytes, NULL, NULL) ||
      strlen (contents) != n_bytes)
    return;
  lines = g_strsplit (contents, "\n", -1);
  if (lines[0] == NULL || !g_str_has_prefix (lines[0], HEADER) ||
      !is_hexadecimal (lines[0] + strlen (HEADER), 2 * N_SALT))
    return;
  memcpy (self->salt, lines[0] + strlen (HEADER), sizeof self->salt);
  for (guint i = 1; lines[i] != NULL; i++)
    read_line (self, lines[i]);
}

static void
apostil_rejections_finalize (GObject *object)
{
  ApostilRejections *self = APOSTIL_REJECTIONS (object);

  g_clear_object (&self->file);
  g_hash_table_unref (self->pairs);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (apostil_rejections_parent_class)->finalize (object);
}

static void
apostil_rejections_class_init (ApostilRejectionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_rejections_finalize;
}

static void
apostil_rejections_init (ApostilRejections *self)
{
  g_mutex_init (&self->mutex);
  self->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}

/**
 * apostil_rejections_get_path:
 *
 * Returns: (transfer full): where it is kept: apostil/rejections in the user's state directory
 */
gchar *
apostil_rejections_get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "apostil", "rejections", NULL);
}

/**
 * apostil_rejections_new:
 * @file: (nullable): where they are kept; %NULL for the user's own file
 *
 * Nothing is read yet.
 *
 * Returns: (transfer full): the rejections of @file
 */
ApostilRejections *
apostil_rejections_new (GFile *file)
{
  ApostilRejections *self = g_object_new (APOSTIL_TYPE_REJECTIONS, NULL);
  g_autofree gchar *path = apostil_rejections_get_path ();

  self->file = file != NULL ? g_object_ref (file) : g_file_new_for_path (path);
  return self;
}

/**
 * apostil_rejections_get_file:
 * @self: rejections
 *
 * Returns: (transfer none): where they are kept
 */
GFile *
apostil_rejections_get_file (ApostilRejections *self)
{
  g_return_val_if_fail (APOSTIL_IS_REJECTIONS (self), NULL);

  return self->file;
}

/**
 * apostil_rejections_is_silent:
 * @self: rejections
 * @rule: a rule
 * @words: the words that it would propose
 *
 * Reads the file when it was not read yet. Any thread.
 *
 * Returns: whether the rule shall say nothing of these words, having been rejected in so many
 *   documents
 */
gboolean
apostil_rejections_is_silent (ApostilRejections *self, const gchar *rule, const gchar *words)
{
  gboolean silent = FALSE;

  g_return_val_if_fail (APOSTIL_IS_REJECTIONS (self), FALSE);
  g_return_val_if_fail (rule != NULL && words != NULL, FALSE);

  g_mutex_lock (&self->mutex);
  ensure_loaded (self);
  if (g_hash_table_size (self->pairs) > 0)
    {
      guint64 key = digest_pair (self, rule, words);
      const Pair *pair = g_hash_table_lookup (self->pairs, &key);

      silent = pair != NULL && pair->n_documents >= APOSTIL_REJECTIONS_SILENT;
    }
  g_mutex_unlock (&self->mutex);
  return silent;
}

/**
 * apostil_rejections_get_length:
 * @self: rejections
 *
 * Any thread.
 *
 * Returns: how many pairs of rule and words are remembered
 */
guint
apostil_rejections_get_length (ApostilRejections *self)
{
  guint n = 0;

  g_return_val_if_fail (APOSTIL_IS_REJECTIONS (self), 0);

  g_mutex_lock (&self->mutex);
  ensure_loaded (self);
  n = g_hash_table_size (self->pairs);
  g_mutex_unlock (&self->mutex);
  return n;
}

static guint32
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (now),
                                           (GDateMonth) g_date_time_get_month (now),
                                           (GDateYear) g_date_time_get_year (now));

  return g_date_get_julian (date);
}

static void
drop_document (ApostilRejections *self, guint64 document, gboolean keep_silent)
{
  GHashTableIter iter;
  Pair *pair = NULL;

  g_hash_table_iter_init (&iter, self->pairs);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &pair))
    {
      guint kept = 0;

      /* What is silent everywhere stays so: more documents than are counted have agreed. */
      if (keep_silent && pair->n_documents >= APOSTIL_REJECTIONS_SILENT)
        continue;
      for (guint i = 0; i < pair->n_documents; i++)
        if (pair->documents[i] != document)
          pair->documents[kept++] = pair->documents[i];
      self->changed = self->changed || kept < pair->n_documents;
      pair->n_documents = kept;
      if (kept == 0)
        g_hash_table_iter_remove (&iter);
    }
}

static void
add (ApostilRejections *self, guint64 key, guint64 document)
{
  Pair *pair = g_hash_table_lookup (self->pairs, &key);

  if (pair == NULL)
    {
      pair = g_new0 (Pair, 1);
      pair->key = key;
      g_hash_table_insert (self->pairs, &pair->key, pair);
    }
  pair->day = get_today ();
  self->changed = TRUE;
  for (guint i = 0; i < pair->n_documents; i++)
    if (pair->documents[i] == document)
      return;
  if (pair->n_documents < APOSTIL_REJECTIONS_SILENT)
    pair->documents[pair->n_documents++] = document;
}

static gint
compare_days (gconstpointer a, gconstpointer b)
{
  const Pair *x = *(const Pair *const *) a;
  const Pair *y = *(const Pair *const *) b;

  if (x->day != y->day)
    return x->day > y->day ? -1 : 1;
  return x->key < y->key ? -1 : x->key > y->key;
}

/* The pairs, those rejected last first. */
static GPtrArray *
sort_pairs (ApostilRejections *self)
{
  GPtrArray *sorted = g_ptr_array_sized_new (g_hash_table_size (self->pairs));
  GHashTableIter iter;
  gpointer pair = NULL;

  g_hash_table_iter_init (&iter, self->pairs);
  while (g_hash_table_iter_next (&iter, NULL, &pair))
    g_ptr_array_add (sorted, pair);
  g_ptr_array_sort (sorted, compare_days);
  return sorted;
}

static void
drop_oldest (ApostilRejections *self)
{
  g_autoptr (GPtrArray) sorted = NULL;

  if (g_hash_table_size (self->pairs) <= MAX_PAIRS)
    return;
  sorted = sort_pairs (self);
  for (guint i = MAX_PAIRS; i < sorted->len; i++)
    g_hash_table_remove (self->pairs, &((Pair *) sorted->pdata[i])->key);
}

/**
 * apostil_rejections_note:
 * @self: rejections
 * @document: a document that was saved, in the thread that owns it
 *
 * Remembers what @document rejects. What it rejected when it was noted before, and does not
 * any more, is forgotten, so that an undone rejection leaves no trace.
 */
void
apostil_rejections_note (ApostilRejections *self, ApostilDocument *document)
{
  ApostilAnnotationList *annotations = NULL;
  guint64 key = 0;
  guint n = 0;

  g_return_if_fail (APOSTIL_IS_REJECTIONS (self));
  g_return_if_fail (APOSTIL_IS_DOCUMENT (document));

  annotations = apostil_document_get_annotations (document);
  n = apostil_annotation_list_get_length (annotations);
  g_mutex_lock (&self->mutex);
  ensure_loaded (self);
  key = digest (self, "document", apostil_document_get_uuid (document));
  drop_document (self, key, TRUE);
  for (guint i = 0; i < n; i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (annotations, i);
      const gchar *rule = apostil_record_get (annotation, APOSTIL_ATTR_RULE);
      g_autofree gchar *words = NULL;

      if (apostil_record_get_status (annotation) != APOSTIL_STATUS_REJECTED || rule == NULL)
        continue;
      words = apostil_text_dup_span (apostil_document_get_text (document),
                                     apostil_annotation_get_first_span (annotation));
      add (self, digest_pair (self, rule, words), key);
    }
  drop_oldest (self);
  g_mutex_unlock (&self->mutex);
}

/**
 * apostil_rejections_forget_document:
 * @self: rejections
 * @document: a document, in the thread that owns it
 *
 * Forgets what @document rejected when it was noted, also where that made a rule silent.
 */
void
apostil_rejections_forget_document (ApostilRejections *self, ApostilDocument *document)
{
  g_return_if_fail (APOSTIL_IS_REJECTIONS (self));
  g_return_if_fail (APOSTIL_IS_DOCUMENT (document));

  g_mutex_lock (&self->mutex);
  ensure_loaded (self);
  drop_document (self, digest (self, "document", apostil_document_get_uuid (document)), FALSE);
  g_mutex_unlock (&self->mutex);
}

static GString *
write_all (ApostilRejections *self)
{
  GString *contents = g_string_new (HEADER);
  g_autoptr (GPtrArray) sorted = sort_pairs (self);

  g_string_append_printf (contents, "%s\n", self->salt);
  for (guint i = 0; i < sorted->len; i++)
    {
      const Pair *pair = sorted->pdata[i];

      g_string_append_printf (contents, "%016" G_GINT64_MODIFIER "x %u", pair->key, pair->day);
      for (guint k = 0; k < pair->n_documents; k++)
        g_string_append_printf (contents, " %016" G_GINT64_MODIFIER "x", pair->documents[k]);
      g_string_append_c (contents, '\n');
    }
  return contents;
}

/**
 * apostil_rejections_save:
 * @self: rejections
 * @error: return location for an error
 *
 * Writes the file, whole or not at all, when anything changed. Any thread.
 *
 * Returns: whether it is on disk
 */
gboolean
apostil_rejections_save (ApostilRejections *self, GError **error)
{
  g_autoptr (GString) contents = NULL;
  g_autofree gchar *path = NULL;
  g_autofree gchar *folder = NULL;
  gboolean changed = FALSE;

  g_return_val_if_fail (APOSTIL_IS_REJECTIONS (self), FALSE);

  g_mutex_lock (&self->mutex);
  changed = self->changed;
  self->changed = FALSE;
  if (changed)
    contents = write_all (self);
  g_mutex_unlock (&self->mutex);
  if (!changed)
    return TRUE;

  path = g_file_get_path (self->file);
  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) == 0 &&
      g_file_set_contents_full (path, contents->str, (gssize) contents->len,
                                G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return TRUE;
  if (error != NULL && *error == NULL)
    g_set_error (error, G_FILE_ERROR, (gint) g_file_error_from_errno (errno), "%s: %s", folder,
                 g_strerror (errno));
  g_mutex_lock (&self->mutex);
  self->changed = TRUE;
  g_mutex_unlock (&self->mutex);
  return FALSE;
}

/**
 * apostil_rejections_forget:
 * @self: rejections
 * @error: return location for an error
 *
 * Forgets all of them and removes the file.
 *
 * Returns: whether the file is gone
 */
gboolean
apostil_rejections_forget (ApostilRejections *self, GError **error)
{
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (APOSTIL_IS_REJECTIONS (self), FALSE);

  g_mutex_lock (&self->mutex);
  g_hash_table_remove_all (self->pairs);
  make_salt (self);
  self->loaded = TRUE;
  self->changed = FALSE;
  g_mutex_unlock (&self->mutex);
  if (g_file_delete (self->file, NULL, &problem) ||
      g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
