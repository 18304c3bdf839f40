/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-timeline-private.h"

#include "apostil-number.h"
#include "apostil-timeline-words.h"

/* Labels of a row, from left to right: each beside its shape, to the right of it where there is room
 * up to the next shape, else to the left where there is some since the last label, else cut, else left
 * out. So no two of them ever meet, and none meets a shape.
 *
 * To measure words costs more than all else that is painted, and where shapes stand close most labels are
 * left out: words are laid out only where some may have room. */

#define GAP          7.0
#define MAX_LABEL    420.0
#define MAX_CLAIMANT 150.0
#define GOOD_LABEL   260.0 /* enough to stay on the right … */
#define MORE         2.2   /* … unless there is so much more on the left */
#define LEAST_LABEL  44.0  /* not worth while below */
#define LEAST_CHAR   2.0   /* no letters are narrower, one with the other */
#define N_CONTROLS   6     /* at most, of those that isolate words and are not seen */
#define MAX_ROWS     300   /* labelled at once; then it starts afresh */

static void
clear_label (gpointer data)
{
  ApostilTimelineLabel *label = data;

  g_clear_object (&label->title);
  g_clear_object (&label->detail);
}

/* Whether @title and @detail are surely wider than what is left whole in so little room. */
static gboolean
are_wider (const gchar *title, const gchar *detail)
{
  glong n_chars = g_utf8_strlen (title, -1) + (detail != NULL ? g_utf8_strlen (detail, -1) : 0);

  return ((gdouble) n_chars - N_CONTROLS) * LEAST_CHAR > LEAST_LABEL;
}

/* FALSE: they have no room, and none are made. */
static gboolean
make_words (ApostilTimeline *self,
            ApostilTimelineLabel *label,
            const ApostilTimelineItem *item,
            gdouble room)
{
  PangoContext *context = apostil_picture_get_context (APOSTIL_PICTURE (self));
  const guint *members = apostil_timeline_get_members (self, item);
  const ApostilTimelineEvent *event = apostil_timeline_data_get (self->data, members[0]);
  g_autofree gchar *title = NULL;
  g_autofree gchar *detail = NULL;

  if (room < 0)
    return FALSE;
  if (item->n > 1)
    title = apostil_timeline_words_many (self->data, members, item->n);
  else
    {
      title = apostil_timeline_words_title (self->data, members[0]);
      detail = apostil_timeline_words_detail (self->data, members[0]);
      if (room < LEAST_LABEL * self->unit && are_wider (title, detail))
        return FALSE;
    }
  if (*title != '\0')
    label->title = apostil_letters_new (context, title,
                                        event->is_claim || item->n > 1 ? APOSTIL_LETTERS_SMALL
                                                                       : APOSTIL_LETTERS_PLAIN);
  if (label->title != NULL && event->is_claim && item->n == 1)
    apostil_letters_fit (label->title, MAX_CLAIMANT * self->unit);
  if (detail != NULL && *detail != '\0')
    label->detail = apostil_letters_new (context, detail, APOSTIL_LETTERS_SMALL);
  return TRUE;
}

/* Where « 12 dates · 3 claims » has no room, the number may have some. */
static gdouble
shorten (ApostilTimelineLabel *label, guint n, gdouble room)
{
  g_autofree gchar *number = apostil_number_to_words (n);
  gdouble width;

  pango_layout_set_text (label->title, number, -1);
  width = apostil_letters_get_width (label->title);
  return width <= room ? width : 0;
}

/* How wide the label becomes in @room; 0 when it has to be left out. */
static gdouble
fit (ApostilTimeline *self,
     ApostilTimelineLabel *label,
     const ApostilTimelineItem *item,
     gdouble room)
{
  gdouble gap = GAP * self->unit;
  gdouble title = label->title == NULL ? 0 : apostil_letters_get_width (label->title);
  gdouble detail = label->detail == NULL ? 0 : apostil_letters_get_width (label->detail);
  gdouble between = label->title != NULL && label->detail != NULL ? gap : 0;

  room = MIN (room, MAX_LABEL * self->unit);
  if (title + between + detail <= room)
    return title + between + detail;
  if (item->n > 1)
    return shorten (label, item->n, room);
  if (room < LEAST_LABEL * self->unit)
    return 0;
  if (label->detail != NULL && room - title - between >= LEAST_LABEL * self->unit)
    {
      apostil_letters_fit (label->detail, room - title - between);
      return room;
    }
  if (label->title == NULL)
    return 0;
  g_clear_object (&label->detail);
  apostil_letters_fit (label->title, room);
  return MIN (title, room);
}

static gdouble
get_natural_width (ApostilTimeline *self, const ApostilTimelineLabel *label)
{
  gdouble width = 0;

  if (label->title != NULL)
    width += apostil_letters_get_width (label->title);
  if (label->detail != NULL)
    width += apostil_letters_get_width (label->detail);
  if (label->title != NULL && label->detail != NULL)
    width += GAP * self->unit;
  return MIN (width, MAX_LABEL * self->unit);
}

static void
set_place (ApostilTimeline *self, ApostilTimelineLabel *label, gdouble x, gdouble width)
{
  label->x = x;
  label->width = width;
  label->detail_x = x;
  if (label->title != NULL)
    label->detail_x += apostil_letters_get_width (label->title) + GAP * self->unit;
}

/* All labels at one moment are on the same side, so that they read as a column. */
static gboolean
goes_left (ApostilTimeline *self, const ApostilTimelineItem *item)
{
  gdouble after = self->lane_x - item->x - item->width;
  gdouble before = item->x - self->plot_x;

  return item->x < self->lane_x && after < GOOD_LABEL * self->unit && before > MORE * after;
}

/* Puts the label of @item between @left and @right, where it is left out when it is 0 wide; returns where
 * it or its shape ends. */
static gdouble
place_label (ApostilTimeline *self,
             ApostilTimelineLabel *label,
             const ApostilTimelineItem *item,
             gdouble left,
             gdouble right)
{
  gdouble gap = GAP * self->unit;
  gdouble least = LEAST_LABEL * self->unit;
  gdouble end = item->x + item->width;
  gdouble after = right - end - 2 * gap;
  gdouble before = item->x - left - 2 * gap;
  gdouble wanted, width;

  if (!make_words (self, label, item, item->bar ? G_MAXDOUBLE : MAX (after, before)))
    return goes_left (self, item) ? end + gap : end;
  wanted = get_natural_width (self, label);
  /* on a bar, if it holds all of it */
  if (item->bar && wanted + 2 * gap <= item->width)
    {
      set_place (self, label, item->x + gap, wanted);
      fit (self, label, item, wanted);
      return end;
    }
  if (goes_left (self, item) ? before >= MIN (wanted, least) : after < MIN (wanted, least))
    {
      width = fit (self, label, item, before);
      set_place (self, label, item->x - gap - width, width);
      return end;
    }
  width = fit (self, label, item, after);
  set_place (self, label, end + gap, width);
  return end + gap + width;
}

/**
 * apostil_timeline_get_labels:
 * @self: a timeline that is laid out
 * @row: one of its rows
 *
 * Returns: (element-type ApostilTimelineLabel) (transfer none): its labels, from left to right, until
 *   others are asked for
 */
GArray *
apostil_timeline_get_labels (ApostilTimeline *self, guint row)
{
  const ApostilTimelineRow *r = &g_array_index (self->rows, ApostilTimelineRow, row);
  gpointer key = GUINT_TO_POINTER (row + 1);
  GArray *labels = g_hash_table_lookup (self->labels, key);
  gdouble left = self->plot_x;

  if (labels != NULL)
    return labels;
  if (g_hash_table_size (self->labels) >= MAX_ROWS)
    g_hash_table_remove_all (self->labels);
  labels = g_array_new (FALSE, FALSE, sizeof (ApostilTimelineLabel));
  g_array_set_clear_func (labels, clear_label);
  for (guint i = r->first; i < r->first + r->n; i++)
    {
      const ApostilTimelineItem *item = apostil_timeline_get_item (self, i);
      gboolean in_lane = self->lane_width > 0 && item->x >= self->lane_x;
      gdouble right = in_lane ? self->lane_x + self->lane_width : self->lane_x;
      ApostilTimelineLabel label = { .item = i };

      if (in_lane)
        left = MAX (left, self->lane_x);
      if (i + 1 < r->first + r->n)
        right = MIN (right, apostil_timeline_get_item (self, i + 1)->x);
      left = place_label (self, &label, item, left, right);
      if (label.width > 0)
        g_array_append_val (labels, label);
      else
        clear_label (&label);
    }
  g_hash_table_insert (self->labels, key, labels);
  return labels;
}
