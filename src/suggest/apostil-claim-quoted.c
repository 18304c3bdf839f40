/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-scan-private.h"

#include <string.h>

/* How it works
 *
 * The quotations of a sentence are gone through from left to right. One belongs to the cue
 * right before it (« il a dit : « … » »), or to the first cue after it when it is set off by a
 * comma or ends like a sentence (« « … », a-t-il dit »), or goes on with the one before when
 * only that one's cue lies between (« « … », dit-il, « … » »). A sentence that is nothing but a
 * quotation floats: it goes on with the claim before it in its paragraph, or, in a new
 * paragraph, is a claim of the same speaker. What is left lies inside reported speech, which
 * apostil-claim-reported.c finds, or names something in quotation marks. */

#define MAX_GAP      30
#define MAX_INCISE   60
#define SPEECH_WORDS 4

static const ApostilQuotation *
quotation_at (ApostilClaimScan *scan, guint first)
{
  guint low = 0;
  guint high = scan->quotations->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const ApostilQuotation *it = &g_array_index (scan->quotations, ApostilQuotation, middle);

      if (it->first == first)
        return it;
      if (it->first > first)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

static guint
count_words (ApostilClaimScan *scan, guint first, guint end, guint enough)
{
  guint n = 0;

  for (guint i = first; i < end && n < enough; i++)
    n += (scan->tokens[i].flags & (APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_NUMBER)) != 0;
  return n;
}

/* Whether the quotation ends as speech before « dit-il » does. */
static gboolean
is_set_off (ApostilClaimScan *scan, const ApostilQuotation *quotation, guint end)
{
  gunichar ch = 0;

  if (quotation->last + 1 < end && apostil_claim_char (scan, quotation->last + 1) == ',')
    return TRUE;
  for (guint i = quotation->end; ch == 0 && i > quotation->inner; i--)
    if ((scan->tokens[i - 1].flags & APOSTIL_TOKEN_QUOTE) == 0)
      {
        ch = apostil_claim_char (scan, i - 1);
        break;
      }
  return ch == ',' || ch == '.' || ch == '?' || ch == '!' || ch == 0x2026 || ch == 0x2014 ||
         ch == 0x2013;
}

static ApostilClaimRange
content_of (ApostilClaimScan *scan, const ApostilQuotation *quotation)
{
  ApostilClaimRange range = { quotation->inner, quotation->end };

  while (range.end > range.first && (apostil_claim_char (scan, range.end - 1) == ',' ||
                                     apostil_claim_char (scan, range.end - 1) == ';'))
    range.end--;
  return range;
}

/* « a promis de recevoir « sans délai » les syndicats »: the quotation is part of the promise. */
static gboolean
hangs_infinitive (ApostilClaimScan *scan, const ApostilCue *cue, guint i, guint end)
{
  const ApostilToken *token = NULL;

  if ((cue->frames & APOSTIL_CUE_INFINITIVE) == 0 || i + 1 >= end ||
      !apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_TO))
    return FALSE;
  token = &scan->tokens[i + 1];
  return apostil_claim_words_has_infinitives (scan->words) &&
         !apostil_claim_is_capital (scan, i + 1) &&
         !apostil_claim_is (scan, i + 1, APOSTIL_CLAIM_WORD_DETERMINER) &&
         apostil_claim_words_is_infinitive (scan->words, scan->utf8 + token->byte, token->n_bytes);
}

/* The cue that a quotation at @first directly follows. */
static ApostilCue *
cue_before (ApostilClaimScan *scan, guint start, guint first)
{
  for (guint n = scan->cues->len; n > 0; n--)
    {
      ApostilCue *cue = &g_array_index (scan->cues, ApostilCue, n - 1);
      gunichar last;
      guint i = cue->end;

      if (cue->end > first)
        continue;
      if (cue->end < start || first - cue->end > MAX_GAP)
        return NULL;
      for (; i < first; i = apostil_claim_next (scan, i))
        if (scan->jump[i - scan->first] != 0 || hangs_infinitive (scan, cue, i, first) ||
            apostil_claim_is (scan, i,
                              APOSTIL_CLAIM_WORD_THAT | APOSTIL_CLAIM_WORD_WHETHER |
                                  APOSTIL_CLAIM_WORD_SELON))
          return NULL;
      if (first == cue->end)
        return cue->frames & APOSTIL_CUE_QUOTE ? cue : NULL;
      last = apostil_claim_char (scan, first - 1);
      if (last == ':' || (last == ',' && (cue->frames & APOSTIL_CUE_QUOTE) != 0))
        return cue;
      return (cue->frames & APOSTIL_CUE_QUOTE) != 0 && first - cue->end <= 4 ? cue : NULL;
    }
  return NULL;
}

static ApostilCue *
cue_after (ApostilClaimScan *scan, const ApostilQuotation *quotation, guint end)
{
  for (guint n = 0; n < scan->cues->len; n++)
    {
      ApostilCue *cue = &g_array_index (scan->cues, ApostilCue, n);

      if (cue->first <= quotation->last)
        continue;
      if (cue->first - quotation->last > MAX_GAP)
        return NULL;
      if ((cue->frames & APOSTIL_CUE_QUOTE) == 0 || cue->gerund ||
          apostil_claim_is (scan, cue->first - 1, APOSTIL_CLAIM_WORD_RELATIVE))
        continue;
      for (guint i = quotation->last + 1; i < cue->first; i = apostil_claim_next (scan, i))
        if (scan->jump[i - scan->first] > i + 5 ||
            apostil_claim_is (scan, i,
                              APOSTIL_CLAIM_WORD_THAT | APOSTIL_CLAIM_WORD_SUBORDINATOR |
                                  APOSTIL_CLAIM_WORD_SELON))
          return NULL;
      return cue;
    }
  return NULL;
}

/* The direct claim that a quotation without words around it may go on with. */
static ApostilFoundClaim *
last_spoken (ApostilClaimScan *scan)
{
  for (guint n = scan->claims->len; n > 0 && n + 4 > scan->claims->len; n--)
    {
      ApostilFoundClaim *claim = scan->claims->pdata[n - 1];

      if (!g_str_equal (claim->mode, "indirect"))
        return claim;
    }
  return NULL;
}

static ApostilClaimSource
source_of (ApostilClaimScan *scan, ApostilClaimRange sentence, const ApostilCue *cue, guint from)
{
  ApostilClaimSource source;
  guint next = from;

  while (next < cue->first && apostil_claim_char (scan, next) != 0)
    next++;
  if (next < cue->first || !apostil_span_is_empty (cue->pronoun))
    {
      source = apostil_claimant_before (scan, (ApostilClaimRange){ from, sentence.end }, cue);
      if (!apostil_span_is_empty (source.span))
        return source;
    }
  return apostil_claimant_after (scan, (ApostilClaimRange){ cue->end, sentence.end }, FALSE);
}

static gboolean
is_whole_sentence (ApostilClaimScan *scan,
                   ApostilClaimRange sentence,
                   const ApostilQuotation *quotation)
{
  for (guint i = sentence.first; i < sentence.end; i = apostil_claim_next (scan, i))
    if (scan->jump[i - scan->first] == 0 && apostil_claim_char (scan, i) == 0)
      return FALSE;
  return quotation->end > quotation->inner;
}

/* « « Le texte est prêt, explique Jean Morel. Il sera voté lundi. » »: the cue stands inside the
 * marks, as French newspapers set it, or there is no closing mark, or only a dash. */
static gboolean
take_with_incise (ApostilClaimScan *scan,
                  ApostilClaimRange sentence,
                  const ApostilQuotation *quotation)
{
  guint room = MIN (quotation->end, quotation->inner + MAX_INCISE);

  apostil_cues_find (scan, (ApostilClaimRange){ quotation->inner, room });
  for (guint n = 0; n < scan->cues->len; n++)
    {
      ApostilCue *cue = &g_array_index (scan->cues, ApostilCue, n);
      ApostilClaimRange before = { quotation->inner, cue->first };
      ApostilClaimSource source = { .pronoun = FALSE };
      ApostilFoundClaim *claim = NULL;
      guint after = cue->end;
      gunichar ch = 0;

      if (cue->first < quotation->inner + 2 || (cue->frames & APOSTIL_CUE_QUOTE) == 0 ||
          cue->gerund)
        continue;
      ch = apostil_claim_char (scan, cue->first - 1);
      if (ch == 0 && apostil_span_is_empty (cue->pronoun))
        {
          source = apostil_claimant_before (
              scan, (ApostilClaimRange){ quotation->inner, quotation->end }, cue);
          if (apostil_span_is_empty (source.span) || source.first < quotation->inner + 2 ||
              source.end != cue->first)
            continue;
          before.end = source.first;
          ch = apostil_claim_char (scan, source.first - 1);
        }
      if (ch != ',' && ch != '?' && ch != '!' && ch != 0x2026)
        continue;
      if (!apostil_span_is_empty (cue->pronoun))
        source = apostil_claimant_before (scan, sentence, cue);
      else if (apostil_span_is_empty (source.span))
        {
          source =
              apostil_claimant_after (scan, (ApostilClaimRange){ cue->end, quotation->end }, FALSE);
          after = source.end;
        }
      if (apostil_span_is_empty (source.span))
        continue;
      ch = after < quotation->end ? apostil_claim_char (scan, after) : '.';
      if (ch != ',' && ch != '.' && ch != ':' && ch != 0x2014 && ch != 0x2013 &&
          !apostil_claim_is (scan, MIN (after, scan->end - 1),
                             APOSTIL_CLAIM_WORD_PREPOSITION | APOSTIL_CLAIM_WORD_TIME))
        continue;
      while (after < quotation->end && apostil_claim_char (scan, after) == 0)
        after++;

      claim = apostil_claim_scan_add (
          scan, sentence, "direct",
          quotation->flags & APOSTIL_QUOTATION_DASH ? "quote.dash" : "quote.incise", cue);
      claim->source = source;
      if (apostil_claim_char (scan, before.end - 1) == ',')
        before.end--;
      apostil_found_claim_add (claim, before);
      apostil_found_claim_add (claim, (ApostilClaimRange){ MIN (after + 1, quotation->end),
                                                           content_of (scan, quotation).end });
      claim->open_ended = (quotation->flags & APOSTIL_QUOTATION_NO_CLOSING) != 0;
      claim->class_ = source.pronoun ? 'B' : 'A';
      apostil_claim_scan_speaks (scan, &source);
      g_array_set_size (scan->cues, 0);
      return TRUE;
    }
  /* They are none of the narrator’s. */
  g_array_set_size (scan->cues, 0);
  return FALSE;
}

static void
take_floating (ApostilClaimScan *scan,
               ApostilClaimRange sentence,
               const ApostilQuotation *quotation)
{
  ApostilFoundClaim *last = last_spoken (scan);
  ApostilFoundClaim *claim = NULL;
  gboolean same = last != NULL && last->paragraph == scan->paragraph;
  gboolean continues = (quotation->flags & APOSTIL_QUOTATION_CONTINUES) != 0 && last != NULL &&
                       last->open_ended && last->paragraph + 1 >= scan->paragraph;

  if (take_with_incise (scan, sentence, quotation))
    return;
  if (quotation->flags & APOSTIL_QUOTATION_DASH)
    return;
  if (same || continues)
    {
      apostil_found_claim_add (last, content_of (scan, quotation));
      last->paragraph = scan->paragraph;
      last->open_ended = (quotation->flags & APOSTIL_QUOTATION_NO_CLOSING) != 0;
      return;
    }
  if (count_words (scan, quotation->inner, quotation->end, SPEECH_WORDS) < SPEECH_WORDS &&
      (quotation->flags & APOSTIL_QUOTATION_NO_CLOSING) == 0)
    return;
  claim = apostil_claim_scan_add (scan, sentence, "direct", "quote.floating", NULL);
  claim->open_ended = (quotation->flags & APOSTIL_QUOTATION_NO_CLOSING) != 0;
  apostil_found_claim_add (claim, content_of (scan, quotation));
  if (scan->announced_in != 0 && scan->announced_in + 1 == scan->paragraph)
    {
      claim->source = scan->announced;
      claim->cue = scan->announced_cue;
      claim->rule = "quote.announced";
      apostil_claim_scan_speaks (scan, &claim->source);
    }
  else if (!apostil_span_is_empty (scan->speaker.span) &&
           (scan->speaker.pronoun || scan->speaker.named) &&
           scan->speaker_paragraph + 2 >= scan->paragraph)
    claim->source = scan->speaker;
}

/* « « … », a dit Jean, évoquant « … » »: whoever spoke before in the sentence, else its subject. */
static ApostilClaimSource
source_in_sentence (ApostilClaimScan *scan, ApostilClaimRange sentence, ApostilFoundClaim *claim)
{
  for (guint n = scan->claims->len; n > scan->n_sentence; n--)
    {
      ApostilFoundClaim *other = scan->claims->pdata[n - 1];

      if (other != claim && !apostil_span_is_empty (other->source.span))
        return other->source;
    }
  return apostil_claimant_of_sentence (scan, sentence);
}

static void
take_cued (ApostilClaimScan *scan,
           ApostilClaimRange sentence,
           const ApostilQuotation *quotation,
           ApostilCue *cue,
           gboolean before,
           const gchar *rule)
{
  ApostilFoundClaim *claim = NULL;
  ApostilFoundClaim *open = last_spoken (scan);

  /* A quotation of several paragraphs whose cue is in the last one. */
  if ((quotation->flags & APOSTIL_QUOTATION_CONTINUES) != 0 && open != NULL && open->open_ended &&
      open->paragraph + 1 >= scan->paragraph && apostil_span_is_empty (open->cue))
    {
      claim = open;
      claim->cue = apostil_claim_span (scan, (ApostilClaimRange){ cue->first, cue->end });
      claim->cue_end = cue->end;
      claim->act = cue->act;
      claim->rule = rule;
      claim->paragraph = scan->paragraph;
      claim->sentence = sentence.first;
    }
  else
    claim = apostil_claim_scan_add (scan, sentence, "direct", rule, cue);
  claim->open_ended = (quotation->flags & APOSTIL_QUOTATION_NO_CLOSING) != 0;
  apostil_found_claim_add (claim, content_of (scan, quotation));
  claim->source = cue->gerund ? source_in_sentence (scan, sentence, claim)
                  : before    ? apostil_claimant_before (scan, sentence, cue)
                              : source_of (scan, sentence, cue, quotation->last + 1);
  /* « Et d’ajouter : « … » »: whoever spoke before. */
  if (cue->historic && apostil_span_is_empty (claim->source.span) &&
      scan->speaker_paragraph + 1 >= scan->paragraph)
    claim->source = scan->speaker;
  if (before && apostil_span_is_empty (claim->source.span))
    claim->source =
        apostil_claimant_after (scan, (ApostilClaimRange){ cue->end, quotation->first }, FALSE);
  if (apostil_span_is_empty (claim->source.span))
    claim->source = apostil_claimant_of_sentence (scan, sentence);
  apostil_claim_scan_speaks (scan, &claim->source);
  claim->class_ = apostil_span_is_empty (claim->source.span) || claim->source.pronoun ? 'B' : 'A';
  if (cue != NULL)
    cue->used = TRUE;
}

/* « Sa réponse : « … » ». */
static gboolean
take_after_colon (ApostilClaimScan *scan,
                  ApostilClaimRange sentence,
                  const ApostilQuotation *quotation)
{
  ApostilFoundClaim *claim = NULL;
  ApostilClaimRange colon = { quotation->first - 1, quotation->first };

  if (quotation->first == sentence.first || apostil_claim_char (scan, quotation->first - 1) != ':')
    return FALSE;
  claim = apostil_claim_scan_add (scan, sentence, "direct", "quote.colon", NULL);
  claim->cue = apostil_claim_span (scan, colon);
  claim->open_ended = (quotation->flags & APOSTIL_QUOTATION_NO_CLOSING) != 0;
  claim->source = apostil_claimant_of_sentence (
      scan, (ApostilClaimRange){ sentence.first, quotation->first - 1 });
  apostil_found_claim_add (claim, content_of (scan, quotation));
  apostil_claim_scan_speaks (scan, &claim->source);
  return TRUE;
}

/* “Bolton charged, “…””: a whole sentence in quotation marks after a comma is speech, whatever
 * the verb. */
static gboolean
take_after_comma (ApostilClaimScan *scan,
                  ApostilClaimRange sentence,
                  const ApostilQuotation *quotation)
{
  ApostilFoundClaim *claim = NULL;
  guint comma = quotation->first - 1;

  if (quotation->first < sentence.first + 3 || apostil_claim_char (scan, comma) != ',' ||
      scan->back[comma - 1 - scan->first] != 0)
    return FALSE;
  claim = apostil_claim_scan_add (scan, sentence, "direct", "quote.comma", NULL);
  claim->cue = apostil_claim_span (scan, (ApostilClaimRange){ comma - 1, comma });
  claim->open_ended = (quotation->flags & APOSTIL_QUOTATION_NO_CLOSING) != 0;
  claim->source =
      apostil_claimant_of_sentence (scan, (ApostilClaimRange){ sentence.first, comma - 1 });
  apostil_found_claim_add (claim, content_of (scan, quotation));
  apostil_claim_scan_speaks (scan, &claim->source);
  return TRUE;
}

/* « It was “unfair,” he said »: the words before the quotation are reported as well. */
static void
begin_with_clause (ApostilClaimScan *scan,
                   ApostilClaimRange sentence,
                   const ApostilQuotation *quotation)
{
  ApostilFoundClaim *claim = scan->claims->pdata[scan->claims->len - 1];
  ApostilClaimRange content = { sentence.first, quotation->last + 1 };
  guint before = quotation->first;

  if (before <= sentence.first + 1 || apostil_claim_char (scan, before - 1) != 0 ||
      (quotation->flags & APOSTIL_QUOTATION_NO_CLOSING) != 0)
    return;
  while (content.first < before &&
         apostil_claim_is (scan, content.first, APOSTIL_CLAIM_WORD_CONJUNCTION))
    content.first++;
  g_array_set_size (claim->fragments, 0);
  apostil_found_claim_add (claim, content);
  claim->mode = "mixed";
  claim->class_ = 'B';
}

/* “called the system “rigged” in a tweet”, not “called the “rigged” system” */
static gboolean
is_predicate (ApostilClaimScan *scan,
              ApostilClaimRange sentence,
              const ApostilQuotation *quotation,
              const ApostilCue *cue)
{
  guint next = quotation->last + 1;

  return (cue->frames & APOSTIL_CUE_NOUN) != 0 && quotation->first > cue->end + 1 &&
         (next >= sentence.end || apostil_claim_char (scan, next) != 0 ||
          apostil_claim_is (scan, next,
                            APOSTIL_CLAIM_WORD_PREPOSITION | APOSTIL_CLAIM_WORD_CONJUNCTION |
                                APOSTIL_CLAIM_WORD_TIME | APOSTIL_CLAIM_WORD_SUBORDINATOR));
}

static gboolean
take_quotation (ApostilClaimScan *scan,
                ApostilClaimRange sentence,
                const ApostilQuotation *quotation,
                guint after_last,
                ApostilFoundClaim *last,
                ApostilCue *last_cue)
{
  gboolean off = is_set_off (scan, quotation, sentence.end);
  guint n_words = count_words (scan, quotation->inner, quotation->end, SPEECH_WORDS);
  ApostilCue *cue = cue_before (scan, after_last, quotation->first);
  ApostilCue *after = cue_after (scan, quotation, sentence.end);
  gboolean ends =
      quotation->last + 1 >= sentence.end ||
      (quotation->last + 2 >= sentence.end && apostil_claim_char (scan, quotation->last + 1) != 0);
  gboolean small = !apostil_claim_is_capital (scan, MIN (quotation->inner, scan->end - 1));

  if (after != NULL && !after->used && cue != last_cue && !apostil_span_is_empty (after->pronoun) &&
      after->first <= quotation->last + 2)
    cue = NULL;
  if (cue != NULL && cue == last_cue)
    {
      apostil_found_claim_add (last, content_of (scan, quotation));
      last->open_ended = (quotation->flags & APOSTIL_QUOTATION_NO_CLOSING) != 0;
      return TRUE;
    }
  if (cue != NULL && !cue->used &&
      (n_words >= 2 || (n_words == 1 && is_predicate (scan, sentence, quotation, cue)) ||
       (ends && quotation->first == cue->end) ||
       apostil_claim_char (scan, quotation->first - 1) == ':') &&
      (ends || off || after == NULL) &&
      (ends || !small || apostil_claim_char (scan, quotation->first - 1) != 0 ||
       (quotation->first == cue->end && quotation->last + 1 < sentence.end &&
        apostil_claim_char (scan, quotation->last + 1) == ',')))
    {
      take_cued (scan, sentence, quotation, cue, TRUE, "quote.after-cue");
      return TRUE;
    }
  if (after != NULL && !after->used && off)
    {
      guint n_claims = scan->claims->len;

      take_cued (scan, sentence, quotation, after, FALSE,
                 apostil_span_is_empty (after->pronoun) ? "quote.before-cue" : "quote.inverted");
      if (scan->claims->len > n_claims && after_last == sentence.first)
        begin_with_clause (scan, sentence, quotation);
      return TRUE;
    }
  if (n_words >= 2 && take_after_colon (scan, sentence, quotation))
    return TRUE;
  return cue == NULL && ends && !small && n_words >= SPEECH_WORDS &&
         take_after_comma (scan, sentence, quotation);
}

/**
 * apostil_claim_quoted:
 * @scan: a paragraph
 * @sentence: a sentence of it, whose cues are found
 *
 * Finds the direct claims of a sentence.
 */
void
apostil_claim_quoted (ApostilClaimScan *scan, ApostilClaimRange sentence)
{
  guint after_last = sentence.first;

  for (guint i = sentence.first; i < sentence.end; i = apostil_claim_next (scan, i))
    {
      const ApostilQuotation *quotation = NULL;
      guint n_claims = scan->claims->len;
      ApostilFoundClaim *last = n_claims > 0 ? scan->claims->pdata[n_claims - 1] : NULL;
      ApostilCue *last_cue = NULL;

      if (scan->jump[i - scan->first] == 0)
        continue;
      quotation = quotation_at (scan, i);
      if (quotation == NULL || quotation->end <= quotation->inner)
        continue;
      if (last != NULL && last->sentence != sentence.first)
        last = NULL;
      if (is_whole_sentence (scan, sentence, quotation))
        {
          take_floating (scan, sentence, quotation);
          continue;
        }
      for (guint k = 0; last != NULL && k < scan->cues->len; k++)
        {
          ApostilCue *cue = &g_array_index (scan->cues, ApostilCue, k);

          if (cue->used && cue->first >= after_last && cue->end <= quotation->first)
            last_cue = cue;
        }
      if (take_quotation (scan, sentence, quotation, after_last, last, last_cue))
        after_last = quotation->last + 1;
    }
}
