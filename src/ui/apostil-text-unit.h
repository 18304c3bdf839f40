/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-typesetter.h"

G_BEGIN_DECLS

/* Words, sentences, lines and paragraphs around an offset, for assistive technologies: at the
 * cost of the block. Offsets are code points of the text. */

typedef enum
{
  APOSTIL_UNIT_CHARACTER,
  APOSTIL_UNIT_WORD_START, /* from the start of a word to the start of the next */
  APOSTIL_UNIT_WORD_END,   /* from the end of a word to the end of the next */
  APOSTIL_UNIT_SENTENCE_START,
  APOSTIL_UNIT_SENTENCE_END,
  APOSTIL_UNIT_LINE_START,
  APOSTIL_UNIT_LINE_END,
  APOSTIL_UNIT_PARAGRAPH, /* with its line end */
} ApostilUnit;

ApostilSpan apostil_text_unit_at (ApostilTypesetter *setter, guint32 offset, ApostilUnit unit);

G_END_DECLS
