/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* Getting an article in: bytes become a document without a single mark, and what had to be
 * decided on the way is told. */

/* The most bytes that a page or a text may have to be imported. */
#define APOSTIL_IMPORT_MAX_BYTES (64u * 1024 * 1024)

/**
 * ApostilImportOptions:
 * @language: (nullable): language tag of the article
 * @published: (nullable): date, or date-time with offset
 * @retrieved: (nullable): the same; nothing is written when it is not given
 * @scheme: (nullable): the id of the scheme of the user's that the document gets; "news" without it,
 *   and, told in a sentence, when it cannot be read
 * @without_digest: whether the document is only read and never kept, so that the digest of its
 *   bytes, which takes a third of what the date engine does, need not be made
 *
 * What the user knows better than the bytes.
 */
typedef struct
{
  const gchar *language;
  const gchar *published;
  const gchar *retrieved;
  const gchar *scheme;
  gboolean without_digest;
} ApostilImportOptions;

/**
 * ApostilImport:
 * @document: the article, with sections where they are certain, and no annotation
 * @told: (element-type utf8): sentences for the user, in the order of importance; may be empty
 */
typedef struct
{
  ApostilDocument *document;
  GPtrArray *told;
} ApostilImport;

gboolean apostil_import_options_check (const ApostilImportOptions *options, GError **error);
ApostilImport *apostil_import_text (GBytes *bytes,
                                    const ApostilImportOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
ApostilImport *apostil_import_html (GBytes *bytes,
                                    const gchar *charset,
                                    const ApostilImportOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
ApostilImport *apostil_import_data (GBytes *bytes,
                                    const gchar *media_type,
                                    const ApostilImportOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
void apostil_import_free (ApostilImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilImport, apostil_import_free)

G_END_DECLS
