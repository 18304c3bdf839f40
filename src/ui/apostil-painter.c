/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-painter.h"

/* All rectangles stand on whole pixels and those of one colour make one path, filled without
 * antialiasing: on a dense page that is twice as fast as filling each. Corners are rounded by
 * leaving out pixels. */

static gint
get_rise (const ApostilSegment *segment)
{
  return segment->pitch * 60 / 100;
}

static gint
get_fall (const ApostilSegment *segment)
{
  return segment->pitch * 23 / 100;
}

static void
get_box (const ApostilSegment *segment, GdkRectangle *box)
{
  /* A tint within a tint is set in. */
  gint inset = 2 * MIN (segment->lane, 3);

  box->x = segment->x;
  box->width = segment->width;
  box->y = segment->baseline - get_rise (segment) + inset;
  box->height = get_rise (segment) + get_fall (segment) - 2 * inset;
  /* A little air where the words of a mark begin and end. */
  if (segment->first || segment->last)
    {
      gboolean left = segment->rtl ? segment->last : segment->first;
      gboolean right = segment->rtl ? segment->first : segment->last;

      box->x -= left ? 1 : 0;
      box->width += (left ? 1 : 0) + (right ? 1 : 0);
    }
}

static void
set_colour (cairo_t *cr, const GdkRGBA *colour)
{
  gdk_cairo_set_source_rgba (cr, colour);
}

static void
add_rectangle (cairo_t *cr, gint x, gint y, gint width, gint height)
{
  if (width > 0 && height > 0)
    cairo_rectangle (cr, x, y, width, height);
}

/* A rectangle whose logical ends are round, when it has them; at the top only when @roof. */
static void
add_rounded (cairo_t *cr, const GdkRectangle *box, const ApostilSegment *segment, gboolean roof)
{
  gboolean left = segment->rtl ? segment->last : segment->first;
  gboolean right = segment->rtl ? segment->first : segment->last;

  for (gint i = 0; i < 3; i++)
    {
      /* Rows 0, 1 and 2 to 3 from either edge leave out 3, 2 and 1 pixels. */
      const gint cuts[] = { 3, 1, 0 };
      const gint rows[] = { 0, 1, 3 };
      gint from_left = left ? cuts[i] : 0;
      gint from_right = right ? cuts[i] : 0;

      if (roof)
        {
          from_left *= 2;
          from_right *= 2;
        }
      add_rectangle (cr, box->x + from_left, box->y + rows[i], box->width - from_left - from_right,
                     box->height - (roof ? 1 : 2) * rows[i]);
    }
}

typedef struct
{
  cairo_t *cr;
  ApostilPalette *palette;
  ApostilScene *scene;
  guint lane;             /* of the tints painted now */
  cairo_region_t *region; /* what is left to paint in the colour of the text */
} PaintData;

static void
paint_tints (gpointer item, gpointer user_data)
{
  ApostilLayer *layer = item;
  PaintData *data = user_data;
  const ApostilColour *colour = apostil_palette_get (data->palette, layer->colour);
  gboolean edges = apostil_palette_get_page (data->palette)->high_contrast;
  const ApostilSegment *segments = (const ApostilSegment *) layer->segments->data;

  for (guint i = 0; i < layer->segments->len; i++)
    {
      GdkRectangle box;

      if (segments[i].lane != data->lane)
        continue;
      get_box (&segments[i], &box);
      if (segments[i].shape == APOSTIL_SHAPE_ROUND || segments[i].shape == APOSTIL_SHAPE_ROOF)
        add_rounded (data->cr, &box, &segments[i], segments[i].shape == APOSTIL_SHAPE_ROOF);
      else
        add_rectangle (data->cr, box.x, box.y, box.width, box.height);
    }
  set_colour (data->cr, &colour->fill);
  cairo_fill (data->cr);

  for (guint i = 0; i < layer->segments->len; i++)
    {
      gboolean frame = segments[i].shape == APOSTIL_SHAPE_FRAME || edges;
      GdkRectangle box;

      if (segments[i].lane != data->lane || !frame)
        continue;
      get_box (&segments[i], &box);
      add_rectangle (data->cr, box.x, box.y + box.height - 1, box.width, 1);
      add_rectangle (data->cr, box.x, box.y, box.width, 1);
      add_rectangle (data->cr, box.x, box.y, 1, box.height);
      add_rectangle (data->cr, box.x + box.width - 1, box.y, 1, box.height);
    }
  set_colour (data->cr, &colour->line);
  cairo_fill (data->cr);
}

static void
fill_layer (PaintData *data, ApostilLayer *layer, const GdkRGBA *colour, gboolean whole_line)
{
  const ApostilSegment *segments = (const ApostilSegment *) layer->segments->data;

  for (guint i = 0; i < layer->segments->len; i++)
    {
      const ApostilSegment *segment = &segments[i];

      if (whole_line)
        add_rectangle (data->cr, segment->x, segment->top, segment->width, segment->pitch);
      else
        add_rectangle (data->cr, segment->x, segment->baseline - get_rise (segment), segment->width,
                       get_rise (segment) + get_fall (segment));
    }
  set_colour (data->cr, colour);
  cairo_fill (data->cr);
}

static void
paint_matches (gpointer item, gpointer user_data)
{
  PaintData *data = user_data;

  fill_layer (data, item, &apostil_palette_get_page (data->palette)->match, FALSE);
}

static void
paint_chosen (gpointer item, gpointer user_data)
{
  PaintData *data = user_data;

  fill_layer (data, item, &apostil_palette_get_page (data->palette)->match_chosen, FALSE);
}

static void
paint_active (gpointer item, gpointer user_data)
{
  PaintData *data = user_data;

  fill_layer (data, item, &apostil_palette_get_page (data->palette)->active_fill, FALSE);
}

static void
paint_selection (gpointer item, gpointer user_data)
{
  PaintData *data = user_data;

  fill_layer (data, item, &apostil_palette_get_page (data->palette)->selection, TRUE);
}

/**
 * apostil_painter_paint_fills:
 * @cr: a context on the widget
 * @scene: what is in sight
 * @palette: the colours
 *
 * Paints what stands behind the words.
 */
void
apostil_painter_paint_fills (cairo_t *cr, ApostilScene *scene, ApostilPalette *palette)
{
  PaintData data = { cr, palette, scene, 0, NULL };

  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (data.lane = 0; data.lane < 4; data.lane++)
    apostil_scene_foreach_layer (scene, APOSTIL_PAINT_TINT, paint_tints, &data);
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_ACTIVE, paint_active, &data);
  /* The chosen match is selected too; one colour over the other would be mud. */
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_SELECTION, paint_selection, &data);
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_MATCH, paint_matches, &data);
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_MATCH_CHOSEN, paint_chosen, &data);
  cairo_restore (cr);
}

static void
show_block (cairo_t *cr, const ApostilSceneBlock *block, gint text_x, const GdkRectangle *clip)
{
  guint n_lines = apostil_block_layout_get_n_lines (block->layout);
  guint first = apostil_block_layout_line_at_y (block->layout, clip->y - block->y);
  gint pitch = apostil_block_layout_get_pitch (block->layout);

  /* Accents and descenders reach into the neighbouring lines. */
  for (guint i = first > 0 ? first - 1 : 0; i < n_lines; i++)
    {
      const ApostilBlockLine *line = apostil_block_layout_get_line (block->layout, i);

      if (block->y + apostil_block_layout_get_line_top (block->layout, i) - pitch >
          clip->y + clip->height)
        break;
      cairo_move_to (cr, text_x + line->x,
                     block->y + apostil_block_layout_get_baseline (block->layout, i));
      pango_cairo_show_layout_line (cr, line->line);
    }
}

static void
show_all (cairo_t *cr, ApostilScene *scene, const GdkRGBA *ink, const GdkRGBA *dim)
{
  ApostilTypesetter *setter = apostil_scene_get_setter (scene);
  GdkRectangle clip;
  guint n_blocks;
  const ApostilSceneBlock *blocks = apostil_scene_get_blocks (scene, &n_blocks);

  if (!gdk_cairo_get_clip_rectangle (cr, &clip))
    return;
  for (guint i = 0; i < n_blocks; i++)
    {
      gboolean dimmed =
          (apostil_typesetter_get_role (setter, blocks[i].block) & APOSTIL_ROLE_DIM) != 0;

      if (blocks[i].y > clip.y + clip.height ||
          blocks[i].y + apostil_block_layout_get_height (blocks[i].layout) < clip.y)
        continue;
      set_colour (cr, dimmed ? dim : ink);
      show_block (cr, &blocks[i], apostil_scene_get_text_x (scene), &clip);
    }
}

/* The words of one colour are painted a second time, through a clip: so colours never touch
 * the layouts, which would have to be made again at each edit. */
static void
paint_ink (gpointer item, gpointer user_data)
{
  ApostilLayer *layer = item;
  PaintData *data = user_data;
  const GdkRGBA *ink = &apostil_palette_get (data->palette, layer->colour)->line;
  const ApostilSegment *segments = (const ApostilSegment *) layer->segments->data;

  cairo_save (data->cr);
  for (guint i = 0; i < layer->segments->len; i++)
    add_rectangle (data->cr, segments[i].x, segments[i].top, segments[i].width, segments[i].pitch);
  cairo_clip (data->cr);
  show_all (data->cr, data->scene, ink, ink);
  cairo_restore (data->cr);
}

static void
subtract_ink (gpointer item, gpointer user_data)
{
  ApostilLayer *layer = item;
  PaintData *data = user_data;
  const ApostilSegment *segments = (const ApostilSegment *) layer->segments->data;

  for (guint i = 0; i < layer->segments->len; i++)
    {
      GdkRectangle area = { segments[i].x, segments[i].top, segments[i].width, segments[i].pitch };

      cairo_region_subtract_rectangle (data->region, &area);
    }
}

/**
 * apostil_painter_paint_text:
 * @cr: a context on the widget
 * @scene: what is in sight
 * @palette: the colours
 *
 * Paints the words.
 */
void
apostil_painter_paint_text (cairo_t *cr, ApostilScene *scene, ApostilPalette *palette)
{
  const ApostilPageColours *page = apostil_palette_get_page (palette);
  PaintData data = { cr, palette, scene, 0, NULL };
  GdkRectangle clip;

  if (!gdk_cairo_get_clip_rectangle (cr, &clip))
    return;
  /* First all but the coloured words, so that no dark edge shows under the colour. */
  cairo_save (cr);
  data.region = cairo_region_create_rectangle (&clip);
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_INK, subtract_ink, &data);
  gdk_cairo_region (cr, data.region);
  cairo_clip (cr);
  cairo_region_destroy (data.region);
  show_all (cr, scene, &page->text, &page->dim);
  cairo_restore (cr);
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_INK, paint_ink, &data);
}

static gint
get_lane_y (const ApostilSegment *segment)
{
  gint step = MAX (segment->pitch / 10, 2);

  return segment->baseline + segment->pitch * 15 / 100 + (gint) segment->lane * step;
}

/* Whatever is broken is stroked: cairo makes the pieces of a straight line with dashes itself, at
 * less than half of what a rectangle for each costs. They were half of the painting of a page with proposals. */
static void
begin_broken (cairo_t *cr, gint piece, gint gap, gint thickness)
{
  const gdouble dashes[] = { piece, gap };

  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, thickness);
}

static void
add_line (cairo_t *cr, gdouble x, gdouble y, gdouble to_x, gdouble to_y)
{
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, to_x, to_y);
}

/* Dots are whole ones, the last dash is as long as there is room. */
static void
paint_broken_underlines (gpointer item, gpointer user_data)
{
  ApostilLayer *layer = item;
  PaintData *data = user_data;
  const ApostilSegment *segments = (const ApostilSegment *) layer->segments->data;
  gboolean dots = layer->paint == APOSTIL_PAINT_DOTS;
  gint pitch = 0;

  cairo_save (data->cr);
  set_colour (data->cr, &apostil_palette_get (data->palette, layer->colour)->line);
  for (guint i = 0; i < layer->segments->len; i++)
    {
      const ApostilSegment *segment = &segments[i];
      gint dot = MAX (segment->pitch / 14, 2);
      gint thickness = dots ? dot : MAX (segment->pitch / 24, 1);
      gint width = dots ? (segment->width + dot) / (2 * dot) * 2 * dot - dot : segment->width;
      gdouble y = get_lane_y (segment) + thickness / 2.0;

      /* Seldom: in a script that needs more room. */
      if (segment->pitch != pitch)
        {
          cairo_stroke (data->cr);
          begin_broken (data->cr, dots ? dot : 5, dots ? dot : 3, thickness);
          pitch = segment->pitch;
        }
      if (width > 0)
        add_line (data->cr, segment->x, y, segment->x + width, y);
    }
  cairo_stroke (data->cr);
  cairo_restore (data->cr);
}

static void
paint_underlines (gpointer item, gpointer user_data)
{
  ApostilLayer *layer = item;
  PaintData *data = user_data;
  const ApostilSegment *segments = (const ApostilSegment *) layer->segments->data;

  for (guint i = 0; i < layer->segments->len; i++)
    {
      const ApostilSegment *segment = &segments[i];
      gint y = get_lane_y (segment);
      gint thickness = MAX (segment->pitch / 24, 1);

      add_rectangle (data->cr, segment->x, y, segment->width, thickness);
      /* In the last lane stands whatever found no room: a double line says « more ». */
      if (segment->lane == 3)
        add_rectangle (data->cr, segment->x, y + thickness + 1, segment->width, thickness);
    }
  set_colour (data->cr, &apostil_palette_get (data->palette, layer->colour)->line);
  cairo_fill (data->cr);
}

static void
add_dashes (cairo_t *cr, const GdkRectangle *box, const ApostilSegment *segment)
{
  gboolean left = segment->rtl ? segment->last : segment->first;
  gboolean right = segment->rtl ? segment->first : segment->last;
  gint end_x = box->x + box->width;
  gint end_y = box->y + box->height;

  if (box->width <= 0 || box->height <= 0)
    return;
  add_line (cr, box->x, box->y + 0.5, end_x, box->y + 0.5);
  add_line (cr, box->x, end_y - 0.5, end_x, end_y - 0.5);
  if (left)
    add_line (cr, box->x + 0.5, box->y, box->x + 0.5, end_y);
  if (right)
    add_line (cr, end_x - 0.5, box->y, end_x - 0.5, end_y);
}

static void
paint_boxes (gpointer item, gpointer user_data)
{
  ApostilLayer *layer = item;
  PaintData *data = user_data;
  const ApostilSegment *segments = (const ApostilSegment *) layer->segments->data;

  cairo_save (data->cr);
  begin_broken (data->cr, 4, 2, 1);
  for (guint i = 0; i < layer->segments->len; i++)
    {
      GdkRectangle box;

      get_box (&segments[i], &box);
      add_dashes (data->cr, &box, &segments[i]);
    }
  set_colour (data->cr, &apostil_palette_get (data->palette, layer->colour)->line);
  cairo_stroke (data->cr);
  cairo_restore (data->cr);
}

static void
paint_parts (gpointer item, gpointer user_data)
{
  ApostilLayer *layer = item;
  PaintData *data = user_data;
  const ApostilSegment *segments = (const ApostilSegment *) layer->segments->data;

  for (guint i = 0; i < layer->segments->len; i++)
    {
      GdkRectangle box = { segments[i].x, segments[i].baseline - get_rise (&segments[i]),
                           segments[i].width, get_rise (&segments[i]) + get_fall (&segments[i]) };

      add_rectangle (data->cr, box.x, box.y + box.height, box.width, 1);
    }
  set_colour (data->cr, &apostil_palette_get_page (data->palette)->active);
  cairo_fill (data->cr);
}

static gboolean
get_handle (const ApostilSegment *segment, gboolean end, GdkPoint *point)
{
  gboolean right = segment->rtl ? !end : end;

  if (end ? !segment->last : !segment->first)
    return FALSE;
  point->x = right ? segment->x + segment->width + 1 : segment->x - 1;
  point->y = end ? segment->baseline + get_fall (segment) + 2
                 : segment->baseline - get_rise (segment) - 2;
  return TRUE;
}

typedef struct
{
  gboolean end;
  gboolean found;
  GdkPoint *point;
} HandleData;

static void
find_handle (gpointer item, gpointer user_data)
{
  ApostilLayer *layer = item;
  HandleData *data = user_data;

  for (guint i = 0; i < layer->segments->len && !data->found; i++)
    data->found =
        get_handle (&g_array_index (layer->segments, ApostilSegment, i), data->end, data->point);
}

/**
 * apostil_painter_find_handle:
 * @scene: a scene with nothing but blocks; takes the outline of @span
 * @span: a mark
 * @end: whether its end is asked for, not its start
 * @point: (out): middle of the handle
 *
 * Returns: whether that end is in sight
 */
gboolean
apostil_painter_find_handle (ApostilScene *scene, ApostilSpan span, gboolean end, GdkPoint *point)
{
  ApostilBrush brush = { APOSTIL_PAINT_OUTLINE, NULL, 0, APOSTIL_SHAPE_SQUARE };
  HandleData data = { end, FALSE, point };

  apostil_scene_add (scene, span, &brush);
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_OUTLINE, find_handle, &data);
  return data.found;
}

static void
paint_outlines (gpointer item, gpointer user_data)
{
  ApostilLayer *layer = item;
  PaintData *data = user_data;
  const ApostilSegment *segments = (const ApostilSegment *) layer->segments->data;

  for (guint i = 0; i < layer->segments->len; i++)
    {
      const ApostilSegment *segment = &segments[i];
      gboolean left = segment->rtl ? segment->last : segment->first;
      gboolean right = segment->rtl ? segment->first : segment->last;
      gint x = segment->x - (left ? 2 : 0);
      gint width = segment->width + (left ? 2 : 0) + (right ? 2 : 0);
      gint y = segment->baseline - get_rise (segment) - 1;
      gint height = get_rise (segment) + get_fall (segment) + 2;

      add_rectangle (data->cr, x, y, width, 2);
      add_rectangle (data->cr, x, y + height - 2, width, 2);
      if (left)
        add_rectangle (data->cr, x, y, 2, height);
      if (right)
        add_rectangle (data->cr, x + width - 2, y, 2, height);
    }
  set_colour (data->cr, &apostil_palette_get_page (data->palette)->active);
  cairo_fill (data->cr);
  if (layer->paint == APOSTIL_PAINT_FRAME)
    return;

  cairo_save (data->cr);
  cairo_set_antialias (data->cr, CAIRO_ANTIALIAS_DEFAULT);
  for (guint i = 0; i < layer->segments->len; i++)
    for (guint end = 0; end < 2; end++)
      {
        GdkPoint point;

        if (!get_handle (&segments[i], end == 1, &point))
          continue;
        cairo_new_sub_path (data->cr);
        cairo_arc (data->cr, point.x, point.y, 4, 0, 2 * G_PI);
      }
  cairo_fill (data->cr);
  cairo_restore (data->cr);
}

/**
 * apostil_painter_paint_lines:
 * @cr: a context on the widget
 * @scene: what is in sight
 * @palette: the colours
 *
 * Paints underlines, boxes and outlines.
 */
void
apostil_painter_paint_lines (cairo_t *cr, ApostilScene *scene, ApostilPalette *palette)
{
  PaintData data = { cr, palette, scene, 0, NULL };

  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_LINE, paint_underlines, &data);
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_DASHES, paint_broken_underlines, &data);
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_DOTS, paint_broken_underlines, &data);
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_BOX, paint_boxes, &data);
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_PART, paint_parts, &data);
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_OUTLINE, paint_outlines, &data);
  apostil_scene_foreach_layer (scene, APOSTIL_PAINT_FRAME, paint_outlines, &data);
  cairo_restore (cr);
}

/**
 * apostil_painter_paint_rules:
 * @cr: a context on the widget
 * @rules: (element-type ApostilRule): the rules in sight
 * @page: the geometry
 * @rtl: whether the article runs from right to left
 * @palette: the colours
 *
 * Paints the rules beside the text.
 */
void
apostil_painter_paint_rules (cairo_t *cr,
                             GArray *rules,
                             const ApostilPage *page,
                             gboolean rtl,
                             ApostilPalette *palette)
{
  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (guint i = 0; i < rules->len; i++)
    {
      const ApostilRule *rule = &g_array_index (rules, ApostilRule, i);
      /* Held to the gutter. */
      gint away = MIN (5 * (gint) rule->lane, rtl ? 15 : MAX (page->gutter_x - 4, 0));
      gint x = rtl ? page->gutter_x + away : page->gutter_x - away - 3;

      if (rule->suggested)
        for (gint y = rule->top + 3; y < rule->bottom - 3; y += 8)
          add_rectangle (cr, x, y, 3, MIN (5, rule->bottom - 3 - y));
      else
        {
          add_rectangle (cr, x, rule->top + 4, 3, rule->bottom - rule->top - 8);
          add_rectangle (cr, x + 1, rule->top + 3, 1, rule->bottom - rule->top - 6);
        }
      set_colour (cr, &apostil_palette_get (palette, rule->colour)->line);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}
