/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the checks found, in the window: a quiet button in the header bar that is there only when there
 * is something, the list that it opens, and the statistics. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n-lib.h>

#include "apostil-findings-popover.h"
#include "apostil-number.h"
#include "apostil-statistics-dialog.h"

static void
findings_changed (ApostilWindow *self)
{
  guint n = apostil_finding_list_get_length (apostil_session_get_findings (self->session));
  g_autofree gchar *count = apostil_number_to_words (n);
  /* Translators: a button that opens the list of what is worth a second look */
  g_autofree gchar *name =
      g_strdup_printf (ngettext ("%u thing worth a look", "%u things worth a look", n), n);
  g_autofree gchar *tooltip = g_strdup_printf ("%s (F8)", name);

  /* The list is hidden, and says so, when the window goes while it is open. */
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  gtk_label_set_text (GTK_LABEL (self->findings_count), count);
  gtk_widget_set_tooltip_text (self->findings_button, tooltip);
  atk_object_set_name (gtk_widget_get_accessible (self->findings_button), name);
  /* A popover goes with what it points at: it stays as long as the list is open. */
  gtk_widget_set_visible (
      self->findings_button,
      n > 0 || (self->findings_popover != NULL && gtk_widget_get_visible (self->findings_popover)));
  /* The room that it takes is the title's, not the views'. */
  if (self->document != NULL)
    apostil_window_fit_header (self);
}

static void
open_findings (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;

  if (self->findings_popover == NULL)
    {
      self->findings_popover = apostil_findings_popover_new (self->session);
      g_signal_connect_object (self->findings_popover, "hide", G_CALLBACK (findings_changed), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  apostil_findings_popover_open (
      APOSTIL_FINDINGS_POPOVER (self->findings_popover),
      gtk_widget_get_visible (self->findings_button) ? self->findings_button : self->menu_button);
}

static void
open_statistics (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilWindow *self = user_data;
  GtkWidget *dialog = apostil_statistics_dialog_new (GTK_WINDOW (self), self->document);

  gtk_window_present (GTK_WINDOW (dialog));
}

/* Called once, while the window is made. */
void
apostil_window_add_findings (ApostilWindow *self)
{
  static const GActionEntry entries[] = {
    { "findings", open_findings },
    { "statistics", open_statistics },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->findings_button = gtk_button_new ();
  self->findings_count = gtk_label_new (NULL);
  gtk_container_add (GTK_CONTAINER (box),
                     gtk_image_new_from_icon_name ("view-reveal-symbolic", GTK_ICON_SIZE_BUTTON));
  gtk_container_add (GTK_CONTAINER (box), self->findings_count);
  gtk_container_add (GTK_CONTAINER (self->findings_button), box);
  gtk_widget_show_all (box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->findings_button), "win.findings");
  gtk_header_bar_pack_end (GTK_HEADER_BAR (self->header), self->findings_button);
  g_signal_connect_object (apostil_session_get_findings (self->session), "items-changed",
                           G_CALLBACK (findings_changed), self, G_CONNECT_SWAPPED);
  findings_changed (self);
}
