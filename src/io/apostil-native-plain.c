/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-reader-private.h"

#include <string.h>

/* How it works
 *
 * The words of the article are half of a file, and libxml2 goes through what is not ASCII one character
 * at a time. So the parser is given the file up to the end of the tag <text>, and once it has taken that
 * and holds nothing back, the words go straight to the reader: up to the first byte that could mean
 * something in XML, or that may not stand in a text. There and from there on the parser judges, so it is
 * still the only one that refuses anything. At the next chunk it may be passed by again. This buys a
 * fifth of the time that a file takes to load. */

#define TEXT_TAG "<text"
#define RECORD   "\n    <" /* how we begin one */

G_GNUC_BEGIN_IGNORE_DEPRECATIONS
/**
 * apostil_reader_is_at_rest:
 * @self: a reader
 *
 * Newer libxml2 would rather not be asked, but offers no other way.
 *
 * Returns: whether the parser is inside an element of ours, between two tags or characters, and holds
 *   nothing back
 */
gboolean
apostil_reader_is_at_rest (ApostilReader *self)
{
  xmlParserInput *input = self->context->input;

  return self->error == NULL && self->foreign == NULL && self->skip_depth == 0 && input != NULL &&
         self->context->instate == XML_PARSER_CONTENT && input->cur == input->end &&
         (input->buf == NULL || input->buf->encoder == NULL);
}
G_GNUC_END_IGNORE_DEPRECATIONS

static gboolean
is_among_words (ApostilReader *self)
{
  return self->depth > 0 && apostil_reader_top (self)->tag == APOSTIL_TAG_TEXT;
}

/* Bytes before the first that may mean something in XML; « ] » may begin « ]]> », which is an error. */
static gsize
count_plain (const gchar *bytes, gsize n_bytes)
{
  static const gchar marks[] = { '<', '&', ']' };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const gchar *mark = memchr (bytes, marks[i], n_bytes);

      if (mark != NULL)
        n_bytes = (gsize) (mark - bytes);
    }
  return apostil_text_count_valid (bytes, n_bytes);
}

/**
 * apostil_reader_take_plain:
 * @self: a reader
 * @bytes: what follows in the file
 * @n_bytes: how much
 *
 * Takes the first of @bytes past the parser if they are words of the article and nothing else.
 *
 * Returns: how many were taken; the parser needs the others
 */
gsize
apostil_reader_take_plain (ApostilReader *self, const gchar *bytes, gsize n_bytes)
{
  const gchar *end;
  gsize n;

  if (!is_among_words (self) || !apostil_reader_is_at_rest (self))
    return 0;
  n = count_plain (bytes, n_bytes);
  apostil_reader_take_text (self, bytes, n);
  self->n_valid += n;
  end = bytes + n;
  while ((bytes = memchr (bytes, '\n', (gsize) (end - bytes))) != NULL)
    {
      self->context->input->line++;
      bytes++;
    }
  return n;
}

/**
 * apostil_reader_count_piece:
 * @self: a reader
 * @bytes: what follows in the file
 * @n_bytes: how much, at least one
 *
 * Returns: how many of @bytes to give to the parser before asking again whether the next ones need it: up
 *   to where the words of the article or another record may begin; @n_bytes if nowhere
 */
gsize
apostil_reader_count_piece (ApostilReader *self, const gchar *bytes, gsize n_bytes)
{
  const gchar *next = NULL;

  if (self->article_text == NULL && !is_among_words (self))
    {
      const gchar *tag = memmem (bytes, n_bytes, TEXT_TAG, strlen (TEXT_TAG));

      if (tag != NULL)
        next = memchr (tag, '>', n_bytes - (gsize) (tag - bytes));
      return next != NULL ? (gsize) (next + 1 - bytes) : n_bytes;
    }
  next = memmem (bytes + 1, n_bytes - 1, RECORD, strlen (RECORD));
  return next != NULL ? (gsize) (next - bytes) : n_bytes;
}
