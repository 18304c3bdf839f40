/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "growth.h"
#include "random-text.h"

#include <string.h>

static const struct
{
  const gchar *from;
  const gchar *to;
} rules[] = {
  /* case, also where upper and lower are not one to one */
  { "AbC", "abc" },
  { "ÉCOLE", "ecole" },
  { "STRASSE straße STRAẞE", "strasse strasse strasse" },
  { "ΣΊΣΥΦΟΣ Σίσυφος", "σισυφοσ σισυφοσ" },
  { "İstanbul ISTANBUL ıstanbul", "istanbul istanbul istanbul" },
  { "ПАНДЖШЕР", "панджшер" },
  /* diacritics, composed and not */
  { "août AOÛT aout aou\u0302t", "aout aout aout aout" },
  { "Çà et là, ñandú, žluťoučký", "ca et la, nandu, zlutoucky" },
  { "Ёлка", "елка" },
  { "ệ e\u0302\u0323 e\u0323\u0302", "e e e" },
  { "נִקּוּד", "נקוד" },
  /* letters that Unicode does not take apart */
  { "sœur SŒUR Æsop", "soeur soeur aesop" },
  { "Łódź Ørsted Đorđe ħal ŧ", "lodz orsted dorde hal t" },
  /* apostrophes and hyphens */
  { "aujourd’hui aujourd'hui aujourdʼhui aujourd‘hui l´ami",
    "aujourd'hui aujourd'hui aujourd'hui aujourd'hui l'ami" },
  { "nord\u2010ouest nord\u2011ouest nord-ouest", "nord-ouest nord-ouest nord-ouest" },
  /* blanks */
  { "6\u00a0000 6\u202f000 6\u2009000 6\t000\u3000x", "6 000 6 000 6 000 6 000 x" },
  { "a\nb", "a\nb" },
  /* nothing at all */
  { "Mas\u00adsoud", "massoud" },
  { "می\u200cخواهم", "میخواهم" },
  { "\u200fabc\u200e\u202b\u202c\u2066\u2069\u061c\ufeff\u2060\u200b\u200d", "abc" },
  { "", "" },
  /* Arabic and Persian */
  { "علي على علی", "علی علی علی" },
  { "كابل کابل", "کابل کابل" },
  { "كـــابل", "کابل" },
  { "مُحَمَّد محمد", "محمد محمد" },
  { "أحمد إسلام آب ٱل", "احمد اسلام اب ال" },
  { "ﻛﺎﺑﻞ", "کابل" },
  { "١٢٣ ۱۲۳ १२३ １２３", "123 123 123 123" },
  /* compatibility */
  { "ﬁn Ｋａｂｕｌ 𝐀𝐡𝐦𝐚𝐝 n° 1ᵉʳ № …", "fin kabul ahmad n° 1er no ..." },
  { "\ufdfa", "صلی الله علیه وسلم" },
  /* what must stay apart */
  { "か が", "か か\u3099" },
  { "कि कु", "कि कु" },
  { "กิ กี", "กิ กี" },
  { "¨ ´ ¸", "¨ ' ¸" },
  { "한글", "\u1112\u1161\u11ab\u1100\u1173\u11af" },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree gchar *folded = apostil_fold (rules[i].from, -1);
      g_autofree gchar *twice = apostil_fold (rules[i].to, -1);

      g_assert_cmpstr (folded, ==, rules[i].to);
      g_assert_cmpstr (twice, ==, rules[i].to);
      g_assert_true (apostil_fold_equal (rules[i].from, rules[i].to));
      g_assert_cmpuint (apostil_fold_hash (rules[i].from, -1), ==,
                        apostil_fold_hash (rules[i].to, -1));
    }
}

static void
test_unequal (void)
{
  g_assert_false (apostil_fold_equal ("Massoud", "Masoud"));
  g_assert_false (apostil_fold_equal ("Massoud", "Massoud "));
  g_assert_false (apostil_fold_equal ("", "a"));
  g_assert_false (apostil_fold_equal ("か", "が"));
  g_assert_false (apostil_fold_equal ("नदी", "नद"));
  g_assert_true (apostil_fold_equal ("", "\u200c"));
  g_assert_true (apostil_fold_equal ("\u00adA", "a"));
  g_assert_true (apostil_fold_equal (NULL, NULL));
  g_assert_false (apostil_fold_equal (NULL, ""));
  g_assert_cmpuint (apostil_fold_hash ("Kaboul", -1), !=, apostil_fold_hash ("Kabul", -1));
  /* FNV-1a's own published vector: saved files may rely on it */
  g_assert_cmpuint (apostil_fold_hash ("foobar", -1), ==, 0xbf9cf968u);
}

/* Every character: the room is enough, the output folds to itself, and the string functions agree. */
static void
test_every_char (void)
{
  guint most = 0;

  for (gunichar ch = 1; ch < 0x110000; ch++)
    {
      gunichar out[APOSTIL_FOLD_MAX], again[APOSTIL_FOLD_MAX];
      gchar source[8];
      gint n_source;
      guint n;
      g_autofree gchar *expected = NULL;
      g_autofree gchar *folded = NULL;

      if (!g_unichar_validate (ch))
        continue;
      n = apostil_fold_char (ch, out);
      most = MAX (most, n);
      for (guint i = 0; i < n; i++)
        {
          if (apostil_fold_char (out[i], again) != 1 || again[0] != out[i])
            g_error ("U+%04X folds to U+%04X, which folds on", ch, out[i]);
        }
      n_source = g_unichar_to_utf8 (ch, source);
      source[n_source] = '\0';
      expected = g_ucs4_to_utf8 (out, n, NULL, NULL, NULL);
      folded = apostil_fold (source, n_source);
      g_assert_cmpstr (folded, ==, expected);
      g_assert_cmpuint (apostil_fold_hash (source, n_source), ==, apostil_fold_hash (expected, -1));
      g_assert_true (apostil_fold_is (source, (gsize) n_source, expected));
      g_assert_false (apostil_fold_is (source, (gsize) n_source, "zz"));
    }

  g_assert_cmpuint (most, ==, APOSTIL_FOLD_MAX);
}

/* Upper, lower and decomposed spellings of any string in the scripts with case fold to the same. */
static void
test_spellings (void)
{
  static const gunichar ranges[][2] = { { 0x41, 0x5a },
                                        { 0xc0, 0x17f },
                                        { 0x386, 0x3ce },
                                        { 0x400, 0x45f },
                                        { 0x1e00, 0x1eff } };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) s = g_string_new (NULL);
      g_autofree gchar *upper = NULL;
      g_autofree gchar *lower = NULL;
      g_autofree gchar *taken_apart = NULL;

      for (guint i = 0; i < 12; i++)
        {
          guint r = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (ranges));
          gunichar ch =
              (gunichar) g_test_rand_int_range ((gint) ranges[r][0], (gint) ranges[r][1] + 1);

          if (g_unichar_isalpha (ch) && ch != 0x149 && ch != 0x131)
            g_string_append_unichar (s, ch);
        }
      upper = g_utf8_strup (s->str, -1);
      lower = g_utf8_strdown (s->str, -1);
      taken_apart = g_utf8_normalize (s->str, -1, G_NORMALIZE_NFD);
      g_assert_true (apostil_fold_equal (s->str, lower));
      g_assert_true (apostil_fold_equal (s->str, taken_apart));
      g_assert_true (apostil_fold_equal (s->str, upper));
    }
}

static void
check_map (const gchar *source, gsize n_source)
{
  g_autoptr (ApostilFolded) folded = apostil_folded_new (source, n_source);
  g_autofree gchar *whole = apostil_fold (source, (gssize) n_source);
  gsize n_bytes, at = 0;
  const gchar *bytes = apostil_folded_get_utf8 (folded, &n_bytes);

  g_assert_cmpmem (bytes, n_bytes, whole, strlen (whole));
  g_assert_cmpuint (bytes[n_bytes], ==, 0);
  for (const gchar *p = source; p < source + n_source; p = g_utf8_next_char (p))
    {
      g_autofree gchar *one = apostil_fold (p, g_utf8_next_char (p) - p);

      for (gsize i = 0; i < strlen (one); i++, at++)
        g_assert_cmpuint (apostil_folded_to_source (folded, at), ==, p - source);
    }
  g_assert_cmpuint (at, ==, n_bytes);
  g_assert_cmpuint (apostil_folded_to_source (folded, n_bytes), ==, n_source);
}

static void
test_map (void)
{
  g_autoptr (GString) dropped = g_string_new ("é");
  g_autoptr (GString) long_ones = g_string_new (NULL);

  check_map ("", 0);
  check_map ("abc", 3);
  check_map ("œ", 2);
  check_map ("\u00ad", 2);
  for (guint i = 0; i < 400; i++)
    {
      g_string_append (dropped, "\u0301");
      g_string_append (long_ones, "\ufdfa");
    }
  g_string_append (dropped, "x");
  check_map (dropped->str, dropped->len);
  check_map (long_ones->str, long_ones->len);

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (GString) s = random_string ((guint) g_test_rand_int_range (0, 900));

      check_map (s->str, s->len);
    }
}

/* Not valid UTF-8: no promise but that nothing outside is read (run under ASan and valgrind). */
static void
test_cut_utf8 (void)
{
  for (gsize n = 0; n <= 4; n++)
    {
      gchar *bytes = g_memdup2 ("\xf0\x9f\x87\xab", MAX (n, 1));
      g_autofree gchar *folded = apostil_fold (bytes, (gssize) n);

      g_assert_nonnull (folded);
      g_free (bytes);
    }
}

static gdouble
time_folding (gsize n_bytes, gconstpointer unit)
{
  g_autoptr (GString) s = g_string_new (NULL);
  gdouble best = G_MAXDOUBLE;

  while (s->len < n_bytes)
    g_string_append (s, unit);
  for (guint round = 0; round < 3; round++)
    {
      gdouble start = growth_seconds ();
      ApostilFolded *folded = apostil_folded_new (s->str, s->len);

      best = MIN (best, growth_seconds () - start);
      apostil_folded_free (folded);
    }

  return best;
}

static void
test_linear (void)
{
  growth_assert_linear ("mixed scripts", 256 * 1024, time_folding,
                        "L’héritage du commandant, c’est la liberté. أحمد شاه مسعود 中文。\n");
  growth_assert_linear ("long expansions", 64 * 1024, time_folding, "\ufdfa");
  growth_assert_linear ("dropped characters", 64 * 1024, time_folding, "\u0301");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/rules", test_rules);
  g_test_add_func ("/fold/unequal", test_unequal);
  g_test_add_func ("/fold/every-char", test_every_char);
  g_test_add_func ("/fold/spellings", test_spellings);
  g_test_add_func ("/fold/map", test_map);
  g_test_add_func ("/fold/cut-utf8", test_cut_utf8);
  g_test_add_func ("/fold/linear", test_linear);

  return g_test_run ();
}
