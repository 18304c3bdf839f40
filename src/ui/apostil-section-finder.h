/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-session.h"

G_BEGIN_DECLS

/* The sections that are proposed for the article of a session. */

gboolean apostil_section_finder_has_any (ApostilSession *session);
ApostilEdit *apostil_section_finder_edit (ApostilSession *session, GError **error);

G_END_DECLS
