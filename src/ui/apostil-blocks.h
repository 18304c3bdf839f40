/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-text.h"

G_BEGIN_DECLS

/* The text cut into blocks, the pieces that the view lays out one by one: a paragraph each,
 * and paragraphs above APOSTIL_BLOCK_MAX_PARAGRAPH bytes in pieces of APOSTIL_BLOCK_MAX_BYTES. */

#define APOSTIL_BLOCK_MAX_BYTES     4096
#define APOSTIL_BLOCK_MAX_PARAGRAPH 8192

typedef enum
{
  APOSTIL_BLOCK_PARAGRAPH_START = 1 << 0,
  APOSTIL_BLOCK_PARAGRAPH_END = 1 << 1, /* a line end, or the end of the text, follows */
  APOSTIL_BLOCK_RTL = 1 << 2,
} ApostilBlockFlags;

typedef struct
{
  guint32 byte;  /* first byte in the text */
  guint32 start; /* first code point */
  guint16 n_bytes;
  guint16 flags; /* ApostilBlockFlags */
} ApostilBlock;

typedef struct _ApostilBlocks ApostilBlocks;

ApostilBlocks *apostil_blocks_new (ApostilText *text);
ApostilBlocks *apostil_blocks_ref (ApostilBlocks *self);
void apostil_blocks_unref (ApostilBlocks *self);
ApostilText *apostil_blocks_get_text (ApostilBlocks *self);
guint apostil_blocks_get_length (ApostilBlocks *self);
const ApostilBlock *apostil_blocks_get (ApostilBlocks *self, guint index);
const gchar *apostil_blocks_get_utf8 (ApostilBlocks *self, guint index);
ApostilSpan apostil_blocks_get_span (ApostilBlocks *self, guint index);
guint apostil_blocks_find (ApostilBlocks *self, guint32 offset);
guint apostil_blocks_get_paragraph_first (ApostilBlocks *self, guint index);
guint apostil_blocks_get_paragraph_last (ApostilBlocks *self, guint index);
gint apostil_blocks_to_byte (ApostilBlocks *self, guint index, guint32 offset);
guint32 apostil_blocks_to_offset (ApostilBlocks *self, guint index, gint byte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilBlocks, apostil_blocks_unref)

G_END_DECLS
