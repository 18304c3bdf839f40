/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-claim-map-data.h"
#include "apostil-claim-map.h"

G_BEGIN_DECLS

/* Shared by the files of the claim map: where things are (apostil-claim-map.c), strokes (-paint.c). */

struct _ApostilClaimMap
{
  ApostilPicture parent_instance;

  ApostilMapData *data;
  gdouble unit; /* 1 for letters of 13 */
  gdouble head;
  gdouble foot;
  gdouble row;
  gdouble column;
  gdouble node;
};

ApostilMapClaim *apostil_claim_map_get_claim (ApostilClaimMap *self, guint claim);
gdouble apostil_claim_map_get_column_x (ApostilClaimMap *self, guint column);
gdouble apostil_claim_map_get_x (ApostilClaimMap *self, guint claim);
gdouble apostil_claim_map_get_y (ApostilClaimMap *self, guint claim);
void apostil_claim_map_paint (ApostilPicture *picture,
                              const ApostilCanvas *canvas,
                              const ApostilPictureScene *scene);

G_END_DECLS
