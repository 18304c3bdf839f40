/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-date-patterns.h"
#include "apostil-lexicon.h"

G_BEGIN_DECLS

/* Internal to the language files and to the date engine. */

typedef struct
{
  const gchar *name; /* interned */
  gboolean trigger;
  gboolean holds_trigger; /* quoted words, one of which is a trigger */
  gboolean used;          /* by a pattern, or known to an engine */
  gint line;
} ApostilWordClass;

/* A slot of the table of words: those that begin with one hash. */
typedef struct
{
  guint32 hash;
  guint32 first;   /* 0: free; the others follow by « next » */
  guint64 starts;  /* what an atom with the hash could be, in bits of date patterns */
  guint64 ahead;   /* what the atom after it must be if a pattern begins here; all bits: any */
  gboolean longer; /* or the second atom of a word that a pattern begins with */
} ApostilWordSlot;

#define APOSTIL_LEXICON_ENDING_SLOTS 256

/* Engines that have tables of their own for a language. */
typedef enum
{
  APOSTIL_LEXICON_USER_CLAIMS,
  APOSTIL_LEXICON_USER_NAMES,
  APOSTIL_LEXICON_N_USERS
} ApostilLexiconUser;

struct _ApostilLexicon
{
  gatomicrefcount ref_count;

  const gchar *language;    /* interned */
  gboolean verbless_future; /* « Rally on Tuesday » without a verb is an announcement */
  GStringChunk *strings;
  GArray *classes;           /* of ApostilWordClass */
  GHashTable *class_numbers; /* name (interned) → number + 1 */
  GArray *words;             /* of ApostilWord; number 0 is none */
  GArray *endings;           /* of ApostilWord */
  GArray *listed;            /* of ApostilWord: of classes that nobody matches, only lists */
  struct
  {
    gsize data; /* made once */
    GDestroyNotify free;
  } prepared[APOSTIL_LEXICON_N_USERS]; /* what engines made of the words for themselves */
  GArray *word_atoms;                  /* of WordAtom */
  GArray *quotes;                      /* of ApostilQuotePair */
  ApostilWordSlot *table;              /* by the hash of the first atom: open addressing */
  guint32 table_mask;
  guint64 *filter;   /* one bit for each 16 bits of a hash that begins a word */
  guint64 *triggers; /* the same, of those that are of a trigger class */
  guint64 *pairs;    /* the same, of the first two atoms of a word that begins patterns */
  guint64 *numbers;  /* the same, of number words */
  guint64 *tenses;   /* the same, of those that tell the tense of a clause */
  guint32 first_ending[APOSTIL_LEXICON_ENDING_SLOTS]; /* by class and last letter; 0: none */
  ApostilDatePatterns *patterns;
};

typedef struct
{
  guint32 hash;
  const gchar *text; /* folded */
} ApostilWordAtom;

static inline gboolean
apostil_lexicon_has_bit (const guint64 *bits, guint32 hash)
{
  return (bits[(hash & 0xFFFF) >> 6] >> (hash & 63)) & 1;
}

/* A hash of two atoms in a row. */
static inline guint32
apostil_lexicon_pair (guint32 first, guint32 second)
{
  return first * 31 + second;
}

static inline gboolean
apostil_lexicon_may_begin (const ApostilLexicon *self, guint32 hash)
{
  return apostil_lexicon_has_bit (self->filter, hash);
}

gint
apostil_lexicon_add_class (ApostilLexicon *self, const gchar *name, gboolean trigger, gint line);
gboolean apostil_lexicon_add_word (ApostilLexicon *self,
                                   gint class_id,
                                   const gchar *text,
                                   const gchar *value,
                                   const gchar *form,
                                   GError **error);
gboolean apostil_lexicon_holds_trigger (const ApostilLexicon *self, guint index);
void apostil_lexicon_build_table (ApostilLexicon *self);
const ApostilWordSlot *apostil_lexicon_find_words (const ApostilLexicon *self, guint32 hash);
guint32 apostil_lexicon_first_word (const ApostilLexicon *self, guint32 hash);
gboolean apostil_lexicon_begins_class (const ApostilLexicon *self, guint32 hash, gint class_id);
gboolean apostil_lexicon_word_is_at (const ApostilLexicon *self,
                                     const ApostilWord *word,
                                     const gchar *utf8,
                                     const ApostilAtom *atoms,
                                     guint n_atoms);
ApostilLexicon *apostil_lexicon_new_for_stop_words (GBytes *xml, const gchar *name);
gboolean apostil_lexicon_read_stop_words (ApostilLexicon *self, GBytes *xml, const gchar *name);
gboolean
apostil_lexicon_read (ApostilLexicon *self, GBytes *xml, const gchar *name, GError **error);

gpointer apostil_lexicon_get_prepared (ApostilLexicon *self,
                                       ApostilLexiconUser user,
                                       gpointer (*prepare) (ApostilLexicon *lexicon),
                                       GDestroyNotify free);

G_END_DECLS
