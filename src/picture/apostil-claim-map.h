/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-picture.h"

G_BEGIN_DECLS

/* The claims of an article: a column for each claimant, down in the order of the text, with arcs for what
 * contradicts, supports or repeats what. */

#define APOSTIL_TYPE_CLAIM_MAP (apostil_claim_map_get_type ())
G_DECLARE_FINAL_TYPE (ApostilClaimMap, apostil_claim_map, APOSTIL, CLAIM_MAP, ApostilPicture)

ApostilPicture *apostil_claim_map_new (ApostilDocument *document);
ApostilPicture *apostil_claim_map_new_decided (ApostilDocument *document);

G_END_DECLS
