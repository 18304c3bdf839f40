/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the commands of apostil-tool share. */

typedef enum
{
  APOSTIL_EXIT_DONE,
  APOSTIL_EXIT_FAILED, /* the input is bad, or a check failed */
  APOSTIL_EXIT_USAGE,
} ApostilExit;

/**
 * ApostilCommand:
 * @name: as it is typed
 * @summary: untranslated; one line for the list of commands
 * @run: does it; argv[0] is the name of the command
 *
 * One command.
 */
typedef struct
{
  const gchar *name;
  const gchar *summary;
  ApostilExit (*run) (gint argc, gchar **argv);
} ApostilCommand;

ApostilExit apostil_command_convert (gint argc, gchar **argv);
ApostilExit apostil_command_export (gint argc, gchar **argv);
ApostilExit apostil_command_formats (gint argc, gchar **argv);
ApostilExit apostil_command_import (gint argc, gchar **argv);
ApostilExit apostil_command_info (gint argc, gchar **argv);
ApostilExit apostil_command_suggest (gint argc, gchar **argv);
ApostilExit apostil_command_validate (gint argc, gchar **argv);

/* @argv without the options; NULL, with @code set, when the command is over (--help, or an error). */
GStrv apostil_cli_parse (gint argc,
                         gchar **argv,
                         const GOptionEntry *entries,
                         const gchar *parameters,
                         const gchar *summary,
                         ApostilExit *code);
ApostilExit apostil_cli_usage (const gchar *command, const gchar *message);
gboolean apostil_cli_print (const gchar *text);

/* How a file is called in messages: « - » is not a name. */
const gchar *apostil_cli_display_name (const gchar *path);
/* Appends « NAME: message » (or « NAME:LINE: … », when the message has it) and a line end. */
void apostil_cli_append_message (GString *messages, const gchar *path, const gchar *message);

G_END_DECLS
