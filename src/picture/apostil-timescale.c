/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-timescale.h"

#include <math.h>

/* An article speaks of last Sunday, of four o'clock and of the 1980s. On an even line all but one of
 * them would fall on one pixel; on a logarithmic one nobody can read a distance. So the line is made of
 * parts, on each of which time runs evenly, and is divided only where it must be:
 *
 * - It starts as one part. While the moments of a part are too close to tell apart (its lower quartile
 *   of distances is narrower than @least), it is divided.
 * - Where a large share of it is empty, at the widest empty stretch, which is left out: a cut.
 * - Else where its moments change from sparse to dense or back: years, then days. Nothing is left out,
 *   but from there on time runs at another pace.
 * - If it is evenly dense, it stays: then nothing is to be gained, and one zooms in.
 *
 * Each part is as wide as it has to tell apart; cuts and changes have a fixed width. The division is
 * made once, so that it stays when one zooms. Outside its parts the line goes on evenly. */

#define EMPTY     0.2 /* of a part that is one empty stretch: leave it out … */
#define WIDER     8.0 /* … if it is so many usual distances */
#define DENSER    8.0 /* times: another pace */
#define CUT_GAP   4.0 /* width of what is left out, in @least */
#define PACE_GAP  2.5 /* width between paces, in @least */
#define MAX_STEP  4.0 /* a distance counts at most that many usual ones */
#define MAX_PARTS 24
#define MEDIAN    2
#define QUARTILE  4

struct _ApostilTimescale
{
  GArray *moments; /* element-type gdouble: sorted, distinct */
  GArray *parts;   /* element-type ApostilTimescalePart */
  GArray *weights; /* element-type gdouble: one a part */
  gdouble least;
  gdouble width;
};

static gint
compare (gconstpointer a, gconstpointer b)
{
  gdouble first = *(const gdouble *) a;
  gdouble second = *(const gdouble *) b;

  return (first > second) - (first < second);
}

static gdouble
get_moment (ApostilTimescale *self, guint i)
{
  return g_array_index (self->moments, gdouble, i);
}

/* The distance among the moments @low … @high that one in @share is below. */
static gdouble
get_usual (ApostilTimescale *self, guint low, guint high, guint share)
{
  g_autoptr (GArray) steps = g_array_sized_new (FALSE, FALSE, sizeof (gdouble), high - low);

  for (guint i = low; i < high; i++)
    {
      gdouble step = get_moment (self, i + 1) - get_moment (self, i);

      g_array_append_val (steps, step);
    }
  g_array_sort (steps, compare);
  return g_array_index (steps, gdouble, steps->len / share);
}

static gdouble
get_weight (ApostilTimescale *self, guint low, guint high)
{
  gdouble weight = 0;
  gdouble usual;

  if (low == high)
    return 0;
  usual = get_usual (self, low, high, MEDIAN);
  for (guint i = low; i < high; i++)
    weight += MIN ((get_moment (self, i + 1) - get_moment (self, i)) / usual, MAX_STEP);
  return weight;
}

/* After which moment the widest empty stretch begins. */
static guint
find_widest (ApostilTimescale *self, guint low, guint high)
{
  guint widest = low;

  for (guint i = low; i < high; i++)
    if (get_moment (self, i + 1) - get_moment (self, i) >
        get_moment (self, widest + 1) - get_moment (self, widest))
      widest = i;
  return widest;
}

/* After which moment the pace changes most, the larger the groups on both sides the better. */
static gboolean
find_change (ApostilTimescale *self, guint low, guint high, guint *change)
{
  gdouble best = 0;

  for (guint i = low + 2; i + 2 <= high; i++)
    {
      gdouble left = (get_moment (self, i) - get_moment (self, low)) / (i - low);
      gdouble right = (get_moment (self, high) - get_moment (self, i)) / (high - i);
      gdouble ratio = fabs (log (left / right));
      gdouble score = ratio * sqrt ((gdouble) (i - low) * (high - i));

      if (ratio >= log (DENSER) && score > best)
        {
          best = score;
          *change = i;
        }
    }
  return best > 0;
}

static void
add_part (ApostilTimescale *self, guint low, guint high, gboolean cut)
{
  ApostilTimescalePart part = { get_moment (self, low), get_moment (self, high), 0, 0, cut };
  gdouble weight = get_weight (self, low, high);

  g_array_append_val (self->parts, part);
  g_array_append_val (self->weights, weight);
}

/* Divides the moments @low … @high, which have @width, as far as needed. @n_left: parts that may
 * still be made. */
static void
divide (ApostilTimescale *self, guint low, guint high, gdouble width, gboolean cut, guint *n_left)
{
  gdouble span = get_moment (self, high) - get_moment (self, low);
  gdouble left_weight, right_weight, share, usual, widest;
  gboolean empty;
  guint at;

  if (high - low < 2 || *n_left == 0 ||
      get_usual (self, low, high, QUARTILE) / span * width >= self->least)
    {
      add_part (self, low, high, cut);
      return;
    }
  at = find_widest (self, low, high);
  usual = get_usual (self, low, high, MEDIAN);
  widest = get_moment (self, at + 1) - get_moment (self, at);
  empty = widest >= EMPTY * span && widest >= WIDER * usual;
  if (!empty && !find_change (self, low, high, &at))
    {
      add_part (self, low, high, cut);
      return;
    }
  (*n_left)--;
  left_weight = get_weight (self, low, at) + 1;
  right_weight = get_weight (self, at + 1, high) + 1;
  share = left_weight / (left_weight + right_weight);
  width = MAX (width - CUT_GAP * self->least, self->least);
  divide (self, low, at, width * share, cut, n_left);
  divide (self, at + 1, high, width * (1 - share), empty, n_left);
}

static gdouble
get_gap (ApostilTimescale *self, guint part)
{
  if (part == 0)
    return 0;
  return self->least *
         (g_array_index (self->parts, ApostilTimescalePart, part).cut ? CUT_GAP : PACE_GAP);
}

/**
 * apostil_timescale_new:
 * @moments: (element-type gdouble): when something happens, in any order
 * @width: of the line
 * @least: how far apart moments should be to be told apart
 *
 * Returns: (transfer full): a line for these moments
 */
ApostilTimescale *
apostil_timescale_new (GArray *moments, gdouble width, gdouble least)
{
  ApostilTimescale *self = g_new0 (ApostilTimescale, 1);
  g_autoptr (GArray) sorted = g_array_copy (moments);
  guint n_left = MAX_PARTS - 1;

  self->least = least;
  self->moments = g_array_new (FALSE, FALSE, sizeof (gdouble));
  self->parts = g_array_new (FALSE, FALSE, sizeof (ApostilTimescalePart));
  self->weights = g_array_new (FALSE, FALSE, sizeof (gdouble));
  g_array_sort (sorted, compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      gdouble moment = g_array_index (sorted, gdouble, i);

      if (self->moments->len == 0 || moment > get_moment (self, self->moments->len - 1))
        g_array_append_val (self->moments, moment);
    }
  if (self->moments->len > 0)
    divide (self, 0, self->moments->len - 1, width, FALSE, &n_left);
  apostil_timescale_set_width (self, width);
  return self;
}

/**
 * apostil_timescale_free:
 * @self: (transfer full): a line
 *
 * Frees @self.
 */
void
apostil_timescale_free (ApostilTimescale *self)
{
  g_array_unref (self->moments);
  g_array_unref (self->parts);
  g_array_unref (self->weights);
  g_free (self);
}

/**
 * apostil_timescale_set_width:
 * @self: a line
 * @width: how wide it shall be
 *
 * Makes it wider or narrower, with the same parts; what is left out keeps its width.
 */
void
apostil_timescale_set_width (ApostilTimescale *self, gdouble width)
{
  gdouble gaps = 0;
  gdouble weights = 0;
  gdouble room;
  gdouble squeeze = 1;
  gdouble x = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      gaps += get_gap (self, i);
      weights += g_array_index (self->weights, gdouble, i);
    }
  if (gaps > width / 2 && weights > 0)
    squeeze = width / 2 / gaps;
  else if (gaps > width)
    squeeze = width / gaps;
  gaps *= squeeze;
  room = MAX (width - gaps, 0);
  if (weights <= 0)
    x = room / 2; /* moments alone: in the middle */
  for (guint i = 0; i < self->parts->len; i++)
    {
      ApostilTimescalePart *part = &g_array_index (self->parts, ApostilTimescalePart, i);

      x += get_gap (self, i) * squeeze;
      part->x = x;
      part->width = weights > 0 ? room * g_array_index (self->weights, gdouble, i) / weights : 0;
      x += part->width;
    }
  self->width = width;
}

/* The last part that begins at or before: by time, or by place. */
static guint
find_part (ApostilTimescale *self, gdouble value, gboolean by_time)
{
  guint low = 0;
  guint high = self->parts->len - 1;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;
      const ApostilTimescalePart *part = &g_array_index (self->parts, ApostilTimescalePart, middle);

      if ((by_time ? part->from : part->x) <= value)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

static gdouble
interpolate (gdouble value, gdouble a, gdouble b, gdouble to_a, gdouble to_b)
{
  return b > a ? to_a + (to_b - to_a) * (value - a) / (b - a) : to_a;
}

/* Days to a unit of width, at the ends of the line. */
static gdouble
get_pace (const ApostilTimescalePart *part)
{
  return part->width > 0 ? (part->to - part->from) / part->width : 1;
}

/**
 * apostil_timescale_to_x:
 * @self: a line
 * @time: a moment
 *
 * Returns: where it is; later is never further left. Beyond its parts the line goes on, so this may
 *   be outside 0 and the width.
 */
gdouble
apostil_timescale_to_x (ApostilTimescale *self, gdouble time)
{
  const ApostilTimescalePart *part, *next;
  guint at;

  if (self->parts->len == 0)
    return self->width / 2;
  at = find_part (self, time, TRUE);
  part = &g_array_index (self->parts, ApostilTimescalePart, at);
  if (time < part->from)
    return part->x - (part->from - time) / get_pace (part);
  if (time <= part->to)
    return interpolate (time, part->from, part->to, part->x, part->x + part->width);
  if (at + 1 == self->parts->len)
    return part->x + part->width + (time - part->to) / get_pace (part);
  next = part + 1;
  return interpolate (time, part->to, next->from, part->x + part->width, next->x);
}

/**
 * apostil_timescale_to_time:
 * @self: a line
 * @x: a place
 *
 * Returns: the moment that is there
 */
gdouble
apostil_timescale_to_time (ApostilTimescale *self, gdouble x)
{
  const ApostilTimescalePart *part, *next;
  guint at;

  if (self->parts->len == 0)
    return 0;
  at = find_part (self, x, FALSE);
  part = &g_array_index (self->parts, ApostilTimescalePart, at);
  if (x < part->x)
    return part->from - (part->x - x) * get_pace (part);
  if (x <= part->x + part->width)
    return interpolate (x, part->x, part->x + part->width, part->from, part->to);
  if (at + 1 == self->parts->len)
    return part->to + (x - part->x - part->width) * get_pace (part);
  next = part + 1;
  return interpolate (x, part->x + part->width, next->x, part->to, next->from);
}

/**
 * apostil_timescale_get_parts:
 * @self: a line
 * @n_parts: (out): how many
 *
 * Returns: (array length=n_parts) (transfer none): its parts, from left to right
 */
const ApostilTimescalePart *
apostil_timescale_get_parts (ApostilTimescale *self, guint *n_parts)
{
  *n_parts = self->parts->len;
  return (const ApostilTimescalePart *) (gpointer) self->parts->data;
}
