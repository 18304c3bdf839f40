/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-annotation.h"

G_BEGIN_DECLS

/* Where a date lies on the line of time, and how surely. Times are days since the one that
 * g_date_get_julian() counts as 0, with fractions; the clock is the one that the article writes, whatever
 * its offset. */

typedef struct
{
  gdouble from;
  gdouble to;          /* exclusive, after @from */
  gboolean approx;     /* « about »: both ends are soft */
  gboolean open_start; /* « before », or a stretch whose beginning is not said */
  gboolean open_end;   /* « after », « since » */
} ApostilStretch;

gboolean apostil_stretch_init (ApostilStretch *self, const gchar *value, const gchar *mod);
gboolean apostil_stretch_init_date (ApostilStretch *self, ApostilAnnotation *date);
gboolean apostil_stretch_is_point (const ApostilStretch *self);

G_END_DECLS
