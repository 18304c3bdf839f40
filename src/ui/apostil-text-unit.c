/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-text-unit.h"

/* A unit runs from one boundary to the next. The start and the end of a paragraph are
 * boundaries of every unit, so that a search never leaves it, nor, in a paragraph of many
 * pieces, the neighbouring pieces: text without a word in it costs no more than any other. */

typedef struct
{
  ApostilTypesetter *setter;
  ApostilBlocks *blocks;
  ApostilUnit unit;
} Search;

static gboolean
is_boundary (const Search *search, guint block, guint32 at, const PangoLogAttr *attrs)
{
  switch (search->unit)
    {
    case APOSTIL_UNIT_WORD_START:
      return attrs[at].is_word_start;
    case APOSTIL_UNIT_WORD_END:
      return attrs[at].is_word_end;
    case APOSTIL_UNIT_SENTENCE_START:
      return attrs[at].is_sentence_start;
    case APOSTIL_UNIT_SENTENCE_END:
      return attrs[at].is_sentence_end;
    case APOSTIL_UNIT_LINE_START:
    case APOSTIL_UNIT_LINE_END:
      {
        ApostilBlockLayout *layout = apostil_typesetter_get (search->setter, block);
        guint32 start = apostil_blocks_get (search->blocks, block)->start;
        gint byte = apostil_blocks_to_byte (search->blocks, block, start + at);
        guint line = apostil_block_layout_line_of_byte (layout, byte);

        return apostil_block_layout_get_line (layout, line)->start == byte;
      }
    case APOSTIL_UNIT_CHARACTER:
    case APOSTIL_UNIT_PARAGRAPH:
    default:
      return FALSE;
    }
}

/* The last boundary at or before @offset. */
static guint32
find_before (const Search *search, guint32 offset)
{
  guint block = apostil_blocks_find (search->blocks, offset);

  for (guint i = 0; i < 3; i++)
    {
      ApostilSpan span = apostil_blocks_get_span (search->blocks, block);
      PangoLayout *layout =
          apostil_block_layout_get_pango (apostil_typesetter_get (search->setter, block));
      gint n_attrs;
      const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);

      for (gint64 at = (gint64) MIN (offset, span.end) - span.start; at >= 0; at--)
        if (is_boundary (search, block, (guint32) at, attrs))
          return span.start + (guint32) at;
      if ((apostil_blocks_get (search->blocks, block)->flags & APOSTIL_BLOCK_PARAGRAPH_START) !=
              0 ||
          i == 2)
        return span.start;
      block--;
    }
  g_return_val_if_reached (offset);
}

/* The first boundary after @offset. */
static guint32
find_after (const Search *search, guint32 offset)
{
  guint block = apostil_blocks_find (search->blocks, offset);
  guint n = apostil_blocks_get_length (search->blocks);

  for (guint i = 0; i < 3; i++)
    {
      ApostilSpan span = apostil_blocks_get_span (search->blocks, block);
      PangoLayout *layout =
          apostil_block_layout_get_pango (apostil_typesetter_get (search->setter, block));
      gint n_attrs;
      const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
      gboolean ends =
          (apostil_blocks_get (search->blocks, block)->flags & APOSTIL_BLOCK_PARAGRAPH_END) != 0;

      for (guint32 at = offset < span.start ? 0 : offset + 1 - span.start;
           at < apostil_span_length (span) || (ends && at == apostil_span_length (span)); at++)
        if (is_boundary (search, block, at, attrs))
          return span.start + at;
      if (ends || i == 2)
        return block + 1 < n ? apostil_blocks_get (search->blocks, block + 1)->start : span.end;
      block++;
    }
  g_return_val_if_reached (offset);
}

/**
 * apostil_text_unit_at:
 * @setter: sets the text
 * @offset: a code point; held to the text
 * @unit: what is asked for
 *
 * Returns: the unit that holds @offset; empty at the end of the text
 */
ApostilSpan
apostil_text_unit_at (ApostilTypesetter *setter, guint32 offset, ApostilUnit unit)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (setter);
  guint32 length = apostil_text_get_length (apostil_blocks_get_text (blocks));
  Search search = { setter, blocks, unit };
  guint block;
  guint last;

  offset = MIN (offset, length);
  if (unit == APOSTIL_UNIT_CHARACTER)
    return APOSTIL_SPAN (offset, MIN (offset + 1, length));
  if (unit == APOSTIL_UNIT_PARAGRAPH)
    {
      block = apostil_blocks_find (blocks, offset);
      last = apostil_blocks_get_paragraph_last (blocks, block);
      return APOSTIL_SPAN (
          apostil_blocks_get (blocks, apostil_blocks_get_paragraph_first (blocks, block))->start,
          last + 1 < apostil_blocks_get_length (blocks)
              ? apostil_blocks_get (blocks, last + 1)->start
              : length);
    }
  return APOSTIL_SPAN (find_before (&search, offset), find_after (&search, offset));
}
