/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-help.h"

#include <glib/gi18n.h>

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

/**
 * apostil_help_show:
 * @parent: (nullable): the window in front
 *
 * Shows the help in the desktop's own viewer, at the page about what is being done in @parent.
 * Where there is no viewer, says so.
 */
void
apostil_help_show (GtkWindow *parent)
{
  const gchar *page = APOSTIL_IS_WINDOW (parent) ? find_page (APOSTIL_WINDOW (parent)) : "index";
  g_autofree gchar *uri = g_strconcat ("help:apostil/", page, NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  if (gtk_show_uri_on_window (parent, uri, gtk_get_current_event_time (), &error))
    return;
  dialog = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                   GTK_MESSAGE_INFO, GTK_BUTTONS_CLOSE, "%s",
                                   _ ("The help could not be shown"));
  gtk_message_dialog_format_secondary_text (
      GTK_MESSAGE_DIALOG (dialog), "%s",
      _ ("Install a viewer for help pages, such as Yelp, and try again. The keys are listed under "
         "“Keyboard Shortcuts” in the menu."));
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_widget_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
