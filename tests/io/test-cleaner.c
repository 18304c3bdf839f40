/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cleaner.h"
#include "apostil-text.h"

#include <string.h>

typedef struct
{
  const gchar *what;
  const gchar *dirty;
  gsize n_bytes;
  const gchar *clean;
  const gchar *tokens;
  guint n_told;
} Case;

#define BYTES(b) (b), sizeof (b) - 1

static const Case cases[] = {
  { "nothing", BYTES ("Rien\nà faire.\t«\u00a0oui\u00a0»"), "Rien\nà faire.\t«\u00a0oui\u00a0»",
    NULL, 0 },
  { "empty", BYTES (""), "", NULL, 0 },
  { "crlf", BYTES ("a\r\nb\r\n"), "a\nb\n", "crlf", 0 },
  { "cr", BYTES ("a\rb\r"), "a\nb\n", "cr", 0 },
  { "cr before crlf", BYTES ("a\r\r\nb"), "a\n\nb", "crlf cr", 0 },
  { "bom",
    BYTES ("\xef\xbb\xbf"
           "a"),
    "a", "bom", 0 },
  { "bom inside stays",
    BYTES ("a\xef\xbb\xbf"
           "b"),
    "a\xef\xbb\xbf"
    "b",
    NULL, 0 },
  { "breaks",
    BYTES ("a\fb\vc\xc2\x85"
           "d\xe2\x80\xa8"
           "e\xe2\x80\xa9"
           "f"),
    "a\nb\nc\nd\ne\nf", "breaks", 1 },
  { "controls",
    BYTES ("a\0b\1c\x1b[0md\x7f"
           "e\xc2\x9b"
           "f"),
    "abc[0mdef", "controls", 1 },
  { "noncharacters",
    BYTES ("a\xef\xbf\xbe"
           "b\xef\xbf\xbf"
           "c"),
    "abc", "noncharacters", 1 },
  { "their neighbours stay", BYTES ("\xef\xbf\xbd\xe2\x80\xa7\xe2\x80\xaa\xc2\xa0\xef\xb7\x90"),
    "\xef\xbf\xbd\xe2\x80\xa7\xe2\x80\xaa\xc2\xa0\xef\xb7\x90", NULL, 0 },
  { "all at once",
    BYTES ("\xef\xbb\xbf"
           "a\r\nb\rc\fd\1"),
    "a\nb\nc\nd", "crlf cr bom breaks controls", 2 },
};

static void
test_clean (gconstpointer data)
{
  const Case *c = data;
  ApostilCleaned cleaned = { 0 };
  g_autofree gchar *tokens = NULL;
  g_autofree gchar *clean = NULL;
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (GError) error = NULL;
  gchar *dirty = g_malloc (c->n_bytes + 1);
  gsize n_bytes;

  memcpy (dirty, c->dirty, c->n_bytes + 1);
  clean = apostil_clean (dirty, c->n_bytes, &n_bytes, &cleaned);
  g_assert_cmpstr (clean, ==, c->clean);
  g_assert_cmpuint (n_bytes, ==, strlen (c->clean));
  tokens = apostil_cleaned_to_tokens (&cleaned);
  g_assert_cmpstr (tokens, ==, c->tokens);
  apostil_cleaned_tell (&cleaned, told);
  g_assert_cmpuint (told->len, ==, c->n_told);

  text = apostil_text_new (clean, n_bytes, &error);
  g_assert_no_error (error);
}

/* Whatever Unicode is thrown at it: a text accepts the result, and a second pass changes nothing. */
static void
test_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) dirty = g_string_new (NULL);
      g_autofree gchar *clean = NULL;
      g_autofree gchar *again = NULL;
      g_autoptr (ApostilText) text = NULL;
      g_autoptr (GError) error = NULL;
      ApostilCleaned cleaned = { 0 };
      ApostilCleaned none = { 0 };
      g_autofree gchar *tokens = NULL;
      gsize n_bytes;
      gsize n_again;
      guint n = (guint) g_test_rand_int_range (0, 200);

      for (guint i = 0; i < n; i++)
        {
          gunichar ch = (gunichar) g_test_rand_int_range (0, g_test_rand_bit () ? 0xa1 : 0x20ff);

          if (g_test_rand_int_range (0, 20) == 0)
            ch = (gunichar) g_test_rand_int_range (0xfff0, 0x10002);
          if (ch == 0)
            g_string_append_c (dirty, '\0');
          else
            g_string_append_unichar (dirty, ch);
        }
      n_bytes = dirty->len;
      clean = apostil_clean (g_memdup2 (dirty->str, dirty->len + 1), n_bytes, &n_bytes, &cleaned);
      text = apostil_text_new (clean, n_bytes, &error);
      g_assert_no_error (error);

      /* U+FEFF after one that was dropped is a mark at the start only then */
      if (g_str_has_prefix (clean, "\xef\xbb\xbf"))
        continue;
      again = apostil_clean (g_memdup2 (clean, n_bytes + 1), n_bytes, &n_again, &none);
      g_assert_cmpmem (again, n_again, clean, n_bytes);
      tokens = apostil_cleaned_to_tokens (&none);
      g_assert_null (tokens);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cleaner/", cases[i].what, NULL);

      g_test_add_data_func (path, &cases[i], test_clean);
    }
  g_test_add_func ("/cleaner/random", test_random);

  return g_test_run ();
}
