/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-inspector-row.h"

G_BEGIN_DECLS

/* Words of the article that belong to a mark: what it marks, in one or more fragments, or a
 * part of it (source, cue, medium, addressee). « Take the selection » gives it the words that
 * are selected in the article; each fragment can be shown there and taken away. */

#define APOSTIL_TYPE_WORDS_ROW (apostil_words_row_get_type ())
G_DECLARE_FINAL_TYPE (ApostilWordsRow, apostil_words_row, APOSTIL, WORDS_ROW, ApostilInspectorRow)

/* The spans of the mark itself. */
GtkWidget *apostil_words_row_new (ApostilSession *session, const gchar *label);
GtkWidget *apostil_words_row_new_part (ApostilSession *session, const ApostilPartDef *def);

G_END_DECLS
