/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-formats.h"

G_BEGIN_DECLS

gboolean apostil_cli_write (const gchar *path,
                            ApostilDocument *document,
                            const ApostilFormat *format,
                            GError **error);
gboolean apostil_cli_same_file (const gchar *a, const gchar *b);

G_END_DECLS
