/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-frame-log.h"

#include <stdio.h>
#include <stdlib.h>

/* The least that a program with a window of text can cost: a GtkApplication, a GtkTextView, and
 * the text of FILE in it without any mark. It prints one JSON object: the time from exec (which
 * APOSTIL_BENCH_START gives) to the first frame, with FILE also until the height of its text is
 * known, and what a frame costs that draws it all again.
 *
 *   floor-window [FILE] */

#define N_REDRAWS 30

typedef struct
{
  const gchar *path;
  ApostilFrameLog *log;
  GtkWidget *window;
  GtkWidget *view;
  GtkAdjustment *height;
  gdouble upper;
  gint64 settled;  /* when the height changed last */
  gdouble painted; /* ms from exec; 0: not yet */
  gdouble frames[N_REDRAWS];
  guint n_frames;
} Floor;

static gdouble
since_exec (gint64 time)
{
  const gchar *start = g_getenv ("APOSTIL_BENCH_START");

  return start != NULL ? (gdouble) (time - g_ascii_strtoll (start, NULL, 10)) / 1000.0 : 0;
}

static gint
compare_doubles (gconstpointer a, gconstpointer b)
{
  gdouble x = *(const gdouble *) a;
  gdouble y = *(const gdouble *) b;

  return (x > y) - (x < y);
}

static void
finish (Floor *self)
{
  qsort (self->frames, self->n_frames, sizeof (gdouble), compare_doubles);
  printf ("{\"paint_ms\": %.3f, \"settled_ms\": %.3f, \"redraw_ms\": %.3f}\n", self->painted,
          since_exec (self->settled), self->n_frames > 0 ? self->frames[self->n_frames / 2] : 0);
  gtk_widget_destroy (self->window);
}

static void
height_changed (GtkAdjustment *height, Floor *self)
{
  if (gtk_adjustment_get_upper (height) == self->upper)
    return;
  self->upper = gtk_adjustment_get_upper (height);
  self->settled = g_get_monotonic_time ();
}

/* GtkTextView lays its text out in idle; half a second without news is the end of it. */
static gboolean
wait_for_height (gpointer user_data)
{
  Floor *self = user_data;

  if (g_get_monotonic_time () - self->settled < G_USEC_PER_SEC / 2)
    return G_SOURCE_CONTINUE;
  gtk_widget_queue_draw (self->view);
  return G_SOURCE_REMOVE;
}

static void
painted (ApostilFrameLog *log, Floor *self)
{
  if (self->painted == 0)
    {
      self->settled = g_get_monotonic_time ();
      self->painted = since_exec (self->settled);
      if (self->path == NULL)
        finish (self);
      else
        g_timeout_add (50, wait_for_height, self);
      return;
    }
  if (g_get_monotonic_time () - self->settled < G_USEC_PER_SEC / 2)
    return;
  self->frames[self->n_frames++] = apostil_frame_log_get_frame (log);
  if (self->n_frames == N_REDRAWS)
    finish (self);
  else
    gtk_widget_queue_draw (self->view);
}

static void
activate (GApplication *application, Floor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);

  self->window = gtk_application_window_new (GTK_APPLICATION (application));
  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  if (self->path != NULL)
    {
      g_autofree gchar *text = NULL;
      gsize length;

      if (!g_file_get_contents (self->path, &text, &length, NULL))
        exit (1);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text,
                                (gint) length);
    }
  gtk_container_add (GTK_CONTAINER (scroller), self->view);
  gtk_container_add (GTK_CONTAINER (self->window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 900);
  self->height = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_signal_connect (self->height, "changed", G_CALLBACK (height_changed), self);
  gtk_widget_realize (self->window);
  apostil_frame_log_watch (self->log, self->window);
  g_signal_connect (self->log, "painted", G_CALLBACK (painted), self);
  gtk_widget_show_all (self->window);
}

gint
main (gint argc, gchar **argv)
{
  g_autoptr (ApostilFrameLog) log = apostil_frame_log_new ();
  g_autoptr (GtkApplication) application = NULL;
  Floor self = { .path = argc > 1 ? argv[1] : NULL, .log = log };

  application = gtk_application_new ("io.github.apostil.Floor", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate), &self);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
