/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-html-content.h"

#include "apostil-fold.h"
#include "apostil-html-clutter.h"

#include <string.h>

/* How it works
 *
 * Prose is what tells an article from all else on a page: paragraphs of some length of which
 * little is links. First each block is weighed: how many characters stand in it directly, and
 * how many of those are links; those that qualify as prose are summed up over the tree. Clutter
 * (by element, role or class) is dropped unless it holds most of the prose: then its name lies.
 * From the body, or the main element, or an article element that is certain, the search goes
 * down as long as one child holds nearly all the prose of its parent; where it stops is the
 * article. What stands between the headline (h1) and that element belongs to it: standfirst,
 * byline, picture caption. Inside, blocks that are nothing but links to elsewhere are left out.
 *
 * Much as the Readability family does it, but with sums instead of scores passed to parents:
 * each step can be explained, and all of it is linear. */

#define PROSE_CHARS       40   /* a shorter block is a label, a button, a caption … */
#define PROSE_CHARS_LIST  80   /* list items are often menus */
#define LEAD_MAX_CHARS    4000 /* between headline and article */
#define DESCEND_PERCENT   88
#define PROTECTED_PERCENT 50
#define READERS_PERCENT   90

enum
{
  DROPPED_UNSEEN = 1, /* no reader sees it */
  DROPPED_CLUTTER,
};

typedef struct
{
  guint32 own;      /* characters in this block and no other */
  guint32 own_link; /* of those, in links */
  guint32 chars;    /* with all descendants */
  guint32 link;
  guint32 n_links;
  guint64 prose;
  guint32 h1; /* first h1 in it, or 0 */
} Weight;

typedef struct
{
  ApostilHtmlTree *tree;
  const ApostilHtmlNode *nodes;
  guint n_nodes;
  Weight *weights;
  ApostilHtmlContent *content;
} Search;

/* Code points that are not blank. */
static guint32
count_chars (const gchar *p, gsize n_bytes)
{
  guint32 n = 0;

  for (gsize i = 0; i < n_bytes; i++)
    n += ((guchar) p[i] & 0xc0) != 0x80 && !g_ascii_isspace (p[i]);
  return n;
}

static gboolean
is_prose (guint tag, const Weight *weight)
{
  guint32 least = tag == APOSTIL_HTML_LI || tag == APOSTIL_HTML_TD ? PROSE_CHARS_LIST : PROSE_CHARS;

  return weight->own >= least && weight->own_link * 2 < weight->own &&
         !apostil_html_tag_is_heading (tag) && tag != APOSTIL_HTML_FIGCAPTION;
}

/* Fills the weights of everything that is not dropped. Forward: each text goes to its block;
 * backward: sums. */
static void
weigh (Search *search)
{
  g_autofree guint32 *block = g_new0 (guint32, search->n_nodes);
  g_autofree guint8 *in_link = g_new0 (guint8, search->n_nodes);

  memset (search->weights, 0, search->n_nodes * sizeof *search->weights);
  for (guint i = 1; i < search->n_nodes; i++)
    {
      const ApostilHtmlNode *node = &search->nodes[i];
      Weight *own;
      guint32 n;

      if (search->content->dropped[i])
        {
          i = node->end - 1;
          continue;
        }
      in_link[i] = in_link[node->parent] || node->tag == APOSTIL_HTML_A;
      block[i] = apostil_html_tag_is_block (node->tag) ? i : block[node->parent];
      if (node->tag == APOSTIL_HTML_A)
        search->weights[i].n_links = 1;
      if (node->tag != APOSTIL_HTML_TEXT)
        continue;

      n = count_chars (apostil_html_tree_get_text (search->tree, node), node->n_bytes);
      own = &search->weights[block[i]];
      own->own += n;
      own->own_link += in_link[i] ? n : 0;
      search->weights[i].chars = n;
      search->weights[i].link = in_link[i] ? n : 0;
    }

  for (guint i = search->n_nodes; i-- > 1;)
    {
      Weight *weight = &search->weights[i];
      Weight *parent = &search->weights[search->nodes[i].parent];

      if (is_prose (search->nodes[i].tag, weight))
        weight->prose += weight->own;
      if (search->nodes[i].tag == APOSTIL_HTML_H1 && weight->chars > 0)
        weight->h1 = i;
      parent->prose += weight->prose;
      parent->chars += weight->chars;
      parent->link += weight->link;
      parent->n_links += weight->n_links;
      if (weight->h1 != 0)
        parent->h1 = weight->h1;
    }
}

static void
drop_certain (Search *search)
{
  for (guint i = 1; i < search->n_nodes; i++)
    if (apostil_html_clutter (search->tree, &search->nodes[i]) == APOSTIL_CLUTTER_CERTAIN)
      {
        search->content->dropped[i] = DROPPED_UNSEEN;
        i = search->nodes[i].end - 1;
      }
}

static void
drop_likely (Search *search)
{
  guint64 prose = search->weights[0].prose;

  for (guint i = 1; i < search->n_nodes; i++)
    {
      ApostilClutter clutter;
      guint percent;

      if (search->content->dropped[i])
        {
          i = search->nodes[i].end - 1;
          continue;
        }
      clutter = apostil_html_clutter (search->tree, &search->nodes[i]);
      percent = clutter == APOSTIL_CLUTTER_READERS ? READERS_PERCENT : PROTECTED_PERCENT;
      if (clutter == APOSTIL_CLUTTER_NONE ||
          (prose > 0 && search->weights[i].prose * 100 >= prose * percent))
        continue;

      search->content->dropped[i] = DROPPED_CLUTTER;
      i = search->nodes[i].end - 1;
    }
}

static gboolean
has_value (Search *search, guint i, const gchar *name, const gchar *value)
{
  const gchar *found = apostil_html_tree_get_attribute (search->tree, &search->nodes[i], name);

  return found != NULL && strstr (found, value) != NULL;
}

static gboolean
is_main (Search *search, guint i)
{
  return search->nodes[i].tag == APOSTIL_HTML_MAIN || has_value (search, i, "role", "main");
}

static gboolean
is_article (Search *search, guint i)
{
  return search->nodes[i].tag == APOSTIL_HTML_ARTICLE ||
         has_value (search, i, "itemtype", "Article") || has_value (search, i, "role", "article");
}

static gboolean
is_body (Search *search, guint i)
{
  return has_value (search, i, "itemprop", "articleBody");
}

/* The node that @accept takes and that has the most prose, among those in @scope that lie in no
 * other such node; 0 when there is none with any. */
static guint
find_richest (Search *search, guint scope, gboolean (*accept) (Search *, guint))
{
  guint best = 0;

  for (guint i = scope + 1; i < search->nodes[scope].end; i++)
    {
      if (search->content->dropped[i])
        {
          i = search->nodes[i].end - 1;
          continue;
        }
      if (search->nodes[i].tag == APOSTIL_HTML_TEXT || !accept (search, i))
        continue;
      if (search->weights[i].prose > (best > 0 ? search->weights[best].prose : 0))
        best = i;
      i = search->nodes[i].end - 1;
    }

  return best;
}

/* Down to where the prose divides. A paragraph is never the article. */
static guint
descend (Search *search, guint node)
{
  guint i = node + 1;

  while (i < search->nodes[node].end && search->weights[node].prose > 0)
    {
      guint tag = search->nodes[i].tag;

      if (apostil_html_tag_is_block (tag) && !is_prose (tag, &search->weights[i]) &&
          tag != APOSTIL_HTML_LI && tag != APOSTIL_HTML_BLOCKQUOTE &&
          search->weights[i].prose * 100 >= search->weights[node].prose * DESCEND_PERCENT)
        {
          node = i;
          i++;
        }
      else if (!apostil_html_tag_is_block (tag) && search->weights[i].prose > 0)
        i++; /* an element without meaning of its own around blocks */
      else
        i = search->nodes[i].end;
    }

  return node;
}

/* Whether the first heading in @i leads elsewhere, as those of teasers do. */
static gboolean
has_own_heading (Search *search, guint i)
{
  for (guint j = i; j < search->nodes[i].end; j++)
    {
      if (search->content->dropped[j])
        j = search->nodes[j].end - 1;
      else if (apostil_html_tag_is_heading (search->nodes[j].tag))
        return search->weights[j].chars > 0 && search->weights[j].link == 0;
    }
  return FALSE;
}

/* A page may hold two articles of one rank: an old one under a new. */
static gboolean
has_peer (Search *search, guint article)
{
  guint parent = search->nodes[article].parent;

  for (guint i = parent + 1; i < search->nodes[parent].end; i = search->nodes[i].end)
    if (i != article && !search->content->dropped[i] &&
        search->nodes[i].tag == APOSTIL_HTML_ARTICLE &&
        search->weights[i].prose * 4 >= search->weights[article].prose &&
        has_own_heading (search, i))
      return TRUE;
  return FALSE;
}

/* Where the article may begin at the earliest, for its headline to be looked for there. */
static guint
find_scope (Search *search)
{
  guint scope = 0;
  guint found = find_richest (search, 0, is_main);

  if (found > 0 && search->weights[found].prose * 10 >= search->weights[0].prose * 4)
    scope = found;
  found = find_richest (search, scope, is_article);
  if (found > 0 && search->weights[found].prose * 10 >= search->weights[scope].prose * 6)
    scope = has_peer (search, found) ? search->nodes[found].parent : found;
  return scope;
}

static void
choose_range (Search *search)
{
  ApostilHtmlContent *content = search->content;
  guint scope = find_scope (search);
  guint marked = find_richest (search, scope, is_body);
  guint article;
  guint h1 = 0;
  guint32 between = 0;

  if (marked > 0 && search->weights[marked].prose * 10 >= search->weights[scope].prose * 3)
    article = marked;
  else
    article = descend (search, scope);
  content->start = article;
  content->end = search->nodes[article].end;

  /* the first h1 in it, or the last one before */
  content->headline = search->weights[article].h1;
  if (content->headline != 0)
    return;
  for (guint i = scope; i < article; i++)
    {
      if (search->content->dropped[i])
        i = search->nodes[i].end - 1;
      else if (search->nodes[i].tag == APOSTIL_HTML_H1 && search->weights[i].chars > 0)
        h1 = i;
    }
  if (h1 == 0)
    return;
  for (guint i = h1; i < article; i++)
    {
      if (search->content->dropped[i])
        i = search->nodes[i].end - 1;
      else if (search->nodes[i].tag == APOSTIL_HTML_TEXT)
        between += search->weights[i].chars;
    }
  content->headline = h1;
  if (between <= LEAD_MAX_CHARS)
    content->start = h1;
}

static gboolean
names_author_inside (Search *search, guint node)
{
  for (guint i = node; i < search->nodes[node].end; i++)
    if (apostil_html_is_author (search->tree, &search->nodes[i]) ||
        search->nodes[i].tag == APOSTIL_HTML_TIME)
      return TRUE;
  return FALSE;
}

/* Blocks inside the article that only lead elsewhere: lists of links, « Lire aussi : … ». */
static gboolean
leads_elsewhere (Search *search, guint i)
{
  const Weight *weight = &search->weights[i];
  guint tag = search->nodes[i].tag;
  g_autofree gchar *words = NULL;

  if (!apostil_html_tag_is_block (tag) || weight->chars == 0 || weight->chars > 4000)
    return FALSE;
  /* a limit on nodes too, since blocks may be nested in each other without end */
  if (weight->chars < 300 && search->nodes[i].end - i < 200)
    {
      words = apostil_html_tree_dup_content (search->tree, i);
      if (apostil_html_is_notice (words) ||
          (weight->n_links > 0 && weight->link * 4 >= weight->chars &&
           apostil_html_is_pointer (words)))
        return TRUE;
      if (weight->n_links > 0 && names_author_inside (search, i))
        return FALSE;
    }
  if (weight->n_links == 0 || weight->prose > 0 || apostil_html_tag_is_heading (tag) ||
      tag == APOSTIL_HTML_FIGURE || tag == APOSTIL_HTML_FIGCAPTION ||
      weight->link * 2 < weight->chars ||
      (weight->h1 != 0 && weight->h1 == search->content->headline))
    return FALSE;

  if (weight->n_links == 1)
    return weight->link == weight->chars && tag != APOSTIL_HTML_P && tag != APOSTIL_HTML_LI;
  return weight->link * 10 >= weight->chars * 8;
}

static void
drop_leads (Search *search)
{
  ApostilHtmlContent *content = search->content;

  for (guint i = content->start + 1; i < content->end; i++)
    {
      if (content->dropped[i])
        {
          content->n_left_out += content->dropped[i] == DROPPED_CLUTTER;
          i = search->nodes[i].end - 1;
        }
      else if (leads_elsewhere (search, i))
        {
          content->dropped[i] = DROPPED_CLUTTER;
          content->n_left_out++;
          i = search->nodes[i].end - 1;
        }
    }
}

static ApostilHtmlContent *
content_new (ApostilHtmlTree *tree, Search *search)
{
  ApostilHtmlContent *content = g_new0 (ApostilHtmlContent, 1);

  search->tree = tree;
  search->nodes = apostil_html_tree_get_nodes (tree, &search->n_nodes);
  search->content = content;
  content->dropped = g_new0 (guint8, search->n_nodes);
  content->end = search->n_nodes;
  drop_certain (search);
  return content;
}

/**
 * apostil_html_content_find:
 * @tree: a page
 *
 * Linear in the size of the page. Any thread.
 *
 * Returns: (transfer full): where the article is; all that is visible when there is no prose
 */
ApostilHtmlContent *
apostil_html_content_find (ApostilHtmlTree *tree)
{
  Search search = { 0 };
  ApostilHtmlContent *content = content_new (tree, &search);
  g_autofree Weight *weights = g_new0 (Weight, search.n_nodes);

  search.weights = weights;
  weigh (&search);
  drop_likely (&search);
  weigh (&search);
  choose_range (&search);
  drop_leads (&search);

  return content;
}

/**
 * apostil_html_content_all:
 * @tree: a piece of a page that somebody selected
 *
 * Returns: (transfer full): all that is visible
 */
ApostilHtmlContent *
apostil_html_content_all (ApostilHtmlTree *tree)
{
  Search search = { 0 };
  ApostilHtmlContent *content = content_new (tree, &search);

  for (guint i = 1; i < search.n_nodes && content->headline == 0; i++)
    if (search.nodes[i].tag == APOSTIL_HTML_H1 && !content->dropped[i])
      content->headline = i;
  return content;
}

/* How much of @title is @words, when what follows in @title is the name of a site. */
static gboolean
is_title (const gchar *words, const gchar *title)
{
  gsize n = strlen (words);
  const gchar *rest;

  if (n == 0)
    return FALSE;
  if (apostil_fold_equal (words, title))
    return TRUE;
  if (!g_str_has_prefix (title, words) || title[n] != ' ')
    return FALSE;
  rest = title + n + 1;
  return g_utf8_strchr ("|-–—·«:", -1, g_utf8_get_char (rest)) != NULL;
}

/**
 * apostil_html_content_find_headline:
 * @self: what was found, without a headline
 * @tree: the page
 * @title: the title that the page gives itself
 *
 * Old pages have their headline in no heading. The last block before the article that says the
 * same as @title, or the first in it, is taken for one; a block before it is joined to the article.
 */
void
apostil_html_content_find_headline (ApostilHtmlContent *self,
                                    ApostilHtmlTree *tree,
                                    const gchar *title)
{
  Search search = { .tree = tree, .content = self };
  guint found = 0;

  search.nodes = apostil_html_tree_get_nodes (tree, &search.n_nodes);
  for (guint i = 1; i < self->end && (found == 0 || i < self->start); i++)
    {
      const ApostilHtmlNode *node = &search.nodes[i];

      if (self->dropped[i])
        i = node->end - 1;
      else if (apostil_html_tag_is_block (node->tag) && node->end - i < 20)
        {
          g_autofree gchar *words = apostil_html_tree_dup_content (tree, i);

          if (is_title (words, title))
            {
              found = i;
              i = node->end - 1;
            }
        }
    }
  if (found == 0)
    return;

  if (found < self->start)
    {
      guint32 between = 0;

      for (guint i = found; i < self->start; i++)
        {
          if (self->dropped[i])
            i = search.nodes[i].end - 1;
          else if (search.nodes[i].tag == APOSTIL_HTML_TEXT)
            between += count_chars (apostil_html_tree_get_text (tree, &search.nodes[i]),
                                    search.nodes[i].n_bytes);
        }
      if (between > LEAD_MAX_CHARS)
        return;
      self->start = found;
    }
  self->headline = found;
}

/**
 * apostil_html_content_free:
 * @self: (transfer full): what was found
 */
void
apostil_html_content_free (ApostilHtmlContent *self)
{
  g_free (self->dropped);
  g_free (self);
}
