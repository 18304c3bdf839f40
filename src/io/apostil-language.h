/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-text.h"

G_BEGIN_DECLS

gboolean apostil_language_is_tag (const gchar *tag);
gchar *apostil_language_read_tag (const gchar *found);
const gchar *apostil_language_guess (ApostilText *text);
const gchar *apostil_language_get_name (const gchar *tag);

G_END_DECLS
