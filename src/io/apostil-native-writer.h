/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* Writes the native format (data/FORMAT.md), always in the same way: same document, same
 * bytes. A snapshot is what the document holds at one moment, for writing it in a thread. */

typedef struct _ApostilNativeSnapshot ApostilNativeSnapshot;

ApostilNativeSnapshot *apostil_native_snapshot_new (ApostilDocument *document, GError **error);
void apostil_native_snapshot_free (ApostilNativeSnapshot *self);

gboolean apostil_native_writer_write (ApostilNativeSnapshot *snapshot,
                                      GOutputStream *stream,
                                      GCancellable *cancellable,
                                      GFileProgressCallback progress,
                                      gpointer progress_data,
                                      GError **error);
GBytes *apostil_native_writer_format (ApostilDocument *document, GError **error);
GBytes *apostil_native_writer_format_edit (ApostilEdit *edit,
                                           ApostilText *text,
                                           const gchar *author,
                                           const gchar *at,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilNativeSnapshot, apostil_native_snapshot_free)

G_END_DECLS
