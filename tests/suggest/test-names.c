/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest.h"

#include <locale.h>
#include <string.h>

/* Phrases of names.LANGUAGE.tsv: text, what is known, then for each proposal its words, class,
 * rule, and « = name » of a known entity or the type of a new one. What is known is « - » or
 * entities parted by « ; », each « type name | alias … »; « !words » was refused for every
 * rule, « @words » is marked where it first stands. Lines that begin with # are comments. */

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

static ApostilSpan
find_words (const gchar *text, const gchar *words)
{
  const gchar *at = strstr (text, words);
  guint start = 0;

  g_assert_nonnull (at);
  start = (guint) g_utf8_strlen (text, at - text);
  return APOSTIL_SPAN (start, start + g_utf8_strlen (words, -1));
}

static void
add_entity (ApostilKnownNames *names, guint number, gchar *known, const gchar *text)
{
  g_auto (GStrv) forms = NULL;
  g_autofree gchar *id = g_strdup_printf ("e%u", number);
  gchar *space = strchr (known, ' ');
  gboolean unnamed = FALSE;
  guint index = 0;

  g_assert_nonnull (space);
  *space = '\0';
  unnamed = g_str_has_suffix (known, "?");
  if (unnamed)
    known[strlen (known) - 1] = '\0';
  forms = g_strsplit (space + 1, "|", -1);
  index = apostil_known_names_add_entity (names, id, known, g_strstrip (forms[0]), unnamed);
  for (guint i = 1; forms[i] != NULL; i++)
    {
      const gchar *form = g_strstrip (forms[i]);

      if (form[0] == '@')
        {
          apostil_known_names_add_form (names, index, form + 1);
          apostil_known_names_add_place (names, find_words (text, form + 1), (gint) index);
        }
      else
        apostil_known_names_add_form (names, index, form);
    }
}

static ApostilKnownNames *
read_known (const gchar *field, const gchar *text)
{
  ApostilKnownNames *names = apostil_known_names_new ();
  g_auto (GStrv) parts = g_strsplit (field, ";", -1);

  for (guint i = 0; parts[i] != NULL && !g_str_equal (field, "-"); i++)
    {
      gchar *part = g_strstrip (parts[i]);

      if (part[0] == '!')
        apostil_known_names_add_refusal (names, NULL, part + 1, APOSTIL_SPAN (0, 0));
      else if (part[0] == '@')
        apostil_known_names_add_place (names, find_words (text, part + 1), -1);
      else
        add_entity (names, i + 1, part, text);
    }
  return names;
}

static gchar *
run (const gchar *text, const gchar *language, const gchar *known)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText) article = apostil_text_new (text, -1, &error);
  g_autoptr (ApostilSuggestInput) plain = apostil_suggest_input_new (article, language, NULL);
  g_autoptr (ApostilKnownNames) names = read_known (known, text);
  g_autoptr (ApostilSuggestInput) input = apostil_suggest_input_with_names (plain, names);
  g_autoptr (GPtrArray) found = apostil_suggest_run (input, APOSTIL_ENGINE_NAMES, NULL, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      ApostilSuggestion *it = found->pdata[i];
      g_autofree gchar *words =
          apostil_text_dup_span (article, apostil_suggestion_get_first_span (it));
      g_autofree gchar *reason = apostil_suggestion_to_words (it);

      /* every reason has its sentence */
      g_assert_cmpstr (reason, !=, it->reason);
      g_string_append_printf (out, "\t%s\t%c\t%s\t%s%s", words, it->class_, it->rule,
                              it->entity_id != NULL ? "=" : "",
                              it->entity_id != NULL ? it->entity_name : it->type);
    }
  return g_string_free (out, FALSE);
}

static void
test_phrase (gconstpointer data)
{
  const Phrase *phrase = data;
  g_autofree gchar *found = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 2; phrase->fields[i] != NULL; i++)
    g_string_append_printf (expected, "\t%s", phrase->fields[i]);
  found = run (phrase->fields[0], phrase->language, phrase->fields[1]);
  g_assert_cmpstr (found, ==, expected->str);
}

static void
add_phrases (const gchar *language)
{
  g_autofree gchar *name = g_strdup_printf ("names.%s.tsv", language);
  g_autofree gchar *path = g_build_filename (SOURCE_ROOT, "tests", "suggest", name, NULL);
  g_autofree gchar *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree gchar *test = g_strdup_printf ("/names/%s/%u", language, i + 1);
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

/* A refusal counts for its rule and words everywhere, for other rules only at its place. */
static void
test_refusals (void)
{
  g_autoptr (ApostilKnownNames) names = apostil_known_names_new ();
  ApostilSpan here = APOSTIL_SPAN (3, 9);
  ApostilSpan there = APOSTIL_SPAN (30, 36);

  g_assert_false (apostil_known_names_has_refusals (names));
  apostil_known_names_add_refusal (names, "name.new", "Kaboul", here);
  g_assert_true (apostil_known_names_has_refusals (names));
  g_assert_true (apostil_known_names_is_refused (names, "name.new", "KABOUL", there));
  g_assert_false (apostil_known_names_is_refused (names, "name.repeat", "Kaboul", there));
  g_assert_true (apostil_known_names_is_refused (names, "name.repeat", "Kaboul", here));
  g_assert_false (apostil_known_names_is_refused (names, "name.new", "Kabou", there));
}

static gint64
time_of (guint copies)
{
  static const gchar line[] =
      "Ahmad Massoud, chef du front, a dit à Kaboul que M. de Villepin et l’Alliance du Nord "
      "(AN) ont vu Ahmad Shah Massoud, #AhmadMassoud et les talibans de Paris-Nord.\n";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (ApostilText) article = NULL;
  g_autoptr (ApostilKnownNames) names = apostil_known_names_new ();
  g_autoptr (ApostilSuggestInput) plain = NULL;
  g_autoptr (ApostilSuggestInput) input = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gint64 start = 0;

  for (guint i = 0; i < copies; i++)
    g_string_append (text, line);
  article = apostil_text_new (text->str, (gssize) text->len, NULL);
  apostil_known_names_add_entity (names, "e1", "person", "Ahmad Massoud", FALSE);
  apostil_known_names_add_entity (names, "e2", "organisation", "Alliance du Nord", FALSE);
  plain = apostil_suggest_input_new (article, "fr", NULL);
  input = apostil_suggest_input_with_names (plain, names);
  start = g_get_monotonic_time ();
  found = apostil_suggest_run (input, APOSTIL_ENGINE_NAMES, NULL, NULL);
  g_assert_cmpuint (found->len, >=, copies * 5);
  return g_get_monotonic_time () - start;
}

/* Eight times the text may not take thirty times as long, on however busy a machine. */
static void
test_linear (void)
{
  for (guint tries = 0; tries < 5; tries++)
    {
      gint64 once = time_of (1000);

      if (time_of (8000) < once * 30)
        return;
    }
  g_assert_not_reached ();
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  /* Not the user's own language files. */
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  add_phrases ("fr");
  add_phrases ("en");
  g_test_add_func ("/names/refusals", test_refusals);
  g_test_add_func ("/names/linear", test_linear);
  return g_test_run ();
}
