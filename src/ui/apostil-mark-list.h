/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* The lists beside the article: entities, claims, dates and each other kind of the scheme, with
 * counts and one filter over them all. Rows are virtual: never a widget per row. */

#define APOSTIL_TYPE_MARK_LIST (apostil_mark_list_get_type ())
G_DECLARE_FINAL_TYPE (ApostilMarkList, apostil_mark_list, APOSTIL, MARK_LIST, GtkBox)

/**
 * ApostilMarkList::activated: Enter or double click on a row, whose mark is then the current one.
 */

GtkWidget *apostil_mark_list_new (ApostilSession *session);
/* Puts the focus into the filter, its words selected. */
void apostil_mark_list_focus_filter (ApostilMarkList *self);

G_END_DECLS
