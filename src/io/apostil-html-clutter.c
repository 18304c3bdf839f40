/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-html-clutter.h"

#include "apostil-fold.h"

#include <string.h>

/* Class names and ids are cut into words at anything that is not a letter or digit and at
 * camelCase humps, so that « share » is found in « social-share » and « socialShare » but not in
 * « shareholders ». Lists are sorted for bsearch(). The words are those that news sites and the
 * common content management systems use; « sidebar » or « widget » in the class of a whole page
 * does no harm, since apostil-html-content.c keeps what holds most of the prose. */

static const gchar *const words_likely[] = {
  "ad",
  "ads",
  "advert",
  "advertisement",
  "advertising",
  "banner",
  "breadcrumb",
  "breadcrumbs",
  "consent",
  "cookie",
  "cookies",
  "footer",
  "gdpr",
  "login",
  "masthead",
  "menu",
  "modal",
  "nav",
  "navbar",
  "navigation",
  "newsletter",
  "outbrain",
  "pager",
  "pagination",
  "paywall",
  "popup",
  "promo",
  "promoted",
  "promotion",
  "recirc",
  "recirculation",
  "recommendation",
  "recommendations",
  "recommended",
  "related",
  "rrssb",
  "share",
  "sharebar",
  "sharedaddy",
  "sharing",
  "sidebar",
  "signup",
  "sitemap",
  "social",
  "sponsor",
  "sponsored",
  "subscribe",
  "subscription",
  "taboola",
  "tagcloud",
  "tags",
  "toolbar",
  "trending",
};

/* Found anywhere in the class or id. */
static const gchar *const pieces_likely[] = {
  "lire-aussi",      "a-lire",    "voir-aussi", "read-also", "read-more",
  "readmore",        "also-read", "more-on",    "most-read", "most-popular",
  "jp-relatedposts", "cookie-",   "skip-link",
};

static const gchar *const words_readers[] = { "comment", "comments", "commentlist", "disqus" };

static const gchar *const pieces_hidden[] = {
  "sr-only",
  "visually-hidden",
  "visuallyhidden",
  "screen-reader-text",
};

static const gchar *const roles_likely[] = {
  "alert", "alertdialog", "banner",     "complementary", "contentinfo", "dialog",
  "menu",  "menubar",     "navigation", "search",        "tablist",     "toolbar",
};

/* Folded, as apostil_fold() does. */
static const gchar *const pointers[] = {
  "a lire",
  "a decouvrir",
  "a voir",
  "lire aussi",
  "lire egalement",
  "lire la suite",
  "voir aussi",
  "lisez aussi",
  "pour aller plus loin",
  "sur le meme sujet",
  "also read",
  "read also",
  "read more",
  "related:",
  "related article",
  "see also",
  "more on this",
  "more from",
  "recommended",
  "lesen sie",
  "lesen sie auch",
  "mehr zum thema",
  "siehe auch",
  "lea tambien",
  "lee tambien",
  "leer mas",
  "te puede interesar",
  "leia tambem",
  "veja tambem",
  "leggi anche",
  "lees ook",
  "las ocksa",
  "czytaj tez",
  "czytaj takze",
  "читайте также",
  "читайте також",
  "اقرا ايضا",
  "بيشتر بخوانید",
  "بیشتر بخوانید",
};

static gint
compare_word (gconstpointer key, gconstpointer element)
{
  return strcmp (key, *(const gchar *const *) element);
}

static gboolean
is_in (const gchar *word, const gchar *const *list, gsize n)
{
  return bsearch (word, list, n, sizeof *list, compare_word) != NULL;
}

static gboolean
holds_piece (const gchar *value, const gchar *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strstr (value, list[i]) != NULL)
      return TRUE;
  return FALSE;
}

static ApostilClutter
judge_names (const gchar *names)
{
  ApostilClutter found = APOSTIL_CLUTTER_NONE;
  g_autofree gchar *lower = NULL;
  gchar word[24];
  gsize n = 0;

  if (names == NULL || strlen (names) > 1000)
    return APOSTIL_CLUTTER_NONE;

  for (const gchar *p = names;; p++)
    {
      gboolean hump = g_ascii_isupper (*p) && p > names && g_ascii_islower (p[-1]);

      if (n > 0 && (!g_ascii_isalnum (*p) || hump))
        {
          word[MIN (n, sizeof word - 1)] = '\0';
          if (is_in (word, words_readers, G_N_ELEMENTS (words_readers)))
            found = MAX (found, APOSTIL_CLUTTER_READERS);
          else if (is_in (word, words_likely, G_N_ELEMENTS (words_likely)))
            found = MAX (found, APOSTIL_CLUTTER_LIKELY);
          n = 0;
        }
      if (*p == '\0')
        break;
      if (g_ascii_isalnum (*p) && n < sizeof word - 1)
        word[n++] = g_ascii_tolower (*p);
    }

  lower = g_ascii_strdown (names, -1);
  if (holds_piece (lower, pieces_hidden, G_N_ELEMENTS (pieces_hidden)))
    return APOSTIL_CLUTTER_CERTAIN;
  if (holds_piece (lower, pieces_likely, G_N_ELEMENTS (pieces_likely)))
    found = MAX (found, APOSTIL_CLUTTER_LIKELY);
  return found;
}

static gboolean
is_hidden (ApostilHtmlTree *tree, const ApostilHtmlNode *node)
{
  const gchar *style = apostil_html_tree_get_attribute (tree, node, "style");
  const gchar *aria = apostil_html_tree_get_attribute (tree, node, "aria-hidden");
  g_autofree gchar *plain = NULL;
  gchar *to;

  if (apostil_html_tree_get_attribute (tree, node, "hidden") != NULL ||
      (aria != NULL && g_ascii_strcasecmp (aria, "true") == 0))
    return TRUE;
  if (style == NULL || strlen (style) > 4096)
    return FALSE;

  plain = g_ascii_strdown (style, -1);
  to = plain;
  for (const gchar *p = plain; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      *to++ = *p;
  *to = '\0';
  return strstr (plain, "display:none") != NULL || strstr (plain, "visibility:hidden") != NULL;
}

/**
 * apostil_html_clutter:
 * @tree: a page
 * @node: an element of it
 *
 * Returns: what its own name and attributes make of it
 */
ApostilClutter
apostil_html_clutter (ApostilHtmlTree *tree, const ApostilHtmlNode *node)
{
  const gchar *role;
  ApostilClutter by_class;
  ApostilClutter by_id;

  switch (node->tag)
    {
    case APOSTIL_HTML_TEXT:
    case APOSTIL_HTML_HTML:
      return APOSTIL_CLUTTER_NONE;
    case APOSTIL_HTML_NEVER:
    case APOSTIL_HTML_HEAD:
    case APOSTIL_HTML_TITLE:
    case APOSTIL_HTML_META:
    case APOSTIL_HTML_LINK:
      return APOSTIL_CLUTTER_CERTAIN;
    case APOSTIL_HTML_NAV:
    case APOSTIL_HTML_ASIDE:
    case APOSTIL_HTML_FOOTER:
    case APOSTIL_HTML_FORM:
      return is_hidden (tree, node) ? APOSTIL_CLUTTER_CERTAIN : APOSTIL_CLUTTER_LIKELY;
    default:
      break;
    }

  if (is_hidden (tree, node))
    return APOSTIL_CLUTTER_CERTAIN;
  if (node->tag == APOSTIL_HTML_BODY)
    return APOSTIL_CLUTTER_NONE;
  role = apostil_html_tree_get_attribute (tree, node, "role");
  if (role != NULL && is_in (role, roles_likely, G_N_ELEMENTS (roles_likely)))
    return APOSTIL_CLUTTER_LIKELY;

  by_class = judge_names (apostil_html_tree_get_attribute (tree, node, "class"));
  by_id = judge_names (apostil_html_tree_get_attribute (tree, node, "id"));
  return MAX (by_class, by_id);
}

static gboolean
names_author (const gchar *value)
{
  return value != NULL && (strstr (value, "author") != NULL || strstr (value, "byline") != NULL ||
                           strstr (value, "auteur") != NULL);
}

/**
 * apostil_html_is_author:
 * @tree: a page
 * @node: an element of it
 *
 * Returns: whether it says that it names the author
 */
gboolean
apostil_html_is_author (ApostilHtmlTree *tree, const ApostilHtmlNode *node)
{
  return names_author (apostil_html_tree_get_attribute (tree, node, "rel")) ||
         names_author (apostil_html_tree_get_attribute (tree, node, "itemprop")) ||
         names_author (apostil_html_tree_get_attribute (tree, node, "class")) ||
         names_author (apostil_html_tree_get_attribute (tree, node, "href"));
}

static gchar *
fold_start (const gchar *words)
{
  gsize n = strlen (words);

  if (n > 80)
    n = g_utf8_find_prev_char (words, words + 80) - words;
  return apostil_fold (words, n);
}

/**
 * apostil_html_is_pointer:
 * @words: the words of a paragraph
 *
 * Returns: whether it begins as a pointer to other articles does
 */
gboolean
apostil_html_is_pointer (const gchar *words)
{
  g_autofree gchar *folded = fold_start (words);
  const gchar *start = folded + strspn (folded, " >-:|*[(\"'");

  for (guint i = 0; i < G_N_ELEMENTS (pointers); i++)
    if (g_str_has_prefix (start, pointers[i]))
      return TRUE;
  return FALSE;
}

/**
 * apostil_html_is_notice:
 * @words: the words of a paragraph
 *
 * Returns: whether it is a notice of copyright: « © 2021 … », « Copyright 2021 … », « All rights … »
 */
gboolean
apostil_html_is_notice (const gchar *words)
{
  static const gchar *const starts[] = { "copyright", "(c)", "©" };
  static const gchar *const rights[] = {
    "all rights reserved",           "tous droits reserves",      "alle rechte vorbehalten",
    "todos los derechos reservados", "tutti i diritti riservati",
  };
  g_autofree gchar *folded = fold_start (words);

  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    if (g_str_has_prefix (folded, rights[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (folded, starts[i]))
      {
        const gchar *rest = folded + strlen (starts[i]);

        rest += strspn (rest, " (c)\302\251");
        return g_ascii_isdigit (rest[0]) && g_ascii_isdigit (rest[1]) &&
               g_ascii_isdigit (rest[2]) && g_ascii_isdigit (rest[3]);
      }
  return FALSE;
}
