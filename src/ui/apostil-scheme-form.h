/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-scheme-draft.h"

G_BEGIN_DECLS

/* A form for one part of a scheme: its label, colour, key, targets … as that part has them. What is
 * typed goes into the draft at once. */

#define APOSTIL_TYPE_SCHEME_FORM (apostil_scheme_form_get_type ())
G_DECLARE_FINAL_TYPE (ApostilSchemeForm, apostil_scheme_form, APOSTIL, SCHEME_FORM, GtkGrid)

GtkWidget *apostil_scheme_form_new (ApostilSchemeDraft *draft);
void apostil_scheme_form_show_node (ApostilSchemeForm *self, guint node);
void apostil_scheme_form_edit_label (ApostilSchemeForm *self);

G_END_DECLS
