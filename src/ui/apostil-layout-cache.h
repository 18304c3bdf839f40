/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-block-layout.h"

G_BEGIN_DECLS

/* The blocks laid out most recently, by their index; the one used longest ago goes first. */

typedef struct _ApostilLayoutCache ApostilLayoutCache;

ApostilLayoutCache *apostil_layout_cache_new (guint capacity);
void apostil_layout_cache_free (ApostilLayoutCache *self);
ApostilBlockLayout *apostil_layout_cache_get (ApostilLayoutCache *self, guint block);
void apostil_layout_cache_put (ApostilLayoutCache *self, guint block, ApostilBlockLayout *layout);
void apostil_layout_cache_drop (ApostilLayoutCache *self, guint block);
void apostil_layout_cache_clear (ApostilLayoutCache *self);
guint apostil_layout_cache_get_size (ApostilLayoutCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilLayoutCache, apostil_layout_cache_free)

G_END_DECLS
