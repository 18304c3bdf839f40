/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * The text is one block of UTF-8 that never changes, so every table about it can be made
 * once and read from any thread without a lock. Offsets are code points; to find the byte
 * of one, a table says for each stretch of 64 bytes how many code points begin before it.
 * A guess by proportion lands near the right stretch, a gallop and a binary search end in
 * it, and the last 64 bytes are counted sixteen or eight at a time: a byte begins a code point
 * unless its two top bits are 10. A text of ASCII alone needs no table. Line numbers use
 * the same scheme with counted line feeds; that table and the digest are made when first
 * asked for, and published with one compare-and-exchange (of two threads that race, one
 * throws its copy away). */

#define BLOCK_BYTES  64
#define NEAR_BLOCKS  8 /* that are looked at one after the other */
#define EACH_BYTE(b) (G_GUINT64_CONSTANT (0x0101010101010101) * (b))

struct _ApostilText
{
  gatomicrefcount ref_count;

  gchar *utf8;
  guint32 n_bytes;
  guint32 length;    /* code points; equals n_bytes when all are ASCII */
  guint32 *n_before; /* code points before each block, one more at the end; NULL if ASCII */
  guint32 *n_lf;     /* (atomic) line feeds before each block; NULL until asked for */
  gchar *sha256;     /* (atomic) NULL until asked for */
};

G_DEFINE_BOXED_TYPE (ApostilText, apostil_text, apostil_text_ref, apostil_text_unref)
G_DEFINE_QUARK (apostil - text - error - quark, apostil_text_error)

static inline guint64
load_word (const gchar *p)
{
  guint64 word;

  memcpy (&word, p, sizeof word);
  return word;
}

/* One bit at the bottom of each byte that is a continuation byte (10xxxxxx). */
static inline guint64
continuation_bits (guint64 word)
{
  return (word >> 7) & ~(word >> 6) & EACH_BYTE (0x01);
}

/* One bit at the bottom of each byte that is a line feed; exact, no borrow between bytes. */
static inline guint64
lf_bits (guint64 word)
{
  guint64 x = word ^ EACH_BYTE ('\n');

  return (~(((x & EACH_BYTE (0x7f)) + EACH_BYTE (0x7f)) | x | EACH_BYTE (0x7f)) >> 7) &
         EACH_BYTE (0x01);
}

/* Adds up the eight bytes of @word; right up to a sum of 255. */
static inline guint
sum_bytes (guint64 word)
{
  return (guint) ((word * EACH_BYTE (0x01)) >> 56);
}

static inline gboolean
is_lead (gchar byte)
{
  return ((guchar) byte & 0xc0) != 0x80;
}

typedef gint8 Sixteen __attribute__ ((vector_size (16)));

/* -1 for each of sixteen bytes that begins a code point, 0 for others: those are -128 to -65. */
static inline Sixteen
find_leads (const gchar *p)
{
  Sixteen bytes;

  memcpy (&bytes, p, sizeof bytes);
  return bytes > -65;
}

/* Adds up what find_leads() told of some sixteens, at most fifteen. */
static inline guint
sum_leads (Sixteen found)
{
  Sixteen counts = -found;
  guint64 halves[2];

  memcpy (halves, &counts, sizeof halves);
  return sum_bytes (halves[0] + halves[1]);
}

/* Code points that begin in [p, end); at most a block. */
static guint
count_leads (const gchar *p, const gchar *end)
{
  guint n = 0;

  if (end - p == BLOCK_BYTES)
    return sum_leads (find_leads (p) + find_leads (p + 16) + find_leads (p + 32) +
                      find_leads (p + 48));
  for (; end - p >= 8; p += 8)
    n += 8 - sum_bytes (continuation_bits (load_word (p)));
  for (; p < end; p++)
    n += is_lead (*p);

  return n;
}

static guint
count_lfs (const gchar *p, const gchar *end)
{
  guint n = 0;

  for (; end - p >= 8; p += 8)
    n += sum_bytes (lf_bits (load_word (p)));
  for (; p < end; p++)
    n += *p == '\n';

  return n;
}

/* One entry for the start of each block and one for the end of the text. */
static guint32 *
make_table (const gchar *utf8, gsize n_bytes, guint (*count) (const gchar *, const gchar *))
{
  gsize n_blocks = (n_bytes + BLOCK_BYTES - 1) / BLOCK_BYTES;
  guint32 *table = g_new (guint32, n_blocks + 1);
  guint32 n = 0;

  for (gsize i = 0; i < n_blocks; i++)
    {
      gsize start = i * BLOCK_BYTES;

      table[i] = n;
      n += count (utf8 + start, utf8 + MIN (start + BLOCK_BYTES, n_bytes));
    }
  table[n_blocks] = n;

  return table;
}

/* How many bytes the code point at @p takes, or 0 if it is not valid UTF-8 (RFC 3629: shortest
 * form, no surrogates, nothing above U+10FFFF) or not a Char of XML 1.0 (production 2), or CR. */
static inline guint
check_char (const guchar *p, const guchar *end)
{
  gsize room = end - p;

  if (p[0] < 0x80)
    return p[0] >= 0x20 || p[0] == '\n' || p[0] == '\t';
  if (p[0] < 0xc2)
    return 0;
  if (p[0] < 0xe0)
    return room >= 2 && (p[1] & 0xc0) == 0x80 ? 2 : 0;
  if (p[0] < 0xf0)
    {
      if (room < 3 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80)
        return 0;
      if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] >= 0xa0))
        return 0;
      /* U+FFFE, U+FFFF */
      return p[0] == 0xef && p[1] == 0xbf && p[2] >= 0xbe ? 0 : 3;
    }
  if (p[0] < 0xf5)
    {
      if (room < 4 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80 || (p[3] & 0xc0) != 0x80)
        return 0;
      return (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] >= 0x90) ? 0 : 4;
    }
  return 0;
}

/* The first byte that may not be in a text, or NULL. */
static const gchar *
find_bad_byte (const gchar *utf8, gsize n_bytes)
{
  const guchar *p = (const guchar *) utf8;
  const guchar *end = p + n_bytes;

  while (p < end)
    {
      guint n;

      while (end - p >= 8)
        {
          guint64 word = GUINT64_FROM_LE (load_word ((const gchar *) p));
          guint64 odd; /* top bit of each byte from 0x80 up or below 0x20; the lowest is exact */

          odd = (word | ((word - EACH_BYTE (0x20)) & ~word)) & EACH_BYTE (0x80);
          if (odd != 0)
            {
              p += __builtin_ctzll (odd) / 8;
              break;
            }
          p += 8;
        }
      if (p == end)
        break;

      /* Something else stands here, or the last bytes; stay while the script is not ASCII. */
      do
        {
          n = check_char (p, end);
          if (n == 0)
            return (const gchar *) p;
          p += n;
        }
      while (p < end && *p >= 0x80);
    }

  return NULL;
}

/**
 * apostil_text_count_valid:
 * @utf8: (array length=n_bytes): bytes
 * @n_bytes: how many
 *
 * May be called in any thread.
 *
 * Returns: how many of the first bytes may stand in a text; a character that is cut off at the end is
 *   not among them
 */
gsize
apostil_text_count_valid (const gchar *utf8, gsize n_bytes)
{
  const gchar *bad;

  g_return_val_if_fail (utf8 != NULL || n_bytes == 0, 0);

  bad = find_bad_byte (utf8, n_bytes);
  return bad != NULL ? (gsize) (bad - utf8) : n_bytes;
}

static gboolean
check_text (const gchar *utf8, gsize n_bytes, GError **error)
{
  const gchar *bad;
  guint line;
  gunichar ch;

  if (n_bytes > APOSTIL_TEXT_MAX_BYTES)
    {
      g_autofree gchar *size = g_format_size_full (n_bytes, G_FORMAT_SIZE_IEC_UNITS);
      g_autofree gchar *limit =
          g_format_size_full (APOSTIL_TEXT_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, APOSTIL_TEXT_ERROR, APOSTIL_TEXT_ERROR_TOO_LONG,
                   /* Translators: both are sizes, as « 70.0 MiB ». */
                   _ ("The text is %s long; an article may hold up to %s. Split it in parts."),
                   size, limit);
      return FALSE;
    }

  bad = find_bad_byte (utf8, n_bytes);
  if (bad == NULL)
    return TRUE;

  line = 1;
  for (const gchar *p = utf8; (p = memchr (p, '\n', bad - p)) != NULL; p++)
    line++;

  /* GLib calls a NUL the end of the string */
  ch = *bad == '\0' ? 0 : g_utf8_get_char_validated (bad, n_bytes - (bad - utf8));
  if (ch == (gunichar) -1 || ch == (gunichar) -2)
    g_set_error (error, APOSTIL_TEXT_ERROR, APOSTIL_TEXT_ERROR_UTF8,
                 _ ("Line %u of the text is not UTF-8 (byte 0x%02X). Convert the text to UTF-8."),
                 line, (guint) (guchar) *bad);
  else
    g_set_error (
        error, APOSTIL_TEXT_ERROR, APOSTIL_TEXT_ERROR_UTF8,
        _ ("Line %u of the text holds the character U+%04X, which an article may not hold. "
           "Remove it."),
        line, (guint) ch);
  return FALSE;
}

/**
 * apostil_text_new:
 * @utf8: the words, LF line ends
 * @n_bytes: how many bytes, or -1 if @utf8 ends with a NUL
 * @error: where to put an #ApostilTextError
 *
 * Makes a text of a copy of @utf8. Refused are bytes that are not UTF-8, characters that
 * XML 1.0 cannot hold (C0 controls but TAB and LF, U+FFFE, U+FFFF) and CR, which an XML
 * reader would turn into LF: clean them first. U+FEFF and other noncharacters may stand.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL
 */
ApostilText *
apostil_text_new (const gchar *utf8, gssize n_bytes, GError **error)
{
  gsize n;
  gchar *copy;

  g_return_val_if_fail (utf8 != NULL || n_bytes == 0, NULL);

  n = n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes;
  /* before the copy, so that a text that is far too long costs nothing */
  if (n > APOSTIL_TEXT_MAX_BYTES)
    {
      check_text (utf8, n, error);
      return NULL;
    }

  copy = g_malloc (n + 1);
  if (n > 0)
    memcpy (copy, utf8, n);
  copy[n] = '\0';

  return apostil_text_new_take (copy, n, error);
}

/**
 * apostil_text_new_take:
 * @utf8: (transfer full): the words; @n_bytes bytes and a NUL, from g_malloc()
 * @n_bytes: how many bytes, without the NUL
 * @error: where to put an #ApostilTextError
 *
 * As apostil_text_new(), without a copy. @utf8 is freed also when it is refused.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL
 */
ApostilText *
apostil_text_new_take (gchar *utf8, gsize n_bytes, GError **error)
{
  g_autofree gchar *taken = utf8;

  g_return_val_if_fail (utf8 != NULL, NULL);

  if (!check_text (utf8, n_bytes, error))
    return NULL;

  return apostil_text_new_valid (g_steal_pointer (&taken), n_bytes);
}

/**
 * apostil_text_new_valid:
 * @utf8: (transfer full): the words; @n_bytes bytes and a NUL, from g_malloc()
 * @n_bytes: how many bytes, at most %APOSTIL_TEXT_MAX_BYTES; apostil_text_count_valid() has counted each
 *   of them, in pieces of whole characters
 *
 * As apostil_text_new_take(), without looking at each byte again.
 *
 * Returns: (transfer full): the text
 */
ApostilText *
apostil_text_new_valid (gchar *utf8, gsize n_bytes)
{
  g_autofree gchar *taken = utf8;
  g_autofree guint32 *n_before = NULL;
  ApostilText *self;
  guint32 length;

  g_return_val_if_fail (utf8 != NULL && n_bytes <= APOSTIL_TEXT_MAX_BYTES, NULL);
  g_return_val_if_fail (utf8[n_bytes] == '\0', NULL);

  n_before = make_table (utf8, n_bytes, count_leads);
  length = n_before[(n_bytes + BLOCK_BYTES - 1) / BLOCK_BYTES];

  self = g_new0 (ApostilText, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->utf8 = g_steal_pointer (&taken);
  self->n_bytes = (guint32) n_bytes;
  self->length = length;
  if (length != n_bytes)
    self->n_before = g_steal_pointer (&n_before);

  return self;
}

/**
 * apostil_text_ref:
 * @self: a text
 *
 * Adds a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
ApostilText *
apostil_text_ref (ApostilText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * apostil_text_unref:
 * @self: (transfer full): a text
 *
 * Drops a reference, and the text with the last one. Any thread.
 */
void
apostil_text_unref (ApostilText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->utf8);
  g_free (self->n_before);
  g_free (self->n_lf);
  g_free (self->sha256);
  g_free (self);
}

/**
 * apostil_text_get_utf8:
 * @self: a text
 * @n_bytes: (out) (optional): how many bytes
 *
 * Returns: (transfer none): the words, ended by a NUL that does not count
 */
const gchar *
apostil_text_get_utf8 (ApostilText *self, gsize *n_bytes)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_bytes != NULL)
    *n_bytes = self->n_bytes;
  return self->utf8;
}

/**
 * apostil_text_get_length:
 * @self: a text
 *
 * Returns: how many code points the text has
 */
guint32
apostil_text_get_length (ApostilText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * apostil_text_get_sha256:
 * @self: a text
 *
 * The digest of the text's UTF-8, which is its identity. Computed at the first call (30 ms
 * for 10 MB), kept from then on. Any thread.
 *
 * Returns: (transfer none): 64 lower-case hexadecimal digits
 */
const gchar *
apostil_text_get_sha256 (ApostilText *self)
{
  gchar *digest;

  g_return_val_if_fail (self != NULL, NULL);

  digest = g_atomic_pointer_get (&self->sha256);
  if (digest == NULL)
    {
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->utf8,
                                            self->n_bytes);
      if (!g_atomic_pointer_compare_and_exchange (&self->sha256, NULL, digest))
        {
          g_free (digest);
          digest = g_atomic_pointer_get (&self->sha256);
        }
    }

  return digest;
}

/* The last block that has at most @offset code points before it. */
static gsize
find_block (ApostilText *self, guint32 offset)
{
  const guint32 *n_before = self->n_before;
  gsize n_blocks = (self->n_bytes + BLOCK_BYTES - 1) / BLOCK_BYTES;
  gsize low, high, step = 1;

  low = (gsize) ((guint64) offset * self->n_bytes / self->length) / BLOCK_BYTES;
  high = low + 1;
  while (n_before[low] > offset)
    {
      high = low;
      low = low > step ? low - step : 0;
      step *= 2;
    }
  while (high < n_blocks && n_before[high] <= offset)
    {
      low = high;
      high = MIN (high + step, n_blocks);
      step *= 2;
    }
  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (n_before[middle] <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* Which byte of @word, in the order of memory, is a lead byte with @left others before it; there is one.
 * Adding up the lead bytes from the first to each byte, all at once, is half as dear as looking at each. */
static inline gsize
find_lead (guint64 word, guint32 left)
{
  guint64 leads = ~continuation_bits (word) & EACH_BYTE (0x01);
  guint64 n_up_to = leads * EACH_BYTE (0x01);
  guint64 enough = (n_up_to + EACH_BYTE (0x7f) - EACH_BYTE (0x01) * left) & EACH_BYTE (0x80);

  return (gsize) __builtin_ctzll (enough) / 8;
}

/* The byte that begins the code point @left after the one at @p, which is before the end of the text. */
static gsize
walk (ApostilText *self, const gchar *p, guint32 left)
{
  const gchar *end = self->utf8 + self->n_bytes;

  while (end - p >= 16)
    {
      guint n = sum_leads (find_leads (p));

      if (n > left)
        break;
      left -= n;
      p += 16;
    }
  while (end - p >= 8)
    {
      guint64 word = GUINT64_FROM_LE (load_word (p));
      guint n = 8 - sum_bytes (continuation_bits (word));

      if (n > left)
        return (gsize) (p - self->utf8) + find_lead (word, left);
      left -= n;
      p += 8;
    }
  for (;; p++)
    if (is_lead (*p) && left-- == 0)
      return (gsize) (p - self->utf8);
}

/**
 * apostil_text_to_byte:
 * @self: a text
 * @offset: a code point, at most the length
 *
 * Any thread; some tens of nanoseconds.
 *
 * Returns: the byte where @offset begins
 */
gsize
apostil_text_to_byte (ApostilText *self, guint32 offset)
{
  const gchar *p;
  guint32 left;
  gsize block;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (offset <= self->length, self->n_bytes);

  if (self->n_before == NULL)
    return offset;
  if (offset == self->length)
    return self->n_bytes;

  block = find_block (self, offset);
  p = self->utf8 + block * BLOCK_BYTES;
  left = offset - self->n_before[block];

  return walk (self, p, left);
}

/**
 * apostil_text_to_bytes:
 * @self: a text
 * @span: code points within the text
 * @start: (out): the byte where it begins
 * @end: (out): the byte after it
 *
 * As apostil_text_to_byte() twice; the end of a short span is found from its start.
 */
void
apostil_text_to_bytes (ApostilText *self, ApostilSpan span, gsize *start, gsize *end)
{
  gsize block = 0;

  *start = apostil_text_to_byte (self, span.start);
  if (self->n_before == NULL || span.end >= self->length || span.end < span.start ||
      span.end - span.start > NEAR_BLOCKS * BLOCK_BYTES)
    {
      *end = apostil_text_to_byte (self, span.end);
      return;
    }
  if (span.end - span.start <= BLOCK_BYTES / 2)
    {
      *end = walk (self, self->utf8 + *start, span.end - span.start);
      return;
    }

  for (block = *start / BLOCK_BYTES; self->n_before[block + 1] <= span.end;)
    block++;
  *end = walk (self, self->utf8 + block * BLOCK_BYTES, span.end - self->n_before[block]);
}

/**
 * apostil_text_to_offset:
 * @self: a text
 * @byte: a byte, at most the number of bytes
 *
 * Any thread; some nanoseconds.
 *
 * Returns: the code point that @byte begins or belongs to; the length for the end
 */
guint32
apostil_text_to_offset (ApostilText *self, gsize byte)
{
  gsize block;
  guint32 n;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (byte <= self->n_bytes, self->length);

  if (self->n_before == NULL)
    return (guint32) byte;

  block = byte / BLOCK_BYTES;
  n = self->n_before[block] + count_leads (self->utf8 + block * BLOCK_BYTES, self->utf8 + byte);

  return byte < self->n_bytes && !is_lead (self->utf8[byte]) ? n - 1 : n;
}

/**
 * apostil_text_get_char:
 * @self: a text
 * @offset: a code point
 *
 * Returns: the character at @offset, or 0 at the end and after it
 */
gunichar
apostil_text_get_char (ApostilText *self, guint32 offset)
{
  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->length)
    return 0;
  return g_utf8_get_char (self->utf8 + apostil_text_to_byte (self, offset));
}

/**
 * apostil_text_dup_span:
 * @self: a text
 * @span: code points within the text
 *
 * Returns: (transfer full): the words of @span; "" for an empty one
 */
gchar *
apostil_text_dup_span (ApostilText *self, ApostilSpan span)
{
  gsize start, end;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (span.start <= span.end && span.end <= self->length, g_strdup (""));

  start = apostil_text_to_byte (self, span.start);
  end = apostil_text_to_byte (self, span.end);

  return g_strndup (self->utf8 + start, end - start);
}

/**
 * apostil_text_get_line:
 * @self: a text
 * @offset: a code point, at most the length
 *
 * A line feed belongs to the line that it ends. The first call counts the whole text (2 ms
 * for 10 MB), later ones take nanoseconds. Any thread.
 *
 * Returns: the number of the line that holds @offset; the first is 1
 */
guint
apostil_text_get_line (ApostilText *self, guint32 offset)
{
  guint32 *n_lf;
  gsize byte, block;

  g_return_val_if_fail (self != NULL, 1);
  g_return_val_if_fail (offset <= self->length, 1);

  n_lf = g_atomic_pointer_get (&self->n_lf);
  if (n_lf == NULL)
    {
      n_lf = make_table (self->utf8, self->n_bytes, count_lfs);
      if (!g_atomic_pointer_compare_and_exchange (&self->n_lf, NULL, n_lf))
        {
          g_free (n_lf);
          n_lf = g_atomic_pointer_get (&self->n_lf);
        }
    }

  byte = apostil_text_to_byte (self, offset);
  block = byte / BLOCK_BYTES;

  return 1 + n_lf[block] + count_lfs (self->utf8 + block * BLOCK_BYTES, self->utf8 + byte);
}

/**
 * apostil_text_get_paragraph:
 * @self: a text
 * @offset: a code point, at most the length
 *
 * The line that holds @offset, without its line feed; a line feed belongs to the line that
 * it ends. Any thread; the time grows with the length of that line only.
 *
 * Returns: the line's code points; empty for an empty line
 */
ApostilSpan
apostil_text_get_paragraph (ApostilText *self, guint32 offset)
{
  const gchar *at, *lf;
  gsize start, end;

  g_return_val_if_fail (self != NULL, APOSTIL_SPAN (0, 0));
  g_return_val_if_fail (offset <= self->length, APOSTIL_SPAN (self->length, self->length));

  at = self->utf8 + apostil_text_to_byte (self, offset);
  lf = memrchr (self->utf8, '\n', at - self->utf8);
  start = lf != NULL ? (gsize) (lf + 1 - self->utf8) : 0;
  lf = memchr (at, '\n', self->utf8 + self->n_bytes - at);
  end = lf != NULL ? (gsize) (lf - self->utf8) : self->n_bytes;

  return APOSTIL_SPAN (apostil_text_to_offset (self, start), apostil_text_to_offset (self, end));
}
