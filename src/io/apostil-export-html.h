/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-formats.h"

G_BEGIN_DECLS

GBytes *apostil_export_html (ApostilDocument *document,
                             const ApostilExportOptions *options,
                             GError **error);

G_END_DECLS
