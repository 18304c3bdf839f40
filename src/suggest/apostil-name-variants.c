/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "apostil-name-matcher.h"

#include <string.h>

/* How it works
 *
 * Variants are made once, when the matcher is filled, so that looking for them costs nothing
 * in the text. Of a person « Ahmad Massoud » the last name follows; of any name of several
 * words its hashtag; of a hashtag the words at its capitals; of a one-word name that is
 * neither person nor place the forms that the endings of the language make of it. */

#define MIN_STEM 5 /* letters before an ending: « Hamas » is not a plural of « Hama » */

typedef struct
{
  ApostilText *text;
  ApostilTokens *list;
  const gchar *utf8;
  const ApostilToken *tokens;
  guint n;
} Phrase;

static gboolean
phrase_init (Phrase *phrase, const gchar *words)
{
  phrase->text = apostil_text_new (words, -1, NULL);
  if (phrase->text == NULL || apostil_text_get_length (phrase->text) > 256)
    return FALSE;
  phrase->utf8 = apostil_text_get_utf8 (phrase->text, NULL);
  phrase->list = apostil_tokens_new (phrase->text);
  phrase->tokens = apostil_tokens_get (phrase->list, &phrase->n);
  return phrase->n > 0 && phrase->n <= 16;
}

static void
phrase_clear (Phrase *phrase)
{
  g_clear_pointer (&phrase->text, apostil_text_unref);
  g_clear_pointer (&phrase->list, apostil_tokens_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Phrase, phrase_clear)

static gboolean
in_class (ApostilLexicon *lexicon, const gchar *name, const Phrase *phrase, guint at)
{
  g_autoptr (GArray) atoms = g_array_new (FALSE, FALSE, sizeof (ApostilAtom));

  apostil_atoms_append (atoms, phrase->utf8, &phrase->tokens[at], at);
  return apostil_lexicon_match (lexicon, apostil_lexicon_find_class (lexicon, name), phrase->utf8,
                                (const ApostilAtom *) (gpointer) atoms->data, atoms->len) != NULL;
}

/* « Jones Jr. »: the last name is not the last word. */
static void
add_last_name (ApostilNameMatcher *self,
               ApostilLexicon *lexicon,
               const Phrase *phrase,
               guint entity)
{
  guint last = phrase->n - 1;
  guint first = 0;
  g_autofree gchar *words = NULL;

  while (last > 0 && ((phrase->tokens[last].flags & APOSTIL_TOKEN_WORD) == 0 ||
                      in_class (lexicon, "name-suffix", phrase, last)))
    last--;
  if (last == 0 || (phrase->tokens[last].flags & APOSTIL_TOKEN_CAPITALISED) == 0 ||
      (phrase->tokens[0].flags & APOSTIL_TOKEN_CAPITALISED) == 0 ||
      phrase->tokens[last].n_chars < 3)
    return;

  words = g_strndup (phrase->utf8 + phrase->tokens[last].byte, phrase->tokens[last].n_bytes);
  apostil_name_matcher_add (self, words, entity, APOSTIL_NAME_LAST);
  /* « de Gaulle », « von der Leyen » */
  for (first = last; first > 1 && in_class (lexicon, "particle", phrase, first - 1);)
    first--;
  if (first < last)
    {
      gsize byte = phrase->tokens[first].byte;
      g_autofree gchar *long_form = g_strndup (
          phrase->utf8 + byte, phrase->tokens[last].byte + phrase->tokens[last].n_bytes - byte);

      apostil_name_matcher_add (self, long_form, entity, APOSTIL_NAME_LAST);
    }
}

static void
add_hashtag (ApostilNameMatcher *self, const Phrase *phrase, guint entity)
{
  g_autoptr (GString) tag = g_string_new ("#");

  for (guint i = 0; i < phrase->n; i++)
    for (const gchar *p = phrase->utf8 + phrase->tokens[i].byte,
                     *end = p + phrase->tokens[i].n_bytes;
         p < end; p = g_utf8_next_char (p))
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_len (tag, p, g_utf8_next_char (p) - p);
  if (tag->len > 3)
    apostil_name_matcher_add (self, tag->str, entity, APOSTIL_NAME_HASHTAG);
}

static void
add_words_of_hashtag (ApostilNameMatcher *self, const Phrase *phrase, guint entity)
{
  const gchar *begin = phrase->utf8 + phrase->tokens[0].byte;
  const gchar *end = begin + phrase->tokens[0].n_bytes;
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean lower = FALSE;

  for (const gchar *p = g_utf8_next_char (begin); p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (ch == '_' || (g_unichar_isupper (ch) && lower))
        g_string_append_c (words, ' ');
      if (ch != '_')
        g_string_append_unichar (words, ch);
      lower = g_unichar_islower (ch);
    }
  if (words->len >= 3)
    apostil_name_matcher_add (self, words->str, entity, APOSTIL_NAME_HASHTAG);
}

static void
add_form (ApostilNameMatcher *self,
          const gchar *stem,
          gsize n_bytes,
          const gchar *ending,
          gboolean capital,
          guint entity)
{
  g_autoptr (GString) form = g_string_new (NULL);
  gunichar first = g_utf8_get_char (stem);

  g_string_append_unichar (form, capital ? g_unichar_toupper (first) : first);
  g_string_append_len (form, g_utf8_next_char (stem),
                       (gssize) (n_bytes - (gsize) (g_utf8_next_char (stem) - stem)));
  g_string_append (form, ending);
  apostil_name_matcher_add (self, form->str, entity, APOSTIL_NAME_INFLECTED);
}

/* Endings of the language file: « -aux » with value « al » makes « cheval » and « chevaux » one. */
static void
add_inflections (ApostilNameMatcher *self,
                 ApostilLexicon *lexicon,
                 const Phrase *phrase,
                 guint entity)
{
  const ApostilToken *token = &phrase->tokens[0];
  gboolean capital = (token->flags & APOSTIL_TOKEN_CAPITALISED) != 0;
  g_autofree gchar *word = apostil_fold (phrase->utf8 + token->byte, (gssize) token->n_bytes);
  g_autoptr (GPtrArray) endings =
      apostil_lexicon_get_words (lexicon, apostil_lexicon_find_class (lexicon, "inflection"));
  g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);

  if (word[0] == '\0')
    return;
  g_ptr_array_add (stems, g_strdup (word));
  for (guint i = 0; i < endings->len; i++)
    {
      const ApostilWord *ending = endings->pdata[i];
      gsize length = strlen (word);
      gsize cut = strlen (ending->text);

      if (length > cut && g_str_has_suffix (word, ending->text) &&
          g_utf8_strlen (word, (gssize) (length - cut)) >= MIN_STEM)
        {
          g_autofree gchar *stem = g_strndup (word, length - cut);

          g_ptr_array_add (stems, g_strconcat (stem, ending->value, NULL));
        }
    }
  for (guint s = 0; s < stems->len; s++)
    {
      const gchar *stem = stems->pdata[s];
      gsize length = strlen (stem);

      if (g_utf8_strlen (stem, -1) < MIN_STEM)
        continue;
      add_form (self, stem, length, "", capital, entity);
      for (guint i = 0; i < endings->len; i++)
        {
          const ApostilWord *ending = endings->pdata[i];

          if (g_str_has_suffix (stem, ending->value))
            add_form (self, stem, length - strlen (ending->value), ending->text, capital, entity);
        }
    }
}

/**
 * apostil_name_variants_add:
 * @self: a matcher
 * @lexicon: the language
 * @words: a confirmed form
 * @entity: what it names
 * @type: (nullable): its type
 *
 * Adds what follows from a confirmed form.
 */
void
apostil_name_variants_add (ApostilNameMatcher *self,
                           ApostilLexicon *lexicon,
                           const gchar *words,
                           guint entity,
                           const gchar *type)
{
  g_auto (Phrase) phrase = { NULL };

  if (!phrase_init (&phrase, words))
    return;
  if (phrase.n == 1 && (phrase.tokens[0].flags & APOSTIL_TOKEN_HASHTAG) != 0)
    {
      add_words_of_hashtag (self, &phrase, entity);
      return;
    }
  add_hashtag (self, &phrase, entity);
  if (phrase.n > 1 && g_strcmp0 (type, "person") == 0)
    add_last_name (self, lexicon, &phrase, entity);
  if (phrase.n == 1 && (phrase.tokens[0].flags & APOSTIL_TOKEN_WORD) != 0 &&
      ((phrase.tokens[0].flags & APOSTIL_TOKEN_ALL_CAPITALS) == 0) &&
      g_strcmp0 (type, "person") != 0 && g_strcmp0 (type, "place") != 0)
    add_inflections (self, lexicon, &phrase, entity);
}
