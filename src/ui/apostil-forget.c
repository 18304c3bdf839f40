/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-forget.h"

#include <glib/gi18n.h>

#include "apostil-apply.h"
#include "apostil-help.h"
#include "apostil-last-session.h"
#include "apostil-recents.h"
#include "apostil-window-private.h"

/* How it works
 *
 * The program is asked anew what it had not saved when it died, since that is the only thing that somebody
 * could miss; the question names it. Files of articles, preferences, schemes and authority lists are not
 * traces: the person made them. Open windows keep their journals, which end with them.
 *
 * data/help/…/privacy.page lists each trace; the two belong together. */

/* How the windows were left: the rest of the settings somebody has chosen. */
static const gchar *const state_keys[] = {
  "window-width",    "window-height",      "window-maximized", "left-pane-visible",
  "left-pane-width", "right-pane-visible", "right-pane-width",
};

static void
remove_files (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (apostil_recovery_forget_all (NULL, &error) && apostil_last_session_forget (&error) &&
      apostil_rejections_forget (data, &error) && apostil_window_forget_printing (&error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ApostilApplication *application = APOSTIL_APPLICATION (source);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  while (window != NULL && !APOSTIL_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL)
    return;
  if (error != NULL)
    apostil_window_show_message (APOSTIL_WINDOW (window), GTK_MESSAGE_ERROR,
                                 _ ("Not everything could be forgotten."), error->message, NULL,
                                 NULL);
  else
    apostil_window_show_message (
        APOSTIL_WINDOW (window), GTK_MESSAGE_INFO, _ ("Every trace is forgotten."),
        _ ("Your files, preferences, schemes and authority lists are as they were."), NULL, NULL);
}

static void
forget (ApostilApplication *application)
{
  GSettings *settings = apostil_application_get_settings (application);
  g_autoptr (GTask) task = g_task_new (application, NULL, removed, NULL);

  g_ptr_array_unref (apostil_lost_work_take (apostil_application_get_lost_work (application)));
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (application), "recover")), FALSE);
  apostil_recents_forget ();
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    if (APOSTIL_IS_WINDOW (l->data))
      APOSTIL_WINDOW (l->data)->forgotten = TRUE;
  for (guint i = 0; settings != NULL && i < G_N_ELEMENTS (state_keys); i++)
    g_settings_reset (settings, state_keys[i]);
  g_task_set_source_tag (task, apostil_forget_ask);
  g_task_set_task_data (task, g_object_ref (apostil_application_get_rejections (application)),
                        g_object_unref);
  g_task_run_in_thread (task, remove_files);
}

static void
response (GtkDialog *dialog, gint answer, ApostilApplication *application)
{
  gtk_widget_destroy (GTK_WIDGET (dialog));
  if (answer == GTK_RESPONSE_ACCEPT)
    forget (application);
}

static void
ask (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autofree gchar *unsaved = apostil_lost_work_look_finish (APOSTIL_LOST_WORK (source), result);
  GtkApplication *application = gtk_window_get_application (parent);
  g_autofree gchar *text = NULL;
  GtkWidget *dialog;
  GtkWidget *button;

  /* Closed meanwhile. */
  if (application == NULL)
    return;
  dialog = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                   GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s",
                                   _ ("Forget every trace of your work on this computer?"));
  text = g_strconcat (
      _ ("Recent articles, what was rejected, journals, the printer and the size of windows are "
         "forgotten. Your files, preferences, schemes and authority lists stay."),
      unsaved != NULL ? "\n\n" : NULL,
      unsaved != NULL ? _ ("This was not saved when Apostil stopped, and will be lost:") : NULL,
      "\n", unsaved, NULL);
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", text);
  apostil_help_bind (dialog, "privacy#forget");
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL);
  button =
      gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Forget Everything"), GTK_RESPONSE_ACCEPT);
  gtk_style_context_add_class (gtk_widget_get_style_context (button), "destructive-action");
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response), application, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * apostil_forget_ask:
 * @application: the program
 * @parent: the window in front
 *
 * Asks, and forgets when the answer is yes.
 */
void
apostil_forget_ask (ApostilApplication *application, GtkWindow *parent)
{
  g_return_if_fail (APOSTIL_IS_APPLICATION (application));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  apostil_lost_work_look_async (apostil_application_get_lost_work (application), ask,
                                g_object_ref (parent));
}
