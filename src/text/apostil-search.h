/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-text.h"

G_BEGIN_DECLS

typedef enum
{
  APOSTIL_SEARCH_DEFAULT = 0,
  APOSTIL_SEARCH_WHOLE_WORDS = 1 << 0,
  APOSTIL_SEARCH_EXACT = 1 << 1, /* no folding */
} ApostilSearchFlags;

/**
 * ApostilSearch:
 *
 * A text to search, whatever case and accents. May be used from any thread.
 */
typedef struct _ApostilSearch ApostilSearch;

ApostilSearch *apostil_search_new (ApostilText *text);
void apostil_search_prepare (ApostilSearch *self);
ApostilSearch *apostil_search_ref (ApostilSearch *self);
void apostil_search_unref (ApostilSearch *self);
/* (element-type ApostilSpan) (transfer full): in text order, not overlapping, on grapheme boundaries. */
GArray *apostil_search_find (ApostilSearch *self,
                             const gchar *needle,
                             ApostilSearchFlags flags,
                             guint limit /* 0: all */);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilSearch, apostil_search_unref)

G_END_DECLS
