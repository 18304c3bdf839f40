/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-statistics.h"

G_BEGIN_DECLS

/* The two ways in which « info » shows a document. */

void apostil_info_append_words (GString *output, const gchar *name, ApostilDocument *document);
void apostil_info_append_json (GString *output, const gchar *name, ApostilDocument *document);

G_END_DECLS
