/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ApostilCleaned:
 * @n_crlf: CR LF made LF
 * @n_cr: lone CR made LF
 * @n_bom: byte order mark at the start dropped (0 or 1)
 * @n_breaks: other line and page breaks (VT, FF, NEL, U+2028, U+2029) made LF
 * @n_controls: control characters dropped
 * @n_noncharacters: U+FFFE and U+FFFF, which XML cannot hold, dropped
 * @n_replaced: bytes that meant nothing in their encoding, now U+FFFD
 *
 * What was changed to make a text fit for an article.
 */
typedef struct
{
  guint n_crlf;
  guint n_cr;
  guint n_bom;
  guint n_breaks;
  guint n_controls;
  guint n_noncharacters;
  guint n_replaced;
} ApostilCleaned;

gchar *apostil_clean (gchar *utf8, gsize n_bytes, gsize *n_out, ApostilCleaned *cleaned);
gchar *apostil_cleaned_to_tokens (const ApostilCleaned *cleaned);
void apostil_cleaned_tell (const ApostilCleaned *cleaned, GPtrArray *told);

G_END_DECLS
