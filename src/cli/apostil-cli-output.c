/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli-output.h"

#include "apostil-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file appears whole or not at all: it is written beside its place, flushed to the disk and then
 * renamed. What is not a regular file (a pipe, a device) is written straight through. */

static gboolean
fail (GError **error, gint number)
{
  const gchar *message;

  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      message = _ ("Its directory does not exist. Make it first, or choose another.");
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      message = _ ("You may not write here. Choose another place.");
      break;
    case EISDIR:
      message = _ ("This is a directory. Name a file in it, or use -d.");
      break;
    case ENOSPC:
    case EDQUOT:
      message = _ ("The disk is full. Make room on it, or choose another place.");
      break;
    default:
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                   /* Translators: %s is an error of the system. */
                   _ ("It cannot be written: %s."), g_strerror (number));
      return FALSE;
    }
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), message);
  return FALSE;
}

static gboolean
write_stream (gint fd, ApostilCliWriter writer, gpointer data, GError **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (fd, FALSE);
  g_autoptr (GError) failure = NULL;

  if (writer (stream, data, &failure))
    return TRUE;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return fail (error, ENOSPC);
  if (failure->domain == G_IO_ERROR)
    g_set_error (error, G_IO_ERROR, failure->code,
                 /* Translators: %s is an error of the system. */
                 _ ("It cannot be written: %s."), failure->message);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
write_through (const gchar *path, ApostilCliWriter writer, gpointer data, GError **error)
{
  gint fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean done;

  if (fd < 0)
    return fail (error, errno);
  done = write_stream (fd, writer, data, error);
  if (close (fd) != 0 && done)
    return fail (error, errno);
  return done;
}

/* The mode is that of the file which is replaced, else what the umask leaves. */
static gint
open_beside (const gchar *path, const struct stat *old, gchar **temporary)
{
  g_autofree gchar *folder = g_path_get_dirname (path);
  gint fd = -1;

  for (guint i = 0; i < 100 && fd < 0; i++)
    {
      g_free (*temporary);
      *temporary = g_strdup_printf ("%s/.apostil-%08x.tmp", folder, g_random_int ());
      fd = open (*temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (fd < 0 && errno != EEXIST)
        return -1;
    }
  if (fd >= 0 && old != NULL && fchmod (fd, old->st_mode & 07777) != 0)
    errno = 0; /* a file system without modes */
  return fd;
}

static gboolean
write_beside (const gchar *path,
              const struct stat *old,
              ApostilCliWriter writer,
              gpointer data,
              GError **error)
{
  g_autofree gchar *temporary = NULL;
  gint fd = open_beside (path, old, &temporary);
  gboolean done;

  if (fd < 0)
    return fail (error, errno);
  done = write_stream (fd, writer, data, error);
  if (done && fsync (fd) != 0 && errno != EINVAL)
    done = fail (error, errno);
  if (close (fd) != 0 && done)
    done = fail (error, errno);
  if (done && rename (temporary, path) != 0)
    done = fail (error, errno);
  if (!done)
    unlink (temporary);
  return done;
}

/**
 * apostil_cli_write:
 * @path: a path, or « - » for standard output
 * @writer: writes the content
 * @data: for @writer
 * @error: where to say why it cannot be written
 *
 * Any thread.
 *
 * Returns: whether it is written; if not, a file that was at @path is as it was
 */
gboolean
apostil_cli_write (const gchar *path, ApostilCliWriter writer, gpointer data, GError **error)
{
  g_autofree gchar *target = NULL;
  struct stat status;
  gchar *real;

  if (g_str_equal (path, "-"))
    return write_stream (STDOUT_FILENO, writer, data, error);
  if (stat (path, &status) != 0)
    {
      if (errno != ENOENT)
        return fail (error, errno);
      return write_beside (path, NULL, writer, data, error);
    }
  if (S_ISDIR (status.st_mode))
    return fail (error, EISDIR);
  if (!S_ISREG (status.st_mode))
    return write_through (path, writer, data, error);
  if (access (path, W_OK) != 0)
    return fail (error, errno);

  /* a symbolic link stays one */
  real = realpath (path, NULL);
  if (real == NULL)
    return fail (error, errno);
  target = g_strdup (real);
  free (real);
  return write_beside (target, &status, writer, data, error);
}

/**
 * apostil_cli_identify:
 * @path: a path, or « - »
 *
 * Returns: (transfer full) (nullable): the same for all paths of one existing regular file; %NULL for
 *   what is none
 */
gchar *
apostil_cli_identify (const gchar *path)
{
  struct stat status;

  if (g_str_equal (path, "-") || stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return NULL;

  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) status.st_dev,
                          (guint64) status.st_ino);
}
