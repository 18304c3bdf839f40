/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-window.h"

G_BEGIN_DECLS

/* The tour of the first start: a slim bar that points at real controls, in four steps. It holds nobody up,
 * Escape ends it, and it never comes back. */

#define APOSTIL_TYPE_TOUR (apostil_tour_get_type ())
G_DECLARE_FINAL_TYPE (ApostilTour, apostil_tour, APOSTIL, TOUR, GtkBox)

gboolean apostil_tour_is_due (ApostilWindow *window);
void apostil_tour_start (ApostilWindow *window);
void apostil_tour_end (ApostilTour *self);

G_END_DECLS
