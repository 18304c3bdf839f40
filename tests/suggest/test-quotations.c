/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-quotations.h"

/* Quotations of each paragraph, in brackets with their depth; ! lacks a mark, + goes on. */
static gchar *
pair (const gchar *words)
{
  g_autoptr (ApostilText) text = apostil_text_new (words, -1, NULL);
  g_autoptr (ApostilTokens) tokens = apostil_tokens_new (text);
  guint n = 0;
  const ApostilToken *token = apostil_tokens_get (tokens, &n);
  g_autoptr (GArray) found = apostil_quotations_new ();
  gboolean open = FALSE;
  GString *string = g_string_new (NULL);

  for (guint first = 0, end; first < n; first = end)
    {
      for (end = first + 1; end < n && (token[end].flags & APOSTIL_TOKEN_LINE_START) == 0;)
        end++;
      apostil_quotations_find (found, apostil_text_get_utf8 (text, NULL), token, first, end, open,
                               &open);
    }
  for (guint i = 0; i < found->len; i++)
    {
      const ApostilQuotation *it = &g_array_index (found, ApostilQuotation, i);
      g_autofree gchar *inner = NULL;

      g_assert_cmpuint (it->first, <=, it->inner);
      g_assert_cmpuint (it->inner, <=, it->end);
      if (it->end > it->inner)
        inner = apostil_text_dup_span (
            text, APOSTIL_SPAN (token[it->inner].start,
                                token[it->end - 1].start + token[it->end - 1].n_chars));
      g_string_append_printf (
          string, "%s%u%s%s%s[%s]", i > 0 ? " " : "", it->depth,
          it->flags & (APOSTIL_QUOTATION_NO_OPENING | APOSTIL_QUOTATION_NO_CLOSING) ? "!" : "",
          it->flags & APOSTIL_QUOTATION_CONTINUES ? "+" : "",
          it->flags & APOSTIL_QUOTATION_DASH ? "-" : "", inner != NULL ? inner : "");
    }
  return g_string_free (string, FALSE);
}

static const struct
{
  const gchar *words;
  const gchar *pairs;
} cases[] = {
  { "« A b », dit-il.", "0[A b]" },
  { "“A b,” he said.", "0[A b,]" },
  { "„A b“, sagte er.", "0[A b]" },
  { "„A b”, mondta.", "0[A b]" },
  { "\"A b\", he said. \"C d.\"", "0[A b] 0[C d.]" },
  { "‹ A b › et « C »", "0[A b] 0[C]" },
  { "‘A b,’ he said.", "0[A b,]" },
  { "'A b,' he said.", "0[A b,]" },
  { "''A b,'' he said.", "0[A b,]" },
  { "“A ‘b c’ d”", "0[A ‘b c’ d] 1[b c]" },
  { "“A ‘b c,’” he said.", "0[A ‘b c,’] 1[b c,]" },
  { "“A ‘b c,'” he said.", "0[A ‘b c,'] 1[b c,]" },
  { "« A “b c” d »", "0[A “b c” d] 1[b c]" },
  { "« A « b » c »", "0[A « b » c] 1[b]" },
  { "\"A 'b c' d\"", "0[A 'b c' d] 1[b c]" },
  { "The voters’ choice and the senators' vote.", "" },
  { "L’homme n’est pas d’accord, aujourd’hui.", "" },
  { "The ‘90s were good. “A b.”", "0[A b.]" },
  { "don't can't won't", "" },
  { "rock 'n' roll", "0[n]" },
  { "« A b c", "0![A b c]" },
  { "A b c », dit-il.", "0![A b c]" },
  { "« A.\n« B », dit-il.", "0![A.] 0+[B]" },
  { "“A.\n“B,” he said.", "0![A.] 0+[B,]" },
  { "« A.\nB », dit-il.", "0![A.] 0!+[B]" },
  { "« A.\n» B », dit-il.", "0![A.] 0+[B]" },
  { "— Oui, dit-il.", "0-[Oui, dit-il.]" },
  { "— deux tonnes de blé", "" },
  { "5\" of rain", "" },
  { "He said (“A b”) twice", "0[A b]" },
  { "“”", "0[]" },
  { "»", "" },
  { "« « « « « « « « a » » » » » » » »",
    "0[« « « « « « « a » » » » » » »] 1[« « « « « « a » » » » » »] 2[« « « « « a » » » » »] "
    "3[« « « « a » » » »] 4[« « « a » » »] 5[« « a » »]" },
};

static void
test_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *pairs = pair (cases[i].words);

      if (g_strcmp0 (pairs, cases[i].pairs) != 0)
        {
          g_test_message ("%s\n expected %s\n found    %s", cases[i].words, cases[i].pairs, pairs);
          g_test_fail ();
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quotations/pairs", test_pairs);

  return g_test_run ();
}
