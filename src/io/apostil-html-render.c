/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-html-render.h"

#include <string.h>

/* How it works
 *
 * One walk over the nodes of the article writes its text. Between two pieces of text stands the
 * strongest gap that was passed on the way: nothing, a blank, a tab (cells of a table), a line end
 * (br, rows, items of a list), a blank line (blocks, and br twice). Gaps are only remembered, and
 * written when text follows, so no paragraph begins or ends with blanks. Blanks run together as a
 * browser does it (the five ASCII ones); no-break spaces are words of the author and stay. */

typedef enum
{
  GAP_NONE,
  GAP_SPACE,
  GAP_TAB,
  GAP_LINE,
  GAP_PARAGRAPH,
} Gap;

typedef struct
{
  ApostilHtmlTree *tree;
  const ApostilHtmlNode *nodes;
  ApostilHtmlText *text;
  guint32 n_chars; /* code points written */
  Gap gap;
  guint n_breaks; /* br since the last text */
  guint pre;      /* the outermost open pre, or 0 */
  guint caption;  /* the open figcaption, or 0 */
  guint headline;
  ApostilSpan span;      /* what is written of the caption or headline that is open */
  gboolean french;       /* quotation marks for q */
  gboolean after_inline; /* an inline element ended, and another began, since the last text */
} Writer;

static void
write_gap (Writer *writer)
{
  static const gchar *const gaps[] = { "", " ", "\t", "\n", "\n\n" };
  const gchar *gap = gaps[writer->gap];

  if (writer->text->utf8->len > 0)
    {
      g_string_append (writer->text->utf8, gap);
      writer->n_chars += (guint32) strlen (gap);
    }
  writer->gap = GAP_NONE;
  writer->n_breaks = 0;
}

static void
widen (Writer *writer, Gap gap)
{
  writer->gap = MAX (writer->gap, gap);
}

/* A run without blanks. */
static void
write_run (Writer *writer, const gchar *p, gsize n_bytes)
{
  write_gap (writer);
  if (writer->span.start == writer->span.end)
    writer->span.start = writer->n_chars;
  g_string_append_len (writer->text->utf8, p, n_bytes);
  writer->n_chars += (guint32) g_utf8_strlen (p, n_bytes);
  writer->span.end = writer->n_chars;
}

/* « Par » and « James » in two elements side by side: the page's style sheet sets them apart. */
static gboolean
runs_together (Writer *writer, const gchar *next)
{
  const GString *utf8 = writer->text->utf8;
  const gchar *last;
  gunichar before;
  gunichar after = g_utf8_get_char (next);

  if (!writer->after_inline || writer->gap != GAP_NONE || utf8->len == 0)
    return FALSE;
  last = g_utf8_find_prev_char (utf8->str, utf8->str + utf8->len);
  before = g_utf8_get_char (last);
  return (g_unichar_islower (before) || g_unichar_isdigit (before)) &&
         (g_unichar_isupper (after) || (g_unichar_isdigit (after) && !g_unichar_isdigit (before)));
}

static void
write_text (Writer *writer, const gchar *p, gsize n_bytes)
{
  const gchar *end = p + n_bytes;

  while (p < end)
    {
      const gchar *start = p;

      while (p < end && !g_ascii_isspace (*p))
        p++;
      if (p > start)
        {
          if (runs_together (writer, start))
            widen (writer, GAP_SPACE);
          write_run (writer, start, p - start);
          writer->after_inline = FALSE;
        }
      if (p < end)
        {
          widen (writer, GAP_SPACE);
          p++;
        }
    }
}

/* In pre, line ends and blanks are the author's, but for a line end right after the tag. */
static void
write_pre (Writer *writer, const gchar *p, gsize n_bytes, gboolean first)
{
  if (first && n_bytes > 0 && *p == '\n')
    {
      p++;
      n_bytes--;
    }
  if (n_bytes > 0)
    write_run (writer, p, n_bytes);
}

static Gap
gap_around (guint tag)
{
  switch (tag)
    {
    case APOSTIL_HTML_LI:
    case APOSTIL_HTML_TR:
    case APOSTIL_HTML_DT:
    case APOSTIL_HTML_DD:
      return GAP_LINE;
    case APOSTIL_HTML_TD:
    case APOSTIL_HTML_TH:
      return GAP_TAB;
    default:
      return apostil_html_tag_is_block (tag) ? GAP_PARAGRAPH : GAP_NONE;
    }
}

static void
enter (Writer *writer, guint i)
{
  const ApostilHtmlNode *node = &writer->nodes[i];

  widen (writer, gap_around (node->tag));
  switch (node->tag)
    {
    case APOSTIL_HTML_BR:
      writer->n_breaks++;
      widen (writer, writer->n_breaks > 1 ? GAP_PARAGRAPH : GAP_LINE);
      break;
    case APOSTIL_HTML_PRE:
      if (writer->pre == 0)
        writer->pre = i;
      break;
    case APOSTIL_HTML_Q:
      write_run (writer, writer->french ? "«\u00a0" : "“", writer->french ? 4 : 3);
      break;
    case APOSTIL_HTML_FIGCAPTION:
      if (writer->caption == 0 && writer->headline == 0)
        {
          writer->caption = i;
          writer->span = APOSTIL_SPAN (0, 0);
        }
      break;
    default:
      break;
    }
}

static void
leave (Writer *writer, guint i, guint headline)
{
  guint tag = writer->nodes[i].tag;

  if (tag == APOSTIL_HTML_Q)
    {
      if (writer->gap == GAP_SPACE)
        writer->gap = GAP_NONE;
      write_run (writer, writer->french ? "\u00a0»" : "”", writer->french ? 4 : 3);
    }
  widen (writer, gap_around (tag));
  writer->after_inline = gap_around (tag) == GAP_NONE;
  if (i == writer->pre)
    {
      GString *utf8 = writer->text->utf8;

      /* the lines that end a pre are not the text's */
      while (utf8->len > 0 && g_ascii_isspace (utf8->str[utf8->len - 1]))
        {
          g_string_truncate (utf8, utf8->len - 1);
          writer->n_chars--;
        }
      writer->span.end = MIN (writer->span.end, writer->n_chars);
      writer->pre = 0;
    }
  if (i == writer->caption)
    {
      if (!apostil_span_is_empty (writer->span))
        g_array_append_val (writer->text->captions, writer->span);
      writer->caption = 0;
    }
  if (i == headline && writer->headline == i)
    {
      writer->text->headline = writer->span;
      writer->headline = 0;
    }
}

/* Text directly after an element must not count as « beside » it. */
static void
write_node (Writer *writer, guint i)
{
  const ApostilHtmlNode *node = &writer->nodes[i];
  const gchar *p = apostil_html_tree_get_text (writer->tree, node);
  gboolean first_child = node->parent == i - 1;

  if (!first_child)
    writer->after_inline = FALSE;
  if (writer->pre != 0)
    write_pre (writer, p, node->n_bytes, i == writer->pre + 1);
  else
    write_text (writer, p, node->n_bytes);
}

/**
 * apostil_html_render:
 * @tree: a page
 * @content: which part of it is the article
 * @language: (nullable): the article's, for the quotation marks of q elements
 *
 * Linear in the size of the page. Any thread.
 *
 * Returns: (transfer full): the text of the article
 */
ApostilHtmlText *
apostil_html_render (ApostilHtmlTree *tree,
                     const ApostilHtmlContent *content,
                     const gchar *language)
{
  ApostilHtmlText *text = g_new0 (ApostilHtmlText, 1);
  guint n_nodes;
  Writer writer = {
    .tree = tree,
    .nodes = apostil_html_tree_get_nodes (tree, &n_nodes),
    .text = text,
    .french = language != NULL && g_str_has_prefix (language, "fr"),
  };
  guint open;

  text->utf8 = g_string_new (NULL);
  text->captions = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));

  open = writer.nodes[content->start].parent;
  for (guint i = content->start; i < content->end; i++)
    {
      guint parent = writer.nodes[i].parent;

      /* out of what ended; a node before the range is left without having been entered */
      while (open != parent && open >= content->start)
        {
          leave (&writer, open, content->headline);
          open = writer.nodes[open].parent;
        }
      if (open != parent)
        widen (&writer, GAP_PARAGRAPH); /* from the headline over to the rest */
      open = parent;
      if (content->dropped[i])
        {
          widen (&writer, gap_around (writer.nodes[i].tag));
          i = writer.nodes[i].end - 1;
          continue;
        }
      if (writer.nodes[i].tag == APOSTIL_HTML_TEXT)
        {
          write_node (&writer, i);
          continue;
        }
      enter (&writer, i);
      if (i == content->headline && writer.caption == 0)
        {
          writer.headline = i;
          writer.span = APOSTIL_SPAN (0, 0);
        }
      open = i;
    }
  while (open >= content->start && open != 0)
    {
      leave (&writer, open, content->headline);
      open = writer.nodes[open].parent;
    }

  return text;
}

/**
 * apostil_html_text_free:
 * @self: (transfer full): a text
 */
void
apostil_html_text_free (ApostilHtmlText *self)
{
  g_string_free (self->utf8, TRUE);
  g_array_unref (self->captions);
  g_free (self);
}
