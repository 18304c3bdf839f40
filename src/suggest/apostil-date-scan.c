/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-date-scan-private.h"

#include <string.h>

/* How it works
 *
 * First the line is searched from left to right, which yields places that do not overlap,
 * each with its possible readings, longest first. Then they are resolved in order; only a
 * clock time that stands right before its day (« vers 0 h 40, jeudi ») waits for it. The
 * tense of a clause is that of the nearest verb that shows one, within the sentence. */

#define TENSE_REACH 30 /* atoms */
#define DAY_REACH   3  /* atoms between a clock time and the day that follows it */

typedef struct
{
  guint first; /* of its readings in matches */
  guint n;
  guint from, to; /* atoms of the longest one */
} Place;

/*
 * apostil_date_scan_init:
 * @self: memory for a scan
 * @lexicon: must outlive it
 * @utf8: the text
 * @tokens: its tokens
 */
void
apostil_date_scan_init (ApostilDateScan *self,
                        ApostilLexicon *lexicon,
                        const gchar *utf8,
                        const ApostilToken *tokens)
{
  self->tokens = tokens;
  apostil_date_finder_init (&self->finder, lexicon, utf8);
  apostil_date_resolver_init (&self->resolver, lexicon);
  self->triggers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->matches = g_array_new (FALSE, FALSE, sizeof (ApostilDateMatch));
  self->past_class = apostil_lexicon_find_class (lexicon, "past");
  self->future_class = apostil_lexicon_find_class (lexicon, "future");
  self->joint_class = apostil_lexicon_find_class (lexicon, "joint");
  self->range_class = apostil_lexicon_find_class (lexicon, "joint-range");
  self->part_class = apostil_lexicon_find_class (lexicon, "joint-part");
  self->announcement_class = apostil_lexicon_find_class (lexicon, "announcement");
}

/*
 * apostil_date_scan_clear:
 * @self: a scan
 */
void
apostil_date_scan_clear (ApostilDateScan *self)
{
  apostil_date_finder_clear (&self->finder);
  g_clear_pointer (&self->triggers, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->matches, g_array_unref);
}

/*
 * apostil_date_scan_line_end:
 *
 * Returns: the token after the last one of the line that begins at @from
 */
guint
apostil_date_scan_line_end (const ApostilToken *tokens, guint n_tokens, guint from)
{
  guint to = from + 1;

  while (to < n_tokens && (tokens[to].flags & APOSTIL_TOKEN_LINE_START) == 0)
    to++;
  return to;
}

/* Tense */

/* Folding makes « à » of « a »: a word of one letter must be spelt as it is. */
static gboolean
is_marked (const ApostilDateScan *self, gint class_id, guint at)
{
  const ApostilDateFinder *finder = &self->finder;
  const ApostilAtom *atom = &g_array_index (finder->atoms, ApostilAtom, at);
  const ApostilWord *word = apostil_lexicon_match ((ApostilLexicon *) finder->lexicon, class_id,
                                                   finder->utf8, atom, finder->atoms->len - at);

  return word != NULL && (word->text[1] != '\0' || atom->n_bytes == 1);
}

static ApostilTense
tense_of (const ApostilDateScan *self, guint at)
{
  const ApostilDateFinder *finder = &self->finder;
  ApostilLexicon *lexicon = (ApostilLexicon *) finder->lexicon;
  const ApostilAtom *atom = &g_array_index (finder->atoms, ApostilAtom, at);

  if ((atom->flags & APOSTIL_TOKEN_WORD) == 0)
    return APOSTIL_TENSE_UNKNOWN;
  if (apostil_lexicon_has_bit (lexicon->tenses, atom->hash))
    {
      if (is_marked (self, self->future_class, at))
        return APOSTIL_TENSE_FUTURE;
      if (is_marked (self, self->past_class, at))
        return APOSTIL_TENSE_PAST;
    }
  /* Names have endings by chance. */
  if ((atom->flags & APOSTIL_TOKEN_CAPITALISED) != 0 &&
      (atom->flags & (APOSTIL_TOKEN_ALL_CAPITALS | APOSTIL_TOKEN_FIRST_WORD)) == 0)
    return APOSTIL_TENSE_UNKNOWN;
  if (apostil_lexicon_match_ending (lexicon, self->future_class, finder->utf8, atom) != NULL)
    return APOSTIL_TENSE_FUTURE;
  if (apostil_lexicon_match_ending (lexicon, self->past_class, finder->utf8, atom) != NULL)
    return APOSTIL_TENSE_PAST;
  return APOSTIL_TENSE_UNKNOWN;
}

static gboolean
begins_sentence (const ApostilDateScan *self, guint at)
{
  const ApostilAtom *atom = &g_array_index (self->finder.atoms, ApostilAtom, at);

  return (atom->flags & APOSTIL_TOKEN_SENTENCE_START) != 0 &&
         self->tokens[atom->token].start == atom->start;
}

static ApostilTense
find_tense (const ApostilDateScan *self, guint from, guint to)
{
  const ApostilDateFinder *finder = &self->finder;
  guint n = finder->atoms->len;
  gboolean left = TRUE;
  gboolean right = TRUE;
  gboolean announced = FALSE;

  left = !begins_sentence (self, from);
  for (guint reach = 0; reach < TENSE_REACH && (left || right); reach++)
    {
      ApostilTense tense = APOSTIL_TENSE_UNKNOWN;

      if (left && from > reach)
        {
          guint at = from - reach - 1;

          tense = tense_of (self, at);
          announced |=
              apostil_lexicon_has_bit (finder->lexicon->tenses,
                                       g_array_index (finder->atoms, ApostilAtom, at).hash) &&
              apostil_lexicon_match ((ApostilLexicon *) finder->lexicon, self->announcement_class,
                                     finder->utf8, &g_array_index (finder->atoms, ApostilAtom, at),
                                     n - at) != NULL;
          left = !begins_sentence (self, at);
        }
      else
        left = FALSE;
      if (tense != APOSTIL_TENSE_UNKNOWN)
        return tense;
      if (right && to + reach < n && !begins_sentence (self, to + reach))
        tense = tense_of (self, to + reach);
      else
        right = FALSE;
      if (tense != APOSTIL_TENSE_UNKNOWN)
        return tense;
    }
  return announced || finder->lexicon->verbless_future ? APOSTIL_TENSE_FUTURE
                                                       : APOSTIL_TENSE_UNKNOWN;
}

/* Finding */

static void
add_place (ApostilDateScan *self)
{
  GArray *found = self->finder.matches;
  Place place = { self->matches->len, found->len, 0, 0 };

  place.from = g_array_index (found, ApostilDateMatch, 0).from;
  place.to = g_array_index (found, ApostilDateMatch, 0).to;
  g_array_append_vals (self->matches, found->data, found->len);
  g_array_append_val (self->places, place);
}

/* Whether a reading could turn out to be no date: « 31 février ». */
static gboolean
is_doubtful (const ApostilDatePattern *pattern)
{
  ApostilDateOp op = APOSTIL_DATE_OP_LITERAL;

  if (pattern->value == NULL || pattern->value->len == 0)
    return FALSE;
  op = g_array_index (pattern->value, ApostilDateStep, 0).op;
  return op == APOSTIL_DATE_OP_CAPTURE || op == APOSTIL_DATE_OP_NEAR ||
         op == APOSTIL_DATE_OP_CENTURY || op == APOSTIL_DATE_OP_NTH ||
         op == APOSTIL_DATE_OP_INHERIT || op == APOSTIL_DATE_OP_DAY;
}

static gboolean
makes_sense (ApostilDateScan *self)
{
  ApostilDateResult result;

  while (self->finder.matches->len > 0)
    {
      ApostilDateMatch *match = &g_array_index (self->finder.matches, ApostilDateMatch, 0);

      if (!is_doubtful (match->pattern) ||
          apostil_date_resolver_resolve (&self->resolver, match, &result))
        return TRUE;
      g_array_remove_index (self->finder.matches, 0);
    }
  return FALSE;
}

static void
find_places (ApostilDateScan *self)
{
  guint reach = self->finder.lexicon->patterns->max_atoms;
  guint next = 0;

  g_array_set_size (self->places, 0);
  g_array_set_size (self->matches, 0);
  for (guint i = 0; i < self->triggers->len; i++)
    {
      guint trigger = g_array_index (self->triggers, guint, i);

      for (guint at = MAX (next, trigger > reach ? trigger - reach : 0); at <= trigger; at++)
        {
          next = at + 1;
          if (!apostil_date_finder_may_begin (&self->finder, at))
            continue;
          apostil_date_finder_match (&self->finder, at);
          if (!makes_sense (self))
            continue;
          add_place (self);
          next = g_array_index (self->places, Place, self->places->len - 1).to;
          break;
        }
    }
}

/* Resolving */

static gboolean
is_clock (const ApostilDateScan *self, const Place *place)
{
  const ApostilDatePattern *pattern =
      g_array_index (self->matches, ApostilDateMatch, place->first).pattern;

  return g_str_equal (pattern->type, "TIME") && pattern->value != NULL && pattern->value->len > 0 &&
         g_array_index (pattern->value, ApostilDateStep, 0).op == APOSTIL_DATE_OP_DAY;
}

static gboolean
is_date (const ApostilDateScan *self, const Place *place)
{
  const ApostilDatePattern *pattern =
      g_array_index (self->matches, ApostilDateMatch, place->first).pattern;

  return g_str_equal (pattern->type, "DATE") && pattern->value != NULL;
}

/* Whether a reading that is counted from the date right after it has one. */
static gboolean
has_base (const ApostilDateScan *self, const Place *place)
{
  const Place *last = &g_array_index (self->places, Place, self->places->len - 1);

  return place < last && place[1].from == place->to && is_date (self, place + 1);
}

static gboolean
resolve (ApostilDateScan *self, const Place *place, ApostilDateFound *found)
{
  for (guint i = 0; i < place->n; i++)
    {
      const ApostilDateMatch *match =
          &g_array_index (self->matches, ApostilDateMatch, place->first + i);

      if (match->pattern->join && !has_base (self, place))
        continue;
      self->resolver.tense = find_tense (self, match->from, match->to);
      if (!apostil_date_resolver_resolve (&self->resolver, match, &found->result))
        continue;
      found->pattern = match->pattern;
      found->span.start = g_array_index (self->finder.atoms, ApostilAtom, match->from).start;
      found->span.end = g_array_index (self->finder.atoms, ApostilAtom, match->to - 1).end;
      return TRUE;
    }
  return FALSE;
}

static gboolean
waits_for_next (const ApostilDateScan *self, guint index)
{
  const Place *place = &g_array_index (self->places, Place, index);
  const Place *next = place + 1;

  if (index + 1 >= self->places->len || next->from > place->to + DAY_REACH)
    return FALSE;
  for (guint at = place->to; at < next->from; at++)
    if (begins_sentence (self, at) ||
        (g_array_index (self->finder.atoms, ApostilAtom, at).flags & APOSTIL_TOKEN_WORD) != 0)
      return FALSE;
  return is_clock (self, place) && is_date (self, next);
}

/* Whether the atoms between two places are words of a class, and in the same sentence. */
static gboolean
gap_is (const ApostilDateScan *self, const Place *place, const Place *next, gint class_id)
{
  const ApostilDateFinder *finder = &self->finder;

  for (guint at = place->to; at < next->from;)
    {
      const ApostilWord *word =
          apostil_lexicon_match ((ApostilLexicon *) finder->lexicon, class_id, finder->utf8,
                                 &g_array_index (finder->atoms, ApostilAtom, at), next->from - at);

      if (word == NULL || begins_sentence (self, at))
        return FALSE;
      at += word->n_atoms;
    }
  return !begins_sentence (self, next->from);
}

typedef enum
{
  JOIN_NONE,
  JOIN_DAY,   /* « 9:30 a.m. on Friday », « Friday at 9:30 »: a clock time and its day */
  JOIN_RANGE, /* « 9:30 to 10:30 »: the first counts */
  JOIN_PART,  /* « the first week of 2015 »: the first counts */
  JOIN_SHIFT, /* « two days after Christmas »: the first, counted from the second */
} Join;

/* Whether a language makes one expression of two: it has the classes of words between them. */
static Join
joins_next (const ApostilDateScan *self, guint index)
{
  const Place *place = &g_array_index (self->places, Place, index);
  const Place *next = place + 1;
  const ApostilDatePattern *pattern =
      g_array_index (self->matches, ApostilDateMatch, place->first).pattern;

  if (index + 1 >= self->places->len || next->from > place->to + DAY_REACH ||
      pattern->value == NULL)
    return JOIN_NONE;
  if (pattern->join && has_base (self, place))
    return JOIN_SHIFT;
  if (self->joint_class >= 0 && is_clock (self, place) != is_clock (self, next) &&
      is_date (self, place) != is_date (self, next) &&
      gap_is (self, place, next, self->joint_class))
    return JOIN_DAY;
  if (next->from == place->to)
    return JOIN_NONE;
  if (self->range_class >= 0 && is_clock (self, place) && is_clock (self, next) &&
      gap_is (self, place, next, self->range_class))
    return JOIN_RANGE;
  if (self->part_class >= 0 && is_date (self, next) && gap_is (self, place, next, self->part_class))
    return JOIN_PART;
  return JOIN_NONE;
}

static gboolean
is_one_day (const gchar *value)
{
  return strlen (value) == strlen ("2021-08-22") && strchr (value, 'W') == NULL;
}

/* Adds the place after @index to what was found at it. */
static gboolean
join (ApostilDateScan *self, guint index, Join how, ApostilDateFound *found)
{
  const Place *place = &g_array_index (self->places, Place, index);
  ApostilDateFound next;
  ApostilDateFound first = *found;
  gboolean clock_first = is_clock (self, place);

  apostil_date_resolver_remember (&self->resolver, &found->result);
  if (!resolve (self, place + 1, &next))
    return FALSE;
  if (how == JOIN_DAY && !is_one_day (clock_first ? next.result.value : found->result.value))
    return FALSE;
  if ((how == JOIN_DAY && clock_first) || how == JOIN_SHIFT)
    {
      apostil_date_resolver_remember (&self->resolver, &next.result);
      if (!resolve (self, place, &first))
        return FALSE;
    }
  else if (how == JOIN_DAY)
    first = next;
  first.span.start = MIN (found->span.start, first.span.start);
  first.span.end = next.span.end;
  *found = first;
  return TRUE;
}

/*
 * apostil_date_scan_line:
 * @self: a scan
 * @from: the first token of a line
 * @to: the one after its last
 * @take: called for each date, in text order
 */
void
apostil_date_scan_line (ApostilDateScan *self,
                        guint from,
                        guint to,
                        ApostilDateFoundFunc take,
                        gpointer user_data)
{
  if (!apostil_date_finder_read (&self->finder, self->tokens, from, to, self->triggers))
    return;
  find_places (self);
  apostil_date_resolver_next_line (&self->resolver);

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      ApostilDateFound found;
      ApostilDateFound after;
      Join how = JOIN_NONE;

      if (waits_for_next (self, i) && resolve (self, place + 1, &after))
        apostil_date_resolver_remember (&self->resolver, &after.result);
      /* What a pattern without a value reads is no date: « âgé de 17 ans ». */
      if (!resolve (self, place, &found) || found.pattern->value == NULL)
        continue;
      for (how = joins_next (self, i); how != JOIN_NONE && join (self, i, how, &found);
           how = joins_next (self, i))
        i++;
      apostil_date_resolver_remember (&self->resolver, &found.result);
      take (&found, user_data);
    }
}
