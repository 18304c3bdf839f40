/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is left of an article outside its own folder: the whole home is searched, names and contents, for its
 * words, its place and its identity. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "apostil-journal.h"
#include "window-fixture.h"

/* Adds the path of what has @needle in its name or its bytes. */
static void
search (const gchar *path, const gchar *needle, GPtrArray *found)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree gchar *base = g_path_get_basename (path);
  g_autofree gchar *bytes = NULL;
  const gchar *name;
  gsize n_bytes = 0;

  if (strstr (base, needle) != NULL)
    g_ptr_array_add (found, g_strdup (path));
  else if (dir == NULL && g_file_get_contents (path, &bytes, &n_bytes, NULL) &&
           memmem (bytes, n_bytes, needle, strlen (needle)) != NULL)
    g_ptr_array_add (found, g_strdup (path));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *child = g_build_filename (path, name, NULL);

      search (child, needle, found);
    }
}

/* Where in the home there is something of the article; the last word of each path, sorted. */
static gchar *
find_traces (Fixture *fixture)
{
  const gchar *home = g_get_home_dir ();
  g_autofree gchar *folder = g_path_get_basename (fixture->folder);
  const gchar *const needles[] = { "Massoud", "négocier", folder,
                                   apostil_document_get_uuid (fixture_get_document (fixture)) };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) sorted = NULL;
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    search (home, needles[i], found);
  for (guint i = 0; i < found->len; i++)
    {
      const gchar *dot = strrchr (found->pdata[i], '.');

      g_hash_table_add (places, g_strdup (dot != NULL ? dot + 1 : found->pdata[i]));
    }
  sorted = g_list_sort (g_hash_table_get_keys (places), (GCompareFunc) strcmp);
  for (GList *l = sorted; l != NULL; l = l->next)
    g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", (const gchar *) l->data);
  return g_string_free (all, FALSE);
}

static gboolean
are_traces (Fixture *fixture, const gchar *expected)
{
  g_autofree gchar *traces = find_traces (fixture);

  return g_str_equal (traces, expected);
}

/* Of this test's home, where rejections are digests: how many lines. */
static guint
count_rejections (void)
{
  g_autofree gchar *path = apostil_rejections_get_path ();
  g_autofree gchar *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  return g_strv_length (lines) - 1;
}

static void
save_as_native (Fixture *fixture)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "article.apostil", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  apostil_window_set_file (fixture->window, file, NULL);
  fixture_activate (fixture, "save", NULL);
  wait_until (!fixture->window->saving);
}

/* Reads, marks, rejects and saves; what a usual article leaves is there in the end. */
static void
work (Fixture *fixture, gboolean traceless)
{
  ApostilWindow *window = fixture->window;

  if (traceless)
    fixture_activate (fixture, "keep-no-traces", NULL);
  fixture_load (fixture, fixture->path);
  fixture_select (fixture, "Kaboul", 0);
  fixture_activate (fixture, "annotate", "entity/place");
  apostil_journal_flush (window->journal);
  wait_until (are_traces (fixture, traceless ? "journal" : "journal xbel"));
  wait_until (fixture_is_enabled (fixture, "next-suggestion"));
  fixture_activate (fixture, "next-suggestion", NULL);
  fixture_activate (fixture, "reject", NULL);
  save_as_native (fixture);
}

static void
test_usual (Fixture *fixture, gconstpointer data)
{
  work (fixture, FALSE);
  wait_until (are_traces (fixture, "xbel"));
  wait_until (count_rejections () == 1);
  /* Both places of the article are taken back, and what it rejected. */
  fixture_activate (fixture, "keep-no-traces", NULL);
  wait_until (are_traces (fixture, ""));
  wait_until (count_rejections () == 0);
  /* Nor does a further save leave anything. */
  fixture_select (fixture, "dimanche", 0);
  fixture_activate (fixture, "annotate", "date");
  fixture_activate (fixture, "save", NULL);
  wait_until (!fixture->window->saving);
  fixture_spin (600);
  g_assert_true (are_traces (fixture, ""));
  g_assert_cmpuint (count_rejections (), ==, 0);
  g_assert_nonnull (
      strstr (gtk_header_bar_get_subtitle (GTK_HEADER_BAR (fixture->window->header)), "no traces"));
  fixture_activate (fixture, "keep-no-traces", NULL);
  wait_until (are_traces (fixture, "xbel"));
}

static void
test_traceless (Fixture *fixture, gconstpointer data)
{
  work (fixture, TRUE);
  fixture_spin (600);
  wait_until (are_traces (fixture, ""));
  g_assert_cmpuint (count_rejections (), ==, 0);
}

/* What dialogs list by themselves: a file that cannot be read. */
static void
test_listed_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "Massoud.apostil", NULL);
  g_autofree gchar *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  fixture_load (fixture, fixture->path);
  fixture_activate (fixture, "keep-no-traces", NULL);
  g_assert_true (g_file_set_contents (path, "<apostil", -1, NULL));
  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
  wait_until (are_traces (fixture, "journal xbel"));
  apostil_window_load (fixture->window, file);
  wait_until (!fixture->window->loading);
  wait_until (are_traces (fixture, "journal"));
}

/* The question is answered. */
static gchar *
answer (Fixture *fixture, gint response)
{
  GtkWidget *dialog = NULL;
  gchar *text = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "forget", NULL);
  for (guint i = 0; i < 500 && dialog == NULL; i++)
    {
      g_autoptr (GList) windows = gtk_window_list_toplevels ();

      for (GList *l = windows; l != NULL; l = l->next)
        if (GTK_IS_MESSAGE_DIALOG (l->data))
          dialog = l->data;
      fixture_spin (10);
    }
  g_assert_nonnull (dialog);
  g_object_get (dialog, "secondary-text", &text, NULL);
  gtk_dialog_response (GTK_DIALOG (dialog), response);
  return text;
}

/* As a program that died would leave it. */
static void
leave_journal (Fixture *fixture)
{
  ApostilDocument *document = fixture_get_document (fixture);
  g_autoptr (ApostilJournal) journal = apostil_journal_new (document, NULL, NULL, NULL);

  fixture_select (fixture, "responsable", 0);
  fixture_activate (fixture, "annotate", "entity/person");
  apostil_journal_flush (journal);
}

static void
test_forget (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = apostil_application_get_settings (fixture->application);
  g_autofree gchar *kept = g_build_filename (g_get_home_dir (), "apostil", "print.ini", NULL);
  g_autofree gchar *text = NULL;

  work (fixture, FALSE);
  leave_journal (fixture);
  g_assert_true (g_file_set_contents (kept, "[Print Settings]\n", -1, NULL));
  g_settings_set_int (settings, "window-width", 999);
  g_settings_set_string (settings, "annotator-name", "Nora");
  fixture_activate (fixture, "save", NULL);
  wait_until (!fixture->window->saving);
  wait_until (are_traces (fixture, "journal xbel"));

  /* It is asked first, and says what is at stake. */
  text = answer (fixture, GTK_RESPONSE_CANCEL);
  g_assert_nonnull (strstr (text, "will be lost:\n“\xe2\x81\xa8"
                                  "Ahmad Massoud"));
  g_assert_nonnull (strstr (text, "”, 1 change"));
  fixture_spin (100);
  g_assert_true (are_traces (fixture, "journal xbel"));

  g_free (text);
  text = answer (fixture, GTK_RESPONSE_ACCEPT);
  wait_until (are_traces (fixture, ""));
  wait_until (!g_file_test (kept, G_FILE_TEST_EXISTS));
  wait_until (gtk_info_bar_get_revealed (GTK_INFO_BAR (fixture->window->info_bar)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (fixture->window->info_primary)), ==,
                   "Every trace is forgotten.");
  g_assert_cmpuint (count_rejections (), ==, 0);
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 1280);
  /* What was chosen is no trace. */
  {
    g_autofree gchar *name = g_settings_get_string (settings, "annotator-name");

    g_assert_cmpstr (name, ==, "Nora");
  }
  /* With nothing lost there is nothing to warn of. */
  g_free (text);
  text = answer (fixture, GTK_RESPONSE_CANCEL);
  g_assert_null (strstr (text, "will be lost"));
}

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = fixture_start (&argc, &argv);

  if (application == NULL)
    return 0;
#define ADD(path, function) \
  g_test_add ("/traces/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("usual", test_usual);
  ADD ("traceless", test_traceless);
  ADD ("listed-elsewhere", test_listed_elsewhere);
  ADD ("forget", test_forget);
#undef ADD
  return g_test_run ();
}
