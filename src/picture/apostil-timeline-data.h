/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-stretch.h"

G_BEGIN_DECLS

/* What a timeline shows of a document, taken out of it once: dates and claims in the order of the
 * text, each with the time it belongs to, and the sections they are told in. Rejected marks are left
 * out. Reading a large document takes a while, so it is done in pieces that the caller measures out. Once
 * complete it never changes, and any thread may look at it. Reference counted. */

typedef struct
{
  ApostilAnnotation *record;
  guint band;
  guint32 offset; /* where it is told, in code points */
  gboolean is_claim;
  gboolean dated; /* else it lies nowhere on the calendar */
  gboolean suggested;
  gboolean publication; /* the date that a section was published on */
  ApostilStretch stretch;
  gchar *value;          /* (nullable) TIMEX3 */
  const gchar *claimant; /* (nullable) of a claim */
  guint n_contradictions;
  guint run;        /* which of a run of claims of one claimant on one day, from 0 */
  guint run_length; /* of the run, on its first; else 0 */
} ApostilTimelineEvent;

typedef struct
{
  gchar *label;   /* (nullable) « Reuters · published 22 August 2021 » */
  gboolean dated; /* whether it was published on a known day */
  gdouble anchor; /* the middle of that day */
  guint first;    /* event */
  guint n_events;
} ApostilTimelineBand;

typedef struct
{
  ApostilText *text;
  GArray *events;        /* element-type ApostilTimelineEvent */
  GArray *bands;         /* element-type ApostilTimelineBand */
  GHashTable *claimants; /* who claims something, in words, by what they were first met under */
  const gchar *calendar; /* (nullable) interned: what the article's dates are told in, too */
  gboolean complete;

  /* while it is being read */
  ApostilDocument *document; /* (nullable) */
  gboolean decided;          /* leave out suggestions, too */
  GHashTable *contradicted;  /* id of a claim → by how many */
  guint position;
  ApostilSection *section; /* (nullable) of the band that is being filled */
} ApostilTimelineData;

ApostilTimelineData *apostil_timeline_data_new (ApostilDocument *document, gboolean decided);
ApostilTimelineData *apostil_timeline_data_ref (ApostilTimelineData *self);
void apostil_timeline_data_unref (ApostilTimelineData *self);
gboolean apostil_timeline_data_read (ApostilTimelineData *self, gint64 microseconds);

ApostilTimelineEvent *apostil_timeline_data_get (ApostilTimelineData *self, guint event);
gdouble apostil_timeline_event_get_middle (const ApostilTimelineEvent *event);

G_END_DECLS
