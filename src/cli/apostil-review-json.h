/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-finding.h"

G_BEGIN_DECLS

gchar *apostil_review_strip (const gchar *words);
void apostil_review_append_json (GString *output,
                                 const gchar *name,
                                 ApostilDocument *document,
                                 ApostilFinding *finding);

G_END_DECLS
