/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "apostil-typesetter.h"

G_BEGIN_DECLS

/* What is in sight, as rectangles: the blocks with their places on the widget, and for each
 * way of painting in each colour the stretches of lines that are painted so. Filled anew for
 * every frame; knows nothing of marks. */

typedef enum
{
  APOSTIL_PAINT_TINT,
  APOSTIL_PAINT_MATCH,
  APOSTIL_PAINT_MATCH_CHOSEN,
  APOSTIL_PAINT_ACTIVE,
  APOSTIL_PAINT_SELECTION,
  APOSTIL_PAINT_INK, /* coloured words */
  APOSTIL_PAINT_LINE,
  APOSTIL_PAINT_DOTS,
  APOSTIL_PAINT_DASHES, /* underline of a suggestion */
  APOSTIL_PAINT_BOX,    /* dashed box of a suggestion */
  APOSTIL_PAINT_PART,   /* words that belong to the current mark */
  APOSTIL_PAINT_OUTLINE,
  APOSTIL_PAINT_FRAME, /* an outline without handles: the current suggestion */
  APOSTIL_N_PAINTS,
} ApostilPaint;

/* How a tint ends, so that types are told apart without colour. */
typedef enum
{
  APOSTIL_SHAPE_ROUND,
  APOSTIL_SHAPE_SQUARE,
  APOSTIL_SHAPE_ROOF, /* the upper corners cut */
  APOSTIL_SHAPE_FRAME,
  APOSTIL_N_SHAPES,
} ApostilShape;

typedef struct
{
  gint x; /* of the widget */
  gint width;
  gint top; /* of the line, on the widget */
  gint pitch;
  gint baseline; /* on the widget */
  guint8 lane;
  guint8 shape;
  guint8 first; /* holds the logical start */
  guint8 last;
  guint8 rtl;
} ApostilSegment;

typedef struct
{
  ApostilPaint paint;
  const gchar *colour; /* interned, or NULL where the paint has its own */
  GArray *segments;    /* ApostilSegment */
} ApostilLayer;

typedef struct
{
  guint block;
  gint y; /* top, on the widget */
  ApostilBlockLayout *layout;
} ApostilSceneBlock;

typedef struct _ApostilScene ApostilScene;

ApostilScene *apostil_scene_new (ApostilTypesetter *setter, gint text_x);
void apostil_scene_free (ApostilScene *self);
void apostil_scene_set_sight (ApostilScene *self, gint top, gint bottom);
void apostil_scene_add_block (ApostilScene *self, guint block, gint y);
const ApostilSceneBlock *apostil_scene_get_blocks (ApostilScene *self, guint *n_blocks);
const ApostilSceneBlock *apostil_scene_get_block (ApostilScene *self, guint block);
ApostilSpan apostil_scene_get_span (ApostilScene *self);
gint apostil_scene_get_text_x (ApostilScene *self);
ApostilTypesetter *apostil_scene_get_setter (ApostilScene *self);

typedef struct
{
  ApostilPaint paint;
  const gchar *colour;
  guint lane;
  ApostilShape shape;
} ApostilBrush;

void apostil_scene_add (ApostilScene *self, ApostilSpan span, const ApostilBrush *brush);
gboolean apostil_scene_get_extent (ApostilScene *self, ApostilSpan span, gint *top, gint *bottom);
void apostil_scene_foreach_layer (ApostilScene *self,
                                  ApostilPaint paint,
                                  GFunc func,
                                  gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilScene, apostil_scene_free)

G_END_DECLS
