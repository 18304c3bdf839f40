/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-entity.h"

G_BEGIN_DECLS

/* A list of known entities from a table: name, other names, identifier, type. */

/* Beyond these a list is refused. */
#define APOSTIL_MAX_AUTHORITY_BYTES   (32u * 1024 * 1024)
#define APOSTIL_MAX_AUTHORITY_ENTRIES 200000u

/* (transfer full) (element-type ApostilEntity), sealed, with ids @prefix and the number of the line. */
GPtrArray *apostil_authority_reader_read (GBytes *bytes,
                                          const gchar *name,
                                          const gchar *prefix,
                                          GError **error);
/* The same as the table that is kept: UTF-8, comma-separated, with a header row. (transfer full) */
GBytes *apostil_authority_reader_format (GPtrArray *entities);

G_END_DECLS
