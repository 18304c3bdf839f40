/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-recents.h"

#include <gtk/gtk.h>

#define EXTENSION  ".apostil"
#define MEDIA_TYPE "application/vnd.apostil+xml"

static void
written (GtkRecentManager *manager, GApplication *application)
{
  g_signal_handlers_disconnect_by_func (manager, written, application);
  g_application_release (application);
}

/* GTK writes the list a quarter of a second after a change, in its own handler of « changed », and not at all
 * when the program ends before: good enough for an entry, but what is forgotten is to be gone. */
static void
keep_until_written (void)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  GApplication *application = g_application_get_default ();

  if (application == NULL ||
      g_signal_handler_find (manager, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL,
                             written, application) != 0)
    return;
  g_application_hold (application);
  g_signal_connect_after (manager, "changed", G_CALLBACK (written), application);
}

/**
 * apostil_recents_add:
 * @file: what was opened or saved
 *
 * Adds it to the list of the desktop.
 */
void
apostil_recents_add (GFile *file)
{
  g_autofree gchar *uri = g_file_get_uri (file);
  g_autofree gchar *command = g_strconcat (g_get_prgname (), " %u", NULL);
  GtkRecentData data = { NULL };

  data.mime_type = (gchar *) (g_str_has_suffix (uri, EXTENSION) ? MEDIA_TYPE : "text/plain");
  data.app_name = (gchar *) g_get_application_name ();
  data.app_exec = command;
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/**
 * apostil_recents_remove:
 * @file: a file
 *
 * Removes it from the list, whoever added it. The program does not end before that is written.
 */
void
apostil_recents_remove (GFile *file)
{
  g_autofree gchar *uri = g_file_get_uri (file);

  if (gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL))
    keep_until_written ();
}

/* By the command, too: in another language the program may have had another name. */
static gboolean
is_ours (GtkRecentInfo *info)
{
  g_autofree gchar *command = g_strconcat (g_get_prgname (), " ", NULL);
  g_auto (GStrv) names = gtk_recent_info_get_applications (info, NULL);
  gboolean ours = gtk_recent_info_has_application (info, g_get_application_name ());

  for (guint i = 0; !ours && names != NULL && names[i] != NULL; i++)
    {
      const gchar *exec = NULL;

      ours = gtk_recent_info_get_application_info (info, names[i], &exec, NULL, NULL) &&
             exec != NULL && g_str_has_prefix (exec, command);
    }
  return ours;
}

/**
 * apostil_recents_forget:
 *
 * Removes from the list all that this program opened or saved. The program does not end before that is
 * written.
 */
void
apostil_recents_forget (void)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  GList *items = gtk_recent_manager_get_items (manager);
  gboolean any = FALSE;

  for (GList *l = items; l != NULL; l = l->next)
    if (is_ours (l->data))
      any = gtk_recent_manager_remove_item (manager, gtk_recent_info_get_uri (l->data), NULL) ||
            any;
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  if (any)
    keep_until_written ();
}
