/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* What a document holds at one moment, for a thread to look at while the document goes on. */

typedef struct _ApostilSnapshot ApostilSnapshot;

ApostilSnapshot *apostil_snapshot_new (ApostilDocument *document);
void apostil_snapshot_free (ApostilSnapshot *self);
ApostilDocument *apostil_snapshot_open (ApostilSnapshot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilSnapshot, apostil_snapshot_free)

G_END_DECLS
