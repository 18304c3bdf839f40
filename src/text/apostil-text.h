/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-span.h"

G_BEGIN_DECLS

/**
 * APOSTIL_TEXT_MAX_BYTES:
 *
 * The longest text that a document may hold: 64 MiB of UTF-8.
 */
#define APOSTIL_TEXT_MAX_BYTES (64u * 1024 * 1024)

/**
 * ApostilText:
 *
 * The words of one article: immutable, reference counted (atomically, so that a
 * thread may read it while the window shows it), UTF-8 with LF line ends.
 */
typedef struct _ApostilText ApostilText;

#define APOSTIL_TYPE_TEXT (apostil_text_get_type ())
GType apostil_text_get_type (void) G_GNUC_CONST;

typedef enum
{
  APOSTIL_TEXT_ERROR_UTF8,     /* not UTF-8, or holds a character that XML 1.0 forbids, or CR */
  APOSTIL_TEXT_ERROR_TOO_LONG, /* above APOSTIL_TEXT_MAX_BYTES */
} ApostilTextError;

#define APOSTIL_TEXT_ERROR (apostil_text_error_quark ())
GQuark apostil_text_error_quark (void);

gsize apostil_text_count_valid (const gchar *utf8, gsize n_bytes);
ApostilText *apostil_text_new (const gchar *utf8, gssize n_bytes, GError **error);
ApostilText *apostil_text_new_take (gchar *utf8, gsize n_bytes, GError **error);
ApostilText *apostil_text_new_valid (gchar *utf8, gsize n_bytes);
ApostilText *apostil_text_ref (ApostilText *self);
void apostil_text_unref (ApostilText *self);

const gchar *apostil_text_get_utf8 (ApostilText *self, gsize *n_bytes);
guint32 apostil_text_get_length (ApostilText *self);
const gchar *apostil_text_get_sha256 (ApostilText *self);

gsize apostil_text_to_byte (ApostilText *self, guint32 offset);
void apostil_text_to_bytes (ApostilText *self, ApostilSpan span, gsize *start, gsize *end);
guint32 apostil_text_to_offset (ApostilText *self, gsize byte);
gunichar apostil_text_get_char (ApostilText *self, guint32 offset);
gchar *apostil_text_dup_span (ApostilText *self, ApostilSpan span);
guint apostil_text_get_line (ApostilText *self, guint32 offset);
ApostilSpan apostil_text_get_paragraph (ApostilText *self, guint32 offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilText, apostil_text_unref)

G_END_DECLS
