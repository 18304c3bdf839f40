/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A frame that asks for no width: what is in it shows where there is room for it, and is no reason to
 * keep a window wide. */

#define APOSTIL_TYPE_YIELD (apostil_yield_get_type ())
G_DECLARE_FINAL_TYPE (ApostilYield, apostil_yield, APOSTIL, YIELD, GtkBin)

G_END_DECLS
