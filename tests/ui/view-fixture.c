/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "view-fixture.h"

void
view_fixture_iterate (void)
{
  gint64 end = g_get_monotonic_time () + 100000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

void
view_fixture_init (ViewFixture *fixture, ApostilDocument *document, gint width, gint height)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (NULL, NULL);

  fixture->session = apostil_session_new ();
  apostil_session_set_document (fixture->session, document);
  fixture->window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  fixture->view = apostil_article_view_new (fixture->session);
  fixture->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_container_add (GTK_CONTAINER (scrolled), fixture->view);
  gtk_container_add (GTK_CONTAINER (fixture->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_widget_show_all (fixture->window);
  gtk_widget_grab_focus (fixture->view);
  view_fixture_iterate ();
}

void
view_fixture_clear (ViewFixture *fixture)
{
  gtk_widget_destroy (fixture->window);
  view_fixture_iterate ();
  g_assert_finalize_object (fixture->session);
}

static void
send (ViewFixture *fixture, GdkEvent *event)
{
  GdkSeat *seat = gdk_display_get_default_seat (gdk_display_get_default ());
  GdkDevice *pointer = gdk_seat_get_pointer (seat);
  GdkDevice *keyboard = gdk_seat_get_keyboard (seat);

  event->any.window = g_object_ref (gtk_widget_get_window (fixture->view));
  event->any.send_event = TRUE;
  gdk_event_set_device (event, event->type == GDK_KEY_PRESS ? keyboard : pointer);
  gtk_widget_event (fixture->view, event);
  gdk_event_free (event);
}

void
view_fixture_key (ViewFixture *fixture, guint keyval, GdkModifierType state)
{
  GdkEvent *event = gdk_event_new (GDK_KEY_PRESS);

  event->key.keyval = keyval;
  event->key.state = state;
  event->key.time = GDK_CURRENT_TIME;
  send (fixture, event);
}

void
view_fixture_button (ViewFixture *fixture,
                     GdkEventType type,
                     gdouble x,
                     gdouble y,
                     GdkModifierType state)
{
  GdkEvent *event = gdk_event_new (type);

  event->button.x = x;
  event->button.y = y;
  event->button.button = GDK_BUTTON_PRIMARY;
  event->button.state = state;
  send (fixture, event);
}

void
view_fixture_motion (ViewFixture *fixture, gdouble x, gdouble y)
{
  GdkEvent *event = gdk_event_new (GDK_MOTION_NOTIFY);

  event->motion.x = x;
  event->motion.y = y;
  event->motion.state = GDK_BUTTON1_MASK;
  send (fixture, event);
}

void
view_fixture_get_middle (ViewFixture *fixture, guint32 offset, gdouble *x, gdouble *y)
{
  GdkRectangle area;

  g_assert_true (apostil_article_view_get_span_area (APOSTIL_ARTICLE_VIEW (fixture->view),
                                                     APOSTIL_SPAN (offset, offset + 1), &area));
  *x = area.x + area.width / 2.0;
  *y = area.y + area.height / 2.0;
}
