/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-text.h"

G_BEGIN_DECLS

/* Grapheme boundaries after UAX #29 (extended grapheme clusters), from GLib's own
 * character data, so that a mark never cuts « é » written as two code points, a flag or a
 * family emoji, and so that the tool and the window agree. */

gboolean apostil_grapheme_is_boundary (ApostilText *text, guint32 offset);
guint32 apostil_grapheme_next (ApostilText *text, guint32 offset);
guint32 apostil_grapheme_previous (ApostilText *text, guint32 offset);
/* Grows the span outward to the nearest boundaries. */
ApostilSpan apostil_grapheme_extend (ApostilText *text, ApostilSpan span);

G_END_DECLS
