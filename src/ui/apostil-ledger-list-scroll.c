/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-list-private.h"

/* How it works
 *
 * The place of the list is a row and a distance into it, as that of the article is a block: heights
 * above are estimates until they have been in sight, and one that is corrected does not move what is
 * being read. The adjustment is told the sum. When somebody else changes it by little, that is taken
 * as a way to go from here, over rows measured on the way; when by much, as a place among the
 * estimates. */

static gint
get_height (ApostilLedgerList *self)
{
  return gtk_widget_get_allocated_height (GTK_WIDGET (self));
}

static gint
measure (ApostilLedgerList *self, guint row)
{
  return apostil_row_heights_get (self->heights, row);
}

/* Before its first allocation a widget is one pixel wide. */
static gboolean
has_room (ApostilLedgerList *self)
{
  return gtk_widget_get_realized (GTK_WIDGET (self)) &&
         gtk_widget_get_allocated_width (GTK_WIDGET (self)) > 1;
}

/* Brings the distance into the row at the top, over its neighbours. */
static void
normalise (ApostilLedgerList *self)
{
  guint n = apostil_ledger_list_get_n_rows (self);

  self->top_row = MIN (self->top_row, n - 1);
  while (self->top_offset < 0 && self->top_row > 0)
    {
      self->top_row--;
      self->top_offset += measure (self, self->top_row);
    }
  while (self->top_row + 1 < n)
    {
      gint height = measure (self, self->top_row);

      if (self->top_offset < height)
        break;
      self->top_offset -= height;
      self->top_row++;
    }
  if (self->top_row == 0)
    self->top_offset = MAX (self->top_offset, 0);
}

/* How far below the last row the list reaches; 0 when it does not. */
static gint
get_excess (ApostilLedgerList *self)
{
  guint n = apostil_ledger_list_get_n_rows (self);
  gint height = get_height (self);
  gint y = -self->top_offset;

  for (guint row = self->top_row; row < n; row++)
    {
      y += measure (self, row);
      if (y >= height)
        return 0;
    }
  return height - y;
}

static GtkAdjustment *
get_adjustment (ApostilLedgerList *self, GtkOrientation orientation)
{
  return apostil_scroller_get_adjustment (APOSTIL_SCROLLER (self), orientation);
}

static void
tell_adjustments (ApostilLedgerList *self)
{
  GtkAdjustment *horizontal = get_adjustment (self, GTK_ORIENTATION_HORIZONTAL);
  GtkAdjustment *vertical = get_adjustment (self, GTK_ORIENTATION_VERTICAL);
  gint width = gtk_widget_get_allocated_width (GTK_WIDGET (self));
  gint height = get_height (self);
  gint64 upper = MAX (apostil_row_heights_get_total (self->heights), height);

  self->value = apostil_row_heights_get_top (self->heights, self->top_row) + self->top_offset;
  self->syncing = TRUE;
  if (vertical != NULL)
    gtk_adjustment_configure (
        vertical, MIN ((gdouble) self->value + self->fraction, (gdouble) (upper - height)), 0,
        (gdouble) upper, height * 0.1, height * 0.9, height);
  if (horizontal != NULL)
    gtk_adjustment_configure (horizontal, 0, 0, width, 1, width, width);
  self->syncing = FALSE;
  apostil_scroller_set_reach (APOSTIL_SCROLLER (self), GTK_ORIENTATION_VERTICAL, (gdouble) upper,
                              height);
}

/* Returns: whether @row is no further than two screens away, and then where; its neighbours are
 * measured for that. */
static gboolean
get_near_y (ApostilLedgerList *self, guint row, gint *y)
{
  gint far = 2 * get_height (self);
  gint way = 0;

  if (row < self->top_row)
    {
      for (guint i = self->top_row; i > row && way < far; i--)
        way += measure (self, i - 1);
      *y = -way - self->top_offset;
    }
  else
    {
      for (guint i = self->top_row; i < row && way < far; i++)
        way += measure (self, i);
      *y = way - self->top_offset;
    }
  return way < far;
}

/**
 * apostil_ledger_list_settle:
 * @self: the rows
 *
 * Measures what is in sight, keeps the place within the rows, and tells the adjustments.
 */
void
apostil_ledger_list_settle (ApostilLedgerList *self)
{
  gint excess;

  if (!has_room (self))
    return;
  if (apostil_ledger_list_get_n_rows (self) == 0)
    {
      self->top_row = 0;
      self->top_offset = 0;
      tell_adjustments (self);
      return;
    }
  normalise (self);
  excess = get_excess (self);
  if (excess > 0)
    {
      self->top_offset -= excess;
      normalise (self);
    }
  tell_adjustments (self);
  if (self->wanted != APOSTIL_LEDGER_LIST_NONE)
    apostil_ledger_list_scroll_to (self, (guint) self->wanted);
}

/**
 * apostil_ledger_list_adjustment_changed:
 * @self: the rows
 *
 * Follows the vertical adjustment, which the scrolled window has changed.
 */
void
apostil_ledger_list_adjustment_changed (ApostilLedgerList *self)
{
  GtkAdjustment *vertical = get_adjustment (self, GTK_ORIENTATION_VERTICAL);
  gdouble value = gtk_adjustment_get_value (vertical);
  gdouble end = gtk_adjustment_get_upper (vertical) - gtk_adjustment_get_page_size (vertical);
  gint64 pixels = (gint64) value;
  gint64 change = pixels - self->value;

  if (self->syncing || !has_room (self) || apostil_ledger_list_get_n_rows (self) == 0)
    return;
  self->fraction = value - (gdouble) pixels;
  self->wanted = APOSTIL_LEDGER_LIST_NONE;
  if (value <= 0)
    {
      self->top_row = 0;
      self->top_offset = 0;
    }
  else if (value >= end - 0.5)
    {
      self->top_row = apostil_ledger_list_get_n_rows (self) - 1;
      self->top_offset = get_height (self);
    }
  else if (ABS (change) <= 2 * get_height (self))
    self->top_offset += (gint) change;
  else
    {
      gint64 within;

      self->top_row = apostil_row_heights_find (self->heights, pixels, &within);
      self->top_offset = (gint) within;
    }
  apostil_ledger_list_settle (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * apostil_ledger_list_scroll_by:
 * @self: the rows
 * @pixels: how far; below 0 towards the first
 *
 * Scrolls over rows that are measured on the way: exact.
 */
void
apostil_ledger_list_scroll_by (ApostilLedgerList *self, gint pixels)
{
  self->top_offset += pixels;
  apostil_ledger_list_settle (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * apostil_ledger_list_scroll_to:
 * @self: the rows
 * @row: one of them
 *
 * Scrolls as little as brings @row into sight; a third from the top when it was far out of it.
 */
void
apostil_ledger_list_scroll_to (ApostilLedgerList *self, guint row)
{
  gint height = get_height (self);
  gint row_height;
  gint y;

  self->wanted = has_room (self) ? APOSTIL_LEDGER_LIST_NONE : (gint) row;
  if (self->wanted != APOSTIL_LEDGER_LIST_NONE || row >= apostil_ledger_list_get_n_rows (self))
    return;
  apostil_ledger_list_settle (self);
  row_height = measure (self, row);
  if (!get_near_y (self, row, &y))
    {
      self->top_row = row;
      self->top_offset = 0;
      apostil_ledger_list_scroll_by (self, -height / 3);
    }
  else if (y < 0 || row_height >= height)
    apostil_ledger_list_scroll_by (self, y);
  else if (y + row_height > height)
    apostil_ledger_list_scroll_by (self, y + row_height - height);
}

/**
 * apostil_ledger_list_get_row_at:
 * @self: the rows
 * @y: in widget coordinates
 *
 * Returns: the row there, which is in sight, or %APOSTIL_LEDGER_LIST_NONE
 */
gint
apostil_ledger_list_get_row_at (ApostilLedgerList *self, gint y)
{
  guint n = apostil_ledger_list_get_n_rows (self);
  gint top = -self->top_offset;

  if (!has_room (self) || y < 0)
    return APOSTIL_LEDGER_LIST_NONE;
  for (guint row = self->top_row; row < n && top < get_height (self); row++)
    {
      top += measure (self, row);
      if (y < top)
        return (gint) row;
    }
  return APOSTIL_LEDGER_LIST_NONE;
}

/**
 * apostil_ledger_list_get_row_area:
 * @self: the rows
 * @row: one of them
 * @area: (out): where it is, in widget coordinates; only about where, when that is far away
 *
 * Returns: whether it is in sight
 */
gboolean
apostil_ledger_list_get_row_area (ApostilLedgerList *self, guint row, GdkRectangle *area)
{
  gint height = get_height (self);
  gboolean near;

  *area = (GdkRectangle){ 0 };
  if (!has_room (self) || row >= apostil_ledger_list_get_n_rows (self))
    return FALSE;
  near = get_near_y (self, row, &area->y);
  if (!near)
    area->y = (gint) CLAMP (apostil_row_heights_get_top (self->heights, row) - self->value,
                            G_MININT / 2, G_MAXINT / 2);
  area->width = gtk_widget_get_allocated_width (GTK_WIDGET (self));
  area->height = measure (self, row);
  return near && area->y + area->height > 0 && area->y < height;
}

/**
 * apostil_ledger_list_queue_row:
 * @self: the rows
 * @row: one of them, or %APOSTIL_LEDGER_LIST_NONE
 *
 * Has @row painted again, if it is in sight.
 */
void
apostil_ledger_list_queue_row (ApostilLedgerList *self, gint row)
{
  gint y = -self->top_offset;

  if (row < (gint) self->top_row || !has_room (self) ||
      (guint) row >= apostil_ledger_list_get_n_rows (self))
    return;
  for (guint i = self->top_row; y < get_height (self); i++)
    {
      gint height = measure (self, i);

      if (i == (guint) row)
        {
          gtk_widget_queue_draw_area (GTK_WIDGET (self), 0, y,
                                      gtk_widget_get_allocated_width (GTK_WIDGET (self)), height);
          return;
        }
      y += height;
    }
}
