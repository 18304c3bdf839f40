/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli-batch.h"
#include "apostil-cli-input.h"
#include "apostil-cli.h"
#include "apostil-native-reader.h"

#include <glib/gi18n.h>

static gboolean
validate_one (const gchar *input, guint index, gpointer data, GString *output, GString *messages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = apostil_cli_read (input, &error);
  g_autoptr (ApostilDocument) document = NULL;

  if (bytes != NULL)
    document = apostil_native_reader_read_bytes (bytes, apostil_cli_display_name (input), &error);
  if (document == NULL)
    apostil_cli_append_message (messages, input, error->message);
  return document != NULL;
}

/**
 * apostil_command_validate:
 * @argc: length of @argv
 * @argv: the words of the command
 *
 * « apostil-tool validate »: documents as the window would read them; good ones without a word.
 *
 * Returns: what to exit with
 */
ApostilExit
apostil_command_validate (gint argc, gchar **argv)
{
  ApostilExit code;
  g_auto (GStrv) inputs = apostil_cli_parse (
      argc, argv, NULL, _ ("FILE…"),
      _ ("Reads Apostil documents as the window would and says what is wrong with them."), &code);

  if (inputs == NULL)
    return code;
  if (inputs[0] == NULL)
    return apostil_cli_usage (argv[0], _ ("Say which file to read; - is standard input."));
  return apostil_cli_batch (inputs, validate_one, NULL);
}
