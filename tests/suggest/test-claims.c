/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest.h"

#include <string.h>
#include <time.h>

/* quotations.LANGUAGE.tsv: text, content, source, cue, mode, act, class, rule; one row for each
 * claim that the text makes, in text order, and a « - » instead of the rest where it makes
 * none. « \n » is a new paragraph, « … » parts the fragments of a content. */

static gchar *
join_spans (ApostilText *text, ApostilSuggestionSpans spans)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < spans.len; i++)
    {
      g_autofree gchar *words = apostil_text_dup_span (text, spans.data[i]);

      g_string_append (string, i > 0 ? " … " : "");
      g_string_append (string, words);
    }
  g_string_replace (string, "\n", "\\n", 0);
  return g_string_free (string, FALSE);
}

static gchar *
describe (ApostilText *text, ApostilSuggestion *claim)
{
  g_autofree gchar *content = join_spans (text, claim->spans);
  g_autofree gchar *source = join_spans (text, claim->source);
  g_autofree gchar *cue = join_spans (text, claim->cue);

  return g_strdup_printf ("%s\t%s\t%s\t%s\t%s\t%c\t%s", content, *source != '\0' ? source : "-",
                          *cue != '\0' ? cue : "-", claim->mode, claim->act, claim->class_,
                          strstr (claim->rule, ".claim.") + strlen (".claim."));
}

static gchar *
find_claims (const gchar *words, const gchar *language)
{
  g_autoptr (ApostilText) text = apostil_text_new (words, -1, NULL);
  g_autoptr (ApostilSuggestInput) input = apostil_suggest_input_new (text, language, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = apostil_suggest_run (input, APOSTIL_ENGINE_CLAIMS, NULL, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < claims->len; i++)
    {
      g_autofree gchar *row = describe (text, claims->pdata[i]);

      g_string_append_printf (found, "%s%s", i > 0 ? "\n" : "", row);
    }
  if (claims->len == 0)
    g_string_append (found, "-");
  return g_string_free (found, FALSE);
}

static void
test_replay (gconstpointer data)
{
  const gchar *language = data;
  g_autofree gchar *path =
      g_strdup_printf (SOURCE_ROOT "/tests/suggest/quotations.%s.tsv", language);
  g_autofree gchar *contents = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_texts = 0;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL;)
    {
      g_auto (GStrv) first = g_strsplit (lines[i], "\t", 2);
      g_autofree gchar *text = NULL;
      g_autofree gchar *found = NULL;
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GString) words = NULL;

      if (first[0] == NULL || first[1] == NULL || first[0][0] == '#')
        {
          i++;
          continue;
        }
      for (; lines[i] != NULL; i++)
        {
          g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 2);

          if (parts[0] == NULL || parts[1] == NULL || !g_str_equal (parts[0], first[0]))
            break;
          g_string_append_printf (expected, "%s%s", expected->len > 0 ? "\n" : "", parts[1]);
        }
      words = g_string_new (first[0]);
      g_string_replace (words, "\\n", "\n", 0);
      found = find_claims (words->str, language);
      if (strcmp (found, expected->str) != 0)
        {
          g_test_message ("%s\n expected:\n%s\n found:\n%s", first[0], expected->str, found);
          g_test_fail ();
        }
      n_texts++;
    }
  g_assert_cmpuint (n_texts, >=, 150);
}

/* What hostile texts must not do: hang, crash, or yield spans outside the text. */
static void
check_survives (const gchar *words, ApostilLexicon *lexicon)
{
  g_autoptr (ApostilText) text = apostil_text_new (words, -1, NULL);
  g_autoptr (ApostilSuggestInput) input = apostil_suggest_input_new (text, "fr", NULL);
  g_autoptr (GPtrArray) claims = apostil_suggest_claims (input, lexicon, NULL);

  g_assert_nonnull (claims);
  for (guint i = 0; i < claims->len; i++)
    {
      ApostilSuggestion *claim = claims->pdata[i];

      g_assert_cmpuint (claim->spans.len, >, 0);
      g_assert_true (apostil_spans_are_sorted_disjoint (claim->spans.data, claim->spans.len));
      for (guint k = 0; k < claim->spans.len; k++)
        g_assert_cmpuint (claim->spans.data[k].end, <=, apostil_text_get_length (text));
    }
}

/* Of the processor, in µs: what else a busy machine does is not ours. */
static gdouble
used_time (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gdouble) now.tv_sec * G_USEC_PER_SEC + (gdouble) now.tv_nsec / 1000;
}

static gdouble
time_of (const gchar *piece, guint n, ApostilLexicon *lexicon)
{
  g_autoptr (GString) string = g_string_new (NULL);
  gdouble best = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    g_string_append (string, piece);
  for (guint i = 0; i < 3; i++)
    {
      gdouble start = used_time ();

      check_survives (string->str, lexicon);
      best = MIN (best, used_time () - start);
    }
  return best;
}

static void
test_hostile (void)
{
  static const gchar *const pieces[] = {
    "« ",
    "» ",
    "“",
    "”",
    "\"",
    "'",
    "“a ”b “",
    "« dit-il, ",
    "il dit que ",
    "selon lui, ",
    "et que ",
    ", a-t-il dit",
    "(",
    "a déclaré ",
    "« A », dit-il, « ",
    "— Oui ? dit-il.\n",
    "mais que, ",
    "qui a dit qu’",
    "Jean, ",
    "« a »",
    "‘ ",
    "l’un, dont un autre a dit que, ",
  };

  g_autoptr (ApostilLexicon) lexicon = apostil_lexicon_load ("fr", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      gdouble once = time_of (pieces[i], 8000, lexicon);
      gdouble twice = time_of (pieces[i], 16000, lexicon);

      /* Twice the text in twice the time, and what a busy machine adds. */
      if (twice > 20000 && twice > once * 3.5)
        {
          g_test_message ("“%s”: %.0f, then %.0f µs", pieces[i], once, twice);
          g_test_fail ();
        }
    }
}

/* Pieces of reported speech thrown together, always in the same way. */
static void
test_jumble (void)
{
  static const gchar *const pieces[] = {
    "«",    "»",      "“",         "”",       "\"",         "'",      "‘",       "’",
    ", ",   ". ",     " : ",       "\n",      "? ",         "— ",     "…",       " (",
    ") ",   " il ",   " a dit",    " que ",   " qu’",       " Jean ", " selon ", " lui ",
    " et ", " mais ", " dit-il",   " a-t-il", " déclaré",   " qui ",  " dont ",  " l’homme",
    " de ", " à ",    " lundi ",   " 35",     " ajoutant ", " si ",   " ne ",    " pas ",
    "; ",   " pour ", " demande ", " partir",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20211);
  g_autoptr (ApostilLexicon) lexicon = apostil_lexicon_load ("fr", NULL);

  for (guint n = 0; n < 3000; n++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint length = (guint) g_rand_int_range (random, 1, 60);

      for (guint i = 0; i < length; i++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      check_survives (text->str, lexicon);
    }
}

static void
test_same_twice (void)
{
  const gchar *words =
      "« Oui », a dit Jean. Il a ajouté que le pont « tient ». Selon lui, tout va.";
  g_autofree gchar *one = find_claims (words, "fr");
  g_autofree gchar *two = find_claims (words, "fr");

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, !=, "-");
}

static void
test_reason (void)
{
  g_autoptr (ApostilText)
      text = apostil_text_new ("« La route est libre », a dit Jean Morel.", -1, NULL);
  g_autoptr (ApostilSuggestInput) input = apostil_suggest_input_new (text, "fr", NULL);
  g_autoptr (GPtrArray) claims = apostil_suggest_run (input, APOSTIL_ENGINE_CLAIMS, NULL, NULL);
  ApostilSuggestion *claim = NULL;
  g_autofree gchar *words = NULL;

  g_assert_cmpuint (claims->len, ==, 1);
  claim = claims->pdata[0];
  words = apostil_suggestion_to_words (claim);
  g_assert_cmpstr (words, ==, "Quoted, and followed by “a dit”.");
  g_assert_cmpstr (claim->entity_name, ==, "Jean Morel");
  g_assert_cmpstr (claim->rule, ==, "fr.claim.quote.before-cue");
  g_assert_cmpstr (apostil_suggestion_get_reason_arg (claim, "source"), ==, "Jean Morel");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/claims/replay/fr", "fr", test_replay);
  g_test_add_data_func ("/claims/replay/en", "en", test_replay);
  g_test_add_func ("/claims/hostile", test_hostile);
  g_test_add_func ("/claims/jumble", test_jumble);
  g_test_add_func ("/claims/same-twice", test_same_twice);
  g_test_add_func ("/claims/reason", test_reason);

  return g_test_run ();
}
