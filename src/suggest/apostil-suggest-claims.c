/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-scan-private.h"
#include "apostil-suggest.h"

#include <string.h>

/* How it works
 *
 * Paragraph by paragraph: its words are tagged, its quotations paired, and it is cut into
 * sentences, at the level of the narrator (a full stop inside a quotation ends no sentence of
 * his) and again inside each quotation, where speakers report others. In each sentence cues
 * are found, then what is quoted, then what is reported. Every walk is bounded by a sentence,
 * and a sentence by SENTENCE_TOKENS, so that time is linear whatever the text. */

#define SENTENCE_TOKENS 400
#define CANCEL_EVERY    256

/* What the quotation and report rules share. */

ApostilSpan
apostil_claim_span (const ApostilClaimScan *scan, ApostilClaimRange range)
{
  const ApostilToken *last = &scan->tokens[range.end - 1];

  return APOSTIL_SPAN (scan->tokens[range.first].start, last->start + last->n_chars);
}

static void
found_claim_free (gpointer data)
{
  ApostilFoundClaim *claim = data;

  g_array_unref (claim->fragments);
  g_free (claim);
}

ApostilFoundClaim *
apostil_claim_scan_add (ApostilClaimScan *scan,
                        ApostilClaimRange sentence,
                        const gchar *mode,
                        const gchar *rule,
                        const ApostilCue *cue)
{
  ApostilFoundClaim *claim = g_new0 (ApostilFoundClaim, 1);

  claim->fragments = g_array_sized_new (FALSE, FALSE, sizeof (ApostilClaimRange), 1);
  claim->mode = mode;
  claim->rule = rule;
  claim->class_ = 'B';
  claim->paragraph = scan->paragraph;
  claim->sentence = sentence.first;
  if (cue != NULL)
    {
      claim->cue = apostil_claim_span (scan, (ApostilClaimRange){ cue->first, cue->end });
      claim->cue_end = cue->end;
      claim->act = cue->act;
      if (cue->negated && cue->act == APOSTIL_CUE_ASSERTION)
        claim->act = APOSTIL_CUE_DOUBT;
    }
  g_ptr_array_add (scan->claims, claim);
  return claim;
}

void
apostil_found_claim_add (ApostilFoundClaim *claim, ApostilClaimRange range)
{
  ApostilClaimRange *last =
      claim->fragments->len == 0
          ? NULL
          : &g_array_index (claim->fragments, ApostilClaimRange, claim->fragments->len - 1);

  if (apostil_claim_range_is_empty (range) || (last != NULL && range.first < last->end))
    return;
  g_array_append_val (claim->fragments, range);
}

void
apostil_claim_scan_speaks (ApostilClaimScan *scan, const ApostilClaimSource *source)
{
  if (apostil_span_is_empty (source->span))
    return;
  scan->speaker = *source;
  scan->speaker_paragraph = scan->paragraph;
}

/* Cutting */

/* A sentence that ends in a colon announces the quotation that is the next paragraph. */
static void
note_announcement (ApostilClaimScan *scan, ApostilClaimRange sentence)
{
  const ApostilCue *cue = NULL;

  if (sentence.end != scan->end || apostil_claim_char (scan, sentence.end - 1) != ':')
    return;
  if (scan->cues->len > 0)
    cue = &g_array_index (scan->cues, ApostilCue, scan->cues->len - 1);
  scan->announced_in = scan->paragraph;
  scan->announced_cue = apostil_claim_span (
      scan, cue != NULL ? (ApostilClaimRange){ cue->first, cue->end }
                        : (ApostilClaimRange){ sentence.end - 1, sentence.end });
  scan->announced = cue != NULL && !cue->gerund ? apostil_claimant_before (scan, sentence, cue)
                                                : apostil_claimant_of_sentence (scan, sentence);
  if (apostil_span_is_empty (scan->announced.span))
    scan->announced = apostil_claimant_of_sentence (scan, sentence);
}

static void
process_sentence (ApostilClaimScan *scan, ApostilClaimRange sentence, guint depth)
{
  if (sentence.end < sentence.first + 3)
    {
      for (guint i = sentence.first; i < sentence.end; i = apostil_claim_next (scan, i))
        if (scan->jump[i - scan->first] != 0)
          break;
        else if (i + 1 >= sentence.end)
          return;
    }
  scan->n_sentence = scan->claims->len;
  g_array_set_size (scan->cues, 0);
  if ((scan->bits & APOSTIL_CLAIM_WORD_CUE) != 0)
    apostil_cues_find (scan, sentence);
  if (depth == 0 && scan->quotes)
    apostil_claim_quoted (scan, sentence);
  apostil_claim_reported (scan, sentence, depth);
  if ((scan->bits & APOSTIL_CLAIM_WORDS_ACCORDING) != 0)
    apostil_claim_according (scan, sentence, depth);
  for (guint i = scan->n_sentence; i < scan->claims->len; i++)
    apostil_claim_circumstances (scan, sentence, scan->claims->pdata[i]);
  if (depth == 0)
    note_announcement (scan, sentence);
}

/* « “Why?” Trump asked. » is one sentence although it begins again with a capital. */
static gboolean
goes_on_after_quotation (ApostilClaimScan *scan, guint i, guint end)
{
  guint open;
  gunichar ch = 0;

  if (i == scan->first || scan->back[i - 1 - scan->first] == 0)
    return FALSE;
  open = scan->back[i - 1 - scan->first] - 1;
  if (i >= open + 3)
    ch = apostil_claim_char (scan, i - 2);
  if (ch != '?' && ch != '!' && ch != 0x2026 && ch != 0x2014 && ch != ',' && ch != '-')
    return FALSE;
  for (guint k = i; k < end && k < i + 7 && scan->jump[k - scan->first] == 0; k++)
    {
      if (apostil_claim_is (scan, k, APOSTIL_CLAIM_WORD_CUE) &&
          (apostil_claim_tag (scan, k)->frames & APOSTIL_CUE_QUOTE) != 0)
        return TRUE;
      if (apostil_claim_char (scan, k) != 0 && apostil_claim_char (scan, k) != '.')
        return FALSE;
    }
  return FALSE;
}

static void
process_range (ApostilClaimScan *scan, ApostilClaimRange range, guint depth)
{
  guint first = range.first;
  guint n_tokens = 0;

  scan->bits = 0;
  scan->quotes = FALSE;
  for (guint i = range.first; i < range.end;)
    {
      guint next = MIN (apostil_claim_next (scan, i), range.end);

      if (i > first &&
          ((scan->tokens[i].flags & APOSTIL_TOKEN_SENTENCE_START) != 0 ||
           n_tokens > SENTENCE_TOKENS) &&
          !(scan->jump[i - scan->first] == 0 && goes_on_after_quotation (scan, i, range.end)))
        {
          process_sentence (scan, (ApostilClaimRange){ first, i }, depth);
          first = i;
          n_tokens = 0;
          scan->bits = 0;
          scan->quotes = FALSE;
        }
      n_tokens++;
      scan->bits |= apostil_claim_tag (scan, i)->bits;
      scan->quotes |= scan->jump[i - scan->first] != 0;
      i = next;
    }
  if (first < range.end)
    process_sentence (scan, (ApostilClaimRange){ first, range.end }, depth);
}

static void
process_paragraph (ApostilClaimScan *scan, gboolean *open_quotation)
{
  guint n = scan->end - scan->first;
  gboolean open_after = FALSE;

  memset (scan->jump, 0, n * sizeof (guint32));
  memset (scan->back, 0, n * sizeof (guint32));
  apostil_claim_words_tag (scan->words, scan->utf8, scan->tokens + scan->first, n, scan->tags);
  g_array_set_size (scan->quotations, 0);
  apostil_quotations_find (scan->quotations, scan->utf8, scan->tokens, scan->first, scan->end,
                           *open_quotation, &open_after);
  *open_quotation = open_after;
  for (guint i = 0; i < scan->quotations->len; i++)
    {
      const ApostilQuotation *it = &g_array_index (scan->quotations, ApostilQuotation, i);

      scan->jump[it->first - scan->first] = it->last + 1;
      scan->back[it->last - scan->first] = it->first + 1;
    }

  process_range (scan, (ApostilClaimRange){ scan->first, scan->end }, 0);
  for (guint i = 0; i < scan->quotations->len; i++)
    {
      const ApostilQuotation *it = &g_array_index (scan->quotations, ApostilQuotation, i);
      guint32 jump;

      if (it->depth > 0 || it->end < it->inner + 6 || (it->flags & APOSTIL_QUOTATION_DASH) != 0)
        continue;
      jump = scan->jump[it->inner - scan->first];
      /* A quotation without opening mark begins with a word of its own. */
      if (it->inner == it->first)
        scan->jump[it->inner - scan->first] = 0;
      process_range (scan, (ApostilClaimRange){ it->inner, it->end }, 1);
      scan->jump[it->inner - scan->first] = jump;
    }
}

/* Results */

static const gchar *const acts[] = { "assertion", "demand", "commitment", "doubt" };

/* « fr.claim.quote.before-cue »: rules are literals, so each is put together once. */
static const gchar *
full_rule (const ApostilClaimScan *scan, GHashTable *rules, const gchar *rule)
{
  const gchar *full = g_hash_table_lookup (rules, rule);
  g_autofree gchar *name = NULL;

  if (full != NULL)
    return full;
  name = g_strdup_printf ("%s.claim.%s", scan->language, rule);
  full = g_intern_string (name);
  g_hash_table_insert (rules, (gpointer) rule, (gpointer) full);
  return full;
}

static ApostilSuggestion *
to_suggestion (ApostilClaimScan *scan,
               ApostilText *text,
               ApostilArena *arena,
               GHashTable *rules,
               ApostilFoundClaim *claim)
{
  ApostilSuggestion *suggestion = apostil_suggestion_new (arena, APOSTIL_KIND_CLAIM, NULL,
                                                          full_rule (scan, rules, claim->rule));

  for (guint i = 0; i < claim->fragments->len; i++)
    apostil_suggestion_add_span (
        suggestion,
        apostil_claim_span (scan, g_array_index (claim->fragments, ApostilClaimRange, i)));
  suggestion->mode = claim->mode;
  suggestion->act = acts[claim->act];
  suggestion->class_ = claim->class_;
  apostil_suggestion_set_reason (suggestion, claim->rule);
  if (!apostil_span_is_empty (claim->cue))
    {
      apostil_suggestion_add_cue (suggestion, claim->cue);
      apostil_suggestion_add_reason_words (suggestion, "cue", text, claim->cue);
    }
  if (!apostil_span_is_empty (claim->source.span))
    {
      apostil_suggestion_add_source (suggestion, claim->source.span);
      apostil_suggestion_add_reason_words (suggestion, "source", text, claim->source.span);
      suggestion->pronoun = claim->source.pronoun;
      if (claim->source.name_end > claim->source.name_first)
        {
          suggestion->head = apostil_claim_span (
              scan, (ApostilClaimRange){ claim->source.name_first, claim->source.name_end });
          suggestion->entity_name =
              apostil_suggestion_dup_words (suggestion, text, suggestion->head);
        }
    }
  if (!apostil_span_is_empty (claim->medium))
    apostil_suggestion_add_medium (suggestion, claim->medium);
  if (!apostil_span_is_empty (claim->addressee))
    apostil_suggestion_add_addressee (suggestion, claim->addressee);
  return suggestion;
}

static gboolean
is_boilerplate (ApostilSuggestInput *input, guint32 offset)
{
  const ApostilStretch *section = apostil_suggest_input_get_section_at (input, offset);

  return section != NULL && g_strcmp0 (section->role, "boilerplate") == 0;
}

static void
make_room (ApostilClaimScan *scan, guint n, guint *room)
{
  if (n <= *room)
    return;
  *room = MAX (n, *room * 2);
  scan->tags = g_renew (ApostilClaimTag, scan->tags, *room);
  scan->jump = g_renew (guint32, scan->jump, *room);
  scan->back = g_renew (guint32, scan->back, *room);
}

/**
 * apostil_suggest_claims:
 * @input: what to read
 * @lexicon: its language
 * @cancellable: (nullable): to stop early
 *
 * Finds who claims what. Any thread; time and memory are linear in the text.
 *
 * Returns: (transfer full) (element-type ApostilSuggestion): claims with content, source and
 *   cue, in text order; those found so far when cancelled
 */
GPtrArray *
apostil_suggest_claims (ApostilSuggestInput *input,
                        ApostilLexicon *lexicon,
                        GCancellable *cancellable)
{
  ApostilText *text = apostil_suggest_input_get_text (input);
  GPtrArray *suggestions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_suggestion_unref);
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (found_claim_free);
  g_autoptr (ApostilArena) arena = apostil_arena_new ();
  g_autoptr (GHashTable) rules = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) quotations = apostil_quotations_new ();
  g_autoptr (GArray) cues = g_array_new (FALSE, FALSE, sizeof (ApostilCue));
  ApostilClaimScan scan = { .utf8 = apostil_text_get_utf8 (text, NULL),
                            .words = apostil_claim_words_get (lexicon),
                            .language = apostil_lexicon_get_language (lexicon),
                            .quotations = quotations,
                            .cues = cues,
                            .splits = TRUE,
                            .claims = claims };
  guint n_tokens = 0;
  guint room = 0;
  gboolean open_quotation = FALSE;

  scan.tokens = apostil_tokens_get (apostil_suggest_input_get_tokens (input), &n_tokens);
  for (guint first = 0, end; first < n_tokens; first = end)
    {
      for (end = first + 1; end < n_tokens; end++)
        if ((scan.tokens[end].flags & APOSTIL_TOKEN_LINE_START) != 0)
          break;
      if (is_boilerplate (input, scan.tokens[first].start))
        continue;
      scan.first = first;
      scan.end = end;
      scan.paragraph++;
      make_room (&scan, end - first, &room);
      process_paragraph (&scan, &open_quotation);
      if (scan.paragraph % CANCEL_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        break;
    }
  for (guint i = 0; i < claims->len; i++)
    {
      ApostilFoundClaim *claim = claims->pdata[i];

      if (claim->fragments->len > 0)
        g_ptr_array_add (suggestions, to_suggestion (&scan, text, arena, rules, claim));
    }
  g_free (scan.tags);
  g_free (scan.jump);
  g_free (scan.back);
  return suggestions;
}
