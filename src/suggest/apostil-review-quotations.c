/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-quotations.h"
#include "apostil-review-private.h"

/* Quotation marks that do not pair, read as apostil-quotations.c reads them: a quotation may go on
 * over paragraphs, each of which opens it again. What is open inside another quotation is left alone,
 * since single marks are apostrophes too often. */

#define WORDS_CHARS 60

static ApostilSpan
token_span (ApostilReview *self, guint i)
{
  const ApostilToken *token = &self->tokens[i];

  return APOSTIL_SPAN (token->start, token->start + token->n_chars);
}

static void
tell_open (ApostilReview *self, const ApostilQuotation *quotation, guint end)
{
  ApostilFinding *finding = apostil_findings_add (&self->findings, "text-quotation-open");
  ApostilSpan mark = token_span (self, quotation->first);
  g_autofree gchar *words = apostil_findings_dup_words (
      &self->findings, apostil_text_trim (self->findings.text,
                                          APOSTIL_SPAN (mark.end, token_span (self, end - 1).end)));

  apostil_finding_add_place (finding, self->findings.text, NULL, mark);
  apostil_finding_add_arg (finding, "words", words);
}

static void
tell_close (ApostilReview *self, const ApostilQuotation *quotation)
{
  ApostilFinding *finding = apostil_findings_add (&self->findings, "text-quotation-close");
  ApostilSpan mark = token_span (self, quotation->last);
  ApostilSpan span = { token_span (self, quotation->first).start, mark.start };
  gboolean cut = apostil_span_length (span) > WORDS_CHARS;
  g_autofree gchar *words = NULL;

  if (cut)
    span.start = span.end - WORDS_CHARS;
  span = apostil_text_trim (self->findings.text, span);
  words = apostil_findings_dup_words (&self->findings, span);
  if (cut)
    {
      gchar *whole = g_strconcat ("…", words, NULL);

      g_free (words);
      words = whole;
    }
  apostil_finding_add_place (finding, self->findings.text, NULL, mark);
  apostil_finding_add_arg (finding, "words", words);
}

/**
 * apostil_review_check_quotations:
 * @self: a run of the checks
 *
 * Looks for quotation marks that nothing closes or opens.
 */
void
apostil_review_check_quotations (ApostilReview *self)
{
  g_autoptr (GArray) quotations = apostil_quotations_new ();
  ApostilQuotation pending = { 0 };
  guint pending_end = 0; /* of the paragraph in which it stands; 0: none is pending */

  for (guint from = 0, to; from < self->n_tokens; from = to)
    {
      gboolean open_before = pending_end > 0;
      gboolean open_after = FALSE;
      gboolean goes_on = FALSE;

      for (to = from + 1;
           to < self->n_tokens && (self->tokens[to].flags & APOSTIL_TOKEN_LINE_START) == 0;)
        to++;
      if ((from & 0xff) == 0 && apostil_findings_is_cancelled (&self->findings))
        return;
      g_array_set_size (quotations, 0);
      if (!apostil_findings_is_out (&self->findings, self->tokens[from].start))
        apostil_quotations_find (quotations, self->utf8, self->tokens, from, to, open_before,
                                 &open_after);
      for (guint i = 0; i < quotations->len; i++)
        goes_on |= (g_array_index (quotations, ApostilQuotation, i).flags &
                    APOSTIL_QUOTATION_CONTINUES) != 0;
      if (open_before && !goes_on)
        tell_open (self, &pending, pending_end);
      pending_end = 0;

      for (guint i = 0; i < quotations->len; i++)
        {
          const ApostilQuotation *quotation = &g_array_index (quotations, ApostilQuotation, i);

          if (quotation->depth > 0)
            continue;
          if ((quotation->flags & APOSTIL_QUOTATION_NO_OPENING) != 0 &&
              (quotation->flags & APOSTIL_QUOTATION_CONTINUES) == 0)
            tell_close (self, quotation);
          if ((quotation->flags & APOSTIL_QUOTATION_NO_CLOSING) != 0)
            {
              pending = *quotation;
              pending_end = open_after ? to : 0;
              if (!open_after)
                tell_open (self, quotation, to);
            }
        }
    }
  if (pending_end > 0)
    tell_open (self, &pending, pending_end);
}
