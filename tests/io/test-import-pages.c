/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-import.h"
#include "apostil-loader.h"

#include <libxml/xmlversion.h>
#include <string.h>

/* One test per page of html/: what is imported, metadata and text, is what NAME.expected says, to
 * the letter; or NAME.expected-html5, if there is one and libxml2 splits a page as browsers do. With
 * APOSTIL_TEST_BLESS set, that file is written instead: read it before it is kept. */

static void
describe_sections (ApostilDocument *document, GString *all)
{
  ApostilRecordList *sections = apostil_document_get_sections (document);

  for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
    {
      ApostilSection *section = apostil_record_list_get (sections, i);
      guint n_spans;
      const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);
      g_autofree gchar *words =
          apostil_text_dup_span (apostil_document_get_text (document), spans[0]);

      g_assert_cmpuint (n_spans, ==, 1);
      g_strdelimit (words, "\n", '/');
      g_string_append_printf (all, "%s %s: %s\n", apostil_record_get_id (section),
                              apostil_record_get (section, APOSTIL_ATTR_ROLE), words);
    }
}

static gchar *
describe (ApostilImport *import)
{
  static const gchar *const names[] = {
    APOSTIL_ATTR_TITLE,           APOSTIL_ATTR_PUBLISHER,      APOSTIL_ATTR_LANGUAGE,
    APOSTIL_ATTR_PUBLISHED,       APOSTIL_ATTR_ORIGIN_HREF,    APOSTIL_ATTR_ORIGIN_RETRIEVED,
    APOSTIL_ATTR_ORIGIN_ENCODING, APOSTIL_ATTR_ORIGIN_CLEANED,
  };
  ApostilArticle *article = apostil_document_get_article (import->document);
  const gchar *const *authors = apostil_article_get_authors (article);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (apostil_record_get (article, names[i]) != NULL)
      g_string_append_printf (all, "%s: %s\n", names[i], apostil_record_get (article, names[i]));
  for (guint i = 0; authors[i] != NULL; i++)
    g_string_append_printf (all, "author: %s\n", authors[i]);
  describe_sections (import->document, all);
  for (guint i = 0; i < import->told->len; i++)
    g_string_append_printf (all, "told: %s\n", (const gchar *) g_ptr_array_index (import->told, i));
  g_string_append_printf (
      all, "\n%s\n", apostil_text_get_utf8 (apostil_document_get_text (import->document), NULL));

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static gchar *
find_expected (const gchar *path)
{
  g_autofree gchar *html5 = g_strconcat (path, ".expected-html5", NULL);

  if (LIBXML_VERSION >= 21400 && g_file_test (html5, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&html5);
  return g_strconcat (path, ".expected", NULL);
}

static void
test_page (gconstpointer data)
{
  const gchar *path = data;
  g_autofree gchar *expected_path = find_expected (path);
  g_autofree gchar *expected = NULL;
  g_autofree gchar *found = NULL;
  gchar *page;
  gsize n_bytes;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ApostilImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &page, &n_bytes, &error));
  bytes = g_bytes_new_take (page, n_bytes);
  import = apostil_import_html (bytes, NULL, NULL, NULL, &error);
  found = import != NULL ? describe (import) : g_strdup_printf ("error: %s\n", error->message);

  if (g_getenv ("APOSTIL_TEST_BLESS") != NULL)
    g_assert_true (g_file_set_contents (expected_path, found, -1, NULL));
  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);
  if (import == NULL)
    return;

  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (apostil_document_get_annotations (import->document))),
      ==, 0);
  g_assert_false (apostil_document_is_modified (import->document));
}

/* Opened in the window, a page is read as here: the article, without the rest of the page. */
static void
test_loaded (void)
{
  g_autofree gchar *path =
      g_test_build_filename (G_TEST_DIST, "io", "html", "wordpress.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilLoaded) loaded = apostil_loader_load (file, NULL, &error);
  g_autofree gchar *found = NULL;
  g_autofree gchar *expected = NULL;
  g_autofree gchar *expected_path = g_strconcat (path, ".expected", NULL);
  ApostilImport import = { 0 };
  g_autoptr (GPtrArray) told = g_ptr_array_new ();

  g_assert_no_error (error);
  g_assert_false (loaded->native);
  for (guint i = 0; loaded->told[i] != NULL; i++)
    g_ptr_array_add (told, loaded->told[i]);
  import.document = loaded->document;
  import.told = told;
  found = describe (&import);
  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);
}

int
main (int argc, char **argv)
{
  g_autofree gchar *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const gchar *name;

  g_test_init (&argc, &argv, NULL);

  folder = g_test_build_filename (G_TEST_DIST, "io", "html", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".html"))
      {
        g_autofree gchar *test = g_strconcat ("/import/pages/", name, NULL);

        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
        g_test_add_data_func (test, g_ptr_array_index (paths, paths->len - 1), test_page);
      }
  g_assert_cmpuint (paths->len, >=, 15);
  g_test_add_func ("/import/loaded", test_loaded);

  return g_test_run ();
}
