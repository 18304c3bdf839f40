/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* The form of the session's current mark, made from its kind in the scheme: edited in place,
 * every change one undoable edit. */

#define APOSTIL_TYPE_INSPECTOR (apostil_inspector_get_type ())
G_DECLARE_FINAL_TYPE (ApostilInspector, apostil_inspector, APOSTIL, INSPECTOR, GtkBin)

GtkWidget *apostil_inspector_new (ApostilSession *session);
/* Puts the focus into the first row that a person fills in (win.edit). */
void apostil_inspector_edit (ApostilInspector *self);

G_END_DECLS
