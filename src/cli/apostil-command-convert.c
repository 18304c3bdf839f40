/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli.h"
#include "apostil-transform.h"

#include <glib/gi18n.h>

/**
 * apostil_command_convert:
 * @argc: length of @argv
 * @argv: the words of the command
 *
 * « apostil-tool convert »: from any format that is read to any that is written.
 *
 * Returns: what to exit with
 */
ApostilExit
apostil_command_convert (gint argc, gchar **argv)
{
  g_autofree gchar *output = NULL;
  g_autofree gchar *folder = NULL;
  g_autofree gchar *from = NULL;
  g_autofree gchar *to = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { "directory", 'd', 0, G_OPTION_ARG_FILENAME, &folder,
      N_ ("Write one file for each input into this directory"), N_ ("DIRECTORY") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("Format of the input"), N_ ("FORMAT") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Format of the output"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  ApostilExit code;
  g_auto (GStrv) inputs =
      apostil_cli_parse (argc, argv, entries, _ ("IN… -o OUT | -d DIRECTORY"),
                         _ ("Reads one format and writes another. Without --from and --to they "
                            "are recognised by content and by the ending of the name."),
                         &code);
  ApostilTransform transform = { .command = "convert", .report = TRUE };

  if (inputs == NULL)
    return code;
  if (from != NULL && apostil_transform_find_format (argv[0], from, FALSE) == NULL)
    return APOSTIL_EXIT_USAGE;
  if (to != NULL)
    transform.to = apostil_transform_find_format (argv[0], to, TRUE);
  else
    {
      transform.to = output != NULL ? apostil_formats_for_file (output) : NULL;
      if (transform.to == NULL)
        transform.to = apostil_formats_lookup ("apostil");
      else if (!transform.to->exports)
        transform.to = apostil_transform_find_format (argv[0], transform.to->name, TRUE);
    }
  if (transform.to == NULL)
    return APOSTIL_EXIT_USAGE;

  transform.inputs = inputs;
  transform.output = output;
  transform.folder = folder;
  transform.from = from;
  return apostil_transform_run (&transform);
}
