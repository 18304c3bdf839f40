/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-inspector-row.h"

G_BEGIN_DECLS

/* What was found for or against a claim: each piece a quotation, an address, and whether it
 * supports or contradicts. Edited in a popover of four fields; « Done » is one edit. */

#define APOSTIL_TYPE_EVIDENCE_ROW (apostil_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (ApostilEvidenceRow,
                      apostil_evidence_row,
                      APOSTIL,
                      EVIDENCE_ROW,
                      ApostilInspectorRow)

GtkWidget *apostil_evidence_row_new (ApostilSession *session);

G_END_DECLS
