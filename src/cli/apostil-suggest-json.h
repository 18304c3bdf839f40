/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-suggestion.h"
#include "apostil-text.h"

G_BEGIN_DECLS

void apostil_suggest_append_json (GString *output,
                                  ApostilSuggestion *suggestion,
                                  ApostilText *text,
                                  const guint32 *offsets);

G_END_DECLS
