/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-grapheme.h"
#include "apostil-grapheme-private.h"

/* How it works
 *
 * Whether a boundary stands between two characters hangs on their classes, after the
 * rules of UAX #29 (revision 43, Unicode 15.0); only emoji sequences and flags need to look
 * further back. The classes follow from GLib's general categories but for a few lists that
 * UAX #29 and UTS #51 give by name and GLib does not know. Rule GB9c of Unicode 15.1 (Indic
 * conjuncts stay whole) is left out, as in Pango 1.50. Compared with Pango's caret positions on
 * random text, the only others here are those after ZWNJ and ZWJ, where Pango lets no caret stand, and
 * before the few Myanmar marks that begin a cluster. Characters that Unicode assigns later than
 * GLib's data count as letters. */

typedef enum
{
  CLASS_OTHER,
  CLASS_CR,
  CLASS_LF,
  CLASS_CONTROL,
  CLASS_EXTEND,
  CLASS_ZWJ,
  CLASS_SPACING,
  CLASS_PREPEND,
  CLASS_PICTURE,
  CLASS_FLAG,
  CLASS_L,
  CLASS_V,
  CLASS_T,
  CLASS_LV,
  CLASS_LVT,
} GraphemeClass;

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* Grapheme_Cluster_Break=Prepend */
static const Range prepend[] = {
  { 0x0600, 0x0605 },   { 0x06dd, 0x06dd },   { 0x070f, 0x070f },   { 0x0890, 0x0891 },
  { 0x08e2, 0x08e2 },   { 0x0d4e, 0x0d4e },   { 0x110bd, 0x110bd }, { 0x110cd, 0x110cd },
  { 0x111c2, 0x111c3 }, { 0x1193f, 0x1193f }, { 0x11941, 0x11941 }, { 0x11a3a, 0x11a3a },
  { 0x11a84, 0x11a89 }, { 0x11d46, 0x11d46 }, { 0x11f02, 0x11f02 },
};

/* Spacing marks (Mc) that UAX #29 table 2 takes out of SpacingMark: they begin a cluster. */
static const Range loose_marks[] = {
  { 0x102b, 0x102c },   { 0x1038, 0x1038 }, { 0x1062, 0x1064 }, { 0x1067, 0x106d },
  { 0x1083, 0x1083 },   { 0x1087, 0x108c }, { 0x108f, 0x108f }, { 0x109a, 0x109c },
  { 0x1a61, 0x1a61 },   { 0x1a63, 0x1a64 }, { 0xaa7b, 0xaa7b }, { 0xaa7d, 0xaa7d },
  { 0x11720, 0x11721 },
};

/* Extended_Pictographic=Yes (emoji-data.txt) */
static const Range pictures[] = {
  { 0x00a9, 0x00a9 },   { 0x00ae, 0x00ae },   { 0x203c, 0x203c },   { 0x2049, 0x2049 },
  { 0x2122, 0x2122 },   { 0x2139, 0x2139 },   { 0x2194, 0x2199 },   { 0x21a9, 0x21aa },
  { 0x231a, 0x231b },   { 0x2328, 0x2328 },   { 0x2388, 0x2388 },   { 0x23cf, 0x23cf },
  { 0x23e9, 0x23f3 },   { 0x23f8, 0x23fa },   { 0x24c2, 0x24c2 },   { 0x25aa, 0x25ab },
  { 0x25b6, 0x25b6 },   { 0x25c0, 0x25c0 },   { 0x25fb, 0x25fe },   { 0x2600, 0x2605 },
  { 0x2607, 0x2612 },   { 0x2614, 0x2685 },   { 0x2690, 0x2705 },   { 0x2708, 0x2712 },
  { 0x2714, 0x2714 },   { 0x2716, 0x2716 },   { 0x271d, 0x271d },   { 0x2721, 0x2721 },
  { 0x2728, 0x2728 },   { 0x2733, 0x2734 },   { 0x2744, 0x2744 },   { 0x2747, 0x2747 },
  { 0x274c, 0x274c },   { 0x274e, 0x274e },   { 0x2753, 0x2755 },   { 0x2757, 0x2757 },
  { 0x2763, 0x2767 },   { 0x2795, 0x2797 },   { 0x27a1, 0x27a1 },   { 0x27b0, 0x27b0 },
  { 0x27bf, 0x27bf },   { 0x2934, 0x2935 },   { 0x2b05, 0x2b07 },   { 0x2b1b, 0x2b1c },
  { 0x2b50, 0x2b50 },   { 0x2b55, 0x2b55 },   { 0x3030, 0x3030 },   { 0x303d, 0x303d },
  { 0x3297, 0x3297 },   { 0x3299, 0x3299 },   { 0x1f000, 0x1f0ff }, { 0x1f10d, 0x1f10f },
  { 0x1f12f, 0x1f12f }, { 0x1f16c, 0x1f171 }, { 0x1f17e, 0x1f17f }, { 0x1f18e, 0x1f18e },
  { 0x1f191, 0x1f19a }, { 0x1f1ad, 0x1f1e5 }, { 0x1f201, 0x1f20f }, { 0x1f21a, 0x1f21a },
  { 0x1f22f, 0x1f22f }, { 0x1f232, 0x1f23a }, { 0x1f23c, 0x1f23f }, { 0x1f249, 0x1f3fa },
  { 0x1f400, 0x1f53d }, { 0x1f546, 0x1f64f }, { 0x1f680, 0x1f6ff }, { 0x1f774, 0x1f77f },
  { 0x1f7d5, 0x1f7ff }, { 0x1f80c, 0x1f80f }, { 0x1f848, 0x1f84f }, { 0x1f85a, 0x1f85f },
  { 0x1f888, 0x1f88f }, { 0x1f8ae, 0x1f8ff }, { 0x1f90c, 0x1f93a }, { 0x1f93c, 0x1f945 },
  { 0x1f947, 0x1faff }, { 0x1fc00, 0x1fffd },
};

static gboolean
in_ranges (gunichar ch, const Range *ranges, guint n_ranges)
{
  guint low = 0, high = n_ranges;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (ch > ranges[middle].last)
        low = middle + 1;
      else if (ch < ranges[middle].first)
        high = middle;
      else
        return TRUE;
    }

  return FALSE;
}

static GraphemeClass
hangul_class (gunichar ch)
{
  if ((ch >= 0x1100 && ch <= 0x115f) || (ch >= 0xa960 && ch <= 0xa97c))
    return CLASS_L;
  if ((ch >= 0x1160 && ch <= 0x11a7) || (ch >= 0xd7b0 && ch <= 0xd7c6))
    return CLASS_V;
  if ((ch >= 0x11a8 && ch <= 0x11ff) || (ch >= 0xd7cb && ch <= 0xd7fb))
    return CLASS_T;
  if (ch >= 0xac00 && ch <= 0xd7a3)
    return (ch - 0xac00) % 28 == 0 ? CLASS_LV : CLASS_LVT;
  return CLASS_OTHER;
}

static GraphemeClass
get_class (gunichar ch)
{
  if (ch >= 0x20 && ch < 0x7f)
    return CLASS_OTHER;
  if (ch == '\r')
    return CLASS_CR;
  if (ch == '\n')
    return CLASS_LF;
  if (ch == 0x200d)
    return CLASS_ZWJ;
  if (ch >= 0x1f1e6 && ch <= 0x1f1ff)
    return CLASS_FLAG;
  /* ZWNJ, half-width voicing marks, skin tones, tags (sub-division flags) */
  if (ch == 0x200c || ch == 0xff9e || ch == 0xff9f || (ch >= 0x1f3fb && ch <= 0x1f3ff) ||
      (ch >= 0xe0020 && ch <= 0xe007f))
    return CLASS_EXTEND;
  if (ch == 0x0e33 || ch == 0x0eb3) /* Thai and Lao sara am */
    return CLASS_SPACING;
  if (in_ranges (ch, prepend, G_N_ELEMENTS (prepend)))
    return CLASS_PREPEND;

  switch ((gint) g_unichar_type (ch))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
      return CLASS_CONTROL;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
      return CLASS_EXTEND;
    case G_UNICODE_SPACING_MARK:
      return in_ranges (ch, loose_marks, G_N_ELEMENTS (loose_marks)) ? CLASS_OTHER : CLASS_SPACING;
    default:
      break;
    }

  if (ch >= 0x1100 && ch <= 0xd7fb)
    {
      GraphemeClass hangul = hangul_class (ch);

      if (hangul != CLASS_OTHER)
        return hangul;
    }
  return in_ranges (ch, pictures, G_N_ELEMENTS (pictures)) ? CLASS_PICTURE : CLASS_OTHER;
}

/* GB11: is the ZWJ that begins at @zwj preceded by a picture and its marks? */
static gboolean
joins_picture (const gchar *utf8, const gchar *zwj)
{
  while (zwj > utf8)
    {
      GraphemeClass class;

      zwj = g_utf8_prev_char (zwj);
      class = get_class (g_utf8_get_char (zwj));
      if (class == CLASS_PICTURE)
        return TRUE;
      if (class != CLASS_EXTEND)
        return FALSE;
    }
  return FALSE;
}

/* GB12, GB13: the number of flag letters right before @byte. */
static guint
count_flags (const gchar *utf8, gsize byte, ApostilGraphemeMemo *memo)
{
  gsize at = byte;
  guint n = 0;

  /* all flag letters take four bytes and begin with these three */
  while (at >= 4 && g_utf8_get_char (utf8 + at - 4) - 0x1f1e6u <= 25)
    {
      if (memo != NULL && at == memo->byte)
        {
          n += memo->n_before;
          break;
        }
      at -= 4;
      n++;
    }

  if (memo != NULL)
    *memo = (ApostilGraphemeMemo){ byte, n };
  return n;
}

gboolean
apostil_grapheme_is_boundary_byte (const gchar *utf8,
                                   gsize n_bytes,
                                   gsize byte,
                                   ApostilGraphemeMemo *memo)
{
  const gchar *before_p;
  GraphemeClass before, after;

  if (byte == 0 || byte >= n_bytes)
    return TRUE; /* GB1, GB2 */
  if ((guchar) utf8[byte - 1] < 0x80 && (guchar) utf8[byte] < 0x80)
    return utf8[byte - 1] != '\r' || utf8[byte] != '\n';

  before_p = g_utf8_prev_char (utf8 + byte);
  before = get_class (g_utf8_get_char (before_p));
  after = get_class (g_utf8_get_char (utf8 + byte));

  /* GB4, GB5; CR LF (GB3) was ASCII */
  if (before == CLASS_CONTROL || before == CLASS_CR || before == CLASS_LF ||
      after == CLASS_CONTROL || after == CLASS_CR || after == CLASS_LF)
    return TRUE;
  /* GB9, GB9a, GB9b */
  if (after == CLASS_EXTEND || after == CLASS_ZWJ || after == CLASS_SPACING ||
      before == CLASS_PREPEND)
    return FALSE;

  switch ((gint) before)
    {
    case CLASS_L: /* GB6 */
      return after != CLASS_L && after != CLASS_V && after != CLASS_LV && after != CLASS_LVT;
    case CLASS_V: /* GB7 */
    case CLASS_LV:
      return after != CLASS_V && after != CLASS_T;
    case CLASS_T: /* GB8 */
    case CLASS_LVT:
      return after != CLASS_T;
    case CLASS_ZWJ: /* GB11 */
      return after != CLASS_PICTURE || !joins_picture (utf8, before_p);
    case CLASS_FLAG: /* GB12, GB13 */
      return after != CLASS_FLAG || count_flags (utf8, byte, memo) % 2 == 0;
    default:
      return TRUE; /* GB999 */
    }
}

/**
 * apostil_grapheme_is_boundary:
 * @text: a text
 * @offset: a code point, at most the length
 *
 * Whether a mark may begin or end at @offset. Both ends of the text are boundaries. The time
 * hangs on nothing but the length of the cluster, and of a run of flags. Any thread.
 *
 * Returns: %TRUE if no grapheme is cut there
 */
gboolean
apostil_grapheme_is_boundary (ApostilText *text, guint32 offset)
{
  const gchar *utf8;
  gsize n_bytes;

  g_return_val_if_fail (text != NULL, TRUE);
  g_return_val_if_fail (offset <= apostil_text_get_length (text), TRUE);

  utf8 = apostil_text_get_utf8 (text, &n_bytes);
  return apostil_grapheme_is_boundary_byte (utf8, n_bytes, apostil_text_to_byte (text, offset),
                                            NULL);
}

/**
 * apostil_grapheme_next:
 * @text: a text
 * @offset: a code point, at most the length
 *
 * Returns: the first boundary after @offset; the length at the end
 */
guint32
apostil_grapheme_next (ApostilText *text, guint32 offset)
{
  ApostilGraphemeMemo memo = { G_MAXSIZE, 0 };
  const gchar *utf8;
  gsize n_bytes, byte;

  g_return_val_if_fail (text != NULL, offset);
  g_return_val_if_fail (offset <= apostil_text_get_length (text), apostil_text_get_length (text));

  utf8 = apostil_text_get_utf8 (text, &n_bytes);
  byte = apostil_text_to_byte (text, offset);
  while (byte < n_bytes)
    {
      byte = (gsize) (g_utf8_next_char (utf8 + byte) - utf8);
      offset++;
      if (apostil_grapheme_is_boundary_byte (utf8, n_bytes, byte, &memo))
        break;
    }

  return offset;
}

/**
 * apostil_grapheme_previous:
 * @text: a text
 * @offset: a code point, at most the length
 *
 * Returns: the last boundary before @offset; 0 at the start
 */
guint32
apostil_grapheme_previous (ApostilText *text, guint32 offset)
{
  const gchar *utf8;
  gsize n_bytes, byte;

  g_return_val_if_fail (text != NULL, offset);
  g_return_val_if_fail (offset <= apostil_text_get_length (text), 0);

  utf8 = apostil_text_get_utf8 (text, &n_bytes);
  byte = apostil_text_to_byte (text, offset);
  while (byte > 0)
    {
      byte = (gsize) (g_utf8_prev_char (utf8 + byte) - utf8);
      offset--;
      if (apostil_grapheme_is_boundary_byte (utf8, n_bytes, byte, NULL))
        break;
    }

  return offset;
}

/**
 * apostil_grapheme_extend:
 * @text: a text
 * @span: code points within the text
 *
 * Grows @span outward to the nearest boundaries. An empty span within a grapheme stays empty, and
 * moves to where that grapheme begins.
 *
 * Returns: a span that cuts no grapheme
 */
ApostilSpan
apostil_grapheme_extend (ApostilText *text, ApostilSpan span)
{
  gboolean empty;

  g_return_val_if_fail (text != NULL, span);
  g_return_val_if_fail (span.start <= span.end && span.end <= apostil_text_get_length (text), span);

  empty = apostil_span_is_empty (span);
  if (!apostil_grapheme_is_boundary (text, span.start))
    span.start = apostil_grapheme_previous (text, span.start);
  if (empty)
    span.end = span.start;
  else if (!apostil_grapheme_is_boundary (text, span.end))
    span.end = apostil_grapheme_next (text, span.end);

  return span;
}
