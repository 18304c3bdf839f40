/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-html-content.h"
#include "apostil-span.h"

G_BEGIN_DECLS

/**
 * ApostilHtmlText:
 * @utf8: the article's text: paragraphs between blank lines
 * @headline: where the headline stands; empty when it is not in the text
 * @captions: (element-type ApostilSpan): where captions of pictures stand
 */
typedef struct
{
  GString *utf8;
  ApostilSpan headline;
  GArray *captions;
} ApostilHtmlText;

ApostilHtmlText *apostil_html_render (ApostilHtmlTree *tree,
                                      const ApostilHtmlContent *content,
                                      const gchar *language);
void apostil_html_text_free (ApostilHtmlText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilHtmlText, apostil_html_text_free)

G_END_DECLS
