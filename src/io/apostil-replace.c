/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-replace.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How it works
 *
 * A regular file is written under another name in its own folder, brought to the disk, given
 * the old file's permissions and owner, and renamed over it; then the folder is brought to
 * the disk too. A symbolic link stays: the file it points to is replaced. The etag is
 * compared before writing and again just before the rename.
 *
 * Where no second file can be made beside it (some portals and mounts, a read-only folder
 * with a writable file) or the owner could not be kept, the file is written in place: the new
 * contents are made in memory, room for them is reserved, and when writing fails all the
 * same, the old contents are put back.
 *
 * A device, a pipe or a socket is written straight through. A file without a local path is
 * left to its GIO backend. No backup is left behind in any case. */

#define TRIES     100
#define MAX_LINKS 40

typedef struct
{
  const gchar *path; /* with links followed */
  const gchar *etag;
  ApostilWriteFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  gboolean exists;
  struct stat old;
} Replacing;

static gboolean
fail_errno (GError **error, gint number)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  return FALSE;
}

static gint
sync_descriptor (gint descriptor)
{
  gint result = 0;

  do
    result = fsync (descriptor);
  while (result != 0 && errno == EINTR);
  return result;
}

/* Where @path leads, also when the last link leads to a file that is not there yet. */
static gchar *
follow_links (const gchar *path, GError **error)
{
  g_autofree gchar *at = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree gchar *target = g_file_read_link (at, NULL);
      g_autofree gchar *folder = NULL;
      gchar *next = NULL;

      if (target == NULL)
        return g_steal_pointer (&at);

      folder = g_path_get_dirname (at);
      next = g_canonicalize_filename (target, folder);
      g_free (at);
      at = next;
    }
  fail_errno (error, ELOOP);
  return NULL;
}

static gchar *
get_etag (const gchar *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_strdup (g_file_info_get_etag (info)) : NULL;
}

static gboolean
check_etag (Replacing *self, GError **error)
{
  g_autofree gchar *now = NULL;

  if (self->etag == NULL)
    return TRUE;

  now = get_etag (self->path);
  if (now == NULL || g_str_equal (now, self->etag))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
                       _ ("another program changed it meanwhile"));
  return FALSE;
}

static gboolean
write_stream (Replacing *self, gint descriptor, GError **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (descriptor, FALSE);

  return self->func (stream, self->cancellable, self->user_data, error);
}

/* An empty file beside the target; its name begins with a dot. */
static gint
open_beside (const gchar *path, gchar **name)
{
  g_autofree gchar *folder = g_path_get_dirname (path);
  g_autofree gchar *base = g_path_get_basename (path);

  for (guint i = 0; i < TRIES; i++)
    {
      g_autofree gchar *tried = g_strdup_printf ("%s/.%.200s.%08x", folder, base, g_random_int ());
      gint descriptor = open (tried, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

      if (descriptor >= 0)
        {
          *name = g_steal_pointer (&tried);
          return descriptor;
        }
      if (errno != EEXIST)
        return -1;
    }
  return -1;
}

static gboolean
keep_owner (Replacing *self, gint descriptor)
{
  struct stat new;

  if (!self->exists)
    return TRUE;
  if (fstat (descriptor, &new) != 0)
    return FALSE;
  if ((new.st_uid != self->old.st_uid || new.st_gid != self->old.st_gid) &&
      fchown (descriptor, self->old.st_uid, self->old.st_gid) != 0)
    return FALSE;

  return fchmod (descriptor, self->old.st_mode & 07777) == 0;
}

static void
sync_folder (const gchar *path)
{
  g_autofree gchar *folder = g_path_get_dirname (path);
  gint descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* Some file systems cannot; then the rename is as durable as they make it. */
  if (descriptor >= 0)
    {
      sync_descriptor (descriptor);
      close (descriptor);
    }
}

/* @descriptor is closed here. */
static gboolean
fill_and_rename (Replacing *self, gint descriptor, const gchar *beside, GError **error)
{
  gboolean done = write_stream (self, descriptor, error);

  if (done && sync_descriptor (descriptor) != 0)
    done = fail_errno (error, errno);
  if (close (descriptor) != 0 && done)
    done = fail_errno (error, errno);
  done = done && !g_cancellable_set_error_if_cancelled (self->cancellable, error) &&
         check_etag (self, error);
  if (done && rename (beside, self->path) != 0)
    done = fail_errno (error, errno);
  if (!done)
    {
      unlink (beside);
      return FALSE;
    }

  sync_folder (self->path);
  return TRUE;
}

static gboolean
write_bytes (gint descriptor, const gchar *bytes, gsize n_bytes)
{
  if (lseek (descriptor, 0, SEEK_SET) != 0)
    return FALSE;

  while (n_bytes > 0)
    {
      gssize n = write (descriptor, bytes, n_bytes);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      bytes += n;
      n_bytes -= (gsize) n;
    }
  return TRUE;
}

static GBytes *
make_in_memory (Replacing *self, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (!self->func (memory, self->cancellable, self->user_data, error) ||
      !g_output_stream_close (memory, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
overwrite (gint descriptor, GBytes *bytes, GError **error)
{
  gsize n_bytes = 0;
  const gchar *data = g_bytes_get_data (bytes, &n_bytes);
  gint reserved = n_bytes > 0 ? posix_fallocate (descriptor, 0, (off_t) n_bytes) : 0;

  if (reserved != 0 && reserved != EOPNOTSUPP && reserved != EINVAL)
    return fail_errno (error, reserved);
  if (!write_bytes (descriptor, data, n_bytes) || ftruncate (descriptor, (off_t) n_bytes) != 0 ||
      sync_descriptor (descriptor) != 0)
    return fail_errno (error, errno);

  return TRUE;
}

static gboolean
write_in_place (Replacing *self, GError **error)
{
  g_autoptr (GBytes) bytes = make_in_memory (self, error);
  g_autofree gchar *old = NULL;
  gsize n_old = 0;
  gint descriptor = -1;
  gboolean done = FALSE;

  if (bytes == NULL || !check_etag (self, error) ||
      !g_file_get_contents (self->path, &old, &n_old, error))
    return FALSE;

  descriptor = open (self->path, O_WRONLY | O_CLOEXEC);
  if (descriptor < 0)
    return fail_errno (error, errno);

  done = overwrite (descriptor, bytes, error);
  if (!done &&
      (!write_bytes (descriptor, old, n_old) || ftruncate (descriptor, (off_t) n_old) != 0))
    g_prefix_error (error, "%s", _ ("the old contents could not be put back: "));
  if (close (descriptor) != 0 && done)
    done = fail_errno (error, errno);
  return done;
}

static gboolean
write_through (Replacing *self, GError **error)
{
  gint descriptor = open (self->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  gboolean done = FALSE;

  if (descriptor < 0)
    return fail_errno (error, errno);

  done = write_stream (self, descriptor, error);
  if (close (descriptor) != 0 && done)
    done = fail_errno (error, errno);
  return done;
}

static gboolean
replace_regular (Replacing *self, GError **error)
{
  g_autofree gchar *beside = NULL;
  gint descriptor = -1;

  /* A rename would succeed on a read-only file; but read-only means hands off. */
  if (self->exists && faccessat (AT_FDCWD, self->path, W_OK, AT_EACCESS) != 0)
    return fail_errno (error, errno);
  if (!check_etag (self, error))
    return FALSE;

  descriptor = open_beside (self->path, &beside);
  if (descriptor < 0)
    {
      gint number = errno;

      if (self->exists && (number == EACCES || number == EPERM || number == EROFS ||
                           number == ENOSYS || number == EOPNOTSUPP || number == EINVAL))
        return write_in_place (self, error);
      return fail_errno (error, number);
    }
  if (!keep_owner (self, descriptor))
    {
      close (descriptor);
      unlink (beside);
      return write_in_place (self, error);
    }
  return fill_and_rename (self, descriptor, beside, error);
}

static gboolean
replace_local (Replacing *self, GError **error)
{
  self->exists = stat (self->path, &self->old) == 0;
  if (!self->exists && errno != ENOENT)
    return fail_errno (error, errno);
  if (self->exists && S_ISDIR (self->old.st_mode))
    return fail_errno (error, EISDIR);
  if (self->exists && !S_ISREG (self->old.st_mode))
    return write_through (self, error);

  return replace_regular (self, error);
}

/* The backend of a remote file system has its own way to replace. */
static gboolean
replace_remote (GFile *file, Replacing *self, gchar **new_etag, GError **error)
{
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (file, self->etag, FALSE, G_FILE_CREATE_NONE, self->cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (!self->func (G_OUTPUT_STREAM (stream), self->cancellable, self->user_data, error))
    {
      g_autoptr (GCancellable) cancelled = g_cancellable_new ();

      /* Closing it cancelled drops what was written and keeps the old file. */
      g_cancellable_cancel (cancelled);
      g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
      return FALSE;
    }
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), self->cancellable, error))
    return FALSE;

  *new_etag = g_file_output_stream_get_etag (stream);
  return TRUE;
}

static const gchar *
remedy (const GError *error)
{
  if (error->domain != G_IO_ERROR)
    return _ ("The file is as it was.");

  switch (error->code)
    {
    case G_IO_ERROR_WRONG_ETAG:
      return _ ("Open it again to see the change, or save under another name.");
    case G_IO_ERROR_NO_SPACE:
      return _ ("Make room on the disk, or save elsewhere. The file is as it was.");
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
      return _ ("Save under another name or in another folder. The file is as it was.");
    case G_IO_ERROR_NOT_FOUND:
      return _ ("The folder is gone; save in another one.");
    case G_IO_ERROR_IS_DIRECTORY:
      return _ ("Choose a file inside it, or another name.");
    default:
      return _ ("Try again, or save elsewhere. The file is as it was.");
    }
}

/**
 * apostil_replace_file:
 * @file: what to give new contents; made when it is not there
 * @etag: (nullable): what its etag must be, unless it is gone; %NULL not to check
 * @func: (scope call): writes the new contents
 * @user_data: for @func
 * @cancellable: (nullable): to stop it, until just before the rename
 * @new_etag: (out) (optional) (nullable): its etag afterwards
 * @error: names the file, what happened and a remedy; the code is that of GIO:
 *   %G_IO_ERROR_WRONG_ETAG, %G_IO_ERROR_NO_SPACE, %G_IO_ERROR_CANCELLED …
 *
 * Blocks; for a worker thread.
 *
 * Returns: whether the file has the new contents, on disk; if not it has the old ones
 */
gboolean
apostil_replace_file (GFile *file,
                      const gchar *etag,
                      ApostilWriteFunc func,
                      gpointer user_data,
                      GCancellable *cancellable,
                      gchar **new_etag,
                      GError **error)
{
  g_autofree gchar *given = g_file_get_path (file);
  g_autofree gchar *path = NULL;
  g_autofree gchar *made_etag = NULL;
  g_autoptr (GError) fault = NULL;
  Replacing self = { NULL, etag, func, user_data, cancellable, FALSE };
  gboolean done = FALSE;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (given == NULL)
    done = replace_remote (file, &self, &made_etag, &fault);
  else if ((path = follow_links (given, &fault)) != NULL)
    {
      self.path = path;
      done = replace_local (&self, &fault);
      made_etag = done ? get_etag (path) : NULL;
    }

  if (done && new_etag != NULL)
    *new_etag = g_steal_pointer (&made_etag);
  if (!done && g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&fault));
  else if (!done)
    {
      g_autofree gchar *name = g_file_get_parse_name (file);

      g_set_error (error, fault->domain, fault->code,
                   /* Translators: a file, what happened, and a sentence that says what to do */
                   _ ("“%s” could not be saved: %s. %s"), name, fault->message, remedy (fault));
    }
  return done;
}
