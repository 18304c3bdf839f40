/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-ledger-columns.h"
#include "apostil-ledger.h"

G_BEGIN_DECLS

/* Paints the rows of the ledger: that of a group as a band with its name, badge and counts, that
 * of a claim in columns, or, where there is no room for columns, with the columns on one line
 * under the words. */

#define APOSTIL_TYPE_CELL_RENDERER_CLAIM (apostil_cell_renderer_claim_get_type ())
G_DECLARE_FINAL_TYPE (ApostilCellRendererClaim,
                      apostil_cell_renderer_claim,
                      APOSTIL,
                      CELL_RENDERER_CLAIM,
                      GtkCellRenderer)

GtkCellRenderer *apostil_cell_renderer_claim_new (void);
/* What it paints next. */
void apostil_cell_renderer_claim_set_row (ApostilCellRendererClaim *self,
                                          ApostilLedger *ledger,
                                          const ApostilLedgerRow *row,
                                          guint n_candidates);
/* How high that is. */
gint apostil_cell_renderer_claim_measure (ApostilCellRendererClaim *self, GtkWidget *widget);
/* How wide rows are, which their heights depend on; and whether reasoning is shown under a claim. */
void apostil_cell_renderer_claim_set_width (ApostilCellRendererClaim *self, gint width);
void apostil_cell_renderer_claim_set_reasoning (ApostilCellRendererClaim *self, gboolean shown);
/* After a change of font or colours. */
void apostil_cell_renderer_claim_forget_style (ApostilCellRendererClaim *self);

G_END_DECLS
