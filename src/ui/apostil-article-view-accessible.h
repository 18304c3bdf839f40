/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk-a11y.h>

#include "apostil-article-view.h"

G_BEGIN_DECLS

/* What assistive technologies know of the article: its text, caret and selection, and marks as
 * attributes of the words. Offsets are those of spans. */

#define APOSTIL_TYPE_ARTICLE_VIEW_ACCESSIBLE (apostil_article_view_accessible_get_type ())
GType apostil_article_view_accessible_get_type (void);

void apostil_article_view_accessible_text_changed (ApostilArticleView *view);
void apostil_article_view_accessible_selection_changed (ApostilArticleView *view);
void apostil_article_view_accessible_current_changed (ApostilArticleView *view);

G_END_DECLS
