/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "apostil-lexicon-private.h"
#include "apostil-name-words.h"

#include <string.h>

/* How it works
 *
 * A capital at the start of a sentence means nothing by itself, but the rest of the text tells:
 * a word that stands in lower case elsewhere is common, one that has its capital in the middle
 * of a sentence is a name. One walk over the tokens sets a bit for each; the tables have eight
 * bits and more for each token, so that two words seldom share one.
 *
 * Which classes a word belongs to is asked many times for each name. The words of those classes
 * are indexed once for a language: bits by hash say for nearly each token and class that there
 * is none; of a word that is one token a table by hash and class has it. Only what may be several
 * tokens is compared atom by atom. */

#define MAX_BITS        24
#define MAX_ATOMS       12
#define MAX_WORD_TOKENS 5

static const gchar *const class_names[APOSTIL_NAME_N_CLASSES] = {
  "name-addressee", "name-adjective", "apposition",        "name-article",
  "common-start",   "month",          "not-name",          "organisation",
  "particle",       "place",          "place-preposition", "reporting",
  "stop",           "title",          "weekday",
};

G_STATIC_ASSERT (APOSTIL_NAME_N_CLASSES <= 16);

static inline void
set_bit (guint64 *bits, guint32 at)
{
  bits[at >> 6] |= G_GUINT64_CONSTANT (1) << (at & 63);
}

static inline gboolean
get_bit (const guint64 *bits, guint32 at)
{
  return (bits[at >> 6] >> (at & 63)) & 1;
}

typedef struct
{
  guint32 hash;
  guint16 class_;
  guint32 word; /* number in the lexicon; 0: free */
} Single;

struct _ApostilNameIndex
{
  gint classes[APOSTIL_NAME_N_CLASSES];
  guint16 firsts[65536]; /* by 16 bits of a hash: the classes that have a word that begins so */
  guint16 longer[65536]; /* the same, of words of several atoms */
  Single *singles;       /* words of one atom, by hash and class: open addressing */
  guint32 mask;
};

static inline guint32
single_slot (const ApostilNameIndex *self, guint32 hash, guint class_)
{
  return ((hash + class_) * 2654435769u) & self->mask;
}

/* Behind those of the same hash and class, so that what the file has first is found first. */
static void
add_single (ApostilNameIndex *self, guint32 hash, guint class_, guint32 word)
{
  guint32 slot = single_slot (self, hash, class_);

  while (self->singles[slot].word != 0)
    slot = (slot + 1) & self->mask;
  self->singles[slot] = (Single){ hash, (guint16) class_, word };
}

static gpointer
make_index (ApostilLexicon *lexicon)
{
  ApostilNameIndex *self = g_new0 (ApostilNameIndex, 1);
  gint8 class_of[APOSTIL_LEXICON_MAX_CLASSES + 1];
  guint32 size = 64;

  memset (class_of, -1, sizeof class_of);
  for (guint i = 0; i < APOSTIL_NAME_N_CLASSES; i++)
    {
      self->classes[i] = apostil_lexicon_find_class (lexicon, class_names[i]);
      if (self->classes[i] >= 0)
        class_of[self->classes[i]] = (gint8) i;
    }

  while (size < lexicon->words->len * 2)
    size *= 2;
  self->singles = g_new0 (Single, size);
  self->mask = size - 1;
  for (guint32 i = 1; i < lexicon->words->len; i++)
    {
      const ApostilWord *word = &g_array_index (lexicon->words, ApostilWord, i);
      guint32 hash = g_array_index (lexicon->word_atoms, ApostilWordAtom, word->first_atom).hash;
      gint class_ = class_of[word->class_id];

      if (class_ < 0)
        continue;
      self->firsts[hash & 0xFFFF] |= (guint16) (1u << class_);
      if (word->n_atoms > 1)
        self->longer[hash & 0xFFFF] |= (guint16) (1u << class_);
      else
        add_single (self, hash, (guint) class_, i);
    }
  return self;
}

static void
free_index (gpointer data)
{
  ApostilNameIndex *self = data;

  g_free (self->singles);
  g_free (self);
}

/*
 * apostil_name_words_init:
 * @self: what to fill in
 * @lexicon: a language
 * @utf8: a text, which must outlive @self
 * @tokens: all its tokens, which must outlive @self
 * @n_tokens: how many there are
 */
void
apostil_name_words_init (ApostilNameWords *self,
                         ApostilLexicon *lexicon,
                         const gchar *utf8,
                         const ApostilToken *tokens,
                         guint n_tokens)
{
  const guint32 odd = APOSTIL_TOKEN_HASHTAG | APOSTIL_TOKEN_HANDLE | APOSTIL_TOKEN_ADDRESS;
  guint bits = 12;

  *self = (ApostilNameWords){ .lexicon = lexicon,
                              .utf8 = utf8,
                              .tokens = tokens,
                              .n_tokens = n_tokens };
  self->index =
      apostil_lexicon_get_prepared (lexicon, APOSTIL_LEXICON_USER_NAMES, make_index, free_index);
  for (guint i = 0; i < APOSTIL_NAME_RECENT; i++)
    {
      self->recent[i].at = G_MAXUINT;
      self->recent[i].atoms = g_array_new (FALSE, FALSE, sizeof (ApostilAtom));
    }

  while (bits < MAX_BITS && (1u << bits) / 8 < n_tokens)
    bits++;
  self->mask = (1u << bits) - 1;
  self->lower = g_new0 (guint64, (1u << bits) / 64);
  self->capital = g_new0 (guint64, (1u << bits) / 64);
  for (guint i = 0; i < n_tokens; i++)
    {
      guint32 flags = tokens[i].flags;

      if ((flags & APOSTIL_TOKEN_WORD) == 0 || (flags & odd) != 0)
        continue;
      if ((flags & APOSTIL_TOKEN_CAPITALISED) == 0)
        set_bit (self->lower, tokens[i].hash & self->mask);
      else if ((flags & APOSTIL_TOKEN_FIRST_WORD) == 0)
        set_bit (self->capital, tokens[i].hash & self->mask);
    }
}

/*
 * apostil_name_words_clear:
 * @self: what was filled in
 */
void
apostil_name_words_clear (ApostilNameWords *self)
{
  for (guint i = 0; i < APOSTIL_NAME_RECENT; i++)
    g_clear_pointer (&self->recent[i].atoms, g_array_unref);
  g_clear_pointer (&self->lower, g_free);
  g_clear_pointer (&self->capital, g_free);
}

/* The atoms from token @at on, as many as a word of the language file can have. */
static const GArray *
atoms_at (ApostilNameWords *self, guint at)
{
  GArray *atoms = self->recent[at % APOSTIL_NAME_RECENT].atoms;

  if (self->recent[at % APOSTIL_NAME_RECENT].at == at)
    return atoms;
  self->recent[at % APOSTIL_NAME_RECENT].at = at;
  g_array_set_size (atoms, MAX_WORD_TOKENS); /* room, so that those that are one are only written */
  g_array_set_size (atoms, 0);
  for (guint i = at; i < self->n_tokens && i < at + MAX_WORD_TOKENS && atoms->len < MAX_ATOMS &&
                     (i == at || (self->tokens[i].flags & APOSTIL_TOKEN_LINE_START) == 0);
       i++)
    if (apostil_atoms_are_one (&self->tokens[i]) && atoms->len < MAX_WORD_TOKENS)
      ((ApostilAtom *) (gpointer) atoms->data)[atoms->len++] =
          apostil_atom_of_token (&self->tokens[i], i);
    else
      apostil_atoms_append (atoms, self->utf8, &self->tokens[i], i);
  return atoms;
}

/* The word of the class that the token is, when no longer one begins so. */
static const ApostilWord *
single_at (const ApostilNameWords *self, ApostilNameClass class_, const ApostilToken *token)
{
  const ApostilNameIndex *index = self->index;
  guint32 slot = single_slot (index, token->hash, class_);

  for (; index->singles[slot].word != 0; slot = (slot + 1) & index->mask)
    {
      const ApostilWord *word = NULL;

      if (index->singles[slot].hash != token->hash || index->singles[slot].class_ != class_)
        continue;
      word = &g_array_index (self->lexicon->words, ApostilWord, index->singles[slot].word);
      if (apostil_fold_is (
              self->utf8 + token->byte, token->n_bytes,
              g_array_index (self->lexicon->word_atoms, ApostilWordAtom, word->first_atom).text))
        return word;
    }
  return NULL;
}

/*
 * apostil_name_words_at:
 * @self: words
 * @class_: a class
 * @at: a token
 * @n_tokens: (out) (optional): how many tokens the word takes
 *
 * Returns: (nullable): the longest word of the class that begins at the token and ends with one
 */
const ApostilWord *
apostil_name_words_at (ApostilNameWords *self, ApostilNameClass class_, guint at, guint *n_tokens)
{
  const ApostilToken *token = NULL;
  const ApostilWord *word = NULL;
  const ApostilAtom *atoms = NULL;
  const GArray *here = NULL;

  if (at >= self->n_tokens)
    return NULL;
  token = &self->tokens[at];
  if (apostil_atoms_are_one (token))
    {
      if (((self->index->firsts[token->hash & 0xFFFF] >> class_) & 1) == 0)
        return NULL;
      if (((self->index->longer[token->hash & 0xFFFF] >> class_) & 1) == 0)
        {
          if (n_tokens != NULL)
            *n_tokens = 1;
          return single_at (self, class_, token);
        }
    }
  if (self->index->classes[class_] < 0)
    return NULL;

  here = atoms_at (self, at);
  if (!apostil_lexicon_may_begin (self->lexicon, g_array_index (here, ApostilAtom, 0).hash))
    return NULL;
  atoms = (const ApostilAtom *) (gpointer) here->data;
  word = apostil_lexicon_match (self->lexicon, self->index->classes[class_], self->utf8, atoms,
                                here->len);
  if (word == NULL)
    return NULL;
  if (word->n_atoms < here->len && atoms[word->n_atoms].token == atoms[word->n_atoms - 1].token)
    return NULL;
  if (n_tokens != NULL)
    *n_tokens = atoms[word->n_atoms - 1].token + 1 - at;
  return word;
}

/* Whether a word of the class that begins at the token may take more than that one. */
static inline gboolean
may_go_on (const ApostilNameWords *self, ApostilNameClass class_, guint at)
{
  const ApostilToken *token = &self->tokens[at];

  return (token->flags & (APOSTIL_TOKEN_HYPHENATED | APOSTIL_TOKEN_HAS_DIGIT)) != 0 ||
         ((self->index->longer[token->hash & 0xFFFF] >> class_) & 1) != 0;
}

/*
 * apostil_name_words_before:
 * @self: words
 * @class_: a class
 * @at: a token
 * @from: (out) (optional): the token where the word begins
 *
 * Returns: (nullable): the longest word of the class that ends right before the token
 */
const ApostilWord *
apostil_name_words_before (ApostilNameWords *self, ApostilNameClass class_, guint at, guint *from)
{
  const ApostilWord *best = NULL;

  for (guint k = 1; k < MAX_WORD_TOKENS && k <= at; k++)
    {
      guint n = 0;
      /* Of « de » nobody asks two tokens back: it begins no longer word of the class. */
      const ApostilWord *word = k == 1 || may_go_on (self, class_, at - k)
                                    ? apostil_name_words_at (self, class_, at - k, &n)
                                    : NULL;

      if (word != NULL && n == k)
        {
          best = word;
          if (from != NULL)
            *from = at - k;
        }
      if ((self->tokens[at - k].flags & APOSTIL_TOKEN_LINE_START) != 0)
        break;
    }
  return best;
}

/* « al-Assad »: a short lower-case part before a capitalised one. */
static gboolean
has_inner_capital (const gchar *p, const ApostilToken *token)
{
  const gchar *end = p + token->n_bytes;

  for (guint n = 0; n <= 3 && p < end; n++, p = g_utf8_next_char (p))
    if (*p == '-')
      return p + 1 < end && g_unichar_isupper (g_utf8_get_char (p + 1));
  return FALSE;
}

/*
 * apostil_name_words_is_name:
 * @self: words
 * @at: a token
 *
 * Returns: whether it is a capitalised word
 */
gboolean
apostil_name_words_is_name (ApostilNameWords *self, guint at)
{
  const guint32 odd = APOSTIL_TOKEN_HASHTAG | APOSTIL_TOKEN_HANDLE | APOSTIL_TOKEN_ADDRESS |
                      APOSTIL_TOKEN_CLITIC;
  guint32 flags = self->tokens[at].flags;

  if ((flags & APOSTIL_TOKEN_WORD) == 0 || (flags & odd) != 0)
    return FALSE;
  return (flags & APOSTIL_TOKEN_CAPITALISED) != 0 ||
         ((flags & APOSTIL_TOKEN_HYPHENATED) != 0 &&
          has_inner_capital (self->utf8 + self->tokens[at].byte, &self->tokens[at]));
}

/*
 * apostil_name_words_is_sign:
 * @self: words
 * @at: a token, which need not be there
 * @sign: an ASCII sign
 *
 * Returns: whether the token is that sign
 */
gboolean
apostil_name_words_is_sign (ApostilNameWords *self, guint at, gchar sign)
{
  return at < self->n_tokens && self->tokens[at].n_bytes == 1 &&
         self->utf8[self->tokens[at].byte] == sign;
}

/*
 * apostil_name_words_seen_lower:
 * @self: words
 * @at: a token
 *
 * Returns: whether the text has the word in lower case somewhere
 */
gboolean
apostil_name_words_seen_lower (ApostilNameWords *self, guint at)
{
  return get_bit (self->lower, self->tokens[at].hash & self->mask);
}

/*
 * apostil_name_words_seen_capital:
 * @self: words
 * @at: a token
 *
 * Returns: whether the text has the word with a capital inside a sentence somewhere
 */
gboolean
apostil_name_words_seen_capital (ApostilNameWords *self, guint at)
{
  return get_bit (self->capital, self->tokens[at].hash & self->mask);
}

/*
 * apostil_name_words_is_common:
 * @self: words
 * @at: a token with a capital
 *
 * Returns: whether it is a word that only begins a sentence
 */
gboolean
apostil_name_words_is_common (ApostilNameWords *self, guint at)
{
  if ((self->tokens[at].flags & APOSTIL_TOKEN_FIRST_WORD) == 0)
    return FALSE;
  return self->tokens[at].n_chars == 1 ||
         apostil_name_words_at (self, APOSTIL_NAME_CLASS_COMMON_START, at, NULL) != NULL ||
         apostil_name_words_at (self, APOSTIL_NAME_CLASS_STOP, at, NULL) != NULL ||
         apostil_name_words_seen_lower (self, at);
}
