/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Measures the window from inside: made only when the environment has APOSTIL_BENCH, which
 * lists what to do, and gone with the program, which it ends. See tests/bench. */

#define APOSTIL_TYPE_BENCH (apostil_bench_get_type ())
G_DECLARE_FINAL_TYPE (ApostilBench, apostil_bench, APOSTIL, BENCH, GObject)

ApostilBench *apostil_bench_new (GtkApplication *application, const gchar *script);

G_END_DECLS
