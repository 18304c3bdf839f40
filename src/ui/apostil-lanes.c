/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-lanes.h"

#include <string.h>

/* Lanes are given greedily, in the order of the starts and the longest first among equal
 * ones: each mark takes the first lane of its family that is free at its start. A mark that
 * starts where every lane is free again begins a cluster: nothing before it matters to it or
 * to what follows. So a change re-lanes from the start of the cluster it falls in up to the
 * next mark that began one before and does so still. */

typedef struct
{
  guint32 start;
  guint32 end;
  guint8 family;
  guint8 lane;
  guint8 is_long;
  guint8 is_first; /* begins a cluster */
} Lane;

struct _ApostilLanes
{
  GArray *lanes; /* Lane */
};

typedef struct
{
  guint32 ends[APOSTIL_N_LANE_FAMILIES][APOSTIL_N_LANES];
  guint32 end; /* the largest of them */
} State;

/**
 * apostil_lanes_new:
 *
 * Returns: (transfer full): lanes of no marks
 */
ApostilLanes *
apostil_lanes_new (void)
{
  ApostilLanes *self = g_new0 (ApostilLanes, 1);

  self->lanes = g_array_new (FALSE, TRUE, sizeof (Lane));
  return self;
}

/**
 * apostil_lanes_free:
 * @self: (transfer full): lanes
 *
 * Frees @self.
 */
void
apostil_lanes_free (ApostilLanes *self)
{
  g_array_unref (self->lanes);
  g_free (self);
}

/**
 * apostil_lanes_get_length:
 * @self: lanes
 *
 * Returns: the number of marks
 */
guint
apostil_lanes_get_length (ApostilLanes *self)
{
  return self->lanes->len;
}

/**
 * apostil_lanes_get:
 * @self: lanes
 * @position: a mark
 *
 * Returns: its lane, below %APOSTIL_N_LANES
 */
guint
apostil_lanes_get (ApostilLanes *self, guint position)
{
  g_return_val_if_fail (position < self->lanes->len, 0);

  return g_array_index (self->lanes, Lane, position).lane;
}

/**
 * apostil_lanes_is_long:
 * @self: lanes
 * @position: a mark
 *
 * Returns: whether it is shown as a bar in the margin instead of in a lane
 */
gboolean
apostil_lanes_is_long (ApostilLanes *self, guint position)
{
  g_return_val_if_fail (position < self->lanes->len, FALSE);

  return g_array_index (self->lanes, Lane, position).is_long;
}

static void
place (State *state, Lane *lane)
{
  guint32 *ends = state->ends[lane->family];
  guint i = 0;

  if (lane->is_long)
    {
      lane->lane = 0;
      return;
    }
  while (i < APOSTIL_N_LANES - 1 && ends[i] > lane->start)
    i++;
  lane->lane = (guint8) i;
  ends[i] = MAX (ends[i], lane->end);
  state->end = MAX (state->end, lane->end);
}

/* Places all marks from @position that start at one place; returns the position after them. */
static guint
place_equal (ApostilLanes *self, State *state, guint position, ApostilSpan *changed)
{
  Lane *lanes = &g_array_index (self->lanes, Lane, 0);
  guint32 start = lanes[position].start;
  guint8 is_first = state->end <= start;
  guint after = position;

  while (after < self->lanes->len && lanes[after].start == start)
    after++;
  /* The list has the shortest first. */
  for (guint i = after; i > position; i--)
    {
      Lane *lane = &lanes[i - 1];
      guint8 old = lane->lane;

      place (state, lane);
      lane->is_first = is_first && i - 1 == position;
      if (old != lane->lane && changed != NULL)
        {
          changed->start = MIN (changed->start, lane->start);
          changed->end = MAX (changed->end, lane->end);
        }
    }
  return after;
}

/**
 * apostil_lanes_splice:
 * @self: lanes
 * @position: where the list changed
 * @n_removed: how many marks went
 * @added: (array length=n_added): what came in their place
 * @n_added: how many marks came
 * @changed: (inout) (optional): grown by the marks whose lane is another one now
 *
 * Follows a change of the annotation list. The cost is that of the clusters hit.
 */
void
apostil_lanes_splice (ApostilLanes *self,
                      guint position,
                      guint n_removed,
                      const ApostilLaneItem *added,
                      guint n_added,
                      ApostilSpan *changed)
{
  State state = { { { 0 } }, 0 };
  guint from = position;
  g_autofree Lane *fresh = NULL;

  g_return_if_fail (position <= self->lanes->len && n_removed <= self->lanes->len - position);

  if (n_removed > 0)
    g_array_remove_range (self->lanes, position, n_removed);
  if (n_added > 0)
    {
      fresh = g_new0 (Lane, n_added);
      for (guint i = 0; i < n_added; i++)
        {
          fresh[i].start = added[i].span.start;
          fresh[i].end = added[i].span.end;
          fresh[i].family = (guint8) added[i].family;
          fresh[i].is_long = added[i].is_long != FALSE;
        }
      g_array_insert_vals (self->lanes, position, fresh, n_added);
    }

  /* Back to the start of a cluster; marks with one start hang together. */
  if (from > 0)
    do
      from--;
    while (from > 0 && !g_array_index (self->lanes, Lane, from).is_first);

  for (guint i = from; i < self->lanes->len;)
    {
      const Lane *next;

      i = place_equal (self, &state, i, changed);
      if (i >= self->lanes->len || i < position + n_added)
        continue;
      /* Past the change, where a cluster began before and begins still, all is as it was. */
      next = &g_array_index (self->lanes, Lane, i);
      if (next->is_first && state.end <= next->start)
        break;
    }
}
