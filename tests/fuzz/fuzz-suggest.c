/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest.h"
#include "fuzz.h"

/* Any bytes: the first says which language, the second whether there is a publication date, the
 * rest is the text. What holds for every suggestion is asserted. */

static void
check (ApostilSuggestion *suggestion, guint32 length)
{
  g_autofree gchar *words = apostil_suggestion_to_words (suggestion);
  const ApostilSpan *spans = (const ApostilSpan *) (gpointer) suggestion->spans->data;

  g_assert_nonnull (words);
  g_assert_cmpuint (suggestion->spans->len, >, 0);
  g_assert_true (apostil_spans_are_sorted_disjoint (spans, suggestion->spans->len));
  for (guint i = 0; i < suggestion->spans->len; i++)
    g_assert_true (spans[i].start < spans[i].end && spans[i].end <= length);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  static const gchar *const languages[] = { "de", "en", "es", "fr" };
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (ApostilSuggestInput) input = NULL;
  g_autoptr (ApostilSuggestInput) ready = NULL;
  g_autoptr (ApostilLexicon) lexicon = NULL;
  g_autoptr (GPtrArray) all = NULL;
  const gchar *language = NULL;

  if (n_bytes < 2)
    return 0;
  text = apostil_text_new ((const gchar *) data + 2, (gssize) n_bytes - 2, NULL);
  if (text == NULL)
    return 0;

  language = languages[data[0] % G_N_ELEMENTS (languages)];
  lexicon = apostil_lexicon_load (language, NULL);
  g_assert_nonnull (lexicon);
  input = apostil_suggest_input_new (text, language, data[1] % 2 == 0 ? "2021-08-27" : NULL);
  ready = apostil_suggest_input_with_sections (input, apostil_suggest_sections (input, lexicon));
  all = apostil_suggest_dates (ready, lexicon, NULL);
  for (guint i = 0; i < all->len; i++)
    check (all->pdata[i], apostil_text_get_length (text));
  return 0;
}
