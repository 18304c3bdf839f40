/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scroller.h"

/* How it works
 *
 * Where scrollbars stand beside what they scroll and not over it, GtkScrolledWindow decides in each
 * layout anew whether there is one: by what its child asks for, before the child has been given its
 * place. A child that asks for less than it then says to the adjustment loses its bar, is laid out
 * wider, gets the bar back, which asks for another layout, and so on without end. So a widget of this
 * kind asks for as much as it scrolls over, its reach; and has its size asked again when that begins
 * or ceases to be more than there is room for. */

typedef struct
{
  GtkAdjustment
      *adjustments[2]; /* (nullable) horizontal and vertical, as GtkOrientation has them */
  GtkScrollablePolicy policies[2];
  gint reaches[2]; /* pixels; 0 when all is in sight */
} ApostilScrollerPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (ApostilScroller,
                                  apostil_scroller,
                                  GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (ApostilScroller)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Two of each in the order of GtkOrientation. */
enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static ApostilScrollerPrivate *
get_private (ApostilScroller *self)
{
  return apostil_scroller_get_instance_private (self);
}

static void
value_changed (GtkAdjustment *adjustment, ApostilScroller *self)
{
  APOSTIL_SCROLLER_GET_CLASS (self)->scrolled (
      self, adjustment == get_private (self)->adjustments[GTK_ORIENTATION_VERTICAL]
                ? GTK_ORIENTATION_VERTICAL
                : GTK_ORIENTATION_HORIZONTAL);
}

static void
set_adjustment (ApostilScroller *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &get_private (self)->adjustments[orientation];

  if (*place == adjustment && adjustment != NULL)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *place = g_object_ref_sink (adjustment);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (value_changed), self);
  APOSTIL_SCROLLER_GET_CLASS (self)->adjusted (self);
}

static void
apostil_scroller_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ApostilScrollerPrivate *private = get_private (APOSTIL_SCROLLER (object));

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, private->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (gint) private->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
apostil_scroller_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ApostilScroller *self = APOSTIL_SCROLLER (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, (GtkOrientation) (id - PROP_HADJUSTMENT), g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      get_private (self)->policies[id - PROP_HSCROLL_POLICY] =
          (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* A window of its own: what is scrolled out of sight neither paints nor takes events beside it. */
static void
apostil_scroller_realize (GtkWidget *widget)
{
  GtkAllocation allocation;
  GdkWindowAttr attributes = { 0 };
  GdkWindow *window;

  gtk_widget_get_allocation (widget, &allocation);
  attributes.window_type = GDK_WINDOW_CHILD;
  attributes.x = allocation.x;
  attributes.y = allocation.y;
  attributes.width = allocation.width;
  attributes.height = allocation.height;
  attributes.wclass = GDK_INPUT_OUTPUT;
  attributes.visual = gtk_widget_get_visual (widget);
  attributes.event_mask = gtk_widget_get_events (widget) | GDK_BUTTON_PRESS_MASK |
                          GDK_BUTTON_RELEASE_MASK | GDK_POINTER_MOTION_MASK |
                          GDK_LEAVE_NOTIFY_MASK | GDK_SCROLL_MASK | GDK_SMOOTH_SCROLL_MASK |
                          GDK_TOUCH_MASK | GDK_KEY_PRESS_MASK;
  window = gdk_window_new (gtk_widget_get_parent_window (widget), &attributes,
                           GDK_WA_X | GDK_WA_Y | GDK_WA_VISUAL);
  gtk_widget_set_realized (widget, TRUE);
  gtk_widget_set_window (widget, window);
  gtk_widget_register_window (widget, window);
}

static void
apostil_scroller_dispose (GObject *object)
{
  ApostilScrollerPrivate *private = get_private (APOSTIL_SCROLLER (object));

  for (guint i = 0; i < G_N_ELEMENTS (private->adjustments); i++)
    {
      if (private->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (private->adjustments[i], object);
      g_clear_object (&private->adjustments[i]);
    }
  G_OBJECT_CLASS (apostil_scroller_parent_class)->dispose (object);
}

static void
apostil_scroller_class_init (ApostilScrollerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = apostil_scroller_get_property;
  object_class->set_property = apostil_scroller_set_property;
  object_class->dispose = apostil_scroller_dispose;
  GTK_WIDGET_CLASS (klass)->realize = apostil_scroller_realize;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
apostil_scroller_init (ApostilScroller *self)
{
}

/**
 * apostil_scroller_get_adjustment:
 * @self: a widget
 * @orientation: which way it scrolls
 *
 * Returns: (transfer none) (nullable): its adjustment; %NULL before it is in a scrolled window
 */
GtkAdjustment *
apostil_scroller_get_adjustment (ApostilScroller *self, GtkOrientation orientation)
{
  g_return_val_if_fail (APOSTIL_IS_SCROLLER (self), NULL);

  return get_private (self)->adjustments[orientation];
}

/**
 * apostil_scroller_set_reach:
 * @self: a widget
 * @orientation: which way it scrolls
 * @upper: how far its adjustment goes, in pixels
 * @page: how much of that is in sight
 *
 * Remembers what the adjustment has been told, for the next time the widget is asked for its size.
 */
void
apostil_scroller_set_reach (ApostilScroller *self,
                            GtkOrientation orientation,
                            gdouble upper,
                            gint page)
{
  gint *reach;
  gint before;

  g_return_if_fail (APOSTIL_IS_SCROLLER (self));

  reach = &get_private (self)->reaches[orientation];
  before = *reach;
  *reach = upper > page ? (gint) MIN (upper, G_MAXINT / 4) : 0;
  if ((before > 0) != (*reach > 0))
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * apostil_scroller_get_reach:
 * @self: a widget
 * @orientation: which way it scrolls
 *
 * Returns: what it should ask for at least, in pixels; 0 when all is in sight
 */
gint
apostil_scroller_get_reach (ApostilScroller *self, GtkOrientation orientation)
{
  g_return_val_if_fail (APOSTIL_IS_SCROLLER (self), 0);

  return get_private (self)->reaches[orientation];
}
