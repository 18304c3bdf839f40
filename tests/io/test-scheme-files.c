/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-import.h"
#include "apostil-scheme-files.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  gchar *folder;
  ApostilSchemeFiles *files;
  GAsyncResult *result;
  guint n_changed;
} Fixture;

static void
put (const gchar *folder, const gchar *name, const gchar *contents)
{
  g_autofree gchar *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

static gchar *
make_scheme (const gchar *id, const gchar *label)
{
  return g_strdup_printf ("<scheme xmlns=\"urn:apostil:scheme:1\" version=\"1.0\" id=\"%s\">\n"
                          "<label>%s</label>\n<section-roles><choice id=\"body\">Body</choice>"
                          "</section-roles>\n"
                          "<kind id=\"event\" key=\"W\"><label>Event</label></kind>\n</scheme>\n",
                          id, label);
}

static void
put_scheme (const gchar *folder, const gchar *name, const gchar *id, const gchar *label)
{
  g_autofree gchar *xml = make_scheme (id, label);

  put (folder, name, xml);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;

  self->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Fixture *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&self->result);
}

static void
load (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  apostil_scheme_files_load_async (self->files, NULL, on_done, self);
  result = wait_for (self);
  g_assert_true (apostil_scheme_files_load_finish (self->files, result, &error));
  g_assert_no_error (error);
}

static void
count_change (Fixture *self)
{
  self->n_changed++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_build_filename (g_get_user_data_dir (), "apostil", "schemes", NULL);
  g_assert_cmpint (g_mkdir_with_parents (self->folder, 0700), ==, 0);
  self->files = apostil_scheme_files_new (NULL);
  g_signal_connect_swapped (self->files, "changed", G_CALLBACK (count_change), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const gchar *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_rmdir (self->folder);
  g_clear_object (&self->files);
  g_free (self->folder);
}

static gchar *
list_ids (Fixture *self)
{
  g_autoptr (GPtrArray) schemes = apostil_scheme_files_list (self->files);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < schemes->len; i++)
    g_string_append_printf (ids, "%s ", apostil_scheme_get_id (g_ptr_array_index (schemes, i)));
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
test_listed (Fixture *self, gconstpointer data)
{
  g_autofree gchar *before = list_ids (self);
  g_autofree gchar *after = NULL;
  const gchar *const *problems;

  g_assert_cmpstr (before, ==, "news ");
  put_scheme (self->folder, "a.xml", "war", "War");
  put_scheme (self->folder, "b.xml", "art", "Art");
  put_scheme (self->folder, "c.xml", "war", "War again");
  put_scheme (self->folder, "d.xml", "news", "Not ours");
  put (self->folder, "e.xml",
       "<scheme xmlns=\"urn:apostil:scheme:1\"\n version=\"2.0\" id=\"x\"/>");
  put (self->folder, "notes.txt", "not a scheme");
  load (self);
  after = list_ids (self);
  g_assert_cmpstr (after, ==, "news art war ");
  g_assert_cmpuint (self->n_changed, ==, 1);

  /* each broken file is told, with its line, and hides no other */
  problems = apostil_scheme_files_get_problems (self->files);
  g_assert_cmpuint (g_strv_length ((gchar **) problems), ==, 3);
  g_assert_nonnull (strstr (problems[0], "c.xml"));
  g_assert_nonnull (strstr (problems[0], "a.xml"));
  g_assert_true (g_str_has_prefix (problems[1], "d.xml:1: "));
  g_assert_true (g_str_has_prefix (problems[2], "e.xml:2: "));

  g_assert_true (apostil_scheme_files_is_built_in (self->files, "news"));
  g_assert_false (apostil_scheme_files_is_built_in (self->files, "war"));
  g_assert_null (apostil_scheme_files_lookup (self->files, "opera"));
}

static gboolean
save (Fixture *self, const gchar *id, const gchar *former, GError **error)
{
  g_autofree gchar *xml = make_scheme (id, id);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_from_bytes (bytes, "x", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_nonnull (scheme);
  apostil_scheme_files_save_async (self->files, scheme, former, NULL, on_done, self);
  result = wait_for (self);
  return apostil_scheme_files_save_finish (self->files, result, error);
}

static gboolean
is_there (Fixture *self, const gchar *name)
{
  g_autofree gchar *path = g_build_filename (self->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static void
test_saved (Fixture *self, gconstpointer data)
{
  g_autofree gchar *ids = NULL;
  g_autofree gchar *free_id = NULL;
  g_autoptr (GError) error = NULL;

  put_scheme (self->folder, "mine.xml", "war", "War");
  load (self);
  /* renamed: the file of the old one goes */
  g_assert_true (save (self, "peace", "war", &error));
  g_assert_no_error (error);
  g_assert_true (is_there (self, "peace.xml"));
  g_assert_false (is_there (self, "mine.xml"));
  g_assert_true (save (self, "peace", "peace", &error));
  g_assert_true (is_there (self, "peace.xml"));
  g_assert_true (save (self, "law", NULL, &error));
  ids = list_ids (self);
  g_assert_cmpstr (ids, ==, "news law peace ");
  free_id = apostil_scheme_files_dup_free_id (self->files, "law");
  g_assert_cmpstr (free_id, ==, "law-2");

  /* the same is read again by those who have no list */
  {
    g_autoptr (ApostilScheme) found = apostil_scheme_files_find (NULL, "peace", &error);
    g_autoptr (ApostilScheme) none = apostil_scheme_files_find (NULL, "war", NULL);
    g_autoptr (ApostilScheme) news = apostil_scheme_files_find (NULL, "news", NULL);

    g_assert_cmpstr (apostil_scheme_get_id (found), ==, "peace");
    g_assert_null (none);
    g_assert_nonnull (news);
  }
  g_assert_true (apostil_scheme_files_remove (self->files, "law", &error));
  g_assert_false (is_there (self, "law.xml"));
  g_assert_null (apostil_scheme_files_lookup (self->files, "law"));
}

static ApostilImport *
import (const gchar *scheme)
{
  const ApostilImportOptions options = { .scheme = scheme };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("A headline\n\nWords.\n", 19);
  g_autoptr (GError) error = NULL;
  ApostilImport *result = apostil_import_data (bytes, "text/plain", &options, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static const gchar *
get_scheme_id (const ApostilImport *import)
{
  return apostil_scheme_get_id (apostil_document_get_scheme (import->document));
}

static void
test_new_article (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilImport) plain = NULL;
  g_autoptr (ApostilImport) own = NULL;
  g_autoptr (ApostilImport) broken = NULL;

  put_scheme (self->folder, "war.xml", "war", "War");
  put (self->folder, "bad.xml", "<scheme>");
  plain = import (NULL);
  own = import ("war");
  broken = import ("bad");
  g_assert_cmpstr (get_scheme_id (plain), ==, "news");
  g_assert_cmpstr (get_scheme_id (own), ==, "war");
  /* the article is not lost with its scheme; what is wrong is told first */
  g_assert_cmpstr (get_scheme_id (broken), ==, "news");
  g_assert_nonnull (strstr (g_ptr_array_index (broken->told, 0), "bad.xml:1: "));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_autofree gchar *home = g_dir_make_tmp ("apostil-schemes-XXXXXX", NULL);

  /* Not the user's own files; G_TEST_OPTION_ISOLATE_DIRS leaks, which the sanitizers report. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("/scheme-files/listed", test_listed);
  ADD ("/scheme-files/saved", test_saved);
  ADD ("/scheme-files/new-article", test_new_article);

  return g_test_run ();
}
