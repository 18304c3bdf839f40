/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-transform.h"

#include "apostil-cli-batch.h"
#include "apostil-cli-input.h"
#include "apostil-cli-output.h"
#include "apostil-cli-pictures.h"
#include "apostil-cli-sheet.h"
#include "apostil-cli-table.h"
#include "apostil-report-pictures.h"
#include "apostil-suggestion.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

typedef struct
{
  ApostilTransform *transform;
  GPtrArray *outputs; /* element-type utf8: one per input */
} Work;

/**
 * apostil_transform_read:
 * @transform: what is being done
 * @input: a path, or « - »
 * @messages: what there is to say is appended
 *
 * Reads @input and reports what the output will not hold of it. Any thread.
 *
 * Returns: (transfer full) (nullable): the document; %NULL, once it is said why, when it cannot be
 *   read or may not be written
 */
ApostilImport *
apostil_transform_read (ApostilTransform *transform, const gchar *input, GString *messages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = apostil_cli_read (input, &error);
  g_autoptr (ApostilImport) import = NULL;
  g_autoptr (GPtrArray) losses = NULL;

  if (bytes != NULL)
    import = apostil_formats_import (bytes, apostil_cli_display_name (input), transform->from,
                                     &transform->options, NULL, &error);
  if (import == NULL)
    {
      apostil_cli_append_message (messages, input, error->message);
      return NULL;
    }
  for (guint i = 0; i < import->told->len; i++)
    apostil_cli_append_message (messages, input, g_ptr_array_index (import->told, i));

  losses = apostil_formats_get_losses (import->document, transform->to);
  for (guint i = 0; i < losses->len && transform->report; i++)
    apostil_cli_append_message (messages, input, g_ptr_array_index (losses, i));
  if (losses->len > 0 && transform->strict)
    {
      apostil_cli_append_message (messages, input,
                                  _ ("Nothing was written, since --strict allows no loss."));
      return NULL;
    }
  return g_steal_pointer (&import);
}

typedef struct
{
  ApostilDocument *document;
  const ApostilFormat *format;
  const ApostilExportOptions *options;
} Output;

static gboolean
write_document (GOutputStream *stream, gpointer data, GError **error)
{
  Output *output = data;

  return apostil_formats_export (output->document, output->format, output->options, stream, NULL,
                                 error);
}

/**
 * apostil_transform_write:
 * @path: a path, or « - »
 * @document: what to write
 * @format: how
 * @options: (nullable): what the format is told beside
 * @error: where to say why it cannot be written
 *
 * Any thread.
 *
 * Returns: whether it is written
 */
gboolean
apostil_transform_write (const gchar *path,
                         ApostilDocument *document,
                         const ApostilFormat *format,
                         const ApostilExportOptions *options,
                         GError **error)
{
  Output output = { document, format, options };

  return apostil_cli_write (path, write_document, &output, error);
}

static gboolean
transform_one (const gchar *input, guint index, gpointer data, GString *output, GString *messages)
{
  Work *work = data;
  ApostilTransform *transform = work->transform;
  const gchar *target = g_ptr_array_index (work->outputs, index);
  g_autoptr (ApostilImport) import = apostil_transform_read (transform, input, messages);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *name = g_filename_display_name (input);
  ApostilExportOptions options = {
    .file = name,
    .bom = transform->bom,
    .paper = transform->paper,
    .dossier = { .reason = apostil_suggestion_reason_of },
    .pictures = apostil_report_pictures_draw,
  };

  if (import == NULL)
    return FALSE;
  if (!apostil_transform_write (target, import->document, transform->to, &options, &error))
    {
      apostil_cli_append_message (
          messages, g_str_equal (target, "-") ? _ ("standard output") : target, error->message);
      return FALSE;
    }
  return TRUE;
}

/* NAME.txt → FOLDER/NAME.apostil; only an ending that a format has is replaced. */
static gchar *
name_output (const gchar *input, const gchar *folder, const ApostilFormat *to)
{
  g_autofree gchar *name = g_path_get_basename (input);
  g_autofree gchar *file = NULL;

  if (apostil_formats_for_file (name) != NULL)
    *g_strrstr (name, ".") = '\0';
  file = g_strdup_printf ("%s.%s", name, to->extensions[0]);
  return g_build_filename (folder, file, NULL);
}

/* The regular files among the inputs; one look at each, since there may be ten thousand. */
static GHashTable *
identify_inputs (ApostilTransform *transform)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; transform->inputs[i] != NULL; i++)
    {
      gchar *file = apostil_cli_identify (transform->inputs[i]);

      if (file != NULL)
        g_hash_table_add (files, file);
    }
  return files;
}

/* Where each input goes; NULL, once it is said why, when two would go to one place. */
static GPtrArray *
name_outputs (ApostilTransform *transform)
{
  g_autoptr (GPtrArray) outputs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) inputs = identify_inputs (transform);

  for (guint i = 0; transform->inputs[i] != NULL; i++)
    {
      const gchar *input = transform->inputs[i];
      g_autofree gchar *output = NULL;
      g_autofree gchar *message = NULL;
      g_autofree gchar *old = NULL; /* file where the output will be */

      if (transform->folder == NULL)
        output = g_strdup (transform->output);
      else if (g_str_equal (input, "-"))
        message = g_strdup (_ ("Standard input has no name to make one from; use -o."));
      else
        output = name_output (input, transform->folder, transform->to);

      if (message == NULL && transform->folder != NULL && g_hash_table_contains (taken, output))
        message = g_strdup_printf (_ ("%s and %s would both become %s. Put them in different "
                                      "directories."),
                                   (const gchar *) g_hash_table_lookup (taken, output), input,
                                   output);
      old = output != NULL ? apostil_cli_identify (output) : NULL;
      if (message == NULL && old != NULL && g_hash_table_contains (inputs, old))
        message = g_strdup_printf (_ ("%s is an input and would be overwritten. Choose another "
                                      "name."),
                                   output);
      if (message != NULL)
        {
          apostil_cli_usage (transform->command, message);
          return NULL;
        }
      g_hash_table_insert (taken, output, (gpointer) input);
      g_ptr_array_add (outputs, g_steal_pointer (&output));
    }

  return g_steal_pointer (&outputs);
}

static gboolean
make_folder (const gchar *folder)
{
  if (g_mkdir (folder, 0777) == 0 || (errno == EEXIST && g_file_test (folder, G_FILE_TEST_IS_DIR)))
    return TRUE;
  g_printerr (_ ("%s: The directory cannot be made: %s.\n"), folder, g_strerror (errno));
  return FALSE;
}

/**
 * apostil_transform_run:
 * @transform: what to do
 *
 * Returns: what to exit with
 */
ApostilExit
apostil_transform_run (ApostilTransform *transform)
{
  g_autoptr (GPtrArray) outputs = NULL;
  g_autoptr (GError) error = NULL;
  Work work = { .transform = transform };
  guint n_inputs = g_strv_length (transform->inputs);

  if (n_inputs == 0)
    return apostil_cli_usage (transform->command,
                              _ ("Say which file to read; - is standard input."));
  if ((transform->output == NULL) == (transform->folder == NULL))
    return apostil_cli_usage (transform->command,
                              _ ("Say where to write: -o FILE (- is standard output), or "
                                 "-d DIRECTORY for several inputs."));
  if (transform->output != NULL && n_inputs > 1 && !apostil_cli_table_is_one (transform))
    return apostil_cli_usage (transform->command,
                              _ ("Several inputs need -d DIRECTORY in place of -o."));
  if (!apostil_import_options_check (&transform->options, &error))
    return apostil_cli_usage (transform->command, error->message);

  outputs = name_outputs (transform);
  if (outputs == NULL)
    return APOSTIL_EXIT_USAGE;
  if (transform->folder != NULL && !make_folder (transform->folder))
    return APOSTIL_EXIT_FAILED;

  if (transform->output != NULL && apostil_cli_table_is_one (transform))
    return apostil_cli_table_run (transform);

  work.outputs = outputs;
  return apostil_cli_batch (transform->inputs, transform_one, &work);
}

/**
 * apostil_transform_find_format:
 * @command: name of the command, for messages
 * @name: name of a format
 * @to_write: whether it is to be written, else to be read
 *
 * Returns: (transfer none) (nullable): the format; %NULL, once it is said, when there is no such
 */
const ApostilFormat *
apostil_transform_find_format (const gchar *command, const gchar *name, gboolean to_write)
{
  const ApostilFormat *format = apostil_formats_lookup (name);
  g_autofree gchar *message = NULL;

  if (format == NULL && g_str_equal (name, apostil_cli_sheet_get_format ()->name))
    format = apostil_cli_sheet_get_format ();
  if (format == NULL)
    format = apostil_cli_pictures_lookup (name);
  if (format != NULL && (to_write ? format->exports : format->imports))
    return format;
  message = g_strdup_printf (
      to_write ? _ ("There is no format “%s” to write. “apostil-tool formats” lists them.")
               : _ ("There is no format “%s” to read. “apostil-tool formats” lists them."),
      name);
  apostil_cli_usage (command, message);
  return NULL;
}
