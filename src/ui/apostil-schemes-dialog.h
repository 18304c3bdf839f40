/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-application.h"

G_BEGIN_DECLS

/* Which schemes there are: to choose the one for new articles or for the article at hand, to copy, edit,
 * import, export and delete. Actions (« schemes. »): use, default, duplicate, edit, remove, import,
 * export; they are about the row that is selected. */

#define APOSTIL_TYPE_SCHEMES_DIALOG (apostil_schemes_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ApostilSchemesDialog,
                      apostil_schemes_dialog,
                      APOSTIL,
                      SCHEMES_DIALOG,
                      GtkDialog)

GtkWidget *apostil_schemes_dialog_new (ApostilApplication *application);
/* As the dialog's button does, once a file is chosen. */
void apostil_schemes_dialog_import (ApostilSchemesDialog *self, GFile *file);

G_END_DECLS
