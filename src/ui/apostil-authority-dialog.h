/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-authority-files.h"

G_BEGIN_DECLS

/* Which authority lists there are: to import one, to forget one. */

#define APOSTIL_TYPE_AUTHORITY_DIALOG (apostil_authority_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ApostilAuthorityDialog,
                      apostil_authority_dialog,
                      APOSTIL,
                      AUTHORITY_DIALOG,
                      GtkDialog)

GtkWidget *apostil_authority_dialog_new (ApostilAuthorityFiles *files);
/* As the dialog's button does, once a file is chosen. */
void apostil_authority_dialog_import (ApostilAuthorityDialog *self, GFile *file);

G_END_DECLS
