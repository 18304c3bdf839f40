/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-map-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "apostil-marks-paint.h"

/* Columns, then arcs, then nodes, then the labels of arcs where they meet nothing, then what stays in
 * sight: the names above and the legend below. An arc between two columns is a curve from one to the
 * other; within a column it bends to the left, further the more it spans, beside what lies between. */

#define LABEL_ROOM 15.0 /* height of an arc's label */
#define NODE_ROOM  4.0  /* around a node, for what is not its own */
#define MAX_BEND   70.0

/* Where labels are already: rectangles that the next one must not meet. */
typedef struct
{
  GArray *taken; /* element-type cairo_rectangle_t */
} Labels;

static void
show (const ApostilCanvas *canvas, PangoLayout *words, gdouble x, gdouble middle)
{
  apostil_canvas_words (canvas, words, x, middle - apostil_letters_get_height (words) / 2);
}

/* A layout of a fixed width, in its middle at @x. */
static void
show_centred (const ApostilCanvas *canvas,
              PangoLayout *words,
              gdouble x,
              gdouble width,
              gdouble middle)
{
  cairo_move_to (canvas->cr, apostil_canvas_x (canvas, x) - width / 2,
                 middle - apostil_letters_get_height (words) / 2);
  pango_cairo_show_layout (canvas->cr, words);
}

static PangoLayout *
make_words (ApostilClaimMap *self, const gchar *text, ApostilLetters letters)
{
  return apostil_letters_new (apostil_picture_get_context (APOSTIL_PICTURE (self)), text, letters);
}

static gboolean
meets (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

static gboolean
take (Labels *labels, const cairo_rectangle_t *area)
{
  for (guint i = 0; i < labels->taken->len; i++)
    if (meets (area, &g_array_index (labels->taken, cairo_rectangle_t, i)))
      return FALSE;
  g_array_append_vals (labels->taken, area, 1);
  return TRUE;
}

static void
paint_columns (ApostilClaimMap *self, const ApostilCanvas *canvas, const ApostilPictureScene *scene)
{
  gdouble end = apostil_claim_map_get_y (self, self->data->claims->len - 1) + 18 * self->unit;

  cairo_set_line_width (canvas->cr, 1.6 * self->unit);
  apostil_canvas_colour_alpha (canvas, "hair",
                               apostil_theme_is_high_contrast (canvas->theme) ? 0.5 : 1);
  for (guint i = 0; i < self->data->columns->len; i++)
    {
      gdouble x = apostil_claim_map_get_column_x (self, i);

      if (x < scene->visible.x || x > scene->visible.x + scene->visible.width)
        continue;
      apostil_canvas_move (canvas, x, MAX (scene->visible.y, self->head - 8 * self->unit));
      apostil_canvas_line (canvas, x, MIN (scene->visible.y + scene->visible.height, end));
    }
  cairo_stroke (canvas->cr);
}

static void
set_line (ApostilClaimMap *self, const ApostilCanvas *canvas, const ApostilMapArc *arc)
{
  gdouble u = self->unit;
  const gdouble dashes[] = { 5 * u, 3 * u };
  const gdouble dots[] = { 0, 4 * u };
  g_autofree gchar *colour = g_strconcat (arc->colour, "_line", NULL);

  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (canvas->cr, 1.7 * u);
  if (g_str_equal (arc->type, "contradicts"))
    cairo_set_dash (canvas->cr, dashes, 2, 0);
  else if (g_str_equal (arc->type, "supports"))
    cairo_set_dash (canvas->cr, NULL, 0, 0);
  else
    cairo_set_dash (canvas->cr, dots, 2, 0);
  apostil_canvas_colour_alpha (canvas, colour, arc->suggested ? 0.6 : 1);
}

/* The arc as a cubic curve: eight coordinates, from its upper end. */
static void
get_curve (ApostilClaimMap *self, const ApostilMapArc *arc, gdouble curve[8])
{
  guint upper = MIN (arc->from, arc->to);
  guint lower = MAX (arc->from, arc->to);
  gdouble x1 = apostil_claim_map_get_x (self, upper), y1 = apostil_claim_map_get_y (self, upper);
  gdouble x2 = apostil_claim_map_get_x (self, lower), y2 = apostil_claim_map_get_y (self, lower);
  gdouble gap = self->node / 2 + 3 * self->unit;

  if (x1 == x2)
    {
      gdouble bend = MIN (18 * self->unit + (y2 - y1) * 0.25,
                          MIN (MAX_BEND * self->unit, self->column * 0.55));

      curve[0] = x1 - gap;
      curve[1] = y1 + 2 * self->unit;
      curve[2] = curve[4] = x1 - gap - bend;
      curve[3] = y1 + (y2 - y1) * 0.25;
      curve[5] = y2 - (y2 - y1) * 0.25;
      curve[6] = x2 - gap;
      curve[7] = y2 - 2 * self->unit;
    }
  else
    {
      gdouble side = x2 > x1 ? 1 : -1;
      gdouble reach = MIN (fabs (x2 - x1) * 0.5, 80 * self->unit);

      curve[0] = x1 + side * gap;
      curve[1] = y1;
      curve[2] = x1 + side * reach;
      curve[3] = y1;
      curve[4] = x2 - side * reach;
      curve[5] = y2;
      curve[6] = x2 - side * gap;
      curve[7] = y2;
    }
}

/* « supports » has a direction. */
static void
paint_arrow (ApostilClaimMap *self,
             const ApostilCanvas *canvas,
             const ApostilMapArc *arc,
             const gdouble curve[8])
{
  gboolean down = arc->to > arc->from;
  gdouble x = down ? curve[6] : curve[0], y = down ? curve[7] : curve[1];
  gdouble cx = down ? curve[4] : curve[2], cy = down ? curve[5] : curve[3];
  gdouble angle = atan2 (cy - y, cx - x);
  gdouble size = 6 * self->unit;

  cairo_set_dash (canvas->cr, NULL, 0, 0);
  apostil_canvas_move (canvas, x + size * cos (angle - 0.5), y + size * sin (angle - 0.5));
  apostil_canvas_line (canvas, x, y);
  apostil_canvas_line (canvas, x + size * cos (angle + 0.5), y + size * sin (angle + 0.5));
  cairo_stroke (canvas->cr);
}

static gboolean
is_in_sight (ApostilClaimMap *self, const ApostilMapArc *arc, const ApostilPictureScene *scene)
{
  gdouble top = apostil_claim_map_get_y (self, MIN (arc->from, arc->to));
  gdouble end = apostil_claim_map_get_y (self, MAX (arc->from, arc->to));

  return end >= scene->visible.y && top <= scene->visible.y + scene->visible.height;
}

static void
paint_arcs (ApostilClaimMap *self, const ApostilCanvas *canvas, const ApostilPictureScene *scene)
{
  cairo_save (canvas->cr);
  for (guint i = 0; i < self->data->arcs->len; i++)
    {
      const ApostilMapArc *arc = &g_array_index (self->data->arcs, ApostilMapArc, i);
      gdouble curve[8];

      if (!is_in_sight (self, arc, scene))
        continue;
      get_curve (self, arc, curve);
      set_line (self, canvas, arc);
      apostil_canvas_move (canvas, curve[0], curve[1]);
      apostil_canvas_curve (canvas, curve[2], curve[3], curve[4], curve[5], curve[6], curve[7]);
      cairo_stroke (canvas->cr);
      if (g_str_equal (arc->type, "supports"))
        paint_arrow (self, canvas, arc, curve);
    }
  cairo_restore (canvas->cr);
}

static const gchar *
get_sign (const ApostilMapArc *arc)
{
  if (g_str_equal (arc->type, "contradicts"))
    return "≠ ";
  return g_str_equal (arc->type, "repeats") ? "= " : "";
}

static void
paint_arc_label (ApostilClaimMap *self,
                 const ApostilCanvas *canvas,
                 const ApostilMapArc *arc,
                 Labels *labels)
{
  static const gdouble places[] = { 0.5, 0.35, 0.65, 0.2, 0.8 };
  g_autofree gchar *text = g_strconcat (get_sign (arc), arc->label, NULL);
  g_autoptr (PangoLayout) words = make_words (self, text, APOSTIL_LETTERS_SMALL);
  g_autofree gchar *colour = g_strconcat (arc->colour, "_line", NULL);
  gdouble width = apostil_letters_get_width (words);
  gdouble u = self->unit;
  gdouble curve[8];

  get_curve (self, arc, curve);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gdouble t = places[i], s = 1 - t;
      gdouble x = s * s * s * curve[0] + 3 * s * s * t * curve[2] + 3 * s * t * t * curve[4] +
                  t * t * t * curve[6];
      gdouble y = s * s * s * curve[1] + 3 * s * s * t * curve[3] + 3 * s * t * t * curve[5] +
                  t * t * t * curve[7];
      cairo_rectangle_t area = { x + 5 * u, y - LABEL_ROOM / 2 * u, width, LABEL_ROOM * u };

      if (curve[0] != curve[6])
        area.x = x - width / 2;
      if (!take (labels, &area))
        continue;
      apostil_canvas_colour_alpha (canvas, "page", 0.88);
      apostil_canvas_rounded (canvas, area.x - 2 * u, area.y, width + 4 * u, area.height, 3 * u);
      cairo_fill (canvas->cr);
      apostil_canvas_colour (canvas, colour);
      show (canvas, words, area.x, y);
      return;
    }
}

static void
paint_nodes (ApostilClaimMap *self,
             const ApostilCanvas *canvas,
             const ApostilPictureScene *scene,
             Labels *labels)
{
  gdouble edge = 20 * self->unit;
  gdouble first = floor ((scene->visible.y - edge - self->head) / self->row - 0.7);

  for (guint i = (guint) MAX (first, 0); i < self->data->claims->len; i++)
    {
      const ApostilMapClaim *claim = apostil_claim_map_get_claim (self, i);
      const ApostilMapColumn *column =
          &g_array_index (self->data->columns, ApostilMapColumn, claim->column);
      gdouble x = apostil_claim_map_get_x (self, i), y = apostil_claim_map_get_y (self, i);
      gdouble reach = self->node / 2 + NODE_ROOM * self->unit;
      cairo_rectangle_t area = { x - reach, y - reach, 2 * reach, 2 * reach };
      const ApostilMarkLook look = {
        .unit = self->unit,
        .colour = "blue",
        .square = claim->n_contradictions > 0,
        .contradicted = claim->n_contradictions > 0,
        .unknown = column->unnamed,
        .suggested = claim->suggested,
        .current = (gint) i == scene->current,
        .hovered = (gint) i == scene->hovered,
        .focused = scene->focused,
      };

      if (y > scene->visible.y + scene->visible.height + edge)
        break;
      apostil_paint_mark (canvas, &look, x, y, self->node);
      take (labels, &area);
    }
}

/* The words of the claim under the pointer, or of the current one, beside it. */
static void
paint_words (ApostilClaimMap *self, const ApostilCanvas *canvas, const ApostilPictureScene *scene)
{
  gint claim = scene->hovered >= 0 ? scene->hovered : scene->current;
  g_autofree gchar *text = NULL;
  g_autoptr (PangoLayout) words = NULL;
  gdouble u = self->unit;
  gdouble x, y, width, before, after;

  if (claim < 0)
    return;
  text = apostil_map_data_dup_words (self->data, (guint) claim, 120);
  words = make_words (self, text, APOSTIL_LETTERS_SMALL);
  x = apostil_claim_map_get_x (self, (guint) claim);
  y = apostil_claim_map_get_y (self, (guint) claim);
  after = scene->visible.x + scene->visible.width - x - 24 * u;
  before = x - scene->visible.x - 24 * u;
  apostil_letters_fit (words, MIN (MAX (after, before), 300 * u));
  width = MIN (apostil_letters_get_width (words), 300 * u);
  x = width <= after || after >= before ? x + 16 * u : x - 16 * u - width;
  apostil_canvas_colour (canvas, "page");
  apostil_canvas_rounded (canvas, x - 5 * u, y - 10 * u, width + 10 * u, 20 * u, 4 * u);
  cairo_fill_preserve (canvas->cr);
  apostil_canvas_colour (canvas, "hair");
  cairo_set_line_width (canvas->cr, u);
  cairo_stroke (canvas->cr);
  apostil_canvas_colour (canvas, "text");
  show (canvas, words, x, y);
}

static void
paint_head (ApostilClaimMap *self, const ApostilCanvas *canvas, const ApostilPictureScene *scene)
{
  gdouble u = self->unit;
  gdouble y = scene->visible.y + 19 * u;

  apostil_canvas_colour (canvas, "page");
  apostil_canvas_rectangle (canvas, scene->visible.x, scene->visible.y, scene->visible.width,
                            self->head - 10 * u);
  cairo_fill (canvas->cr);
  for (guint i = 0; i < self->data->columns->len; i++)
    {
      const ApostilMapColumn *column = &g_array_index (self->data->columns, ApostilMapColumn, i);
      gdouble x = apostil_claim_map_get_column_x (self, i);
      g_autofree gchar *name = NULL;
      g_autoptr (PangoLayout) words = NULL;

      if (x + self->column < scene->visible.x ||
          x - self->column > scene->visible.x + scene->visible.width)
        continue;
      name = g_strconcat (column->unnamed ? "* " : "", column->name, NULL);
      words = make_words (self, name, APOSTIL_LETTERS_SMALL_BOLD);
      pango_layout_set_width (words, (gint) ((self->column - 8 * u) * PANGO_SCALE));
      pango_layout_set_height (words, -2); /* lines */
      pango_layout_set_ellipsize (words, PANGO_ELLIPSIZE_END);
      pango_layout_set_wrap (words, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_alignment (words, PANGO_ALIGN_CENTER);
      apostil_canvas_colour (canvas, "text");
      show_centred (canvas, words, x, self->column - 8 * u, y);
    }
}

static gdouble
paint_entry (ApostilClaimMap *self,
             const ApostilCanvas *canvas,
             const ApostilMarkLook *look,
             const gchar *text,
             gdouble x,
             gdouble y)
{
  gdouble u = self->unit;
  g_autoptr (PangoLayout) words = make_words (self, text, APOSTIL_LETTERS_SMALL);

  apostil_paint_mark (canvas, look, x + 6 * u, y, 11 * u);
  apostil_canvas_colour (canvas, "dim");
  show (canvas, words, x + 16 * u, y);
  return x + 34 * u + apostil_letters_get_width (words);
}

static void
paint_foot (ApostilClaimMap *self, const ApostilCanvas *canvas, const ApostilPictureScene *scene)
{
  gdouble u = self->unit;
  gdouble y = scene->visible.y + scene->visible.height - self->foot / 2;
  gdouble x = scene->visible.x + 14 * u;
  const ApostilMarkLook claim = { .unit = u, .colour = "blue" };
  const ApostilMarkLook unnamed = { .unit = u, .colour = "blue", .unknown = TRUE };
  const ApostilMarkLook against = { .unit = u,
                                    .colour = "blue",
                                    .square = TRUE,
                                    .contradicted = TRUE };

  apostil_canvas_colour (canvas, "page");
  apostil_canvas_rectangle (canvas, scene->visible.x, y - self->foot / 2, scene->visible.width,
                            self->foot);
  cairo_fill (canvas->cr);
  x = paint_entry (self, canvas, &claim, C_ ("legend", "claim"), x, y);
  x = paint_entry (self, canvas, &unnamed, C_ ("legend", "* unnamed source"), x, y);
  paint_entry (self, canvas, &against, C_ ("legend", "contradicted"), x, y);
}

static void
paint_empty (ApostilClaimMap *self, const ApostilCanvas *canvas, const ApostilPictureScene *scene)
{
  g_autoptr (PangoLayout)
      words = make_words (self, _ ("No claims are marked yet."), APOSTIL_LETTERS_PLAIN);

  apostil_canvas_colour (canvas, "dim");
  show (canvas, words,
        scene->visible.x + (scene->visible.width - apostil_letters_get_width (words)) / 2,
        scene->visible.y + scene->visible.height / 2);
}

void
apostil_claim_map_paint (ApostilPicture *picture,
                         const ApostilCanvas *canvas,
                         const ApostilPictureScene *scene)
{
  ApostilClaimMap *self = APOSTIL_CLAIM_MAP (picture);
  Labels labels = { NULL };

  if (self->data->claims->len == 0)
    {
      paint_empty (self, canvas, scene);
      return;
    }
  labels.taken = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  paint_columns (self, canvas, scene);
  paint_arcs (self, canvas, scene);
  paint_nodes (self, canvas, scene, &labels);
  for (guint i = 0; i < self->data->arcs->len; i++)
    {
      const ApostilMapArc *arc = &g_array_index (self->data->arcs, ApostilMapArc, i);

      if (is_in_sight (self, arc, scene) && self->row >= 8 * self->unit)
        paint_arc_label (self, canvas, arc, &labels);
    }
  paint_words (self, canvas, scene);
  paint_head (self, canvas, scene);
  paint_foot (self, canvas, scene);
  g_array_unref (labels.taken);
}
