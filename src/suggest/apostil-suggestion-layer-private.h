/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-suggestion-layer.h"
#include "apostil-suggestion-pass.h"

G_BEGIN_DECLS

/* What the files of the layer share: the passes (-layer.c) and the walk (-walk.c). */

struct _ApostilSuggestionLayer
{
  GObject parent_instance;

  ApostilDocument *document;
  ApostilRejections *memory; /* (nullable) */
  ApostilEngines engines;
  gchar lowest;

  ApostilSuggestionPass *pass; /* (nullable) whose lists are shown */
  ApostilAnnotationList *pending;
  ApostilAnnotationList *covered;
  GHashTable *chosen; /* « kind start end rule » → value that somebody chose */

  GPtrArray *own; /* (nullable) (element-type ApostilAnnotation): the document's, when known */

  guint serial;
  guint source;     /* of the pass that is to begin */
  gboolean waiting; /* the thread is at it */
  gboolean again;   /* something changed since it began */
  GCancellable *cancellable;
  gint64 duration; /* of the last pass, in microseconds */
  GError *problem; /* (nullable) */
};

G_END_DECLS
