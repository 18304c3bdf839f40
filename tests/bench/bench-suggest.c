/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <string.h>

/* What the engines of suggestions cost; one JSON object on standard output, times in
 * milliseconds of the processor, each the least of some runs, since a busy machine only ever
 * adds to a time.
 *
 *   bench-suggest LANGUAGE PUBLISHED FILE TIMES
 *
 * The text is FILE repeated TIMES times. « start » is reading the language file and all that
 * engines make of it; the others begin with a text that is loaded, and its language data. */

#define RUNS 5
#define ALL  (APOSTIL_ENGINE_DATES | APOSTIL_ENGINE_CLAIMS | APOSTIL_ENGINE_NAMES)

typedef struct
{
  const gchar *language;
  const gchar *published;
  ApostilLexicon *lexicon;
} Bench;

static gdouble
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gdouble) time.tv_sec * 1e3 + (gdouble) time.tv_nsec / 1e6;
}

static ApostilText *
repeat (const gchar *contents, guint times)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  ApostilText *text = NULL;

  for (guint i = 0; i < times; i++)
    g_string_append (all, contents);
  text = apostil_text_new (all->str, (gssize) all->len, &error);
  g_assert_no_error (error);
  return text;
}

static void
run (Bench *bench, ApostilText *text, ApostilEngines engines)
{
  g_autoptr (ApostilSuggestInput)
      plain = apostil_suggest_input_new (text, bench->language, bench->published);
  g_autoptr (ApostilSuggestInput)
      input = bench->lexicon != NULL ? apostil_suggest_input_with_lexicon (plain, bench->lexicon)
                                     : apostil_suggest_input_ref (plain);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = apostil_suggest_run (input, engines, NULL, &error);

  g_assert_no_error (error);
}

static gdouble
least (Bench *bench, ApostilText *text, ApostilEngines engines)
{
  gdouble best = G_MAXDOUBLE;

  for (guint i = 0; i < RUNS; i++)
    {
      gdouble start = now ();

      run (bench, text, engines);
      best = MIN (best, now () - start);
    }
  return best;
}

static void
put (const gchar *name, gdouble value)
{
  gchar number[G_ASCII_DTOSTR_BUF_SIZE];

  printf ("\"%s\": %s, ", name, g_ascii_formatd (number, sizeof number, "%.4f", value));
}

int
main (int argc, char **argv)
{
  g_autofree gchar *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText) word = NULL;
  g_autoptr (ApostilText) one = NULL;
  g_autoptr (ApostilText) many = NULL;
  g_autoptr (ApostilText) twice = NULL;
  Bench bench = { NULL };
  guint times = 0;

  if (argc != 5 || (times = (guint) strtoul (argv[4], NULL, 10)) == 0)
    {
      fputs ("Usage: bench-suggest LANGUAGE PUBLISHED FILE TIMES\n", stderr);
      return 2;
    }
  if (!g_file_get_contents (argv[3], &contents, NULL, &error))
    {
      fprintf (stderr, "bench-suggest: %s\n", error->message);
      return 1;
    }
  bench.language = argv[1];
  bench.published = argv[2];
  word = repeat ("a", 1);
  one = repeat (contents, 1);
  many = repeat (contents, times);
  twice = repeat (contents, 2 * times);

  fputc ('{', stdout);
  put ("start_ms", least (&bench, word, ALL));
  bench.lexicon = apostil_lexicon_load (bench.language, &error);
  g_assert_no_error (error);
  put ("one_ms", least (&bench, one, ALL));
  put ("dates_ms", least (&bench, many, APOSTIL_ENGINE_DATES));
  put ("all_ms", least (&bench, many, ALL));
  put ("dates_twice_ms", least (&bench, twice, APOSTIL_ENGINE_DATES));
  put ("all_twice_ms", least (&bench, twice, ALL));
  printf ("\"megabytes\": %.6f}\n", (gdouble) strlen (apostil_text_get_utf8 (many, NULL)) / 1e6);
  apostil_lexicon_unref (bench.lexicon);
  return 0;
}
