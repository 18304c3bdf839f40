/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-frame.h"
#include "apostil-native-writer.h"
#include "apostil-recovery.h"
#include "fuzz.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Any frames as the journal of a dead program. An input is a list of frames, each a letter for its
 * type and its content up to a NUL; they get the numbers and checksums that they need to be
 * believed. What is recovered can be saved. */

static gint
write_frames (const gchar *path, const gchar *data, size_t size)
{
  static const gchar types[] = "hseubc"; /* in the order of ApostilFrameType */
  gint fd = g_open (path, O_RDWR | O_CREAT | O_TRUNC, 0600);
  const gchar *end = data + size;
  guint32 number = 0;

  for (const gchar *p = data; p < end;)
    {
      const gchar *nul = memchr (p, '\0', end - p);
      const gchar *stop = nul != NULL ? nul : end;
      const gchar *type = *p != '\0' ? strchr (types, *p) : NULL;
      g_autoptr (GBytes) payload = g_bytes_new (p + (stop > p), stop - p - (stop > p));

      if (type != NULL)
        apostil_frame_write (fd, (ApostilFrameType) (type - types + 1), number++, 0, payload, NULL);
      p = stop + 1;
    }
  return fd;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree gchar *folder = g_dir_make_tmp ("apostil-fuzz-XXXXXX", NULL);
  g_autofree gchar *path = g_build_filename (folder, "a.journal", NULL);
  g_autoptr (GPtrArray) found = NULL;

  close (write_frames (path, (const gchar *) data, size));
  found = apostil_recovery_list (folder);
  if (found->len > 0)
    {
      g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (ApostilDocument)
          document = apostil_recovery_open (g_ptr_array_index (found, 0), told, NULL);

      if (document != NULL)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) saved = apostil_native_writer_format (document, &error);

          g_assert_no_error (error);
          g_assert_cmpuint (told->len, >, 0);
        }
    }
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
