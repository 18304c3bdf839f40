/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-loader.h"

G_BEGIN_DECLS

typedef struct _ApostilReadAhead ApostilReadAhead;

ApostilReadAhead *apostil_read_ahead_new (GFile *file);
void apostil_read_ahead_free (ApostilReadAhead *self);
gboolean apostil_read_ahead_is_of (ApostilReadAhead *self, GFile *file);
void apostil_read_ahead_load_async (ApostilReadAhead *self,
                                    const gchar *scheme,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilReadAhead, apostil_read_ahead_free)

G_END_DECLS
