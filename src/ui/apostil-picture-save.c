/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-picture-save.h"

#include <glib/gi18n-lib.h>

#include "apostil-apply.h"
#include "apostil-window.h"

#define LEAST_WIDTH 900 /* of the picture that is saved, however narrow the window is */

static const struct
{
  const gchar *ending;
  const gchar *label;
  ApostilPictureFormat format;
} formats[] = {
  { ".svg", N_ ("SVG drawing"), APOSTIL_PICTURE_SVG },
  { ".pdf", N_ ("PDF document"), APOSTIL_PICTURE_PDF },
  { ".png", N_ ("PNG image"), APOSTIL_PICTURE_PNG },
};

typedef struct
{
  ApostilPicture *picture;
  ApostilTheme *theme;
  gdouble width;
  gdouble height;
  ApostilPictureFormat format;
  GFile *file;
  GtkWidget *widget; /* (nullable) weak */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->picture);
  apostil_theme_unref (job->theme);
  g_object_unref (job->file);
  if (job->widget != NULL)
    g_object_remove_weak_pointer (G_OBJECT (job->widget), (gpointer *) &job->widget);
  g_free (job);
}

static void
draw (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GBytes *bytes;

  apostil_picture_lay_out (job->picture, job->theme, job->width, job->height);
  bytes = apostil_picture_write (job->picture, job->format, &error);
  if (bytes == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

static void
report (Job *job, const GError *error)
{
  g_autofree gchar *name = g_file_get_basename (job->file);
  g_autofree gchar *message = NULL;
  g_autoptr (GError) named = NULL;

  if (job->widget == NULL)
    return;
  if (error == NULL)
    {
      message = g_strdup_printf (_ ("%s is saved."), name);
      apostil_report_done (job->widget, message, FALSE);
      return;
    }
  named = g_error_copy (error);
  g_prefix_error (&named, _ ("The picture %s is not saved: "), name);
  apostil_report_error (job->widget, named);
}

static void
on_written (GObject *file, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (file), result, NULL, &error);
  report (g_task_get_task_data (task), error);
  g_object_unref (task);
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (bytes == NULL)
    report (job, error);
  else
    g_file_replace_contents_bytes_async (job->file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         on_written, g_object_ref (G_TASK (result)));
}

static gboolean
find_format (const gchar *name, ApostilPictureFormat *format)
{
  g_autofree gchar *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      {
        *format = formats[i].format;
        return TRUE;
      }
  return FALSE;
}

/**
 * apostil_picture_save_to:
 * @widget: what shows the picture; tells the person how it went
 * @picture: a picture that is laid out
 * @file: where to; its ending says the format, SVG without one
 *
 * Draws and writes it; returns at once.
 */
void
apostil_picture_save_to (GtkWidget *widget, ApostilPicture *picture, GFile *file)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_drawn, NULL);
  g_autofree gchar *name = g_file_get_basename (file);
  ApostilTheme *look = apostil_picture_get_theme (picture);
  Job *job = g_new0 (Job, 1);

  job->picture = apostil_picture_copy (picture);
  job->theme = apostil_theme_new (APOSTIL_LOOK_LIGHT);
  apostil_theme_set_right_to_left (job->theme, apostil_theme_is_right_to_left (look));
  apostil_picture_get_room (picture, &job->width, &job->height);
  job->width = MAX (job->width, LEAST_WIDTH);
  job->format = APOSTIL_PICTURE_SVG;
  find_format (name, &job->format);
  job->file = g_object_ref (file);
  job->widget = widget;
  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &job->widget);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, draw);
}

static void
on_response (GtkNativeDialog *dialog, gint response, gpointer user_data)
{
  GtkWidget *widget = user_data;
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  GtkWidget *window = gtk_widget_get_toplevel (widget);
  ApostilPicture *picture = g_object_get_data (G_OBJECT (dialog), "picture");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);

      apostil_picture_save_to (widget, picture, file);
      if (APOSTIL_IS_WINDOW (window))
        apostil_window_note_file (APOSTIL_WINDOW (window), file, FALSE);
    }
  g_object_unref (dialog);
}

/* The name follows the filter that is chosen. */
static void
on_filter (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  g_autofree gchar *name = gtk_file_chooser_get_current_name (chooser);
  const gchar *ending = filter == NULL ? NULL : g_object_get_data (G_OBJECT (filter), "ending");
  ApostilPictureFormat format;

  if (ending == NULL || name == NULL || *name == '\0')
    return;
  if (find_format (name, &format))
    *g_strrstr (name, ".") = '\0';
  {
    g_autofree gchar *changed = g_strconcat (name, ending, NULL);

    gtk_file_chooser_set_current_name (chooser, changed);
  }
}

/**
 * apostil_picture_save:
 * @widget: what shows the picture
 * @picture: a picture that is laid out
 * @name: the name that is offered, without ending
 *
 * Asks where to, then saves it.
 */
void
apostil_picture_save (GtkWidget *widget, ApostilPicture *picture, const gchar *name)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Save the Picture"), GTK_WINDOW (gtk_widget_get_toplevel (widget)),
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  g_autofree gchar *first = g_strconcat (name, formats[0].ending, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      GtkFileFilter *filter = gtk_file_filter_new ();
      g_autofree gchar *pattern = g_strconcat ("*", formats[i].ending, NULL);

      gtk_file_filter_set_name (filter, _ (formats[i].label));
      gtk_file_filter_add_pattern (filter, pattern);
      g_object_set_data (G_OBJECT (filter), "ending", (gpointer) formats[i].ending);
      gtk_file_chooser_add_filter (chooser, filter);
    }
  gtk_file_chooser_set_current_name (chooser, first);
  gtk_file_chooser_set_do_overwrite_confirmation (chooser, TRUE);
  g_signal_connect (dialog, "notify::filter", G_CALLBACK (on_filter), NULL);
  g_object_set_data_full (G_OBJECT (dialog), "picture", g_object_ref (picture), g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
