/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli-pictures.h"
#include "apostil-cli-sheet.h"
#include "apostil-cli.h"
#include "apostil-formats.h"

#include <glib/gi18n.h>

static void
append (GString *table, const ApostilFormat *formats, guint n_formats)
{
  for (guint i = 0; i < n_formats; i++)
    {
      g_autofree gchar *extensions = g_strjoinv (" ", (gchar **) formats[i].extensions);

      g_string_append_printf (table, "%s\t%s%s\t%s\t%s\n", formats[i].name,
                              formats[i].imports ? "r" : "-", formats[i].exports ? "w" : "-",
                              extensions, apostil_format_get_label (&formats[i]));
    }
}

/**
 * apostil_command_formats:
 * @argc: length of @argv
 * @argv: the words of the command
 *
 * « apostil-tool formats »: the table of formats: name, « r » and « w », endings, label.
 *
 * Returns: what to exit with
 */
ApostilExit
apostil_command_formats (gint argc, gchar **argv)
{
  ApostilExit code;
  g_auto (GStrv) words = apostil_cli_parse (
      argc, argv, NULL, "",
      _ ("Lists the formats: name, whether it can be read (r) and written (w), endings of file "
         "names, label; with tabs between."),
      &code);
  g_autoptr (GString) table = g_string_new (NULL);
  guint n_formats;
  const ApostilFormat *formats = apostil_formats_get_all (&n_formats);

  if (words == NULL)
    return code;
  if (words[0] != NULL)
    return apostil_cli_usage (argv[0], _ ("This command takes no file."));

  append (table, formats, n_formats);
  append (table, apostil_cli_sheet_get_format (), 1);
  formats = apostil_cli_pictures_get_all (&n_formats);
  append (table, formats, n_formats);
  return apostil_cli_print (table->str) ? APOSTIL_EXIT_DONE : APOSTIL_EXIT_FAILED;
}
