/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scene.h"

struct _ApostilScene
{
  ApostilTypesetter *setter;
  gint text_x;
  gint top; /* of what is painted */
  gint bottom;
  GArray *blocks; /* ApostilSceneBlock, without gaps */
  GArray *layers; /* ApostilLayer, in no order */
};

static void
layer_clear (gpointer data)
{
  ApostilLayer *layer = data;

  g_array_unref (layer->segments);
}

/**
 * apostil_scene_new:
 * @setter: (transfer none): sets the text; must outlive the scene
 * @text_x: left end of the column of text on the widget
 *
 * Returns: (transfer full): an empty scene
 */
ApostilScene *
apostil_scene_new (ApostilTypesetter *setter, gint text_x)
{
  ApostilScene *self = g_new0 (ApostilScene, 1);

  self->setter = setter;
  self->text_x = text_x;
  self->top = G_MININT;
  self->bottom = G_MAXINT;
  self->blocks = g_array_new (FALSE, FALSE, sizeof (ApostilSceneBlock));
  self->layers = g_array_new (FALSE, FALSE, sizeof (ApostilLayer));
  g_array_set_clear_func (self->layers, layer_clear);
  return self;
}

/**
 * apostil_scene_free:
 * @self: (transfer full): a scene
 *
 * Frees @self.
 */
void
apostil_scene_free (ApostilScene *self)
{
  g_array_unref (self->blocks);
  g_array_unref (self->layers);
  g_free (self);
}

/**
 * apostil_scene_set_sight:
 * @self: a scene
 * @top: on the widget
 * @bottom: on the widget
 *
 * Of what is added from now on, lines are left out that cannot be seen from @top to @bottom: a mark
 * that is painted again does not cost all the marks of its paragraph.
 */
void
apostil_scene_set_sight (ApostilScene *self, gint top, gint bottom)
{
  self->top = top;
  self->bottom = bottom;
}

/**
 * apostil_scene_add_block:
 * @self: a scene
 * @block: the block after those added before
 * @y: its top on the widget
 *
 * Adds a block that is in sight.
 */
void
apostil_scene_add_block (ApostilScene *self, guint block, gint y)
{
  ApostilSceneBlock entry = { block, y, apostil_typesetter_get (self->setter, block) };

  g_array_append_val (self->blocks, entry);
}

/**
 * apostil_scene_get_blocks:
 * @self: a scene
 * @n_blocks: (out): how many
 *
 * Returns: (array length=n_blocks) (transfer none): the blocks in sight, in order
 */
const ApostilSceneBlock *
apostil_scene_get_blocks (ApostilScene *self, guint *n_blocks)
{
  *n_blocks = self->blocks->len;
  return (const ApostilSceneBlock *) self->blocks->data;
}

/**
 * apostil_scene_get_block:
 * @self: a scene
 * @block: a block
 *
 * Returns: (transfer none) (nullable): its place, when it is in sight
 */
const ApostilSceneBlock *
apostil_scene_get_block (ApostilScene *self, guint block)
{
  guint first;

  if (self->blocks->len == 0)
    return NULL;
  first = g_array_index (self->blocks, ApostilSceneBlock, 0).block;
  if (block < first || block >= first + self->blocks->len)
    return NULL;
  return &g_array_index (self->blocks, ApostilSceneBlock, block - first);
}

/**
 * apostil_scene_get_span:
 * @self: a scene
 *
 * Returns: the code points of all blocks in sight
 */
ApostilSpan
apostil_scene_get_span (ApostilScene *self)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (self->setter);
  guint first;
  guint last;

  if (self->blocks->len == 0)
    return APOSTIL_SPAN (0, 0);
  first = g_array_index (self->blocks, ApostilSceneBlock, 0).block;
  last = first + self->blocks->len - 1;
  return APOSTIL_SPAN (apostil_blocks_get_span (blocks, first).start,
                       apostil_blocks_get_span (blocks, last).end);
}

/**
 * apostil_scene_get_text_x:
 * @self: a scene
 *
 * Returns: the left end of the column of text on the widget
 */
gint
apostil_scene_get_text_x (ApostilScene *self)
{
  return self->text_x;
}

/**
 * apostil_scene_get_setter:
 * @self: a scene
 *
 * Returns: (transfer none): what sets the text
 */
ApostilTypesetter *
apostil_scene_get_setter (ApostilScene *self)
{
  return self->setter;
}

static GArray *
get_segments (ApostilScene *self, ApostilPaint paint, const gchar *colour)
{
  ApostilLayer layer = { paint, colour, NULL };

  for (guint i = 0; i < self->layers->len; i++)
    {
      ApostilLayer *old = &g_array_index (self->layers, ApostilLayer, i);

      if (old->paint == paint && old->colour == colour)
        return old->segments;
    }
  layer.segments = g_array_new (FALSE, FALSE, sizeof (ApostilSegment));
  g_array_append_val (self->layers, layer);
  return layer.segments;
}

typedef struct
{
  ApostilScene *scene;
  GArray *segments;
  const ApostilSceneBlock *block;
  const ApostilBrush *brush;
  gint text_x;
  gboolean has_start;
  gboolean has_end;
} AddData;

static void
add_range (guint line, gint x, gint width, gboolean first, gboolean last, gpointer user_data)
{
  AddData *data = user_data;
  ApostilBlockLayout *layout = data->block->layout;
  ApostilSegment segment = {
    .x = data->text_x + x,
    .width = width,
    .top = data->block->y + apostil_block_layout_get_line_top (layout, line),
    .pitch = apostil_block_layout_get_pitch (layout),
    .baseline = data->block->y + apostil_block_layout_get_baseline (layout, line),
    .lane = (guint8) data->brush->lane,
    .shape = (guint8) data->brush->shape,
    .first = first && data->has_start,
    .last = last && data->has_end,
    .rtl = (guint8) apostil_block_layout_is_rtl (layout),
  };

  /* Lanes and handles reach into the neighbouring lines. */
  if (segment.top - segment.pitch < data->scene->bottom &&
      segment.top + 2 * segment.pitch > data->scene->top)
    g_array_append_val (data->segments, segment);
}

/**
 * apostil_scene_add:
 * @self: a scene
 * @span: some words, in sight or not
 * @brush: how to paint them
 *
 * Adds what is in sight of @span.
 */
void
apostil_scene_add (ApostilScene *self, ApostilSpan span, const ApostilBrush *brush)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (self->setter);
  ApostilSpan sight = apostil_scene_get_span (self);
  AddData data = { .scene = self, .brush = brush, .text_x = self->text_x };
  guint first;

  if (!apostil_span_overlaps (span, sight))
    return;
  data.segments = get_segments (self, brush->paint, brush->colour);
  first = apostil_blocks_find (blocks, MAX (span.start, sight.start));
  for (guint i = first; i < apostil_blocks_get_length (blocks); i++)
    {
      ApostilSpan of_block = apostil_blocks_get_span (blocks, i);

      data.block = apostil_scene_get_block (self, i);
      if (data.block == NULL || of_block.start >= span.end)
        break;
      data.has_start = span.start >= of_block.start;
      data.has_end = span.end <= of_block.end;
      apostil_block_layout_foreach_range (
          data.block->layout, apostil_blocks_to_byte (blocks, i, span.start),
          apostil_blocks_to_byte (blocks, i, span.end), add_range, &data);
    }
}

/**
 * apostil_scene_get_extent:
 * @self: a scene
 * @span: some words
 * @top: (out): top of the first line of @span in sight, on the widget
 * @bottom: (out): bottom of the last one
 *
 * Returns: whether any of @span is in sight
 */
gboolean
apostil_scene_get_extent (ApostilScene *self, ApostilSpan span, gint *top, gint *bottom)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (self->setter);
  ApostilSpan sight = apostil_scene_get_span (self);
  const ApostilSceneBlock *first;
  const ApostilSceneBlock *last;
  guint32 start = MAX (span.start, sight.start);
  guint32 end = MIN (span.end, sight.end);
  guint line;

  if (start >= end)
    return FALSE;
  first = apostil_scene_get_block (self, apostil_blocks_find (blocks, start));
  last = apostil_scene_get_block (self, apostil_blocks_find (blocks, end - 1));
  if (first == NULL || last == NULL)
    return FALSE;
  line = apostil_block_layout_line_of_byte (first->layout,
                                            apostil_blocks_to_byte (blocks, first->block, start));
  *top = first->y + apostil_block_layout_get_line_top (first->layout, line);
  line = apostil_block_layout_line_of_byte (last->layout,
                                            apostil_blocks_to_byte (blocks, last->block, end - 1));
  *bottom = last->y + apostil_block_layout_get_line_top (last->layout, line + 1);
  return TRUE;
}

/**
 * apostil_scene_foreach_layer:
 * @self: a scene
 * @paint: a way of painting
 * @func: (scope call): called with each #ApostilLayer of it
 * @user_data: for @func
 *
 * Goes through the colours of one way of painting.
 */
void
apostil_scene_foreach_layer (ApostilScene *self, ApostilPaint paint, GFunc func, gpointer user_data)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      ApostilLayer *layer = &g_array_index (self->layers, ApostilLayer, i);

      if (layer->paint == paint && layer->segments->len > 0)
        func (layer, user_data);
    }
}
