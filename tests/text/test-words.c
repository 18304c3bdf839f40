/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-grapheme.h"
#include "apostil-tokens.h"
#include "growth.h"
#include "random-text.h"

#include <string.h>

typedef ApostilSpan (*AtFunc) (ApostilText *text, guint32 offset);

static ApostilText *
new_text (const gchar *utf8)
{
  ApostilText *text = apostil_text_new (utf8, -1, NULL);

  g_assert_nonnull (text);
  return text;
}

/* « ^ » in @marked is the caret. */
static void
check (AtFunc func, const gchar *marked, const gchar *expected)
{
  const gchar *caret = strchr (marked, '^');
  g_autofree gchar *utf8 = g_strdup_printf ("%.*s%s", (gint) (caret - marked), marked, caret + 1);
  g_autoptr (ApostilText) text = new_text (utf8);
  ApostilSpan span = func (text, apostil_text_to_offset (text, (gsize) (caret - marked)));
  g_autofree gchar *found = apostil_text_dup_span (text, span);

  if (strcmp (found, expected) != 0)
    g_error ("at ^ of « %s »: « %s », not « %s »", marked, found, expected);
  if (*expected == '\0')
    g_assert_cmpuint (span.start, ==, apostil_text_to_offset (text, (gsize) (caret - marked)));
}

static void
test_word_at (void)
{
  check (apostil_text_word_at, "^", "");
  check (apostil_text_word_at, "^a", "a");
  check (apostil_text_word_at, "a^", "a");
  check (apostil_text_word_at, "le fils ^Massoud veut", "Massoud");
  check (apostil_text_word_at, "le fils Mass^oud veut", "Massoud");
  check (apostil_text_word_at, "le fils Massoud^ veut", "Massoud");
  check (apostil_text_word_at, "le fils Massoud^, veut", "Massoud");
  check (apostil_text_word_at, "fin. ^ Non", "");
  check (apostil_text_word_at, "fin ^. Non", "");
  check (apostil_text_word_at, "d^’Ahmad", "d’");
  check (apostil_text_word_at, "d’^Ahmad", "Ahmad");
  check (apostil_text_word_at, "a-t^-il dit", "a-t-il");
  check (apostil_text_word_at, "à #Ahmad^Massoud de", "#AhmadMassoud");
  check (apostil_text_word_at, "^#AFP", "#AFP");
  check (apostil_text_word_at, "plus de 6^\u00a0000 hommes", "6\u00a0000");
  check (apostil_text_word_at, "été\n^\nfin", "");
  check (apostil_text_word_at, "été^\nfin", "été");
  check (apostil_text_word_at, "été\n^fin", "fin");
  check (apostil_text_word_at, "احمد مس^عود", "مسعود");
}

static void
test_name_at (void)
{
  AtFunc at = apostil_text_name_at;

  check (at, "^", "");
  check (at, "forces d’Ahmad ^Massoud et", "Ahmad Massoud");
  check (at, "forces d’^Ahmad Massoud et", "Ahmad Massoud");
  check (at, "forces ^d’Ahmad Massoud et", "Ahmad Massoud");
  check (at, "forces d’Ahmad Massoud^, et", "Ahmad Massoud");
  check (at, "fils d’Ahmad Sh^ah Massoud, l’un", "Ahmad Shah Massoud");
  check (at, "contrôle de l’Alliance du ^Nord en", "Alliance du Nord");
  check (at, "contrôle de l’^Alliance du Nord en", "Alliance du Nord");
  check (at, "contrôle de l’Alliance d^u Nord en", "Alliance du Nord");
  check (at, "contrôle de ^l’Alliance du Nord en", "Alliance du Nord");
  check (at, "contrôle d^e l’Alliance du Nord en", "de");
  check (at, "Les Tali^bans ont", "Talibans");
  check (at, "Le^s Talibans ont", "Les");
  check (at, "Un respon^sable taliban", "responsable");
  check (at, "^Un responsable taliban", "Un");
  check (at, "dit-il. Selon Mas^soud, oui", "Massoud");
  check (at, "« Nous Mas^soud »", "Massoud");
  check (at, "L’Alliance du ^Nord a", "Alliance du Nord");
  check (at, "avec Jean-Marie Le ^Pen hier", "Jean-Marie Le Pen");
  check (at, "la diplomatie russe, Sergueï ^Lavrov déclare", "Sergueï Lavrov");
  check (at, "à #Ahmad^Massoud de", "#AhmadMassoud");
  check (at, "les forces d’Ahmad Mas^soud #Afghanistan#Taliban", "Ahmad Massoud");
  check (at, "#Afghanistan#Tal^iban#Panjshir", "#Taliban");
  check (at, "2019. REUTERS/Mohammad Is^mail", "Mohammad Ismail");
  check (at, "James Mac^kenzie (Reuters) –", "James Mackenzie");
  check (at, "l’ancien vice-président Amrullah Saleh et ^Ahmad Massoud", "Ahmad Massoud");
  check (at, "à la BBC, Ahmad ^Massoud a", "Ahmad Massoud");
  check (at, "Kaboul\nAhmad ^Massoud\nParis", "Ahmad Massoud");
  check (at, "que George W. ^Bush et J. Edgar", "George W. Bush");
  check (at, "que George W^. Bush et", "George W. Bush");
  check (at, "et M. ^Dupont dit", "Dupont");
  check (at, "et Mme Jeanne ^Dupont dit", "Jeanne Dupont");
  check (at, "la Jeanne d’^Arc des", "Jeanne d’Arc");
  check (at, "que Bachar ^al-Assad a", "Bachar al-Assad");
  check (at, "avec Charles de la ^Fontaine", "Charles de la Fontaine");
  check (at, "Massoud's ^men", "men");
  check (at, "that Ahmad Mass^oud's men", "Ahmad Massoud");
  check (at, "The Bank of ^England said", "Bank of England");
  check (at, "LES TALIBANS ONT PRIS KAB^OUL HIER", "KABOUL");
  check (at, "le Jeudi 19 a^out", "aout");
  check (at, "à Kaboul les Tali^bans ont", "Talibans");
  check (at, "in Kabul the Tali^ban said", "Taliban");
  check (at, "avec Juan de ^la Cruz hier", "Juan de la Cruz");
  check (at, "Le 22 aout : Les ^Talibans", "Talibans");
  check (at, "fin ^. Non", "");
  check (at, "أحمد مس^عود", "مسعود");
}

static void
test_sentence_at (void)
{
  AtFunc at = apostil_text_sentence_at;

  check (at, "^", "");
  check (at, "Un. De^ux trois. Quatre", "Deux trois.");
  check (at, "Un. ^Deux trois. Quatre", "Deux trois.");
  check (at, "Un.^ Deux trois. Quatre", "Un.");
  check (at, "Un. Deux trois^", "Deux trois");
  check (at, "  ^Un. Deux", "Un.");
  check (at, "Il dit. « Non ! » cria-t-^il. Fin", "« Non ! » cria-t-il.");
  check (at, "« Nous vou^lons. » Il part.", "« Nous voulons. »");
  check (at, "Titre\n\ncor^ps\n\nFin", "corps");
  check (at, "Titre\n^\ncorps", "");
  check (at, "une phrase\ncou^pée en\nlignes. Puis", "une phrase\ncoupée en\nlignes.");
  check (at, "u^ne phrase\ncoupée en\nlignes. Puis", "une phrase\ncoupée en\nlignes.");
  check (at, "M. Dup^ont parle. Il dort.", "M. Dupont parle.");
}

static void
check_trim (const gchar *utf8, const gchar *expected)
{
  g_autoptr (ApostilText) text = new_text (utf8);
  ApostilSpan span = apostil_text_trim (text, APOSTIL_SPAN (0, apostil_text_get_length (text)));
  g_autofree gchar *found = apostil_text_dup_span (text, span);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_trim (void)
{
  check_trim ("", "");
  check_trim (" \n\u00a0\t ", "");
  check_trim ("a", "a");
  check_trim ("  a b\n", "a b");
  check_trim ("« Nous voulons »", "Nous voulons");
  check_trim (" «\u00a0Nous voulons\u00a0»\n", "Nous voulons");
  check_trim ("“Yes”", "Yes");
  check_trim ("„Ja“", "Ja");
  check_trim ("»Ja«", "Ja");
  check_trim ("\"Yes\"", "Yes");
  check_trim ("'Yes'", "Yes");
  check_trim ("‘It’s’", "It’s");
  check_trim ("「はい」", "はい");
  check_trim ("« “Nous” »", "“Nous”");
  check_trim ("« a » et « b »", "« a » et « b »");
  check_trim ("“a” and “b”", "“a” and “b”");
  check_trim ("\"a\" and \"b\"", "\"a\" and \"b\"");
  check_trim ("« a « b » c »", "a « b » c");
  check_trim ("« a", "« a");
  check_trim ("a »", "a »");
  check_trim ("«", "«");
  check_trim ("\"", "\"");
  check_trim ("« »", "");
  check_trim ("(a)", "(a)");
  check_trim ("\u200ea\u200f", "a");
  check_trim (" e\u0301 ", "e\u0301");
}

/* A span that cuts graphemes grows. */
static void
test_trim_grows (void)
{
  g_autoptr (ApostilText) text = new_text (" e\u0301 👩\u200d🚀 ");

  g_assert_true (
      apostil_span_equal (apostil_text_trim (text, APOSTIL_SPAN (0, 2)), APOSTIL_SPAN (1, 3)));
  g_assert_true (
      apostil_span_equal (apostil_text_trim (text, APOSTIL_SPAN (5, 6)), APOSTIL_SPAN (4, 7)));
}

static void
check_laws (ApostilText *text, guint32 offset)
{
  guint32 length = apostil_text_get_length (text);
  AtFunc funcs[] = { apostil_text_word_at, apostil_text_name_at, apostil_text_sentence_at };

  for (guint i = 0; i < G_N_ELEMENTS (funcs); i++)
    {
      ApostilSpan span = funcs[i](text, offset);

      g_assert_cmpuint (span.start, <=, span.end);
      g_assert_cmpuint (span.end, <=, length);
      if (apostil_span_is_empty (span))
        {
          g_assert_cmpuint (span.start, ==, offset);
          continue;
        }
      g_assert_true (apostil_grapheme_is_boundary (text, span.start));
      g_assert_true (apostil_grapheme_is_boundary (text, span.end));
      if (i == 0)
        g_assert_true (span.start <= offset && offset <= span.end);
      /* a name is at least the word, or the one after « d’ » */
      if (i == 1 && !apostil_span_is_empty (apostil_text_word_at (text, offset)))
        g_assert_cmpuint (span.end, >=, offset);
    }
}

static void
test_random (void)
{
  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (ApostilText) text = random_text (80);
      guint32 length = apostil_text_get_length (text);

      for (guint32 i = 0; i <= length; i++)
        {
          guint32 end = (guint32) g_test_rand_int_range ((gint) i, (gint) length + 1);
          ApostilSpan trimmed = apostil_text_trim (text, APOSTIL_SPAN (i, end));

          check_laws (text, i);
          g_assert_true (apostil_grapheme_is_boundary (text, trimmed.start));
          g_assert_true (apostil_grapheme_is_boundary (text, trimmed.end));
          g_assert_cmpuint (trimmed.start, <=, trimmed.end);
        }
    }
}

/* A line of words, marks and abbreviations, with few full stops, so that sentences are of all lengths. */
static ApostilText *
random_line (guint n_words, guint ends)
{
  static const gchar *const words[] = { "mot",
                                        "Mot",
                                        "M.",
                                        "Dr.",
                                        "1.",
                                        "6\u00a0000",
                                        "«\u00a0oui",
                                        "non »",
                                        "« Oh !",
                                        "»",
                                        "“A",
                                        "b.”",
                                        "U.S.",
                                        "e.g.",
                                        "(a",
                                        "b)",
                                        "l’ami",
                                        "#a#b",
                                        "janv.",
                                        "中文",
                                        "16h00",
                                        "a-t-il",
                                        "A",
                                        "–",
                                        ":",
                                        "Étage",
                                        "مسعود",
                                        "22.8.2021",
                                        "président",
                                        "Président",
                                        "(tribunal",
                                        "Δελφοί",
                                        "x.example/mouvement",
                                        "avant-projet",
                                        "o\u0301bservateur",
                                        "févr.",
                                        "Novembre",
                                        "sept.",
                                        "Sept.",
                                        "la",
                                        "et",
                                        "Le" };
  static const gchar *const marks[] = { ".", "!", "?", "…", ". »", ".”", "!)", "؟", "。" };
  GString *line = g_string_new (NULL);
  gsize n_bytes;

  for (guint i = 0; i < n_words; i++)
    {
      g_string_append (line, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      if (g_test_rand_int_range (0, (gint) ends) == 0)
        g_string_append (line, marks[g_test_rand_int_range (0, G_N_ELEMENTS (marks))]);
      g_string_append (line, g_test_rand_int_range (0, 12) == 0 ? "\u00a0" : " ");
    }
  n_bytes = line->len;
  return apostil_text_new_take (g_string_free (line, FALSE), n_bytes, NULL);
}

/* What is found in a part of the line is what is found in all of it. */
static void
test_sentence_in_part (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (ApostilText) text = random_line (400, 4 + round % 5 * 40);
      g_autoptr (ApostilTokens) tokens = apostil_tokens_new (text);
      guint n;
      const ApostilToken *token = apostil_tokens_get (tokens, &n);

      for (guint i = 0; i < n; i++)
        {
          guint first = i;
          guint last = i;
          ApostilSpan sentence, reach;
          gboolean whole;

          while (first > 0 && (token[first].flags & APOSTIL_TOKEN_SENTENCE_START) == 0)
            first--;
          while (last + 1 < n && (token[last + 1].flags & APOSTIL_TOKEN_SENTENCE_START) == 0)
            last++;
          sentence = APOSTIL_SPAN (token[first].start, token[last].start + token[last].n_chars);
          g_assert_true (
              apostil_span_equal (apostil_text_sentence_at (text, token[i].start), sentence));
          reach = apostil_text_sentence_reach (text, token[i].start, &whole);
          g_assert_cmpuint (reach.start, <=, sentence.start);
          g_assert_cmpuint (reach.end, >=, sentence.end);
          if (whole)
            {
              g_assert_true (last + 1 == n || token[last + 1].start >= reach.end);
              g_assert_true (first == 0 ||
                             token[first - 1].start + token[first - 1].n_chars <= reach.start);
            }
        }
    }
}

/* Between « [ » and « ] », of the place « ^ »: in its own line, or over lines that go on. */
static void
test_reach (void)
{
  static const struct
  {
    const gchar *words;
    gboolean whole;
  } cases[] = {
    { "It rained. [He ^slept.] They left.", TRUE },
    { "It rained. [^He slept.]", TRUE },
    { "It rained. [He slept.^]", TRUE },
    { "[Élodie a ^dormi…]", TRUE },
    { "[Elle a ^dormi… Et puis.]", FALSE },
    { "One line\n[He slept ^here]\nThey left.", TRUE },
    { "[It rained\nand he ^slept.]\nThey left.", FALSE },
    { "[He ^slept\nand left.]\nThey stayed.", FALSE },
    { "It rained. [He ^slept\nand left.] They stayed.", FALSE },
    { "[Dr. Who met M. ^Poirot.] They left.", FALSE },
    { "It rained.\n\n[He ^slept]\n\nand left.", TRUE },
    { "It rained.\n[^]\nHe slept.", FALSE },
    { "[  he ^slept.] They left.", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) words = g_string_new (cases[i].words);
      g_autoptr (ApostilText) text = NULL;
      guint32 places[3] = { 0 };
      ApostilSpan reach;
      gboolean whole;

      for (guint j = 0; j < 3; j++)
        {
          gchar *sign = strchr (words->str, "[^]"[j]);

          places[j] = (guint32) g_utf8_strlen (words->str, sign - words->str);
          g_string_erase (words, sign - words->str, 1);
        }
      text = apostil_text_new (words->str, (gssize) words->len, NULL);
      reach = apostil_text_sentence_reach (text, places[1], &whole);
      g_test_message ("%s: %u–%u", cases[i].words, reach.start, reach.end);
      g_assert_cmpuint (reach.start, ==, places[0]);
      g_assert_cmpuint (reach.end, ==, places[2]);
      g_assert_cmpint (whole, ==, cases[i].whole);
    }
}

static gdouble
time_caret (gsize n_bytes, gconstpointer unit)
{
  GString *s = g_string_new (NULL);
  g_autoptr (ApostilText) text = NULL;
  gdouble start;

  while (s->len < n_bytes)
    g_string_append (s, unit);
  n_bytes = s->len;
  text = apostil_text_new_take (g_string_free (s, FALSE), n_bytes, NULL);
  start = growth_seconds ();
  for (guint n = 1; n < 10; n++)
    check_laws (text, apostil_text_get_length (text) / 10 * n);

  return growth_seconds () - start;
}

/* All in one line: an answer from near the caret, at once. */
static void
test_long_line (void)
{
  growth_assert_flat ("with blanks", 256 * 1024, time_caret, "Ahmad Massoud parle. ");
  growth_assert_flat ("without blanks", 256 * 1024, time_caret, "abc");
  growth_assert_flat ("Han", 256 * 1024, time_caret, "中");
  growth_assert_flat ("short lines", 256 * 1024, time_caret, "une ligne\n");
}

static void
check_in_article (ApostilText *text, const gchar *words, gsize skip, const gchar *name)
{
  const gchar *utf8 = apostil_text_get_utf8 (text, NULL);
  const gchar *p = strstr (utf8, words);
  g_autofree gchar *found = NULL;

  g_assert_nonnull (p);
  found = apostil_text_dup_span (
      text, apostil_text_name_at (text, apostil_text_to_offset (text, (gsize) (p + skip - utf8))));
  g_assert_cmpstr (found, ==, name);
}

static void
test_article (void)
{
  g_autofree gchar *path =
      g_build_filename (SOURCE_ROOT, "..", "shared", "articles", "massoud.fr.txt", NULL);
  g_autofree gchar *utf8 = NULL;
  g_autoptr (ApostilText) text = NULL;
  gsize n_bytes;

  if (!g_file_get_contents (path, &utf8, &n_bytes, NULL))
    {
      g_test_skip ("the article is not here");
      return;
    }
  text = apostil_text_new_take (g_steal_pointer (&utf8), n_bytes, NULL);
  g_assert_nonnull (text);

  check_in_article (text, "d’Ahmad Massoud #Afghanistan", strlen ("d’Ahmad Ma"), "Ahmad Massoud");
  check_in_article (text, "d’Ahmad Shah", 0, "Ahmad Shah Massoud");
  check_in_article (text, "Alliance du Nord", strlen ("Alliance d"), "Alliance du Nord");
  check_in_article (text, "Sergueï Lavrov", 0, "Sergueï Lavrov");
  check_in_article (text, "#AhmadMassoud", 3, "#AhmadMassoud");
  check_in_article (text, "#Afghanistan#Taliban#Panjshir", strlen ("#Afghanistan#Tal"), "#Taliban");
  check_in_article (text, "Mohammad Mohsin Hashimi", 12, "Mohammad Mohsin Hashimi");
  check_in_article (text, "Un responsable taliban", 0, "Un");
  check_in_article (text, "REUTERS/Mohammad", 10, "Mohammad Ismail");
  check_in_article (text, "22.8.2021", 0, "22");

  for (guint32 i = 0; i <= apostil_text_get_length (text); i++)
    check_laws (text, i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/word-at", test_word_at);
  g_test_add_func ("/words/name-at", test_name_at);
  g_test_add_func ("/words/sentence-at", test_sentence_at);
  g_test_add_func ("/words/trim", test_trim);
  g_test_add_func ("/words/trim-grows", test_trim_grows);
  g_test_add_func ("/words/random", test_random);
  g_test_add_func ("/words/sentence-in-part", test_sentence_in_part);
  g_test_add_func ("/words/reach", test_reach);
  g_test_add_func ("/words/long-line", test_long_line);
  g_test_add_func ("/words/article", test_article);

  return g_test_run ();
}
