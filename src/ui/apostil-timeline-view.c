/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-timeline-view.h"

#include <glib/gi18n-lib.h>

#include "apostil-picture-frame.h"
#include "apostil-placeholder.h"
#include "apostil-timeline.h"
#include "apostil-view.h"

struct _ApostilTimelineView
{
  GtkBox parent_instance;

  GtkWidget *frame;
};

static void apostil_timeline_view_view_init (ApostilViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ApostilTimelineView,
                               apostil_timeline_view,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (APOSTIL_TYPE_VIEW,
                                                      apostil_timeline_view_view_init))

static void
apostil_timeline_view_add_actions (ApostilView *view, GActionMap *actions)
{
  apostil_picture_frame_add_actions (APOSTIL_PICTURE_FRAME (APOSTIL_TIMELINE_VIEW (view)->frame),
                                     actions);
}

static GtkWidget *
apostil_timeline_view_get_pane (ApostilView *view, guint index)
{
  ApostilPictureFrame *frame = APOSTIL_PICTURE_FRAME (APOSTIL_TIMELINE_VIEW (view)->frame);

  return index == 0 ? apostil_picture_frame_get_picture (frame) : NULL;
}

static void
apostil_timeline_view_view_init (ApostilViewInterface *iface)
{
  iface->get_pane = apostil_timeline_view_get_pane;
  iface->add_actions = apostil_timeline_view_add_actions;
}

static void
apostil_timeline_view_grab_focus (GtkWidget *widget)
{
  gtk_widget_grab_focus (APOSTIL_TIMELINE_VIEW (widget)->frame);
}

static void
apostil_timeline_view_class_init (ApostilTimelineViewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = apostil_timeline_view_grab_focus;
}

static void
apostil_timeline_view_init (ApostilTimelineView *self)
{
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

  self->frame = apostil_picture_frame_new (session, apostil_timeline_new, "save-picture", TRUE);
  g_signal_connect_swapped (self->frame, "activated", G_CALLBACK (apostil_view_open), self);
  apostil_picture_frame_set_placeholder (
      APOSTIL_PICTURE_FRAME (self->frame),
      apostil_placeholder_new ("x-office-calendar-symbolic", _ ("The Timeline Is Empty"),
                               _ ("Select when something happened in the article and press D. Here "
                                  "you then see what happened when, and where it is told.")));
  gtk_widget_show (self->frame);
  gtk_box_pack_start (GTK_BOX (self), self->frame, TRUE, TRUE, 0);
  return GTK_WIDGET (self);
}
