/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-contradictions.h"

G_BEGIN_DECLS

/* A quiet line at the foot of the ledger: with which other claim the selected one may be at odds,
 * why, and what to do about it. It only offers; its buttons activate actions of the window. */

#define APOSTIL_TYPE_CONTRADICTION_BAR (apostil_contradiction_bar_get_type ())
G_DECLARE_FINAL_TYPE (ApostilContradictionBar,
                      apostil_contradiction_bar,
                      APOSTIL,
                      CONTRADICTION_BAR,
                      GtkBin)

GtkWidget *apostil_contradiction_bar_new (void);
/* Whether its buttons stand under its words. */
void apostil_contradiction_bar_set_tight (ApostilContradictionBar *self, gboolean tight);
void apostil_contradiction_bar_set_none (ApostilContradictionBar *self, guint n_elsewhere);
void apostil_contradiction_bar_set_candidate (ApostilContradictionBar *self,
                                              ApostilDocument *document,
                                              const ApostilContradiction *candidate,
                                              const gchar *claim_id,
                                              guint n_of_claim);

G_END_DECLS
