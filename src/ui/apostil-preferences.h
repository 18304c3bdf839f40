/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-scheme-files.h"

G_BEGIN_DECLS

/* The preferences. Every control is bound to its setting, so that all holds at once and nothing needs to
 * be confirmed. */

#define APOSTIL_TYPE_PREFERENCES (apostil_preferences_get_type ())
G_DECLARE_FINAL_TYPE (ApostilPreferences, apostil_preferences, APOSTIL, PREFERENCES, GtkDialog)

GtkWidget *apostil_preferences_new (GSettings *settings, ApostilSchemeFiles *schemes);

G_END_DECLS
