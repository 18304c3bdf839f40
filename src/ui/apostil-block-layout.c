/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-block-layout.h"

/* Pango breaks the lines; where they stand is decided here: at equal distances, on whole
 * pixels, whatever fallback fonts a line needs. So lines are found by a division, heights are
 * the number of lines times the pitch, and rectangles meet without seams. Only when a script
 * needs more room than the pitch (Nastaliq, Tibetan) does the whole block take more. */

struct _ApostilBlockLayout
{
  PangoLayout *layout;
  ApostilBlockStyle style; /* font is not kept */
  guint n_lines;
  ApostilBlockLine lines[];
};

static gint
read_lines (ApostilBlockLayout *self)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);
  gint tallest = 0;
  guint i = 0;

  do
    {
      ApostilBlockLine *line = &self->lines[i];
      PangoRectangle logical;

      line->line = pango_layout_iter_get_line_readonly (iter);
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line->x = PANGO_PIXELS (logical.x);
      line->width = PANGO_PIXELS (logical.x + logical.width) - line->x;
      line->start = line->line->start_index;
      line->end = line->start + line->line->length;
      tallest = MAX (tallest, PANGO_PIXELS_CEIL (logical.height));
      i++;
    }
  while (i < self->n_lines && pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return tallest;
}

/**
 * apostil_block_layout_new:
 * @context: of the widget, with the base direction of @style; it must not change any more
 * @utf8: the words of the block, without a line end
 * @n_bytes: their length
 * @style: how to set them
 *
 * Returns: (transfer full): the block, laid out
 */
ApostilBlockLayout *
apostil_block_layout_new (PangoContext *context,
                          const gchar *utf8,
                          guint n_bytes,
                          const ApostilBlockStyle *style)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  ApostilBlockLayout *self;
  guint n_lines;
  gint tallest;

  pango_layout_set_font_description (layout, style->font);
  pango_layout_set_width (layout, style->width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* The direction of the paragraph is known better than this piece of it can tell. */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, style->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, utf8, (gint) n_bytes);
  n_lines = (guint) pango_layout_get_line_count (layout);

  self = g_malloc0 (sizeof (ApostilBlockLayout) + n_lines * sizeof (ApostilBlockLine));
  self->layout = g_steal_pointer (&layout);
  self->style = *style;
  self->style.font = NULL;
  self->n_lines = n_lines;
  tallest = read_lines (self);
  if (n_bytes > 0 && tallest > style->pitch + style->pitch / 8)
    {
      self->style.baseline += (tallest - style->pitch) * 2 / 3;
      self->style.pitch = tallest;
    }
  return self;
}

/**
 * apostil_block_layout_free:
 * @self: (transfer full): a laid out block
 *
 * Frees @self.
 */
void
apostil_block_layout_free (ApostilBlockLayout *self)
{
  g_object_unref (self->layout);
  g_free (self);
}

/**
 * apostil_block_layout_get_pango:
 * @self: a laid out block
 *
 * Returns: (transfer none): the layout; not to be changed
 */
PangoLayout *
apostil_block_layout_get_pango (ApostilBlockLayout *self)
{
  return self->layout;
}

/**
 * apostil_block_layout_get_height:
 * @self: a laid out block
 *
 * Returns: pixels, with the room before and after
 */
gint
apostil_block_layout_get_height (ApostilBlockLayout *self)
{
  return self->style.before + (gint) self->n_lines * self->style.pitch + self->style.after;
}

/**
 * apostil_block_layout_get_n_lines:
 * @self: a laid out block
 *
 * Returns: at least 1
 */
guint
apostil_block_layout_get_n_lines (ApostilBlockLayout *self)
{
  return self->n_lines;
}

/**
 * apostil_block_layout_get_line:
 * @self: a laid out block
 * @line: which line
 *
 * Returns: (transfer none): the line
 */
const ApostilBlockLine *
apostil_block_layout_get_line (ApostilBlockLayout *self, guint line)
{
  g_return_val_if_fail (line < self->n_lines, NULL);

  return &self->lines[line];
}

/**
 * apostil_block_layout_get_line_top:
 * @self: a laid out block
 * @line: which line; the number of lines gives the bottom of the last
 *
 * Returns: pixels from the top of the block
 */
gint
apostil_block_layout_get_line_top (ApostilBlockLayout *self, guint line)
{
  return self->style.before + (gint) line * self->style.pitch;
}

/**
 * apostil_block_layout_get_pitch:
 * @self: a laid out block
 *
 * Returns: the distance from line to line
 */
gint
apostil_block_layout_get_pitch (ApostilBlockLayout *self)
{
  return self->style.pitch;
}

/**
 * apostil_block_layout_get_baseline:
 * @self: a laid out block
 * @line: which line
 *
 * Returns: pixels from the top of the block to the baseline of @line
 */
gint
apostil_block_layout_get_baseline (ApostilBlockLayout *self, guint line)
{
  return apostil_block_layout_get_line_top (self, line) + self->style.baseline;
}

/**
 * apostil_block_layout_is_rtl:
 * @self: a laid out block
 *
 * Returns: whether its paragraph runs from right to left
 */
gboolean
apostil_block_layout_is_rtl (ApostilBlockLayout *self)
{
  return self->style.rtl;
}

/**
 * apostil_block_layout_line_at_y:
 * @self: a laid out block
 * @y: pixels from its top
 *
 * Returns: the line there, or the nearest
 */
guint
apostil_block_layout_line_at_y (ApostilBlockLayout *self, gint y)
{
  gint line = (y - self->style.before) / self->style.pitch;

  return (guint) CLAMP (line, 0, (gint) self->n_lines - 1);
}

/**
 * apostil_block_layout_line_of_byte:
 * @self: a laid out block
 * @byte: within the block
 *
 * Returns: the line that holds @byte; where one ends and the next starts, the next
 */
guint
apostil_block_layout_line_of_byte (ApostilBlockLayout *self, gint byte)
{
  guint low = 0;
  guint high = self->n_lines;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->lines[middle].start <= byte)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * apostil_block_layout_x_to_byte:
 * @self: a laid out block
 * @line: a line
 * @x: pixels from the left end of the column
 * @byte: (out): the byte within the block of the grapheme there, or nearest
 * @trailing: (out): how many code points to go on for the gap nearest to @x
 *
 * Returns: whether @x is on words
 */
gboolean
apostil_block_layout_x_to_byte (ApostilBlockLayout *self,
                                guint line,
                                gint x,
                                gint *byte,
                                gint *trailing)
{
  const ApostilBlockLine *at = apostil_block_layout_get_line (self, line);

  return pango_layout_line_x_to_index (at->line, (x - at->x) * PANGO_SCALE, byte, trailing);
}

/**
 * apostil_block_layout_byte_to_x:
 * @self: a laid out block
 * @line: the line that holds @byte, or ends at it
 * @byte: within the block
 *
 * Returns: where a caret before @byte stands
 */
gint
apostil_block_layout_byte_to_x (ApostilBlockLayout *self, guint line, gint byte)
{
  const ApostilBlockLine *at = apostil_block_layout_get_line (self, line);
  gint x;

  /* Behind the last word Pango would give the right end, whatever the direction. */
  if (byte >= at->end)
    return self->style.rtl ? at->x : at->x + at->width;
  pango_layout_line_index_to_x (at->line, byte, FALSE, &x);
  return at->x + PANGO_PIXELS (x);
}

/**
 * apostil_block_layout_foreach_range:
 * @self: a laid out block
 * @start: first byte within the block
 * @end: the byte after the last
 * @func: (scope call): called for each stretch
 * @user_data: for @func
 *
 * Calls @func for each rectangle that a range of the block covers: one a line, or several
 * where directions are mixed.
 */
void
apostil_block_layout_foreach_range (ApostilBlockLayout *self,
                                    gint start,
                                    gint end,
                                    ApostilRangeFunc func,
                                    gpointer user_data)
{
  if (start >= end)
    return;

  for (guint i = apostil_block_layout_line_of_byte (self, start); i < self->n_lines; i++)
    {
      const ApostilBlockLine *line = &self->lines[i];
      gint from = MAX (start, line->start);
      gint to = MIN (end, line->end);
      g_autofree gint *ranges = NULL;
      gint n_ranges = 0;

      if (line->start >= end)
        break;
      if (from >= to)
        continue;
      pango_layout_line_get_x_ranges (line->line, from, to, &ranges, &n_ranges);
      for (gint j = 0; j < n_ranges; j++)
        {
          gint left = PANGO_PIXELS (ranges[2 * j]);
          gint width = PANGO_PIXELS (ranges[2 * j + 1]) - left;
          /* Within a line that has only the block's direction there is one range. */
          gboolean leading = self->style.rtl ? j == n_ranges - 1 : j == 0;
          gboolean trailing = self->style.rtl ? j == 0 : j == n_ranges - 1;

          if (width > 0)
            func (i, left, width, from == start && leading, to == end && trailing, user_data);
        }
    }
}
