/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli-input.h"

#include "apostil-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_BYTES (256 * 1024)

static gboolean
fail (GError **error, gint number)
{
  const gchar *remedy;

  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      remedy = _ ("There is no such file. Check its name.");
      break;
    case EACCES:
    case EPERM:
      remedy = _ ("You may not read this file. Change its permissions, or ask its owner.");
      break;
    case EISDIR:
      remedy = _ ("This is a directory. Name the files in it.");
      break;
    default:
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                   /* Translators: %s is an error of the system. */
                   _ ("The file cannot be read: %s."), g_strerror (number));
      return FALSE;
    }
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), remedy);
  return FALSE;
}

static gboolean
read_all (gint fd, GByteArray *bytes, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (READ_BYTES);

  while (TRUE)
    {
      gssize n = read (fd, buffer, READ_BYTES);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (error, errno);
      if (n == 0)
        return TRUE;
      if (bytes->len + (gsize) n > APOSTIL_MAX_FILE_BYTES)
        {
          g_autofree gchar *limit =
              g_format_size_full (APOSTIL_MAX_FILE_BYTES, G_FORMAT_SIZE_IEC_UNITS);

          g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                       /* Translators: %s is a size, as « 256.0 MiB ». */
                       _ ("The file is larger than %s. Split it in parts."), limit);
          return FALSE;
        }
      g_byte_array_append (bytes, buffer, (guint) n);
    }
}

/**
 * apostil_cli_read:
 * @path: a path, or « - » for standard input
 * @error: where to say why it cannot be read
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): all of it
 */
GBytes *
apostil_cli_read (const gchar *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean standard = g_str_equal (path, "-");
  gint fd = standard ? STDIN_FILENO : open (path, O_RDONLY | O_CLOEXEC);
  struct stat status;
  gboolean done;

  if (fd < 0)
    {
      fail (error, errno);
      return NULL;
    }
  if (fstat (fd, &status) == 0 && S_ISDIR (status.st_mode))
    done = fail (error, EISDIR);
  else
    done = read_all (fd, bytes, error);
  if (!standard)
    close (fd);

  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
