/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-tokens.h"

G_BEGIN_DECLS

/* Internal to the model: the tokens around places of a text, for whoever goes through them in
 * order. */

typedef struct _ApostilNearby ApostilNearby;

ApostilNearby *apostil_nearby_new (ApostilText *text);
void apostil_nearby_free (ApostilNearby *self);

ApostilTokens *apostil_nearby_get (ApostilNearby *self, ApostilSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilNearby, apostil_nearby_free)

G_END_DECLS
