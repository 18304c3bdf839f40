/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the frames of a window cost, and how long its main loop was away at most: for
 * measuring, never made otherwise. */

#define APOSTIL_TYPE_FRAME_LOG (apostil_frame_log_get_type ())
G_DECLARE_FINAL_TYPE (ApostilFrameLog, apostil_frame_log, APOSTIL, FRAME_LOG, GObject)

/**
 * ApostilFrameLog::painted: a frame is on the display.
 */

ApostilFrameLog *apostil_frame_log_new (void);
void apostil_frame_log_watch (ApostilFrameLog *self, GtkWidget *window);
void apostil_frame_log_reset (ApostilFrameLog *self);
gdouble apostil_frame_log_get_frame (ApostilFrameLog *self);
gdouble apostil_frame_log_get_longest (ApostilFrameLog *self);
gdouble apostil_frame_log_get_work (ApostilFrameLog *self);
gint64 apostil_frame_log_get_busy (ApostilFrameLog *self, gint64 *work);
gint64 apostil_frame_log_get_spent (void);

G_END_DECLS
