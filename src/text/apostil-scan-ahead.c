/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scanner-private.h"

#include <string.h>

/* Where a token ends that must be seen whole before it can be taken. Nothing here moves the scanner;
 * each returns where the token ends, or NULL when it is none, and reads no further ahead than
 * the token goes but for a bounded number of characters. */

static const gchar *const english_endings[] = { "s", "re", "ve", "ll", "d", "m" };

gboolean
apostil_scan_is_one_of (const gchar *bytes, guint n_bytes, const gchar *const *words, guint n_words)
{
  for (guint i = 0; i < n_words && n_bytes > 0; i++)
    if (words[i][0] == bytes[0] && strlen (words[i]) == n_bytes &&
        memcmp (words[i], bytes, n_bytes) == 0)
      return TRUE;
  return FALSE;
}

/* The first folded bytes of what lies between two places; gives how many. */
guint
apostil_scan_fold (ApostilScanner *self,
                   const gchar *from,
                   const gchar *to,
                   gchar folded[APOSTIL_SCANNER_FOLD])
{
  guint n = 0;
  guint n_bytes;

  for (const gchar *p = from; p < to && n < APOSTIL_SCANNER_FOLD; p += n_bytes)
    {
      gunichar ch = apostil_utf8_read (p, self->end, &n_bytes);
      guint n_part = 1;
      gchar ascii = ch < 0x80 ? apostil_fold_ascii ((gchar) ch) : '\0';
      const gchar *part = ch < 0x80 ? &ascii : apostil_folder_get (&self->folder, ch, &n_part);

      for (guint i = 0; i < n_part && n < APOSTIL_SCANNER_FOLD; i++)
        folded[n++] = part[i];
    }
  return n;
}

/* Whether an English ending (« ’s », « ’re ») begins at the apostrophe; gives its end. */
const gchar *
apostil_scan_english_ending (ApostilScanner *self, const gchar *apostrophe)
{
  guint n_bytes, n = 0;
  gchar letters[3];
  const gchar *p;

  apostil_scanner_peek (self, apostrophe, &n_bytes);
  for (p = apostrophe + n_bytes; p < self->end && n < 3 && g_ascii_isalpha (*p); p++)
    letters[n++] = g_ascii_tolower (*p);
  if (n == 0 || n == 3 ||
      !apostil_scan_is_one_of (letters, n, english_endings, G_N_ELEMENTS (english_endings)))
    return NULL;
  switch (apostil_scanner_peek (self, p, &n_bytes).kind)
    {
    case APOSTIL_CHAR_LETTER:
    case APOSTIL_CHAR_MARK:
    case APOSTIL_CHAR_DIGIT:
    case APOSTIL_CHAR_APOSTROPHE:
    case APOSTIL_CHAR_JOINER:
      return NULL;
    default:
      return p;
    }
}

/* Joiners belong to the word when a letter or mark follows them. */
gboolean
apostil_scan_joins (ApostilScanner *self, const gchar *p)
{
  guint n_bytes;
  ApostilCharClass class;

  while ((class = apostil_scanner_peek (self, p, &n_bytes)).kind == APOSTIL_CHAR_JOINER)
    p += n_bytes;
  return class.kind == APOSTIL_CHAR_LETTER || class.kind == APOSTIL_CHAR_MARK;
}

static gboolean
is_address_byte (gchar byte)
{
  return g_ascii_isalnum (byte) || (byte != '\0' && strchr (".-_+%", byte) != NULL);
}

/* The end of the e-mail address that begins at @p, or NULL. */
const gchar *
apostil_scan_mail (ApostilScanner *self, const gchar *p)
{
  const gchar *at, *dot;

  if (self->next_at_sign < p)
    {
      self->next_at_sign = memchr (p, '@', (gsize) (self->end - p));
      if (self->next_at_sign == NULL)
        self->next_at_sign = self->end;
    }
  at = self->next_at_sign;
  if (at == self->end || at == p || at - p > 64) /* RFC 5321: the local part has 64 octets */
    return NULL;
  for (const gchar *q = p; q < at; q++)
    if (!is_address_byte (*q))
      return NULL;
  for (p = at + 1; p < self->end && is_address_byte (*p) && p - at < 256; p++)
    ;
  while (p > at && !g_ascii_isalnum (p[-1]))
    p--;
  dot = p > at + 1 ? memchr (at + 1, '.', (gsize) (p - at - 1)) : NULL;
  return dot != NULL && dot > at + 1 ? p : NULL;
}

static gboolean
has_prefix (ApostilScanner *self, const gchar *p, const gchar *prefix)
{
  gsize n = strlen (prefix);

  return (gsize) (self->end - p) > n && g_ascii_strncasecmp (p, prefix, n) == 0;
}

/* The end of the web address that begins at @p, or NULL. */
const gchar *
apostil_scan_url (ApostilScanner *self, const gchar *p)
{
  const gchar *start = p;
  gboolean bracket = FALSE;

  switch (*p | 0x20)
    {
    case 'h':
      if (!has_prefix (self, p, "http://") && !has_prefix (self, p, "https://"))
        return NULL;
      break;
    case 'f':
      if (!has_prefix (self, p, "ftp://"))
        return NULL;
      break;
    case 'w':
      if (!has_prefix (self, p, "www."))
        return NULL;
      break;
    default:
      return NULL;
    }

  while (p < self->end)
    {
      guint n_bytes;
      ApostilCharClass class = apostil_scanner_peek (self, p, &n_bytes);

      if (class.kind == APOSTIL_CHAR_BLANK || class.kind == APOSTIL_CHAR_LF ||
          class.kind == APOSTIL_CHAR_IGNORED || class.kind == APOSTIL_CHAR_QUOTE ||
          class.ch == '<' || class.ch == '>' || class.ch == 0x2019 || class.ch == 0x2026)
        break;
      bracket |= class.ch == '(';
      p += n_bytes;
    }
  /* what ends the sentence around the address */
  while (p > start && strchr (".,;:!?'*]}", p[-1]) != NULL)
    p--;
  if (p > start && p[-1] == ')' && !bracket)
    p--;
  return p;
}

/* « U.S. », « e.g. », « R.T.E. »: single letters, each with its full stop, at least two; gives the
 * end. */
const gchar *
apostil_scan_acronym (ApostilScanner *self, const gchar *p)
{
  guint n_letters = 0;
  const gchar *end = NULL;

  for (;;)
    {
      guint n_bytes;

      if (apostil_scanner_peek (self, p, &n_bytes).kind != APOSTIL_CHAR_LETTER ||
          p + n_bytes >= self->end || p[n_bytes] != '.')
        break;
      p += n_bytes + 1;
      if (++n_letters >= 2)
        end = p;
    }

  return end;
}

const gchar *
apostil_scan_digits (ApostilScanner *self, const gchar *p, guint *n_digits)
{
  guint n_bytes;

  *n_digits = 0;
  while (apostil_scanner_peek (self, p, &n_bytes).kind == APOSTIL_CHAR_DIGIT)
    {
      p += n_bytes;
      (*n_digits)++;
    }
  return p;
}

static gboolean
is_grouping_blank (gunichar ch)
{
  return ch == 0x00a0 || ch == 0x202f || ch == 0x2009;
}

static gboolean
is_decimal_sign (gunichar ch)
{
  return ch == '.' || ch == ',' || ch == 0x066b || ch == 0x066c;
}

/* The end of the number that begins at @p; more than its first digits where signs inside group
 * thousands or begin decimals. « 22.8.2021 » is three numbers. */
const gchar *
apostil_scan_number (ApostilScanner *self, const gchar *p)
{
  guint n_first, n_digits, n_bytes, n_groups = 0;
  const gchar *first_end = apostil_scan_digits (self, p, &n_first);
  const gchar *q;
  gunichar sign = 0;
  gboolean one_number = TRUE;

  if (p < self->chain_end)
    return first_end;

  p = first_end;
  while (n_first <= 3 && is_grouping_blank (apostil_scanner_peek (self, p, &n_bytes).ch))
    {
      q = apostil_scan_digits (self, p + n_bytes, &n_digits);
      if (n_digits != 3)
        break;
      p = first_end = q;
    }

  for (;; n_groups++)
    {
      gunichar ch = apostil_scanner_peek (self, p, &n_bytes).ch;

      if (!is_decimal_sign (ch))
        break;
      q = apostil_scan_digits (self, p + n_bytes, &n_digits);
      if (n_digits == 0)
        break;
      /* judged when the next follows: only the last may be decimals */
      if (n_groups > 0 && sign == 0)
        one_number = FALSE;
      if (n_groups == 0)
        sign = n_digits == 3 && n_first <= 3 ? ch : 0;
      else if (ch != sign || n_digits != 3)
        sign = ch != sign ? 0 : (one_number = FALSE, 0);
      p = q;
    }

  if (one_number)
    return p;
  self->chain_end = p;
  return first_end;
}

/* « #AhmadMassoud », « @name »: the end of what follows the sign, or NULL if it is no tag. */
const gchar *
apostil_scan_tag (ApostilScanner *self, const gchar *p, gboolean needs_letter)
{
  const gchar *start = p;
  gboolean letter = FALSE;

  for (;;)
    {
      guint n_bytes;
      ApostilCharClass class = apostil_scanner_peek (self, p, &n_bytes);

      if (class.kind == APOSTIL_CHAR_LETTER)
        letter = TRUE;
      else if (class.kind == APOSTIL_CHAR_JOINER
                   ? !apostil_scan_joins (self, p)
                   : class.kind != APOSTIL_CHAR_DIGIT && class.ch != '_' &&
                         (class.kind != APOSTIL_CHAR_MARK || p == start))
        break;
      p += n_bytes;
    }

  return p > start && (letter || !needs_letter) ? p : NULL;
}
