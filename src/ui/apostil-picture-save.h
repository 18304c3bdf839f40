/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-picture.h"

G_BEGIN_DECLS

/* Saves a picture as SVG, PDF or PNG: asks where to, draws it in a thread, as on white paper. */

void apostil_picture_save (GtkWidget *widget, ApostilPicture *picture, const gchar *name);
/* The part of it that asks nothing; the format is that of the file's ending. */
void apostil_picture_save_to (GtkWidget *widget, ApostilPicture *picture, GFile *file);

G_END_DECLS
