/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-annotation.h"
#include "apostil-text.h"

G_BEGIN_DECLS

/* How many words a claim has, told apart by who chose them. */

void apostil_claim_count_words (ApostilText *text,
                                ApostilAnnotation *claim,
                                guint *quoted,
                                guint *reported);

G_END_DECLS
