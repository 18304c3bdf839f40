/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture in the help. It takes the room that it is given, at most its own size. */

#define APOSTIL_TYPE_HELP_FIGURE (apostil_help_figure_get_type ())
G_DECLARE_FINAL_TYPE (ApostilHelpFigure, apostil_help_figure, APOSTIL, HELP_FIGURE, GtkDrawingArea)

GtkWidget *apostil_help_figure_new (const gchar *path, guint width, const gchar *words);
void apostil_help_figure_set_room (ApostilHelpFigure *self, gint room);

G_END_DECLS
