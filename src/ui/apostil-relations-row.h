/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-inspector-row.h"

G_BEGIN_DECLS

/* The relations of a mark, read from its side: « contradicts », « contradicted by »; each leads
 * to the other mark and can be taken away. New ones are picked from a list by their words, or
 * in the article with the action win.relate. */

#define APOSTIL_TYPE_RELATIONS_ROW (apostil_relations_row_get_type ())
G_DECLARE_FINAL_TYPE (ApostilRelationsRow,
                      apostil_relations_row,
                      APOSTIL,
                      RELATIONS_ROW,
                      ApostilInspectorRow)

GtkWidget *apostil_relations_row_new (ApostilSession *session, const ApostilKind *kind);
/* Whether the scheme has a relation that marks of @kind take part in. */
gboolean apostil_relations_row_is_needed (ApostilScheme *scheme, const ApostilKind *kind);

G_END_DECLS
