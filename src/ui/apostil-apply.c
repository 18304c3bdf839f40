/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-apply.h"

#include "apostil-window.h"

static ApostilWindow *
find_window (GtkWidget *widget)
{
  GtkWidget *top = gtk_widget_get_toplevel (widget);

  if (GTK_IS_WINDOW (top) && !APOSTIL_IS_WINDOW (top))
    top = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (top)));
  return APOSTIL_IS_WINDOW (top) ? APOSTIL_WINDOW (top) : NULL;
}

/**
 * apostil_apply_edit:
 * @widget: where it was asked for
 * @document: the document
 * @edit: (nullable) (transfer full): what an apostil_command_*() returned
 * @error: (nullable) (transfer full): the error it set
 *
 * Applies @edit; when there is none, or the document refuses it, the window says why.
 *
 * Returns: whether it was applied
 */
gboolean
apostil_apply_edit (GtkWidget *widget, ApostilDocument *document, ApostilEdit *edit, GError *error)
{
  g_autoptr (ApostilEdit) owned = edit;
  g_autoptr (GError) problem = error;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), FALSE);

  if (owned != NULL && apostil_document_apply (document, owned, &problem))
    return TRUE;
  if (problem != NULL)
    apostil_report_error (widget, problem);
  return FALSE;
}

/**
 * apostil_report_error:
 * @widget: where it happened
 * @error: what
 *
 * Says @error in the info bar of the window that @widget is in. That something was cancelled is
 * never said.
 */
void
apostil_report_error (GtkWidget *widget, const GError *error)
{
  ApostilWindow *window = find_window (widget);

  g_return_if_fail (error != NULL);

  if (window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  apostil_window_show_message (window, GTK_MESSAGE_WARNING, error->message, NULL, NULL, NULL);
}

/**
 * apostil_report_done:
 * @widget: where it was done
 * @message: one sentence
 * @undo: whether to offer to undo it
 *
 * Says in passing what was done.
 */
void
apostil_report_done (GtkWidget *widget, const gchar *message, gboolean undo)
{
  ApostilWindow *window = find_window (widget);

  if (window != NULL)
    apostil_window_show_toast (window, message, undo);
}
