/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-view.h"

G_DEFINE_INTERFACE (ApostilView, apostil_view, GTK_TYPE_WIDGET)

static void
apostil_view_default_init (ApostilViewInterface *iface)
{
  g_signal_new ("open", APOSTIL_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * apostil_view_get_pane:
 * @self: a view
 * @index: which, from 0
 *
 * Returns: (transfer none) (nullable): a part of it that F6 stops at; %NULL after the last
 */
GtkWidget *
apostil_view_get_pane (ApostilView *self, guint index)
{
  ApostilViewInterface *iface = APOSTIL_VIEW_GET_IFACE (self);

  if (iface->get_pane != NULL)
    return iface->get_pane (self, index);
  return index == 0 ? GTK_WIDGET (self) : NULL;
}

/**
 * apostil_view_can_find:
 * @self: a view
 *
 * Returns: whether its rows can be searched
 */
gboolean
apostil_view_can_find (ApostilView *self)
{
  return APOSTIL_VIEW_GET_IFACE (self)->find != NULL;
}

/**
 * apostil_view_find:
 * @self: a view that can find
 *
 * Puts the focus where its rows are searched.
 */
void
apostil_view_find (ApostilView *self)
{
  g_return_if_fail (apostil_view_can_find (self));

  APOSTIL_VIEW_GET_IFACE (self)->find (self);
}

/**
 * apostil_view_can_relate:
 * @self: a view
 *
 * Returns: whether marks can be related in it
 */
gboolean
apostil_view_can_relate (ApostilView *self)
{
  return APOSTIL_VIEW_GET_IFACE (self)->relate != NULL;
}

/**
 * apostil_view_relate:
 * @self: a view that can relate
 * @type: a relation of the scheme; "": the first that fits
 *
 * Starts to relate the session's current mark, or ends it with that as the other one.
 */
void
apostil_view_relate (ApostilView *self, const gchar *type)
{
  g_return_if_fail (apostil_view_can_relate (self));

  APOSTIL_VIEW_GET_IFACE (self)->relate (self, type);
}

/**
 * apostil_view_add_actions:
 * @self: a view
 * @actions: those of the window
 *
 * Adds the view's own; called once, when it is built.
 */
void
apostil_view_add_actions (ApostilView *self, GActionMap *actions)
{
  ApostilViewInterface *iface = APOSTIL_VIEW_GET_IFACE (self);

  if (iface->add_actions != NULL)
    iface->add_actions (self, actions);
}

/**
 * apostil_view_open:
 * @self: a view
 *
 * Asks the window for the article, with the session's current mark in sight.
 */
void
apostil_view_open (ApostilView *self)
{
  g_signal_emit_by_name (self, "open");
}
