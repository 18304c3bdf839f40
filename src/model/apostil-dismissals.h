/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-finding.h"

G_BEGIN_DECLS

/* Findings that somebody looked at and set aside. They are kept in the document, so that a colleague
 * who opens it is not asked again, and set and taken back by commands like everything else. */

gboolean apostil_dismissals_contain (ApostilArticle *article, ApostilFinding *finding);
gboolean apostil_dismissals_are_all (ApostilEdit *edit);
ApostilEdit *
apostil_command_dismiss (ApostilDocument *document, ApostilFinding *finding, gboolean dismissed);

G_END_DECLS
