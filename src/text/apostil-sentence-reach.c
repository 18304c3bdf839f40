/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scanner-private.h"
#include "apostil-tokens-private.h"

/* How it works
 *
 * How far a sentence may reach is seen without taking words apart. It stays in its line, but for lines
 * that go on in lower case; and most sentences end with a full stop after a word that is no abbreviation,
 * before a capital. What is not as plain as that is left to the tokens. */

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

/* The part of @lines that the sentences which surely end leave about @offset. */
static ApostilSpan
narrow (ApostilText *text, ApostilSpan lines, guint32 offset)
{
  const gchar *utf8 = apostil_text_get_utf8 (text, NULL);
  const gchar *at = utf8 + apostil_text_to_byte (text, offset);
  gsize start, end;

  apostil_text_to_bytes (text, lines, &start, &end);
  for (const gchar *p = at; p >= utf8 + start + 2; p--)
    if (is_stop (p[-2]) && surely_ends (utf8 + start, p - 2, utf8 + end))
      {
        lines.start = offset - (guint32) g_utf8_strlen (p, at - p);
        break;
      }
  for (const gchar *p = at; p < utf8 + end; p++)
    if (is_stop (*p) && surely_ends (utf8 + start, p, utf8 + end))
      {
        lines.end = offset + (guint32) g_utf8_strlen (at, p + 1 - at);
        break;
      }
  return lines;
}

/* Whether nothing in @lines, but for their last character, may end a sentence. */
static gboolean
is_one_sentence (ApostilText *text, ApostilSpan lines)
{
  const gchar *utf8 = apostil_text_get_utf8 (text, NULL);
  gsize start, end;
  const gchar *last;

  apostil_text_to_bytes (text, lines, &start, &end);
  if (start == end)
    return FALSE;
  last = g_utf8_prev_char (utf8 + end);
  for (const gchar *p = utf8 + start; p < last; p = g_utf8_next_char (p))
    if (is_stop (*p) || *p == '\n' ||
        ((guchar) *p >= 0xd8 && apostil_scan_ends_sentence (g_utf8_get_char (p))))
      return FALSE;
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

  if (whole != NULL)
    *whole = FALSE;

  g_return_val_if_fail (offset <= apostil_text_get_length (text), APOSTIL_SPAN (0, 0));

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
  lines = narrow (text, apostil_words_clip (text, lines, offset, SENTENCE_RADIUS), offset);
  if (whole != NULL)
    *whole = is_one_sentence (text, lines);
  return lines;
}
