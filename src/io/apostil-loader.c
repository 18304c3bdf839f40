/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-loader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-error.h"
#include "apostil-formats.h"
#include "apostil-native-reader.h"
#include "apostil-relay.h"

/* How it works
 *
 * The first bytes decide. A native file is parsed as it streams in; anything else is read
 * whole and handed to the table of formats. All of it happens in a thread, on a document
 * that nobody else sees until it is whole. */

#define HEAD_BYTES  4096
#define CHUNK_BYTES (256 * 1024)

typedef struct
{
  GFile *file;
  gchar *name;
  GCancellable *cancellable;
  ApostilRelay *relay; /* (nullable) */
  gchar *scheme;       /* (nullable) the id of what an import gets */
} Loading;

/**
 * apostil_loaded_free:
 * @self: (transfer full) (nullable): what was loaded
 *
 * Frees it, and its reference to the document.
 */
void
apostil_loaded_free (ApostilLoaded *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->document);
  g_free (self->etag);
  g_strfreev (self->told);
  g_free (self);
}

static gchar *
display_name (GFile *file)
{
  g_autofree gchar *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);
}

/* What GIO says, or the same in plainer words. */
static const gchar *
plain_words (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return _ ("it is not there");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return _ ("you may not read it");

  return error->message;
}

static const gchar *
remedy (const GError *error)
{
  if (error->domain != G_IO_ERROR)
    return _ ("Try again, or use another copy.");

  switch (error->code)
    {
    case G_IO_ERROR_NOT_FOUND:
      return _ ("Check whether it was moved or renamed.");
    case G_IO_ERROR_PERMISSION_DENIED:
      return _ ("Ask its owner to let you read it, or use a copy.");
    case G_IO_ERROR_IS_DIRECTORY:
      return _ ("Choose a file inside it.");
    default:
      return _ ("Try again, or use another copy.");
    }
}

static void
explain (Loading *self, GError *fault, GError **error)
{
  if (fault->domain == APOSTIL_ERROR || g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, fault);
  else
    {
      g_set_error (error, fault->domain, fault->code,
                   /* Translators: a file, what happened, and a sentence that says what to do */
                   _ ("“%s” could not be read: %s. %s"), self->name, plain_words (fault),
                   remedy (fault));
      g_error_free (fault);
    }
}

/* Looks before it opens: to open a pipe would wait for somebody to write into it. */
static gboolean
check_type (Loading *self, GError **error)
{
  GFileType type = g_file_query_file_type (self->file, G_FILE_QUERY_INFO_NONE, self->cancellable);

  if (type == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _ ("it is a folder"));
      return FALSE;
    }
  if (type == G_FILE_TYPE_SPECIAL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _ ("it is a device, a pipe or a socket, not a file"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_size (Loading *self, goffset size, GError **error)
{
  if (size <= (goffset) APOSTIL_MAX_FILE_BYTES)
    return TRUE;

  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
               _ ("“%s” is larger than %u MiB, the limit. Divide the article into several files."),
               self->name, APOSTIL_MAX_FILE_BYTES / (1024 * 1024));
  return FALSE;
}

static GBytes *
read_all (Loading *self, GInputStream *stream, goffset size, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (;;)
    {
      guint old = bytes->len;
      gsize n = 0;

      g_byte_array_set_size (bytes, old + CHUNK_BYTES);
      if (!g_input_stream_read_all (stream, bytes->data + old, CHUNK_BYTES, &n, self->cancellable,
                                    error))
        return NULL;
      g_byte_array_set_size (bytes, old + (guint) n);
      if (!check_size (self, (goffset) bytes->len, error))
        return NULL;
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (self->relay != NULL)
        apostil_relay_progress ((goffset) bytes->len, MAX (size, (goffset) bytes->len),
                                self->relay);
    }
}

static gboolean
import_other (Loading *self,
              GInputStream *stream,
              goffset size,
              ApostilLoaded *loaded,
              GError **error)
{
  g_autoptr (GBytes) bytes = read_all (self, stream, size, error);
  const ApostilImportOptions options = { .scheme = self->scheme };
  g_autoptr (ApostilImport) import = NULL;

  if (bytes == NULL)
    return FALSE;
  if (g_bytes_get_size (bytes) == 0)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("“%s” is empty. Choose a file that holds an article."), self->name);
      return FALSE;
    }
  import = apostil_formats_import (bytes, self->name, NULL, &options, self->cancellable, error);
  if (import == NULL)
    return FALSE;

  loaded->document = g_object_ref (import->document);
  if (import->told->len > 0)
    {
      g_autoptr (GStrvBuilder) told = g_strv_builder_new ();

      for (guint i = 0; i < import->told->len; i++)
        g_strv_builder_add (told, import->told->pdata[i]);
      loaded->told = g_strv_builder_end (told);
    }
  return TRUE;
}

static gboolean
load_stream (Loading *self, GFileInputStream *file, ApostilLoaded *loaded, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_input_stream_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_ETAG_VALUE, self->cancellable,
      error);
  g_autoptr (GInputStream) stream = NULL;
  goffset size = 0;
  gsize n_head = 0;
  const gchar *head = NULL;

  if (info == NULL)
    return FALSE;
  size = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE) <= G_MAXINT64
             ? g_file_info_get_size (info)
             : G_MAXINT64;
  if (!check_size (self, size, error))
    return FALSE;

  loaded->etag = g_strdup (g_file_info_get_etag (info));
  stream = g_buffered_input_stream_new_sized (G_INPUT_STREAM (file), HEAD_BYTES);
  if (g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (stream), HEAD_BYTES, self->cancellable,
                                    error) < 0)
    return FALSE;

  head = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (stream), &n_head);
  loaded->native = apostil_native_reader_sniff (head, n_head);
  if (!loaded->native)
    return import_other (self, stream, size, loaded, error);

  loaded->document = apostil_native_reader_read (
      stream, self->name, size, self->cancellable,
      self->relay != NULL ? apostil_relay_progress : NULL, self->relay, error);
  return loaded->document != NULL;
}

static ApostilLoaded *
load (Loading *self, GError **error)
{
  g_autoptr (ApostilLoaded) loaded = g_new0 (ApostilLoaded, 1);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) fault = NULL;

  if (check_type (self, &fault))
    stream = g_file_read (self->file, self->cancellable, &fault);
  if (stream != NULL && load_stream (self, stream, loaded, &fault))
    return g_steal_pointer (&loaded);

  explain (self, g_steal_pointer (&fault), error);
  return NULL;
}

/**
 * apostil_loader_load:
 * @file: a file of any format that can be read
 * @cancellable: (nullable): to stop it
 * @error: names the file, what is wrong and a remedy
 *
 * Blocks. For tools; the window has apostil_loader_load_async().
 *
 * Returns: (transfer full) (nullable): what it holds
 */
ApostilLoaded *
apostil_loader_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree gchar *name = NULL;
  Loading loading = { .file = file, .cancellable = cancellable };

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = display_name (file);
  loading.name = name;
  return load (&loading, error);
}

static void
loading_free (gpointer data)
{
  Loading *self = data;

  g_clear_object (&self->file);
  g_clear_pointer (&self->relay, apostil_relay_unref);
  g_free (self->name);
  g_free (self->scheme);
  g_free (self);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Loading *self = data;
  g_autoptr (GError) error = NULL;
  ApostilLoaded *loaded = load (self, &error);

  if (loaded != NULL)
    g_task_return_pointer (task, loaded, (GDestroyNotify) apostil_loaded_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * apostil_loader_load_async:
 * @file: a file of any format that can be read
 * @scheme: (nullable): the id of the scheme that an article gets when it is taken in
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope notified): told some times a second, in this thread; it must
 *   stay valid until @callback
 * @progress_data: for @progress
 * @callback: called when done, with @file as source
 * @user_data: for @callback
 *
 * Reads in a thread.
 */
void
apostil_loader_load_async (GFile *file,
                           const gchar *scheme,
                           GCancellable *cancellable,
                           GFileProgressCallback progress,
                           gpointer progress_data,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Loading *loading = NULL;

  g_return_if_fail (G_IS_FILE (file));

  loading = g_new0 (Loading, 1);
  loading->file = g_object_ref (file);
  loading->name = display_name (file);
  loading->scheme = g_strdup (scheme);
  loading->cancellable = cancellable;
  loading->relay = apostil_relay_new (progress, progress_data);
  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, apostil_loader_load_async);
  g_task_set_task_data (task, loading, loading_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * apostil_loader_load_finish:
 * @result: what the callback was given
 * @error: names the file, what is wrong and a remedy
 *
 * Returns: (transfer full) (nullable): what the file holds
 */
ApostilLoaded *
apostil_loader_load_finish (GAsyncResult *result, GError **error)
{
  Loading *loading = NULL;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  loading = g_task_get_task_data (G_TASK (result));
  /* None when it was read ahead. */
  if (loading != NULL)
    apostil_relay_end (loading->relay);
  return g_task_propagate_pointer (G_TASK (result), error);
}
