/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether the windows are light, dark or in high contrast: as the person says, or as the desktop does. */

#define APOSTIL_TYPE_APPEARANCE (apostil_appearance_get_type ())
G_DECLARE_FINAL_TYPE (ApostilAppearance, apostil_appearance, APOSTIL, APPEARANCE, GObject)

ApostilAppearance *apostil_appearance_new (GSettings *settings, GDBusConnection *connection);

G_END_DECLS
