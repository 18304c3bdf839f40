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
 * until its turn, so the output is in the order of the inputs and never mixed. */

typedef struct
{
  GString *output;
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
  GMutex lock; /* of the results' done */
  GCond changed;
} Batch;

static void
work (gpointer number, gpointer user_data)
{
  Batch *batch = user_data;
  guint index = GPOINTER_TO_UINT (number) - 1;
  Result *result = &batch->results[index];

  result->good =
      batch->job (batch->inputs[index], index, batch->data, result->output, result->messages);

  g_mutex_lock (&batch->lock);
  result->done = TRUE;
  g_cond_signal (&batch->changed);
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
  g_string_free (result->messages, TRUE);
  g_string_free (result->output, TRUE);
  return good;
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
  guint n_inputs = g_strv_length (inputs);
  g_autofree Result *results = g_new0 (Result, n_inputs);
  Batch batch = { .inputs = inputs, .job = job, .data = data, .results = results };
  gboolean terminal = n_inputs > 1 && isatty (STDERR_FILENO);
  gboolean good = TRUE;
  GThreadPool *pool;

  g_mutex_init (&batch.lock);
  g_cond_init (&batch.changed);
  pool =
      g_thread_pool_new (work, &batch, (gint) MIN (n_inputs, g_get_num_processors ()), FALSE, NULL);
  for (guint i = 0; i < n_inputs; i++)
    {
      results[i].output = g_string_new (NULL);
      results[i].messages = g_string_new (NULL);
    }
  for (guint i = 0; i < n_inputs; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);

  for (guint i = 0; i < n_inputs; i++)
    {
      show_progress (terminal, i, n_inputs);
      g_mutex_lock (&batch.lock);
      while (!results[i].done)
        g_cond_wait (&batch.changed, &batch.lock);
      g_mutex_unlock (&batch.lock);
      good &= flush (&results[i], terminal);
    }
  hide_progress (terminal);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_mutex_clear (&batch.lock);
  g_cond_clear (&batch.changed);

  return good ? APOSTIL_EXIT_DONE : APOSTIL_EXIT_FAILED;
}
