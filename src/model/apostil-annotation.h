/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-record.h"
#include "apostil-scheme.h"
#include "apostil-span.h"

G_BEGIN_DECLS

/* One marked thing. Its spans are what it marks (for a claim: the content); parts are
 * further words with a role (source, cue, medium, addressee) that may overlap anything;
 * links name other records by id (entity, claimant, within, anchor). */

typedef struct
{
  gchar *href; /* all (nullable) */
  gchar *retrieved;
  gchar *archived;
  gchar *stance; /* "supports", "contradicts" … */
  gchar *quotation;
} ApostilEvidence;

#define APOSTIL_TYPE_ANNOTATION (apostil_annotation_get_type ())
G_DECLARE_FINAL_TYPE (ApostilAnnotation, apostil_annotation, APOSTIL, ANNOTATION, ApostilRecord)

ApostilAnnotation *apostil_annotation_new (const ApostilKind *kind, const gchar *id);
const ApostilKind *apostil_annotation_get_kind (ApostilAnnotation *self);
/* Links and parts that @kind does not know are lost. */
void apostil_annotation_set_kind (ApostilAnnotation *self, const ApostilKind *kind);
gboolean apostil_annotation_is (ApostilAnnotation *self, const gchar *kind_id);

const ApostilSpan *apostil_annotation_get_spans (ApostilAnnotation *self, guint *n_spans);
void
apostil_annotation_set_spans (ApostilAnnotation *self, const ApostilSpan *spans, guint n_spans);
void apostil_annotation_set_span (ApostilAnnotation *self, ApostilSpan span);
ApostilSpan apostil_annotation_get_first_span (ApostilAnnotation *self);
/* From the first to the last code point of its spans and parts. */
ApostilSpan apostil_annotation_get_extent (ApostilAnnotation *self);
gboolean apostil_annotation_holds (ApostilAnnotation *self,
                                   guint32 offset); /* in a span, not a part */

gboolean apostil_annotation_has_more (ApostilAnnotation *self);
const ApostilSpan *
apostil_annotation_get_part (ApostilAnnotation *self, const gchar *role, guint *n_spans);
void apostil_annotation_set_part (ApostilAnnotation *self,
                                  const gchar *role,
                                  const ApostilSpan *spans,
                                  guint n_spans);

const gchar *const *apostil_annotation_get_links (ApostilAnnotation *self,
                                                  const gchar *role); /* never NULL */
const gchar *apostil_annotation_get_link (ApostilAnnotation *self,
                                          const gchar *role); /* the first, or NULL */
void
apostil_annotation_set_links (ApostilAnnotation *self, const gchar *role, const gchar *const *ids);
void apostil_annotation_set_link (ApostilAnnotation *self, const gchar *role, const gchar *id);
gboolean apostil_annotation_links_to (ApostilAnnotation *self, const gchar *id);

guint apostil_annotation_get_n_evidence (ApostilAnnotation *self);
const ApostilEvidence *apostil_annotation_get_evidence (ApostilAnnotation *self, guint index);
void apostil_annotation_add_evidence (ApostilAnnotation *self, const ApostilEvidence *evidence);
void apostil_annotation_set_evidence (ApostilAnnotation *self,
                                      guint index,
                                      const ApostilEvidence *evidence);
void apostil_annotation_remove_evidence (ApostilAnnotation *self, guint index);

/* By first span (start, then end), then id: the order of lists and of the file. */
gint apostil_annotation_compare (ApostilAnnotation *a, ApostilAnnotation *b);

#define APOSTIL_KIND_ENTITY    "entity"
#define APOSTIL_KIND_CLAIM     "claim"
#define APOSTIL_KIND_DATE      "date"
#define APOSTIL_PART_SOURCE    "source"
#define APOSTIL_PART_CUE       "cue"
#define APOSTIL_PART_MEDIUM    "medium"
#define APOSTIL_PART_ADDRESSEE "addressee"
#define APOSTIL_LINK_ENTITY    "entity"
#define APOSTIL_LINK_CLAIMANT  "claimant"
#define APOSTIL_LINK_WITHIN    "within"
#define APOSTIL_LINK_ANCHOR    "anchor"

G_END_DECLS
