/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ApostilCliWriter:
 * @stream: where to write; it is not closed
 * @data: of the caller
 * @error: where to put an error
 *
 * Writes the content of one output. Returns: whether all is written.
 */
typedef gboolean (*ApostilCliWriter) (GOutputStream *stream, gpointer data, GError **error);

gboolean
apostil_cli_write (const gchar *path, ApostilCliWriter writer, gpointer data, GError **error);
gchar *apostil_cli_identify (const gchar *path);

G_END_DECLS
