/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-error.h"
#include "apostil-help-library.h"
#include "apostil-help-reader.h"

#include <glib/gstdio.h>
#include <string.h>

#define PAGE(content)                                                                       \
  "<?xml version=\"1.0\"?>\n<page xmlns=\"http://projectmallard.org/1.0/\" type=\"topic\" " \
  "id=\"p\">\n" content "</page>\n"

static ApostilHelpPage *
read_words (const gchar *words, gsize n_bytes, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (words, n_bytes);

  return apostil_help_reader_read (bytes, "p.page", error);
}

static const ApostilHelpBlock *
get_block (ApostilHelpPage *page, guint i)
{
  g_assert_cmpuint (i, <, page->blocks->len);
  return g_ptr_array_index (page->blocks, i);
}

static void
assert_block (ApostilHelpPage *page,
              guint i,
              ApostilHelpBlockKind kind,
              guint level,
              guint number,
              const gchar *text)
{
  const ApostilHelpBlock *block = get_block (page, i);

  g_assert_cmpstr (block->text->str, ==, text);
  g_assert_cmpint (block->kind, ==, kind);
  g_assert_cmpuint (block->level, ==, level);
  g_assert_cmpuint (block->number, ==, number);
}

/* All that a page can say, block after block. */
static void
test_blocks (void)
{
  static const gchar words[] =
      PAGE ("<info><link type=\"guide\" xref=\"index#read\" group=\"#first\"/>"
            "<link type=\"seealso\" xref=\"other\"/><revision version=\"1\"/>"
            "<title type=\"link\">Elsewhere</title><desc>In a  sentence.</desc></info>\n"
            "<title>The\n  title</title><p>Running text.</p>"
            "<media type=\"image\" src=\"figures/a.png\" width=\"9\"><p>A picture</p></media>"
            "<list><title>These</title><item><p>one</p><p>more of one</p>"
            "<steps><item><p>first</p></item><item><p>second</p></item></steps></item></list>"
            "<section id=\"s\"><title>Part</title>"
            "<table><thead><tr><td><p>Key</p></td><td><p>What</p></td></tr></thead>"
            "<tbody><tr><td><p>A</p></td><td><p>all</p></td></tr></tbody></table>"
            "<terms><item><title>Term</title><p>means this</p></item></terms>"
            "<note><p>Careful.</p></note></section>");
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilHelpPage) page = read_words (words, strlen (words), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (page->id, ==, "p");
  g_assert_cmpstr (page->title, ==, "The title");
  g_assert_cmpstr (page->desc, ==, "In a sentence.");
  g_assert_true (page->first);
  g_assert_cmpuint (page->guides->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (page->guides, 0), ==, "index#read");
  g_assert_cmpuint (page->see_also->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (page->see_also, 0), ==, "other");
  assert_block (page, 0, APOSTIL_HELP_TITLE, 0, 0, "The title");
  assert_block (page, 1, APOSTIL_HELP_PARAGRAPH, 0, 0, "Running text.");
  assert_block (page, 2, APOSTIL_HELP_IMAGE, 0, 9, "A picture");
  g_assert_cmpstr (get_block (page, 2)->id, ==, "figures/a.png");
  assert_block (page, 3, APOSTIL_HELP_CAPTION, 1, 0, "These");
  assert_block (page, 4, APOSTIL_HELP_ITEM, 1, 0, "one");
  assert_block (page, 5, APOSTIL_HELP_PARAGRAPH, 1, 0, "more of one");
  assert_block (page, 6, APOSTIL_HELP_ITEM, 2, 1, "first");
  assert_block (page, 7, APOSTIL_HELP_ITEM, 2, 2, "second");
  assert_block (page, 8, APOSTIL_HELP_TITLE, 1, 0, "Part");
  g_assert_cmpstr (get_block (page, 8)->id, ==, "s");
  assert_block (page, 9, APOSTIL_HELP_HEAD, 0, 0, "Key");
  assert_block (page, 10, APOSTIL_HELP_HEAD, 0, 1, "What");
  assert_block (page, 11, APOSTIL_HELP_CELL, 0, 0, "A");
  assert_block (page, 12, APOSTIL_HELP_CELL, 0, 1, "all");
  assert_block (page, 13, APOSTIL_HELP_TERM, 0, 0, "Term");
  assert_block (page, 14, APOSTIL_HELP_PARAGRAPH, 1, 0, "means this");
  assert_block (page, 15, APOSTIL_HELP_PARAGRAPH, 0, 0, "Careful.");
  g_assert_true (get_block (page, 15)->in_note);
  g_assert_cmpuint (page->blocks->len, ==, 16);
}

/* Where words stand out; the blank before them is not theirs, and one that keeps a line together stays. */
static void
test_runs (void)
{
  static const gchar words[] =
      PAGE ("<title>T</title><p>\n  Press <key>Ctrl</key>+<key>O</key>,\n see "
            "<link xref=\"b#c\">the <em>other</em> one</link> and <link xref=\"d\"/>\u00a0: "
            "<file>~/x</file> </p>");
  static const struct
  {
    ApostilHelpStyle style;
    const gchar *text;
    const gchar *target;
  } expected[] = {
    { APOSTIL_HELP_KEY, "Ctrl", NULL },
    { APOSTIL_HELP_KEY, "O", NULL },
    { APOSTIL_HELP_LINK, "the other one", "b#c" },
    { APOSTIL_HELP_EMPHASIS, "other", NULL },
    { APOSTIL_HELP_LINK, "", "d" },
    { APOSTIL_HELP_CODE, "~/x", NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilHelpPage) page = read_words (words, strlen (words), &error);
  const ApostilHelpBlock *block;

  g_assert_no_error (error);
  block = get_block (page, 1);
  g_assert_cmpstr (block->text->str, ==, "Press Ctrl+O, see the other one and \u00a0: ~/x");
  g_assert_cmpuint (block->runs->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < block->runs->len; i++)
    {
      const ApostilHelpRun *run = &g_array_index (block->runs, ApostilHelpRun, i);
      g_autofree gchar *text = g_strndup (block->text->str + run->start, run->end - run->start);

      g_assert_cmpint (run->style, ==, expected[i].style);
      g_assert_cmpstr (text, ==, expected[i].text);
      g_assert_cmpstr (run->target, ==, expected[i].target);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const gchar *words;
    const gchar *where;
  } bad[] = {
    { "", "p.page:1: " },
    { "no XML", "p.page:1: " },
    { PAGE ("<title>T</title>\n<blink>x</blink>"), "p.page:4: <blink>" },
    { PAGE ("<title>T</title><p>a<p>b</p></p>"), "p.page:3: <p> cannot stand in <p>" },
    { PAGE ("<title>T</title>\n\nloose words"), "p.page:5: <#text>" },
    { PAGE ("<title>T</title><item><p>x</p></item>"), "p.page:3: <item>" },
    { PAGE ("<title>T</title><x:p xmlns:x=\"urn:x\">x</x:p>"), "p.page:3: <p>" },
    { PAGE ("<p>no title</p>"), "p.page:" },
    { PAGE ("<info><link xref=\"a\"><link xref=\"b\"/></link></info><title>T</title>"),
      "p.page:3: <link> cannot stand in <link>" },
    { "<page xmlns=\"http://projectmallard.org/1.0/\"><title>no id</title></page>", "p.page:1: " },
    { "<page id=\"p\"><title>no namespace</title></page>", "p.page:1: <page>" },
    { PAGE ("<title>T</title><p>&unknown;</p>"), "p.page:3: " },
    { "<?xml version=\"1.0\"?>\n<!DOCTYPE page [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n"
      "<page xmlns=\"http://projectmallard.org/1.0/\" id=\"p\"><title>&b;</title></page>",
      "p.page:2: " },
    { "<!DOCTYPE page SYSTEM \"file:///etc/passwd\"><page/>", "p.page:1: " },
    { "<?xml version=\"1.0\" encoding=\"UTF-16\"?><page/>", "p.page:1: " },
    { PAGE ("<title>\xff\xfe</title>"), "p.page:3: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ApostilHelpPage) page = read_words (bad[i].words, strlen (bad[i].words), &error);

      g_assert_null (page);
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, APOSTIL_ERROR);
      if (!g_str_has_prefix (error->message, bad[i].where))
        g_error ("“%s” does not begin with “%s”", error->message, bad[i].where);
    }
}

/* More than any page, and deeper than any. */
static void
test_huge (void)
{
  g_autoptr (GString) words = g_string_new ("<page xmlns=\"http://projectmallard.org/1.0/\" "
                                            "id=\"p\"><title>T</title>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) deep_error = NULL;
  gsize head = words->len;

  for (guint i = 0; i < 100000; i++)
    g_string_append (words, "<note>");
  g_assert_null (read_words (words->str, words->len, &deep_error));
  g_assert_nonnull (deep_error);
  g_string_truncate (words, head);
  while (words->len < 2 * 1024 * 1024)
    g_string_append (words, "<p>And so on.</p>");
  g_string_append (words, "</page>");
  g_assert_null (read_words (words->str, words->len, &error));
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT);
}

static gchar *
get_help (const gchar *language)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "help", language, NULL);
}

/* Cut anywhere, or with any byte turned, it is read or refused, and nothing worse. */
static void
test_damaged (void)
{
  g_autofree gchar *folder = get_help ("C");
  g_autofree gchar *path = g_build_filename (folder, "exchange.page", NULL);
  g_autofree gchar *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;

  g_file_get_contents (path, &content, &n_bytes, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < n_bytes; i++)
    {
      g_autoptr (GError) cut_error = NULL;
      g_autoptr (GError) turned_error = NULL;
      g_autoptr (ApostilHelpPage) cut = read_words (content, i, &cut_error);
      g_autoptr (ApostilHelpPage) turned = NULL;

      g_assert_true ((cut == NULL) == (cut_error != NULL));
      g_assert_true (cut == NULL || i >= n_bytes - 1);
      content[i] ^= 0x11;
      turned = read_words (content, n_bytes, &turned_error);
      g_assert_true ((turned == NULL) == (turned_error != NULL));
      content[i] ^= 0x11;
    }
}

static void
assert_target (const ApostilHelpLibrary *library, const ApostilHelpPage *from, const gchar *target)
{
  g_auto (GStrv) parts = g_strsplit (target, "#", 2);
  const ApostilHelpPage *page =
      *parts[0] == '\0' ? from : apostil_help_library_get_page (library, parts[0]);
  gboolean found = parts[1] == NULL;

  if (page == NULL)
    g_error ("%s leads to “%s”, which is no page", from->id, target);
  for (guint i = 0; i < page->blocks->len && !found; i++)
    found = g_strcmp0 (((ApostilHelpBlock *) g_ptr_array_index (page->blocks, i))->id, parts[1]) ==
            0;
  if (!found)
    g_error ("%s leads to “%s”, where there is no such section", from->id, target);
}

/* What is shipped is read whole, each page can be reached, and each link leads somewhere. */
static void
test_shipped (gconstpointer language)
{
  g_autofree gchar *folder = get_help (language);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilHelpLibrary) library = apostil_help_library_load (folder, &error);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name;
  guint n_pages = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *id = g_strndup (name, strlen (name) - MIN (strlen (name), 5));
      const ApostilHelpPage *page;

      if (!g_str_has_suffix (name, ".page"))
        continue;
      n_pages++;
      page = apostil_help_library_get_page (library, id);
      g_assert_nonnull (page);
      g_assert_cmpstr (page->title, !=, "");
      g_assert_nonnull (page->desc);
      g_assert_true (page->guides->len > 0 || g_str_equal (id, "index"));
      for (guint i = 0; i < page->guides->len; i++)
        assert_target (library, page, g_ptr_array_index (page->guides, i));
      for (guint i = 0; i < page->see_also->len; i++)
        assert_target (library, page, g_ptr_array_index (page->see_also, i));
      for (guint i = 0; i < page->blocks->len; i++)
        {
          const ApostilHelpBlock *block = g_ptr_array_index (page->blocks, i);

          g_assert_true (g_utf8_validate (block->text->str, (gssize) block->text->len, NULL));
          for (guint j = 0; j < block->runs->len; j++)
            {
              const ApostilHelpRun *run = &g_array_index (block->runs, ApostilHelpRun, j);

              g_assert_cmpuint (run->end, <=, block->text->len);
              g_assert_true ((run->style == APOSTIL_HELP_LINK) == (run->target != NULL));
              if (run->target != NULL)
                assert_target (library, page, run->target);
            }
        }
    }
  g_assert_cmpuint (n_pages, >=, 16);
}

static void
assert_pages (GPtrArray *pages, const gchar *ids)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    g_string_append_printf (found, i > 0 ? " %s" : "%s",
                            ((ApostilHelpPage *) g_ptr_array_index (pages, i))->id);
  g_assert_cmpstr (found->str, ==, ids);
  g_ptr_array_unref (pages);
}

static void
test_library (void)
{
  g_autofree gchar *folder = get_help ("C");
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilHelpLibrary) library = apostil_help_library_load (folder, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (apostil_help_library_get_folder (library), ==, folder);
  /* « Getting an article in » is first by its own wish, the others by their titles. */
  assert_pages (apostil_help_library_get_topics (library, "index#read"),
                "start claims dates shortcuts mark suggestions");
  assert_pages (apostil_help_library_get_topics (library, "index#nothing"), "");
  /* Said by « schemes » alone. */
  assert_pages (apostil_help_library_get_related (library, "mark"), "schemes");
  assert_pages (apostil_help_library_get_related (library, "schemes"), "mark preferences");
  assert_pages (apostil_help_library_get_related (library, "nothing"), "");
  /* Words anywhere, in any order and case; in the title they count more. */
  assert_pages (apostil_help_library_search (library, "  SHA-256 "), "print");
  assert_pages (apostil_help_library_search (library, "TIMELINE zoom"), "views");
  assert_pages (apostil_help_library_search (library, "qwxz"), "");
  assert_pages (apostil_help_library_search (library, " "), "");
  {
    g_autoptr (GPtrArray) found = apostil_help_library_search (library, "schemes");

    g_assert_cmpuint (found->len, >, 1);
    g_assert_cmpstr (((ApostilHelpPage *) g_ptr_array_index (found, 0))->id, ==, "schemes");
  }
}

/* Nothing is shown of a folder with a page that cannot be read, and the page is named. */
static void
test_bad_folder (void)
{
  g_autofree gchar *folder = g_dir_make_tmp ("apostil-help-XXXXXX", NULL);
  g_autofree gchar *path = g_build_filename (folder, "a.page", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;

  g_assert_true (g_file_set_contents (path, "<page/>", -1, NULL));
  g_assert_null (apostil_help_library_load (folder, &error));
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "a.page:1: "));
  g_remove (path);
  g_rmdir (folder);
  g_assert_null (apostil_help_library_load (folder, &missing));
  g_assert_error (missing, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* By the person's languages; English lies in « C ». */
static void
test_folder (void)
{
  static const gchar *const french[] = { "de", "fr_CA", "fr", "C", NULL };
  static const gchar *const english[] = { "en_GB", "en", "fr", "C", NULL };
  static const gchar *const neither[] = { "fa", NULL };
  g_autofree gchar *root = g_dir_make_tmp ("apostil-help-XXXXXX", NULL);
  const gchar *const dirs[] = { "/nonexistent", root, NULL };
  static const gchar *const languages[] = { "fr", "C" };
  g_autofree gchar *help = g_build_filename (root, "help", NULL);
  g_autofree gchar *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree gchar *folder = g_build_filename (help, languages[i], "apostil", NULL);
      g_autofree gchar *index = g_build_filename (folder, "index.page", NULL);

      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (index, "", -1, NULL));
    }
  found = apostil_help_library_find_folder (dirs, french);
  g_assert_true (g_str_has_suffix (found, "/help/fr/apostil"));
  g_free (found);
  found = apostil_help_library_find_folder (dirs, english);
  g_assert_true (g_str_has_suffix (found, "/help/C/apostil"));
  g_clear_pointer (&found, g_free);
  g_assert_null (apostil_help_library_find_folder (dirs, neither));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree gchar *language = g_build_filename (help, languages[i], NULL);
      g_autofree gchar *folder = g_build_filename (language, "apostil", NULL);
      g_autofree gchar *index = g_build_filename (folder, "index.page", NULL);

      g_remove (index);
      g_rmdir (folder);
      g_rmdir (language);
    }
  g_rmdir (help);
  g_rmdir (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/help/blocks", test_blocks);
  g_test_add_func ("/help/runs", test_runs);
  g_test_add_func ("/help/refused", test_refused);
  g_test_add_func ("/help/huge", test_huge);
  g_test_add_func ("/help/damaged", test_damaged);
  g_test_add_data_func ("/help/shipped/C", "C", test_shipped);
  g_test_add_data_func ("/help/shipped/fr", "fr", test_shipped);
  g_test_add_func ("/help/library", test_library);
  g_test_add_func ("/help/bad-folder", test_bad_folder);
  g_test_add_func ("/help/folder", test_folder);
  return g_test_run ();
}
