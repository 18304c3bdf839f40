/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-calendar.h"
#include "apostil-commands.h"
#include "apostil-native-reader.h"
#include "apostil-suggest.h"
#include "apostil-timex.h"

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

/* What is proposed must stand in a document: the value that is set, and each that it is changed
 * to by a key, as the commands would have it. */
static void
check_accepted (const gchar *text, GPtrArray *suggestions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText) article_text = apostil_text_new (text, -1, &error);
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  g_autoptr (ApostilArticle) article = apostil_article_new (article_text);
  g_autoptr (ApostilDocument) document = apostil_document_new (scheme, article, NULL);
  g_autoptr (ApostilSuggestInput) input = apostil_suggest_input_new (article_text, NULL, NULL);
  g_autoptr (ApostilEdit) edit = apostil_suggest_edit (document, input, suggestions, 'C');
  GListModel *dates = NULL;

  g_assert_true (apostil_document_apply (document, edit, &error));
  g_assert_no_error (error);
  dates = G_LIST_MODEL (apostil_document_get_annotations (document));
  g_assert_cmpuint (g_list_model_get_n_items (dates), ==, suggestions->len);
  for (guint i = 0; i < suggestions->len; i++)
    {
      static const gchar *const names[] = { APOSTIL_ATTR_TYPE, APOSTIL_ATTR_VALUE, APOSTIL_ATTR_MOD,
                                            APOSTIL_ATTR_QUANT, APOSTIL_ATTR_FREQ };
      g_autoptr (ApostilAnnotation) date = g_list_model_get_item (dates, i);
      const ApostilSuggestion *suggestion = suggestions->pdata[i];

      apostil_timex_check (suggestion->type, suggestion->value, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        {
          g_autofree gchar *value = g_strdup (apostil_record_get (date, names[k]));
          g_autoptr (ApostilEdit)
              again = apostil_command_set_attribute (document, date, names[k], value, &error);

          g_assert_no_error (error);
          g_assert_nonnull (again);
        }
      for (guint k = 0; k < suggestion->n_alternatives; k++)
        {
          apostil_timex_check (suggestion->type, suggestion->alternatives[k], &error);
          g_assert_no_error (error);
        }
    }
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
  check_accepted (phrase->fields[0], suggestions);
}

/* What the words leave open is a guess, and only shown when asked for. */
static void
test_classes (void)
{
  static const struct
  {
    const gchar *text;
    gchar class_;
  } cases[] = {
    { "Aujourd’hui, la ville a changé d’allure.", 'C' },
    { "Le maire se rend aujourd’hui à Lens.", 'B' },
    { "Il partira à l’automne.", 'C' },
    { "Il partira à l’automne 2023.", 'A' },
    { "C’était au lendemain de la démission du ministre.", 'C' },
    { "Le 5 mai 2021 il chanta, et partit le lendemain.", 'A' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) suggestions = run (cases[i].text, "fr", "2021-08-27");
      gchar found[2] = "-";
      gchar expected[2] = { cases[i].class_, '\0' };

      if (suggestions->len > 0)
        found[0] = ((ApostilSuggestion *) suggestions->pdata[0])->class_;
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, expected);
    }
}

/* The articles that we bring as samples. */
static void
test_samples (void)
{
  static const gchar *const samples[][2] = { { "en", "tram.en.apostil" },
                                             { "fr", "barrage.fr.apostil" } };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree gchar *path =
          g_build_filename (SOURCE_ROOT, "data", "samples", samples[i][1], NULL);
      g_autofree gchar *contents = NULL;
      gsize n_bytes = 0;
      g_autoptr (GError) error = NULL;
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (ApostilDocument) sample = NULL;
      g_autoptr (GPtrArray) suggestions = NULL;
      const gchar *text = NULL;

      g_file_get_contents (path, &contents, &n_bytes, &error);
      g_assert_no_error (error);
      stream = g_memory_input_stream_new_from_data (contents, (gssize) n_bytes, NULL);
      sample = apostil_native_reader_read (stream, path, -1, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      text = apostil_text_get_utf8 (apostil_document_get_text (sample), NULL);
      suggestions = run (text, samples[i][0], "2021-08-27");
      g_assert_cmpuint (suggestions->len, >, 0);
      check_accepted (text, suggestions);
    }
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

/* The first and the last day of each month of ten thousand years, and the ones beyond. */
static void
test_calendar (void)
{
  gint64 next = 1;

  for (gint year = 1; year <= 9999; year++)
    for (gint month = 1; month <= 12; month++)
      {
        gint n_days = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);

        g_assert_cmpint (apostil_calendar_day (year, month, 1), ==, next);
        g_assert_cmpint (apostil_calendar_day (year, month, n_days), ==, next + n_days - 1);
        g_assert_cmpint (apostil_calendar_day (year, month, 0), ==, 0);
        g_assert_cmpint (apostil_calendar_day (year, month, n_days + 1), ==, 0);
        next += n_days;
      }
  g_assert_cmpint (apostil_calendar_day (0, 1, 1), ==, 0);
  g_assert_cmpint (apostil_calendar_day (10000, 1, 1), ==, 0);
  g_assert_cmpint (apostil_calendar_day (2021, 0, 1), ==, 0);
  g_assert_cmpint (apostil_calendar_day (2021, 13, 1), ==, 0);
}

static void
test_numbers (void)
{
  g_assert_cmpint (apostil_calendar_read_number (""), ==, 0);
  g_assert_cmpint (apostil_calendar_read_number ("08-22"), ==, 8);
  g_assert_cmpint (apostil_calendar_read_number ("XX"), ==, 0);
  g_assert_cmpint (apostil_calendar_read_number ("9999999999999"), ==, 999999999);
  g_assert_cmpfloat (apostil_calendar_read_count ("12"), ==, 12);
  g_assert_cmpfloat (apostil_calendar_read_count ("2.5"), ==, 2.5);
  g_assert_cmpfloat (apostil_calendar_read_count ("1000000"), ==, 1e6);
  g_assert_cmpfloat (apostil_calendar_read_count ("12345678901"), ==, 12345678901.0);
  g_assert_cmpfloat (apostil_calendar_read_count (""), ==, 0);
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
  g_test_add_func ("/dates/calendar", test_calendar);
  g_test_add_func ("/dates/numbers", test_numbers);
  g_test_add_func ("/dates/classes", test_classes);
  g_test_add_func ("/dates/samples", test_samples);
  return g_test_run ();
}
