/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The value of an attribute: a string that never changes and that many records share. */

gchar *apostil_value_new (const gchar *string);
gchar *apostil_value_ref (gchar *value);
void apostil_value_unref (gchar *value);

/* Values that were made lately, for one thread that makes many. */

typedef struct _ApostilValuePool ApostilValuePool;

ApostilValuePool *apostil_value_pool_new (void);
void apostil_value_pool_free (ApostilValuePool *self);
gchar *apostil_value_pool_take (ApostilValuePool *self, const gchar *string);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilValuePool, apostil_value_pool_free)

G_END_DECLS
