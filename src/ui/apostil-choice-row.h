/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-inspector-row.h"

G_BEGIN_DECLS

/* One of a few values of an attribute: buttons side by side where they fit, else a drop-down.
 * A yes-or-no attribute is a check button. */

#define APOSTIL_TYPE_CHOICE_ROW (apostil_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (ApostilChoiceRow,
                      apostil_choice_row,
                      APOSTIL,
                      CHOICE_ROW,
                      ApostilInspectorRow)

GtkWidget *apostil_choice_row_new (ApostilSession *session, const ApostilAttributeDef *def);
/* The type of a mark of @kind (not of an entity, which has its own). */
GtkWidget *apostil_choice_row_new_types (ApostilSession *session, const ApostilKind *kind);

G_END_DECLS
