/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean apostil_html_guard (gchar *html, gsize n_bytes, GError **error);

G_END_DECLS
