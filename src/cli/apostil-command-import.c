/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli.h"
#include "apostil-transform.h"

#include <glib/gi18n.h>

/**
 * apostil_command_import:
 * @argc: length of @argv
 * @argv: the words of the command
 *
 * « apostil-tool import »: texts and saved pages become documents.
 *
 * Returns: what to exit with
 */
ApostilExit
apostil_command_import (gint argc, gchar **argv)
{
  g_autofree gchar *output = NULL;
  g_autofree gchar *folder = NULL;
  g_autofree gchar *from = NULL;
  g_autofree gchar *language = NULL;
  g_autofree gchar *published = NULL;
  g_autofree gchar *retrieved = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { "directory", 'd', 0, G_OPTION_ARG_FILENAME, &folder,
      N_ ("Write one file for each input into this directory"), N_ ("DIRECTORY") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("Format of the input"), N_ ("FORMAT") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("Language of the article"),
      N_ ("LANGUAGE") },
    { "published", 0, 0, G_OPTION_ARG_STRING, &published, N_ ("When it was published"),
      N_ ("WHEN") },
    { "retrieved", 0, 0, G_OPTION_ARG_STRING, &retrieved, N_ ("When it was retrieved"),
      N_ ("WHEN") },
    G_OPTION_ENTRY_NULL,
  };
  ApostilExit code;
  g_auto (GStrv) inputs =
      apostil_cli_parse (argc, argv, entries, _ ("IN… -o OUT | -d DIRECTORY"),
                         _ ("Takes the article out of a text or a saved web page and writes it as "
                            "an Apostil document without marks. WHEN is a date (2021-08-27) or a "
                            "date and time with offset (2021-08-27T18:30:00+02:00)."),
                         &code);
  ApostilTransform transform = { .command = "import" };

  if (inputs == NULL)
    return code;
  if (from != NULL && apostil_transform_find_format (argv[0], from, FALSE) == NULL)
    return APOSTIL_EXIT_USAGE;

  transform.inputs = inputs;
  transform.output = output;
  transform.folder = folder;
  transform.from = from;
  transform.to = apostil_formats_lookup ("apostil");
  transform.options = (ApostilImportOptions){ language, published, retrieved };
  return apostil_transform_run (&transform);
}
