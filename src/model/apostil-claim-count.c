/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-count.h"

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

/**
 * apostil_claim_foreach_word:
 * @text: the text of its article
 * @claim: a claim
 * @span: one of its spans
 * @tokens: tokens of @text, all those in @span among them
 * @func: (scope call): is told each word of the content there
 * @user_data: for @func
 *
 * Tells the words of the content apart. All those of a direct claim are quoted, none of an indirect
 * claim or of the article's own; of a mixed one those between quotation marks, also where the
 * fragment itself begins just behind one. « l’ » and « d’ » count as words, as the text's tokens have it.
 */
void
apostil_claim_foreach_word (ApostilText *text,
                            ApostilAnnotation *claim,
                            ApostilSpan span,
                            ApostilTokens *tokens,
                            ApostilClaimWordFunc func,
                            gpointer user_data)
{
  const gchar *mode = apostil_record_get (claim, APOSTIL_ATTR_MODE);
  gboolean mixed = g_strcmp0 (mode, "mixed") == 0;
  gboolean open = mixed ? opens_before (text, span.start) : g_strcmp0 (mode, "direct") == 0;
  guint n_tokens;
  const ApostilToken *token = apostil_tokens_get (tokens, &n_tokens);

  for (guint i = apostil_tokens_find (tokens, span.start);
       i < n_tokens && token[i].start < span.end; i++)
    if (mixed && (token[i].flags & APOSTIL_TOKEN_QUOTE) != 0)
      {
        gunichar c = apostil_text_get_char (text, token[i].start);

        open = c == '"' ? !open : is_opening (c);
      }
    else if ((token[i].flags & APOSTIL_TOKEN_COUNTED) != 0)
      func (i, open, user_data);
}

static void
count (guint token, gboolean quoted, gpointer user_data)
{
  ((guint *) user_data)[quoted ? 1 : 0]++;
}

/**
 * apostil_claim_count_words:
 * @text: the text of its article
 * @claim: a claim
 * @quoted: (out): words in the speaker's own wording
 * @reported: (out): words in the article's wording
 *
 * Counts the words of the content as apostil_claim_foreach_word() tells them apart.
 */
void
apostil_claim_count_words (ApostilText *text,
                           ApostilAnnotation *claim,
                           guint *quoted,
                           guint *reported)
{
  guint counts[2] = { 0, 0 };
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (claim, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      g_autoptr (ApostilTokens) tokens = apostil_tokens_new_span (text, spans[i]);

      apostil_claim_foreach_word (text, claim, spans[i], tokens, count, counts);
    }
  *reported = counts[0];
  *quoted = counts[1];
}
