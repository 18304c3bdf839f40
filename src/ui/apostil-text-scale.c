/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-text-scale.h"

/**
 * apostil_text_scale_get:
 * @widget: a widget
 *
 * Returns: how much larger than usual letters are on its screen
 */
gdouble
apostil_text_scale_get (GtkWidget *widget)
{
  gdouble resolution = gdk_screen_get_resolution (gtk_widget_get_screen (widget));

  return resolution > 0 ? MAX (resolution / 96.0, 0.5) : 1.0;
}
