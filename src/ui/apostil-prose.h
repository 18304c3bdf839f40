/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APOSTIL_TYPE_PROSE (apostil_prose_get_type ())
G_DECLARE_FINAL_TYPE (ApostilProse, apostil_prose, APOSTIL, PROSE, GtkLabel)

G_END_DECLS
