/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-record.h"

G_BEGIN_DECLS

/* Internal to the model: which other records does this one name? */

#define APOSTIL_REFERENCE_FROM      "from"      /* relation */
#define APOSTIL_REFERENCE_TO        "to"        /* relation */
#define APOSTIL_REFERENCE_PUBLISHED "published" /* section */

/**
 * ApostilReferenceFunc:
 * @role: the role of the link, or one of the names above
 * @target: the id that is named
 *
 * Returns: %FALSE to stop
 */
typedef gboolean (*ApostilReferenceFunc) (const gchar *role,
                                          const gchar *target,
                                          gpointer user_data);

gboolean
apostil_references_foreach (gpointer record, ApostilReferenceFunc func, gpointer user_data);

G_END_DECLS
