/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-tokens.h"

G_BEGIN_DECLS

/* For the text layer alone: what a character is to the tokeniser. */

typedef enum
{
  APOSTIL_CHAR_BLANK,
  APOSTIL_CHAR_LF,
  APOSTIL_CHAR_IGNORED, /* bidi controls, zero width space, BOM: nothing is seen, nothing is joined */
  APOSTIL_CHAR_JOINER, /* ZWNJ, ZWJ, soft hyphen: of the word when a letter follows */
  APOSTIL_CHAR_LETTER,
  APOSTIL_CHAR_MARK, /* goes on with what is before it; superscripts too */
  APOSTIL_CHAR_DIGIT,
  APOSTIL_CHAR_APOSTROPHE, /* a quotation mark when not inside a word */
  APOSTIL_CHAR_HYPHEN,
  APOSTIL_CHAR_QUOTE,
  APOSTIL_CHAR_OTHER,
} ApostilCharKind;

typedef enum
{
  APOSTIL_CASE_NONE,
  APOSTIL_CASE_UPPER, /* title case too */
  APOSTIL_CASE_LOWER,
} ApostilCharCase;

/* Scripts whose words are not parted by blanks; a token does not go from one to another. */
typedef enum
{
  APOSTIL_GROUP_SPACED,
  APOSTIL_GROUP_HAN, /* each is a token */
  APOSTIL_GROUP_HIRAGANA,
  APOSTIL_GROUP_KATAKANA,
  APOSTIL_GROUP_OTHER, /* Thai, Lao, Khmer, Myanmar: a run is a token */
} ApostilCharGroup;

typedef struct
{
  gunichar ch;
  guint8 kind;
  guint8 letter_case;
  guint8 group;
} ApostilCharClass;

void apostil_char_classify (gunichar ch, ApostilCharClass *out);
gboolean apostil_char_is_blank (gunichar ch);
/* Whether the two are a pair of quotation marks; several may close „. */
gboolean apostil_char_quotes_pair (gunichar opening, gunichar closing);
gboolean apostil_char_opens (gunichar ch);
gboolean apostil_char_closes (gunichar ch);

/* apostil-words.c */
ApostilSpan
apostil_words_clip (ApostilText *text, ApostilSpan whole, guint32 offset, guint32 radius);

G_END_DECLS
