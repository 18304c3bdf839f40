/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-application.h"
#include "apostil-recovery.h"
#include "apostil-session.h"

G_BEGIN_DECLS

/* One window: the article in the middle, lists beside it, the inspector of the current mark on
 * the other side. It assembles; each part observes the session and knows no other part. */

#define APOSTIL_TYPE_WINDOW (apostil_window_get_type ())
G_DECLARE_FINAL_TYPE (ApostilWindow, apostil_window, APOSTIL, WINDOW, GtkApplicationWindow)

ApostilWindow *apostil_window_new (ApostilApplication *application);
ApostilSession *apostil_window_get_session (ApostilWindow *self);
/* Nothing is shown and nothing is being loaded. */
gboolean apostil_window_is_empty (ApostilWindow *self);
/* The headline of the article that is shown, or without one the name of its file. */
gchar *apostil_window_dup_title (ApostilWindow *self);
/* The file that is shown or being loaded; NULL for what was never saved. */
GFile *apostil_window_get_file (ApostilWindow *self);
void apostil_window_load (ApostilWindow *self, GFile *file);
/* The same, at the place where somebody was before. */
void apostil_window_resume (ApostilWindow *self, GFile *file, guint32 caret, const gchar *view_id);
gboolean apostil_window_recover (ApostilWindow *self, ApostilRecovery *recovery);

/* A file has something of the article: opened, saved (@listed) or exported. */
void apostil_window_note_file (ApostilWindow *self, GFile *file, gboolean listed);

/* Says something in the bar above the article, with a button for @action when given. */
void apostil_window_show_message (ApostilWindow *self,
                                  GtkMessageType type,
                                  const gchar *primary,
                                  const gchar *secondary,
                                  const gchar *button,
                                  const gchar *action);
void apostil_window_hide_message (ApostilWindow *self);
/* A passing word at the foot of the article. */
void apostil_window_show_toast (ApostilWindow *self, const gchar *message, gboolean undo);
/* Alt+1 … for the views, in the whole program. */
void apostil_window_add_view_keys (GtkApplication *application);

/* Gives the document another scheme; refused when marks have no place in it. */
gboolean apostil_window_set_scheme (ApostilWindow *self, ApostilScheme *scheme, GError **error);
/* A scheme was changed: an article that has it gets it anew. */
void
apostil_window_scheme_edited (ApostilWindow *self, ApostilScheme *scheme, const gchar *former_id);

G_END_DECLS
