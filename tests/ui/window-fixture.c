/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

ApostilApplication *
fixture_start (int *argc, char ***argv)
{
  /* Nothing here touches the user's list of recent files. */
  g_autofree gchar *home = g_dir_make_tmp ("apostil-home-XXXXXX", NULL);
  ApostilApplication *application;
  g_autoptr (GError) error = NULL;

  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_setenv ("GTK_USE_PORTAL", "0", TRUE);
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check (argc, argv))
    {
      g_print ("1..0 # SKIP no display\n");
      return NULL;
    }
  /* One for all: what GTK exports of it on the bus stays as long as the process. */
  application = apostil_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

void
fixture_spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

void
fixture_activate (Fixture *fixture, const gchar *name, const gchar *parameter)
{
  GActionGroup *group = G_ACTION_GROUP (fixture->window);

  g_assert_true (g_action_group_get_action_enabled (group, name));
  g_action_group_activate_action (group, name,
                                  parameter != NULL ? g_variant_new_string (parameter) : NULL);
}

gboolean
fixture_is_enabled (Fixture *fixture, const gchar *name)
{
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (fixture->window), name));
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), name);
}

GdkEvent *
fixture_new_key (Fixture *fixture, guint keyval, GdkModifierType state)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (fixture->window));
  GdkEvent *event = gdk_event_new (GDK_KEY_PRESS);
  g_autofree GdkKeymapKey *keys = NULL;
  gint n_keys;

  /* What the keyboard gives for Shift+Tab. */
  if (keyval == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) != 0)
    keyval = GDK_KEY_ISO_Left_Tab;
  if (gdk_keymap_get_entries_for_keyval (gdk_keymap_get_for_display (display), keyval, &keys,
                                         &n_keys))
    event->key.hardware_keycode = (guint16) keys[0].keycode;
  event->key.window = g_object_ref (gtk_widget_get_window (GTK_WIDGET (fixture->window)));
  event->key.send_event = TRUE;
  event->key.keyval = keyval;
  event->key.state = state;
  gdk_event_set_device (event, gdk_seat_get_keyboard (gdk_display_get_default_seat (display)));
  return event;
}

ApostilDocument *
fixture_get_document (Fixture *fixture)
{
  return apostil_session_get_document (apostil_window_get_session (fixture->window));
}

void
fixture_load (Fixture *fixture, const gchar *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  apostil_application_open_file (fixture->application, file, NULL);
  wait_until (!fixture->window->loading);
  /* All that stands around the article comes after it. */
  wait_until (fixture->window->document == NULL || fixture->window->chooser != NULL);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("apostil-window-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "article.txt", NULL);
  g_file_set_contents (fixture->path, FIXTURE_TEXT, -1, &error);
  g_assert_no_error (error);

  fixture->application = APOSTIL_APPLICATION (g_application_get_default ());
  fixture->window = apostil_window_new (fixture->application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_spin (100);
  if (data != NULL)
    fixture_load (fixture, fixture->path);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const gchar *name;

  gpointer window = fixture->window;

  /* GTK owns the window until it is destroyed; nothing else may keep it. */
  g_object_add_weak_pointer (G_OBJECT (window), &window);
  gtk_widget_destroy (GTK_WIDGET (fixture->window));
  wait_until (window == NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Selects the nth (from 0) place of @words. */
void
fixture_select (Fixture *fixture, const gchar *words, guint nth)
{
  ApostilText *text = apostil_document_get_text (fixture_get_document (fixture));
  const gchar *utf8 = apostil_text_get_utf8 (text, NULL);
  const gchar *at = utf8;
  guint32 start;

  for (;;)
    {
      at = strstr (at, words);
      g_assert_nonnull (at);
      if (nth-- == 0)
        break;
      at += strlen (words);
    }
  start = apostil_text_to_offset (text, (gsize) (at - utf8));
  apostil_session_select (apostil_window_get_session (fixture->window), start,
                          start + (guint32) g_utf8_strlen (words, -1));
}

ApostilAnnotation *
fixture_get_current (Fixture *fixture)
{
  return apostil_session_get_current (apostil_window_get_session (fixture->window));
}

guint
fixture_count_marks (Fixture *fixture)
{
  return apostil_annotation_list_get_length (
      apostil_document_get_annotations (fixture_get_document (fixture)));
}

void
fixture_assert_words (Fixture *fixture,
                      const ApostilSpan *spans,
                      guint n_spans,
                      const gchar *expected)
{
  g_autofree gchar *words = NULL;

  g_assert_cmpuint (n_spans, ==, 1);
  words =
      apostil_text_dup_span (apostil_document_get_text (fixture_get_document (fixture)), spans[0]);
  g_assert_cmpstr (words, ==, expected);
}
