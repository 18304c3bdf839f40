/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An entity's identifier: the URI under which somebody keeps a record of it. */

/* What a person typed or pasted, as the URI that is kept. NULL with @error when it is no identifier. */
gchar *apostil_identifier_parse (const gchar *typed, GError **error);
/* « Wikidata Q23505 », « GeoNames 1138958 »; the host for others. (transfer full) */
gchar *apostil_identifier_to_short (const gchar *uri);
/* Whether a browser can show it. */
gboolean apostil_identifier_is_web (const gchar *uri);

G_END_DECLS
