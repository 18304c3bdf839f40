/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-inspector-row.h"

G_BEGIN_DECLS

/* Whether a date is the publication date of its section, or of the article: the one that
 * « Sunday » and « a week ago » count from. */

#define APOSTIL_TYPE_PUBLICATION_ROW (apostil_publication_row_get_type ())
G_DECLARE_FINAL_TYPE (ApostilPublicationRow,
                      apostil_publication_row,
                      APOSTIL,
                      PUBLICATION_ROW,
                      ApostilInspectorRow)

GtkWidget *apostil_publication_row_new (ApostilSession *session);

G_END_DECLS
