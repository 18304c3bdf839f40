/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-xml-text.h"

#include <string.h>

/* Most bytes of a file are letters that stand for themselves, so eight are looked at at a
 * time: only where one of them is below a space or one of & < > " are they taken singly. */

#define EACH_BYTE(b) (G_GUINT64_CONSTANT (0x0101010101010101) * (b))

static inline guint64
has_zero (guint64 word)
{
  return (word - EACH_BYTE (0x01)) & ~word & EACH_BYTE (0x80);
}

/* Whether any of eight bytes might need care; never misses one, may be wrong about 0xEF. */
static inline gboolean
needs_care (const gchar *p)
{
  guint64 word = 0;
  guint64 below_space = 0;

  memcpy (&word, p, sizeof word);
  below_space = (word - EACH_BYTE (0x20)) & ~word & EACH_BYTE (0x80);
  return (below_space | has_zero (word ^ EACH_BYTE ('&')) | has_zero (word ^ EACH_BYTE ('<')) |
          has_zero (word ^ EACH_BYTE ('>')) | has_zero (word ^ EACH_BYTE ('"')) |
          has_zero (word ^ EACH_BYTE (0xef))) != 0;
}

/* What stands for the byte at @p: NULL when it stands for itself, "" when nothing can. */
static const gchar *
replacement (const guchar *p, gboolean in_value)
{
  switch (*p)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return in_value ? "&quot;" : NULL;
    case '\t':
      return in_value ? "&#9;" : NULL;
    case '\n':
      return in_value ? "&#10;" : NULL;
    case '\r':
      return "&#13;";
    case 0xef: /* U+FFFE and U+FFFF are no characters of XML */
      return p[1] == 0xbf && (p[2] == 0xbe || p[2] == 0xbf) ? "" : NULL;
    default:
      return *p < 0x20 ? "" : NULL;
    }
}

static gboolean
append (GString *out, const gchar *utf8, gsize n_bytes, gboolean in_value)
{
  const gchar *end = utf8 + n_bytes;
  const gchar *run = utf8;
  const gchar *p = utf8;

  while (p < end)
    {
      const gchar *instead = NULL;

      if (end - p >= 8 && !needs_care (p))
        {
          p += 8;
          continue;
        }
      instead = replacement ((const guchar *) p, in_value);
      if (instead != NULL)
        {
          if (*instead == '\0')
            return FALSE;
          g_string_append_len (out, run, p - run);
          g_string_append (out, instead);
          run = p + 1;
        }
      p++;
    }
  g_string_append_len (out, run, end - run);
  return TRUE;
}

/**
 * apostil_xml_append_text:
 * @out: where to
 * @utf8: valid UTF-8 with a NUL after it
 * @n_bytes: how many bytes of it, a whole number of characters
 *
 * Appends it as the content of an element.
 *
 * Returns: whether all of it can stand in XML
 */
gboolean
apostil_xml_append_text (GString *out, const gchar *utf8, gsize n_bytes)
{
  return append (out, utf8, n_bytes, FALSE);
}

/**
 * apostil_xml_append_value:
 * @out: where to
 * @utf8: valid UTF-8 with a NUL after it
 * @n_bytes: how many bytes of it, a whole number of characters
 *
 * Appends it as a value between double quotes. Tabs and line feeds become character
 * references, since a parser turns bare ones into spaces.
 *
 * Returns: whether all of it can stand in XML
 */
gboolean
apostil_xml_append_value (GString *out, const gchar *utf8, gsize n_bytes)
{
  return append (out, utf8, n_bytes, TRUE);
}

/**
 * apostil_xml_append_attribute:
 * @out: where to
 * @name: the name
 * @value: (nullable): the value; %NULL writes nothing
 *
 * Returns: whether the value can stand in XML
 */
gboolean
apostil_xml_append_attribute (GString *out, const gchar *name, const gchar *value)
{
  gboolean fits = TRUE;

  if (value == NULL)
    return TRUE;

  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append_len (out, "=\"", 2);
  fits = append (out, value, strlen (value), TRUE);
  g_string_append_c (out, '"');
  return fits;
}

/**
 * apostil_xml_append_number:
 * @out: where to
 * @number: a number
 *
 * Appends it in decimal digits, faster than printf.
 */
void
apostil_xml_append_number (GString *out, guint32 number)
{
  gchar digits[10];
  guint n = sizeof digits;

  do
    {
      digits[--n] = (gchar) ('0' + number % 10);
      number /= 10;
    }
  while (number != 0);
  g_string_append_len (out, digits + n, sizeof digits - n);
}
