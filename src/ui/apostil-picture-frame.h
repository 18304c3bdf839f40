/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-picture-view.h"

G_BEGIN_DECLS

/* A picture with what belongs around it: scrollbars, a menu that saves it, buttons to zoom. */

#define APOSTIL_TYPE_PICTURE_FRAME (apostil_picture_frame_get_type ())
G_DECLARE_FINAL_TYPE (ApostilPictureFrame,
                      apostil_picture_frame,
                      APOSTIL,
                      PICTURE_FRAME,
                      GtkOverlay)

/**
 * ApostilPictureFrame::activated: the session's current mark is to be opened in the article.
 */

GtkWidget *apostil_picture_frame_new (ApostilSession *session,
                                      ApostilPictureFactory create,
                                      const gchar *save_action,
                                      gboolean buttons);
void apostil_picture_frame_set_placeholder (ApostilPictureFrame *self, GtkWidget *placeholder);
GtkWidget *apostil_picture_frame_get_picture (ApostilPictureFrame *self);
/* Adds the action that saves the picture; it is enabled while the picture is in sight. */
void apostil_picture_frame_add_actions (ApostilPictureFrame *self, GActionMap *actions);

G_END_DECLS
