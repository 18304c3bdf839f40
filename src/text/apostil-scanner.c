/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scanner-private.h"
#include <string.h>

/* How it works
 *
 * One walk over the bytes. The first character of a token says which function takes the rest;
 * each character taken goes into the folded hash and the counts of letters at once, so that
 * nothing is read twice but a few characters ahead. Classes of characters above ASCII come from
 * a small cache on the scanner. No token begins or ends inside a grapheme. */

/* Elided words before an apostrophe; all other apostrophes between letters stay inside their
 * word, which is right for aujourd'hui, prud'homme, quelqu'un, presqu'île, entr'ouvert and
 * O'Brien alike. */
static const gchar *const elided[] = { "l", "d",  "j",     "m",      "t",      "s",     "n",
                                       "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu" };

static void
begin (ApostilScanner *self)
{
  self->start = self->p;
  self->start_offset = self->offset;
  self->flags = 0;
  self->hash = APOSTIL_FOLD_HASH_START;
  self->n_upper = self->n_lower = self->n_letters = 0;
  self->first_is_lower = FALSE;
}

/* Takes the character at the scanner, of class @class, into the token. */
static void
take (ApostilScanner *self, const ApostilCharClass *class, guint n_bytes)
{
  if (class->ch < 0x80)
    self->hash = APOSTIL_FOLD_HASH_STEP (self->hash, apostil_fold_ascii ((gchar) class->ch));
  else
    {
      guint n_folded;
      const gchar *folded = apostil_folder_get (&self->folder, class->ch, &n_folded);

      for (guint i = 0; i < n_folded; i++)
        self->hash = APOSTIL_FOLD_HASH_STEP (self->hash, folded[i]);
    }

  if (class->kind == APOSTIL_CHAR_LETTER)
    {
      if (self->n_letters++ == 0)
        {
          if (class->letter_case == APOSTIL_CASE_UPPER)
            self->flags |= APOSTIL_TOKEN_CAPITALISED;
          self->first_is_lower = class->letter_case == APOSTIL_CASE_LOWER;
        }
      self->n_upper += class->letter_case == APOSTIL_CASE_UPPER;
      self->n_lower += class->letter_case == APOSTIL_CASE_LOWER;
    }
  else if (class->kind == APOSTIL_CHAR_DIGIT)
    self->flags |= APOSTIL_TOKEN_HAS_DIGIT;

  self->p += n_bytes;
  self->offset++;
}

static inline gboolean
is_ascii_letter (gchar byte)
{
  return (guint) ((guchar) byte | 0x20) - 'a' < 26;
}

/* Takes the letters of ASCII and the accented ones of Latin-1 at the scanner: most of what there
 * is, so without a look at classes. */
static inline void
take_plain_letters (ApostilScanner *self)
{
  const gchar *p = self->p;
  const gchar *end = self->end;
  guint32 hash = self->hash;
  guint n_upper = 0, n_accented = 0, n;

  for (;;)
    {
      gchar folded;

      if (p >= end)
        break;
      if (is_ascii_letter (*p))
        {
          folded = (gchar) (*p | 0x20);
          n_upper += folded != *p;
          p++;
        }
      else if ((folded = apostil_fold_accented (p, end)) != '\0')
        {
          n_upper += (guchar) p[1] < 0xa0;
          n_accented++;
          p += 2;
        }
      else
        break;
      hash = APOSTIL_FOLD_HASH_STEP (hash, folded);
    }
  if (p == self->p)
    return;

  n = (guint) (p - self->p) - n_accented;
  if (self->n_letters == 0)
    {
      gboolean ascii = (guchar) self->p[0] < 0x80;

      self->first_is_lower = ascii ? (self->p[0] & 0x20) != 0 : (guchar) self->p[1] >= 0xa0;
      if (!self->first_is_lower)
        self->flags |= APOSTIL_TOKEN_CAPITALISED;
    }
  self->n_letters += n;
  self->n_upper += n_upper;
  self->n_lower += n - n_upper;
  self->hash = hash;
  self->p = p;
  self->offset += n;
}

static void
take_to (ApostilScanner *self, const gchar *end)
{
  while (self->p < end)
    {
      guint n_bytes;
      ApostilCharClass class = apostil_scanner_peek (self, self->p, &n_bytes);

      take (self, &class, n_bytes);
    }
}

/* Whether a grapheme surely ends between two characters one of which is ASCII: the other is a
 * letter or sign of Latin-1, or a dash, quotation mark or ellipsis, none of which joins anything.
 * That is nearly every place where the rules would have to be asked. */
static inline gboolean
surely_parts (const gchar *base, const gchar *p, const gchar *end)
{
  const guchar *s = (const guchar *) p;

  if (s[0] < 0x80)
    return p - base >= 3 &&
           (s[-2] == 0xc3 || (s[-3] == 0xe2 && s[-2] == 0x80 && s[-1] >= 0x90 && s[-1] < 0xa8));
  return s[-1] < 0x80 && s[-1] >= 0x20 &&
         (s[0] == 0xc3 ||
          (s[0] == 0xe2 && end - p >= 3 && s[1] == 0x80 && s[2] >= 0x90 && s[2] < 0xa8));
}

/* Takes what the grapheme at the end of the token still has. */
static void
take_grapheme (ApostilScanner *self)
{
  while (self->p < self->end && ((guchar) self->p[0] | (guchar) self->p[-1]) >= 0x80 &&
         !surely_parts (self->base, self->p, self->end) &&
         !apostil_grapheme_is_boundary_byte (self->base, (gsize) (self->end - self->base),
                                             (gsize) (self->p - self->base), &self->memo))
    {
      guint n_bytes;
      ApostilCharClass class = apostil_scanner_peek (self, self->p, &n_bytes);

      take (self, &class, n_bytes);
    }
}

static inline void
put (ApostilScanner *self, guint32 flags)
{
  if (self->p < self->end && ((guchar) self->p[0] | (guchar) self->p[-1]) >= 0x80)
    take_grapheme (self);

  self->flags |= flags;
  if (self->n_upper >= 2 && self->n_lower == 0)
    self->flags |= APOSTIL_TOKEN_ALL_CAPITALS;
  if (self->space)
    self->flags |= APOSTIL_TOKEN_SPACE_BEFORE;
  if (self->n_lf > 0 || self->start == self->base)
    self->flags |= APOSTIL_TOKEN_LINE_START;
  /* In the middle of a sentence there is nothing to settle. */
  if (self->before != 0 || self->n_lf > 0 || (flags & APOSTIL_TOKEN_PUNCTUATION) != 0)
    apostil_scanner_settle_sentence (self);

  self->last_flags = self->flags;
  self->last_start = self->start;
  self->last_end = self->p;
  self->last_n_chars = self->offset - self->start_offset;
  self->space = FALSE;
  self->n_lf = 0;

  if (self->tokens != NULL)
    {
      ApostilToken token = { (guint32) (self->start - self->base),
                             (guint32) (self->p - self->start),
                             self->start_offset,
                             self->last_n_chars,
                             self->flags,
                             self->hash };

      /* The array was made large enough for nearly every text: a store in place of a call. */
      if (self->tokens->len < self->room)
        ((ApostilToken *) (gpointer) self->tokens->data)[self->tokens->len++] = token;
      else
        g_array_append_val (self->tokens, token);
    }
}

/* « M’Bappé », « N’Golo »: French never has m’ or n’ with capitals so. */
static gboolean
is_name_in_apostrophe (ApostilScanner *self,
                       const gchar *folded,
                       guint n_folded,
                       const gchar *after)
{
  guint n_bytes;
  ApostilCharClass next;

  if (n_folded != 1 || self->n_upper != 1 || (folded[0] != 'm' && folded[0] != 'n'))
    return FALSE;
  next = apostil_scanner_peek (self, after, &n_bytes);
  if (next.letter_case != APOSTIL_CASE_UPPER)
    return FALSE;
  return apostil_scanner_peek (self, after + n_bytes, &n_bytes).letter_case == APOSTIL_CASE_LOWER;
}

typedef enum
{
  STOP_BEFORE,
  STOP_AFTER,
  GO_ON,
} Step;

static Step
step_apostrophe (ApostilScanner *self, const gchar *after)
{
  guint n_bytes;
  guint8 kind = apostil_scanner_peek (self, after, &n_bytes).kind;
  gchar folded[APOSTIL_SCANNER_FOLD];
  guint n_folded;

  if (kind != APOSTIL_CHAR_LETTER && kind != APOSTIL_CHAR_DIGIT)
    return STOP_BEFORE;
  n_folded = apostil_scan_fold (self, self->start, self->p, folded);
  if (self->n_letters > 0 &&
      apostil_scan_is_one_of (folded, n_folded, elided, G_N_ELEMENTS (elided)) &&
      !is_name_in_apostrophe (self, folded, n_folded, after))
    return STOP_AFTER;
  if (apostil_scan_english_ending (self, self->p) != NULL)
    return STOP_BEFORE;
  return kind == APOSTIL_CHAR_LETTER ? GO_ON : STOP_BEFORE;
}

/* « nord-ouest », « a-t-il », « Covid-19 »; not « 27-08 », nor « Aug-2021 ». */
static Step
step_hyphen (ApostilScanner *self, const gchar *after)
{
  guint n_bytes, n_digits = 0;
  ApostilCharClass class = apostil_scanner_peek (self, after, &n_bytes);

  if (self->n_letters == 0)
    return STOP_BEFORE;
  if (class.kind == APOSTIL_CHAR_LETTER)
    return class.group == APOSTIL_GROUP_SPACED ? GO_ON : STOP_BEFORE;
  while (class.kind == APOSTIL_CHAR_DIGIT && n_digits <= 3)
    {
      n_digits++;
      after += n_bytes;
      class = apostil_scanner_peek (self, after, &n_bytes);
    }
  return n_digits >= 1 && n_digits <= 3 ? GO_ON : STOP_BEFORE;
}

/* Whether a byte of ASCII ends any word; without a look at its class. */
static inline gboolean
ends_word (gchar byte)
{
  return (guchar) byte < 0x80 && byte != '\'' && byte != '-' && !g_ascii_isalnum (byte);
}

/* Takes letters, marks, digits and what joins them, from a letter or after digits. */
static void
scan_word (ApostilScanner *self, guint8 group)
{
  guint32 flags = APOSTIL_TOKEN_WORD;

  for (;;)
    {
      guint n_bytes;
      ApostilCharClass class;
      Step step;

      if (group == APOSTIL_GROUP_SPACED)
        take_plain_letters (self);
      if (self->p >= self->end || ends_word (*self->p))
        break;
      class = apostil_scanner_peek (self, self->p, &n_bytes);
      switch ((gint) class.kind)
        {
        case APOSTIL_CHAR_LETTER:
          /* the lengthening mark of kana has no script */
          step = self->n_letters > 0 && class.group != group && class.ch != 0x30fc ? STOP_BEFORE
                                                                                   : GO_ON;
          if (group == APOSTIL_GROUP_HAN && self->n_letters > 0)
            step = STOP_BEFORE;
          break;
        case APOSTIL_CHAR_MARK:
          step = GO_ON;
          break;
        case APOSTIL_CHAR_DIGIT:
          step = group == APOSTIL_GROUP_SPACED ? GO_ON : STOP_BEFORE;
          break;
        case APOSTIL_CHAR_JOINER:
          step = apostil_scan_joins (self, self->p) ? GO_ON : STOP_BEFORE;
          break;
        case APOSTIL_CHAR_APOSTROPHE:
          step = group == APOSTIL_GROUP_SPACED ? step_apostrophe (self, self->p + n_bytes)
                                               : STOP_BEFORE;
          if (step == STOP_AFTER)
            flags |= APOSTIL_TOKEN_CLITIC;
          break;
        case APOSTIL_CHAR_HYPHEN:
          step = group == APOSTIL_GROUP_SPACED ? step_hyphen (self, self->p + n_bytes)
                                               : STOP_BEFORE;
          if (step == GO_ON)
            flags |= APOSTIL_TOKEN_HYPHENATED;
          break;
        default:
          step = STOP_BEFORE;
          break;
        }

      if (step != STOP_BEFORE)
        take (self, &class, n_bytes);
      if (step != GO_ON)
        break;
    }

  put (self, flags);
}

static void
scan_number (ApostilScanner *self)
{
  const gchar *end = apostil_scan_number (self, self->p);
  guint n_bytes, n_digits;
  gboolean plain = apostil_scan_digits (self, self->p, &n_digits) == end;
  ApostilCharClass next;

  take_to (self, end);
  next = apostil_scanner_peek (self, self->p, &n_bytes);
  /* « 16h00 », « 1er », « 2ᵉ » */
  if (plain && next.kind == APOSTIL_CHAR_LETTER && next.group == APOSTIL_GROUP_SPACED)
    scan_word (self, APOSTIL_GROUP_SPACED);
  else
    put (self, APOSTIL_TOKEN_NUMBER);
}

static gboolean
repeats (gunichar ch)
{
  return ch == 0x2013 || ch == 0x2014 || ch == 0x2026 || ch == 0x2022 ||
         (ch < 0x80 && ch != 0 && strchr (".!?-=*_~+", (gint) ch) != NULL);
}

static void
scan_sign (ApostilScanner *self, const ApostilCharClass *class, guint n_bytes)
{
  gboolean after_word = self->last_end == self->p &&
                        (self->last_flags & (APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_NUMBER)) != 0;
  const gchar *end = NULL;
  guint32 flags = APOSTIL_TOKEN_PUNCTUATION;

  if (class->ch == '#' || class->ch == 0xff03)
    {
      end = apostil_scan_tag (self, self->p + n_bytes, TRUE);
      if (end != NULL)
        flags = APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_HASHTAG;
    }
  else if (class->ch == '@' && !after_word)
    {
      end = apostil_scan_tag (self, self->p + n_bytes, FALSE);
      if (end != NULL)
        flags = APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_HANDLE;
    }
  else if (class->kind == APOSTIL_CHAR_APOSTROPHE && after_word)
    {
      end = apostil_scan_english_ending (self, self->p);
      if (end != NULL)
        flags = APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_CLITIC;
    }

  if (end != NULL)
    take_to (self, end);
  else
    {
      gunichar ch = class->ch;
      ApostilCharClass next = *class;

      if (class->kind == APOSTIL_CHAR_APOSTROPHE || class->kind == APOSTIL_CHAR_QUOTE)
        flags |= APOSTIL_TOKEN_QUOTE;
      do
        {
          take (self, &next, n_bytes);
          next = apostil_scanner_peek (self, self->p, &n_bytes);
        }
      while (next.ch == ch && n_bytes > 0 && repeats (ch));
    }
  put (self, flags);
}

/* Blanks and line ends before the next token, with the marks that stand on a blank. */
static void
skip_blanks (ApostilScanner *self)
{
  const gchar *start = self->p;

  while (self->p < self->end)
    {
      guint n_bytes;
      ApostilCharClass class;

      if (*self->p == ' ')
        {
          self->space = TRUE;
          self->p++;
          self->offset++;
          continue;
        }
      if (is_ascii_letter (*self->p))
        return;
      class = apostil_scanner_peek (self, self->p, &n_bytes);
      switch ((gint) class.kind)
        {
        case APOSTIL_CHAR_LF:
          self->n_lf++;
          self->space = TRUE;
          break;
        case APOSTIL_CHAR_BLANK:
          self->space = TRUE;
          break;
        case APOSTIL_CHAR_IGNORED:
        case APOSTIL_CHAR_JOINER:
          break;
        default:
          if (class.ch < 0x80 || self->p == start ||
              surely_parts (self->base, self->p, self->end) ||
              apostil_grapheme_is_boundary_byte (self->base, (gsize) (self->end - self->base),
                                                 (gsize) (self->p - self->base), &self->memo))
            return;
          break;
        }
      self->p += n_bytes;
      self->offset++;
    }
}

/* The end of the web or e-mail address that begins at the scanner, or NULL, which mostly takes
 * a few comparisons: addresses begin with http, https, ftp or www, or have an @ not far off. */
static inline const gchar *
find_address (ApostilScanner *self)
{
  gchar letter = (gchar) (*self->p | 0x20);
  const gchar *end = NULL;

  if (letter == 'h' || letter == 'w' || letter == 'f')
    end = apostil_scan_url (self, self->p);
  if (end == NULL && (self->next_at_sign < self->p || self->next_at_sign - self->p <= 64))
    end = apostil_scan_mail (self, self->p);
  return end;
}

static void
scan_spaced_word (ApostilScanner *self, guint n_bytes)
{
  const gchar *end = NULL;

  if (self->p + n_bytes < self->end && self->p[n_bytes] == '.')
    end = apostil_scan_acronym (self, self->p);
  if (end != NULL)
    {
      take_to (self, end);
      put (self, APOSTIL_TOKEN_WORD);
    }
  else
    scan_word (self, APOSTIL_GROUP_SPACED);
}

static void
scan_token (ApostilScanner *self)
{
  guint n_bytes;
  ApostilCharClass class;
  const gchar *end = NULL;

  begin (self);
  if (g_ascii_isalnum (*self->p) && (end = find_address (self)) != NULL)
    {
      take_to (self, end);
      put (self, APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_ADDRESS);
      return;
    }
  if (is_ascii_letter (*self->p))
    {
      scan_spaced_word (self, 1);
      return;
    }

  class = apostil_scanner_peek (self, self->p, &n_bytes);
  if (class.kind == APOSTIL_CHAR_DIGIT)
    scan_number (self);
  else if (class.kind != APOSTIL_CHAR_LETTER)
    scan_sign (self, &class, n_bytes);
  else if (class.group == APOSTIL_GROUP_SPACED)
    scan_spaced_word (self, n_bytes);
  else
    scan_word (self, class.group);
}

void
apostil_scanner_init (ApostilScanner *self, const gchar *base, gsize byte, guint32 offset)
{
  apostil_folder_init (&self->folder);
  for (guint i = 0; i < APOSTIL_SCANNER_SLOTS; i++)
    self->classes[i].ch = G_MAXUINT32;
  self->memo.byte = G_MAXSIZE;
  self->base = base;
  self->p = base + byte;
  self->offset = offset;
  self->before = byte == 0 ? APOSTIL_BEFORE_START : 0;
}

/* Takes all tokens up to @end; may be called again to go on from there. */
void
apostil_scanner_run (ApostilScanner *self, const gchar *end)
{
  self->end = end;
  self->next_at_sign = self->p - 1;
  self->chain_end = self->p;
  for (;;)
    {
      skip_blanks (self);
      if (self->p >= self->end)
        break;
      scan_token (self);
    }
}
