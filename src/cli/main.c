/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <unistd.h>

static const ApostilCommand commands[] = {
  { "convert", N_ ("read one format and write another"), apostil_command_convert },
  { "export", N_ ("write an annotated article in another format"), apostil_command_export },
  { "formats", N_ ("list the formats that can be read and written"), apostil_command_formats },
  { "import", N_ ("make a document of a text or a saved web page"), apostil_command_import },
  { "info", N_ ("say what is in a file"), apostil_command_info },
  { "suggest", N_ ("propose dates, claims and names in articles"), apostil_command_suggest },
  { "validate", N_ ("say what is wrong with documents"), apostil_command_validate },
};

/* A file that is opened must never get the number of a standard stream that was closed, or messages
 * would be written into it. What is opened here fails at the first use, as the closed one would. */
static gboolean
hold_standard_streams (void)
{
  for (gint fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) == -1 &&
        open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
      return FALSE;
  return TRUE;
}

static ApostilExit
show_help (void)
{
  g_autoptr (GString) help = g_string_new (NULL);

  g_string_append (help, _ ("Usage:\n  apostil-tool COMMAND …\n\nDoes with articles what needs no "
                            "window.\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (help, "  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append (help,
                   _ ("\n“apostil-tool COMMAND --help” says more about each.\nIt exits with 0 "
                      "when all is done, 1 when an input is bad or a check failed, 2 when it "
                      "was called wrongly.\n"));
  return apostil_cli_print (help->str) ? APOSTIL_EXIT_DONE : APOSTIL_EXIT_FAILED;
}

int
main (int argc, char **argv)
{
  g_autofree gchar *message = NULL;

  if (!hold_standard_streams ())
    return APOSTIL_EXIT_FAILED;
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("apostil-tool");

  if (argc < 2)
    return (int) apostil_cli_usage (NULL, _ ("Say what to do."));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") ||
      g_str_equal (argv[1], "help"))
    return (int) show_help ();
  if (g_str_equal (argv[1], "--version"))
    return apostil_cli_print ("apostil-tool " PACKAGE_VERSION "\n") ? APOSTIL_EXIT_DONE
                                                                    : APOSTIL_EXIT_FAILED;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return (int) commands[i].run (argc - 1, argv + 1);

  message = g_strdup_printf (_ ("There is no command “%s”."), argv[1]);
  return (int) apostil_cli_usage (NULL, message);
}
