/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Contrast as WCAG 2.1 defines it. */

/* What it asks of words, and of rules and other signs. */
#define APOSTIL_CONTRAST_WORDS 4.5
#define APOSTIL_CONTRAST_SIGNS 3.0

gdouble apostil_contrast_ratio (const GdkRGBA *a, const GdkRGBA *b);
void
apostil_contrast_reach (GdkRGBA *colour, const GdkRGBA *page, const GdkRGBA *ink, gdouble wanted);

G_END_DECLS
