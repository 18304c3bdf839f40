/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can stand in the middle of the window instead of the article: a table or a picture of the
 * whole document. A view gets the window's session, observes it, and changes the document through
 * commands as all else does. The window builds it when it is first shown, puts the focus into it
 * with gtk_widget_grab_focus(), and keeps it, unmapped, while another is shown. */

#define APOSTIL_TYPE_VIEW (apostil_view_get_type ())
G_DECLARE_INTERFACE (ApostilView, apostil_view, APOSTIL, VIEW, GtkWidget)

struct _ApostilViewInterface
{
  GTypeInterface parent_iface;

  /* The part that F6 stops at as the @index-th, in reading order; NULL after the last.
   * Without it the view is one part. (transfer none) (nullable) */
  GtkWidget *(*get_pane) (ApostilView *self, guint index);
  /* Ctrl+F: the focus goes to where rows are searched. Without it win.find is off. */
  void (*find) (ApostilView *self);
  /* win.relate: relates the current mark, or ends picking the other one. Without it win.relate is
   * off while the view is shown. */
  void (*relate) (ApostilView *self, const gchar *type);
  /* Adds what only this view can do, once, to the actions of the window; they should be
   * enabled only while the view is mapped. */
  void (*add_actions) (ApostilView *self, GActionMap *actions);
};

/**
 * ApostilView::open: the session's current mark should be shown in the article.
 */

GtkWidget *apostil_view_get_pane (ApostilView *self, guint index);
gboolean apostil_view_can_find (ApostilView *self);
void apostil_view_find (ApostilView *self);
gboolean apostil_view_can_relate (ApostilView *self);
void apostil_view_relate (ApostilView *self, const gchar *type);
void apostil_view_add_actions (ApostilView *self, GActionMap *actions);
/* For the views: has the article shown, the session's current mark in sight. */
void apostil_view_open (ApostilView *self);

G_END_DECLS
