/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APOSTIL_TYPE_PLACEHOLDER (apostil_placeholder_get_type ())
G_DECLARE_FINAL_TYPE (ApostilPlaceholder, apostil_placeholder, APOSTIL, PLACEHOLDER, GtkBox)

GtkWidget *apostil_placeholder_new (const gchar *icon_name, const gchar *title, const gchar *words);

G_END_DECLS
