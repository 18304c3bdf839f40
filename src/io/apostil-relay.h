/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Brings the progress of a worker thread to the main context that started it, some twenty
 * times a second and never after the task is done. */

typedef struct _ApostilRelay ApostilRelay;

ApostilRelay *apostil_relay_new (GFileProgressCallback callback, gpointer user_data);
ApostilRelay *apostil_relay_ref (ApostilRelay *self);
void apostil_relay_unref (ApostilRelay *self);
/* A GFileProgressCallback; user_data is the relay. */
void apostil_relay_progress (goffset done, goffset total, gpointer relay);
void apostil_relay_end (ApostilRelay *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilRelay, apostil_relay_unref)

G_END_DECLS
