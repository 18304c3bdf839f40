/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* Reads the native format (data/FORMAT.md) into a document that nobody else sees yet. */

ApostilDocument *apostil_native_reader_read (GInputStream *stream,
                                             const gchar *name,
                                             goffset size,
                                             GCancellable *cancellable,
                                             GFileProgressCallback progress,
                                             gpointer progress_data,
                                             GError **error);
ApostilDocument *
apostil_native_reader_read_bytes (GBytes *bytes, const gchar *name, GError **error);

/* One edit, as the writer's apostil_native_writer_format_edit() made it. */
ApostilEdit *apostil_native_reader_read_edit (GBytes *bytes,
                                              ApostilScheme *scheme,
                                              ApostilText *text,
                                              gchar **author,
                                              gchar **at,
                                              GError **error);

gboolean apostil_native_reader_sniff (const gchar *bytes, gsize n_bytes);

G_END_DECLS
