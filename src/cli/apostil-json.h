/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of the objects that the tool prints. */

void apostil_json_add_string (JsonBuilder *builder, const gchar *name, const gchar *value);
void apostil_json_add_number (JsonBuilder *builder, const gchar *name, gint64 value);

G_END_DECLS
