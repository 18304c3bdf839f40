/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-caret.h"

/**
 * apostil_caret_get_place:
 * @setter: sets the text
 * @offset: a code point
 * @block: (out): the block that holds it
 * @line: (out): the line in the block
 * @x: (out): pixels from the left end of the column
 *
 * Finds where a caret before @offset stands.
 */
void
apostil_caret_get_place (ApostilTypesetter *setter,
                         guint32 offset,
                         guint *block,
                         guint *line,
                         gint *x)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (setter);
  ApostilBlockLayout *layout;
  gint byte;

  *block = apostil_blocks_find (blocks, offset);
  layout = apostil_typesetter_get (setter, *block);
  byte = apostil_blocks_to_byte (blocks, *block, offset);
  *line = apostil_block_layout_line_of_byte (layout, byte);
  *x = apostil_block_layout_byte_to_x (layout, *line, byte);
}

static gint
skip_characters (ApostilBlocks *blocks, guint block, gint byte, gint n)
{
  const gchar *utf8 = apostil_blocks_get_utf8 (blocks, block);
  const gchar *p = utf8 + byte;

  while (n-- > 0 && p - utf8 < apostil_blocks_get (blocks, block)->n_bytes)
    p = g_utf8_next_char (p);
  return (gint) (p - utf8);
}

/**
 * apostil_caret_at:
 * @setter: sets the text
 * @block: a block
 * @line: a line of it
 * @x: pixels from the left end of the column
 *
 * Returns: the place for a caret on that line that is nearest to @x
 */
guint32
apostil_caret_at (ApostilTypesetter *setter, guint block, guint line, gint x)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (setter);
  ApostilBlockLayout *layout = apostil_typesetter_get (setter, block);
  const ApostilBlockLine *at = apostil_block_layout_get_line (layout, line);
  gint byte;
  gint trailing;

  apostil_block_layout_x_to_byte (layout, line, x, &byte, &trailing);
  byte = skip_characters (blocks, block, byte, trailing);
  /* Behind the blank at which the line was broken would be the next line. */
  if (byte >= at->end && line + 1 < apostil_block_layout_get_n_lines (layout) &&
      at->end > at->start)
    {
      const gchar *utf8 = apostil_blocks_get_utf8 (blocks, block);

      byte = (gint) (g_utf8_find_prev_char (utf8, utf8 + at->end) - utf8);
    }
  return apostil_blocks_to_offset (blocks, block, byte);
}

static guint32
get_length (ApostilTypesetter *setter)
{
  return apostil_text_get_length (apostil_blocks_get_text (apostil_typesetter_get_blocks (setter)));
}

static gboolean
ends_paragraph (ApostilBlocks *blocks, guint block)
{
  return (apostil_blocks_get (blocks, block)->flags & APOSTIL_BLOCK_PARAGRAPH_END) != 0;
}

/* The next place in the text, forwards or backwards, that @test accepts. */
static guint32
find_place (ApostilTypesetter *setter,
            guint32 offset,
            gboolean forwards,
            gboolean (*test) (const PangoLogAttr *attr))
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (setter);
  guint block = apostil_blocks_find (blocks, offset);
  ApostilSpan span = apostil_blocks_get_span (blocks, block);
  gint at = (gint) (MIN (offset, span.end) - span.start);

  for (;;)
    {
      PangoLayout *layout = apostil_block_layout_get_pango (apostil_typesetter_get (setter, block));
      gint n_attrs;
      const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);

      if (forwards)
        for (at++; at < n_attrs; at++)
          {
            if (test (&attrs[at]))
              return span.start + (guint32) at;
          }
      else
        for (at--; at >= 0; at--)
          if (test (&attrs[at]))
            return span.start + (guint32) at;

      if (forwards ? block + 1 >= apostil_blocks_get_length (blocks) : block == 0)
        return forwards ? get_length (setter) : 0;
      /* The end of a piece and the start of the next one in its paragraph are one place. */
      if (forwards)
        {
          at = ends_paragraph (blocks, block) ? -1 : 0;
          block++;
          span = apostil_blocks_get_span (blocks, block);
        }
      else
        {
          block--;
          span = apostil_blocks_get_span (blocks, block);
          at = (gint) apostil_span_length (span) + (ends_paragraph (blocks, block) ? 1 : 0);
        }
    }
}

static gboolean
is_word_start (const PangoLogAttr *attr)
{
  return attr->is_word_start;
}

static gboolean
is_word_end (const PangoLogAttr *attr)
{
  return attr->is_word_end;
}

static gboolean
is_cursor_position (const PangoLogAttr *attr)
{
  return attr->is_cursor_position;
}

static guint32
move_character (ApostilTypesetter *setter, guint32 offset, gint direction)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (setter);
  guint block = apostil_blocks_find (blocks, offset);
  PangoLayout *layout = apostil_block_layout_get_pango (apostil_typesetter_get (setter, block));
  gint byte = apostil_blocks_to_byte (blocks, block, offset);
  gint trailing;
  guint32 result;

  pango_layout_move_cursor_visually (layout, TRUE, byte, 0, direction, &byte, &trailing);
  if (byte < 0)
    {
      if (block == 0)
        return offset;
      result = apostil_blocks_get_span (blocks, block - 1).end;
      /* Between the pieces of one paragraph there is no line end to step over. */
      return result == offset ? find_place (setter, offset, FALSE, is_cursor_position) : result;
    }
  if (byte == G_MAXINT)
    {
      if (block + 1 >= apostil_blocks_get_length (blocks))
        return offset;
      return apostil_blocks_get (blocks, block + 1)->start;
    }
  return apostil_blocks_to_offset (blocks, block, skip_characters (blocks, block, byte, trailing));
}

static guint32
move_line (ApostilTypesetter *setter, guint32 offset, gint direction, gint *goal_x)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (setter);
  guint block;
  guint line;
  gint x;

  apostil_caret_get_place (setter, offset, &block, &line, &x);
  if (*goal_x < 0)
    *goal_x = x;
  if (direction < 0)
    {
      if (line > 0)
        line--;
      else if (block > 0)
        {
          block--;
          line = apostil_block_layout_get_n_lines (apostil_typesetter_get (setter, block)) - 1;
        }
      else
        return 0;
    }
  else
    {
      if (line + 1 < apostil_block_layout_get_n_lines (apostil_typesetter_get (setter, block)))
        line++;
      else if (block + 1 < apostil_blocks_get_length (blocks))
        {
          block++;
          line = 0;
        }
      else
        return get_length (setter);
    }
  return apostil_caret_at (setter, block, line, *goal_x);
}

static guint32
move_paragraph (ApostilTypesetter *setter, guint32 offset, gint direction)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (setter);
  guint block = apostil_blocks_get_paragraph_first (blocks, apostil_blocks_find (blocks, offset));

  if (direction < 0)
    {
      guint32 start = apostil_blocks_get (blocks, block)->start;

      if (start < offset)
        return start;
      /* Empty lines are passed over. */
      while (block > 0)
        {
          block = apostil_blocks_get_paragraph_first (blocks, block - 1);
          if (apostil_blocks_get (blocks, block)->n_bytes > 0)
            return apostil_blocks_get (blocks, block)->start;
        }
      return 0;
    }
  block = apostil_blocks_get_paragraph_last (blocks, block);
  while (++block < apostil_blocks_get_length (blocks))
    if (apostil_blocks_get (blocks, block)->n_bytes > 0)
      return apostil_blocks_get (blocks, block)->start;
  return get_length (setter);
}

static guint32
move_line_end (ApostilTypesetter *setter, guint32 offset, gint direction)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (setter);
  guint block;
  guint line;
  gint x;
  const ApostilBlockLine *at;

  apostil_caret_get_place (setter, offset, &block, &line, &x);
  at = apostil_block_layout_get_line (apostil_typesetter_get (setter, block), line);
  if (direction < 0)
    return apostil_blocks_to_offset (blocks, block, at->start);
  if (line + 1 < apostil_block_layout_get_n_lines (apostil_typesetter_get (setter, block)))
    {
      /* Before the blank at which the line was broken: behind it the next line begins. */
      const gchar *utf8 = apostil_blocks_get_utf8 (blocks, block);

      return apostil_blocks_to_offset (
          blocks, block, (gint) (g_utf8_find_prev_char (utf8, utf8 + at->end) - utf8));
    }
  return apostil_blocks_to_offset (blocks, block, at->end);
}

/**
 * apostil_caret_move:
 * @setter: sets the text
 * @offset: where the caret is
 * @step: by what to move it
 * @direction: -1 or 1
 * @goal_x: (inout): the place across that moves by lines keep; -1: none yet
 *
 * Returns: where the caret goes; @offset when it can go no further
 */
guint32
apostil_caret_move (ApostilTypesetter *setter,
                    guint32 offset,
                    ApostilCaretStep step,
                    gint direction,
                    gint *goal_x)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (setter);
  guint block = apostil_blocks_find (blocks, offset);
  gboolean rtl = (apostil_blocks_get (blocks, block)->flags & APOSTIL_BLOCK_RTL) != 0;

  if (step != APOSTIL_CARET_LINE)
    *goal_x = -1;
  switch (step)
    {
    case APOSTIL_CARET_CHARACTER:
      return move_character (setter, offset, direction);
    case APOSTIL_CARET_WORD:
      if ((direction > 0) != rtl)
        return find_place (setter, offset, TRUE, is_word_end);
      return find_place (setter, offset, FALSE, is_word_start);
    case APOSTIL_CARET_LINE:
      return move_line (setter, offset, direction, goal_x);
    case APOSTIL_CARET_PARAGRAPH:
      return move_paragraph (setter, offset, direction);
    case APOSTIL_CARET_LINE_END:
      return move_line_end (setter, offset, direction);
    case APOSTIL_CARET_TEXT_END:
      return direction < 0 ? 0 : get_length (setter);
    default:
      g_return_val_if_reached (offset);
    }
}
