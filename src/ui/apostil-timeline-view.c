/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-timeline-view.h"

#include <glib/gi18n-lib.h>

#include "apostil-picture-save.h"
#include "apostil-picture-view.h"
#include "apostil-timeline.h"
#include "apostil-view.h"

#define ZOOM_STEP 1.5

struct _ApostilTimelineView
{
  GtkBox parent_instance;

  ApostilSession *session;
  GtkWidget *picture;
  GSimpleAction *save;
  GMenuModel *menu;
};

static void apostil_timeline_view_view_init (ApostilViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ApostilTimelineView,
                               apostil_timeline_view,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (APOSTIL_TYPE_VIEW,
                                                      apostil_timeline_view_view_init))

static ApostilPicture *
get_picture (ApostilTimelineView *self)
{
  return apostil_picture_view_get_picture (APOSTIL_PICTURE_VIEW (self->picture));
}

static void
save_picture (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilTimelineView *self = user_data;
  ApostilPicture *picture = get_picture (self);

  if (picture != NULL)
    apostil_picture_save (GTK_WIDGET (self), picture, _ ("Timeline"));
}

static void
on_mapped (ApostilTimelineView *self)
{
  if (self->save != NULL)
    g_simple_action_set_enabled (self->save, gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static void
apostil_timeline_view_add_actions (ApostilView *view, GActionMap *actions)
{
  ApostilTimelineView *self = APOSTIL_TIMELINE_VIEW (view);

  self->save = g_simple_action_new ("save-picture", NULL);
  g_signal_connect_object (self->save, "activate", G_CALLBACK (save_picture), self, 0);
  g_action_map_add_action (actions, G_ACTION (self->save));
  on_mapped (self);
}

static GtkWidget *
apostil_timeline_view_get_pane (ApostilView *view, guint index)
{
  return index == 0 ? APOSTIL_TIMELINE_VIEW (view)->picture : NULL;
}

static void
apostil_timeline_view_view_init (ApostilViewInterface *iface)
{
  iface->get_pane = apostil_timeline_view_get_pane;
  iface->add_actions = apostil_timeline_view_add_actions;
}

static void
on_context_menu (ApostilTimelineView *self, GdkEvent *event)
{
  GtkWidget *menu = gtk_menu_new_from_model (self->menu);

  gtk_menu_attach_to_widget (GTK_MENU (menu), self->picture, NULL);
  g_signal_connect_after (menu, "selection-done", G_CALLBACK (gtk_widget_destroy), NULL);
  if (event != NULL)
    gtk_menu_popup_at_pointer (GTK_MENU (menu), event);
  else
    gtk_menu_popup_at_widget (GTK_MENU (menu), self->picture, GDK_GRAVITY_CENTER,
                              GDK_GRAVITY_CENTER, NULL);
}

static void
zoom_in (ApostilTimelineView *self)
{
  apostil_picture_view_zoom (APOSTIL_PICTURE_VIEW (self->picture), ZOOM_STEP);
}

static void
zoom_out (ApostilTimelineView *self)
{
  apostil_picture_view_zoom (APOSTIL_PICTURE_VIEW (self->picture), 1 / ZOOM_STEP);
}

static void
zoom_back (ApostilTimelineView *self)
{
  apostil_picture_view_zoom (APOSTIL_PICTURE_VIEW (self->picture), 0);
}

static void
add_button (ApostilTimelineView *self,
            GtkWidget *box,
            const gchar *icon,
            const gchar *name,
            void (*clicked) (ApostilTimelineView *self))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon, GTK_ICON_SIZE_BUTTON);

  gtk_widget_set_tooltip_text (button, name);
  atk_object_set_name (gtk_widget_get_accessible (button), name);
  gtk_widget_set_focus_on_click (button, FALSE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);
  gtk_box_pack_start (GTK_BOX (box), button, FALSE, FALSE, 0);
}

/* Over the lower corner of the picture, so that it keeps the room. */
static GtkWidget *
new_buttons (ApostilTimelineView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_style_context_add_class (gtk_widget_get_style_context (box), GTK_STYLE_CLASS_LINKED);
  add_button (self, box, "zoom-out-symbolic", _ ("Zoom out (−)"), zoom_out);
  add_button (self, box, "zoom-original-symbolic", _ ("Usual size (0)"), zoom_back);
  add_button (self, box, "zoom-in-symbolic", _ ("Zoom in (+)"), zoom_in);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  g_object_set (box, "margin", 12, NULL);
  gtk_widget_show_all (box);
  return box;
}

static void
apostil_timeline_view_grab_focus (GtkWidget *widget)
{
  gtk_widget_grab_focus (APOSTIL_TIMELINE_VIEW (widget)->picture);
}

static void
apostil_timeline_view_dispose (GObject *object)
{
  ApostilTimelineView *self = APOSTIL_TIMELINE_VIEW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->save);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (apostil_timeline_view_parent_class)->dispose (object);
}

static void
apostil_timeline_view_class_init (ApostilTimelineViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_timeline_view_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = apostil_timeline_view_grab_focus;
}

static void
apostil_timeline_view_init (ApostilTimelineView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Save Picture…"), "win.save-picture");
  self->menu = G_MENU_MODEL (g_steal_pointer (&menu));
  g_signal_connect_after (self, "map", G_CALLBACK (on_mapped), NULL);
  g_signal_connect_after (self, "unmap", G_CALLBACK (on_mapped), NULL);
}

/**
 * apostil_timeline_view_new:
 * @session: what the window looks at
 *
 * Returns: a view of the timeline
 */
GtkWidget *
apostil_timeline_view_new (ApostilSession *session)
{
  ApostilTimelineView *self = g_object_new (APOSTIL_TYPE_TIMELINE_VIEW, NULL);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);

  self->session = g_object_ref (session);
  self->picture = apostil_picture_view_new (session, apostil_timeline_new);
  g_signal_connect_swapped (self->picture, "activated", G_CALLBACK (apostil_view_open), self);
  g_signal_connect_swapped (self->picture, "context-menu", G_CALLBACK (on_context_menu), self);
  gtk_container_add (GTK_CONTAINER (scroller), self->picture);
  gtk_container_add (GTK_CONTAINER (overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), new_buttons (self));
  gtk_widget_show_all (overlay);
  gtk_box_pack_start (GTK_BOX (self), overlay, TRUE, TRUE, 0);
  return GTK_WIDGET (self);
}
