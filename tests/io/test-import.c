/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-error.h"
#include "apostil-import.h"

#include <string.h>

#define BYTES(b) (b), sizeof (b) - 1

static const ApostilImportOptions no_options = { NULL, NULL, NULL };

static ApostilImport *
import_text (const gchar *data, gsize n_bytes, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);

  return apostil_import_text (bytes, &no_options, NULL, error);
}

static const gchar *
get (ApostilImport *import, const gchar *name)
{
  return apostil_record_get (apostil_document_get_article (import->document), name);
}

static const gchar *
text_of (ApostilImport *import)
{
  return apostil_text_get_utf8 (apostil_document_get_text (import->document), NULL);
}

static void
test_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilImport) import =
      import_text (BYTES ("\xef\xbb\xbfLe titre\r\n\r\nLe premier paragraphe.\r\n"), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text_of (import), ==, "Le titre\n\nLe premier paragraphe.\n");
  g_assert_cmpstr (get (import, APOSTIL_ATTR_TITLE), ==, "Le titre");
  g_assert_cmpstr (get (import, APOSTIL_ATTR_ORIGIN_ENCODING), ==, "UTF-8");
  g_assert_cmpstr (get (import, APOSTIL_ATTR_ORIGIN_CLEANED), ==, "crlf bom");
  g_assert_cmpstr (get (import, APOSTIL_ATTR_ORIGIN_SHA256), ==,
                   "dd670ffc900310c276e9c099f4bd8bd622878bcd70748404c6ab510d1a708a37");
}

static void
test_titles (void)
{
  static const gchar *const texts[][2] = {
    { "Un titre\n\nSuite.", "Un titre" },
    { "\n \n  Un titre  \n\nSuite.", "Un titre" },
    { "Un titre court\nLe premier paragraphe est bien plus long que le titre.", "Un titre court" },
    { "Une ligne coupée au bout de soixante-dix signes environ, comme\nles courriels les font.",
      NULL },
    { "Une ligne seule", NULL },
    { "Il dit,\nPuis il se tut, et l’on entendit les mouches voler longtemps.", NULL },
    { "* * *\n\nTexte.", NULL },
  };
  g_autoptr (GString) longer = g_string_new (NULL);
  g_autoptr (ApostilImport) none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ApostilImport) import = import_text (texts[i][0], strlen (texts[i][0]), NULL);

      g_assert_cmpstr (get (import, APOSTIL_ATTR_TITLE), ==, texts[i][1]);
    }

  for (guint i = 0; i < 201; i++)
    g_string_append (longer, "é");
  g_string_append (longer, "\n\nTexte.");
  none = import_text (longer->str, longer->len, NULL);
  g_assert_null (get (none, APOSTIL_ATTR_TITLE));
}

/* Same bytes, same document; nothing of the clock, nothing guessed about the date. */
static void
test_deterministic (void)
{
  const gchar article[] = "Publié le 27.8.2021\n\nLe texte.";
  g_autoptr (ApostilImport) one = import_text (BYTES (article), NULL);
  g_autoptr (ApostilImport) two = import_text (BYTES (article), NULL);
  g_autoptr (ApostilImport) other = import_text (BYTES ("Autre chose.\n\nLe texte."), NULL);

  g_assert_cmpstr (apostil_document_get_uuid (one->document), ==,
                   apostil_document_get_uuid (two->document));
  g_assert_cmpstr (apostil_document_get_uuid (one->document), !=,
                   apostil_document_get_uuid (other->document));
  g_assert_true (g_uuid_string_is_valid (apostil_document_get_uuid (one->document)));
  g_assert_true (apostil_record_equal (apostil_document_get_article (one->document),
                                       apostil_document_get_article (two->document)));
  g_assert_null (get (one, APOSTIL_ATTR_PUBLISHED));
  g_assert_null (get (one, APOSTIL_ATTR_ORIGIN_RETRIEVED));
}

static void
test_options (void)
{
  const ApostilImportOptions good = { "pt-BR", "2021-08-27T10:00:00+02:00", "2021-08-28" };
  const ApostilImportOptions bad[] = { { "français", NULL, NULL },
                                       { NULL, "27.8.2021", NULL },
                                       { NULL, NULL, "hier" } };
  g_autoptr (GBytes) bytes = g_bytes_new_static (BYTES ("Titre\n\nTexte."));
  g_autoptr (ApostilImport) import = apostil_import_text (bytes, &good, NULL, NULL);

  g_assert_cmpstr (get (import, APOSTIL_ATTR_LANGUAGE), ==, "pt-BR");
  g_assert_cmpstr (get (import, APOSTIL_ATTR_PUBLISHED), ==, "2021-08-27T10:00:00+02:00");
  g_assert_cmpstr (get (import, APOSTIL_ATTR_ORIGIN_RETRIEVED), ==, "2021-08-28");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (apostil_import_text (bytes, &bad[i], NULL, &error));
      g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const gchar *bytes;
    gsize n_bytes;
    ApostilError code;
  } inputs[] = {
    { BYTES (""), APOSTIL_ERROR_INVALID },
    { BYTES (" \n\t\r\n "), APOSTIL_ERROR_INVALID },
    { BYTES ("%PDF-1.4 …"), APOSTIL_ERROR_ENCODING },
    { BYTES ("a\0b\0\0\0c\1\2\3"), APOSTIL_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (import_text (inputs[i].bytes, inputs[i].n_bytes, &error));
      g_assert_error (error, APOSTIL_ERROR, (gint) inputs[i].code);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (BYTES ("<p>Un texte."));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (apostil_import_text (bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (apostil_import_html (bytes, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static ApostilImport *
paste (const gchar *media_type, const gchar *data, gsize n_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL;
  ApostilImport *import = apostil_import_data (bytes, media_type, NULL, NULL, &error);

  g_assert_no_error (error);
  return import;
}

/* What browsers and others really put on the clipboard. */
static void
test_clipboard (void)
{
  static const struct
  {
    const gchar *media_type;
    const gchar *bytes;
    gsize n_bytes;
    const gchar *text;
  } pastes[] = {
    { "text/html",
      BYTES ("<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\">"
             "<p>L’été</p><p>fini</p>"),
      "L’été\n\nfini" },
    { "text/html", BYTES ("<meta charset='utf-8'><b>gras</b> et <i>été</i>\0"), "gras et été" },
    { "text/html", BYTES ("<\0p\0>\0\xe9\0t\0\xe9\0 \0f\0i\0n\0i\0"), "été fini" },
    { "text/html", BYTES ("\xff\xfe<\0p\0>\0\xe9\0t\0\xe9\0 \0f\0i\0\0\0"), "été fi" },
    { "text/html;charset=windows-1252", BYTES ("<p>\xe9t\xe9 \x85</p>"), "été …" },
    { "text/html",
      BYTES ("Version:0.9\n<html><body><!--StartFragment--><p>a<br>b</p>"
             "<!--EndFragment--></body></html>"),
      "Version:0.9\n\na\nb" },
    /* a menu that somebody selected is what he wants */
    { "text/html", BYTES ("<nav><ul><li><a href=x>un</a><li><a href=y>deux</a></ul></nav>"),
      "un\ndeux" },
    { "text/plain;charset=utf-8", BYTES ("été\r\nfini"), "été\nfini" },
    { "UTF8_STRING", BYTES ("<p>été"), "<p>été" },
    { "STRING", BYTES ("Cet \xe9t\xe9 est fini."), "Cet été est fini." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pastes); i++)
    {
      g_autoptr (ApostilImport)
          import = paste (pastes[i].media_type, pastes[i].bytes, pastes[i].n_bytes);

      g_assert_cmpstr (text_of (import), ==, pastes[i].text);
    }
}

/* The parser is fed in chunks, whose ends fall inside characters. */
static void
test_chunks (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) page = g_string_new ("<p>");
  g_autoptr (ApostilImport) import = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (words, "é€𝄞x");
  g_string_append (page, words->str);
  import = paste ("text/html;charset=utf-8", page->str, page->len);
  g_assert_cmpstr (text_of (import), ==, words->str);
}

/* Pages made to exhaust a parser: each is done or refused, and soon. */
static void
test_hostile (gconstpointer data)
{
  const gchar *const *piece = data; /* what, before, repeated, after, how often */
  g_autoptr (GString) page = g_string_new (piece[1]);
  guint n = (guint) g_ascii_strtoull (piece[4], NULL, 10);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilImport) import = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < n; i++)
    g_string_append (page, piece[2]);
  g_string_append (page, piece[3]);
  bytes = g_bytes_new (page->str, page->len);
  import = apostil_import_html (bytes, NULL, NULL, NULL, &error);
  if (import == NULL)
    g_assert_true (g_error_matches (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT) ||
                   g_error_matches (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID));
  /* far above what it takes (at most 2 s), far below what it took without limits */
  if (g_getenv ("APOSTIL_UNTIMED") == NULL)
    g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

#define WORDS "<p>Assez de mots pour un paragraphe, avec un point au bout. Et encore un peu.</p>"

static const gchar *const hostile[][5] = {
  { "nested", "<body>", "<div>", WORDS, "100000" },
  { "nested-inline", "<body>", "<b>", WORDS, "100000" },
  { "mismatched", "<body><b>", "<div></b></i>", WORDS, "200000" },
  { "quotes", "<body>", "<q>", WORDS, "100000" },
  { "attributes", "<body><p ", "a=1 ", ">" WORDS, "300000" },
  { "script", "<script>", "if (a<b) x = '<p>';\n", "</script>" WORDS, "400000" },
  { "comment", WORDS "<!--", "- <p> ", "", "1000000" },
  { "json-depth", "<script type='application/ld+json'>", "[", "</script>" WORDS, "1000000" },
  { "json-comments", "<script type='application/ld+json'>", "/*", "</script>" WORDS, "1000000" },
  { "links", "<body>", "<a href=x>y</a>", WORDS, "300000" },
  { "nested-links", "<body>", "<div><a href=x>", WORDS, "50000" },
  { "open-attribute", "<p class=\"", "x ", "", "2000000" },
  { "authors", "", "<meta name=author content='a'>", WORDS, "100000" },
  { "too-long", "<p>", "0123456789abcdef ", "", "1200000" },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/text", test_text);
  g_test_add_func ("/import/titles", test_titles);
  g_test_add_func ("/import/deterministic", test_deterministic);
  g_test_add_func ("/import/options", test_options);
  g_test_add_func ("/import/refused", test_refused);
  g_test_add_func ("/import/cancelled", test_cancelled);
  g_test_add_func ("/import/clipboard", test_clipboard);
  g_test_add_func ("/import/chunks", test_chunks);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree gchar *path = g_strconcat ("/import/hostile/", hostile[i][0], NULL);

      g_test_add_data_func (path, hostile[i], test_hostile);
    }

  return g_test_run ();
}
