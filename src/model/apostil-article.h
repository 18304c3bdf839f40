/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-record.h"
#include "apostil-text.h"

G_BEGIN_DECLS

/* The article: its text and what is known of it (title, publisher, language, origin,
 * publication date: attributes of the record). A document holds exactly one, with id
 * "article"; to change its metadata is to put a changed copy in its place. */

#define APOSTIL_TYPE_ARTICLE (apostil_article_get_type ())
G_DECLARE_FINAL_TYPE (ApostilArticle, apostil_article, APOSTIL, ARTICLE, ApostilRecord)

ApostilArticle *apostil_article_new (ApostilText *text);
ApostilText *apostil_article_get_text (ApostilArticle *self);
void apostil_article_set_text (ApostilArticle *self, ApostilText *text);
const gchar *const *apostil_article_get_authors (ApostilArticle *self);
void apostil_article_set_authors (ApostilArticle *self, const gchar *const *authors);

G_END_DECLS
