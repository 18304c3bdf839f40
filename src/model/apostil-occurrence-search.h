/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-commands.h"

G_BEGIN_DECLS

/* Where else the words of a mark stand: what to look for is taken from the document, and then
 * only the text is needed, so that a thread may look through a long one. What lies there already
 * is for apostil_occurrences_judge() to say, with the document at hand again. */

typedef struct _ApostilOccurrenceSearch ApostilOccurrenceSearch;

ApostilOccurrenceSearch *apostil_occurrence_search_new (ApostilDocument *document,
                                                        ApostilAnnotation *annotation);
void apostil_occurrence_search_free (ApostilOccurrenceSearch *self);

GArray *apostil_occurrence_search_run (ApostilOccurrenceSearch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilOccurrenceSearch, apostil_occurrence_search_free)

G_END_DECLS
