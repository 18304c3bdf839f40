/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-popup.h"

/**
 * apostil_popup:
 * @popover: a popover, closed, open, or on its way out
 *
 * Opens it. gtk_popover_popup() of one that is asked for again while it still fades away lets the
 * fading hide it in the end; so it is gone before it comes.
 */
void
apostil_popup (GtkPopover *popover)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));

  gtk_widget_hide (GTK_WIDGET (popover));
  gtk_popover_popup (popover);
}
