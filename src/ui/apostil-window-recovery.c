/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A crash costs nothing: each document of a window has a journal, and what a journal of a program
 * that died still holds is opened again in a window of its own, under its old name, not saved. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>

#include "apostil-journal.h"

static void
journal_failed (ApostilJournal *journal, const gchar *message, ApostilWindow *self)
{
  apostil_window_show_message (self, GTK_MESSAGE_WARNING,
                               _ ("What you mark is not kept for the case of a crash."), message,
                               _ ("_Save"), "win.save");
}

/* The document was loaded, or saved, or got another file. */
void
apostil_window_keep_journal (ApostilWindow *self)
{
  g_autofree gchar *uri = self->file != NULL ? g_file_get_uri (self->file) : NULL;

  if (self->document == NULL)
    return;
  if (self->journal != NULL)
    {
      apostil_journal_set_unfiled (self->journal, self->pasted);
      apostil_journal_restart (self->journal, uri, self->etag);
      return;
    }
  self->journal = apostil_journal_new (self->document, uri, self->etag, NULL);
  apostil_journal_set_unfiled (self->journal, self->pasted);
  apostil_journal_set_traceless (self->journal, self->traceless);
  g_signal_connect (self->journal, "failed", G_CALLBACK (journal_failed), self);
}

/* The document is saved or given up. */
void
apostil_window_close_journal (ApostilWindow *self)
{
  if (self->journal == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->journal, self);
  apostil_journal_close (self->journal);
  g_clear_object (&self->journal);
}

/* While something would be lost, the desktop asks before it ends the session. */
void
apostil_window_update_inhibit (ApostilWindow *self)
{
  GApplication *application = g_application_get_default ();
  gboolean unsaved = !self->closing && apostil_window_is_unsaved (self);

  if (unsaved == self->inhibiting || !GTK_IS_APPLICATION (application))
    return;
  self->inhibiting = unsaved;
  if (unsaved)
    self->inhibited = gtk_application_inhibit (
        GTK_APPLICATION (application), GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT,
        /* Translators: why the desktop should not end the session yet */
        _ ("An article has marks that are not saved."));
  else if (self->inhibited != 0)
    gtk_application_uninhibit (GTK_APPLICATION (application), self->inhibited);
}

/**
 * apostil_window_recover:
 * @self: an empty window
 * @recovery: what a journal holds
 *
 * Opens it again, with its history. Closing the window without saving gives it up.
 *
 * Returns: whether there was anything; else the window says why
 */
gboolean
apostil_window_recover (ApostilWindow *self, ApostilRecovery *recovery)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ApostilDocument) document = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = NULL;

  g_return_val_if_fail (apostil_window_is_empty (self), FALSE);

  document = apostil_recovery_open (recovery, told, &error);
  if (document == NULL)
    {
      apostil_window_show_message (self, GTK_MESSAGE_ERROR,
                                   _ ("What was not saved could not be opened again."),
                                   error->message, NULL, NULL);
      return FALSE;
    }
  if (apostil_recovery_is_traceless (recovery))
    g_action_group_change_action_state (G_ACTION_GROUP (self), "keep-no-traces",
                                        g_variant_new_boolean (TRUE));
  /* Without a change the document would count as saved; it is in no file as it is. */
  if (apostil_recovery_get_uri (recovery) != NULL && apostil_recovery_get_n_changes (recovery) > 0)
    file = g_file_new_for_uri (apostil_recovery_get_uri (recovery));
  if (file != NULL)
    apostil_window_set_file (self, file, apostil_recovery_get_etag (recovery));
  else
    apostil_window_set_unfiled (self, apostil_recovery_get_title (recovery));
  apostil_window_set_document (self, document);
  /* Kept anew before the old journal goes. */
  apostil_window_keep_journal (self);
  apostil_journal_flush (self->journal);
  apostil_recovery_discard (recovery);
  g_ptr_array_add (told, NULL);
  text = g_strjoinv ("\n", (gchar **) told->pdata);
  apostil_window_show_message (self, GTK_MESSAGE_INFO,
                               _ ("This is as it was when Apostil stopped. It is not saved yet."),
                               *text != '\0' ? text : NULL, _ ("_Save"), "win.save");
  return TRUE;
}
