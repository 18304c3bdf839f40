/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "apostil-recovery.h"

G_BEGIN_DECLS

/* What a program that died had not saved, as far as its journals have it. */

#define APOSTIL_TYPE_LOST_WORK (apostil_lost_work_get_type ())
G_DECLARE_FINAL_TYPE (ApostilLostWork, apostil_lost_work, APOSTIL, LOST_WORK, GObject)

ApostilLostWork *apostil_lost_work_new (void);
void apostil_lost_work_look_async (ApostilLostWork *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gchar *apostil_lost_work_look_finish (ApostilLostWork *self, GAsyncResult *result);
gboolean apostil_lost_work_has_looked (ApostilLostWork *self);
GPtrArray *apostil_lost_work_take (ApostilLostWork *self);

G_END_DECLS
