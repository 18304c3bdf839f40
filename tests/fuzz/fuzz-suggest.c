/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest.h"
#include "apostil-timex.h"
#include "fuzz.h"

/* Any bytes: the first says which language, the second whether there is a publication date, the
 * rest is the text. What holds for every suggestion is asserted. */

static void
check_part (ApostilSuggestionSpans spans, guint32 length)
{
  for (guint i = 0; i < spans.len; i++)
    {
      ApostilSpan span = spans.data[i];

      g_assert_true (span.start < span.end && span.end <= length);
    }
}

/* Each value that a date is offered with can stand in a document. */
static void
check_values (ApostilSuggestion *suggestion)
{
  if (!g_str_equal (suggestion->kind, APOSTIL_KIND_DATE))
    return;
  g_assert_true (apostil_timex_check (suggestion->type, suggestion->value, NULL));
  for (guint i = 0; i < suggestion->n_alternatives; i++)
    g_assert_true (apostil_timex_check (suggestion->type, suggestion->alternatives[i], NULL));
}

static void
check (ApostilSuggestion *suggestion, guint32 length)
{
  g_autofree gchar *words = apostil_suggestion_to_words (suggestion);
  guint depth = 0;

  g_assert_nonnull (words);
  g_assert_cmpuint (suggestion->spans.len, >, 0);
  g_assert_true (apostil_spans_are_sorted_disjoint (suggestion->spans.data, suggestion->spans.len));
  check_part (suggestion->spans, length);
  check_part (suggestion->source, length);
  check_part (suggestion->cue, length);
  check_part (suggestion->medium, length);
  check_part (suggestion->addressee, length);
  check_values (suggestion);
  g_assert_false (suggestion->doubtful && suggestion->class_ == 'A');
  for (ApostilSuggestion *it = suggestion; it != NULL; it = it->within)
    g_assert_cmpuint (depth++, <, 10000);
}

/* As if the user had confirmed the first word of the text. */
static ApostilKnownNames *
know_first_word (ApostilText *text)
{
  ApostilKnownNames *names = apostil_known_names_new ();
  ApostilSpan span = apostil_text_word_at (text, 0);
  g_autofree gchar *words = NULL;

  if (apostil_span_is_empty (span))
    return names;
  words = apostil_text_dup_span (text, span);
  apostil_known_names_add_entity (names, "e1", "person", words, FALSE);
  apostil_known_names_add_place (names, span, 0);
  return names;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  static const gchar *const languages[] = { "de", "en", "es", "fr" };
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (ApostilSuggestInput) plain = NULL;
  g_autoptr (ApostilSuggestInput) input = NULL;
  g_autoptr (ApostilKnownNames) names = NULL;
  g_autoptr (GPtrArray) all = NULL;

  if (n_bytes < 2)
    return 0;
  text = apostil_text_new ((const gchar *) data + 2, (gssize) n_bytes - 2, NULL);
  if (text == NULL)
    return 0;

  names = know_first_word (text);
  plain = apostil_suggest_input_new (text, languages[data[0] % G_N_ELEMENTS (languages)],
                                     data[1] % 2 == 0 ? "2021-08-27" : NULL);
  input = apostil_suggest_input_with_names (plain, names);
  all = apostil_suggest_run (input, APOSTIL_ENGINES_ALL, NULL, NULL);
  g_assert_nonnull (all);
  for (guint i = 0; i < all->len; i++)
    check (all->pdata[i], apostil_text_get_length (text));
  return 0;
}
