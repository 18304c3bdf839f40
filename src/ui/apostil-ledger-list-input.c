/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-list-private.h"

#include "apostil-key.h"

/* Keys and buttons that move in the rows do what they do in a GtkTreeView with a single selection:
 * Ctrl moves the cursor and leaves the selection, space and Enter open. */

/* ---- Moving ---- */

/* What GTK does at an edge: ring, or leave the widget where the settings say so. */
static void
fail (ApostilLedgerList *self, GtkDirectionType direction)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (!gtk_widget_keynav_failed (widget, direction))
    gtk_widget_child_focus (gtk_widget_get_toplevel (widget),
                            direction == GTK_DIR_UP || direction == GTK_DIR_LEFT
                                ? GTK_DIR_TAB_BACKWARD
                                : GTK_DIR_TAB_FORWARD);
}

static void
move (ApostilLedgerList *self, gint row, gboolean select, GtkDirectionType direction)
{
  gint last = (gint) apostil_ledger_list_get_n_rows (self) - 1;

  row = CLAMP (row, 0, last);
  self->by_key = TRUE;
  if (row == self->cursor && (!select || row == self->selected))
    fail (self, direction);
  apostil_ledger_list_move_to (self, row, select);
  apostil_ledger_list_queue_row (self, row);
}

/* To the last row that is on the page whose first one is that of the cursor, or the other way round;
 * it stands where the cursor stood. */
static void
move_page (ApostilLedgerList *self, gboolean down, gboolean select)
{
  gint last = (gint) apostil_ledger_list_get_n_rows (self) - 1;
  gint row = self->cursor;
  gint page = gtk_widget_get_allocated_height (GTK_WIDGET (self)) -
              apostil_row_heights_get (self->heights, (guint) row);
  gint way = 0;

  if (down)
    while (row < last && way + apostil_row_heights_get (self->heights, (guint) row) <= page)
      way += apostil_row_heights_get (self->heights, (guint) row++);
  else
    while (row > 0 && way < page)
      way += apostil_row_heights_get (self->heights, (guint) --row);
  /* One that fills the page is not to hold the cursor. */
  if (row == self->cursor)
    row = CLAMP (row + (down ? 1 : -1), 0, last);
  else
    apostil_ledger_list_scroll_by (self, down ? way : -way);
  move (self, row, select, down ? GTK_DIR_DOWN : GTK_DIR_UP);
}

static gboolean
handle_movement (ApostilLedgerList *self, guint keyval, gboolean select)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, self->cursor - 1, select, GTK_DIR_UP);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, self->cursor + 1, select, GTK_DIR_DOWN);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move (self, 0, select, GTK_DIR_UP);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      move (self, G_MAXINT, select, GTK_DIR_DOWN);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move_page (self, FALSE, select);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move_page (self, TRUE, select);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      fail (self, GTK_DIR_LEFT);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      fail (self, GTK_DIR_RIGHT);
      return TRUE;
    default:
      return FALSE;
    }
}

/* From Home to End they are in a row, those of the keypad too. */
static gboolean
is_movement (guint keyval)
{
  return (keyval >= GDK_KEY_Home && keyval <= GDK_KEY_End) ||
         (keyval >= GDK_KEY_KP_Home && keyval <= GDK_KEY_KP_End);
}

static gboolean
is_opening (guint keyval)
{
  return keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space || keyval == GDK_KEY_Return ||
         keyval == GDK_KEY_ISO_Enter || keyval == GDK_KEY_KP_Enter;
}

/* Before a key moves the cursor there is one: on the selected row, else on the first. */
static void
ensure_cursor (ApostilLedgerList *self)
{
  if (self->cursor == APOSTIL_LEDGER_LIST_NONE && apostil_ledger_list_get_n_rows (self) > 0)
    apostil_ledger_list_move_to (self, MAX (self->selected, 0), TRUE);
}

static gboolean
handle_list_key (ApostilLedgerList *self, guint keyval, guint state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if ((state & ~(GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0 ||
      (!is_movement (keyval) && !is_opening (keyval)) || apostil_ledger_list_get_n_rows (self) == 0)
    return FALSE;
  ensure_cursor (self);
  if (handle_movement (self, keyval, !control))
    return TRUE;
  if (keyval == GDK_KEY_space && control)
    apostil_ledger_list_select (self, self->cursor == self->selected ? APOSTIL_LEDGER_LIST_NONE
                                                                     : self->cursor);
  else if (is_opening (keyval) && !control)
    apostil_ledger_list_activate (self);
  else
    return FALSE;
  return TRUE;
}

/* ---- Commands ---- */

/* 1 is the scheme's first verdict, and so on. */
static gboolean
handle_digit (ApostilLedgerList *self, guint keyval)
{
  const ApostilAttributeDef *verdicts = apostil_ledger_list_get_verdicts (self);
  gunichar digit = gdk_keyval_to_unicode (keyval);

  if (verdicts == NULL || digit < '1' || digit >= '1' + verdicts->n_choices)
    return FALSE;
  apostil_ledger_list_command (self, "set-verdict", verdicts->choices[digit - '1'].id);
  return TRUE;
}

static gboolean
handle_letter (ApostilLedgerList *self, guint letter)
{
  static const struct
  {
    gchar letter;
    const gchar *action;
    const gchar *parameter;
  } keys[] = {
    { 'v', "judge", NULL },
    { 'e', "add-evidence", NULL },
    { 'x', "relate", "contradicts" },
    { 'g', "next-grouping", NULL },
    { 'o', "claims-by-count", NULL },
    { 'r', "claims-reasoning", NULL },
    { 'y', "contradiction-accept", NULL },
    { 'n', "contradiction-dismiss", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if ((guint) keys[i].letter == letter)
      {
        apostil_ledger_list_command (self, keys[i].action, keys[i].parameter);
        return TRUE;
      }
  return FALSE;
}

static gboolean
handle_plain (ApostilLedgerList *self, GdkEventKey *event)
{
  switch (event->keyval)
    {
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      apostil_ledger_list_command (self, "delete", NULL);
      return TRUE;
    case GDK_KEY_period:
      apostil_ledger_list_command (self, "contradiction-next", NULL);
      return TRUE;
    case GDK_KEY_Escape:
      return apostil_ledger_list_leave (self);
    default:
      return handle_digit (self, event->keyval) ||
             handle_letter (self, apostil_key_to_letter (GTK_WIDGET (self), event));
    }
}

static gboolean
key_press (GtkWidget *widget, GdkEventKey *event)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (widget);
  guint state = event->state & gtk_accelerator_get_default_mod_mask ();

  if ((state == 0 && handle_plain (self, event)) || handle_list_key (self, event->keyval, state))
    return GDK_EVENT_STOP;
  return GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->key_press_event (widget, event);
}

static gboolean
popup_menu (GtkWidget *widget)
{
  apostil_ledger_list_pop_up_menu (APOSTIL_LEDGER_LIST (widget), NULL);
  return TRUE;
}

/* ---- Focus ---- */

static void
grab_focus (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->grab_focus (widget);
  ensure_cursor (APOSTIL_LEDGER_LIST (widget));
}

/* ---- Pointer ---- */

static gboolean
button_press (GtkWidget *widget, GdkEventButton *event)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (widget);
  guint state = event->state & gtk_accelerator_get_default_mod_mask ();
  gint row = apostil_ledger_list_get_row_at (self, (gint) event->y);

  if (event->type == GDK_2BUTTON_PRESS && event->button == GDK_BUTTON_PRIMARY)
    {
      if (row != APOSTIL_LEDGER_LIST_NONE && row == self->cursor)
        apostil_ledger_list_activate (self);
      return GDK_EVENT_STOP;
    }
  if (event->type != GDK_BUTTON_PRESS || event->button > GDK_BUTTON_SECONDARY)
    return GDK_EVENT_PROPAGATE;
  self->by_key = FALSE;
  if (row != APOSTIL_LEDGER_LIST_NONE)
    {
      gboolean lift = row == self->selected && state == GDK_CONTROL_MASK;

      apostil_ledger_list_move_to (self, row, !lift);
      if (lift)
        apostil_ledger_list_select (self, APOSTIL_LEDGER_LIST_NONE);
    }
  if (!gtk_widget_has_focus (widget))
    gtk_widget_grab_focus (widget);
  if (gdk_event_triggers_context_menu ((GdkEvent *) event))
    apostil_ledger_list_pop_up_menu (self, (GdkEvent *) event);
  return GDK_EVENT_STOP;
}

static gboolean
motion_notify (GtkWidget *widget, GdkEventMotion *event)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (widget);

  apostil_ledger_list_hover (self, apostil_ledger_list_get_row_at (self, (gint) event->y));
  return GDK_EVENT_PROPAGATE;
}

static gboolean
leave_notify (GtkWidget *widget, GdkEventCrossing *event)
{
  apostil_ledger_list_hover (APOSTIL_LEDGER_LIST (widget), APOSTIL_LEDGER_LIST_NONE);
  return GDK_EVENT_PROPAGATE;
}

/**
 * apostil_ledger_list_input_class_init:
 * @widget_class: the class of the list
 *
 * Sets the handlers of keys and pointer.
 */
void
apostil_ledger_list_input_class_init (GtkWidgetClass *widget_class)
{
  widget_class->key_press_event = key_press;
  widget_class->popup_menu = popup_menu;
  widget_class->grab_focus = grab_focus;
  widget_class->button_press_event = button_press;
  widget_class->motion_notify_event = motion_notify;
  widget_class->leave_notify_event = leave_notify;
}
