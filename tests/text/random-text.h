/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-text.h"

/* Random texts for property tests: seeded by g_test_rand_int(), so that --seed repeats a
 * failure. Rich in what goes wrong: combining marks, jamo, flags, emoji, quotes, blanks. */

static inline gunichar
random_char (void)
{
  static const gunichar odd[] = {
    0x00e9,  0x0301, 0x0327, 0x2019, 0x02bc, 0x00a0, 0x202f, 0x00ad,  0x200b,  0x200c,  0x200d,
    0x2013,  0x2014, 0x2026, 0x00ab, 0x00bb, 0x201c, 0x201d, 0x0640,  0x064e,  0x064a,  0x06cc,
    0x0643,  0x06f3, 0x0663, 0x0966, 0x0915, 0x094d, 0x0ba8, 0x0bbf,  0x1100,  0x1161,  0x11a8,
    0xac00,  0xac01, 0x4e2d, 0x3042, 0xfe0f, 0xfeff, 0xfdfa, 0x1f1eb, 0x1f1f7, 0x1f469, 0x1f3fd,
    0x1f680, 0x20e3, 0x0153, 0x00df, 0x1e9e, 0x0130, 0x0131, 0xfb01,  0x2460,  0xff21,  0x10ffff,
  };
  static const gchar ascii[] = "aAbBcCzZ019.,:;!?'\"()-_#@/\n\n\t   ";

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
    case 1:
    case 2:
    case 3:
      return (guchar) ascii[g_test_rand_int_range (0, sizeof ascii - 1)];
    case 4:
    case 5:
    case 6:
      return odd[g_test_rand_int_range (0, G_N_ELEMENTS (odd))];
    default:
      for (;;)
        {
          gunichar ch = (gunichar) g_test_rand_int_range (0x20, 0x110000);

          if (ch >= 0x20000 && g_test_rand_int_range (0, 16) != 0)
            ch &= 0x1fff; /* most of what is high is unassigned: fold it down */
          if (ch >= 0x20 && !(ch >= 0xd800 && ch <= 0xdfff) && ch != 0xfffe && ch != 0xffff)
            return ch;
        }
    }
}

static inline GString *
random_string (guint n_chars)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < n_chars; i++)
    g_string_append_unichar (s, random_char ());

  return s;
}

static inline ApostilText *
random_text (guint max_chars)
{
  GString *s = random_string ((guint) g_test_rand_int_range (0, (gint) max_chars + 1));
  gsize n_bytes = s->len;
  g_autoptr (GError) error = NULL;
  ApostilText *text = apostil_text_new_take (g_string_free (s, FALSE), n_bytes, &error);

  g_assert_no_error (error);
  return text;
}
