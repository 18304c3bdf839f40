/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* What the selected words can be marked as: kinds, colours and keys. It never takes the focus, so
 * the keys that it shows go on working. */

#define APOSTIL_TYPE_MARK_POPOVER (apostil_mark_popover_get_type ())
G_DECLARE_FINAL_TYPE (ApostilMarkPopover, apostil_mark_popover, APOSTIL, MARK_POPOVER, GtkPopover)

GtkWidget *apostil_mark_popover_new (GtkWidget *relative_to, ApostilSession *session);
/* @owner: (nullable) the mark that could take the words as its source, cue or fragment. */
void apostil_mark_popover_offer (ApostilMarkPopover *self,
                                 const GdkRectangle *where,
                                 ApostilAnnotation *owner);

G_END_DECLS
