/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From here on what usually stands side by side has no room on a small screen. */
#define APOSTIL_TEXT_SCALE_HUGE 3.0

gdouble apostil_text_scale_get (GtkWidget *widget);

G_END_DECLS
