/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-record.h"
#include "apostil-scheme.h"

G_BEGIN_DECLS

/* Internal to the model: whether what a record says of itself can be written and fits. */

gboolean apostil_check_words (const gchar *name, const gchar *const *words, GError **error);
gboolean apostil_check_attributes (gpointer record, ApostilScheme *scheme, GError **error);
gboolean apostil_check_evidence (gpointer annotation, GError **error);

G_END_DECLS
