/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-typesetter.h"

G_BEGIN_DECLS

/* Where the caret goes: visually by characters, logically by words in the direction of the
 * line, by lines to the same place across. Offsets are code points of the text. */

typedef enum
{
  APOSTIL_CARET_CHARACTER, /* direction: -1 left, 1 right */
  APOSTIL_CARET_WORD,      /* likewise */
  APOSTIL_CARET_LINE,      /* -1 up, 1 down */
  APOSTIL_CARET_PARAGRAPH, /* -1 to its start or the one before, 1 to the next */
  APOSTIL_CARET_LINE_END,  /* -1 start of the line, 1 end */
  APOSTIL_CARET_TEXT_END,
} ApostilCaretStep;

guint32 apostil_caret_move (ApostilTypesetter *setter,
                            guint32 offset,
                            ApostilCaretStep step,
                            gint direction,
                            gint *goal_x);
void apostil_caret_get_place (ApostilTypesetter *setter,
                              guint32 offset,
                              guint *block,
                              guint *line,
                              gint *x);
guint32 apostil_caret_at (ApostilTypesetter *setter, guint block, guint line, gint x);

G_END_DECLS
