/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtk/gtk.h>
#include <stdlib.h>
#include <string.h>

#include "apostil-article-view.h"
#include "article-fixture.h"

/* Shows a fixture in a plain window, for looking at the article view alone:
 *   view-demo FIXTURE [WIDTH [HEIGHT [ZOOM [MARK]]]]
 * With APOSTIL_FRAMES=N it scrolls through N frames, prints what they cost, and ends. */

typedef struct
{
  ApostilSession *session;
  GtkWidget *view;
  GtkAdjustment *adjustment;
  guint frames;
  guint done;
  gint64 started;
  gint64 worst;
  gint64 sum;
} Demo;

static ApostilDocument *
make (const gchar *name)
{
  if (g_str_equal (name, "persian"))
    return fixture_persian ();
  if (g_str_equal (name, "dense"))
    return fixture_dense ();
  if (g_str_equal (name, "large"))
    return fixture_large (10 * 1024 * 1024, 100000);
  if (g_str_equal (name, "line"))
    return fixture_one_line (1024 * 1024, 10000);
  return fixture_news ();
}

/* Marks taken in sight, each with the painting of what it changed. */
static void
take_marks (Demo *demo)
{
  ApostilDocument *document = apostil_session_get_document (demo->session);
  gint64 worst = 0;
  gint64 sum = 0;
  guint n = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree gchar *id = apostil_document_new_id (document, "d");
      ApostilAnnotation *mark = apostil_annotation_new (
          apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_DATE), id);
      gint64 start;
      gint64 cost;
      guint32 offset;

      apostil_article_view_get_offset_at (APOSTIL_ARTICLE_VIEW (demo->view), 300, 100 + 10 * i,
                                          &offset);
      apostil_annotation_set_span (mark, APOSTIL_SPAN (offset, offset + 5));
      apostil_record_set (mark, APOSTIL_ATTR_TYPE, "DATE");
      apostil_record_set (mark, APOSTIL_ATTR_VALUE, "2031");
      start = g_get_monotonic_time ();
      fixture_add (document, mark);
      apostil_session_set_current (
          demo->session,
          apostil_annotation_list_lookup (apostil_document_get_annotations (document), id), FALSE);
      G_GNUC_BEGIN_IGNORE_DEPRECATIONS
      gdk_window_process_updates (gtk_widget_get_window (demo->view), TRUE);
      G_GNUC_END_IGNORE_DEPRECATIONS
      cost = g_get_monotonic_time () - start;
      worst = MAX (worst, cost);
      sum += cost;
      n++;
    }
  g_print ("%u marks taken: mean %.2f ms, worst %.2f ms\n", n, (gdouble) sum / n / 1000,
           (gdouble) worst / 1000);
}

/* One step costs what settling, arranging and painting the whole window take. */
static gboolean
step (gpointer user_data)
{
  Demo *demo = user_data;
  gdouble upper = gtk_adjustment_get_upper (demo->adjustment);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, gtk_widget_get_allocated_width (demo->view),
                                  gtk_widget_get_allocated_height (demo->view));
  cairo_t *cr = cairo_create (surface);
  gint64 start = g_get_monotonic_time ();
  gint64 cost;

  if (demo->done % 10 == 9)
    gtk_adjustment_set_value (demo->adjustment, upper * (demo->done % 97) / 97);
  else
    gtk_adjustment_set_value (demo->adjustment, gtk_adjustment_get_value (demo->adjustment) + 60);
  gtk_widget_draw (demo->view, cr);
  cost = g_get_monotonic_time () - start;
  demo->worst = MAX (demo->worst, cost);
  demo->sum += cost;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (++demo->done < demo->frames)
    return G_SOURCE_CONTINUE;
  take_marks (demo);
  g_print ("%u frames: mean %.2f ms, worst %.2f ms\n", demo->frames,
           (gdouble) demo->sum / demo->frames / 1000, (gdouble) demo->worst / 1000);
  gtk_main_quit ();
  return G_SOURCE_REMOVE;
}

static gboolean
first_paint (GtkWidget *widget, cairo_t *cr, gpointer user_data)
{
  Demo *demo = user_data;
  const gchar *frames = g_getenv ("APOSTIL_FRAMES");

  g_signal_handlers_disconnect_by_func (widget, first_paint, user_data);
  g_printerr ("painted %.1f ms after the document was there\n",
              (gdouble) (g_get_monotonic_time () - demo->started) / 1000);
  if (frames != NULL)
    {
      demo->frames = (guint) atoi (frames);
      g_idle_add (step, demo);
    }
  return FALSE;
}

int
main (int argc, char *argv[])
{
  Demo demo = { 0 };
  GtkWidget *window;
  GtkWidget *scrolled;
  g_autoptr (ApostilDocument) document = NULL;

  gtk_init (&argc, &argv);
  document = make (argc > 1 ? argv[1] : "news");
  demo.started = g_get_monotonic_time ();
  demo.session = apostil_session_new ();
  apostil_session_set_document (demo.session, document);
  window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  scrolled = gtk_scrolled_window_new (NULL, NULL);
  demo.view = apostil_article_view_new (demo.session);
  gtk_container_add (GTK_CONTAINER (scrolled), demo.view);
  gtk_container_add (GTK_CONTAINER (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), argc > 2 ? atoi (argv[2]) : 1000,
                               argc > 3 ? atoi (argv[3]) : 860);
  if (argc > 4)
    apostil_article_view_set_zoom (APOSTIL_ARTICLE_VIEW (demo.view),
                                   g_ascii_strtod (argv[4], NULL));
  if (argc > 5)
    apostil_session_set_current (
        demo.session,
        apostil_annotation_list_lookup (apostil_document_get_annotations (document), argv[5]),
        TRUE);
  demo.adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  g_signal_connect_after (demo.view, "draw", G_CALLBACK (first_paint), &demo);
  g_signal_connect (window, "destroy", G_CALLBACK (gtk_main_quit), NULL);
  gtk_widget_show_all (window);
  gtk_main ();
  if (demo.frames > 0)
    {
      g_signal_handlers_disconnect_by_func (window, gtk_main_quit, NULL);
      gtk_widget_destroy (window);
    }
  g_object_unref (demo.session);
  return EXIT_SUCCESS;
}
