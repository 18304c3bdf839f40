/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-help-library.h"

G_BEGIN_DECLS

/* A page of the help to read: arrow keys walk and select, Tab goes from link to link, and past the last
 * one out of the page. */

#define APOSTIL_TYPE_HELP_VIEW (apostil_help_view_get_type ())
G_DECLARE_FINAL_TYPE (ApostilHelpView, apostil_help_view, APOSTIL, HELP_VIEW, GtkTextView)

/* Signals: “follow” (const gchar *target): a link was chosen; “back”, “forward”: the buttons of a
 * pointer that say so. */

void apostil_help_view_show_page (ApostilHelpView *self,
                                  const ApostilHelpLibrary *library,
                                  const ApostilHelpPage *page);
void apostil_help_view_show_found (ApostilHelpView *self,
                                   const ApostilHelpLibrary *library,
                                   const gchar *words);
void apostil_help_view_show_problem (ApostilHelpView *self, const gchar *title, const gchar *words);
void apostil_help_view_go_to_section (ApostilHelpView *self, const gchar *id);
gint apostil_help_view_get_top (ApostilHelpView *self);
void apostil_help_view_set_top (ApostilHelpView *self, gint top);

G_END_DECLS
