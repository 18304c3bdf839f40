/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-line-counter.h"

/* How it works
 *
 * Text and blocks never change, and a copy of an estimator has only numbers in it, so that lines can be
 * filled beside the main loop, which paints the first frame meanwhile. What a copy does not know is how
 * wide a letter is that nobody has measured: Pango would have to be asked, in the main thread. A block
 * with such a letter is left to who asked; when he has measured it, so are few others. */

/* Whether it was cancelled is asked once in these many bytes, a fraction of a millisecond. */
#define BYTES_AT_ONCE (64 * 1024)

static void
counter_free (gpointer data)
{
  ApostilLineCounter *self = data;

  apostil_blocks_unref (self->blocks);
  g_free (self->headings);
  apostil_estimator_free (self->body);
  g_clear_pointer (&self->heading, apostil_estimator_free);
  g_free (self);
}

static guint
count (ApostilLineCounter *self, guint block)
{
  gboolean heading = self->headings != NULL && self->headings[block] != 0;
  ApostilEstimator *estimator = heading ? self->heading : self->body;

  if (estimator == NULL)
    return 0;
  return apostil_estimator_count_lines (estimator, apostil_blocks_get_utf8 (self->blocks, block),
                                        apostil_blocks_get (self->blocks, block)->n_bytes,
                                        self->width);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ApostilLineCounter *self = data;
  guint n = apostil_blocks_get_length (self->blocks);
  guint16 *lines = g_new (guint16, MAX (n - self->first, 1));
  gsize n_bytes = 0;

  for (guint i = self->first; i < n; i++)
    {
      /* A block has fewer bytes than that. */
      lines[i - self->first] = (guint16) MIN (count (self, i), G_MAXUINT16);
      n_bytes += apostil_blocks_get (self->blocks, i)->n_bytes;
      if (n_bytes > BYTES_AT_ONCE && g_cancellable_is_cancelled (cancellable))
        break;
      if (n_bytes > BYTES_AT_ONCE)
        n_bytes = 0;
    }
  g_task_return_pointer (task, lines, g_free);
}

/**
 * apostil_line_counter_run:
 * @counter: (transfer full): from g_new(); all in it belongs to the thread from now on
 * @cancellable: to stop it
 * @callback: called in the thread's default main context of the caller; when it was cancelled too
 * @user_data: for @callback
 *
 * Begins to count the lines of blocks, as apostil_estimator_count_lines() does.
 */
void
apostil_line_counter_run (ApostilLineCounter *counter,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, apostil_line_counter_run);
  g_task_set_task_data (task, counter, counter_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * apostil_line_counter_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the lines of each block from the first that was asked for; 0: there
 *   are letters in it that have not been measured. %NULL with an error when it was cancelled
 */
guint16 *
apostil_line_counter_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
