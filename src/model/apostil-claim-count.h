/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-annotation.h"
#include "apostil-text.h"
#include "apostil-tokens.h"

G_BEGIN_DECLS

/* How many words a claim has, told apart by who chose them. */

/**
 * ApostilClaimWordFunc:
 * @token: which of the tokens it is
 * @quoted: whether it is the speaker's own word
 * @user_data: what was handed over with the function
 *
 * Is told each word of a claim.
 */
typedef void (*ApostilClaimWordFunc) (guint token, gboolean quoted, gpointer user_data);

void apostil_claim_foreach_word (ApostilText *text,
                                 ApostilAnnotation *claim,
                                 ApostilSpan span,
                                 ApostilTokens *tokens,
                                 ApostilClaimWordFunc func,
                                 gpointer user_data);

void apostil_claim_count_words (ApostilText *text,
                                ApostilAnnotation *claim,
                                guint *quoted,
                                guint *reported);

G_END_DECLS
