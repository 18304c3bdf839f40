/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-help-page.h"

G_BEGIN_DECLS

ApostilHelpPage *apostil_help_reader_read (GBytes *bytes, const gchar *name, GError **error);

G_END_DECLS
