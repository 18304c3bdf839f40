/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-words.h"
#include "apostil-claimant-links.h"
#include "apostil-suggestion.h"

#include <string.h>

/* How it works
 *
 * Mentions that the user has confirmed and those that the names engine proposes are put in one
 * list by place. A claim whose source has a name in it, or is nothing but a mention (« les
 * talibans »), takes the entity of that mention: for certain when the mention is confirmed or
 * repeats a confirmed name exactly, doubtfully when its link was resolved by rule.
 *
 * A pronoun stands for somebody before it in the same section, none too far off: whoever spoke
 * last, or a person who begins a sentence since; else the person named last. Gender must agree
 * as far as it is known, from titles, appositions and first names of the language file. That is
 * always doubtful, and says so. « Je » is whoever is quoted. Plural pronouns are left alone.
 *
 * A claim lies within another one when its cue does, inside the other's content. */

#define FAR      1500 /* code points back to look for whom a pronoun means */
#define BACK     40   /* mentions, and claims */
#define EVIDENCE 6    /* mentions of one entity that are asked for its gender */
#define AROUND   6    /* tokens after a mention that may tell it */

typedef struct
{
  ApostilSpan span;
  const gchar *id;   /* (nullable): of a confirmed entity */
  const gchar *name; /* canonical */
  const gchar *type; /* interned (nullable) */
  gboolean certain;
} Mention;

typedef struct
{
  ApostilSuggestInput *input;
  ApostilText *text;
  ApostilClaimWords *words;
  const ApostilToken *tokens;
  guint n_tokens;
  GArray *mentions;    /* of Mention, by place */
  GHashTable *genders; /* id or name → gender, once asked */
  GPtrArray *claims;
} Linker;

/* Mentions */

static gint
compare_mentions (gconstpointer a, gconstpointer b)
{
  return apostil_span_compare (((const Mention *) a)->span, ((const Mention *) b)->span);
}

static void
add_places (Linker *self)
{
  ApostilKnownNames *names = apostil_suggest_input_get_names (self->input);
  guint n_places = 0;
  const ApostilKnownPlace *places =
      names != NULL ? apostil_known_names_get_places (names, &n_places) : NULL;

  for (guint i = 0; i < n_places; i++)
    if (places[i].entity >= 0)
      {
        const ApostilKnownEntity *entity =
            apostil_known_names_get_entity (names, (guint) places[i].entity);
        Mention mention = { places[i].span, entity->id, entity->name, entity->type, TRUE };

        g_array_append_val (self->mentions, mention);
      }
}

static void
add_proposals (Linker *self, GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const ApostilSuggestion *it = names->pdata[i];

      if (it->class_ != 'C' && it->entity_name != NULL)
        {
          Mention mention = { it->spans.data[0], it->entity_id, it->entity_name, it->type,
                              it->class_ == 'A' || it->entity_id == NULL };

          g_array_append_val (self->mentions, mention);
        }
    }
}

static guint
token_at (const Linker *self, guint32 offset)
{
  return apostil_tokens_find (apostil_suggest_input_get_tokens (self->input), offset);
}

/* The number of the first mention that ends after @offset. */
static guint
first_after (const Linker *self, guint32 offset)
{
  guint low = 0;
  guint high = self->mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->mentions, Mention, middle).span.end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Gender */

static guint32
bits_around (const Linker *self, const Mention *mention)
{
  const gchar *utf8 = apostil_text_get_utf8 (self->text, NULL);
  guint at = token_at (self, mention->span.start);
  guint end = token_at (self, mention->span.end);
  guint first = at > 1 ? at - 2 : 0;
  guint n = MIN (end + AROUND, self->n_tokens) - first;
  ApostilClaimTag tags[32];
  guint32 bits = 0;
  gboolean apposition = FALSE;

  if (at >= self->n_tokens || n > G_N_ELEMENTS (tags))
    return 0;
  apostil_claim_words_tag (self->words, utf8, self->tokens + first, n, tags);
  for (guint i = first; i < end; i++)
    bits |= tags[i - first].bits;
  /* « Anne Morel, directrice de l’usine » */
  for (guint i = end; i < first + n; i++)
    {
      gchar ch = utf8[self->tokens[i].byte];

      if (ch == '.' || (ch == ',' && apposition) || (i == end && ch != ','))
        break;
      apposition = TRUE;
      bits |= tags[i - first].bits;
    }
  return bits & (APOSTIL_CLAIM_WORD_MASCULINE | APOSTIL_CLAIM_WORD_FEMININE);
}

static gboolean
is_same (const Mention *a, const Mention *b)
{
  return a->id != NULL || b->id != NULL ? g_strcmp0 (a->id, b->id) == 0
                                        : g_str_equal (a->name, b->name);
}

/* The bit that tells it, 0 when its mentions do not, or do not agree. */
static guint32
get_gender (Linker *self, const Mention *mention)
{
  const gchar *key = mention->id != NULL ? mention->id : mention->name;
  gpointer known = NULL;
  guint32 gender = 0;
  guint n = 0;

  if (g_hash_table_lookup_extended (self->genders, key, NULL, &known))
    return GPOINTER_TO_UINT (known);
  for (guint i = 0; i < self->mentions->len && i < 400 && n < EVIDENCE; i++)
    {
      const Mention *other = &g_array_index (self->mentions, Mention, i);

      if (is_same (mention, other))
        {
          gender |= bits_around (self, other);
          n++;
        }
    }
  if (n == 0)
    gender = bits_around (self, mention);
  if (gender == (APOSTIL_CLAIM_WORD_MASCULINE | APOSTIL_CLAIM_WORD_FEMININE))
    gender = 0;
  g_hash_table_insert (self->genders, (gpointer) key, GUINT_TO_POINTER (gender));
  return gender;
}

static gboolean
agrees (Linker *self, const Mention *mention, guint32 gender)
{
  guint32 own = get_gender (self, mention);

  return own == 0 || gender == 0 || own == gender;
}

/* Sources with a name */

static ApostilSpan
source_of (const ApostilSuggestion *claim)
{
  return claim->source.len > 0 ? claim->source.data[0] : APOSTIL_SPAN (0, 0);
}

/* « Les talibans »: only articles stand before the mention, and nothing after it. */
static gboolean
is_all_of (const Linker *self, const Mention *mention, ApostilSpan source)
{
  const gchar *utf8 = apostil_text_get_utf8 (self->text, NULL);
  guint first = token_at (self, source.start);
  guint at = token_at (self, mention->span.start);
  ApostilClaimTag tags[3];

  if (mention->span.start < source.start || at - first > G_N_ELEMENTS (tags) ||
      (mention->span.end < source.end &&
       utf8[self->tokens[token_at (self, mention->span.end)].byte] != ','))
    return FALSE;
  apostil_claim_words_tag (self->words, utf8, self->tokens + first, at - first, tags);
  for (guint i = 0; i < at - first; i++)
    if ((tags[i].bits & APOSTIL_CLAIM_WORD_DETERMINER) == 0)
      return FALSE;
  return TRUE;
}

static const Mention *
find_named (const Linker *self, const ApostilSuggestion *claim)
{
  ApostilSpan source = source_of (claim);
  ApostilSpan head = claim->head;
  const Mention *best = NULL;

  for (guint i = first_after (self, source.start); i < self->mentions->len; i++)
    {
      const Mention *it = &g_array_index (self->mentions, Mention, i);

      if (it->span.start >= source.end)
        break;
      if (apostil_span_is_empty (head))
        {
          if (is_all_of (self, it, source))
            return it;
        }
      else if (apostil_span_equal (it->span, head))
        return it;
      /* “Senator Jane Doe”: the title is no part of the mention. */
      else if (apostil_span_contains (it->span, head) ||
               (it->span.start > head.start && it->span.end == head.end))
        best = it;
    }
  return best;
}

/* « Massoud et les talibans » are two claimants, and which ones is left to the reader. */
static gboolean
speaks_alone (const Linker *self, ApostilSuggestion *claim)
{
  guint after = token_at (self, MAX (claim->head.end, source_of (claim).start));
  ApostilClaimTag tag;

  if (after >= self->n_tokens || self->tokens[after].start >= source_of (claim).end)
    return TRUE;
  apostil_claim_words_tag (self->words, apostil_text_get_utf8 (self->text, NULL),
                           self->tokens + after, 1, &tag);
  if ((tag.bits & APOSTIL_CLAIM_WORD_CONJUNCTION) == 0)
    return TRUE;
  claim->entity_name = NULL;
  return FALSE;
}

static void
set_claimant (ApostilSuggestion *claim, const Mention *mention, gboolean certain)
{
  claim->entity_id = apostil_suggestion_dup (claim, mention->id);
  claim->entity_name = apostil_suggestion_dup (claim, mention->name);
  claim->doubtful = !certain;
  if (certain)
    return;
  if (claim->class_ == 'A')
    claim->class_ = 'B';
  apostil_suggestion_add_reason_arg (claim, "probably", claim->entity_name);
}

/* Pronouns */

static gboolean
same_section (const Linker *self, guint32 a, guint32 b)
{
  return apostil_suggest_input_get_section_at (self->input, a) ==
         apostil_suggest_input_get_section_at (self->input, b);
}

/* Whoever spoke last before @offset; its claim has a noun phrase for a source. */
static ApostilSuggestion *
last_speaker (const Linker *self, guint number, guint32 offset)
{
  ApostilSuggestion *best = NULL;

  for (guint n = number; n > 0 && number - n < BACK; n--)
    {
      ApostilSuggestion *other = self->claims->pdata[n - 1];
      ApostilSpan source = source_of (other);

      if (apostil_span_is_empty (source) || source.end > offset || source.end + FAR < offset)
        continue;
      if (best == NULL || source_of (best).start < source.start)
        best = other;
    }
  return best;
}

static gboolean
begins_sentence (const Linker *self, const Mention *mention)
{
  guint at = token_at (self, mention->span.start);

  for (guint i = at; i + 4 > at; i--)
    {
      if ((self->tokens[i].flags & (APOSTIL_TOKEN_SENTENCE_START | APOSTIL_TOKEN_LINE_START)) != 0)
        return TRUE;
      if (i == 0 || (self->tokens[i].flags & APOSTIL_TOKEN_PUNCTUATION) != 0)
        return FALSE;
    }
  return FALSE;
}

static const Mention *
find_person (Linker *self,
             guint32 offset,
             guint32 since,
             guint32 gender,
             gboolean first_in_sentence)
{
  guint end = first_after (self, offset);

  for (guint i = end; i > 0 && end - i < BACK; i--)
    {
      const Mention *it = &g_array_index (self->mentions, Mention, i - 1);

      if (it->span.start < since || it->span.start + FAR < offset)
        break;
      if (it->span.end <= offset && g_strcmp0 (it->type, "person") == 0 &&
          same_section (self, it->span.start, offset) && agrees (self, it, gender) &&
          (!first_in_sentence || begins_sentence (self, it)))
        return it;
    }
  return NULL;
}

static void
resolve_pronoun (Linker *self, guint number, ApostilSuggestion *claim)
{
  ApostilSpan source = source_of (claim);
  g_autofree gchar *word = apostil_text_dup_span (self->text, source);
  guint32 bits = apostil_claim_words_get_bits (self->words, word);
  guint32 gender = bits & (APOSTIL_CLAIM_WORD_MASCULINE | APOSTIL_CLAIM_WORD_FEMININE);
  ApostilSuggestion *speaker = NULL;
  const Mention *person = NULL;
  Mention same = { 0 };

  if ((bits & APOSTIL_CLAIM_WORD_SPEAKER) != 0)
    {
      if (claim->within == NULL || claim->within->entity_name == NULL)
        return;
      same.id = claim->within->entity_id;
      same.name = claim->within->entity_name;
      set_claimant (claim, &same, FALSE);
      return;
    }
  if (gender == 0)
    return;

  speaker = last_speaker (self, number, source.start);
  if (speaker != NULL && !same_section (self, source_of (speaker).start, source.start))
    speaker = NULL;
  person =
      find_person (self, source.start, speaker != NULL ? source_of (speaker).end : 0, gender, TRUE);
  if (person == NULL && speaker != NULL && speaker->entity_name != NULL)
    {
      same.id = speaker->entity_id;
      same.name = speaker->entity_name;
      same.span = source_of (speaker);
      if (agrees (self, &same, gender))
        person = &same;
    }
  /* « Un responsable a déclaré … », then « il »: nobody whose name is known. */
  else if (person == NULL && speaker != NULL && !speaker->pronoun)
    return;
  if (person == NULL)
    person = find_person (self, source.start, 0, gender, FALSE);
  if (person != NULL)
    set_claimant (claim, person, FALSE);
}

/* Nesting */

static gboolean
holds (const ApostilSuggestion *outer, ApostilSpan inner)
{
  for (guint i = 0; i < outer->spans.len; i++)
    if (apostil_span_contains (outer->spans.data[i], inner))
      return TRUE;
  return FALSE;
}

/* Of the claims before it in text order the last one that reports it is the innermost. */
static void
nest (Linker *self, guint number)
{
  ApostilSuggestion *claim = self->claims->pdata[number];
  ApostilSpan content = apostil_suggestion_get_first_span (claim);

  if (claim->cue.len == 0)
    return;
  for (guint n = number; n > 0 && number - n < BACK; n--)
    {
      ApostilSuggestion *other = self->claims->pdata[n - 1];

      if (holds (other, claim->cue.data[0]) && holds (other, content))
        {
          apostil_suggestion_set_within (claim, other);
          return;
        }
    }
}

/* « a déclaré à Paris »: a place is told nothing. */
static void
check_addressee (const Linker *self, ApostilSuggestion *claim)
{
  ApostilSpan span;

  if (claim->addressee.len == 0)
    return;
  span = claim->addressee.data[0];
  for (guint i = first_after (self, span.start); i < self->mentions->len; i++)
    {
      const Mention *it = &g_array_index (self->mentions, Mention, i);

      if (it->span.start >= span.end)
        return;
      if (it->span.end == span.end && g_strcmp0 (it->type, "place") == 0)
        {
          claim->addressee.len = 0;
          return;
        }
    }
}

static gint
compare_claims (gconstpointer a, gconstpointer b)
{
  return apostil_suggestion_compare (*(ApostilSuggestion *const *) a,
                                     *(ApostilSuggestion *const *) b);
}

/**
 * apostil_claimants_link:
 * @input: what was read
 * @lexicon: its language
 * @claims: (element-type ApostilSuggestion): its claims, nobody else's yet; they are put in
 *   text order
 * @names: (element-type ApostilSuggestion): what the names engine proposes for it, in text order
 *
 * Says of each claim who its claimant is (entity_id, entity_name, doubtful) and which claim
 * reports it (within). Any thread; time grows with the length of the text.
 */
void
apostil_claimants_link (ApostilSuggestInput *input,
                        ApostilLexicon *lexicon,
                        GPtrArray *claims,
                        GPtrArray *names)
{
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (Mention));
  g_autoptr (GHashTable) genders = g_hash_table_new (g_str_hash, g_str_equal);
  Linker self = { .input = input,
                  .text = apostil_suggest_input_get_text (input),
                  .words = apostil_claim_words_get (lexicon),
                  .mentions = mentions,
                  .genders = genders,
                  .claims = claims };

  g_return_if_fail (claims != NULL && names != NULL);

  self.tokens = apostil_tokens_get (apostil_suggest_input_get_tokens (input), &self.n_tokens);
  add_places (&self);
  add_proposals (&self, names);
  g_array_sort (mentions, compare_mentions);
  g_ptr_array_sort (claims, compare_claims);
  for (guint i = 0; i < claims->len; i++)
    {
      ApostilSuggestion *claim = claims->pdata[i];

      nest (&self, i);
      if (!apostil_span_is_empty (source_of (claim)) && !claim->pronoun)
        {
          const Mention *mention = find_named (&self, claim);

          if (mention != NULL && speaks_alone (&self, claim))
            set_claimant (claim, mention, mention->certain);
        }
      else if (!apostil_span_is_empty (source_of (claim)))
        resolve_pronoun (&self, i, claim);
      check_addressee (&self, claim);
    }
}
