/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-help.h"

#include "apostil-claims-view.h"
#include "apostil-entities-view.h"
#include "apostil-help-library.h"
#include "apostil-help-window.h"
#include "apostil-window-private.h"

static gboolean
holds_focus (GtkWidget *widget, GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return widget != NULL && focus != NULL &&
         (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The page about what the person is doing. */
static const gchar *
find_page (ApostilWindow *self)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);

  if (self->document == NULL)
    return "start";
  if (APOSTIL_IS_ENTITIES_VIEW (apostil_window_get_view (self)))
    return "entities";
  if (APOSTIL_IS_CLAIMS_VIEW (apostil_window_get_view (self)))
    return "claims";
  if (!apostil_window_shows_article (self))
    return "views";
  if (holds_focus (self->review, GTK_WINDOW (self)))
    return "mark";
  if (current == NULL)
    return "index";
  if (apostil_record_get_status (current) == APOSTIL_STATUS_SUGGESTED)
    return "suggestions";
  if (apostil_annotation_is (current, APOSTIL_KIND_CLAIM))
    return "claims";
  if (apostil_annotation_is (current, APOSTIL_KIND_DATE))
    return "dates";
  return "mark";
}

/* Where the program is installed, then where the system keeps what is shared. */
static gchar *
find_folder (void)
{
  const gchar *const own[] = { DATADIR, NULL };
  gchar *folder = apostil_help_library_find_folder (own, g_get_language_names ());

  return folder != NULL ? folder
                        : apostil_help_library_find_folder (g_get_system_data_dirs (),
                                                            g_get_language_names ());
}

/* The desktop sees no page that lies inside a sandbox. */
static gboolean
has_viewer (void)
{
  g_autoptr (GAppInfo) viewer = NULL;

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return FALSE;
  viewer = g_app_info_get_default_for_uri_scheme ("help");
  return viewer != NULL;
}

static ApostilHelpWindow *
get_window (GtkApplication *application)
{
  g_autofree gchar *folder = NULL;

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (APOSTIL_IS_HELP_WINDOW (l->data))
      return l->data;
  folder = find_folder ();
  return apostil_help_window_new (application, folder);
}

static void
show (GtkApplication *application, GtkWindow *front, const gchar *page)
{
  g_autofree gchar *uri = g_strconcat ("help:apostil/", page, NULL);
  ApostilHelpWindow *window;

  if (has_viewer () && gtk_show_uri_on_window (front, uri, gtk_get_current_event_time (), NULL))
    return;
  window = get_window (application);
  apostil_help_window_show (window, page);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * apostil_help_show:
 * @application: the program
 *
 * Shows the help at the page about what is being done in the window in front: in the desktop's own
 * viewer, or in a window of ours where there is none.
 */
void
apostil_help_show (GtkApplication *application)
{
  GtkWindow *front = gtk_application_get_active_window (application);

  show (application, front,
        APOSTIL_IS_WINDOW (front) ? find_page (APOSTIL_WINDOW (front)) : "index");
}

static gboolean
bound_key_press (GtkWidget *window, GdkEventKey *event, gpointer page)
{
  if (event->keyval != GDK_KEY_F1 || (event->state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  show (GTK_APPLICATION (g_application_get_default ()), GTK_WINDOW (window), page);
  return GDK_EVENT_STOP;
}

/**
 * apostil_help_bind:
 * @window: (type GtkWindow): a dialog, which the keys of the program do not reach
 * @page: (transfer none): a constant: « PAGE » or « PAGE#SECTION »
 *
 * Lets F1 show the page about @window.
 */
void
apostil_help_bind (gpointer window, const gchar *page)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_signal_connect (window, "key-press-event", G_CALLBACK (bound_key_press), (gpointer) page);
}
