/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For the text layer alone. A flag is two regional indicators, so whether a boundary may
 * stand between two of them hangs on how many come before. Who asks for many places in
 * ascending order keeps a memo, so that a text of flags alone stays linear. */

typedef struct
{
  gsize byte;     /* where the last question about a run of indicators was */
  guint n_before; /* indicators right before it */
} ApostilGraphemeMemo;

gboolean apostil_grapheme_is_boundary_byte (const gchar *utf8,
                                            gsize n_bytes,
                                            gsize byte,
                                            ApostilGraphemeMemo *memo);

G_END_DECLS
