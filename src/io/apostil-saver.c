/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-saver.h"

#include "apostil-native-writer.h"
#include "apostil-relay.h"
#include "apostil-replace.h"

typedef struct
{
  ApostilNativeSnapshot *snapshot;
  GFile *file;
  gchar *etag;
  ApostilRelay *relay; /* (nullable) */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_clear_pointer (&self->snapshot, apostil_native_snapshot_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->relay, apostil_relay_unref);
  g_free (self->etag);
  g_free (self);
}

static gboolean
write_snapshot (GOutputStream *stream, GCancellable *cancellable, gpointer data, GError **error)
{
  Saving *self = data;

  return apostil_native_writer_write (self->snapshot, stream, cancellable,
                                      self->relay != NULL ? apostil_relay_progress : NULL,
                                      self->relay, error);
}

/**
 * apostil_saver_save:
 * @document: a document
 * @file: where to; a file that is there is replaced
 * @etag: (nullable): what its etag must be, so that nothing newer is overwritten
 * @cancellable: (nullable): to stop it
 * @new_etag: (out) (optional) (nullable): the etag of what was written
 * @error: names the file, what happened and a remedy
 *
 * Blocks until the bytes are on disk. For tools; the window has apostil_saver_save_async().
 * The document does not learn that it was saved; see apostil_document_set_saved().
 *
 * Returns: whether it was saved; if not, an old file is as it was
 */
gboolean
apostil_saver_save (ApostilDocument *document,
                    GFile *file,
                    const gchar *etag,
                    GCancellable *cancellable,
                    gchar **new_etag,
                    GError **error)
{
  Saving saving = { NULL };
  gboolean saved = FALSE;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  saving.snapshot = apostil_native_snapshot_new (document, error);
  if (saving.snapshot == NULL)
    return FALSE;

  saved = apostil_replace_file (file, etag, write_snapshot, &saving, cancellable, new_etag, error);
  apostil_native_snapshot_free (saving.snapshot);
  return saved;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *self = data;
  g_autoptr (GError) error = NULL;
  gchar *new_etag = NULL;

  if (apostil_replace_file (self->file, self->etag, write_snapshot, self, cancellable, &new_etag,
                            &error))
    g_task_return_pointer (task, new_etag, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * apostil_saver_save_async:
 * @document: a document
 * @file: where to; a file that is there is replaced
 * @etag: (nullable): what its etag must be
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope notified): told some times a second, in this thread; it must
 *   stay valid until @callback
 * @progress_data: for @progress
 * @callback: called when done, with @document as source
 * @user_data: for @callback
 *
 * Saves what @document holds at this moment; it may be edited meanwhile. Only a reference to
 * each record is taken here, all else happens in a thread.
 */
void
apostil_saver_save_async (ApostilDocument *document,
                          GFile *file,
                          const gchar *etag,
                          GCancellable *cancellable,
                          GFileProgressCallback progress,
                          gpointer progress_data,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Saving *saving = NULL;

  g_return_if_fail (APOSTIL_IS_DOCUMENT (document));
  g_return_if_fail (G_IS_FILE (file));

  saving = g_new0 (Saving, 1);
  saving->file = g_object_ref (file);
  saving->etag = g_strdup (etag);
  saving->relay = apostil_relay_new (progress, progress_data);
  saving->snapshot = apostil_native_snapshot_new (document, &error);
  task = g_task_new (document, cancellable, callback, user_data);
  g_task_set_source_tag (task, apostil_saver_save_async);
  g_task_set_task_data (task, saving, saving_free);
  /* Once the file has been renamed it is saved, whatever the cancellable says by then. */
  g_task_set_check_cancellable (task, FALSE);
  if (saving->snapshot == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_run_in_thread (task, save_in_thread);
}

/**
 * apostil_saver_save_finish:
 * @result: what the callback was given
 * @new_etag: (out) (optional) (nullable): the etag of what was written
 * @error: names the file, what happened and a remedy
 *
 * Returns: whether it was saved; if not, an old file is as it was
 */
gboolean
apostil_saver_save_finish (GAsyncResult *result, gchar **new_etag, GError **error)
{
  Saving *saving = NULL;
  g_autoptr (GError) fault = NULL;
  g_autofree gchar *etag = NULL;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  saving = g_task_get_task_data (G_TASK (result));
  apostil_relay_end (saving->relay);
  etag = g_task_propagate_pointer (G_TASK (result), &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (new_etag != NULL)
    *new_etag = g_steal_pointer (&etag);
  return TRUE;
}
