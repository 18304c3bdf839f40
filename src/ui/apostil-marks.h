/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-scene.h"

G_BEGIN_DECLS

/* How the marks of a document look: which are in sight, in which lane, colour and shape.
 * Follows the document by itself. */

typedef struct
{
  ApostilAnnotation *annotation; /* not owned */
  const gchar *colour;
  guint lane; /* of the rules beside the text */
  gint top;   /* on the widget */
  gint bottom;
  gboolean suggested;
} ApostilRule;

typedef struct _ApostilMarks ApostilMarks;

ApostilMarks *apostil_marks_new (ApostilDocument *document);
void apostil_marks_free (ApostilMarks *self);
/* Marks that are only proposed, painted beside the document's. */
void apostil_marks_set_proposed (ApostilMarks *self, ApostilAnnotationList *proposed);
ApostilAnnotationList *apostil_marks_get_proposed (ApostilMarks *self);
gboolean apostil_marks_take_moved (ApostilMarks *self, ApostilSpan *moved);
void apostil_marks_collect (ApostilMarks *self,
                            ApostilScene *scene,
                            ApostilAnnotation *current,
                            GArray *rules);
guint apostil_marks_get_contradictions (ApostilMarks *self, const gchar *id);
const gchar *apostil_marks_get_colour (ApostilMarks *self, ApostilAnnotation *annotation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilMarks, apostil_marks_free)

G_END_DECLS
