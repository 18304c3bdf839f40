/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-timeline-data.h"
#include "apostil-timeline.h"
#include "apostil-timescale.h"

G_BEGIN_DECLS

/* Shared by the files of the timeline: where things are (apostil-timeline.c), what stands on the axis
 * (-axis.c), labels (-labels.c), strokes (-paint.c). An item is what is drawn as one thing: an event,
 * or several that are too close; items are the points of the picture, in the same order. A row is what
 * lies at one height; labels of a row never leave it, so rows are labelled when they come into sight. */

typedef struct
{
  gdouble x; /* left edge of its shape */
  gdouble width;
  guint row;
  guint first; /* in members */
  guint n;
  gboolean bar;
} ApostilTimelineItem;

typedef struct
{
  gdouble y; /* middle */
  gdouble height;
  guint first; /* item */
  guint n;
  guint band;
} ApostilTimelineRow;

typedef struct
{
  guint item;
  PangoLayout *title;
  PangoLayout *detail; /* (nullable) */
  gdouble x;
  gdouble detail_x;
  gdouble width; /* of both */
} ApostilTimelineLabel;

typedef enum
{
  APOSTIL_TICK_HOUR,
  APOSTIL_TICK_DAY,
  APOSTIL_TICK_MONTH,
  APOSTIL_TICK_YEAR,
  APOSTIL_TICK_DECADE,
  APOSTIL_TICK_CENTURY,
} ApostilTickUnit;

typedef struct
{
  gdouble time;
  gdouble x;
  ApostilTickUnit unit;
  gboolean month; /* a day: its month is said, unlike that of the one before it */
  gboolean frame; /* so is what stands under it: the year, or the day of an hour */
} ApostilTimelineTick;

struct _ApostilTimeline
{
  ApostilPicture parent_instance;

  ApostilTimelineData *data;
  gdouble *heights;        /* of each event, at full height, without the heads; one more: the end */
  gdouble *band_heights;   /* where each band begins; one more: the end */
  gdouble heights_unit;    /* for which these are */
  ApostilTimescale *scale; /* (nullable) */
  gdouble scale_width;     /* for which it was divided */
  GHashTable *labels;      /* row + 1 → GArray of ApostilTimelineLabel */
  GArray *ticks;           /* element-type ApostilTimelineTick */

  gdouble unit; /* 1 for letters of 13; all distances are in it */
  gdouble squeeze;
  gdouble band_head; /* room for the label of a band: not squeezed with the rest */
  gdouble head;
  gdouble foot;
  gdouble plot_x;
  gdouble plot_width;
  gdouble lane_x;
  gdouble lane_width; /* 0 where all is dated */
  GArray *rows;
  GArray *items;
  GArray *members; /* element-type guint: events */
  guint *item_of;  /* event → item; NULL until it is laid out */
  GHashTable *ids; /* (nullable) id of a mark → its event + 1, once it is asked for */
};

gdouble apostil_timeline_get_x (ApostilTimeline *self, gdouble time);
ApostilTimelineItem *apostil_timeline_get_item (ApostilTimeline *self, guint item);
const guint *apostil_timeline_get_members (ApostilTimeline *self, const ApostilTimelineItem *item);
void
apostil_timeline_get_band_edges (ApostilTimeline *self, guint band, gdouble *top, gdouble *end);

GArray *apostil_timeline_make_ticks (ApostilTimeline *self);
gchar *apostil_timeline_tick_get_upper (const ApostilTimelineTick *tick);
gchar *apostil_timeline_tick_get_lower (const ApostilTimelineTick *tick);
gdouble apostil_timeline_tick_get_width (ApostilTimeline *self,
                                         const ApostilTimelineTick *tick,
                                         gboolean lower);
GArray *apostil_timeline_get_labels (ApostilTimeline *self, guint row);
void apostil_timeline_paint (ApostilPicture *picture,
                             const ApostilCanvas *canvas,
                             const ApostilPictureScene *scene);

G_END_DECLS
