/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli-batch.h"
#include "apostil-cli-input.h"
#include "apostil-cli.h"
#include "apostil-dismissals.h"
#include "apostil-native-reader.h"
#include "apostil-review-json.h"
#include "apostil-review.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  gboolean review;
  gboolean json;
} Options;

/* « a.apostil: line 23: “dimanche” in this section has two values … (date-two-values) » */
static void
append_finding (GString *output,
                const gchar *name,
                ApostilDocument *document,
                ApostilFinding *finding)
{
  g_autofree gchar *sentence = apostil_finding_to_words (finding);
  g_autofree gchar *reason = apostil_review_strip (sentence);
  guint line = apostil_finding_get_line (finding);
  g_autofree gchar *words = NULL;

  if (line == 0)
    g_string_append_printf (output, "%s: ", name);
  else
    {
      /* Translators: file, and line of the article's text */
      g_string_append_printf (output, _ ("%s: line %u: "), name, line);
      words = apostil_text_dup_span (apostil_document_get_text (document),
                                     apostil_finding_get_span (finding));
      g_strdelimit (words, "\n\t", ' ');
    }
  g_string_append (output, reason);
  /* A claim is told by its words, where the sentence has none. */
  if (words != NULL && strstr (reason, words) == NULL && strlen (words) > 4)
    g_string_append_printf (output, " “%s”", words);
  g_string_append_printf (output, " (%s)\n", apostil_finding_get_code (finding));
}

/* Whether nothing was found that nobody has set aside. */
static gboolean
review (ApostilDocument *document, const gchar *name, const Options *options, GString *output)
{
  g_autoptr (GPtrArray) found = apostil_review_document (document, NULL);
  ApostilArticle *article = apostil_document_get_article (document);
  gboolean clean = TRUE;

  for (guint i = 0; i < found->len; i++)
    {
      gboolean dismissed = apostil_dismissals_contain (article, found->pdata[i]);

      clean &= dismissed;
      if (options->json)
        apostil_review_append_json (output, name, document, found->pdata[i]);
      else if (!dismissed)
        append_finding (output, name, document, found->pdata[i]);
    }
  return clean;
}

static gboolean
validate_one (const gchar *input, guint index, gpointer data, GString *output, GString *messages)
{
  const Options *options = data;
  const gchar *name = apostil_cli_display_name (input);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = apostil_cli_read (input, &error);
  g_autoptr (ApostilDocument) document = NULL;

  if (bytes != NULL)
    document = apostil_native_reader_read_bytes (bytes, name, &error);
  if (document == NULL)
    {
      apostil_cli_append_message (messages, input, error->message);
      return FALSE;
    }
  return !options->review || review (document, name, options, output);
}

/**
 * apostil_command_validate:
 * @argc: length of @argv
 * @argv: the words of the command
 *
 * « apostil-tool validate »: documents as the window would read them; good ones without a word. With
 * --review also what is worth a second look in them, and then it fails when there is anything.
 *
 * Returns: what to exit with
 */
ApostilExit
apostil_command_validate (gint argc, gchar **argv)
{
  Options options = { FALSE, FALSE };
  const GOptionEntry entries[] = {
    { "review", 0, 0, G_OPTION_ARG_NONE, &options.review,
      N_ ("Also print what is worth a second look: dates, names, claims and quotations that do "
          "not agree"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json,
      N_ ("With --review, for programs: one JSON object on each line"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  ApostilExit code;
  g_auto (GStrv) inputs = apostil_cli_parse (
      argc, argv, entries, _ ("FILE…"),
      _ ("Reads Apostil documents as the window would and says what is wrong with them."), &code);

  if (inputs == NULL)
    return code;
  if (inputs[0] == NULL)
    return apostil_cli_usage (argv[0], _ ("Say which file to read; - is standard input."));
  if (options.json && !options.review)
    return apostil_cli_usage (argv[0], _ ("--json goes with --review."));
  return apostil_cli_batch (inputs, validate_one, &options);
}
