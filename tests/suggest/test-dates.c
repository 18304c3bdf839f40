/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest.h"

#include <locale.h>
#include <string.h>

/* Phrases of dates.LANGUAGE.tsv: text, anchor, then for each date in it extent, value,
 * « TYPE » or « TYPE/MOD », rule. A text without dates has no more fields; « - » is no anchor.
 * Lines that begin with # are comments. A rule of « * » is any rule. */

typedef struct
{
  gchar *language;
  gchar **fields;
} Phrase;

static void
phrase_free (gpointer data)
{
  Phrase *phrase = data;

  g_free (phrase->language);
  g_strfreev (phrase->fields);
  g_free (phrase);
}

static GPtrArray *
run (const gchar *text, const gchar *language, const gchar *anchor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText) article = apostil_text_new (text, -1, &error);
  g_autoptr (ApostilSuggestInput) input = apostil_suggest_input_new (article, language, anchor);
  GPtrArray *suggestions = apostil_suggest_run (input, APOSTIL_ENGINE_DATES, NULL, &error);

  g_assert_no_error (error);
  return suggestions;
}

static gchar *
describe (const gchar *text, ApostilSuggestion *suggestion, gboolean any_rule)
{
  ApostilSpan span = apostil_suggestion_get_first_span (suggestion);
  g_autofree gchar *words = g_utf8_substring (text, span.start, span.end);

  return g_strdup_printf (
      "%s\t%s\t%s%s%s\t%s", words, suggestion->value != NULL ? suggestion->value : "-",
      suggestion->type, suggestion->mod != NULL ? "/" : "",
      suggestion->mod != NULL ? suggestion->mod : "", any_rule ? "*" : suggestion->rule);
}

static void
test_phrase (gconstpointer data)
{
  const Phrase *phrase = data;
  const gchar *anchor = g_str_equal (phrase->fields[1], "-") ? NULL : phrase->fields[1];
  g_autoptr (GPtrArray) suggestions = run (phrase->fields[0], phrase->language, anchor);
  guint n = g_strv_length (phrase->fields) - 2;
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_cmpuint (n % 4, ==, 0);
  for (guint i = 0; i < n; i += 4)
    g_string_append_printf (expected, "%s\t%s\t%s\t%s\n", phrase->fields[i + 2],
                            phrase->fields[i + 3], phrase->fields[i + 4], phrase->fields[i + 5]);
  for (guint i = 0; i < suggestions->len; i++)
    {
      gboolean any_rule = i * 4 + 5 < n + 2 && g_str_equal (phrase->fields[i * 4 + 5], "*");
      g_autofree gchar *line = describe (phrase->fields[0], suggestions->pdata[i], any_rule);

      g_string_append_printf (found, "%s\n", line);
    }
  g_assert_cmpstr (found->str, ==, expected->str);
}

static void
add_phrases (const gchar *language)
{
  g_autofree gchar *name = g_strdup_printf ("dates.%s.tsv", language);
  g_autofree gchar *path = g_build_filename (SOURCE_ROOT, "tests", "suggest", name, NULL);
  g_autofree gchar *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree gchar *test = g_strdup_printf ("/dates/%s/%u", language, i + 1);
      Phrase *phrase = NULL;

      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      phrase = g_new0 (Phrase, 1);
      phrase->language = g_strdup (language);
      phrase->fields = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (phrase->fields), >=, 2);
      g_test_add_data_func_full (test, phrase, test_phrase, phrase_free);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  /* Not the user's own language files. */
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions (); /* so that all phrases that fail are told */
  add_phrases ("de");
  add_phrases ("en");
  add_phrases ("es");
  add_phrases ("fr");
  return g_test_run ();
}
