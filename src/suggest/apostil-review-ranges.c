/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-review-private.h"
#include "apostil-timex.h"

/* « du 22 au 15 août », “between 1990 and 1985”: two marked dates that the words make one stretch of
 * time of, which would end before it begins. A language says which word goes with which: the values
 * of the classes range-begin and range-end are the same. A dash needs none before. */

static const ApostilWord *
match_between (ApostilReview *self,
               ApostilLexicon *lexicon,
               const gchar *class_name,
               guint from,
               guint to)
{
  g_autoptr (GArray) atoms = g_array_new (FALSE, FALSE, sizeof (ApostilAtom));
  const ApostilWord *word = NULL;

  for (guint i = from; i < to; i++)
    apostil_atoms_append (atoms, self->utf8, &self->tokens[i], i);
  word = apostil_lexicon_match (lexicon, apostil_lexicon_find_class (lexicon, class_name),
                                self->utf8, (const ApostilAtom *) (void *) atoms->data, atoms->len);
  return word != NULL && word->n_atoms == atoms->len ? word : NULL;
}

static gboolean
is_dash (ApostilReview *self, guint at)
{
  gunichar ch = g_utf8_get_char (self->utf8 + self->tokens[at].byte);

  return self->tokens[at].n_chars == 1 && (ch == '-' || ch == 0x2010 || ch == 0x2013);
}

/* Whether the words between, and before, make a stretch of time of two dates. */
static gboolean
is_range (ApostilReview *self, ApostilSpan first, ApostilSpan second)
{
  ApostilTokens *tokens = apostil_suggest_input_get_tokens (self->input);
  ApostilLexicon *lexicon = apostil_review_get_lexicon (self, first.start);
  guint from = apostil_tokens_find (tokens, first.end);
  guint to = apostil_tokens_find (tokens, second.start);
  guint before = apostil_tokens_find (tokens, first.start);
  const ApostilWord *begin = NULL;
  const ApostilWord *end = NULL;

  if (lexicon == NULL || from >= to || to >= self->n_tokens || to - from > 2)
    return FALSE;
  for (guint i = from; i <= to; i++)
    if ((self->tokens[i].flags & APOSTIL_TOKEN_LINE_START) != 0)
      return FALSE;
  if (to - from == 1 && is_dash (self, from))
    return TRUE;
  end = match_between (self, lexicon, "range-end", from, to);
  if (end == NULL)
    return FALSE;
  /* « du 22 août »: the word before, or with an article between (« entre le 22 et le 15 »). */
  for (guint n = 1; n <= 2 && n <= before && begin == NULL; n++)
    for (guint length = n; length >= 1 && begin == NULL; length--)
      begin = match_between (self, lexicon, "range-begin", before - n, before - n + length);
  /* Or the mark holds it. */
  if (begin == NULL && before < from)
    begin = match_between (self, lexicon, "range-begin", before, before + 1);
  return begin != NULL && g_str_equal (begin->value, end->value);
}

static void
check_pair (ApostilReview *self, ApostilAnnotation *first, ApostilAnnotation *second)
{
  const gchar *value_1 = apostil_record_get (first, APOSTIL_ATTR_VALUE);
  const gchar *value_2 = apostil_record_get (second, APOSTIL_ATTR_VALUE);
  ApostilSpan span_1 = apostil_annotation_get_first_span (first);
  ApostilSpan span_2 = apostil_annotation_get_first_span (second);
  gint64 from_1, to_1, from_2, to_2;
  ApostilFinding *finding = NULL;
  g_autofree gchar *words_1 = NULL;
  g_autofree gchar *words_2 = NULL;

  if (span_2.start < span_1.end || span_2.start - span_1.end > 40 ||
      !apostil_timex_get_days (value_1, &from_1, &to_1) ||
      !apostil_timex_get_days (value_2, &from_2, &to_2) || to_2 > from_1 ||
      !is_range (self, span_1, span_2))
    return;
  finding = apostil_findings_add (&self->findings, "date-range-backwards");
  words_1 = apostil_findings_dup_words (&self->findings, span_1);
  words_2 = apostil_findings_dup_words (&self->findings, span_2);
  apostil_findings_add_mark (&self->findings, finding, first);
  apostil_findings_add_mark (&self->findings, finding, second);
  apostil_finding_add_arg (finding, "words-1", words_1);
  apostil_finding_add_arg (finding, "words-2", words_2);
  apostil_finding_add_arg (finding, "value-1", value_1);
  apostil_finding_add_arg (finding, "value-2", value_2);
}

/**
 * apostil_review_check_ranges:
 * @self: a run of the checks
 *
 * Looks for « from … to … » that goes backwards.
 */
void
apostil_review_check_ranges (ApostilReview *self)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->findings.document);
  ApostilAnnotation *before = NULL;

  for (guint i = 0; i < apostil_annotation_list_get_length (list) &&
                    !apostil_findings_is_cancelled (&self->findings);
       i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (list, i);

      if (!apostil_review_reads_date (self, annotation))
        continue;
      if (before != NULL)
        check_pair (self, before, annotation);
      before = annotation;
    }
}
