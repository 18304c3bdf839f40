/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cleaner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * An article's text has LF line ends and only characters that XML 1.0 can hold (production 2,
 * Char), or it could not be saved. Whatever else arrives is changed here, once, before the
 * first span exists: line breaks of every sort become LF; controls carry no words, so they
 * are dropped. Of the controls, C1 (U+0080–U+009F) would be legal in XML 1.0, but they are
 * traces of a wrong conversion, show nothing and can drive a terminal: dropped too. U+2028
 * and U+2029 are breaks for a text layout but not for those who count lines by LF, so they
 * become LF. Everything else stays as it is: no-break spaces, soft hyphens, bidi controls,
 * joiners and U+FEFF inside the text belong to the words.
 *
 * The result is never longer than what came in, so it is written over it. */

static inline gboolean
is_plain (guchar byte)
{
  return (byte >= 0x20 && byte < 0x7f) || byte == '\n' || byte == '\t';
}

/* What becomes of the character at @p, which is not plain; returns how many bytes it takes. */
static gsize
clean_one (const guchar *p, gsize room, gchar **to, ApostilCleaned *cleaned)
{
  if (*p == '\r')
    {
      gboolean pair = room > 1 && p[1] == '\n';

      if (pair)
        cleaned->n_crlf++;
      else
        cleaned->n_cr++;
      *(*to)++ = '\n';
      return pair ? 2 : 1;
    }
  if (*p == '\v' || *p == '\f')
    {
      cleaned->n_breaks++;
      *(*to)++ = '\n';
      return 1;
    }
  if (*p < 0x80)
    {
      cleaned->n_controls++;
      return 1;
    }
  if (*p == 0xc2 && room > 1 && p[1] < 0xa0)
    {
      if (p[1] == 0x85)
        {
          cleaned->n_breaks++;
          *(*to)++ = '\n';
        }
      else
        cleaned->n_controls++;
      return 2;
    }
  if (*p == 0xe2 && room > 2 && p[1] == 0x80 && (p[2] == 0xa8 || p[2] == 0xa9))
    {
      cleaned->n_breaks++;
      *(*to)++ = '\n';
      return 3;
    }
  if (*p == 0xef && room > 2 && p[1] == 0xbf && p[2] >= 0xbe)
    {
      cleaned->n_noncharacters++;
      return 3;
    }

  *(*to)++ = *p;
  return 1; /* the bytes that continue it are copied one by one: none of them is special */
}

/**
 * apostil_clean:
 * @utf8: (transfer full): valid UTF-8, from g_malloc(), with room for a NUL after @n_bytes; NULs
 *   inside count as controls
 * @n_bytes: how many bytes
 * @n_out: (out): how many bytes are left
 * @cleaned: (inout): what was changed is added to its counts
 *
 * Makes @utf8 a text that apostil_text_new() accepts, in one pass. Any thread.
 *
 * Returns: (transfer full): @utf8, changed in place and ended by a NUL
 */
gchar *
apostil_clean (gchar *utf8, gsize n_bytes, gsize *n_out, ApostilCleaned *cleaned)
{
  const guchar *p = (const guchar *) utf8;
  const guchar *end = p + n_bytes;
  gchar *to = utf8;

  if (n_bytes >= 3 && memcmp (utf8, "\xef\xbb\xbf", 3) == 0)
    {
      cleaned->n_bom++;
      p += 3;
    }

  while (p < end)
    {
      const guchar *start = p;

      while (p < end && is_plain (*p))
        p++;
      if (p > start)
        {
          memmove (to, start, p - start);
          to += p - start;
        }
      if (p < end)
        p += clean_one (p, end - p, &to, cleaned);
    }

  *to = '\0';
  *n_out = to - utf8;
  return utf8;
}

/**
 * apostil_cleaned_to_tokens:
 * @cleaned: what was changed
 *
 * The words that origin-cleaned records, in a fixed order: crlf cr bom breaks controls
 * noncharacters bytes.
 *
 * Returns: (transfer full) (nullable): as « crlf bom »; %NULL when nothing was changed
 */
gchar *
apostil_cleaned_to_tokens (const ApostilCleaned *cleaned)
{
  const struct
  {
    guint n;
    const gchar *token;
  } all[] = {
    { cleaned->n_crlf, "crlf" },         { cleaned->n_cr, "cr" },
    { cleaned->n_bom, "bom" },           { cleaned->n_breaks, "breaks" },
    { cleaned->n_controls, "controls" }, { cleaned->n_noncharacters, "noncharacters" },
    { cleaned->n_replaced, "bytes" },
  };
  g_autoptr (GString) tokens = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i].n > 0)
      g_string_append_printf (tokens, "%s%s", tokens->len > 0 ? " " : "", all[i].token);

  return tokens->len > 0 ? g_string_free (g_steal_pointer (&tokens), FALSE) : NULL;
}

/**
 * apostil_cleaned_tell:
 * @cleaned: what was changed
 * @told: (element-type utf8): sentences for the user are added here
 *
 * Says what was changed, but for CR LF and the byte order mark, which carry nothing.
 */
void
apostil_cleaned_tell (const ApostilCleaned *cleaned, GPtrArray *told)
{
  guint n_dropped = cleaned->n_controls + cleaned->n_noncharacters;

  if (cleaned->n_replaced > 0)
    g_ptr_array_add (told,
                     g_strdup_printf (ngettext ("%u byte that means nothing in this encoding was "
                                                "replaced by “�”; check the text there.",
                                                "%u bytes that mean nothing in this encoding were "
                                                "replaced by “�”; check the text there.",
                                                cleaned->n_replaced),
                                      cleaned->n_replaced));
  if (cleaned->n_breaks > 0)
    g_ptr_array_add (told, g_strdup_printf (ngettext ("%u page break or unusual line break became "
                                                      "an ordinary line end.",
                                                      "%u page breaks or unusual line breaks "
                                                      "became ordinary line ends.",
                                                      cleaned->n_breaks),
                                            cleaned->n_breaks));
  if (n_dropped > 0)
    g_ptr_array_add (
        told,
        g_strdup_printf (ngettext ("%u invisible control character was left out.",
                                   "%u invisible control characters were left out.", n_dropped),
                         n_dropped));
}
