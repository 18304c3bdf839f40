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

/* The parser is between two characters of the words of the article. Newer libxml2 would rather not be asked, but
 * offers no other way. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS
static gboolean
is_among_words (ApostilReader *self)
{
  xmlParserInput *input = self->context->input;

  return self->error == NULL && self->foreign == NULL && self->skip_depth == 0 && self->depth > 0 &&
         apostil_reader_top (self)->tag == APOSTIL_TAG_TEXT && input != NULL &&
         self->context->instate == XML_PARSER_CONTENT && input->cur == input->end &&
         (input->buf == NULL || input->buf->encoder == NULL);
}
G_GNUC_END_IGNORE_DEPRECATIONS

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

  if (!is_among_words (self))
    return 0;
  n = count_plain (bytes, n_bytes);
  apostil_reader_take_text (self, bytes, n);
  end = bytes + n;
  while ((bytes = memchr (bytes, '\n', (gsize) (end - bytes))) != NULL)
    {
      self->context->input->line++;
      bytes++;
    }
  return n;
}

/**
 * apostil_reader_count_head:
 * @self: a reader
 * @bytes: what follows in the file
 * @n_bytes: how much
 *
 * Returns: after how many of @bytes the words of the article may begin; @n_bytes if nowhere
 */
gsize
apostil_reader_count_head (ApostilReader *self, const gchar *bytes, gsize n_bytes)
{
  const gchar *tag = NULL;
  const gchar *end = NULL;

  if (self->article_text == NULL)
    tag = g_strstr_len (bytes, (gssize) n_bytes, TEXT_TAG);
  if (tag != NULL)
    end = memchr (tag, '>', n_bytes - (gsize) (tag - bytes));
  return end != NULL ? (gsize) (end + 1 - bytes) : n_bytes;
}
