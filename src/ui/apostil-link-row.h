/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-inspector-row.h"

G_BEGIN_DECLS

/* What a mark links to (claimants, the claim that reports it, an anchor …): a chip for each,
 * with a button to take it away, and one to pick another or make it. */

#define APOSTIL_TYPE_LINK_ROW (apostil_link_row_get_type ())
G_DECLARE_FINAL_TYPE (ApostilLinkRow, apostil_link_row, APOSTIL, LINK_ROW, ApostilInspectorRow)

GtkWidget *apostil_link_row_new (ApostilSession *session, const ApostilLinkDef *def);

G_END_DECLS
