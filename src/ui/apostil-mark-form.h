/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* The form for one kind of mark, made once from what the scheme says of the kind. */

#define APOSTIL_TYPE_MARK_FORM (apostil_mark_form_get_type ())
G_DECLARE_FINAL_TYPE (ApostilMarkForm, apostil_mark_form, APOSTIL, MARK_FORM, GtkScrolledWindow)

GtkWidget *apostil_mark_form_new (ApostilSession *session, const ApostilKind *kind);
const ApostilKind *apostil_mark_form_get_kind (ApostilMarkForm *self);
void apostil_mark_form_update (ApostilMarkForm *self, ApostilAnnotation *annotation);
/* While it is out of sight, for @width pixels: loads its fonts and remembers its sizes. */
void apostil_mark_form_measure (ApostilMarkForm *self, gint width);
/* Puts the focus where a person starts to fill in. */
void apostil_mark_form_edit (ApostilMarkForm *self);

G_END_DECLS
