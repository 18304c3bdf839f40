/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-scan-private.h"

/* How it works
 *
 * By what means something was said and to whom stands right after the cue (« a-t-il déclaré à
 * Reuters par téléphone »), past the source when that comes first, or opens the sentence
 * (« Dans un communiqué, la banque affirme »). The language file lists the nouns: a preposition
 * and a noun phrase with one of them is a medium; who is told is such a noun too, or a name or
 * an acronym after « à ». Whether that name is rather a place is left to who knows names. */

#define ROOM       20
#define MAX_PHRASE 8

static gboolean
begins_content (const ApostilFoundClaim *claim, guint i)
{
  for (guint k = 0; k < claim->fragments->len; k++)
    {
      ApostilClaimRange it = g_array_index (claim->fragments, ApostilClaimRange, k);

      if (i >= it.first && i < it.end)
        return TRUE;
    }
  return FALSE;
}

static gboolean
ends_phrase (ApostilClaimScan *scan, guint i)
{
  const guint32 bits = apostil_claim_tag (scan, i)->bits;

  return scan->jump[i - scan->first] != 0 ||
         (apostil_claim_char (scan, i) != 0 && apostil_claim_char (scan, i) != '-') ||
         (bits & APOSTIL_CLAIM_WORD_DETERMINER) != 0 ||
         (bits &
          (APOSTIL_CLAIM_WORD_PREPOSITION | APOSTIL_CLAIM_WORD_THAT | APOSTIL_CLAIM_WORD_TIME |
           APOSTIL_CLAIM_WORD_RELATIVE | APOSTIL_CLAIM_WORD_TELL | APOSTIL_CLAIM_WORD_CONJUNCTION |
           APOSTIL_CLAIM_WORD_AUXILIARY | APOSTIL_CLAIM_WORD_SUBJECT | APOSTIL_CLAIM_WORD_WHETHER |
           APOSTIL_CLAIM_WORD_SUBORDINATOR | APOSTIL_CLAIM_WORD_TO)) != 0;
}

/* The noun phrase after a preposition at @i: its determiner and what follows. */
static ApostilClaimRange
phrase_after (ApostilClaimScan *scan, guint i, guint end)
{
  ApostilClaimRange range = { i, i };

  /* « auprès de » */
  if (i + 1 < end && apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_LINK))
    range.first = range.end = ++i;
  while (range.end < end && range.end < i + 2 &&
         apostil_claim_is (scan, range.end, APOSTIL_CLAIM_WORD_DETERMINER))
    range.end++;
  while (range.end < end && range.end < i + MAX_PHRASE && !ends_phrase (scan, range.end))
    range.end++;
  while (range.end > range.first && apostil_claim_is (scan, range.end - 1, APOSTIL_CLAIM_WORD_LINK))
    range.end--;
  return range;
}

static gboolean
has (ApostilClaimScan *scan, ApostilClaimRange range, guint32 bits)
{
  for (guint i = range.first; i < range.end; i++)
    if (apostil_claim_is (scan, i, bits))
      return TRUE;
  return FALSE;
}

/* « à Reuters », « à l’AFP », “to the New York Times” */
static gboolean
is_named (ApostilClaimScan *scan, ApostilClaimRange range)
{
  guint i = range.first;

  while (i < range.end && apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_DETERMINER))
    i++;
  return i < range.end && apostil_claim_is_capital (scan, i);
}

static void
look_in (ApostilClaimScan *scan, ApostilClaimRange room, ApostilFoundClaim *claim, gboolean opens)
{
  for (guint i = room.first; i + 1 < room.end;)
    {
      gboolean tells = apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_TELL);
      ApostilClaimRange phrase;

      if (scan->jump[i - scan->first] != 0 || begins_content (claim, i) ||
          apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_THAT))
        return;
      if (i >= claim->source.first && i < claim->source.end)
        {
          if (opens)
            return;
          i = claim->source.end;
          continue;
        }
      if (!tells && !apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_PREPOSITION))
        {
          i = apostil_claim_next (scan, i);
          continue;
        }
      phrase = phrase_after (scan, i + apostil_claim_tag (scan, i)->n_tokens, room.end);
      if (phrase.end <= phrase.first)
        {
          i = apostil_claim_next (scan, i);
          continue;
        }
      if (has (scan, phrase, APOSTIL_CLAIM_WORD_MEDIUM))
        {
          if (apostil_span_is_empty (claim->medium))
            claim->medium = apostil_claim_span (scan, phrase);
        }
      else if (tells && apostil_span_is_empty (claim->addressee) &&
               (has (scan, phrase, APOSTIL_CLAIM_WORD_TOLD) || is_named (scan, phrase)))
        claim->addressee = apostil_claim_span (scan, phrase);
      i = phrase.end;
    }
}

/* “told reporters that”, “tells CNN” */
static void
look_at_object (ApostilClaimScan *scan, ApostilClaimRange sentence, ApostilFoundClaim *claim)
{
  ApostilClaimRange phrase = phrase_after (scan, claim->cue_end, sentence.end);

  if (phrase.end > phrase.first && !begins_content (claim, phrase.first) &&
      !(phrase.first >= claim->source.first && phrase.first < claim->source.end) &&
      (has (scan, phrase, APOSTIL_CLAIM_WORD_TOLD) || is_named (scan, phrase)))
    claim->addressee = apostil_claim_span (scan, phrase);
}

/**
 * apostil_claim_circumstances:
 * @scan: a paragraph
 * @sentence: the sentence that has the claim's cue
 * @claim: a claim
 *
 * Finds its medium and its addressee.
 */
void
apostil_claim_circumstances (ApostilClaimScan *scan,
                             ApostilClaimRange sentence,
                             ApostilFoundClaim *claim)
{
  const ApostilClaimTag *verb = NULL;

  if (claim->cue_end <= sentence.first || claim->cue_end > sentence.end)
    return;
  verb = apostil_claim_tag (scan, claim->cue_end - 1);
  if ((verb->frames & APOSTIL_CUE_TOLD) != 0)
    look_at_object (scan, sentence, claim);
  look_in (scan, (ApostilClaimRange){ claim->cue_end, MIN (sentence.end, claim->cue_end + ROOM) },
           claim, FALSE);
  if (apostil_span_is_empty (claim->medium) && claim->source.first > sentence.first)
    look_in (
        scan,
        (ApostilClaimRange){ sentence.first, MIN (claim->source.first, sentence.first + ROOM) },
        claim, TRUE);
}
