/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-cell-accessible.h"

#include <gtk/gtk-a11y.h>

#include "apostil-ledger-list-private.h"

/* How it works
 *
 * A cell is made when somebody asks for it and goes when nobody holds it: a screen reader asks for a few
 * of 20,000. The table knows those that there are by their rows, to renumber them when rows come and
 * go. The name is made from the row each time, so it is never an old one. */

struct _ApostilLedgerCellAccessible
{
  AtkObject parent_instance;

  ApostilLedgerList *list; /* (nullable) weak; NULL once the list or the row is gone */
  GHashTable *cells;       /* of the table: row → cell, without a reference */
  gint row;
};

static void component_init (AtkComponentIface *iface);
static void action_init (AtkActionIface *iface);
static void text_init (AtkTextIface *iface);
static void table_cell_init (AtkTableCellIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ApostilLedgerCellAccessible,
                               apostil_ledger_cell_accessible,
                               ATK_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ATK_TYPE_COMPONENT, component_init)
                                   G_IMPLEMENT_INTERFACE (ATK_TYPE_ACTION, action_init)
                                       G_IMPLEMENT_INTERFACE (ATK_TYPE_TEXT, text_init)
                                           G_IMPLEMENT_INTERFACE (ATK_TYPE_TABLE_CELL,
                                                                  table_cell_init))

/* ---- AtkObject ---- */

static const gchar *
get_name (AtkObject *object)
{
  ApostilLedgerCellAccessible *self = APOSTIL_LEDGER_CELL_ACCESSIBLE (object);
  g_autofree gchar *name = NULL;

  if (self->list == NULL)
    return object->name;
  name = apostil_ledger_list_speak (self->list, (guint) self->row);
  if (g_strcmp0 (name, object->name) != 0)
    {
      g_free (object->name);
      object->name = g_steal_pointer (&name);
    }
  return object->name;
}

static AtkObject *
get_parent (AtkObject *object)
{
  ApostilLedgerCellAccessible *self = APOSTIL_LEDGER_CELL_ACCESSIBLE (object);

  return self->list == NULL ? NULL : gtk_widget_get_accessible (GTK_WIDGET (self->list));
}

static gint
get_index_in_parent (AtkObject *object)
{
  ApostilLedgerCellAccessible *self = APOSTIL_LEDGER_CELL_ACCESSIBLE (object);

  return self->list == NULL ? -1 : self->row;
}

static AtkStateSet *
ref_state_set (AtkObject *object)
{
  const AtkStateType always[] = { ATK_STATE_ENABLED,    ATK_STATE_SENSITIVE, ATK_STATE_FOCUSABLE,
                                  ATK_STATE_SELECTABLE, ATK_STATE_VISIBLE,   ATK_STATE_TRANSIENT,
                                  ATK_STATE_SINGLE_LINE };
  ApostilLedgerCellAccessible *self = APOSTIL_LEDGER_CELL_ACCESSIBLE (object);
  AtkStateSet *states = atk_state_set_new ();
  GdkRectangle area;

  if (self->list == NULL)
    {
      atk_state_set_add_state (states, ATK_STATE_DEFUNCT);
      return states;
    }
  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    atk_state_set_add_state (states, always[i]);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)) &&
      apostil_ledger_list_get_row_area (self->list, (guint) self->row, &area))
    atk_state_set_add_state (states, ATK_STATE_SHOWING);
  if (self->list->selected == self->row)
    atk_state_set_add_state (states, ATK_STATE_SELECTED);
  if (self->list->cursor == self->row && gtk_widget_has_focus (GTK_WIDGET (self->list)))
    {
      atk_state_set_add_state (states, ATK_STATE_FOCUSED);
      atk_state_set_add_state (states, ATK_STATE_ACTIVE);
    }
  return states;
}

/* ---- AtkComponent ---- */

static void
get_extents (AtkComponent *component,
             gint *x,
             gint *y,
             gint *width,
             gint *height,
             AtkCoordType type)
{
  ApostilLedgerCellAccessible *self = APOSTIL_LEDGER_CELL_ACCESSIBLE (component);
  GdkRectangle area;
  gint left = 0, top = 0;

  *x = *y = *width = *height = 0;
  if (self->list == NULL)
    return;
  apostil_ledger_list_get_row_area (self->list, (guint) self->row, &area);
  atk_component_get_extents (ATK_COMPONENT (gtk_widget_get_accessible (GTK_WIDGET (self->list))),
                             &left, &top, NULL, NULL, type);
  *x = left + area.x;
  *y = top + area.y;
  *width = area.width;
  *height = area.height;
}

static gboolean
grab_focus (AtkComponent *component)
{
  ApostilLedgerCellAccessible *self = APOSTIL_LEDGER_CELL_ACCESSIBLE (component);

  if (self->list == NULL)
    return FALSE;
  apostil_ledger_list_move_to (self->list, self->row, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return TRUE;
}

static void
component_init (AtkComponentIface *iface)
{
  iface->get_extents = get_extents;
  iface->grab_focus = grab_focus;
}

/* ---- AtkAction ---- */

static gint
get_n_actions (AtkAction *action)
{
  return 1;
}

/* As a cell of GTK has it. */
static const gchar *
get_action_name (AtkAction *action, gint index)
{
  return index == 0 ? "activate" : NULL;
}

static gboolean
do_action (AtkAction *action, gint index)
{
  ApostilLedgerCellAccessible *self = APOSTIL_LEDGER_CELL_ACCESSIBLE (action);

  if (self->list == NULL || index != 0)
    return FALSE;
  apostil_ledger_list_move_to (self->list, self->row, TRUE);
  apostil_ledger_list_activate (self->list);
  return TRUE;
}

static void
action_init (AtkActionIface *iface)
{
  iface->get_n_actions = get_n_actions;
  iface->get_name = get_action_name;
  iface->do_action = do_action;
}

/* ---- AtkText: the sentence, which is on one line ---- */

static gint
get_character_count (AtkText *text)
{
  const gchar *words = atk_object_get_name (ATK_OBJECT (text));

  return words != NULL ? (gint) g_utf8_strlen (words, -1) : 0;
}

static gchar *
get_text (AtkText *text, gint start, gint end)
{
  const gchar *words = atk_object_get_name (ATK_OBJECT (text));
  gint n = get_character_count (text);

  if (end < 0 || end > n)
    end = n;
  start = CLAMP (start, 0, end);
  return words != NULL ? g_utf8_substring (words, start, end) : g_strdup ("");
}

static gunichar
get_character_at_offset (AtkText *text, gint offset)
{
  const gchar *words = atk_object_get_name (ATK_OBJECT (text));

  if (offset < 0 || offset >= get_character_count (text))
    return 0;
  return g_utf8_get_char (g_utf8_offset_to_pointer (words, offset));
}

/* Whether a new unit begins at a place of @attrs. */
static gboolean
begins (const PangoLogAttr *attr, AtkTextGranularity granularity)
{
  switch (granularity)
    {
    case ATK_TEXT_GRANULARITY_CHAR:
      return attr->is_cursor_position;
    case ATK_TEXT_GRANULARITY_WORD:
      return attr->is_word_start;
    case ATK_TEXT_GRANULARITY_SENTENCE:
      return attr->is_sentence_start;
    case ATK_TEXT_GRANULARITY_LINE:
    case ATK_TEXT_GRANULARITY_PARAGRAPH:
    default:
      return FALSE;
    }
}

static gchar *
get_string_at_offset (AtkText *text,
                      gint offset,
                      AtkTextGranularity granularity,
                      gint *start,
                      gint *end)
{
  const gchar *words = atk_object_get_name (ATK_OBJECT (text));
  gint n = get_character_count (text);
  g_autofree PangoLogAttr *attrs = NULL;

  *start = *end = -1;
  if (words == NULL || offset < 0 || offset > n)
    return NULL;
  attrs = g_new0 (PangoLogAttr, n + 1);
  pango_get_log_attrs (words, (gint) strlen (words), -1, pango_language_get_default (), attrs,
                       n + 1);
  *start = MIN (offset, MAX (n - 1, 0));
  *end = MIN (*start + 1, n);
  while (*start > 0 && !begins (&attrs[*start], granularity))
    --*start;
  while (*end < n && !begins (&attrs[*end], granularity))
    ++*end;
  return get_text (text, *start, *end);
}

static AtkTextGranularity
get_granularity (AtkTextBoundary boundary)
{
  switch (boundary)
    {
    case ATK_TEXT_BOUNDARY_CHAR:
      return ATK_TEXT_GRANULARITY_CHAR;
    case ATK_TEXT_BOUNDARY_WORD_START:
    case ATK_TEXT_BOUNDARY_WORD_END:
      return ATK_TEXT_GRANULARITY_WORD;
    case ATK_TEXT_BOUNDARY_SENTENCE_START:
    case ATK_TEXT_BOUNDARY_SENTENCE_END:
      return ATK_TEXT_GRANULARITY_SENTENCE;
    case ATK_TEXT_BOUNDARY_LINE_START:
    case ATK_TEXT_BOUNDARY_LINE_END:
    default:
      return ATK_TEXT_GRANULARITY_LINE;
    }
}

static gchar *
get_text_at_offset (AtkText *text, gint offset, AtkTextBoundary boundary, gint *start, gint *end)
{
  return get_string_at_offset (text, offset, get_granularity (boundary), start, end);
}

static gchar *
get_text_before_offset (AtkText *text,
                        gint offset,
                        AtkTextBoundary boundary,
                        gint *start,
                        gint *end)
{
  g_autofree gchar *at = get_text_at_offset (text, offset, boundary, start, end);

  if (at == NULL)
    return NULL;
  if (*start == 0)
    {
      *end = 0;
      return g_strdup ("");
    }
  return get_text_at_offset (text, *start - 1, boundary, start, end);
}

static gchar *
get_text_after_offset (AtkText *text, gint offset, AtkTextBoundary boundary, gint *start, gint *end)
{
  g_autofree gchar *at = get_text_at_offset (text, offset, boundary, start, end);

  if (at == NULL)
    return NULL;
  if (*end >= get_character_count (text))
    {
      *start = *end;
      return g_strdup ("");
    }
  return get_text_at_offset (text, *end, boundary, start, end);
}

static gint
get_caret_offset (AtkText *text)
{
  return 0;
}

static AtkAttributeSet *
get_run_attributes (AtkText *text, gint offset, gint *start, gint *end)
{
  *start = 0;
  *end = get_character_count (text);
  return NULL;
}

/* The sentence is nowhere on the screen: what stands for its letters is the row. */
static void
get_character_extents (AtkText *text,
                       gint offset,
                       gint *x,
                       gint *y,
                       gint *width,
                       gint *height,
                       AtkCoordType type)
{
  get_extents (ATK_COMPONENT (text), x, y, width, height, type);
}

static void
text_init (AtkTextIface *iface)
{
  iface->get_character_count = get_character_count;
  iface->get_text = get_text;
  iface->get_character_at_offset = get_character_at_offset;
  iface->get_string_at_offset = get_string_at_offset;
  iface->get_text_at_offset = get_text_at_offset;
  iface->get_text_before_offset = get_text_before_offset;
  iface->get_text_after_offset = get_text_after_offset;
  iface->get_caret_offset = get_caret_offset;
  iface->get_run_attributes = get_run_attributes;
  iface->get_character_extents = get_character_extents;
}

/* ---- AtkTableCell ---- */

static AtkObject *
get_table (AtkTableCell *cell)
{
  AtkObject *table = get_parent (ATK_OBJECT (cell));

  return table != NULL ? g_object_ref (table) : NULL;
}

static gboolean
get_position (AtkTableCell *cell, gint *row, gint *column)
{
  ApostilLedgerCellAccessible *self = APOSTIL_LEDGER_CELL_ACCESSIBLE (cell);

  if (self->list == NULL)
    return FALSE;
  *row = self->row;
  *column = 0;
  return TRUE;
}

static gint
get_span (AtkTableCell *cell)
{
  return 1;
}

static GPtrArray *
get_header_cells (AtkTableCell *cell)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
table_cell_init (AtkTableCellIface *iface)
{
  iface->get_table = get_table;
  iface->get_position = get_position;
  iface->get_row_span = get_span;
  iface->get_column_span = get_span;
  iface->get_row_header_cells = get_header_cells;
  iface->get_column_header_cells = get_header_cells;
}

/* ---- Object ---- */

static void
set_list (ApostilLedgerCellAccessible *self, ApostilLedgerList *list)
{
  if (self->list != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->list), (gpointer *) &self->list);
  self->list = list;
  if (list != NULL)
    g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &self->list);
}

static void
apostil_ledger_cell_accessible_finalize (GObject *object)
{
  ApostilLedgerCellAccessible *self = APOSTIL_LEDGER_CELL_ACCESSIBLE (object);

  if (g_hash_table_lookup (self->cells, GINT_TO_POINTER (self->row)) == self)
    g_hash_table_remove (self->cells, GINT_TO_POINTER (self->row));
  g_hash_table_unref (self->cells);
  set_list (self, NULL);
  G_OBJECT_CLASS (apostil_ledger_cell_accessible_parent_class)->finalize (object);
}

static void
apostil_ledger_cell_accessible_class_init (ApostilLedgerCellAccessibleClass *klass)
{
  AtkObjectClass *atk_class = ATK_OBJECT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = apostil_ledger_cell_accessible_finalize;
  atk_class->get_name = get_name;
  atk_class->get_parent = get_parent;
  atk_class->get_index_in_parent = get_index_in_parent;
  atk_class->ref_state_set = ref_state_set;
}

static void
apostil_ledger_cell_accessible_init (ApostilLedgerCellAccessible *self)
{
  ATK_OBJECT (self)->role = ATK_ROLE_TABLE_CELL;
}

/**
 * apostil_ledger_cell_accessible_ref:
 * @list: the rows
 * @cells: those cells that there are: row → cell, without a reference
 * @row: one of the rows
 *
 * Returns: (transfer full): the cell of @row, made if need be
 */
AtkObject *
apostil_ledger_cell_accessible_ref (ApostilLedgerList *list, GHashTable *cells, gint row)
{
  ApostilLedgerCellAccessible *self = g_hash_table_lookup (cells, GINT_TO_POINTER (row));

  if (self != NULL)
    return g_object_ref (ATK_OBJECT (self));
  self = g_object_new (APOSTIL_TYPE_LEDGER_CELL_ACCESSIBLE, NULL);
  self->cells = g_hash_table_ref (cells);
  self->row = row;
  set_list (self, list);
  g_hash_table_insert (cells, GINT_TO_POINTER (row), self);
  return ATK_OBJECT (self);
}

/**
 * apostil_ledger_cell_accessible_set_row:
 * @self: a cell
 * @row: where its row is now
 *
 * Renumbers @self.
 */
void
apostil_ledger_cell_accessible_set_row (ApostilLedgerCellAccessible *self, gint row)
{
  self->row = row;
}

/**
 * apostil_ledger_cell_accessible_get_row:
 * @self: a cell
 *
 * Returns: its row
 */
gint
apostil_ledger_cell_accessible_get_row (ApostilLedgerCellAccessible *self)
{
  return self->row;
}

/**
 * apostil_ledger_cell_accessible_retire:
 * @self: a cell whose row is gone
 *
 * Tells whoever holds it.
 */
void
apostil_ledger_cell_accessible_retire (ApostilLedgerCellAccessible *self)
{
  set_list (self, NULL);
  self->row = -1;
  atk_object_notify_state_change (ATK_OBJECT (self), ATK_STATE_DEFUNCT, TRUE);
}

/**
 * apostil_ledger_cell_accessible_changed:
 * @self: a cell whose row may say something else now
 *
 * Tells so, if somebody has read it.
 */
void
apostil_ledger_cell_accessible_changed (ApostilLedgerCellAccessible *self)
{
  AtkObject *object = ATK_OBJECT (self);
  g_autofree gchar *before = g_strdup (object->name);

  if (before == NULL || g_strcmp0 (before, get_name (object)) == 0)
    return;
  g_signal_emit_by_name (self, "text-changed::delete", 0, (gint) g_utf8_strlen (before, -1));
  g_signal_emit_by_name (self, "text-changed::insert", 0, get_character_count (ATK_TEXT (self)));
  g_object_notify (G_OBJECT (self), "accessible-name");
  g_signal_emit_by_name (self, "visible-data-changed");
}
