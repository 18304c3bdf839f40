/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-document.h"

G_BEGIN_DECLS

/* What every control that edits needs: to apply what an apostil_command_*() returned, and to tell
 * the person in the window's info bar why it could not be done. */

gboolean
apostil_apply_edit (GtkWidget *widget, ApostilDocument *document, ApostilEdit *edit, GError *error);
void apostil_report_error (GtkWidget *widget, const GError *error);
/* A passing word at the foot of the article, spoken by screen readers; with an undo button when @undo. */
void apostil_report_done (GtkWidget *widget, const gchar *message, gboolean undo);

G_END_DECLS
