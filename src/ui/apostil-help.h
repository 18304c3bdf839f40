/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void apostil_help_show (GtkApplication *application);
void apostil_help_bind (gpointer window, const gchar *page);

G_END_DECLS
