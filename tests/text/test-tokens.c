/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "apostil-grapheme.h"
#include "apostil-tokens.h"
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

/* Tokens parted by « | ». */
static void
check_tokens (const gchar *utf8, const gchar *expected)
{
  g_autoptr (ApostilText) text = new_text (utf8);
  g_autoptr (ApostilTokens) tokens = apostil_tokens_new (text);
  g_autoptr (GString) joined = g_string_new (NULL);
  guint n;
  const ApostilToken *token = apostil_tokens_get (tokens, &n);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (joined, '|');
      g_string_append_len (joined, utf8 + token[i].byte, token[i].n_bytes);
    }
  if (strcmp (joined->str, expected) != 0)
    g_error ("« %s » is taken apart as %s, not %s", utf8, joined->str, expected);
}

static void
test_words (void)
{
  check_tokens ("", "");
  check_tokens (" \n\t\u00a0", "");
  check_tokens ("a", "a");
  check_tokens ("Le fils Massoud.", "Le|fils|Massoud|.");
  check_tokens ("nord-ouest, a-t-il dit", "nord-ouest|,|a-t-il|dit");
  check_tokens ("- non -", "-|non|-");
  check_tokens ("anti- et pro-talibans", "anti|-|et|pro-talibans");
  check_tokens ("Covid-19 G-7 MH-370", "Covid-19|G-7|MH-370");
  check_tokens ("e\u0301te\u0301", "e\u0301te\u0301");
  check_tokens ("Mas\u00adsoud fin\u00ad", "Mas\u00adsoud|fin");
  check_tokens ("REUTERS/Mohammad", "REUTERS|/|Mohammad");
  check_tokens ("U.S. forces, e.g. here; R.T.E. et U.S.A",
                "U.S.|forces|,|e.g.|here|;|R.T.E.|et|U.S.|A");
  check_tokens ("m² 2ᵉ Ⅳ", "m²|2ᵉ|Ⅳ");
}

static void
test_clitics (void)
{
  check_tokens ("L’héritage d’Ahmad", "L’|héritage|d’|Ahmad");
  check_tokens ("qu'une guerre, c'est", "qu'|une|guerre|,|c'|est");
  check_tokens ("jusqu’aux frontières lorsqu’il", "jusqu’|aux|frontières|lorsqu’|il");
  check_tokens ("Aujourd’hui prud'homme quelqu’un presqu’île entr’ouvert",
                "Aujourd’hui|prud'homme|quelqu’un|presqu’île|entr’ouvert");
  check_tokens ("n’a-t-il l’une l’1er", "n’|a-t-il|l’|une|l’|1er");
  check_tokens ("Massoud's men don't, it’s O'Brien", "Massoud|'s|men|don't|,|it|’s|O'Brien");
  check_tokens ("they're we'll I've", "they|'re|we|'ll|I|'ve");
  check_tokens ("M’Bappé N’Golo N'EST n'est", "M’Bappé|N’Golo|N'|EST|n'|est");
  check_tokens ("'mot' ‘mot’", "'|mot|'|‘|mot|’");
  check_tokens ("les Talibans'", "les|Talibans|'");
  check_tokens ("Saint-Jean-d’Acre", "Saint-Jean-d’Acre");
}

static void
test_numbers (void)
{
  check_tokens ("6\u00a0000 hommes 6\u202f000", "6\u00a0000|hommes|6\u202f000");
  check_tokens ("6 000", "6|000");
  check_tokens ("12\u00a0345\u00a0678,90 27\u00a0août 20\u00a0300\u00a05",
                "12\u00a0345\u00a0678,90|27|août|20\u00a0300|5");
  check_tokens ("3,5 3.5 1,000.50 1.000.000 1.234,56", "3,5|3.5|1,000.50|1.000.000|1.234,56");
  check_tokens ("Publié le 22.8.2021.", "Publié|le|22|.|8|.|2021|.");
  check_tokens ("192.168.1.1 1,2,3", "192|.|168|.|1|.|1|1|,|2|,|3");
  check_tokens ("2021-08-22 22/8 16:00", "2021|-|08|-|22|22|/|8|16|:|00");
  check_tokens ("16h00 1er 5km 3D 19-year-old", "16h00|1er|5km|3D|19|-|year-old");
  check_tokens ("5%, $5 5€", "5|%|,|$|5|5|€");
  check_tokens ("١٢٣ ۶٬۰۰۰", "١٢٣|۶٬۰۰۰");
  check_tokens ("fin 5.", "fin|5|.");
}

static void
test_tags (void)
{
  check_tokens ("#Afghanistan#Taliban#Panjshir", "#Afghanistan|#Taliban|#Panjshir");
  check_tokens ("à #AhmadMassoud de #AFP_fr.", "à|#AhmadMassoud|de|#AFP_fr|.");
  check_tokens ("# x #1 C# #1er", "#|x|#|1|C|#|#1er");
  check_tokens ("@apostil, a@b", "@apostil|,|a|@|b");
  check_tokens ("#أحمد_مسعود", "#أحمد_مسعود");
}

static void
test_addresses (void)
{
  check_tokens ("Voir https://example.org/a_(b)?c=d, puis.",
                "Voir|https://example.org/a_(b)?c=d|,|puis|.");
  check_tokens ("(www.example.org). HTTP://X.y", "(|www.example.org|)|.|HTTP://X.y");
  check_tokens ("« https://example.org »", "«|https://example.org|»");
  check_tokens ("à jean.dupont+x@example.org.", "à|jean.dupont+x@example.org|.");
  check_tokens ("https www.", "https|www|.");
}

static void
test_signs (void)
{
  check_tokens ("... … !? -- ====", "...|…|!|?|--|====");
  check_tokens ("« “a” »", "«|“|a|”|»");
  check_tokens ("🇫🇷🇩🇪 👩\u200d🚀! ❤️",
                "🇫🇷|🇩🇪|👩\u200d🚀|!|❤️");
  check_tokens ("a\u200bb\u200ec", "a|b|c");
}

static void
test_scripts (void)
{
  check_tokens ("中国人民 3月", "中|国|人|民|3|月");
  check_tokens ("東京のニュース、です。", "東|京|の|ニュース|、|です|。");
  check_tokens ("می\u200cخواهم، احمد‌شاه مُحَمَّد",
                "می\u200cخواهم|،|احمد‌شاه|مُحَمَّد");
  check_tokens ("राम की किताब।", "राम|की|किताब|।");
  check_tokens ("한국 사람", "한국|사람");
  check_tokens ("กรุงเทพ 5", "กรุงเทพ|5");
}

/* The flags of all tokens, one letter each. */
static void
check_flags (const gchar *utf8, guint32 flag, const gchar *expected)
{
  g_autoptr (ApostilText) text = new_text (utf8);
  g_autoptr (ApostilTokens) tokens = apostil_tokens_new (text);
  g_autoptr (GString) found = g_string_new (NULL);
  guint n;
  const ApostilToken *token = apostil_tokens_get (tokens, &n);

  for (guint i = 0; i < n; i++)
    if (token[i].flags & flag)
      g_string_append_printf (found, "%s%.*s", found->len > 0 ? "|" : "", (gint) token[i].n_bytes,
                              utf8 + token[i].byte);
  if (strcmp (found->str, expected) != 0)
    g_error ("« %s » flag %x: %s, not %s", utf8, flag, found->str, expected);
}

static void
test_flags (void)
{
  const gchar *s = "L’ONU et Ahmad, #AFP 16h00: 6\u00a0000 « État » al-Assad\n5 @x www.a.fr احمد";

  check_flags (s, APOSTIL_TOKEN_WORD, "L’|ONU|et|Ahmad|#AFP|16h00|État|al-Assad|@x|www.a.fr|احمد");
  check_flags (s, APOSTIL_TOKEN_NUMBER, "6\u00a0000|5");
  check_flags (s, APOSTIL_TOKEN_PUNCTUATION, ",|:|«|»");
  check_flags (s, APOSTIL_TOKEN_CAPITALISED, "L’|ONU|Ahmad|#AFP|État");
  check_flags (s, APOSTIL_TOKEN_ALL_CAPITALS, "ONU|#AFP");
  check_flags (s, APOSTIL_TOKEN_HAS_DIGIT, "16h00|6\u00a0000|5");
  check_flags (s, APOSTIL_TOKEN_HASHTAG, "#AFP");
  check_flags (s, APOSTIL_TOKEN_HANDLE, "@x");
  check_flags (s, APOSTIL_TOKEN_ADDRESS, "www.a.fr");
  check_flags (s, APOSTIL_TOKEN_CLITIC, "L’");
  check_flags (s, APOSTIL_TOKEN_LINE_START, "L’|5");
  check_flags (s, APOSTIL_TOKEN_HYPHENATED, "al-Assad");
  check_flags (s, APOSTIL_TOKEN_QUOTE, "«|»");
  check_flags ("a b,c d", APOSTIL_TOKEN_SPACE_BEFORE, "b|d");
}

static void
test_sentences (void)
{
  guint32 start = APOSTIL_TOKEN_SENTENCE_START;

  check_flags ("Un. Deux! Trois? Quatre", start, "Un|Deux|Trois|Quatre");
  check_flags ("Dit M. Dupont à J. Edgar Hoover. Fin.", start, "Dit|Fin");
  check_flags ("Le Dr. House et Mr. Bean. Oui.", start, "Le|Oui");
  check_flags ("« Quoi ! » s’écria-t-il. « Non. » Il partit.", start, "«|«|Il");
  check_flags ("\"Non.\" Il dit. \"Oui.\"", start, "\"|Il|\"");
  check_flags ("Attends… puis viens… Maintenant", start, "Attends|Maintenant");
  check_flags ("Attends... puis viens... Maintenant", start, "Attends|Maintenant");
  check_flags ("Le 22.8.2021 à 3.5 km. Puis", start, "Le|Puis");
  check_flags ("Titre\n\ncorps du texte\n\n\nFin", start, "Titre|corps|Fin");
  check_flags ("une ligne\nqui continue\nPuis", start, "une|Puis");
  check_flags ("une fin.\nqui non\n- un\n- deux", start, "une|qui|-|-");
  check_flags ("1. Un point\n2. Deux", start, "1|2");
  check_flags ("这是。那是！好", start, "这|那|好");
  check_flags ("(Oui.) Non. [Si.] Fin", start, "(|Non|[|Fin");
  check_flags ("The U.S. Army came. It won.", start, "The|It");
  check_flags ("Il vint (tard). Elle rit.", start, "Il|Elle");
  check_flags ("نعم؟ لا. بلى", start, "نعم|لا|بلى");

  check_flags ("« Nous » dit “Le roi”. \"Ah\" 5 fois", APOSTIL_TOKEN_FIRST_WORD, "Nous|Le|Ah");
  check_flags ("L’ami. – Oui", APOSTIL_TOKEN_FIRST_WORD, "L’|Oui");
  check_flags ("Kaboul : Les uns à 16:00", APOSTIL_TOKEN_FIRST_WORD, "Kaboul|Les");
}

/* What must hold for any text. */
static void
check_laws (ApostilText *text, ApostilSpan span)
{
  g_autoptr (ApostilTokens) tokens = apostil_tokens_new_span (text, span);
  const gchar *utf8 = apostil_text_get_utf8 (text, NULL);
  gboolean whole = span.start == 0 && span.end == apostil_text_get_length (text);
  guint n;
  const ApostilToken *token = apostil_tokens_get (tokens, &n);
  guint32 at = span.start;

  for (guint i = 0; i < n; i++)
    {
      const gchar *p = utf8 + token[i].byte;
      guint32 kind = token[i].flags &
                     (APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_NUMBER | APOSTIL_TOKEN_PUNCTUATION);
      guint32 end = token[i].start + token[i].n_chars;

      g_assert_cmpuint (token[i].start, >=, at);
      g_assert_cmpuint (token[i].n_chars, >, 0);
      g_assert_cmpuint (end, <=, span.end);
      g_assert_cmpuint (apostil_text_to_byte (text, token[i].start), ==, token[i].byte);
      g_assert_cmpuint (apostil_text_to_byte (text, end), ==, token[i].byte + token[i].n_bytes);
      g_assert_cmpuint (token[i].hash, ==, apostil_fold_hash (p, token[i].n_bytes));
      g_assert_true (kind == APOSTIL_TOKEN_WORD || kind == APOSTIL_TOKEN_NUMBER ||
                     kind == APOSTIL_TOKEN_PUNCTUATION);
      /* a letter or digit that no token has would be lost to every engine */
      for (guint32 gap = at; gap < token[i].start; gap++)
        g_assert_false (apostil_grapheme_is_boundary (text, gap) &&
                        (g_unichar_isalpha (apostil_text_get_char (text, gap)) ||
                         g_unichar_isdigit (apostil_text_get_char (text, gap))));
      for (guint32 inside = token[i].start; inside < end; inside++)
        {
          g_assert_cmpuint (apostil_text_get_char (text, inside), !=, '\n');
          if (apostil_grapheme_is_boundary (text, inside)) /* but for what is bound to a blank */
            g_assert_cmpuint (apostil_text_get_char (text, inside), !=, ' ');
          g_assert_cmpuint (apostil_tokens_find (tokens, inside), ==, i);
        }
      if (whole)
        {
          g_assert_true (apostil_grapheme_is_boundary (text, token[i].start));
          g_assert_true (apostil_grapheme_is_boundary (text, end));
        }
      for (guint32 gap = at; gap < token[i].start; gap++)
        g_assert_cmpuint (apostil_tokens_find (tokens, gap), ==, i);
      at = end;
    }
  g_assert_cmpuint (apostil_tokens_find (tokens, span.end), ==, n);
}

static void
test_random (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (ApostilText) text = random_text (150);
      guint32 length = apostil_text_get_length (text);
      guint32 start = (guint32) g_test_rand_int_range (0, (gint) length + 1);
      guint32 end = (guint32) g_test_rand_int_range ((gint) start, (gint) length + 1);

      check_laws (text, APOSTIL_SPAN (0, length));
      check_laws (text, APOSTIL_SPAN (start, end));
    }
}

/* A stretch that begins and ends between tokens has the same tokens as the whole text has there. */
static void
test_stretch (void)
{
  static const gchar *const pieces[] = {
    "Le ", "talibans", " ",  ". ",      "M. ", "\n", "\n\n",    "« ",
    " »",  "5",        "d’", "Massoud", ", ",  "! ", "a-t-il ", "… ",
  };

  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (GString) s = g_string_new (NULL);
      g_autoptr (ApostilText) text = NULL;
      g_autoptr (ApostilTokens) whole = NULL;
      g_autoptr (ApostilTokens) part = NULL;
      const ApostilToken *token, *some;
      guint n, n_some, first;

      for (guint i = 0; i < 30; i++)
        g_string_append (s, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      text = new_text (s->str);
      whole = apostil_tokens_new (text);
      token = apostil_tokens_get (whole, &n);
      if (n == 0)
        continue;
      first = (guint) g_test_rand_int_range (0, (gint) n);
      part = apostil_tokens_new_span (
          text, APOSTIL_SPAN (token[first].start, apostil_text_get_length (text)));
      some = apostil_tokens_get (part, &n_some);
      g_assert_cmpuint (n_some, ==, n - first);
      g_assert_cmpmem (some, n_some * sizeof *some, token + first, (n - first) * sizeof *token);
    }
}

static gdouble
time_tokens (gsize n_bytes, gconstpointer unit)
{
  GString *s = g_string_new (NULL);
  g_autoptr (ApostilText) text = NULL;
  gdouble best = G_MAXDOUBLE;

  while (s->len < n_bytes)
    g_string_append (s, unit);
  n_bytes = s->len;
  text = apostil_text_new_take (g_string_free (s, FALSE), n_bytes, NULL);
  for (guint round = 0; round < 3; round++)
    {
      gdouble start = growth_seconds ();
      g_autoptr (ApostilTokens) tokens = apostil_tokens_new (text);

      best = MIN (best, growth_seconds () - start);
    }

  return best;
}

/* Whatever looks ahead must not look ahead again and again. */
static void
test_linear (void)
{
  static const gchar *const units[] = {
    "L’héritage du commandant Massoud, c’est la liberté et la justice.\n",
    "a",
    "1",
    "1.",
    "1,",
    "a.",
    "#1",
    "#",
    "@",
    "@ ",
    "a@",
    "'",
    "a'",
    "a-",
    "\u200d",
    "a\u200d",
    "🇫",
    "e\u0301",
    "http://",
    "www.",
    "1\u00a0",
    "中",
    "ก",
    "\u0301",
    "(",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    growth_assert_linear (i == 0 ? "news" : units[i], 32 * 1024, time_tokens, units[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tokens/words", test_words);
  g_test_add_func ("/tokens/clitics", test_clitics);
  g_test_add_func ("/tokens/numbers", test_numbers);
  g_test_add_func ("/tokens/tags", test_tags);
  g_test_add_func ("/tokens/addresses", test_addresses);
  g_test_add_func ("/tokens/signs", test_signs);
  g_test_add_func ("/tokens/scripts", test_scripts);
  g_test_add_func ("/tokens/flags", test_flags);
  g_test_add_func ("/tokens/sentences", test_sentences);
  g_test_add_func ("/tokens/random", test_random);
  g_test_add_func ("/tokens/stretch", test_stretch);
  g_test_add_func ("/tokens/linear", test_linear);

  return g_test_run ();
}
