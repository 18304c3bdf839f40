/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The Latin letter at the key pressed, in lower case, whatever the layout; 0 for other keys. */
guint apostil_key_to_letter (GtkWidget *widget, GdkEventKey *event);

G_END_DECLS
