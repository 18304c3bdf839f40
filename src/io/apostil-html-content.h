/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-html-tree.h"

G_BEGIN_DECLS

/**
 * ApostilHtmlContent:
 * @dropped: one per node: its subtree is no part of the article
 * @start: first node of the article
 * @end: node after its last one
 * @headline: the node that is the article's headline, or 0
 * @n_left_out: places inside the article that were left out (menus, links to other pages …)
 *
 * Which part of a page is the article.
 */
typedef struct
{
  guint8 *dropped;
  guint start;
  guint end;
  guint headline;
  guint n_left_out;
} ApostilHtmlContent;

ApostilHtmlContent *apostil_html_content_find (ApostilHtmlTree *tree);
ApostilHtmlContent *apostil_html_content_all (ApostilHtmlTree *tree);
void apostil_html_content_find_headline (ApostilHtmlContent *self,
                                         ApostilHtmlTree *tree,
                                         const gchar *title);
void apostil_html_content_free (ApostilHtmlContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilHtmlContent, apostil_html_content_free)

G_END_DECLS
