/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "apostil-theme.h"

G_BEGIN_DECLS

/* Strokes and words on a cairo context, in coordinates that run from left to right. Where the theme
 * runs from right to left they are mirrored here, within @width, and nowhere else. */

typedef struct
{
  cairo_t *cr;
  ApostilTheme *theme;
  gdouble width;
} ApostilCanvas;

typedef enum
{
  APOSTIL_LETTERS_PLAIN,
  APOSTIL_LETTERS_BOLD,
  APOSTIL_LETTERS_SMALL,
  APOSTIL_LETTERS_SMALL_BOLD,
} ApostilLetters;

gdouble apostil_canvas_x (const ApostilCanvas *self, gdouble x);
void apostil_canvas_colour (const ApostilCanvas *self, const gchar *name);
void apostil_canvas_colour_alpha (const ApostilCanvas *self, const gchar *name, gdouble alpha);
void apostil_canvas_rectangle (const ApostilCanvas *self,
                               gdouble x,
                               gdouble y,
                               gdouble width,
                               gdouble height);
void apostil_canvas_rounded (const ApostilCanvas *self,
                             gdouble x,
                             gdouble y,
                             gdouble width,
                             gdouble height,
                             gdouble radius);
void apostil_canvas_move (const ApostilCanvas *self, gdouble x, gdouble y);
void apostil_canvas_line (const ApostilCanvas *self, gdouble x, gdouble y);
void apostil_canvas_curve (const ApostilCanvas *self,
                           gdouble x1,
                           gdouble y1,
                           gdouble x2,
                           gdouble y2,
                           gdouble x,
                           gdouble y);
void apostil_canvas_circle (const ApostilCanvas *self, gdouble x, gdouble y, gdouble radius);
/* Words with their top at @y, from @x on: to the right, or to the left where things are mirrored. */
void apostil_canvas_words (const ApostilCanvas *self, PangoLayout *words, gdouble x, gdouble y);

PangoLayout *apostil_letters_new (PangoContext *context, const gchar *text, ApostilLetters letters);
/* Cuts to @width with an ellipsis. */
void apostil_letters_fit (PangoLayout *words, gdouble width);
gdouble apostil_letters_get_width (PangoLayout *words);
gdouble apostil_letters_get_height (PangoLayout *words);

G_END_DECLS
