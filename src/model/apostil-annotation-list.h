/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-annotation.h"

G_BEGIN_DECLS

/* All annotations of a document, sorted, as a GListModel; with an interval index over
 * their extents. Only the document changes its own (apostil-annotation-list-private.h). */

#define APOSTIL_TYPE_ANNOTATION_LIST (apostil_annotation_list_get_type ())
G_DECLARE_FINAL_TYPE (ApostilAnnotationList,
                      apostil_annotation_list,
                      APOSTIL,
                      ANNOTATION_LIST,
                      GObject)

/* A list that is no document's: of marks that are only proposed. It can be asked the same. */
ApostilAnnotationList *apostil_annotation_list_new_detached (GPtrArray *annotations);
void
apostil_annotation_list_swap (ApostilAnnotationList *self, GPtrArray *removed, GPtrArray *added);

guint apostil_annotation_list_get_length (ApostilAnnotationList *self);
/* (transfer none), unlike g_list_model_get_item() */
ApostilAnnotation *apostil_annotation_list_get (ApostilAnnotationList *self, guint position);
/* All of them as they are now, for any thread: (transfer full), not to be changed. */
GPtrArray *apostil_annotation_list_share (ApostilAnnotationList *self);
void apostil_annotation_list_stop_sharing (ApostilAnnotationList *self);
ApostilAnnotation *apostil_annotation_list_lookup (ApostilAnnotationList *self, const gchar *id);
gboolean apostil_annotation_list_find (ApostilAnnotationList *self,
                                       ApostilAnnotation *annotation,
                                       guint *position);
/* First position whose first span starts at or after @offset. */
guint apostil_annotation_list_lower_bound (ApostilAnnotationList *self, guint32 offset);

/**
 * ApostilAnnotationFunc:
 *
 * Called for each annotation found, in list order. Returns: %FALSE to stop.
 */
typedef gboolean (*ApostilAnnotationFunc) (ApostilAnnotation *annotation,
                                           guint position,
                                           gpointer user_data);

/* Those whose extent (spans and parts) overlaps @span, in list order. */
void apostil_annotation_list_foreach_in (ApostilAnnotationList *self,
                                         ApostilSpan span,
                                         ApostilAnnotationFunc func,
                                         gpointer user_data);
/* Appends to @found (element-type ApostilAnnotation, no references) those with a span, not
 * just a part, that holds @offset; innermost first: shortest, then later start, then id. */
void apostil_annotation_list_at (ApostilAnnotationList *self, guint32 offset, GPtrArray *found);
/* Annotations that link to @id, or (for an entity) mention it: (transfer container), list order. */
GPtrArray *apostil_annotation_list_linking_to (ApostilAnnotationList *self, const gchar *id);
/* How many of that kind; of that kind and status. */
guint apostil_annotation_list_count_kind (ApostilAnnotationList *self, const gchar *kind_id);
guint apostil_annotation_list_count_status (ApostilAnnotationList *self,
                                            const gchar *kind_id,
                                            ApostilStatus status);
/* Where @annotation stands, from 1, and among how many: « 3 of 12 ». A mention among the
 * mentions of its entity, anything else among its kind (and status). 0 when not in the list. */
guint apostil_annotation_list_get_ordinal (ApostilAnnotationList *self,
                                           ApostilAnnotation *annotation,
                                           guint *n_total);

G_END_DECLS
