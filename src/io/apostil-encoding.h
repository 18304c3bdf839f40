/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which characters the bytes of a file stand for: by its byte order mark, by being valid
 * UTF-8, by what the file says of itself, or by evidence; or that it is no text at all. */

typedef enum
{
  APOSTIL_ENCODING_BY_MARK,        /* a byte order mark */
  APOSTIL_ENCODING_BY_VALIDITY,    /* all of it is UTF-8 (plain ASCII included) */
  APOSTIL_ENCODING_BY_DECLARATION, /* the file, or who handed it over, says so */
  APOSTIL_ENCODING_BY_EVIDENCE,    /* from the bytes that occur, and next to which */
} ApostilEncodingBasis;

/**
 * ApostilEncoding:
 * @name: IANA name, interned; what origin-encoding records
 * @basis: why
 * @mark_bytes: bytes of the byte order mark at the start
 * @contradicted: (nullable): interned name that the file declares and that its bytes disprove
 */
typedef struct
{
  const gchar *name;
  ApostilEncodingBasis basis;
  guint mark_bytes;
  const gchar *contradicted;
} ApostilEncoding;

gboolean apostil_encoding_check_text (GBytes *bytes, GError **error);
gboolean apostil_encoding_recognise (GBytes *bytes,
                                     const gchar *declared,
                                     ApostilEncoding *encoding,
                                     GError **error);
gchar *apostil_encoding_decode (GBytes *bytes,
                                const ApostilEncoding *encoding,
                                gsize *n_bytes,
                                guint *n_replaced,
                                GError **error);
gchar *apostil_encoding_find_declared (GBytes *bytes);
gchar *apostil_encoding_tell (const ApostilEncoding *encoding);

G_END_DECLS
