/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tour of the first start: its steps frame real controls, and it goes away for good. */

#include "config.h"

#include "apostil-tour.h"
#include "apostil-welcome.h"
#include "window-fixture.h"

static gboolean
is_framed (GtkWidget *widget)
{
  return gtk_style_context_has_class (gtk_widget_get_style_context (widget), "tour-target");
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  ApostilWindow *window = fixture->window;
  GSettings *settings = apostil_application_get_settings (fixture->application);
  GtkWidget *sample_button = apostil_welcome_get_sample_button (APOSTIL_WELCOME (window->welcome));
  GtkWidget *focus;

  g_settings_reset (settings, "tour-seen");
  /* Settings in memory forget that it was seen: there it does not come by itself. */
  g_assert_false (apostil_tour_is_due (window));
  g_assert_null (window->tour);

  apostil_tour_start (window);
  g_assert_true (g_settings_get_boolean (settings, "tour-seen"));
  g_assert_true (is_framed (sample_button));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (focus, window->welcome));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "win.open");
  /* It waits for an article, and goes on by itself then. */
  fixture_load (fixture, fixture->path);
  g_assert_false (is_framed (sample_button));
  g_assert_true (is_framed (window->view));
  g_assert_true (gtk_widget_has_focus (window->view));
  /* What it speaks of can be done at once. */
  fixture_select (fixture, "Kaboul", 0);
  fixture_activate (fixture, "annotate", "entity/place");
  wait_until (apostil_review_bar_is_shown (APOSTIL_REVIEW_BAR (window->review_bar)));
  fixture_activate (fixture, "tour-next", NULL);
  g_assert_false (is_framed (window->view));
  g_assert_true (is_framed (window->review_bar));
  fixture_activate (fixture, "tour-next", NULL);
  g_assert_true (is_framed (window->menu_button));
  fixture_activate (fixture, "tour-next", NULL);
  g_assert_null (window->tour);
  g_assert_false (is_framed (window->menu_button));
  g_assert_false (g_action_group_has_action (G_ACTION_GROUP (window), "tour-next"));
}

/* What is not there is passed over. */
static void
test_no_suggestions (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = apostil_application_get_settings (fixture->application);
  const gchar *const engines[] = { "suggest-dates", "suggest-claims", "suggest-names" };

  for (guint i = 0; i < G_N_ELEMENTS (engines); i++)
    g_settings_set_boolean (settings, engines[i], FALSE);
  apostil_tour_start (fixture->window);
  fixture_load (fixture, fixture->path);
  fixture_activate (fixture, "tour-next", NULL);
  g_assert_true (is_framed (fixture->window->menu_button));
  for (guint i = 0; i < G_N_ELEMENTS (engines); i++)
    g_settings_reset (settings, engines[i]);
}

static void
press_escape (Fixture *fixture)
{
  g_autoptr (GdkEvent) event = fixture_new_key (fixture, GDK_KEY_Escape, 0);

  gtk_widget_event (GTK_WIDGET (fixture->window), event);
}

static void
test_escape (Fixture *fixture, gconstpointer data)
{
  ApostilWindow *window = fixture->window;

  apostil_tour_start (window);
  press_escape (fixture);
  g_assert_null (window->tour);

  /* In a field Escape is the field's. */
  apostil_tour_start (window);
  fixture_load (fixture, fixture->path);
  fixture_activate (fixture, "find", NULL);
  press_escape (fixture);
  g_assert_nonnull (window->tour);
  press_escape (fixture);
  g_assert_null (window->tour);
  /* The focus is where work goes on. */
  g_assert_true (gtk_widget_has_focus (window->view));
}

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = fixture_start (&argc, &argv);

  if (application == NULL)
    return 0;
#define ADD(path, function) \
  g_test_add ("/tour/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("steps", test_steps);
  ADD ("no-suggestions", test_no_suggestions);
  ADD ("escape", test_escape);
#undef ADD
  return g_test_run ();
}
