/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-tokens.h"

G_BEGIN_DECLS

/* Tokens taken further apart, as language files compare words: « 16h00 » is 16 h 00,
 * « mi-mars » is mi - mars. Words of language files are taken apart by the same code, so
 * « après-midi » in a text is « après-midi » in a file, whatever its hyphen. */

typedef struct
{
  guint32 byte;  /* first byte in the text */
  guint32 start; /* first code point */
  guint32 end;   /* the code point after the last one */
  guint32 token; /* index of the token it is part of */
  guint32 hash;  /* apostil_fold_hash() */
  guint16 n_bytes;
  guint16 flags; /* ApostilTokenFlags of the token, with WORD, NUMBER or PUNCTUATION of the part */
} ApostilAtom;

/* Most tokens are one atom. */
static inline gboolean
apostil_atoms_are_one (const ApostilToken *token)
{
  return (token->flags & (APOSTIL_TOKEN_HYPHENATED | APOSTIL_TOKEN_HAS_DIGIT)) == 0 ||
         (token->flags & (APOSTIL_TOKEN_ADDRESS | APOSTIL_TOKEN_HASHTAG | APOSTIL_TOKEN_HANDLE)) !=
             0;
}

static inline ApostilAtom
apostil_atom_of_token (const ApostilToken *token, guint index)
{
  return (ApostilAtom){ token->byte,
                        token->start,
                        token->start + token->n_chars,
                        index,
                        token->hash,
                        (guint16) MIN (token->n_bytes, G_MAXUINT16),
                        (guint16) token->flags };
}

void
apostil_atoms_append (GArray *atoms, const gchar *utf8, const ApostilToken *token, guint index);
GArray *apostil_atoms_new_for_phrase (const gchar *phrase, gchar **utf8);

G_END_DECLS
