/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-picture-frame.h"

G_BEGIN_DECLS

/* The claim map with its heading, at the end of a GtkPaned whose other side it explains. It hides where
 * the whole is too narrow for both. */

#define APOSTIL_TYPE_CLAIM_MAP_PANE (apostil_claim_map_pane_get_type ())
G_DECLARE_FINAL_TYPE (ApostilClaimMapPane, apostil_claim_map_pane, APOSTIL, CLAIM_MAP_PANE, GtkBox)

GtkWidget *apostil_claim_map_pane_new (ApostilSession *session, GtkPaned *paned);
gint apostil_claim_map_pane_set_room (ApostilClaimMapPane *self, gint room);
ApostilPictureFrame *apostil_claim_map_pane_get_frame (ApostilClaimMapPane *self);

G_END_DECLS
