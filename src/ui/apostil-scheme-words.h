/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-scheme-use.h"

G_BEGIN_DECLS

/* What people read of the parts of a scheme. */

const gchar *apostil_scheme_words_element (const gchar *element);
const gchar *apostil_scheme_words_new (const gchar *element);
const gchar *apostil_scheme_words_add (const gchar *element);
const gchar *apostil_scheme_words_colour (const gchar *colour);
const gchar *apostil_scheme_words_value_type (const gchar *type);
const gchar *apostil_scheme_words_reserved_key (const gchar *key);
gchar *apostil_scheme_words_node (ApostilSchemeDraft *draft, guint node);
gchar *apostil_scheme_words_use (const ApostilSchemeUse *use);

G_END_DECLS
