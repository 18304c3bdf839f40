/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of claims by itself, with very many in it: what it measures, where it stands while estimates
 * turn out wrong and rows come and go, keys, and what assistive technologies see. */

#include "config.h"

#include "apostil-ledger-list-private.h"
#include "apostil-ledger-words.h"

#include "../model/document-fixture.h"

#define N_CLAIMS 3000
#define SPACING  20 /* code points from one claim to the next */
#define N_CHARS  (N_CLAIMS * SPACING + 600)
#define HEIGHT   400

typedef struct
{
  Fixture base;
  ApostilSession *session;
  ApostilLedger *ledger;
  GtkWidget *window;
  GtkAdjustment *adjustment;
  ApostilLedgerList *list;
  AtkObject *table;
  GString *told;
} List;

static void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Some take a line, some take two, and none tells before it is laid out. */
static void
add_claim (List *list, guint n)
{
  g_autofree gchar *id = g_strdup_printf ("c%u", n);
  guint32 start = n * SPACING;

  apply_add (&list->base, new_annotation (&list->base, APOSTIL_KIND_CLAIM, id, start,
                                          start + 12 + (n * 7919) % 500));
}

static void
set_up (List *list, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);

  fixture_init (&list->base, N_CHARS);
  for (guint n = 0; n < N_CLAIMS; n++)
    add_claim (list, n);
  list->session = apostil_session_new ();
  apostil_session_set_document (list->session, list->base.document);
  list->ledger = apostil_ledger_new (list->base.document);
  list->told = g_string_new (NULL);
  list->list = APOSTIL_LEDGER_LIST (apostil_ledger_list_new (list->session));
  apostil_ledger_list_set_ledger (list->list, list->ledger);
  list->table = gtk_widget_get_accessible (GTK_WIDGET (list->list));
  list->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  list->window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  gtk_container_add (GTK_CONTAINER (scroller), GTK_WIDGET (list->list));
  gtk_container_add (GTK_CONTAINER (list->window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (list->window), 900, HEIGHT);
  gtk_widget_show_all (list->window);
  gtk_widget_grab_focus (GTK_WIDGET (list->list));
  for (guint i = 0; i < 200 && list->list->known[1].n == 0; i++)
    spin (10);
  spin (50);
}

static void
tear_down (List *list, gconstpointer data)
{
  gtk_widget_destroy (list->window);
  spin (10);
  g_string_free (list->told, TRUE);
  g_assert_finalize_object (list->ledger);
  g_assert_finalize_object (list->session);
  fixture_clear (&list->base);
}

static void
press (List *list, guint keyval, GdkModifierType state)
{
  GdkEvent *event = gdk_event_new (GDK_KEY_PRESS);
  GdkSeat *seat = gdk_display_get_default_seat (gdk_display_get_default ());

  event->key.window = g_object_ref (gtk_widget_get_window (GTK_WIDGET (list->list)));
  event->key.keyval = keyval;
  event->key.state = state;
  event->key.time = GDK_CURRENT_TIME;
  gdk_event_set_device (event, gdk_seat_get_keyboard (seat));
  gtk_widget_event (GTK_WIDGET (list->list), event);
  gdk_event_free (event);
}

static gint
get_y (List *list, gint row)
{
  GdkRectangle area;

  g_assert_true (apostil_ledger_list_get_row_area (list->list, (guint) row, &area));
  return area.y;
}

static guint
count_measured (List *list)
{
  return list->list->known[0].n + list->list->known[1].n;
}

/* Of very many rows those are measured that are in sight, or nearly so. */
static void
test_few (List *list, gconstpointer data)
{
  g_assert_cmpuint (apostil_ledger_list_get_n_rows (list->list), >, N_CLAIMS);
  g_assert_cmpuint (count_measured (list), >, 5);
  g_assert_cmpuint (count_measured (list), <, 100);
  g_assert_cmpfloat (gtk_adjustment_get_upper (list->adjustment), >, N_CLAIMS * 20.0);
  gtk_adjustment_set_value (list->adjustment, gtk_adjustment_get_upper (list->adjustment) / 2);
  press (list, GDK_KEY_End, 0);
  press (list, GDK_KEY_Home, 0);
  g_assert_cmpuint (count_measured (list), <, 400);
  /* Nor does another size have all of them measured. */
  gtk_window_resize (GTK_WINDOW (list->window), 700, HEIGHT);
  spin (100);
  g_assert_cmpuint (count_measured (list), <, 400);
}

/* A pixel is a pixel, though rows that come into sight are not as high as they were thought to be. */
static void
test_place (List *list, gconstpointer data)
{
  gdouble middle = gtk_adjustment_get_upper (list->adjustment) / 2;

  gtk_adjustment_set_value (list->adjustment, middle);
  g_assert_cmpint (list->list->top_row, >, 500);
  for (guint i = 0; i < 60; i++)
    {
      gint row = (gint) list->list->top_row + 1;
      gint y = get_y (list, row);

      gtk_adjustment_set_value (list->adjustment, gtk_adjustment_get_value (list->adjustment) - 37);
      g_assert_cmpint (get_y (list, row), ==, y + 37);
    }
  gtk_adjustment_set_value (list->adjustment, 0);
  g_assert_cmpint (list->list->top_row, ==, 0);
  g_assert_cmpint (get_y (list, 0), ==, 0);
  gtk_adjustment_set_value (list->adjustment, gtk_adjustment_get_upper (list->adjustment));
  g_assert_cmpint (apostil_ledger_list_get_row_at (list->list, HEIGHT - 1), ==,
                   (gint) apostil_ledger_list_get_n_rows (list->list) - 1);
}

/* What is read stays where it is when something above goes or comes. */
static void
test_come_and_go (List *list, gconstpointer data)
{
  gint row;
  gint y;

  gtk_adjustment_set_value (list->adjustment, gtk_adjustment_get_upper (list->adjustment) / 2);
  row = (gint) list->list->top_row + 2;
  y = get_y (list, row);
  apply_remove (&list->base, "c10");
  spin (50);
  g_assert_cmpint (get_y (list, row - 1), ==, y);
  add_claim (list, 10);
  spin (50);
  g_assert_cmpint (get_y (list, row), ==, y);
  g_assert_cmpuint (apostil_ledger_list_get_n_rows (list->list), ==,
                    apostil_ledger_get_n_rows (list->ledger));
  /* Where the row of the cursor goes the next one is selected. */
  apostil_ledger_list_go (list->list, 21);
  g_assert_cmpstr (apostil_record_get_id (apostil_ledger_list_get_selected (list->list)), ==,
                   "c20");
  apply_remove (&list->base, "c20");
  g_assert_cmpstr (apostil_record_get_id (apostil_ledger_list_get_selected (list->list)), ==,
                   "c21");
  g_assert_true (apostil_session_get_current (list->session) ==
                 apostil_ledger_list_get_selected (list->list));
}

static void
count_open (List *list)
{
  g_string_append (list->told, "open ");
}

static void
test_keys (List *list, gconstpointer data)
{
  ApostilLedgerList *self = list->list;
  gint last = (gint) apostil_ledger_list_get_n_rows (self) - 1;
  gint y;

  g_signal_connect_swapped (self, "open", G_CALLBACK (count_open), list);
  g_assert_cmpint (self->cursor, ==, 0);
  press (list, GDK_KEY_Return, 0);
  g_assert_cmpstr (list->told->str, ==, "");
  press (list, GDK_KEY_Down, 0);
  g_assert_cmpint (self->selected, ==, 1);
  press (list, GDK_KEY_KP_Down, GDK_CONTROL_MASK);
  g_assert_cmpint (self->selected, ==, 1);
  g_assert_cmpint (self->cursor, ==, 2);
  press (list, GDK_KEY_space, GDK_CONTROL_MASK);
  g_assert_cmpint (self->selected, ==, 2);
  press (list, GDK_KEY_space, 0);
  press (list, GDK_KEY_KP_Enter, 0);
  g_assert_cmpstr (list->told->str, ==, "open open ");
  y = get_y (list, 2);
  press (list, GDK_KEY_Page_Down, 0);
  g_assert_cmpint (self->cursor, >, 4);
  g_assert_cmpint (get_y (list, self->cursor), ==, y);
  press (list, GDK_KEY_Page_Up, 0);
  g_assert_cmpint (self->cursor, <=, 2);
  press (list, GDK_KEY_End, 0);
  g_assert_cmpint (self->selected, ==, last);
  g_assert_cmpint (apostil_ledger_list_get_row_at (self, HEIGHT - 1), ==, last);
  press (list, GDK_KEY_Down, 0);
  g_assert_cmpint (self->selected, ==, last);
  press (list, GDK_KEY_Home, 0);
  g_assert_cmpint (get_y (list, 0), ==, 0);
  /* A key alone that is no movement changes nothing. */
  press (list, GDK_KEY_Shift_L, 0);
  g_assert_cmpint (self->selected, ==, 0);
}

static void
tell_inserted (List *list, gint row)
{
  g_string_append_printf (list->told, "inserted %d ", row);
}

static void
tell_deleted (List *list, gint row)
{
  g_string_append_printf (list->told, "deleted %d ", row);
}

static gboolean
is_defunct (AtkObject *cell)
{
  g_autoptr (AtkStateSet) states = atk_object_ref_state_set (cell);

  return atk_state_set_contains_state (states, ATK_STATE_DEFUNCT);
}

/* Cells stand for what they stood for, whatever comes and goes around them. */
static void
test_cells (List *list, gconstpointer data)
{
  AtkTable *table = ATK_TABLE (list->table);
  AtkSelection *selection = ATK_SELECTION (list->table);
  g_autoptr (AtkObject) cell = atk_table_ref_at (table, 31, 0);
  g_autoptr (AtkObject) again = NULL;
  g_autoptr (AtkObject) selected = NULL;
  g_autofree gchar *name = g_strdup (atk_object_get_name (cell));
  g_autofree gchar *words = NULL;
  AtkObject *parent = NULL;
  gint row, column, start, end;

  g_signal_connect_swapped (table, "row-inserted", G_CALLBACK (tell_inserted), list);
  g_signal_connect_swapped (table, "row-deleted", G_CALLBACK (tell_deleted), list);
  g_assert_cmpint (atk_object_get_role (list->table), ==, ATK_ROLE_TABLE);
  g_assert_cmpint (atk_table_get_n_rows (table), ==, apostil_ledger_get_n_rows (list->ledger));
  g_assert_cmpint (atk_object_get_role (cell), ==, ATK_ROLE_TABLE_CELL);
  apply_remove (&list->base, "c10");
  g_assert_cmpint (atk_object_get_index_in_parent (cell), ==, 30);
  g_assert_cmpstr (atk_object_get_name (cell), ==, name);
  again = atk_table_ref_at (table, 30, 0);
  g_assert_true (again == cell);
  add_claim (list, 10);
  g_assert_cmpstr (list->told->str, ==, "deleted 11 inserted 11 ");
  g_assert_true (atk_table_cell_get_position (ATK_TABLE_CELL (cell), &row, &column));
  g_assert_cmpint (row, ==, 31);
  parent = atk_object_get_parent (cell);
  g_assert_true (parent == list->table);

  words =
      atk_text_get_string_at_offset (ATK_TEXT (cell), 1, ATK_TEXT_GRANULARITY_LINE, &start, &end);
  g_assert_cmpstr (words, ==, name);
  g_assert_cmpint (end, ==, atk_text_get_character_count (ATK_TEXT (cell)));

  g_assert_true (atk_selection_add_selection (selection, 31));
  g_assert_true (atk_table_is_row_selected (table, 31));
  selected = atk_selection_ref_selection (selection, 0);
  g_assert_true (selected == cell);
  g_assert_cmpstr (apostil_record_get_id (apostil_session_get_current (list->session)), ==, "c30");
  g_assert_false (is_defunct (cell));
  apply_remove (&list->base, "c30");
  g_assert_true (is_defunct (cell));
}

static void
count_allocation (GtkWidget *widget, GdkRectangle *allocation, guint *n)
{
  *n += 1;
}

static void
assert_rests (List *list)
{
  guint n = 0;

  spin (300);
  g_signal_connect (list->list, "size-allocate", G_CALLBACK (count_allocation), &n);
  spin (100);
  g_assert_cmpuint (n, ==, 0);
  g_signal_handlers_disconnect_by_data (list->list, &n);
}

/* With a scrollbar that takes room beside it the list comes to rest, be there many rows or few. */
static void
test_bar_beside (List *list, gconstpointer data)
{
  GtkWidget *scroller = gtk_widget_get_parent (GTK_WIDGET (list->list));

  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  assert_rests (list);
  /* Ten of them, in one group. */
  apostil_ledger_set_filter (list->ledger, "no words of it");
  assert_rests (list);
  for (guint n = 0; n < N_CLAIMS - 10; n++)
    {
      g_autofree gchar *id = g_strdup_printf ("c%u", n);

      apply_remove (&list->base, id);
    }
  apostil_ledger_set_filter (list->ledger, "");
  g_assert_cmpuint (apostil_ledger_list_get_n_rows (list->list), ==, 11);
  for (gint height = 120; height <= 600; height += 120)
    {
      gtk_window_resize (GTK_WINDOW (list->window), 700, height);
      assert_rests (list);
    }
}

/* What does not fit into a row is told under the pointer; not over the menu of that row. */
static void
test_menu (List *list, gconstpointer data)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  g_autoptr (GdkEvent) click = gdk_event_new (GDK_BUTTON_PRESS);
  GdkDisplay *display = gtk_widget_get_display (list->window);
  ApostilLedgerList *self = list->list;
  gboolean told = FALSE;
  guint row = 1;

  while (apostil_ledger_list_get_row (self, row)->claim == NULL ||
         apostil_ledger_entry_count_chars (apostil_ledger_list_get_row (self, row)->claim) < 100)
    row++;
  apostil_session_set_current (list->session, apostil_ledger_list_get_row (self, row)->claim,
                               FALSE);
  spin (50);
  g_assert_cmpint (self->cursor, ==, row);
  g_signal_emit_by_name (self, "query-tooltip", 0, 0, TRUE, tooltip, &told);
  g_assert_true (told);
  click->button.window = g_object_ref (gtk_widget_get_window (GTK_WIDGET (self)));
  click->button.button = GDK_BUTTON_SECONDARY;
  gdk_event_set_device (click, gdk_seat_get_pointer (gdk_display_get_default_seat (display)));
  apostil_ledger_list_pop_up_menu (self, click);
  g_assert_true (gtk_widget_get_visible (self->menu));
  g_signal_emit_by_name (self, "query-tooltip", 0, 0, TRUE, tooltip, &told);
  g_assert_false (told);
  gtk_menu_popdown (GTK_MENU (self->menu));
  spin (50);
  g_signal_emit_by_name (self, "query-tooltip", 0, 0, TRUE, tooltip, &told);
  g_assert_true (told);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check (&argc, &argv))
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
#define ADD(name, function) \
  g_test_add ("/ui/ledger-list/" name, List, NULL, set_up, function, tear_down)
  ADD ("few", test_few);
  ADD ("place", test_place);
  ADD ("come-and-go", test_come_and_go);
  ADD ("keys", test_keys);
  ADD ("cells", test_cells);
  ADD ("bar-beside", test_bar_beside);
  ADD ("menu", test_menu);
  return g_test_run ();
}
