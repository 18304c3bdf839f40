/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Decades and clock times on one line. Times are days, as in apostil-stretch.h. */

typedef struct _ApostilTimescale ApostilTimescale;

/**
 * ApostilTimescalePart:
 * @from: the first moment on it that something happens
 * @to: the last; may be @from
 * @x: where @from is
 * @width: from there to @to
 * @cut: whether an empty stretch of time is left out before it
 *
 * A part of the line on which time runs evenly.
 */
typedef struct
{
  gdouble from;
  gdouble to;
  gdouble x;
  gdouble width;
  gboolean cut;
} ApostilTimescalePart;

ApostilTimescale *apostil_timescale_new (GArray *moments, gdouble width, gdouble least);
void apostil_timescale_free (ApostilTimescale *self);
void apostil_timescale_set_width (ApostilTimescale *self, gdouble width);

gdouble apostil_timescale_to_x (ApostilTimescale *self, gdouble time);
gdouble apostil_timescale_to_time (ApostilTimescale *self, gdouble x);
const ApostilTimescalePart *apostil_timescale_get_parts (ApostilTimescale *self, guint *n_parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilTimescale, apostil_timescale_free)

G_END_DECLS
