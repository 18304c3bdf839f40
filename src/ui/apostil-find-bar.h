/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* Find in the article: folded search, with all matches shown by the view (session matches). */

#define APOSTIL_TYPE_FIND_BAR (apostil_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (ApostilFindBar, apostil_find_bar, APOSTIL, FIND_BAR, GtkBin)

/**
 * ApostilFindBar::closed: the person is done with it (Escape, the close button).
 */

GtkWidget *apostil_find_bar_new (ApostilSession *session);
/* Shows it with the focus in its entry, which takes the selected words when they stand on one line. */
void apostil_find_bar_open (ApostilFindBar *self);
void apostil_find_bar_close (ApostilFindBar *self);
gboolean apostil_find_bar_is_open (ApostilFindBar *self);
/* To the next or previous match, around the ends; works while the bar is closed too. */
void apostil_find_bar_step (ApostilFindBar *self, gboolean backwards);
gboolean apostil_find_bar_has_words (ApostilFindBar *self);

G_END_DECLS
