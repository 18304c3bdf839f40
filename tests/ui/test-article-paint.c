/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article-view-private.h"
#include "article-fixture.h"
#include "view-fixture.h"

/* What an article looks like, pixel by pixel: the patterns that tell marks apart. */

#define WIDTH  900
#define HEIGHT 500

/* What @clip holds, or all; the rest is black. */
static cairo_surface_t *
paint (ViewFixture *fixture, cairo_region_t *clip)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  if (clip != NULL)
    {
      gdk_cairo_region (cr, clip);
      cairo_clip (cr);
    }
  gtk_widget_draw (fixture->view, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, gint x, gint y)
{
  const guchar *row = cairo_image_surface_get_data (surface) +
                      y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] & 0xffffff;
}

static guint32
get_colour (const GdkRGBA *colour)
{
  return (guint32) (colour->red * 255 + 0.5) << 16 | (guint32) (colour->green * 255 + 0.5) << 8 |
         (guint32) (colour->blue * 255 + 0.5);
}

/* Whether pieces of @piece pixels stand @gap apart from @x to @end in row @y; @whole: none is cut off. */
static gboolean
is_broken (cairo_surface_t *surface,
           guint32 colour,
           gint x,
           gint end,
           gint y,
           gint piece,
           gint gap,
           gboolean whole)
{
  for (gint at = x; at < end; at++)
    {
      gint start = (at - x) / (piece + gap) * (piece + gap);
      gboolean on = (at - x) % (piece + gap) < piece && (!whole || x + start + piece <= end);

      if ((get_pixel (surface, at, y) == colour) != on)
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  const gchar *kind_id;
  ApostilStatus status;
  gboolean dots;
} Broken;

/* Names that are only suggested stand in a dashed box, dates on dots. */
static void
test_broken (gconstpointer data)
{
  const Broken *broken = data;
  g_autoptr (ApostilDocument) document = fixture_document ("He left on Monday evening, at ten.");
  ApostilAnnotation *mark = fixture_mark (document, broken->kind_id, "Monday evening", 0);
  ApostilSpan span = apostil_annotation_get_first_span (mark);
  guint n_rows = 0;
  ApostilArticleView *view;
  ViewFixture fixture;
  cairo_surface_t *surface;
  GdkRectangle area;
  guint32 colour;
  gint dot;

  apostil_record_set_status (mark, broken->status);
  if (!broken->dots)
    {
      apostil_record_set (mark, APOSTIL_ATTR_TYPE, "person");
      apostil_record_set (mark, APOSTIL_ATTR_NAME, "Monday");
    }
  fixture_add (document, mark);
  view_fixture_init (&fixture, document, WIDTH, HEIGHT);
  view = APOSTIL_ARTICLE_VIEW (fixture.view);
  surface = paint (&fixture, NULL);
  g_assert_true (apostil_article_view_get_span_area (view, span, &area));
  colour = get_colour (&apostil_palette_get (apostil_article_view_get_palette (view),
                                             apostil_marks_get_colour (view->marks, mark))
                            ->line);
  dot = MAX (apostil_typesetter_get_pitch (view->setter) / 14, 2);
  /* The box has a pixel of air at either end. */
  for (gint y = area.y; y < area.y + area.height; y++)
    n_rows +=
        broken->dots
            ? is_broken (surface, colour, area.x, area.x + area.width, y, dot, dot, TRUE)
            : is_broken (surface, colour, area.x - 1, area.x + area.width + 1, y, 4, 2, FALSE);
  g_assert_cmpuint (n_rows, ==, broken->dots ? (guint) dot : 2);
  cairo_surface_destroy (surface);
  view_fixture_clear (&fixture);
}

/* The column of notes and a few lines, as after a mark was taken, look as in a painting of it all. */
static void
test_clip (gconstpointer data)
{
  ApostilDocument *(*create) (void) = data;
  g_autoptr (ApostilDocument) document = create ();
  ApostilArticleView *view;
  ViewFixture fixture;
  cairo_surface_t *all;

  view_fixture_init (&fixture, document, WIDTH, HEIGHT);
  view = APOSTIL_ARTICLE_VIEW (fixture.view);
  apostil_session_set_current (
      fixture.session, apostil_annotation_list_get (apostil_document_get_annotations (document), 0),
      FALSE);
  all = paint (&fixture, NULL);
  for (gint top = 0; top < HEIGHT; top += 37)
    {
      GdkRectangle notes = { view->page.notes_x - view->page.notes_reach, 0,
                             view->page.notes_width + 2 * view->page.notes_reach, HEIGHT };
      GdkRectangle lines = { 0, top, WIDTH, top % 80 };
      cairo_region_t *clip = cairo_region_create_rectangle (&notes);
      cairo_surface_t *part;

      cairo_region_union_rectangle (clip, &lines);
      part = paint (&fixture, clip);
      for (gint y = 0; y < HEIGHT; y++)
        for (gint x = 0; x < WIDTH; x++)
          g_assert_cmphex (get_pixel (part, x, y), ==,
                           cairo_region_contains_point (clip, x, y) ? get_pixel (all, x, y) : 0);
      cairo_surface_destroy (part);
      cairo_region_destroy (clip);
    }
  cairo_surface_destroy (all);
  view_fixture_clear (&fixture);
}

static GdkPixbuf *
grab (ViewFixture *fixture)
{
  for (guint i = 0; i < 3; i++)
    {
      view_fixture_iterate ();
      g_usleep (5000);
    }
  return gdk_pixbuf_get_from_window (gtk_widget_get_window (fixture->view), 0, 0, WIDTH, HEIGHT);
}

/* A line that others make room for has these painted again, too, down to where they end. */
static void
test_room (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  ViewFixture fixture;
  guint32 starts[] = { 40, 30, 20, 60 };

  view_fixture_init (&fixture, document, WIDTH, HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      ApostilAnnotation *claim = fixture_mark (document, APOSTIL_KIND_CLAIM, "e", i);
      g_autoptr (GdkPixbuf) partly = NULL;
      g_autoptr (GdkPixbuf) wholly = NULL;

      /* What begins earlier has the first lane, and what was there before moves down. */
      apostil_annotation_set_span (claim, APOSTIL_SPAN (starts[i], 300 - 40 * i));
      g_object_unref (grab (&fixture));
      fixture_add (document, claim);
      partly = grab (&fixture);
      gtk_widget_queue_draw (fixture.view);
      wholly = grab (&fixture);
      g_assert_cmpmem (gdk_pixbuf_get_pixels (partly), gdk_pixbuf_get_byte_length (partly),
                       gdk_pixbuf_get_pixels (wholly), gdk_pixbuf_get_byte_length (wholly));
    }
  view_fixture_clear (&fixture);
}

/* How many pixels are painted at most at a time. */
static gboolean
note_area (GtkWidget *view, cairo_t *cr, gdouble *most)
{
  cairo_rectangle_list_t *list = cairo_copy_clip_rectangle_list (cr);
  gdouble area = 0;

  for (gint i = 0; i < list->num_rectangles; i++)
    area += list->rectangles[i].width * list->rectangles[i].height;
  *most = MAX (*most, area);
  cairo_rectangle_list_destroy (list);
  return GDK_EVENT_PROPAGATE;
}

/* The first mark after scrolling has its lines painted, as all others. */
static void
test_scrolled (void)
{
  g_autoptr (ApostilDocument) document = fixture_news ();
  ApostilAnnotation *claim = NULL;
  ViewFixture fixture;
  gdouble most = 0;

  view_fixture_init (&fixture, document, WIDTH, HEIGHT / 3);
  gtk_adjustment_set_value (fixture.adjustment, 60);
  view_fixture_iterate ();
  g_signal_connect (fixture.view, "draw", G_CALLBACK (note_area), &most);
  claim = fixture_mark (document, APOSTIL_KIND_CLAIM, "e", 1);
  apostil_annotation_set_span (claim, APOSTIL_SPAN (120, 130));
  fixture_add (document, claim);
  g_signal_emit_by_name (fixture.session, "suggestions-changed");
  view_fixture_iterate ();
  g_assert_cmpfloat (most, >, 0);
  g_assert_cmpfloat (most, <, WIDTH * HEIGHT / 3 / 2);
  view_fixture_clear (&fixture);
}

int
main (int argc, char *argv[])
{
  static const Broken name = { APOSTIL_KIND_ENTITY, APOSTIL_STATUS_SUGGESTED, FALSE };
  static const Broken date = { APOSTIL_KIND_DATE, APOSTIL_STATUS_CONFIRMED, TRUE };

  gtk_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/ui/paint/dashes", &name, test_broken);
  g_test_add_data_func ("/ui/paint/dots", &date, test_broken);
  g_test_add_data_func ("/ui/paint/clip", fixture_news, test_clip);
  g_test_add_data_func ("/ui/paint/clip-rtl", fixture_persian, test_clip);
  g_test_add_func ("/ui/paint/room", test_room);
  g_test_add_func ("/ui/paint/scrolled", test_scrolled);
  return g_test_run ();
}
