/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-finding.h"

G_BEGIN_DECLS

/* All checks: those that need only the model and those that need to know a language. */

GPtrArray *apostil_review_document (ApostilDocument *document, GCancellable *cancellable);

G_END_DECLS
