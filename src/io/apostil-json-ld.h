/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-html-metadata.h"

G_BEGIN_DECLS

/* The article's structured data after schema.org; fields that it lacks stay NULL. */
void apostil_json_ld_read (GPtrArray *scripts, ApostilHtmlMetadata *metadata);
gchar *apostil_html_decode (const gchar *string);

G_END_DECLS
