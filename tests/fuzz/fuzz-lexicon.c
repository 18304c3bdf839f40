/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest.h"
#include "fuzz.h"

#include <string.h>

/* Any bytes as a language file. One that can be read is put to use. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilLexicon) lexicon = apostil_lexicon_new_from_bytes (bytes, "x.xml", &error);
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (ApostilSuggestInput) input = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_assert_true ((lexicon == NULL) == (error != NULL));
  if (lexicon == NULL)
    {
      g_assert_true (g_str_has_prefix (error->message, "x.xml:"));
      return 0;
    }

  text = apostil_text_new ("On 12 May 1999 at 9:30, two days after Monday, a a a a a a a a a a.",
                           -1, NULL);
  input = apostil_suggest_input_new (text, "xx", "2021-08-27");
  all = apostil_suggest_dates (input, lexicon, NULL);
  g_assert_nonnull (all);
  return 0;
}
