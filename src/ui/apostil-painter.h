/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-marks.h"
#include "apostil-page.h"
#include "apostil-palette.h"

G_BEGIN_DECLS

/* Paints a scene with cairo. */

void apostil_painter_paint_fills (cairo_t *cr, ApostilScene *scene, ApostilPalette *palette);
void apostil_painter_paint_text (cairo_t *cr, ApostilScene *scene, ApostilPalette *palette);
void apostil_painter_paint_lines (cairo_t *cr, ApostilScene *scene, ApostilPalette *palette);
void apostil_painter_paint_rules (cairo_t *cr,
                                  GArray *rules,
                                  const ApostilPage *page,
                                  gboolean rtl,
                                  ApostilPalette *palette);
/* Where an end of a mark can be taken: FALSE when that end is not in sight. */
gboolean
apostil_painter_find_handle (ApostilScene *scene, ApostilSpan span, gboolean end, GdkPoint *point);

G_END_DECLS
