/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-text.h"
#include "growth.h"
#include "random-text.h"

#include <string.h>

/* XML 1.0, production 2, less CR */
static gboolean
may_stand (gunichar ch)
{
  return ch == '\t' || ch == '\n' || (ch >= 0x20 && ch <= 0xd7ff) ||
         (ch >= 0xe000 && ch <= 0xfffd) || (ch >= 0x10000 && ch <= 0x10ffff);
}

static ApostilText *
new_text (const gchar *utf8)
{
  g_autoptr (GError) error = NULL;
  ApostilText *text = apostil_text_new (utf8, -1, &error);

  g_assert_no_error (error);
  return text;
}

/* All mappings against a plain walk over the string. */
static void
check_against_walk (ApostilText *text)
{
  gsize n_bytes;
  const gchar *utf8 = apostil_text_get_utf8 (text, &n_bytes);
  guint32 length = (guint32) g_utf8_strlen (utf8, (gssize) n_bytes);
  guint32 offset = 0;
  guint line = 1;
  guint32 line_start = 0;
  const gchar *p;

  g_assert_cmpuint (strlen (utf8), ==, n_bytes);
  g_assert_cmpuint (apostil_text_get_length (text), ==, length);

  for (p = utf8;; offset++)
    {
      const gchar *next = p < utf8 + n_bytes ? g_utf8_next_char (p) : p + 1;
      ApostilSpan paragraph = apostil_text_get_paragraph (text, offset);
      const gchar *lf = memchr (p, '\n', n_bytes - (gsize) (p - utf8));

      g_assert_cmpuint (apostil_text_to_byte (text, offset), ==, p - utf8);
      for (const gchar *q = p; q < next; q++)
        g_assert_cmpuint (apostil_text_to_offset (text, (gsize) (q - utf8)), ==, offset);
      g_assert_cmpuint (apostil_text_get_line (text, offset), ==, line);
      g_assert_cmpuint (paragraph.start, ==, line_start);
      if (lf == NULL)
        g_assert_cmpuint (paragraph.end, ==, length);
      else
        g_assert_cmpuint (paragraph.end, ==, offset + g_utf8_strlen (p, lf - p));

      if (p == utf8 + n_bytes)
        break;
      g_assert_cmpuint (apostil_text_get_char (text, offset), ==, g_utf8_get_char (p));
      if (*p == '\n')
        {
          line++;
          line_start = offset + 1;
        }
      p = next;
    }

  g_assert_cmpuint (offset, ==, length);
  g_assert_cmpuint (apostil_text_get_char (text, length), ==, 0);
  g_assert_cmpuint (apostil_text_get_char (text, G_MAXUINT32), ==, 0);
}

static void
test_fixed (void)
{
  static const gchar *const texts[] = {
    "",
    "a",
    "\n",
    "é",
    "\n\n",
    "a\n",
    "\na",
    "🇫🇷",
    "a🇫🇷\u0301\nb",
    "« L’héritage »\n\nح علی",
    "0123456789012345678901234567890123456789012345678901234567890123",
    "012345678901234567890123456789012345678901234567890123456789012é",
    "éééééééééééééééééééééééééééééééé",
    "🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ApostilText) text = new_text (texts[i]);

      check_against_walk (text);
    }
}

static void
test_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (ApostilText) text = random_text (600);

      check_against_walk (text);
    }
}

/* Long stretches of one width make the guess by proportion wrong: the gallop must find the way. */
static void
test_uneven (void)
{
  static const gchar *const widths[] = { "a", "é", "中", "🚀", "\n" };

  for (guint round = 0; round < 20; round++)
    {
      GString *s = g_string_new (NULL);
      g_autoptr (ApostilText) text = NULL;
      gsize n_bytes;

      for (guint run = 0; run < 8; run++)
        {
          const gchar *unit = widths[g_test_rand_int_range (0, G_N_ELEMENTS (widths))];

          for (gint n = g_test_rand_int_range (0, 2000); n > 0; n--)
            g_string_append (s, unit);
        }
      n_bytes = s->len;
      text = apostil_text_new_take (g_string_free (s, FALSE), n_bytes, NULL);
      g_assert_nonnull (text);

      for (guint i = 0; i < 500; i++)
        {
          guint32 offset =
              (guint32) g_test_rand_int_range (0, (gint) apostil_text_get_length (text) + 1);
          gsize byte = apostil_text_to_byte (text, offset);
          const gchar *utf8 = apostil_text_get_utf8 (text, NULL);

          g_assert_cmpuint (byte, ==, g_utf8_offset_to_pointer (utf8, offset) - utf8);
          g_assert_cmpuint (apostil_text_to_offset (text, byte), ==, offset);
        }
    }
}

static void
test_every_char (void)
{
  for (gunichar ch = 0; ch < 0x110000; ch++)
    {
      gchar buffer[16] = "abc";
      gint n = 3;
      g_autoptr (ApostilText) text = NULL;
      g_autoptr (GError) error = NULL;

      /* g_unichar_to_utf8() also encodes surrogates, which is what is wanted here */
      n += g_unichar_to_utf8 (ch, buffer + n);
      memcpy (buffer + n, "defg", 5);
      text = apostil_text_new (buffer, n + 4, &error);
      if (may_stand (ch))
        {
          g_assert_no_error (error);
          g_assert_cmpuint (apostil_text_get_char (text, 3), ==, ch);
          g_assert_cmpuint (apostil_text_get_length (text), ==, 8);
        }
      else
        {
          g_assert_null (text);
          g_assert_error (error, APOSTIL_TEXT_ERROR, APOSTIL_TEXT_ERROR_UTF8);
        }
    }
}

/* Random bytes, and valid text with one byte changed: accepted exactly if GLib calls it UTF-8 and
 * all its characters may stand. */
static void
test_random_bytes (void)
{
  guint n_good = 0, n_bad = 0;

  for (guint round = 0; round < 40000; round++)
    {
      g_autoptr (GString) s = random_string ((guint) g_test_rand_int_range (0, 24));
      g_autoptr (ApostilText) text = NULL;
      g_autoptr (GError) error = NULL;
      gboolean good;

      if (s->len > 0 && g_test_rand_bit ())
        s->str[g_test_rand_int_range (0, (gint) s->len)] = (gchar) g_test_rand_int_range (0, 256);
      if (s->len > 0 && g_test_rand_int_range (0, 4) == 0)
        g_string_truncate (s, (gsize) g_test_rand_int_range (0, (gint) s->len));

      good = g_utf8_validate (s->str, (gssize) s->len, NULL);
      for (const gchar *p = s->str; good && p < s->str + s->len; p = g_utf8_next_char (p))
        good = may_stand (g_utf8_get_char (p));

      text = apostil_text_new (s->str, (gssize) s->len, &error);
      g_assert_cmpint (text != NULL, ==, good);
      g_assert_cmpint (error == NULL, ==, good);
      n_good += good;
      n_bad += !good;
    }

  g_assert_cmpuint (n_good, >, 1000);
  g_assert_cmpuint (n_bad, >, 1000);
}

static void
check_refused (const gchar *bytes, gssize n_bytes, ApostilTextError code, const gchar *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText) text = apostil_text_new (bytes, n_bytes, &error);

  g_assert_null (text);
  g_assert_error (error, APOSTIL_TEXT_ERROR, (gint) code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (void)
{
  check_refused ("one\r\ntwo", -1, APOSTIL_TEXT_ERROR_UTF8,
                 "Line 1 of the text holds the character U+000D");
  check_refused ("one\ntwo\nthr\xe9"
                 "e",
                 -1, APOSTIL_TEXT_ERROR_UTF8, "Line 3 of the text is not UTF-8 (byte 0xE9)");
  check_refused ("a\0b", 3, APOSTIL_TEXT_ERROR_UTF8, "U+0000");
  check_refused ("a\x1b[1m", -1, APOSTIL_TEXT_ERROR_UTF8, "U+001B");
  check_refused ("a\xc0\x80", -1, APOSTIL_TEXT_ERROR_UTF8, "0xC0");
  check_refused ("a\xed\xa0\x80", -1, APOSTIL_TEXT_ERROR_UTF8, "0xED");
  check_refused ("a\xf4\x90\x80\x80", -1, APOSTIL_TEXT_ERROR_UTF8, "0xF4");
  check_refused ("\n\n\n\n\xef\xbf\xbf", -1, APOSTIL_TEXT_ERROR_UTF8,
                 "Line 5 of the text holds the character U+FFFF");
  check_refused ("cut \xe2\x80", -1, APOSTIL_TEXT_ERROR_UTF8, "0xE2");
}

static void
test_too_long (void)
{
  gsize n = APOSTIL_TEXT_MAX_BYTES;
  gchar *bytes = g_malloc (n + 2);
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (GError) error = NULL;

  memset (bytes, 'a', n + 1);
  bytes[n + 1] = '\0';
  check_refused (bytes, (gssize) n + 1, APOSTIL_TEXT_ERROR_TOO_LONG, "64.0");

  bytes[n] = '\0';
  text = apostil_text_new_take (bytes, n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (apostil_text_get_length (text), ==, n);
}

static void
test_legal_oddities (void)
{
  g_autoptr (ApostilText) text = new_text ("\x7f\xc2\x85\ufeffa\ufdd0\U0001fffe\ufffd");

  g_assert_cmpuint (apostil_text_get_length (text), ==, 7);
  g_assert_cmpuint (apostil_text_get_char (text, 2), ==, 0xfeff);
}

static void
test_dup_span (void)
{
  g_autoptr (ApostilText) text = new_text ("« L’héritage 🇫🇷 »");
  guint32 length = apostil_text_get_length (text);
  g_autofree gchar *word = apostil_text_dup_span (text, APOSTIL_SPAN (4, 12));
  g_autofree gchar *nothing = apostil_text_dup_span (text, APOSTIL_SPAN (length, length));
  g_autofree gchar *all = apostil_text_dup_span (text, APOSTIL_SPAN (0, length));

  g_assert_cmpstr (word, ==, "héritage");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (all, ==, "« L’héritage 🇫🇷 »");
}

static gpointer
read_digest (gpointer data)
{
  /* both lazy tables, raced */
  g_assert_cmpuint (apostil_text_get_line (data, apostil_text_get_length (data)), ==, 2);
  return (gpointer) apostil_text_get_sha256 (data);
}

static void
test_sha256 (void)
{
  g_autoptr (ApostilText) empty = new_text ("");
  g_autoptr (ApostilText) abc = new_text ("abc");

  /* FIPS 180-4 examples */
  g_assert_cmpstr (apostil_text_get_sha256 (empty), ==,
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_cmpstr (apostil_text_get_sha256 (abc), ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_true (apostil_text_get_sha256 (abc) == apostil_text_get_sha256 (abc));

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (ApostilText) text = new_text ("one line\nand another");
      GThread *threads[4];
      const gchar *first = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("digest", read_digest, text);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        {
          const gchar *digest = g_thread_join (threads[i]);

          if (i == 0)
            first = digest;
          g_assert_true (digest == first);
        }
    }
}

static void
test_boxed (void)
{
  g_autoptr (ApostilText) text = new_text ("abc");
  GValue value = G_VALUE_INIT;

  g_value_init (&value, APOSTIL_TYPE_TEXT);
  g_value_set_boxed (&value, text);
  g_assert_true (g_value_get_boxed (&value) == text);
  g_value_unset (&value);
  g_assert_cmpstr (apostil_text_get_utf8 (text, NULL), ==, "abc");
}

/* The time for as many look-ups as there are KB. */
static gdouble
time_mapping (gsize n_bytes, gconstpointer unit)
{
  GString *s = g_string_sized_new (n_bytes + 64);
  g_autoptr (ApostilText) text = NULL;
  gdouble best = G_MAXDOUBLE;
  guint64 sum = 0;

  while (s->len < n_bytes)
    g_string_append (s, unit);
  n_bytes = s->len;
  text = apostil_text_new_take (g_string_free (s, FALSE), n_bytes, NULL);
  g_assert_nonnull (text);

  for (guint round = 0; round < 5; round++)
    {
      guint32 length = apostil_text_get_length (text);
      gdouble start = growth_seconds ();
      guint32 at = 1;

      for (gsize i = 0; i < n_bytes / 128; i++)
        {
          at = at * 1664525u + 1013904223u;
          sum += apostil_text_to_byte (text, at % length);
          sum += apostil_text_get_line (text, at % length);
        }
      best = MIN (best, growth_seconds () - start);
    }

  g_assert_cmpuint (sum, >, 0);
  return best;
}

/* Sixteen times the look-ups in sixteen times the text: a walk from the start for each would make
 * that the square. */
static void
test_mapping_does_not_grow (void)
{
  growth_assert_linear ("look-ups", 512 * 1024, time_mapping,
                        "L’héritage du commandant, c’est la liberté.\n");
  growth_assert_linear ("look-ups in one line", 512 * 1024, time_mapping, "é");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/fixed", test_fixed);
  g_test_add_func ("/text/random", test_random);
  g_test_add_func ("/text/uneven", test_uneven);
  g_test_add_func ("/text/every-char", test_every_char);
  g_test_add_func ("/text/random-bytes", test_random_bytes);
  g_test_add_func ("/text/refused", test_refused);
  g_test_add_func ("/text/too-long", test_too_long);
  g_test_add_func ("/text/legal-oddities", test_legal_oddities);
  g_test_add_func ("/text/dup-span", test_dup_span);
  g_test_add_func ("/text/sha256", test_sha256);
  g_test_add_func ("/text/boxed", test_boxed);
  g_test_add_func ("/text/mapping-does-not-grow", test_mapping_does_not_grow);

  return g_test_run ();
}
