/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-cli.h"
#include "apostil-formats.h"

G_BEGIN_DECLS

/* Reading inputs in one format and writing each in another: what import, export and convert do. */

/**
 * ApostilTransform:
 * @command: name of the command, for messages
 * @inputs: (array zero-terminated=1): paths
 * @output: (nullable): the one output
 * @folder: (nullable): the directory for the outputs
 * @from: (nullable): name of the inputs' format
 * @to: the outputs' format
 * @options: what the user knows better than the inputs
 * @report: whether to list what @to cannot hold
 * @strict: whether to refuse to lose anything
 * @bom: whether a CSV begins with a byte order mark
 * @paper: (nullable): name of the paper of a sheet
 */
typedef struct
{
  const gchar *command;
  gchar **inputs;
  const gchar *output;
  const gchar *folder;
  const gchar *from;
  const ApostilFormat *to;
  ApostilImportOptions options;
  gboolean report;
  gboolean strict;
  gboolean bom;
  const gchar *paper;
} ApostilTransform;

ApostilExit apostil_transform_run (ApostilTransform *transform);
ApostilImport *
apostil_transform_read (ApostilTransform *transform, const gchar *input, GString *messages);
gboolean apostil_transform_write (const gchar *path,
                                  ApostilDocument *document,
                                  const ApostilFormat *format,
                                  const ApostilExportOptions *options,
                                  GError **error);
const ApostilFormat *
apostil_transform_find_format (const gchar *command, const gchar *name, gboolean to_write);

G_END_DECLS
