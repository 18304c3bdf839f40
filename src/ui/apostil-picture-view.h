/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-picture.h"
#include "apostil-scroller.h"
#include "apostil-session.h"

G_BEGIN_DECLS

/* Shows any picture of the session's document: follows the document and the theme, scrolls, zooms, and
 * binds the points of the picture to the session's current mark. A GtkScrollable.
 *
 * Pointer: a click on a point makes its mark the current one, further clicks go through the marks that
 * one point stands for; a double click opens it in the article; dragging the page moves it; Ctrl and the
 * wheel, or two fingers, zoom at the pointer. Keys: arrows walk from point to point (up and down in
 * reading order, left and right by place), Home and End, + − 0 zoom, Enter opens.
 *
 * Each point is an accessible object with a sentence for its name. */

#define APOSTIL_TYPE_PICTURE_VIEW (apostil_picture_view_get_type ())
G_DECLARE_FINAL_TYPE (ApostilPictureView,
                      apostil_picture_view,
                      APOSTIL,
                      PICTURE_VIEW,
                      ApostilScroller)

/**
 * ApostilPictureView::activated: the session's current mark is to be opened in the article.
 * ApostilPictureView::context-menu: (GdkEvent, nullable) a menu is asked for, by pointer or key.
 */

typedef ApostilPicture *(*ApostilPictureFactory) (ApostilDocument *document);

GtkWidget *apostil_picture_view_new (ApostilSession *session, ApostilPictureFactory create);

/* (transfer none) (nullable): what is shown, laid out */
ApostilPicture *apostil_picture_view_get_picture (ApostilPictureView *self);
void apostil_picture_view_zoom (ApostilPictureView *self, gdouble factor); /* 0: back to usual */
/* The theme of the window as pictures have it. (transfer full) */
ApostilTheme *apostil_picture_view_create_theme (ApostilPictureView *self);

G_END_DECLS
