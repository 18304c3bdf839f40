/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/**
 * apostil_cli_parse:
 * @argc: length of @argv
 * @argv: words of a command, its name first
 * @entries: its options
 * @parameters: what follows the options in its usage line
 * @summary: (nullable): what it does, for --help
 * @code: (out): what to exit with when the result is %NULL
 *
 * Returns: (transfer full) (nullable): the words that are no options; %NULL when nothing is left to
 *   do
 */
GStrv
apostil_cli_parse (gint argc,
                   gchar **argv,
                   const GOptionEntry *entries,
                   const gchar *parameters,
                   const gchar *summary,
                   ApostilExit *code)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *line = g_strdup_printf ("%s %s", argv[0], parameters);
  g_autofree gchar *help = NULL;
  g_auto (GStrv) words = NULL;
  gboolean show_help = FALSE;
  const GOptionEntry help_entry[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &show_help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_free (g_steal_pointer (&context));
  context = g_option_context_new (line);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (summary != NULL)
    g_option_context_set_summary (context, summary);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_entry, GETTEXT_PACKAGE);

  /* the usage line shows the program's name, and the command is a word like others */
  words = g_new0 (gchar *, argc + 1);
  words[0] = g_strdup ("apostil-tool");
  for (gint i = 1; i < argc; i++)
    words[i] = g_strdup (argv[i]);

  if (!g_option_context_parse_strv (context, &words, &error))
    {
      *code = apostil_cli_usage (argv[0], error->message);
      return NULL;
    }
  if (show_help)
    {
      help = g_option_context_get_help (context, TRUE, NULL);
      *code = apostil_cli_print (help) ? APOSTIL_EXIT_DONE : APOSTIL_EXIT_FAILED;
      return NULL;
    }

  /* « -- » may stand before names that begin with a dash; GLib leaves it in */
  {
    g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();
    gboolean dashes = FALSE;

    for (guint i = 1; words[i] != NULL; i++)
      {
        if (!dashes && g_str_equal (words[i], "--"))
          dashes = TRUE;
        else
          g_strv_builder_add (rest, words[i]);
      }
    return g_strv_builder_end (rest);
  }
}

/**
 * apostil_cli_usage:
 * @command: (nullable): name of a command
 * @message: what is wrong with how it was called
 *
 * Returns: %APOSTIL_EXIT_USAGE, once it is said
 */
ApostilExit
apostil_cli_usage (const gchar *command, const gchar *message)
{
  if (command != NULL)
    g_printerr (_ ("apostil-tool %s: %s\nSee “apostil-tool %s --help”.\n"), command, message,
                command);
  else
    g_printerr (_ ("apostil-tool: %s\nSee “apostil-tool --help”.\n"), message);
  return APOSTIL_EXIT_USAGE;
}

/**
 * apostil_cli_print:
 * @text: what to write on standard output
 *
 * Returns: whether all of it was written; if not, that is said
 */
gboolean
apostil_cli_print (const gchar *text)
{
  gsize n = strlen (text);

  while (n > 0)
    {
      gssize written = write (STDOUT_FILENO, text, n);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          /* Translators: %s is an error of the system. */
          g_printerr (_ ("apostil-tool: Standard output cannot be written: %s.\n"),
                      g_strerror (errno));
          return FALSE;
        }
      text += written;
      n -= (gsize) written;
    }
  return TRUE;
}

/**
 * apostil_cli_display_name:
 * @path: a path, or « - »
 *
 * Returns: (transfer none): how to call it in messages
 */
const gchar *
apostil_cli_display_name (const gchar *path)
{
  return g_str_equal (path, "-") ? _ ("standard input") : path;
}

/**
 * apostil_cli_append_message:
 * @messages: where to
 * @path: the file it is about
 * @message: the message, which may name the file already
 *
 * Appends one line.
 */
void
apostil_cli_append_message (GString *messages, const gchar *path, const gchar *message)
{
  const gchar *name = apostil_cli_display_name (path);

  if (!g_str_has_prefix (message, name) || message[strlen (name)] != ':')
    g_string_append_printf (messages, "%s: ", name);
  g_string_append_printf (messages, "%s\n", message);
}
