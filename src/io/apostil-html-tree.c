/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-html-tree.h"

#include "apostil-error.h"
#include "apostil-html-guard.h"
#include "apostil-text.h"
#include "apostil-xml-library.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

/* How it works
 *
 * libxml2's HTML parser reports elements and characters (SAX) while it is fed in chunks; each
 * becomes one entry of an array, linked to its parent by index. Nothing here or further on calls
 * itself, so a page nested a hundred thousand deep needs no stack. Two things make that parser
 * quadratic: many attributes in one tag (apostil-html-guard.c) and end tags that match nothing
 * while many elements are open, for which it looks through all of them. It need not tell of such a
 * tag, so each chunk is charged as if all its end tags were of that kind: their number by the most
 * elements open at once. A budget on that sum stops such a page. */

#define CHUNK_BYTES         (16 * 1024)
#define NODES_MAX           (8u * 1000 * 1000)
#define SEARCH_BUDGET       (G_GUINT64_CONSTANT (1000) * 1000 * 1000)
#define JSON_MAX_BYTES      (4u * 1024 * 1024)
#define ATTRIBUTE_MAX_BYTES (64u * 1024)

typedef struct
{
  const gchar *name; /* interned */
  guint32 value;     /* first byte in values; NUL-terminated */
} Attribute;

struct _ApostilHtmlTree
{
  GArray *nodes;      /* ApostilHtmlNode */
  GArray *attributes; /* Attribute */
  GString *text;
  GString *values;
  GPtrArray *json;
  gchar *saved_from;
};

typedef struct
{
  ApostilHtmlTree *tree;
  htmlParserCtxtPtr parser;
  GCancellable *cancellable;
  guint32 open;     /* the node that gets the next child */
  gsize json_bytes; /* of all structured data so far */
  GString *script;  /* structured data being read, or NULL */
  guint depth;      /* elements that are open */
  guint deepest;    /* the most of them since the chunk began */
  gboolean too_many;
} Builder;

typedef struct
{
  const gchar *name;
  ApostilHtmlTag tag;
} TagName;

static const TagName tag_names[] = {
  { "a", APOSTIL_HTML_A },
  { "address", APOSTIL_HTML_ADDRESS },
  { "applet", APOSTIL_HTML_NEVER },
  { "article", APOSTIL_HTML_ARTICLE },
  { "aside", APOSTIL_HTML_ASIDE },
  { "audio", APOSTIL_HTML_NEVER },
  { "blockquote", APOSTIL_HTML_BLOCKQUOTE },
  { "body", APOSTIL_HTML_BODY },
  { "br", APOSTIL_HTML_BR },
  { "button", APOSTIL_HTML_NEVER },
  { "canvas", APOSTIL_HTML_NEVER },
  { "caption", APOSTIL_HTML_CAPTION },
  { "center", APOSTIL_HTML_CENTER },
  { "datalist", APOSTIL_HTML_NEVER },
  { "dd", APOSTIL_HTML_DD },
  { "details", APOSTIL_HTML_DETAILS },
  { "dialog", APOSTIL_HTML_NEVER },
  { "dir", APOSTIL_HTML_UL },
  { "div", APOSTIL_HTML_DIV },
  { "dl", APOSTIL_HTML_DL },
  { "dt", APOSTIL_HTML_DT },
  { "embed", APOSTIL_HTML_NEVER },
  { "fieldset", APOSTIL_HTML_FIELDSET },
  { "figcaption", APOSTIL_HTML_FIGCAPTION },
  { "figure", APOSTIL_HTML_FIGURE },
  { "footer", APOSTIL_HTML_FOOTER },
  { "form", APOSTIL_HTML_FORM },
  { "frameset", APOSTIL_HTML_NEVER },
  { "h1", APOSTIL_HTML_H1 },
  { "h2", APOSTIL_HTML_H2 },
  { "h3", APOSTIL_HTML_H3 },
  { "h4", APOSTIL_HTML_H4 },
  { "h5", APOSTIL_HTML_H5 },
  { "h6", APOSTIL_HTML_H6 },
  { "head", APOSTIL_HTML_HEAD },
  { "header", APOSTIL_HTML_HEADER },
  { "hgroup", APOSTIL_HTML_DIV },
  { "hr", APOSTIL_HTML_HR },
  { "html", APOSTIL_HTML_HTML },
  { "iframe", APOSTIL_HTML_NEVER },
  { "input", APOSTIL_HTML_NEVER },
  { "label", APOSTIL_HTML_NEVER },
  { "li", APOSTIL_HTML_LI },
  { "link", APOSTIL_HTML_LINK },
  { "listing", APOSTIL_HTML_PRE },
  { "main", APOSTIL_HTML_MAIN },
  { "map", APOSTIL_HTML_NEVER },
  { "math", APOSTIL_HTML_NEVER },
  { "menu", APOSTIL_HTML_NAV },
  { "meta", APOSTIL_HTML_META },
  { "nav", APOSTIL_HTML_NAV },
  { "noscript", APOSTIL_HTML_NEVER },
  { "object", APOSTIL_HTML_NEVER },
  { "ol", APOSTIL_HTML_OL },
  { "optgroup", APOSTIL_HTML_NEVER },
  { "option", APOSTIL_HTML_NEVER },
  { "p", APOSTIL_HTML_P },
  { "picture", APOSTIL_HTML_NEVER },
  { "pre", APOSTIL_HTML_PRE },
  { "progress", APOSTIL_HTML_NEVER },
  { "q", APOSTIL_HTML_Q },
  { "rp", APOSTIL_HTML_NEVER },
  { "rt", APOSTIL_HTML_NEVER },
  { "script", APOSTIL_HTML_NEVER },
  { "section", APOSTIL_HTML_SECTION },
  { "select", APOSTIL_HTML_NEVER },
  { "style", APOSTIL_HTML_NEVER },
  { "summary", APOSTIL_HTML_SUMMARY },
  { "svg", APOSTIL_HTML_NEVER },
  { "table", APOSTIL_HTML_TABLE },
  { "tbody", APOSTIL_HTML_TBODY },
  { "td", APOSTIL_HTML_TD },
  { "template", APOSTIL_HTML_NEVER },
  { "textarea", APOSTIL_HTML_NEVER },
  { "tfoot", APOSTIL_HTML_TFOOT },
  { "th", APOSTIL_HTML_TH },
  { "thead", APOSTIL_HTML_THEAD },
  { "time", APOSTIL_HTML_TIME },
  { "title", APOSTIL_HTML_TITLE },
  { "tr", APOSTIL_HTML_TR },
  { "ul", APOSTIL_HTML_UL },
  { "video", APOSTIL_HTML_NEVER },
  { "xmp", APOSTIL_HTML_PRE },
};

/* Attributes that say something of the article or of the place of its text; others are not kept. */
static const gchar *const kept[] = {
  "aria-hidden", "charset", "class",    "content",  "datetime", "hidden",   "href",
  "http-equiv",  "id",      "itemprop", "itemtype", "lang",     "name",     "property",
  "pubdate",     "rel",     "role",     "style",    "type",     "xml:lang",
};

static gint
compare_tag_name (gconstpointer key, gconstpointer element)
{
  return strcmp (key, ((const TagName *) element)->name);
}

static gint
compare_string (gconstpointer key, gconstpointer element)
{
  return strcmp (key, *(const gchar *const *) element);
}

static ApostilHtmlTag
find_tag (const gchar *name)
{
  const TagName *found =
      bsearch (name, tag_names, G_N_ELEMENTS (tag_names), sizeof *tag_names, compare_tag_name);

  return found != NULL ? found->tag : APOSTIL_HTML_OTHER;
}

/* A numeric reference may name a character that no article holds; some libxml2 hand it over. */
static void
append_valid (GString *to, const gchar *utf8, gsize n_bytes)
{
  const gchar *end = utf8 + n_bytes;

  while (utf8 < end)
    {
      gsize n = apostil_text_count_valid (utf8, end - utf8);

      g_string_append_len (to, utf8, (gssize) n);
      utf8 += n;
      if (utf8 == end)
        return;
      if (*utf8 == '\r')
        g_string_append_c (to, '\n');
      utf8 = g_utf8_next_char (utf8);
    }
}

static void
add_attribute (Builder *builder, const gchar *name, const gchar *value)
{
  ApostilHtmlTree *tree = builder->tree;
  const gchar *const *found =
      bsearch (name, kept, G_N_ELEMENTS (kept), sizeof *kept, compare_string);
  Attribute attribute;
  gsize n_bytes;

  if (found == NULL || tree->values->len > G_MAXUINT32 / 2)
    return;
  if (value == NULL)
    value = "";
  n_bytes = strlen (value);
  if (n_bytes > ATTRIBUTE_MAX_BYTES)
    n_bytes = g_utf8_find_prev_char (value, value + ATTRIBUTE_MAX_BYTES) - value;

  attribute.name = *found;
  attribute.value = (guint32) tree->values->len;
  g_array_append_val (tree->attributes, attribute);
  append_valid (tree->values, value, n_bytes);
  g_string_append_c (tree->values, '\0');
}

static guint32
add_node (Builder *builder, ApostilHtmlTag tag, gsize first)
{
  ApostilHtmlNode node = { .parent = builder->open, .tag = tag, .first = (guint32) first };

  if (builder->tree->nodes->len >= NODES_MAX)
    builder->too_many = TRUE;
  if (builder->too_many)
    return builder->open;

  g_array_append_val (builder->tree->nodes, node);
  return builder->tree->nodes->len - 1;
}

static void
on_start_element (void *data, const xmlChar *xml_name, const xmlChar **attributes)
{
  Builder *builder = data;
  ApostilHtmlTree *tree = builder->tree;
  const gchar *name = (const gchar *) xml_name;
  guint32 index = add_node (builder, find_tag (name), tree->attributes->len);
  ApostilHtmlNode *node;
  const gchar *type;

  if (builder->too_many)
    return;
  builder->deepest = MAX (builder->deepest, ++builder->depth);
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    add_attribute (builder, (const gchar *) attributes[i], (const gchar *) attributes[i + 1]);

  node = &g_array_index (tree->nodes, ApostilHtmlNode, index);
  node->n_attributes = (guint16) (tree->attributes->len - node->first);
  builder->open = index;

  if (g_str_equal (name, "script"))
    {
      type = apostil_html_tree_get_attribute (tree, node, "type");
      if (type != NULL && g_ascii_strncasecmp (type, "application/ld+json", 19) == 0 &&
          builder->script == NULL)
        builder->script = g_string_new (NULL);
    }
}

static void
on_end_element (void *data, const xmlChar *xml_name)
{
  Builder *builder = data;
  ApostilHtmlTree *tree = builder->tree;

  if (builder->too_many)
    return;
  if (builder->script != NULL && g_str_equal (xml_name, "script"))
    g_ptr_array_add (tree->json, g_string_free (g_steal_pointer (&builder->script), FALSE));
  builder->open = g_array_index (tree->nodes, ApostilHtmlNode, builder->open).parent;
  if (builder->depth > 0)
    builder->depth--;
}

static void
on_characters (void *data, const xmlChar *characters, int n_bytes)
{
  Builder *builder = data;
  ApostilHtmlTree *tree = builder->tree;
  ApostilHtmlNode *last = &g_array_index (tree->nodes, ApostilHtmlNode, tree->nodes->len - 1);
  gsize before;

  if (builder->too_many || n_bytes <= 0)
    return;
  if (builder->script != NULL)
    {
      builder->json_bytes += n_bytes;
      if (builder->json_bytes <= JSON_MAX_BYTES)
        g_string_append_len (builder->script, (const gchar *) characters, n_bytes);
      return;
    }
  if (g_array_index (tree->nodes, ApostilHtmlNode, builder->open).tag == APOSTIL_HTML_NEVER)
    return;

  /* the parser hands a long text over in pieces */
  if (last->tag != APOSTIL_HTML_TEXT || last->parent != builder->open)
    {
      guint32 index = add_node (builder, APOSTIL_HTML_TEXT, tree->text->len);

      if (builder->too_many)
        return;
      last = &g_array_index (tree->nodes, ApostilHtmlNode, index);
    }
  before = tree->text->len;
  append_valid (tree->text, (const gchar *) characters, (gsize) n_bytes);
  last->n_bytes += (guint32) (tree->text->len - before);
}

/* « saved from url=(0042)https://… » is what browsers write, « url: https://… » what SingleFile does. */
static void
on_comment (void *data, const xmlChar *content)
{
  Builder *builder = data;
  const gchar *comment = (const gchar *) content;
  const gchar *url = NULL;

  if (builder->tree->saved_from != NULL || builder->tree->nodes->len > 64)
    return;
  if (strstr (comment, "saved from url=") != NULL)
    url = strstr (comment, "http");
  else if (strstr (comment, "SingleFile") != NULL && strstr (comment, "url: http") != NULL)
    url = strstr (comment, "url: http") + 5;
  if (url != NULL)
    builder->tree->saved_from = g_strndup (url, strcspn (url, " \t\n>"));
}

static guint
count_end_tags (const gchar *p, const gchar *end)
{
  guint n = 0;

  while ((p = memchr (p, '<', end - p)) != NULL)
    if (++p < end && *p == '/')
      n++;
  return n;
}

static gboolean
feed (Builder *builder, const gchar *utf8, gsize n_bytes, GError **error)
{
  guint64 searched = 0; /* at most, see SEARCH_BUDGET */

  for (gsize at = 0; at < n_bytes; at += CHUNK_BYTES)
    {
      gsize n = MIN (CHUNK_BYTES, n_bytes - at);

      if (g_cancellable_set_error_if_cancelled (builder->cancellable, error))
        return FALSE;
      builder->deepest = builder->depth;
      htmlParseChunk (builder->parser, utf8 + at, (int) n, 0);
      searched += (guint64) builder->deepest * count_end_tags (utf8 + at, utf8 + at + n);
      if (builder->too_many || searched > SEARCH_BUDGET)
        {
          g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                               _ ("This page has too many elements, or they are nested too deep. "
                                  "Copy the article and paste it."));
          return FALSE;
        }
    }
  htmlParseChunk (builder->parser, NULL, 0, 1);
  return TRUE;
}

/* Nodes lie in the order of the page, so a parent comes before its children. */
static void
close_ranges (ApostilHtmlTree *self)
{
  ApostilHtmlNode *nodes = (ApostilHtmlNode *) (void *) self->nodes->data;

  for (guint i = self->nodes->len; i-- > 0;)
    {
      nodes[i].end = MAX (nodes[i].end, i + 1);
      if (i > 0)
        nodes[nodes[i].parent].end = MAX (nodes[nodes[i].parent].end, nodes[i].end);
    }
}

/**
 * apostil_html_tree_new:
 * @utf8: (inout): a page, cleaned; its end tags of body and html are blanked
 * @n_bytes: its length
 * @cancellable: (nullable): to stop
 * @error: where to put an #ApostilError
 *
 * No network, no DTD, no entities but those of HTML. Any thread.
 *
 * Returns: (transfer full) (nullable): the page
 */
ApostilHtmlTree *
apostil_html_tree_new (gchar *utf8, gsize n_bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (ApostilHtmlTree) self = NULL;
  Builder builder = { .cancellable = cancellable };
  ApostilHtmlNode root = { 0 };
  htmlSAXHandler sax = {
    .startElement = on_start_element,
    .endElement = on_end_element,
    .characters = on_characters,
    .ignorableWhitespace = on_characters,
    .cdataBlock = on_characters,
    .comment = on_comment,
    .initialized = XML_SAX2_MAGIC,
  };
  gboolean done;

  if (!apostil_html_guard (utf8, n_bytes, error))
    return NULL;

  self = g_new0 (ApostilHtmlTree, 1);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (ApostilHtmlNode));
  self->attributes = g_array_new (FALSE, FALSE, sizeof (Attribute));
  self->text = g_string_sized_new (n_bytes / 4);
  self->values = g_string_new (NULL);
  self->json = g_ptr_array_new_with_free_func (g_free);
  root.tag = APOSTIL_HTML_OTHER;
  g_array_append_val (self->nodes, root);

  builder.tree = self;
  apostil_xml_library_start ();
  builder.parser = htmlCreatePushParserCtxt (&sax, &builder, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  g_assert (builder.parser != NULL);
  htmlCtxtUseOptions (builder.parser, HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                                          HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  done = feed (&builder, utf8, n_bytes, error);
  if (builder.script != NULL)
    g_string_free (builder.script, TRUE);
  htmlFreeParserCtxt (builder.parser);
  if (!done)
    return NULL;

  close_ranges (self);
  return g_steal_pointer (&self);
}

/**
 * apostil_html_tree_free:
 * @self: (transfer full): a page
 */
void
apostil_html_tree_free (ApostilHtmlTree *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->attributes);
  g_string_free (self->text, TRUE);
  g_string_free (self->values, TRUE);
  g_ptr_array_unref (self->json);
  g_free (self->saved_from);
  g_free (self);
}

/**
 * apostil_html_tree_get_nodes:
 * @self: a page
 * @n_nodes: (out): how many
 *
 * Returns: (array length=n_nodes) (transfer none): its nodes in their order
 */
const ApostilHtmlNode *
apostil_html_tree_get_nodes (ApostilHtmlTree *self, guint *n_nodes)
{
  *n_nodes = self->nodes->len;
  return (const ApostilHtmlNode *) (const void *) self->nodes->data;
}

/**
 * apostil_html_tree_get_text:
 * @self: a page
 * @node: a text node of it
 *
 * Returns: (transfer none): its @node->n_bytes bytes; not ended by a NUL
 */
const gchar *
apostil_html_tree_get_text (ApostilHtmlTree *self, const ApostilHtmlNode *node)
{
  return self->text->str + node->first;
}

/**
 * apostil_html_tree_get_attribute:
 * @self: a page
 * @node: an element of it
 * @name: in lower case
 *
 * Returns: (transfer none) (nullable): its value; %NULL when it has none, or when it is not one of
 *   those kept
 */
const gchar *
apostil_html_tree_get_attribute (ApostilHtmlTree *self,
                                 const ApostilHtmlNode *node,
                                 const gchar *name)
{
  if (node->tag == APOSTIL_HTML_TEXT)
    return NULL;

  for (guint i = 0; i < node->n_attributes; i++)
    {
      const Attribute *attribute = &g_array_index (self->attributes, Attribute, node->first + i);

      if (g_str_equal (attribute->name, name))
        return self->values->str + attribute->value;
    }
  return NULL;
}

/**
 * apostil_html_tree_dup_content:
 * @self: a page
 * @node: index of an element
 *
 * Returns: (transfer full): all text in it, blanks run together, without any at the ends
 */
gchar *
apostil_html_tree_dup_content (ApostilHtmlTree *self, guint node)
{
  const ApostilHtmlNode *nodes = (const ApostilHtmlNode *) (const void *) self->nodes->data;
  g_autoptr (GString) content = g_string_new (NULL);
  gboolean blank = FALSE;

  for (guint i = node; i < nodes[node].end; i++)
    {
      const gchar *p = self->text->str + nodes[i].first;

      if (nodes[i].tag != APOSTIL_HTML_TEXT)
        {
          blank |= nodes[i].tag == APOSTIL_HTML_BR || apostil_html_tag_is_block (nodes[i].tag);
          continue;
        }
      for (guint j = 0; j < nodes[i].n_bytes; j++)
        {
          if (g_ascii_isspace (p[j]))
            {
              blank = TRUE;
              continue;
            }
          if (blank && content->len > 0)
            g_string_append_c (content, ' ');
          blank = FALSE;
          g_string_append_c (content, p[j]);
        }
    }

  return g_string_free (g_steal_pointer (&content), FALSE);
}

/**
 * apostil_html_tree_get_json:
 * @self: a page
 *
 * Returns: (element-type utf8) (transfer none): the JSON-LD scripts in their order
 */
GPtrArray *
apostil_html_tree_get_json (ApostilHtmlTree *self)
{
  return self->json;
}

/**
 * apostil_html_tree_get_saved_from:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the address that the program which saved it wrote down
 */
const gchar *
apostil_html_tree_get_saved_from (ApostilHtmlTree *self)
{
  return self->saved_from;
}

/**
 * apostil_html_tag_is_block:
 * @tag: an #ApostilHtmlTag
 *
 * Returns: whether text before, in and after such an element stands in different paragraphs
 */
gboolean
apostil_html_tag_is_block (guint tag)
{
  switch (tag)
    {
    case APOSTIL_HTML_TEXT:
    case APOSTIL_HTML_OTHER:
    case APOSTIL_HTML_A:
    case APOSTIL_HTML_BR:
    case APOSTIL_HTML_Q:
    case APOSTIL_HTML_TIME:
    case APOSTIL_HTML_NEVER:
    case APOSTIL_HTML_META:
    case APOSTIL_HTML_LINK:
      return FALSE;
    default:
      return TRUE;
    }
}

/**
 * apostil_html_tag_is_heading:
 * @tag: an #ApostilHtmlTag
 *
 * Returns: whether it is h1 … h6
 */
gboolean
apostil_html_tag_is_heading (guint tag)
{
  return tag >= APOSTIL_HTML_H1 && tag <= APOSTIL_HTML_H6;
}
