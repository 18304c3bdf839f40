/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sentences of the interface in labels, which lay out each line in the direction of its first letter:
 * that may be the letter of a name, or of a quoted word, that runs the other way. */

gchar *apostil_directed_dup (GtkWidget *widget, const gchar *text);

G_END_DECLS
