/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing the evidence sheet. The sheet is of what the document holds when printing begins, so the
 * person may go on marking meanwhile. Paper and printer are remembered; where a sheet was printed into a
 * file is not, since that would tell of the article. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>

#include "apostil-sheet.h"
#include "apostil-snapshot.h"
#include "apostil-suggestion.h"

#define SETTINGS_FILE "print.ini"

/* One step of laying out keeps the window waiting no longer than this. */
#define STEP_MICROSECONDS 6000

typedef struct
{
  ApostilDocument *document;
  ApostilSheet *sheet;
} Print;

static void
print_free (gpointer data, GClosure *closure)
{
  Print *print = data;

  g_clear_pointer (&print->sheet, apostil_sheet_free);
  g_object_unref (print->document);
  g_free (print);
}

/* ---- What is remembered ---- */

static gchar *
dup_settings_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "apostil", SETTINGS_FILE, NULL);
}

static void
restore_settings (GtkPrintOperation *operation)
{
  g_autofree gchar *path = dup_settings_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;
  settings = gtk_print_settings_new_from_key_file (file, NULL, NULL);
  setup = gtk_page_setup_new_from_key_file (file, NULL, NULL);
  if (settings != NULL)
    gtk_print_operation_set_print_settings (operation, settings);
  if (setup != NULL)
    gtk_print_operation_set_default_page_setup (operation, setup);
}

static void
keep_settings (GtkPrintOperation *operation)
{
  static const gchar *const traces[] = { GTK_PRINT_SETTINGS_OUTPUT_URI,
                                         GTK_PRINT_SETTINGS_OUTPUT_DIR,
                                         GTK_PRINT_SETTINGS_OUTPUT_BASENAME };
  g_autofree gchar *path = dup_settings_path ();
  g_autofree gchar *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GtkPrintSettings) settings = NULL;
  GtkPrintSettings *used = gtk_print_operation_get_print_settings (operation);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);

  if (used == NULL)
    return;
  settings = gtk_print_settings_copy (used);
  for (guint i = 0; i < G_N_ELEMENTS (traces); i++)
    gtk_print_settings_unset (settings, traces[i]);
  gtk_print_settings_to_key_file (settings, file, NULL);
  if (setup != NULL)
    gtk_page_setup_to_key_file (setup, file, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, NULL))
    g_info ("The settings for printing were not kept in %s", path);
}

/**
 * apostil_window_forget_printing:
 * @error: why the file could not be removed
 *
 * Forgets paper and printer. Any thread.
 *
 * Returns: whether nothing of them is kept
 */
gboolean
apostil_window_forget_printing (GError **error)
{
  g_autofree gchar *path = dup_settings_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) problem = NULL;

  if (g_file_delete (file, NULL, &problem) ||
      g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* ---- Pages ---- */

static void
begin_print (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  ApostilDossierOptions options = { .reason = apostil_suggestion_reason_of };
  ApostilSheetPaper paper = {
    .width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
    .height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS),
    .left = MAX (apostil_sheet_a4.left, gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS)),
    .right = MAX (apostil_sheet_a4.right, gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS)),
    .top = MAX (apostil_sheet_a4.top, gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS)),
    .bottom =
        MAX (apostil_sheet_a4.bottom, gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_POINTS)),
  };

  g_clear_pointer (&print->sheet, apostil_sheet_free);
  print->sheet = apostil_sheet_new (print->document, &options, &paper);
}

static gboolean
paginate (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  gint64 end = g_get_monotonic_time () + STEP_MICROSECONDS;

  while (apostil_sheet_lay_out_some (print->sheet))
    if (g_get_monotonic_time () > end)
      return FALSE;
  gtk_print_operation_set_n_pages (operation, (gint) apostil_sheet_get_n_pages (print->sheet));
  return TRUE;
}

static void
draw_page (GtkPrintOperation *operation, GtkPrintContext *context, gint page, Print *print)
{
  apostil_sheet_paint (print->sheet, gtk_print_context_get_cairo_context (context), (guint) page);
}

/* Printed into a file, it may be listed among the recent ones by the dialog that asked for its name. */
static void
note_output (GtkPrintOperation *operation, ApostilWindow *self)
{
  GtkPrintSettings *used = gtk_print_operation_get_print_settings (operation);
  const gchar *uri = used != NULL ? gtk_print_settings_get (used, GTK_PRINT_SETTINGS_OUTPUT_URI)
                                  : NULL;
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;

  if (file != NULL)
    apostil_window_note_file (self, file, FALSE);
}

static void
print_done (GtkPrintOperation *operation, GtkPrintOperationResult result, ApostilWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      keep_settings (operation);
      note_output (operation, self);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      apostil_window_show_message (self, GTK_MESSAGE_ERROR, _ ("The sheet could not be printed."),
                                   error != NULL ? error->message : NULL, NULL, NULL);
    }
}

/**
 * apostil_window_new_print:
 * @self: a window with a document
 *
 * Returns: (transfer full): what prints the evidence sheet of its document as it is now
 */
GtkPrintOperation *
apostil_window_new_print (ApostilWindow *self)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (ApostilSnapshot) snapshot = apostil_snapshot_new (self->document);
  g_autofree gchar *name = apostil_window_dup_name (self);
  Print *print = g_new0 (Print, 1);

  print->document = apostil_snapshot_open (snapshot);
  restore_settings (operation);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print), print);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate), print);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page), print, print_free, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done), self, 0);
  return operation;
}

/* win.print: the desktop's dialog, with its preview. */
void
apostil_window_print (ApostilWindow *self)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (self->document == NULL)
    return;
  operation = apostil_window_new_print (self);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (self), &error) == GTK_PRINT_OPERATION_RESULT_ERROR &&
      error != NULL)
    apostil_window_show_message (self, GTK_MESSAGE_ERROR, _ ("The sheet could not be printed."),
                                 error->message, NULL, NULL);
}
