/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-span.h"

G_BEGIN_DECLS

/* Which lane each mark is drawn in, so that marks that overlap stay apart: tints are set in
 * one inside the other, underlines stand below each other. Positions are those of the
 * annotation list. */

typedef enum
{
  APOSTIL_LANE_TINT,
  APOSTIL_LANE_LINE,
  APOSTIL_N_LANE_FAMILIES,
} ApostilLaneFamily;

/* The last lane of a family takes all that finds no room: it is drawn as « more ». */
#define APOSTIL_N_LANES 4

typedef struct
{
  ApostilSpan span; /* from its first to its last code point */
  ApostilLaneFamily family;
  gboolean is_long; /* takes no lane: a bar in the margin */
} ApostilLaneItem;

typedef struct _ApostilLanes ApostilLanes;

ApostilLanes *apostil_lanes_new (void);
void apostil_lanes_free (ApostilLanes *self);
guint apostil_lanes_get_length (ApostilLanes *self);
guint apostil_lanes_get (ApostilLanes *self, guint position);
gboolean apostil_lanes_is_long (ApostilLanes *self, guint position);
void apostil_lanes_splice (ApostilLanes *self,
                           guint position,
                           guint n_removed,
                           const ApostilLaneItem *added,
                           guint n_added,
                           ApostilSpan *changed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilLanes, apostil_lanes_free)

G_END_DECLS
