/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk-a11y.h>

#include "apostil-picture-view-private.h"

/* A picture is a list of its points, in reading order. An object for a point is made when somebody
 * asks for it and lives until the picture is laid out anew; its name is made then, too. The keyboard
 * moves from point to point, so the point of the current mark is the one that has the focus. */

typedef struct
{
  GtkWidgetAccessible parent_instance;
  GHashTable *points; /* index + 1 → ApostilPointAccessible */
} ApostilPictureViewAccessible;

typedef struct
{
  GtkWidgetAccessibleClass parent_class;
} ApostilPictureViewAccessibleClass;

typedef struct
{
  AtkObject parent_instance;
  ApostilPictureView *view; /* (nullable) weak; NULL once it is gone or laid out anew */
  gint index;
} ApostilPointAccessible;

typedef struct
{
  AtkObjectClass parent_class;
} ApostilPointAccessibleClass;

static void point_component_init (AtkComponentIface *iface);
static void point_action_init (AtkActionIface *iface);
static void selection_init (AtkSelectionIface *iface);

GType apostil_point_accessible_get_type (void);

G_DEFINE_TYPE_WITH_CODE (ApostilPointAccessible,
                         apostil_point_accessible,
                         ATK_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (ATK_TYPE_COMPONENT, point_component_init)
                             G_IMPLEMENT_INTERFACE (ATK_TYPE_ACTION, point_action_init))

G_DEFINE_TYPE_WITH_CODE (ApostilPictureViewAccessible,
                         apostil_picture_view_accessible,
                         GTK_TYPE_WIDGET_ACCESSIBLE,
                         G_IMPLEMENT_INTERFACE (ATK_TYPE_SELECTION, selection_init))

static ApostilPictureView *
get_view (gpointer accessible)
{
  GtkWidget *widget = gtk_accessible_get_widget (GTK_ACCESSIBLE (accessible));

  return widget == NULL || !apostil_picture_view_is_ready (APOSTIL_PICTURE_VIEW (widget))
             ? NULL
             : APOSTIL_PICTURE_VIEW (widget);
}

/* ---- A point ---- */

static void
set_view (ApostilPointAccessible *self, ApostilPictureView *view)
{
  if (self->view != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->view), (gpointer *) &self->view);
  self->view = view;
  if (view != NULL)
    g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &self->view);
}

static const gchar *
point_get_name (AtkObject *object)
{
  ApostilPointAccessible *self = (ApostilPointAccessible *) object;

  if (object->name == NULL && self->view != NULL)
    object->name = apostil_picture_speak (self->view->picture, (guint) self->index);
  return object->name;
}

static AtkObject *
point_get_parent (AtkObject *object)
{
  ApostilPointAccessible *self = (ApostilPointAccessible *) object;

  return self->view == NULL ? NULL : gtk_widget_get_accessible (GTK_WIDGET (self->view));
}

static gint
point_get_index (AtkObject *object)
{
  return ((ApostilPointAccessible *) object)->index;
}

static AtkStateSet *
point_ref_state_set (AtkObject *object)
{
  ApostilPointAccessible *self = (ApostilPointAccessible *) object;
  AtkStateSet *states = atk_state_set_new ();
  GdkRectangle area;

  if (self->view == NULL)
    {
      atk_state_set_add_state (states, ATK_STATE_DEFUNCT);
      return states;
    }
  atk_state_set_add_state (states, ATK_STATE_ENABLED);
  atk_state_set_add_state (states, ATK_STATE_SENSITIVE);
  atk_state_set_add_state (states, ATK_STATE_FOCUSABLE);
  atk_state_set_add_state (states, ATK_STATE_SELECTABLE);
  atk_state_set_add_state (states, ATK_STATE_VISIBLE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
      apostil_picture_view_get_area (self->view, self->index, &area))
    atk_state_set_add_state (states, ATK_STATE_SHOWING);
  if (self->view->current == self->index)
    {
      atk_state_set_add_state (states, ATK_STATE_SELECTED);
      if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
        atk_state_set_add_state (states, ATK_STATE_FOCUSED);
    }
  return states;
}

static void
point_get_extents (AtkComponent *component,
                   gint *x,
                   gint *y,
                   gint *width,
                   gint *height,
                   AtkCoordType type)
{
  ApostilPointAccessible *self = (ApostilPointAccessible *) component;
  GdkRectangle area;
  gint left = 0, top = 0;

  *x = *y = *width = *height = 0;
  if (self->view == NULL)
    return;
  apostil_picture_view_get_area (self->view, self->index, &area);
  atk_component_get_extents (ATK_COMPONENT (gtk_widget_get_accessible (GTK_WIDGET (self->view))),
                             &left, &top, NULL, NULL, type);
  *x = left + area.x;
  *y = top + area.y;
  *width = area.width;
  *height = area.height;
}

static gboolean
point_grab_focus (AtkComponent *component)
{
  ApostilPointAccessible *self = (ApostilPointAccessible *) component;

  if (self->view == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  apostil_picture_view_choose (self->view, self->index, 0);
  return TRUE;
}

static void
point_component_init (AtkComponentIface *iface)
{
  iface->get_extents = point_get_extents;
  iface->grab_focus = point_grab_focus;
}

static gint
point_get_n_actions (AtkAction *action)
{
  return 2;
}

static const gchar *
point_get_action_name (AtkAction *action, gint index)
{
  return index == 0 ? "select" : index == 1 ? "open" : NULL;
}

static gboolean
point_do_action (AtkAction *action, gint index)
{
  ApostilPointAccessible *self = (ApostilPointAccessible *) action;

  if (self->view == NULL || index < 0 || index > 1)
    return FALSE;
  apostil_picture_view_choose (self->view, self->index, 0);
  if (index == 1)
    g_signal_emit_by_name (self->view, "activated");
  return TRUE;
}

static void
point_action_init (AtkActionIface *iface)
{
  iface->get_n_actions = point_get_n_actions;
  iface->get_name = point_get_action_name;
  iface->do_action = point_do_action;
}

static void
apostil_point_accessible_finalize (GObject *object)
{
  set_view ((ApostilPointAccessible *) object, NULL);
  G_OBJECT_CLASS (apostil_point_accessible_parent_class)->finalize (object);
}

static void
apostil_point_accessible_class_init (ApostilPointAccessibleClass *klass)
{
  AtkObjectClass *atk_class = ATK_OBJECT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = apostil_point_accessible_finalize;
  atk_class->get_name = point_get_name;
  atk_class->get_parent = point_get_parent;
  atk_class->get_index_in_parent = point_get_index;
  atk_class->ref_state_set = point_ref_state_set;
}

static void
apostil_point_accessible_init (ApostilPointAccessible *self)
{
  ATK_OBJECT (self)->role = ATK_ROLE_LIST_ITEM;
}

/* ---- The picture ---- */

static AtkObject *
ref_point (ApostilPictureViewAccessible *self, gint index)
{
  ApostilPictureView *view = get_view (self);
  ApostilPointAccessible *point;

  if (view == NULL || index < 0 || (guint) index >= apostil_picture_get_n_points (view->picture))
    return NULL;
  point = g_hash_table_lookup (self->points, GINT_TO_POINTER (index + 1));
  if (point == NULL)
    {
      point = g_object_new (apostil_point_accessible_get_type (), NULL);
      point->index = index;
      set_view (point, view);
      g_hash_table_insert (self->points, GINT_TO_POINTER (index + 1), point);
    }
  return g_object_ref (ATK_OBJECT (point));
}

static gint
get_n_children (AtkObject *object)
{
  ApostilPictureView *view = get_view (object);

  return view == NULL ? 0 : (gint) apostil_picture_get_n_points (view->picture);
}

static AtkObject *
ref_child (AtkObject *object, gint index)
{
  return ref_point ((ApostilPictureViewAccessible *) object, index);
}

static const gchar *
get_name (AtkObject *object)
{
  ApostilPictureView *view = get_view (object);

  if (object->name != NULL)
    return object->name;
  return view == NULL ? NULL : apostil_picture_get_title (view->picture);
}

static gint
get_selection_count (AtkSelection *selection)
{
  ApostilPictureView *view = get_view (selection);

  return view != NULL && view->current >= 0 ? 1 : 0;
}

static AtkObject *
ref_selection (AtkSelection *selection, gint index)
{
  ApostilPictureView *view = get_view (selection);

  if (view == NULL || index != 0 || view->current < 0)
    return NULL;
  return ref_point ((ApostilPictureViewAccessible *) selection, view->current);
}

static gboolean
is_child_selected (AtkSelection *selection, gint index)
{
  ApostilPictureView *view = get_view (selection);

  return view != NULL && index >= 0 && view->current == index;
}

static gboolean
add_selection (AtkSelection *selection, gint index)
{
  ApostilPictureView *view = get_view (selection);

  if (view == NULL || index < 0 || (guint) index >= apostil_picture_get_n_points (view->picture))
    return FALSE;
  apostil_picture_view_choose (view, index, 0);
  return TRUE;
}

static void
selection_init (AtkSelectionIface *iface)
{
  iface->get_selection_count = get_selection_count;
  iface->ref_selection = ref_selection;
  iface->is_child_selected = is_child_selected;
  iface->add_selection = add_selection;
}

static void
initialize (AtkObject *object, gpointer data)
{
  ATK_OBJECT_CLASS (apostil_picture_view_accessible_parent_class)->initialize (object, data);
  object->role = ATK_ROLE_LIST;
  g_object_set_data (G_OBJECT (data), "apostil-accessible", object);
}

static void
apostil_picture_view_accessible_finalize (GObject *object)
{
  g_hash_table_unref (((ApostilPictureViewAccessible *) object)->points);
  G_OBJECT_CLASS (apostil_picture_view_accessible_parent_class)->finalize (object);
}

static void
apostil_picture_view_accessible_class_init (ApostilPictureViewAccessibleClass *klass)
{
  AtkObjectClass *atk_class = ATK_OBJECT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = apostil_picture_view_accessible_finalize;
  atk_class->initialize = initialize;
  atk_class->get_name = get_name;
  atk_class->get_n_children = get_n_children;
  atk_class->ref_child = ref_child;
}

static void
apostil_picture_view_accessible_init (ApostilPictureViewAccessible *self)
{
  self->points = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

static ApostilPictureViewAccessible *
peek (ApostilPictureView *view)
{
  return g_object_get_data (G_OBJECT (view), "apostil-accessible");
}

/* The points are others now: those that somebody holds are of no use any more. */
void
apostil_picture_view_accessible_replaced (ApostilPictureView *view)
{
  ApostilPictureViewAccessible *self = peek (view);
  g_autoptr (GPtrArray) gone = NULL;
  GHashTableIter iter;
  gpointer point;

  if (self == NULL)
    return;
  gone = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, self->points);
  while (g_hash_table_iter_next (&iter, NULL, &point))
    g_ptr_array_add (gone, g_object_ref (point));
  g_hash_table_remove_all (self->points);
  for (guint i = 0; i < gone->len; i++)
    {
      ApostilPointAccessible *old = g_ptr_array_index (gone, i);

      set_view (old, NULL);
      atk_object_notify_state_change (ATK_OBJECT (old), ATK_STATE_DEFUNCT, TRUE);
    }
  g_signal_emit_by_name (self, "visible-data-changed");
}

static void
tell (ApostilPictureViewAccessible *self, gint index, gboolean current, gboolean focused)
{
  g_autoptr (AtkObject) point = ref_point (self, index);

  if (point == NULL)
    return;
  atk_object_notify_state_change (point, ATK_STATE_SELECTED, current);
  atk_object_notify_state_change (point, ATK_STATE_FOCUSED, current && focused);
  if (current && focused)
    g_signal_emit_by_name (self, "active-descendant-changed", point);
}

/* Another point is that of the current mark, or the focus came or went. */
void
apostil_picture_view_accessible_current_changed (ApostilPictureView *view, gint before)
{
  ApostilPictureViewAccessible *self = peek (view);
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (view));

  if (self == NULL || get_view (self) == NULL)
    return;
  if (before >= 0 && before != view->current)
    tell (self, before, FALSE, focused);
  if (view->current >= 0)
    tell (self, view->current, TRUE, focused);
  g_signal_emit_by_name (self, "selection-changed");
}
