/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-fold.h"

G_BEGIN_DECLS

/* For the text layer alone: folding one character after the other at the speed of a
 * table. An article uses few different characters, so a small direct-mapped cache on the
 * caller's stack answers nearly always, with no state shared between threads. */

#define APOSTIL_FOLD_MAX_BYTES (APOSTIL_FOLD_MAX * 4)
#define APOSTIL_FOLDER_SLOTS   256

typedef struct
{
  gunichar ch;
  guint8 n_bytes;
  gchar bytes[11];
} ApostilFolderSlot;

typedef struct
{
  ApostilFolderSlot slots[APOSTIL_FOLDER_SLOTS]; /* ch 0: free */
  gchar buffer[APOSTIL_FOLD_MAX_BYTES];          /* for the few that no slot holds */
} ApostilFolder;

void apostil_folder_init (ApostilFolder *self);
const gchar *apostil_folder_miss (ApostilFolder *self, gunichar ch, guint *n_bytes);

/* The folded bytes of @ch, which is not ASCII; good until the next call. */
static inline const gchar *
apostil_folder_get (ApostilFolder *self, gunichar ch, guint *n_bytes)
{
  ApostilFolderSlot *slot = &self->slots[(ch ^ (ch >> 8)) % APOSTIL_FOLDER_SLOTS];

  if (slot->ch != ch)
    return apostil_folder_miss (self, ch, n_bytes);
  *n_bytes = slot->n_bytes;
  return slot->bytes;
}

static inline gchar
apostil_fold_ascii (gchar byte)
{
  if (byte >= 'A' && byte <= 'Z')
    return (gchar) (byte | 0x20);
  return byte == '\t' ? ' ' : byte;
}

typedef struct
{
  gsize source; /* where the character begins, and its bytes */
  guint n_source;
  gsize folded; /* where its folded bytes begin, and how many they are */
  guint n_folded;
} ApostilFoldedPlace;

/* Finds places in ascending order at the cost of one walk over the text, however many. */
typedef struct
{
  ApostilFolded *folded;
  gsize at_folded;
  gsize at_source;
  ApostilFolder folder;
} ApostilFoldedCursor;

void apostil_folded_cursor_init (ApostilFoldedCursor *self, ApostilFolded *folded);
void apostil_folded_cursor_seek (ApostilFoldedCursor *self,
                                 gsize folded_byte,
                                 ApostilFoldedPlace *place);

/* FNV-1a, 32 bits, over the folded bytes. */
#define APOSTIL_FOLD_HASH_START            2166136261u
#define APOSTIL_FOLD_HASH_STEP(hash, byte) (((hash) ^ (guchar) (byte)) * 16777619u)

/* Reads the code point at @p and its length in bytes. Needs valid UTF-8 for a right answer, but
 * never reads at or after @end. */
static inline gunichar
apostil_utf8_read (const gchar *p, const gchar *end, guint *n_bytes)
{
  const guchar *s = (const guchar *) p;
  gsize room = (gsize) (end - p);

  if (s[0] < 0x80)
    {
      *n_bytes = 1;
      return s[0];
    }
  if (s[0] < 0xe0 && room >= 2)
    {
      *n_bytes = 2;
      return (s[0] & 0x1fu) << 6 | (s[1] & 0x3fu);
    }
  if (s[0] >= 0xe0 && s[0] < 0xf0 && room >= 3)
    {
      *n_bytes = 3;
      return (s[0] & 0x0fu) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
    }
  if (s[0] >= 0xf0 && room >= 4)
    {
      *n_bytes = 4;
      return (s[0] & 0x07u) << 18 | (s[1] & 0x3fu) << 12 | (s[2] & 0x3fu) << 6 | (s[3] & 0x3fu);
    }
  *n_bytes = 1;
  return 0xfffd;
}

/* The folded bytes of the character at @p, and how many bytes it takes itself; good
 * until the next call. */
static inline const gchar *
apostil_folder_next (ApostilFolder *folder,
                     const gchar *p,
                     const gchar *end,
                     guint *n_read,
                     guint *n_folded)
{
  gunichar ch = apostil_utf8_read (p, end, n_read);

  if (ch < 0x80)
    {
      folder->buffer[0] = apostil_fold_ascii ((gchar) ch);
      *n_folded = 1;
      return folder->buffer;
    }
  return apostil_folder_get (folder, ch, n_folded);
}

G_END_DECLS
