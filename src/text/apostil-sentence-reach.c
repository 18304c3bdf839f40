/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scanner-private.h"
#include "apostil-tokens-private.h"

#include <string.h>

/* How it works
 *
 * How far a sentence may reach is seen without taking words apart. It stays in its line, but for lines
 * that go on in lower case; and most sentences end with a full stop after a word that is no abbreviation,
 * before a capital. What is not as plain as that is left to the tokens.
 *
 * Most are found in one walk from the offset to either side, in their own line. Only when it comes to the
 * end of that line are others looked at. */

#define SENTENCE_RADIUS 16384 /* a longer sentence is cut there */

/* The first character of @line that is seen, or 0. */
static gunichar
first_seen (ApostilText *text, ApostilSpan line)
{
  for (guint32 i = line.start; i < line.end; i++)
    {
      gunichar ch = apostil_text_get_char (text, i);

      if (!apostil_char_is_blank (ch))
        return ch;
    }
  return 0;
}

static gboolean
begins_in_lower_case (ApostilText *text, ApostilSpan line)
{
  return g_unichar_islower (first_seen (text, line));
}

static gboolean
is_stop (gchar ch)
{
  return ch == '.' || ch == '!' || ch == '?';
}

/* Whether at @sign, which ends sentences, one surely does and the next begins two bytes on: after a
 * word that is no abbreviation, before a blank and a word that is not in lower case. @start and
 * @end are those of the line. */
static gboolean
surely_ends (const gchar *start, const gchar *sign, const gchar *end)
{
  ApostilCharClass next;
  const gchar *p = sign;

  if (end - sign < 3 || sign[1] != ' ')
    return FALSE;
  apostil_char_classify (g_utf8_get_char (sign + 2), &next);
  if (next.kind != APOSTIL_CHAR_LETTER || next.letter_case == APOSTIL_CASE_LOWER)
    return FALSE;
  while (p > start)
    {
      const gchar *before = g_utf8_prev_char (p);

      if (!g_unichar_isalpha (g_utf8_get_char (before)))
        break;
      p = before;
    }
  return (p == start || p[-1] == ' ' || p[-1] == '\n') && p < sign &&
         !apostil_scan_may_be_abbreviated (p, sign);
}

/* A walk from an offset to where its sentence may begin and end. */
typedef struct
{
  const gchar *start; /* of what may be walked */
  const gchar *at;
  const gchar *end;
  guint32 n_before; /* code points walked to either side */
  guint32 n_after;
  gboolean begun; /* whether it came to where a sentence surely begins, or ends */
  gboolean ended;
  gboolean plain; /* nothing on the way may end a sentence, but for the last character */
} Walk;

static inline gboolean
is_lead (const gchar *p)
{
  return ((guchar) *p & 0xc0) != 0x80;
}

/* Whether the character at @p may end a sentence. */
static inline gboolean
may_end (const gchar *p)
{
  return is_stop (*p) || *p == '\n' ||
         ((guchar) *p >= 0xd8 && apostil_scan_ends_sentence (g_utf8_get_char (p)));
}

static void
walk_back (Walk *self)
{
  for (const gchar *p = self->at; p > self->start; p--)
    {
      if (p >= self->start + 2 && is_stop (p[-2]) && surely_ends (self->start, p - 2, self->end))
        {
          self->begun = TRUE;
          return;
        }
      self->n_before += is_lead (p - 1);
      /* Not the last character of all. */
      self->plain &= !may_end (p - 1) || g_utf8_next_char (p - 1) == self->end;
    }
}

static void
walk_on (Walk *self)
{
  for (const gchar *p = self->at; p < self->end; p++)
    {
      self->n_after += is_lead (p);
      if (is_stop (*p) && surely_ends (self->start, p, self->end))
        {
          self->ended = TRUE;
          return;
        }
      self->plain &= !may_end (p) || g_utf8_next_char (p) == self->end;
    }
}

/* The part of @lines that the sentences which surely end leave about @offset. */
static ApostilSpan
narrow (ApostilText *text, ApostilSpan lines, guint32 offset, gboolean *plain)
{
  const gchar *utf8 = apostil_text_get_utf8 (text, NULL);
  Walk walk = { .at = utf8 + apostil_text_to_byte (text, offset), .plain = TRUE };
  gsize start, end;

  apostil_text_to_bytes (text, lines, &start, &end);
  walk.start = utf8 + start;
  walk.end = utf8 + end;
  walk_back (&walk);
  walk_on (&walk);
  *plain = walk.plain && walk.n_before + walk.n_after > 0;
  return APOSTIL_SPAN (offset - walk.n_before, offset + walk.n_after);
}

/* As apostil_text_sentence_reach(), where the line of @offset is all that has to be looked at. */
static gboolean
narrow_in_line (ApostilText *text, guint32 offset, ApostilSpan *reach, gboolean *plain)
{
  gsize n_bytes;
  const gchar *utf8 = apostil_text_get_utf8 (text, &n_bytes);
  const gchar *at = utf8 + apostil_text_to_byte (text, offset);
  const gchar *lf = memrchr (utf8, '\n', (gsize) (at - utf8));
  Walk walk = { .start = lf != NULL ? lf + 1 : utf8, .at = at, .plain = TRUE };

  lf = memchr (at, '\n', (gsize) (utf8 + n_bytes - at));
  walk.end = lf != NULL ? lf : utf8 + n_bytes;
  if (walk.end == at || walk.end - walk.start > SENTENCE_RADIUS)
    return FALSE;
  walk_back (&walk);
  if (!walk.begun && !g_unichar_isupper (g_utf8_get_char (walk.start)))
    return FALSE;
  walk_on (&walk);
  /* Two line ends, or a capital: no sentence runs on into that. */
  if (!walk.ended && lf != NULL && lf + 1 < utf8 + n_bytes && lf[1] != '\n' &&
      !g_unichar_isupper (g_utf8_get_char (lf + 1)))
    return FALSE;
  *reach = APOSTIL_SPAN (offset - walk.n_before, offset + walk.n_after);
  *plain = walk.plain;
  return TRUE;
}

/**
 * apostil_text_sentence_reach:
 * @text: a text
 * @offset: the caret, at most the length
 * @whole: (out) (optional): whether that is one sentence, perhaps with blanks at its ends
 *
 * Takes nothing apart: what lies beyond is in another sentence. Any thread.
 *
 * Returns: the line at @offset, and the lines that a sentence may run over from it or to it, up to
 *   where sentences end for certain
 */
ApostilSpan
apostil_text_sentence_reach (ApostilText *text, guint32 offset, gboolean *whole)
{
  ApostilSpan lines;
  ApostilSpan line;
  gboolean plain = FALSE;

  if (whole == NULL)
    whole = &plain;
  *whole = FALSE;

  g_return_val_if_fail (offset <= apostil_text_get_length (text), APOSTIL_SPAN (0, 0));

  if (narrow_in_line (text, offset, &lines, whole))
    return lines;
  lines = apostil_text_get_paragraph (text, offset);
  line = lines;
  if (first_seen (text, line) == 0)
    return line;
  while (line.start > 0 && offset - line.start < SENTENCE_RADIUS &&
         begins_in_lower_case (text, line))
    {
      line = apostil_text_get_paragraph (text, line.start - 1);
      if (apostil_span_is_empty (line))
        break;
      lines.start = line.start;
    }
  line = lines;
  while (line.end < apostil_text_get_length (text) && line.end - offset < SENTENCE_RADIUS)
    {
      line = apostil_text_get_paragraph (text, line.end + 1);
      if (!begins_in_lower_case (text, line))
        break;
      lines.end = line.end;
    }

  /* Taking words apart costs a hundred times as much as a look for the full stops between them. */
  return narrow (text, apostil_words_clip (text, lines, offset, SENTENCE_RADIUS), offset, whole);
}
