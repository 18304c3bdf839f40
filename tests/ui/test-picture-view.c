/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "apostil-commands.h"
#include "apostil-formats.h"
#include "apostil-picture-frame.h"
#include "apostil-picture-save.h"
#include "apostil-picture-view.h"
#include "apostil-placeholder.h"
#include "apostil-timeline.h"

/* The view of pictures with the timeline of the sample in it: pointer, keys, the session both ways,
 * and what assistive technologies are told. */

typedef struct
{
  ApostilSession *session;
  ApostilDocument *document;
  GtkWidget *window;
  ApostilPictureView *view;
  guint n_activated;
} Fixture;

static void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
on_activated (Fixture *fixture)
{
  fixture->n_activated++;
}

static void
wait_for_picture (Fixture *fixture, guint n_points)
{
  for (guint i = 0; i < 500; i++)
    {
      ApostilPicture *picture = apostil_picture_view_get_picture (fixture->view);

      if (picture != NULL && (n_points == 0 || apostil_picture_get_n_points (picture) == n_points))
        return;
      spin (10);
    }
  g_assert_not_reached ();
}

static void
set_up (Fixture *fixture, gconstpointer right_to_left)
{
  g_autofree gchar *path = g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "data", "samples",
                                             "barrage.fr.apostil", NULL);
  g_autofree gchar *data = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ApostilImport) import = NULL;
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);
  gsize n_bytes;

  g_file_get_contents (path, &data, &n_bytes, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&data), n_bytes);
  import = apostil_formats_import (bytes, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->document = g_object_ref (import->document);
  fixture->session = apostil_session_new ();
  apostil_session_set_document (fixture->session, fixture->document);
  gtk_widget_set_default_direction (right_to_left != NULL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  fixture->window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  fixture->view =
      APOSTIL_PICTURE_VIEW (apostil_picture_view_new (fixture->session, apostil_timeline_new));
  g_signal_connect_swapped (fixture->view, "activated", G_CALLBACK (on_activated), fixture);
  gtk_container_add (GTK_CONTAINER (scroller), GTK_WIDGET (fixture->view));
  gtk_container_add (GTK_CONTAINER (fixture->window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 500);
  gtk_widget_show_all (fixture->window);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  wait_for_picture (fixture, 0);
  spin (100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_widget_destroy (fixture->window);
  spin (10);
  g_assert_finalize_object (fixture->session);
  g_object_unref (fixture->document);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static ApostilPicture *
get_picture (Fixture *fixture)
{
  return apostil_picture_view_get_picture (fixture->view);
}

static const gchar *
get_current (Fixture *fixture)
{
  ApostilAnnotation *current = apostil_session_get_current (fixture->session);

  return current == NULL ? NULL : apostil_record_get_id (current);
}

static void
press (Fixture *fixture, guint keyval)
{
  GdkEvent *event = gdk_event_new (GDK_KEY_PRESS);
  GdkSeat *seat = gdk_display_get_default_seat (gdk_display_get_default ());

  event->key.window = g_object_ref (gtk_widget_get_window (GTK_WIDGET (fixture->view)));
  event->key.keyval = keyval;
  event->key.time = GDK_CURRENT_TIME;
  gdk_event_set_device (event, gdk_seat_get_keyboard (seat));
  gtk_widget_event (GTK_WIDGET (fixture->view), event);
  gdk_event_free (event);
}

static void
click (Fixture *fixture, gdouble x, gdouble y, GdkEventType type)
{
  GdkEvent *event = gdk_event_new (type);
  GdkSeat *seat = gdk_display_get_default_seat (gdk_display_get_default ());

  event->button.window = g_object_ref (gtk_widget_get_window (GTK_WIDGET (fixture->view)));
  event->button.x = x;
  event->button.y = y;
  event->button.button = GDK_BUTTON_PRIMARY;
  gdk_event_set_device (event, gdk_seat_get_pointer (seat));
  gtk_widget_event (GTK_WIDGET (fixture->view), event);
  gdk_event_free (event);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  ApostilPicture *picture = get_picture (fixture);
  gint n = (gint) apostil_picture_get_n_points (picture);
  gdouble width, wider, height;
  cairo_rectangle_t before, after;

  press (fixture, GDK_KEY_Home);
  g_assert_cmpstr (get_current (fixture), ==, apostil_picture_get_id (picture, 0, 0));
  for (gint i = 1; i < n; i++)
    {
      press (fixture, GDK_KEY_Down);
      g_assert_cmpstr (get_current (fixture), ==, apostil_picture_get_id (picture, (guint) i, 0));
    }
  press (fixture, GDK_KEY_Down);
  g_assert_cmpstr (get_current (fixture), ==, apostil_picture_get_id (picture, (guint) n - 1, 0));
  press (fixture, GDK_KEY_Up);
  g_assert_cmpstr (get_current (fixture), ==, apostil_picture_get_id (picture, (guint) n - 2, 0));

  /* to the right, one by one, one meets every point once */
  press (fixture, GDK_KEY_Home);
  for (gint i = 0; i < 2 * n; i++)
    press (fixture, GDK_KEY_Left);
  for (gint i = 1; i < n; i++)
    {
      g_autofree gchar *id = g_strdup (get_current (fixture));

      apostil_picture_get_point_area (picture, (guint) apostil_picture_find (picture, id), &before);
      press (fixture, GDK_KEY_Right);
      g_assert_cmpstr (get_current (fixture), !=, id);
      apostil_picture_get_point_area (
          picture, (guint) apostil_picture_find (picture, get_current (fixture)), &after);
      g_assert_cmpfloat (after.x + after.width / 2, >=, before.x + before.width / 2 - 0.02);
    }

  press (fixture, GDK_KEY_Return);
  g_assert_cmpuint (fixture->n_activated, ==, 1);
  apostil_picture_get_size (picture, &width, &height);
  press (fixture, GDK_KEY_plus);
  apostil_picture_get_size (picture, &wider, &height);
  g_assert_cmpfloat (wider, >, width);
  press (fixture, GDK_KEY_0);
  apostil_picture_get_size (picture, &wider, &height);
  g_assert_cmpfloat (wider, ==, width);
  press (fixture, GDK_KEY_minus);
  press (fixture, GDK_KEY_0);
}

/* What the session chooses comes into sight, and a click chooses. */
static void
test_pointer (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (fixture->view));
  ApostilPicture *picture = get_picture (fixture);
  guint last = apostil_picture_get_n_points (picture) - 1;
  cairo_rectangle_t area;
  gdouble x, y;

  apostil_session_set_current (
      fixture->session,
      apostil_document_lookup (fixture->document, apostil_picture_get_id (picture, last, 0)), TRUE);
  spin (20);
  apostil_picture_get_point_area (picture, last, &area);
  y = area.y - gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (y, >, 0);
  g_assert_cmpfloat (y, <, gtk_adjustment_get_page_size (adjustment));

  for (guint i = 0; i <= last; i++)
    {
      apostil_picture_get_point_area (picture, i, &area);
      x = area.x + area.width / 2 - gtk_adjustment_get_value (across);
      y = area.y + area.height / 2 - gtk_adjustment_get_value (adjustment);
      if (y < 70 || y > gtk_adjustment_get_page_size (adjustment) - 50)
        continue;
      click (fixture, x, y, GDK_BUTTON_PRESS);
      g_assert_cmpint (apostil_picture_find (picture, get_current (fixture)), ==, (gint) i);
    }
  click (fixture, x, y, GDK_2BUTTON_PRESS);
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  AtkObject *object = gtk_widget_get_accessible (GTK_WIDGET (fixture->view));
  ApostilPicture *picture = get_picture (fixture);
  gint n = (gint) apostil_picture_get_n_points (picture);
  g_autoptr (AtkObject) second = atk_object_ref_accessible_child (object, 1);
  g_autoptr (AtkObject) same = atk_object_ref_accessible_child (object, 1);
  g_autoptr (AtkObject) selected = NULL;
  g_autofree gchar *words = apostil_picture_speak (picture, 1);
  AtkStateSet *states;
  gint x, y, width, height;

  g_assert_cmpstr (atk_object_get_name (object), ==, "Timeline");
  g_assert_cmpint (atk_object_get_role (object), ==, ATK_ROLE_LIST);
  g_assert_cmpint (atk_object_get_n_accessible_children (object), ==, n);
  g_assert_null (atk_object_ref_accessible_child (object, n));
  g_assert_true (second == same);
  g_assert_cmpstr (atk_object_get_name (second), ==, words);
  g_assert_cmpint (atk_object_get_role (second), ==, ATK_ROLE_LIST_ITEM);
  g_assert_cmpint (atk_object_get_index_in_parent (second), ==, 1);
  g_assert_true (atk_object_get_parent (second) == object);
  atk_component_get_extents (ATK_COMPONENT (second), &x, &y, &width, &height, ATK_XY_WINDOW);
  g_assert_cmpint (width, >, 5);
  g_assert_cmpint (x, >, 0);
  g_assert_cmpint (x + width, <, 900);

  g_assert_cmpint (atk_selection_get_selection_count (ATK_SELECTION (object)), ==, 0);
  g_assert_true (atk_action_do_action (ATK_ACTION (second), 0));
  g_assert_cmpstr (get_current (fixture), ==, apostil_picture_get_id (picture, 1, 0));
  states = atk_object_ref_state_set (second);
  g_assert_true (atk_state_set_contains_state (states, ATK_STATE_SELECTED));
  g_assert_true (atk_state_set_contains_state (states, ATK_STATE_SHOWING));
  g_object_unref (states);
  g_assert_true (atk_selection_is_child_selected (ATK_SELECTION (object), 1));
  selected = atk_selection_ref_selection (ATK_SELECTION (object), 0);
  g_assert_true (selected == second);
  g_assert_true (atk_action_do_action (ATK_ACTION (second), 1));
  g_assert_cmpuint (fixture->n_activated, ==, 1);

  /* once the points are others, old ones say so */
  apostil_picture_view_zoom (fixture->view, 2);
  states = atk_object_ref_state_set (second);
  g_assert_true (atk_state_set_contains_state (states, ATK_STATE_DEFUNCT));
  g_object_unref (states);
  atk_component_get_extents (ATK_COMPONENT (second), &x, &y, &width, &height, ATK_XY_WINDOW);
  g_assert_false (atk_action_do_action (ATK_ACTION (second), 0));
}

/* The picture follows the document, there and back. */
static void
test_document (Fixture *fixture, gconstpointer data)
{
  guint n = apostil_picture_get_n_points (get_picture (fixture));
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilEdit) edit = NULL;

  g_ptr_array_add (marks, apostil_document_lookup (fixture->document, "d6"));
  edit = apostil_command_delete (fixture->document, marks, &error);
  g_assert_no_error (error);
  apostil_document_apply (fixture->document, edit, &error);
  g_assert_no_error (error);
  wait_for_picture (fixture, n - 1);
  g_assert_cmpint (apostil_picture_find (get_picture (fixture), "d6"), ==, -1);
  apostil_document_undo (fixture->document);
  wait_for_picture (fixture, n);
  apostil_session_set_document (fixture->session, NULL);
  spin (20);
  g_assert_null (get_picture (fixture));
}

/* The picture says what it would show while there is nothing on it, and only then. */
static void
test_placeholder (Fixture *fixture, gconstpointer data)
{
  ApostilAnnotationList *annotations = apostil_document_get_annotations (fixture->document);
  GtkWidget *frame =
      apostil_picture_frame_new (fixture->session, apostil_timeline_new, "save", TRUE);
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  g_autoptr (ApostilEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  GtkWidget *placeholder = apostil_placeholder_new ("edit-find-symbolic", "Nothing", "Yet");

  apostil_picture_frame_set_placeholder (APOSTIL_PICTURE_FRAME (frame), placeholder);
  gtk_container_add (GTK_CONTAINER (window), frame);
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 400);
  gtk_widget_show_all (window);
  spin (200);
  g_assert_false (gtk_widget_get_visible (placeholder));

  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    g_ptr_array_add (marks, apostil_annotation_list_get (annotations, i));
  edit = apostil_command_delete (fixture->document, marks, &error);
  g_assert_no_error (error);
  apostil_document_apply (fixture->document, edit, &error);
  g_assert_no_error (error);
  for (guint n = 0; n < 500 && !gtk_widget_get_visible (placeholder); n++)
    spin (10);
  g_assert_true (gtk_widget_get_mapped (placeholder));

  apostil_document_undo (fixture->document);
  for (guint n = 0; n < 500 && gtk_widget_get_visible (placeholder); n++)
    spin (10);
  g_assert_false (gtk_widget_get_visible (placeholder));
  gtk_widget_destroy (window);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *folder = g_dir_make_tmp ("apostil-picture-XXXXXX", NULL);
  const gchar *const names[] = { "a.svg", "a.pdf", "a.PNG", "plain" };
  const gchar *const heads[] = { "<?xml", "%PDF-", "\x89PNG", "<?xml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree gchar *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree gchar *written = NULL;

      apostil_picture_save_to (GTK_WIDGET (fixture->view), get_picture (fixture), file);
      for (guint n = 0; n < 1000 && (written == NULL || *written == '\0'); n++)
        {
          spin (10);
          g_clear_pointer (&written, g_free);
          g_file_get_contents (path, &written, NULL, NULL);
        }
      g_assert_nonnull (written);
      g_assert_true (g_str_has_prefix (written, heads[i]));
      spin (50);
      g_remove (path);
    }
  g_rmdir (folder);
}

static void
count_allocation (GtkWidget *view, GdkRectangle *allocation, guint *n)
{
  *n += 1;
}

/* With scrollbars that take room beside it a picture comes to rest in any window. */
static void
test_bars_beside (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_widget_get_parent (GTK_WIDGET (fixture->view));

  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  for (gint height = 120; height <= 600; height += 120)
    {
      guint n = 0;

      gtk_window_resize (GTK_WINDOW (fixture->window), 700, height);
      spin (300);
      g_signal_connect (fixture->view, "size-allocate", G_CALLBACK (count_allocation), &n);
      spin (100);
      g_assert_cmpuint (n, ==, 0);
      g_signal_handlers_disconnect_by_data (fixture->view, &n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check (&argc, &argv))
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_add ("/picture-view/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/picture-view/keys/right-to-left", Fixture, "rtl", set_up, test_keys, tear_down);
  g_test_add ("/picture-view/pointer", Fixture, NULL, set_up, test_pointer, tear_down);
  g_test_add ("/picture-view/pointer/right-to-left", Fixture, "rtl", set_up, test_pointer,
              tear_down);
  g_test_add ("/picture-view/accessible", Fixture, NULL, set_up, test_accessible, tear_down);
  g_test_add ("/picture-view/document", Fixture, NULL, set_up, test_document, tear_down);
  g_test_add ("/picture-view/placeholder", Fixture, NULL, set_up, test_placeholder, tear_down);
  g_test_add ("/picture-view/bars-beside", Fixture, NULL, set_up, test_bars_beside, tear_down);
  g_test_add ("/picture-view/save", Fixture, NULL, set_up, test_save, tear_down);
  return g_test_run ();
}
