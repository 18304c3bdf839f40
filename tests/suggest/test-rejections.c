/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands.h"
#include "apostil-rejections.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  gchar *folder;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = NULL;

  fixture->folder = g_dir_make_tmp ("apostil-rejections-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "state", "rejections", NULL);
  fixture->file = g_file_new_for_path (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *state = g_build_filename (fixture->folder, "state", NULL);

  g_file_delete (fixture->file, NULL, NULL);
  g_rmdir (state);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
}

/* A document that rejects « Orange » as rule « name.new » proposes it. */
static ApostilDocument *
make_document (guint number)
{
  g_autofree gchar *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012u", number);
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  g_autoptr (ApostilText) text = apostil_text_new ("Orange est une couleur.\n", -1, NULL);
  g_autoptr (ApostilArticle) article = apostil_article_new (text);
  ApostilDocument *document = apostil_document_new (scheme, article, uuid);
  ApostilAnnotation *mark =
      apostil_annotation_new (apostil_scheme_get_kind (scheme, "entity"), "m1");
  g_autoptr (GError) error = NULL;

  apostil_annotation_set_span (mark, APOSTIL_SPAN (0, 6));
  apostil_record_set_status (mark, APOSTIL_STATUS_REJECTED);
  apostil_record_set (mark, APOSTIL_ATTR_RULE, "name.new");
  apostil_record_set (mark, APOSTIL_ATTR_TYPE, "organisation");
  apostil_record_set (mark, APOSTIL_ATTR_NAME, "Orange");
  apostil_document_bulk_add (document, mark);
  apostil_document_bulk_finish (document, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static void
note (ApostilRejections *rejections, guint number)
{
  g_autoptr (ApostilDocument) document = make_document (number);

  apostil_rejections_note (rejections, document);
}

static void
test_three (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ApostilRejections) rejections = apostil_rejections_new (fixture->file);
  g_autoptr (ApostilRejections) again = NULL;
  g_autofree gchar *contents = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  note (rejections, 1);
  note (rejections, 2);
  note (rejections, 2);
  g_assert_false (apostil_rejections_is_silent (rejections, "name.new", "Orange"));
  note (rejections, 3);
  g_assert_true (apostil_rejections_is_silent (rejections, "name.new", "Orange"));
  g_assert_true (apostil_rejections_is_silent (rejections, "name.new", "ORANGE"));
  g_assert_false (apostil_rejections_is_silent (rejections, "name.near", "Orange"));
  g_assert_false (apostil_rejections_is_silent (rejections, "name.new", "Citron"));

  apostil_rejections_save (rejections, &error);
  g_assert_no_error (error);
  again = apostil_rejections_new (fixture->file);
  g_assert_true (apostil_rejections_is_silent (again, "name.new", "orange"));
  g_assert_cmpuint (apostil_rejections_get_length (again), ==, 1);

  /* Nobody else's to read, and no words in it. */
  g_assert_cmpint (g_stat (g_file_peek_path (fixture->file), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_file_get_contents (g_file_peek_path (fixture->file), &contents, NULL, NULL);
  g_assert_null (strstr (contents, "range"));
  g_assert_null (strstr (contents, "name"));
}

/* A rejection that was undone before the document was saved again leaves no trace. */
static void
test_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ApostilRejections) rejections = apostil_rejections_new (fixture->file);
  g_autoptr (ApostilDocument) document = make_document (1);
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  g_autoptr (ApostilEdit) edit = NULL;

  apostil_rejections_note (rejections, document);
  g_assert_cmpuint (apostil_rejections_get_length (rejections), ==, 1);
  g_ptr_array_add (marks,
                   apostil_annotation_list_get (apostil_document_get_annotations (document), 0));
  edit = apostil_command_delete (document, marks, NULL);
  g_assert_true (apostil_document_apply (document, edit, NULL));
  apostil_rejections_note (rejections, document);
  g_assert_cmpuint (apostil_rejections_get_length (rejections), ==, 0);
}

static void
test_forget (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ApostilRejections) rejections = apostil_rejections_new (fixture->file);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 3; i++)
    note (rejections, i);
  apostil_rejections_save (rejections, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_query_exists (fixture->file, NULL));
  g_assert_true (apostil_rejections_forget (rejections, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_query_exists (fixture->file, NULL));
  g_assert_false (apostil_rejections_is_silent (rejections, "name.new", "Orange"));
  /* Nothing to forget is no fault. */
  g_assert_true (apostil_rejections_forget (rejections, &error));
}

/* No trace of one article, though three had made the rule silent. */
static void
test_forget_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ApostilRejections) rejections = apostil_rejections_new (fixture->file);
  g_autoptr (ApostilDocument) first = make_document (1);
  g_autoptr (ApostilDocument) other = make_document (4);

  for (guint i = 1; i <= 3; i++)
    note (rejections, i);
  apostil_rejections_forget_document (rejections, other);
  g_assert_true (apostil_rejections_is_silent (rejections, "name.new", "Orange"));
  apostil_rejections_forget_document (rejections, first);
  g_assert_false (apostil_rejections_is_silent (rejections, "name.new", "Orange"));
  g_assert_cmpuint (apostil_rejections_get_length (rejections), ==, 1);
  note (rejections, 1);
  g_assert_true (apostil_rejections_is_silent (rejections, "name.new", "Orange"));
}

static const gchar *const hostile[] = {
  "",
  "\n\n\n",
  "apostil-rejections 1 \n",
  "apostil-rejections 1 0123456789abcdef0123456789abcdeg\n0000000000000000 1 0000000000000000\n",
  "apostil-rejections 2 0123456789abcdef0123456789abcdef\n0000000000000000 1 0000000000000000\n",
  "apostil-rejections 1 0123456789abcdef0123456789abcdef\n"
  "0000000000000000\n0000000000000000 1\n0000000000000000 -1 0000000000000000\n"
  "0000000000000000 99999999999999999999 0000000000000000\n"
  "000000000000000 1 0000000000000000\n0000000000000000 1 x000000000000000\n"
  "0000000000000000 1 0000000000000000 0000000000000000 0000000000000000 0000000000000000\n"
  "0000000000000000  1 0000000000000000\n",
};

/* Whatever the file holds, nothing happens. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *folder = g_path_get_dirname (g_file_peek_path (fixture->file));
  g_autoptr (GString)
      large = g_string_new ("apostil-rejections 1 0123456789abcdef0123456789abcdef\n");

  g_mkdir (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (ApostilRejections) rejections = apostil_rejections_new (fixture->file);

      g_file_set_contents (g_file_peek_path (fixture->file), hostile[i], -1, NULL);
      g_assert_cmpuint (apostil_rejections_get_length (rejections), ==, 0);
      note (rejections, 1);
      g_assert_true (apostil_rejections_save (rejections, NULL));
    }
  {
    g_autoptr (ApostilRejections) rejections = apostil_rejections_new (fixture->file);

    g_file_set_contents (g_file_peek_path (fixture->file), "\0\0apostil\xff", 10, NULL);
    g_assert_cmpuint (apostil_rejections_get_length (rejections), ==, 0);
  }
  /* Bounded. */
  for (guint i = 1; i < 30000; i++)
    g_string_append_printf (large, "%016x %u %016x\n", i, i, 1);
  g_file_set_contents (g_file_peek_path (fixture->file), large->str, (gssize) large->len, NULL);
  {
    g_autoptr (ApostilRejections) rejections = apostil_rejections_new (fixture->file);

    g_assert_cmpuint (apostil_rejections_get_length (rejections), ==, 20000);
    note (rejections, 1);
    g_assert_cmpuint (apostil_rejections_get_length (rejections), <=, 20000);
  }
}

#define add(name, function) \
  g_test_add ("/rejections/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("three", test_three);
  add ("undone", test_undone);
  add ("forget", test_forget);
  add ("forget-document", test_forget_document);
  add ("hostile", test_hostile);

  return g_test_run ();
}
