/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-span.h"

G_BEGIN_DECLS

/* Internal to the model: which of very many spans overlap this one? The spans stand in the
 * order of somebody else's list and are known by their place in it. */

typedef struct _ApostilIntervalIndex ApostilIntervalIndex;

ApostilIntervalIndex *apostil_interval_index_new (void);
void apostil_interval_index_free (ApostilIntervalIndex *self);

void apostil_interval_index_splice (ApostilIntervalIndex *self,
                                    guint position,
                                    guint n_removed,
                                    const ApostilSpan *added,
                                    guint n_added);
guint apostil_interval_index_get_length (ApostilIntervalIndex *self);
guint apostil_interval_index_next (ApostilIntervalIndex *self, ApostilSpan span, guint from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilIntervalIndex, apostil_interval_index_free)

G_END_DECLS
