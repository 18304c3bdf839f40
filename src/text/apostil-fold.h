/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folding makes two spellings of the same word equal: « AOÛT » and « aout »,
 * « aujourd’hui » and « aujourd'hui », « علي » and « علی ». What it does to a character:
 * compatibility decomposition (full width, ligatures and presentation forms, « … », « № »),
 * diacritics off (marks of Latin, Greek, Cyrillic, Hebrew, Arabic; Indic and Thai vowel
 * signs and the kana voicing marks are letters and stay), case folding, œ æ ß ø đ ħ ł ŧ ı to
 * plain letters, U+2018 U+2019 U+201B U+02BC U+00B4 → ', U+2010 U+2011 → -, every blank but
 * LF → U+0020, soft hyphen, ZWNJ, ZWJ, zero width space, BOM, tatweel, harakat and bidi
 * controls dropped, Arabic yeh and alef maksura → Persian yeh, Arabic kaf → Persian kaf,
 * digits of every script → 0–9. One character in gives zero or more out, whatever stands
 * beside it, so a map leads back; folding twice is folding once. */

/**
 * ApostilFolded:
 *
 * A folded string that remembers where each of its bytes came from.
 */
typedef struct _ApostilFolded ApostilFolded;

gchar *apostil_fold (const gchar *utf8, gssize n_bytes);
guint apostil_fold_char (gunichar ch, gunichar *out /* room for APOSTIL_FOLD_MAX */);
gboolean apostil_fold_equal (const gchar *a, const gchar *b);
guint32 apostil_fold_hash (const gchar *utf8, gssize n_bytes);
gboolean apostil_fold_is (const gchar *utf8, gsize n_bytes, const gchar *folded);

/* The letter that the two-byte character at @p folds to, when it is an accented letter of
 * Latin-1; else NUL. Nearly all that is not ASCII in the languages we read is one of these: a
 * look-up here spares decomposing it, and setting up a folder for one word. */
static inline gchar
apostil_fold_accented (const gchar *p, const gchar *end)
{
  static const gchar letters[64 + 1] = "aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0\0"
                                       "aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0y";

  return (guchar) p[0] == 0xc3 && p + 1 < end ? letters[(guchar) p[1] & 0x3f] : '\0';
}

#define APOSTIL_FOLD_MAX 18 /* U+FDFA folds to eighteen characters, the most there is */

ApostilFolded *apostil_folded_new (const gchar *utf8, gsize n_bytes);
void apostil_folded_free (ApostilFolded *self);
const gchar *apostil_folded_get_utf8 (ApostilFolded *self, gsize *n_bytes);
gsize apostil_folded_to_source (ApostilFolded *self, gsize folded_byte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilFolded, apostil_folded_free)

G_END_DECLS
