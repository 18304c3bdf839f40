/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli-batch.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* How it works
 *
 * The inputs are worked on by as many threads as there are processors. What each has to say is kept
 * until its turn, so the output is in the order of the inputs and never mixed. No thread runs further
 * ahead of the turn than a few inputs, so that what is kept does not grow with their number. */

#define AHEAD 4 /* inputs for each processor */

typedef struct
{
  GString *output; /* NULL until the job begins, so that what waits takes no room */
  GString *messages;
  gboolean good;
  gboolean done;
} Result;

typedef struct
{
  gchar **inputs;
  ApostilCliJob job;
  gpointer data;
  Result *results;
  guint window; /* how far ahead of the turn work may be */
  GMutex lock;  /* of the results' done, and of what follows */
  GCond changed;
  guint turn;
  gboolean stopped;
} Batch;

static void
work (gpointer number, gpointer user_data)
{
  Batch *batch = user_data;
  guint index = GPOINTER_TO_UINT (number) - 1;
  Result *result = &batch->results[index];
  gboolean stopped;

  /* the inputs are taken in their order, so the one whose turn it is never waits here */
  g_mutex_lock (&batch->lock);
  while (index >= batch->turn + batch->window && !batch->stopped)
    g_cond_wait (&batch->changed, &batch->lock);
  stopped = batch->stopped;
  g_mutex_unlock (&batch->lock);

  if (!stopped)
    {
      result->output = g_string_new (NULL);
      result->messages = g_string_new (NULL);
      result->good =
          batch->job (batch->inputs[index], index, batch->data, result->output, result->messages);
    }

  g_mutex_lock (&batch->lock);
  result->done = TRUE;
  g_cond_broadcast (&batch->changed);
  g_mutex_unlock (&batch->lock);
}

static void
show_progress (gboolean terminal, guint n_done, guint n_inputs)
{
  if (terminal)
    g_printerr ("\r%u / %u\033[K", n_done, n_inputs);
}

static void
hide_progress (gboolean terminal)
{
  if (terminal)
    g_printerr ("\r\033[K");
}

static void
discard (Result *result)
{
  if (result->output == NULL)
    return;

  g_string_free (result->messages, TRUE);
  g_string_free (result->output, TRUE);
}

/* Says what a finished job has to say. */
static gboolean
flush (Result *result, gboolean terminal)
{
  gboolean good = result->good;

  if (result->messages->len > 0)
    {
      hide_progress (terminal);
      g_printerr ("%s", result->messages->str);
    }
  if (result->output->len > 0)
    good &= apostil_cli_print (result->output->str);
  discard (result);
  return good;
}

/**
 * apostil_cli_batch_in_turn:
 * @inputs: (array zero-terminated=1): paths
 * @job: what to do with each
 * @turn: (nullable): what to do when it is done, in the order of @inputs
 * @data: for @job and @turn
 *
 * Returns: %APOSTIL_EXIT_DONE when all went well, else %APOSTIL_EXIT_FAILED
 */
ApostilExit
apostil_cli_batch_in_turn (gchar **inputs, ApostilCliJob job, ApostilCliTurn turn, gpointer data)
{
  guint n_inputs = g_strv_length (inputs);
  guint n_threads = MIN (n_inputs, g_get_num_processors ());
  g_autofree Result *results = g_new0 (Result, n_inputs);
  Batch batch = { .inputs = inputs,
                  .job = job,
                  .data = data,
                  .results = results,
                  .window = AHEAD * n_threads };
  gboolean terminal = n_inputs > 1 && isatty (STDERR_FILENO);
  gboolean good = TRUE;
  GThreadPool *pool;

  g_mutex_init (&batch.lock);
  g_cond_init (&batch.changed);
  pool = g_thread_pool_new (work, &batch, (gint) n_threads, FALSE, NULL);
  for (guint i = 0; i < n_inputs; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);

  for (guint i = 0; i < n_inputs; i++)
    {
      gboolean goes_on = TRUE;

      show_progress (terminal, i, n_inputs);
      g_mutex_lock (&batch.lock);
      while (!results[i].done)
        g_cond_wait (&batch.changed, &batch.lock);
      g_mutex_unlock (&batch.lock);
      if (!batch.stopped)
        {
          good &= flush (&results[i], terminal);
          goes_on = turn == NULL || turn (i, data);
        }
      else
        discard (&results[i]);
      good &= goes_on;

      g_mutex_lock (&batch.lock);
      batch.turn = i + 1;
      batch.stopped |= !goes_on;
      g_cond_broadcast (&batch.changed);
      g_mutex_unlock (&batch.lock);
    }
  hide_progress (terminal);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_mutex_clear (&batch.lock);
  g_cond_clear (&batch.changed);

  return good ? APOSTIL_EXIT_DONE : APOSTIL_EXIT_FAILED;
}

/**
 * apostil_cli_batch:
 * @inputs: (array zero-terminated=1): paths
 * @job: what to do with each
 * @data: for @job
 *
 * Returns: %APOSTIL_EXIT_DONE when all jobs went well, else %APOSTIL_EXIT_FAILED
 */
ApostilExit
apostil_cli_batch (gchar **inputs, ApostilCliJob job, gpointer data)
{
  return apostil_cli_batch_in_turn (inputs, job, NULL, data);
}
