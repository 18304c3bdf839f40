/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-picture-view.h"

G_BEGIN_DECLS

/* Shared by the files of the view: what is shown (apostil-picture-view.c), pointer and keys
 * (-input.c), assistive technologies (-accessible.c). */

struct _ApostilPictureView
{
  ApostilScroller parent_instance;

  ApostilSession *session;
  ApostilPictureFactory create;
  ApostilDocument *document; /* (nullable) watched */

  ApostilPicture *picture; /* (nullable) what is shown */
  ApostilPicture *next;    /* (nullable) what is being read */
  guint reading;           /* idle source */
  gboolean stale;          /* the document changed since the picture was made */
  gboolean laid_out;
  ApostilTheme *theme; /* (nullable) until asked for */
  gdouble zoom;

  gboolean scrolled; /* it was placed at its beginning once */

  gint current; /* point of the session's current mark, or -1 */
  gint hovered;

  /* Pointer */
  gdouble press_x;
  gdouble press_y;
  gdouble press_h;
  gdouble press_v;
  gboolean panning;
  GtkGesture *pinch;
  gdouble pinch_zoom;
};

/* apostil-picture-view.c */
gboolean apostil_picture_view_is_ready (ApostilPictureView *self);
void apostil_picture_view_zoom_at (ApostilPictureView *self, gdouble zoom, gdouble x, gdouble y);
void apostil_picture_view_choose (ApostilPictureView *self, gint point, guint index);
void apostil_picture_view_scroll_to (ApostilPictureView *self, gint point);
gboolean apostil_picture_view_get_area (ApostilPictureView *self, gint point, GdkRectangle *area);
gint apostil_picture_view_find_at (ApostilPictureView *self, gdouble x, gdouble y);
void apostil_picture_view_scroll_by (ApostilPictureView *self, gdouble x, gdouble y);

/* apostil-picture-view-input.c */
void apostil_picture_view_add_input (ApostilPictureView *self);
void apostil_picture_view_input_class_init (GtkWidgetClass *widget_class);

/* apostil-picture-view-accessible.c */
GType apostil_picture_view_accessible_get_type (void);
void apostil_picture_view_accessible_replaced (ApostilPictureView *self);
void apostil_picture_view_accessible_current_changed (ApostilPictureView *self, gint before);

G_END_DECLS
