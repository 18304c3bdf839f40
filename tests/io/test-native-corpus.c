/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libxml/relaxng.h>
#include <string.h>

#include "apostil-error.h"
#include "apostil-native-reader.h"
#include "apostil-native-writer.h"
#include "apostil-xml-fault.h"

/* One test for each file of tests/corpus. Good files are canonical: reading and writing
 * them changes no byte; « loose- » ones are not, and become their « .canonical ». Every good
 * file is valid by data/apostil.rng. Bad files are refused as their « .expected » says:
 * error code, line, and words of the message, or others in the next line. */

#define CUT_ALL_BYTES 8192
#define N_CUTS        2000

static GBytes *
load (const gchar *path)
{
  g_autoptr (GError) error = NULL;
  gchar *contents = NULL;
  gsize n_bytes = 0;

  g_file_get_contents (path, &contents, &n_bytes, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, n_bytes);
}

static GBytes *
round_trip (GBytes *bytes, const gchar *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilDocument) document = apostil_native_reader_read_bytes (bytes, name, &error);
  GBytes *written = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (document);
  g_assert_false (apostil_document_is_modified (document));
  written = apostil_native_writer_format (document, &error);
  g_assert_no_error (error);
  return written;
}

static void
assert_same (GBytes *a, GBytes *b)
{
  gsize n_a = 0;
  gsize n_b = 0;
  const gchar *one = g_bytes_get_data (a, &n_a);
  const gchar *two = g_bytes_get_data (b, &n_b);

  if (n_a != n_b || memcmp (one, two, n_a) != 0)
    g_test_message ("wanted:\n%.*s\ngot:\n%.*s", (gint) n_a, one, (gint) n_b, two);
  g_assert_cmpmem (one, n_a, two, n_b);
}

static void
on_validity_error (void *data, ApostilXmlFault *fault)
{
  g_test_message ("line %d: %s", fault->line, fault->message);
}

static void
assert_valid (GBytes *bytes)
{
  g_autofree gchar *path = g_test_build_filename (G_TEST_DIST, "..", "data", "apostil.rng", NULL);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt (path);
  xmlRelaxNG *schema = xmlRelaxNGParse (parser);
  xmlRelaxNGValidCtxt *validator = NULL;
  xmlDoc *document = NULL;
  gsize n_bytes = 0;
  const gchar *data = g_bytes_get_data (bytes, &n_bytes);

  g_assert_nonnull (schema);
  validator = xmlRelaxNGNewValidCtxt (schema);
  xmlRelaxNGSetValidStructuredErrors (validator, on_validity_error, NULL);
  document = xmlReadMemory (data, (gint) n_bytes, NULL, NULL, XML_PARSE_NONET);
  g_assert_nonnull (document);
  g_assert_cmpint (xmlRelaxNGValidateDoc (validator, document), ==, 0);

  xmlFreeDoc (document);
  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
}

static void
assert_refused (GBytes *bytes, gsize n_bytes)
{
  g_autoptr (GBytes) prefix = g_bytes_new_from_bytes (bytes, 0, n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilDocument) document = apostil_native_reader_read_bytes (prefix, "cut", &error);

  g_assert_null (document);
  g_assert_nonnull (error);
  g_assert_true (error->domain == APOSTIL_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "cut:"));
}

/* A file without its last line feed is whole; any shorter one is not. */
static void
assert_prefixes_refused (GBytes *bytes)
{
  gsize n_bytes = g_bytes_get_size (bytes) - 1;
  gsize step = n_bytes <= CUT_ALL_BYTES ? 1 : MAX (n_bytes / N_CUTS, 1);

  for (gsize i = 0; i < n_bytes; i += step)
    assert_refused (bytes, i);
}

static void
test_good (gconstpointer data)
{
  const gchar *path = data;
  g_autofree gchar *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = load (path);
  g_autoptr (GBytes) written = round_trip (bytes, name);
  g_autoptr (GBytes) again = round_trip (written, name);

  assert_same (written, again);
  if (g_str_has_prefix (name, "loose-"))
    {
      g_autoptr (GString) canonical = g_string_new (path);
      g_autoptr (GBytes) wanted = NULL;

      g_string_replace (canonical, ".apostil", ".canonical", 0);
      wanted = load (canonical->str);
      assert_same (wanted, written);
    }
  else
    {
      assert_same (bytes, written);
      assert_prefixes_refused (bytes);
    }
  assert_valid (bytes);
}

static void
test_bad (gconstpointer data)
{
  const gchar *path = data;
  g_autofree gchar *name = g_path_get_basename (path);
  g_autoptr (GString) expected = g_string_new (path);
  g_autoptr (GBytes) bytes = load (path);
  g_autoptr (GBytes) wanted = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilDocument) document = NULL;
  g_autofree gchar *text = NULL;
  g_autofree gchar *prefix = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean said = FALSE;

  g_string_replace (expected, ".apostil", ".expected", 0);
  wanted = load (expected->str);
  text = g_strndup (g_bytes_get_data (wanted, NULL), g_bytes_get_size (wanted));
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 3);

  document = apostil_native_reader_read_bytes (bytes, name, &error);
  g_assert_null (document);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == APOSTIL_ERROR);
  g_assert_cmpint (error->code, ==, atoi (lines[0]));
  prefix = g_strdup_printf ("%s:%s: ", name, lines[1]);
  g_assert_true (g_str_has_prefix (error->message, prefix));
  /* one of several where versions of libxml2 judge differently */
  for (gchar **word = lines + 2; *word != NULL && !said; word++)
    said = strstr (error->message, *word) != NULL;
  g_assert_true (said);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  /* A remedy follows what is wrong. */
  g_assert_true (g_str_has_suffix (error->message, ".") && strstr (error->message, ". ") != NULL);
}

static guint
add_tests (const gchar *folder, GTestDataFunc func)
{
  g_autofree gchar *path = g_test_build_filename (G_TEST_DIST, folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  const gchar *name = NULL;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *test = NULL;

      if (!g_str_has_suffix (name, ".apostil"))
        continue;
      test = g_strdup_printf ("/native/%s/%s", folder, name);
      g_test_add_data_func_full (test, g_build_filename (path, name, NULL), func, g_free);
      n++;
    }
  return n;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpuint (add_tests ("corpus/good", test_good), >=, 30);
  g_assert_cmpuint (add_tests ("corpus/bad", test_bad), >=, 60);
  /* What is shipped is canonical too, cut anywhere as well. */
  g_assert_cmpuint (add_tests ("../data/samples", test_good), ==, 2);
  return g_test_run ();
}
