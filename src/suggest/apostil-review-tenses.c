/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-words.h"
#include "apostil-review-private.h"
#include "apostil-timex.h"

/* How it works
 *
 * For each date after its publication the sentence is read: is the nearest word that shows a tense a
 * past one? Then the date is told as past. What was
 * announced lies ahead even after a past verb (« a annoncé une réunion le 5 mai », « a décidé de partir
 * le 5 mai »): after a verb of saying the date must follow at once, and no infinitive may lie between;
 * and a date that hangs on a noun or on a word like « avant » says nothing. */

#define REACH 25 /* tokens between the verb and the date */

typedef struct
{
  ApostilReview *review;
  ApostilLexicon *lexicon;
  ApostilClaimWords *words;
  GArray *atoms; /* of the sentence */
  GArray *tags;  /* of ApostilClaimTag, of its tokens */
  guint first;   /* token of the sentence */
  guint end;
  guint date_first; /* tokens of the date */
  guint date_end;
} Sentence;

static const ApostilWord *
match (Sentence *self, const gchar *class_name, guint at)
{
  const ApostilAtom *atom = &g_array_index (self->atoms, ApostilAtom, at);
  const ApostilWord *word =
      apostil_lexicon_match (self->lexicon, apostil_lexicon_find_class (self->lexicon, class_name),
                             self->review->utf8, atom, self->atoms->len - at);

  /* Folding makes « à » of « a »: a word of one letter must be spelt as it is. */
  return word != NULL && (word->text[1] != '\0' || atom->n_bytes == 1) ? word : NULL;
}

static gboolean
has_tense (Sentence *self, const gchar *class_name, guint at)
{
  const ApostilAtom *atom = &g_array_index (self->atoms, ApostilAtom, at);

  if ((atom->flags & APOSTIL_TOKEN_WORD) == 0 ||
      (atom->token >= self->date_first && atom->token < self->date_end))
    return FALSE;
  /* Names, and the month of May. */
  if ((atom->flags & APOSTIL_TOKEN_CAPITALISED) != 0 &&
      (atom->flags & (APOSTIL_TOKEN_ALL_CAPITALS | APOSTIL_TOKEN_FIRST_WORD)) == 0)
    return FALSE;
  return match (self, class_name, at) != NULL ||
         apostil_lexicon_match_ending (self->lexicon,
                                       apostil_lexicon_find_class (self->lexicon, class_name),
                                       self->review->utf8, atom) != NULL;
}

static guint
distance (Sentence *self, guint token)
{
  return token < self->date_first ? self->date_first - token : token - self->date_end + 1;
}

/* The atom of the nearest past verb; G_MAXUINT when the sentence has none, or a nearer word looks
 * ahead. */
static guint
find_past (Sentence *self)
{
  guint best = G_MAXUINT;
  guint best_distance = REACH + 1;

  for (guint i = 0; i < self->atoms->len; i++)
    {
      guint far = distance (self, g_array_index (self->atoms, ApostilAtom, i).token);

      if (far > best_distance)
        continue;
      if (has_tense (self, "future", i))
        {
          best = G_MAXUINT;
          best_distance = far;
        }
      else if (far < best_distance && has_tense (self, "past", i))
        {
          best = i;
          best_distance = far;
        }
    }
  return best;
}

static guint32
bits (Sentence *self, guint token)
{
  return g_array_index (self->tags, ApostilClaimTag, token - self->first).bits;
}

/* The token after a verb of saying that begins at, or right after, @token; 0: it is none. */
static guint
end_of_cue (Sentence *self, guint token)
{
  for (guint i = token; i < MIN (token + 3, self->end); i++)
    if ((bits (self, i) & APOSTIL_CLAIM_WORD_CUE) != 0)
      return i + 1;
  return 0;
}

/* « de partir », “to leave” between the verb and the date. */
static gboolean
has_infinitive (Sentence *self, guint from, guint to)
{
  const gchar *utf8 = self->review->utf8;
  gboolean by_ending = !apostil_claim_words_is_infinitive (self->words, "xq", 2);

  for (guint i = from; i < to; i++)
    {
      const ApostilToken *token = &self->review->tokens[i];

      if ((token->flags & APOSTIL_TOKEN_WORD) == 0)
        continue;
      if (by_ending
              ? apostil_claim_words_is_infinitive (self->words, utf8 + token->byte, token->n_bytes)
              : (bits (self, i) & APOSTIL_CLAIM_WORD_TO) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether the word before the date, or its own first one, looks ahead or hangs it on a noun. */
static gboolean
is_led_ahead (Sentence *self)
{
  for (guint i = 0; i < self->atoms->len; i++)
    {
      const ApostilAtom *atom = &g_array_index (self->atoms, ApostilAtom, i);
      const ApostilWord *word = NULL;

      if (atom->token + 3 < self->date_first)
        continue;
      if (atom->token > self->date_first)
        break;
      word = match (self, "ahead", i);
      if (word == NULL)
        continue;
      /* It must reach the date, or the article before it. */
      if (atom->token == self->date_first ||
          g_array_index (self->atoms, ApostilAtom, i + word->n_atoms - 1).token + 2 >=
              self->date_first)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_told_as_past (Sentence *self)
{
  guint past = find_past (self);
  guint token, end;

  if (past == G_MAXUINT || is_led_ahead (self))
    return FALSE;
  token = g_array_index (self->atoms, ApostilAtom, past).token;
  if (token >= self->date_end)
    return TRUE;
  end = end_of_cue (self, token);
  if (end != 0 && self->date_first > end + 1)
    return FALSE;
  return !has_infinitive (self, MAX (end, token + 1), self->date_first);
}

static gboolean
read_sentence (Sentence *self, ApostilReview *review, ApostilSpan date)
{
  ApostilTokens *tokens = apostil_suggest_input_get_tokens (review->input);

  self->review = review;
  self->lexicon = apostil_review_get_lexicon (review, date.start);
  if (self->lexicon == NULL)
    return FALSE;
  apostil_review_get_sentence (review, date, &self->first, &self->end);
  self->date_first = apostil_tokens_find (tokens, date.start);
  self->date_end = MIN (apostil_tokens_find (tokens, date.end), self->end);
  if (self->date_first >= self->date_end || self->first >= self->end)
    return FALSE;
  self->words = apostil_claim_words_get (self->lexicon);
  g_array_set_size (self->atoms, 0);
  for (guint i = self->first; i < self->end; i++)
    apostil_atoms_append (self->atoms, review->utf8, &review->tokens[i], i);
  g_array_set_size (self->tags, self->end - self->first);
  apostil_claim_words_tag (self->words, review->utf8, &review->tokens[self->first],
                           self->end - self->first, (ApostilClaimTag *) (void *) self->tags->data);
  return TRUE;
}

static void
check_date (ApostilReview *self, Sentence *sentence, ApostilAnnotation *date)
{
  ApostilSpan span = apostil_annotation_get_first_span (date);
  const gchar *value = apostil_record_get (date, APOSTIL_ATTR_VALUE);
  const gchar *published =
      apostil_document_get_published_at (self->findings.document, span.start, NULL);
  ApostilFinding *finding = NULL;
  g_autofree gchar *words = NULL;
  gint64 from, to, published_from, published_to;

  if (g_strcmp0 (apostil_record_get (date, APOSTIL_ATTR_ROLE), "publication") == 0 ||
      published == NULL || !apostil_timex_get_days (value, &from, &to) ||
      !apostil_timex_get_days (published, &published_from, &published_to) || from < published_to ||
      !read_sentence (sentence, self, span) || !is_told_as_past (sentence))
    return;
  finding = apostil_findings_add (&self->findings, "date-after-publication");
  words = apostil_findings_dup_words (&self->findings, span);
  apostil_findings_add_mark (&self->findings, finding, date);
  apostil_finding_add_arg (finding, "words", words);
  apostil_finding_add_arg (finding, "value", value);
  apostil_finding_add_arg (finding, "value-published", published);
}

/**
 * apostil_review_check_tenses:
 * @self: a run of the checks
 *
 * Looks for dates after the publication that are told as past.
 */
void
apostil_review_check_tenses (ApostilReview *self)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->findings.document);
  Sentence sentence = { 0 };

  sentence.atoms = g_array_new (FALSE, FALSE, sizeof (ApostilAtom));
  sentence.tags = g_array_new (FALSE, TRUE, sizeof (ApostilClaimTag));
  for (guint i = 0; i < apostil_annotation_list_get_length (list) &&
                    !apostil_findings_is_cancelled (&self->findings);
       i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (list, i);

      if (apostil_review_reads_date (self, annotation))
        check_date (self, &sentence, annotation);
    }
  g_array_unref (sentence.atoms);
  g_array_unref (sentence.tags);
}
