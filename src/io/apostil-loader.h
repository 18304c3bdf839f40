/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* Opens a file of any format that can be read: its own, or an article to be imported. */

/**
 * ApostilLoaded:
 * @document: what was read
 * @native: whether the file is of the native format, so that saving goes back to it
 * @etag: (nullable): of the file when it was read, for apostil_saver_save()
 * @told: (array zero-terminated=1) (nullable): sentences for the user on what was decided
 */
typedef struct
{
  ApostilDocument *document;
  gboolean native;
  gchar *etag;
  GStrv told;
} ApostilLoaded;

void apostil_loaded_free (ApostilLoaded *self);

ApostilLoaded *apostil_loader_load (GFile *file, GCancellable *cancellable, GError **error);
void apostil_loader_load_async (GFile *file,
                                const gchar *scheme,
                                GCancellable *cancellable,
                                GFileProgressCallback progress,
                                gpointer progress_data,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
ApostilLoaded *apostil_loader_load_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilLoaded, apostil_loaded_free)

G_END_DECLS
