/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-annotation.h"

G_BEGIN_DECLS

/* For annotations alone, which own their evidence. */

void apostil_evidence_free (gpointer data);
ApostilEvidence *apostil_evidence_copy (const ApostilEvidence *from);
gboolean apostil_evidence_equal (const ApostilEvidence *a, const ApostilEvidence *b);

G_END_DECLS
