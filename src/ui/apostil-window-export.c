/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing the article and its marks in another format. The person chooses place and format in one
 * dialog, and is told what the format cannot hold before anything is written. A thread writes what the
 * document held at that moment. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "apostil-formats.h"
#include "apostil-help.h"
#include "apostil-owned-task.h"
#include "apostil-report-pictures.h"
#include "apostil-sheet.h"
#include "apostil-snapshot.h"
#include "apostil-suggestion.h"

/* ---- Formats ---- */

static GBytes *
write_sheet (ApostilDocument *document, const ApostilExportOptions *options, GError **error)
{
  g_autoptr (ApostilSheet)
      sheet = apostil_sheet_new (document, &options->dossier, &apostil_sheet_a4);

  return apostil_sheet_write_pdf (sheet, error);
}

static const gchar *const pdf_extensions[] = { "pdf", NULL };
static const gchar *const pdf_types[] = { "application/pdf", NULL };

static const ApostilFormat sheet_format = {
  .name = "sheet-pdf",
  .label = N_ ("Evidence sheet, PDF document"),
  .extensions = pdf_extensions,
  .media_types = pdf_types,
  .exports = TRUE,
  .write = write_sheet,
  .report = apostil_dossier_report,
};

/* (element-type ApostilFormat) (transfer container): those that are offered, the sheet first. */
static GPtrArray *
get_formats (void)
{
  GPtrArray *offered = g_ptr_array_new ();
  guint n_formats;
  const ApostilFormat *formats = apostil_formats_get_all (&n_formats);

  g_ptr_array_add (offered, (gpointer) &sheet_format);
  for (guint i = 0; i < n_formats; i++)
    if (formats[i].exports && !g_str_equal (formats[i].name, "apostil"))
      g_ptr_array_add (offered, (gpointer) &formats[i]);
  return offered;
}

/* The format that a name asks for by its ending. */
static const ApostilFormat *
find_format (const gchar *name)
{
  g_autoptr (GPtrArray) formats = get_formats ();
  const gchar *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && i < formats->len; i++)
    {
      const ApostilFormat *format = g_ptr_array_index (formats, i);

      for (guint j = 0; format->extensions[j] != NULL; j++)
        if (g_ascii_strcasecmp (dot + 1, format->extensions[j]) == 0)
          return format;
    }
  return NULL;
}

/* ---- Writing ---- */

typedef struct
{
  ApostilSnapshot *snapshot;
  const ApostilFormat *format;
  gchar *name; /* of the document's file */
  GFile *file; /* where to */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  apostil_snapshot_free (export->snapshot);
  g_free (export->name);
  g_object_unref (export->file);
  g_free (export);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  g_autoptr (ApostilDocument) document = apostil_snapshot_open (export->snapshot);
  ApostilExportOptions options = {
    .file = export->name,
    .bom = TRUE, /* who saves a table from a window opens it in a spreadsheet next */
    .dossier = { .reason = apostil_suggestion_reason_of },
    .pictures = apostil_report_pictures_draw,
  };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  gsize n_bytes;
  const gchar *content;

  if (apostil_formats_export (document, export->format, &options, stream, cancellable, &error) &&
      g_output_stream_close (stream, cancellable, &error))
    {
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
      content = g_bytes_get_data (bytes, &n_bytes);
      g_file_replace_contents (export->file, content != NULL ? content : "", n_bytes, NULL, FALSE,
                               G_FILE_CREATE_NONE, NULL, cancellable, &error);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
export_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ApostilWindow *self = APOSTIL_WINDOW (source);
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree gchar *base = g_file_get_basename (export->file);
  g_autofree gchar *name = g_filename_display_name (base);
  g_autofree gchar *message = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  /* the window was closed meanwhile */
  if (self->toast_label == NULL)
    return;
  if (written)
    {
      /* Translators: %s is the name of a file */
      message = g_strdup_printf (_ ("“%s” was written."), name);
      apostil_window_show_toast (self, message, FALSE);
      return;
    }
  /* Translators: %s is the name of a file */
  message = g_strdup_printf (_ ("“%s” could not be written."), name);
  apostil_window_show_message (self, GTK_MESSAGE_ERROR, message, error->message, NULL, NULL);
}

static void
start (ApostilWindow *self, GFile *file, const ApostilFormat *format)
{
  g_autoptr (GTask) task = apostil_owned_task_new (self, NULL, export_done);
  Export *export = g_new0 (Export, 1);

  export->snapshot = apostil_snapshot_new (self->document);
  export->format = format;
  export->name = apostil_window_dup_name (self);
  export->file = g_object_ref (file);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, write_in_thread);
}

/* ---- What is lost ---- */

typedef struct
{
  GFile *file;
  const ApostilFormat *format;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->file);
  g_free (question);
}

static void
loss_response (GtkDialog *dialog, gint response, gpointer user_data)
{
  Question *question = user_data;
  ApostilWindow *self = APOSTIL_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));

  if (response == GTK_RESPONSE_ACCEPT && self->document != NULL)
    start (self, question->file, question->format);
  gtk_widget_destroy (GTK_WIDGET (dialog));
}

/**
 * apostil_window_export_to:
 * @self: a window with a document
 * @file: where to
 * @format: how
 *
 * Writes @file, after the person was told what it will not hold.
 */
void
apostil_window_export_to (ApostilWindow *self, GFile *file, const ApostilFormat *format)
{
  g_autoptr (GPtrArray) losses = apostil_formats_get_losses (self->document, format);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree gchar *base = g_file_get_basename (file);
  g_autofree gchar *name = g_filename_display_name (base);
  Question *question;
  GtkWidget *dialog;

  if (losses->len == 0)
    {
      start (self, file, format);
      return;
    }
  for (guint i = 0; i < losses->len; i++)
    g_string_append_printf (lines, "%s• %s", i > 0 ? "\n" : "",
                            (const gchar *) g_ptr_array_index (losses, i));
  question = g_new0 (Question, 1);
  question->file = g_object_ref (file);
  question->format = format;
  dialog = gtk_message_dialog_new (GTK_WINDOW (self),
                                   GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                   GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE,
                                   /* Translators: %s is the name of a file */
                                   _ ("“%s” will not hold everything."), name);
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", lines->str);
  apostil_help_bind (dialog, "exchange");
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL, _ ("_Export"),
                          GTK_RESPONSE_ACCEPT, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  g_signal_connect_data (dialog, "response", G_CALLBACK (loss_response), question, question_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- Where to ---- */

static const ApostilFormat *
get_chosen (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);

  return filter != NULL ? g_object_get_data (G_OBJECT (filter), "apostil-format") : NULL;
}

/* A name that ends as some format's means that format; else the chosen one's ending is added. */
static void
export_response (GtkNativeDialog *dialog, gint response, ApostilWindow *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree gchar *base = NULL;
  const ApostilFormat *format = get_chosen (GTK_FILE_CHOOSER (dialog));
  const ApostilFormat *named;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->file_dialog);
  if (file == NULL || self->document == NULL)
    return;
  /* As the dialog listed it, whatever ending is added. */
  apostil_window_note_file (self, file, FALSE);
  base = g_file_get_basename (file);
  named = find_format (base);
  if (named != NULL)
    format = named;
  if (format == NULL)
    format = &sheet_format;
  if (named == NULL)
    {
      g_autoptr (GFile) folder = g_file_get_parent (file);
      g_autofree gchar *full = g_strconcat (base, ".", format->extensions[0], NULL);
      g_autoptr (GFile) other = folder != NULL ? g_file_get_child (folder, full) : NULL;

      /* never over a file that the dialog has not asked about */
      if (other != NULL && !g_file_query_exists (other, NULL))
        g_set_object (&file, other);
    }
  apostil_window_export_to (self, file, format);
}

static void
filter_changed (GtkFileChooser *chooser, GParamSpec *pspec, ApostilWindow *self)
{
  const ApostilFormat *format = get_chosen (chooser);
  g_autofree gchar *name = gtk_file_chooser_get_current_name (chooser);
  g_autofree gchar *full = NULL;
  gchar *dot = name != NULL ? strrchr (name, '.') : NULL;

  if (format == NULL || dot == NULL || dot == name || find_format (name) == NULL)
    return;
  *dot = '\0';
  full = g_strconcat (name, ".", format->extensions[0], NULL);
  gtk_file_chooser_set_current_name (chooser, full);
}

/* win.export */
void
apostil_window_export (ApostilWindow *self)
{
  g_autoptr (GPtrArray) formats = get_formats ();
  g_autofree gchar *name = NULL;
  g_autofree gchar *full = NULL;
  GtkFileChooser *chooser;
  gchar *dot;

  if (self->document == NULL)
    return;
  g_clear_object (&self->file_dialog);
  chooser = GTK_FILE_CHOOSER (
      gtk_file_chooser_native_new (_ ("Export the Article and Its Marks"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel")));
  self->file_dialog = G_OBJECT (chooser);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_do_overwrite_confirmation (chooser, TRUE);
  for (guint i = 0; i < formats->len; i++)
    {
      const ApostilFormat *format = g_ptr_array_index (formats, i);
      GtkFileFilter *filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, apostil_format_get_label (format));
      for (guint j = 0; format->extensions[j] != NULL; j++)
        {
          g_autofree gchar *pattern = g_strconcat ("*.", format->extensions[j], NULL);

          gtk_file_filter_add_pattern (filter, pattern);
        }
      g_object_set_data (G_OBJECT (filter), "apostil-format", (gpointer) format);
      gtk_file_chooser_add_filter (chooser, filter);
    }
  name = apostil_window_dup_name (self);
  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  full = g_strconcat (name, ".", sheet_format.extensions[0], NULL);
  gtk_file_chooser_set_current_name (chooser, full);
  g_signal_connect_object (chooser, "notify::filter", G_CALLBACK (filter_changed), self, 0);
  g_signal_connect_object (chooser, "response", G_CALLBACK (export_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
