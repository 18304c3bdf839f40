/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A widget that a GtkScrolledWindow scrolls, and that paints what is in sight itself. */

#define APOSTIL_TYPE_SCROLLER (apostil_scroller_get_type ())
G_DECLARE_DERIVABLE_TYPE (ApostilScroller, apostil_scroller, APOSTIL, SCROLLER, GtkWidget)

struct _ApostilScrollerClass
{
  GtkWidgetClass parent_class;

  /* It has another adjustment, which is to be told how far it goes. */
  void (*adjusted) (ApostilScroller *self);
  /* An adjustment has another value. */
  void (*scrolled) (ApostilScroller *self, GtkOrientation orientation);
};

GtkAdjustment *apostil_scroller_get_adjustment (ApostilScroller *self, GtkOrientation orientation);
void apostil_scroller_set_reach (ApostilScroller *self,
                                 GtkOrientation orientation,
                                 gdouble upper,
                                 gint page);
gint apostil_scroller_get_reach (ApostilScroller *self, GtkOrientation orientation);

G_END_DECLS
