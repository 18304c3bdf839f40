/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of the current mark, in the real window: from mark to mark the same widgets stay, and only
 * what says something else is laid out again. */

#include "config.h"

#include "apostil-swatch.h"
#include "window-fixture.h"

#define TAKE "Words: add the words selected in the article"

typedef struct
{
  const gchar *name;
  GtkWidget *found;
} Search;

/* By the name that a screen reader says, shown or not. */
static void
search (GtkWidget *widget, gpointer user_data)
{
  Search *wanted = user_data;

  if (wanted->found != NULL)
    return;
  if (g_strcmp0 (atk_object_get_name (gtk_widget_get_accessible (widget)), wanted->name) == 0)
    wanted->found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search, wanted);
}

static GtkWidget *
find (Fixture *fixture, const gchar *name)
{
  Search wanted = { name, NULL };

  search (gtk_stack_get_visible_child (
              GTK_STACK (gtk_bin_get_child (GTK_BIN (fixture->window->inspector)))),
          &wanted);
  return wanted.found;
}

static void
mark (Fixture *fixture, const gchar *words, guint nth, const gchar *target)
{
  fixture_select (fixture, words, nth);
  fixture_activate (fixture, "annotate", target);
  wait_until (find (fixture, words) != NULL);
}

/* The words of another mark come into the line that is there, and with them what it leads to. */
static void
test_line (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = NULL;
  GtkWidget *line = NULL;

  mark (fixture, "dimanche", 0, "date");
  label = find (fixture, "dimanche");
  g_assert_true (GTK_IS_BUTTON (label));
  gtk_widget_grab_focus (label);
  mark (fixture, "« Nous", 0, "date");
  line = find (fixture, "« Nous");
  g_assert_true (line == label);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == line);

  /* Two fragments: two lines that can be taken away. */
  fixture_select (fixture, "négocier", 0);
  gtk_button_clicked (GTK_BUTTON (find (fixture, TAKE)));
  wait_until (find (fixture, "négocier") != NULL);
  g_assert_nonnull (find (fixture, "« Nous"));
  g_assert_nonnull (find (fixture, "Take these words away"));
  gtk_button_clicked (GTK_BUTTON (find (fixture, "Take these words away")));
  wait_until (find (fixture, "« Nous") == NULL);
  g_assert_nonnull (find (fixture, "négocier"));
  g_assert_null (find (fixture, "Take these words away"));
}

static void
count_up (guint *times)
{
  (*times)++;
}

/* What the mark before said as well is not laid out for the next one. */
static void
test_stays (Fixture *fixture, gconstpointer data)
{
  guint times = 0;
  GtkWidget *button = NULL;
  GtkWidget *label = NULL;

  mark (fixture, "dimanche", 0, "date");
  fixture_spin (300); /* past what fades */
  button = find (fixture, "Choose…");
  label = gtk_bin_get_child (GTK_BIN (button));
  g_signal_connect_swapped (button, "size-allocate", G_CALLBACK (count_up), &times);
  g_signal_connect_swapped (fixture->window->header, "notify::title", G_CALLBACK (count_up),
                            &times);
  mark (fixture, "Kaboul", 0, "date");
  fixture_spin (300);
  g_assert_cmpuint (times, ==, 0);
  g_assert_true (gtk_bin_get_child (GTK_BIN (button)) == label);
}

/* Words can be added while some are selected, also in a form that was out of sight when they were. */
static void
test_take (Fixture *fixture, gconstpointer data)
{
  GtkWidget *take = NULL;

  mark (fixture, "dimanche", 0, "date");
  take = find (fixture, TAKE);
  g_assert_false (gtk_widget_get_sensitive (take));
  fixture_select (fixture, "Kaboul", 0);
  g_assert_true (gtk_widget_get_sensitive (take));
  apostil_session_select (fixture->window->session, 3, 3);
  g_assert_false (gtk_widget_get_sensitive (take));

  fixture_activate (fixture, "show-inspector", NULL);
  wait_until (!gtk_widget_get_mapped (take));
  fixture_select (fixture, "Kaboul", 0);
  fixture_activate (fixture, "show-inspector", NULL);
  wait_until (gtk_widget_get_mapped (take));
  g_assert_true (gtk_widget_get_sensitive (take));
}

/* Forms wait with the name of their kind, so that the first mark finds them measured. */
static void
test_waiting (Fixture *fixture, gconstpointer data)
{
  GtkStack *forms = NULL;
  GtkWidget *form = NULL;
  Search wanted = { "■  Claim", NULL };

  apostil_window_build_parts (fixture->window);
  forms = GTK_STACK (gtk_bin_get_child (GTK_BIN (fixture->window->inspector)));
  wait_until ((form = gtk_stack_get_child_by_name (forms, "claim")) != NULL);
  search (form, &wanted);
  g_assert_nonnull (wanted.found);
  g_assert_false (gtk_widget_get_mapped (wanted.found));
}

static cairo_surface_t *
draw (GtkWidget *widget, const gchar *letter, gdouble size)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 32, 32);
  cairo_t *cr = cairo_create (surface);

  apostil_swatch_draw (widget, cr, "blue", letter, 2, 2, size);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The letters that a list keeps are those that it is asked for, in that size. */
static void
test_letters (Fixture *fixture, gconstpointer data)
{
  const gchar *const letters[] = { "A", "B", "A", "B" };
  const gdouble sizes[] = { 16, 16, 16, 24 };
  GtkWidget *list = g_object_ref_sink (gtk_drawing_area_new ());

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      GtkWidget *fresh = g_object_ref_sink (gtk_drawing_area_new ());
      cairo_surface_t *kept = draw (list, letters[i], sizes[i]);
      cairo_surface_t *new = draw (fresh, letters[i], sizes[i]);

      g_assert_cmpmem (cairo_image_surface_get_data (kept), 32 * 32 * 4,
                       cairo_image_surface_get_data (new), 32 * 32 * 4);
      cairo_surface_destroy (kept);
      cairo_surface_destroy (new);
      g_object_unref (fresh);
    }
  g_object_unref (list);
}

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = fixture_start (&argc, &argv);

  if (application == NULL)
    return 0;
#define ADD(name, func) \
  g_test_add ("/ui/form/" name, Fixture, "article", fixture_set_up, func, fixture_tear_down)
  ADD ("line", test_line);
  ADD ("stays", test_stays);
  ADD ("take", test_take);
  ADD ("waiting", test_waiting);
  ADD ("letters", test_letters);
  return g_test_run ();
}
