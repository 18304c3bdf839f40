/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* All findings of the document in one list: Enter or a click goes there, Delete dismisses. What was
 * dismissed can be brought back. */

#define APOSTIL_TYPE_FINDINGS_POPOVER (apostil_findings_popover_get_type ())
G_DECLARE_FINAL_TYPE (ApostilFindingsPopover,
                      apostil_findings_popover,
                      APOSTIL,
                      FINDINGS_POPOVER,
                      GtkPopover)

GtkWidget *apostil_findings_popover_new (ApostilSession *session);
/* Opens it at @relative_to, with the list focused. */
void apostil_findings_popover_open (ApostilFindingsPopover *self, GtkWidget *relative_to);

G_END_DECLS
