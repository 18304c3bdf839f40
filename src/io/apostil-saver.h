/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* Saves a document in the native format. */

gboolean apostil_saver_save (ApostilDocument *document,
                             GFile *file,
                             const gchar *etag,
                             GCancellable *cancellable,
                             gchar **new_etag,
                             GError **error);
void apostil_saver_save_async (ApostilDocument *document,
                               GFile *file,
                               const gchar *etag,
                               GCancellable *cancellable,
                               GFileProgressCallback progress,
                               gpointer progress_data,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean apostil_saver_save_finish (GAsyncResult *result, gchar **new_etag, GError **error);

G_END_DECLS
