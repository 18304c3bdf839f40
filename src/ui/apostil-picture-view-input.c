/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-picture-view-private.h"

#include <gdk/gdkkeysyms.h>
#include <math.h>

#define ZOOM_STEP 1.25

/* ---- Pointer ---- */

static void
set_hovered (ApostilPictureView *self, gint point)
{
  GdkWindow *window = gtk_widget_get_window (GTK_WIDGET (self));
  g_autoptr (GdkCursor) cursor = NULL;

  if (point == self->hovered)
    return;
  self->hovered = point;
  if (point >= 0)
    cursor = gdk_cursor_new_from_name (gdk_window_get_display (window), "pointer");
  gdk_window_set_cursor (window, cursor);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Which of its marks a click on a point means: the one after the current. */
static guint
get_next_index (ApostilPictureView *self, gint point)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);
  const gchar *id;

  if (point != self->current || current == NULL)
    return 0;
  for (guint i = 0; (id = apostil_picture_get_id (self->picture, (guint) point, i)) != NULL; i++)
    if (g_str_equal (id, apostil_record_get_id (current)))
      return i + 1;
  return 0;
}

static gboolean
on_button_press (GtkWidget *widget, GdkEventButton *event)
{
  ApostilPictureView *self = APOSTIL_PICTURE_VIEW (widget);
  gint point = apostil_picture_view_find_at (self, event->x, event->y);

  gtk_widget_grab_focus (widget);
  if (gdk_event_triggers_context_menu ((GdkEvent *) event))
    {
      if (point >= 0 && point != self->current)
        apostil_picture_view_choose (self, point, 0);
      g_signal_emit_by_name (self, "context-menu", event);
      return GDK_EVENT_STOP;
    }
  if (event->button == GDK_BUTTON_PRIMARY && point >= 0)
    {
      if (event->type == GDK_2BUTTON_PRESS)
        g_signal_emit_by_name (self, "activated");
      else if (event->type == GDK_BUTTON_PRESS)
        apostil_picture_view_choose (self, point, get_next_index (self, point));
      return GDK_EVENT_STOP;
    }
  if (event->type == GDK_BUTTON_PRESS &&
      (event->button == GDK_BUTTON_PRIMARY || event->button == GDK_BUTTON_MIDDLE))
    {
      self->panning = TRUE;
      self->press_x = event->x;
      self->press_y = event->y;
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_button_release (GtkWidget *widget, GdkEventButton *event)
{
  APOSTIL_PICTURE_VIEW (widget)->panning = FALSE;
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_motion (GtkWidget *widget, GdkEventMotion *event)
{
  ApostilPictureView *self = APOSTIL_PICTURE_VIEW (widget);

  if (self->panning)
    {
      apostil_picture_view_scroll_by (self, self->press_x - event->x, self->press_y - event->y);
      self->press_x = event->x;
      self->press_y = event->y;
      return GDK_EVENT_STOP;
    }
  set_hovered (self, apostil_picture_view_find_at (self, event->x, event->y));
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_leave (GtkWidget *widget, GdkEventCrossing *event)
{
  set_hovered (APOSTIL_PICTURE_VIEW (widget), -1);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_scroll (GtkWidget *widget, GdkEventScroll *event)
{
  ApostilPictureView *self = APOSTIL_PICTURE_VIEW (widget);
  gdouble dx, dy = 0;

  if ((event->state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (!gdk_event_get_scroll_deltas ((GdkEvent *) event, &dx, &dy))
    dy = event->direction == GDK_SCROLL_UP ? -1 : event->direction == GDK_SCROLL_DOWN ? 1 : 0;
  if (dy != 0)
    apostil_picture_view_zoom_at (self, self->zoom * pow (ZOOM_STEP, -dy), event->x, event->y);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, ApostilPictureView *self)
{
  self->pinch_zoom = self->zoom;
}

static void
on_pinched (GtkGestureZoom *gesture, gdouble scale, ApostilPictureView *self)
{
  gdouble x = gtk_widget_get_allocated_width (GTK_WIDGET (self)) / 2.0;
  gdouble y = gtk_widget_get_allocated_height (GTK_WIDGET (self)) / 2.0;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  apostil_picture_view_zoom_at (self, self->pinch_zoom * scale, x, y);
}

/* ---- Keys ---- */

/* The nearest point to one side; among those at one place, by reading order. */
static gint
find_beside (ApostilPictureView *self, gint from, gboolean right)
{
  guint n = apostil_picture_get_n_points (self->picture);
  cairo_rectangle_t here;
  gdouble middle, best_distance = G_MAXDOUBLE;
  gint best = -1;

  apostil_picture_get_point_area (self->picture, (guint) from, &here);
  middle = here.x + here.width / 2;
  for (guint i = 0; i < n; i++)
    {
      cairo_rectangle_t area;
      gdouble distance;

      apostil_picture_get_point_area (self->picture, i, &area);
      distance = (area.x + area.width / 2 - middle) * (right ? 1 : -1);
      if ((gint) i == from || distance < -0.01)
        continue;
      /* At the same place: on in reading order to the right, back to the left. */
      if (distance < 0.01)
        {
          if ((right && (gint) i < from) || (!right && (gint) i > from))
            continue;
          distance = 0;
        }
      if (distance < best_distance - 0.01 ||
          (!right && best >= 0 && fabs (distance - best_distance) <= 0.01))
        {
          best_distance = distance;
          best = (gint) i;
        }
    }
  return best;
}

static gint
walk (ApostilPictureView *self, guint keyval)
{
  gint n = (gint) apostil_picture_get_n_points (self->picture);
  gint from = self->current;

  if (n == 0)
    return -1;
  switch (keyval)
    {
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return 0;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return n - 1;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return from < 0 ? 0 : MIN (from + 1, n - 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return from < 0 ? n - 1 : MAX (from - 1, 0);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return from < 0 ? 0 : find_beside (self, from, FALSE);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return from < 0 ? 0 : find_beside (self, from, TRUE);
    default:
      return -1;
    }
}

static gboolean
is_arrow (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
zoom_by_key (ApostilPictureView *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      apostil_picture_view_zoom (self, ZOOM_STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      apostil_picture_view_zoom (self, 1 / ZOOM_STEP);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      apostil_picture_view_zoom (self, 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
on_key_press (GtkWidget *widget, GdkEventKey *event)
{
  ApostilPictureView *self = APOSTIL_PICTURE_VIEW (widget);
  GdkModifierType state = event->state & gtk_accelerator_get_default_mod_mask ();
  gdouble page = gtk_widget_get_allocated_height (widget) * 0.8;
  gint point;

  if (!apostil_picture_view_is_ready (self) ||
      (state & ~(guint) (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (zoom_by_key (self, event->keyval))
    return GDK_EVENT_STOP;
  if (state != 0)
    return GDK_EVENT_PROPAGATE;
  if (is_arrow (event->keyval))
    {
      point = walk (self, event->keyval);
      if (point >= 0)
        apostil_picture_view_choose (self, point, 0);
      else
        gtk_widget_error_bell (widget);
      return GDK_EVENT_STOP;
    }
  switch (event->keyval)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      apostil_picture_view_scroll_by (self, 0, page);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      apostil_picture_view_scroll_by (self, 0, -page);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (self->current >= 0)
        g_signal_emit_by_name (self, "activated");
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
on_popup_menu (GtkWidget *widget)
{
  g_signal_emit_by_name (widget, "context-menu", NULL);
  return TRUE;
}

static gboolean
on_focus (GtkWidget *widget, GdkEventFocus *event)
{
  ApostilPictureView *self = APOSTIL_PICTURE_VIEW (widget);

  apostil_picture_view_accessible_current_changed (self, self->current);
  gtk_widget_queue_draw (widget);
  return GDK_EVENT_PROPAGATE;
}

void
apostil_picture_view_input_class_init (GtkWidgetClass *widget_class)
{
  widget_class->button_press_event = on_button_press;
  widget_class->button_release_event = on_button_release;
  widget_class->motion_notify_event = on_motion;
  widget_class->leave_notify_event = on_leave;
  widget_class->scroll_event = on_scroll;
  widget_class->key_press_event = on_key_press;
  widget_class->popup_menu = on_popup_menu;
  widget_class->focus_in_event = on_focus;
  widget_class->focus_out_event = on_focus;
}

void
apostil_picture_view_add_input (ApostilPictureView *self)
{
  self->pinch = gtk_gesture_zoom_new (GTK_WIDGET (self));
  g_signal_connect (self->pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (self->pinch, "scale-changed", G_CALLBACK (on_pinched), self);
}
