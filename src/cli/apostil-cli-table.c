/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli-table.h"

#include "apostil-cli-batch.h"
#include "apostil-cli-output.h"
#include "apostil-table.h"

#include <glib/gi18n.h>

typedef struct
{
  ApostilTransform *transform;
  ApostilTableStyle style;
  ApostilTable *table;
  ApostilTablePart **parts; /* of inputs whose turn has not come */
  gboolean refused;         /* with --strict: one of them would lose something, or is bad */
} Work;

/**
 * apostil_cli_table_is_one:
 * @transform: what to do
 *
 * Returns: whether its format is a table, which takes several documents
 */
gboolean
apostil_cli_table_is_one (ApostilTransform *transform)
{
  return g_str_equal (transform->to->name, "csv") || g_str_equal (transform->to->name, "jsonl");
}

static gboolean
make_part (const gchar *input, guint index, gpointer data, GString *output, GString *messages)
{
  Work *work = data;
  g_autoptr (ApostilImport) import = apostil_transform_read (work->transform, input, messages);
  g_autofree gchar *name = g_filename_display_name (input);

  if (import == NULL)
    return FALSE;
  work->parts[index] = apostil_table_part_new (work->style, import->document, name);
  return TRUE;
}

static gboolean
add_part (guint index, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;

  if (work->parts[index] == NULL)
    {
      work->refused |= work->transform->strict;
      return TRUE;
    }
  if (apostil_table_add (work->table, g_steal_pointer (&work->parts[index]), &error))
    return TRUE;
  g_printerr ("apostil-tool: %s\n", error->message);
  return FALSE;
}

static gboolean
write_table (GOutputStream *stream, gpointer data, GError **error)
{
  return apostil_table_write (data, stream, NULL, error);
}

/**
 * apostil_cli_table_run:
 * @transform: what to do, with one output
 *
 * Reads all inputs in parallel and writes one table of them, in their order. Nothing is written
 * before all are read and what they lose is reported; with --strict nothing at all if any of them
 * loses something.
 *
 * Returns: what to exit with
 */
ApostilExit
apostil_cli_table_run (ApostilTransform *transform)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilTable) table = NULL;
  g_autofree ApostilTablePart **parts =
      g_new0 (ApostilTablePart *, g_strv_length (transform->inputs) + 1);
  Work work = { .transform = transform, .parts = parts };
  ApostilExit code;
  guint n_bad = 0;

  work.style = g_str_equal (transform->to->name, "csv") ? APOSTIL_TABLE_CSV : APOSTIL_TABLE_JSONL;
  table = apostil_table_new (work.style, transform->bom, &error);
  if (table == NULL)
    {
      g_printerr ("apostil-tool: %s\n", error->message);
      return APOSTIL_EXIT_FAILED;
    }
  work.table = table;
  code = apostil_cli_batch_in_turn (transform->inputs, make_part, add_part, &work);
  for (guint i = 0; transform->inputs[i] != NULL; i++)
    if (work.parts[i] != NULL)
      {
        apostil_table_part_free (work.parts[i]);
        n_bad++;
      }
  if (n_bad > 0 || work.refused)
    return APOSTIL_EXIT_FAILED;
  if (apostil_table_is_empty (table) && code == APOSTIL_EXIT_FAILED)
    return code;
  if (!apostil_cli_write (transform->output, write_table, table, &error))
    {
      g_autoptr (GString) message = g_string_new (NULL);

      apostil_cli_append_message (
          message, g_str_equal (transform->output, "-") ? _ ("standard output") : transform->output,
          error->message);
      g_printerr ("%s", message->str);
      return APOSTIL_EXIT_FAILED;
    }
  return code;
}
