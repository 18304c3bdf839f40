/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <atk/atk.h>
#include <string.h>

#include "apostil-article-view-private.h"
#include "apostil-commands.h"
#include "article-fixture.h"
#include "view-fixture.h"

/* AtkText against the text itself, and against boundaries found by Pango in each paragraph. */

static AtkText *
get_text (ViewFixture *fixture)
{
  return ATK_TEXT (gtk_widget_get_accessible (fixture->view));
}

static void
test_content (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  ApostilText *text = apostil_document_get_text (document);
  ViewFixture fixture;
  AtkText *atk;
  g_autofree gchar *all = NULL;
  gint length = (gint) apostil_text_get_length (text);

  view_fixture_init (&fixture, document, 1000, 600);
  atk = get_text (&fixture);
  all = atk_text_get_text (atk, 0, -1);
  g_assert_cmpstr (all, ==, apostil_text_get_utf8 (text, NULL));
  g_assert_cmpint (atk_text_get_character_count (atk), ==, length);
  g_assert_cmpstr (atk_object_get_name (ATK_OBJECT (atk)), ==, "Article");
  for (guint i = 0; i < 200; i++)
    {
      gint start = g_test_rand_int_range (0, length);
      gint end = g_test_rand_int_range (start, length + 1);
      g_autofree gchar *part = atk_text_get_text (atk, start, end);
      g_autofree gchar *expected = apostil_text_dup_span (text, APOSTIL_SPAN (start, end));

      g_assert_cmpstr (part, ==, expected);
      g_assert_cmpuint (atk_text_get_character_at_offset (atk, start), ==,
                        apostil_text_get_char (text, (guint32) start));
    }
  view_fixture_clear (&fixture);
}

/* The boundaries of the whole text, the slow way: one layout a paragraph. */
static gboolean *
find_boundaries (ApostilText *text, PangoContext *context, gboolean sentences)
{
  guint32 length = apostil_text_get_length (text);
  gboolean *boundaries = g_new0 (gboolean, length + 1);
  guint32 start = 0;

  boundaries[length] = TRUE;
  while (start < length)
    {
      ApostilSpan paragraph = apostil_text_get_paragraph (text, start);
      guint32 end = paragraph.end;
      g_autofree gchar *words = NULL;
      g_autoptr (PangoLayout) layout = pango_layout_new (context);
      const PangoLogAttr *attrs;
      gint n_attrs;

      while (end > start && apostil_text_get_char (text, end - 1) == '\n')
        end--;
      words = apostil_text_dup_span (text, APOSTIL_SPAN (start, end));
      pango_layout_set_text (layout, words, -1);
      attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
      boundaries[start] = TRUE;
      for (gint i = 0; i < n_attrs; i++)
        if (sentences ? attrs[i].is_sentence_start : attrs[i].is_word_start)
          boundaries[start + i] = TRUE;
      while (end < length && apostil_text_get_char (text, end) != '\n')
        end++;
      start = end + 1;
    }
  return boundaries;
}

static void
check_units (ApostilDocument *document, gboolean sentences)
{
  ApostilText *text = apostil_document_get_text (document);
  gint length = (gint) apostil_text_get_length (text);
  g_autofree gboolean *boundaries = NULL;
  ViewFixture fixture;
  AtkText *atk;

  view_fixture_init (&fixture, document, 900, 600);
  atk = get_text (&fixture);
  boundaries = find_boundaries (text, gtk_widget_get_pango_context (fixture.view), sentences);
  for (gint offset = 0; offset < length; offset++)
    {
      gint start;
      gint end;
      gint before = offset;
      gint after = offset + 1;
      g_autofree gchar *unit = atk_text_get_string_at_offset (
          atk, offset, sentences ? ATK_TEXT_GRANULARITY_SENTENCE : ATK_TEXT_GRANULARITY_WORD,
          &start, &end);
      g_autofree gchar *expected = NULL;

      while (!boundaries[before])
        before--;
      while (!boundaries[after])
        after++;
      g_assert_cmpint (start, ==, before);
      g_assert_cmpint (end, ==, after);
      expected = apostil_text_dup_span (text, APOSTIL_SPAN (before, after));
      g_assert_cmpstr (unit, ==, expected);
    }
  view_fixture_clear (&fixture);
}

static void
test_words (void)
{
  g_autoptr (ApostilDocument) news = fixture_news ();
  g_autoptr (ApostilDocument) persian = fixture_persian ();

  check_units (news, FALSE);
  check_units (persian, FALSE);
}

static void
test_sentences (void)
{
  g_autoptr (ApostilDocument) news = fixture_news ();

  check_units (news, TRUE);
}

/* Lines follow each other without gaps, and all of a line stands at one height. */
static void
test_lines (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  gint length = (gint) apostil_text_get_length (apostil_document_get_text (document));
  ViewFixture fixture;
  AtkText *atk;
  gint at = 0;
  guint n_lines = 0;

  view_fixture_init (&fixture, document, 1000, 2000);
  atk = get_text (&fixture);
  while (at < length)
    {
      gint start;
      gint end;
      gint x;
      gint y;
      gint other_y;
      gint width;
      gint height;
      g_autofree gchar *line =
          atk_text_get_string_at_offset (atk, at, ATK_TEXT_GRANULARITY_LINE, &start, &end);

      g_assert_cmpint (start, ==, at);
      g_assert_cmpint (end, >, start);
      atk_text_get_character_extents (atk, start, &x, &y, &width, &height, ATK_XY_WINDOW);
      if (end - start > 2)
        {
          atk_text_get_character_extents (atk, end - 2, &x, &other_y, &width, &height,
                                          ATK_XY_WINDOW);
          g_assert_cmpint (other_y, ==, y);
        }
      g_assert_cmpint (g_utf8_strlen (line, -1), ==, end - start);
      at = end;
      n_lines++;
    }
  g_assert_cmpuint (n_lines, >, 20);
  view_fixture_clear (&fixture);
}

static void
check_points (ApostilDocument *document)
{
  ApostilText *text = apostil_document_get_text (document);
  gint length = (gint) apostil_text_get_length (text);
  ViewFixture fixture;
  AtkText *atk;
  guint checked = 0;

  view_fixture_init (&fixture, document, 1000, 900);
  atk = get_text (&fixture);
  for (gint offset = 0; offset < length; offset++)
    {
      gint x;
      gint y;
      gint width;
      gint height;
      gunichar ch = apostil_text_get_char (text, (guint32) offset);

      if (ch == '\n' || ch == ' ' || ch == 0x200c)
        continue;
      atk_text_get_character_extents (atk, offset, &x, &y, &width, &height, ATK_XY_SCREEN);
      /* Letters of a ligature share a place; those at the edge of a line's directions too. */
      if (width < 3 || y + height > 900)
        continue;
      g_assert_cmpint (
          atk_text_get_offset_at_point (atk, x + width / 2, y + height / 2, ATK_XY_SCREEN), ==,
          offset);
      checked++;
    }
  g_assert_cmpuint (checked, >, 200);
  view_fixture_clear (&fixture);
}

static void
test_points (void)
{
  g_autoptr (ApostilDocument) news = fixture_news ();
  g_autoptr (ApostilDocument) persian = fixture_persian ();

  check_points (news);
  check_points (persian);
}

static void
count_selected (AtkText *text, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
count_caret (AtkText *text, gint offset, gpointer user_data)
{
  (*(guint *) user_data)++;
  g_assert_cmpint (offset, ==, atk_text_get_caret_offset (text));
}

static void
test_selection (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  ViewFixture fixture;
  AtkText *atk;
  ApostilSpan span;
  guint moved = 0;
  guint selected = 0;
  gint start;
  gint end;
  g_autofree gchar *words = NULL;

  view_fixture_init (&fixture, document, 1000, 600);
  atk = get_text (&fixture);
  g_signal_connect (atk, "text-caret-moved", G_CALLBACK (count_caret), &moved);
  g_signal_connect (atk, "text-selection-changed", G_CALLBACK (count_selected), &selected);

  g_assert_true (atk_text_set_caret_offset (atk, 7));
  g_assert_cmpuint (moved, ==, 1);
  g_assert_cmpuint (apostil_session_get_caret (fixture.session), ==, 7);
  g_assert_cmpint (atk_text_get_n_selections (atk), ==, 0);

  g_assert_true (atk_text_add_selection (atk, 3, 7));
  g_assert_cmpint (atk_text_get_n_selections (atk), ==, 1);
  words = atk_text_get_selection (atk, 0, &start, &end);
  g_assert_cmpstr (words, ==, "port");
  g_assert_cmpint (start, ==, 3);
  g_assert_cmpint (end, ==, 7);
  g_assert_true (apostil_session_get_selection (fixture.session, &span));
  g_assert_cmpuint (span.start, ==, 3);
  g_assert_cmpuint (selected, ==, 1);
  g_assert_false (atk_text_add_selection (atk, 9, 10));

  g_assert_true (atk_text_set_selection (atk, 0, 0, 2));
  g_assert_true (atk_text_remove_selection (atk, 0));
  g_assert_false (apostil_session_get_selection (fixture.session, NULL));
  g_assert_cmpuint (selected, ==, 3);

  g_assert_false (atk_text_set_selection (atk, 0, 5, 100000));
  g_assert_false (atk_text_set_selection (atk, 1, 0, 2));
  g_assert_false (atk_text_set_caret_offset (atk, -1));
  g_assert_false (atk_text_set_caret_offset (atk, 100000));
  view_fixture_clear (&fixture);
}

static guint
count_marks_at (ApostilDocument *document, guint32 offset)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (document);
  guint n = 0;

  for (guint i = 0; i < apostil_annotation_list_get_length (list); i++)
    n += apostil_annotation_holds (apostil_annotation_list_get (list, i), offset) ? 1 : 0;
  return n;
}

/* Each run names as many marks as hold it, wherever in it one asks. */
static void
test_runs (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  gint length = (gint) apostil_text_get_length (apostil_document_get_text (document));
  ViewFixture fixture;
  AtkText *atk;

  view_fixture_init (&fixture, document, 1000, 600);
  atk = get_text (&fixture);
  for (gint at = 0; at < length;)
    {
      gint start;
      gint end;
      AtkAttributeSet *set = atk_text_get_run_attributes (atk, at, &start, &end);

      g_assert_cmpint (start, ==, at);
      g_assert_cmpint (end, >, at);
      for (gint i = start; i < end; i++)
        g_assert_cmpuint (count_marks_at (document, (guint32) i), ==, g_slist_length (set));
      for (GSList *l = set; l != NULL; l = l->next)
        g_assert_true (g_str_has_prefix (((AtkAttribute *) l->data)->name, "apostil-mark"));
      atk_attribute_set_free (set);
      at = end;
    }
  view_fixture_clear (&fixture);
}

static void
test_spoken (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  ViewFixture fixture;
  AtkObject *article;
  AtkObject *status;

  view_fixture_init (&fixture, document, 1000, 600);
  article = gtk_widget_get_accessible (fixture.view);
  g_assert_cmpint (atk_object_get_n_accessible_children (article), ==, 1);
  status = atk_object_ref_accessible_child (article, 0);
  apostil_session_click (fixture.session, fixture_find (document, "Valmory", 2).start);
  g_assert_cmpstr (atk_object_get_name (status), ==, "Place, Valmory, 3 of 4");
  g_object_unref (status);
  view_fixture_clear (&fixture);
}

/* An article is set in the letters of its own language, whatever the interface's: the same character
 * looks different in Japanese and in Chinese. And a voice can be found for it. */
static const gchar *
find_attribute (AtkAttributeSet *set, const gchar *name)
{
  for (GSList *l = set; l != NULL; l = l->next)
    if (g_str_equal (((AtkAttribute *) l->data)->name, name))
      return ((AtkAttribute *) l->data)->value;
  return NULL;
}

static void
test_language (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  const gchar *const languages[] = { "ja", "zh-CN", NULL };
  ViewFixture fixture;

  view_fixture_init (&fixture, document, 1000, 600);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ApostilArticle)
          article = apostil_record_copy (apostil_document_get_article (document));
      g_autoptr (ApostilEdit) edit = NULL;
      AtkAttributeSet *spoken;

      apostil_record_set (article, APOSTIL_ATTR_LANGUAGE, languages[i]);
      edit = apostil_command_set_article (document, article, NULL);
      g_assert_nonnull (edit);
      g_assert_true (apostil_document_apply (document, edit, NULL));
      g_assert_true (APOSTIL_ARTICLE_VIEW (fixture.view)->language ==
                     (languages[i] != NULL ? pango_language_from_string (languages[i]) : NULL));
      spoken = atk_text_get_default_attributes (get_text (&fixture));
      g_assert_cmpstr (find_attribute (spoken, "language"), ==, languages[i]);
      atk_attribute_set_free (spoken);
    }
  view_fixture_clear (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/accessible/content", test_content);
  g_test_add_func ("/ui/accessible/words", test_words);
  g_test_add_func ("/ui/accessible/sentences", test_sentences);
  g_test_add_func ("/ui/accessible/lines", test_lines);
  g_test_add_func ("/ui/accessible/points", test_points);
  g_test_add_func ("/ui/accessible/selection", test_selection);
  g_test_add_func ("/ui/accessible/runs", test_runs);
  g_test_add_func ("/ui/accessible/spoken", test_spoken);
  g_test_add_func ("/ui/accessible/language", test_language);
  return g_test_run ();
}
