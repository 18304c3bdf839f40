/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Closing: nothing that is in no file goes unasked. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>

/* Of a small screen. */
#define ROOM_FOR_BUTTONS 1000

enum
{
  RESPONSE_DISCARD = 1,
  RESPONSE_SAVE,
};

static void
close_response (GtkDialog *dialog, gint response, ApostilWindow *self)
{
  gtk_widget_destroy (GTK_WIDGET (dialog));
  if (response == RESPONSE_DISCARD)
    {
      self->closing = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (response == RESPONSE_SAVE)
    {
      self->close_when_saved = TRUE;
      apostil_window_save (self);
    }
}

/* Whether something would be lost without the window. */
gboolean
apostil_window_is_unsaved (ApostilWindow *self)
{
  return self->document != NULL && (self->pasted || apostil_document_is_modified (self->document));
}

/* With very large letters three buttons have no room side by side. */
static void
stack_buttons (GtkWidget *buttons)
{
  gint width;

  gtk_widget_get_preferred_width (buttons, &width, NULL);
  if (width > ROOM_FOR_BUTTONS)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (buttons), GTK_ORIENTATION_VERTICAL);
}

/**
 * apostil_window_confirm_close:
 * @self: the window
 *
 * Asks about unsaved changes, when there are any.
 *
 * Returns: whether the window may close now; else it closes by itself once that is settled
 */
gboolean
apostil_window_confirm_close (ApostilWindow *self)
{
  g_autofree gchar *name = NULL;
  GtkWidget *dialog;
  GtkWidget *discard;

  if (self->saving)
    {
      self->close_when_saved = TRUE;
      return FALSE;
    }
  if (!apostil_window_is_unsaved (self))
    return TRUE;
  name = apostil_window_dup_name (self);
  dialog = gtk_message_dialog_new (GTK_WINDOW (self),
                                   GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                   GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE,
                                   /* Translators: %s is the name of a file */
                                   _ ("Save the changes to “%s” before closing?"), name);
  gtk_message_dialog_format_secondary_text (
      GTK_MESSAGE_DIALOG (dialog), "%s",
      self->pasted ? _ ("It is in no file yet: without saving, the article and its marks are lost.")
                   : _ ("Without saving, what you marked since is lost."));
  discard =
      gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("Close _without Saving"), RESPONSE_DISCARD);
  gtk_style_context_add_class (gtk_widget_get_style_context (discard), "destructive-action");
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL,
                          self->file != NULL ? _ ("_Save") : _ ("_Save…"), RESPONSE_SAVE, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), RESPONSE_SAVE);
  stack_buttons (gtk_widget_get_parent (discard));
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return FALSE;
}
