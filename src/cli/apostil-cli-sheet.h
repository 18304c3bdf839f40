/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-formats.h"

G_BEGIN_DECLS

/* The evidence sheet on paper as a format: it comes from src/picture, which io does not know. */

const ApostilFormat *apostil_cli_sheet_get_format (void);

G_END_DECLS
