/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "apostil-native-reader.h"
#include "apostil-native-writer.h"

/* Records as we write them are read past the XML parser. A second blank in each start tag means nothing in
 * XML, but makes all of them unusual, so that the parser gets them. Each file of tests/corpus, and each
 * with some byte of it changed, must give the same document or the same error both ways. */

#define N_CHANGES 60
#define N_RECORDS 3000

static GString *
load (const gchar *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *contents = NULL;
  gsize n_bytes = 0;

  g_file_get_contents (path, &contents, &n_bytes, &error);
  g_assert_no_error (error);
  return g_string_new_len (contents, (gssize) n_bytes);
}

static GString *
make_unusual (const GString *usual)
{
  GString *unusual = g_string_new (NULL);
  gboolean in_name = FALSE;
  const gchar *literal_end = NULL; /* of a CDATA section or a comment, which is what it says */

  for (const gchar *p = usual->str; p < usual->str + usual->len; p++)
    {
      if (literal_end == NULL && g_str_has_prefix (p, "<!"))
        literal_end = strstr (p, p[2] == '-' ? "-->" : "]]>");
      if (in_name && *p == ' ' && g_ascii_islower (p[1]))
        g_string_append_c (unusual, ' ');
      in_name = literal_end == NULL && (*p == '<' || (in_name && g_ascii_islower (*p)));
      g_string_append_c (unusual, *p);
      if (p == literal_end)
        literal_end = NULL;
    }
  return unusual;
}

/* What came of it: the file written anew, or the error, which may quote the second blank. */
static GBytes *
read_it (const GString *file)
{
  g_autoptr (GBytes) bytes = g_bytes_new (file->str, file->len);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilDocument) document = apostil_native_reader_read_bytes (bytes, "it", &error);
  GBytes *written = document != NULL ? apostil_native_writer_format (document, &error) : NULL;
  g_autoptr (GString) message = NULL;

  if (written != NULL)
    return written;

  message = g_string_new (error->message);
  g_string_replace (message, "  ", " ", 0);
  return g_bytes_new (message->str, message->len);
}

static void
assert_both_ways (const GString *usual)
{
  g_autoptr (GString) unusual = make_unusual (usual);
  g_autoptr (GBytes) past = read_it (usual);
  g_autoptr (GBytes) through = read_it (unusual);

  if (!g_bytes_equal (past, through))
    g_test_message ("past the parser:\n%.*s\nthrough it:\n%.*s\nof:\n%s",
                    (gint) g_bytes_get_size (past), (gchar *) g_bytes_get_data (past, NULL),
                    (gint) g_bytes_get_size (through), (gchar *) g_bytes_get_data (through, NULL),
                    usual->str);
  g_assert_true (g_bytes_equal (past, through));
}

static void
change (GString *file, GRand *rand)
{
  static const gchar *const bits[] = {
    "<",       ">",     "&",    "\"",           "'",
    "/",       " ",     "=",    "]]>",          "\n",
    "\t",      "\r",    "\x01", "\xc3",         "\xc3\xa9",
    "0",       "&amp;", "<x>",  "<!-- -->",     " id=\"m1\"",
    "</span>", "",      "a:b",  "\xef\xbf\xbf", "<span start=\"1\" end=\"2\"/>"
  };
  const gchar *bit = bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))];
  gssize at = 0;

  /* in what follows the text, if there is something */
  do
    at = g_rand_int_range (rand, 0, (gint32) file->len);
  while (g_rand_boolean (rand) && strstr (file->str + at, "</text>") != NULL);
  g_string_erase (file, at,
                  g_rand_int_range (rand, 0, 3) < 2 ? MIN (1, (gssize) file->len - at) : 0);
  g_string_insert (file, at, bit);
}

static void
test_file (gconstpointer path)
{
  g_autoptr (GString) file = load (path);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_str_hash (strrchr (path, G_DIR_SEPARATOR)));

  assert_both_ways (file);
  if (file->len == 0 || file->len > 32 * 1024)
    return;
  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autoptr (GString) changed = g_string_new_len (file->str, (gssize) file->len);

      change (changed, rand);
      assert_both_ways (changed);
    }
}

/* A file of several chunks; their ends fall at other bytes with each @shift. */
static GString *
make_long (guint shift)
{
  GString *file = g_string_new ("<apostil xmlns=\"urn:apostil:1\" version=\"1.0\" scheme=\"news\" "
                                "offsets=\"code-points\" "
                                "id=\"00000000-0000-4000-8000-000000000000\">\n  <article><title>");

  for (guint i = 0; i < shift; i++)
    g_string_append_c (file, 'x');
  g_string_append (file, "</title><text>Été & hiver</text></article>\n  <annotations>\n");
  g_string_replace (file, " & ", " &amp; ", 0);
  for (guint i = 0; i < N_RECORDS; i++)
    {
      g_string_append_printf (
          file, "    <date id=\"d%u\" type=\"DATE\" value=\"%u\"><span start=\"0\" ", i, 1000 + i);
      g_string_append (file, "end=\"3\">Été</span>");
      if (i % 7 == 0)
        g_string_append (file, "\n      <note>« Noté »\ndeux fois</note>\n    ");
      else if (i % 500 == 1)
        g_string_append (file, "<note>une &lt; deux</note>");
      g_string_append (file, "</date>\n");
    }
  g_string_append (file, "  </annotations>\n</apostil>\n");
  return file;
}

static void
test_long (void)
{
  for (guint shift = 0; shift < 40; shift += 3)
    {
      g_autoptr (GString) file = make_long (shift);
      g_autoptr (GBytes) bytes = g_bytes_new (file->str, file->len);
      g_autoptr (GError) error = NULL;
      g_autoptr (ApostilDocument)
          document = apostil_native_reader_read_bytes (bytes, "long", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (
          apostil_annotation_list_get_length (apostil_document_get_annotations (document)), ==,
          N_RECORDS);
      assert_both_ways (file);
      g_string_replace (file, "end=\"3\">Été</span></date>\n  </annotations>",
                        "end=\"3\">été</span></date>\n  </annotations>", 0);
      assert_both_ways (file);
    }
}

/* More than is kept of one record between two chunks, then usual ones again. */
static void
test_large (void)
{
  g_autoptr (GString) file = make_long (0);
  g_autoptr (GString) words = g_string_new (NULL);
  const gchar *first = strstr (file->str, "<note>") + strlen ("<note>");

  for (guint i = 0; i < 200 * 1024; i++)
    g_string_append_c (words, i % 80 == 79 ? '\n' : 'n');
  g_string_insert_len (file, first - file->str, words->str, (gssize) words->len);
  assert_both_ways (file);
}

static void
add_files (const gchar *folder)
{
  g_autofree gchar *directory = g_test_build_filename (G_TEST_DIST, "corpus", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const gchar *name = NULL;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".apostil"))
      {
        g_autofree gchar *test = g_strdup_printf ("/native-records/%s/%s", folder, name);

        g_test_add_data_func_full (test, g_build_filename (directory, name, NULL), test_file,
                                   g_free);
      }
}

gint
main (gint argc, gchar **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/native-records/long", test_long);
  g_test_add_func ("/native-records/large", test_large);
  add_files ("good");
  add_files ("bad");
  return g_test_run ();
}
