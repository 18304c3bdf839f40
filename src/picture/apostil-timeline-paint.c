/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "apostil-marks-paint.h"

/* Bands and lines of the days lie at the back, then bars and shapes with their labels, then the axis
 * above and the legend below, which stay in sight while the rest scrolls under them. Only rows in
 * sight are touched. */

#define SHAPE 11.0
#define BAR   17.0

static void
show (const ApostilCanvas *canvas, PangoLayout *words, gdouble x, gdouble middle)
{
  apostil_canvas_words (canvas, words, x, middle - apostil_letters_get_height (words) / 2);
}

static gdouble
show_text (ApostilTimeline *self,
           const ApostilCanvas *canvas,
           const gchar *text,
           ApostilLetters letters,
           gdouble x,
           gdouble middle)
{
  PangoContext *context = apostil_picture_get_context (APOSTIL_PICTURE (self));
  g_autoptr (PangoLayout) words = apostil_letters_new (context, text, letters);

  show (canvas, words, x, middle);
  return apostil_letters_get_width (words);
}

static void
set_band_colour (const ApostilCanvas *canvas)
{
  gboolean strong = apostil_theme_is_high_contrast (canvas->theme);

  apostil_canvas_colour_alpha (canvas, "amber_fill",
                               strong                                  ? 0.12
                               : apostil_theme_is_dark (canvas->theme) ? 0.16
                                                                       : 0.26);
}

static void
paint_bands (ApostilTimeline *self, const ApostilCanvas *canvas, const ApostilPictureScene *scene)
{
  gdouble right = self->lane_x + self->lane_width;

  for (guint i = 0; i < self->data->bands->len; i++)
    {
      gdouble top, end;

      apostil_timeline_get_band_edges (self, i, &top, &end);
      if (end < scene->visible.y || top > scene->visible.y + scene->visible.height)
        continue;
      if (i % 2 == 0)
        {
          set_band_colour (canvas);
          apostil_canvas_rectangle (canvas, self->plot_x, top, right - self->plot_x, end - top);
          cairo_fill (canvas->cr);
        }
    }
  if (self->lane_width > 0)
    {
      apostil_canvas_colour (canvas, "hair");
      cairo_set_line_width (canvas->cr, self->unit);
      apostil_canvas_move (canvas, self->lane_x, scene->visible.y);
      apostil_canvas_line (canvas, self->lane_x, scene->visible.y + scene->visible.height);
      cairo_stroke (canvas->cr);
    }
}

static void
paint_day_lines (ApostilTimeline *self,
                 const ApostilCanvas *canvas,
                 const ApostilPictureScene *scene)
{
  gdouble top, end;

  apostil_timeline_get_band_edges (self, self->data->bands->len - 1, &top, &end);
  cairo_set_line_width (canvas->cr, self->unit);
  apostil_canvas_colour_alpha (canvas, "hair",
                               apostil_theme_is_high_contrast (canvas->theme) ? 0.35 : 0.75);
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const ApostilTimelineTick *tick = &g_array_index (self->ticks, ApostilTimelineTick, i);

      if (tick->x < scene->visible.x || tick->x > scene->visible.x + scene->visible.width)
        continue;
      apostil_canvas_move (canvas, tick->x, MAX (scene->visible.y, self->head - 4 * self->unit));
      apostil_canvas_line (canvas, tick->x, MIN (scene->visible.y + scene->visible.height, end));
    }
  cairo_stroke (canvas->cr);
}

/* The day that a section was published on. */
static void
paint_anchors (ApostilTimeline *self, const ApostilCanvas *canvas, const ApostilPictureScene *scene)
{
  const gdouble dots[] = { 0, 4 * self->unit };

  cairo_save (canvas->cr);
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (canvas->cr, dots, 2, 0);
  cairo_set_line_width (canvas->cr, 2 * self->unit);
  apostil_canvas_colour (canvas, "amber");
  for (guint i = 0; i < self->data->bands->len; i++)
    {
      const ApostilTimelineBand *band = &g_array_index (self->data->bands, ApostilTimelineBand, i);
      gdouble top, end, x;

      apostil_timeline_get_band_edges (self, i, &top, &end);
      if (!band->dated || end < scene->visible.y || top > scene->visible.y + scene->visible.height)
        continue;
      x = apostil_timeline_get_x (self, band->anchor);
      apostil_canvas_move (canvas, x, top + 3 * self->unit);
      apostil_canvas_line (canvas, x, end - 3 * self->unit);
      cairo_stroke (canvas->cr);
    }
  cairo_restore (canvas->cr);
}

static void
paint_band_labels (ApostilTimeline *self,
                   const ApostilCanvas *canvas,
                   const ApostilPictureScene *scene)
{
  PangoContext *context = apostil_picture_get_context (APOSTIL_PICTURE (self));
  gdouble x = MAX (self->plot_x, scene->visible.x) + 10 * self->unit;
  gdouble room = MIN (self->lane_x, scene->visible.x + scene->visible.width) - x;

  for (guint i = 0; i < self->data->bands->len; i++)
    {
      const ApostilTimelineBand *band = &g_array_index (self->data->bands, ApostilTimelineBand, i);
      g_autoptr (PangoLayout) words = NULL;
      gdouble top, end;

      apostil_timeline_get_band_edges (self, i, &top, &end);
      if (band->label == NULL || self->band_head < 16 * self->unit || end < scene->visible.y ||
          top > scene->visible.y + scene->visible.height)
        continue;
      words = apostil_letters_new (context, band->label, APOSTIL_LETTERS_SMALL_BOLD);
      apostil_letters_fit (words, room);
      apostil_canvas_colour (canvas, "amber_line");
      show (canvas, words, x, top + 13 * self->unit);
    }
}

static void
get_look (ApostilTimeline *self, const ApostilTimelineItem *item, ApostilMarkLook *look)
{
  const guint *members = apostil_timeline_get_members (self, item);
  gboolean claims = TRUE, dates = TRUE;

  *look = (ApostilMarkLook){ .unit = self->unit, .suggested = TRUE };
  for (guint i = 0; i < item->n; i++)
    {
      const ApostilTimelineEvent *event = apostil_timeline_data_get (self->data, members[i]);

      claims &= event->is_claim;
      dates &= !event->is_claim;
      look->suggested &= event->suggested;
      look->contradicted |= event->n_contradictions > 0;
      look->unknown |= !event->dated;
      look->approx |= event->dated && event->stretch.approx;
      look->open_start |= event->dated && event->stretch.open_start;
      look->open_end |= event->dated && event->stretch.open_end;
    }
  look->colour = claims ? "blue" : "amber";
  look->square = claims;
  look->mixed = !claims && !dates;
  look->many = item->n;
}

static void
paint_item (ApostilTimeline *self,
            const ApostilCanvas *canvas,
            const ApostilPictureScene *scene,
            guint index)
{
  const ApostilTimelineItem *item = apostil_timeline_get_item (self, index);
  const ApostilTimelineRow *row = &g_array_index (self->rows, ApostilTimelineRow, item->row);
  ApostilMarkLook look;

  get_look (self, item, &look);
  look.current = (gint) index == scene->current;
  look.hovered = (gint) index == scene->hovered;
  look.focused = scene->focused;
  if (item->bar)
    apostil_paint_bar (canvas, &look, item->x, item->width, row->y, BAR * self->unit);
  else
    apostil_paint_mark (canvas, &look, item->x + item->width / 2, row->y, SHAPE * self->unit);
}

/* Lines of days do not run through words. */
static void
clear_behind (ApostilTimeline *self,
              const ApostilCanvas *canvas,
              const ApostilTimelineLabel *label,
              const ApostilTimelineRow *row)
{
  gdouble u = self->unit;

  apostil_canvas_colour (canvas, "page");
  apostil_canvas_rounded (canvas, label->x - 3 * u, row->y - 8 * u, label->width + 6 * u, 16 * u,
                          4 * u);
  if (row->band % 2 == 0)
    {
      cairo_fill_preserve (canvas->cr);
      set_band_colour (canvas);
    }
  cairo_fill (canvas->cr);
}

static void
paint_labels (ApostilTimeline *self,
              const ApostilCanvas *canvas,
              const ApostilPictureScene *scene,
              guint row)
{
  const ApostilTimelineRow *r = &g_array_index (self->rows, ApostilTimelineRow, row);
  GArray *labels = apostil_timeline_get_labels (self, row);

  for (guint i = 0; i < labels->len; i++)
    {
      const ApostilTimelineLabel *label = &g_array_index (labels, ApostilTimelineLabel, i);
      const ApostilTimelineItem *item = apostil_timeline_get_item (self, label->item);
      const ApostilTimelineEvent *event =
          apostil_timeline_data_get (self->data, *apostil_timeline_get_members (self, item));
      gboolean contradicted = event->n_contradictions > 0 && item->n == 1;

      if (label->x > scene->visible.x + scene->visible.width ||
          label->x + label->width < scene->visible.x)
        continue;
      if (!item->bar || label->x < item->x || label->x > item->x + item->width)
        clear_behind (self, canvas, label, r);
      if ((gint) label->item == scene->current)
        {
          apostil_canvas_colour (canvas, "active_fill");
          apostil_canvas_rounded (canvas, label->x - 4 * self->unit, r->y - 9.5 * self->unit,
                                  label->width + 8 * self->unit, 19 * self->unit, 4 * self->unit);
          cairo_fill (canvas->cr);
        }
      if (label->title != NULL)
        {
          apostil_canvas_colour (canvas, contradicted      ? "vermilion_line"
                                         : event->is_claim ? "blue_line"
                                                           : "text");
          show (canvas, label->title, label->x, r->y);
        }
      if (label->detail != NULL)
        {
          apostil_canvas_colour (canvas, contradicted ? "vermilion_line" : "dim");
          show (canvas, label->detail, label->detail_x, r->y);
        }
    }
}

static guint
find_row (ApostilTimeline *self, gdouble y)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->rows, ApostilTimelineRow, middle).y < y)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
paint_rows (ApostilTimeline *self, const ApostilCanvas *canvas, const ApostilPictureScene *scene)
{
  gdouble edge = 24 * self->unit;

  for (guint i = find_row (self, scene->visible.y - edge); i < self->rows->len; i++)
    {
      const ApostilTimelineRow *row = &g_array_index (self->rows, ApostilTimelineRow, i);

      if (row->y > scene->visible.y + scene->visible.height + edge)
        break;
      for (guint j = row->first; j < row->first + row->n; j++)
        {
          const ApostilTimelineItem *item = apostil_timeline_get_item (self, j);

          if (item->x + item->width + 2 * edge >= scene->visible.x &&
              item->x - 2 * edge <= scene->visible.x + scene->visible.width)
            paint_item (self, canvas, scene, j);
        }
      paint_labels (self, canvas, scene, i);
    }
}

/* How large a sign may be at @x beside the days that stand there, or under them. */
static gdouble
get_scale_beside_ticks (ApostilTimeline *self, gdouble x, gboolean lower)
{
  gdouble room = G_MAXDOUBLE;

  for (guint i = 0; i < self->ticks->len; i++)
    {
      const ApostilTimelineTick *tick = &g_array_index (self->ticks, ApostilTimelineTick, i);
      gdouble distance = fabs (tick->x - x);

      if (distance < 80 * self->unit)
        room = MIN (room, distance - apostil_timeline_tick_get_width (self, tick, lower) / 2);
    }
  return CLAMP ((room / self->unit - 3) / 8, 0.4, 1);
}

/* A break in the line: time is left out here. */
static void
paint_cuts (ApostilTimeline *self, const ApostilCanvas *canvas, gdouble top)
{
  guint n_parts;
  const ApostilTimescalePart *parts = apostil_timescale_get_parts (self->scale, &n_parts);

  cairo_set_line_width (canvas->cr, 1.6 * self->unit);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  apostil_canvas_colour_alpha (canvas, "dim", 0.7);
  for (guint i = 1; i < n_parts; i++)
    {
      gdouble end = apostil_timeline_get_x (self, parts[i - 1].to);
      gdouble x = (end + apostil_timeline_get_x (self, parts[i].from)) / 2;
      gdouble beside = get_scale_beside_ticks (self, x, FALSE);
      gdouble under = get_scale_beside_ticks (self, x, TRUE);
      /* Where the days leave no room the years, which are shorter, may. */
      gdouble u = self->unit * (beside < 0.7 ? under : beside);
      gdouble y = top + (beside < 0.7 ? 47 : 31) * self->unit;

      if (parts[i].cut)
        {
          apostil_canvas_move (canvas, x - 8 * u, y + 2 * u);
          apostil_canvas_line (canvas, x - 3 * u, y - 4 * u);
          apostil_canvas_line (canvas, x + 3 * u, y + 4 * u);
          apostil_canvas_line (canvas, x + 8 * u, y - 2 * u);
        }
      else
        {
          apostil_canvas_move (canvas, x - 2 * u, y + 5 * u);
          apostil_canvas_line (canvas, x - 2 * u, y - 5 * u);
          apostil_canvas_move (canvas, x + 2 * u, y + 5 * u);
          apostil_canvas_line (canvas, x + 2 * u, y - 5 * u);
        }
      cairo_stroke (canvas->cr);
    }
}

static void
paint_tick (ApostilTimeline *self,
            const ApostilCanvas *canvas,
            const ApostilTimelineTick *tick,
            gdouble top)
{
  PangoContext *context = apostil_picture_get_context (APOSTIL_PICTURE (self));
  g_autofree gchar *upper = apostil_timeline_tick_get_upper (tick);
  g_autofree gchar *lower = apostil_timeline_tick_get_lower (tick);
  g_autoptr (PangoLayout) words = apostil_letters_new (context, upper, APOSTIL_LETTERS_BOLD);

  apostil_canvas_colour (canvas, "text");
  show (canvas, words, tick->x - apostil_letters_get_width (words) / 2, top + 31 * self->unit);
  if (lower != NULL)
    {
      g_autoptr (PangoLayout) small = apostil_letters_new (context, lower, APOSTIL_LETTERS_SMALL);

      apostil_canvas_colour (canvas, "dim");
      show (canvas, small, tick->x - apostil_letters_get_width (small) / 2, top + 47 * self->unit);
    }
}

static void
paint_head (ApostilTimeline *self, const ApostilCanvas *canvas, const ApostilPictureScene *scene)
{
  gdouble top = scene->visible.y;
  gdouble u = self->unit;
  g_autofree gchar *across = g_strdup_printf (
      apostil_theme_is_right_to_left (canvas->theme) ? "← %s" : "%s →", _ ("when it happened"));

  apostil_canvas_colour (canvas, "page");
  apostil_canvas_rectangle (canvas, scene->visible.x, top, scene->visible.width,
                            self->head - 4 * u);
  cairo_fill (canvas->cr);
  apostil_canvas_colour (canvas, "dim");
  show_text (self, canvas, across, APOSTIL_LETTERS_SMALL,
             MAX (self->plot_x, scene->visible.x) + 10 * u, top + 10 * u);
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const ApostilTimelineTick *tick = &g_array_index (self->ticks, ApostilTimelineTick, i);

      if (tick->x > scene->visible.x - 60 * u &&
          tick->x < scene->visible.x + scene->visible.width + 60 * u)
        paint_tick (self, canvas, tick, top);
    }
  paint_cuts (self, canvas, top);
  if (self->lane_width > 0)
    {
      apostil_canvas_colour (canvas, "text");
      show_text (self, canvas, _ ("no date"), APOSTIL_LETTERS_BOLD, self->lane_x + 12 * u,
                 top + 31 * u);
    }
}

/* « where it is told », upwards along the left edge. */
static void
paint_gutter (ApostilTimeline *self, const ApostilCanvas *canvas, const ApostilPictureScene *scene)
{
  PangoContext *context = apostil_picture_get_context (APOSTIL_PICTURE (self));
  g_autofree gchar *down = g_strdup_printf ("← %s", _ ("where it is told"));
  g_autoptr (PangoLayout) words = apostil_letters_new (context, down, APOSTIL_LETTERS_SMALL);
  gdouble width = apostil_letters_get_width (words);
  gdouble room = scene->visible.height - self->head - self->foot;

  if (self->plot_x < scene->visible.x || room < width)
    return;
  pango_layout_set_auto_dir (words, FALSE);
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, apostil_canvas_x (canvas, self->plot_x / 2),
                   scene->visible.y + self->head + MIN (room, 200 * self->unit + width) / 2);
  cairo_rotate (canvas->cr, -G_PI_2);
  cairo_move_to (canvas->cr, -width / 2, -apostil_letters_get_height (words) / 2);
  apostil_canvas_colour (canvas, "dim");
  pango_cairo_show_layout (canvas->cr, words);
  cairo_restore (canvas->cr);
}

static void
paint_foot (ApostilTimeline *self, const ApostilCanvas *canvas, const ApostilPictureScene *scene)
{
  gdouble u = self->unit;
  gdouble y = scene->visible.y + scene->visible.height - self->foot / 2;
  gdouble x = MAX (self->plot_x, scene->visible.x) + 10 * u;
  gdouble end = scene->visible.x + scene->visible.width;
  const gdouble dots[] = { 0, 4 * u };
  ApostilMarkLook date = { .unit = u, .colour = "amber" };
  ApostilMarkLook claim = { .unit = u, .colour = "blue", .square = TRUE };
  ApostilMarkLook against = { .unit = u, .colour = "blue", .square = TRUE, .contradicted = TRUE };

  apostil_canvas_colour (canvas, "page");
  apostil_canvas_rectangle (canvas, scene->visible.x, y - self->foot / 2, scene->visible.width,
                            self->foot);
  cairo_fill (canvas->cr);
  cairo_save (canvas->cr);
  apostil_canvas_rectangle (canvas, scene->visible.x, y - self->foot / 2,
                            end - scene->visible.x - 4 * u, self->foot);
  cairo_clip (canvas->cr);

  apostil_paint_mark (canvas, &date, x + 5 * u, y, SHAPE * u);
  apostil_canvas_colour (canvas, "dim");
  x += 16 * u;
  x += show_text (self, canvas, C_ ("legend", "date"), APOSTIL_LETTERS_SMALL, x, y) + 20 * u;
  apostil_paint_bar (canvas, &date, x, 30 * u, y, 11 * u);
  apostil_canvas_colour (canvas, "dim");
  x += 36 * u;
  x += show_text (self, canvas, C_ ("legend", "span of time"), APOSTIL_LETTERS_SMALL, x, y) +
       20 * u;
  apostil_paint_mark (canvas, &claim, x + 5 * u, y, SHAPE * u);
  apostil_canvas_colour (canvas, "dim");
  x += 16 * u;
  x += show_text (self, canvas, C_ ("legend", "claim"), APOSTIL_LETTERS_SMALL, x, y) + 20 * u;
  apostil_paint_mark (canvas, &against, x + 5 * u, y, SHAPE * u);
  apostil_canvas_colour (canvas, "dim");
  x += 16 * u;
  x += show_text (self, canvas, C_ ("legend", "contradicted"), APOSTIL_LETTERS_SMALL, x, y) +
       20 * u;
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (canvas->cr, dots, 2, 0);
  cairo_set_line_width (canvas->cr, 2 * u);
  apostil_canvas_colour (canvas, "amber");
  apostil_canvas_move (canvas, x, y);
  apostil_canvas_line (canvas, x + 28 * u, y);
  cairo_stroke (canvas->cr);
  apostil_canvas_colour (canvas, "dim");
  show_text (self, canvas, C_ ("legend", "publication"), APOSTIL_LETTERS_SMALL, x + 36 * u, y);
  cairo_restore (canvas->cr);
}

static void
paint_empty (ApostilTimeline *self, const ApostilCanvas *canvas, const ApostilPictureScene *scene)
{
  PangoContext *context = apostil_picture_get_context (APOSTIL_PICTURE (self));
  g_autoptr (PangoLayout) words = apostil_letters_new (
      context, _ ("No dates and no claims are marked yet."), APOSTIL_LETTERS_PLAIN);

  apostil_canvas_colour (canvas, "dim");
  show (canvas, words,
        scene->visible.x + (scene->visible.width - apostil_letters_get_width (words)) / 2,
        scene->visible.y + scene->visible.height / 2);
}

void
apostil_timeline_paint (ApostilPicture *picture,
                        const ApostilCanvas *canvas,
                        const ApostilPictureScene *scene)
{
  ApostilTimeline *self = APOSTIL_TIMELINE (picture);

  if (self->data->events->len == 0)
    {
      paint_empty (self, canvas, scene);
      return;
    }
  paint_bands (self, canvas, scene);
  paint_day_lines (self, canvas, scene);
  paint_anchors (self, canvas, scene);
  paint_rows (self, canvas, scene);
  paint_band_labels (self, canvas, scene);
  paint_gutter (self, canvas, scene);
  paint_head (self, canvas, scene);
  paint_foot (self, canvas, scene);
}
