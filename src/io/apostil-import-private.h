/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-cleaner.h"
#include "apostil-encoding.h"
#include "apostil-import.h"

G_BEGIN_DECLS

/* What the importers share: from bytes to clean UTF-8, and from an article to a document. */

/**
 * ApostilSource:
 * @received: the bytes as they came
 * @utf8: clean UTF-8; may be stolen
 * @n_bytes: length of @utf8
 */
typedef struct
{
  GBytes *received;
  ApostilEncoding encoding;
  ApostilCleaned cleaned;
  gchar *utf8;
  gsize n_bytes;
} ApostilSource;

ApostilSource *apostil_source_new (GBytes *received, const gchar *declared, GError **error);
void apostil_source_free (ApostilSource *self);
void apostil_source_tell (ApostilSource *self, GPtrArray *told);
void apostil_source_guess_language (ApostilArticle *article, GPtrArray *told);
ApostilImport *apostil_source_finish (ApostilSource *self,
                                      ApostilArticle *article,
                                      GPtrArray *sections,
                                      GPtrArray *told,
                                      const ApostilImportOptions *options,
                                      GError **error);

/* HTML of which every part was chosen by the user, as the clipboard holds it. */
ApostilImport *apostil_import_html_fragment (GBytes *bytes,
                                             const gchar *charset,
                                             const ApostilImportOptions *options,
                                             GCancellable *cancellable,
                                             GError **error);

/* The first line of @utf8 when it stands apart like a title. (transfer full) (nullable) */
gchar *apostil_import_find_title (const gchar *utf8);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilSource, apostil_source_free)

G_END_DECLS
