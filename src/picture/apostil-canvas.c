/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-canvas.h"

#include <math.h>

#define SMALL 0.86 /* of the letters */

/**
 * apostil_canvas_x:
 * @self: a canvas
 * @x: a place from left to right
 *
 * Returns: where it is on the cairo context
 */
gdouble
apostil_canvas_x (const ApostilCanvas *self, gdouble x)
{
  return apostil_theme_is_right_to_left (self->theme) ? self->width - x : x;
}

/**
 * apostil_canvas_colour:
 * @self: a canvas
 * @name: as of apostil_theme_get()
 *
 * What is painted next has that colour.
 */
void
apostil_canvas_colour (const ApostilCanvas *self, const gchar *name)
{
  apostil_canvas_colour_alpha (self, name, 1);
}

/**
 * apostil_canvas_colour_alpha:
 * @self: a canvas
 * @name: as of apostil_theme_get()
 * @alpha: how much of it, from 0 to 1
 *
 * What is painted next has that colour.
 */
void
apostil_canvas_colour_alpha (const ApostilCanvas *self, const gchar *name, gdouble alpha)
{
  const ApostilRgba *colour = apostil_theme_get (self->theme, name);

  cairo_set_source_rgba (self->cr, colour->red, colour->green, colour->blue, colour->alpha * alpha);
}

/**
 * apostil_canvas_rectangle:
 * @self: a canvas
 * @x: its left edge
 * @y: its upper edge
 * @width: its width
 * @height: its height
 *
 * Adds a rectangle to the path.
 */
void
apostil_canvas_rectangle (const ApostilCanvas *self,
                          gdouble x,
                          gdouble y,
                          gdouble width,
                          gdouble height)
{
  gdouble left = apostil_theme_is_right_to_left (self->theme) ? self->width - x - width : x;

  cairo_rectangle (self->cr, left, y, width, height);
}

/**
 * apostil_canvas_rounded:
 * @self: a canvas
 * @x: its left edge
 * @y: its upper edge
 * @width: its width
 * @height: its height
 * @radius: of its corners
 *
 * Adds a rectangle with round corners to the path.
 */
void
apostil_canvas_rounded (const ApostilCanvas *self,
                        gdouble x,
                        gdouble y,
                        gdouble width,
                        gdouble height,
                        gdouble radius)
{
  gdouble left = apostil_theme_is_right_to_left (self->theme) ? self->width - x - width : x;
  gdouble r = MIN (radius, MIN (width, height) / 2);

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, left + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (self->cr, left + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (self->cr, left + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (self->cr, left + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (self->cr);
}

/**
 * apostil_canvas_move:
 * @self: a canvas
 * @x: to where
 * @y: to where
 *
 * Begins a line.
 */
void
apostil_canvas_move (const ApostilCanvas *self, gdouble x, gdouble y)
{
  cairo_move_to (self->cr, apostil_canvas_x (self, x), y);
}

/**
 * apostil_canvas_line:
 * @self: a canvas
 * @x: to where
 * @y: to where
 *
 * Goes on with a line.
 */
void
apostil_canvas_line (const ApostilCanvas *self, gdouble x, gdouble y)
{
  cairo_line_to (self->cr, apostil_canvas_x (self, x), y);
}

/**
 * apostil_canvas_curve:
 * @self: a canvas
 * @x1: first control point
 * @y1: first control point
 * @x2: second control point
 * @y2: second control point
 * @x: to where
 * @y: to where
 *
 * Goes on with a curve.
 */
void
apostil_canvas_curve (const ApostilCanvas *self,
                      gdouble x1,
                      gdouble y1,
                      gdouble x2,
                      gdouble y2,
                      gdouble x,
                      gdouble y)
{
  cairo_curve_to (self->cr, apostil_canvas_x (self, x1), y1, apostil_canvas_x (self, x2), y2,
                  apostil_canvas_x (self, x), y);
}

/**
 * apostil_canvas_circle:
 * @self: a canvas
 * @x: its middle
 * @y: its middle
 * @radius: its radius
 *
 * Adds a circle to the path.
 */
void
apostil_canvas_circle (const ApostilCanvas *self, gdouble x, gdouble y, gdouble radius)
{
  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, apostil_canvas_x (self, x), y, radius, 0, 2 * G_PI);
}

/**
 * apostil_canvas_words:
 * @self: a canvas
 * @words: a layout
 * @x: where they begin
 * @y: their top
 *
 * Paints words in the colour that is set.
 */
void
apostil_canvas_words (const ApostilCanvas *self, PangoLayout *words, gdouble x, gdouble y)
{
  gdouble left = x;

  if (apostil_theme_is_right_to_left (self->theme))
    left = self->width - x - apostil_letters_get_width (words);
  cairo_move_to (self->cr, left, y);
  pango_cairo_show_layout (self->cr, words);
}

/**
 * apostil_letters_new:
 * @context: of apostil_theme_create_context()
 * @text: one line of words
 * @letters: which letters
 *
 * Returns: (transfer full): the words, laid out
 */
PangoLayout *
apostil_letters_new (PangoContext *context, const gchar *text, ApostilLetters letters)
{
  PangoLayout *words = pango_layout_new (context);
  gboolean small = letters == APOSTIL_LETTERS_SMALL || letters == APOSTIL_LETTERS_SMALL_BOLD;

  pango_layout_set_single_paragraph_mode (words, TRUE);
  pango_layout_set_text (words, text, -1);
  if (letters != APOSTIL_LETTERS_PLAIN)
    {
      PangoFontDescription *font =
          pango_font_description_copy (pango_context_get_font_description (context));

      if (small)
        pango_font_description_set_absolute_size (
            font, round (pango_font_description_get_size (font) * SMALL));
      if (letters != APOSTIL_LETTERS_SMALL)
        pango_font_description_set_weight (font, PANGO_WEIGHT_SEMIBOLD);
      pango_layout_set_font_description (words, font);
      pango_font_description_free (font);
    }
  return words;
}

/**
 * apostil_letters_fit:
 * @words: a layout
 * @width: the room there is
 *
 * Cuts words that are wider, with an ellipsis.
 */
void
apostil_letters_fit (PangoLayout *words, gdouble width)
{
  if (apostil_letters_get_width (words) <= width)
    return;
  pango_layout_set_width (words, (gint) (MAX (width, 0) * PANGO_SCALE));
  pango_layout_set_ellipsize (words, PANGO_ELLIPSIZE_END);
}

/**
 * apostil_letters_get_width:
 * @words: a layout
 *
 * Returns: how much room its letters take
 */
gdouble
apostil_letters_get_width (PangoLayout *words)
{
  PangoRectangle logical;

  pango_layout_get_extents (words, NULL, &logical);
  return logical.width / (gdouble) PANGO_SCALE;
}

/**
 * apostil_letters_get_height:
 * @words: a layout
 *
 * Returns: the height of its line
 */
gdouble
apostil_letters_get_height (PangoLayout *words)
{
  PangoRectangle logical;

  pango_layout_get_extents (words, NULL, &logical);
  return logical.height / (gdouble) PANGO_SCALE;
}
