/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scheme of the window's document. To give it another one is an edit like all others; since lists,
 * forms and buttons are made from a scheme, they are then made anew. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>

#include "apostil-commands.h"
#include "apostil-scheme-draft.h"

/* notify::scheme of the document: done, undone or redone. */
void
apostil_window_scheme_changed (ApostilWindow *self)
{
  g_autoptr (ApostilDocument) document = g_object_ref (self->document);

  apostil_window_build_parts (self);
  apostil_relate_bar_cancel (APOSTIL_RELATE_BAR (self->relate_bar));
  apostil_occurrence_review_close (APOSTIL_OCCURRENCE_REVIEW (self->review));
  apostil_session_set_document (self->session, NULL);
  apostil_session_set_document (self->session, document);
  apostil_window_begin_suggestions (self);
}

/**
 * apostil_window_set_scheme:
 * @self: a window with a document
 * @scheme: what is to say what can be marked
 * @error: which marks have no place in it
 *
 * Gives the document another scheme, as one step of undo.
 *
 * Returns: whether it has it now
 */
gboolean
apostil_window_set_scheme (ApostilWindow *self, ApostilScheme *scheme, GError **error)
{
  g_autoptr (ApostilEdit) edit = NULL;
  g_autofree gchar *message = NULL;

  g_return_val_if_fail (APOSTIL_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (self->document != NULL, FALSE);

  if (apostil_scheme_says_same (apostil_document_get_scheme (self->document), scheme))
    return TRUE;
  edit = apostil_command_set_scheme (self->document, scheme, error);
  if (edit == NULL || !apostil_document_apply (self->document, edit, error))
    return FALSE;
  /* Translators: %s is the name of a scheme */
  message = g_strdup_printf (_ ("The article has the scheme “%s” now."),
                             apostil_scheme_get_label (scheme));
  apostil_window_show_toast (self, message, TRUE);
  return TRUE;
}

static void
use_scheme (ApostilWindow *self, ApostilScheme *scheme)
{
  g_autoptr (GError) error = NULL;

  if (!apostil_window_set_scheme (self, scheme, &error))
    apostil_window_show_message (self, GTK_MESSAGE_WARNING,
                                 _ ("The article keeps the scheme that it has."), error->message,
                                 NULL, NULL);
}

/* win.set-scheme: by its id, so that it can be asked for over D-Bus, too. */
void
apostil_window_use_scheme (ApostilWindow *self, const gchar *id)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  ApostilScheme *scheme = NULL;

  if (self->document == NULL || !APOSTIL_IS_APPLICATION (application))
    return;
  scheme = apostil_scheme_files_lookup (
      apostil_application_get_schemes (APOSTIL_APPLICATION (application)), id);
  if (scheme != NULL)
    use_scheme (self, scheme);
}

/**
 * apostil_window_scheme_edited:
 * @self: a window
 * @scheme: what was saved
 * @former_id: (nullable): the id that it had before
 *
 * An article that has the scheme under its former id gets it as it is now, if all its marks have a
 * place in it; if not, it keeps its own, and that is said.
 */
void
apostil_window_scheme_edited (ApostilWindow *self, ApostilScheme *scheme, const gchar *former_id)
{
  g_return_if_fail (APOSTIL_IS_WINDOW (self));

  if (self->document == NULL || former_id == NULL || apostil_document_is_read_only (self->document))
    return;
  if (g_str_equal (apostil_scheme_get_id (apostil_document_get_scheme (self->document)), former_id))
    use_scheme (self, scheme);
}
