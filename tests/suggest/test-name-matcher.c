/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "apostil-name-matcher.h"
#include "apostil-near-names.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  ApostilText *text;
  ApostilTokens *list;
  const ApostilToken *tokens;
  const gchar *utf8;
  guint n;
} Words;

static void
words_init (Words *words, const gchar *text)
{
  g_autoptr (GError) error = NULL;

  words->text = apostil_text_new (text, -1, &error);
  g_assert_no_error (error);
  words->utf8 = apostil_text_get_utf8 (words->text, NULL);
  words->list = apostil_tokens_new (words->text);
  words->tokens = apostil_tokens_get (words->list, &words->n);
}

static void
words_clear (Words *words)
{
  apostil_tokens_unref (words->list);
  apostil_text_unref (words->text);
}

/* What is found from left to right: « form@from-to ». */
static gchar *
find_all (ApostilNameMatcher *matcher, const gchar *text)
{
  Words words = { NULL };
  GString *out = g_string_new (NULL);

  words_init (&words, text);
  for (guint i = 0; i < words.n;)
    {
      ApostilNameMatch match = { 0 };

      if (!apostil_name_matcher_match (matcher, words.utf8, words.tokens, words.n, i, &match))
        {
          i++;
          continue;
        }
      g_string_append_printf (out, "%s@%u-%u%s ",
                              apostil_name_matcher_get_form (matcher, match.form)->words,
                              match.from, match.to, match.ambiguous ? "?" : "");
      i = match.to;
    }
  words_clear (&words);
  return g_string_free (out, FALSE);
}

static void
assert_found (ApostilNameMatcher *matcher, const gchar *text, const gchar *expected)
{
  g_autofree gchar *found = find_all (matcher, text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_matcher (void)
{
  g_autoptr (ApostilNameMatcher) matcher = apostil_name_matcher_new (NULL);

  g_assert_cmpuint (apostil_name_matcher_add (matcher, "Ahmad Massoud", 0, APOSTIL_NAME_REPEAT), >,
                    0);
  apostil_name_matcher_add (matcher, "Massoud", 0, APOSTIL_NAME_REPEAT);
  apostil_name_matcher_add (matcher, "talibans", 1, APOSTIL_NAME_REPEAT);
  apostil_name_matcher_add (matcher, "US", 2, APOSTIL_NAME_REPEAT);
  apostil_name_matcher_add (matcher, "front de l’indépendance", 3, APOSTIL_NAME_REPEAT);

  /* the longest, whole tokens, folded */
  assert_found (matcher, "Ahmad Massoud et Massoud.", "Ahmad Massoud@0-2 Massoud@3-4 ");
  assert_found (matcher, "AHMAD MÁSSOUD", "Ahmad Massoud@0-2 ");
  assert_found (matcher, "Massoudi, Massouds, anti-talibans", "");
  assert_found (matcher, "les Talibans et les talibans", "talibans@1-2 talibans@4-5 ");
  assert_found (matcher, "le front de l'independance", "front de l’indépendance@1-5 ");
  /* a name in capitals is not the word in small letters */
  assert_found (matcher, "massoud ahmad massoud", "");
  assert_found (matcher, "give it to us, the US said", "US@6-7 ");
  /* not over the end of a line, not over signs */
  assert_found (matcher, "Ahmad\nMassoud", "Massoud@1-2 ");
  assert_found (matcher, "Ahmad, Massoud", "Massoud@2-3 ");
  assert_found (matcher, "", "");
}

static void
test_refused_forms (void)
{
  g_autoptr (ApostilNameMatcher) matcher = apostil_name_matcher_new (NULL);
  g_autofree gchar *long_name = g_strnfill (300, 'a');

  g_assert_cmpuint (apostil_name_matcher_add (matcher, "", 0, APOSTIL_NAME_REPEAT), ==, 0);
  g_assert_cmpuint (apostil_name_matcher_add (matcher, " « » , ", 0, APOSTIL_NAME_REPEAT), ==, 0);
  g_assert_cmpuint (apostil_name_matcher_add (matcher, "1984", 0, APOSTIL_NAME_REPEAT), ==, 0);
  g_assert_cmpuint (apostil_name_matcher_add (matcher, "\xff\xfe", 0, APOSTIL_NAME_REPEAT), ==, 0);
  g_assert_cmpuint (apostil_name_matcher_add (matcher, long_name, 0, APOSTIL_NAME_REPEAT), ==, 0);
  g_assert_cmpuint (apostil_name_matcher_add (matcher, "Kaboul", 0, APOSTIL_NAME_REPEAT), >, 0);
  g_assert_cmpuint (apostil_name_matcher_add (matcher, "KABOUL", 0, APOSTIL_NAME_LAST), ==, 0);
}

static void
test_ambiguous (void)
{
  g_autoptr (ApostilNameMatcher) matcher = apostil_name_matcher_new (NULL);

  apostil_name_matcher_add (matcher, "Massoud", 0, APOSTIL_NAME_LAST);
  assert_found (matcher, "Massoud", "Massoud@0-1 ");
  apostil_name_matcher_add (matcher, "Massoud", 1, APOSTIL_NAME_LAST);
  assert_found (matcher, "Massoud", "Massoud@0-1? ");
  /* what was confirmed itself is surer than what follows from something else */
  apostil_name_matcher_add (matcher, "Massoud", 2, APOSTIL_NAME_REPEAT);
  assert_found (matcher, "Massoud", "Massoud@0-1 ");
}

/* The same by trying every form at every token. */
static gboolean
match_naively (GPtrArray *forms, const Words *words, guint at, guint *to)
{
  guint best = 0;

  for (guint f = 0; f < forms->len; f++)
    {
      Words form = { NULL };
      guint n = 0;

      words_init (&form, forms->pdata[f]);
      while (n < form.n && at + n < words->n)
        {
          const ApostilToken *a = &form.tokens[n];
          const ApostilToken *b = &words->tokens[at + n];
          g_autofree gchar *x = apostil_fold (form.utf8 + a->byte, (gssize) a->n_bytes);
          g_autofree gchar *y = apostil_fold (words->utf8 + b->byte, (gssize) b->n_bytes);

          if (!g_str_equal (x, y) || (n > 0 && (b->flags & APOSTIL_TOKEN_LINE_START) != 0))
            break;
          n++;
        }
      if (n == form.n && n > best)
        best = n;
      words_clear (&form);
    }
  *to = at + best;
  return best > 0;
}

static gchar *
random_words (GRand *rand, guint most)
{
  /* lower case, so that no rule about capitals hides a find */
  static const gchar *const vocabulary[] = { "a", "b", "é", "ab", "c", "d’a", "ba" };
  GString *words = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 1, (gint) most);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (words, g_rand_int_range (rand, 0, 30) == 0 ? "\n" : " ");
      g_string_append (words, vocabulary[g_rand_int_range (rand, 0, G_N_ELEMENTS (vocabulary))]);
    }
  return g_string_free (words, FALSE);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (ApostilNameMatcher) matcher = apostil_name_matcher_new (NULL);
      g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);
      g_autofree gchar *text = random_words (rand, 80);
      Words words = { NULL };

      for (guint i = 0; i < (guint) g_rand_int_range (rand, 0, 8); i++)
        {
          gchar *form = g_strdelimit (random_words (rand, 5), "\n", ' ');

          apostil_name_matcher_add (matcher, form, i, APOSTIL_NAME_REPEAT);
          g_ptr_array_add (forms, form);
        }
      words_init (&words, text);
      for (guint i = 0; i < words.n; i++)
        {
          ApostilNameMatch match = { 0 };
          guint to = 0;
          gboolean naive = match_naively (forms, &words, i, &to);
          gboolean found =
              apostil_name_matcher_match (matcher, words.utf8, words.tokens, words.n, i, &match);

          g_assert_cmpint (found, ==, naive);
          if (found)
            g_assert_cmpuint (match.to, ==, to);
        }
      words_clear (&words);
    }
}

static void
test_many (void)
{
  g_autoptr (ApostilNameMatcher) matcher = apostil_name_matcher_new (NULL);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree gchar *name = g_strdup_printf ("Nom x%u y%u", i, i % 100);

      g_assert_cmpuint (apostil_name_matcher_add (matcher, name, i, APOSTIL_NAME_REPEAT), >, 0);
    }
  assert_found (matcher, "Nom x19999 y99 Nom x7 y8 Nom x7 y7", "Nom x19999 y99@0-3 Nom x7 y7@6-9 ");
}

static guint
distance_naively (const gchar *a, const gchar *b)
{
  guint n = (guint) strlen (a);
  guint m = (guint) strlen (b);
  guint d[16][16] = { { 0 } };

  for (guint i = 0; i <= n; i++)
    for (guint j = 0; j <= m; j++)
      {
        if (i == 0 || j == 0)
          {
            d[i][j] = i + j;
            continue;
          }
        d[i][j] = MIN (MIN (d[i - 1][j], d[i][j - 1]) + 1,
                       d[i - 1][j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          d[i][j] = MIN (d[i][j], d[i - 2][j - 2] + 1);
      }
  return d[n][m];
}

static void
test_edits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 20000; round++)
    {
      gchar a[10] = "", b[10] = "";
      gint n = g_rand_int_range (rand, 0, 7);
      gint m = g_rand_int_range (rand, 0, 7);

      for (gint i = 0; i < n; i++)
        a[i] = (gchar) ('a' + g_rand_int_range (rand, 0, 3));
      for (gint i = 0; i < m; i++)
        b[i] = (gchar) ('a' + g_rand_int_range (rand, 0, 3));
      g_assert_cmpint (apostil_names_are_one_edit_apart (a, b), ==, distance_naively (a, b) <= 1);
    }
}

static void
test_near (void)
{
  g_autoptr (ApostilNearNames) near = apostil_near_names_new ();
  g_autofree gchar *skeleton = apostil_name_skeleton ("Panjshir");
  g_autofree gchar *other = apostil_name_skeleton ("Panchir");
  guint value = 0;

  g_assert_cmpstr (skeleton, ==, other);
  apostil_near_names_add (near, "Panjshir", 7);
  apostil_near_names_add (near, "Zelensky", 8);
  apostil_near_names_add (near, "Kaboul", 9);
  g_assert_true (apostil_near_names_find (near, "Panchir", &value));
  g_assert_cmpuint (value, ==, 7);
  g_assert_true (apostil_near_names_find (near, "Zelenskyy", &value));
  g_assert_cmpuint (value, ==, 8);
  g_assert_true (apostil_near_names_find (near, "Kabuol", &value));
  g_assert_cmpuint (value, ==, 9);
  /* the same is not near, and short or far ones are not either */
  g_assert_false (apostil_near_names_find (near, "KABOUL", &value));
  g_assert_false (apostil_near_names_find (near, "Kapoor", &value));
  g_assert_false (apostil_near_names_find (near, "Paris", &value));
  g_assert_false (apostil_near_names_find (near, "", &value));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-matcher/names", test_matcher);
  g_test_add_func ("/name-matcher/refused-forms", test_refused_forms);
  g_test_add_func ("/name-matcher/ambiguous", test_ambiguous);
  g_test_add_func ("/name-matcher/random", test_random);
  g_test_add_func ("/name-matcher/many", test_many);
  g_test_add_func ("/name-matcher/edits", test_edits);
  g_test_add_func ("/name-matcher/near", test_near);
  return g_test_run ();
}
