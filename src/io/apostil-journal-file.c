/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-journal-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail (GError **error)
{
  gint number = errno;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  return FALSE;
}

/* So that the new name outlives a power cut. */
static void
sync_folder (const gchar *folder)
{
  gint fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
open_file (ApostilJournalFile *self, GBytes *header, GBytes *snapshot, GError **error)
{
  gint64 now = g_get_real_time ();

  self->fd = open (self->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (self->fd < 0)
    return fail (error);
  /* held until the process ends: how a recovery tells the living from the dead */
  if (flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    return fail (error);

  return apostil_journal_file_append (self, APOSTIL_FRAME_HEADER, now, header, error) &&
         apostil_journal_file_append (self, APOSTIL_FRAME_SNAPSHOT, now, snapshot, error) &&
         apostil_journal_file_sync (self, error);
}

/**
 * apostil_journal_file_new:
 * @folder: where journals are kept; made when it is missing, for the user alone
 * @uuid: of the document
 * @header: the first frame
 * @snapshot: the second frame
 * @error: where to put an error
 *
 * Blocks. Any thread.
 *
 * Returns: (transfer full) (nullable): a journal that holds so much on the disk
 */
ApostilJournalFile *
apostil_journal_file_new (const gchar *folder,
                          const gchar *uuid,
                          GBytes *header,
                          GBytes *snapshot,
                          GError **error)
{
  g_autoptr (ApostilJournalFile) self = g_new0 (ApostilJournalFile, 1);
  g_autofree gchar *random = g_uuid_string_random ();
  g_autofree gchar *name = g_strdup_printf ("%s-%.8s.journal", uuid, random);
  g_autofree gchar *hidden = g_strdup_printf (".%s.new", name);
  g_autofree gchar *path = g_build_filename (folder, name, NULL);

  self->fd = -1;
  self->path = g_build_filename (folder, hidden, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fail (error);
      return NULL;
    }
  if (!open_file (self, header, snapshot, error))
    {
      if (self->fd >= 0)
        unlink (self->path);
      return NULL;
    }
  if (rename (self->path, path) != 0)
    {
      fail (error);
      unlink (self->path);
      return NULL;
    }
  sync_folder (folder);
  g_free (self->path);
  self->path = g_steal_pointer (&path);

  return g_steal_pointer (&self);
}

/**
 * apostil_journal_file_append:
 * @self: a journal
 * @type: of the frame
 * @time: in microseconds since 1970
 * @payload: (nullable): its content
 * @error: where to put an error
 *
 * Returns: whether it was handed to the system; see apostil_journal_file_sync()
 */
gboolean
apostil_journal_file_append (ApostilJournalFile *self,
                             ApostilFrameType type,
                             gint64 time,
                             GBytes *payload,
                             GError **error)
{
  return apostil_frame_write (self->fd, type, self->n_frames++, time, payload, error);
}

/**
 * apostil_journal_file_sync:
 * @self: a journal
 * @error: where to put an error
 *
 * Returns: whether all that was appended is on the disk
 */
gboolean
apostil_journal_file_sync (ApostilJournalFile *self, GError **error)
{
  return fdatasync (self->fd) == 0 || fail (error);
}

/**
 * apostil_journal_file_delete:
 * @self: a journal that is of no use any more
 *
 * Removes it from the disk; @self is still to be freed.
 */
void
apostil_journal_file_delete (ApostilJournalFile *self)
{
  unlink (self->path);
}

/**
 * apostil_journal_file_free:
 * @self: (transfer full): a journal
 *
 * Closes it; it stays on the disk.
 */
void
apostil_journal_file_free (ApostilJournalFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self);
}
