/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-formats.h"

#include "apostil-error.h"
#include "apostil-export-html.h"
#include "apostil-export-text.h"
#include "apostil-native-reader.h"
#include "apostil-native-writer.h"
#include "apostil-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD_BYTES 2048

static ApostilImport *
read_native (GBytes *bytes,
             const gchar *name,
             const ApostilImportOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  ApostilDocument *document;
  ApostilImport *import;

  if (options->language != NULL || options->published != NULL || options->retrieved != NULL)
    {
      g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                           _ ("This is an Apostil document already; its language and dates are "
                              "changed in the window."));
      return NULL;
    }
  document = apostil_native_reader_read_bytes (bytes, name, error);
  if (document == NULL)
    return NULL;

  import = g_new0 (ApostilImport, 1);
  import->document = document;
  import->told = g_ptr_array_new_with_free_func (g_free);
  return import;
}

static GBytes *
write_native (ApostilDocument *document, const ApostilExportOptions *options, GError **error)
{
  return apostil_native_writer_format (document, error);
}

static GBytes *
write_text (ApostilDocument *document, const ApostilExportOptions *options, GError **error)
{
  return apostil_export_text (document, error);
}

static GBytes *
write_csv (ApostilDocument *document, const ApostilExportOptions *options, GError **error)
{
  return apostil_table_format (APOSTIL_TABLE_CSV, document, options->file, options->bom, error);
}

static GBytes *
write_jsonl (ApostilDocument *document, const ApostilExportOptions *options, GError **error)
{
  return apostil_table_format (APOSTIL_TABLE_JSONL, document, options->file, FALSE, error);
}

static ApostilImport *
read_text (GBytes *bytes,
           const gchar *name,
           const ApostilImportOptions *options,
           GCancellable *cancellable,
           GError **error)
{
  return apostil_import_text (bytes, options, cancellable, error);
}

static ApostilImport *
read_html (GBytes *bytes,
           const gchar *name,
           const ApostilImportOptions *options,
           GCancellable *cancellable,
           GError **error)
{
  return apostil_import_html (bytes, NULL, options, cancellable, error);
}

/* A page begins with a tag, and has one of those that only pages have. */
static gboolean
sniff_html (const gchar *head, gsize n_bytes)
{
  static const gchar *const tags[] = { "<!doctype html", "<html", "<head", "<body", "<meta" };
  const gchar *start = head;
  g_autofree gchar *lower = NULL;

  if (g_str_has_prefix (start, "\xef\xbb\xbf"))
    start += 3;
  while (g_ascii_isspace (*start))
    start++;
  if (*start != '<')
    return FALSE;

  lower = g_ascii_strdown (start, -1);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strstr (lower, tags[i]) != NULL)
      return TRUE;
  return FALSE;
}

static const gchar *const native_extensions[] = { "apostil", NULL };
static const gchar *const native_types[] = { "application/vnd.apostil+xml", NULL };
static const gchar *const text_extensions[] = { "txt", "text", "md", NULL };
static const gchar *const text_types[] = { "text/plain", NULL };
static const gchar *const html_extensions[] = { "html", "htm", "xhtml", "xht", NULL };
static const gchar *const html_types[] = { "text/html", "application/xhtml+xml", NULL };

static const gchar *const csv_extensions[] = { "csv", NULL };
static const gchar *const csv_types[] = { "text/csv", NULL };
static const gchar *const jsonl_extensions[] = { "jsonl", "ndjson", NULL };
static const gchar *const jsonl_types[] = { "application/jsonl", "application/x-ndjson", NULL };

static const ApostilFormat formats[] = {
  {
      .name = "apostil",
      .label = N_ ("Apostil document"),
      .extensions = native_extensions,
      .media_types = native_types,
      .imports = TRUE,
      .exports = TRUE,
      .sniff = apostil_native_reader_sniff,
      .read = read_native,
      .write = write_native,
  },
  {
      .name = "html",
      .label = N_ ("Web page"),
      .extensions = html_extensions,
      .media_types = html_types,
      .imports = TRUE,
      .exports = TRUE,
      .sniff = sniff_html,
      .read = read_html,
      .write = apostil_export_html,
      .report = apostil_dossier_report,
  },
  {
      .name = "text",
      .label = N_ ("Plain text"),
      .extensions = text_extensions,
      .media_types = text_types,
      .imports = TRUE,
      .exports = TRUE,
      .read = read_text,
      .write = write_text,
      .report = apostil_export_text_report,
  },
  {
      .name = "csv",
      .label = N_ ("Table of marks (CSV)"),
      .extensions = csv_extensions,
      .media_types = csv_types,
      .exports = TRUE,
      .write = write_csv,
      .report = apostil_table_report_csv,
  },
  {
      .name = "jsonl",
      .label = N_ ("Marks as JSON lines"),
      .extensions = jsonl_extensions,
      .media_types = jsonl_types,
      .exports = TRUE,
      .write = write_jsonl,
      .report = apostil_table_report_jsonl,
  },
};

/**
 * apostil_formats_get_all:
 * @n_formats: (out): how many
 *
 * Returns: (array length=n_formats) (transfer none): all formats
 */
const ApostilFormat *
apostil_formats_get_all (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * apostil_format_find:
 * @all: (array length=n): some formats
 * @n: how many
 * @name: name of a format
 *
 * Returns: (transfer none) (nullable): that one of them
 */
const ApostilFormat *
apostil_format_find (const ApostilFormat *all, guint n, const gchar *name)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (all[i].name, name))
      return &all[i];
  return NULL;
}

/**
 * apostil_formats_lookup:
 * @name: name of a format
 *
 * Returns: (transfer none) (nullable): that format
 */
const ApostilFormat *
apostil_formats_lookup (const gchar *name)
{
  return apostil_format_find (formats, G_N_ELEMENTS (formats), name);
}

/**
 * apostil_formats_for_file:
 * @file_name: name of a file
 *
 * Returns: (transfer none) (nullable): the format that has its extension
 */
const ApostilFormat *
apostil_formats_for_file (const gchar *file_name)
{
  const gchar *dot = strrchr (file_name, '.');

  if (dot == NULL || strchr (dot, G_DIR_SEPARATOR) != NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint j = 0; formats[i].extensions[j] != NULL; j++)
      if (g_ascii_strcasecmp (dot + 1, formats[i].extensions[j]) == 0)
        return &formats[i];
  return NULL;
}

/**
 * apostil_format_get_label:
 * @format: a format
 *
 * Returns: (transfer none): its name for people, translated
 */
const gchar *
apostil_format_get_label (const ApostilFormat *format)
{
  return _ (format->label);
}

static const ApostilFormat *
recognise (GBytes *bytes, const gchar *name, GError **error)
{
  gsize n_bytes;
  const gchar *data = g_bytes_get_data (bytes, &n_bytes);
  const ApostilFormat *by_name = name != NULL ? apostil_formats_for_file (name) : NULL;
  g_autofree gchar *head = g_malloc (HEAD_BYTES + 1);
  gsize n = 0;

  /* without the NULs of UTF-16 */
  for (gsize i = 0; i < MIN (n_bytes, HEAD_BYTES); i++)
    if (data[i] != '\0' && (guchar) data[i] < 0xfe)
      head[n++] = data[i];
  head[n] = '\0';

  /* what says so is a document whatever its name; else the name decides; else the content */
  if (apostil_native_reader_sniff (head, n))
    return &formats[0];
  if (by_name != NULL)
    return by_name;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].sniff != NULL && formats[i].sniff (head, n))
      return &formats[i];
  if (g_str_has_prefix (head, "<?xml") || g_str_has_prefix (head, "\xef\xbb\xbf<?xml"))
    {
      g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                           _ ("This is XML of a kind that Apostil does not know. Open the article "
                              "elsewhere, copy its text and paste it."));
      return NULL;
    }
  return apostil_formats_lookup ("text");
}

/**
 * apostil_formats_import:
 * @bytes: a file
 * @name: (nullable): its name, for its extension and for messages
 * @format: (nullable): name of its format; %NULL to recognise it
 * @options: (nullable): what the user knows better
 * @cancellable: (nullable): to stop
 * @error: where to put an #ApostilError
 *
 * Makes a document of @bytes. From anything but the native format it has no annotations. Nothing
 * is taken from the clock: the same bytes and options give the same document. Any thread.
 *
 * Returns: (transfer full) (nullable): the document and what is to be told
 */
ApostilImport *
apostil_formats_import (GBytes *bytes,
                        const gchar *name,
                        const gchar *format,
                        const ApostilImportOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  static const ApostilImportOptions none = { NULL, NULL, NULL };
  const ApostilFormat *found;

  found = format != NULL ? apostil_formats_lookup (format) : recognise (bytes, name, error);
  if (found == NULL && format == NULL)
    return NULL;
  if (found == NULL || !found->imports)
    {
      g_set_error (
          error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
          _ ("The format “%s” cannot be read. “apostil-tool formats” lists those that can."),
          format != NULL ? format : found->name);
      return NULL;
    }
  return found->read (bytes, name, options != NULL ? options : &none, cancellable, error);
}

/**
 * apostil_formats_get_losses:
 * @document: a document
 * @format: a format that can be written
 *
 * Returns: (element-type utf8) (transfer full): what @format cannot hold of @document, a sentence
 *   for each; empty when nothing is lost
 */
GPtrArray *
apostil_formats_get_losses (ApostilDocument *document, const ApostilFormat *format)
{
  GPtrArray *losses = g_ptr_array_new_with_free_func (g_free);

  if (format->report != NULL)
    format->report (document, losses);
  return losses;
}

/**
 * apostil_formats_export:
 * @document: a document
 * @format: a format that can be written
 * @options: (nullable): what it is told beside
 * @stream: where to write; it is not closed
 * @cancellable: (nullable): to stop
 * @error: where to put an error
 *
 * Ask apostil_formats_get_losses() first.
 *
 * Returns: whether all is written
 */
gboolean
apostil_formats_export (ApostilDocument *document,
                        const ApostilFormat *format,
                        const ApostilExportOptions *options,
                        GOutputStream *stream,
                        GCancellable *cancellable,
                        GError **error)
{
  static const ApostilExportOptions none = { NULL };
  g_autoptr (GBytes) bytes = NULL;
  gsize n_bytes;
  gconstpointer data;

  if (!format->exports)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("The format “%s” cannot be written. “apostil-tool formats” lists those that "
                      "can."),
                   format->name);
      return FALSE;
    }
  bytes = format->write (document, options != NULL ? options : &none, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &n_bytes);
  return g_output_stream_write_all (stream, data, n_bytes, NULL, cancellable, error);
}
