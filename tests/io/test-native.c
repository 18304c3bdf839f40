/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <time.h>

#include "apostil-error.h"
#include "apostil-native-extras.h"
#include "apostil-native-reader.h"
#include "apostil-native-writer.h"

#define START(version)                                                        \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                              \
  "<apostil xmlns=\"urn:apostil:1\" version=\"" version "\" scheme=\"news\" " \
  "offsets=\"code-points\" id=\"6f1d2c3a-0009-4a5b-8c6d-000000000001\">\n"

static ApostilDocument *
read_string (const gchar *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  ApostilDocument *document = apostil_native_reader_read_bytes (bytes, "test", &error);

  g_assert_no_error (error);
  return document;
}

static ApostilDocument *
read_corpus (const gchar *name)
{
  g_autofree gchar *path = g_test_build_filename (G_TEST_DIST, "corpus", "good", name, NULL);
  g_autofree gchar *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  return read_string (contents);
}

static gchar *
format (ApostilDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = apostil_native_writer_format (document, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_later_version (void)
{
  g_autoptr (ApostilDocument) document = read_string (
      START ("1.7") "<article><text>Hier, Kaboul.</text><later/></article>\n"
                    "<places><place id=\"p1\"><mention/></place></places>\n"
                    "<entities><entity id=\"e1\" type=\"place\" lat=\"34\"><name>Kaboul</name>"
                    "</entity></entities>\n"
                    "<annotations><mention id=\"m1\" entity=\"e1\" certainty=\"0.5\">"
                    "<span start=\"6\" end=\"12\">Kaboul</span><tone>grave</tone><tone/></mention>"
                    "<event id=\"v1\"/></annotations></apostil>");
  const gchar *const wanted[] = { "article/later",     "apostil/places", "entity@lat",
                                  "mention@certainty", "mention/tone",   "annotations/event" };
  const gchar *const *unknown = apostil_native_get_unknown_names (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (apostil_document_is_read_only (document));
  g_assert_cmpuint (
      apostil_annotation_list_get_length (apostil_document_get_annotations (document)), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (unknown[i], ==, wanted[i]);
  g_assert_null (unknown[G_N_ELEMENTS (wanted)]);

  /* To write it would lose what is unknown. */
  bytes = apostil_native_writer_format (document, &error);
  g_assert_null (bytes);
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_VERSION);
}

static void
test_this_version (void)
{
  g_autoptr (ApostilDocument) document = read_corpus ("claim-full.apostil");

  g_assert_false (apostil_document_is_read_only (document));
  g_assert_null (apostil_native_get_unknown_names (document)[0]);
}

/* A file without id gets one, which stays. */
static void
test_new_id (void)
{
  const gchar *xml = "<apostil xmlns='urn:apostil:1' version='1.0' scheme='news' "
                     "offsets='code-points'><article><text>a</text></article></apostil>";
  g_autoptr (ApostilDocument) one = read_string (xml);
  g_autoptr (ApostilDocument) two = read_string (xml);
  g_autofree gchar *written = format (one);
  g_autoptr (ApostilDocument) again = read_string (written);

  g_assert_true (g_uuid_string_is_valid (apostil_document_get_uuid (one)));
  g_assert_cmpstr (apostil_document_get_uuid (one), !=, apostil_document_get_uuid (two));
  g_assert_cmpstr (apostil_document_get_uuid (one), ==, apostil_document_get_uuid (again));
}

/* The example on the page that documents the format is right. */
static void
test_documentation (void)
{
  g_autofree gchar *path = g_test_build_filename (G_TEST_DIST, "..", "data", "FORMAT.md", NULL);
  g_autofree gchar *page = NULL;
  g_autoptr (ApostilDocument) document = NULL;
  gchar *example = NULL;
  gchar *end = NULL;

  g_assert_true (g_file_get_contents (path, &page, NULL, NULL));
  example = strstr (page, "```xml\n");
  g_assert_nonnull (example);
  example += strlen ("```xml\n");
  end = strstr (example, "```\n");
  g_assert_nonnull (end);
  *end = '\0';
  document = read_string (example);
  g_assert_cmpuint (
      apostil_annotation_list_get_length (apostil_document_get_annotations (document)), ==, 3);
}

/* A scheme of the user's that was never inside a file is put into the first one. */
static void
test_embeds_scheme (void)
{
  g_autoptr (ApostilDocument) document = read_corpus ("user-scheme.apostil");
  ApostilArticle *article = apostil_document_get_article (document);
  g_autoptr (ApostilArticle) copy = apostil_record_copy (article);
  g_autoptr (ApostilDocument)
      fresh = apostil_document_new (apostil_document_get_scheme (document), copy, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *written = NULL;
  g_autofree gchar *twice = NULL;
  g_autoptr (ApostilDocument) again = NULL;

  g_assert_true (apostil_document_bulk_finish (fresh, NULL, &error));
  written = format (fresh);
  again = read_string (written);
  g_assert_cmpstr (apostil_scheme_get_id (apostil_document_get_scheme (again)), ==, "battles");
  twice = format (again);
  g_assert_cmpstr (written, ==, twice);
}

/* Text that is cut by the parser's pieces at every position of a character. */
static void
test_pieces (void)
{
  for (guint shift = 0; shift < 5; shift++)
    {
      g_autoptr (GString) xml = g_string_new (START ("1.0") "<article><text>");
      g_autoptr (ApostilDocument) document = NULL;
      g_autofree gchar *written = NULL;
      g_autoptr (ApostilDocument) again = NULL;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (xml, 'x');
      for (guint i = 0; i < 40000; i++)
        g_string_append (xml, i % 50 == 0 ? "&lt;é😀\n" : "é😀");
      g_string_append (xml, "</text></article></apostil>");
      document = read_string (xml->str);
      g_assert_cmpuint (apostil_text_get_length (apostil_document_get_text (document)), ==,
                        shift + 80000 + 1600);
      written = format (document);
      again = read_string (written);
      g_assert_cmpstr (apostil_text_get_sha256 (apostil_document_get_text (document)), ==,
                       apostil_text_get_sha256 (apostil_document_get_text (again)));
    }
}

/* The words of the article go past the parser where they can: what comes out is the same, wherever the
 * pieces of the file end. */
static void
test_past_the_parser (void)
{
  static const gchar *const lines[][2] = {
    { "plain\n", "plain\n" },
    { "Кабул, Κυβέρνηση, 😀\n", "Кабул, Κυβέρνηση, 😀\n" },
    { "[sic] & so on\n", "[sic] &amp; so on\n" },
    { "]]>\n", "]]&gt;\n" },
    { "a<b>c\n", "<![CDATA[a<b>c\n]]>" },
    { "ab\n", "a<!-- <text> ] -->b<?text x?>\n" },
  };

  for (guint shift = 0; shift < 9; shift++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString)
          xml = g_string_new (START ("1.0") "<!-- <text> --><article><text xml:space='preserve'>");
      g_autoptr (ApostilDocument) document = NULL;

      for (guint i = 0; i < 20000; i++)
        {
          const gchar *const *line = lines[i % 97 < 90 ? i % 2 : i % G_N_ELEMENTS (lines)];

          if (i % 2000 == 0)
            {
              g_string_append_len (text, "yyyyyyyyy", shift);
              g_string_append_len (xml, "yyyyyyyyy", shift);
            }
          g_string_append (text, line[0]);
          g_string_append (xml, line[1]);
        }
      g_string_append (xml, "</text></article></apostil>");
      document = read_string (xml->str);
      g_assert_cmpstr (apostil_text_get_utf8 (apostil_document_get_text (document), NULL), ==,
                       text->str);
    }
}

/* What is wrong among those words, or behind them, is told at its line. */
static void
test_past_the_parser_lines (void)
{
  static const gchar *const faults[] = { "\x01", "\xff",     "\xed\xa0\x80", "]]>",
                                         "&x;",  "<other/>", "</article>",   "</text><b/>" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GString) xml = g_string_new (START ("1.0") "<article><text>");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      for (guint n = 0; n < 30000; n++)
        g_string_append (xml, "Кабул, Londres.\n");
      g_string_append (xml, faults[i]);
      g_string_append (xml, "\n</text></article></apostil>");
      bytes = g_bytes_new (xml->str, xml->len);
      g_assert_null (apostil_native_reader_read_bytes (bytes, "test", &error));
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, "test:30003: "))
        g_error ("“%s” is told as “%s”", faults[i], error->message);
    }
}

/* libxml2's own limit of 10 MB for a text does not hold here. */
static void
test_large_text (void)
{
  g_autoptr (GString) xml = g_string_new (START ("1.0") "<article><text>");
  g_autoptr (ApostilDocument) document = NULL;
  g_autofree gchar *written = NULL;
  g_autoptr (ApostilDocument) again = NULL;

  for (guint i = 0; i < 12 * 1024 * 1024 / 16; i++)
    g_string_append (xml, "0123456789abcde\n");
  g_string_append (xml, "</text></article></apostil>");
  document = read_string (xml->str);
  g_assert_cmpuint (apostil_text_get_length (apostil_document_get_text (document)), ==,
                    12 * 1024 * 1024);
  written = format (document);
  again = read_string (written); /* checks the digest in a thread */
  g_assert_nonnull (again);
}

/* Many small pieces of foreign content are found again in linear time. */
static void
test_much_foreign (void)
{
  g_autoptr (GString)
      xml = g_string_new (START ("1.0") "<article><text>abc</text></article><annotations>"
                                        "<claim id=\"c1\"><span start=\"0\" end=\"1\"/>");
  g_autoptr (ApostilDocument) document = NULL;
  g_autofree gchar *written = NULL;
  g_autofree gchar *twice = NULL;
  g_autoptr (ApostilDocument) again = NULL;
  clock_t before = 0;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (
        xml, "<evidence href=\"u%u\" xmlns:x=\"urn:x\" x:n=\"%u\">q<x:e/></evidence>", i % 1000, i);
  g_string_append (xml, "</claim></annotations></apostil>");
  document = read_string (xml->str);
  before = clock ();
  written = format (document);
  g_assert_cmpfloat ((gdouble) (clock () - before) / CLOCKS_PER_SEC, <, 2);
  again = read_string (written);
  twice = format (again);
  g_assert_cmpstr (written, ==, twice);
  g_assert_nonnull (strstr (written, " x:n=\"49999\">q<x:e xmlns:x=\"urn:x\"/></evidence>"));
}

static void
assert_same_edit (ApostilEdit *edit, ApostilText *text, ApostilScheme *scheme)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      apostil_native_writer_format_edit (edit, text, "Anne & Co", "2026-11-22T10:00:00Z", &error);
  g_autoptr (ApostilEdit) again = NULL;
  g_autoptr (GBytes) twice = NULL;
  g_autofree gchar *author = NULL;
  g_autofree gchar *at = NULL;
  guint n_edit = 0;
  guint n_again = 0;
  const ApostilChange *one = apostil_edit_get_changes (edit, &n_edit);
  const ApostilChange *two = NULL;

  g_assert_no_error (error);
  again = apostil_native_reader_read_edit (bytes, scheme, text, &author, &at, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (author, ==, "Anne & Co");
  g_assert_cmpstr (at, ==, "2026-11-22T10:00:00Z");
  g_assert_cmpstr (apostil_edit_get_label (edit), ==, apostil_edit_get_label (again));
  g_assert_cmpstr (apostil_edit_get_merge_key (edit), ==, apostil_edit_get_merge_key (again));
  two = apostil_edit_get_changes (again, &n_again);
  g_assert_cmpuint (n_edit, ==, n_again);
  for (guint i = 0; i < n_edit; i++)
    {
      g_assert_true ((one[i].before == NULL) == (two[i].before == NULL));
      g_assert_true ((one[i].after == NULL) == (two[i].after == NULL));
      if (one[i].before != NULL)
        g_assert_true (apostil_record_equal (one[i].before, two[i].before));
      if (one[i].after != NULL)
        g_assert_true (apostil_record_equal (one[i].after, two[i].after));
    }
  twice = apostil_native_writer_format_edit (again, text, author, at, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, twice));
}

static void
try_records (ApostilDocument *document, GPtrArray *records)
{
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Anything « at all »\n<&>");
  ApostilScheme *scheme = apostil_document_get_scheme (document);
  ApostilText *text = apostil_document_get_text (document);

  apostil_edit_set_merge_key (edit, "key");
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = records->pdata[i];
      g_autoptr (ApostilRecord) copy = apostil_record_copy (record);
      g_autoptr (ApostilEdit) alone = apostil_edit_new (NULL);

      if (APOSTIL_IS_ARTICLE (record))
        apostil_record_set (copy, APOSTIL_ATTR_TITLE, "Un autre titre");
      else
        apostil_record_set (copy, APOSTIL_ATTR_NOTE, "autre");
      switch (APOSTIL_IS_ARTICLE (record) ? 2 : i % 3)
        {
        case 0:
          apostil_edit_add (edit, copy);
          apostil_edit_add (alone, record);
          break;
        case 1:
          apostil_edit_remove (edit, record);
          apostil_edit_remove (alone, record);
          break;
        default:
          apostil_edit_replace (edit, record, copy);
          apostil_edit_replace (alone, record, copy);
        }
      assert_same_edit (alone, text, scheme);
    }
  assert_same_edit (edit, text, scheme);
}

static void
add_list (GPtrArray *records, ApostilRecordList *list)
{
  for (guint i = 0; i < apostil_record_list_get_length (list); i++)
    g_ptr_array_add (records, apostil_record_list_get (list, i));
}

/* Every record of the corpus survives the journal. */
static void
test_edits (void)
{
  g_autofree gchar *path = g_test_build_filename (G_TEST_DIST, "corpus", "good", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const gchar *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (ApostilDocument) document = NULL;
      g_autoptr (GPtrArray) records = g_ptr_array_new ();
      ApostilAnnotationList *annotations = NULL;

      if (!g_str_has_suffix (name, ".apostil"))
        continue;
      document = read_corpus (name);
      annotations = apostil_document_get_annotations (document);
      g_ptr_array_add (records, apostil_document_get_article (document));
      add_list (records, apostil_document_get_sections (document));
      add_list (records, apostil_document_get_entities (document));
      for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
        g_ptr_array_add (records, apostil_annotation_list_get (annotations, i));
      add_list (records, apostil_document_get_relations (document));
      try_records (document, records);
    }
}

/* The text of an article goes into an edit only when it is another one. */
static void
test_edit_of_text (void)
{
  g_autoptr (ApostilDocument) document = read_corpus ("text-only.apostil");
  ApostilArticle *article = apostil_document_get_article (document);
  ApostilText *text = apostil_document_get_text (document);
  ApostilScheme *scheme = apostil_document_get_scheme (document);
  g_autoptr (ApostilText) other = apostil_text_new ("Un autre\n texte & <plus> court.", -1, NULL);
  g_autoptr (ApostilArticle) copy = apostil_record_copy (article);
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Replace text");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilEdit) lost = NULL;

  apostil_article_set_text (copy, other);
  apostil_edit_replace (edit, article, copy);
  assert_same_edit (edit, text, scheme);

  bytes = apostil_native_writer_format_edit (edit, text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (
      g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "Kaboul"));
  /* Where the document has another text the edit cannot be read. */
  lost = apostil_native_reader_read_edit (bytes, scheme, other, NULL, NULL, &error);
  g_assert_null (lost);
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
}

static void
test_edit_refuses (void)
{
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  const gchar *const bad[] = {
    "",
    "<edit/>",
    "<edit xmlns='urn:apostil:1'>",
    "<edit xmlns='urn:apostil:1'><change/></edit>",
    "<edit xmlns='urn:apostil:1'><change><after/></change></edit>",
    "<edit xmlns='urn:apostil:1'><change><after><claim id='c1'/></after></change></edit>",
    "<edit xmlns='urn:apostil:1'><change><after><article/></after></change></edit>",
    "<edit xmlns='urn:apostil:1'><change><after><mark id='x' kind='k'/></after></change></edit>",
    "<edit xmlns='urn:apostil:1'><change><before><section id='s1' role='body'><span start='0' "
    "end='1'/></section><section id='s2' role='body'><span start='0' end='1'/></section></before>"
    "</change></edit>",
    "<apostil xmlns='urn:apostil:1'/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (ApostilEdit)
          edit = apostil_native_reader_read_edit (bytes, scheme, NULL, NULL, NULL, &error);

      g_test_message ("%s", error != NULL ? error->message : bad[i]);
      g_assert_null (edit);
      g_assert_nonnull (error);
    }
}

/* A fault that only shows at the end is told with its line, however far it is from the record before. */
static void
test_lines (void)
{
  static const guint gaps[] = { 0, 1, 2, 254, 255, 256, 1000, 70000 };

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      g_autofree gchar *gap = g_strnfill (gaps[i], '\n');
      g_autofree gchar *place = g_strdup_printf ("test:%u:", 5 + 2 * gaps[i]);
      g_autoptr (GString)
          xml = g_string_new (START ("1.0") "<article><text>abc</text></article><annotations>\n");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      g_string_append_printf (
          xml,
          "%s<claim id=\"c1\"><span start=\"0\" end=\"1\"/></claim>%s\n"
          "<claim id=\"c2\" within=\"none\"><span start=\"0\" end=\"1\"/></claim>\n"
          "<claim id=\"c3\"><span start=\"0\" end=\"1\"/></claim></annotations></apostil>",
          gap, gap);
      bytes = g_bytes_new (xml->str, xml->len);
      g_assert_null (apostil_native_reader_read_bytes (bytes, "test", &error));
      g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_REFERENCE);
      g_assert_true (g_str_has_prefix (error->message, place));
    }
}

/* What could not be read again is not written. */
static void
test_too_long (void)
{
  g_autoptr (GString)
      xml = g_string_new (START ("1.0") "<article><text>abc</text></article><annotations>"
                                        "<claim id=\"c1\"><span start=\"0\" end=\"1\"/>");
  g_autoptr (GString) quotes = g_string_new (NULL);
  g_autoptr (ApostilDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60000; i++)
    g_string_append_c (quotes, '"');
  g_string_append_printf (xml, "<evidence href='%s' retrieved='%s' archived='%s' stance='%s'/>",
                          quotes->str, quotes->str, quotes->str, quotes->str);
  g_string_append (xml, "</claim></annotations></apostil>");
  document = read_string (xml->str);
  bytes = apostil_native_writer_format (document, &error);
  g_assert_null (bytes);
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "c1"));
}

static void
on_progress (goffset done, goffset total, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_autoptr (GString) xml = g_string_new (START ("1.0") "<article><text>");
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilDocument) document = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (xml, "0123456789abcde\n");
  stream = g_memory_input_stream_new_from_data (xml->str, (gssize) xml->len, NULL);
  document = apostil_native_reader_read (stream, "test", -1, cancellable, on_progress, cancellable,
                                         &error);
  g_assert_null (document);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
read_often (gpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ApostilDocument)
          document = apostil_native_reader_read_bytes (data, "test", &error);

      g_assert_no_error (error);
      g_assert_nonnull (document);
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (ApostilDocument) document = read_corpus ("user-scheme.apostil");
  g_autoptr (GBytes) bytes = apostil_native_writer_format (document, NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_often, bytes);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_sniff (void)
{
  const gchar *const native[] = {
    "<?xml version=\"1.0\"?>\n<apostil xmlns=\"urn:apostil:1\"",
    "\xef\xbb\xbf<!-- x --><a:apostil xmlns:a='urn:apostil:2'>",
  };
  const gchar *const other[] = { "", "<html>", "About urn:apostil:1", "<apostille xmlns='urn:x'>" };

  for (guint i = 0; i < G_N_ELEMENTS (native); i++)
    g_assert_true (apostil_native_reader_sniff (native[i], strlen (native[i])));
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_false (apostil_native_reader_sniff (other[i], strlen (other[i])));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/native/later-version", test_later_version);
  g_test_add_func ("/native/this-version", test_this_version);
  g_test_add_func ("/native/new-id", test_new_id);
  g_test_add_func ("/native/documentation", test_documentation);
  g_test_add_func ("/native/embeds-scheme", test_embeds_scheme);
  g_test_add_func ("/native/pieces", test_pieces);
  g_test_add_func ("/native/past-the-parser", test_past_the_parser);
  g_test_add_func ("/native/past-the-parser/lines", test_past_the_parser_lines);
  g_test_add_func ("/native/large-text", test_large_text);
  g_test_add_func ("/native/much-foreign", test_much_foreign);
  g_test_add_func ("/native/edits", test_edits);
  g_test_add_func ("/native/edit-of-text", test_edit_of_text);
  g_test_add_func ("/native/edit-refuses", test_edit_refuses);
  g_test_add_func ("/native/lines", test_lines);
  g_test_add_func ("/native/too-long", test_too_long);
  g_test_add_func ("/native/cancel", test_cancel);
  g_test_add_func ("/native/threads", test_threads);
  g_test_add_func ("/native/sniff", test_sniff);
  return g_test_run ();
}
