/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-date-finder.h"

#include <stdlib.h>
#include <string.h>

/* How it works
 *
 * A paragraph is taken apart into atoms, and those that could be part of a date by
 * themselves (words of trigger classes, digits) are noted. Only around them the trie of
 * patterns is walked, from every atom that some pattern may begin with and whose next atom
 * could go on with it: « le » begins many patterns, but seldom a date. A walk goes as deep
 * as the longest pattern and no deeper, so the whole is linear in the text. Of all patterns
 * that match at one place the longest few are kept, longest first, for the caller to take
 * the first that makes sense as a date. */

#define MAX_STEPS 4096
#define KEEP      6

typedef struct
{
  ApostilDateFinder *finder;
  const ApostilDatePatterns *patterns;
  const ApostilAtom *atoms;
  const ApostilDateSense *senses;
  guint n_atoms;
  guint from;
  guint depth;
  guint steps;
  guint starts[APOSTIL_DATE_MAX_ELEMENTS + 1]; /* atom where each element begins */
  ApostilDateCapture stack[APOSTIL_DATE_MAX_ELEMENTS];
} Walk;

/*
 * apostil_date_finder_init:
 * @self: memory for a finder
 * @lexicon: (transfer none): must outlive it
 * @utf8: the text
 */
void
apostil_date_finder_init (ApostilDateFinder *self, ApostilLexicon *lexicon, const gchar *utf8)
{
  *self = (ApostilDateFinder){ .lexicon = lexicon, .utf8 = utf8 };
  self->atoms = g_array_new (FALSE, FALSE, sizeof (ApostilAtom));
  self->senses = g_array_new (FALSE, FALSE, sizeof (ApostilDateSense));
  self->matches = g_array_new (FALSE, FALSE, sizeof (ApostilDateMatch));
  self->number_class = apostil_lexicon_find_class (lexicon, "number");
  self->link_class = apostil_lexicon_find_class (lexicon, "number-link");
}

/*
 * apostil_date_finder_clear:
 * @self: a finder
 */
void
apostil_date_finder_clear (ApostilDateFinder *self)
{
  g_clear_pointer (&self->atoms, g_array_unref);
  g_clear_pointer (&self->senses, g_array_unref);
  g_clear_pointer (&self->matches, g_array_unref);
}

static inline ApostilDateSense
sense_of (const ApostilLexicon *lexicon, guint flags, guint32 hash)
{
  ApostilDateSense sense = { 0, NULL };

  if (apostil_lexicon_may_begin (lexicon, hash) &&
      (sense.words = apostil_lexicon_find_words (lexicon, hash)) != NULL)
    sense.starts = sense.words->starts;
  if ((flags & APOSTIL_TOKEN_NUMBER) != 0)
    sense.starts |= APOSTIL_DATE_BIT_DIGITS;
  return sense;
}

static inline gboolean
is_trigger (const ApostilDateSense *sense)
{
  return (sense->starts & (APOSTIL_DATE_BIT_DIGITS | APOSTIL_DATE_BIT_TRIGGER)) != 0;
}

/* Whether a line could hold a date, told before it is taken apart. */
static gboolean
may_hold (const ApostilLexicon *lexicon, const ApostilToken *tokens, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      ApostilDateSense sense;

      if ((tokens[i].flags & (APOSTIL_TOKEN_HAS_DIGIT | APOSTIL_TOKEN_HYPHENATED)) != 0)
        return TRUE;
      if (!apostil_lexicon_has_bit (lexicon->triggers, tokens[i].hash))
        continue;
      sense = sense_of (lexicon, tokens[i].flags, tokens[i].hash);
      if (is_trigger (&sense))
        return TRUE;
    }
  return FALSE;
}

/* Takes tokens apart; nearly each is one atom, which is stored without a call. */
static void
read_atoms (ApostilDateFinder *self, const ApostilToken *tokens, guint from, guint to)
{
  GArray *atoms = self->atoms;
  guint room = to - from;

  g_array_set_size (atoms, room);
  g_array_set_size (atoms, 0);
  for (guint i = from; i < to; i++)
    if (apostil_atoms_are_one (&tokens[i]) && atoms->len < room)
      ((ApostilAtom *) (gpointer) atoms->data)[atoms->len++] =
          apostil_atom_of_token (&tokens[i], i);
    else
      apostil_atoms_append (atoms, self->utf8, &tokens[i], i);
}

/* What the atoms of the paragraph could be; notes the triggers among them. */
static void
read_senses (ApostilDateFinder *self, GArray *triggers)
{
  const ApostilAtom *atoms = (const ApostilAtom *) (gpointer) self->atoms->data;
  const ApostilLexicon *lexicon = self->lexicon;
  guint n = self->atoms->len;
  ApostilDateSense *senses = NULL;
  guint n_triggers = 0;

  g_array_set_size (self->senses, n);
  g_array_set_size (triggers, n); /* room, so that none is appended by a call */
  senses = (ApostilDateSense *) (gpointer) self->senses->data;
  for (guint i = 0; i < n; i++)
    {
      senses[i] = sense_of (lexicon, atoms[i].flags, atoms[i].hash);
      if (is_trigger (&senses[i]))
        g_array_index (triggers, guint, n_triggers++) = i;
    }
  g_array_set_size (triggers, n_triggers);
}

/*
 * apostil_date_finder_read:
 * @self: a finder
 * @tokens: tokens of the text
 * @from: the first one of a paragraph
 * @to: the one after its last
 * @triggers: array of guint, to which atoms around which to search are appended
 *
 * Returns: whether there is anything to search
 */
gboolean
apostil_date_finder_read (ApostilDateFinder *self,
                          const ApostilToken *tokens,
                          guint from,
                          guint to,
                          GArray *triggers)
{
  g_array_set_size (triggers, 0);
  if (!may_hold (self->lexicon, tokens, from, to))
    return FALSE;

  read_atoms (self, tokens, from, to);
  read_senses (self, triggers);
  return triggers->len > 0;
}

/* Shapes */

static void
put_two (gchar *text, gint v)
{
  text[0] = (gchar) ('0' + v / 10);
  text[1] = (gchar) ('0' + v % 10);
  text[2] = '\0';
}

static void
put_number (gchar text[16], gdouble number)
{
  if (number >= 0 && number < 10000 && number == (gint) number)
    {
      guint n = (guint) number;
      guint n_digits = n < 10 ? 1 : n < 100 ? 2 : n < 1000 ? 3 : 4;

      text[n_digits] = '\0';
      for (; n_digits > 0; n /= 10)
        text[--n_digits] = (gchar) ('0' + n % 10);
    }
  else
    g_ascii_formatd (text, 16, "%.10g", number);
}

/* Whether a sign and digits follow without a blank. */
static gboolean
goes_on (const ApostilDateFinder *self, guint at, const gchar *sign)
{
  const ApostilAtom *atoms = (const ApostilAtom *) (gpointer) self->atoms->data;

  return at + 2 < self->atoms->len && apostil_date_finder_is_sign (self, &atoms[at + 1], sign) &&
         ((atoms[at + 1].flags | atoms[at + 2].flags) & APOSTIL_TOKEN_SPACE_BEFORE) == 0 &&
         apostil_date_all_digits (self->utf8 + atoms[at + 2].byte, atoms[at + 2].n_bytes);
}

/* Whether digits are the first of a longer number: « 5,745,188 », « 2082.1 », but not 2021.08.22. */
static gboolean
is_grouped (const ApostilDateFinder *self, guint at)
{
  const ApostilAtom *atoms = (const ApostilAtom *) (gpointer) self->atoms->data;

  if (goes_on (self, at, ","))
    return atoms[at + 2].n_bytes == 3;
  return atoms[at].n_bytes == 4 && goes_on (self, at, ".") && !goes_on (self, at + 2, ".");
}

static guint
read_shape (const Walk *walk, ApostilDateShape shape, guint at, gchar text[16])
{
  const ApostilAtom *atom = &walk->atoms[at];
  const gchar *digits = walk->finder->utf8 + atom->byte;
  guint n = atom->n_bytes;
  gdouble number = 0;
  gboolean words = FALSE;
  guint taken = 0;
  gint v = 0;

  text[0] = '\0';
  if (shape == APOSTIL_DATE_SHAPE_NUMBER || shape == APOSTIL_DATE_SHAPE_DAY_WORDS)
    {
      taken = apostil_date_finder_number (walk->finder, at, &number, &words);
      if (shape == APOSTIL_DATE_SHAPE_DAY_WORDS)
        {
          if (taken == 0 || number < 1 || number > 31)
            return 0;
          put_two (text, (gint) number);
        }
      else if (taken > 0)
        put_number (text, number);
      return taken;
    }
  if ((atom->flags & APOSTIL_TOKEN_NUMBER) == 0 || n > 4 || !apostil_date_all_digits (digits, n) ||
      is_grouped (walk->finder, at))
    return 0;

  for (guint i = 0; i < n; i++)
    v = v * 10 + (digits[i] - '0');
  switch (shape)
    {
    case APOSTIL_DATE_SHAPE_DAY:
      if (n > 2 || v < 1 || v > 31)
        return 0;
      put_two (text, v);
      return 1;
    case APOSTIL_DATE_SHAPE_MONTH:
      if (n > 2 || v < 1 || v > 12)
        return 0;
      put_two (text, v);
      return 1;
    case APOSTIL_DATE_SHAPE_YEAR:
      if (n != 4 || v < 1000 || v > 2199)
        return 0;
      put_two (text, v / 100);
      put_two (text + 2, v % 100);
      return 1;
    case APOSTIL_DATE_SHAPE_SHORT_YEAR:
      if (n != 2)
        return 0;
      put_two (text, v);
      return 1;
    case APOSTIL_DATE_SHAPE_HOUR:
      if (n > 2 || v > 24)
        return 0;
      put_two (text, v);
      return 1;
    case APOSTIL_DATE_SHAPE_MINUTE:
      if (n != 2 || v > 59)
        return 0;
      put_two (text, v);
      return 1;
    case APOSTIL_DATE_SHAPE_INTEGER:
      put_number (text, v);
      return 1;
    case APOSTIL_DATE_SHAPE_DECADE:
      if (v % 10 != 0 || !((n == 2) || (n == 4 && v >= 1000 && v < 2200)))
        return 0;
      g_snprintf (text, 16, "%0*d", (gint) n, v);
      return 1;
    case APOSTIL_DATE_SHAPE_NUMBER:
    case APOSTIL_DATE_SHAPE_DAY_WORDS:
    case APOSTIL_DATE_SHAPE_START:
    case APOSTIL_DATE_SHAPE_END:
    case APOSTIL_DATE_SHAPE_RANGE:
    default:
      return 0;
    }
}

/* Contexts */

/* The first word of those that begin at an atom, 0 for none. */
static guint32
first_word (const ApostilDateFinder *self, guint at)
{
  const ApostilWordSlot *words = g_array_index (self->senses, ApostilDateSense, at).words;

  return words != NULL ? words->first : 0;
}

static gboolean
element_at (const ApostilDateFinder *self, guint16 element, guint at, guint before)
{
  const ApostilAtom *atoms = (const ApostilAtom *) (gpointer) self->atoms->data;
  guint n = self->atoms->len;
  gdouble number = 0;
  gboolean words = FALSE;

  if (element < APOSTIL_DATE_SHAPE_DAY &&
      (g_array_index (self->senses, ApostilDateSense, at).starts &
       apostil_date_element_bits (element)) == 0)
    return FALSE;
  if (element >= APOSTIL_DATE_SHAPE_DAY)
    {
      guint taken = apostil_date_finder_number (self, at, &number, &words);

      return taken > 0 && (before == 0 || at + taken == before);
    }
  for (guint32 i = first_word (self, at); i != 0;)
    {
      const ApostilWord *word = &g_array_index (self->lexicon->words, ApostilWord, i);

      if (word->class_id == element && (before == 0 || at + word->n_atoms == before) &&
          apostil_lexicon_word_is_at (self->lexicon, word, self->utf8, &atoms[at], n - at))
        return TRUE;
      i = word->next;
    }
  return FALSE;
}

/* Whether the year at @at is the second of two that a dash joins: « 2014-2018 ». */
static gboolean
ends_range (const ApostilDateFinder *self, guint at)
{
  const ApostilAtom *atoms = (const ApostilAtom *) (gpointer) self->atoms->data;

  return at >= 2 && at < self->atoms->len && atoms[at - 2].n_bytes == 4 &&
         apostil_date_all_digits (self->utf8 + atoms[at - 2].byte, 4) &&
         ((atoms[at - 1].flags | atoms[at].flags) & APOSTIL_TOKEN_SPACE_BEFORE) == 0 &&
         (apostil_date_finder_is_sign (self, &atoms[at - 1], "-~") ||
          (atoms[at - 1].n_bytes == 3 &&
           memcmp (self->utf8 + atoms[at - 1].byte, "–", strlen ("–")) == 0));
}

/*
 * apostil_date_finder_context:
 * @self: a finder
 * @elements: (element-type guint16): classes
 * @at: an atom
 * @before: whether a word of a class must end just before it, or begin at it
 */
gboolean
apostil_date_finder_context (const ApostilDateFinder *self,
                             GArray *elements,
                             guint at,
                             gboolean before)
{
  for (guint i = 0; i < elements->len; i++)
    {
      guint16 element = g_array_index (elements, guint16, i);

      if (element == APOSTIL_DATE_SHAPE_RANGE)
        {
          if (before && ends_range (self, at))
            return TRUE;
          continue;
        }
      if (element == APOSTIL_DATE_SHAPE_START || element == APOSTIL_DATE_SHAPE_END)
        {
          if (before ? element == APOSTIL_DATE_SHAPE_START && at == 0
                     : element == APOSTIL_DATE_SHAPE_END && at >= self->atoms->len)
            return TRUE;
          continue;
        }
      if (!before)
        {
          if (at < self->atoms->len && element_at (self, element, at, 0))
            return TRUE;
          continue;
        }
      for (guint back = 1; back <= 4 && back <= at; back++)
        if (element_at (self, element, at - back, at))
          return TRUE;
    }
  return FALSE;
}

static gboolean
context_allows (const Walk *walk, const ApostilDatePattern *pattern, guint to)
{
  const ApostilDateFinder *finder = walk->finder;

  return (pattern->before == NULL ||
          apostil_date_finder_context (finder, pattern->before, walk->from, TRUE)) &&
         (pattern->after == NULL ||
          apostil_date_finder_context (finder, pattern->after, to, FALSE)) &&
         (pattern->unless_before == NULL ||
          !apostil_date_finder_context (finder, pattern->unless_before, walk->from, TRUE)) &&
         (pattern->unless_after == NULL ||
          !apostil_date_finder_context (finder, pattern->unless_after, to, FALSE));
}

/* The walk */

static void
keep_match (Walk *walk, const ApostilDateTerminal *terminal, guint to)
{
  GArray *matches = walk->finder->matches;
  const ApostilDatePattern *pattern =
      &g_array_index (walk->patterns->patterns, ApostilDatePattern, terminal->pattern);
  ApostilDateMatch match;
  guint place = 0;

  if (terminal->n_extent < terminal->n_elements)
    to = walk->starts[terminal->n_extent];

  /* Longest first; then in the order of the file. */
  for (; place < matches->len; place++)
    {
      const ApostilDateMatch *other = &g_array_index (matches, ApostilDateMatch, place);

      if (to > other->to || (to == other->to && pattern < other->pattern))
        break;
    }
  if (pattern->capital &&
      (walk->atoms[walk->starts[terminal->n_extent - 1]].flags & APOSTIL_TOKEN_CAPITALISED) == 0)
    return;
  if (place >= KEEP || to <= walk->from || !context_allows (walk, pattern, to))
    return;

  match.pattern = pattern;
  match.from = walk->from;
  match.to = to;
  match.n_captures = terminal->n_elements;
  memcpy (match.names, &g_array_index (walk->patterns->captures, gint8, terminal->captures),
          terminal->n_elements);
  memcpy (match.captures, walk->stack, sizeof (ApostilDateCapture) * terminal->n_elements);
  if (matches->len >= KEEP)
    g_array_set_size (matches, KEEP - 1);
  g_array_insert_val (matches, place, match);
}

static void visit (Walk *walk, guint32 node, guint at);

static void
enter (Walk *walk, guint32 child, guint from, guint at, const ApostilWord *word, const gchar *text)
{
  ApostilDateCapture *capture = &walk->stack[walk->depth];

  capture->word = word;
  capture->text[0] = '\0';
  if (word == NULL)
    memcpy (capture->text, text, sizeof capture->text);
  walk->starts[walk->depth++] = from;
  visit (walk, child, at);
  walk->depth--;
}

/* Whether a pattern ends at a node, or could go on with the atom at @at. */
static gboolean
leads_on (const Walk *walk, guint32 node, guint at)
{
  const ApostilDateNode *it = &g_array_index (walk->patterns->nodes, ApostilDateNode, node);

  return it->first_terminal != 0 ||
         (at < walk->n_atoms && (it->follows & walk->senses[at].starts) != 0);
}

static void
try_shape (Walk *walk, guint32 child, const ApostilDateNode *it, guint at)
{
  gchar text[16];
  guint taken = 0;

  if (it->glued && (walk->atoms[at].flags & APOSTIL_TOKEN_SPACE_BEFORE) != 0)
    return;
  taken = read_shape (walk, it->element, at, text);
  if (taken > 0 && leads_on (walk, child, at + taken))
    enter (walk, child, at, at + taken, NULL, text);
}

static void
try_word (Walk *walk, guint32 child, guint at, const ApostilWord *word)
{
  if (leads_on (walk, child, at + word->n_atoms) &&
      apostil_lexicon_word_is_at (walk->finder->lexicon, word, walk->finder->utf8, &walk->atoms[at],
                                  walk->n_atoms - at))
    enter (walk, child, at, at + word->n_atoms, word, NULL);
}

static void
try_root_shape (Walk *walk, guint shape, guint at)
{
  guint32 child = walk->patterns->root_child[shape][0];

  if (child != 0)
    try_shape (walk, child, &g_array_index (walk->patterns->nodes, ApostilDateNode, child), at);
}

static void
visit_root (Walk *walk, guint at)
{
  for (guint32 i = first_word (walk->finder, at); i != 0;)
    {
      const ApostilWord *word = &g_array_index (walk->finder->lexicon->words, ApostilWord, i);
      guint32 child = walk->patterns->root_child[word->class_id][0];

      if (!word->dated)
        break;
      if (child != 0)
        try_word (walk, child, at, word);
      i = word->next;
    }
  if ((walk->atoms[at].flags & APOSTIL_TOKEN_NUMBER) != 0)
    for (guint shape = APOSTIL_DATE_SHAPE_DAY; shape <= APOSTIL_DATE_SHAPE_DECADE; shape++)
      try_root_shape (walk, shape, at);
  else if ((walk->senses[at].starts & APOSTIL_DATE_BIT_NUMBER) != 0)
    {
      try_root_shape (walk, APOSTIL_DATE_SHAPE_NUMBER, at);
      try_root_shape (walk, APOSTIL_DATE_SHAPE_DAY_WORDS, at);
    }
}

static void
visit (Walk *walk, guint32 node, guint at)
{
  const ApostilDatePatterns *patterns = walk->patterns;
  const ApostilDateNode *here = &g_array_index (patterns->nodes, ApostilDateNode, node);
  guint64 starts = 0;

  /* Only a language file made for it, on a text made for it, comes near. */
  if (++walk->steps > MAX_STEPS)
    return;
  for (guint32 t = here->first_terminal; t != 0;)
    {
      const ApostilDateTerminal *terminal =
          &g_array_index (patterns->terminals, ApostilDateTerminal, t);

      keep_match (walk, terminal, at);
      t = terminal->next;
    }
  if (at >= walk->n_atoms || here->first_child == 0)
    return;

  starts = walk->senses[at].starts;
  for (guint32 child = here->first_child; child != 0;)
    {
      const ApostilDateNode *it = &g_array_index (patterns->nodes, ApostilDateNode, child);

      if ((starts & apostil_date_element_bits (it->element)) == 0)
        ;
      else if (it->element >= APOSTIL_DATE_SHAPE_DAY)
        try_shape (walk, child, it, at);
      else if (!it->glued || (walk->atoms[at].flags & APOSTIL_TOKEN_SPACE_BEFORE) == 0)
        for (guint32 i = first_word (walk->finder, at); i != 0;)
          {
            const ApostilWord *word = &g_array_index (walk->finder->lexicon->words, ApostilWord, i);

            if (!word->dated)
              break;
            if (word->class_id == it->element)
              try_word (walk, child, at, word);
            i = word->next;
          }
      child = it->next;
    }
}

/*
 * apostil_date_finder_may_begin:
 * @self: a finder that has read a paragraph
 * @at: an atom of it
 *
 * Returns: whether a pattern could begin there, which is told by a few bits of it and of the
 *   atom after it
 */
gboolean
apostil_date_finder_may_begin (const ApostilDateFinder *self, guint at)
{
  const ApostilDateSense *sense = &g_array_index (self->senses, ApostilDateSense, at);
  const ApostilAtom *atom = &g_array_index (self->atoms, ApostilAtom, at);

  if ((sense->starts & APOSTIL_DATE_BIT_DIGITS) != 0)
    return TRUE;
  if ((sense->starts & APOSTIL_DATE_BIT_OPENER) == 0)
    return FALSE;
  if (sense->words->ahead == G_MAXUINT64)
    return TRUE;
  if (at + 1 >= self->senses->len)
    return FALSE;
  return (sense->words->ahead & sense[1].starts) != 0 ||
         (sense->words->longer &&
          apostil_lexicon_has_bit (self->lexicon->pairs,
                                   apostil_lexicon_pair (atom[0].hash, atom[1].hash)));
}

/*
 * apostil_date_finder_match:
 * @self: a finder that has read a paragraph
 * @at: an atom of it
 *
 * Fills @matches with the longest matches that begin there.
 */
void
apostil_date_finder_match (ApostilDateFinder *self, guint at)
{
  Walk walk; /* large: not cleared for nothing */

  walk.finder = self;
  walk.patterns = self->lexicon->patterns;
  walk.from = at;
  walk.depth = walk.steps = 0;
  walk.atoms = (const ApostilAtom *) (gpointer) self->atoms->data;
  walk.senses = (const ApostilDateSense *) (gpointer) self->senses->data;
  walk.n_atoms = self->atoms->len;
  g_array_set_size (self->matches, 0);
  visit_root (&walk, at);
}

/*
 * apostil_date_match_get_form:
 * @self: a match
 * @capture: the number of a capture
 *
 * Returns: (nullable): the second value of the word that was captured
 */
const gchar *
apostil_date_match_get_form (const ApostilDateMatch *self, gint capture)
{
  for (guint i = 0; i < self->n_captures; i++)
    if (self->names[i] == capture && self->captures[i].word != NULL)
      return self->captures[i].word->form;
  return NULL;
}

/*
 * apostil_date_match_get:
 * @self: a match
 * @capture: the number of a capture
 *
 * Returns: (nullable): its value
 */
const gchar *
apostil_date_match_get (const ApostilDateMatch *self, gint capture)
{
  for (guint i = 0; i < self->n_captures; i++)
    if (self->names[i] == capture)
      return self->captures[i].word != NULL ? self->captures[i].word->value
                                            : self->captures[i].text;
  return NULL;
}
