/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* The article's metadata and its sections, edited in a small dialog; each change is undoable. */

#define APOSTIL_TYPE_ARTICLE_DIALOG (apostil_article_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ApostilArticleDialog,
                      apostil_article_dialog,
                      APOSTIL,
                      ARTICLE_DIALOG,
                      GtkDialog)

/* The caller sets the transient parent and shows it. */
GtkWidget *apostil_article_dialog_new (ApostilSession *session);

G_END_DECLS
