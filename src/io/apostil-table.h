/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* One table of the marks of many documents (data/TABLE.md). A part is made of each document, in any
 * thread; the parts are added in the order in which they are to stand; then all is written. */

typedef enum
{
  APOSTIL_TABLE_CSV,
  APOSTIL_TABLE_JSONL,
} ApostilTableStyle;

/**
 * ApostilTablePart:
 *
 * The rows of one document.
 */
typedef struct _ApostilTablePart ApostilTablePart;

/**
 * ApostilTable:
 *
 * The table that is being put together.
 */
typedef struct _ApostilTable ApostilTable;

ApostilTablePart *
apostil_table_part_new (ApostilTableStyle style, ApostilDocument *document, const gchar *file);
void apostil_table_part_free (ApostilTablePart *self);

ApostilTable *apostil_table_new (ApostilTableStyle style, gboolean bom, GError **error);
void apostil_table_free (ApostilTable *self);
gboolean apostil_table_add (ApostilTable *self, ApostilTablePart *part, GError **error);
gboolean apostil_table_is_empty (ApostilTable *self);
gboolean apostil_table_write (ApostilTable *self,
                              GOutputStream *stream,
                              GCancellable *cancellable,
                              GError **error);

GBytes *apostil_table_format (ApostilTableStyle style,
                              ApostilDocument *document,
                              const gchar *file,
                              gboolean bom,
                              GError **error);
void apostil_table_report_csv (ApostilDocument *document, GPtrArray *losses);
void apostil_table_report_jsonl (ApostilDocument *document, GPtrArray *losses);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilTable, apostil_table_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilTablePart, apostil_table_part_free)

G_END_DECLS
