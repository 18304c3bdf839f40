/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-formats.h"

G_BEGIN_DECLS

/* Formats that are pictures: they come from src/picture, which io does not know. */

const ApostilFormat *apostil_cli_pictures_get_all (guint *n_formats);
const ApostilFormat *apostil_cli_pictures_lookup (const gchar *name);

G_END_DECLS
