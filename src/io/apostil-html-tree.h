/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A web page as a flat array of nodes in the order of the page, so that every question about it
 * is a loop: what is inherited is computed forward, what is summed up backward. */

typedef enum
{
  APOSTIL_HTML_TEXT, /* not an element */
  APOSTIL_HTML_OTHER,
  APOSTIL_HTML_A,
  APOSTIL_HTML_ADDRESS,
  APOSTIL_HTML_ARTICLE,
  APOSTIL_HTML_ASIDE,
  APOSTIL_HTML_BLOCKQUOTE,
  APOSTIL_HTML_BODY,
  APOSTIL_HTML_BR,
  APOSTIL_HTML_CAPTION,
  APOSTIL_HTML_CENTER,
  APOSTIL_HTML_DD,
  APOSTIL_HTML_DETAILS,
  APOSTIL_HTML_DIV,
  APOSTIL_HTML_DL,
  APOSTIL_HTML_DT,
  APOSTIL_HTML_FIELDSET,
  APOSTIL_HTML_FIGCAPTION,
  APOSTIL_HTML_FIGURE,
  APOSTIL_HTML_FOOTER,
  APOSTIL_HTML_FORM,
  APOSTIL_HTML_H1,
  APOSTIL_HTML_H2,
  APOSTIL_HTML_H3,
  APOSTIL_HTML_H4,
  APOSTIL_HTML_H5,
  APOSTIL_HTML_H6,
  APOSTIL_HTML_HEAD,
  APOSTIL_HTML_HEADER,
  APOSTIL_HTML_HR,
  APOSTIL_HTML_HTML,
  APOSTIL_HTML_LI,
  APOSTIL_HTML_LINK,
  APOSTIL_HTML_MAIN,
  APOSTIL_HTML_META,
  APOSTIL_HTML_NAV,
  APOSTIL_HTML_OL,
  APOSTIL_HTML_P,
  APOSTIL_HTML_PRE,
  APOSTIL_HTML_Q,
  APOSTIL_HTML_SECTION,
  APOSTIL_HTML_SUMMARY,
  APOSTIL_HTML_TABLE,
  APOSTIL_HTML_TBODY,
  APOSTIL_HTML_TD,
  APOSTIL_HTML_TFOOT,
  APOSTIL_HTML_TH,
  APOSTIL_HTML_THEAD,
  APOSTIL_HTML_TIME,
  APOSTIL_HTML_TITLE,
  APOSTIL_HTML_TR,
  APOSTIL_HTML_UL,
  APOSTIL_HTML_NEVER, /* script, style, svg, button … : never part of an article's text */
} ApostilHtmlTag;

typedef struct
{
  guint32 parent; /* index; the root is its own */
  guint32 end;    /* index after its last descendant */
  guint16 tag;    /* ApostilHtmlTag */
  guint16 n_attributes;
  guint32 first; /* first attribute; for a text its first byte */
  guint32 n_bytes;
} ApostilHtmlNode;

typedef struct _ApostilHtmlTree ApostilHtmlTree;

ApostilHtmlTree *
apostil_html_tree_new (gchar *utf8, gsize n_bytes, GCancellable *cancellable, GError **error);
void apostil_html_tree_free (ApostilHtmlTree *self);

/* Node 0 is the root, above html. */
const ApostilHtmlNode *apostil_html_tree_get_nodes (ApostilHtmlTree *self, guint *n_nodes);
const gchar *apostil_html_tree_get_text (ApostilHtmlTree *self, const ApostilHtmlNode *node);
const gchar *apostil_html_tree_get_attribute (ApostilHtmlTree *self,
                                              const ApostilHtmlNode *node,
                                              const gchar *name);
gchar *apostil_html_tree_dup_content (ApostilHtmlTree *self, guint node);
/* The contents of script elements with structured data. (element-type utf8) */
GPtrArray *apostil_html_tree_get_json (ApostilHtmlTree *self);
/* The address in the comment that browsers put into a page they save, or NULL. */
const gchar *apostil_html_tree_get_saved_from (ApostilHtmlTree *self);
gboolean apostil_html_tag_is_block (guint tag);
gboolean apostil_html_tag_is_heading (guint tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilHtmlTree, apostil_html_tree_free)

G_END_DECLS
