/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Going through suggestions in the window, by its actions. */

#include "config.h"

#include "apostil-commands.h"
#include "apostil-loader.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define ARTICLE                                                                            \
  "Publié le dimanche 22 août 2021\n"                                                    \
  "Ahmad Massoud a déclaré dimanche qu’il espérait négocier. « Nous voulons faire " \
  "comprendre aux talibans que le seul moyen est la négociation », a-t-il déclaré.\n"  \
  "Samedi, le commandant Massoud est arrivé à Kaboul. Mardi, Massoud a parlé à Kaboul.\n"

static ApostilSession *
get_session (Fixture *fixture)
{
  return apostil_window_get_session (fixture->window);
}

static ApostilSuggestionLayer *
get_layer (Fixture *fixture)
{
  return apostil_session_get_suggestions (get_session (fixture));
}

static void
settle (Fixture *fixture)
{
  wait_until (!apostil_suggestion_layer_is_running (get_layer (fixture)));
  fixture_spin (30);
}

static void
load (Fixture *fixture, const gchar *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
  fixture_load (fixture, fixture->path);
  settle (fixture);
}

static guint
get_length (Fixture *fixture)
{
  return apostil_suggestion_layer_get_length (get_layer (fixture));
}

static gchar *
dup_words (Fixture *fixture)
{
  ApostilAnnotation *current = fixture_get_current (fixture);

  return current == NULL
             ? NULL
             : apostil_text_dup_span (apostil_document_get_text (fixture_get_document (fixture)),
                                      apostil_annotation_get_first_span (current));
}

/* Steps until these words are current. */
static void
go_to (Fixture *fixture, const gchar *words)
{
  for (guint i = 0; i <= get_length (fixture); i++)
    {
      g_autofree gchar *current = dup_words (fixture);

      if (g_strcmp0 (current, words) == 0 &&
          apostil_session_get_suggestion (get_session (fixture)) != NULL)
        return;
      fixture_activate (fixture, "next-suggestion", NULL);
    }
  g_error ("« %s » is not suggested", words);
}

static GtkOrientation
get_orientation (Fixture *fixture)
{
  GtkWidget *revealer = gtk_bin_get_child (GTK_BIN (fixture->window->review_bar));

  return gtk_orientable_get_orientation (GTK_ORIENTABLE (gtk_bin_get_child (GTK_BIN (revealer))));
}

/* Buttons stand under the words of a suggestion; beside its number, which is short, there is room. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  load (fixture, ARTICLE);
  gtk_window_resize (GTK_WINDOW (fixture->window), 620, 700);
  wait_until (apostil_review_bar_is_shown (APOSTIL_REVIEW_BAR (fixture->window->review_bar)));
  fixture_spin (300);
  g_assert_cmpint (get_orientation (fixture), ==, GTK_ORIENTATION_HORIZONTAL);
  fixture_activate (fixture, "next-suggestion", NULL);
  wait_until (get_orientation (fixture) == GTK_ORIENTATION_VERTICAL);
  gtk_window_resize (GTK_WINDOW (fixture->window), 1200, 700);
  wait_until (get_orientation (fixture) == GTK_ORIENTATION_HORIZONTAL);
}

static void
test_beside (Fixture *fixture, gconstpointer data)
{
  ApostilDocument *document = NULL;

  load (fixture, ARTICLE);
  document = fixture_get_document (fixture);
  g_assert_cmpuint (get_length (fixture), >=, 6);
  g_assert_false (apostil_document_is_modified (document));
  g_assert_false (fixture_is_enabled (fixture, "undo"));
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 0);
  wait_until (apostil_review_bar_is_shown (APOSTIL_REVIEW_BAR (fixture->window->review_bar)));

  /* Nobody decides on what was not shown yet. */
  g_assert_null (apostil_session_get_suggestion (get_session (fixture)));
  fixture_activate (fixture, "accept", NULL);
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 0);
  g_assert_nonnull (apostil_session_get_suggestion (get_session (fixture)));

  fixture_activate (fixture, "stop-review", NULL);
  g_assert_cmpuint (get_length (fixture), ==, 0);
  g_assert_false (fixture_is_enabled (fixture, "accept"));
  fixture_activate (fixture, "suggest", "dates");
  settle (fixture);
  g_assert_true (apostil_annotation_is (apostil_session_get_suggestion (get_session (fixture)),
                                        APOSTIL_KIND_DATE));
}

static void
test_decide (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *next = NULL;
  guint n = 0;

  load (fixture, ARTICLE);
  n = get_length (fixture);
  go_to (fixture, "Ahmad Massoud");
  fixture_activate (fixture, "accept", NULL);
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 1);
  g_assert_cmpuint (apostil_record_list_get_length (
                        apostil_document_get_entities (fixture_get_document (fixture))),
                    ==, 1);
  /* It went on. */
  next = dup_words (fixture);
  g_assert_cmpstr (next, !=, "Ahmad Massoud");
  g_assert_nonnull (apostil_session_get_suggestion (get_session (fixture)));
  settle (fixture);

  go_to (fixture, "Kaboul");
  fixture_activate (fixture, "reject", NULL);
  settle (fixture);
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 2);
  /* One step each, and the suggestions are back. */
  fixture_activate (fixture, "undo", NULL);
  fixture_activate (fixture, "undo", NULL);
  settle (fixture);
  g_assert_false (fixture_is_enabled (fixture, "undo"));
  g_assert_false (apostil_document_is_modified (fixture_get_document (fixture)));
  g_assert_cmpuint (get_length (fixture), ==, n);
}

static void
test_other_value (Fixture *fixture, gconstpointer data)
{
  ApostilAnnotation *date = NULL;
  g_autofree gchar *value = NULL;

  load (fixture, ARTICLE);
  fixture_activate (fixture, "suggest", "dates");
  settle (fixture);
  go_to (fixture, "dimanche");
  value = g_strdup (apostil_record_get_alternatives (fixture_get_current (fixture))[0]);
  fixture_activate (fixture, "alternative", NULL);
  g_assert_false (apostil_document_is_modified (fixture_get_document (fixture)));
  g_assert_cmpstr (apostil_record_get (fixture_get_current (fixture), APOSTIL_ATTR_VALUE), ==,
                   value);
  fixture_activate (fixture, "accept", NULL);
  date = apostil_annotation_list_get (
      apostil_document_get_annotations (fixture_get_document (fixture)), 0);
  g_assert_cmpstr (apostil_record_get (date, APOSTIL_ATTR_VALUE), ==, value);

  /* Of a confirmed one it is a step of the history. */
  apostil_session_set_current (get_session (fixture), date, FALSE);
  fixture_activate (fixture, "alternative", NULL);
  g_assert_cmpstr (apostil_record_get (fixture_get_current (fixture), APOSTIL_ATTR_VALUE), !=,
                   value);
  fixture_activate (fixture, "undo", NULL);
  g_assert_cmpstr (apostil_record_get (fixture_get_current (fixture), APOSTIL_ATTR_VALUE), ==,
                   value);
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  ApostilHistory *history = NULL;
  guint n = 0;

  load (fixture, ARTICLE);
  history = apostil_document_get_history (fixture_get_document (fixture));
  n = get_length (fixture);
  go_to (fixture, "Kaboul");
  fixture_activate (fixture, "accept-rule", NULL);
  g_assert_cmpuint (fixture_count_marks (fixture), >=, 2);
  g_assert_cmpuint (apostil_history_get_n_undo (history), ==, 1);
  fixture_activate (fixture, "undo", NULL);
  settle (fixture);
  g_assert_cmpuint (get_length (fixture), ==, n);
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 0);

  fixture_activate (fixture, "accept-class-a", NULL);
  g_assert_cmpuint (apostil_history_get_n_undo (history), ==, 1);
  g_assert_cmpuint (fixture_count_marks (fixture), >=, 1);
  fixture_activate (fixture, "undo", NULL);
  settle (fixture);
  g_assert_cmpuint (get_length (fixture), ==, n);
}

/* To edit is to agree first; to delete is to refuse. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *extended = NULL;

  load (fixture, ARTICLE);
  go_to (fixture, "Ahmad Massoud");
  fixture_activate (fixture, "edit", NULL);
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 1);
  g_assert_cmpint (apostil_record_get_status (fixture_get_current (fixture)), ==,
                   APOSTIL_STATUS_CONFIRMED);
  settle (fixture);

  gtk_widget_grab_focus (fixture->window->view);
  go_to (fixture, "Kaboul");
  fixture_activate (fixture, "delete", NULL);
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 2);
  settle (fixture);

  /* To change is to agree too, and one step. */
  go_to (fixture, "Massoud");
  fixture_activate (fixture, "extend", "start-left");
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 3);
  extended = dup_words (fixture);
  g_assert_cmpstr (extended, ==, "Mardi, Massoud");
  fixture_activate (fixture, "undo", NULL);
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 2);
}

/* Looking through all of it and deciding on nothing leaves the file as it was. */
static void
test_file_untouched (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "own.apostil", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree gchar *before = NULL;
  g_autofree gchar *after = NULL;
  guint n = 0;

  load (fixture, ARTICLE);
  apostil_window_set_file (fixture->window, file, NULL);
  fixture_activate (fixture, "save", NULL);
  wait_until (!fixture->window->saving);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));

  n = get_length (fixture);
  for (guint i = 0; i < n + 2; i++)
    {
      fixture_activate (fixture, "next-suggestion", NULL);
      if (fixture_is_enabled (fixture, "alternative"))
        fixture_activate (fixture, "alternative", NULL);
    }
  fixture_activate (fixture, "accept", NULL);
  fixture_activate (fixture, "undo", NULL);
  fixture_activate (fixture, "save", NULL);
  wait_until (!fixture->window->saving);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
}

/* What was rejected in three articles is not suggested in a fourth, until that is forgotten. */
static void
test_memory (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree gchar *path = g_strdup_printf ("%s/%u.apostil", fixture->folder, i);
      /* The same text would be the same document. */
      g_autofree gchar *text = g_strdup_printf ("%s\nNuméro %u\n", ARTICLE, i);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      apostil_window_set_document (fixture->window, NULL);
      apostil_window_clear_file (fixture->window);
      load (fixture, text);
      go_to (fixture, "Kaboul");
      fixture_activate (fixture, "reject", NULL);
      apostil_window_set_file (fixture->window, file, NULL);
      fixture_activate (fixture, "save", NULL);
      wait_until (!fixture->window->saving);
    }
  apostil_window_set_document (fixture->window, NULL);
  apostil_window_clear_file (fixture->window);
  load (fixture, ARTICLE);
  for (guint i = 0; i < get_length (fixture); i++)
    {
      g_autofree gchar *words = NULL;

      fixture_activate (fixture, "next-suggestion", NULL);
      words = dup_words (fixture);
      g_assert_cmpstr (words, !=, "Kaboul");
    }
  fixture_activate (fixture, "forget-rejections", NULL);
  settle (fixture);
  go_to (fixture, "Kaboul");
}

#define add(name, function) \
  g_test_add ("/ui/window-review/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = fixture_start (&argc, &argv);

  if (application == NULL)
    return 0;
  add ("beside", test_beside);
  add ("narrow", test_narrow);
  add ("decide", test_decide);
  add ("other-value", test_other_value);
  add ("all", test_all);
  add ("edit", test_edit);
  add ("file-untouched", test_file_untouched);
  add ("memory", test_memory);
  return g_test_run ();
}
