/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-error.h"
#include "apostil-fold.h"
#include "apostil-lexicon-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * All words of all classes lie in one array and are found by the folded hash of their first
 * atom: an open-addressing table holds the first word for a hash, and words with the same
 * hash are chained. A filter of 65,536 bits answers for most words of a text that they are
 * none of ours. A hash that is found is checked letter by letter, so two words that share
 * a hash are never taken for each other. */

G_DEFINE_BOXED_TYPE (ApostilLexicon, apostil_lexicon, apostil_lexicon_ref, apostil_lexicon_unref)

static ApostilLexicon *
lexicon_new (void)
{
  ApostilLexicon *self = g_new0 (ApostilLexicon, 1);
  ApostilWord none = { NULL };

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (16384);
  self->classes = g_array_new (FALSE, TRUE, sizeof (ApostilWordClass));
  self->class_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_array_new (FALSE, TRUE, sizeof (ApostilWord));
  self->endings = g_array_new (FALSE, TRUE, sizeof (ApostilWord));
  self->listed = g_array_new (FALSE, TRUE, sizeof (ApostilWord));
  self->word_atoms = g_array_new (FALSE, TRUE, sizeof (ApostilWordAtom));
  self->quotes = g_array_new (FALSE, TRUE, sizeof (ApostilQuotePair));
  self->filter = g_new0 (guint64, 65536 / 64);
  self->triggers = g_new0 (guint64, 65536 / 64);
  self->pairs = g_new0 (guint64, 65536 / 64);
  self->numbers = g_new0 (guint64, 65536 / 64);
  self->tenses = g_new0 (guint64, 65536 / 64);
  self->patterns = apostil_date_patterns_new ();
  g_array_append_val (self->words, none);

  return self;
}

/**
 * apostil_lexicon_ref:
 * @self: a lexicon
 *
 * Returns: (transfer full): @self
 */
ApostilLexicon *
apostil_lexicon_ref (ApostilLexicon *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * apostil_lexicon_unref:
 * @self: (transfer full): a lexicon
 */
void
apostil_lexicon_unref (ApostilLexicon *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_string_chunk_free (self->strings);
  g_array_unref (self->classes);
  g_hash_table_unref (self->class_numbers);
  g_array_unref (self->words);
  g_array_unref (self->endings);
  g_array_unref (self->listed);
  for (guint i = 0; i < APOSTIL_LEXICON_N_USERS; i++)
    if (self->prepared[i].data != 0)
      self->prepared[i].free (GSIZE_TO_POINTER (self->prepared[i].data));
  g_array_unref (self->word_atoms);
  g_array_unref (self->quotes);
  apostil_date_patterns_free (self->patterns);
  g_free (self->table);
  g_free (self->filter);
  g_free (self->triggers);
  g_free (self->pairs);
  g_free (self->numbers);
  g_free (self->tenses);
  g_free (self);
}

/*
 * apostil_lexicon_new_for_stop_words:
 * @xml: a language file
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the words of its class « stop » and no others
 */
ApostilLexicon *
apostil_lexicon_new_for_stop_words (GBytes *xml, const gchar *name)
{
  g_autoptr (ApostilLexicon) self = lexicon_new ();

  return apostil_lexicon_read_stop_words (self, xml, name) ? g_steal_pointer (&self) : NULL;
}

/**
 * apostil_lexicon_new_from_bytes:
 * @xml: a language file
 * @name: what to call it in messages
 * @error: return location for an error, which names file and line
 *
 * Reads a language file. Any thread.
 *
 * Returns: (transfer full) (nullable): the lexicon, or %NULL with @error set
 */
ApostilLexicon *
apostil_lexicon_new_from_bytes (GBytes *xml, const gchar *name, GError **error)
{
  g_autoptr (ApostilLexicon) self = NULL;

  g_return_val_if_fail (xml != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = lexicon_new ();
  if (!apostil_lexicon_read (self, xml, name, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Classes and words */

/*
 * apostil_lexicon_add_class:
 * @self: a lexicon being read
 * @name: a name
 * @trigger: whether its words start a search for dates
 * @line: where the file says so
 *
 * Returns: the number of the class, old or new; -1 when there are too many
 */
gint
apostil_lexicon_add_class (ApostilLexicon *self, const gchar *name, gboolean trigger, gint line)
{
  ApostilWordClass class_ = { g_intern_string (name), trigger, FALSE, FALSE, line };
  gint found = apostil_lexicon_find_class (self, name);

  if (found >= 0)
    {
      g_array_index (self->classes, ApostilWordClass, found).trigger |= trigger;
      return found;
    }
  if (self->classes->len >= APOSTIL_LEXICON_MAX_CLASSES)
    return -1;

  g_array_append_val (self->classes, class_);
  g_hash_table_insert (self->class_numbers, (gpointer) class_.name,
                       GUINT_TO_POINTER (self->classes->len));
  return (gint) self->classes->len - 1;
}

/**
 * apostil_lexicon_find_class:
 * @self: a lexicon
 * @name: the name of a class of words: "month", "cue-assertion" …
 *
 * Returns: its number, or -1 when the language file has no such class
 */
gint
apostil_lexicon_find_class (ApostilLexicon *self, const gchar *name)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (name != NULL, -1);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->class_numbers, name)) - 1;
}

static void
add_atoms (ApostilLexicon *self, const gchar *utf8, GArray *atoms)
{
  for (guint i = 0; i < atoms->len; i++)
    {
      const ApostilAtom *atom = &g_array_index (atoms, ApostilAtom, i);
      g_autofree gchar *folded = apostil_fold (utf8 + atom->byte, atom->n_bytes);
      ApostilWordAtom word_atom = { atom->hash, g_string_chunk_insert (self->strings, folded) };

      g_array_append_val (self->word_atoms, word_atom);
    }
}

/* Small letters of ASCII and blanks, which fold to themselves. */
static gboolean
is_plain (const gchar *text)
{
  for (; *text != '\0'; text++)
    if ((*text < 'a' || *text > 'z') && *text != ' ')
      return FALSE;
  return TRUE;
}

/* Most words of a language file are plain letters with blanks between them; they are taken
 * apart without the tokeniser, to the atoms that it would make. @folded lives as long as @self. */
static guint
add_plain_atoms (ApostilLexicon *self, const gchar *folded)
{
  guint n = 0;

  if (!is_plain (folded) || folded[0] == ' ')
    return 0;

  for (const gchar *p = folded; *p != '\0';)
    {
      gsize length = strcspn (p, " ");
      ApostilWordAtom atom = { apostil_fold_hash (p, (gssize) length),
                               p == folded && p[length] == '\0'
                                   ? folded
                                   : g_string_chunk_insert_len (self->strings, p,
                                                                (gssize) length) };

      g_array_append_val (self->word_atoms, atom);
      n++;
      p += length;
      p += strspn (p, " ");
    }
  return n;
}

/* Words of claims are many, and the claims engine has tables of its own for them: kept out of
 * ours, they cost those who look for dates nothing. */
static gboolean
is_listed (ApostilLexicon *self, gint class_id)
{
  const gchar *name = g_array_index (self->classes, ApostilWordClass, class_id).name;

  return g_str_has_prefix (name, "claim-") || g_str_has_prefix (name, "cue-");
}

/*
 * apostil_lexicon_add_word:
 * @self: a lexicon being read
 * @class_id: a class
 * @text: one word, several words, or « -ending »
 * @value: (nullable): its value
 * @form: (nullable): its second value
 */
gboolean
apostil_lexicon_add_word (ApostilLexicon *self,
                          gint class_id,
                          const gchar *text,
                          const gchar *value,
                          const gchar *form,
                          GError **error)
{
  gboolean ending = text[0] == '-' && text[1] != '\0';
  g_autofree gchar *made = is_plain (text) ? NULL : apostil_fold (ending ? text + 1 : text, -1);
  const gchar *folded = made != NULL ? made : text;
  ApostilWord word = { NULL };
  guint n_atoms = 0;

  word.text = g_string_chunk_insert (self->strings, folded);
  word.value = value != NULL && *value != '\0' ? g_string_chunk_insert_const (self->strings, value)
                                               : "";
  word.form = form != NULL ? g_string_chunk_insert_const (self->strings, form) : NULL;
  word.class_id = (guint16) class_id;
  if (is_listed (self, class_id) && *folded != '\0')
    {
      g_array_append_val (self->listed, word);
      return TRUE;
    }

  word.first_atom = self->word_atoms->len;
  if (ending)
    {
      word.n_atoms = 1;
      word.first_atom = (guint32) strlen (folded);
    }
  else if ((n_atoms = add_plain_atoms (self, word.text)) == 0)
    {
      g_autofree gchar *utf8 = NULL;
      g_autoptr (GArray) atoms = apostil_atoms_new_for_phrase (text, &utf8);

      add_atoms (self, utf8, atoms);
      n_atoms = atoms->len;
    }
  if (!ending && (n_atoms == 0 || n_atoms > 16))
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("“%s” is not a word, or has more than 16 parts; shorten it"), text);
      return FALSE;
    }
  if (!ending)
    word.n_atoms = (guint16) n_atoms;

  g_array_append_val (ending ? self->endings : self->words, word);
  return TRUE;
}

static guint32
first_hash (const ApostilLexicon *self, const ApostilWord *word)
{
  return g_array_index (self->word_atoms, ApostilWordAtom, word->first_atom).hash;
}

/*
 * apostil_lexicon_holds_trigger:
 * @self: a lexicon being read
 * @index: a word
 *
 * Returns: whether one of its atoms begins a word of a trigger class
 */
gboolean
apostil_lexicon_holds_trigger (const ApostilLexicon *self, guint index)
{
  const ApostilWord *words = (const ApostilWord *) (gpointer) self->words->data;
  const ApostilWordAtom *atoms =
      &g_array_index (self->word_atoms, ApostilWordAtom, words[index].first_atom);

  for (guint i = 1; i < index; i++)
    if (g_array_index (self->classes, ApostilWordClass, words[i].class_id).trigger)
      for (guint k = 0; k < words[index].n_atoms; k++)
        if (atoms[k].hash == first_hash (self, &words[i]))
          return TRUE;
  return FALSE;
}

/* Slot of the words that begin with @hash, or the empty one where they would stand. */
static ApostilWordSlot *
find_slot (const ApostilLexicon *self, guint32 hash)
{
  guint32 slot = (hash * 2654435769u) & self->table_mask;

  while (self->table[slot].first != 0 && self->table[slot].hash != hash)
    slot = (slot + 1) & self->table_mask;

  return &self->table[slot];
}

static void
set_bit (guint64 *bits, guint32 hash)
{
  bits[(hash & 0xFFFF) >> 6] |= G_GUINT64_CONSTANT (1) << (hash & 63);
}

/* Slot of the endings of a class with a last letter, which share it with few others. */
static guint
ending_slot (gint class_id, gchar last)
{
  return ((guint) class_id * 29 + (guchar) last) % APOSTIL_LEXICON_ENDING_SLOTS;
}

static void
chain_word (ApostilLexicon *self, guint32 index)
{
  ApostilWord *word = &g_array_index (self->words, ApostilWord, index);
  guint32 hash = first_hash (self, word);
  ApostilWordSlot *slot = find_slot (self, hash);

  word->next = slot->first;
  slot->hash = hash;
  slot->first = index;
}

/* Notes what may come after a word that begins patterns. */
static void
look_ahead (ApostilLexicon *self, ApostilWordSlot *slot, const ApostilWord *word, guint32 root)
{
  const ApostilDateNode *node = &g_array_index (self->patterns->nodes, ApostilDateNode, root);
  const ApostilWordAtom *atoms =
      &g_array_index (self->word_atoms, ApostilWordAtom, word->first_atom);

  slot->starts |= APOSTIL_DATE_BIT_OPENER;
  if (word->n_atoms == 1)
    {
      slot->ahead |= node->first_terminal != 0 ? G_MAXUINT64 : node->follows;
      return;
    }
  slot->longer = TRUE;
  set_bit (self->pairs, apostil_lexicon_pair (atoms[0].hash, atoms[1].hash));
}

static void
set_slot_bits (ApostilLexicon *self, ApostilWordSlot *slot, gint number)
{
  const guint32 (*root)[2] = (const guint32 (*)[2]) self->patterns->root_child;
  gboolean counts = root[APOSTIL_DATE_SHAPE_NUMBER][0] != 0 ||
                    root[APOSTIL_DATE_SHAPE_DAY_WORDS][0] != 0;

  for (guint32 i = slot->first; i != 0; i = g_array_index (self->words, ApostilWord, i).next)
    {
      const ApostilWord *word = &g_array_index (self->words, ApostilWord, i);

      slot->starts |= apostil_date_element_bits (word->class_id);
      if (g_array_index (self->classes, ApostilWordClass, word->class_id).trigger)
        slot->starts |= APOSTIL_DATE_BIT_TRIGGER;
      if (root[word->class_id][0] != 0)
        look_ahead (self, slot, word, root[word->class_id][0]);
      if (word->class_id != number)
        continue;
      slot->starts |= APOSTIL_DATE_BIT_NUMBER;
      if (counts)
        {
          slot->starts |= APOSTIL_DATE_BIT_OPENER;
          slot->ahead = G_MAXUINT64;
        }
    }
}

static void
set_bits (ApostilLexicon *self)
{
  gint number = apostil_lexicon_find_class (self, "number");
  gint past = apostil_lexicon_find_class (self, "past");
  gint future = apostil_lexicon_find_class (self, "future");
  gint announcement = apostil_lexicon_find_class (self, "announcement");

  for (guint32 i = 1; i < self->words->len; i++)
    {
      const ApostilWord *word = &g_array_index (self->words, ApostilWord, i);
      guint32 hash = first_hash (self, word);
      gint id = word->class_id;

      set_bit (self->filter, hash);
      if (g_array_index (self->classes, ApostilWordClass, id).trigger)
        set_bit (self->triggers, hash);
      if (id == number)
        set_bit (self->numbers, hash);
      if (id == past || id == future || id == announcement)
        set_bit (self->tenses, hash);
    }
  for (guint32 slot = 0; slot <= self->table_mask; slot++)
    set_slot_bits (self, &self->table[slot], number);
}

/* From the end, so that each chain is in the order of the file. */
static void
chain_endings (ApostilLexicon *self)
{
  for (guint i = self->endings->len; i > 0; i--)
    {
      ApostilWord *word = &g_array_index (self->endings, ApostilWord, i - 1);
      guint32 *first =
          &self->first_ending[ending_slot (word->class_id, word->text[word->first_atom - 1])];

      word->next = *first;
      *first = i;
    }
}

/*
 * apostil_lexicon_build_table:
 * @self: a lexicon whose words are all there
 */
void
apostil_lexicon_build_table (ApostilLexicon *self)
{
  guint32 size = 64;

  while (size < self->words->len * 2)
    size *= 2;
  g_free (self->table);
  self->table = g_new0 (ApostilWordSlot, size);
  self->table_mask = size - 1;

  /* From the end, so that chains are in the order of the file, but for words that patterns of
   * dates name, which come first: who looks for dates stops at the others. */
  for (gint dated = FALSE; dated <= TRUE; dated++)
    for (guint32 i = self->words->len - 1; i > 0; i--)
      {
        ApostilWord *word = &g_array_index (self->words, ApostilWord, i);

        word->dated = g_array_index (self->classes, ApostilWordClass, word->class_id).used;
        if (word->dated == dated)
          chain_word (self, i);
      }
  set_bits (self);
  chain_endings (self);
}

/*
 * apostil_lexicon_find_words:
 * @self: a lexicon
 * @hash: folded hash of an atom
 *
 * Returns: (nullable): the words that begin so
 */
const ApostilWordSlot *
apostil_lexicon_find_words (const ApostilLexicon *self, guint32 hash)
{
  const ApostilWordSlot *slot = NULL;

  if (!apostil_lexicon_may_begin (self, hash))
    return NULL;
  slot = find_slot (self, hash);
  return slot->first != 0 ? slot : NULL;
}

/*
 * apostil_lexicon_first_word:
 * @self: a lexicon
 * @hash: folded hash of an atom
 *
 * Returns: the number of the first word that begins so; the others follow by « next »; 0: none
 */
guint32
apostil_lexicon_first_word (const ApostilLexicon *self, guint32 hash)
{
  if (!apostil_lexicon_may_begin (self, hash))
    return 0;
  return find_slot (self, hash)->first;
}

/*
 * apostil_lexicon_begins_class:
 * @self: a lexicon
 * @hash: folded hash of an atom
 * @class_id: a class
 *
 * Returns: whether a word of the class may begin so
 */
gboolean
apostil_lexicon_begins_class (const ApostilLexicon *self, guint32 hash, gint class_id)
{
  for (guint32 i = apostil_lexicon_first_word (self, hash); i != 0;)
    {
      const ApostilWord *word = &g_array_index (self->words, ApostilWord, i);

      if (word->class_id == class_id)
        return TRUE;
      i = word->next;
    }
  return FALSE;
}

/*
 * apostil_lexicon_word_is_at:
 * @self: a lexicon
 * @word: one of its words
 * @utf8: the text
 * @atoms: atoms of it
 * @n_atoms: how many there are
 *
 * Returns: whether @word stands at the first atom
 */
gboolean
apostil_lexicon_word_is_at (const ApostilLexicon *self,
                            const ApostilWord *word,
                            const gchar *utf8,
                            const ApostilAtom *atoms,
                            guint n_atoms)
{
  const ApostilWordAtom *parts =
      &g_array_index (self->word_atoms, ApostilWordAtom, word->first_atom);

  if (word->n_atoms > n_atoms)
    return FALSE;

  for (guint i = 0; i < word->n_atoms; i++)
    if (atoms[i].hash != parts[i].hash)
      return FALSE;
  for (guint i = 0; i < word->n_atoms; i++)
    if (!apostil_fold_is (utf8 + atoms[i].byte, atoms[i].n_bytes, parts[i].text))
      return FALSE;

  return TRUE;
}

/**
 * apostil_lexicon_match:
 * @self: a lexicon
 * @class_id: a class, or -1 for none; not one of claims, whose words are only listed
 * @utf8: the text
 * @atoms: (array length=n_atoms): atoms of it
 * @n_atoms: how many there are
 *
 * Returns: (transfer none) (nullable): the longest word of the class that begins with the
 *   first of @atoms
 */
const ApostilWord *
apostil_lexicon_match (ApostilLexicon *self,
                       gint class_id,
                       const gchar *utf8,
                       const ApostilAtom *atoms,
                       guint n_atoms)
{
  const ApostilWord *best = NULL;
  const ApostilWord *words = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (n_atoms == 0 || class_id < 0)
    return NULL;

  words = (const ApostilWord *) (gpointer) self->words->data;
  for (guint32 i = apostil_lexicon_first_word (self, atoms[0].hash); i != 0;)
    {
      const ApostilWord *word = &words[i];

      if (word->class_id == class_id && (best == NULL || word->n_atoms > best->n_atoms) &&
          apostil_lexicon_word_is_at (self, word, utf8, atoms, n_atoms))
        best = word;
      i = word->next;
    }

  return best;
}

/* With at least two bytes before it. An ending has as many letters as what folds to it, but not as many
 * bytes: « ará » is « ara ». */
static gboolean
has_ending (const gchar *utf8, const ApostilAtom *atom, const ApostilWord *word)
{
  const gchar *begin = utf8 + atom->byte;
  const gchar *end = begin + atom->n_bytes;
  const gchar *start = end;
  gsize n = word->first_atom; /* bytes of the ending that are left, from its end */

  /* Most endings differ in their last letters, and those mostly have no accents. */
  while (n > 0 && start > begin && g_ascii_tolower (start[-1]) == word->text[n - 1] &&
         (guchar) start[-1] < 0x80)
    {
      start--;
      n--;
    }
  if (n > 0 && start > begin && (guchar) start[-1] < 0x80 && (guchar) word->text[n - 1] < 0x80)
    return FALSE;

  for (; n > 0; n--)
    if (((guchar) word->text[n - 1] & 0xc0) != 0x80)
      {
        if (start - begin < 3)
          return FALSE;
        start = g_utf8_prev_char (start);
      }
  return start - begin >= 2 && apostil_fold_is (start, (gsize) (end - start), word->text);
}

/**
 * apostil_lexicon_match_ending:
 * @self: a lexicon
 * @class_id: a class, or -1 for none
 * @utf8: the text
 * @atom: an atom of it
 *
 * Returns: (transfer none) (nullable): the first ending of the class (« -ra ») that the atom
 *   has, with at least two letters before it
 */
const ApostilWord *
apostil_lexicon_match_ending (ApostilLexicon *self,
                              gint class_id,
                              const gchar *utf8,
                              const ApostilAtom *atom)
{
  const gchar *end = NULL;
  gchar last = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (atom != NULL, NULL);

  if (class_id < 0 || atom->n_bytes < 3)
    return NULL;
  end = utf8 + atom->byte + atom->n_bytes;
  last = g_ascii_tolower (end[-1]);
  /* « é » folds to a letter that its bytes do not show. */
  if ((guchar) last >= 0x80 && apostil_fold_accented (end - 2, end) != '\0')
    last = apostil_fold_accented (end - 2, end);
  if ((guchar) last < 0x80)
    {
      for (guint32 i = self->first_ending[ending_slot (class_id, last)]; i != 0;)
        {
          const ApostilWord *word = &g_array_index (self->endings, ApostilWord, i - 1);

          if (word->class_id == class_id && has_ending (utf8, atom, word))
            return word;
          i = word->next;
        }
      return NULL;
    }

  for (guint i = 0; i < self->endings->len; i++)
    {
      const ApostilWord *word = &g_array_index (self->endings, ApostilWord, i);

      if (word->class_id == class_id && has_ending (utf8, atom, word))
        return word;
    }
  return NULL;
}

/**
 * apostil_lexicon_get_words:
 * @self: a lexicon
 * @class_id: a class, or -1 for none
 *
 * Returns: (transfer container) (element-type ApostilWord): its words in the order of the
 *   file, endings last
 */
GPtrArray *
apostil_lexicon_get_words (ApostilLexicon *self, gint class_id)
{
  GPtrArray *words = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, words);

  for (guint i = 1; i < self->words->len; i++)
    if (g_array_index (self->words, ApostilWord, i).class_id == class_id)
      g_ptr_array_add (words, &g_array_index (self->words, ApostilWord, i));
  for (guint i = 0; i < self->endings->len; i++)
    if (g_array_index (self->endings, ApostilWord, i).class_id == class_id)
      g_ptr_array_add (words, &g_array_index (self->endings, ApostilWord, i));
  for (guint i = 0; i < self->listed->len; i++)
    if (g_array_index (self->listed, ApostilWord, i).class_id == class_id)
      g_ptr_array_add (words, &g_array_index (self->listed, ApostilWord, i));

  return words;
}

/*
 * apostil_lexicon_get_prepared:
 * @self: a lexicon
 * @user: who asks
 * @prepare: makes of @self what @user needs; it may point into @self
 * @free: frees what @prepare returned
 *
 * Any thread; @prepare runs once for each lexicon and user.
 *
 * Returns: (transfer none): what @prepare returned
 */
gpointer
apostil_lexicon_get_prepared (ApostilLexicon *self,
                              ApostilLexiconUser user,
                              gpointer (*prepare) (ApostilLexicon *lexicon),
                              GDestroyNotify free)
{
  gsize *data = &self->prepared[user].data;

  if (g_once_init_enter (data))
    {
      self->prepared[user].free = free;
      g_once_init_leave (data, GPOINTER_TO_SIZE (prepare (self)));
    }
  return GSIZE_TO_POINTER (*data);
}

/**
 * apostil_lexicon_get_language:
 * @self: a lexicon
 *
 * Returns: the language's tag, "fr"
 */
const gchar *
apostil_lexicon_get_language (ApostilLexicon *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

/**
 * apostil_lexicon_get_quotes:
 * @self: a lexicon
 * @n_pairs: (out): how many there are
 *
 * Returns: (array length=n_pairs): the pairs of quotation marks, the usual one first
 */
const ApostilQuotePair *
apostil_lexicon_get_quotes (ApostilLexicon *self, guint *n_pairs)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_pairs = self->quotes->len;
  return (const ApostilQuotePair *) (gpointer) self->quotes->data;
}
