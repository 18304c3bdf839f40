/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-evidence.h"
#include "apostil-kind.h"
#include "apostil-span.h"

G_BEGIN_DECLS

/* What few annotations have: part of ApostilAnnotation. */

typedef struct
{
  ApostilSpan *spans;
  guint n_spans;
} ApostilAnnotationPart;

typedef struct
{
  ApostilSpan *spans; /* all of them, when there are several; else NULL */
  guint n_spans;
  ApostilSpan extent;
  GStrv *links;                 /* kind->n_links lists, each may be NULL */
  ApostilAnnotationPart *parts; /* kind->n_parts */
  GPtrArray *evidence;          /* of ApostilEvidence, may be NULL */
} ApostilAnnotationRest;

ApostilAnnotationRest *apostil_annotation_rest_new (const ApostilKind *kind);
ApostilAnnotationRest *apostil_annotation_rest_copy (const ApostilKind *kind,
                                                     const ApostilAnnotationRest *from);
void apostil_annotation_rest_free (const ApostilKind *kind, ApostilAnnotationRest *rest);

G_END_DECLS
