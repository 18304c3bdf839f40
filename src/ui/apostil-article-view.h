/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"
#include "apostil-scroller.h"

G_BEGIN_DECLS

/* The article on its page, with notes in the margin. A GtkScrollable that is never taller
 * than its allocation: only the blocks in sight have Pango layouts. */

#define APOSTIL_TYPE_ARTICLE_VIEW (apostil_article_view_get_type ())
G_DECLARE_FINAL_TYPE (ApostilArticleView,
                      apostil_article_view,
                      APOSTIL,
                      ARTICLE_VIEW,
                      ApostilScroller)

/**
 * ApostilArticleView::selected: the pointer finished a selection (a popover may offer kinds).
 * ApostilArticleView::command: (action name without "win.", nullable parameter) a key asks for an action.
 * ApostilArticleView::activated: Enter on the current mark.
 * ApostilArticleView::context-menu: (GdkRectangle in widget coordinates) right click, Menu or Shift+F10.
 *
 * Properties: session, zoom (0.5 to 4), family (of the font; NULL: the interface's),
 * measure (characters, 70), margin-notes (boolean).
 */

GtkWidget *apostil_article_view_new (ApostilSession *session);

ApostilSession *apostil_article_view_get_session (ApostilArticleView *self);
gdouble apostil_article_view_get_zoom (ApostilArticleView *self);
void apostil_article_view_set_zoom (ApostilArticleView *self, gdouble zoom);
/* Where the span's first line is, in widget coordinates; FALSE when out of sight. */
gboolean
apostil_article_view_get_span_area (ApostilArticleView *self, ApostilSpan span, GdkRectangle *area);
/* The least scrolling that brings the span into sight, a third from the top when it was out of it. */
void apostil_article_view_scroll_to (ApostilArticleView *self, ApostilSpan span);
/* The code point at a point of the widget; FALSE when it is not on text. */
gboolean apostil_article_view_get_offset_at (ApostilArticleView *self,
                                             gdouble x,
                                             gdouble y,
                                             guint32 *offset);
/* Ctrl+C: the selected words, else the current mark with who claims it and where it stands. */
void apostil_article_view_copy (ApostilArticleView *self);

G_END_DECLS
