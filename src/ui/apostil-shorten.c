/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-shorten.h"

/* No word of any language is as long, nor most names of files. */
#define LONGEST 120
/* What stays of a longer one: enough to know it, and its ending. */
#define BEFORE 60
#define AFTER  40

static const gchar *
find_blank (const gchar *text)
{
  while (*text != '\0' && !g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/**
 * apostil_shorten_names:
 * @text: a message
 *
 * Returns: (transfer full): the same, without the middle of what is long and has no blank in it
 */
gchar *
apostil_shorten_names (const gchar *text)
{
  GString *result = g_string_new (NULL);

  while (*text != '\0')
    {
      const gchar *end = find_blank (text);
      glong n = g_utf8_pointer_to_offset (text, end);

      if (n > LONGEST)
        {
          const gchar *last = g_utf8_offset_to_pointer (end, -AFTER);

          g_string_append_len (result, text, g_utf8_offset_to_pointer (text, BEFORE) - text);
          g_string_append (result, "…");
          g_string_append_len (result, last, end - last);
        }
      else
        g_string_append_len (result, text, end - text);
      for (text = end; *text != '\0' && g_unichar_isspace (g_utf8_get_char (text));
           text = g_utf8_next_char (text))
        g_string_append_unichar (result, g_utf8_get_char (text));
    }
  return g_string_free (result, FALSE);
}
