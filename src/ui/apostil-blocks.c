/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-blocks.h"
#include "apostil-grapheme.h"

#include <string.h>

/* A paragraph is what lies between line ends, so an empty line is an empty block and every
 * line end belongs to the block before it. A very long paragraph is cut, because Pango lays
 * out a layout whole: after a sentence if there is an end of one in the last quarter of the
 * piece, else after a blank, else at a grapheme boundary. All pieces take the direction of
 * the paragraph's own start (UAX #9, P2 and P3 of the whole, not of the piece); a paragraph
 * without strong characters takes that of the one before. */

struct _ApostilBlocks
{
  gatomicrefcount refs;
  ApostilText *text;
  const gchar *utf8;
  gsize n_bytes;
  GArray *blocks; /* ApostilBlock */
};

typedef enum
{
  DIRECTION_NEUTRAL,
  DIRECTION_LTR,
  DIRECTION_RTL,
} Direction;

static Direction
get_direction (gunichar ch)
{
  if (ch == 0x200e)
    return DIRECTION_LTR;
  if (ch == 0x200f || ch == 0x061c)
    return DIRECTION_RTL;
  if (!g_unichar_isalpha (ch))
    return DIRECTION_NEUTRAL;
  /* The blocks of the scripts that run from right to left; UAX #9, table 4. */
  if ((ch >= 0x0590 && ch < 0x0900) || (ch >= 0xfb1d && ch < 0xfe00) ||
      (ch >= 0xfe70 && ch < 0xff00) || (ch >= 0x10800 && ch < 0x11000) ||
      (ch >= 0x1e800 && ch < 0x1f000))
    return DIRECTION_RTL;
  return DIRECTION_LTR;
}

/* The direction of the first strong character, or neutral. */
static Direction
find_direction (const gchar *utf8, gsize n_bytes)
{
  for (const gchar *p = utf8; p < utf8 + n_bytes; p = g_utf8_next_char (p))
    {
      Direction direction = get_direction (g_utf8_get_char (p));

      if (direction != DIRECTION_NEUTRAL)
        return direction;
    }
  return DIRECTION_NEUTRAL;
}

static gboolean
is_mark (const gchar *p)
{
  gunichar ch = g_utf8_get_char (p);

  return g_unichar_ismark (ch) || ch == 0x200d || ch == 0x200c || (ch >= 0xfe00 && ch <= 0xfe0f);
}

/* Where to end a piece that starts at @start: at most APOSTIL_BLOCK_MAX_BYTES on. */
static gsize
find_cut (ApostilBlocks *self, gsize start)
{
  const gchar *first = self->utf8 + start;
  const gchar *limit = first + APOSTIL_BLOCK_MAX_BYTES;
  const gchar *blank = NULL;
  guint32 offset;
  gsize byte;

  while ((*limit & 0xc0) == 0x80)
    limit--;

  for (const gchar *p = limit - 1; p > first + APOSTIL_BLOCK_MAX_BYTES / 2; p--)
    {
      if ((*p != ' ' && *p != '\t') || is_mark (p + 1) || p[1] == ' ')
        continue;
      if (blank == NULL)
        blank = p + 1;
      if (p[-1] == '.' || p[-1] == '!' || p[-1] == '?')
        return (gsize) (p + 1 - self->utf8);
      if (p < limit - APOSTIL_BLOCK_MAX_BYTES / 4)
        break;
    }
  if (blank != NULL)
    return (gsize) (blank - self->utf8);

  /* No blank at all: between graphemes. One grapheme that is longer than a piece is cut anyway. */
  offset = apostil_text_to_offset (self->text, (gsize) (limit - self->utf8));
  if (!apostil_grapheme_is_boundary (self->text, offset))
    offset = apostil_grapheme_previous (self->text, offset);
  byte = apostil_text_to_byte (self->text, offset);
  return byte > start ? byte : (gsize) (limit - self->utf8);
}

static void
add_paragraph (ApostilBlocks *self, gsize start, gsize end, guint32 *offset, gboolean *rtl)
{
  gsize sample = MIN (end - start, APOSTIL_BLOCK_MAX_BYTES);
  Direction direction = find_direction (self->utf8 + start, sample);
  gboolean whole = end - start <= APOSTIL_BLOCK_MAX_PARAGRAPH;
  guint16 flags = APOSTIL_BLOCK_PARAGRAPH_START;
  gsize byte = start;

  if (direction == DIRECTION_RTL)
    *rtl = TRUE;
  else if (direction == DIRECTION_LTR)
    *rtl = FALSE;

  do
    {
      gsize cut = whole || end - byte <= APOSTIL_BLOCK_MAX_BYTES ? end : find_cut (self, byte);
      ApostilBlock block = { (guint32) byte, *offset, (guint16) (cut - byte), flags };

      if (*rtl)
        block.flags |= APOSTIL_BLOCK_RTL;
      if (cut == end)
        block.flags |= APOSTIL_BLOCK_PARAGRAPH_END;
      g_array_append_val (self->blocks, block);
      *offset = apostil_text_to_offset (self->text, cut);
      byte = cut;
      flags = 0;
    }
  while (byte < end);
}

/**
 * apostil_blocks_new:
 * @text: a text
 *
 * Cuts @text into blocks; some milliseconds for 10 MB.
 *
 * Returns: (transfer full): the blocks, at least one
 */
ApostilBlocks *
apostil_blocks_new (ApostilText *text)
{
  ApostilBlocks *self;
  gsize byte = 0;
  guint32 offset = 0;
  gboolean rtl = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (ApostilBlocks, 1);
  g_atomic_ref_count_init (&self->refs);
  self->text = apostil_text_ref (text);
  self->utf8 = apostil_text_get_utf8 (text, &self->n_bytes);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (ApostilBlock));

  for (;;)
    {
      const gchar *line_end = memchr (self->utf8 + byte, '\n', self->n_bytes - byte);
      gsize end = line_end == NULL ? self->n_bytes : (gsize) (line_end - self->utf8);

      add_paragraph (self, byte, end, &offset, &rtl);
      if (line_end == NULL)
        break;
      byte = end + 1;
      offset++;
    }
  return self;
}

/**
 * apostil_blocks_ref:
 * @self: blocks
 *
 * Blocks never change and may be read in any thread.
 *
 * Returns: (transfer full): @self
 */
ApostilBlocks *
apostil_blocks_ref (ApostilBlocks *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * apostil_blocks_unref:
 * @self: (transfer full): blocks
 *
 * Releases @self.
 */
void
apostil_blocks_unref (ApostilBlocks *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  apostil_text_unref (self->text);
  g_array_unref (self->blocks);
  g_free (self);
}

/**
 * apostil_blocks_get_text:
 * @self: blocks
 *
 * Returns: (transfer none): the text that was cut
 */
ApostilText *
apostil_blocks_get_text (ApostilBlocks *self)
{
  return self->text;
}

/**
 * apostil_blocks_get_length:
 * @self: blocks
 *
 * Returns: how many there are, at least 1
 */
guint
apostil_blocks_get_length (ApostilBlocks *self)
{
  return self->blocks->len;
}

/**
 * apostil_blocks_get:
 * @self: blocks
 * @index: which one
 *
 * Returns: (transfer none): the block
 */
const ApostilBlock *
apostil_blocks_get (ApostilBlocks *self, guint index)
{
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return &g_array_index (self->blocks, ApostilBlock, index);
}

/**
 * apostil_blocks_get_utf8:
 * @self: blocks
 * @index: which one
 *
 * Returns: (transfer none): its first byte; it is not terminated
 */
const gchar *
apostil_blocks_get_utf8 (ApostilBlocks *self, guint index)
{
  return self->utf8 + apostil_blocks_get (self, index)->byte;
}

/**
 * apostil_blocks_get_span:
 * @self: blocks
 * @index: which one
 *
 * Returns: its code points, without the line end that may follow
 */
ApostilSpan
apostil_blocks_get_span (ApostilBlocks *self, guint index)
{
  const ApostilBlock *block = apostil_blocks_get (self, index);
  guint32 end;

  if (index + 1 == self->blocks->len)
    end = apostil_text_get_length (self->text);
  else
    end = block[1].start - ((block->flags & APOSTIL_BLOCK_PARAGRAPH_END) != 0 ? 1 : 0);
  return APOSTIL_SPAN (block->start, end);
}

/**
 * apostil_blocks_find:
 * @self: blocks
 * @offset: a code point; beyond the end counts as the end
 *
 * Returns: the block that holds @offset, a line end being held by the block before it
 */
guint
apostil_blocks_find (ApostilBlocks *self, guint32 offset)
{
  guint low = 0;
  guint high = self->blocks->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->blocks, ApostilBlock, middle).start <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * apostil_blocks_get_paragraph_first:
 * @self: blocks
 * @index: a block
 *
 * Returns: the first block of its paragraph
 */
guint
apostil_blocks_get_paragraph_first (ApostilBlocks *self, guint index)
{
  while ((apostil_blocks_get (self, index)->flags & APOSTIL_BLOCK_PARAGRAPH_START) == 0)
    index--;
  return index;
}

/**
 * apostil_blocks_get_paragraph_last:
 * @self: blocks
 * @index: a block
 *
 * Returns: the last block of its paragraph
 */
guint
apostil_blocks_get_paragraph_last (ApostilBlocks *self, guint index)
{
  while ((apostil_blocks_get (self, index)->flags & APOSTIL_BLOCK_PARAGRAPH_END) == 0)
    index++;
  return index;
}

/**
 * apostil_blocks_to_byte:
 * @self: blocks
 * @index: a block
 * @offset: a code point of the text; held to the block's ends
 *
 * Returns: the byte within the block
 */
gint
apostil_blocks_to_byte (ApostilBlocks *self, guint index, guint32 offset)
{
  const ApostilBlock *block = apostil_blocks_get (self, index);
  ApostilSpan span = apostil_blocks_get_span (self, index);

  if (offset <= span.start)
    return 0;
  if (offset >= span.end)
    return block->n_bytes;
  return (gint) (apostil_text_to_byte (self->text, offset) - block->byte);
}

/**
 * apostil_blocks_to_offset:
 * @self: blocks
 * @index: a block
 * @byte: a byte within it; held to its ends
 *
 * Returns: the code point of the text
 */
guint32
apostil_blocks_to_offset (ApostilBlocks *self, guint index, gint byte)
{
  const ApostilBlock *block = apostil_blocks_get (self, index);

  if (byte <= 0)
    return block->start;
  if (byte >= block->n_bytes)
    return apostil_blocks_get_span (self, index).end;
  return apostil_text_to_offset (self->text, (gsize) block->byte + (gsize) byte);
}
