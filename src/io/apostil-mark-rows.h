/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-row.h"

G_BEGIN_DECLS

/* Internal to io: a document as rows of the table of marks. */

/* Ends each row until the table is put together; no document can hold it. */
#define APOSTIL_ROW_TERMINATOR '\x1e'

void apostil_mark_rows_append (GString *out,
                               ApostilDocument *document,
                               const gchar *file,
                               ApostilRowStyle style);

G_END_DECLS
