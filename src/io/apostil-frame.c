/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-frame.h"

#include "apostil-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* The head of a frame, in little endian whatever the machine:
 *
 *    0  « APJ1 »
 *    4  type
 *    8  number: 0 for the first frame of a journal, then one more for each
 *   12  length of the payload
 *   16  time, 8 bytes
 *   24  first 8 bytes of the SHA-256 of bytes 0–23 and the payload */

#define MAGIC         "APJ1"
#define DIGEST_OFFSET 24
#define DIGEST_BYTES  8

static void
put (guint8 *at, guint64 value, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    at[i] = (guint8) (value >> (8 * i));
}

static guint64
get (const guint8 *at, guint n_bytes)
{
  guint64 value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value |= (guint64) at[i] << (8 * i);
  return value;
}

static void
compute_digest (const guint8 *head, GBytes *payload, guint8 *digest)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 whole[32];
  gsize n_bytes;
  gsize n_whole = sizeof whole;
  gconstpointer data = g_bytes_get_data (payload, &n_bytes);

  g_checksum_update (checksum, head, DIGEST_OFFSET);
  if (n_bytes > 0)
    g_checksum_update (checksum, data, (gssize) n_bytes);
  g_checksum_get_digest (checksum, whole, &n_whole);
  memcpy (digest, whole, DIGEST_BYTES);
}

static gboolean
write_all (gint fd, const guint8 *data, gsize n_bytes, GError **error)
{
  while (n_bytes > 0)
    {
      gssize n = write (fd, data, n_bytes);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          gint number = errno;

          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number),
                               g_strerror (number));
          return FALSE;
        }
      data += n;
      n_bytes -= (gsize) n;
    }
  return TRUE;
}

/* Returns: whether all of it was there. */
static gboolean
read_all (gint fd, guint8 *data, gsize n_bytes, gsize *n_read)
{
  *n_read = 0;
  while (*n_read < n_bytes)
    {
      gssize n = read (fd, data + *n_read, n_bytes - *n_read);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      *n_read += (gsize) n;
    }
  return TRUE;
}

/**
 * apostil_frame_write:
 * @fd: a file
 * @type: what @payload is
 * @number: how many frames came before
 * @time: when, in microseconds since 1970
 * @payload: (nullable): the content
 * @error: where to put an error
 *
 * Writes head and payload; does not flush. Any thread.
 *
 * Returns: whether all of it was written
 */
gboolean
apostil_frame_write (gint fd,
                     ApostilFrameType type,
                     guint32 number,
                     gint64 time,
                     GBytes *payload,
                     GError **error)
{
  g_autoptr (GBytes) content = payload != NULL ? g_bytes_ref (payload) : g_bytes_new_static ("", 0);
  guint8 head[APOSTIL_FRAME_HEAD_BYTES];
  gsize n_bytes;
  gconstpointer data = g_bytes_get_data (content, &n_bytes);

  if (n_bytes > APOSTIL_MAX_FILE_BYTES)
    {
      g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                           _ ("The change is too large for the journal."));
      return FALSE;
    }
  memcpy (head, MAGIC, 4);
  put (head + 4, type, 4);
  put (head + 8, number, 4);
  put (head + 12, n_bytes, 4);
  put (head + 16, (guint64) time, 8);
  compute_digest (head, content, head + DIGEST_OFFSET);

  return write_all (fd, head, sizeof head, error) && write_all (fd, data, n_bytes, error);
}

/**
 * apostil_frame_read:
 * @fd: a file, at the end of a frame or at its beginning
 * @number: how many frames came before
 * @frame: (out caller-allocates): the frame, when there is one; to be cleared
 *
 * Any thread.
 *
 * Returns: whether there is a frame, and if not, why
 */
ApostilFrameResult
apostil_frame_read (gint fd, guint32 number, ApostilFrame *frame)
{
  guint8 head[APOSTIL_FRAME_HEAD_BYTES];
  guint8 digest[DIGEST_BYTES];
  g_autofree guint8 *data = NULL;
  g_autoptr (GBytes) payload = NULL;
  gsize n_bytes;
  gsize n_read;
  gint64 here;

  memset (frame, 0, sizeof *frame);
  if (!read_all (fd, head, sizeof head, &n_read))
    return n_read == 0 ? APOSTIL_FRAME_END : APOSTIL_FRAME_TORN;
  if (memcmp (head, MAGIC, 4) != 0 || get (head + 8, 4) != number ||
      get (head + 4, 4) < APOSTIL_FRAME_HEADER || get (head + 4, 4) > APOSTIL_FRAME_COMMIT ||
      get (head + 12, 4) > APOSTIL_MAX_FILE_BYTES)
    return APOSTIL_FRAME_DAMAGED;

  /* never more memory than there is file */
  n_bytes = get (head + 12, 4);
  here = lseek (fd, 0, SEEK_CUR);
  if (lseek (fd, 0, SEEK_END) - here < (gint64) n_bytes)
    return APOSTIL_FRAME_TORN;
  lseek (fd, here, SEEK_SET);
  data = g_malloc (n_bytes + 1);
  if (!read_all (fd, data, n_bytes, &n_read))
    return APOSTIL_FRAME_TORN;

  payload = g_bytes_new_take (g_steal_pointer (&data), n_bytes);
  compute_digest (head, payload, digest);
  if (memcmp (digest, head + DIGEST_OFFSET, DIGEST_BYTES) != 0)
    return APOSTIL_FRAME_DAMAGED;

  frame->type = (ApostilFrameType) get (head + 4, 4);
  frame->time = (gint64) get (head + 16, 8);
  frame->payload = g_steal_pointer (&payload);
  return APOSTIL_FRAME_READ;
}

/**
 * apostil_frame_clear:
 * @frame: a frame that was read
 *
 * Frees what it holds.
 */
void
apostil_frame_clear (ApostilFrame *frame)
{
  g_clear_pointer (&frame->payload, g_bytes_unref);
}
