/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-scan-private.h"

/* How it works
 *
 * A cue is a verb of the language file in a form that can report: finite, a participle or an
 * infinitive that hangs on an auxiliary, a gerund. What stands after a determiner or a
 * preposition is a noun (« la demande », “the claims”). The verb group takes in the
 * auxiliaries, negations and adverbs before the verb, and « a-t-il » of « a-t-il déclaré ». */

#define MAX_GROUP 8

static gboolean
is_group_word (ApostilClaimScan *scan, guint i)
{
  if (apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_SUBJECT) &&
      !apostil_claim_tag (scan, i)->inverted)
    return FALSE;
  /* « Lui espère »: it stands for a name. */
  if (apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_OBJECT) && apostil_claim_is_capital (scan, i) &&
      (scan->tokens[i].flags & APOSTIL_TOKEN_CLITIC) == 0)
    return FALSE;
  if (apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_POSSESSIVE))
    return i > scan->first && apostil_claim_is (scan, i - 1, APOSTIL_CLAIM_WORD_SUBJECT);
  return apostil_claim_is (scan, i,
                           APOSTIL_CLAIM_WORD_AUXILIARY | APOSTIL_CLAIM_WORD_NEGATION |
                               APOSTIL_CLAIM_WORD_ADVERB | APOSTIL_CLAIM_WORD_OBJECT |
                               APOSTIL_CLAIM_WORD_TO);
}

/* Where the group of the verb at @verb begins; what it holds is said through the pointers. */
static guint
find_group (ApostilClaimScan *scan, guint start, guint verb, guint32 *bits, guint *inverted)
{
  guint first = verb;
  guint kept = verb;

  *bits = 0;
  *inverted = 0;
  while (first > start && verb - first < MAX_GROUP && is_group_word (scan, first - 1))
    {
      guint32 word = apostil_claim_tag (scan, first - 1)->bits;

      first--;
      *bits |= word;
      if ((word & APOSTIL_CLAIM_WORD_TO) == 0 || (word & APOSTIL_CLAIM_WORD_AUXILIARY) != 0)
        kept = first;
      if (apostil_claim_tag (scan, first)->inverted)
        {
          *inverted = first + 1;
          break;
        }
    }
  /* Phrases such as « tenu à » are tagged at their first word. */
  for (guint k = 2; k <= 4 && kept >= start + k; k++)
    if (apostil_claim_tag (scan, kept - k)->n_tokens == k &&
        apostil_claim_is (scan, kept - k, APOSTIL_CLAIM_WORD_AUXILIARY))
      {
        guint32 more = 0;
        guint more_inverted = 0;

        kept = find_group (scan, start, kept - k, &more, &more_inverted);
        *bits |= more | APOSTIL_CLAIM_WORD_AUXILIARY;
        *inverted = MAX (*inverted, more_inverted);
        break;
      }
  return kept;
}

static gboolean
reads_as_noun (ApostilClaimScan *scan, guint start, guint first)
{
  guint32 before;

  if (first == start)
    return FALSE;
  before = apostil_claim_tag (scan, first - 1)->bits;
  if ((before & (APOSTIL_CLAIM_WORD_SUBJECT | APOSTIL_CLAIM_WORD_AUXILIARY)) != 0)
    return FALSE;
  if ((scan->tokens[first - 1].flags & APOSTIL_TOKEN_NUMBER) != 0)
    return TRUE;
  /* « comme l’explique » */
  if (first > start + 1 && apostil_claim_is (scan, first - 2, APOSTIL_CLAIM_WORD_AS))
    return FALSE;
  return (before & (APOSTIL_CLAIM_WORD_DETERMINER | APOSTIL_CLAIM_WORD_PREPOSITION |
                    APOSTIL_CLAIM_WORD_LINK | APOSTIL_CLAIM_WORD_POSSESSIVE)) != 0;
}

static gboolean
read_cue (ApostilClaimScan *scan, guint opening, guint start, guint verb, ApostilCue *cue)
{
  const ApostilClaimTag *tag = apostil_claim_tag (scan, verb);
  guint32 bits = 0;
  guint inverted = 0;
  guint8 forms = tag->forms;

  *cue = (ApostilCue){ .verb = verb,
                       .end = verb + tag->n_tokens,
                       .frames = tag->frames,
                       .act = tag->act };
  cue->first = find_group (scan, start, verb, &bits, &inverted);
  if (tag->inverted)
    inverted = verb + 1;
  if (inverted != 0)
    {
      const ApostilToken *token = &scan->tokens[inverted - 1];
      guint32 end = token->start + token->n_chars;

      cue->pronoun = APOSTIL_SPAN (end - apostil_claim_tag (scan, inverted - 1)->n_pronoun, end);
      cue->first = MIN (cue->first, inverted - 1);
    }
  cue->negated = (bits & APOSTIL_CLAIM_WORD_NEGATION) != 0;

  if ((forms & APOSTIL_CUE_FINITE) != 0 && (bits & APOSTIL_CLAIM_WORD_TO) == 0)
    return inverted != 0 || !reads_as_noun (scan, start, cue->first);
  /* « Et le maire d’ajouter : » */
  if ((forms & APOSTIL_CUE_FORM_INFINITIVE) != 0 && verb > opening + 1 && verb < opening + 12 &&
      apostil_claim_is (scan, opening, APOSTIL_CLAIM_WORD_CONJUNCTION) &&
      apostil_claim_is (scan, verb - 1, APOSTIL_CLAIM_WORD_LINK))
    {
      cue->first = verb - 1;
      cue->historic = TRUE;
      return TRUE;
    }
  if ((bits & APOSTIL_CLAIM_WORD_AUXILIARY) != 0)
    {
      cue->infinitive = (forms & APOSTIL_CUE_FORM_INFINITIVE) != 0;
      return !reads_as_noun (scan, start, cue->first);
    }
  if ((forms & APOSTIL_CUE_GERUND) != 0)
    {
      cue->gerund = TRUE;
      return !reads_as_noun (scan, start, cue->first) ||
             apostil_claim_is (scan, cue->first - 1, APOSTIL_CLAIM_WORD_TO);
    }
  return FALSE;
}

/* « n’a pas voulu dire si »: « voulu » is no cue there, but helps the next one. */
static gboolean
helps_next (ApostilClaimScan *scan, guint i, guint end)
{
  guint next = apostil_claim_next (scan, i);

  if (!apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_AUXILIARY))
    return FALSE;
  while (next < end && apostil_claim_is (scan, next,
                                         APOSTIL_CLAIM_WORD_ADVERB | APOSTIL_CLAIM_WORD_OBJECT |
                                             APOSTIL_CLAIM_WORD_NEGATION))
    next = apostil_claim_next (scan, next);
  return next < end &&
         (apostil_claim_tag (scan, next)->forms &
          (APOSTIL_CUE_FORM_INFINITIVE | APOSTIL_CUE_FINITE)) == APOSTIL_CUE_FORM_INFINITIVE;
}

/**
 * apostil_cues_find:
 * @scan: a paragraph
 * @sentence: a sentence of it
 *
 * Puts the cues of @sentence, those inside quotations left out, into its array.
 */
void
apostil_cues_find (ApostilClaimScan *scan, ApostilClaimRange sentence)
{
  g_array_set_size (scan->cues, 0);
  for (guint i = sentence.first; i < sentence.end; i = apostil_claim_next (scan, i))
    {
      ApostilCue cue;
      guint start = sentence.first;

      if (scan->jump[i - scan->first] != 0 || !apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_CUE) ||
          helps_next (scan, i, sentence.end))
        continue;
      if (scan->cues->len > 0)
        start = g_array_index (scan->cues, ApostilCue, scan->cues->len - 1).end;
      if (read_cue (scan, sentence.first, MIN (start, i), i, &cue))
        g_array_append_val (scan->cues, cue);
    }
}
