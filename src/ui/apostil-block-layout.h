/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "apostil-blocks.h"

G_BEGIN_DECLS

/* One block laid out: its Pango lines set at equal, whole-pixel distances. All coordinates
 * are pixels from the left end of the text column and the top of the block. */

typedef struct
{
  PangoLayoutLine *line; /* owned by the layout */
  gint x;                /* left end of the words */
  gint width;
  gint start; /* bytes within the block */
  gint end;
} ApostilBlockLine;

typedef struct
{
  const PangoFontDescription *font;
  gint width;    /* of the column */
  gint pitch;    /* from line to line */
  gint before;   /* room above the first line */
  gint after;    /* room below the last one */
  gint baseline; /* from the top of a line */
  gboolean rtl;
} ApostilBlockStyle;

typedef struct _ApostilBlockLayout ApostilBlockLayout;

ApostilBlockLayout *apostil_block_layout_new (PangoContext *context,
                                              const gchar *utf8,
                                              guint n_bytes,
                                              const ApostilBlockStyle *style);
void apostil_block_layout_free (ApostilBlockLayout *self);
PangoLayout *apostil_block_layout_get_pango (ApostilBlockLayout *self);
gint apostil_block_layout_get_height (ApostilBlockLayout *self);
guint apostil_block_layout_get_n_lines (ApostilBlockLayout *self);
const ApostilBlockLine *apostil_block_layout_get_line (ApostilBlockLayout *self, guint line);
gint apostil_block_layout_get_line_top (ApostilBlockLayout *self, guint line);
gint apostil_block_layout_get_pitch (ApostilBlockLayout *self);
gint apostil_block_layout_get_baseline (ApostilBlockLayout *self, guint line);
gboolean apostil_block_layout_is_rtl (ApostilBlockLayout *self);
guint apostil_block_layout_line_at_y (ApostilBlockLayout *self, gint y);
guint apostil_block_layout_line_of_byte (ApostilBlockLayout *self, gint byte);
/* %FALSE beside the words; @byte is then the nearest. @trailing: code points to add for a caret. */
gboolean apostil_block_layout_x_to_byte (ApostilBlockLayout *self,
                                         guint line,
                                         gint x,
                                         gint *byte,
                                         gint *trailing);
gint apostil_block_layout_byte_to_x (ApostilBlockLayout *self, guint line, gint byte);

/**
 * ApostilRangeFunc:
 * @line: which line
 * @x: left end
 * @width: pixels, above 0
 * @first: whether the stretch holds the logical start of the range
 * @last: whether it holds its logical end
 */
typedef void (*ApostilRangeFunc) (guint line,
                                  gint x,
                                  gint width,
                                  gboolean first,
                                  gboolean last,
                                  gpointer user_data);
void apostil_block_layout_foreach_range (ApostilBlockLayout *self,
                                         gint start,
                                         gint end,
                                         ApostilRangeFunc func,
                                         gpointer user_data);

G_END_DECLS
