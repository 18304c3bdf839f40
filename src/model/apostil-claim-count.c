/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-count.h"

#include "apostil-tokens.h"

/* How far before a fragment the mark that opens its quotation is looked for: blanks only. */
#define MAX_BLANKS 3

static gboolean
is_opening (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_INITIAL_PUNCTUATION || c == 0x201e || c == 0x201a;
}

/* Whether a quotation is open right before @offset. */
static gboolean
opens_before (ApostilText *text, guint32 offset)
{
  for (guint i = 0; i < MAX_BLANKS && offset > i; i++)
    {
      gunichar c = apostil_text_get_char (text, offset - i - 1);

      if (!g_unichar_isspace (c))
        return c == '"' || is_opening (c);
    }
  return FALSE;
}

static gboolean
is_word (const ApostilToken *token)
{
  return (token->flags & (APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_NUMBER)) != 0;
}

/**
 * apostil_claim_count_words:
 * @text: the text of its article
 * @claim: a claim
 * @quoted: (out): words in the speaker's own wording
 * @reported: (out): words in the article's wording
 *
 * Counts the words of the content. All those of a direct claim are quoted, none of an indirect
 * claim or of the article's own; of a mixed one those between quotation marks, also where the
 * fragment itself begins just behind one. « l’ » and « d’ » count as words, as the text's tokens have it.
 */
void
apostil_claim_count_words (ApostilText *text,
                           ApostilAnnotation *claim,
                           guint *quoted,
                           guint *reported)
{
  const gchar *mode = apostil_record_get (claim, APOSTIL_ATTR_MODE);
  gboolean mixed = g_strcmp0 (mode, "mixed") == 0;
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (claim, &n_spans);
  guint n_in = 0;
  guint n_out = 0;

  for (guint i = 0; i < n_spans; i++)
    {
      g_autoptr (ApostilTokens) tokens = apostil_tokens_new_span (text, spans[i]);
      gboolean open = mixed ? opens_before (text, spans[i].start) : g_strcmp0 (mode, "direct") == 0;
      guint n_tokens;
      const ApostilToken *token = apostil_tokens_get (tokens, &n_tokens);

      for (guint k = 0; k < n_tokens; k++)
        {
          if (mixed && (token[k].flags & APOSTIL_TOKEN_QUOTE) != 0)
            {
              gunichar c = apostil_text_get_char (text, token[k].start);

              open = c == '"' ? !open : is_opening (c);
            }
          else if (is_word (&token[k]))
            {
              n_in += open ? 1 : 0;
              n_out += open ? 0 : 1;
            }
        }
    }
  *quoted = n_in;
  *reported = n_out;
}
