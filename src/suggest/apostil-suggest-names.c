/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-name-matcher.h"
#include "apostil-name-runs.h"
#include "apostil-near-names.h"
#include "apostil-suggest.h"

#include <string.h>

/* How it works
 *
 * Two lists are made in one walk each: places where known names stand (the matcher) and capital
 * runs. They are merged in text order. A known name that is the whole run, or reaches beyond
 * it, is a mention of its entity. One inside a longer run is not taken, since « Ahmad Shah
 * Massoud » is not « Ahmad Massoud »: the run is proposed as a mention of the entity only when
 * it says the same name more fully, else as something new, with the type that all its places in
 * the text vote for. A run that is nearly spelled like a known name is a guess at that. What is
 * marked already, refused, or debris of the page is left out. */

#define MAX_ACRONYM 8

typedef struct
{
  ApostilSuggestInput *input;
  ApostilText *text;
  ApostilKnownNames *names; /* (nullable) */
  ApostilNameWords words;
  ApostilNameMatcher *matcher;
  ApostilNearNames *near;
  GHashTable *near_runs; /* key of a run → 1 + entity that it is spelled nearly like, or 0 */
  GHashTable *votes;     /* key of a run → ApostilNameVotes */
  GHashTable *fuller; /* hash of a last name → 1 + index of the first run that has it in full */
  GHashTable *shared; /* hashes of last names that several full names share */
  GHashTable *titles; /* « entity, hash of a word » seen before a confirmed mention */
  GHashTable *kin;    /* entities that were told apart by kinship (« fils ») */
  GArray *runs;       /* of ApostilNameRun */
  GArray *matches;    /* of ApostilNameMatch */
  guint next_place;
  GPtrArray *suggestions;
  ApostilArena *arena; /* of the suggestions */
} Engine;

static ApostilSpan
span_of (const Engine *engine, guint from, guint to)
{
  const ApostilToken *tokens = engine->words.tokens;

  return APOSTIL_SPAN (tokens[from].start, tokens[to - 1].start + tokens[to - 1].n_chars);
}

static gchar *
words_of (const Engine *engine, guint from, guint to)
{
  const ApostilToken *first = &engine->words.tokens[from];
  const ApostilToken *last = &engine->words.tokens[to - 1];

  return g_strndup (engine->words.utf8 + first->byte, last->byte + last->n_bytes - first->byte);
}

/* The same, for as long as the suggestions live. */
static const gchar *
keep_words (const Engine *engine, guint from, guint to)
{
  const ApostilToken *first = &engine->words.tokens[from];
  const ApostilToken *last = &engine->words.tokens[to - 1];

  return apostil_arena_dup (engine->arena, engine->words.utf8 + first->byte,
                            last->byte + last->n_bytes - first->byte);
}

static gboolean
is_marked (Engine *engine, ApostilSpan span)
{
  guint n = 0;
  const ApostilKnownPlace *places = NULL;

  if (engine->names == NULL)
    return FALSE;
  places = apostil_known_names_get_places (engine->names, &n);
  while (engine->next_place < n && places[engine->next_place].span.end <= span.start)
    engine->next_place++;
  for (guint i = engine->next_place; i < n && places[i].span.start < span.end; i++)
    if (apostil_span_overlaps (places[i].span, span))
      return TRUE;
  return FALSE;
}

static gboolean
is_left_out (const Engine *engine, guint32 offset)
{
  const ApostilStretch *section = apostil_suggest_input_get_section_at (engine->input, offset);

  return section != NULL && g_str_equal (section->role, "boilerplate");
}

static ApostilSuggestion *
propose (Engine *engine, guint from, guint to, const gchar *type, const gchar *rule, gchar class_)
{
  ApostilSpan span = span_of (engine, from, to);
  ApostilSuggestion *suggestion = NULL;

  if (is_left_out (engine, span.start) || is_marked (engine, span))
    return NULL;
  if (engine->names != NULL && apostil_known_names_has_refusals (engine->names))
    {
      g_autofree gchar *words = words_of (engine, from, to);

      if (apostil_known_names_is_refused (engine->names, rule, words, span))
        return NULL;
    }
  suggestion = apostil_suggestion_new (engine->arena, APOSTIL_KIND_ENTITY, type, rule);
  apostil_suggestion_add_span (suggestion, span);
  suggestion->class_ = class_;
  if ((engine->words.tokens[from].flags & APOSTIL_TOKEN_HASHTAG) != 0)
    suggestion->form = "hashtag";
  g_ptr_array_add (engine->suggestions, suggestion);
  return suggestion;
}

static void
propose_known (Engine *engine,
               guint from,
               guint to,
               guint entity,
               const gchar *rule,
               gchar class_,
               const gchar *reason)
{
  const ApostilKnownEntity *known = apostil_known_names_get_entity (engine->names, entity);
  ApostilSuggestion *suggestion = propose (engine, from, to, known->type, rule, class_);

  if (suggestion == NULL)
    return;
  suggestion->entity_id = apostil_suggestion_dup (suggestion, known->id);
  suggestion->entity_name = apostil_suggestion_dup (suggestion, known->name);
  apostil_suggestion_set_reason (suggestion, reason);
  apostil_suggestion_add_reason_arg (suggestion, "name", suggestion->entity_name);
}

/* The run « Mohammad Alam Ezedyar » for a bare « Ezedyar » after it; else @run itself. */
static const ApostilNameRun *
fuller_run (Engine *engine, const ApostilNameRun *run, ApostilNameType type)
{
  guint at = 0;
  const ApostilNameRun *full = NULL;

  if (type != APOSTIL_NAME_TYPE_PERSON || run->to - run->from != 1)
    return run;
  at = GPOINTER_TO_UINT (g_hash_table_lookup (
      engine->fuller, GUINT_TO_POINTER (engine->words.tokens[run->from].hash)));
  if (at == 0 || g_hash_table_contains (engine->shared,
                                        GUINT_TO_POINTER (engine->words.tokens[run->from].hash)))
    return run;
  full = &g_array_index (engine->runs, ApostilNameRun, at - 1);
  return full->to <= run->from ? full : run;
}

static void
propose_new (Engine *engine, const ApostilNameRun *run, const gchar *rule, const gchar *reason)
{
  const ApostilNameVotes *votes = g_hash_table_lookup (engine->votes, &run->key);
  guint weight = 0;
  ApostilNameType type = apostil_name_votes_decide (votes, &weight);
  const ApostilNameRun *full = fuller_run (engine, run, type);
  gboolean sure = weight >= 2 || (weight > 0 && type == APOSTIL_NAME_TYPE_PLACE) ||
                  run->to - run->from > 1 || full != run;
  ApostilSuggestion *suggestion = propose (
      engine, run->from, run->to, apostil_name_type_to_string (type), rule, sure ? 'B' : 'C');

  if (suggestion == NULL)
    return;
  /* Somebody else of the same last name is told apart by the title. */
  if (g_strcmp0 (reason, "name-other-title") == 0)
    suggestion->entity_name = keep_words (engine, run->from - 1, run->to);
  else
    suggestion->entity_name = keep_words (engine, full->from, full->to);
  if (reason == NULL)
    reason = votes->reason[type] != NULL ? votes->reason[type] : "name-capital";
  apostil_suggestion_set_reason (suggestion, reason);
  apostil_suggestion_add_reason_arg (suggestion, "name", suggestion->entity_name);
}

static gboolean
propose_near (Engine *engine, const ApostilNameRun *run)
{
  gpointer found = NULL;

  if (engine->near == NULL)
    return FALSE;
  if (!g_hash_table_lookup_extended (engine->near_runs, &run->key, NULL, &found))
    {
      g_autofree gchar *words = words_of (engine, run->from, run->to);
      guint entity = 0;

      if (apostil_near_names_find (engine->near, words, &entity))
        found = GUINT_TO_POINTER (entity + 1);
      g_hash_table_insert (engine->near_runs, (gpointer) &run->key, found);
    }
  if (found == NULL)
    return FALSE;
  propose_known (engine, run->from, run->to, GPOINTER_TO_UINT (found) - 1, "name.near", 'C',
                 "name-near");
  return TRUE;
}

static const struct
{
  const gchar *rule;
  const gchar *reason;
  gchar class_;
} sorts[] = {
  [APOSTIL_NAME_REPEAT] = { "name.repeat", "name-repeat", 'A' },
  [APOSTIL_NAME_ACRONYM] = { "name.acronym", "name-acronym-of", 'B' },
  [APOSTIL_NAME_HASHTAG] = { "name.hashtag", "name-hashtag", 'B' },
  [APOSTIL_NAME_LAST] = { "name.last", "name-last", 'B' },
  [APOSTIL_NAME_INFLECTED] = { "name.inflected", "name-inflected", 'B' },
};

static gint64
title_key (guint entity, guint32 hash)
{
  return (gint64) ((guint64) entity << 32 | hash);
}

/* « le commandant Massoud » where « Massoud » was « le fils »: somebody else of the family. */
static gboolean
is_other_title (Engine *engine, guint entity, guint at)
{
  const ApostilWord *title = NULL;
  gint64 key = 0;

  if (at == 0 || !g_hash_table_contains (engine->kin, GUINT_TO_POINTER (entity + 1)))
    return FALSE;
  title = apostil_name_words_before (&engine->words, APOSTIL_NAME_CLASS_TITLE, at, NULL);
  key = title_key (entity, engine->words.tokens[at - 1].hash);
  return title != NULL && !g_str_equal (title->value, "honorific") &&
         !g_hash_table_contains (engine->titles, &key);
}

static void
propose_match (Engine *engine, const ApostilNameMatch *match, const ApostilNameRun *run)
{
  const ApostilNameForm *form = apostil_name_matcher_get_form (engine->matcher, match->form);
  gchar class_ = sorts[form->sort].class_;
  const gchar *reason = sorts[form->sort].reason;

  if (match->ambiguous)
    {
      class_ = form->sort == APOSTIL_NAME_REPEAT ? 'B' : 'C';
      reason = "name-ambiguous";
    }
  if (match->to - match->from == 1 && is_other_title (engine, form->entity, match->from))
    {
      if (run != NULL)
        propose_new (engine, run, "name.other", "name-other-title");
      return;
    }
  propose_known (engine, match->from, match->to, form->entity, sorts[form->sort].rule, class_,
                 reason);
}

/* Whether the tokens of a known form are in the run, in their order and the last one last. */
static gboolean
says_more_fully (Engine *engine, const ApostilNameRun *run, const ApostilNameMatch *match)
{
  const ApostilNameForm *form = apostil_name_matcher_get_form (engine->matcher, match->form);
  const ApostilKnownEntity *known = apostil_known_names_get_entity (engine->names, form->entity);
  guint at = 0;

  if (form->sort != APOSTIL_NAME_REPEAT || match->to != run->to || run->joined ||
      g_strcmp0 (known->type, "person") != 0 || run->to - run->from > 4)
    return FALSE;
  /* Of several full names with this last name the one that comes first is meant. */
  at = GPOINTER_TO_UINT (g_hash_table_lookup (
      engine->fuller, GUINT_TO_POINTER (engine->words.tokens[run->to - 1].hash)));
  if (at != 0 && g_array_index (engine->runs, ApostilNameRun, at - 1).key != run->key)
    return FALSE;
  /* A first name that is known already is another one's, or the run would have matched. */
  for (guint i = 0; i < known->forms->len; i++)
    {
      const gchar *words = known->forms->pdata[i];

      if (strpbrk (words, " -.") != NULL && !g_str_has_prefix (words, "#"))
        return FALSE;
    }
  return !is_other_title (engine, form->entity, run->from);
}

static gboolean
is_shouted (const Engine *engine, const ApostilNameRun *run)
{
  for (guint i = run->from; i < run->to; i++)
    if ((engine->words.tokens[i].flags & APOSTIL_TOKEN_ALL_CAPITALS) == 0)
      return FALSE;
  return TRUE;
}

/* Known names strictly inside a run. */
static void
propose_inside (Engine *engine, const ApostilNameRun *run, guint first, guint last)
{
  const ApostilNameMatch *matches = (const ApostilNameMatch *) (gpointer) engine->matches->data;

  if (first + 1 == last && says_more_fully (engine, run, &matches[first]))
    {
      const ApostilNameForm *form =
          apostil_name_matcher_get_form (engine->matcher, matches[first].form);

      propose_known (engine, run->from, run->to, form->entity, "name.fuller", 'B', "name-fuller");
      return;
    }
  if (is_shouted (engine, run) && run->to - run->from > 1)
    {
      for (guint i = first; i < last; i++)
        propose_match (engine, &matches[i], NULL);
      return;
    }
  propose_new (engine, run, "name.other", "name-other-word");
}

/* Both lists in text order; each run with the matches that touch it. */
static void
merge (Engine *engine)
{
  const ApostilNameMatch *matches = (const ApostilNameMatch *) (gpointer) engine->matches->data;
  const ApostilNameRun *runs = (const ApostilNameRun *) (gpointer) engine->runs->data;
  guint m = 0;
  guint taken = 0; /* the token after the last match that was taken */

  for (guint r = 0; r < engine->runs->len; r++)
    {
      const ApostilNameRun *run = &runs[r];
      guint first = 0;
      gboolean outside = FALSE;

      for (; m < engine->matches->len && matches[m].to <= run->from; m++)
        {
          propose_match (engine, &matches[m], NULL);
          taken = matches[m].to;
        }
      first = m;
      while (m < engine->matches->len && matches[m].from < run->to)
        {
          outside = outside || matches[m].from < run->from || matches[m].to > run->to ||
                    (matches[m].from == run->from && matches[m].to == run->to);
          m++;
        }
      if (m > first && outside)
        for (guint i = first; i < m; i++)
          {
            propose_match (engine, &matches[i],
                           matches[i].from == run->from && matches[i].to == run->to ? run : NULL);
            taken = matches[i].to;
          }
      else if (m > first)
        propose_inside (engine, run, first, m);
      else if (run->from >= taken && !propose_near (engine, run) && !run->weak)
        propose_new (engine, run, "name.new", NULL);
    }
  for (; m < engine->matches->len; m++)
    propose_match (engine, &matches[m], NULL);
}

static void
find_matches (Engine *engine)
{
  ApostilNameWords *words = &engine->words;

  g_array_set_size (engine->matches, 0);
  if (engine->matcher == NULL || apostil_name_matcher_get_n_forms (engine->matcher) <= 1)
    return;
  for (guint i = 0; i < words->n_tokens;)
    {
      ApostilNameMatch match = { 0 };

      if (!apostil_name_matcher_match (engine->matcher, words->utf8, words->tokens, words->n_tokens,
                                       i, &match))
        {
          i++;
          continue;
        }
      g_array_append_val (engine->matches, match);
      i = match.to;
    }
}

/* « Organisation des Nations unies (ONU) » after a known name: a form of it from now on. */
static gboolean
learn_acronyms (Engine *engine)
{
  ApostilNameWords *words = &engine->words;
  guint before = apostil_name_matcher_get_n_forms (engine->matcher);

  for (guint i = 0; i < engine->matches->len; i++)
    {
      const ApostilNameMatch *match = &g_array_index (engine->matches, ApostilNameMatch, i);
      guint at = match->to;
      const ApostilNameForm *form = apostil_name_matcher_get_form (engine->matcher, match->form);
      g_autofree gchar *acronym = NULL;

      if (match->to - match->from < 2 || match->ambiguous ||
          !apostil_name_words_is_sign (words, at, '(') ||
          !apostil_name_words_is_sign (words, at + 2, ')') ||
          (words->tokens[at + 1].flags & APOSTIL_TOKEN_ALL_CAPITALS) == 0 ||
          words->tokens[at + 1].n_chars > MAX_ACRONYM)
        continue;
      acronym = words_of (engine, at + 1, at + 2);
      apostil_name_matcher_add (engine->matcher, acronym, form->entity, APOSTIL_NAME_ACRONYM);
    }
  return apostil_name_matcher_get_n_forms (engine->matcher) > before;
}

static void
learn_titles (Engine *engine)
{
  guint n_places = 0;
  const ApostilKnownPlace *places = apostil_known_names_get_places (engine->names, &n_places);
  ApostilTokens *tokens = apostil_suggest_input_get_tokens (engine->input);

  for (guint i = 0; i < n_places; i++)
    {
      guint at = apostil_tokens_find (tokens, places[i].span.start);
      const ApostilWord *title = NULL;
      gint64 *key = NULL;

      if (places[i].entity < 0 || at == 0 || at >= engine->words.n_tokens)
        continue;
      title = apostil_name_words_before (&engine->words, APOSTIL_NAME_CLASS_TITLE, at, NULL);
      if (title == NULL)
        continue;
      key = g_new (gint64, 1);
      *key = title_key ((guint) places[i].entity, engine->words.tokens[at - 1].hash);
      g_hash_table_add (engine->titles, key);
      if (g_str_equal (title->value, "kin"))
        g_hash_table_add (engine->kin, GUINT_TO_POINTER ((guint) places[i].entity + 1));
    }
}

static void
learn_names (Engine *engine, ApostilLexicon *lexicon)
{
  engine->matcher = apostil_name_matcher_new_for_names (engine->names, lexicon);
  engine->near = apostil_near_names_new ();
  for (guint i = 1; i < apostil_name_matcher_get_n_forms (engine->matcher); i++)
    {
      const ApostilNameForm *form = apostil_name_matcher_get_form (engine->matcher, i);

      if (form->capital && (form->sort == APOSTIL_NAME_REPEAT || form->sort == APOSTIL_NAME_LAST))
        apostil_near_names_add (engine->near, form->words, form->entity);
    }
  learn_titles (engine);
  find_matches (engine);
  if (learn_acronyms (engine))
    find_matches (engine);
}

static void
count_votes (Engine *engine)
{
  for (guint i = 0; i < engine->runs->len; i++)
    {
      ApostilNameRun *run = &g_array_index (engine->runs, ApostilNameRun, i);
      ApostilNameVotes *votes = g_hash_table_lookup (engine->votes, &run->key);
      guint weight = 0;

      if (votes == NULL)
        {
          votes = g_new0 (ApostilNameVotes, 1);
          g_hash_table_insert (engine->votes, &run->key, votes);
        }
      apostil_name_runs_vote (&engine->words, run, votes);
      if (run->to - run->from > 1 && !run->joined &&
          apostil_name_votes_decide (votes, &weight) == APOSTIL_NAME_TYPE_PERSON)
        {
          gpointer last = GUINT_TO_POINTER (engine->words.tokens[run->to - 1].hash);
          guint at = GPOINTER_TO_UINT (g_hash_table_lookup (engine->fuller, last));

          if (at == 0)
            g_hash_table_insert (engine->fuller, last, GUINT_TO_POINTER (i + 1));
          else if (g_array_index (engine->runs, ApostilNameRun, at - 1).key != run->key)
            g_hash_table_add (engine->shared, last);
        }
    }
  /* Bare last names are persons when their full name is. */
  for (guint i = 0; i < engine->runs->len; i++)
    {
      const ApostilNameRun *run = &g_array_index (engine->runs, ApostilNameRun, i);
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (
          engine->fuller, GUINT_TO_POINTER (engine->words.tokens[run->from].hash)));

      if (run->to - run->from == 1 && at != 0 && at - 1 < i)
        ((ApostilNameVotes *) g_hash_table_lookup (engine->votes, &run->key))
            ->votes[APOSTIL_NAME_TYPE_PERSON] += 2;
    }
}

/**
 * apostil_suggest_names:
 * @input: what to read, with what the user has said about names
 * @lexicon: its language
 * @cancellable: (nullable): to stop early
 *
 * Proposes mentions of entities: repeats and variants of what the user has confirmed (class A
 * for exact repeats), and capital runs as mentions of new entities (language.md § 4.5). Time
 * grows with the length of the text. Any thread.
 *
 * Returns: (transfer full) (element-type ApostilSuggestion): what is proposed, in text order;
 *   those for a new entity have no entity_id
 */
GPtrArray *
apostil_suggest_names (ApostilSuggestInput *input,
                       ApostilLexicon *lexicon,
                       GCancellable *cancellable)
{
  g_autoptr (ApostilArena) arena = apostil_arena_new ();
  Engine engine = { .input = input, .arena = arena };
  guint n_tokens = 0;
  const ApostilToken *tokens = NULL;

  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (lexicon != NULL, NULL);

  tokens = apostil_tokens_get (apostil_suggest_input_get_tokens (input), &n_tokens);
  engine.text = apostil_suggest_input_get_text (input);
  engine.names = apostil_suggest_input_get_names (input);
  engine.suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_suggestion_unref);
  engine.votes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  engine.near_runs = g_hash_table_new (g_int64_hash, g_int64_equal);
  engine.fuller = g_hash_table_new (NULL, NULL);
  engine.shared = g_hash_table_new (NULL, NULL);
  engine.titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  engine.kin = g_hash_table_new (NULL, NULL);
  engine.matches = g_array_new (FALSE, FALSE, sizeof (ApostilNameMatch));
  apostil_name_words_init (&engine.words, lexicon, apostil_text_get_utf8 (engine.text, NULL),
                           tokens, n_tokens);

  engine.runs = apostil_name_runs_find (&engine.words, cancellable);
  if (engine.names != NULL)
    learn_names (&engine, lexicon);
  if (!g_cancellable_is_cancelled (cancellable))
    {
      count_votes (&engine);
      merge (&engine);
    }

  g_hash_table_unref (engine.votes);
  g_hash_table_unref (engine.near_runs);
  g_hash_table_unref (engine.fuller);
  g_hash_table_unref (engine.shared);
  g_hash_table_unref (engine.titles);
  g_hash_table_unref (engine.kin);
  g_array_unref (engine.runs);
  g_array_unref (engine.matches);
  g_clear_pointer (&engine.matcher, apostil_name_matcher_free);
  g_clear_pointer (&engine.near, apostil_near_names_free);
  apostil_name_words_clear (&engine.words);
  return engine.suggestions;
}
