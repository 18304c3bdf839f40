/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-search.h"
#include "apostil-fold-private.h"
#include "apostil-grapheme-private.h"
#include "apostil-seeker-private.h"

#include <string.h>

/* How it works
 *
 * Text and needle are folded and the bytes compared: UTF-8 finds itself at character starts
 * alone. memmem() leaps from hit to hit. A hit is refused where it begins or ends inside what
 * one character folded to (« o » in « œ »), inside a grapheme, or, if asked, inside a word.
 * After a refused hit the next may overlap it; to try each place anew would take the square of
 * the length in a text of one letter, so from there Knuth, Morris and Pratt's automaton goes
 * on until it is back at its start, and memmem() leaps again. The way back to the source is
 * walked once, by two cursors.
 *
 * To fold the text takes ten times as long as such a scan, so as long as nobody asked for it an
 * ApostilSeeker goes over the text as it is, and only what it cannot find makes it be folded. */

struct _ApostilSearch
{
  gatomicrefcount ref_count;

  ApostilText *text;
  ApostilFolded *folded; /* (nullable) made once, by whoever needs it first */
};

typedef struct
{
  const gchar *utf8; /* the source */
  gsize n_bytes;
  gboolean exact;
  gboolean whole_words;
  ApostilFolder folder;
  ApostilFoldedCursor starts;
  ApostilFoldedCursor ends;
  ApostilGraphemeMemo start_memo;
  ApostilGraphemeMemo end_memo;
} Judge;

/**
 * apostil_search_new:
 * @text: a text
 *
 * Returns: (transfer full): a search; unref with apostil_search_unref()
 */
ApostilSearch *
apostil_search_new (ApostilText *text)
{
  ApostilSearch *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (ApostilSearch, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = apostil_text_ref (text);

  return self;
}

/**
 * apostil_search_prepare:
 * @self: a search
 *
 * Folds the text (40 ms for 10 MB), which pays when it will be searched for more than some few
 * needles. Any thread.
 */
void
apostil_search_prepare (ApostilSearch *self)
{
  g_return_if_fail (self != NULL);

  if (g_once_init_enter (&self->folded))
    {
      gsize n_bytes = 0;
      const gchar *utf8 = apostil_text_get_utf8 (self->text, &n_bytes);

      g_once_init_leave (&self->folded, apostil_folded_new (utf8, n_bytes));
    }
}

/**
 * apostil_search_ref:
 * @self: a search
 *
 * Returns: (transfer full): @self
 */
ApostilSearch *
apostil_search_ref (ApostilSearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * apostil_search_unref:
 * @self: (transfer full): a search
 */
void
apostil_search_unref (ApostilSearch *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  apostil_text_unref (self->text);
  g_clear_pointer (&self->folded, apostil_folded_free);
  g_free (self);
}

/* Letters of scripts that set no blanks between words: a boundary may stand beside each. */
static gboolean
is_unspaced (gunichar ch)
{
  switch ((gint) g_unichar_get_script (ch))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_TIBETAN:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_word_char (gunichar ch)
{
  return g_unichar_isalnum (ch) || g_unichar_ismark (ch);
}

/* Whether @a and @b, side by side, are in one word. */
static gboolean
joins (gunichar a, gunichar b)
{
  return is_word_char (a) && is_word_char (b) && !is_unspaced (a) && !is_unspaced (b);
}

static gboolean
folds_to_nothing (Judge *self, gunichar ch)
{
  guint n_bytes = 1;

  if (ch >= 0x80)
    apostil_folder_get (&self->folder, ch, &n_bytes);
  return n_bytes == 0;
}

/* What folding drops (soft hyphens, joiners, bidi controls, accents) parts no words. */
static gunichar
char_before (Judge *self, gsize byte)
{
  const gchar *p = self->utf8 + byte;

  while (p > self->utf8)
    {
      gunichar ch;

      p = g_utf8_prev_char (p);
      ch = g_utf8_get_char (p);
      if (!folds_to_nothing (self, ch))
        return ch;
    }
  return 0;
}

static gunichar
char_after (Judge *self, gsize byte)
{
  for (const gchar *p = self->utf8 + byte; p < self->utf8 + self->n_bytes; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (!folds_to_nothing (self, ch))
        return ch;
    }
  return 0;
}

/* Whether what matches in the source is a hit; moves its end. */
static gboolean
judge_source (Judge *self, gsize source_start, gsize *source_end)
{
  if (!apostil_grapheme_is_boundary_byte (self->utf8, self->n_bytes, source_start,
                                          &self->start_memo))
    return FALSE;
  while (
      !apostil_grapheme_is_boundary_byte (self->utf8, self->n_bytes, *source_end, &self->end_memo))
    {
      const gchar *p = self->utf8 + *source_end;

      /* an accent that folding dropped belongs to the hit; anything else is another letter */
      if (self->exact || !folds_to_nothing (self, g_utf8_get_char (p)))
        return FALSE;
      *source_end = (gsize) (g_utf8_next_char (p) - self->utf8);
    }

  if (!self->whole_words)
    return TRUE;
  return !joins (char_before (self, source_start), g_utf8_get_char (self->utf8 + source_start)) &&
         !joins (char_before (self, *source_end), char_after (self, *source_end));
}

/* Turns a hit in the folded bytes into one in the source, or refuses it. */
static gboolean
judge_hit (Judge *self, gsize start, gsize end, gsize *source_start, gsize *source_end)
{
  if (self->exact)
    {
      *source_start = start;
      *source_end = end;
    }
  else
    {
      ApostilFoldedPlace first, last;

      apostil_folded_cursor_seek (&self->starts, start, &first);
      apostil_folded_cursor_seek (&self->ends, end - 1, &last);
      if (first.folded != start || last.folded + last.n_folded != end)
        return FALSE;
      *source_start = first.source;
      *source_end = last.source + last.n_source;
    }
  return judge_source (self, *source_start, source_end);
}

/* For each length of a matched beginning, the longest shorter one that ends it too. */
static guint32 *
make_automaton (const gchar *needle, gsize n_needle)
{
  guint32 *fail = g_new (guint32, n_needle + 1);
  guint32 k = 0;

  fail[0] = 0;
  fail[1] = 0;
  for (gsize i = 1; i < n_needle; i++)
    {
      while (k > 0 && needle[i] != needle[k])
        k = fail[k];
      if (needle[i] == needle[k])
        k++;
      fail[i + 1] = k;
    }

  return fail;
}

/* The end of the next hit after @at, with @state bytes of the needle matched right before @at; or
 * NULL. */
static const gchar *
next_hit (const gchar *at,
          const gchar *end,
          gsize state,
          const gchar *needle,
          gsize n_needle,
          const guint32 *fail)
{
  while (state > 0 && at < end)
    {
      while (state > 0 && *at != needle[state])
        state = fail[state];
      if (*at == needle[state])
        state++;
      at++;
      if (state == n_needle)
        return at;
    }
  if (state > 0 || at >= end)
    return NULL;

  at = memmem (at, (gsize) (end - at), needle, n_needle);
  return at != NULL ? at + n_needle : NULL;
}

static void
add_hit (ApostilText *text, gsize source_start, gsize source_end, GArray *hits)
{
  ApostilSpan hit = APOSTIL_SPAN (apostil_text_to_offset (text, source_start),
                                  apostil_text_to_offset (text, source_end));

  g_array_append_val (hits, hit);
}

static void
find_all (ApostilText *text,
          Judge *judge,
          const gchar *hay,
          gsize n_hay,
          const gchar *needle,
          gsize n_needle,
          guint limit,
          GArray *hits)
{
  g_autofree guint32 *fail = NULL;
  const gchar *at = hay;
  gsize state = 0;

  while ((at = next_hit (at, hay + n_hay, state, needle, n_needle, fail)) != NULL)
    {
      gsize end = (gsize) (at - hay);
      gsize source_start, source_end;

      if (judge_hit (judge, end - n_needle, end, &source_start, &source_end))
        {
          add_hit (text, source_start, source_end, hits);
          if (hits->len == limit)
            return;
          state = 0;
        }
      else
        {
          if (fail == NULL)
            fail = make_automaton (needle, n_needle);
          state = fail[n_needle];
        }
    }
}

/* The same in a text that is not folded. Returns whether it could. */
static gboolean
seek_all (ApostilText *text, Judge *judge, const gchar *needle, guint limit, GArray *hits)
{
  ApostilSeeker seeker;
  gsize start, end;

  if (!apostil_seeker_init (&seeker, judge->utf8, judge->n_bytes, needle, &judge->folder))
    return FALSE;
  while (apostil_seeker_next (&seeker, &start, &end))
    {
      gsize whole_end = end; /* with accents that folding dropped */

      if (!judge_source (judge, start, &whole_end))
        continue;
      add_hit (text, start, whole_end, hits);
      if (hits->len == limit)
        return TRUE;
      apostil_seeker_skip (&seeker, end);
    }
  if (apostil_seeker_gave_up (&seeker))
    {
      g_array_set_size (hits, 0);
      judge->start_memo.byte = G_MAXSIZE;
      judge->end_memo.byte = G_MAXSIZE;
      return FALSE;
    }
  return TRUE;
}

/**
 * apostil_search_find:
 * @self: a search
 * @needle: what to look for; valid UTF-8
 * @flags: how
 * @limit: stop after so many hits, or 0
 *
 * Finds @needle in the text. Hits cut no grapheme and do not overlap; of hits that would, the
 * first counts. With %APOSTIL_SEARCH_WHOLE_WORDS a hit has no letter, digit or mark right
 * beside one of its own; apostrophe and hyphen part words (« Ahmad » is a word of
 * « d’Ahmad »), and so does every letter of scripts without blanks (Han, Hiragana, Thai …).
 * A needle that folds to nothing, or is not UTF-8, has no hits. The time is linear in the
 * text, whatever the needle. Any thread.
 *
 * Returns: (transfer full) (element-type ApostilSpan): the hits in text order
 */
GArray *
apostil_search_find (ApostilSearch *self,
                     const gchar *needle,
                     ApostilSearchFlags flags,
                     guint limit)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  g_autofree gchar *folded_needle = NULL;
  g_autofree Judge *judge = NULL;
  const gchar *hay;
  gsize n_hay, n_needle;

  g_return_val_if_fail (self != NULL && needle != NULL, hits);

  if (!g_utf8_validate (needle, -1, NULL))
    return hits;

  judge = g_new0 (Judge, 1);
  judge->utf8 = apostil_text_get_utf8 (self->text, &judge->n_bytes);
  judge->exact = (flags & APOSTIL_SEARCH_EXACT) != 0;
  judge->whole_words = (flags & APOSTIL_SEARCH_WHOLE_WORDS) != 0;
  judge->start_memo.byte = G_MAXSIZE;
  judge->end_memo.byte = G_MAXSIZE;
  apostil_folder_init (&judge->folder);

  if (judge->exact)
    {
      hay = judge->utf8;
      n_hay = judge->n_bytes;
    }
  else
    {
      needle = folded_needle = apostil_fold (needle, -1);
      if (*needle == '\0' || (g_atomic_pointer_get (&self->folded) == NULL &&
                              seek_all (self->text, judge, needle, limit, hits)))
        return hits;
      apostil_search_prepare (self);
      apostil_folded_cursor_init (&judge->starts, self->folded);
      apostil_folded_cursor_init (&judge->ends, self->folded);
      hay = apostil_folded_get_utf8 (self->folded, &n_hay);
    }
  n_needle = strlen (needle);
  if (n_needle > 0 && n_needle <= n_hay)
    find_all (self->text, judge, hay, n_hay, needle, n_needle, limit, hits);

  return hits;
}
