/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-inspector-row.h"

G_BEGIN_DECLS

/* « Worth a look »: what the checks found about the current mark, and the entity that it names. Gone
 * while there is nothing. */

#define APOSTIL_TYPE_FINDINGS_ROW (apostil_findings_row_get_type ())
G_DECLARE_FINAL_TYPE (ApostilFindingsRow,
                      apostil_findings_row,
                      APOSTIL,
                      FINDINGS_ROW,
                      ApostilInspectorRow)

GtkWidget *apostil_findings_row_new (ApostilSession *session);

/* Goes to what @finding is about: to its first place, or to the first that is not @mark. */
void apostil_finding_reveal (ApostilSession *session, ApostilFinding *finding, const gchar *mark);
/* Sets @finding aside and says so with a way back. */
void
apostil_finding_dismiss (GtkWidget *widget, ApostilDocument *document, ApostilFinding *finding);

G_END_DECLS
