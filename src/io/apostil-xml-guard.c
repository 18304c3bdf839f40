/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-xml-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-error.h"

/* An attribute takes five bytes at least: a blank, a name, « = » and two quotation marks. */
#define SHORT_TAG_BYTES (5 * APOSTIL_MAX_START_TAG_ATTRIBUTES)

/* How it works
 *
 * A machine of a few states follows the bytes just closely enough to know whether it is in
 * text, in a tag, in a quoted value, in a comment, a CDATA section or a processing
 * instruction. It need not judge whether the XML is well formed; the parser behind it does.
 * What it stops is what the parser would pay for before it could say no: a start tag with
 * very many attributes (its check for double ones is quadratic), a start tag without end,
 * and anything that declares an entity or a document type. Only the machine sees a byte
 * twice, once here and once in the parser, so the cost is linear in the file. */

typedef enum
{
  IN_TEXT,
  IN_MARKUP, /* after « < », until it is known what it opens */
  IN_TAG,
  IN_VALUE,
  IN_COMMENT,
  IN_CDATA,
  IN_INSTRUCTION,
} State;

struct _ApostilXmlGuard
{
  State state;
  gchar quote;    /* that ends the value */
  gchar head[12]; /* of the markup, after « < » */
  guint n_head;
  guint n_attributes;
  gsize n_tag_bytes;
  gchar tail[2]; /* the two bytes before this one, in a comment, CDATA section or instruction */
  GString *declaration; /* the XML declaration while it is read; NULL afterwards */
  gboolean begun;
  guint line;
  gboolean line_ended; /* the last byte was a line feed */
};

/**
 * apostil_xml_guard_new:
 *
 * Returns: (transfer full): a guard for one file
 */
ApostilXmlGuard *
apostil_xml_guard_new (void)
{
  ApostilXmlGuard *self = g_new0 (ApostilXmlGuard, 1);

  self->line = 1;
  return self;
}

void
apostil_xml_guard_free (ApostilXmlGuard *self)
{
  if (self == NULL)
    return;

  if (self->declaration != NULL)
    g_string_free (self->declaration, TRUE);
  g_free (self);
}

/**
 * apostil_xml_guard_get_line:
 * @self: a guard
 *
 * Returns: the line of the byte it refused, or else of the last one, from 1
 */
guint
apostil_xml_guard_get_line (ApostilXmlGuard *self)
{
  return self->line;
}

static gboolean
refuse_encoding (GError **error, const gchar *encoding)
{
  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_ENCODING,
               /* Translators: %s is the name of a character encoding such as UTF-16 */
               _ ("The file is encoded in %s, and only UTF-8 can be read. "
                  "Convert it to UTF-8, for example with a text editor."),
               encoding);
  return FALSE;
}

/* A byte order mark, or a first « < » with a zero byte beside it (XML 1.0, appendix F). */
static gboolean
check_first_bytes (const guchar *bytes, gsize n_bytes, GError **error)
{
  if (n_bytes < 2)
    return TRUE;
  if (n_bytes >= 4 && bytes[0] == 0 && bytes[1] == 0 &&
      ((bytes[2] == 0xfe && bytes[3] == 0xff) || (bytes[2] == 0 && bytes[3] == '<')))
    return refuse_encoding (error, "UTF-32");
  if ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff) ||
      (bytes[0] == '<' && bytes[1] == 0) || (bytes[0] == 0 && bytes[1] == '<'))
    return refuse_encoding (error, "UTF-16");

  return TRUE;
}

/* @declaration is what lies between « <?xml » and « > ». */
static gboolean
check_declaration (const gchar *declaration, GError **error)
{
  const gchar *p = strstr (declaration, "encoding");
  g_autofree gchar *encoding = NULL;
  gsize n = 0;

  if (p == NULL)
    return TRUE;

  p += strlen ("encoding");
  p += strspn (p, " \t\r\n=");
  if (*p != '"' && *p != '\'')
    return TRUE; /* not well formed: the parser says so */
  n = strcspn (p + 1, "\"'");
  encoding = g_utf8_make_valid (p + 1, MIN (n, 40));

  return g_ascii_strcasecmp (encoding, "UTF-8") == 0 || refuse_encoding (error, encoding);
}

static gboolean
refuse_declaration (GError **error)
{
  g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                       _ ("The file declares a document type or an entity, which Apostil files "
                          "never do. Delete the part that starts with “<!”, or take the file "
                          "from a source you trust."));
  return FALSE;
}

static gboolean
refuse_tag (ApostilXmlGuard *self, GError **error)
{
  if (self->n_attributes > APOSTIL_MAX_START_TAG_ATTRIBUTES)
    g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                 _ ("A start tag has more than %u attributes, the limit. "
                    "The file is damaged or was not written by Apostil; use another copy."),
                 APOSTIL_MAX_START_TAG_ATTRIBUTES);
  else
    g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                 _ ("A tag is longer than %u bytes, the limit. "
                    "The file is damaged or was not written by Apostil; use another copy."),
                 APOSTIL_MAX_START_TAG_BYTES);
  return FALSE;
}

/* Takes the byte after « < » and those that follow until it is clear what they open. */
static gboolean
open_markup (ApostilXmlGuard *self, gchar byte, GError **error)
{
  static const gchar cdata[] = "![CDATA[";
  gsize n = 0;

  self->head[self->n_head++] = byte;
  n = self->n_head;
  if (self->head[0] == '?')
    {
      self->state = IN_INSTRUCTION;
      if (!self->begun)
        self->declaration = g_string_new (NULL);
    }
  else if (self->head[0] != '!')
    {
      self->state = byte == '>' ? IN_TEXT : IN_TAG;
      self->n_tag_bytes = 2;
      self->n_attributes = 0;
    }
  else if (n == 3 && memcmp (self->head, "!--", 3) == 0)
    self->state = IN_COMMENT;
  else if (n == sizeof cdata - 1 && memcmp (self->head, cdata, n) == 0)
    self->state = IN_CDATA;
  else if (n > 1 && memcmp (self->head, "!--", MIN (n, 3)) != 0 &&
           memcmp (self->head, cdata, MIN (n, sizeof cdata - 1)) != 0)
    return refuse_declaration (error);

  self->begun = TRUE;
  self->tail[0] = self->tail[1] = '\0';
  return TRUE;
}

/* Follows a comment, a CDATA section or an instruction to its end. */
static gboolean
follow_to_end (ApostilXmlGuard *self, gchar byte, GError **error)
{
  gboolean ended = FALSE;

  if (self->state == IN_COMMENT)
    ended = byte == '>' && self->tail[0] == '-' && self->tail[1] == '-';
  else if (self->state == IN_CDATA)
    ended = byte == '>' && self->tail[0] == ']' && self->tail[1] == ']';
  else
    ended = byte == '>' && self->tail[1] == '?';

  self->tail[0] = self->tail[1];
  self->tail[1] = byte;
  if (self->declaration != NULL && self->declaration->len < 1024)
    g_string_append_c (self->declaration, byte);
  if (!ended)
    return TRUE;

  self->state = IN_TEXT;
  if (self->declaration != NULL)
    {
      g_autoptr (GString) declaration = g_steal_pointer (&self->declaration);

      return check_declaration (declaration->str, error);
    }
  return TRUE;
}

/* Follows a tag from @p; returns where it ended or the bytes did. */
static const gchar *
follow_tag (ApostilXmlGuard *self, const gchar *p, const gchar *end)
{
  const gchar *start = p;

  while (p < end)
    {
      if (self->state == IN_VALUE)
        {
          const gchar *close = memchr (p, self->quote, end - p);

          p = close != NULL ? close + 1 : end;
          if (close != NULL)
            self->state = IN_TAG;
          continue;
        }
      if (*p == '"' || *p == '\'')
        {
          self->quote = *p;
          self->state = IN_VALUE;
        }
      else if (*p == '=')
        self->n_attributes++;
      else if (*p == '>')
        {
          self->state = IN_TEXT;
          p++;
          break;
        }
      p++;
    }
  self->n_tag_bytes += p - start;
  return p;
}

/* From one « < » to the next there is at most one tag. When they are so near that it cannot
 * have too many attributes, there is nothing to follow; a « < » inside a tag is an error
 * that the parser stops at. Returns the next « < », or NULL when @open must be followed. */
static const gchar *
skip_short_tag (const gchar *open, const gchar *end)
{
  if (end - open < 2 || open[1] == '!' || open[1] == '?')
    return NULL;

  return memchr (open + 1, '<', (gsize) MIN (end - open - 1, SHORT_TAG_BYTES));
}

static guint
count_lines (const gchar *p, const gchar *end)
{
  guint n = 0;

  while ((p = memchr (p, '\n', end - p)) != NULL)
    {
      n++;
      if (++p == end)
        break;
    }
  return n;
}

static gboolean
follow (ApostilXmlGuard *self,
        const gchar *bytes,
        const gchar *end,
        const gchar **at,
        GError **error)
{
  const gchar *p = bytes;

  while (p < end)
    {
      *at = p;
      switch (self->state)
        {
        case IN_TEXT:
          {
            const gchar *open = memchr (p, '<', (gsize) (end - p));
            const gchar *next = open;

            while (next != NULL && self->begun)
              {
                open = next;
                next = skip_short_tag (open, end);
              }
            if (open == NULL)
              {
                self->begun = TRUE;
                return TRUE;
              }
            self->state = IN_MARKUP;
            self->n_head = 0;
            p = open + 1;
            break;
          }
        case IN_MARKUP:
          if (!open_markup (self, *p++, error))
            return FALSE;
          break;
        case IN_TAG:
        case IN_VALUE:
          p = follow_tag (self, p, end);
          if (self->n_attributes > APOSTIL_MAX_START_TAG_ATTRIBUTES ||
              self->n_tag_bytes > APOSTIL_MAX_START_TAG_BYTES)
            return refuse_tag (self, error);
          break;
        case IN_COMMENT:
        case IN_CDATA:
        case IN_INSTRUCTION:
        default:
          if (!follow_to_end (self, *p++, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * apostil_xml_guard_check:
 * @self: a guard
 * @bytes: the next bytes of the file; the first call should have at least four if the file has
 * @n_bytes: how many
 * @error: where to say what is refused (%APOSTIL_ERROR), without file and line
 *
 * Returns: whether the parser may have these bytes; after %FALSE the guard is spent
 */
gboolean
apostil_xml_guard_check (ApostilXmlGuard *self, const gchar *bytes, gsize n_bytes, GError **error)
{
  const gchar *at = bytes;
  const gchar *nul = NULL;

  if (n_bytes == 0)
    return TRUE;
  self->line += self->line_ended ? 1 : 0;
  if (!self->begun && !check_first_bytes ((const guchar *) bytes, n_bytes, error))
    return FALSE;

  nul = memchr (bytes, '\0', n_bytes);
  if (nul != NULL)
    {
      self->line += count_lines (bytes, nul);
      g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_ENCODING,
                           _ ("The file holds a zero byte, so it is not text. "
                              "It is damaged or of another type; use another copy."));
      return FALSE;
    }
  if (!follow (self, bytes, bytes + n_bytes, &at, error))
    {
      self->line += count_lines (bytes, at);
      return FALSE;
    }

  self->line += count_lines (bytes, bytes + n_bytes - 1);
  self->line_ended = bytes[n_bytes - 1] == '\n';
  return TRUE;
}
