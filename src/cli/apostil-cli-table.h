/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-transform.h"

G_BEGIN_DECLS

/* Many documents into one table of their marks. */

gboolean apostil_cli_table_is_one (ApostilTransform *transform);
ApostilExit apostil_cli_table_run (ApostilTransform *transform);

G_END_DECLS
