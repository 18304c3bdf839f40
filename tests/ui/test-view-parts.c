/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "apostil-caret.h"
#include "apostil-citation.h"
#include "apostil-estimator.h"
#include "apostil-layout-cache.h"
#include "apostil-note-words.h"
#include "apostil-session.h"
#include "apostil-shorten.h"
#include "article-fixture.h"

/* What the view is made of, without a display: typesetting, notes, quotations, the session. */

static void
count_change (guint block, gint change, gpointer user_data)
{
  *(gint64 *) user_data += change;
}

#define FONT_PIXELS 18

static void
set_typeface (ApostilTypesetter *setter, gint pixels)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoContext *ltr = pango_font_map_create_context (map);
  PangoContext *rtl = pango_font_map_create_context (map);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("serif");
  ApostilTypeface typeface = { ltr, rtl, font, 1.6, 20 };

  pango_font_description_set_absolute_size (font, pixels * PANGO_SCALE);
  apostil_typesetter_set_typeface (setter, &typeface);
  g_object_unref (ltr);
  g_object_unref (rtl);
}

static ApostilTypesetter *
make_setter (ApostilText *text, gint width)
{
  ApostilTypesetter *setter = apostil_typesetter_new ();

  apostil_typesetter_set_text (setter, text);
  set_typeface (setter, FONT_PIXELS);
  apostil_typesetter_set_width (setter, width);
  return setter;
}

/* How wide words are is guessed closely enough to say whether a line holds them. */
static void
test_estimate_width (void)
{
  const gchar *const words[] = {
    "« Nous voulons faire comprendre aux talibans que le seul moyen d’avancer est la négociation »",
    "The column had not crossed the narrow pass that leads into the valley, WAVE, Tel Aviv",
    "سخنگوی طالبان گفت که عملیات در پنجشیر آغاز شده است و ادامه دارد",
    "Корабль вышел из порта в воскресенье утром",
  };
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("serif 11");
  g_autoptr (ApostilEstimator) estimator = apostil_estimator_new (context, font);
  g_autoptr (PangoLayout) layout = pango_layout_new (context);

  pango_layout_set_font_description (layout, font);
  g_assert_cmpint (apostil_estimator_get_width (estimator, "", 0, NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gboolean measured;
      gint64 guess =
          apostil_estimator_get_width (estimator, words[i], strlen (words[i]), &measured);
      gint width;

      pango_layout_set_text (layout, words[i], -1);
      pango_layout_get_size (layout, &width, NULL);
      g_assert_cmpint (ABS (guess - width) * 20, <, width * 3);
      /* Joined letters are not measured one by one; of others only kerning is missing. */
      g_assert_cmpint (measured, ==, i != 2);
      if (measured)
        {
          g_assert_cmpint (guess * 100, <, width * 104);
          g_assert_cmpint (guess * 100, >, width * 99);
        }
    }
  g_object_unref (context);
}

/* By the definition: letter by letter. */
static guint
count_plainly (ApostilEstimator *estimator, const gchar *utf8, gint width)
{
  gint64 em = apostil_estimator_get_width (estimator, "—", strlen ("—"), NULL);
  gint64 line = 0, word = 0, blank = 0;
  guint lines = 1;

  for (const gchar *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize n_bytes = (gsize) (g_utf8_next_char (p) - p);
      gint64 advance = apostil_estimator_get_width (estimator, p, n_bytes, NULL);
      gboolean is_blank = *p == ' ' || *p == '\t';
      gboolean breaks = is_blank || *p == '-';

      if (!is_blank)
        word += advance;
      if (!breaks && word > width)
        {
          lines += line > 0 ? 2 : 1;
          line = blank = 0;
          word = advance;
        }
      else if (breaks || (advance == em && g_utf8_get_char (p) >= 0x2e80))
        {
          if (line + blank + word > width && line > 0)
            {
              lines++;
              line = word;
            }
          else
            line += blank + word;
          word = 0;
          blank = is_blank ? advance : 0;
        }
    }
  return lines + (line + blank + word > width && line > 0 && word > 0 ? 1 : 0);
}

static void
test_lines (void)
{
  static const gchar *const parts[] = { "a",    "e",    "W",   "il",     "é",  "ß",     " ",
                                        " ",    " ",    "\t",  "-",      "’",  "中",    "か",
                                        "本",   "г",    "λ",   "—",      "ال", "😀",     "!",
                                        "2021", "word", "...", "\u00ad", "\n", "\u00a0" };
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("serif 11");
  guint n_lines = 0;

  for (guint round = 0; round < 100; round++)
    {
      /* a new one, which has measured nothing yet */
      g_autoptr (ApostilEstimator) estimator = apostil_estimator_new (context, font);
      g_autoptr (GString) text = g_string_new (NULL);
      gint width = g_test_rand_int_range (1, 300) * PANGO_SCALE;
      guint lines = 0;

      for (guint again = 0; again < 30; again++)
        {
          g_string_truncate (text, 0);
          for (gint i = g_test_rand_int_range (0, 80); i > 0; i--)
            g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
          lines = apostil_estimator_count_lines (estimator, text->str, text->len, width);
          g_assert_cmpuint (lines, ==, count_plainly (estimator, text->str, width));
          n_lines += lines;
        }
    }
  g_assert_cmpuint (n_lines, >, 10000);
  g_object_unref (context);
}

/* The height of a long text is known within one percent before a line of it is laid out; and
 * once every block is laid out the sum has followed each correction. */
static void
test_estimate (void)
{
  const gint widths[] = { 300, 560, 900 };
  g_autoptr (ApostilDocument) document = fixture_large (200000, 10);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (ApostilTypesetter)
          setter = make_setter (apostil_document_get_text (document), widths[i]);
      ApostilHeights *heights = apostil_typesetter_get_heights (setter);
      gint64 guess = apostil_heights_get_total (heights);
      gint64 change = 0;
      gint64 sum = 0;
      guint n = apostil_blocks_get_length (apostil_typesetter_get_blocks (setter));

      apostil_typesetter_set_height_func (setter, count_change, &change);
      for (guint j = 0; j < n; j++)
        sum += apostil_block_layout_get_height (apostil_typesetter_get (setter, j));
      g_assert_cmpint (apostil_heights_get_total (heights), ==, sum);
      g_assert_cmpint (guess + change, ==, sum);
      g_assert_cmpint (ABS (guess - sum) * 100, <=, sum);
    }
}

static void
count_refined (gpointer user_data)
{
  *(guint *) user_data += 1;
}

/* The heights of a long text are refined in a thread: letters that nobody has measured are not guessed,
 * headings are set in their own font, and what came too late is forgotten. */
static void
test_refine (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (ApostilDocument) document = NULL;
  ApostilTypesetter *setter;
  ApostilBlocks *blocks;
  guint8 *roles;
  gint64 guess, sum = 0;
  guint n, refined = 0;

  for (guint i = 0; i < 9000; i++)
    {
      for (gint j = g_test_rand_int_range (1, 60); j > 0; j--)
        g_string_append (words, i < 8000 ? "gouvernement " : "κυβέρνηση “—” (Ωþ) ");
      g_string_append_c (words, '\n');
    }
  document = fixture_document (words->str);
  setter = make_setter (apostil_document_get_text (document), 400);
  blocks = apostil_typesetter_get_blocks (setter);
  n = apostil_blocks_get_length (blocks);
  apostil_typesetter_set_refined_func (setter, count_refined, &refined);
  apostil_typesetter_refine (setter);
  apostil_typesetter_set_width (setter, 560);
  g_assert_false (apostil_typesetter_is_refined (setter));
  apostil_typesetter_refine (setter);
  roles = g_new0 (guint8, n);
  for (guint i = 0; i < n; i += 3)
    roles[i] = APOSTIL_ROLE_HEADING;
  apostil_typesetter_set_roles (setter, roles);
  guess = apostil_heights_get_total (apostil_typesetter_get_heights (setter));
  apostil_typesetter_refine (setter);
  while (!apostil_typesetter_is_refined (setter))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (refined, ==, 1);
  for (guint i = 0; i < n; i += 50)
    {
      gint height = apostil_heights_get (apostil_typesetter_get_heights (setter), i);
      gint real = apostil_block_layout_get_height (apostil_typesetter_get (setter, i));

      sum += height - real;
      g_assert_cmpint (ABS (height - real), <=, 2 * apostil_typesetter_get_pitch (setter));
    }
  g_assert_cmpint (ABS (sum), <=, 20 * apostil_typesetter_get_pitch (setter));
  g_assert_cmpint (guess, !=, apostil_heights_get_total (apostil_typesetter_get_heights (setter)));

  /* Gone before the thread is. */
  apostil_typesetter_set_width (setter, 300);
  apostil_typesetter_refine (setter);
  apostil_typesetter_free (setter);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_usleep (50000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (refined, ==, 1);
}

/* A typeface is measured when something is first read of it; one that came before leaves no trace,
 * whether it was measured or not. */
static void
test_typeface (void)
{
  g_autoptr (ApostilDocument) document = fixture_large (2000, 10);
  ApostilText *text = apostil_document_get_text (document);
  g_autoptr (ApostilTypesetter) fresh = make_setter (text, 560);
  gint64 height = apostil_heights_get_total (apostil_typesetter_get_heights (fresh));
  gint average = apostil_typesetter_get_average (fresh);

  for (guint read = 0; read < 2; read++)
    {
      g_autoptr (ApostilTypesetter) setter = make_setter (text, 560);

      set_typeface (setter, 40);
      if (read == 1)
        {
          g_assert_cmpint (apostil_heights_get_total (apostil_typesetter_get_heights (setter)), >,
                           height);
          g_assert_cmpint (apostil_typesetter_get_average (setter), >, average);
        }
      set_typeface (setter, FONT_PIXELS);
      g_assert_cmpint (apostil_heights_get_total (apostil_typesetter_get_heights (setter)), ==,
                       height);
      g_assert_cmpint (apostil_typesetter_get_average (setter), ==, average);
    }
}

/* Ranges of a line neither overlap nor leave the column, and together are as wide as its words. */
static void
add_width (guint line, gint x, gint width, gboolean first, gboolean last, gpointer user_data)
{
  gint *sum = user_data;

  g_assert_cmpint (x, >=, -1);
  g_assert_cmpint (x + width, <=, 561);
  sum[0] += width;
  sum[1] += first ? 1 : 0;
  sum[2] += last ? 1 : 0;
}

static void
check_ranges (ApostilDocument *document)
{
  g_autoptr (ApostilTypesetter) setter = make_setter (apostil_document_get_text (document), 560);
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (setter);

  for (guint i = 0; i < apostil_blocks_get_length (blocks); i++)
    {
      ApostilBlockLayout *layout = apostil_typesetter_get (setter, i);
      guint16 n_bytes = apostil_blocks_get (blocks, i)->n_bytes;

      for (guint j = 0; j < apostil_block_layout_get_n_lines (layout) && n_bytes > 0; j++)
        {
          const ApostilBlockLine *line = apostil_block_layout_get_line (layout, j);
          gint sum[3] = { 0, 0, 0 };

          apostil_block_layout_foreach_range (layout, line->start, line->end, add_width, sum);
          g_assert_cmpint (ABS (sum[0] - line->width), <=, 8);
          g_assert_cmpint (sum[1], ==, 1);
          g_assert_cmpint (sum[2], ==, 1);
          g_assert_cmpuint (apostil_block_layout_line_of_byte (layout, line->start), ==, j);
          g_assert_cmpuint (apostil_block_layout_line_at_y (
                                layout, apostil_block_layout_get_line_top (layout, j)),
                            ==, j);
        }
    }
}

static void
test_ranges (void)
{
  g_autoptr (ApostilDocument) news = fixture_news ();
  g_autoptr (ApostilDocument) persian = fixture_persian ();

  check_ranges (news);
  check_ranges (persian);
}

static void
test_cache (void)
{
  g_autoptr (ApostilLayoutCache) cache = apostil_layout_cache_new (3);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("serif 12");
  ApostilBlockStyle style = { font, 100, 20, 0, 0, 15, FALSE };

  for (guint i = 0; i < 4; i++)
    {
      apostil_layout_cache_put (cache, i, apostil_block_layout_new (context, "x", 1, &style));
      apostil_layout_cache_get (cache, 0);
    }
  /* The one asked for again and again stayed; the oldest of the others went. */
  g_assert_cmpuint (apostil_layout_cache_get_size (cache), ==, 3);
  g_assert_nonnull (apostil_layout_cache_get (cache, 0));
  g_assert_null (apostil_layout_cache_get (cache, 1));
  apostil_layout_cache_drop (cache, 0);
  g_assert_null (apostil_layout_cache_get (cache, 0));
  g_object_unref (context);
}

static ApostilAnnotation *
look_up (ApostilDocument *document, const gchar *id)
{
  return apostil_annotation_list_lookup (apostil_document_get_annotations (document), id);
}

static void
test_note_words (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  ApostilNoteWords words;

  apostil_note_words_init (&words, document, look_up (document, "c3"), 1);
  g_assert_cmpstr (words.title, ==,
                   "\xe2\x81\xa8"
                   "Compagnie du Nord"
                   "\xe2\x81\xa9");
  g_assert_nonnull (strstr (words.detail, "a affirmé"));
  g_assert_nonnull (strstr (words.badge, "contradicted by 1"));
  apostil_note_words_clear (&words);

  /* Nobody is linked: the source words stand in. */
  apostil_note_words_init (&words, document, look_up (document, "c4"), 0);
  g_assert_nonnull (strstr (words.title, "un collaborateur de Jeanne Kerdoncuff"));
  g_assert_null (words.badge);
  apostil_note_words_clear (&words);

  apostil_note_words_init (&words, document, look_up (document, "d3"), 0);
  g_assert_nonnull (strstr (words.title, "2031"));
  g_assert_nonnull (strstr (words.detail, "dimanche"));
  apostil_note_words_clear (&words);
}

static void
test_citation (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  g_autoptr (ApostilArticle)
      article = apostil_record_copy (apostil_document_get_article (document));
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("metadata");
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = NULL;
  g_autofree gchar *html = NULL;
  g_autofree gchar *unsafe = NULL;
  g_autoptr (ApostilEdit) second = apostil_edit_new ("metadata");
  g_autoptr (ApostilArticle) bad = NULL;

  apostil_record_set (article, APOSTIL_ATTR_TITLE, "Port & <mer>");
  apostil_record_set (article, APOSTIL_ATTR_ORIGIN_HREF, "https://news.example/port?a=1&b=2");
  apostil_edit_replace (edit, apostil_document_get_article (document), article);
  apostil_document_apply (document, edit, &error);
  g_assert_no_error (error);

  text = apostil_citation_to_text (document, look_up (document, "c2"));
  g_assert_cmpstr (text, ==,
                   "“Nous voulons que chaque famille de Valmory puisse continuer à vivre de la "
                   "mer”\n— Jeanne Kerdoncuff, Port & <mer>, Agence du Littoral, Friday 14 March "
                   "2031, https://news.example/port?a=1&b=2");
  html = apostil_citation_to_html (document, look_up (document, "c2"));
  g_assert_nonnull (strstr (html, "<cite>Port &amp; &lt;mer&gt;</cite>"));
  g_assert_nonnull (strstr (html, "<a href=\"https://news.example/port?a=1&amp;b=2\">"));

  /* An address that is none of the web's never becomes a link. */
  bad = apostil_record_copy (article);
  apostil_record_set (bad, APOSTIL_ATTR_ORIGIN_HREF, "javascript:alert(1)");
  apostil_edit_replace (second, apostil_document_get_article (document), bad);
  apostil_document_apply (document, second, &error);
  g_assert_no_error (error);
  unsafe = apostil_citation_to_html (document, look_up (document, "c2"));
  g_assert_null (strstr (unsafe, "href"));
}

static void
count (GObject *object, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_session (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  g_autoptr (ApostilSession) session = apostil_session_new ();
  ApostilSpan name = fixture_find (document, "Jeanne Kerdoncuff", 0);
  ApostilSpan span;
  ApostilAnnotation *claim;
  guint changed = 0;
  g_autofree gchar *words = NULL;

  apostil_session_set_document (session, document);
  g_signal_connect (session, "selection-changed", G_CALLBACK (count), &changed);
  apostil_session_select (session, name.start + 3, name.start + 3);
  g_assert_cmpuint (changed, ==, 1);
  apostil_session_select (session, name.start + 3, name.start + 3);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_nonnull (apostil_session_get_current (session));
  words = apostil_session_describe (session, apostil_session_get_current (session));
  g_assert_cmpstr (words, ==, "Person, Jeanne Kerdoncuff, 1 of 3");

  /* A key takes the whole name for an entity, the word for a claim. */
  span = apostil_session_get_target_span (session, "entity/person");
  g_assert_true (apostil_span_equal (span, name));
  span = apostil_session_get_target_span (session, "claim");
  g_assert_cmpuint (span.start, ==, name.start);
  g_assert_cmpuint (apostil_span_length (span), ==, 6);

  /* The words of a selection may be for the mark that is current: it stays so. */
  claim = look_up (document, "c2");
  apostil_session_set_current (session, claim, FALSE);
  apostil_session_select (session, name.start, name.end);
  g_assert_true (apostil_session_get_current (session) == claim);
  /* The caret wanders over another mark: words for a source still go to the claim. */
  apostil_session_select (session, name.start, name.start);
  g_assert_true (apostil_session_get_current (session) != claim);
  g_assert_true (apostil_session_get_recent (session, "source") == claim);
  g_assert_true (apostil_session_get_recent (session, NULL) ==
                 apostil_session_get_current (session));

  /* Beyond the text there is nothing. */
  apostil_session_select (session, 100000, 200000);
  g_assert_cmpuint (apostil_session_get_caret (session), ==,
                    apostil_text_get_length (apostil_document_get_text (document)));
  g_assert_false (apostil_session_get_selection (session, NULL));
}

/* The current mark is the same mark after an edit, and after the edit that took it away is undone. */
static void
test_session_follows (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  g_autoptr (ApostilSession) session = apostil_session_new ();
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("note");
  g_autoptr (ApostilEdit) removal = apostil_edit_new ("removal");
  g_autoptr (ApostilAnnotation) copy = NULL;
  g_autoptr (GError) error = NULL;
  ApostilAnnotation *mark = look_up (document, "c2");

  apostil_session_set_document (session, document);
  apostil_session_set_current (session, mark, FALSE);
  copy = apostil_record_copy (mark);
  apostil_record_set (copy, APOSTIL_ATTR_NOTE, "x");
  apostil_edit_replace (edit, mark, copy);
  apostil_document_apply (document, edit, &error);
  g_assert_no_error (error);
  g_assert_true (apostil_session_get_current (session) == look_up (document, "c2"));

  apostil_edit_remove (removal, look_up (document, "c2"));
  apostil_document_apply (document, removal, &error);
  g_assert_no_error (error);
  g_assert_null (apostil_session_get_current (session));
  apostil_document_undo (document);
  g_assert_true (apostil_session_get_current (session) == look_up (document, "c2"));
}

/* Of a name that is too long its beginning and its end are told; all else stays as it was. */
static void
test_shorten (void)
{
  g_autofree gchar *name = g_strnfill (10000, 'x');
  g_autofree gchar *message =
      g_strdup_printf ("“/home/é%s.apostil” could not be\n opened: %s", name, "no room");
  g_autofree gchar *told = apostil_shorten_names (message);
  g_autofree gchar *same = apostil_shorten_names (" A usual  sentence:\tof words. ");

  g_assert_cmpint (g_utf8_strlen (told, -1), <, 150);
  g_assert_true (g_str_has_prefix (told, "“/home/éxxx"));
  g_assert_nonnull (strstr (told, "x…x"));
  g_assert_true (g_str_has_suffix (told, "x.apostil” could not be\n opened: no room"));
  g_assert_cmpstr (same, ==, " A usual  sentence:\tof words. ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/typesetter/lines", test_lines);
  g_test_add_func ("/ui/typesetter/estimate", test_estimate);
  g_test_add_func ("/ui/typesetter/refine", test_refine);
  g_test_add_func ("/ui/typesetter/typeface", test_typeface);
  g_test_add_func ("/ui/typesetter/estimate-width", test_estimate_width);
  g_test_add_func ("/ui/typesetter/ranges", test_ranges);
  g_test_add_func ("/ui/typesetter/cache", test_cache);
  g_test_add_func ("/ui/notes/words", test_note_words);
  g_test_add_func ("/ui/citation", test_citation);
  g_test_add_func ("/ui/shorten", test_shorten);
  g_test_add_func ("/ui/session/target", test_session);
  g_test_add_func ("/ui/session/follows", test_session_follows);
  return g_test_run ();
}
