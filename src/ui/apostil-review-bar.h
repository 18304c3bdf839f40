/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* The bar under the article while there are suggestions: how many, which one is current, what it
 * proposes and why, and buttons for the actions that decide on it. It observes the session; the
 * buttons activate actions of the window, as keys and menus do. */

#define APOSTIL_TYPE_REVIEW_BAR (apostil_review_bar_get_type ())
G_DECLARE_FINAL_TYPE (ApostilReviewBar, apostil_review_bar, APOSTIL, REVIEW_BAR, GtkBin)

GtkWidget *apostil_review_bar_new (ApostilSession *session);
gboolean apostil_review_bar_is_shown (ApostilReviewBar *self);

G_END_DECLS
