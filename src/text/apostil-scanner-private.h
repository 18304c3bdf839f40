/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-fold-private.h"
#include "apostil-grapheme-private.h"
#include "apostil-tokens-private.h"

G_BEGIN_DECLS

/* For the text layer alone: the state of the tokeniser, and its parts: what a token is
 * (apostil-scanner.c), how far one goes whose end must be seen ahead
 * (apostil-scan-ahead.c), and what begins a sentence (apostil-scan-sentence.c). */

#define APOSTIL_SCANNER_SLOTS 256
#define APOSTIL_SCANNER_FOLD  12

/* What was before the token being taken, as far as sentences care; mostly nothing. */
typedef enum
{
  APOSTIL_BEFORE_START = 1 << 0, /* nothing yet, at the start of the text */
  APOSTIL_BEFORE_ENDED = 1 << 1, /* a sign that may end a sentence */
  APOSTIL_BEFORE_GLUED = 1 << 2, /* … that needs no blank after it (。) */
  APOSTIL_BEFORE_FIRST = 1 << 3, /* the next word is the first of a sentence or quotation */
  APOSTIL_BEFORE_COLON = 1 << 4,
} ApostilBefore;

typedef struct
{
  const gchar *base; /* the text */
  const gchar *p;    /* where the scanner is */
  const gchar *end;  /* read nothing from here on */
  guint32 offset;    /* the code point at @p */
  GArray *tokens;    /* NULL while reading the context */
  guint room;        /* what @tokens was made to hold */

  ApostilFolder folder;
  ApostilGraphemeMemo memo;
  ApostilCharClass classes[APOSTIL_SCANNER_SLOTS];
  const gchar *next_at_sign; /* the first @ at or after @p, @end if none */
  const gchar *chain_end;    /* within « 22.8.2021 »: numbers are taken singly up to here */

  /* the token being taken */
  const gchar *start;
  guint32 start_offset;
  guint32 flags;
  guint32 hash;
  guint n_upper, n_lower, n_letters;
  gboolean first_is_lower;

  /* what was before it */
  guint before; /* ApostilBefore */
  gboolean space;
  guint n_lf;
  guint32 last_flags;
  const gchar *last_start;
  const gchar *last_end;
  guint last_n_chars;
} ApostilScanner;

void apostil_scanner_init (ApostilScanner *self, const gchar *base, gsize byte, guint32 offset);
void apostil_scanner_run (ApostilScanner *self, const gchar *end);

gboolean apostil_scan_ends_sentence (gunichar ch);
gboolean apostil_scan_may_be_abbreviated (const gchar *start, const gchar *end);
void apostil_scanner_settle_sentence (ApostilScanner *self);

gboolean apostil_scan_is_one_of (const gchar *bytes,
                                 guint n_bytes,
                                 const gchar *const *words,
                                 guint n_words);
guint apostil_scan_fold (ApostilScanner *self,
                         const gchar *from,
                         const gchar *to,
                         gchar folded[APOSTIL_SCANNER_FOLD]);
const gchar *apostil_scan_digits (ApostilScanner *self, const gchar *p, guint *n_digits);
const gchar *apostil_scan_number (ApostilScanner *self, const gchar *p);
const gchar *apostil_scan_acronym (ApostilScanner *self, const gchar *p);
const gchar *apostil_scan_english_ending (ApostilScanner *self, const gchar *apostrophe);
const gchar *apostil_scan_mail (ApostilScanner *self, const gchar *p);
const gchar *apostil_scan_url (ApostilScanner *self, const gchar *p);
const gchar *apostil_scan_tag (ApostilScanner *self, const gchar *p, gboolean needs_letter);
gboolean apostil_scan_joins (ApostilScanner *self, const gchar *p);

/* The class of the character at @p, and its bytes; of a blank at the end. */
static inline ApostilCharClass
apostil_scanner_peek (ApostilScanner *self, const gchar *p, guint *n_bytes)
{
  ApostilCharClass *slot;
  gunichar ch;

  if (p >= self->end)
    {
      *n_bytes = 0;
      return (ApostilCharClass){ 0, APOSTIL_CHAR_BLANK, APOSTIL_CASE_NONE, APOSTIL_GROUP_SPACED };
    }
  ch = apostil_utf8_read (p, self->end, n_bytes);
  slot = &self->classes[(ch ^ (ch >> 8)) % APOSTIL_SCANNER_SLOTS];
  if (slot->ch != ch)
    apostil_char_classify (ch, slot);
  return *slot;
}

G_END_DECLS
