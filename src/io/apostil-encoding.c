/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-encoding.h"

#include "apostil-error.h"
#include "apostil-file-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * In this order: a byte order mark decides. Bytes that are valid UTF-8 with at least one
 * character beyond ASCII are UTF-8 whatever is declared: text in another encoding is valid
 * UTF-8 by accident with a probability that halves with every such character. A UTF-8 text
 * with a few damaged places stays UTF-8 (the places are shown as U+FFFD) rather than become
 * nonsense throughout. Then what the file declares, if it can be decoded so without an
 * error. Then evidence, and only for the encodings of western Europe: UTF-16 without mark
 * shows by its blanks; bytes 0x80–0x9F are punctuation in Windows-1252 and controls that
 * nobody types in ISO-8859; the eight places where ISO-8859-15 differs from ISO-8859-1 are
 * judged by their neighbours (« c?ur » is œ, « 5 ? » is €, « 3? » is ¾). A text whose
 * letters are mostly above 0x7F (Cyrillic, Arabic, Greek, Chinese) cannot be one of these
 * and is refused: a wrong guess would be silent nonsense. */

#define SAMPLE_BYTES (1024 * 1024) /* evidence is taken from so much of the start */

typedef struct
{
  guint n_valid;   /* multi-byte sequences */
  guint n_invalid; /* bytes */
} Utf8Count;

#define EACH_BYTE(b) (G_GUINT64_CONSTANT (0x0101010101010101) * (b))

/* The first byte from @p on that is not ASCII, or @end: eight at a time, as most of a text is. */
static const guchar *
skip_ascii (const guchar *p, const guchar *end)
{
  guint64 word;

  for (; end - p >= 8; p += 8)
    {
      memcpy (&word, p, sizeof word);
      if ((word & EACH_BYTE (0x80)) != 0)
        break;
    }
  while (p < end && *p < 0x80)
    p++;
  return p;
}

static gsize
utf8_sequence (const guchar *p, gsize room)
{
  gunichar ch = g_utf8_get_char_validated ((const gchar *) p, room);

  if (ch == (gunichar) -1 || ch == (gunichar) -2)
    return 0;
  return g_utf8_skip[*p];
}

static Utf8Count
count_utf8 (const guchar *p, gsize n_bytes)
{
  const guchar *end = p + n_bytes;
  Utf8Count count = { 0, 0 };

  while ((p = skip_ascii (p, end)) < end)
    {
      gsize n = utf8_sequence (p, end - p);

      if (n > 0)
        count.n_valid++;
      else
        count.n_invalid++;
      p += MAX (n, 1);
    }

  return count;
}

/* Bytes of the mark at the start; *name is set when there is one. */
static guint
find_mark (const guchar *p, gsize n_bytes, const gchar **name)
{
  if (n_bytes >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    {
      *name = "UTF-8";
      return 3;
    }
  if (n_bytes >= 4 && (memcmp (p, "\xff\xfe\0\0", 4) == 0 || memcmp (p, "\0\0\xfe\xff", 4) == 0))
    {
      *name = p[0] == 0xff ? "UTF-32LE" : "UTF-32BE";
      return 4;
    }
  if (n_bytes >= 2 && (memcmp (p, "\xff\xfe", 2) == 0 || memcmp (p, "\xfe\xff", 2) == 0))
    {
      *name = p[0] == 0xff ? "UTF-16LE" : "UTF-16BE";
      return 2;
    }
  return 0;
}

/* UTF-16 without a mark, as some browsers put it on the clipboard: units that are a blank, a
 * line feed or « < » in one byte order and hardly ever in the other. */
static const gchar *
guess_utf16 (const guchar *p, gsize n_bytes)
{
  guint n_units = MIN (n_bytes, SAMPLE_BYTES) / 2;
  guint n_nul = 0;
  guint n_le = 0;
  guint n_be = 0;

  if (n_bytes < 4 || n_bytes % 2 != 0 || memchr (p, 0, 2 * n_units) == NULL)
    return NULL;

  for (guint i = 0; i < n_units; i++)
    {
      guchar a = p[2 * i];
      guchar b = p[2 * i + 1];

      if (a == 0 && b == 0)
        return NULL;
      n_nul += a == 0 || b == 0;
      n_le += b == 0 && (a == ' ' || a == '\n' || a == '<');
      n_be += a == 0 && (b == ' ' || b == '\n' || b == '<');
    }
  if (n_nul * 50 < n_units) /* less than 2 %: not even the blanks of a sentence */
    return NULL;
  if (n_le > 4 * n_be)
    return "UTF-16LE";
  if (n_be > 4 * n_le)
    return "UTF-16BE";
  return NULL;
}

/* Letters of ISO-8859-1 and of Windows-1252 above 0x7F. */
static inline gboolean
is_high_letter (guchar byte)
{
  return (byte >= 0xc0 && byte != 0xd7 && byte != 0xf7) || byte == 0x8a || byte == 0x8c ||
         byte == 0x8e || byte == 0x9a || byte == 0x9c || byte == 0x9e || byte == 0x9f;
}

static inline gboolean
is_letter (guchar byte)
{
  return g_ascii_isalpha (byte) || is_high_letter (byte);
}

/* How far the neighbours of a byte speak for what ISO-8859-15 has in its place (positive) or for
 * what ISO-8859-1 has (negative). */
static gint
weigh_latin9 (guchar before, guchar byte, guchar after)
{
  switch (byte)
    {
    case 0xa4: /* € or ¤: nobody writes ¤ */
      return 2;
    case 0xbd: /* œ or ½ */
    case 0xb8: /* ž or cedilla */
    case 0xa8: /* š or diaeresis */
      return g_ascii_isdigit (before) ? -1 : is_letter (after) || is_letter (before) ? 1 : -1;
    case 0xbc: /* Œ or ¼ */
    case 0xa6: /* Š or broken bar */
    case 0xbe: /* Ÿ or ¾ */
      return is_letter (after) && !g_ascii_isdigit (before) ? 1 : -1;
    case 0xb4: /* Ž or acute accent, which people type for an apostrophe: « l´homme » */
      return is_letter (before) ? -1 : is_letter (after) ? 1 : -1;
    default:
      return 0;
    }
}

static const gchar *
guess_single_byte (const guchar *p, gsize n_bytes)
{
  gsize n = MIN (n_bytes, SAMPLE_BYTES);
  guint n_letters = 0;
  guint n_high = 0;
  guint n_c1 = 0;
  guint n_runs = 0; /* three high letters in a row */
  guint run = 0;
  gint latin9 = 0;
  gboolean undefined = FALSE;

  for (gsize i = 0; i < n; i++)
    {
      guchar before = i > 0 ? p[i - 1] : ' ';
      guchar after = i + 1 < n ? p[i + 1] : ' ';

      n_letters += is_letter (p[i]);
      n_high += is_high_letter (p[i]);
      n_c1 += p[i] >= 0x80 && p[i] < 0xa0;
      undefined |= p[i] == 0x81 || p[i] == 0x8d || p[i] == 0x8f || p[i] == 0x90 || p[i] == 0x9d;
      run = is_high_letter (p[i]) ? run + 1 : 0;
      n_runs += run == 3;
      latin9 += weigh_latin9 (before, p[i], after);
    }

  /* « Île-de-France, ÉTÉ »: accents are some 4 % of the letters of French; a quarter is far more
   * than any language of western Europe has, and far less than Cyrillic or Greek. */
  if (undefined || n_high * 4 > n_letters || n_runs * 50 > n_letters)
    return NULL;
  if (n_c1 > 0)
    return "windows-1252";
  return latin9 > 0 ? "ISO-8859-15" : "ISO-8859-1";
}

/* Reads a declared name as browsers do (WHATWG Encoding): who writes ISO-8859-1 or US-ASCII means
 * Windows-1252. UTF-16 cannot be what a file declares in ASCII. */
static const gchar *
read_declared (const gchar *declared)
{
  g_autofree gchar *name = NULL;
  GIConv converter;

  if (declared == NULL || strlen (declared) > 40)
    return NULL;
  for (const gchar *p = declared; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-_.:", *p) == NULL)
      return NULL;

  name = g_ascii_strup (declared, -1);
  if (g_str_equal (name, "UTF8"))
    return "UTF-8";
  if (g_str_has_prefix (name, "UTF-16") || g_str_has_prefix (name, "UTF-7"))
    return NULL;
  if (g_str_equal (name, "ISO-8859-1") || g_str_equal (name, "US-ASCII") ||
      g_str_equal (name, "LATIN1") || g_str_equal (name, "ASCII") || g_str_equal (name, "CP1252"))
    return "windows-1252";

  if (g_str_has_prefix (name, "WINDOWS-"))
    memcpy (name, "windows-", 8); /* as the register of IANA writes it */
  converter = g_iconv_open ("UTF-8", name);
  if (converter == (GIConv) -1)
    return NULL;
  g_iconv_close (converter);
  return g_intern_string (name);
}

static gboolean
decodes (const guchar *p, gsize n_bytes, const gchar *name)
{
  g_autofree gchar *utf8 = g_convert ((const gchar *) p, n_bytes, "UTF-8", name, NULL, NULL, NULL);

  return utf8 != NULL;
}

/* NULs and controls that no text has; a single stray one may be cleaned away. */
static gboolean
is_binary (const guchar *p, gsize n_bytes)
{
  gsize n = 0;
  guint64 word;

  for (gsize i = 0; i < n_bytes; i++)
    {
      /* Eight of which none is below 0x20. */
      while (n_bytes - i >= 8)
        {
          memcpy (&word, p + i, sizeof word);
          if (((word - EACH_BYTE (0x20)) & ~word & EACH_BYTE (0x80)) != 0)
            break;
          i += 8;
        }
      if (i == n_bytes)
        break;
      if (p[i] == 0)
        n += 8;
      else if (p[i] < 0x20 && strchr ("\t\n\r\f\v\x1a\x1b", p[i]) == NULL)
        n++;
    }

  return n * 100 > n_bytes;
}

static gboolean
fail_binary (GError **error)
{
  g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_ENCODING,
                       _ ("This is not a text. Save the article as plain text or as a web page, or "
                          "copy it and paste it."));
  return FALSE;
}

/**
 * apostil_encoding_check_text:
 * @bytes: a file
 * @error: where to say what it is instead
 *
 * Returns: %FALSE when @bytes are a known kind of file that is no text, or empty
 */
gboolean
apostil_encoding_check_text (GBytes *bytes, GError **error)
{
  if (g_bytes_get_size (bytes) == 0)
    {
      g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                           _ ("The file is empty. Choose a file that holds an article."));
      return FALSE;
    }
  return !apostil_file_kind_refuse (bytes, error);
}

static gboolean
set_encoding (ApostilEncoding *encoding,
              const gchar *name,
              ApostilEncodingBasis basis,
              const gchar *declared)
{
  encoding->name = name;
  encoding->basis = basis;
  if (declared != NULL && basis != APOSTIL_ENCODING_BY_DECLARATION && !g_str_equal (declared, name))
    encoding->contradicted = declared;
  return TRUE;
}

/**
 * apostil_encoding_recognise:
 * @bytes: a file
 * @declared: (nullable): encoding that it, or who handed it over, declares
 * @encoding: (out caller-allocates): the answer
 * @error: where to say why there is none
 *
 * Linear in the length. Any thread.
 *
 * Returns: whether the encoding is known with confidence
 */
gboolean
apostil_encoding_recognise (GBytes *bytes,
                            const gchar *declared,
                            ApostilEncoding *encoding,
                            GError **error)
{
  gsize n_bytes;
  const guchar *p = g_bytes_get_data (bytes, &n_bytes);
  const gchar *known = read_declared (declared);
  const gchar *name = NULL;
  Utf8Count count;

  memset (encoding, 0, sizeof *encoding);
  encoding->mark_bytes = find_mark (p, n_bytes, &name);
  if (encoding->mark_bytes > 0)
    return set_encoding (encoding, name, APOSTIL_ENCODING_BY_MARK, known);

  name = guess_utf16 (p, n_bytes);
  if (name != NULL)
    return set_encoding (encoding, name, APOSTIL_ENCODING_BY_EVIDENCE, known);
  if (is_binary (p, n_bytes))
    return fail_binary (error);

  count = count_utf8 (p, n_bytes);
  if (count.n_invalid == 0)
    {
      /* nothing above 0x7F: true of ISO-2022-JP as well, which then has to be declared */
      if (count.n_valid == 0 && known != NULL && memchr (p, 0x1b, n_bytes) != NULL &&
          decodes (p, n_bytes, known))
        return set_encoding (encoding, known, APOSTIL_ENCODING_BY_DECLARATION, known);
      return set_encoding (encoding, "UTF-8", APOSTIL_ENCODING_BY_VALIDITY,
                           count.n_valid > 0 ? known : NULL);
    }
  if (count.n_valid >= 4 && count.n_valid / 10 >= count.n_invalid)
    return set_encoding (encoding, "UTF-8", APOSTIL_ENCODING_BY_EVIDENCE, known);

  if (known != NULL && decodes (p, n_bytes, known))
    return set_encoding (encoding, known, APOSTIL_ENCODING_BY_DECLARATION, known);

  name = guess_single_byte (p, n_bytes);
  if (name != NULL)
    return set_encoding (encoding, name, APOSTIL_ENCODING_BY_EVIDENCE, known);

  g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_ENCODING,
                       _ ("The character encoding of this text cannot be told. Save it as UTF-8."));
  return FALSE;
}

/* Appends @p with each byte that starts no valid sequence as U+FFFD. */
static void
append_repaired (GString *utf8, const guchar *p, gsize n_bytes, guint *n_replaced)
{
  const guchar *end = p + n_bytes;

  while (p < end)
    {
      const guchar *start = p;

      while ((p = skip_ascii (p, end)) < end)
        {
          gsize n = utf8_sequence (p, end - p);

          if (n == 0)
            break;
          p += n;
        }
      g_string_append_len (utf8, (const gchar *) start, p - start);
      if (p < end)
        {
          g_string_append (utf8, "\357\277\275");
          (*n_replaced)++;
          p++;
        }
    }
}

/* UTF-16 by hand: a lone surrogate must not lose the rest of the text. */
static void
append_utf16 (GString *utf8, const guchar *p, gsize n_bytes, gboolean little, guint *n_replaced)
{
  guint high = little ? 1 : 0;
  gsize n_units = n_bytes / 2;

  for (gsize i = 0; i < n_units; i++)
    {
      gunichar ch = (gunichar) p[2 * i + high] << 8 | p[2 * i + 1 - high];
      gunichar low = 0;

      if (ch >= 0xd800 && ch < 0xdc00 && i + 1 < n_units)
        low = (gunichar) p[2 * i + 2 + high] << 8 | p[2 * i + 3 - high];
      if (low >= 0xdc00 && low < 0xe000)
        {
          ch = 0x10000 + ((ch - 0xd800) << 10) + (low - 0xdc00);
          i++;
        }
      else if (ch >= 0xd800 && ch < 0xe000)
        {
          ch = 0xfffd;
          (*n_replaced)++;
        }
      g_string_append_unichar (utf8, ch);
    }
  if (n_bytes % 2 != 0)
    {
      g_string_append_unichar (utf8, 0xfffd);
      (*n_replaced)++;
    }
}

/**
 * apostil_encoding_decode:
 * @bytes: a file
 * @encoding: what apostil_encoding_recognise() said of it
 * @n_bytes: (out): how many bytes are returned
 * @n_replaced: (out): how many bytes or units meant nothing and became U+FFFD
 * @error: where to put an #APOSTIL_ERROR_ENCODING
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the text in UTF-8 without its mark, ended by a NUL; it may
 *   hold NULs
 */
gchar *
apostil_encoding_decode (GBytes *bytes,
                         const ApostilEncoding *encoding,
                         gsize *n_bytes,
                         guint *n_replaced,
                         GError **error)
{
  gsize size;
  const guchar *p = g_bytes_get_data (bytes, &size);
  g_autoptr (GString) utf8 = NULL;
  gchar *converted;

  p += encoding->mark_bytes;
  size -= encoding->mark_bytes;
  *n_replaced = 0;

  if (g_str_equal (encoding->name, "UTF-8"))
    {
      utf8 = g_string_sized_new (size);
      append_repaired (utf8, p, size, n_replaced);
    }
  else if (g_str_has_prefix (encoding->name, "UTF-16"))
    {
      utf8 = g_string_sized_new (size);
      append_utf16 (utf8, p, size, g_str_equal (encoding->name, "UTF-16LE"), n_replaced);
    }
  else
    {
      converted = g_convert ((const gchar *) p, size, "UTF-8", encoding->name, NULL, n_bytes, NULL);
      if (converted == NULL)
        g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_ENCODING,
                     /* Translators: %s is the name of a character encoding. */
                     _ ("The text is not in the encoding %s, as it seemed. Save it as UTF-8."),
                     encoding->name);
      return converted;
    }

  *n_bytes = utf8->len;
  return g_string_free (g_steal_pointer (&utf8), FALSE);
}

/* The value after @key= in @text, without quotation marks; as an ASCII name. */
static gchar *
value_after (const gchar *text, const gchar *key)
{
  for (const gchar *p = strstr (text, key); p != NULL; p = strstr (p + 1, key))
    {
      const gchar *q = p + strlen (key);
      gsize n;

      while (g_ascii_isspace (*q))
        q++;
      if (*q++ != '=')
        continue;
      while (g_ascii_isspace (*q) || *q == '"' || *q == '\'')
        q++;
      n = strcspn (q, " \t\r\n\"'<>/;?");
      if (n > 0 && n <= 40)
        return g_strndup (q, n);
    }
  return NULL;
}

/**
 * apostil_encoding_find_declared:
 * @bytes: a file in an encoding that has ASCII in it
 *
 * What the first 4 KiB declare: an XML declaration, or a meta element (charset, or http-equiv
 * content-type). Browsers look no further than 1 KiB.
 *
 * Returns: (transfer full) (nullable): the name as it stands there
 */
gchar *
apostil_encoding_find_declared (GBytes *bytes)
{
  gsize n_bytes;
  const gchar *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree gchar *head = NULL;
  gchar *name = NULL;

  n_bytes = MIN (n_bytes, 4096);
  head = g_ascii_strdown (data != NULL ? data : "", n_bytes);
  for (gsize i = 0; i < n_bytes && head[i] != '\0'; i++)
    if ((guchar) head[i] >= 0x80)
      head[i] = '?';

  if (g_str_has_prefix (head, "<?xml"))
    {
      gchar *end = strstr (head, "?>");

      if (end != NULL)
        {
          g_autofree gchar *declaration = g_strndup (head, end - head);

          name = value_after (declaration, "encoding");
        }
    }
  for (gchar *p = strstr (head, "<meta"); p != NULL && name == NULL; p = strstr (p + 5, "<meta"))
    {
      gchar *end = strchr (p, '>');
      g_autofree gchar *tag = end != NULL ? g_strndup (p, end - p) : NULL;

      if (tag == NULL)
        break;
      name = value_after (tag, "charset");
    }

  return name;
}

/**
 * apostil_encoding_tell:
 * @encoding: an encoding
 *
 * Returns: (transfer full) (nullable): a sentence that tells the user of the choice; %NULL for
 *   UTF-8 without anything to say
 */
gchar *
apostil_encoding_tell (const ApostilEncoding *encoding)
{
  if (encoding->contradicted != NULL)
    /* Translators: both are names of character encodings. */
    return g_strdup_printf (_ ("Read as %s; it says it is %s, which its bytes disprove."),
                            encoding->name, encoding->contradicted);

  switch (encoding->basis)
    {
    case APOSTIL_ENCODING_BY_MARK:
      if (g_str_equal (encoding->name, "UTF-8"))
        return NULL;
      return g_strdup_printf (_ ("Read as %s, after its byte order mark."), encoding->name);
    case APOSTIL_ENCODING_BY_DECLARATION:
      return g_strdup_printf (_ ("Read as %s, as the file says."), encoding->name);
    case APOSTIL_ENCODING_BY_EVIDENCE:
      return g_strdup_printf (_ ("Read as %s, by the characters in it; check that accents and "
                                 "quotation marks are right."),
                              encoding->name);
    case APOSTIL_ENCODING_BY_VALIDITY:
    default:
      return NULL;
    }
}
