/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-annotation.h"

G_BEGIN_DECLS

/* Verdict and reasoning of a claim together, beside its row: one step of the history. */

#define APOSTIL_TYPE_VERDICT_POPOVER (apostil_verdict_popover_get_type ())
G_DECLARE_FINAL_TYPE (ApostilVerdictPopover,
                      apostil_verdict_popover,
                      APOSTIL,
                      VERDICT_POPOVER,
                      GtkPopover)

/**
 * ApostilVerdictPopover::done: (verdict, reasoning) Done was chosen; the reasoning is "" when there
 *   is none.
 */

GtkWidget *apostil_verdict_popover_new (GtkWidget *relative_to);
void apostil_verdict_popover_open (ApostilVerdictPopover *self, ApostilAnnotation *claim);

G_END_DECLS
