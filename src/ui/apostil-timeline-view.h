/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* The timeline as a view of the window: the picture, and buttons to zoom and save it. */

#define APOSTIL_TYPE_TIMELINE_VIEW (apostil_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (ApostilTimelineView, apostil_timeline_view, APOSTIL, TIMELINE_VIEW, GtkBox)

GtkWidget *apostil_timeline_view_new (ApostilSession *session);

G_END_DECLS
