/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-annotation.h"

G_BEGIN_DECLS

/* The form of one piece of evidence, beside what it is opened from: the inspector's row, or a row of
 * the ledger. */

#define APOSTIL_TYPE_EVIDENCE_POPOVER (apostil_evidence_popover_get_type ())
G_DECLARE_FINAL_TYPE (ApostilEvidencePopover,
                      apostil_evidence_popover,
                      APOSTIL,
                      EVIDENCE_POPOVER,
                      GtkPopover)

/**
 * ApostilEvidencePopover::done: (const ApostilEvidence *) it was filled in, and something is in it.
 */

GtkWidget *apostil_evidence_popover_new (GtkWidget *relative_to);
/* @evidence: (nullable): what is in it already */
void apostil_evidence_popover_open (ApostilEvidencePopover *self, const ApostilEvidence *evidence);

G_END_DECLS
