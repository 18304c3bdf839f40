/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-tokens.h"
#include "apostil-scanner-private.h"

#include <sys/mman.h>
#include <unistd.h>

#define LARGE_BYTES   (8 * 1024 * 1024)
#define CONTEXT_BYTES 512 /* read before a stretch, to know how its first sentence stands */

struct _ApostilTokens
{
  gatomicrefcount ref_count;

  ApostilToken *tokens;
  guint n_tokens;
};

/* Tokens of a text of megabytes fill ten thousand pages, and meeting each for the first time
 * takes the kernel longer than taking the text apart; of large pages it takes a twentieth. Only
 * asked for, and where it is not granted nothing is lost. */
static void
ask_for_large_pages (gpointer memory, gsize n_bytes)
{
#ifdef MADV_HUGEPAGE
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize from = (GPOINTER_TO_SIZE (memory) + page - 1) / page * page;
  gsize to = (GPOINTER_TO_SIZE (memory) + n_bytes) / page * page;

  if (n_bytes >= LARGE_BYTES && madvise (GSIZE_TO_POINTER (from), to - from, MADV_HUGEPAGE) != 0)
    g_debug ("no large pages for %" G_GSIZE_FORMAT " bytes", n_bytes);
#endif
}

/**
 * apostil_tokens_new:
 * @text: a text
 *
 * Takes @text apart. Any thread.
 *
 * Returns: (transfer full): the tokens of the whole text
 */
ApostilTokens *
apostil_tokens_new (ApostilText *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return apostil_tokens_new_span (text, APOSTIL_SPAN (0, apostil_text_get_length (text)));
}

/**
 * apostil_tokens_new_span:
 * @text: a text
 * @span: code points within it
 *
 * Takes a stretch of @text apart; a token that @span cuts is cut. What begins lines and
 * sentences is told from the 512 bytes before the stretch. Any thread.
 *
 * Returns: (transfer full): the tokens within @span, with offsets from the start of the text
 */
ApostilTokens *
apostil_tokens_new_span (ApostilText *text, ApostilSpan span)
{
  g_autofree ApostilScanner *scanner = NULL;
  ApostilTokens *self;
  const gchar *utf8;
  guint32 offset;
  gsize start, end;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (span.start <= span.end && span.end <= apostil_text_get_length (text), NULL);

  start = apostil_text_to_byte (text, span.start);
  end = apostil_text_to_byte (text, span.end);

  scanner = g_new0 (ApostilScanner, 1);
  utf8 = apostil_text_get_utf8 (text, NULL);
  offset = apostil_text_to_offset (text, start > CONTEXT_BYTES ? start - CONTEXT_BYTES : 0);
  apostil_scanner_init (scanner, utf8, apostil_text_to_byte (text, offset), offset);
  apostil_scanner_run (scanner, utf8 + start);

  /* a guess for news: a token for each five bytes */
  scanner->room = (guint) ((end - start) / 5 + 8);
  scanner->tokens = g_array_sized_new (FALSE, FALSE, sizeof (ApostilToken), scanner->room);
  ask_for_large_pages (scanner->tokens->data, (gsize) scanner->room * sizeof (ApostilToken));
  apostil_scanner_run (scanner, utf8 + end);

  self = g_new0 (ApostilTokens, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->n_tokens = scanner->tokens->len;
  self->tokens =
      (ApostilToken *) (gpointer) g_array_free (g_steal_pointer (&scanner->tokens), FALSE);

  return self;
}

/**
 * apostil_tokens_ref:
 * @self: tokens
 *
 * Returns: (transfer full): @self
 */
ApostilTokens *
apostil_tokens_ref (ApostilTokens *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * apostil_tokens_unref:
 * @self: (transfer full): tokens
 */
void
apostil_tokens_unref (ApostilTokens *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->tokens);
  g_free (self);
}

/**
 * apostil_tokens_get:
 * @self: tokens
 * @n_tokens: (out) (optional): how many
 *
 * Returns: (transfer none) (array length=n_tokens): the tokens in text order
 */
const ApostilToken *
apostil_tokens_get (ApostilTokens *self, guint *n_tokens)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_tokens != NULL)
    *n_tokens = self->n_tokens;
  return self->tokens;
}

/**
 * apostil_tokens_find:
 * @self: tokens
 * @offset: a code point
 *
 * Returns: the index of the token that holds @offset, else of the first one after it, else the
 *   number of tokens
 */
guint
apostil_tokens_find (ApostilTokens *self, guint32 offset)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->n_tokens;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const ApostilToken *token = &self->tokens[middle];

      if (token->start + token->n_chars <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}
