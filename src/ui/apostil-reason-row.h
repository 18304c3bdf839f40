/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-inspector-row.h"

G_BEGIN_DECLS

/* Why a rule proposed the mark, what else it could be, and, while it is a suggestion, the two
 * answers to it. */

#define APOSTIL_TYPE_REASON_ROW (apostil_reason_row_get_type ())
G_DECLARE_FINAL_TYPE (ApostilReasonRow,
                      apostil_reason_row,
                      APOSTIL,
                      REASON_ROW,
                      ApostilInspectorRow)

/* @always: also when somebody has agreed already. */
GtkWidget *apostil_reason_row_new (ApostilSession *session, gboolean always);

G_END_DECLS
