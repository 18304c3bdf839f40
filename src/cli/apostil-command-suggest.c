/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli-batch.h"
#include "apostil-cli-input.h"
#include "apostil-cli-output.h"
#include "apostil-cli.h"
#include "apostil-suggest-json.h"
#include "apostil-suggest.h"
#include "apostil-transform.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  const gchar *output;
  const gchar *folder;
  ApostilImportOptions options;
  ApostilEngines engines;
  gboolean jsonl;
  gchar lowest;
} Work;

/* Where each code point of a cleaned text stood in the bytes of a plain text file, and their
 * end; NULL when nothing moved, or when the input is not a text in UTF-8. */
static guint32 *
map_offsets (GBytes *bytes, ApostilText *text)
{
  gsize n_bytes = 0;
  const gchar *raw = g_bytes_get_data (bytes, &n_bytes);
  const gchar *end = raw + n_bytes;
  const gchar *clean = apostil_text_get_utf8 (text, NULL);
  guint32 n = apostil_text_get_length (text);
  g_autofree guint32 *offsets = NULL;
  guint32 at = 0;
  gsize n_clean = 0;
  gboolean moved = FALSE;

  if (n_bytes >= 3 && memcmp (raw, "\xef\xbb\xbf", 3) == 0)
    raw += 3;

  /* The usual case, and much cheaper to see than to walk: nothing was cleaned. */
  if (apostil_text_get_utf8 (text, &n_clean) != NULL && (gsize) (end - raw) == n_clean &&
      memcmp (raw, clean, n_clean) == 0)
    return NULL;

  if (!g_utf8_validate_len (raw, (gsize) (end - raw), NULL))
    return NULL;

  offsets = g_new (guint32, n + 1);
  for (guint32 i = 0; i < n; i++)
    {
      gunichar wanted = g_utf8_get_char (clean);

      /* What cleaning takes out: CR before LF, characters that XML cannot hold. */
      while (raw < end && g_utf8_get_char (raw) != wanted &&
             !(*raw == '\r' && wanted == '\n' && (raw + 1 == end || raw[1] != '\n')) &&
             wanted != 0xFFFD)
        {
          raw = g_utf8_next_char (raw);
          at++;
          moved = TRUE;
        }
      if (raw >= end)
        return NULL;
      offsets[i] = at++;
      raw = g_utf8_next_char (raw);
      clean = g_utf8_next_char (clean);
    }
  offsets[n] = at;
  return moved ? g_steal_pointer (&offsets) : NULL;
}

static gchar *
name_output (const Work *work, const gchar *input)
{
  g_autofree gchar *name = NULL;
  g_autofree gchar *file = NULL;

  if (work->folder == NULL)
    return g_strdup (work->output);
  name = g_path_get_basename (input);
  if (apostil_formats_for_file (name) != NULL)
    *g_strrstr (name, ".") = '\0';
  file = g_strdup_printf ("%s.%s", name, work->jsonl ? "jsonl" : "apostil");
  return g_build_filename (work->folder, file, NULL);
}

static gboolean
write_string (GOutputStream *stream, gpointer data, GError **error)
{
  GString *string = data;

  return g_output_stream_write_all (stream, string->str, string->len, NULL, NULL, error);
}

static gboolean
write_lines (const gchar *path, GString *lines, GString *output, GError **error)
{
  if (!g_str_equal (path, "-"))
    return apostil_cli_write (path, write_string, lines, error);

  g_string_append_len (output, lines->str, (gssize) lines->len);
  return TRUE;
}

static gboolean
write_jsonl (const Work *work,
             const gchar *path,
             GBytes *bytes,
             ApostilText *text,
             GPtrArray *suggestions,
             GString *output,
             GError **error)
{
  g_autofree guint32 *offsets = map_offsets (bytes, text);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; suggestions != NULL && i < suggestions->len; i++)
    if (((ApostilSuggestion *) suggestions->pdata[i])->class_ <= work->lowest)
      apostil_suggest_append_json (lines, suggestions->pdata[i], text, offsets);

  return write_lines (path, lines, output, error);
}

static gboolean
write_document (const Work *work,
                const gchar *path,
                ApostilDocument *document,
                ApostilSuggestInput *input,
                GPtrArray *suggestions,
                GError **error)
{
  if (suggestions != NULL)
    {
      g_autoptr (ApostilEdit)
          edit = apostil_suggest_edit (document, input, suggestions, work->lowest);

      if (!apostil_document_apply (document, edit, error))
        return FALSE;
    }
  return apostil_transform_write (path, document, apostil_formats_lookup ("apostil"), NULL, error);
}

static gboolean
suggest_one (const gchar *name, guint index, gpointer data, GString *output, GString *messages)
{
  const Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = apostil_cli_read (name, &error);
  g_autoptr (ApostilImport) import = NULL;
  g_autoptr (ApostilSuggestInput) input = NULL;
  g_autoptr (ApostilSuggestInput) ready = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autofree gchar *path = name_output (work, name);
  gboolean done = FALSE;

  if (bytes != NULL)
    import = apostil_formats_import (bytes, apostil_cli_display_name (name), NULL, &work->options,
                                     NULL, &error);
  if (import == NULL)
    {
      apostil_cli_append_message (messages, name, error->message);
      return FALSE;
    }

  input = apostil_suggest_input_new_for_document (import->document);
  ready = apostil_suggest_prepare (input, &error);
  if (ready != NULL)
    suggestions = apostil_suggest_run (ready, work->engines, NULL, &error);
  if (suggestions == NULL)
    {
      apostil_cli_append_message (messages, name, error->message);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return FALSE;
      g_clear_error (&error);
    }

  done = work->jsonl ? write_jsonl (work, path, bytes, apostil_document_get_text (import->document),
                                    suggestions, output, &error)
                     : write_document (work, path, import->document, ready, suggestions, &error);
  if (!done)
    apostil_cli_append_message (messages, g_str_equal (path, "-") ? _ ("standard output") : path,
                                error->message);
  return done;
}

static gboolean
parse_engines (const gchar *text, ApostilEngines *engines)
{
  g_auto (GStrv) names = g_strsplit (text, ",", -1);

  *engines = 0;
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "dates"))
      *engines |= APOSTIL_ENGINE_DATES;
    else if (g_str_equal (names[i], "claims"))
      *engines |= APOSTIL_ENGINE_CLAIMS;
    else if (g_str_equal (names[i], "names"))
      *engines |= APOSTIL_ENGINE_NAMES;
    else
      return FALSE;
  return *engines != 0;
}

static const gchar *
check (Work *work, gchar **inputs, const gchar *engines, const gchar *format, const gchar *class_)
{
  if (inputs[0] == NULL)
    return _ ("Say which file to read; - is standard input.");
  if ((work->output == NULL) == (work->folder == NULL))
    return _ ("Say where to write: -o FILE (- is standard output), or -d DIRECTORY for several "
              "inputs.");
  if (work->output != NULL && inputs[1] != NULL &&
      !(work->jsonl && g_str_equal (work->output, "-")))
    return _ ("Several inputs need -d DIRECTORY in place of -o.");
  for (guint i = 0; inputs[i] != NULL && work->folder != NULL; i++)
    if (g_str_equal (inputs[i], "-"))
      return _ ("Standard input has no name to make one from; use -o.");
  if (engines != NULL && !parse_engines (engines, &work->engines))
    return _ ("--engines takes one or more of dates, claims and names, with commas between.");
  if (format != NULL && !work->jsonl && !g_str_equal (format, "apostil"))
    return _ ("--format is apostil or jsonl.");
  if (class_ != NULL && (strlen (class_) != 1 || strchr ("ABC", class_[0]) == NULL))
    return _ ("--class is A, B or C.");
  return NULL;
}

/**
 * apostil_command_suggest:
 * @argc: length of @argv
 * @argv: the words of the command
 *
 * « apostil-tool suggest »: what the engines propose for articles.
 *
 * Returns: what to exit with
 */
ApostilExit
apostil_command_suggest (gint argc, gchar **argv)
{
  g_autofree gchar *output = NULL;
  g_autofree gchar *folder = NULL;
  g_autofree gchar *engines = NULL;
  g_autofree gchar *language = NULL;
  g_autofree gchar *published = NULL;
  g_autofree gchar *format = NULL;
  g_autofree gchar *class_ = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { "directory", 'd', 0, G_OPTION_ARG_FILENAME, &folder,
      N_ ("Write one file for each input into this directory"), N_ ("DIRECTORY") },
    { "engines", 0, 0, G_OPTION_ARG_STRING, &engines, N_ ("Engines to run (all of them)"),
      "dates,claims,names" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("Language of the article"),
      N_ ("LANGUAGE") },
    { "published", 0, 0, G_OPTION_ARG_STRING, &published, N_ ("When it was published"),
      N_ ("WHEN") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("What to write (apostil)"),
      "apostil|jsonl" },
    { "class", 0, 0, G_OPTION_ARG_STRING, &class_,
      N_ ("How sure at least: A explicit, B by rule (the default), C a guess"), "A|B|C" },
    G_OPTION_ENTRY_NULL,
  };
  ApostilExit code;
  g_auto (GStrv) inputs =
      apostil_cli_parse (argc, argv, entries, _ ("IN… -o OUT | -d DIRECTORY"),
                         _ ("Proposes dates, claims and names in articles: as marks with status "
                            "“suggested”, or one JSON object on each line. IN may be a document, "
                            "a text or a saved web page."),
                         &code);
  Work work = { .engines = APOSTIL_ENGINES_ALL, .lowest = 'B' };
  const gchar *problem = NULL;
  g_autoptr (GError) error = NULL;

  if (inputs == NULL)
    return code;
  work.output = output;
  work.folder = folder;
  work.jsonl = g_strcmp0 (format, "jsonl") == 0;
  work.options = (ApostilImportOptions){ .language = language,
                                         .published = published,
                                         .without_digest = work.jsonl };
  problem = check (&work, inputs, engines, format, class_);
  if (problem != NULL)
    return apostil_cli_usage (argv[0], problem);
  if (!apostil_import_options_check (&work.options, &error))
    return apostil_cli_usage (argv[0], error->message);
  if (class_ != NULL)
    work.lowest = class_[0];
  if (folder != NULL && g_mkdir (folder, 0777) != 0 &&
      !(errno == EEXIST && g_file_test (folder, G_FILE_TEST_IS_DIR)))
    {
      g_printerr (_ ("%s: The directory cannot be made: %s.\n"), folder, g_strerror (errno));
      return APOSTIL_EXIT_FAILED;
    }

  return apostil_cli_batch (inputs, suggest_one, &work);
}
