/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article-view-private.h"
#include "article-fixture.h"
#include "view-fixture.h"

/* The notes in the margin of an article on the screen: where they stand, what is under the pointer. */

static ApostilArticleView *
show (ViewFixture *fixture, ApostilDocument *document, gint width)
{
  ApostilArticleView *view;

  view_fixture_init (fixture, document, width, 700);
  view = APOSTIL_ARTICLE_VIEW (fixture->view);
  for (guint i = 0; i < 500 && !apostil_margin_notes_is_valid (view->notes); i++)
    {
      view_fixture_iterate ();
      g_usleep (2000);
    }
  g_assert_true (apostil_margin_notes_is_valid (view->notes));
  return view;
}

/* In their column, each below the one before; ticks may stand beside them. Returns how many notes there are. */
static guint
assert_places (ApostilArticleView *view)
{
  const ApostilPage *page = &view->page;
  gint bottom = G_MININT;
  guint n_notes = 0;

  for (guint i = 0; i < apostil_margin_notes_get_length (view->notes); i++)
    {
      GdkRectangle box;

      if (!apostil_margin_notes_get_box (view->notes, i, &box))
        continue;
      n_notes++;
      g_assert_cmpint (box.x, ==, page->notes_x);
      g_assert_cmpint (box.x + box.width, <=, page->notes_x + page->notes_width);
      g_assert_cmpint (box.y, >=, bottom);
      bottom = box.y + box.height;
    }
  return n_notes;
}

static void
test_places (gconstpointer data)
{
  ApostilDocument *(*create) (void) = data;
  g_autoptr (ApostilDocument) document = create ();
  ViewFixture fixture;
  ApostilArticleView *view = show (&fixture, document, 1100);

  g_assert_cmpuint (assert_places (view), >, 1);
  /* In the other margin where lines begin on the right. */
  g_assert_cmpint (view->page.notes_x < view->page.text_x, ==, create == fixture_persian);
  view_fixture_clear (&fixture);
}

/* Claims and dates have a note, also what is only suggested; what was rejected has none, and names none. */
static void
test_who (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  ViewFixture fixture;
  ApostilArticleView *view = show (&fixture, document, 1100);
  ApostilAnnotationList *annotations = apostil_document_get_annotations (document);
  guint n_wanted = 0, n_shown = 0;

  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    {
      ApostilAnnotation *mark = apostil_annotation_list_get (annotations, i);
      gboolean shown = apostil_margin_notes_shows (view->notes, mark);

      n_shown += shown;
      n_wanted += apostil_annotation_is (mark, APOSTIL_KIND_CLAIM) ||
                  apostil_annotation_is (mark, APOSTIL_KIND_DATE);
      if (apostil_annotation_is (mark, APOSTIL_KIND_ENTITY))
        g_assert_false (shown);
    }
  g_assert_cmpuint (n_wanted, >, 8);
  g_assert_cmpuint (n_shown, ==, n_wanted);
  view_fixture_clear (&fixture);
}

/* A click on a note chooses its mark. */
static void
test_click (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  ViewFixture fixture;
  ApostilArticleView *view = show (&fixture, document, 1100);
  guint n_clicked = 0;

  for (guint i = 0; i < apostil_margin_notes_get_length (view->notes); i++)
    {
      ApostilAnnotation *mark;
      GdkRectangle box;
      gdouble x, y;

      if (!apostil_margin_notes_get_box (view->notes, i, &box))
        continue;
      x = box.x + box.width / 2.0;
      y = box.y + box.height / 2.0;
      if (y < 0 || y > 690)
        continue;
      mark = apostil_margin_notes_at (view->notes, x, y);
      g_assert_nonnull (mark);
      view_fixture_button (&fixture, GDK_BUTTON_PRESS, x, y, 0);
      view_fixture_button (&fixture, GDK_BUTTON_RELEASE, x, y, 0);
      g_assert_true (apostil_session_get_current (fixture.session) == mark);
      n_clicked++;
      view_fixture_iterate ();
    }
  g_assert_cmpuint (n_clicked, >, 3);
  /* Beside them there is nothing. */
  g_assert_null (apostil_margin_notes_at (view->notes, view->page.text_x + 5, 300));
  view_fixture_clear (&fixture);
}

/* Without room, or when they are not wanted, ticks stand where the notes would. */
static void
test_ticks (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ApostilDocument) document = fixture_news ();
      ViewFixture fixture;
      ApostilArticleView *view = show (&fixture, document, i == 0 ? 480 : 1100);

      if (i == 1)
        {
          g_object_set (view, "margin-notes", FALSE, NULL);
          for (guint n = 0; n < 100; n++)
            {
              view_fixture_iterate ();
              g_usleep (2000);
            }
        }
      g_assert_true (view->page.ticks);
      g_assert_cmpuint (apostil_margin_notes_get_length (view->notes), >, 3);
      g_assert_cmpuint (assert_places (view), ==, 0);
      view_fixture_clear (&fixture);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/margin-notes/places", fixture_news, test_places);
  g_test_add_data_func ("/margin-notes/places/persian", fixture_persian, test_places);
  g_test_add_data_func ("/margin-notes/places/dense", fixture_dense, test_places);
  g_test_add_func ("/margin-notes/who", test_who);
  g_test_add_func ("/margin-notes/click", test_click);
  g_test_add_func ("/margin-notes/ticks", test_ticks);
  return g_test_run ();
}
