/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-canvas.h"

G_BEGIN_DECLS

/* The shapes that stand for marks, the same in every picture: a disc or a square, filled when
 * confirmed, hollow when the source or the day is not known, dashed when only suggested, with « ≠ » when
 * contradicted. No difference is one of colour alone. */

typedef struct
{
  gdouble unit;
  const gchar *colour; /* as of the palette: "amber" */
  guint many;          /* more than one: drawn larger */
  gboolean square;
  gboolean mixed; /* discs and squares together */
  gboolean contradicted;
  gboolean unknown;
  gboolean suggested;
  gboolean approx;
  gboolean open_start;
  gboolean open_end;
  gboolean current;
  gboolean hovered;
  gboolean focused;
} ApostilMarkLook;

void apostil_paint_mark (const ApostilCanvas *canvas,
                         const ApostilMarkLook *look,
                         gdouble x,
                         gdouble y,
                         gdouble size);
void apostil_paint_bar (const ApostilCanvas *canvas,
                        const ApostilMarkLook *look,
                        gdouble x,
                        gdouble width,
                        gdouble y,
                        gdouble height);

G_END_DECLS
