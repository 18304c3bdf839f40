/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files that people take for articles and that are not text: told by their first bytes, so
 * that the refusal can name what the file is and what to do with it. */

/* Sets @error and returns %TRUE when @bytes begin like a kind of file that holds no plain text. */
gboolean apostil_file_kind_refuse (GBytes *bytes, GError **error);

G_END_DECLS
