/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "apostil-grapheme.h"
#include "apostil-search.h"
#include "apostil-tokens.h"
#include "fuzz.h"

#include <string.h>

/* Any bytes: the first line is what to look for, the rest the text. What must hold for every text
 * and every place in it is asserted. */

#define MAX_PLACES 64 /* so that long inputs stay quick */

static void
check_tokens (ApostilText *text, const gchar *utf8)
{
  g_autoptr (ApostilTokens) tokens = apostil_tokens_new (text);
  guint n;
  const ApostilToken *token = apostil_tokens_get (tokens, &n);
  guint32 at = 0;

  for (guint i = 0; i < n; i++)
    {
      guint32 end = token[i].start + token[i].n_chars;

      g_assert_true (token[i].start >= at && end > token[i].start);
      g_assert_true (end <= apostil_text_get_length (text));
      g_assert_cmpuint (apostil_text_to_byte (text, token[i].start), ==, token[i].byte);
      g_assert_cmpuint (apostil_text_to_byte (text, end), ==, token[i].byte + token[i].n_bytes);
      g_assert_true (apostil_grapheme_is_boundary (text, token[i].start));
      g_assert_true (apostil_grapheme_is_boundary (text, end));
      g_assert_cmpuint (apostil_fold_hash (utf8 + token[i].byte, token[i].n_bytes), ==,
                        token[i].hash);
      at = end;
    }
}

static void
check_span (ApostilText *text, ApostilSpan span)
{
  g_assert_true (span.start <= span.end && span.end <= apostil_text_get_length (text));
  if (!apostil_span_is_empty (span))
    {
      g_assert_true (apostil_grapheme_is_boundary (text, span.start));
      g_assert_true (apostil_grapheme_is_boundary (text, span.end));
    }
}

static void
check_places (ApostilText *text)
{
  guint32 length = apostil_text_get_length (text);
  guint32 step = length / MAX_PLACES + 1;

  for (guint32 i = 0; i <= length; i += step)
    {
      ApostilSpan paragraph = apostil_text_get_paragraph (text, i);

      g_assert_cmpuint (apostil_text_to_offset (text, apostil_text_to_byte (text, i)), ==, i);
      g_assert_true (paragraph.start <= i && i <= paragraph.end);
      g_assert_cmpuint (apostil_text_get_line (text, paragraph.start), ==,
                        apostil_text_get_line (text, paragraph.end));
      check_span (text, apostil_text_word_at (text, i));
      check_span (text, apostil_text_name_at (text, i));
      check_span (text, apostil_text_sentence_at (text, i));
      check_span (text, apostil_text_trim (text, APOSTIL_SPAN (i / 2, i)));
    }
}

static void
check_search (ApostilText *text, const gchar *needle)
{
  g_autoptr (ApostilSearch) search = apostil_search_new (text);

  for (guint flags = 0; flags < 4; flags++)
    {
      g_autoptr (GArray) hits = apostil_search_find (search, needle, flags, 0);
      guint32 at = 0;

      for (guint i = 0; i < hits->len; i++)
        {
          ApostilSpan hit = g_array_index (hits, ApostilSpan, i);

          check_span (text, hit);
          g_assert_true (hit.start >= at && hit.end > hit.start);
          if (i < MAX_PLACES)
            {
              g_autofree gchar *words = apostil_text_dup_span (text, hit);

              if (flags & APOSTIL_SEARCH_EXACT)
                g_assert_cmpstr (words, ==, needle);
              else
                g_assert_true (apostil_fold_equal (words, needle));
            }
          at = hit.end;
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const gchar *bytes = (const gchar *) data;
  const gchar *lf = size > 0 ? memchr (bytes, '\n', size) : NULL;
  gsize n_needle = lf != NULL ? (gsize) (lf - bytes) : 0;
  gsize n_skipped = lf != NULL ? n_needle + 1 : 0;
  g_autofree gchar *needle = g_strndup (bytes, n_needle);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText)
      text = apostil_text_new (bytes + n_skipped, (gssize) (size - n_skipped), &error);

  g_assert_true ((text == NULL) == (error != NULL));
  if (text == NULL)
    return 0;

  check_tokens (text, apostil_text_get_utf8 (text, NULL));
  check_places (text);
  check_search (text, needle);

  return 0;
}
