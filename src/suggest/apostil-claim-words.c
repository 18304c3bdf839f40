/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-words.h"
#include "apostil-fold.h"
#include "apostil-lexicon-private.h"

#include <string.h>

/* How it works
 *
 * All words of the classes that matter here, and all forms of all cue verbs, lie in one
 * open-addressing table by folded hash; a filter of 65,536 bits answers for most words of a
 * text that they are none of them. Phrases hang on their first word with the hashes of the
 * others.
 *
 * A cue verb is written once with the name of its conjugation; class claim-conjugation says
 * which endings that has. A verb that ends in the conjugation's own name loses it first
 * (« affirm-er »); “0” is the empty ending. Folding takes accents off, so « déclare » and
 * « déclaré » are one word here: where a form may be finite and participle, the letter at its
 * end tells, unless it is in capitals. */

#define MAX_TAIL 5
#define MAX_FORM 128 /* bytes of a form; longer ones are cut and match nothing */

typedef struct
{
  guint32 bits;
  guint32 next; /* phrase with the same first word; 0: none */
  guint8 frames;
  guint8 forms;
  guint8 act;
  guint8 n_tail;
  guint8 own;
  guint32 tail[MAX_TAIL];
  const gchar
      *exact; /* (nullable): how the word must be spelt, accents and all: « à », not « a » */
} Phrase;

typedef struct
{
  guint32 hash;
  guint32 bits;
  const gchar *text; /* folded; NULL: free */
  guint32 phrase;    /* the first one; 0: none */
} Word;

typedef struct
{
  const gchar *text;
  gsize n_bytes;
  guint8 forms;
} Ending;

struct _ApostilClaimWords
{
  GStringChunk *strings;
  Word *table;
  guint32 mask;
  guint32 n_words;
  GArray *phrases; /* of Phrase; number 0 is none */
  guint64 filter[65536 / 64];
  GPtrArray *endings;     /* of adverbs, folded: « -ivement » */
  GPtrArray *infinitives; /* their endings, or none */
};

static const struct
{
  const gchar *name;
  guint32 bit;
} classes[] = {
  { "claim-determiner", APOSTIL_CLAIM_WORD_DETERMINER },
  { "claim-preposition", APOSTIL_CLAIM_WORD_PREPOSITION },
  { "claim-link", APOSTIL_CLAIM_WORD_LINK },
  { "claim-conjunction", APOSTIL_CLAIM_WORD_CONJUNCTION },
  { "claim-subordinator", APOSTIL_CLAIM_WORD_SUBORDINATOR },
  { "claim-that", APOSTIL_CLAIM_WORD_THAT },
  { "claim-relative", APOSTIL_CLAIM_WORD_RELATIVE },
  { "claim-subject", APOSTIL_CLAIM_WORD_SUBJECT },
  { "claim-object", APOSTIL_CLAIM_WORD_OBJECT },
  { "claim-auxiliary", APOSTIL_CLAIM_WORD_AUXILIARY },
  { "claim-negation", APOSTIL_CLAIM_WORD_NEGATION },
  { "claim-adverb", APOSTIL_CLAIM_WORD_ADVERB },
  { "claim-selon", APOSTIL_CLAIM_WORD_SELON },
  { "claim-whether", APOSTIL_CLAIM_WORD_WHETHER },
  { "claim-to", APOSTIL_CLAIM_WORD_TO },
  { "claim-time", APOSTIL_CLAIM_WORD_TIME },
  { "claim-verb", APOSTIL_CLAIM_WORD_VERB },
  { "claim-opener", APOSTIL_CLAIM_WORD_OPENER },
  { "claim-but", APOSTIL_CLAIM_WORD_BUT },
  { "claim-split", APOSTIL_CLAIM_WORD_SPLIT },
  { "claim-as", APOSTIL_CLAIM_WORD_AS },
  { "claim-view", APOSTIL_CLAIM_WORD_VIEW },
  { "claim-possessive", APOSTIL_CLAIM_WORD_POSSESSIVE },
  { "claim-masculine", APOSTIL_CLAIM_WORD_MASCULINE },
  { "claim-feminine", APOSTIL_CLAIM_WORD_FEMININE },
  { "claim-speaker", APOSTIL_CLAIM_WORD_SPEAKER },
  { "claim-medium", APOSTIL_CLAIM_WORD_MEDIUM },
  { "claim-told", APOSTIL_CLAIM_WORD_TOLD },
  { "claim-tell", APOSTIL_CLAIM_WORD_TELL },
  { "claim-person", APOSTIL_CLAIM_WORD_PERSON },
  { "claim-cut", APOSTIL_CLAIM_WORD_CUT },
};

static const struct
{
  const gchar *name;
  ApostilCueAct act;
} cue_classes[] = {
  { "cue-assertion", APOSTIL_CUE_ASSERTION },
  { "cue-demand", APOSTIL_CUE_DEMAND },
  { "cue-commitment", APOSTIL_CUE_COMMITMENT },
  { "cue-doubt", APOSTIL_CUE_DOUBT },
};

static Word *
find_word (ApostilClaimWords *self, guint32 hash, const gchar *text)
{
  guint32 slot = (hash * 2654435769u) & self->mask;

  while (self->table[slot].text != NULL &&
         (self->table[slot].hash != hash ||
          (text != NULL && !g_str_equal (self->table[slot].text, text))))
    slot = (slot + 1) & self->mask;

  return &self->table[slot];
}

static void
grow (ApostilClaimWords *self)
{
  Word *old = self->table;
  guint32 n_old = self->mask + 1;

  self->mask = n_old * 2 - 1;
  self->table = g_new0 (Word, n_old * 2);
  for (guint32 i = 0; i < n_old; i++)
    if (old[i].text != NULL)
      *find_word (self, old[i].hash, old[i].text) = old[i];
  g_free (old);
}

static Word *
add_word (ApostilClaimWords *self, const gchar *folded, gsize n_bytes)
{
  gchar text[MAX_FORM];
  guint32 hash;
  Word *word = NULL;

  n_bytes = MIN (n_bytes, sizeof text - 1);
  memcpy (text, folded, n_bytes);
  text[n_bytes] = '\0';
  hash = apostil_fold_hash (text, -1);
  if (self->n_words * 2 > self->mask)
    grow (self);
  word = find_word (self, hash, text);
  if (word->text == NULL)
    {
      word->hash = hash;
      word->text = g_string_chunk_insert (self->strings, text);
      self->n_words++;
      self->filter[(hash & 0xFFFF) >> 6] |= G_GUINT64_CONSTANT (1) << (hash & 63);
    }
  return word;
}

/* Cuts one token off @p, as the tokeniser does: at blanks, and after the apostrophe of an elided
 * word. Returns its length; @next is where the next one begins. */
static gsize
cut_token (const gchar *p, const gchar **next)
{
  gsize n = strcspn (p, " '");

  if (p[n] == '\'' && n > 0 && n <= 5)
    n++;
  else if (p[n] == '\'')
    n += 1 + strcspn (p + n + 1, " ");
  *next = p + n + strspn (p + n, " ");
  return n;
}

static void
add_phrase (ApostilClaimWords *self, const gchar *folded, const Phrase *like)
{
  Phrase phrase = *like;
  const gchar *next = NULL;
  gsize n = cut_token (folded, &next);
  Word *word = add_word (self, folded, n);

  for (const gchar *p = next; *p != '\0' && phrase.n_tail < MAX_TAIL; p = next)
    {
      n = cut_token (p, &next);
      if (n == 0)
        break;
      phrase.tail[phrase.n_tail++] = apostil_fold_hash (p, (gssize) n);
    }
  if (phrase.n_tail == 0 && phrase.forms == 0 && phrase.exact == NULL)
    {
      word->bits |= phrase.bits;
      return;
    }
  for (guint32 i = word->phrase; phrase.exact == NULL && i != 0;)
    {
      Phrase *other = &g_array_index (self->phrases, Phrase, i);

      if (other->exact == NULL && other->n_tail == phrase.n_tail &&
          memcmp (other->tail, phrase.tail, phrase.n_tail * sizeof phrase.tail[0]) == 0)
        {
          other->bits |= phrase.bits;
          other->forms |= phrase.forms;
          other->frames |= phrase.frames;
          return;
        }
      i = other->next;
    }
  phrase.next = word->phrase;
  word->phrase = self->phrases->len;
  g_array_append_val (self->phrases, phrase);
}

static guint8
forms_from_name (const gchar *name)
{
  return g_strcmp0 (name, "finite") == 0       ? APOSTIL_CUE_FINITE
         : g_strcmp0 (name, "participle") == 0 ? APOSTIL_CUE_PARTICIPLE
         : g_strcmp0 (name, "infinitive") == 0 ? APOSTIL_CUE_FORM_INFINITIVE
         : g_strcmp0 (name, "gerund") == 0     ? APOSTIL_CUE_GERUND
         : g_strcmp0 (name, "past") == 0       ? APOSTIL_CUE_FINITE | APOSTIL_CUE_PARTICIPLE
         : g_strcmp0 (name, "plain") == 0      ? APOSTIL_CUE_FINITE | APOSTIL_CUE_FORM_INFINITIVE
                                               : 0;
}

static guint8
frames_from_letters (const gchar *letters)
{
  static const gchar order[] = "qtbinwoc";
  guint8 frames = 0;

  for (; *letters != '\0'; letters++)
    {
      const gchar *at = strchr (order, *letters);

      if (at != NULL)
        frames |= (guint8) (1u << (at - order));
    }
  return frames;
}

static void
add_conjugated (ApostilClaimWords *self,
                GHashTable *conjugations,
                const ApostilWord *cue,
                Phrase *phrase)
{
  const GArray *endings = g_hash_table_lookup (conjugations, cue->form);
  gsize n_first = strcspn (cue->text, " ");
  gsize n_rest = strlen (cue->text + n_first);
  gsize n_name = strlen (cue->form);
  gsize n_stem = n_first;

  if (n_first > n_name && strncmp (cue->text + n_first - n_name, cue->form, n_name) == 0)
    n_stem = n_first - n_name;
  for (guint i = 0; endings != NULL && i < endings->len; i++)
    {
      const Ending *ending = &g_array_index (endings, Ending, i);
      gchar form[MAX_FORM];

      if (n_stem + ending->n_bytes + n_rest >= sizeof form)
        continue;
      memcpy (form, cue->text, n_stem);
      memcpy (form + n_stem, ending->text, ending->n_bytes);
      memcpy (form + n_stem + ending->n_bytes, cue->text + n_first, n_rest + 1);
      phrase->forms = ending->forms;
      add_phrase (self, form, phrase);
    }
}

/* Name of a conjugation → GArray of Ending. */
static GHashTable *
read_conjugations (ApostilLexicon *lexicon)
{
  GHashTable *conjugations =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) words = apostil_lexicon_get_words (
      lexicon, apostil_lexicon_find_class (lexicon, "claim-conjugation"));

  for (guint i = 0; i < words->len; i++)
    {
      const ApostilWord *word = words->pdata[i];
      gboolean empty = g_str_equal (word->text, "0");
      Ending ending = { empty ? "" : word->text, empty ? 0 : strlen (word->text),
                        forms_from_name (word->form) };
      GArray *endings = g_hash_table_lookup (conjugations, word->value);

      if (endings == NULL)
        {
          endings = g_array_new (FALSE, FALSE, sizeof (Ending));
          g_hash_table_insert (conjugations, (gpointer) word->value, endings);
        }
      g_array_append_val (endings, ending);
    }
  return conjugations;
}

static void
add_cues (ApostilClaimWords *self, ApostilLexicon *lexicon, GHashTable *conjugations, guint n)
{
  gint class_id = apostil_lexicon_find_class (lexicon, cue_classes[n].name);
  g_autoptr (GPtrArray) words = apostil_lexicon_get_words (lexicon, class_id);

  for (guint i = 0; i < words->len; i++)
    {
      const ApostilWord *cue = words->pdata[i];
      Phrase phrase = { .bits = APOSTIL_CLAIM_WORD_CUE, .act = (guint8) cue_classes[n].act };

      phrase.frames = frames_from_letters (cue->value);
      phrase.forms = forms_from_name (cue->form);
      if (cue->form != NULL && phrase.forms == 0)
        add_conjugated (self, conjugations, cue, &phrase);
      else
        {
          phrase.forms = phrase.forms == 0 ? APOSTIL_CUE_FINITE : phrase.forms;
          add_phrase (self, cue->text, &phrase);
        }
    }
}

/* Folding makes « à » and « a » one word; attribute « form » tells them apart again. */
static void
add_shared (ApostilClaimWords *self, ApostilLexicon *lexicon, const gchar *name, guint32 bit)
{
  g_autoptr (GPtrArray)
      words = apostil_lexicon_get_words (lexicon, apostil_lexicon_find_class (lexicon, name));

  for (guint i = 0; i < words->len; i++)
    {
      const ApostilWord *word = words->pdata[i];
      Phrase phrase = { .bits = bit, .own = g_str_equal (word->value, "own") };

      if (word->form != NULL && g_str_has_prefix (name, "claim-"))
        phrase.exact = g_string_chunk_insert_const (self->strings, word->form);
      add_phrase (self, word->text, &phrase);
    }
}

static GPtrArray *
read_endings (ApostilClaimWords *self, ApostilLexicon *lexicon, const gchar *name)
{
  GPtrArray *endings = g_ptr_array_new ();
  g_autoptr (GPtrArray)
      words = apostil_lexicon_get_words (lexicon, apostil_lexicon_find_class (lexicon, name));

  for (guint i = 0; i < words->len; i++)
    {
      const gchar *text = ((const ApostilWord *) words->pdata[i])->text;
      gchar ending[MAX_FORM];

      if (text[0] == '\0')
        continue;
      g_snprintf (ending, sizeof ending, "%c%s", text[strlen (text) - 1], text);
      g_ptr_array_add (endings, g_string_chunk_insert (self->strings, ending));
    }
  return endings;
}

/* Plain ASCII is enough: an adverb's ending is. Each stands behind its last letter, which rules
 * most words out. */
static gboolean
ends_in_one (GPtrArray *endings, const gchar *text, gsize n_bytes)
{
  const gchar last = n_bytes > 0 ? text[n_bytes - 1] : '\0';

  for (guint i = 0; i < endings->len; i++)
    {
      const gchar *ending = endings->pdata[i];
      gsize n;

      if (ending[0] != last)
        continue;
      n = strlen (++ending);
      if (n_bytes > n + 1 && memcmp (text + n_bytes - n, ending, n) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * apostil_claim_words_new:
 * @lexicon: a language
 *
 * Collects the words of the claims engine. Any thread.
 *
 * Returns: (transfer full): the words; it needs @lexicon no more
 */
ApostilClaimWords *
apostil_claim_words_new (ApostilLexicon *lexicon)
{
  ApostilClaimWords *self = NULL;
  Phrase none = { 0 };
  g_autoptr (GHashTable) conjugations = NULL;

  g_return_val_if_fail (lexicon != NULL, NULL);

  self = g_new0 (ApostilClaimWords, 1);
  self->strings = g_string_chunk_new (16384);
  self->mask = 16383;
  self->table = g_new0 (Word, self->mask + 1);
  self->phrases = g_array_sized_new (FALSE, FALSE, sizeof (Phrase), 8192);
  g_array_append_val (self->phrases, none);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    add_shared (self, lexicon, classes[i].name, classes[i].bit);
  add_shared (self, lexicon, "weekday", APOSTIL_CLAIM_WORD_TIME);
  self->endings = read_endings (self, lexicon, "claim-adverb-ending");
  self->infinitives = read_endings (self, lexicon, "claim-infinitive-ending");
  conjugations = read_conjugations (lexicon);
  for (guint i = 0; i < G_N_ELEMENTS (cue_classes); i++)
    add_cues (self, lexicon, conjugations, i);

  return self;
}

static gpointer
prepare (ApostilLexicon *lexicon)
{
  return apostil_claim_words_new (lexicon);
}

static void
free_prepared (gpointer words)
{
  apostil_claim_words_free (words);
}

/**
 * apostil_claim_words_get:
 * @lexicon: a language
 *
 * Returns: (transfer none): its words, collected once. Any thread.
 */
ApostilClaimWords *
apostil_claim_words_get (ApostilLexicon *lexicon)
{
  g_return_val_if_fail (lexicon != NULL, NULL);

  return apostil_lexicon_get_prepared (lexicon, APOSTIL_LEXICON_USER_CLAIMS, prepare,
                                       free_prepared);
}

/**
 * apostil_claim_words_free:
 * @self: (transfer full): words
 */
void
apostil_claim_words_free (ApostilClaimWords *self)
{
  g_string_chunk_free (self->strings);
  g_array_unref (self->phrases);
  g_ptr_array_unref (self->endings);
  g_ptr_array_unref (self->infinitives);
  g_free (self->table);
  g_free (self);
}

/* Tags */

static const Word *
look_up (ApostilClaimWords *self, guint32 hash)
{
  const Word *word = NULL;

  if (((self->filter[(hash & 0xFFFF) >> 6] >> (hash & 63)) & 1) == 0)
    return NULL;
  word = find_word (self, hash, NULL);
  return word->text != NULL ? word : NULL;
}

static guint8
settle_forms (guint8 forms, const gchar *text, const ApostilToken *token)
{
  const guint8 both = APOSTIL_CUE_FINITE | APOSTIL_CUE_PARTICIPLE;

  if ((forms & both) == both && (token->flags & APOSTIL_TOKEN_ALL_CAPITALS) == 0 &&
      (guchar) text[token->n_bytes - 1] >= 0x80)
    return (guint8) (forms & ~APOSTIL_CUE_FINITE);
  return forms;
}

static gboolean
is_spelt (const gchar *text, gsize n_bytes, const gchar *exact)
{
  g_autofree gchar *small = NULL;

  if (strlen (exact) == n_bytes && memcmp (text, exact, n_bytes) == 0)
    return TRUE;
  if (g_ascii_islower (text[0]))
    return FALSE;
  small = g_utf8_strdown (text, (gssize) n_bytes);
  return g_str_equal (small, exact);
}

static void
tag_phrase (ApostilClaimWords *self,
            const Word *word,
            const gchar *text,
            const ApostilToken *tokens,
            guint n_tokens,
            ApostilClaimTag *tag)
{
  guint32 plain = 0;
  guint best = 0;

  for (guint32 i = word->phrase; i != 0;)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);
      guint k = 0;

      if (phrase->exact != NULL)
        {
          if (is_spelt (text, tokens->n_bytes, phrase->exact))
            {
              plain |= phrase->bits;
              tag->bits |= phrase->bits;
            }
          i = phrase->next;
          continue;
        }
      while (k < phrase->n_tail && k + 1 < n_tokens && tokens[k + 1].hash == phrase->tail[k])
        k++;
      if (k == phrase->n_tail && k + 1u > best)
        {
          best = k + 1u;
          tag->n_tokens = (guint16) best;
          tag->frames = phrase->frames;
          tag->act = phrase->act;
          tag->own = phrase->own != 0;
          /* « s’engage »: the verb comes after its pronoun. */
          tag->forms =
              best > 1 && (tokens->flags & APOSTIL_TOKEN_CLITIC) != 0
                  ? settle_forms (phrase->forms, text + tokens[1].byte - tokens->byte, &tokens[1])
                  : settle_forms (phrase->forms, text, tokens);
          tag->bits = (best > 1 ? 0 : word->bits | plain) | phrase->bits;
        }
      i = phrase->next;
    }
}

static void
tag_inverted (ApostilClaimWords *self,
              const gchar *text,
              const ApostilToken *token,
              ApostilClaimTag *tag)
{
  g_autofree gchar *folded = apostil_fold (text, token->n_bytes);
  gchar *pronoun = strrchr (folded, '-');
  const Word *word = NULL;
  gsize n_verb = 0;

  if (pronoun == NULL || pronoun == folded)
    return;
  word = look_up (self, apostil_fold_hash (pronoun + 1, -1));
  if (word == NULL || !g_str_equal (word->text, pronoun + 1) ||
      (word->bits & APOSTIL_CLAIM_WORD_SUBJECT) == 0)
    return;
  *pronoun = '\0';
  n_verb = strlen (folded);
  if (n_verb > 2 && g_str_has_suffix (folded, "-t"))
    folded[n_verb - 2] = '\0';
  word = look_up (self, apostil_fold_hash (folded, -1));
  if (word == NULL || !g_str_equal (word->text, folded))
    return;

  tag->bits |= word->bits & APOSTIL_CLAIM_WORD_AUXILIARY;
  for (guint32 i = word->phrase; i != 0; i = g_array_index (self->phrases, Phrase, i).next)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);

      if (phrase->exact != NULL)
        {
          tag->bits |= phrase->bits & APOSTIL_CLAIM_WORD_AUXILIARY;
          continue;
        }
      if (phrase->n_tail > 0 || (phrase->forms & APOSTIL_CUE_FINITE) == 0)
        continue;
      tag->bits |= phrase->bits;
      tag->frames = phrase->frames;
      tag->forms = APOSTIL_CUE_FINITE;
      tag->act = phrase->act;
    }
  tag->inverted = TRUE;
  tag->n_pronoun = (guint8) MIN (g_utf8_strlen (pronoun + 1, -1), 255);
}

/**
 * apostil_claim_words_tag:
 * @self: words
 * @utf8: the text
 * @tokens: (array length=n_tokens): tokens of it
 * @n_tokens: how many there are
 * @tags: (array length=n_tokens): room for a tag of each
 *
 * Says of each token what it is.
 */
void
apostil_claim_words_tag (ApostilClaimWords *self,
                         const gchar *utf8,
                         const ApostilToken *tokens,
                         guint n_tokens,
                         ApostilClaimTag *tags)
{
  for (guint i = 0; i < n_tokens; i++)
    {
      const ApostilToken *token = &tokens[i];
      const gchar *text = utf8 + token->byte;
      const Word *word = NULL;

      tags[i] = (ApostilClaimTag){ .n_tokens = 1 };
      if ((token->flags & APOSTIL_TOKEN_WORD) == 0)
        continue;
      word = look_up (self, token->hash);
      if (word != NULL && apostil_fold_is (text, token->n_bytes, word->text))
        {
          tags[i].bits = word->bits;
          if (word->phrase != 0)
            tag_phrase (self, word, text, token, n_tokens - i, &tags[i]);
        }
      else if ((token->flags & APOSTIL_TOKEN_HYPHENATED) != 0 && token->n_bytes < 40)
        tag_inverted (self, text, token, &tags[i]);
      else if (token->n_bytes > 5 && (token->flags & APOSTIL_TOKEN_CAPITALISED) == 0 &&
               ends_in_one (self->endings, text, token->n_bytes))
        tags[i].bits = APOSTIL_CLAIM_WORD_ADVERB;
    }
}

/**
 * apostil_claim_words_get_bits:
 * @self: words
 * @word: a word
 *
 * Returns: what it is by itself, 0 for one that is in no class
 */
guint32
apostil_claim_words_get_bits (ApostilClaimWords *self, const gchar *word)
{
  g_autofree gchar *folded = apostil_fold (word, -1);
  const Word *found = look_up (self, apostil_fold_hash (folded, -1));

  return found != NULL && g_str_equal (found->text, folded) ? found->bits : 0;
}

/**
 * apostil_claim_words_has_infinitives:
 * @self: words
 *
 * Returns: whether infinitives are known by their endings
 */
gboolean
apostil_claim_words_has_infinitives (ApostilClaimWords *self)
{
  return self->infinitives->len > 0;
}

/**
 * apostil_claim_words_is_infinitive:
 * @self: words
 * @text: a word
 * @n_bytes: its length
 *
 * Returns: whether it may be an infinitive: its ending says so, or the language has none
 */
gboolean
apostil_claim_words_is_infinitive (ApostilClaimWords *self, const gchar *text, gsize n_bytes)
{
  return self->infinitives->len == 0 || ends_in_one (self->infinitives, text, n_bytes);
}
