/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli-sheet.h"

#include "apostil-sheet.h"

#include <glib/gi18n.h>

static GBytes *
write_sheet (ApostilDocument *document, const ApostilExportOptions *options, GError **error)
{
  ApostilSheetPaper paper = apostil_sheet_a4;
  g_autoptr (ApostilSheet) sheet = NULL;

  if (options->paper != NULL)
    apostil_sheet_paper_from_name (options->paper, &paper);
  sheet = apostil_sheet_new (document, &options->dossier, &paper);
  return apostil_sheet_write_pdf (sheet, error);
}

static const gchar *const pdf_extensions[] = { "pdf", NULL };
static const gchar *const pdf_types[] = { "application/pdf", NULL };

static const ApostilFormat format = {
  .name = "sheet-pdf",
  .label = N_ ("Evidence sheet, PDF document"),
  .extensions = pdf_extensions,
  .media_types = pdf_types,
  .exports = TRUE,
  .write = write_sheet,
  .report = apostil_dossier_report,
};

/**
 * apostil_cli_sheet_get_format:
 *
 * Returns: (transfer none): the format « sheet-pdf »
 */
const ApostilFormat *
apostil_cli_sheet_get_format (void)
{
  return &format;
}
