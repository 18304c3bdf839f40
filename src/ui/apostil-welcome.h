/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a window shows that shows nothing yet: what the program is for, and how to begin. */

#define APOSTIL_TYPE_WELCOME (apostil_welcome_get_type ())
G_DECLARE_FINAL_TYPE (ApostilWelcome, apostil_welcome, APOSTIL, WELCOME, GtkBin)

GtkWidget *apostil_welcome_new (void);
GtkWidget *apostil_welcome_get_sample_button (ApostilWelcome *self);

G_END_DECLS
