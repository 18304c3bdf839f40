/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-annotation.h"

G_BEGIN_DECLS

/* A small square in the colour of a kind with the letter of its key in it: the same in lists,
 * popovers and forms, so that it teaches the keys, and never colour alone. */

#define APOSTIL_SWATCH_SIZE 18

#define APOSTIL_TYPE_SWATCH (apostil_swatch_get_type ())
G_DECLARE_FINAL_TYPE (ApostilSwatch, apostil_swatch, APOSTIL, SWATCH, GtkDrawingArea)

GtkWidget *apostil_swatch_new (const gchar *colour, const gchar *letter);
void apostil_swatch_set (ApostilSwatch *self, const gchar *colour, const gchar *letter);
void apostil_swatch_draw (GtkWidget *widget,
                          cairo_t *cr,
                          const gchar *colour,
                          const gchar *letter,
                          gdouble x,
                          gdouble y,
                          gdouble size);

/* Colour and letter of what a mark is, of its type where it has one. @record is an annotation or an entity. */
void apostil_swatch_describe (ApostilScheme *scheme,
                              gpointer record,
                              gpointer entity,
                              const gchar **colour,
                              const gchar **letter);

#define APOSTIL_TYPE_CELL_RENDERER_SWATCH (apostil_cell_renderer_swatch_get_type ())
G_DECLARE_FINAL_TYPE (ApostilCellRendererSwatch,
                      apostil_cell_renderer_swatch,
                      APOSTIL,
                      CELL_RENDERER_SWATCH,
                      GtkCellRenderer)

GtkCellRenderer *apostil_cell_renderer_swatch_new (void);
void apostil_cell_renderer_swatch_set (ApostilCellRendererSwatch *self,
                                       const gchar *colour,
                                       const gchar *letter);

G_END_DECLS
