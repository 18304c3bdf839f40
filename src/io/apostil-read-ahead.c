/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-read-ahead.h"

/* How it works
 *
 * A program that is started with a file has a tenth of a second to read it in, while the toolkit
 * and the window are set up. So the reading begins before anybody knows who will want it, and he who
 * does takes it over. The structure lives until both sides are done with it: what is being read, and
 * the owner or the one who waits.
 *
 * Only a native file is as well read by somebody who does not know the person's settings: an article
 * that is to be taken in gets the scheme of their choice. What turns out to be one, or cannot be
 * read, is read again in the usual way, which also finds the words for what is wrong. */

struct _ApostilReadAhead
{
  gint n_users;
  GFile *file;
  GCancellable *cancellable;
  gboolean arrived;
  ApostilLoaded *loaded; /* (nullable) */
  GTask *waiting;        /* (nullable) of the one who took it over */
  gchar *scheme;         /* (nullable) of the same */
};

static void
drop (ApostilReadAhead *self)
{
  if (--self->n_users > 0)
    return;
  g_clear_pointer (&self->loaded, apostil_loaded_free);
  g_clear_object (&self->waiting);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_free (self->scheme);
  g_free (self);
}

static void
read_again (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  ApostilLoaded *loaded = apostil_loader_load_finish (result, &error);

  if (loaded != NULL)
    g_task_return_pointer (task, loaded, (GDestroyNotify) apostil_loaded_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* To the one who waits, when both are there. */
static void
hand_over (ApostilReadAhead *self)
{
  GTask *task;

  if (!self->arrived || self->waiting == NULL)
    return;
  task = g_steal_pointer (&self->waiting);
  if (self->loaded != NULL && self->loaded->native)
    {
      g_task_return_pointer (task, g_steal_pointer (&self->loaded),
                             (GDestroyNotify) apostil_loaded_free);
      g_object_unref (task);
    }
  else
    apostil_loader_load_async (self->file, self->scheme, g_task_get_cancellable (task), NULL, NULL,
                               read_again, task);
}

static void
arrived (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ApostilReadAhead *self = user_data;

  self->loaded = apostil_loader_load_finish (result, NULL);
  self->arrived = TRUE;
  hand_over (self);
  drop (self);
}

/**
 * apostil_read_ahead_new:
 * @file: what is probably going to be opened
 *
 * Begins to read it in a thread. What has been read is delivered by the main context of the calling
 * thread, which need not run yet.
 *
 * Returns: (transfer full): to be taken over, or given up with apostil_read_ahead_free()
 */
ApostilReadAhead *
apostil_read_ahead_new (GFile *file)
{
  ApostilReadAhead *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_new0 (ApostilReadAhead, 1);
  self->n_users = 2;
  self->file = g_object_ref (file);
  self->cancellable = g_cancellable_new ();
  apostil_loader_load_async (file, NULL, self->cancellable, NULL, NULL, arrived, self);
  return self;
}

/**
 * apostil_read_ahead_free:
 * @self: (transfer full) (nullable): what nobody took over
 *
 * Stops reading.
 */
void
apostil_read_ahead_free (ApostilReadAhead *self)
{
  if (self == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  drop (self);
}

/**
 * apostil_read_ahead_is_of:
 * @self: what is being read
 * @file: a file
 *
 * Returns: whether that is @file
 */
gboolean
apostil_read_ahead_is_of (ApostilReadAhead *self, GFile *file)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return g_file_equal (self->file, file);
}

/**
 * apostil_read_ahead_load_async:
 * @self: (transfer full): what is being read
 * @scheme: (nullable): the id of the scheme that an article gets when it is taken in
 * @cancellable: (nullable): to stop it
 * @callback: called when done; it calls apostil_loader_load_finish()
 * @user_data: for @callback
 *
 * Takes it over: as apostil_loader_load_async() of that file, but begun already.
 */
void
apostil_read_ahead_load_async (ApostilReadAhead *self,
                               const gchar *scheme,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->waiting = g_task_new (self->file, cancellable, callback, user_data);
  g_task_set_source_tag (self->waiting, apostil_read_ahead_load_async);
  self->scheme = g_strdup (scheme);
  hand_over (self);
  drop (self);
}
