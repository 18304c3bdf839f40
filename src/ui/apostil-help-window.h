/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Reads the help where the desktop has no viewer for it, as inside a Flatpak. */

#define APOSTIL_TYPE_HELP_WINDOW (apostil_help_window_get_type ())
G_DECLARE_FINAL_TYPE (ApostilHelpWindow, apostil_help_window, APOSTIL, HELP_WINDOW, GtkWindow)

ApostilHelpWindow *apostil_help_window_new (GtkApplication *application, const gchar *folder);
void apostil_help_window_show (ApostilHelpWindow *self, const gchar *target);

G_END_DECLS
