/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How the guess works
 *
 * Each word of the first 64 KiB votes for the languages that have it among their commonest
 * function words. Those words are a third or more of any running text, so the right language
 * gets some 25–40 % of all words, a kindred one (Spanish for Portuguese) about half of that,
 * an unrelated one next to nothing. A language is named only when it has at least eight votes,
 * a tenth of the words, and half as many again as the next one; else the article's language
 * stays unset. Scripts are not judged: Persian and Arabic are told by words as well. */

#define GUESS_BYTES (64 * 1024)

typedef struct
{
  const gchar *tag;
  const gchar *name;  /* for people, to be translated */
  const gchar *words; /* between blanks, lower case */
} Language;

static const Language languages[] = {
  { "ar",
    /* Translators: put into “The language seems to be %s, by its words.” */
    NC_ ("language of an article", "Arabic"),
    " في من على إلى عن أن التي الذي هذا هذه كان كانت قد لا ما مع بعد بين كل وقال كما ولم أو ثم حتى "
    "الى ان وفي ومن وقد قال حيث لم " },
  { "ca", NC_ ("language of an article", "Catalan"),
    " el la els les de del i a que en un una és amb per no es al dels han va ha com més "
    "aquest però també "
    "seva seu són " },
  { "de", NC_ ("language of an article", "German"),
    " der die das und in zu den von ist mit sich des auf für nicht ein eine als auch es an "
    "werden aus er "
    "hat dass sie nach wird bei einer um am sind noch wie einem über so zum war haben " },
  { "en", NC_ ("language of an article", "English"),
    " the of and to in a is that for it was on as with by at from be are this have has had "
    "not but his he "
    "they were which their an said who will been its would " },
  { "es", NC_ ("language of an article", "Spanish"),
    " el la los las de del y a que en un una es con por no se al lo su para como más pero "
    "sus le ha este "
    "sobre entre ya también fue han era muy según " },
  { "fa", NC_ ("language of an article", "Persian"),
    " و در به از که این را با است برای آن یک خود تا کرد بر هم نیز می شد او ما اما یا شده "
    "باید کند دارد "
    "بود بین هر پس گفت " },
  { "fr", NC_ ("language of an article", "French"),
    " le la les de des du et à que qui en un une est avec pour pas dans ce il elle au aux se "
    "sur ne plus par "
    "son sa ses ont été cette leur mais nous sont " },
  { "it", NC_ ("language of an article", "Italian"),
    " il la le lo gli i di del della e a che in un una è con per non si al da come più ma "
    "anche sono ha nel "
    "alla dei delle dal questo hanno " },
  { "nl", NC_ ("language of an article", "Dutch"),
    " de het een en van in te dat op is die met voor niet zijn er aan ook als om hij door "
    "bij naar uit dan "
    "werd heeft maar nog deze ze " },
  { "pl", NC_ ("language of an article", "Polish"),
    " i w na z do że się nie to jest o jak po za od przez ale dla są co ich był oraz tym "
    "jego tego już "
    "także była może " },
  { "pt", NC_ ("language of an article", "Portuguese"),
    " o a os as de do da dos das e que em um uma é com por não se ao no na para como mais "
    "mas foi à são "
    "também ele pelo pela seu sua " },
  { "ru", NC_ ("language of an article", "Russian"),
    " и в на не что с по он как это из к а но за от у же для о так его все был бы было до "
    "или их то я мы " },
  { "sv", NC_ ("language of an article", "Swedish"),
    " och att det i en som på är av för med den till inte har de ett om var från men så kan "
    "han vi när "
    "eller ska " },
  { "tr", NC_ ("language of an article", "Turkish"),
    " ve bir bu da de için ile olarak daha çok olan gibi kadar sonra ancak ise en ya ki o ne "
    "olduğunu dedi "
    "göre " },
  { "uk", NC_ ("language of an article", "Ukrainian"),
    " і в на не що з за до у та це як про від для він але є його або й бути вони яка який які " },
};

/**
 * apostil_language_is_tag:
 * @tag: a string
 *
 * Returns: whether @tag has the shape of a language tag of BCP 47: subtags of 1 to 8 letters or
 *   digits, the first of 2 to 8 letters
 */
gboolean
apostil_language_is_tag (const gchar *tag)
{
  const gchar *p = tag;
  gboolean first = TRUE;

  if (tag == NULL || strlen (tag) > 35)
    return FALSE;

  do
    {
      gsize n = 0;

      while (first ? g_ascii_isalpha (p[n]) : g_ascii_isalnum (p[n]))
        n++;
      if (n < (first ? 2 : 1) || n > 8 || (p[n] != '\0' && p[n] != '-'))
        return FALSE;
      p += n;
      first = FALSE;
    }
  while (*p++ == '-');

  return TRUE;
}

/**
 * apostil_language_read_tag:
 * @found: (nullable): a language as pages give it: « fr », « fr_FR », « FR-fr »
 *
 * Returns: (transfer full) (nullable): the tag, language in lower case and country in capitals
 */
gchar *
apostil_language_read_tag (const gchar *found)
{
  g_autofree gchar *tag = NULL;
  gchar *country;

  if (found == NULL || strlen (found) > 64)
    return NULL;
  tag = g_strstrip (g_strdup (found));
  tag[strcspn (tag, " ,;.")] = '\0';
  g_strdelimit (tag, "_", '-');
  if (!apostil_language_is_tag (tag) || g_ascii_strcasecmp (tag, "und") == 0)
    return NULL;

  country = strchr (tag, '-');
  for (gchar *p = tag; *p != '\0' && p != country; p++)
    *p = g_ascii_tolower (*p);
  if (country != NULL && strlen (country) == 3)
    for (gchar *p = country; *p != '\0'; p++)
      *p = g_ascii_toupper (*p);
  return g_steal_pointer (&tag);
}

static gboolean
is_in (const gchar *words, const gchar *needle /* between blanks */)
{
  return strstr (words, needle) != NULL;
}

/**
 * apostil_language_guess:
 * @text: a text
 *
 * Any thread; the cost does not grow with texts longer than 64 KiB.
 *
 * Returns: (nullable): a language tag when the words leave no doubt
 */
const gchar *
apostil_language_guess (ApostilText *text)
{
  gsize n_bytes;
  const gchar *utf8 = apostil_text_get_utf8 (text, &n_bytes);
  const gchar *end = utf8 + MIN (n_bytes, GUESS_BYTES);
  guint votes[G_N_ELEMENTS (languages)] = { 0 };
  guint n_words = 0;
  guint best = 0;
  guint second = 0;

  for (const gchar *p = utf8; p < end;)
    {
      const gchar *start = p;
      g_autofree gchar *lower = NULL;
      g_autofree gchar *needle = NULL;

      while (p < end && g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p == start)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      n_words++;
      if (p - start > 24)
        continue;

      lower = g_utf8_strdown (start, p - start);
      needle = g_strconcat (" ", lower, " ", NULL);
      for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
        votes[i] += is_in (languages[i].words, needle);
    }

  for (guint i = 1; i < G_N_ELEMENTS (languages); i++)
    if (votes[i] > votes[best])
      best = i;
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (i != best)
      second = MAX (second, votes[i]);

  if (votes[best] < 8 || votes[best] * 10 < n_words || votes[best] * 2 < second * 3)
    return NULL;
  return languages[best].tag;
}

/**
 * apostil_language_get_name:
 * @tag: what apostil_language_guess() returned
 *
 * Returns: (nullable): the name of the language in the user's, as it stands in « The language
 *   seems to be French »; %NULL for one that is never guessed
 */
const gchar *
apostil_language_get_name (const gchar *tag)
{
  g_return_val_if_fail (tag != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].tag, tag))
      return g_dpgettext2 (GETTEXT_PACKAGE, "language of an article", languages[i].name);
  return NULL;
}
