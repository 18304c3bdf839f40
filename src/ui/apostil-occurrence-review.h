/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* « Mark all occurrences »: everywhere else that the words of a mark stand, in a list with their
 * context; Space ticks, Enter applies what is ticked as one step of the history. Not modal. */

#define APOSTIL_TYPE_OCCURRENCE_REVIEW (apostil_occurrence_review_get_type ())
G_DECLARE_FINAL_TYPE (ApostilOccurrenceReview,
                      apostil_occurrence_review,
                      APOSTIL,
                      OCCURRENCE_REVIEW,
                      GtkBin)

/**
 * ApostilOccurrenceReview::closed: applied or given up.
 * ApostilOccurrenceReview::nothing-found: it stays closed, since there is no other place.
 */

GtkWidget *apostil_occurrence_review_new (ApostilSession *session);
/* Lists the other places of @annotation and takes the focus; of a long text a little later. */
void apostil_occurrence_review_open (ApostilOccurrenceReview *self, ApostilAnnotation *annotation);
void apostil_occurrence_review_close (ApostilOccurrenceReview *self);
gboolean apostil_occurrence_review_is_open (ApostilOccurrenceReview *self);
void apostil_occurrence_review_apply (ApostilOccurrenceReview *self);

G_END_DECLS
