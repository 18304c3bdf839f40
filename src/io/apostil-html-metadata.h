/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-html-content.h"

G_BEGIN_DECLS

/**
 * ApostilHtmlMetadata:
 * @title: (nullable): the headline
 * @authors: (element-type utf8): names, in the order of the page
 * @publisher: (nullable): name of the site or paper
 * @language: (nullable): language tag
 * @published: (nullable): date, or date-time with offset
 * @href: (nullable): address of the page
 * @told: (element-type utf8): where the sources within the page disagree or are broken
 *
 * What a page says of its article.
 */
typedef struct
{
  gchar *title;
  GPtrArray *authors;
  gchar *publisher;
  gchar *language;
  gchar *published;
  gchar *href;
  GPtrArray *told;
} ApostilHtmlMetadata;

ApostilHtmlMetadata *apostil_html_metadata_new (void);
ApostilHtmlMetadata *apostil_html_metadata_find (ApostilHtmlTree *tree,
                                                 ApostilHtmlContent *content);
void apostil_html_metadata_free (ApostilHtmlMetadata *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilHtmlMetadata, apostil_html_metadata_free)

G_END_DECLS
