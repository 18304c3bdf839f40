/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gdk/gdkkeysyms.h>
#include <string.h>

#include "apostil-grapheme.h"
#include "apostil-tokens.h"
#include "article-fixture.h"
#include "view-fixture.h"

/* Keys, the pointer and scrolling, as a person uses them. */

static void
place_caret (ViewFixture *fixture, guint32 offset)
{
  apostil_session_select (fixture->session, offset, offset);
}

static guint32
get_caret (ViewFixture *fixture)
{
  return apostil_session_get_caret (fixture->session);
}

/* Right visits every grapheme of a text from left to right; Left goes back the same way. */
static void
test_caret_characters (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  ApostilText *text = apostil_document_get_text (document);
  guint32 length = apostil_text_get_length (text);
  ViewFixture fixture;

  view_fixture_init (&fixture, document, 900, 500);
  place_caret (&fixture, 0);
  for (guint32 at = 0; at < length;)
    {
      at = apostil_grapheme_next (text, at);
      view_fixture_key (&fixture, GDK_KEY_Right, 0);
      g_assert_cmpuint (get_caret (&fixture), ==, at);
    }
  view_fixture_key (&fixture, GDK_KEY_Right, 0);
  g_assert_cmpuint (get_caret (&fixture), ==, length);
  for (guint32 at = length; at > 0;)
    {
      at = apostil_grapheme_previous (text, at);
      view_fixture_key (&fixture, GDK_KEY_Left, 0);
      g_assert_cmpuint (get_caret (&fixture), ==, at);
    }
  view_fixture_clear (&fixture);
}

/* Between the pieces of one paragraph the caret goes on as within a piece. */
static void
test_caret_pieces (void)
{
  g_autoptr (ApostilDocument) document = fixture_one_line (20000, 10);
  ApostilText *text = apostil_document_get_text (document);
  ViewFixture fixture;
  guint32 at = 3800;

  view_fixture_init (&fixture, document, 900, 500);
  place_caret (&fixture, at);
  for (guint i = 0; i < 600; i++)
    {
      at = apostil_grapheme_next (text, at);
      view_fixture_key (&fixture, GDK_KEY_Right, 0);
      g_assert_cmpuint (get_caret (&fixture), ==, at);
    }
  for (guint i = 0; i < 600; i++)
    {
      at = apostil_grapheme_previous (text, at);
      view_fixture_key (&fixture, GDK_KEY_Left, 0);
      g_assert_cmpuint (get_caret (&fixture), ==, at);
    }
  view_fixture_clear (&fixture);
}

/* In a paragraph from right to left, Left goes on and Ctrl+Left goes to the next word. */
static void
test_caret_rtl (void)
{
  g_autoptr (ApostilDocument) document = fixture_persian ();
  ViewFixture fixture;

  view_fixture_init (&fixture, document, 900, 500);
  place_caret (&fixture, 0);
  view_fixture_key (&fixture, GDK_KEY_Left, 0);
  g_assert_cmpuint (get_caret (&fixture), ==, 1);
  view_fixture_key (&fixture, GDK_KEY_Left, GDK_CONTROL_MASK);
  g_assert_cmpuint (get_caret (&fixture), ==, 4);
  view_fixture_key (&fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  g_assert_cmpuint (get_caret (&fixture), ==, 0);
  view_fixture_clear (&fixture);
}

static void
test_caret_lines (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  guint32 length = apostil_text_get_length (apostil_document_get_text (document));
  ViewFixture fixture;
  guint32 start = fixture_find (document, "depuis les élections", 0).start;
  guint32 before;
  guint n = 0;

  view_fixture_init (&fixture, document, 900, 500);
  place_caret (&fixture, start);
  view_fixture_key (&fixture, GDK_KEY_Down, 0);
  g_assert_cmpuint (get_caret (&fixture), >, start);
  view_fixture_key (&fixture, GDK_KEY_Up, 0);
  g_assert_cmpuint (get_caret (&fixture), ==, start);

  view_fixture_key (&fixture, GDK_KEY_Home, 0);
  g_assert_cmpuint (get_caret (&fixture), ==, fixture_find (document, "Jeanne", 0).start);
  view_fixture_key (&fixture, GDK_KEY_End, GDK_SHIFT_MASK);
  g_assert_cmpuint (get_caret (&fixture), >, start);
  g_assert_true (apostil_session_get_selection (fixture.session, NULL));

  view_fixture_key (&fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  g_assert_cmpuint (get_caret (&fixture), ==, 0);
  do
    {
      before = get_caret (&fixture);
      view_fixture_key (&fixture, GDK_KEY_Down, 0);
      g_assert_cmpuint (n++, <, 200);
    }
  while (get_caret (&fixture) > before);
  g_assert_cmpuint (get_caret (&fixture), ==, length);
  view_fixture_key (&fixture, GDK_KEY_Page_Up, 0);
  g_assert_cmpuint (get_caret (&fixture), <, length);
  view_fixture_key (&fixture, GDK_KEY_End, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_true (apostil_session_get_selection (fixture.session, NULL));
  view_fixture_key (&fixture, GDK_KEY_Escape, 0);
  g_assert_false (apostil_session_get_selection (fixture.session, NULL));
  view_fixture_clear (&fixture);
}

static void
drag (ViewFixture *fixture, guint32 from, guint32 to, gdouble to_shift)
{
  gdouble x;
  gdouble y;

  view_fixture_get_middle (fixture, from, &x, &y);
  view_fixture_button (fixture, GDK_BUTTON_PRESS, x - 3, y, 0);
  view_fixture_get_middle (fixture, to, &x, &y);
  view_fixture_motion (fixture, x, y);
  view_fixture_motion (fixture, x + to_shift, y);
  view_fixture_button (fixture, GDK_BUTTON_RELEASE, x + to_shift, y, GDK_BUTTON1_MASK);
}

static void
count (GObject *object, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_pointer_selects (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  ViewFixture fixture;
  ApostilSpan words = fixture_find (document, "élections", 0);
  ApostilSpan span;
  gdouble x;
  gdouble y;
  guint selected = 0;

  view_fixture_init (&fixture, document, 1000, 800);
  g_signal_connect (fixture.view, "selected", G_CALLBACK (count), &selected);
  drag (&fixture, words.start, words.end - 1, 3);
  g_assert_true (apostil_session_get_selection (fixture.session, &span));
  g_assert_true (apostil_span_equal (span, words));
  g_assert_cmpuint (selected, ==, 1);

  /* Backwards the anchor stays where the press was. */
  place_caret (&fixture, words.end);
  drag (&fixture, words.end, words.start, -3);
  g_assert_true (apostil_session_get_selection (fixture.session, &span));
  g_assert_cmpuint (span.start, ==, words.start);
  g_assert_cmpuint (get_caret (&fixture), ==, words.start);

  /* A click selects nothing. */
  view_fixture_get_middle (&fixture, words.start, &x, &y);
  view_fixture_button (&fixture, GDK_BUTTON_PRESS, x, y, 0);
  view_fixture_button (&fixture, GDK_BUTTON_RELEASE, x, y, GDK_BUTTON1_MASK);
  g_assert_false (apostil_session_get_selection (fixture.session, NULL));
  g_assert_cmpuint (selected, ==, 2);

  /* With Shift from the caret to the click. */
  view_fixture_get_middle (&fixture, words.end, &x, &y);
  view_fixture_button (&fixture, GDK_BUTTON_PRESS, x - 3, y, GDK_SHIFT_MASK);
  view_fixture_button (&fixture, GDK_BUTTON_RELEASE, x - 3, y, GDK_BUTTON1_MASK);
  g_assert_true (apostil_session_get_selection (fixture.session, &span));
  g_assert_true (apostil_span_equal (span, words));

  view_fixture_get_middle (&fixture, words.start + 2, &x, &y);
  view_fixture_button (&fixture, GDK_2BUTTON_PRESS, x, y, 0);
  view_fixture_button (&fixture, GDK_BUTTON_RELEASE, x, y, GDK_BUTTON1_MASK);
  g_assert_true (apostil_session_get_selection (fixture.session, &span));
  g_assert_true (apostil_span_equal (
      span, apostil_text_word_at (apostil_document_get_text (document), words.start + 2)));

  view_fixture_button (&fixture, GDK_3BUTTON_PRESS, x, y, 0);
  view_fixture_button (&fixture, GDK_BUTTON_RELEASE, x, y, GDK_BUTTON1_MASK);
  g_assert_true (apostil_session_get_selection (fixture.session, &span));
  g_assert_cmpuint (span.start, ==, fixture_find (document, "Jeanne", 0).start);
  view_fixture_clear (&fixture);
}

/* The first click takes the innermost mark, further ones the marks around it. */
static void
test_pointer_clicks (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  ViewFixture fixture;
  guint32 inside = fixture_find (document, "Compagnie du Nord", 1).start + 2;
  ApostilAnnotation *inner;
  ApostilAnnotation *outer;
  gdouble x;
  gdouble y;

  view_fixture_init (&fixture, document, 1000, 800);
  view_fixture_get_middle (&fixture, inside, &x, &y);
  view_fixture_button (&fixture, GDK_BUTTON_PRESS, x, y, 0);
  view_fixture_button (&fixture, GDK_BUTTON_RELEASE, x, y, 0);
  inner = apostil_session_get_current (fixture.session);
  g_assert_nonnull (inner);
  view_fixture_button (&fixture, GDK_BUTTON_PRESS, x, y, 0);
  view_fixture_button (&fixture, GDK_BUTTON_RELEASE, x, y, 0);
  outer = apostil_session_get_current (fixture.session);
  g_assert_true (outer != inner);
  g_assert_true (apostil_span_contains (apostil_annotation_get_first_span (outer),
                                        apostil_annotation_get_first_span (inner)));
  view_fixture_button (&fixture, GDK_BUTTON_PRESS, x, y, 0);
  view_fixture_button (&fixture, GDK_BUTTON_RELEASE, x, y, 0);
  g_assert_true (apostil_session_get_current (fixture.session) == inner);
  view_fixture_clear (&fixture);
}

/* The end of the current mark is dragged: shown at once, one edit when it is let go. */
static void
test_pointer_handle (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  ApostilHistory *history = apostil_document_get_history (document);
  ViewFixture fixture;
  ApostilSpan words = fixture_find (document, "Agence du Littoral", 1);
  GdkRectangle area;
  ApostilAnnotation *mark;
  guint n_undo;
  gdouble x;
  gdouble y;

  view_fixture_init (&fixture, document, 1000, 800);
  apostil_session_click (fixture.session, words.start);
  mark = apostil_session_get_current (fixture.session);
  g_assert_true (apostil_span_equal (apostil_annotation_get_first_span (mark), words));
  n_undo = apostil_history_get_n_undo (history);
  g_assert_true (
      apostil_article_view_get_span_area (APOSTIL_ARTICLE_VIEW (fixture.view), words, &area));
  view_fixture_get_middle (&fixture, words.start + 8, &x, &y);
  view_fixture_button (&fixture, GDK_BUTTON_PRESS, area.x + area.width + 1,
                       area.y + area.height - 2, 0);
  view_fixture_motion (&fixture, x, y);
  view_fixture_motion (&fixture, x + 3, y);
  g_assert_cmpuint (apostil_history_get_n_undo (history), ==, n_undo);
  view_fixture_button (&fixture, GDK_BUTTON_RELEASE, x + 3, y, GDK_BUTTON1_MASK);
  g_assert_cmpuint (apostil_history_get_n_undo (history), ==, n_undo + 1);
  mark = apostil_session_get_current (fixture.session);
  g_assert_cmpuint (apostil_annotation_get_first_span (mark).start, ==, words.start);
  g_assert_cmpuint (apostil_annotation_get_first_span (mark).end, ==, words.start + 9);
  apostil_document_undo (document);
  mark = apostil_session_get_current (fixture.session);
  g_assert_true (apostil_span_equal (apostil_annotation_get_first_span (mark), words));
  view_fixture_clear (&fixture);
}

static void
drag_begun (GtkWidget *view, GdkDragContext *context, GPtrArray *drags)
{
  g_ptr_array_add (drags, g_object_ref (context));
}

/* Selected words are carried away once the pointer has moved far enough, and stay selected; a click on
 * them is a click. */
static void
test_pointer_carries (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  g_autoptr (GPtrArray) drags = g_ptr_array_new_with_free_func (g_object_unref);
  ApostilSpan words = fixture_find (document, "élections", 0);
  ViewFixture fixture;
  ApostilSpan span;
  GList *targets;
  gdouble x;
  gdouble y;

  view_fixture_init (&fixture, document, 1000, 800);
  g_signal_connect (fixture.view, "drag-begin", G_CALLBACK (drag_begun), drags);
  apostil_session_select (fixture.session, words.start, words.end);
  view_fixture_get_middle (&fixture, words.start + 2, &x, &y);
  view_fixture_button (&fixture, GDK_BUTTON_PRESS, x, y, 0);
  view_fixture_motion (&fixture, x + 2, y);
  g_assert_cmpuint (drags->len, ==, 0);
  view_fixture_motion (&fixture, x + 40, y);
  g_assert_cmpuint (drags->len, ==, 1);
  targets = gdk_drag_context_list_targets (drags->pdata[0]);
  g_assert_nonnull (g_list_find (targets, gdk_atom_intern_static_string ("UTF8_STRING")));
  g_assert_nonnull (g_list_find (targets, gdk_atom_intern_static_string ("text/plain")));
  gtk_drag_cancel (drags->pdata[0]);
  view_fixture_iterate ();
  g_assert_true (apostil_session_get_selection (fixture.session, &span));
  g_assert_true (apostil_span_equal (span, words));

  /* The button is the view's again. */
  view_fixture_motion (&fixture, x + 60, y);
  g_assert_true (apostil_session_get_selection (fixture.session, &span));
  g_assert_true (apostil_span_equal (span, words));
  view_fixture_button (&fixture, GDK_BUTTON_PRESS, x, y, 0);
  view_fixture_motion (&fixture, x + 2, y);
  view_fixture_button (&fixture, GDK_BUTTON_RELEASE, x + 2, y, GDK_BUTTON1_MASK);
  g_assert_cmpuint (drags->len, ==, 1);
  g_assert_false (apostil_session_get_selection (fixture.session, NULL));
  g_assert_cmpuint (get_caret (&fixture), ==, words.start + 2);
  view_fixture_clear (&fixture);
}

static void
note_command (GtkWidget *view, const gchar *action, const gchar *parameter, GString *said)
{
  g_string_append_printf (said, "%s(%s) ", action, parameter != NULL ? parameter : "");
}

static void
test_keys_command (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  g_autoptr (GString) said = g_string_new (NULL);
  const guint keys[] = { GDK_KEY_p, GDK_KEY_O, GDK_KEY_l, GDK_KEY_c, GDK_KEY_d,     GDK_KEY_a,
                         GDK_KEY_f, GDK_KEY_s, GDK_KEY_u, GDK_KEY_b, GDK_KEY_Delete };
  ViewFixture fixture;

  view_fixture_init (&fixture, document, 900, 500);
  g_signal_connect (fixture.view, "command", G_CALLBACK (note_command), said);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    view_fixture_key (&fixture, keys[i], 0);
  g_assert_cmpstr (said->str, ==,
                   "annotate(entity/person) annotate(entity/organisation) annotate(entity/place) "
                   "annotate(claim) annotate(date) annotate-all() add-fragment() set(source) "
                   "set(cue) set(publication) delete() ");
  /* With a modifier they belong to somebody else. */
  g_string_truncate (said, 0);
  view_fixture_key (&fixture, GDK_KEY_p, GDK_CONTROL_MASK);
  view_fixture_key (&fixture, GDK_KEY_p, GDK_MOD1_MASK);
  g_assert_cmpstr (said->str, ==, "");
  view_fixture_clear (&fixture);
}

/* Tab goes through all marks in order, and stops after the last one. */
static void
test_keys_tab (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  ApostilAnnotationList *list = apostil_document_get_annotations (document);
  guint n = apostil_annotation_list_get_length (list);
  ViewFixture fixture;

  view_fixture_init (&fixture, document, 900, 500);
  for (guint i = 0; i < n; i++)
    {
      view_fixture_key (&fixture, GDK_KEY_Tab, 0);
      g_assert_true (apostil_session_get_current (fixture.session) ==
                     apostil_annotation_list_get (list, i));
    }
  g_assert_false (apostil_session_next (fixture.session, FALSE));
  for (guint i = n - 1; i > 0; i--)
    {
      view_fixture_key (&fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
      g_assert_true (apostil_session_get_current (fixture.session) ==
                     apostil_annotation_list_get (list, i - 1));
    }
  view_fixture_clear (&fixture);
}

/* Scrolled up from the end, over blocks never laid out, each step moves the words by just itself. */
static void
test_scroll_steady (void)
{
  g_autoptr (ApostilDocument) document = fixture_large (300000, 1000);
  ApostilText *text = apostil_document_get_text (document);
  ViewFixture fixture;
  ApostilArticleView *view;

  view_fixture_init (&fixture, document, 700, 500);
  view = APOSTIL_ARTICLE_VIEW (fixture.view);
  gtk_adjustment_set_value (fixture.adjustment, gtk_adjustment_get_upper (fixture.adjustment));
  for (guint i = 0; i < 300; i++)
    {
      GdkRectangle before;
      GdkRectangle after;
      guint32 offset;

      apostil_article_view_get_offset_at (view, 250, 120, &offset);
      offset = MIN (offset, apostil_text_get_length (text));
      g_assert_true (
          apostil_article_view_get_span_area (view, APOSTIL_SPAN (offset, offset), &before));
      gtk_adjustment_set_value (fixture.adjustment,
                                gtk_adjustment_get_value (fixture.adjustment) - 53);
      g_assert_true (
          apostil_article_view_get_span_area (view, APOSTIL_SPAN (offset, offset), &after));
      g_assert_cmpint (after.y - before.y, ==, 53);
    }
  gtk_adjustment_set_value (fixture.adjustment, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture.adjustment), ==, 0);
  view_fixture_clear (&fixture);
}

/* What is revealed is in sight, wherever it is; zooming keeps the line at the top. */
static void
test_scroll_reveal (void)
{
  g_autoptr (ApostilDocument) document = fixture_large (300000, 1000);
  guint32 length = apostil_text_get_length (apostil_document_get_text (document));
  ViewFixture fixture;
  GdkRectangle area;
  ApostilArticleView *view;

  view_fixture_init (&fixture, document, 900, 500);
  view = APOSTIL_ARTICLE_VIEW (fixture.view);
  for (guint i = 0; i < 50; i++)
    {
      guint32 at = (guint32) g_test_rand_int_range (0, (gint) length);

      apostil_session_reveal (fixture.session, APOSTIL_SPAN (at, at + 1));
      g_assert_true (apostil_article_view_get_span_area (view, APOSTIL_SPAN (at, at + 1), &area));
      g_assert_cmpint (area.y, >=, 0);
      g_assert_cmpint (area.y + area.height, <=, 500);
    }
  for (gdouble zoom = 0.5; zoom <= 4; zoom += 0.7)
    {
      apostil_article_view_set_zoom (view, zoom);
      g_assert_cmpfloat (apostil_article_view_get_zoom (view), ==, zoom);
      view_fixture_iterate ();
    }
  view_fixture_clear (&fixture);
}

static void
count_allocation (GtkWidget *view, GdkRectangle *allocation, guint *n)
{
  *n += 1;
}

/* With scrollbars that take room beside the text, as some people want them, all comes to rest:
 * with a text that is longer than the view, after another one that is not, and the other way round. */
static void
test_scroll_bar_beside (void)
{
  g_autoptr (ApostilDocument) small = fixture_document ("One line.\n");
  g_autoptr (ApostilDocument) large = fixture_large (2000000, 1000);
  ViewFixture fixture;
  GtkWidget *scrolled;

  view_fixture_init (&fixture, small, 700, 500);
  scrolled = gtk_widget_get_parent (fixture.view);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled), FALSE);
  for (guint i = 0; i < 4; i++)
    {
      gboolean is_large = i % 2 == 0;
      guint n = 0;

      apostil_session_set_document (fixture.session, is_large ? large : small);
      view_fixture_iterate ();
      view_fixture_iterate ();
      g_signal_connect (fixture.view, "size-allocate", G_CALLBACK (count_allocation), &n);
      view_fixture_iterate ();
      g_assert_cmpuint (n, ==, 0);
      g_signal_handlers_disconnect_by_data (fixture.view, &n);
      g_assert_true (gtk_widget_get_mapped (gtk_scrolled_window_get_vscrollbar (
                         GTK_SCROLLED_WINDOW (scrolled))) == is_large);
    }
  view_fixture_clear (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/caret/characters", test_caret_characters);
  g_test_add_func ("/ui/caret/pieces", test_caret_pieces);
  g_test_add_func ("/ui/caret/rtl", test_caret_rtl);
  g_test_add_func ("/ui/caret/lines", test_caret_lines);
  g_test_add_func ("/ui/pointer/selects", test_pointer_selects);
  g_test_add_func ("/ui/pointer/clicks", test_pointer_clicks);
  g_test_add_func ("/ui/pointer/handle", test_pointer_handle);
  g_test_add_func ("/ui/pointer/carries", test_pointer_carries);
  g_test_add_func ("/ui/keys/command", test_keys_command);
  g_test_add_func ("/ui/keys/tab", test_keys_tab);
  g_test_add_func ("/ui/scroll/steady", test_scroll_steady);
  g_test_add_func ("/ui/scroll/reveal", test_scroll_reveal);
  g_test_add_func ("/ui/scroll/bar-beside", test_scroll_bar_beside);
  return g_test_run ();
}
