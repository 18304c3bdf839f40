/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-atoms.h"
#include "apostil-fold.h"

#include <string.h>

/* How it works
 *
 * Most tokens are one atom and keep the hash that the tokeniser gave them. Those with a
 * hyphen or with digits are walked byte by byte and cut where digits, letters and signs
 * meet; bytes above ASCII count as letters, but for the two hyphens that fold to « - ». */

typedef enum
{
  SORT_DIGIT,
  SORT_LETTER,
  SORT_SIGN,
} Sort;

static Sort
sort_at (const gchar *p, gsize n_bytes, guint *length)
{
  guchar c = (guchar) *p;

  *length = 1;
  if (c < 0x80)
    return g_ascii_isdigit (c)                ? SORT_DIGIT
           : g_ascii_isalpha (c) || c == '\'' ? SORT_LETTER
                                              : SORT_SIGN;
  if (n_bytes >= 3 && c == 0xE2 && (guchar) p[1] == 0x80 &&
      ((guchar) p[2] == 0x90 || (guchar) p[2] == 0x91))
    {
      *length = 3;
      return SORT_SIGN;
    }
  *length = MIN (n_bytes, (guint) g_utf8_skip[c]);
  return SORT_LETTER;
}

static void
append_part (GArray *atoms,
             const gchar *utf8,
             const ApostilToken *token,
             guint index,
             gsize byte,
             guint32 start,
             guint n_bytes,
             guint n_chars,
             Sort sort)
{
  guint keep = APOSTIL_TOKEN_CAPITALISED | APOSTIL_TOKEN_ALL_CAPITALS;
  ApostilAtom atom = {
    .byte = (guint32) byte,
    .start = start,
    .end = start + n_chars,
    .token = index,
    .hash = apostil_fold_hash (utf8 + byte, (gssize) n_bytes),
    .n_bytes = (guint16) MIN (n_bytes, G_MAXUINT16),
  };

  atom.flags = byte == token->byte ? (token->flags & G_MAXUINT16) : (token->flags & keep);
  atom.flags &= (guint16) ~(APOSTIL_TOKEN_NUMBER | APOSTIL_TOKEN_HAS_DIGIT | APOSTIL_TOKEN_WORD |
                            APOSTIL_TOKEN_PUNCTUATION | APOSTIL_TOKEN_HYPHENATED);
  atom.flags |= sort == SORT_DIGIT    ? APOSTIL_TOKEN_NUMBER | APOSTIL_TOKEN_HAS_DIGIT
                : sort == SORT_LETTER ? APOSTIL_TOKEN_WORD
                                      : APOSTIL_TOKEN_PUNCTUATION;
  g_array_append_val (atoms, atom);
}

/**
 * apostil_atoms_append:
 * @atoms: an array of #ApostilAtom
 * @utf8: the text that @token belongs to
 * @token: a token
 * @index: its index
 *
 * Appends the atoms of one token.
 */
void
apostil_atoms_append (GArray *atoms, const gchar *utf8, const ApostilToken *token, guint index)
{
  guint32 start = token->start;

  if (apostil_atoms_are_one (token))
    {
      ApostilAtom atom = apostil_atom_of_token (token, index);

      g_array_append_val (atoms, atom);
      return;
    }

  for (gsize at = 0; at < token->n_bytes;)
    {
      gsize from = at;
      guint length = 0;
      guint n_chars = 0;
      Sort sort = sort_at (utf8 + token->byte + at, token->n_bytes - at, &length);

      do
        {
          at += length;
          n_chars++;
        }
      while (at < token->n_bytes && sort != SORT_SIGN &&
             sort_at (utf8 + token->byte + at, token->n_bytes - at, &length) == sort);

      append_part (atoms, utf8, token, index, token->byte + from, start, (guint) (at - from),
                   n_chars, sort);
      start += n_chars;
    }
}

/**
 * apostil_atoms_new_for_phrase:
 * @phrase: words of a language file
 * @utf8: (out) (transfer full): the text that the atoms point into
 *
 * Takes @phrase apart as a text would be.
 *
 * Returns: (transfer full): its atoms; none when it is not a text
 */
GArray *
apostil_atoms_new_for_phrase (const gchar *phrase, gchar **utf8)
{
  GArray *atoms = g_array_new (FALSE, FALSE, sizeof (ApostilAtom));
  /* « l’ » is one word only before another. */
  gboolean clitic = g_str_has_suffix (phrase, "'") || g_str_has_suffix (phrase, "’");
  g_autofree gchar *whole = g_strconcat (phrase, clitic ? "a" : "", NULL);
  g_autoptr (ApostilText) text = apostil_text_new (whole, -1, NULL);
  g_autoptr (ApostilTokens) tokens = NULL;
  const ApostilToken *token = NULL;
  guint n_tokens = 0;

  *utf8 = g_strdup (text != NULL ? apostil_text_get_utf8 (text, NULL) : "");
  if (text == NULL)
    return atoms;

  tokens = apostil_tokens_new (text);
  token = apostil_tokens_get (tokens, &n_tokens);
  for (guint i = 0; i < n_tokens; i++)
    apostil_atoms_append (atoms, *utf8, &token[i], i);
  if (clitic && n_tokens > 1)
    g_array_set_size (atoms, atoms->len - 1);

  return atoms;
}
