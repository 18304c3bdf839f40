/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-inspector-row.h"

G_BEGIN_DECLS

/* An attribute that is typed: one line, or paragraphs. Free text is applied as it is typed, a
 * run of typing being one step of the history; a value that has to fit a form (a date, a
 * number, an address) when it is whole: at Enter or when the focus leaves. What does not fit
 * stays in the field with the reason under it, and changes nothing. */

#define APOSTIL_TYPE_TEXT_ROW (apostil_text_row_get_type ())
G_DECLARE_FINAL_TYPE (ApostilTextRow, apostil_text_row, APOSTIL, TEXT_ROW, ApostilInspectorRow)

GtkWidget *apostil_text_row_new (ApostilSession *session, const ApostilAttributeDef *def);
/* The same for the note, which every kind has. */
GtkWidget *apostil_text_row_new_note (ApostilSession *session);

G_END_DECLS
