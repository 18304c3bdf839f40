/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "apostil-application.h"

/* The catalogue of an installed program, or of a build tree that says where its own lies. */
static void
set_up_translation (void)
{
  const gchar *dir = g_getenv ("APOSTIL_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, dir != NULL ? dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = NULL;
  gint status;

  set_up_translation ();
  /* A limit on the size of files makes a save fail, which is told; it is no reason to die. */
  signal (SIGXFSZ, SIG_IGN);
  g_set_application_name (_ ("Apostil"));
  g_set_prgname ("apostil");
  application = apostil_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_clear_object (&application);
  /* Threads may still look for suggestions; exit() would take the languages away under them. */
  fflush (NULL);
  quick_exit (status);
}
