/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-seeker-private.h"

#include <string.h>

/* How it works
 *
 * Of the needle the rarest letter is taken, and the text is looked through for that letter alone,
 * thirty-two bytes at a time: its two cases, and the lead bytes of characters that may fold to it.
 * Around each the text is folded, one character after the other, for as long as it agrees with
 * the needle; mostly that is one. Only letters that none of the accented ones of Latin-1 fold to
 * serve, since those are as frequent as blanks in some languages.
 *
 * A needle that repeats itself could make the same characters be folded again and again. They are
 * counted, and a seeker that has folded twice the text gives up. */

/* From the rarest in the languages we read. Without a, c, e, i, n, o, u and y, which have accents,
 * and s, which « ß » folds to. */
#define ANCHORS "#qxzjkwvbfghpmdltr"

/* What begins characters that may fold to one of these; 0xc2 and 0xc3 begin none. */
#define LEADS "\xc4\xc5\xc6\xc7\xc8\xca\xcb\xe1\xe2\xe3\xea\xef\xf0"

#define BLOCK 32

#define EACH(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/**
 * apostil_seeker_init:
 * @self: (out caller-allocates): a seeker
 * @utf8: (array length=n_bytes): valid UTF-8, which must live as long
 * @n_bytes: its length
 * @needle: what to look for, folded; must live as long
 * @folder: folds for it, and may do so for others between its calls
 *
 * Returns: %FALSE if @needle has no letter to go by
 */
gboolean
apostil_seeker_init (ApostilSeeker *self,
                     const gchar *utf8,
                     gsize n_bytes,
                     const gchar *needle,
                     ApostilFolder *folder)
{
  const gchar *anchor = ANCHORS;

  while (*anchor != '\0' && strchr (needle, *anchor) == NULL)
    anchor++;
  if (*anchor == '\0')
    return FALSE;

  memset (self, 0, sizeof *self);
  self->utf8 = utf8;
  self->n_bytes = n_bytes;
  self->needle = needle;
  self->n_needle = strlen (needle);
  self->anchor = (gsize) (strchr (needle, *anchor) - needle);
  self->folder = folder;
  self->steps = 2 * n_bytes + 4096;
  self->hot[(guchar) *anchor] = TRUE;
  self->hot[(guchar) g_ascii_toupper (*anchor)] = TRUE;
  for (const gchar *lead = LEADS; *lead != '\0'; lead++)
    self->hot[(guchar) *lead] = TRUE;
  return TRUE;
}

/* Whether one of the bytes from @p on is the anchor, in either case, or above 0xc3. Eight bytes
 * are compared at once: looking each up takes four times as long, and this is nearly all the
 * time that a search takes. */
static gboolean
block_may_hold (const gchar *p, guint64 anchors)
{
  guint64 found = 0;

  for (guint i = 0; i < BLOCK / 8; i++)
    {
      guint64 word, differs;

      memcpy (&word, p + 8 * i, sizeof word);
      differs = (word | EACH (0x20)) ^ anchors;
      found |= (differs - EACH (0x01)) & ~differs; /* a byte of zeros sets its highest bit */
      found |= word & (word << 1) & ((word & EACH (0x3c)) + EACH (0x7c));
    }
  return (found & EACH (0x80)) != 0;
}

/* The first character at or after @at that may fold to the anchor. */
static gsize
next_candidate (ApostilSeeker *self, gsize at)
{
  guint64 anchors = EACH ((guint64) (guchar) self->needle[self->anchor]);

  while (at < self->n_bytes)
    {
      gsize stop;

      while (at + BLOCK <= self->n_bytes && !block_may_hold (self->utf8 + at, anchors))
        at += BLOCK;
      stop = MIN (at + BLOCK, self->n_bytes);
      for (; at < stop; at++)
        if (self->hot[(guchar) self->utf8[at]])
          return at;
    }
  return at;
}

static gboolean
take_step (ApostilSeeker *self)
{
  if (self->steps == 0)
    return FALSE;
  self->steps--;
  return TRUE;
}

/* Whether what is before @at, and not before the floor, folds to the first @n bytes of the needle,
 * and where that begins. */
static gboolean
matches_before (ApostilSeeker *self, gsize at, gsize n, gsize *start)
{
  while (n > 0)
    {
      const gchar *folded = NULL;
      guint n_read, n_folded;

      if (at <= self->floor || !take_step (self))
        return FALSE;
      at = (gsize) (g_utf8_prev_char (self->utf8 + at) - self->utf8);
      folded = apostil_folder_next (self->folder, self->utf8 + at, self->utf8 + self->n_bytes,
                                    &n_read, &n_folded);
      if (n_folded > n || memcmp (self->needle + n - n_folded, folded, n_folded) != 0)
        return FALSE;
      n -= n_folded;
    }
  *start = at;
  return at >= self->floor;
}

/* Whether what begins at @at folds to the needle from its byte @n on, and where that ends. */
static gboolean
matches_after (ApostilSeeker *self, gsize at, gsize n, gsize *end)
{
  while (n < self->n_needle)
    {
      const gchar *folded = NULL;
      guint n_read, n_folded;

      if (at >= self->n_bytes || !take_step (self))
        return FALSE;
      folded = apostil_folder_next (self->folder, self->utf8 + at, self->utf8 + self->n_bytes,
                                    &n_read, &n_folded);
      if (n_folded > self->n_needle - n || memcmp (self->needle + n, folded, n_folded) != 0)
        return FALSE;
      n += n_folded;
      at += n_read;
    }
  *end = at;
  return TRUE;
}

/**
 * apostil_seeker_next:
 * @self: a seeker
 * @start: (out): the first byte of the next place
 * @end: (out): the byte after its last
 *
 * Finds the next characters that together fold to the needle; none of those at its ends folds to
 * nothing. Places come in the order of their starts, and may overlap.
 *
 * Returns: %FALSE at the end of the text, or when it gives up
 */
gboolean
apostil_seeker_next (ApostilSeeker *self, gsize *start, gsize *end)
{
  while ((self->at = next_candidate (self, self->at)) < self->n_bytes && take_step (self))
    {
      guint n_read = 0, n_folded = 0;

      do
        {
          const gchar *folded = apostil_folder_next (
              self->folder, self->utf8 + self->at, self->utf8 + self->n_bytes, &n_read, &n_folded);
          guint skipped = self->n_tried++; /* bytes of it that stand before the anchor */
          gsize before = self->anchor - skipped;

          if (skipped < n_folded && skipped <= self->anchor &&
              n_folded <= self->n_needle - before &&
              memcmp (self->needle + before, folded, n_folded) == 0 &&
              matches_before (self, self->at, before, start) &&
              matches_after (self, self->at + n_read, before + n_folded, end))
            return TRUE;
        }
      while (self->n_tried < n_folded);
      self->at += n_read;
      self->n_tried = 0;
    }
  return FALSE;
}

/**
 * apostil_seeker_skip:
 * @self: a seeker
 * @end: the byte after a place that it found
 *
 * From now on only places that begin at @end or after it are found.
 */
void
apostil_seeker_skip (ApostilSeeker *self, gsize end)
{
  self->floor = end;
}

/**
 * apostil_seeker_gave_up:
 * @self: a seeker that has found its last place
 *
 * Returns: whether there may be others
 */
gboolean
apostil_seeker_gave_up (ApostilSeeker *self)
{
  return self->steps == 0;
}
