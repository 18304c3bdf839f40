/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-xml-text.h"

#include <string.h>

/* Most bytes of a file are letters that stand for themselves, so sixteen are looked at at a time:
 * only where one of them is below a space or one of & < > " are they taken singly. */

typedef guint8 Sixteen __attribute__ ((vector_size (16)));

#define N_SIXTEEN (sizeof (Sixteen))

/* Bytes that might need care; 0xEF begins U+FFFE. */
const guint8 apostil_xml_careful[256] = {
  [0x00 ... 0x1f] = 1, ['&'] = 1, ['<'] = 1, ['>'] = 1, ['"'] = 1, [0xef] = 1,
};

static inline gboolean
is_any (Sixteen found)
{
  guint64 halves[2];

  memcpy (halves, &found, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

/* Whether any of sixteen bytes is among those. */
static inline gboolean
needs_care (const gchar *p)
{
  Sixteen bytes;
  Sixteen care;

  memcpy (&bytes, p, sizeof bytes);
  care = (Sixteen) (bytes < 0x20) | (Sixteen) (bytes == '&') | (Sixteen) (bytes == '<') |
         (Sixteen) (bytes == '>') | (Sixteen) (bytes == '"') | (Sixteen) (bytes == 0xef);
  return is_any (care);
}

/* The decimal numbers below a hundred. */
static const gchar pairs[] = "00010203040506070809"
                             "10111213141516171819"
                             "20212223242526272829"
                             "30313233343536373839"
                             "40414243444546474849"
                             "50515253545556575859"
                             "60616263646566676869"
                             "70717273747576777879"
                             "80818283848586878889"
                             "90919293949596979899";

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

/* The first byte from @start on that might need care, or @end. */
static const gchar *
skip_plain (const gchar *start, const gchar *end)
{
  const gchar *p = start;

  while ((gsize) (end - p) >= N_SIXTEEN && !needs_care (p))
    p += N_SIXTEEN;
  /* The last sixteen overlap those that were looked at. */
  if (p > start && (gsize) (end - p) < N_SIXTEEN && !needs_care (end - N_SIXTEEN))
    return end;
  while (p < end && !apostil_xml_careful[(guchar) *p])
    p++;
  return p;
}

static gboolean
append (GString *out, const gchar *utf8, gsize n_bytes, gboolean in_value)
{
  const gchar *end = utf8 + n_bytes;
  const gchar *run = utf8;

  for (const gchar *p = skip_plain (utf8, end); p < end; p = skip_plain (p + 1, end))
    {
      const gchar *instead = replacement ((const guchar *) p, in_value);

      if (instead == NULL)
        continue;
      if (*instead == '\0')
        return FALSE;
      apostil_xml_append (out, run, (gsize) (p - run));
      apostil_xml_append (out, instead, strlen (instead));
      run = p + 1;
    }
  apostil_xml_append (out, run, (gsize) (end - run));
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

/* Appends the rest of an attribute, whose start is written up to @to; there is room for a short value.
 * One pass over a short value, as nearly all are, instead of one to measure it, one to look for what
 * needs care and one to copy it: a sixth of a save. */
static inline gboolean
end_attribute (GString *out, gchar *to, const gchar *value)
{
  gboolean fits = TRUE;
  gsize n = apostil_xml_write_plain (to, value);

  to += n;
  if (value[n] == '\0')
    *to++ = '"';
  apostil_xml_end_at (out, to);
  if (value[n] != '\0')
    {
      fits = append (out, value + n, strlen (value + n), TRUE);
      apostil_xml_append (out, "\"", 1);
    }
  return fits;
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
  gsize n_name = 0;
  gchar *to = NULL;

  if (value == NULL)
    return TRUE;

  n_name = strlen (name);
  to = apostil_xml_make_room (out, n_name + APOSTIL_XML_SHORT_BYTES + 4);
  *to++ = ' ';
  memcpy (to, name, n_name);
  to += n_name;
  *to++ = '=';
  *to++ = '"';
  return end_attribute (out, to, value);
}

/**
 * apostil_xml_append_named:
 * @out: where to
 * @name: the name, prepared
 * @value: the value
 *
 * As apostil_xml_append_attribute().
 *
 * Returns: whether the value can stand in XML
 */
gboolean
apostil_xml_append_named (GString *out, const ApostilXmlName *name, const gchar *value)
{
  gchar *to = apostil_xml_make_room (out, APOSTIL_XML_NAMED_ROOM);

  memcpy (to, name->start, APOSTIL_XML_NAME_ROOM);
  return end_attribute (out, to + name->n_bytes, value);
}

/**
 * apostil_xml_name_init:
 * @self: (out caller-allocates): a name
 * @name: the same, at most twenty bytes
 *
 * Prepares it for apostil_xml_append_named().
 */
void
apostil_xml_name_init (ApostilXmlName *self, const gchar *name)
{
  g_return_if_fail (strlen (name) + 4 <= APOSTIL_XML_NAME_ROOM);

  self->n_bytes = (guint) g_snprintf (self->start, sizeof self->start, " %s=\"", name);
}

static guint
count_digits (guint32 number)
{
  guint n = 1;

  for (; number >= 1000; number /= 1000)
    n += 3;
  return n + (number >= 10) + (number >= 100);
}

/**
 * apostil_xml_write_number:
 * @to: where to, with room for %APOSTIL_XML_NUMBER_ROOM bytes
 * @number: a number
 *
 * Writes it in decimal digits, faster than printf.
 *
 * Returns: the end of it
 */
gchar *
apostil_xml_write_number (gchar *to, guint32 number)
{
  gchar *end = to + count_digits (number);
  gchar *p = end;

  /* two digits at a time: a division is dear */
  for (; number >= 100; number /= 100)
    {
      p -= 2;
      memcpy (p, pairs + number % 100 * 2, 2);
    }
  if (number >= 10)
    memcpy (p - 2, pairs + number * 2, 2);
  else
    p[-1] = (gchar) ('0' + number);
  return end;
}

/* Tells which of sixteen bytes are markup in a text. */
static inline Sixteen
find_markup (const gchar *p)
{
  Sixteen bytes;

  memcpy (&bytes, p, sizeof bytes);
  return (Sixteen) (bytes == '&') | (Sixteen) (bytes == '<') | (Sixteen) (bytes == '>');
}

/**
 * apostil_xml_count_plain:
 * @words: words of an article, in which there is no character that XML cannot hold
 * @n_bytes: how many bytes of them
 *
 * Returns: how many of the first bytes are written as they are
 */
gsize
apostil_xml_count_plain (const gchar *words, gsize n_bytes)
{
  const gchar *end = words + n_bytes;
  const gchar *p = words;

  while ((gsize) (end - p) >= 2 * N_SIXTEEN &&
         !is_any (find_markup (p) | find_markup (p + N_SIXTEEN)))
    p += 2 * N_SIXTEEN;
  while ((gsize) (end - p) >= N_SIXTEEN && !is_any (find_markup (p)))
    p += N_SIXTEEN;
  /* The last sixteen overlap those that were looked at. */
  if (p > words && (gsize) (end - p) < N_SIXTEEN && !is_any (find_markup (end - N_SIXTEEN)))
    return n_bytes;
  while (p < end && *p != '&' && *p != '<' && *p != '>')
    p++;
  return (gsize) (p - words);
}
