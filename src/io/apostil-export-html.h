/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-formats.h"

G_BEGIN_DECLS

GBytes *apostil_export_html (ApostilDocument *document,
                             const ApostilExportOptions *options,
                             GError **error);
void apostil_export_html_report (ApostilDocument *document, GPtrArray *losses);

G_END_DECLS
