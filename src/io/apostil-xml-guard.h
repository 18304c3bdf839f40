/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands in front of an XML parser and refuses, in one linear pass over the raw bytes, what
 * the parser would be slow or careless about. */

typedef struct _ApostilXmlGuard ApostilXmlGuard;

ApostilXmlGuard *apostil_xml_guard_new (void);
void apostil_xml_guard_free (ApostilXmlGuard *self);
gboolean
apostil_xml_guard_check (ApostilXmlGuard *self, const gchar *bytes, gsize n_bytes, GError **error);
guint apostil_xml_guard_get_line (ApostilXmlGuard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilXmlGuard, apostil_xml_guard_free)

G_END_DECLS
