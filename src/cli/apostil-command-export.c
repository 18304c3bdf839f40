/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli.h"
#include "apostil-sheet.h"
#include "apostil-transform.h"

#include <glib/gi18n.h>

/**
 * apostil_command_export:
 * @argc: length of @argv
 * @argv: the words of the command
 *
 * « apostil-tool export »: documents in other formats, with what is lost.
 *
 * Returns: what to exit with
 */
ApostilExit
apostil_command_export (gint argc, gchar **argv)
{
  g_autofree gchar *output = NULL;
  g_autofree gchar *folder = NULL;
  g_autofree gchar *to = NULL;
  gboolean strict = FALSE;
  gboolean bom = FALSE;
  g_autofree gchar *paper = NULL;
  ApostilSheetPaper known;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { "directory", 'd', 0, G_OPTION_ARG_FILENAME, &folder,
      N_ ("Write one file for each input into this directory"), N_ ("DIRECTORY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Format of the output"), N_ ("FORMAT") },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &strict, N_ ("Write nothing if anything would be lost"),
      NULL },
    { "bom", 0, 0, G_OPTION_ARG_NONE, &bom,
      N_ ("Begin a CSV with a byte order mark, which Excel needs"), NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, N_ ("Paper of a sheet: a4 or letter"),
      N_ ("PAPER") },
    G_OPTION_ENTRY_NULL,
  };
  ApostilExit code;
  g_auto (GStrv) inputs =
      apostil_cli_parse (argc, argv, entries, _ ("IN… -o OUT | -d DIRECTORY --to FORMAT"),
                         _ ("Writes annotated articles in another format, and says what that "
                            "format cannot hold. In csv and jsonl several articles become one "
                            "table with -o."),
                         &code);
  ApostilTransform transform = { .command = "export", .report = TRUE };

  if (inputs == NULL)
    return code;
  if (to == NULL)
    return apostil_cli_usage (argv[0], _ ("Say in which format: --to FORMAT."));
  transform.to = apostil_transform_find_format (argv[0], to, TRUE);
  if (transform.to == NULL)
    return APOSTIL_EXIT_USAGE;

  if (paper != NULL && !apostil_sheet_paper_from_name (paper, &known))
    return apostil_cli_usage (argv[0], _ ("The paper is a4 or letter."));
  transform.paper = paper;
  transform.inputs = inputs;
  transform.output = output;
  transform.folder = folder;
  transform.from = "apostil";
  transform.strict = strict;
  transform.bom = bom;
  return apostil_transform_run (&transform);
}
