/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-text.h"

G_BEGIN_DECLS

/* One pass over the text yields all that the marking keys and the engines ask of words:
 * where each token lies (in bytes and in code points), what it looks like, where
 * sentences and lines begin, and a folded hash to look it up by. What is one token:
 *
 * - A run of letters, marks and digits, hyphens inside it included (« nord-ouest »,
 *   « a-t-il », « Covid-19 », « 16h00 », « 1er »); ZWNJ, ZWJ and soft hyphen before a letter do not
 *   end it. Not over a hyphen from digits (« 19-year-old » is three).
 * - An apostrophe between letters stays inside (« aujourd’hui », « O’Brien », « don’t ») but for
 *   elided French words, which are tokens with their apostrophe (« l’ », « d’ », « qu’ »,
 *   « jusqu’ » …), and English endings, which are tokens that begin with it (« ’s », « ’re » …).
 * - « U.S. », « e.g. »: single letters each with its full stop.
 * - Digits, with signs that group thousands or begin decimals, and with no-break, narrow or thin
 *   spaces before groups of three: « 6 000 » is one token if its blank is a no-break space, two if
 *   it is an ordinary one. « 22.8.2021 », « 2021-08-22 » and « 16:00 » are their parts.
 * - A hashtag, a handle, a web or e-mail address. « #a#b » is two hashtags.
 * - Han: each character. Kana, Thai, Lao, Khmer, Myanmar: each run of one script.
 * - Any other mark or symbol by itself, repeated « . ! ? - – — … » together, an emoji whole.
 *
 * A token has one of WORD, NUMBER, PUNCTUATION (symbols too), never cuts a grapheme and never
 * crosses a line end. */

typedef enum
{
  APOSTIL_TOKEN_WORD = 1 << 0,   /* has a letter */
  APOSTIL_TOKEN_NUMBER = 1 << 1, /* digits, and signs that group them */
  APOSTIL_TOKEN_PUNCTUATION = 1 << 2,
  APOSTIL_TOKEN_CAPITALISED = 1 << 3,  /* first letter is upper or title case */
  APOSTIL_TOKEN_ALL_CAPITALS = 1 << 4, /* two letters or more, none lower case */
  APOSTIL_TOKEN_HAS_DIGIT = 1 << 5,
  APOSTIL_TOKEN_HASHTAG = 1 << 6, /* « #AhmadMassoud »: one token with its sign */
  APOSTIL_TOKEN_HANDLE = 1 << 7,  /* « @name » */
  APOSTIL_TOKEN_ADDRESS = 1 << 8, /* URL or e-mail */
  APOSTIL_TOKEN_CLITIC = 1 << 9, /* « l’ », « d’ », « qu’ », « ’s »: apostrophe included */
  APOSTIL_TOKEN_LINE_START = 1 << 10,
  APOSTIL_TOKEN_SENTENCE_START = 1 << 11,
  APOSTIL_TOKEN_SPACE_BEFORE = 1 << 12,
  APOSTIL_TOKEN_HYPHENATED = 1 << 13, /* « a-t-il », « nord-ouest »: one token */
  APOSTIL_TOKEN_QUOTE = 1 << 14,      /* any quotation mark */
  /* first word or number of a sentence, of a quotation, or after a colon: its capital may mean nothing */
  APOSTIL_TOKEN_FIRST_WORD = 1 << 15,
} ApostilTokenFlags;

/* What is counted as a word: as it is read aloud, a number is one. */
#define APOSTIL_TOKEN_COUNTED (APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_NUMBER)

typedef struct
{
  guint32 byte; /* first byte */
  guint32 n_bytes;
  guint32 start; /* first code point */
  guint32 n_chars;
  guint32 flags; /* ApostilTokenFlags */
  guint32 hash;  /* apostil_fold_hash() of the token */
} ApostilToken;

/**
 * ApostilTokens:
 *
 * All tokens of a text, or of a stretch of it. Immutable, reference counted.
 */
typedef struct _ApostilTokens ApostilTokens;

ApostilTokens *apostil_tokens_new (ApostilText *text);
ApostilTokens *apostil_tokens_new_span (ApostilText *text, ApostilSpan span);
ApostilTokens *apostil_tokens_ref (ApostilTokens *self);
void apostil_tokens_unref (ApostilTokens *self);
const ApostilToken *apostil_tokens_get (ApostilTokens *self, guint *n_tokens);
/* The token that holds @offset, or the first one after it; n_tokens when there is none. */
guint apostil_tokens_find (ApostilTokens *self, guint32 offset);

/* What a key marks when nothing is selected. Both may be empty (start == end). */
ApostilSpan apostil_text_word_at (ApostilText *text, guint32 offset);
/* The capitalised run around @offset, particles inside it included (« Alliance du Nord »,
 * « Sergueï Lavrov », « Ahmad Shah Massoud »); the word when it has no capital. */
ApostilSpan apostil_text_name_at (ApostilText *text, guint32 offset);
/* The same among tokens at hand, which must reach far enough around @offset. */
ApostilSpan apostil_tokens_name_at (ApostilTokens *self, ApostilText *text, guint32 offset);
ApostilSpan apostil_text_sentence_at (ApostilText *text, guint32 offset);
/* The lines that a sentence cannot leave, at far less cost than the sentence. */
ApostilSpan apostil_text_sentence_reach (ApostilText *text, guint32 offset, gboolean *whole);
/* Without the blanks at its ends and, once, an enclosing pair of quotation marks with the blanks inside
 * them; grown to grapheme boundaries. */
ApostilSpan apostil_text_trim (ApostilText *text, ApostilSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilTokens, apostil_tokens_unref)

G_END_DECLS
