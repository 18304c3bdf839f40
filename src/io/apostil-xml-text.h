/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The few rules by which strings become XML, the same for every writer of ours. They return
 * FALSE, having written nothing odd, when the string holds a character that XML 1.0 cannot. */

gboolean apostil_xml_append_text (GString *out, const gchar *utf8, gsize n_bytes);
gboolean apostil_xml_append_value (GString *out, const gchar *utf8, gsize n_bytes);
gboolean apostil_xml_append_attribute (GString *out, const gchar *name, const gchar *value);
void apostil_xml_append_number (GString *out, guint32 number);

G_END_DECLS
