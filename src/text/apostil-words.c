/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "apostil-grapheme.h"
#include "apostil-tokens-private.h"

#include <string.h>

/* How it works
 *
 * What a key marks at the caret is told from the tokens around it: those of its line, and of a
 * very long line only the part near the caret, so that a key costs microseconds whatever the
 * text. A name is a run of capitalised words with the particles between them. Whether a
 * capital at the start of a sentence means anything cannot be seen; articles, pronouns and the
 * like are left out there by a short list of French and English words, which is all the
 * language that this file knows. */

#define WORD_RADIUS    2048 /* code points either side of the caret */
#define SENTENCE_FIRST 160  /* what is looked at first */
#define MAX_WORDS      12   /* of a name */
#define MAX_PARTICLES  3    /* « de la », between two words of a name */
#define HEADLINE_WORDS 5    /* so many words all in capitals are no name */

/* Words that begin sentences and are capitalised for that alone. */
static const gchar *const starters[] = {
  /* French: articles, determiners, pronouns, prepositions, conjunctions, adverbs of time */
  "le",
  "la",
  "les",
  "un",
  "une",
  "des",
  "du",
  "de",
  "au",
  "aux",
  "ce",
  "cet",
  "cette",
  "ces",
  "son",
  "sa",
  "ses",
  "leur",
  "leurs",
  "mon",
  "ma",
  "mes",
  "notre",
  "nos",
  "votre",
  "vos",
  "il",
  "elle",
  "ils",
  "elles",
  "on",
  "nous",
  "vous",
  "je",
  "tu",
  "qui",
  "que",
  "quand",
  "si",
  "et",
  "ou",
  "mais",
  "or",
  "donc",
  "car",
  "ni",
  "a",
  "dans",
  "en",
  "par",
  "pour",
  "sur",
  "sous",
  "avec",
  "sans",
  "chez",
  "vers",
  "selon",
  "depuis",
  "pendant",
  "apres",
  "avant",
  "contre",
  "entre",
  "comme",
  "lors",
  "tout",
  "tous",
  "toute",
  "toutes",
  "plusieurs",
  "certains",
  "cependant",
  "toutefois",
  "hier",
  "aujourd'hui",
  "demain",
  "ainsi",
  "alors",
  "puis",
  "voir",
  "lire",
  /* English */
  "the",
  "an",
  "this",
  "that",
  "these",
  "those",
  "his",
  "her",
  "its",
  "their",
  "our",
  "my",
  "your",
  "he",
  "she",
  "it",
  "they",
  "we",
  "i",
  "you",
  "who",
  "what",
  "when",
  "where",
  "why",
  "how",
  "if",
  "and",
  "but",
  "or",
  "so",
  "in",
  "at",
  "by",
  "for",
  "from",
  "with",
  "without",
  "to",
  "of",
  "since",
  "during",
  "after",
  "before",
  "against",
  "between",
  "as",
  "while",
  "although",
  "because",
  "according",
  "all",
  "some",
  "many",
  "both",
  "yesterday",
  "today",
  "tomorrow",
  "however",
  "then",
  "there",
};

/* Lower-case words inside names, and those that stand there only after one of them (« de la »):
 * « Kaboul les Talibans » is no name. */
static const gchar *const particles[] = {
  "d'",  "de", "du", "des", "von", "van", "der", "den",   "zu", "bin", "ibn",
  "ben", "al", "el", "di",  "da",  "dos", "del", "della", "y",  "of",
};
static const gchar *const articles[] = { "la", "le", "les", "l'", "the", "los", "las" };

/* They say who is meant, and are not of the name. */
static const gchar *const honorifics[] = { "m",     "mm", "mme", "mmes", "mlle",
                                           "mlles", "dr", "mr",  "mrs",  "ms" };

typedef struct
{
  ApostilText *text;
  const gchar *utf8;
  ApostilTokens *tokens;
  const ApostilToken *token;
  gint n;
} Words;

static gboolean
is_one_of (Words *self, gint i, const gchar *const *words, guint n_words)
{
  g_autofree gchar *folded = NULL;

  if (self->token[i].n_chars > 12)
    return FALSE;
  folded = apostil_fold (self->utf8 + self->token[i].byte, (gssize) self->token[i].n_bytes);
  for (guint j = 0; j < n_words; j++)
    if (strcmp (words[j], folded) == 0)
      return TRUE;
  return FALSE;
}

static ApostilSpan
token_span (Words *self, gint first, gint last)
{
  const ApostilToken *end = &self->token[last];

  return APOSTIL_SPAN (self->token[first].start, end->start + end->n_chars);
}

/* The part of @whole within @radius of @offset, ended at blanks, or else between graphemes. */
ApostilSpan
apostil_words_clip (ApostilText *text, ApostilSpan whole, guint32 offset, guint32 radius)
{
  if (offset - whole.start > radius)
    {
      guint32 start = offset - radius;

      while (start < offset && !g_unichar_isspace (apostil_text_get_char (text, start)))
        start++;
      whole.start = start < offset ? start : apostil_grapheme_previous (text, offset - radius);
    }
  if (whole.end - offset > radius)
    {
      guint32 end = offset + radius;

      while (end > offset && !g_unichar_isspace (apostil_text_get_char (text, end)))
        end--;
      whole.end = end > offset ? end : apostil_grapheme_next (text, offset + radius);
    }

  return whole;
}

static void
words_take (Words *self, ApostilText *text, ApostilTokens *tokens)
{
  guint n;

  self->text = text;
  self->utf8 = apostil_text_get_utf8 (text, NULL);
  self->tokens = tokens;
  self->token = apostil_tokens_get (self->tokens, &n);
  self->n = (gint) n;
}

static void
words_init (Words *self, ApostilText *text, ApostilSpan span)
{
  words_take (self, text, apostil_tokens_new_span (text, span));
}

static void
words_clear (Words *self)
{
  g_clear_pointer (&self->tokens, apostil_tokens_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/* The word or number that holds @offset, or ends there; -1 for none. */
static gint
find_word (Words *self, guint32 offset)
{
  const guint32 wanted = APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_NUMBER;
  gint i = (gint) apostil_tokens_find (self->tokens, offset);

  if (i < self->n && self->token[i].start <= offset && (self->token[i].flags & wanted))
    return i;
  if (i > 0 && token_span (self, i - 1, i - 1).end == offset && (self->token[i - 1].flags & wanted))
    return i - 1;
  return -1;
}

/* « d’ » before a word: the word is meant. Not « ’s » after one. */
static gint
skip_clitic (Words *self, gint i)
{
  if ((self->token[i].flags & APOSTIL_TOKEN_CLITIC) && i + 1 < self->n &&
      (self->token[i + 1].flags & APOSTIL_TOKEN_WORD) &&
      self->token[i + 1].start == token_span (self, i, i).end)
    return i + 1;
  return i;
}

/* « al-Assad »: a short lower-case part before a capitalised one. */
static gboolean
has_inner_capital (Words *self, gint i)
{
  const ApostilToken *token = &self->token[i];
  const gchar *p = self->utf8 + token->byte;
  guint n = 0;

  if (!(token->flags & APOSTIL_TOKEN_HYPHENATED))
    return FALSE;
  for (; n <= 3; n++, p = g_utf8_next_char (p))
    {
      ApostilCharClass class;

      apostil_char_classify (g_utf8_get_char (p), &class);
      if (class.kind == APOSTIL_CHAR_HYPHEN)
        return g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (p)));
    }
  return FALSE;
}

static gboolean
is_name_word (Words *self, gint i)
{
  guint32 flags;

  if (i < 0 || i >= self->n)
    return FALSE;
  flags = self->token[i].flags;
  if (!(flags & APOSTIL_TOKEN_WORD) || (flags & (APOSTIL_TOKEN_HASHTAG | APOSTIL_TOKEN_HANDLE |
                                                 APOSTIL_TOKEN_ADDRESS | APOSTIL_TOKEN_CLITIC)))
    return FALSE;
  return (flags & APOSTIL_TOKEN_CAPITALISED) != 0 || has_inner_capital (self, i);
}

static gboolean
is_starter (Words *self, gint i)
{
  return (self->token[i].flags & APOSTIL_TOKEN_FIRST_WORD) &&
         is_one_of (self, i, starters, G_N_ELEMENTS (starters));
}

static gboolean
is_lower_word_of (Words *self, gint i, const gchar *const *words, guint n_words)
{
  return i >= 0 && i < self->n && (self->token[i].flags & APOSTIL_TOKEN_WORD) &&
         !is_name_word (self, i) && is_one_of (self, i, words, n_words);
}

static gboolean
is_particle (Words *self, gint i)
{
  if (is_lower_word_of (self, i, particles, G_N_ELEMENTS (particles)))
    return TRUE;
  return is_lower_word_of (self, i, articles, G_N_ELEMENTS (articles)) &&
         is_lower_word_of (self, i - 1, particles, G_N_ELEMENTS (particles));
}

/* « George W. Bush »: the letter before the full stop. « M. » is a title. */
static gboolean
is_initial_stop (Words *self, gint stop)
{
  const ApostilToken *token;

  if (stop < 1 || stop >= self->n)
    return FALSE;
  token = &self->token[stop];
  return token->n_chars == 1 && self->utf8[token->byte] == '.' &&
         !(token->flags & APOSTIL_TOKEN_SPACE_BEFORE) && self->token[stop - 1].n_chars == 1 &&
         is_name_word (self, stop - 1) &&
         !is_one_of (self, stop - 1, honorifics, G_N_ELEMENTS (honorifics));
}

/* Whether token @i goes on with the one before it: blanks between them, or « d’ » before it. */
static gboolean
follows (Words *self, gint i)
{
  if (i < 1 || i >= self->n || (self->token[i].flags & APOSTIL_TOKEN_LINE_START))
    return FALSE;
  return (self->token[i].flags & APOSTIL_TOKEN_SPACE_BEFORE) ||
         (self->token[i - 1].flags & APOSTIL_TOKEN_CLITIC);
}

/* The name word that a name with @i as a word goes on to on the right, over particles and the full
 * stop of an initial; or -1. */
static gint
step_right (Words *self, gint i)
{
  gint j = i + 1;

  if (is_initial_stop (self, j) && follows (self, j + 1) && is_name_word (self, j + 1))
    return j + 1;
  for (gint n = 0; n <= MAX_PARTICLES && follows (self, j); n++, j++)
    {
      if (is_name_word (self, j))
        return j;
      if (!is_particle (self, j))
        break;
    }
  return -1;
}

static gint
step_left (Words *self, gint i)
{
  gint j = i - 1;

  if (!follows (self, i))
    return -1;
  if (is_initial_stop (self, j))
    j--;
  else
    for (gint n = 0; n < MAX_PARTICLES && is_particle (self, j) && follows (self, j); n++)
      j--;
  if (!is_name_word (self, j) || is_starter (self, j) ||
      is_one_of (self, j, honorifics, G_N_ELEMENTS (honorifics)))
    return -1;
  return j;
}

static gboolean
is_headline (Words *self, gint first, gint last)
{
  for (gint i = first; i <= last; i++)
    if (!(self->token[i].flags & APOSTIL_TOKEN_ALL_CAPITALS))
      return FALSE;
  return last - first + 1 >= HEADLINE_WORDS;
}

static gboolean
check_offset (ApostilText *text, guint32 offset)
{
  return text != NULL && offset <= apostil_text_get_length (text);
}

/**
 * apostil_text_word_at:
 * @text: a text
 * @offset: the caret, at most the length
 *
 * The word or number that holds @offset, or ends there. Of « d’Ahmad » it is « d’ » or « Ahmad »;
 * hashtags, addresses and « a-t-il » are one word. Any thread.
 *
 * Returns: the word's code points; empty at @offset if there is none
 */
ApostilSpan
apostil_text_word_at (ApostilText *text, guint32 offset)
{
  g_auto (Words) words = { NULL };
  gint i;

  g_return_val_if_fail (check_offset (text, offset), APOSTIL_SPAN (0, 0));

  words_init (
      &words, text,
      apostil_words_clip (text, apostil_text_get_paragraph (text, offset), offset, WORD_RADIUS));
  i = find_word (&words, offset);

  return i >= 0 ? token_span (&words, i, i) : APOSTIL_SPAN (offset, offset);
}

static ApostilSpan
find_name (Words *words, guint32 offset)
{
  gint word = find_word (words, offset);
  gint first, last, next;

  if (word < 0)
    return APOSTIL_SPAN (offset, offset);

  /* on a particle or « d’ » inside a name, the name that it is inside of */
  first = last = word;
  if (is_particle (words, word))
    {
      first = step_left (words, word);
      last = step_right (words, word);
      if (first < 0 || last < 0)
        first = last = word = skip_clitic (words, word);
    }
  else
    first = last = word = skip_clitic (words, word);

  if (first == last && (!is_name_word (words, word) || is_starter (words, word)))
    return token_span (words, word, word);

  while (last - first < MAX_WORDS && (next = step_left (words, first)) >= 0)
    first = next;
  while (last - first < MAX_WORDS && (next = step_right (words, last)) >= 0)
    last = next;
  if (is_headline (words, first, last))
    first = last = word;

  return token_span (words, first, last);
}

/**
 * apostil_text_name_at:
 * @text: a text
 * @offset: the caret, at most the length
 *
 * The run of capitalised words around @offset with the particles and initials inside it. Not of
 * it are: what punctuation or a line end parts from it, a function word that begins the
 * sentence (« Les Talibans »), titles (« M. », « Mme »), hashtags beside it. Five and more
 * words all in capitals are a headline, and only the word counts. Without a capital it is the
 * word at @offset; on « d’ » the word after it. Any thread.
 *
 * Returns: the name's code points; empty at @offset if there is no word
 */
ApostilSpan
apostil_text_name_at (ApostilText *text, guint32 offset)
{
  g_auto (Words) words = { NULL };

  g_return_val_if_fail (check_offset (text, offset), APOSTIL_SPAN (0, 0));

  words_init (
      &words, text,
      apostil_words_clip (text, apostil_text_get_paragraph (text, offset), offset, WORD_RADIUS));
  return find_name (&words, offset);
}

/**
 * apostil_tokens_name_at:
 * @self: tokens of @text that reach over the paragraph of @offset, or far on either side of it
 * @text: the text
 * @offset: the caret, at most the length
 *
 * As apostil_text_name_at(), for many places: takes no text apart. Any thread.
 *
 * Returns: the name's code points; empty at @offset if there is no word
 */
ApostilSpan
apostil_tokens_name_at (ApostilTokens *self, ApostilText *text, guint32 offset)
{
  g_auto (Words) words = { NULL };

  g_return_val_if_fail (self != NULL, APOSTIL_SPAN (0, 0));
  g_return_val_if_fail (check_offset (text, offset), APOSTIL_SPAN (0, 0));

  words_take (&words, text, apostil_tokens_ref (self));
  return find_name (&words, offset);
}

/* The first token of which it is certain whether it begins a sentence, where the tokens before the
 * first of @self are not known: an abbreviation is settled by the word before its full stop. */
static gint
get_first_certain (Words *self)
{
  gint at = 0;

  for (guint n_words = 0; at < self->n && n_words < 2; at++)
    n_words += (self->token[at].flags & APOSTIL_TOKEN_WORD) != 0;
  return at;
}

/* Returns: whether both ends of the sentence are within @window, which is a part of @lines. */
static gboolean
find_sentence (ApostilText *text,
               ApostilSpan lines,
               ApostilSpan window,
               guint32 offset,
               ApostilSpan *sentence)
{
  g_auto (Words) words = { NULL };
  gboolean begins = window.start == lines.start;
  gboolean ends = window.end == lines.end;
  gint first, last, lowest, highest;

  words_init (&words, text, window);
  *sentence = APOSTIL_SPAN (offset, offset);
  if (words.n == 0)
    return begins && ends;
  lowest = begins ? 0 : get_first_certain (&words);
  highest = ends ? words.n - 1 : words.n - 2;
  first = (gint) apostil_tokens_find (words.tokens, offset);
  if (first == words.n || (first > 0 && words.token[first].start > offset))
    first--;
  if (first < lowest || first > highest)
    return FALSE;

  last = first;
  while (first > lowest && !(words.token[first].flags & APOSTIL_TOKEN_SENTENCE_START))
    first--;
  while (last < highest && !(words.token[last + 1].flags & APOSTIL_TOKEN_SENTENCE_START))
    last++;
  *sentence = token_span (&words, first, last);
  return (begins || (words.token[first].flags & APOSTIL_TOKEN_SENTENCE_START) != 0) &&
         (ends || last < highest);
}

/**
 * apostil_text_sentence_at:
 * @text: a text
 * @offset: the caret, at most the length
 *
 * The sentence that holds @offset, from its first mark or word to the last mark that closes it;
 * in the blanks between two sentences the one before, else the one after, of the same line. A
 * sentence longer than some 16,000 characters either side is cut. Any thread.
 *
 * Returns: the sentence's code points, without blanks at its ends; empty at @offset on a blank
 *   line
 */
ApostilSpan
apostil_text_sentence_at (ApostilText *text, guint32 offset)
{
  ApostilSpan lines;
  ApostilSpan sentence;

  g_return_val_if_fail (check_offset (text, offset), APOSTIL_SPAN (0, 0));

  lines = apostil_text_sentence_reach (text, offset, NULL);
  /* Most sentences are short, whatever their paragraph: a little is taken apart first. */
  for (guint32 radius = SENTENCE_FIRST; !find_sentence (
           text, lines, apostil_words_clip (text, lines, offset, radius), offset, &sentence);
       radius *= 4)
    ;
  return sentence;
}

/* From @p to the last blank of a run of them before @end. */
static const gchar *
skip_blanks (const gchar *p, const gchar *end, guint32 *n)
{
  while (p < end && apostil_char_is_blank (g_utf8_get_char (p)))
    {
      p = g_utf8_next_char (p);
      (*n)++;
    }
  return p;
}

static const gchar *
skip_blanks_back (const gchar *start, const gchar *p, guint32 *n)
{
  while (p > start)
    {
      const gchar *previous = g_utf8_prev_char (p);

      if (!apostil_char_is_blank (g_utf8_get_char (previous)))
        break;
      p = previous;
      (*n)++;
    }
  return p;
}

/* Whether the marks at both ends of [start, end) are a pair, and not of two quotations side by
 * side: the first is not closed before the end. */
static gboolean
is_enclosed (const gchar *start, const gchar *end)
{
  gunichar opening = g_utf8_get_char (start);
  const gchar *last = g_utf8_prev_char (end);
  gunichar closing = g_utf8_get_char (last);
  guint depth = 1;

  if (last == start || !apostil_char_quotes_pair (opening, closing))
    return FALSE;
  for (const gchar *p = g_utf8_next_char (start); p < last; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (ch == closing)
        {
          ApostilCharClass before, after;

          /* an apostrophe stands between letters */
          apostil_char_classify (g_utf8_get_char (g_utf8_prev_char (p)), &before);
          apostil_char_classify (g_utf8_get_char (g_utf8_next_char (p)), &after);
          if (before.kind == APOSTIL_CHAR_LETTER && after.kind == APOSTIL_CHAR_LETTER)
            continue;
          if (opening == closing || --depth == 0)
            return FALSE;
        }
      else if (ch == opening)
        depth++;
    }

  return depth == 1;
}

/**
 * apostil_text_trim:
 * @text: a text
 * @span: code points within it
 *
 * Takes away blanks at both ends, then one pair of quotation marks if it encloses all that is
 * left (« “a” and “b” » is not enclosed), with the blanks inside it; then grows to grapheme
 * boundaries. Any thread.
 *
 * Returns: what is left; empty if it is blank
 */
ApostilSpan
apostil_text_trim (ApostilText *text, ApostilSpan span)
{
  const gchar *utf8, *start, *end;

  g_return_val_if_fail (text != NULL, span);
  g_return_val_if_fail (span.start <= span.end && span.end <= apostil_text_get_length (text), span);

  utf8 = apostil_text_get_utf8 (text, NULL);
  start = utf8 + apostil_text_to_byte (text, span.start);
  end = utf8 + apostil_text_to_byte (text, span.end);

  for (guint round = 0; round < 2; round++)
    {
      guint32 n_start = 0, n_end = 0;

      start = skip_blanks (start, end, &n_start);
      end = skip_blanks_back (start, end, &n_end);
      span = APOSTIL_SPAN (span.start + n_start, span.end - n_end);
      if (round == 1 || start == end || !is_enclosed (start, end))
        break;
      start = g_utf8_next_char (start);
      end = g_utf8_prev_char (end);
      span = APOSTIL_SPAN (span.start + 1, span.end - 1);
    }

  return apostil_grapheme_extend (text, span);
}
