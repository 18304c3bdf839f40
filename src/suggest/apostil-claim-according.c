/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-scan-private.h"

/* How it works
 *
 * « Selon X » and its like (class claim-selon) report the clause they stand in: what comes after
 * the source and its comma, what comes before, or both when they stand in the middle. Some have
 * the speaker inside (« à ses yeux »), some a pronoun that stands for the noun before the comma
 * (« un élu, selon qui »). « Pour X » does the same where X is somebody who has views, or a
 * quotation follows; « comme l’explique X » with a cue. */

/* Whether the claim with that number has a cue and begins in @range: « “…,” he said, according to X ». */
static gboolean
holds_claim (ApostilClaimScan *scan, guint number, ApostilClaimRange range)
{
  ApostilFoundClaim *claim = scan->claims->pdata[number];
  ApostilClaimRange it = { 0, 0 };

  if (claim->fragments->len > 0)
    it = g_array_index (claim->fragments, ApostilClaimRange, 0);
  return !apostil_claim_range_is_empty (range) && it.first >= range.first &&
         it.first <= range.first + 2 && it.end <= range.end;
}

/* « Selon un rapport publié en juin, … »: the content begins after the comma. */
static guint
past_aside (ApostilClaimScan *scan, guint first, guint end, gboolean opens)
{
  if (!opens || first >= end || apostil_claim_char (scan, first) != 0)
    return first;
  for (guint i = first; i < end && i - first < 12; i = apostil_claim_next (scan, i))
    {
      if (apostil_claim_char (scan, i) == ',')
        return i;
      if (scan->jump[i - scan->first] != 0 ||
          apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_AUXILIARY | APOSTIL_CLAIM_WORD_SUBJECT))
        break;
    }
  return first;
}

typedef struct
{
  ApostilClaimRange cue;
  ApostilClaimSource source;
  guint after;      /* where the words after it begin */
  gboolean forward; /* only they can be the content */
} According;

static gboolean
has_person (ApostilClaimScan *scan, const ApostilClaimSource *source)
{
  for (guint i = source->first; i < source->end && i < source->first + 8; i++)
    if (apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_PERSON))
      return TRUE;
    else if (i < source->first + 8 && apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_LINK) &&
             source->name_end <= source->name_first)
      return FALSE;
  return FALSE;
}

static gboolean
has_verb (ApostilClaimScan *scan, guint first, guint end)
{
  for (guint i = first; i < end; i = apostil_claim_next (scan, i))
    if (scan->jump[i - scan->first] == 0 &&
        apostil_claim_is (scan, i,
                          APOSTIL_CLAIM_WORD_AUXILIARY | APOSTIL_CLAIM_WORD_VERB |
                              APOSTIL_CLAIM_WORD_NEGATION))
      return TRUE;
  return FALSE;
}

/* « Pour Marie Lefort, « il est trop tard » », « Pour les experts, la digue tiendra ». */
static gboolean
is_view (ApostilClaimScan *scan, ApostilClaimRange sentence, guint i, const According *it)
{
  guint comma = it->source.end;

  if (comma + 2 >= sentence.end || apostil_claim_char (scan, comma) != ',' ||
      !(i == sentence.first ||
        (i == sentence.first + 1 &&
         apostil_claim_is (scan, sentence.first,
                           APOSTIL_CLAIM_WORD_CONJUNCTION | APOSTIL_CLAIM_WORD_SUBORDINATOR))))
    return FALSE;
  return scan->jump[comma + 1 - scan->first] != 0 ||
         (has_person (scan, &it->source) && has_verb (scan, comma + 1, sentence.end));
}

/* « un élu, selon qui », « une rumeur selon laquelle », « Luc Morel, pour qui « … » » */
static gboolean
read_relative (ApostilClaimScan *scan, ApostilClaimRange sentence, guint i, According *it)
{
  ApostilCue here = { .first = i, .end = i + 1 };

  if (it->cue.end >= sentence.end ||
      !apostil_claim_is (scan, it->cue.end, APOSTIL_CLAIM_WORD_RELATIVE))
    return FALSE;
  it->source = apostil_claimant_before (scan, sentence, &here);
  it->after = it->cue.end + 1;
  it->forward = TRUE;
  it->cue.end++;
  return TRUE;
}

/* « À ses yeux » */
static void
read_own (ApostilClaimScan *scan, According *it)
{
  for (guint i = it->cue.first + 1; i < it->cue.end; i++)
    if (apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_DETERMINER))
      {
        it->source.span = apostil_claim_span (scan, (ApostilClaimRange){ i, i + 1 });
        it->source.pronoun = TRUE;
        break;
      }
  it->after = it->cue.end;
}

/* « comme l’explique Jean Morel », “as Ms. Doe said” */
static gboolean
read_as (ApostilClaimScan *scan, ApostilClaimRange sentence, guint i, According *it)
{
  ApostilCue *cue = NULL;
  guint end;

  if (i > sentence.first && apostil_claim_char (scan, i - 1) != ',')
    return FALSE;
  for (guint n = 0; cue == NULL && n < scan->cues->len; n++)
    if (g_array_index (scan->cues, ApostilCue, n).first > i)
      cue = &g_array_index (scan->cues, ApostilCue, n);
  if (cue == NULL || cue->first > i + 12 || cue->used || cue->gerund || cue->infinitive ||
      (cue->frames & APOSTIL_CUE_QUOTE) == 0)
    return FALSE;
  for (guint k = i + 1; k < cue->first; k++)
    if (apostil_claim_char (scan, k) == ',' || scan->jump[k - scan->first] != 0)
      return FALSE;

  it->cue = (ApostilClaimRange){ cue->first, cue->end };
  it->after = cue->end;
  if (cue->first > i + 1 && !apostil_claim_is (scan, i + 1, APOSTIL_CLAIM_WORD_OBJECT) &&
      (cue->first > i + 2 || apostil_claim_is (scan, i + 1, APOSTIL_CLAIM_WORD_SUBJECT)))
    it->source = apostil_claimant_before (scan, (ApostilClaimRange){ i + 1, sentence.end }, cue);
  if (apostil_span_is_empty (it->source.span))
    {
      it->source =
          apostil_claimant_after (scan, (ApostilClaimRange){ cue->end, sentence.end }, TRUE);
      it->after = it->source.end;
    }
  end = MIN (it->after, sentence.end - 1);
  if (apostil_span_is_empty (it->source.span) ||
      (apostil_claim_char (scan, end) != ',' && apostil_claim_char (scan, end) != '.'))
    return FALSE;
  cue->used = TRUE;
  return TRUE;
}

static gboolean
read_according (ApostilClaimScan *scan, ApostilClaimRange sentence, guint i, According *it)
{
  const ApostilClaimTag *tag = apostil_claim_tag (scan, i);

  *it = (According){ .cue = { i, i + tag->n_tokens } };
  if ((tag->bits & APOSTIL_CLAIM_WORD_AS) != 0)
    return read_as (scan, sentence, i, it);
  if ((tag->bits & (APOSTIL_CLAIM_WORD_SELON | APOSTIL_CLAIM_WORD_VIEW)) == 0)
    return FALSE;
  if (tag->own)
    read_own (scan, it);
  else if (read_relative (scan, sentence, i, it))
    return !apostil_span_is_empty (it->source.span) &&
           ((tag->bits & APOSTIL_CLAIM_WORD_SELON) != 0 ||
            (it->after < sentence.end && scan->jump[it->after - scan->first] != 0));
  else
    {
      it->source =
          apostil_claimant_after (scan, (ApostilClaimRange){ it->cue.end, sentence.end }, TRUE);
      if (apostil_span_is_empty (it->source.span))
        return FALSE;
      it->after = past_aside (scan, it->source.end, sentence.end, i == sentence.first);
    }
  if (apostil_span_is_empty (it->source.span))
    return FALSE;
  return (tag->bits & APOSTIL_CLAIM_WORD_SELON) != 0 || is_view (scan, sentence, i, it);
}

/* What is said before and after it. */
static void
find_sides (ApostilClaimScan *scan,
            ApostilClaimRange sentence,
            guint i,
            const According *it,
            ApostilClaimRange *before,
            ApostilClaimRange *after)
{
  *before = (ApostilClaimRange){ sentence.first, it->forward ? sentence.first : i };
  *after = (ApostilClaimRange){ it->after, sentence.end };
  if (after->first < after->end && apostil_claim_char (scan, after->first) == ',')
    after->first++;
  after->end = apostil_claim_clause_end (scan, after->first, sentence.end, NULL);
  while (before->end > before->first && apostil_claim_char (scan, before->end - 1) != 0 &&
         scan->back[before->end - 1 - scan->first] == 0)
    before->end--;
  /* In the middle of a clause (« qui, selon lui, a été menée ») the rest of it is the content. */
  if (before->end > before->first + 2 && after->end > after->first + 2 &&
      apostil_claim_is (scan, before->end - 1,
                        APOSTIL_CLAIM_WORD_RELATIVE | APOSTIL_CLAIM_WORD_THAT))
    before->end = before->first;
  if (before->end <= before->first + 2 &&
      (before->end == i || apostil_claim_char (scan, before->end) != ',' ||
       apostil_claim_is (scan, before->first,
                         APOSTIL_CLAIM_WORD_ADVERB | APOSTIL_CLAIM_WORD_CONJUNCTION |
                             APOSTIL_CLAIM_WORD_SUBORDINATOR)))
    before->end = before->first;
  if (after->end <= after->first + 1)
    after->end = after->first;
}

/**
 * apostil_claim_according:
 * @scan: a paragraph
 * @sentence: a sentence of it
 * @depth: how many quotations it lies in
 *
 * Finds what is reported with « selon ».
 */
void
apostil_claim_according (ApostilClaimScan *scan, ApostilClaimRange sentence, guint depth)
{
  guint n_before = scan->n_sentence;

  for (guint i = sentence.first; i < sentence.end; i = apostil_claim_next (scan, i))
    {
      According it;
      ApostilFoundClaim *claim = NULL;
      ApostilClaimRange before;
      ApostilClaimRange after;

      if (scan->jump[i - scan->first] != 0 || !read_according (scan, sentence, i, &it))
        continue;
      find_sides (scan, sentence, i, &it, &before, &after);
      if ((apostil_claim_range_is_empty (before) && apostil_claim_range_is_empty (after)) ||
          (scan->claims->len > n_before && holds_claim (scan, scan->claims->len - 1, before)))
        continue;

      claim = apostil_claim_scan_add (
          scan, sentence,
          apostil_claim_mode (scan, apostil_claim_range_is_empty (before) ? after : before),
          "according", NULL);
      claim->cue = apostil_claim_span (scan, it.cue);
      claim->cue_end = it.cue.end;
      claim->source = it.source;
      before = apostil_claim_without_marks (scan, before);
      after = apostil_claim_without_marks (scan, after);
      if (!apostil_claim_range_is_empty (before))
        apostil_found_claim_add (claim, before);
      if (!apostil_claim_range_is_empty (after))
        apostil_found_claim_add (claim, after);
      if (depth == 0)
        apostil_claim_scan_speaks (scan, &it.source);
    }
}
