/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-reach.h"

/* How it works
 *
 * Where scrollbars stand beside what they scroll and not over it, GtkScrolledWindow decides in each
 * layout anew whether there is one: by what its child asks for, before the child has been given its
 * place. A child that asks for less than it then says to the adjustment loses its bar, is laid out
 * wider, gets the bar back, which asks for another layout, and so on without end. So a scrollable
 * widget of ours asks for as much as it scrolls over; and has its size asked again when that begins
 * or ceases to be more than there is room for. */

/**
 * apostil_reach_set:
 * @reach: (inout): what the widget asks for at least, in pixels; 0 when all fits
 * @upper: how far its adjustment goes
 * @page: how much of that is in sight
 *
 * Remembers what the adjustment has been told.
 *
 * Returns: whether the widget must have its size asked again
 */
gboolean
apostil_reach_set (gint *reach, gdouble upper, gint page)
{
  gboolean before = *reach > 0;

  *reach = upper > page ? (gint) MIN (upper, G_MAXINT / 4) : 0;
  return before != (*reach > 0);
}
