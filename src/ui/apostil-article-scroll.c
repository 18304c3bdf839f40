/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article-view-private.h"

/* The place of the view in the text is a block and a distance into it, never a distance from
 * the top of the page: heights above are estimates, and an estimate that is corrected must
 * not move what is being read. The adjustment is told the sum. When somebody else changes it
 * by little, that is taken as a way to go from here, over blocks laid out; when by much, as a
 * place, found among the estimates. */

static ApostilBlockLayout *
get_layout (ApostilArticleView *self, guint block)
{
  return apostil_typesetter_get (self->setter, block);
}

static gint
get_height (ApostilArticleView *self)
{
  return gtk_widget_get_allocated_height (GTK_WIDGET (self));
}

/* Brings the distance into the block of the top, over its neighbours. */
static void
normalise (ApostilArticleView *self)
{
  guint n = apostil_blocks_get_length (apostil_typesetter_get_blocks (self->setter));

  while (self->top_offset < 0 && self->top_block > 0)
    {
      self->top_block--;
      self->top_offset += apostil_block_layout_get_height (get_layout (self, self->top_block));
    }
  while (self->top_block + 1 < n)
    {
      gint height = apostil_block_layout_get_height (get_layout (self, self->top_block));

      if (self->top_offset < height)
        break;
      self->top_offset -= height;
      self->top_block++;
    }
  if (self->top_block == 0)
    self->top_offset = MAX (self->top_offset, -self->page.top);
}

/* How far below the last line the view reaches; 0 when it does not. */
static gint
get_excess (ApostilArticleView *self)
{
  guint n = apostil_blocks_get_length (apostil_typesetter_get_blocks (self->setter));
  gint height = get_height (self);
  gint y = -self->top_offset;

  for (guint i = self->top_block; i < n; i++)
    {
      y += apostil_block_layout_get_height (get_layout (self, i));
      if (y >= height)
        return 0;
    }
  return MAX (height - y - self->page.bottom, 0);
}

static GtkAdjustment *
get_adjustment (ApostilArticleView *self, GtkOrientation orientation)
{
  return apostil_scroller_get_adjustment (APOSTIL_SCROLLER (self), orientation);
}

static void
tell_adjustments (ApostilArticleView *self)
{
  GtkAdjustment *horizontal = get_adjustment (self, GTK_ORIENTATION_HORIZONTAL);
  GtkAdjustment *vertical = get_adjustment (self, GTK_ORIENTATION_VERTICAL);
  ApostilHeights *heights = apostil_typesetter_get_heights (self->setter);
  gint height = get_height (self);
  gint64 upper = self->page.top + apostil_heights_get_total (heights) + self->page.bottom;

  self->value = self->page.top + apostil_heights_get_top (heights, self->top_block) +
                self->top_offset;
  if (vertical != NULL)
    {
      gdouble value = (gdouble) self->value + self->fraction;

      upper = MAX (upper, height);
      self->syncing = TRUE;
      gtk_adjustment_configure (vertical, MIN (value, (gdouble) (upper - height)), 0,
                                (gdouble) upper, apostil_typesetter_get_pitch (self->setter) * 3,
                                MAX (height - 2 * apostil_typesetter_get_pitch (self->setter), 1),
                                height);
      self->syncing = FALSE;
      apostil_scroller_set_reach (APOSTIL_SCROLLER (self), GTK_ORIENTATION_VERTICAL,
                                  (gdouble) upper, height);
    }
  if (horizontal != NULL)
    {
      gint width = gtk_widget_get_allocated_width (GTK_WIDGET (self));

      gtk_adjustment_configure (horizontal, 0, 0, width, 1, width, width);
    }
}

static gboolean
lay_out_ahead (gpointer user_data)
{
  ApostilArticleView *self = user_data;
  guint n = apostil_blocks_get_length (apostil_typesetter_get_blocks (self->setter));
  gint height = get_height (self);
  gint y = -self->top_offset;
  guint made = 0;

  for (guint i = self->top_block; i < n && y < 2 * height && made < 4; i++)
    {
      made += apostil_typesetter_has (self->setter, i) ? 0 : 1;
      y += apostil_block_layout_get_height (get_layout (self, i));
    }
  if (made == 4)
    return G_SOURCE_CONTINUE;
  tell_adjustments (self);
  apostil_article_view_note_proposed (self);
  self->ahead = 0;
  return G_SOURCE_REMOVE;
}

/* After the frame that is on its way: the thread would take a processor from who draws it. */
static gboolean
refine (gpointer user_data)
{
  ApostilArticleView *self = user_data;

  self->refining = 0;
  apostil_typesetter_refine (self->setter);
  return G_SOURCE_REMOVE;
}

/**
 * apostil_article_view_refined:
 * @user_data: a view
 *
 * Tells the adjustments: heights were guessed before, and have been estimated now.
 */
void
apostil_article_view_refined (gpointer user_data)
{
  tell_adjustments (user_data);
}

/**
 * apostil_article_view_settle:
 * @self: a view
 *
 * Lays out what is in sight, keeps the place within the text, and tells the adjustments.
 */
void
apostil_article_view_settle (ApostilArticleView *self)
{
  gint excess;

  /* Before its first allocation a widget is one pixel wide. */
  if (!gtk_widget_get_realized (GTK_WIDGET (self)) ||
      gtk_widget_get_allocated_width (GTK_WIDGET (self)) <= 1)
    return;
  normalise (self);
  excess = get_excess (self);
  if (excess > 0)
    {
      self->top_offset -= excess;
      normalise (self);
    }
  tell_adjustments (self);
  apostil_margin_notes_invalidate (self->notes);
  /* Before anything else but frames: the next of them may need it. */
  if (self->ahead == 0)
    self->ahead = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 40, lay_out_ahead, self, NULL);
  if (self->refining == 0 && !apostil_typesetter_is_refined (self->setter))
    self->refining = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, refine, self, NULL);
}

/**
 * apostil_article_view_scroll_by:
 * @self: a view
 * @pixels: how far; below 0 towards the start
 *
 * Scrolls over blocks that are laid out on the way: exact.
 */
void
apostil_article_view_scroll_by (ApostilArticleView *self, gint64 pixels)
{
  if (pixels == 0)
    return;
  self->top_offset += (gint) pixels;
  apostil_article_view_settle (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * apostil_article_view_adjustment_changed:
 * @self: a view
 *
 * Follows the vertical adjustment, which the scrolled window has changed.
 */
void
apostil_article_view_adjustment_changed (ApostilArticleView *self)
{
  GtkAdjustment *vertical = get_adjustment (self, GTK_ORIENTATION_VERTICAL);
  gdouble value = gtk_adjustment_get_value (vertical);
  gdouble upper = gtk_adjustment_get_upper (vertical);
  gdouble page = gtk_adjustment_get_page_size (vertical);
  gint64 pixels = (gint64) value;
  gint64 change = pixels - self->value;

  if (self->syncing)
    return;
  self->fraction = value - (gdouble) pixels;
  if (value <= 0)
    {
      self->top_block = 0;
      self->top_offset = -self->page.top;
    }
  else if (value >= upper - page - 0.5)
    {
      self->top_block = apostil_blocks_get_length (apostil_typesetter_get_blocks (self->setter)) -
                        1;
      self->top_offset = get_height (self);
    }
  else if (ABS (change) <= 2 * get_height (self))
    self->top_offset += (gint) change;
  else
    {
      gint64 within;

      self->top_block = apostil_heights_find (apostil_typesetter_get_heights (self->setter),
                                              pixels - self->page.top, &within);
      self->top_offset = (gint) within;
      if (pixels < self->page.top)
        self->top_offset = (gint) (pixels - self->page.top);
    }
  apostil_article_view_settle (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * apostil_article_view_get_top:
 * @self: a view
 *
 * Returns: the code point at the start of the first line in sight
 */
guint32
apostil_article_view_get_top (ApostilArticleView *self)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (self->setter);
  ApostilBlockLayout *layout;
  guint line;

  if (self->top_block == 0 && self->top_offset <= 0)
    return 0;
  layout = get_layout (self, self->top_block);
  line = apostil_block_layout_line_at_y (layout, self->top_offset);
  return apostil_blocks_to_offset (blocks, self->top_block,
                                   apostil_block_layout_get_line (layout, line)->start);
}

/**
 * apostil_article_view_set_top:
 * @self: a view
 * @offset: a code point
 *
 * Makes the line of @offset the first one in sight.
 */
void
apostil_article_view_set_top (ApostilArticleView *self, guint32 offset)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (self->setter);
  ApostilBlockLayout *layout;
  guint line;

  self->top_block = apostil_blocks_find (blocks, offset);
  self->top_offset = -self->page.top;
  if (offset > 0)
    {
      layout = get_layout (self, self->top_block);
      line = apostil_block_layout_line_of_byte (
          layout, apostil_blocks_to_byte (blocks, self->top_block, offset));
      self->top_offset = line == 0 ? 0 : apostil_block_layout_get_line_top (layout, line);
    }
  apostil_article_view_settle (self);
}

/**
 * apostil_article_view_get_block_y:
 * @self: a view
 * @block: a block, in sight or not
 *
 * Returns: its top in widget coordinates, held to what an int can hold
 */
gint
apostil_article_view_get_block_y (ApostilArticleView *self, guint block)
{
  ApostilHeights *heights = apostil_typesetter_get_heights (self->setter);
  gint64 y = apostil_heights_get_top (heights, block) -
             apostil_heights_get_top (heights, self->top_block) - self->top_offset;

  return (gint) CLAMP (y, G_MININT / 2, G_MAXINT / 2);
}

/**
 * apostil_article_view_foreach_visible:
 * @self: a view
 * @top: first pixel that matters, in widget coordinates
 * @bottom: the pixel after the last
 * @scene: takes the blocks
 *
 * Adds the blocks between @top and @bottom to @scene.
 */
void
apostil_article_view_foreach_visible (ApostilArticleView *self,
                                      gint top,
                                      gint bottom,
                                      ApostilScene *scene)
{
  guint n = apostil_blocks_get_length (apostil_typesetter_get_blocks (self->setter));
  guint block = self->top_block;
  gint y = -self->top_offset;

  while (block > 0 && y > top)
    {
      block--;
      y -= apostil_block_layout_get_height (get_layout (self, block));
    }
  for (; block < n && y < bottom; block++)
    {
      gint height = apostil_block_layout_get_height (get_layout (self, block));

      if (y + height > top)
        apostil_scene_add_block (scene, block, y);
      y += height;
    }
}

/**
 * apostil_article_view_locate:
 * @self: a view
 * @x: in widget coordinates
 * @y: in widget coordinates
 * @block: (out): the block there, or the nearest
 * @line: (out): the line there, or the nearest
 * @text_x: (out): @x from the left end of the column of text
 *
 * Returns: whether @y is on the text at all
 */
gboolean
apostil_article_view_locate (ApostilArticleView *self,
                             gdouble x,
                             gdouble y,
                             guint *block,
                             guint *line,
                             gint *text_x)
{
  guint n = apostil_blocks_get_length (apostil_typesetter_get_blocks (self->setter));
  gint top = -self->top_offset;
  gboolean on_text = TRUE;

  *block = self->top_block;
  while (*block > 0 && top > y)
    {
      *block -= 1;
      top -= apostil_block_layout_get_height (get_layout (self, *block));
    }
  if (y < top)
    on_text = FALSE;
  for (;;)
    {
      gint height = apostil_block_layout_get_height (get_layout (self, *block));

      if (y < top + height)
        break;
      if (*block + 1 == n)
        {
          on_text = FALSE;
          break;
        }
      top += height;
      *block += 1;
    }
  *line = apostil_block_layout_line_at_y (get_layout (self, *block), (gint) y - top);
  *text_x = (gint) x - self->page.text_x;
  return on_text;
}

typedef struct
{
  guint line;
  gint left; /* -1: none yet */
  gint right;
} FirstLine;

static void
take_first_line (guint line, gint x, gint width, gboolean first, gboolean last, gpointer user_data)
{
  FirstLine *data = user_data;

  if (line != data->line)
    return;
  data->right = MAX (data->left < 0 ? 0 : data->right, x + width);
  data->left = data->left < 0 ? x : MIN (data->left, x);
}

/**
 * apostil_article_view_get_span_area:
 * @self: a view
 * @span: some words
 * @area: (out): where its first line is, in widget coordinates
 *
 * Returns: %FALSE when it is out of sight
 */
gboolean
apostil_article_view_get_span_area (ApostilArticleView *self, ApostilSpan span, GdkRectangle *area)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (self->setter);
  FirstLine first = { 0, -1, 0 };
  guint block;
  gint x;
  ApostilBlockLayout *layout;

  g_return_val_if_fail (APOSTIL_IS_ARTICLE_VIEW (self), FALSE);

  if (!gtk_widget_get_realized (GTK_WIDGET (self)) || self->text == NULL)
    return FALSE;
  /* Far away blocks are not worth a layout. */
  block = apostil_blocks_find (blocks, span.start);
  if (block < self->top_block || apostil_article_view_get_block_y (self, block) > get_height (self))
    return FALSE;
  apostil_caret_get_place (self->setter, span.start, &block, &first.line, &x);
  layout = get_layout (self, block);
  apostil_block_layout_foreach_range (layout, apostil_blocks_to_byte (blocks, block, span.start),
                                      apostil_blocks_to_byte (blocks, block, span.end),
                                      take_first_line, &first);
  /* A caret, or a line end. */
  if (first.left < 0)
    first.left = first.right = x;
  area->x = self->page.text_x + first.left;
  area->width = MAX (first.right - first.left, 1);
  area->y = apostil_article_view_get_block_y (self, block) +
            apostil_block_layout_get_line_top (layout, first.line);
  area->height = apostil_block_layout_get_pitch (layout);
  return area->y + area->height > 0 && area->y < get_height (self);
}

/**
 * apostil_article_view_scroll_to:
 * @self: a view
 * @span: some words
 *
 * Scrolls as little as brings @span into sight; a third from the top when it was far out of it.
 */
void
apostil_article_view_scroll_to (ApostilArticleView *self, ApostilSpan span)
{
  gint height = get_height (self);
  gint pitch = apostil_typesetter_get_pitch (self->setter);
  ApostilSpan end = APOSTIL_SPAN (span.end, span.end);
  GdkRectangle first;
  GdkRectangle last;

  g_return_if_fail (APOSTIL_IS_ARTICLE_VIEW (self));

  if (!gtk_widget_get_realized (GTK_WIDGET (self)) || self->text == NULL)
    return;
  if (!apostil_article_view_get_span_area (self, APOSTIL_SPAN (span.start, span.start), &first))
    {
      guint block;
      guint line;
      gint x;
      gint y;

      apostil_caret_get_place (self->setter, span.start, &block, &line, &x);
      y = apostil_article_view_get_block_y (self, block) +
          apostil_block_layout_get_line_top (get_layout (self, block), line);
      if (y < 0 && y > -height / 3)
        {
          apostil_article_view_scroll_by (self, y - pitch / 2);
          return;
        }
      if (y >= height && y < height + height / 3)
        {
          apostil_article_view_scroll_by (self, y + pitch * 3 / 2 - height);
          return;
        }
      self->top_block = block;
      self->top_offset = apostil_block_layout_get_line_top (get_layout (self, block), line) -
                         height / 3;
      apostil_article_view_settle (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  if (first.y < pitch / 2)
    apostil_article_view_scroll_by (self, first.y - pitch / 2);
  else if (first.y + first.height + pitch / 2 > height)
    apostil_article_view_scroll_by (self, first.y + first.height + pitch / 2 - height);
  else if (apostil_article_view_get_span_area (self, end, &last) &&
           last.y + last.height + pitch / 2 > height && last.y - first.y < height / 2)
    apostil_article_view_scroll_by (self, last.y + last.height + pitch / 2 - height);
}
