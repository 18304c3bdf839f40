/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* Guesses how many lines a block will take without laying it out. */

typedef struct _ApostilEstimator ApostilEstimator;

ApostilEstimator *apostil_estimator_new (PangoContext *context, const PangoFontDescription *font);
ApostilEstimator *apostil_estimator_copy (ApostilEstimator *self);
void apostil_estimator_free (ApostilEstimator *self);
gint apostil_estimator_get_average (ApostilEstimator *self);
gint64 apostil_estimator_get_width (ApostilEstimator *self,
                                    const gchar *utf8,
                                    gsize n_bytes,
                                    gboolean *measured);
guint apostil_estimator_count_lines (ApostilEstimator *self,
                                     const gchar *utf8,
                                     gsize n_bytes,
                                     gint width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilEstimator, apostil_estimator_free)

G_END_DECLS
