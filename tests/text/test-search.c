/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "apostil-grapheme.h"
#include "apostil-search.h"
#include "growth.h"
#include "random-text.h"

#include <string.h>

static ApostilText *
new_text (const gchar *utf8)
{
  ApostilText *text = apostil_text_new (utf8, -1, NULL);

  g_assert_nonnull (text);
  return text;
}

/* What is found in @text as it is; the same as when it is folded beforehand. */
static GArray *
find_both_ways (ApostilText *text, const gchar *needle, ApostilSearchFlags flags)
{
  g_autoptr (ApostilSearch) search = apostil_search_new (text);
  g_autoptr (GArray) found = apostil_search_find (search, needle, flags, 0);
  g_autoptr (ApostilSearch) prepared = apostil_search_new (text);
  g_autoptr (GArray) expected = NULL;

  apostil_search_prepare (prepared);
  expected = apostil_search_find (prepared, needle, flags, 0);
  g_assert_cmpmem (expected->data, expected->len * sizeof (ApostilSpan), found->data,
                   found->len * sizeof (ApostilSpan));
  return g_steal_pointer (&found);
}

/* « hits » are the words found, parted by « | ». */
static void
check (const gchar *utf8, const gchar *needle, ApostilSearchFlags flags, const gchar *hits)
{
  g_autoptr (ApostilText) text = new_text (utf8);
  g_autoptr (GArray) found = find_both_ways (text, needle, flags);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree gchar *words = apostil_text_dup_span (text, g_array_index (found, ApostilSpan, i));

      g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", words);
    }
  if (strcmp (joined->str, hits) != 0)
    g_error ("« %s » in « %s »: found « %s », not « %s »", needle, utf8, joined->str, hits);
}

static void
test_folded (void)
{
  check ("", "a", 0, "");
  check ("a", "a", 0, "a");
  check ("abc", "", 0, "");
  check ("abc", "\u200c\u0301", 0, "");
  check ("ab", "abc", 0, "");
  check ("Le 19 aout, l’AOÛT, aou\u0302t", "août", 0, "aout|AOÛT|aou\u0302t");
  check ("aujourd’hui, aujourd'hui", "aujourd'hui", 0, "aujourd’hui|aujourd'hui");
  check ("plus de 6\u00a0000 hommes", "6 000", 0, "6\u00a0000");
  check ("Mas\u00adsoud Massoud", "massoud", 0, "Mas\u00adsoud|Massoud");
  check ("كابل کابل", "کابل", 0, "كابل|کابل");
  check ("مُحَمَّد!", "محمد", 0, "مُحَمَّد");
  check ("aaaa", "aa", 0, "aa|aa");
  check ("aaa", "aa", 0, "aa");
  check ("a\nb", "a b", 0, "");
  check ("abc", "\xff", 0, "");
}

static void
test_graphemes (void)
{
  check ("e\u0301t\u00e9", "e", 0, "e\u0301|é");
  check ("e\u0301", "e", APOSTIL_SEARCH_EXACT, "");
  check ("sœur", "o", 0, "");
  check ("sœur", "e", 0, "");
  check ("sœur", "oe", 0, "œ");
  check ("sœur", "SOEUR", 0, "sœur");
  check ("…", ".", 0, "");
  check ("…", "...", 0, "…");
  check ("नदी नद", "नद", 0, "नद");
  check ("각 가", "가", 0, "가");
  check ("🇫🇷🇩🇪", "🇷🇩", 0, "");
  check ("🇫🇷🇩🇪", "🇩🇪", 0, "🇩🇪");
  check ("👩\u200d🚀 🚀", "🚀", 0, "🚀");
  check ("a\u00ad b", "a", 0, "a"); /* a soft hyphen after the word is not of it */
}

static void
test_exact (void)
{
  check ("Août aout AOÛT", "Août", APOSTIL_SEARCH_EXACT, "Août");
  check ("l’a l'a", "l’a", APOSTIL_SEARCH_EXACT, "l’a");
  check ("Massoud massoud Massouds", "Massoud", APOSTIL_SEARCH_EXACT | APOSTIL_SEARCH_WHOLE_WORDS,
         "Massoud");
}

static void
test_whole_words (void)
{
  ApostilSearchFlags words = APOSTIL_SEARCH_WHOLE_WORDS;

  check ("d’Ahmad d'Ahmad Ahmadi mAhmad", "ahmad", words, "Ahmad|Ahmad");
  check ("anti-talibans, talibanes, #Talibans", "talibans", words, "talibans|Talibans");
  check ("#Afghanistan#Taliban#Panjshir", "taliban", words, "Taliban");
  check ("#Afghanistan#Taliban", "#taliban", words, "#Taliban");
  check ("Massoud2 2Massoud Massoud", "massoud", words, "Massoud");
  check ("été\u0301 ete", "ete", words, "été\u0301|ete");
  check ("Mas\u00adsoud", "mas", words, "");
  check ("می\u200cخواهم می", "می", words, "می");
  check ("中国人", "中国", words, "中国");
  check ("アメリカン アメリカ", "アメリカ", words, "アメリカ");
  check ("राम रामायण", "राम", words, "राम");
  check ("a a aa a", "a", words, "a|a|a");
  check ("aaaa aa", "aa", words, "aa");
  check ("« Massoud »", "Massoud", words, "Massoud");
  check ("Massoud", "Massoud", words, "Massoud");
  check ("R&D R&Dx", "r&d", words, "R&D");
}

static void
test_limit (void)
{
  g_autoptr (ApostilText) text = new_text ("a a a a");
  g_autoptr (ApostilSearch) search = apostil_search_new (text);
  g_autoptr (GArray) two = apostil_search_find (search, "a", 0, 2);
  g_autoptr (GArray) all = apostil_search_find (search, "a", 0, 0);

  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpuint (all->len, ==, 4);
}

/* A plain search by the definition: each start in turn, folding each end anew. */
static GArray *
find_plainly (ApostilText *text, const gchar *needle, gboolean exact)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  g_autofree gchar *target = exact ? g_strdup (needle) : apostil_fold (needle, -1);
  guint32 length = apostil_text_get_length (text);
  guint32 start = 0;

  while (*target != '\0' && start < length)
    {
      guint32 next = start + 1;
      gunichar out[APOSTIL_FOLD_MAX];

      if (apostil_grapheme_is_boundary (text, start) &&
          (exact || apostil_fold_char (apostil_text_get_char (text, start), out) > 0))
        for (guint32 end = start + 1; end <= length; end++)
          {
            g_autofree gchar *words = apostil_text_dup_span (text, APOSTIL_SPAN (start, end));
            g_autofree gchar *folded = exact ? g_strdup (words) : apostil_fold (words, -1);

            if (!g_str_has_prefix (target, folded))
              break;
            if (strcmp (folded, target) == 0 && apostil_grapheme_is_boundary (text, end))
              {
                ApostilSpan hit = { start, end };

                g_array_append_val (hits, hit);
                next = end;
                break;
              }
          }
      start = next;
    }

  return hits;
}

static void
test_against_plain (void)
{
  guint n_hits = 0;

  for (guint round = 0; round < 1500; round++)
    {
      g_autoptr (ApostilText) text = random_text (60);
      guint32 length = apostil_text_get_length (text);
      guint32 start = (guint32) g_test_rand_int_range (0, (gint) length + 1);
      guint32 n_chars = (guint32) g_test_rand_int_range (0, 5);
      guint32 end = MIN (length, start + n_chars);
      g_autofree gchar *needle = apostil_text_dup_span (text, APOSTIL_SPAN (start, end));

      for (guint exact = 0; exact < 2; exact++)
        {
          g_autoptr (GArray) expected = find_plainly (text, needle, exact);
          g_autoptr (GArray)
              found = find_both_ways (text, needle, exact ? APOSTIL_SEARCH_EXACT : 0);

          g_assert_cmpmem (expected->data, expected->len * sizeof (ApostilSpan), found->data,
                           found->len * sizeof (ApostilSpan));
          n_hits += found->len;
        }
    }
  g_assert_cmpuint (n_hits, >, 1000);
}

/* Every character that folds to something with a letter of ASCII is found by that. */
static void
test_each_character (void)
{
  guint n_chars = 0;

  for (gunichar ch = 0x80; ch <= 0x10ffff; ch++)
    {
      gunichar out[APOSTIL_FOLD_MAX];
      guint n = g_unichar_validate (ch) ? apostil_fold_char (ch, out) : 0;
      g_autoptr (GString) s = NULL;
      g_autoptr (ApostilText) text = NULL;
      g_autoptr (GArray) found = NULL;
      g_autofree gchar *needle = NULL;
      gboolean has_letter = FALSE;

      for (guint i = 0; i < n; i++)
        has_letter |= out[i] < 0x80 && g_ascii_isgraph ((gchar) out[i]);
      if (!has_letter)
        continue;
      s = g_string_new (NULL);
      g_string_append_unichar (s, ch);
      needle = apostil_fold (s->str, -1);
      g_string_prepend (s, "Some letters, Ελληνικά, عربي and 中文 before it: ");
      g_string_append (s, ", as many as fill a block or two.");
      text = new_text (s->str);
      found = find_both_ways (text, needle, 0);
      g_assert_cmpuint (found->len, >, 0);
      n_chars++;
    }
  g_assert_cmpuint (n_chars, >, 2000);
}

/* Words of several scripts, spelled in all ways that fold to the same, with what folding drops
 * between the letters; looked for are words that stand there, and pieces of them. */
static GString *
random_words (guint script, guint n_words)
{
  static const gchar *const latin[] = { "k", "K",  "ķ",       "Ǩ", "\u212a", "a", "á",
                                        "h", "Ħ",  "ﬂ",       "l", "Ｌ",     "œ", "㎏",
                                        "#", "＃", "t\u0301", "é", "ß",      "m" };
  static const gchar *const arabic[] = { "م", "ح", "ﷴ", "ي", "ى", "ک", "ك",     "\u064e",
                                         "ـ", "ا", "ٱ", "٣", "۳", "ﻻ", "\u200c" };
  static const gchar *const cjk[] = { "中", "国", "か", "が", "カ", "ｶ",
                                      "㎞", "Ｋ", "。", "，", "３" };
  static const gchar *const between[] = { " ", " ", "\n", "-", "’", "\u00ad", "" };
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      for (gint n = g_test_rand_int_range (1, 6); n > 0; n--)
        {
          guint one = g_test_rand_int_range (0, 8) == 0 ? 0 : script;
          gint which = g_test_rand_int_range (0, 1000);

          g_string_append (s, one == 0   ? latin[which % (gint) G_N_ELEMENTS (latin)]
                              : one == 1 ? arabic[which % (gint) G_N_ELEMENTS (arabic)]
                                         : cjk[which % (gint) G_N_ELEMENTS (cjk)]);
        }
      g_string_append (s, between[g_test_rand_int_range (0, G_N_ELEMENTS (between))]);
    }
  return s;
}

static void
test_both_ways (void)
{
  guint n_hits = 0;

  for (guint round = 0; round < 6000; round++)
    {
      g_autoptr (GString) s = random_words (round % 3, (guint) g_test_rand_int_range (1, 120));
      g_autoptr (ApostilText) text = new_text (s->str);
      guint32 length = apostil_text_get_length (text);
      guint32 start = (guint32) g_test_rand_int_range (0, (gint) length);
      guint32 n_chars = (guint32) g_test_rand_int_range (1, 8);
      guint32 end = MIN (length, start + n_chars);
      g_autofree gchar *needle = apostil_text_dup_span (text, APOSTIL_SPAN (start, end));

      for (guint flags = 0; flags < 4; flags++)
        {
          g_autoptr (GArray) found = find_both_ways (text, needle, flags);

          n_hits += found->len;
        }
    }
  g_assert_cmpuint (n_hits, >, 20000);
}

/* Two letters only, so that hits overlap, fall to whole words and restart the automaton. */
static void
test_overlapping (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) s = g_string_new (NULL);
      g_autoptr (GString) needle = g_string_new (NULL);
      g_autoptr (ApostilText) text = NULL;
      g_autoptr (GArray) found = NULL;
      guint n = 0;

      for (gint i = g_test_rand_int_range (0, 40); i > 0; i--)
        g_string_append_c (s, "kkb-"[g_test_rand_int_range (0, 4)]);
      for (gint i = g_test_rand_int_range (1, 6); i > 0; i--)
        g_string_append_c (needle, "kkb-"[g_test_rand_int_range (0, 4)]);
      text = new_text (s->str);
      found = find_both_ways (text, needle->str, APOSTIL_SEARCH_WHOLE_WORDS);

      for (gsize i = 0; i + needle->len <= s->len; i++)
        {
          gsize end = i + needle->len;

          if (memcmp (s->str + i, needle->str, needle->len) != 0 ||
              (i > 0 && s->str[i - 1] != '-' && s->str[i] != '-') ||
              (end < s->len && s->str[end - 1] != '-' && s->str[end] != '-'))
            continue;
          g_assert_cmpuint (n, <, found->len);
          g_assert_true (
              apostil_span_equal (g_array_index (found, ApostilSpan, n), APOSTIL_SPAN (i, end)));
          n++;
          i = end - 1;
        }
      g_assert_cmpuint (n, ==, found->len);
    }
}

/* A hit that lies where too much has been folded again and again. */
static void
test_giving_up (void)
{
  g_autofree gchar *many = g_strnfill (20000, 'k');
  g_autofree gchar *before = g_strconcat ("kkb ", many, "b", NULL);

  check (before, "kkkkkkkkb", 0, "kkkkkkkkb");
  check (before, "kkb", 0, "kkb|kkb");
}

typedef struct
{
  const gchar *unit;
  const gchar *needle;
  ApostilSearchFlags flags;
  gboolean prepared;
} Case;

static gdouble
time_search (gsize n_bytes, gconstpointer data)
{
  const Case *one = data;
  GString *s = g_string_new (NULL);
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (ApostilSearch) search = NULL;
  gdouble best = G_MAXDOUBLE;

  while (s->len < n_bytes)
    g_string_append (s, one->unit);
  n_bytes = s->len;
  text = apostil_text_new_take (g_string_free (s, FALSE), n_bytes, NULL);
  search = apostil_search_new (text);
  if (one->prepared)
    apostil_search_prepare (search);
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (ApostilSearch) again = one->prepared ? apostil_search_ref (search)
                                                      : apostil_search_new (text);
      gdouble start = growth_seconds ();
      g_autoptr (GArray) hits = apostil_search_find (again, one->needle, one->flags, 0);

      best = MIN (best, growth_seconds () - start);
    }

  return best;
}

static void
check_linear (const gchar *what, const gchar *unit, const gchar *needle, ApostilSearchFlags flags)
{
  Case one = { unit, needle, flags, FALSE };
  Case prepared = { unit, needle, flags, TRUE };

  growth_assert_linear (what, 64 * 1024, time_search, &one);
  growth_assert_linear (what, 64 * 1024, time_search, &prepared);
}

static void
test_linear (void)
{
  g_autofree gchar *many = g_strnfill (250, 'a');
  g_autofree gchar *rare = g_strnfill (5000, 'k');
  g_autofree gchar *more = g_strnfill (5000, 'a');
  g_autofree gchar *middle = g_strdup_printf ("%sb%s", many, many);

  check_linear ("no hit in one letter", "a", "aaaaab", 0);
  check_linear ("no hit, begins wrong", "a", "baaaaa", 0);
  check_linear ("no hit, wrong in the middle", "a", middle, 0);
  check_linear ("all refused as parts of a word", "a", many, APOSTIL_SEARCH_WHOLE_WORDS);
  check_linear ("all refused, long needle", "a", more, APOSTIL_SEARCH_WHOLE_WORDS);
  check_linear ("a hit in every letter", "é", "e", 0);
  check_linear ("no hit in one rare letter", "k", "kkkkkb", 0);
  check_linear ("the rare letter last", "a", "aaaaaaaaaaaaaaak", 0);
  check_linear ("all refused, rare letters", "k", rare, APOSTIL_SEARCH_WHOLE_WORDS);
  check_linear ("dropped characters around a rare letter", "k\u00ad\u00ad\u00ad\u00ad", "kkb", 0);
  check_linear ("flags refused", "🇫", "🇫", 0);
  check_linear ("flags found", "🇫", "🇫🇫", 0);
  check_linear ("dropped characters", "a\u00ad\u00ad\u00ad\u00ad", "aaa",
                APOSTIL_SEARCH_WHOLE_WORDS);
  check_linear ("news", "L’héritage du commandant Massoud, c’est la liberté.\n",
                "commandant massoud", APOSTIL_SEARCH_WHOLE_WORDS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/folded", test_folded);
  g_test_add_func ("/search/graphemes", test_graphemes);
  g_test_add_func ("/search/exact", test_exact);
  g_test_add_func ("/search/whole-words", test_whole_words);
  g_test_add_func ("/search/limit", test_limit);
  g_test_add_func ("/search/against-plain", test_against_plain);
  g_test_add_func ("/search/each-character", test_each_character);
  g_test_add_func ("/search/both-ways", test_both_ways);
  g_test_add_func ("/search/overlapping", test_overlapping);
  g_test_add_func ("/search/giving-up", test_giving_up);
  g_test_add_func ("/search/linear", test_linear);

  return g_test_run ();
}
