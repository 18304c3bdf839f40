/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scanner-private.h"

#include <string.h>

/* How it works
 *
 * What begins a sentence is settled when a token is put down, from what was before it: line
 * ends, sentence-ending signs with the quotation marks and brackets that close after them,
 * known abbreviations and initials, and whether the token is a word in lower case (« Quoi ! »
 * s'écria-t-il). A single line end goes on with the sentence only before a lower-case word, for
 * the sake of texts with hard line ends. */

#define LONGEST_ABBREVIATION 5 /* letters */

/* Words whose full stop ends no sentence although a capital or a number follows: titles before
 * names, and months before numbers. Others come from language data, for the engines. */
static const gchar *const abbreviations[] = {
  "mm",   "mme", "dr",   "pr",  "me",   "mgr",  "ste", "st",   "mr",  "mrs", "ms",
  "prof", "gen", "col",  "lt",  "sgt",  "capt", "sen", "rep",  "gov", "vs",  "cf",
  "no",   "jan", "janv", "feb", "fevr", "apr",  "aug", "sept", "oct", "nov", "dec",
};

gboolean
apostil_scan_ends_sentence (gunichar ch)
{
  switch (ch)
    {
    case '.':
    case '!':
    case '?':
    case 0x203c: /* ‼ ⁇ ⁈ ⁉ */
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x2026: /* … */
    case 0x061f: /* Arabic question mark, full stop */
    case 0x06d4:
    case 0x0964: /* danda, double danda */
    case 0x0965:
    case 0x3002: /* CJK */
    case 0xff01:
    case 0xff0e:
    case 0xff1f:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_abbreviation (ApostilScanner *self, const gchar *stop)
{
  gchar folded[APOSTIL_SCANNER_FOLD];

  if (self->last_end != stop)
    return FALSE;
  if (self->last_flags & APOSTIL_TOKEN_NUMBER)
    return (self->last_flags & APOSTIL_TOKEN_LINE_START) != 0; /* « 1. » in a list */
  if (!(self->last_flags & APOSTIL_TOKEN_WORD))
    return FALSE;
  if (self->last_n_chars == 1)
    return (self->last_flags & APOSTIL_TOKEN_CAPITALISED) != 0; /* « M. », an initial */
  return apostil_scan_is_one_of (folded,
                                 apostil_scan_fold (self, self->last_start, self->last_end, folded),
                                 abbreviations, G_N_ELEMENTS (abbreviations));
}

/* Whether a full stop after the letters from @start to @end may end no sentence. For those who have
 * no tokens: what is not in plain letters is taken for one when it is short enough. */
gboolean
apostil_scan_may_be_abbreviated (const gchar *start, const gchar *end)
{
  gsize n_bytes = (gsize) (end - start);
  gchar first = start < end ? g_ascii_tolower (*start) : '\0';

  if (n_bytes > LONGEST_ABBREVIATION * 2)
    return FALSE;
  for (const gchar *p = start; p < end; p++)
    if ((guchar) *p >= 0x80)
      return g_utf8_strlen (start, end - start) <= LONGEST_ABBREVIATION;
  if (n_bytes < 2)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (abbreviations[i][0] == first &&
        g_ascii_strncasecmp (abbreviations[i], start, n_bytes) == 0 &&
        abbreviations[i][n_bytes] == '\0')
      return TRUE;
  return FALSE;
}

static gboolean
begins_sentence (ApostilScanner *self)
{
  gboolean lower = (self->flags & APOSTIL_TOKEN_WORD) && self->first_is_lower;
  gboolean ended = (self->before & APOSTIL_BEFORE_ENDED) != 0;

  if ((self->before & APOSTIL_BEFORE_START) != 0 || self->n_lf >= 2)
    return TRUE;
  if (self->n_lf == 1)
    return ended || !lower;
  if (!ended || lower || (!self->space && (self->before & APOSTIL_BEFORE_GLUED) == 0))
    return FALSE;
  /* what closes belongs to the sentence before */
  return (self->flags & APOSTIL_TOKEN_PUNCTUATION) == 0 ||
         !apostil_char_closes (g_utf8_get_char (self->start));
}

/* What a mark that is no word does to the sentence that goes on after it. */
static void
settle_after_mark (ApostilScanner *self)
{
  gunichar first = g_utf8_get_char (self->start);
  gboolean quote = (self->flags & APOSTIL_TOKEN_QUOTE) != 0;

  if (apostil_scan_ends_sentence (first))
    {
      self->before &= ~(guint) (APOSTIL_BEFORE_ENDED | APOSTIL_BEFORE_GLUED);
      if (first != '.' || self->p - self->start > 1 || !is_abbreviation (self, self->start))
        self->before |= APOSTIL_BEFORE_ENDED;
      if (first == 0x3002 || first == 0xff01 || first == 0xff1f)
        self->before |= APOSTIL_BEFORE_GLUED;
    }
  else if (apostil_char_closes (first) || (quote && !apostil_char_opens (first) && !self->space))
    ; /* closes: an end before it still holds */
  else
    {
      self->before &= ~(guint) (APOSTIL_BEFORE_ENDED | APOSTIL_BEFORE_GLUED | APOSTIL_BEFORE_COLON);
      if (first == ':')
        self->before |= APOSTIL_BEFORE_COLON;
      if (quote)
        self->before |= APOSTIL_BEFORE_FIRST;
    }
}

/* Sets the flags of the token being taken that say where sentences begin, and notes what the next
 * token must know. */
void
apostil_scanner_settle_sentence (ApostilScanner *self)
{
  if (begins_sentence (self))
    {
      self->flags |= APOSTIL_TOKEN_SENTENCE_START;
      self->before |= APOSTIL_BEFORE_FIRST;
      self->before &= ~(guint) (APOSTIL_BEFORE_ENDED | APOSTIL_BEFORE_GLUED);
    }
  self->before &= ~(guint) APOSTIL_BEFORE_START;

  if (self->flags & APOSTIL_TOKEN_PUNCTUATION)
    {
      settle_after_mark (self);
      return;
    }
  if ((self->before & APOSTIL_BEFORE_FIRST) != 0 ||
      ((self->before & APOSTIL_BEFORE_COLON) != 0 && self->space))
    self->flags |= APOSTIL_TOKEN_FIRST_WORD;
  self->before = 0;
}
