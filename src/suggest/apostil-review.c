/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-review.h"

#include "apostil-review-private.h"

/* How it works
 *
 * The text is cut into tokens once and each check walks over them, or over the marks, in time linear
 * in both. Words come from the language of the section that they stand in. Where a language has no
 * data its checks find nothing; the others still do. */

#define SENTENCE_TOKENS 200

typedef void (*CheckFunc) (ApostilReview *self);

static void
free_lexicon (gpointer lexicon)
{
  if (lexicon != NULL)
    apostil_lexicon_unref (lexicon);
}

/**
 * apostil_review_get_lexicon:
 * @self: a run of the checks
 * @offset: a code point
 *
 * Returns: (transfer none) (nullable): the language there; %NULL when there are no data for it
 */
ApostilLexicon *
apostil_review_get_lexicon (ApostilReview *self, guint32 offset)
{
  const ApostilStretch *section = apostil_suggest_input_get_section_at (self->input, offset);
  const gchar *language = section != NULL && section->language != NULL ? section->language
                                                                       : self->language;
  gpointer lexicon = NULL;

  if (language == NULL)
    return NULL;
  if (!g_hash_table_lookup_extended (self->lexicons, language, NULL, &lexicon))
    {
      lexicon = apostil_lexicon_load (language, NULL);
      g_hash_table_insert (self->lexicons, g_strdup (language), lexicon);
    }
  return lexicon;
}

/**
 * apostil_review_get_sentence:
 * @self: a run of the checks
 * @span: words of the text
 * @from: (out): the first token of the sentence that they stand in
 * @to: (out): the token after its last
 *
 * A line ends a sentence. One that goes on for more than 200 tokens to a side is cut there.
 */
void
apostil_review_get_sentence (ApostilReview *self, ApostilSpan span, guint *from, guint *to)
{
  ApostilTokens *tokens = apostil_suggest_input_get_tokens (self->input);
  const guint begins = APOSTIL_TOKEN_SENTENCE_START | APOSTIL_TOKEN_LINE_START;
  guint first = apostil_tokens_find (tokens, span.start);
  guint end = apostil_tokens_find (tokens, span.end);
  guint limit;

  *from = MIN (first, self->n_tokens);
  limit = *from > SENTENCE_TOKENS ? *from - SENTENCE_TOKENS : 0;
  while (*from > limit && *from < self->n_tokens && (self->tokens[*from].flags & begins) == 0)
    (*from)--;
  limit = MIN (self->n_tokens, end + SENTENCE_TOKENS);
  *to = MIN (end, self->n_tokens);
  while (*to < limit && (self->tokens[*to].flags & begins) == 0)
    (*to)++;
}

/**
 * apostil_review_reads_date:
 * @self: a run of the checks
 * @annotation: a mark
 *
 * Returns: whether it is a date that checks look at
 */
gboolean
apostil_review_reads_date (ApostilReview *self, ApostilAnnotation *annotation)
{
  return apostil_annotation_is (annotation, APOSTIL_KIND_DATE) &&
         apostil_record_get (annotation, APOSTIL_ATTR_VALUE) != NULL &&
         apostil_findings_reads (&self->findings, annotation);
}

static void
review_init (ApostilReview *self, ApostilDocument *document, GCancellable *cancellable)
{
  apostil_findings_init (&self->findings, document, cancellable);
  self->input = apostil_suggest_input_new_for_document (document);
  self->lexicons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_lexicon);
  self->language = apostil_suggest_input_get_language (self->input);
  self->guessed = self->language == NULL ? apostil_lexicon_guess (self->findings.text) : NULL;
  if (self->language == NULL)
    self->language = self->guessed;
  self->utf8 = apostil_text_get_utf8 (self->findings.text, NULL);
  self->tokens =
      apostil_tokens_get (apostil_suggest_input_get_tokens (self->input), &self->n_tokens);
}

static void
review_clear (ApostilReview *self)
{
  apostil_findings_clear (&self->findings);
  apostil_suggest_input_unref (self->input);
  g_hash_table_unref (self->lexicons);
  g_free (self->guessed);
}

/**
 * apostil_review_document:
 * @document: a document; in the thread that owns it
 * @cancellable: (nullable): to stop early
 *
 * Runs all checks. What is found hangs on the document alone, not on the clock or the locale. Linear
 * in the length of the text and the number of marks. Findings that were dismissed are among them;
 * see apostil_dismissals_contain().
 *
 * Returns: (transfer full) (element-type ApostilFinding): what is worth a look, in text order; what
 *   it has so far when it was stopped
 */
GPtrArray *
apostil_review_document (ApostilDocument *document, GCancellable *cancellable)
{
  static const CheckFunc checks[] = {
    apostil_review_check_weekdays,       apostil_review_check_tenses,
    apostil_review_check_ranges,         apostil_review_check_spellings,
    apostil_review_check_contradictions, apostil_review_check_quotations,
  };
  ApostilReview self = { 0 };
  GPtrArray *found = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);

  review_init (&self, document, cancellable);
  apostil_findings_run (&self.findings);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!apostil_findings_is_cancelled (&self.findings))
      checks[i](&self);
  apostil_findings_sort (&self.findings);
  found = g_steal_pointer (&self.findings.found);
  review_clear (&self);
  return found;
}
