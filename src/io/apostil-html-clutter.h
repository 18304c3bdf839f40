/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-html-tree.h"

G_BEGIN_DECLS

/* What an element says of itself: hidden, or made for something else than the article. */

typedef enum
{
  APOSTIL_CLUTTER_NONE,
  APOSTIL_CLUTTER_LIKELY,  /* by its name, role or class: menu, footer, share, advertisement … */
  APOSTIL_CLUTTER_READERS, /* comments of readers: prose, but not the article's */
  APOSTIL_CLUTTER_CERTAIN, /* script, hidden … */
} ApostilClutter;

ApostilClutter apostil_html_clutter (ApostilHtmlTree *tree, const ApostilHtmlNode *node);
gboolean apostil_html_is_author (ApostilHtmlTree *tree, const ApostilHtmlNode *node);
/* Whether @words begin like a pointer to other articles: « Lire aussi », « Read more ». */
gboolean apostil_html_is_pointer (const gchar *words);

/* Whether @words are a notice of copyright. */
gboolean apostil_html_is_notice (const gchar *words);

G_END_DECLS
