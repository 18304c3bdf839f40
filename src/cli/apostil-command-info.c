/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli-batch.h"
#include "apostil-cli-input.h"
#include "apostil-cli.h"
#include "apostil-formats.h"
#include "apostil-info.h"

#include <glib/gi18n.h>

static gboolean
describe_one (const gchar *input, guint index, gpointer data, GString *output, GString *messages)
{
  const gboolean *json = data;
  const gchar *name = apostil_cli_display_name (input);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = apostil_cli_read (input, &error);
  g_autoptr (ApostilImport) import = NULL;

  if (bytes != NULL)
    import = apostil_formats_import (bytes, name, NULL, NULL, NULL, &error);
  if (import == NULL)
    {
      apostil_cli_append_message (messages, input, error->message);
      return FALSE;
    }

  if (*json)
    apostil_info_append_json (output, name, import->document);
  else
    apostil_info_append_words (output, name, import->document);
  return TRUE;
}

/**
 * apostil_command_info:
 * @argc: length of @argv
 * @argv: the words of the command
 *
 * « apostil-tool info »: what is in documents, or would be after an import.
 *
 * Returns: what to exit with
 */
ApostilExit
apostil_command_info (gint argc, gchar **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("For programs: one JSON object on each line"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  ApostilExit code;
  g_auto (GStrv) inputs = apostil_cli_parse (
      argc, argv, entries, _ ("FILE…"),
      _ ("Says what is in documents: the article, its sections, marks, entities and relations."),
      &code);

  if (inputs == NULL)
    return code;
  if (inputs[0] == NULL)
    return apostil_cli_usage (argv[0], _ ("Say which file to read; - is standard input."));
  return apostil_cli_batch (inputs, describe_one, &json);
}
