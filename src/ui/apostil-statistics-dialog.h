/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-document.h"

G_BEGIN_DECLS

/* « Statistics »: what is marked, counted by kind, by section and by source, as tables that can be
 * sorted and copied into a spreadsheet. */

#define APOSTIL_TYPE_STATISTICS_DIALOG (apostil_statistics_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ApostilStatisticsDialog,
                      apostil_statistics_dialog,
                      APOSTIL,
                      STATISTICS_DIALOG,
                      GtkDialog)

GtkWidget *apostil_statistics_dialog_new (GtkWindow *parent, ApostilDocument *document);

G_END_DECLS
