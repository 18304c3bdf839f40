/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing the evidence sheet into a file, and exporting from the window. */

#include "config.h"

#include <string.h>

#include "apostil-window-private.h"
#include "window-fixture.h"

static gchar *
dup_path (Fixture *fixture, const gchar *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
mark_something (Fixture *fixture)
{
  fixture_load (fixture, fixture->path);
  fixture_select (fixture, "dimanche", 0);
  fixture_activate (fixture, "annotate", "date");
  fixture_select (fixture, "Nous voulons négocier", 0);
  fixture_activate (fixture, "annotate", "claim");
}

static void
test_print (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *path = dup_path (fixture, "sheet.pdf");
  g_autofree gchar *kept = g_build_filename (g_get_user_state_dir (), "apostil", "print.ini", NULL);
  g_autofree gchar *content = NULL;
  g_autofree gchar *settings = NULL;
  gsize length;
  gint n_pages;

  mark_something (fixture);
  g_assert_true (fixture_is_enabled (fixture, "print"));
  operation = apostil_window_new_print (fixture->window);
  /* What is printed is what was there when printing began. */
  fixture_activate (fixture, "delete", NULL);
  fixture_activate (fixture, "undo", NULL);
  fixture_activate (fixture, "undo", NULL);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (fixture->window), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  g_assert_cmpint (n_pages, >=, 1);
  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_cmpuint (length, >, 5000);

  /* The printer is remembered, what was printed and where to is not. */
  if (g_file_get_contents (kept, &settings, NULL, NULL))
    {
      g_assert_null (strstr (settings, "sheet.pdf"));
      g_assert_null (strstr (settings, "output-uri"));
    }
}

/* What a previewer is handed, once it is whole. */
static gboolean
is_previewed (const gchar *path)
{
  g_autofree gchar *content = NULL;
  gsize length;

  return g_file_get_contents (path, &content, &length, NULL) && length > 5000 &&
         memcmp (content, "%PDF-", 5) == 0 && memcmp (content + length - 6, "%%EOF\n", 6) == 0;
}

static void
note_width (GtkPrintOperation *operation, GtkPrintContext *context, gdouble *width)
{
  *width = gtk_print_context_get_width (context);
}

/* The paper of one print is that of the next one, and of its preview in a program of the desktop's. */
static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkPrintOperation) first = NULL;
  g_autoptr (GtkPrintOperation) next = NULL;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GError) error = NULL;
  g_autofree gchar *exported = dup_path (fixture, "first.pdf");
  g_autofree gchar *path = dup_path (fixture, "preview.pdf");
  g_autofree gchar *command = g_strdup_printf ("sh -c 'mv \"$0\" %s; rm \"$1\"' %%f %%s", path);
  gdouble width = 0;

  mark_something (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-print-preview-command", command, NULL);
  first = apostil_window_new_print (fixture->window);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_print_settings (first, settings);
  gtk_print_operation_set_default_page_setup (first, setup);
  gtk_print_operation_set_export_filename (first, exported);
  gtk_print_operation_set_allow_async (first, FALSE);
  g_assert_cmpint (gtk_print_operation_run (first, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (fixture->window), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);

  next = apostil_window_new_print (fixture->window);
  g_assert_cmpint (
      gtk_page_setup_get_orientation (gtk_print_operation_get_default_page_setup (next)), ==,
      GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_signal_connect (next, "begin-print", G_CALLBACK (note_width), &width);
  gtk_print_operation_run (next, GTK_PRINT_OPERATION_ACTION_PREVIEW, GTK_WINDOW (fixture->window),
                           &error);
  g_assert_no_error (error);
  wait_until (is_previewed (path));
  g_assert_cmpfloat (width, >, 800);
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  static const gchar *const names[] = { "csv", "html", "jsonl", "text" };

  mark_something (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const ApostilFormat *format = apostil_formats_lookup (names[i]);
      g_autofree gchar *path = dup_path (fixture, names[i]);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree gchar *content = NULL;

      apostil_window_export_to (fixture->window, file, format);
      if (!g_str_equal (names[i], "jsonl"))
        {
          /* Told first what is lost; nothing is written until that is accepted. */
          wait_until (find_dialog () != NULL);
          g_assert_false (g_file_query_exists (file, NULL));
          gtk_dialog_response (GTK_DIALOG (find_dialog ()), GTK_RESPONSE_ACCEPT);
        }
      wait_until (g_file_query_exists (file, NULL));
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_nonnull (strstr (content, "Nous voulons négocier"));
      if (g_str_equal (names[i], "csv"))
        g_assert_true (g_str_has_prefix (content, "\xef\xbb\xbfrecord,"));
      if (g_str_equal (names[i], "html"))
        g_assert_nonnull (strstr (content, "alt=\"1 claim, 1 claimant: "));
    }
}

static void
test_export_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = dup_path (fixture, "no.csv");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  mark_something (fixture);
  apostil_window_export_to (fixture->window, file, apostil_formats_lookup ("csv"));
  wait_until (find_dialog () != NULL);
  gtk_dialog_response (GTK_DIALOG (find_dialog ()), GTK_RESPONSE_CANCEL);
  fixture_spin (100);
  g_assert_false (g_file_query_exists (file, NULL));
}

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = fixture_start (&argc, &argv);

  if (application == NULL)
    return 0;
#define ADD(name, func) \
  g_test_add ("/ui/print/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("print", test_print);
  ADD ("preview", test_preview);
  ADD ("export", test_export);
  ADD ("export-refused", test_export_refused);
  return g_test_run ();
}
