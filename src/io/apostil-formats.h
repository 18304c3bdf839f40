/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-dossier-picture.h"
#include "apostil-dossier.h"
#include "apostil-import.h"

G_BEGIN_DECLS

/* The one table of formats. Window, tool and documentation read it; a format exists by its line
 * here (src/README.md, « To add a format »). */

typedef struct _ApostilFormat ApostilFormat;

/**
 * ApostilExportOptions:
 * @file: (nullable): name of the document's file, for tables
 * @bom: whether a CSV begins with a byte order mark, for spreadsheets that need one
 * @paper: (nullable): "a4" or "letter"; %NULL: A4
 * @dossier: for evidence sheets
 * @pictures: (nullable): draws the pictures of evidence sheets, which this library cannot
 *
 * What an exporter is told beside the document. Zero and %NULL are fine throughout.
 */
typedef struct
{
  const gchar *file;
  gboolean bom;
  const gchar *paper;
  ApostilDossierOptions dossier;
  ApostilDossierPicturesFunc pictures;
} ApostilExportOptions;

/**
 * ApostilFormat:
 * @name: as in « --from » and « --to »
 * @label: untranslated; use apostil_format_get_label()
 * @extensions: (array zero-terminated=1): without dot, the usual one first
 * @media_types: (array zero-terminated=1): the usual one first
 * @imports: whether it can be read
 * @exports: whether it can be written
 *
 * One format. The functions are for apostil-formats.c.
 */
struct _ApostilFormat
{
  const gchar *name;
  const gchar *label;
  const gchar *const *extensions;
  const gchar *const *media_types;
  gboolean imports;
  gboolean exports;

  gboolean (*sniff) (const gchar *head, gsize n_bytes);
  ApostilImport *(*read) (GBytes *bytes,
                          const gchar *name,
                          const ApostilImportOptions *options,
                          GCancellable *cancellable,
                          GError **error);
  GBytes *(*write) (ApostilDocument *document, const ApostilExportOptions *options, GError **error);
  void (*report) (ApostilDocument *document, GPtrArray *losses);
};

const ApostilFormat *apostil_formats_get_all (guint *n_formats);
const ApostilFormat *apostil_format_find (const ApostilFormat *all, guint n, const gchar *name);
const ApostilFormat *apostil_formats_lookup (const gchar *name);
const ApostilFormat *apostil_formats_for_file (const gchar *file_name);
const gchar *apostil_format_get_label (const ApostilFormat *format);

ApostilImport *apostil_formats_import (GBytes *bytes,
                                       const gchar *name,
                                       const gchar *format,
                                       const ApostilImportOptions *options,
                                       GCancellable *cancellable,
                                       GError **error);
GPtrArray *apostil_formats_get_losses (ApostilDocument *document, const ApostilFormat *format);
gboolean apostil_formats_export (ApostilDocument *document,
                                 const ApostilFormat *format,
                                 const ApostilExportOptions *options,
                                 GOutputStream *stream,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
