/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claimant-links.h"
#include "apostil-suggest.h"

#include <glib/gi18n-lib.h>

/* A suggestion beside its place, so that sorting a hundred thousand seldom has to fetch one. */
typedef struct
{
  ApostilSpan span;
  ApostilSuggestion *suggestion;
} Entry;

static gint
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  return apostil_suggestion_compare (x->suggestion, y->suggestion);
}

/* Into text order; those that compare equal stay as they were. */
static void
sort (GPtrArray *suggestions)
{
  g_autofree Entry *entries = g_new (Entry, suggestions->len);

  for (guint i = 0; i < suggestions->len; i++)
    {
      entries[i].suggestion = suggestions->pdata[i];
      entries[i].span = apostil_suggestion_get_first_span (suggestions->pdata[i]);
    }
  g_qsort_with_data (entries, (gint) suggestions->len, sizeof *entries, compare, NULL);
  for (guint i = 0; i < suggestions->len; i++)
    suggestions->pdata[i] = entries[i].suggestion;
}

static ApostilLexicon *
load_lexicon (ApostilSuggestInput *input, GError **error)
{
  g_autofree gchar *language = g_strdup (apostil_suggest_input_get_language (input));
  ApostilLexicon *lexicon = apostil_suggest_input_get_lexicon (input);

  if (lexicon != NULL)
    return apostil_lexicon_ref (lexicon);
  if (language == NULL)
    language = apostil_lexicon_guess (apostil_suggest_input_get_text (input));
  if (language == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("the language of the text is not known; say which it is"));
      return NULL;
    }
  return apostil_lexicon_load (language, error);
}

static ApostilSuggestInput *
with_sections (ApostilSuggestInput *input, ApostilLexicon *lexicon)
{
  g_autoptr (GArray) proposed = NULL;
  const ApostilStretch *sections = NULL;
  guint n_sections = 0;

  if (apostil_suggest_input_is_prepared (input))
    return apostil_suggest_input_ref (input);
  proposed = apostil_suggest_sections (input, lexicon);
  sections = apostil_suggest_input_get_sections (input, &n_sections);
  return apostil_suggest_input_with_sections (
      input, n_sections == 0 ? g_steal_pointer (&proposed)
                             : apostil_stretches_fill (sections, n_sections, proposed));
}

/* Claims ask the names engine who their claimants are, whether its own proposals are wanted
 * or not. */
static void
suggest_speakers (ApostilSuggestInput *input,
                  ApostilLexicon *lexicon,
                  ApostilEngines engines,
                  GCancellable *cancellable,
                  GPtrArray *all)
{
  GPtrArray *names = apostil_suggest_names (input, lexicon, cancellable);

  if ((engines & APOSTIL_ENGINE_CLAIMS) != 0)
    {
      GPtrArray *claims = apostil_suggest_claims (input, lexicon, cancellable);

      apostil_claimants_link (input, lexicon, claims, names);
      g_ptr_array_extend_and_steal (all, claims);
    }
  if ((engines & APOSTIL_ENGINE_NAMES) != 0)
    g_ptr_array_extend_and_steal (all, names);
  else
    g_ptr_array_unref (names);
}

/**
 * apostil_suggest_prepare:
 * @input: what to read
 * @error: return location for an error, as of apostil_suggest_run()
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): @input with its language data read, and with the
 *   sections that are proposed for it where it has none
 */
ApostilSuggestInput *
apostil_suggest_prepare (ApostilSuggestInput *input, GError **error)
{
  g_autoptr (ApostilLexicon) lexicon = NULL;
  g_autoptr (ApostilSuggestInput) ready = NULL;

  g_return_val_if_fail (input != NULL, NULL);

  lexicon = load_lexicon (input, error);
  if (lexicon == NULL)
    return NULL;

  ready = with_sections (input, lexicon);
  return apostil_suggest_input_with_lexicon (ready, lexicon);
}

/**
 * apostil_suggest_run:
 * @input: what to read
 * @engines: which engines to run
 * @cancellable: (nullable): to stop early
 * @error: return location for an error
 *
 * Runs engines over @input, in its language or, when it has none, in the one that its small
 * words give away. Where the input has no section one is proposed first, so that dates
 * are counted from the publication date of their own. Any thread.
 *
 * Returns: (transfer full) (element-type ApostilSuggestion) (nullable): what is proposed, in
 *   text order; %NULL with %G_IO_ERROR_NOT_FOUND when there are no data for the language,
 *   with another error when its file is bad, with %G_IO_ERROR_CANCELLED when stopped
 */
GPtrArray *
apostil_suggest_run (ApostilSuggestInput *input,
                     ApostilEngines engines,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (ApostilLexicon) lexicon = NULL;
  g_autoptr (ApostilSuggestInput) ready = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (input != NULL, NULL);

  lexicon = load_lexicon (input, error);
  if (lexicon == NULL)
    return NULL;

  ready = with_sections (input, lexicon);
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_suggestion_unref);
  if ((engines & APOSTIL_ENGINE_DATES) != 0)
    g_ptr_array_extend_and_steal (all, apostil_suggest_dates (ready, lexicon, cancellable));
  if ((engines & (APOSTIL_ENGINE_CLAIMS | APOSTIL_ENGINE_NAMES)) != 0)
    suggest_speakers (ready, lexicon, engines, cancellable, all);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  sort (all);
  return g_steal_pointer (&all);
}
