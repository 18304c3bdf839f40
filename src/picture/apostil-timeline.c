/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "apostil-timeline-words.h"

/* Down the picture, events stand in the order of the text, further apart where more text lies between
 * them, each at a height of its own. If they then fill more than some windows, they are squeezed into
 * rows; what comes to lie on one another in a row is drawn as one thing, with its number. Zooming in
 * takes the squeeze away first and widens the line of time meanwhile and after.
 *
 * To lay out is arithmetic over the events; words are measured when they come into sight. */

#define LEAST        22.0 /* moments that far apart can be told apart */
#define GUTTER       34.0
#define HEAD         58.0
#define FOOT         38.0
#define SIDE         34.0  /* before the first moment */
#define LABELS       170.0 /* after the last one, for its label */
#define LABELS_SHARE 0.22  /* at most, of the width */
#define LANE         190.0
#define LANE_SHARE   0.3 /* at most, of the width */
#define BAND_HEAD    26.0
#define BAND_TAIL    12.0
#define DATE_STEP    23.0
#define CLAIM_STEP   17.5
#define ROW          21.0
#define MAX_GAP      15.0 /* more text between events adds that much */
#define GAP_CHARS    30.0 /* of text add one unit */
#define MAX_SCREENS  6.0  /* usual height, in rooms, before rows are squeezed */
#define MAX_STRETCH  1.5
#define MIN_BAR      14.0
#define SHAPE        11.0
#define TOGETHER     13.0 /* shapes that close are one */
#define MAX_ZOOM     200.0

G_DEFINE_FINAL_TYPE (ApostilTimeline, apostil_timeline, APOSTIL_TYPE_PICTURE)

ApostilTimelineItem *
apostil_timeline_get_item (ApostilTimeline *self, guint item)
{
  return &g_array_index (self->items, ApostilTimelineItem, item);
}

const guint *
apostil_timeline_get_members (ApostilTimeline *self, const ApostilTimelineItem *item)
{
  return &g_array_index (self->members, guint, item->first);
}

gdouble
apostil_timeline_get_x (ApostilTimeline *self, gdouble time)
{
  return self->plot_x + SIDE * self->unit + apostil_timescale_to_x (self->scale, time);
}

void
apostil_timeline_get_band_edges (ApostilTimeline *self, guint band, gdouble *top, gdouble *end)
{
  *top = self->head + self->band_heights[band] * self->squeeze + band * self->band_head;
  *end = self->head + self->band_heights[band + 1] * self->squeeze + (band + 1) * self->band_head;
}

static guint
get_n_events (ApostilTimeline *self)
{
  return self->data->events->len;
}

/* How high each event stands when nothing is squeezed. */
static void
place_down (ApostilTimeline *self)
{
  guint n = get_n_events (self);
  gdouble y = 0;
  guint band = 0;
  guint32 offset = 0;

  if (self->heights != NULL && self->heights_unit == self->unit)
    return;
  g_free (self->heights);
  g_free (self->band_heights);
  self->heights = g_new0 (gdouble, n + 1);
  self->band_heights = g_new0 (gdouble, self->data->bands->len + 1);
  self->heights_unit = self->unit;
  for (guint i = 0; i < n; i++)
    {
      const ApostilTimelineEvent *event = apostil_timeline_data_get (self->data, i);

      if (i == 0 || event->band != band)
        {
          if (i > 0)
            y += BAND_TAIL * self->unit;
          band = event->band;
          self->band_heights[band] = y;
        }
      else if (event->run == 0)
        y += MIN ((event->offset - offset) / GAP_CHARS, MAX_GAP) * self->unit;
      offset = event->offset;
      self->heights[i] = y;
      y += (event->is_claim ? CLAIM_STEP : DATE_STEP) * self->unit;
    }
  y += BAND_TAIL * self->unit;
  self->heights[n] = y;
  self->band_heights[self->data->bands->len] = y;
}

/* What was added last is not added again: mostly a claim stands beside the date on which it was made. */
static void
add_moment (GArray *moments, gdouble moment)
{
  if (moments->len == 0 || g_array_index (moments, gdouble, moments->len - 1) != moment)
    g_array_append_val (moments, moment);
}

/* The line of time is divided once for a width, so that its parts stay while one zooms. */
static void
make_scale (ApostilTimeline *self, gdouble width)
{
  g_autoptr (GArray) moments = NULL;

  if (self->scale != NULL && self->scale_width == width)
    return;
  moments = g_array_new (FALSE, FALSE, sizeof (gdouble));
  for (guint i = 0; i < get_n_events (self); i++)
    {
      const ApostilTimelineEvent *event = apostil_timeline_data_get (self->data, i);

      if (event->dated && apostil_stretch_is_point (&event->stretch))
        add_moment (moments, apostil_timeline_event_get_middle (event));
      else if (event->dated)
        {
          add_moment (moments, event->stretch.from);
          add_moment (moments, event->stretch.to);
        }
    }
  for (guint i = 0; i < self->data->bands->len; i++)
    {
      const ApostilTimelineBand *band = &g_array_index (self->data->bands, ApostilTimelineBand, i);

      if (band->dated)
        add_moment (moments, band->anchor);
    }
  g_clear_pointer (&self->scale, apostil_timescale_free);
  self->scale = apostil_timescale_new (moments, width, LEAST * self->unit);
  self->scale_width = width;
}

static gboolean
any_undated (ApostilTimeline *self)
{
  for (guint i = 0; i < get_n_events (self); i++)
    if (!apostil_timeline_data_get (self->data, i)->dated)
      return TRUE;
  return FALSE;
}

static gdouble
set_measures (ApostilTimeline *self)
{
  ApostilPicture *picture = APOSTIL_PICTURE (self);
  gdouble width, height, full, usual, fit, zoom, across, room, sides, heads;

  apostil_picture_get_room (picture, &width, &height);
  self->unit = apostil_theme_get_size (apostil_picture_get_theme (picture)) / 13;
  self->head = HEAD * self->unit;
  self->foot = FOOT * self->unit;
  self->plot_x = GUTTER * self->unit;
  self->lane_width = any_undated (self) ? MIN (LANE * self->unit, width * LANE_SHARE) : 0;
  place_down (self);

  full = MAX (self->heights[get_n_events (self)], 1);
  heads = MIN (BAND_HEAD * self->unit * self->data->bands->len, MAX (height, 0));
  self->band_head = heads / MAX (self->data->bands->len, 1);
  room = MAX (height - self->head - self->foot - heads, ROW * self->unit);
  usual = CLAMP (room / full, MIN (1, MAX_SCREENS * room / full), MAX_STRETCH);
  fit = MIN (usual, room / full);
  zoom = CLAMP (apostil_picture_get_zoom (picture), fit / usual, MAX_ZOOM);
  apostil_picture_set_zoom (picture, zoom);
  self->squeeze = zoom <= 1 ? usual * zoom : MAX (usual, MIN (1, usual * zoom));
  across = MAX (zoom, 1);

  sides = SIDE * self->unit + MIN (LABELS * self->unit, width * LABELS_SHARE);
  make_scale (self, MAX (width - self->plot_x - self->lane_width - sides, 2 * LEAST * self->unit));
  apostil_timescale_set_width (self->scale, self->scale_width * across);
  self->plot_width = self->scale_width * across + sides;
  self->lane_x = self->plot_x + self->plot_width;
  return MAX (full * self->squeeze, room) + heads;
}

static void
place_across (ApostilTimeline *self, guint event, gdouble *from, gdouble *to, gboolean *bar)
{
  const ApostilTimelineEvent *e = apostil_timeline_data_get (self->data, event);
  gdouble shape = SHAPE * self->unit;
  gdouble middle;

  *bar = FALSE;
  if (!e->dated)
    middle = self->lane_x + 18 * self->unit;
  else if (e->is_claim || apostil_stretch_is_point (&e->stretch))
    middle = apostil_timeline_get_x (self, apostil_timeline_event_get_middle (e));
  else
    {
      *bar = TRUE;
      *from = MAX (apostil_timeline_get_x (self, e->stretch.from), self->plot_x);
      *to = MIN (apostil_timeline_get_x (self, e->stretch.to), self->lane_x);
      if (*to - *from >= MIN_BAR * self->unit)
        return;
      middle = (*from + *to) / 2;
      shape = MIN_BAR * self->unit;
    }
  *from = middle - shape / 2;
  *to = middle + shape / 2;
}

typedef struct
{
  gdouble from;
  gdouble to;
  guint event;
  gboolean bar;
} Place;

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  return first->event < second->event ? -1 : first->event > second->event;
}

static gboolean
falls_together (ApostilTimeline *self, const Place *place, const ApostilTimelineItem *item)
{
  gdouble together = TOGETHER * self->unit;

  return place->bar == item->bar && place->from - item->x < together &&
         (!place->bar || fabs (place->to - item->x - item->width) < together);
}

/* One row from the events that were collected for it. */
static void
finish_row (ApostilTimeline *self, GArray *places, gdouble y, gdouble height, guint band)
{
  ApostilTimelineRow row = { y, height, self->items->len, 0, band };

  if (places->len == 0)
    return;
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      ApostilTimelineItem *last =
          row.n == 0 ? NULL : apostil_timeline_get_item (self, self->items->len - 1);
      ApostilTimelineItem item = {
        place->from, place->to - place->from, self->rows->len, self->members->len, 1, place->bar
      };

      if (last != NULL && falls_together (self, place, last))
        {
          last->n++;
          last->width = MAX (last->width, place->to - last->x);
        }
      else
        {
          g_array_append_val (self->items, item);
          row.n++;
        }
      g_array_append_val (self->members, place->event);
      self->item_of[place->event] = self->items->len - 1;
    }
  g_array_append_val (self->rows, row);
  g_array_set_size (places, 0);
}

static void
make_rows (ApostilTimeline *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint n = get_n_events (self);
  gdouble row_height = ROW * self->unit;
  gboolean squeezed = self->squeeze < 1;
  gdouble y = 0, height = 0;
  guint band = 0;
  gdouble top = -1;

  g_array_set_size (self->rows, 0);
  g_array_set_size (self->items, 0);
  g_array_set_size (self->members, 0);
  g_free (self->item_of);
  self->item_of = g_new0 (guint, n);
  for (guint i = 0; i < n; i++)
    {
      const ApostilTimelineEvent *event = apostil_timeline_data_get (self->data, i);
      gdouble at = self->head + self->heights[i] * self->squeeze +
                   (event->band + 1) * self->band_head;
      Place place = { 0, 0, i, FALSE };

      if (i == 0 || event->band != band || !squeezed || at >= top + row_height)
        {
          finish_row (self, places, y, height, band);
          band = event->band;
          top = at;
          height = squeezed ? row_height : (event->is_claim ? CLAIM_STEP : DATE_STEP) * self->unit;
          y = at + height / 2;
        }
      place_across (self, i, &place.from, &place.to, &place.bar);
      g_array_append_val (places, place);
    }
  finish_row (self, places, y, height, band);
}

static void
make_points (ApostilTimeline *self)
{
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (ApostilPoint), self->items->len);
  gdouble shape = SHAPE * self->unit;

  for (guint i = 0; i < self->items->len; i++)
    {
      const ApostilTimelineItem *item = apostil_timeline_get_item (self, i);
      const ApostilTimelineRow *row = &g_array_index (self->rows, ApostilTimelineRow, item->row);
      const guint *members = apostil_timeline_get_members (self, item);
      ApostilPoint point = {
        apostil_record_get_id (apostil_timeline_data_get (self->data, members[0])->record),
        item->x,
        row->y - shape / 2,
        item->width,
        shape,
        item->n,
      };

      g_array_append_val (points, point);
    }
  apostil_picture_take_points (APOSTIL_PICTURE (self), points);
}

static void
apostil_timeline_lay_out (ApostilPicture *picture)
{
  ApostilTimeline *self = APOSTIL_TIMELINE (picture);
  gdouble height = set_measures (self);

  g_hash_table_remove_all (self->labels);
  g_clear_pointer (&self->ticks, g_array_unref);
  make_rows (self);
  make_points (self);
  self->ticks = apostil_timeline_make_ticks (self);
  apostil_picture_set_size (picture, self->lane_x + self->lane_width,
                            self->head + height + self->foot);
}

static gchar *
apostil_timeline_speak (ApostilPicture *picture, guint point)
{
  ApostilTimeline *self = APOSTIL_TIMELINE (picture);
  const ApostilTimelineItem *item = apostil_timeline_get_item (self, point);

  return apostil_timeline_words_speak_many (self->data, apostil_timeline_get_members (self, item),
                                            item->n);
}

static gchar *
apostil_timeline_summarize (ApostilPicture *picture)
{
  return apostil_timeline_words_summarize (APOSTIL_TIMELINE (picture)->data);
}

/* Nobody asks as long as no mark is chosen. */
static void
ensure_ids (ApostilTimeline *self)
{
  if (self->ids != NULL)
    return;
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < get_n_events (self); i++)
    g_hash_table_insert (
        self->ids,
        (gpointer) apostil_record_get_id (apostil_timeline_data_get (self->data, i)->record),
        GUINT_TO_POINTER (i + 1));
}

static gint
apostil_timeline_find (ApostilPicture *picture, const gchar *id)
{
  ApostilTimeline *self = APOSTIL_TIMELINE (picture);
  guint event;

  if (self->item_of == NULL)
    return -1;
  ensure_ids (self);
  event = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, id));
  return event == 0 ? -1 : (gint) self->item_of[event - 1];
}

static const gchar *
apostil_timeline_get_id (ApostilPicture *picture, guint point, guint index)
{
  ApostilTimeline *self = APOSTIL_TIMELINE (picture);
  const ApostilTimelineItem *item = apostil_timeline_get_item (self, point);

  if (index >= item->n)
    return NULL;
  return apostil_record_get_id (
      apostil_timeline_data_get (self->data, apostil_timeline_get_members (self, item)[index])
          ->record);
}

static gboolean
apostil_timeline_read (ApostilPicture *picture, gint64 microseconds)
{
  return apostil_timeline_data_read (APOSTIL_TIMELINE (picture)->data, microseconds);
}

static ApostilPicture *
apostil_timeline_copy (ApostilPicture *picture)
{
  ApostilTimeline *copy = g_object_new (APOSTIL_TYPE_TIMELINE, NULL);

  copy->data = apostil_timeline_data_ref (APOSTIL_TIMELINE (picture)->data);
  return APOSTIL_PICTURE (copy);
}

/* Heads of bands are not squeezed with the rest. */
static guint
find_band (ApostilTimeline *self, gdouble y)
{
  gdouble top, end;
  guint band = 0;

  for (guint i = 0; i < self->data->bands->len; i++)
    {
      apostil_timeline_get_band_edges (self, i, &top, &end);
      if (top <= y)
        band = i;
    }
  return band;
}

static guint
find_band_of_height (ApostilTimeline *self, gdouble height)
{
  guint band = 0;

  for (guint i = 0; i < self->data->bands->len; i++)
    if (self->band_heights[i] <= height)
      band = i;
  return band;
}

static void
apostil_timeline_to_anchor (ApostilPicture *picture, gdouble x, gdouble y, gdouble *u, gdouble *v)
{
  ApostilTimeline *self = APOSTIL_TIMELINE (picture);
  gdouble heads = (find_band (self, y) + 1) * self->band_head;

  *u = apostil_timescale_to_time (self->scale, x - self->plot_x - SIDE * self->unit);
  *v = (y - self->head - heads) / self->squeeze;
}

static void
apostil_timeline_from_anchor (ApostilPicture *picture, gdouble u, gdouble v, gdouble *x, gdouble *y)
{
  ApostilTimeline *self = APOSTIL_TIMELINE (picture);

  *x = apostil_timeline_get_x (self, u);
  *y = self->head + (find_band_of_height (self, v) + 1) * self->band_head + v * self->squeeze;
}

static void
apostil_timeline_finalize (GObject *object)
{
  ApostilTimeline *self = APOSTIL_TIMELINE (object);

  g_clear_pointer (&self->data, apostil_timeline_data_unref);
  g_clear_pointer (&self->scale, apostil_timescale_free);
  g_clear_pointer (&self->ticks, g_array_unref);
  g_hash_table_unref (self->labels);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_array_unref (self->rows);
  g_array_unref (self->items);
  g_array_unref (self->members);
  g_free (self->item_of);
  g_free (self->heights);
  g_free (self->band_heights);
  G_OBJECT_CLASS (apostil_timeline_parent_class)->finalize (object);
}

static void
apostil_timeline_class_init (ApostilTimelineClass *klass)
{
  ApostilPictureClass *picture_class = APOSTIL_PICTURE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = apostil_timeline_finalize;
  picture_class->lay_out = apostil_timeline_lay_out;
  picture_class->paint = apostil_timeline_paint;
  picture_class->speak = apostil_timeline_speak;
  picture_class->summarize = apostil_timeline_summarize;
  picture_class->find = apostil_timeline_find;
  picture_class->get_id = apostil_timeline_get_id;
  picture_class->read = apostil_timeline_read;
  picture_class->copy = apostil_timeline_copy;
  picture_class->to_anchor = apostil_timeline_to_anchor;
  picture_class->from_anchor = apostil_timeline_from_anchor;
}

static void
apostil_timeline_init (ApostilTimeline *self)
{
  self->labels = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (ApostilTimelineRow));
  self->items = g_array_new (FALSE, FALSE, sizeof (ApostilTimelineItem));
  self->members = g_array_new (FALSE, FALSE, sizeof (guint));
}

static ApostilPicture *
create (ApostilDocument *document, gboolean decided)
{
  ApostilTimeline *self = g_object_new (APOSTIL_TYPE_TIMELINE, NULL);

  self->data = apostil_timeline_data_new (document, decided);
  apostil_picture_set_title (APOSTIL_PICTURE (self), _ ("Timeline"));
  return APOSTIL_PICTURE (self);
}

/**
 * apostil_timeline_new:
 * @document: a document
 *
 * Ask apostil_picture_read() to fill it; it does not follow what changes in @document.
 *
 * Returns: (transfer full): its timeline
 */
ApostilPicture *
apostil_timeline_new (ApostilDocument *document)
{
  return create (document, FALSE);
}

/**
 * apostil_timeline_new_decided:
 * @document: a document
 *
 * As apostil_timeline_new(), without suggestions that nobody has decided.
 *
 * Returns: (transfer full): its timeline
 */
ApostilPicture *
apostil_timeline_new_decided (ApostilDocument *document)
{
  return create (document, TRUE);
}
