/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-grapheme.h"
#include "random-text.h"

#include <string.h>

/* « | » stands where a boundary must be, and nowhere else; after the examples of UAX #29,
 * UTS #51 and GraphemeBreakTest. */
static const gchar *const examples[] = {
  "|",
  "|a|",
  "|a|b|",
  "|e\u0301|",
  "|e\u0301\u0327\u0308|x|",
  "|\u0301|", /* a mark without a base */
  "|\n|\u0301|",
  "|\n|\n|",
  "|a|\u00ad|b|", /* soft hyphen: a format control */
  "|a|\u200b|b|", /* zero width space */
  "|a\u200c|b|",  /* ZWNJ extends */
  "|a\u200d|b|",  /* ZWJ joins only pictures */
  "|🇫🇷|",
  "|🇫🇷|🇩🇪|🇫|",
  "|a|🇫🇷|b|",
  "|🇫🇷\u200d|🇩🇪|",
  "|👩\u200d🚀|",
  "|👩🏽\u200d🚀|x|",
  "|👨\u200d👩\u200d👧\u200d👦|",
  "|❤️\u200d🔥|",
  "|a\u200d|🚀|", /* a letter before the ZWJ */
  "|🏽|",
  "|👍🏽|👍|",
  "|1️⃣|",
  "|🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f|",
  "|\u1112\u1161\u11ab|\u1100\u1173\u11af|",
  "|한|글|",
  "|\uac00\u11a8|\uac01\u11a8|\uac01|\uac00|",
  "|\u1100\u1100\u1161|",
  "|कि|त|ने|",
  "|नी|",
  "|கொ|",
  "|กำ|",
  "|\u0600١|", /* Arabic number sign is prepended */
  "|\u0600|\n|",
  "|ﾊﾞ|", /* half-width voicing mark */
  "|か\u3099|",
  "|\ufeff|a|",
  "|é|œ|中|",
};

static void
check_example (const gchar *example)
{
  GString *plain = g_string_new (NULL);
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (ApostilText) text = NULL;
  guint32 offset = 0;
  gsize n_bytes;
  guint at = 0;

  for (const gchar *p = example; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '|')
      g_array_append_val (expected, offset);
    else
      {
        g_string_append_unichar (plain, g_utf8_get_char (p));
        offset++;
      }
  n_bytes = plain->len;
  text = apostil_text_new_take (g_string_free (plain, FALSE), n_bytes, NULL);
  g_assert_nonnull (text);

  for (guint32 i = 0; i <= offset; i++)
    {
      gboolean boundary = at < expected->len && g_array_index (expected, guint32, at) == i;

      if (apostil_grapheme_is_boundary (text, i) != boundary)
        g_error ("%s: %s boundary at %u", example, boundary ? "no" : "a", i);
      at += boundary;
    }
  g_assert_cmpuint (at, ==, expected->len);
}

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    check_example (examples[i]);
}

/* next, previous and extend against is_boundary asked one by one. */
static void
test_moves (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (ApostilText) text = random_text (120);
      guint32 length = apostil_text_get_length (text);

      g_assert_true (apostil_grapheme_is_boundary (text, 0));
      g_assert_true (apostil_grapheme_is_boundary (text, length));
      for (guint32 i = 0; i <= length; i++)
        {
          guint32 next = i, previous = i,
                  end = (guint32) g_test_rand_int_range ((gint) i, (gint) length + 1);
          ApostilSpan grown = apostil_grapheme_extend (text, APOSTIL_SPAN (i, end));

          while (next < length && !apostil_grapheme_is_boundary (text, ++next))
            ;
          while (previous > 0 && !apostil_grapheme_is_boundary (text, --previous))
            ;
          g_assert_cmpuint (apostil_grapheme_next (text, i), ==, next);
          g_assert_cmpuint (apostil_grapheme_previous (text, i), ==, previous);

          g_assert_true (apostil_grapheme_is_boundary (text, grown.start));
          g_assert_true (apostil_grapheme_is_boundary (text, grown.end));
          g_assert_cmpuint (grown.start, ==, apostil_grapheme_is_boundary (text, i) ? i : previous);
          if (end == i)
            g_assert_true (apostil_span_is_empty (grown));
          else
            g_assert_cmpuint (
                grown.end, ==,
                apostil_grapheme_is_boundary (text, end) ? end : apostil_grapheme_next (text, end));
        }
    }
}

/* A run of flags, long enough that counting from its start at each step would show. */
static void
test_many_flags (void)
{
  GString *s = g_string_new (NULL);
  g_autoptr (ApostilText) text = NULL;
  gsize n_bytes;
  guint n = 0;

  for (guint i = 0; i < 5001; i++)
    g_string_append (s, "🇫");
  n_bytes = s->len;
  text = apostil_text_new_take (g_string_free (s, FALSE), n_bytes, NULL);
  for (guint32 i = 0; i < 5001; i = apostil_grapheme_next (text, i))
    {
      g_assert_cmpuint (i % 2, ==, 0);
      n++;
    }
  g_assert_cmpuint (n, ==, 2501);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grapheme/examples", test_examples);
  g_test_add_func ("/grapheme/moves", test_moves);
  g_test_add_func ("/grapheme/many-flags", test_many_flags);

  return g_test_run ();
}
