/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window leaves behind of its article outside its file: it is listed among the recent files, and
 * what was rejected in it counts for other articles. With « Keep No Traces » it leaves nothing, and what
 * it left already is taken back. The journal stays, since a crash would cost work; it ends with the window. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>

#include "apostil-recents.h"

static void
save_rejections (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  /* What cannot be kept is no reason to disturb anybody. */
  apostil_rejections_save (source, NULL);
  g_task_return_boolean (task, TRUE);
}

/* The document was saved: what it rejects counts for others, too. */
void
apostil_window_note_rejections (ApostilWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  ApostilRejections *rejections;
  g_autoptr (GTask) task = NULL;

  if (!APOSTIL_IS_APPLICATION (application) || self->document == NULL)
    return;
  rejections = apostil_application_get_rejections (APOSTIL_APPLICATION (application));
  if (self->traceless)
    apostil_rejections_forget_document (rejections, self->document);
  else if (apostil_session_get_suggestions (self->session) != NULL)
    apostil_rejections_note (rejections, self->document);
  task = g_task_new (rejections, NULL, NULL, NULL);
  g_task_set_source_tag (task, apostil_window_note_rejections);
  g_task_run_in_thread (task, save_rejections);
}

/**
 * apostil_window_note_file:
 * @self: the window
 * @file: a file that has something of the article: it was opened, saved or exported
 * @listed: whether it is one to open again; else it is not listed from here, though the dialog in
 *   which it was chosen may have done so
 *
 * Lists @file among the recent ones, or takes it out of them when no traces are to be kept.
 */
void
apostil_window_note_file (ApostilWindow *self, GFile *file, gboolean listed)
{
  g_return_if_fail (APOSTIL_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  g_ptr_array_add (self->noted, g_object_ref (file));
  if (self->traceless)
    apostil_recents_remove (file);
  else if (listed)
    apostil_recents_add (file);
}

/* The window shows another document: what it noted was of the one before. */
void
apostil_window_begin_traces (ApostilWindow *self)
{
  g_ptr_array_set_size (self->noted, 0);
  self->forgotten = FALSE;
}

/**
 * apostil_window_set_traceless:
 * @self: the window
 * @traceless: whether to keep no traces
 *
 * win.keep-no-traces. It holds for what the window shows now and later, until it is closed.
 */
void
apostil_window_set_traceless (ApostilWindow *self, gboolean traceless)
{
  if (self->traceless == traceless)
    return;
  self->traceless = traceless;
  if (self->journal != NULL)
    apostil_journal_set_traceless (self->journal, traceless);
  if (traceless)
    for (guint i = 0; i < self->noted->len; i++)
      apostil_recents_remove (self->noted->pdata[i]);
  else if (self->file != NULL)
    apostil_recents_add (self->file);
  /* Of what was saved; what is not will be noted, or not, when it is. */
  if (traceless)
    apostil_window_note_rejections (self);
  apostil_window_update_title (self);
  if (self->document != NULL)
    apostil_window_show_toast (self,
                               traceless ? _ ("This article leaves no traces outside its file.")
                                         : _ ("This article is remembered again."),
                               FALSE);
}
