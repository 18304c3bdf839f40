/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-encoding.h"
#include "apostil-error.h"

#include <string.h>

typedef struct
{
  const gchar *what;
  const gchar *bytes;
  gsize n_bytes; /* 0: up to the NUL */
  const gchar *declared;
  const gchar *name; /* NULL: refused */
  ApostilEncodingBasis basis;
  const gchar *utf8;
  guint n_replaced;
} Case;

#define BYTES(b) (b), sizeof (b) - 1

static const Case cases[] = {
  { "ascii", BYTES ("Kaboul"), NULL, "UTF-8", APOSTIL_ENCODING_BY_VALIDITY, "Kaboul", 0 },
  { "utf-8", BYTES ("l’été"), NULL, "UTF-8", APOSTIL_ENCODING_BY_VALIDITY, "l’été", 0 },
  { "utf-8 with mark", BYTES ("\xef\xbb\xbf\xc3\xa9"), NULL, "UTF-8", APOSTIL_ENCODING_BY_MARK, "é",
    0 },
  { "utf-8 declared as something else", BYTES ("d\xc3\xa9j\xc3\xa0"), "iso-8859-1", "UTF-8",
    APOSTIL_ENCODING_BY_VALIDITY, "déjà", 0 },
  { "utf-16le with mark", BYTES ("\xff\xfe\xe9\0t\0\xe9\0"), NULL, "UTF-16LE",
    APOSTIL_ENCODING_BY_MARK, "été", 0 },
  { "utf-16be with mark", BYTES ("\xfe\xff\0\xe9\0t\0\xe9"), NULL, "UTF-16BE",
    APOSTIL_ENCODING_BY_MARK, "été", 0 },
  { "utf-16 beyond the plane", BYTES ("\xff\xfe\x3d\xd8\x00\xdeZ\0"), NULL, "UTF-16LE",
    APOSTIL_ENCODING_BY_MARK, "\xf0\x9f\x98\x80Z", 0 },
  { "utf-16 cut in a pair",
    BYTES ("\xff\xfe"
           "a\0\x3d\xd8"),
    NULL, "UTF-16LE", APOSTIL_ENCODING_BY_MARK, "a\xef\xbf\xbd", 1 },
  { "utf-16 of odd length",
    BYTES ("\xff\xfe"
           "a\0b"),
    NULL, "UTF-16LE", APOSTIL_ENCODING_BY_MARK, "a\xef\xbf\xbd", 1 },
  { "utf-16le without mark", BYTES ("<\0p\0>\0u\0n\0 \0m\0o\0t\0"), NULL, "UTF-16LE",
    APOSTIL_ENCODING_BY_EVIDENCE, "<p>un mot", 0 },
  { "utf-16be without mark", BYTES ("\0<\0p\0>\0u\0n\0 \0m\0o\0t"), NULL, "UTF-16BE",
    APOSTIL_ENCODING_BY_EVIDENCE, "<p>un mot", 0 },
  { "windows-1252", BYTES ("L\x92homme a dit \x93 non \x94 \x97 sans d\xe9tour"), NULL,
    "windows-1252", APOSTIL_ENCODING_BY_EVIDENCE, "L’homme a dit “ non ” — sans détour", 0 },
  { "latin-9 by its ligature", BYTES ("Sa s\xbdur l'a dit de tout son c\xbdur."), NULL,
    "ISO-8859-15", APOSTIL_ENCODING_BY_EVIDENCE, "Sa sœur l'a dit de tout son cœur.", 0 },
  { "latin-9 by its euro", BYTES ("Le prix est de 25 \xa4 par t\xeate."), NULL, "ISO-8859-15",
    APOSTIL_ENCODING_BY_EVIDENCE, "Le prix est de 25 € par tête.", 0 },
  { "latin-1 by a fraction", BYTES ("Il reste 3\xbd kilos de farine \xe0 c\xf4t\xe9."), NULL,
    "ISO-8859-1", APOSTIL_ENCODING_BY_EVIDENCE, "Il reste 3½ kilos de farine à côté.", 0 },
  { "latin-1 by its apostrophe", BYTES ("L\xb4homme est all\xe9 \xe0 l\xb4h\xf4tel."), NULL,
    "ISO-8859-1", APOSTIL_ENCODING_BY_EVIDENCE, "L´homme est allé à l´hôtel.", 0 },
  { "declared latin-1 is windows-1252", BYTES ("caf\xe9 \x80"), "ISO-8859-1", "windows-1252",
    APOSTIL_ENCODING_BY_DECLARATION, "café €", 0 },
  { "cyrillic as declared", BYTES ("\xcc\xee\xf1\xea\xe2\xe0"), "windows-1251", "windows-1251",
    APOSTIL_ENCODING_BY_DECLARATION, "Москва", 0 },
  { "cyrillic, not declared", BYTES ("\xcc\xee\xf1\xea\xe2\xe0 \xee\xf2\xe2\xe5\xf2\xe8\xeb\xe0"),
    NULL, NULL, 0, NULL, 0 },
  { "declared utf-8, is not", BYTES ("L'\xe9t\xe9 est l\xe0, dit-on."), "utf-8", "ISO-8859-1",
    APOSTIL_ENCODING_BY_EVIDENCE, "L'été est là, dit-on.", 0 },
  { "an encoding nobody knows", BYTES ("L'\xe9t\xe9 est l\xe0, dit-on."), "x-mac-klingon",
    "ISO-8859-1", APOSTIL_ENCODING_BY_EVIDENCE, "L'été est là, dit-on.", 0 },
  { "utf-8 with a damaged place",
    BYTES ("é è à ç ù ê î ô û ë ï ü œ æ é è à ç ù ê î ô û ë ï ü \xff fin"), NULL, "UTF-8",
    APOSTIL_ENCODING_BY_EVIDENCE,
    "é è à ç ù ê î ô û ë ï ü œ æ é è à ç ù ê î ô û ë ï ü \xef\xbf\xbd fin", 1 },
  { "japanese in seven bits", BYTES ("\x1b$B4A;z\x1b(B"), "iso-2022-jp", "ISO-2022-JP",
    APOSTIL_ENCODING_BY_DECLARATION, "漢字", 0 },
  { "binary by its NULs", BYTES ("ab\0\0\0\1\2\3cd\0\0\xff\xff"), NULL, NULL, 0, NULL, 0 },
  { "binary by its controls", BYTES ("\1\2\3\4\5\6abc\7\x10\x11"), NULL, NULL, 0, NULL, 0 },
};

static void
test_recognise (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (c->bytes, c->n_bytes);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *utf8 = NULL;
  ApostilEncoding encoding;
  gsize n_bytes;
  guint n_replaced;
  gboolean known = apostil_encoding_recognise (bytes, c->declared, &encoding, &error);

  if (c->name == NULL)
    {
      g_assert_false (known);
      g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_ENCODING);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (known);
  g_assert_cmpstr (encoding.name, ==, c->name);
  g_assert_cmpuint (encoding.basis, ==, c->basis);
  utf8 = apostil_encoding_decode (bytes, &encoding, &n_bytes, &n_replaced, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (utf8, n_bytes, c->utf8, strlen (c->utf8));
  g_assert_cmpuint (n_replaced, ==, c->n_replaced);
}

static void
test_told (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (BYTES ("d\xc3\xa9j\xc3\xa0"));
  g_autoptr (GBytes) plain = g_bytes_new_static (BYTES ("rien"));
  g_autofree gchar *told = NULL;
  ApostilEncoding encoding;

  g_assert_true (apostil_encoding_recognise (bytes, "windows-1252", &encoding, NULL));
  told = apostil_encoding_tell (&encoding);
  g_assert_nonnull (strstr (told, "windows-1252"));
  g_assert_nonnull (strstr (told, "UTF-8"));

  /* ASCII disproves nothing */
  g_assert_true (apostil_encoding_recognise (plain, "windows-1252", &encoding, NULL));
  g_assert_null (apostil_encoding_tell (&encoding));
}

static void
test_declared (void)
{
  static const gchar *const pages[][2] = {
    { "<html><head><meta charset=\"ISO-8859-15\">", "iso-8859-15" },
    { "<META CHARSET=utf-8>", "utf-8" },
    { "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>",
      "windows-1252" },
    { "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><html>", "iso-8859-1" },
    { "<meta name='charset-note' content='none'><meta charset = \"big5\">", "big5" },
    { "<meta charset=", NULL },
    { "<p>charset=utf-8</p>", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (pages[i][0], strlen (pages[i][0]));
      g_autofree gchar *found = apostil_encoding_find_declared (bytes);

      g_assert_cmpstr (found, ==, pages[i][1]);
    }
}

/* Each is named in the message, with what to do. */
static void
test_kinds (void)
{
  static const struct
  {
    const gchar *bytes;
    gsize n_bytes;
    const gchar *word;
  } kinds[] = {
    { BYTES ("%PDF-1.7\n%\xe2\xe3\xcf\xd3"), "PDF" },
    { BYTES ("PK\3\4\x14\0\6\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\0\0[Content_Types].xml"
             "....word/document.xml"),
      "Word" },
    { BYTES ("PK\3\4\x14\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0mimetype"
             "application/vnd.oasis.opendocument.textPK"),
      "ODT" },
    { BYTES ("PK\3\4 something else"), "archive" },
    { BYTES ("\x89PNG\r\n\x1a\n"), "picture" },
    { BYTES ("\xff\xd8\xff\xe0"), "picture" },
    { BYTES ("\x1f\x8b\x08"), "Unpack" },
    { BYTES ("bplist00\xd1"), "Safari" },
    { BYTES ("{\\rtf1\\ansi"), "RTF" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (kinds[i].bytes, kinds[i].n_bytes);
      g_autoptr (GError) error = NULL;

      g_assert_false (apostil_encoding_check_text (bytes, &error));
      g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_ENCODING);
      g_assert_nonnull (strstr (error->message, kinds[i].word));
    }
}

static void
test_empty (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (apostil_encoding_check_text (bytes, &error));
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
}

/* A megabyte of French in Latin-1 with all that its letters do is told from UTF-8 and decoded. */
static void
test_long (void)
{
  g_autoptr (GString) latin = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree gchar *utf8 = NULL;
  ApostilEncoding encoding;
  gsize n_bytes;
  guint n_replaced;

  while (latin->len < 1024 * 1024)
    g_string_append (latin, "Des \xe9lus ont \xe9t\xe9 re\xe7us \xe0 l'\xc9lys\xe9"
                            "e, o\xf9 la "
                            "t\xe2"
                            "che est rude. ");
  bytes = g_bytes_new (latin->str, latin->len);
  g_assert_true (apostil_encoding_recognise (bytes, NULL, &encoding, NULL));
  g_assert_cmpstr (encoding.name, ==, "ISO-8859-1");
  utf8 = apostil_encoding_decode (bytes, &encoding, &n_bytes, &n_replaced, NULL);
  g_assert_true (g_str_has_prefix (utf8, "Des élus ont été reçus à l'Élysée, où la tâche"));
  g_assert_true (g_utf8_validate (utf8, n_bytes, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/encoding/recognise/", cases[i].what, NULL);

      g_test_add_data_func (path, &cases[i], test_recognise);
    }
  g_test_add_func ("/encoding/told", test_told);
  g_test_add_func ("/encoding/declared", test_declared);
  g_test_add_func ("/encoding/kinds", test_kinds);
  g_test_add_func ("/encoding/empty", test_empty);
  g_test_add_func ("/encoding/long", test_long);

  return g_test_run ();
}
