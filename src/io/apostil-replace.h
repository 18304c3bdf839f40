/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Gives a file new contents so that whatever happens it holds the old ones or the new ones. */

/**
 * ApostilWriteFunc:
 * @stream: where to write; not to be closed
 *
 * Writes the new contents. It may be called a second time, when the first way to write
 * turned out to be closed.
 *
 * Returns: whether all of it was written
 */
typedef gboolean (*ApostilWriteFunc) (GOutputStream *stream,
                                      GCancellable *cancellable,
                                      gpointer user_data,
                                      GError **error);

gboolean apostil_replace_file (GFile *file,
                               const gchar *etag,
                               ApostilWriteFunc func,
                               gpointer user_data,
                               GCancellable *cancellable,
                               gchar **new_etag,
                               GError **error);

G_END_DECLS
