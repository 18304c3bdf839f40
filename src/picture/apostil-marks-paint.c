/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-marks-paint.h"

#include <math.h>

/* A shape on a dark page needs more light than the same on a white one. */
static ApostilRgba
get_colour (const ApostilCanvas *canvas, const ApostilMarkLook *look, const gchar *suffix)
{
  g_autofree gchar *name =
      g_strconcat (look->contradicted && look->square ? "vermilion" : look->colour, suffix, NULL);
  const ApostilRgba *colour = apostil_theme_get (canvas->theme, name);

  if (*suffix == '\0' && apostil_theme_is_dark (canvas->theme))
    return apostil_rgba_mix (colour, apostil_theme_get (canvas->theme, "text"), 0.25);
  return *colour;
}

static void
set_colour (const ApostilCanvas *canvas,
            const ApostilMarkLook *look,
            const gchar *suffix,
            gdouble alpha)
{
  ApostilRgba colour = get_colour (canvas, look, suffix);

  cairo_set_source_rgba (canvas->cr, colour.red, colour.green, colour.blue, alpha);
}

static void
trace (const ApostilCanvas *canvas,
       const ApostilMarkLook *look,
       gdouble x,
       gdouble y,
       gdouble radius)
{
  if (look->square)
    apostil_canvas_rounded (canvas, x - radius, y - radius, 2 * radius, 2 * radius,
                            1.5 * look->unit);
  else
    apostil_canvas_circle (canvas, x, y, radius);
}

/* The current mark, and the one under the pointer, have a ring around them. */
static void
paint_ring (const ApostilCanvas *canvas,
            const ApostilMarkLook *look,
            gdouble x,
            gdouble y,
            gdouble radius)
{
  if (look->current)
    {
      apostil_canvas_colour (canvas, "page");
      trace (canvas, look, x, y, radius + 3.4 * look->unit);
      cairo_fill (canvas->cr);
      apostil_canvas_colour (canvas, "active");
      cairo_set_line_width (canvas->cr, (look->focused ? 2.8 : 2) * look->unit);
      trace (canvas, look, x, y, radius + 3 * look->unit);
      cairo_stroke (canvas->cr);
    }
  else if (look->hovered)
    {
      set_colour (canvas, look, "", 0.25);
      trace (canvas, look, x, y, radius + 4 * look->unit);
      cairo_fill (canvas->cr);
    }
}

/* An arrow that fades: it goes on that way, nobody says how far. */
static void
paint_arrow (const ApostilCanvas *canvas,
             const ApostilMarkLook *look,
             gdouble x,
             gdouble y,
             gdouble direction)
{
  gdouble u = look->unit;
  gdouble tip = x + direction * 26 * u;

  cairo_save (canvas->cr);
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (canvas->cr, 1.8 * u);
  set_colour (canvas, look, "_line", 1);
  apostil_canvas_move (canvas, x, y);
  apostil_canvas_line (canvas, tip, y);
  apostil_canvas_move (canvas, tip - direction * 5 * u, y - 4 * u);
  apostil_canvas_line (canvas, tip, y);
  apostil_canvas_line (canvas, tip - direction * 5 * u, y + 4 * u);
  cairo_stroke (canvas->cr);
  cairo_restore (canvas->cr);
}

static void
paint_unequal (const ApostilCanvas *canvas, gdouble x, gdouble y, gdouble unit)
{
  apostil_canvas_colour (canvas, "page");
  cairo_set_line_width (canvas->cr, 1.3 * unit);
  apostil_canvas_move (canvas, x - 3 * unit, y - 1.5 * unit);
  apostil_canvas_line (canvas, x + 3 * unit, y - 1.5 * unit);
  apostil_canvas_move (canvas, x - 3 * unit, y + 1.5 * unit);
  apostil_canvas_line (canvas, x + 3 * unit, y + 1.5 * unit);
  apostil_canvas_move (canvas, x - 1.6 * unit, y + 3.6 * unit);
  apostil_canvas_line (canvas, x + 1.6 * unit, y - 3.6 * unit);
  cairo_stroke (canvas->cr);
}

/**
 * apostil_paint_mark:
 * @canvas: where to
 * @look: what it is
 * @x: its middle
 * @y: its middle
 * @size: its width and height
 *
 * Paints the shape of a mark, or of several.
 */
void
apostil_paint_mark (const ApostilCanvas *canvas,
                    const ApostilMarkLook *look,
                    gdouble x,
                    gdouble y,
                    gdouble size)
{
  gdouble u = look->unit;
  gdouble radius = size / 2 * (look->square ? 0.92 : 1);
  gboolean strong = apostil_theme_is_high_contrast (canvas->theme);

  if (look->many > 1)
    radius += MIN (log2 (look->many), 5) * 0.7 * u;
  paint_ring (canvas, look, x, y, radius);
  if (look->open_start)
    paint_arrow (canvas, look, x - radius, y, -1);
  if (look->open_end)
    paint_arrow (canvas, look, x + radius, y, 1);
  if (look->approx)
    {
      set_colour (canvas, look, "", 0.3);
      trace (canvas, look, x, y, radius + 2.5 * u);
      cairo_fill (canvas->cr);
    }
  if (!look->suggested && !look->unknown)
    {
      set_colour (canvas, look, "", 1);
      trace (canvas, look, x, y, radius);
      cairo_fill (canvas->cr);
    }
  else
    {
      apostil_canvas_colour (canvas, "page");
      trace (canvas, look, x, y, radius);
      cairo_fill (canvas->cr);
    }
  if (look->suggested || look->unknown || strong)
    {
      const gdouble dashes[] = { 2.6 * u, 2 * u };

      cairo_save (canvas->cr);
      if (look->suggested)
        cairo_set_dash (canvas->cr, dashes, 2, 0);
      cairo_set_line_width (canvas->cr, 1.7 * u);
      set_colour (canvas, look, "_line", 1);
      trace (canvas, look, x, y, radius - 0.8 * u);
      cairo_stroke (canvas->cr);
      cairo_restore (canvas->cr);
    }
  if (look->mixed)
    {
      ApostilMarkLook inner = { .unit = u, .colour = "blue", .square = TRUE };

      set_colour (canvas, &inner, "", 1);
      trace (canvas, &inner, x, y, radius * 0.42);
      cairo_fill (canvas->cr);
    }
  if (look->contradicted && !look->mixed && !look->suggested && !look->unknown && look->many <= 1)
    paint_unequal (canvas, x, y, size / 11);
}

/* A tint that fades where the end is not sharp. */
static void
set_fading (const ApostilCanvas *canvas, const ApostilMarkLook *look, gdouble x, gdouble width)
{
  ApostilRgba fill = get_colour (canvas, look, "");
  gdouble solid = apostil_theme_is_dark (canvas->theme) ? 0.55 : 0.42;
  gboolean soft_start = look->approx || look->open_start;
  gboolean soft_end = look->approx || look->open_end;
  gdouble edge = MIN (0.45, 40 * look->unit / MAX (width, 1));
  cairo_pattern_t *pattern = cairo_pattern_create_linear (apostil_canvas_x (canvas, x), 0,
                                                          apostil_canvas_x (canvas, x + width), 0);

  cairo_pattern_add_color_stop_rgba (pattern, 0, fill.red, fill.green, fill.blue,
                                     soft_start ? 0.04 : solid);
  cairo_pattern_add_color_stop_rgba (pattern, edge, fill.red, fill.green, fill.blue, solid);
  cairo_pattern_add_color_stop_rgba (pattern, 1 - edge, fill.red, fill.green, fill.blue, solid);
  cairo_pattern_add_color_stop_rgba (pattern, 1, fill.red, fill.green, fill.blue,
                                     soft_end ? 0.04 : solid);
  cairo_set_source (canvas->cr, pattern);
  cairo_pattern_destroy (pattern);
}

/**
 * apostil_paint_bar:
 * @canvas: where to
 * @look: what it is
 * @x: its left edge
 * @width: its width
 * @y: its middle
 * @height: its height
 *
 * Paints a span of time.
 */
void
apostil_paint_bar (const ApostilCanvas *canvas,
                   const ApostilMarkLook *look,
                   gdouble x,
                   gdouble width,
                   gdouble y,
                   gdouble height)
{
  gdouble u = look->unit;
  gdouble top = y - height / 2;
  gboolean strong = apostil_theme_is_high_contrast (canvas->theme);

  set_fading (canvas, look, x, width);
  apostil_canvas_rounded (canvas, x, top, width, height, height / 2);
  cairo_fill (canvas->cr);
  if (look->hovered && !look->current)
    {
      set_colour (canvas, look, "", 0.2);
      apostil_canvas_rounded (canvas, x, top, width, height, height / 2);
      cairo_fill (canvas->cr);
    }
  if (look->suggested || strong)
    {
      const gdouble dashes[] = { 3 * u, 2.4 * u };

      cairo_save (canvas->cr);
      if (look->suggested)
        cairo_set_dash (canvas->cr, dashes, 2, 0);
      cairo_set_line_width (canvas->cr, 1.4 * u);
      set_colour (canvas, look, "_line", 1);
      apostil_canvas_rounded (canvas, x + 0.7 * u, top + 0.7 * u, MAX (width - 1.4 * u, 1),
                              height - 1.4 * u, height / 2);
      cairo_stroke (canvas->cr);
      cairo_restore (canvas->cr);
    }
  if (look->open_start)
    paint_arrow (canvas, look, x + 6 * u, y, -1);
  if (look->open_end)
    paint_arrow (canvas, look, x + width - 6 * u, y, 1);
  if (look->current)
    {
      apostil_canvas_colour (canvas, "active");
      cairo_set_line_width (canvas->cr, (look->focused ? 2.8 : 2) * u);
      apostil_canvas_rounded (canvas, x - 2 * u, top - 2 * u, width + 4 * u, height + 4 * u,
                              height / 2 + 2 * u);
      cairo_stroke (canvas->cr);
    }
}
