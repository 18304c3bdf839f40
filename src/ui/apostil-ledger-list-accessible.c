/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-list-accessible.h"

#include "apostil-ledger-cell-accessible.h"
#include "apostil-ledger-list-private.h"

/* How it works
 *
 * A table of one column, as a GtkTreeView would be: its cells come and go with those who look at them
 * (apostil-ledger-cell-accessible.c). The cell of the cursor is the one that has the focus while the list
 * has it; it is held, so that whoever was told of it finds it. */

struct _ApostilLedgerListAccessible
{
  GtkWidgetAccessible parent_instance;

  GHashTable *cells;  /* row → cell, without a reference */
  AtkObject *focused; /* (nullable) the cell that was told of last */
};

static void component_init (AtkComponentIface *iface);
static void selection_init (AtkSelectionIface *iface);
static void table_init (AtkTableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ApostilLedgerListAccessible,
                               apostil_ledger_list_accessible,
                               GTK_TYPE_WIDGET_ACCESSIBLE,
                               G_IMPLEMENT_INTERFACE (ATK_TYPE_COMPONENT, component_init)
                                   G_IMPLEMENT_INTERFACE (ATK_TYPE_SELECTION, selection_init)
                                       G_IMPLEMENT_INTERFACE (ATK_TYPE_TABLE, table_init))

#define ACCESSIBLE_KEY "apostil-accessible"

/* NULL once the widget is gone. */
static ApostilLedgerList *
get_list (gpointer accessible)
{
  GtkWidget *widget = gtk_accessible_get_widget (GTK_ACCESSIBLE (accessible));

  return widget != NULL ? APOSTIL_LEDGER_LIST (widget) : NULL;
}

static ApostilLedgerListAccessible *
peek (ApostilLedgerList *list)
{
  return g_object_get_data (G_OBJECT (list), ACCESSIBLE_KEY);
}

static gint
get_n_rows (gpointer accessible)
{
  ApostilLedgerList *list = get_list (accessible);

  return list != NULL ? (gint) apostil_ledger_list_get_n_rows (list) : 0;
}

static gboolean
has_row (gpointer accessible, gint row)
{
  return row >= 0 && row < get_n_rows (accessible);
}

static AtkObject *
ref_cell (gpointer accessible, gint row)
{
  ApostilLedgerListAccessible *self = APOSTIL_LEDGER_LIST_ACCESSIBLE (accessible);

  return has_row (self, row)
             ? apostil_ledger_cell_accessible_ref (get_list (self), self->cells, row)
             : NULL;
}

static ApostilLedgerCellAccessible *
peek_cell (ApostilLedgerListAccessible *self, gint row)
{
  return g_hash_table_lookup (self->cells, GINT_TO_POINTER (row));
}

/* ---- AtkObject ---- */

static gint
get_n_children (AtkObject *object)
{
  return get_n_rows (object);
}

static AtkObject *
ref_child (AtkObject *object, gint index)
{
  return ref_cell (object, index);
}

static AtkStateSet *
ref_state_set (AtkObject *object)
{
  AtkStateSet *states =
      ATK_OBJECT_CLASS (apostil_ledger_list_accessible_parent_class)->ref_state_set (object);

  if (get_list (object) != NULL)
    atk_state_set_add_state (states, ATK_STATE_MANAGES_DESCENDANTS);
  return states;
}

static void
initialize (AtkObject *object, gpointer data)
{
  ATK_OBJECT_CLASS (apostil_ledger_list_accessible_parent_class)->initialize (object, data);
  object->role = ATK_ROLE_TABLE;
  g_object_set_data (G_OBJECT (data), ACCESSIBLE_KEY, object);
}

/* ---- AtkComponent ---- */

static AtkObject *
ref_accessible_at_point (AtkComponent *component, gint x, gint y, AtkCoordType type)
{
  ApostilLedgerList *list = get_list (component);
  gint top = 0;

  if (list == NULL)
    return NULL;
  atk_component_get_extents (component, NULL, &top, NULL, NULL, type);
  return ref_cell (component, apostil_ledger_list_get_row_at (list, y - top));
}

static void
component_init (AtkComponentIface *iface)
{
  iface->ref_accessible_at_point = ref_accessible_at_point;
}

/* ---- AtkSelection ---- */

static gint
get_selection_count (AtkSelection *selection)
{
  ApostilLedgerList *list = get_list (selection);

  return list != NULL && list->selected != APOSTIL_LEDGER_LIST_NONE ? 1 : 0;
}

static AtkObject *
ref_selection (AtkSelection *selection, gint index)
{
  return index == 0 && get_selection_count (selection) == 1
             ? ref_cell (selection, get_list (selection)->selected)
             : NULL;
}

static gboolean
is_child_selected (AtkSelection *selection, gint index)
{
  return has_row (selection, index) && get_list (selection)->selected == index;
}

static gboolean
add_selection (AtkSelection *selection, gint index)
{
  if (!has_row (selection, index))
    return FALSE;
  apostil_ledger_list_select (get_list (selection), index);
  return TRUE;
}

static gboolean
clear_selection (AtkSelection *selection)
{
  if (get_list (selection) == NULL)
    return FALSE;
  apostil_ledger_list_select (get_list (selection), APOSTIL_LEDGER_LIST_NONE);
  return TRUE;
}

/* @index counts what is selected. */
static gboolean
remove_selection (AtkSelection *selection, gint index)
{
  return index == 0 && get_selection_count (selection) == 1 && clear_selection (selection);
}

static void
selection_init (AtkSelectionIface *iface)
{
  iface->get_selection_count = get_selection_count;
  iface->ref_selection = ref_selection;
  iface->is_child_selected = is_child_selected;
  iface->add_selection = add_selection;
  iface->clear_selection = clear_selection;
  iface->remove_selection = remove_selection;
}

/* ---- AtkTable ---- */

static gint
get_table_n_rows (AtkTable *table)
{
  return get_n_rows (table);
}

static gint
get_n_columns (AtkTable *table)
{
  return get_list (table) != NULL ? 1 : 0;
}

static AtkObject *
ref_at (AtkTable *table, gint row, gint column)
{
  return column == 0 ? ref_cell (table, row) : NULL;
}

static gint
get_index_at (AtkTable *table, gint row, gint column)
{
  return has_row (table, row) && column == 0 ? row : -1;
}

static gint
get_row_at_index (AtkTable *table, gint index)
{
  return has_row (table, index) ? index : -1;
}

static gint
get_column_at_index (AtkTable *table, gint index)
{
  return has_row (table, index) ? 0 : -1;
}

static gint
get_extent_at (AtkTable *table, gint row, gint column)
{
  return has_row (table, row) && column == 0 ? 1 : 0;
}

static gboolean
is_row_selected (AtkTable *table, gint row)
{
  return is_child_selected (ATK_SELECTION (table), row);
}

static gboolean
is_selected (AtkTable *table, gint row, gint column)
{
  return column == 0 && is_row_selected (table, row);
}

static gint
get_selected_rows (AtkTable *table, gint **rows)
{
  gint n = get_selection_count (ATK_SELECTION (table));

  if (rows == NULL)
    return n;
  *rows = NULL;
  if (n == 0)
    return 0;
  *rows = g_new (gint, 1);
  **rows = get_list (table)->selected;
  return 1;
}

static gboolean
add_row_selection (AtkTable *table, gint row)
{
  return add_selection (ATK_SELECTION (table), row);
}

static gboolean
remove_row_selection (AtkTable *table, gint row)
{
  return is_row_selected (table, row) && clear_selection (ATK_SELECTION (table));
}

static void
table_init (AtkTableIface *iface)
{
  iface->get_n_rows = get_table_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->ref_at = ref_at;
  iface->get_index_at = get_index_at;
  iface->get_row_at_index = get_row_at_index;
  iface->get_column_at_index = get_column_at_index;
  iface->get_row_extent_at = get_extent_at;
  iface->get_column_extent_at = get_extent_at;
  iface->is_row_selected = is_row_selected;
  iface->is_selected = is_selected;
  iface->get_selected_rows = get_selected_rows;
  iface->add_row_selection = add_row_selection;
  iface->remove_row_selection = remove_row_selection;
}

/* ---- Object ---- */

static void
apostil_ledger_list_accessible_dispose (GObject *object)
{
  g_clear_object (&APOSTIL_LEDGER_LIST_ACCESSIBLE (object)->focused);
  G_OBJECT_CLASS (apostil_ledger_list_accessible_parent_class)->dispose (object);
}

static void
apostil_ledger_list_accessible_finalize (GObject *object)
{
  g_hash_table_unref (APOSTIL_LEDGER_LIST_ACCESSIBLE (object)->cells);
  G_OBJECT_CLASS (apostil_ledger_list_accessible_parent_class)->finalize (object);
}

static void
apostil_ledger_list_accessible_class_init (ApostilLedgerListAccessibleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AtkObjectClass *atk_class = ATK_OBJECT_CLASS (klass);

  object_class->dispose = apostil_ledger_list_accessible_dispose;
  object_class->finalize = apostil_ledger_list_accessible_finalize;
  atk_class->initialize = initialize;
  atk_class->get_n_children = get_n_children;
  atk_class->ref_child = ref_child;
  atk_class->ref_state_set = ref_state_set;
}

static void
apostil_ledger_list_accessible_init (ApostilLedgerListAccessible *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
}

/* ---- What is told ---- */

/* Takes all cells from the table, so that they can be put back elsewhere. (transfer full) */
static GPtrArray *
take_cells (ApostilLedgerListAccessible *self)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    g_ptr_array_add (cells, g_object_ref (cell));
  g_hash_table_remove_all (self->cells);
  return cells;
}

/* Renumbers the cells from @row on by @by. */
static void
shift_cells (ApostilLedgerListAccessible *self, gint row, gint by)
{
  g_autoptr (GPtrArray) cells = take_cells (self);

  for (guint i = 0; i < cells->len; i++)
    {
      ApostilLedgerCellAccessible *cell = g_ptr_array_index (cells, i);
      gint now = apostil_ledger_cell_accessible_get_row (cell);

      if (now >= row)
        apostil_ledger_cell_accessible_set_row (cell, now += by);
      g_hash_table_insert (self->cells, GINT_TO_POINTER (now), cell);
    }
}

/**
 * apostil_ledger_list_accessible_reset:
 * @list: the rows, which are all others now
 *
 * Tells assistive technologies, if any asked for the list before.
 */
void
apostil_ledger_list_accessible_reset (ApostilLedgerList *list)
{
  ApostilLedgerListAccessible *self = peek (list);
  g_autoptr (GPtrArray) cells = NULL;

  if (self == NULL)
    return;
  cells = take_cells (self);
  g_clear_object (&self->focused);
  for (guint i = 0; i < cells->len; i++)
    apostil_ledger_cell_accessible_retire (g_ptr_array_index (cells, i));
  g_signal_emit_by_name (self, "model-changed");
  g_signal_emit_by_name (self, "visible-data-changed");
}

/**
 * apostil_ledger_list_accessible_inserted:
 * @list: the rows
 * @row: a new one
 *
 * Tells assistive technologies.
 */
void
apostil_ledger_list_accessible_inserted (ApostilLedgerList *list, guint row)
{
  ApostilLedgerListAccessible *self = peek (list);

  if (self == NULL)
    return;
  shift_cells (self, (gint) row, 1);
  g_signal_emit_by_name (self, "row-inserted", (gint) row, 1);
}

/**
 * apostil_ledger_list_accessible_deleted:
 * @list: the rows
 * @row: where there was one
 *
 * Tells assistive technologies.
 */
void
apostil_ledger_list_accessible_deleted (ApostilLedgerList *list, guint row)
{
  ApostilLedgerListAccessible *self = peek (list);
  ApostilLedgerCellAccessible *cell;

  if (self == NULL)
    return;
  cell = peek_cell (self, (gint) row);
  if (cell != NULL)
    {
      g_hash_table_remove (self->cells, GINT_TO_POINTER (row));
      apostil_ledger_cell_accessible_retire (cell);
    }
  if (ATK_OBJECT (cell) == self->focused)
    g_clear_object (&self->focused);
  shift_cells (self, (gint) row + 1, -1);
  g_signal_emit_by_name (self, "row-deleted", (gint) row, 1);
}

/**
 * apostil_ledger_list_accessible_changed:
 * @list: the rows
 * @row: one that may say something else now
 *
 * Tells assistive technologies.
 */
void
apostil_ledger_list_accessible_changed (ApostilLedgerList *list, guint row)
{
  ApostilLedgerListAccessible *self = peek (list);
  ApostilLedgerCellAccessible *cell = self != NULL ? peek_cell (self, (gint) row) : NULL;

  if (self == NULL)
    return;
  if (cell != NULL)
    apostil_ledger_cell_accessible_changed (cell);
  g_signal_emit_by_name (self, "visible-data-changed");
}

/**
 * apostil_ledger_list_accessible_selected:
 * @list: the rows
 * @before: the one that was selected, or %APOSTIL_LEDGER_LIST_NONE
 *
 * Tells assistive technologies of the one that is selected now.
 */
void
apostil_ledger_list_accessible_selected (ApostilLedgerList *list, gint before)
{
  ApostilLedgerListAccessible *self = peek (list);
  g_autoptr (AtkObject) old = NULL;
  g_autoptr (AtkObject) new = NULL;

  if (self == NULL)
    return;
  old = ref_cell (self, before);
  new = ref_cell (self, list->selected);
  if (old != NULL)
    atk_object_notify_state_change (old, ATK_STATE_SELECTED, FALSE);
  if (new != NULL)
    atk_object_notify_state_change (new, ATK_STATE_SELECTED, TRUE);
  g_signal_emit_by_name (self, "selection-changed");
}

/**
 * apostil_ledger_list_accessible_moved:
 * @list: the rows
 *
 * Tells assistive technologies where the cursor is now, or that the focus came or went.
 */
void
apostil_ledger_list_accessible_moved (ApostilLedgerList *list)
{
  ApostilLedgerListAccessible *self = peek (list);
  g_autoptr (AtkObject) old = NULL;

  if (self == NULL)
    return;
  old = g_steal_pointer (&self->focused);
  if (old != NULL)
    {
      atk_object_notify_state_change (old, ATK_STATE_FOCUSED, FALSE);
      atk_object_notify_state_change (old, ATK_STATE_ACTIVE, FALSE);
    }
  if (!gtk_widget_has_focus (GTK_WIDGET (list)))
    return;
  self->focused = ref_cell (self, list->cursor);
  if (self->focused == NULL)
    return;
  atk_object_notify_state_change (self->focused, ATK_STATE_FOCUSED, TRUE);
  atk_object_notify_state_change (self->focused, ATK_STATE_ACTIVE, TRUE);
  g_signal_emit_by_name (self, "active-descendant-changed", self->focused);
}
