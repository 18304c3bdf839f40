/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A strip that stands for the whole text, with a tick at each place where something is. Its « text » is what
 * is said of it, since ticks are not read out. */

#define APOSTIL_TYPE_CELL_RENDERER_STRIP (apostil_cell_renderer_strip_get_type ())
G_DECLARE_FINAL_TYPE (ApostilCellRendererStrip,
                      apostil_cell_renderer_strip,
                      APOSTIL,
                      CELL_RENDERER_STRIP,
                      GtkCellRendererText)

GtkCellRenderer *apostil_cell_renderer_strip_new (void);
/* What the row that is drawn next shows: @offsets (transfer none) in a text of @length; the one at
 * @current stands out, G_MAXUINT32 for none. */
void apostil_cell_renderer_strip_set (ApostilCellRendererStrip *self,
                                      const gchar *colour,
                                      GArray *offsets,
                                      guint32 length,
                                      guint32 current);

G_END_DECLS
