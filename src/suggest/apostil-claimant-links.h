/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-lexicon.h"
#include "apostil-suggest-input.h"

G_BEGIN_DECLS

/* From the words that name a speaker to the entity itself. */

void apostil_claimants_link (ApostilSuggestInput *input,
                             ApostilLexicon *lexicon,
                             GPtrArray *claims,
                             GPtrArray *names);

G_END_DECLS
