/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-scan-private.h"

#include <string.h>

/* How it works
 *
 * Each cue of the language file says what can follow it: « que » and a clause, a clause
 * alone, an infinitive, a noun phrase, « si ». The content begins there and ends with the
 * clause: the sentence, a semicolon, or the next main clause that has a cue of its own
 * (« et a déclaré que »). A cue that nothing follows, set off by a comma, reports what is
 * before it (« …, a-t-il dit »). */

#define MAX_TO_THAT 16

typedef enum
{
  FOLLOWS_NOTHING,
  FOLLOWS_THAT,
  FOLLOWS_WHETHER,
  FOLLOWS_INFINITIVE,
  FOLLOWS_CLAUSE,
  FOLLOWS_NOUN,
} Follows;

static gboolean
is_stop (gunichar ch)
{
  return ch == ';' || ch == 0x2014 || ch == 0x2013;
}

static const ApostilCue *
cue_in (ApostilClaimScan *scan, guint first, guint end)
{
  for (guint n = 0; n < scan->cues->len; n++)
    {
      const ApostilCue *cue = &g_array_index (scan->cues, ApostilCue, n);

      if (cue->first >= first && cue->first < end)
        return cue;
      if (cue->first >= end)
        break;
    }
  return NULL;
}

static gboolean
is_followed_by_that (ApostilClaimScan *scan, guint i, guint end)
{
  for (guint n = 0; i < end && n < 6; n++, i = apostil_claim_next (scan, i))
    if (apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_THAT))
      return TRUE;
  return FALSE;
}

static gboolean
can_begin_clause (ApostilClaimScan *scan, guint i, guint end)
{
  guint32 bits;

  if (i >= end)
    return FALSE;
  if (scan->jump[i - scan->first] != 0)
    return TRUE;
  if (apostil_claim_char (scan, i) != 0)
    return FALSE;
  bits = apostil_claim_tag (scan, i)->bits;
  if ((bits & (APOSTIL_CLAIM_WORD_SUBJECT | APOSTIL_CLAIM_WORD_DETERMINER)) != 0)
    return TRUE;
  return (bits &
          (APOSTIL_CLAIM_WORD_PREPOSITION | APOSTIL_CLAIM_WORD_LINK |
           APOSTIL_CLAIM_WORD_CONJUNCTION | APOSTIL_CLAIM_WORD_TIME | APOSTIL_CLAIM_WORD_OPENER |
           APOSTIL_CLAIM_WORD_RELATIVE | APOSTIL_CLAIM_WORD_ADVERB | APOSTIL_CLAIM_WORD_TO |
           APOSTIL_CLAIM_WORD_SUBORDINATOR | APOSTIL_CLAIM_WORD_AUXILIARY)) == 0;
}

/* Whether a new main clause with a cue of its own begins at @i: « et a déclaré que », « , mais X a
 * dit ». */
static gboolean
begins_report (ApostilClaimScan *scan, guint i, guint end)
{
  gboolean joined = FALSE;
  const ApostilCue *cue = NULL;

  while (i < end &&
         (apostil_claim_char (scan, i) == ',' ||
          apostil_claim_is (scan, i,
                            APOSTIL_CLAIM_WORD_CONJUNCTION | APOSTIL_CLAIM_WORD_SUBORDINATOR)))
    {
      joined |= apostil_claim_char (scan, i) == 0;
      i = apostil_claim_next (scan, i);
    }
  cue = cue_in (scan, i, MIN (end, i + 8));
  if (cue == NULL)
    return FALSE;
  if (cue->gerund)
    return cue->first == i;
  if (cue->first == i)
    return joined && !cue->infinitive;
  return joined && (cue->frames & APOSTIL_CUE_QUOTE) != 0 &&
         (is_followed_by_that (scan, cue->end, end) ||
          ((cue->frames & APOSTIL_CUE_BARE) != 0 && can_begin_clause (scan, cue->end, end)));
}

/**
 * apostil_claim_clause_end:
 * @scan: a paragraph
 * @first: where a content begins
 * @end: where its sentence ends
 * @next_content: (out) (nullable): where a second content of the same report begins, or 0
 *
 * Returns: the token after the content
 */
guint
apostil_claim_clause_end (ApostilClaimScan *scan, guint first, guint end, guint *next_content)
{
  guint i = first;

  if (next_content != NULL)
    *next_content = 0;
  for (; i < end; i = apostil_claim_next (scan, i))
    {
      gunichar ch = scan->jump[i - scan->first] != 0 ? 0 : apostil_claim_char (scan, i);

      if (scan->jump[i - scan->first] != 0)
        continue;
      if (ch == ';')
        break;
      if (i > first && apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_SPLIT) && scan->splits &&
          next_content != NULL)
        {
          *next_content = apostil_claim_next (scan, i);
          break;
        }
      if (ch == ',' && i + 1 < end && i > first &&
          apostil_claim_is (scan, i + 1, APOSTIL_CLAIM_WORD_SELON) &&
          !apostil_claim_is (scan, i - 1, APOSTIL_CLAIM_WORD_RELATIVE | APOSTIL_CLAIM_WORD_THAT))
        break;
      if (ch == ',' && scan->splits && next_content != NULL && i + 1 < end &&
          apostil_claim_is (scan, i + 1, APOSTIL_CLAIM_WORD_BUT))
        break;
      if (ch == ',' && i + 1 < end && i > first + 1 &&
          apostil_claim_is (scan, i + 1, APOSTIL_CLAIM_WORD_CUT))
        break;
      if (i > first + 1 &&
          (ch == ',' || apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_CONJUNCTION)) &&
          begins_report (scan, i, end))
        break;
    }
  i = MIN (i, end);
  while (i > first && scan->back[i - 1 - scan->first] == 0 &&
         (apostil_claim_char (scan, i - 1) == '.' || apostil_claim_char (scan, i - 1) == ',' ||
          apostil_claim_char (scan, i - 1) == ';' || apostil_claim_char (scan, i - 1) == ':' ||
          (scan->tokens[i - 1].flags & APOSTIL_TOKEN_HASHTAG) != 0 ||
          is_stop (apostil_claim_char (scan, i - 1))))
    i--;
  return i;
}

/* Where « que » stands after the cue, past « dimanche », “told reporters on Monday”; 0: nowhere. */
static guint
find_that (ApostilClaimScan *scan, const ApostilCue *cue, guint end)
{
  guint i = cue->end;

  for (; i < end && i - cue->end < MAX_TO_THAT; i = apostil_claim_next (scan, i))
    {
      gunichar ch = apostil_claim_char (scan, i);

      if (apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_THAT))
        return i;
      if (scan->jump[i - scan->first] != 0 || ch == ';' || ch == ':' ||
          apostil_claim_is (scan, i,
                            APOSTIL_CLAIM_WORD_SUBJECT | APOSTIL_CLAIM_WORD_RELATIVE |
                                APOSTIL_CLAIM_WORD_SUBORDINATOR))
        return 0;
      if (i > cue->end && apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_AUXILIARY) &&
          !apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_DETERMINER))
        return 0;
    }
  return 0;
}

/* Past the person who is told: “reporters”, “the crowd”. */
static guint
skip_person (ApostilClaimScan *scan, guint i, guint end)
{
  guint start = i;

  for (; i < end && i - start < 9 && scan->jump[i - scan->first] == 0; i++)
    {
      if (i > start &&
          apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_SUBJECT | APOSTIL_CLAIM_WORD_DETERMINER) &&
          !apostil_claim_is (scan, i - 1, APOSTIL_CLAIM_WORD_PREPOSITION | APOSTIL_CLAIM_WORD_LINK))
        return i;
      if (apostil_claim_char (scan, i) != 0)
        return end;
    }
  return i;
}

/* « demande au ministre de partir », not « demande l’ouverture de négociations ». */
static gboolean
is_infinitive (ApostilClaimScan *scan, guint i, guint end)
{
  const ApostilToken *token = NULL;

  while (i < end &&
         apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_OBJECT | APOSTIL_CLAIM_WORD_NEGATION))
    i++;
  if (i >= end || apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_DETERMINER))
    return FALSE;
  token = &scan->tokens[i];
  return apostil_claim_words_is_infinitive (scan->words, scan->utf8 + token->byte, token->n_bytes);
}

/* « dit vouloir partir », « affirme ne pas savoir »: nothing stands before the infinitive. */
static gboolean
is_bare_infinitive (ApostilClaimScan *scan, guint i, guint end)
{
  const guint32 other = ~(guint32) (APOSTIL_CLAIM_WORD_VERB | APOSTIL_CLAIM_WORD_CUE |
                                    APOSTIL_CLAIM_WORD_AUXILIARY | APOSTIL_CLAIM_WORD_TO);

  while (i < end && !apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_DETERMINER) &&
         apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_OBJECT | APOSTIL_CLAIM_WORD_NEGATION))
    i++;
  return i < end && (scan->tokens[i].flags & APOSTIL_TOKEN_WORD) != 0 &&
         !apostil_claim_is_capital (scan, i) && scan->jump[i - scan->first] == 0 &&
         (apostil_claim_tag (scan, i)->bits & other) == 0 &&
         apostil_claim_words_has_infinitives (scan->words) && is_infinitive (scan, i, end);
}

static guint
find_infinitive (ApostilClaimScan *scan, const ApostilCue *cue, guint end)
{
  if (cue->act != APOSTIL_CUE_DEMAND && is_bare_infinitive (scan, cue->end, end))
    return cue->end;
  for (guint i = cue->end; i < end && i - cue->end < 7; i = apostil_claim_next (scan, i))
    {
      if (apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_TO) &&
          (i == cue->end || apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_AUXILIARY) ||
           is_infinitive (scan, i + 1, end)))
        return i;
      if (scan->jump[i - scan->first] != 0 || apostil_claim_char (scan, i) != 0 ||
          apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_THAT | APOSTIL_CLAIM_WORD_RELATIVE))
        return 0;
    }
  return 0;
}

/* Whether a stretch can be a clause: it has a verb that we know, or enough words. */
static gboolean
says_something (ApostilClaimScan *scan, ApostilClaimRange range)
{
  guint n = 0;

  for (guint i = range.first; i < range.end; i = apostil_claim_next (scan, i), n++)
    if (scan->jump[i - scan->first] > i + 3 ||
        apostil_claim_is (scan, i,
                          APOSTIL_CLAIM_WORD_AUXILIARY | APOSTIL_CLAIM_WORD_VERB |
                              APOSTIL_CLAIM_WORD_CUE | APOSTIL_CLAIM_WORD_NEGATION))
      return TRUE;
  return n > 12;
}

static Follows
what_follows (ApostilClaimScan *scan, const ApostilCue *cue, guint end, guint *content)
{
  guint at = 0;

  if ((cue->frames & APOSTIL_CUE_THAT) != 0 && (at = find_that (scan, cue, end)) != 0)
    {
      gboolean pointing = at + 1 < end &&
                          apostil_claim_is (scan, at + 1, APOSTIL_CLAIM_WORD_AUXILIARY) &&
                          !apostil_claim_is (scan, at + 1, APOSTIL_CLAIM_WORD_DETERMINER);

      /* “I think that’s wrong” */
      if (pointing && (at > cue->end || (cue->frames & APOSTIL_CUE_BARE) == 0))
        return FOLLOWS_NOTHING;
      *content = pointing ? at : apostil_claim_next (scan, at);
      return pointing ? FOLLOWS_CLAUSE : FOLLOWS_THAT;
    }
  if ((cue->frames & APOSTIL_CUE_WHETHER) != 0)
    for (guint i = cue->end; i < end && i - cue->end < 6; i = apostil_claim_next (scan, i))
      {
        if (apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_WHETHER))
          {
            /* « montrent à quel point »: that asks nothing. */
            if (i > cue->end && apostil_claim_is (scan, i - 1, APOSTIL_CLAIM_WORD_TO))
              break;
            *content = i;
            return FOLLOWS_WHETHER;
          }
        if (apostil_claim_char (scan, i) != 0)
          break;
      }
  if ((cue->frames & APOSTIL_CUE_INFINITIVE) != 0 && (at = find_infinitive (scan, cue, end)) != 0)
    {
      while (at > cue->end && apostil_claim_is (scan, at - 1, APOSTIL_CLAIM_WORD_NEGATION))
        at--;
      *content = at;
      return FOLLOWS_INFINITIVE;
    }
  if ((cue->frames & APOSTIL_CUE_BARE) != 0)
    {
      at = cue->end;
      if ((cue->frames & APOSTIL_CUE_TOLD) != 0)
        at = skip_person (scan, at, end);
      else
        while (at < end && apostil_claim_is (scan, at, APOSTIL_CLAIM_WORD_TIME))
          at = apostil_claim_next (scan, at);
      if (can_begin_clause (scan, at, end) &&
          ((cue->frames & APOSTIL_CUE_NOUN) == 0 || scan->jump[at - scan->first] != 0 ||
           says_something (scan, (ApostilClaimRange){ at, MIN (end, at + 25) })))
        {
          *content = at;
          return FOLLOWS_CLAUSE;
        }
    }
  if ((cue->frames & APOSTIL_CUE_QUOTE) != 0 && cue->act == APOSTIL_CUE_ASSERTION &&
      cue->end < end && scan->jump[cue->end - scan->first] != 0)
    {
      *content = cue->end;
      return FOLLOWS_CLAUSE;
    }
  if ((cue->frames & APOSTIL_CUE_NOUN) != 0 && can_begin_clause (scan, cue->end, end))
    {
      *content = cue->end;
      return FOLLOWS_NOUN;
    }
  return FOLLOWS_NOTHING;
}

static guint
noun_end (ApostilClaimScan *scan, guint first, guint end)
{
  guint i = first;
  guint stop = apostil_claim_clause_end (scan, first, end, NULL);

  for (; i < stop; i = apostil_claim_next (scan, i))
    if (scan->jump[i - scan->first] == 0 && apostil_claim_char (scan, i) == ',' && i > first)
      break;
  return MIN (i, stop);
}

/**
 * apostil_claim_mode:
 * @scan: a paragraph
 * @content: a content
 *
 * Returns: (transfer none): its mode, by the quotations in it
 */
const gchar *
apostil_claim_mode (ApostilClaimScan *scan, ApostilClaimRange content)
{
  if (content.first < content.end && scan->jump[content.first - scan->first] == content.end)
    return "direct";
  for (guint i = content.first; i < content.end; i = apostil_claim_next (scan, i))
    if (scan->jump[i - scan->first] != 0)
      return "mixed";
  return "indirect";
}

static ApostilClaimSource
source_of (ApostilClaimScan *scan, ApostilClaimRange sentence, const ApostilCue *cue)
{
  ApostilClaimSource source = { .pronoun = FALSE };

  if (!cue->gerund)
    source = apostil_claimant_before (scan, sentence, cue);
  if (!apostil_span_is_empty (source.span))
    return source;
  if (scan->claims->len > 0)
    {
      ApostilFoundClaim *last = scan->claims->pdata[scan->claims->len - 1];

      if (last->sentence == sentence.first && !apostil_span_is_empty (last->source.span))
        return last->source;
    }
  source = apostil_claimant_of_sentence (scan, (ApostilClaimRange){ sentence.first, cue->first });
  return source;
}

/**
 * apostil_claim_without_marks:
 * @scan: a paragraph
 * @content: a content
 *
 * Returns: @content, without its marks when it is one quotation
 */
ApostilClaimRange
apostil_claim_without_marks (ApostilClaimScan *scan, ApostilClaimRange content)
{
  if (!apostil_claim_range_is_empty (content) &&
      scan->jump[content.first - scan->first] == content.end)
    {
      content.first++;
      content.end -= scan->back[content.end - 1 - scan->first] != 0 ? 1 : 0;
      while (content.end > content.first && apostil_claim_char (scan, content.end - 1) == ',')
        content.end--;
    }
  return content;
}

static void
add_content (ApostilClaimScan *scan,
             ApostilClaimRange sentence,
             const ApostilCue *cue,
             ApostilClaimRange content,
             const ApostilClaimSource *source,
             const gchar *rule,
             gchar class_)
{
  ApostilFoundClaim *claim =
      apostil_claim_scan_add (scan, sentence, apostil_claim_mode (scan, content), rule, cue);

  content = apostil_claim_without_marks (scan, content);
  claim->source = *source;
  claim->class_ = class_;
  if (claim->act == APOSTIL_CUE_DEMAND && strcmp (rule, "report.whether") == 0)
    claim->act = APOSTIL_CUE_DOUBT;
  apostil_found_claim_add (claim, content);
  apostil_claim_scan_speaks (scan, source);
}

/* « …, a-t-il dit », “…, officials said, …”. */
static gboolean
take_parenthetical (ApostilClaimScan *scan, ApostilClaimRange sentence, ApostilCue *cue)
{
  ApostilClaimSource source;
  ApostilFoundClaim *claim = NULL;
  ApostilClaimRange before = { sentence.first, cue->first };
  guint after = cue->end;
  gboolean postposed = FALSE;

  if ((cue->frames & APOSTIL_CUE_QUOTE) == 0 || cue->gerund || cue->infinitive || cue->negated)
    return FALSE;
  if (!apostil_span_is_empty (cue->pronoun))
    source = apostil_claimant_before (scan, sentence, cue);
  else if (cue->first > sentence.first && apostil_claim_char (scan, cue->first - 1) == ',')
    {
      /* Without a verb before it, the clause goes on after the source: « Le navire, a précisé la
       * marine, transportait du blé ». */
      source = apostil_claimant_after (scan, (ApostilClaimRange){ cue->end, sentence.end },
                                       !says_something (scan, before));
      postposed = TRUE;
      after = source.end;
    }
  else
    {
      source = apostil_claimant_before (scan, sentence, cue);
      before.end = source.first;
    }
  if (apostil_span_is_empty (source.span) || before.end <= sentence.first + 2 ||
      apostil_claim_char (scan, before.end - 1) != ',')
    return FALSE;
  before.end--;
  if (apostil_span_is_empty (cue->pronoun) && !postposed &&
      (apostil_claim_is (scan, source.first,
                         APOSTIL_CLAIM_WORD_RELATIVE | APOSTIL_CLAIM_WORD_CONJUNCTION) ||
       apostil_claim_is (scan, sentence.first,
                         APOSTIL_CLAIM_WORD_OPENER | APOSTIL_CLAIM_WORD_SUBORDINATOR)))
    return FALSE;
  if (!says_something (scan, before) &&
      (after + 4 > sentence.end || apostil_claim_char (scan, after) != ',') &&
      !(postposed && before.end - before.first > 3 && after + 1 >= sentence.end &&
        !apostil_claim_is (scan, sentence.first,
                           APOSTIL_CLAIM_WORD_OPENER | APOSTIL_CLAIM_WORD_PREPOSITION)))
    return FALSE;
  if (!postposed && after < sentence.end && apostil_claim_char (scan, after) == 0 &&
      !apostil_claim_is (scan, after,
                         APOSTIL_CLAIM_WORD_TIME | APOSTIL_CLAIM_WORD_PREPOSITION |
                             APOSTIL_CLAIM_WORD_OPENER))
    return FALSE;
  /* Something is said, not only « Mardi, » */
  if (before.end - before.first < 4 && after + 2 >= sentence.end)
    return FALSE;
  for (guint i = before.first; i < before.end; i = apostil_claim_next (scan, i))
    if (scan->jump[i - scan->first] != 0 && before.end - before.first < 4)
      return FALSE;

  claim = apostil_claim_scan_add (scan, sentence, apostil_claim_mode (scan, before), "report.after",
                                  cue);
  claim->source = source;
  apostil_found_claim_add (claim, before);
  if (after < sentence.end && apostil_claim_char (scan, after) == ',' && after + 3 < sentence.end)
    {
      ApostilClaimRange rest = { after + 1, 0 };

      rest.end = apostil_claim_clause_end (scan, rest.first, sentence.end, NULL);
      if (rest.end > rest.first)
        apostil_found_claim_add (claim, rest);
    }
  apostil_claim_scan_speaks (scan, &source);
  cue->used = TRUE;
  return TRUE;
}

static gboolean
hangs_on_relative (ApostilClaimScan *scan,
                   ApostilClaimRange sentence,
                   const ApostilClaimSource *source,
                   const ApostilCue *cue)
{
  guint relative = source->first;

  if (source->end > cue->first || source->first < sentence.first + 2)
    return FALSE;
  if (!apostil_claim_is (scan, relative, APOSTIL_CLAIM_WORD_RELATIVE))
    relative--;
  return apostil_claim_is (scan, relative, APOSTIL_CLAIM_WORD_RELATIVE) &&
         apostil_claim_char (scan, relative - 1) == ',';
}

static void
take_report (ApostilClaimScan *scan, ApostilClaimRange sentence, ApostilCue *cue, gboolean nested)
{
  static const gchar *const rules[] = {
    NULL, "report.that", "report.whether", "report.infinitive", "report.clause", "report.noun",
  };
  guint next = 0;
  guint first = 0;
  ApostilClaimSource source;
  Follows follows = what_follows (scan, cue, sentence.end, &first);
  ApostilClaimRange content = { first, 0 };

  if (follows == FOLLOWS_NOTHING || (nested && (follows != FOLLOWS_THAT || cue->negated)))
    return;
  source = source_of (scan, sentence, cue);
  if (apostil_span_is_empty (source.span) && follows != FOLLOWS_THAT)
    return;
  /* « je pense que », said by whom we quote, reports nobody else. */
  if (nested && source.pronoun)
    return;
  content.end = follows == FOLLOWS_NOUN
                    ? noun_end (scan, first, sentence.end)
                    : apostil_claim_clause_end (scan, first, sentence.end, &next);
  /* « ses forces, dont un collaborateur a dit qu’elles …, auraient » ends with its commas. */
  if (hangs_on_relative (scan, sentence, &source, cue))
    content.end = noun_end (scan, first, content.end);
  if (content.end <= content.first ||
      (follows == FOLLOWS_CLAUSE && content.end == content.first + 1))
    return;
  cue->used = TRUE;
  add_content (scan, sentence, cue, content, &source, rules[follows],
               (follows == FOLLOWS_NOUN && cue->act != APOSTIL_CUE_DEMAND) ||
                       (follows == FOLLOWS_INFINITIVE && (cue->frames & APOSTIL_CUE_WEAK) != 0)
                   ? 'C'
               : nested                                  ? 'B'
               : follows == FOLLOWS_THAT && source.named ? 'A'
                                                         : 'B');
  for (guint n = 0; next != 0 && next < sentence.end && n < 4 &&
                    (follows == FOLLOWS_THAT || follows == FOLLOWS_WHETHER);
       n++)
    {
      content.first = next;
      content.end = apostil_claim_clause_end (scan, content.first, sentence.end, &next);
      if (content.end > content.first)
        add_content (scan, sentence, cue, content, &source, rules[follows], 'B');
    }
}

/**
 * apostil_claim_is_taken:
 * @scan: a paragraph
 * @n_before: the number of the first claim to look at
 * @range: tokens
 *
 * Returns: whether @range begins inside the content of a claim from @n_before on
 */
gboolean
apostil_claim_is_taken (ApostilClaimScan *scan, guint n_before, ApostilClaimRange range)
{
  guint from = MAX (n_before, scan->claims->len > 8 ? scan->claims->len - 8 : 0);

  for (guint i = from; i < scan->claims->len; i++)
    {
      ApostilFoundClaim *claim = scan->claims->pdata[i];

      for (guint k = 0; k < claim->fragments->len; k++)
        {
          ApostilClaimRange it = g_array_index (claim->fragments, ApostilClaimRange, k);

          if (range.first >= it.first && range.first < it.end)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * apostil_claim_reported:
 * @scan: a paragraph
 * @sentence: a sentence of it, whose cues are found and whose quotations are taken
 * @depth: how many quotations it lies in
 *
 * Finds the indirect and mixed claims of a sentence.
 */
void
apostil_claim_reported (ApostilClaimScan *scan, ApostilClaimRange sentence, guint depth)
{
  guint n_before = scan->claims->len;

  for (guint n = 0; n < scan->cues->len; n++)
    {
      ApostilCue *cue = &g_array_index (scan->cues, ApostilCue, n);
      gboolean nested =
          depth > 0 ||
          apostil_claim_is_taken (scan, n_before, (ApostilClaimRange){ cue->first, cue->end });

      if (cue->used)
        continue;
      if (!nested && take_parenthetical (scan, sentence, cue))
        continue;
      take_report (scan, sentence, cue, nested);
    }
}
