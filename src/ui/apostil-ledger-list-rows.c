/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-list-private.h"

#include "apostil-cell-renderer-claim.h"
#include "apostil-ledger-list-accessible.h"
#include "apostil-ledger-words.h"

#define MANY  400 /* rows, which nobody has room for */
#define LEAST 20  /* pixels that a row is high */

/* How it works
 *
 * A row is known by its number. Two are marked: the cursor, which keys move, and the selected one,
 * which is the session's current mark; they are the same but where Ctrl moved the cursor alone, or
 * another mark than a claim is current. When rows come and go both keep to what they stand for, and
 * where the row of the cursor goes, the next one is selected in its place. */

/**
 * apostil_ledger_list_get_n_rows:
 * @self: the rows
 *
 * Returns: how many there are, as far as the list has heard
 */
guint
apostil_ledger_list_get_n_rows (ApostilLedgerList *self)
{
  return apostil_row_heights_get_length (self->heights);
}

/**
 * apostil_ledger_list_get_row:
 * @self: the rows
 * @row: one of them
 *
 * Returns: (transfer none): what it stands for, till the next change
 */
const ApostilLedgerRow *
apostil_ledger_list_get_row (ApostilLedgerList *self, guint row)
{
  return apostil_ledger_get_row (self->ledger, row);
}

static guint
count_candidates (ApostilLedgerList *self, ApostilAnnotation *claim)
{
  if (self->candidates == NULL || claim == NULL)
    return 0;
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->candidates, apostil_record_get_id (claim)));
}

/**
 * apostil_ledger_list_speak:
 * @self: the rows
 * @row: one of them
 *
 * Returns: (transfer full): the row as a sentence
 */
gchar *
apostil_ledger_list_speak (ApostilLedgerList *self, guint row)
{
  const ApostilLedgerRow *what = apostil_ledger_list_get_row (self, row);

  return apostil_ledger_speak (self->ledger, what, count_candidates (self, what->claim));
}

/**
 * apostil_ledger_list_set_up:
 * @self: the rows
 * @row: one of them
 *
 * Has the renderer stand for @row.
 */
void
apostil_ledger_list_set_up (ApostilLedgerList *self, guint row)
{
  const ApostilLedgerRow *what = apostil_ledger_list_get_row (self, row);

  apostil_cell_renderer_claim_set_row (APOSTIL_CELL_RENDERER_CLAIM (self->cell), self->ledger, what,
                                       count_candidates (self, what->claim));
}

/* ---- Selection and cursor ---- */

/**
 * apostil_ledger_list_get_claim:
 * @self: the rows
 *
 * Returns: (transfer none) (nullable): the claim of the selected row
 */
ApostilAnnotation *
apostil_ledger_list_get_claim (ApostilLedgerList *self)
{
  if (self->ledger == NULL || self->selected == APOSTIL_LEDGER_LIST_NONE)
    return NULL;
  return apostil_ledger_list_get_row (self, (guint) self->selected)->claim;
}

/**
 * apostil_ledger_list_select:
 * @self: the rows
 * @row: one of them, or %APOSTIL_LEDGER_LIST_NONE
 *
 * Selects @row; the claim in it becomes the current mark.
 */
void
apostil_ledger_list_select (ApostilLedgerList *self, gint row)
{
  gint before = self->selected;
  ApostilAnnotation *claim;

  if (row == before)
    return;
  self->selected = row;
  apostil_ledger_list_queue_row (self, before);
  apostil_ledger_list_queue_row (self, row);
  apostil_ledger_list_accessible_selected (self, before);
  claim = apostil_ledger_list_get_claim (self);
  if (claim != NULL && !self->following)
    apostil_session_set_current (self->session, claim, FALSE);
}

/**
 * apostil_ledger_list_move_to:
 * @self: the rows
 * @row: one of them
 * @select: whether to select it as well
 *
 * Puts the cursor there, in sight.
 */
void
apostil_ledger_list_move_to (ApostilLedgerList *self, gint row, gboolean select)
{
  gint before = self->cursor;

  self->cursor = row;
  if (row != before)
    {
      apostil_ledger_list_queue_row (self, before);
      apostil_ledger_list_queue_row (self, row);
    }
  if (select)
    apostil_ledger_list_select (self, row);
  if (row != before)
    apostil_ledger_list_accessible_moved (self);
  if (row != APOSTIL_LEDGER_LIST_NONE)
    apostil_ledger_list_scroll_to (self, (guint) row);
}

/**
 * apostil_ledger_list_hover:
 * @self: the rows
 * @row: the one under the pointer, or %APOSTIL_LEDGER_LIST_NONE
 *
 * Has it painted so.
 */
void
apostil_ledger_list_hover (ApostilLedgerList *self, gint row)
{
  if (row == self->hovered)
    return;
  apostil_ledger_list_queue_row (self, self->hovered);
  self->hovered = row;
  apostil_ledger_list_queue_row (self, row);
}

/**
 * apostil_ledger_list_activate:
 * @self: the rows
 *
 * Selects the row of the cursor, and opens the claim in it.
 */
void
apostil_ledger_list_activate (ApostilLedgerList *self)
{
  if (self->cursor == APOSTIL_LEDGER_LIST_NONE)
    return;
  apostil_ledger_list_select (self, self->cursor);
  if (apostil_ledger_list_get_claim (self) != NULL)
    apostil_ledger_list_open (self);
}

/* The first claim of a group is not shown without the row that says whose it is. */
static void
show_title (ApostilLedgerList *self, guint row)
{
  if (row > 0 && apostil_ledger_list_get_row (self, row - 1)->claim == NULL)
    apostil_ledger_list_scroll_to (self, row - 1);
}

/**
 * apostil_ledger_list_follow:
 * @self: the rows
 *
 * Selects the row of the session's current mark and brings it into sight. While another mark than
 * a claim is current no claim is selected; a selected row of a group stays.
 */
void
apostil_ledger_list_follow (ApostilLedgerList *self)
{
  ApostilAnnotation *current;
  guint row;

  g_return_if_fail (APOSTIL_IS_LEDGER_LIST (self));

  if (self->ledger == NULL || apostil_ledger_list_get_n_rows (self) == 0)
    return;
  current = apostil_session_get_current (self->session);
  if (current != NULL && current == apostil_ledger_list_get_claim (self))
    return;
  self->following = TRUE;
  if (current == NULL || !apostil_ledger_find (self->ledger, current, &row))
    {
      if (apostil_ledger_list_get_claim (self) != NULL)
        apostil_ledger_list_select (self, APOSTIL_LEDGER_LIST_NONE);
    }
  else
    {
      show_title (self, row);
      apostil_ledger_list_move_to (self, (gint) row, TRUE);
    }
  self->following = FALSE;
}

/* ---- Rows that come and go ---- */

static gint *const *
get_marks (ApostilLedgerList *self, gint *marks[4])
{
  marks[0] = &self->selected;
  marks[1] = &self->cursor;
  marks[2] = &self->hovered;
  marks[3] = &self->wanted;
  return marks;
}

/* Heights follow in the next layout of the window: rows may come by the hundred. */
static void
rows_changed (ApostilLedgerList *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
row_inserted (ApostilLedger *ledger, guint row, ApostilLedgerList *self)
{
  gint *marks[4];

  apostil_row_heights_insert (self->heights, row);
  get_marks (self, marks);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (*marks[i] >= (gint) row)
      ++*marks[i];
  /* What is in sight stays there; but at the very top that is the first row, whichever it is. */
  if (row < self->top_row || (row == self->top_row && (row > 0 || self->top_offset > 0)))
    self->top_row++;
  apostil_ledger_list_accessible_inserted (self, row);
  rows_changed (self);
}

static void
row_deleted (ApostilLedger *ledger, guint row, ApostilLedgerList *self)
{
  gboolean was_cursor = self->cursor == (gint) row;
  gint n;
  gint *marks[4];

  apostil_row_heights_remove (self->heights, row);
  n = (gint) apostil_ledger_list_get_n_rows (self);
  apostil_ledger_list_accessible_deleted (self, row);
  get_marks (self, marks);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (*marks[i] == (gint) row)
        *marks[i] = APOSTIL_LEDGER_LIST_NONE;
      else if (*marks[i] > (gint) row)
        --*marks[i];
    }
  if (row < self->top_row)
    self->top_row--;
  else if (row == self->top_row)
    self->top_offset = 0;
  rows_changed (self);
  if (was_cursor && n > 0)
    apostil_ledger_list_move_to (self, MIN ((gint) row, n - 1), TRUE);
}

static void
row_changed (ApostilLedger *ledger, guint row, ApostilLedgerList *self)
{
  apostil_row_heights_forget (self->heights, row);
  apostil_ledger_list_accessible_changed (self, row);
  rows_changed (self);
}

/* Nothing points into the rows any more. */
static void
let_go (ApostilLedgerList *self)
{
  apostil_row_heights_set_length (self->heights, 0);
  apostil_cell_renderer_claim_set_row (APOSTIL_CELL_RENDERER_CLAIM (self->cell), NULL, NULL, 0);
  self->selected = APOSTIL_LEDGER_LIST_NONE;
  self->cursor = APOSTIL_LEDGER_LIST_NONE;
  self->hovered = APOSTIL_LEDGER_LIST_NONE;
  self->wanted = APOSTIL_LEDGER_LIST_NONE;
  self->top_row = 0;
  self->top_offset = 0;
  self->fraction = 0;
  rows_changed (self);
}

static void
take (ApostilLedgerList *self)
{
  guint n = apostil_ledger_get_n_rows (self->ledger);

  apostil_row_heights_set_length (self->heights, n);
  /* So many are more than there is room for, whatever their heights: known before the first layout, it
   * is the only one. */
  if (n >= MANY)
    apostil_scroller_set_reach (APOSTIL_SCROLLER (self), GTK_ORIENTATION_VERTICAL,
                                (gdouble) n * LEAST, 0);
  apostil_ledger_list_accessible_reset (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Rows come and go by thousands. */
static void
ledger_reset (ApostilLedger *ledger, gboolean before, ApostilLedgerList *self)
{
  if (before)
    let_go (self);
  else
    take (self);
}

/**
 * apostil_ledger_list_set_ledger:
 * @self: the rows
 * @ledger: (nullable): a ledger
 *
 * Shows @ledger.
 */
void
apostil_ledger_list_set_ledger (ApostilLedgerList *self, ApostilLedger *ledger)
{
  g_return_if_fail (APOSTIL_IS_LEDGER_LIST (self));

  if (self->ledger != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->ledger, self);
      let_go (self);
      g_clear_object (&self->ledger);
      apostil_ledger_list_accessible_reset (self);
    }
  if (ledger == NULL)
    return;
  self->ledger = g_object_ref (ledger);
  g_signal_connect (ledger, "reset", G_CALLBACK (ledger_reset), self);
  g_signal_connect (ledger, "row-inserted", G_CALLBACK (row_inserted), self);
  g_signal_connect (ledger, "row-deleted", G_CALLBACK (row_deleted), self);
  g_signal_connect (ledger, "row-changed", G_CALLBACK (row_changed), self);
  g_signal_connect_swapped (ledger, "counted", G_CALLBACK (apostil_ledger_list_follow), self);
  take (self);
  apostil_ledger_list_follow (self);
}

static gboolean
is_equal (GHashTable *one, GHashTable *other)
{
  guint n = one != NULL ? g_hash_table_size (one) : 0;
  GHashTableIter iter;
  gpointer id;
  gpointer count;

  if (n != (other != NULL ? g_hash_table_size (other) : 0))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &id, &count))
    if (g_hash_table_lookup (other, id) != count)
      return FALSE;
  return TRUE;
}

/**
 * apostil_ledger_list_set_candidates:
 * @self: the rows
 * @candidates: (nullable): id of a claim → with how many others it may be at odds
 *
 * Has rows say so.
 */
void
apostil_ledger_list_set_candidates (ApostilLedgerList *self, GHashTable *candidates)
{
  g_return_if_fail (APOSTIL_IS_LEDGER_LIST (self));

  /* All rows are estimated anew: not for nothing. */
  if (is_equal (self->candidates, candidates))
    return;
  g_clear_pointer (&self->candidates, g_hash_table_unref);
  self->candidates = candidates != NULL ? g_hash_table_ref (candidates) : NULL;
  apostil_ledger_list_measure_anew (self);
}
