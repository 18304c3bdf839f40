/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-list.h"

#include <glib/gi18n.h>

#include "apostil-cell-renderer-claim.h"
#include "apostil-describe.h"
#include "apostil-ledger-model.h"
#include "apostil-ledger-words.h"
#include "apostil-row-area.h"

/* Characters of a claim that most likely are all in its row. */
#define MAX_PLAIN 100

struct _ApostilLedgerList
{
  GtkTreeView parent_instance;

  ApostilSession *session;
  ApostilLedgerModel *model; /* (nullable) */
  GtkTreeViewColumn *column;
  GtkCellRenderer *cell;
  GHashTable *candidates; /* (nullable) id → count */
  GtkWidget *menu;        /* (nullable) the one that was shown last */
  gint width;
  guint resize_idle;
  gboolean following; /* a row is being selected because the current mark changed */
};

G_DEFINE_FINAL_TYPE (ApostilLedgerList, apostil_ledger_list, GTK_TYPE_TREE_VIEW)

enum
{
  COMMAND,
  OPEN,
  LEAVE,
  RESIZED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static ApostilLedger *
get_ledger (ApostilLedgerList *self)
{
  return self->model != NULL ? apostil_ledger_model_get_ledger (self->model) : NULL;
}

static guint
count_candidates (ApostilLedgerList *self, ApostilAnnotation *claim)
{
  if (self->candidates == NULL || claim == NULL)
    return 0;
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->candidates, apostil_record_get_id (claim)));
}

static void
command (ApostilLedgerList *self, const gchar *action, const gchar *parameter)
{
  g_signal_emit (self, signals[COMMAND], 0, action, parameter);
}

/* ---- Rows and the session ---- */

static ApostilAnnotation *
get_selected (ApostilLedgerList *self)
{
  GtkTreeSelection *selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (self));
  GtkTreeIter iter;

  if (self->model == NULL || !gtk_tree_selection_get_selected (selection, NULL, &iter))
    return NULL;
  return apostil_ledger_model_get_row (self->model, &iter)->claim;
}

static void
selection_changed (GtkTreeSelection *selection, ApostilLedgerList *self)
{
  ApostilAnnotation *claim;

  if (self->following)
    return;
  claim = get_selected (self);
  if (claim != NULL)
    apostil_session_set_current (self->session, claim, FALSE);
}

/* The first claim of a group is not shown without the row that says whose it is. */
static void
show_title (ApostilLedgerList *self, guint position)
{
  g_autoptr (GtkTreePath) path = NULL;

  if (position == 0 || apostil_ledger_get_row (get_ledger (self), position - 1)->claim != NULL)
    return;
  path = gtk_tree_path_new_from_indices ((gint) position - 1, -1);
  gtk_tree_view_scroll_to_cell (GTK_TREE_VIEW (self), path, NULL, FALSE, 0, 0);
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
  GtkTreeSelection *selection;
  ApostilAnnotation *current;
  g_autoptr (GtkTreePath) path = NULL;
  guint position;

  g_return_if_fail (APOSTIL_IS_LEDGER_LIST (self));

  if (self->model == NULL || gtk_tree_view_get_model (GTK_TREE_VIEW (self)) == NULL)
    return;
  selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (self));
  current = apostil_session_get_current (self->session);
  if (current != NULL && current == get_selected (self))
    return;
  self->following = TRUE;
  if (current == NULL || !apostil_ledger_find (get_ledger (self), current, &position))
    {
      if (get_selected (self) != NULL)
        gtk_tree_selection_unselect_all (selection);
    }
  else
    {
      path = gtk_tree_path_new_from_indices ((gint) position, -1);
      show_title (self, position);
      gtk_tree_view_set_cursor (GTK_TREE_VIEW (self), path, NULL, FALSE);
      gtk_tree_view_scroll_to_cell (GTK_TREE_VIEW (self), path, NULL, FALSE, 0, 0);
    }
  self->following = FALSE;
}

static void
row_activated (GtkTreeView *tree, GtkTreePath *path, GtkTreeViewColumn *column, gpointer user_data)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (tree);

  if (get_selected (self) != NULL)
    g_signal_emit (self, signals[OPEN], 0);
}

/* Rows come and go by thousands: the view lets go, so that it takes them all at once afterwards. */
static void
ledger_reset (ApostilLedger *ledger, gboolean before, ApostilLedgerList *self)
{
  self->following = TRUE;
  gtk_tree_view_set_model (GTK_TREE_VIEW (self), before ? NULL : GTK_TREE_MODEL (self->model));
  self->following = FALSE;
}

static void
cell_data (GtkCellRenderer *cell, GtkTreeModel *model, GtkTreeIter *iter, gpointer user_data)
{
  ApostilLedgerList *self = user_data;
  const ApostilLedgerRow *row = apostil_ledger_model_get_row (self->model, iter);

  apostil_cell_renderer_claim_set_row (APOSTIL_CELL_RENDERER_CLAIM (cell), get_ledger (self), row,
                                       count_candidates (self, row->claim));
}

static gboolean
show_tooltip (GtkWidget *widget,
              gint x,
              gint y,
              gboolean keyboard,
              GtkTooltip *tooltip,
              gpointer data)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (widget);
  g_autoptr (GtkTreePath) path = NULL;
  g_autofree gchar *text = NULL;
  const gchar *reasoning;
  GtkTreeIter iter;
  const ApostilLedgerRow *row;

  if (self->model == NULL || !gtk_tree_view_get_tooltip_context (GTK_TREE_VIEW (self), &x, &y,
                                                                 keyboard, NULL, &path, &iter))
    return FALSE;
  row = apostil_ledger_model_get_row (self->model, &iter);
  /* Only where the row does not say it all. */
  if (row->claim == NULL ||
      (apostil_record_get (row->claim, APOSTIL_ATTR_REASONING) == NULL &&
       apostil_ledger_entry_count_chars (row->claim) < MAX_PLAIN &&
       apostil_describe_calendar (apostil_ledger_get_document (get_ledger (self)), NULL) == NULL))
    return FALSE;
  text = apostil_ledger_speak (get_ledger (self), row, count_candidates (self, row->claim));
  reasoning = apostil_record_get (row->claim, APOSTIL_ATTR_REASONING);
  if (reasoning != NULL)
    {
      g_autofree gchar *because = g_strdup_printf (_ ("Because: %s"), reasoning);
      g_autofree gchar *both = g_strconcat (text, "\n\n", because, NULL);

      gtk_tooltip_set_text (tooltip, both);
    }
  else
    gtk_tooltip_set_text (tooltip, text);
  gtk_tree_view_set_tooltip_row (GTK_TREE_VIEW (self), tooltip, path);
  return TRUE;
}

/* ---- Keys ---- */

static const ApostilAttributeDef *
get_verdicts (ApostilLedgerList *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  const ApostilKind *kind;

  if (document == NULL)
    return NULL;
  kind = apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_CLAIM);
  return kind != NULL ? apostil_kind_get_attribute_def (kind, APOSTIL_ATTR_VERDICT) : NULL;
}

/* 1 is the scheme's first verdict, and so on. */
static gboolean
handle_digit (ApostilLedgerList *self, guint keyval)
{
  const ApostilAttributeDef *verdicts = get_verdicts (self);
  gunichar digit = gdk_keyval_to_unicode (keyval);

  if (verdicts == NULL || digit < '1' || digit >= '1' + verdicts->n_choices)
    return FALSE;
  command (self, "set-verdict", verdicts->choices[digit - '1'].id);
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
        command (self, keys[i].action, keys[i].parameter);
        return TRUE;
      }
  return FALSE;
}

/* The Latin letter at the key pressed, so that keys work in a Persian or Russian layout. */
static guint
get_letter (GtkWidget *widget, GdkEventKey *event)
{
  GdkKeymap *keymap = gdk_keymap_get_for_display (gtk_widget_get_display (widget));
  g_autofree guint *keyvals = NULL;
  guint letter = gdk_keyval_to_lower (event->keyval);
  gint n = 0;

  if (letter >= 'a' && letter <= 'z')
    return letter;
  if (gdk_keyval_to_unicode (event->keyval) < 0x80 ||
      !gdk_keymap_get_entries_for_keycode (keymap, event->hardware_keycode, NULL, &keyvals, &n))
    return 0;
  for (gint i = 0; i < n; i++)
    {
      letter = gdk_keyval_to_lower (keyvals[i]);
      if (letter >= 'a' && letter <= 'z')
        return letter;
    }
  return 0;
}

static gboolean
handle_plain (ApostilLedgerList *self, GdkEventKey *event)
{
  gboolean left = FALSE;

  switch (event->keyval)
    {
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      command (self, "delete", NULL);
      return TRUE;
    case GDK_KEY_period:
      command (self, "contradiction-next", NULL);
      return TRUE;
    case GDK_KEY_Escape:
      g_signal_emit (self, signals[LEAVE], 0, &left);
      return left;
    case GDK_KEY_space:
      /* GtkTreeView activates the row: here that is Enter's. */
      return FALSE;
    default:
      return handle_digit (self, event->keyval) ||
             handle_letter (self, get_letter (GTK_WIDGET (self), event));
    }
}

static gboolean
apostil_ledger_list_key_press_event (GtkWidget *widget, GdkEventKey *event)
{
  guint state = event->state & gtk_accelerator_get_default_mod_mask ();

  if (state == 0 && handle_plain (APOSTIL_LEDGER_LIST (widget), event))
    return GDK_EVENT_STOP;
  return GTK_WIDGET_CLASS (apostil_ledger_list_parent_class)->key_press_event (widget, event);
}

/* ---- Menu ---- */

static void
append (GMenu *menu, const gchar *label, const gchar *action, const gchar *target, const gchar *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (target != NULL)
    g_menu_item_set_action_and_target (item, action, "s", target);
  else
    g_menu_item_set_action_and_target (item, action, NULL);
  /* Shown only: the list takes the key itself. */
  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static GMenuModel *
new_verdicts (ApostilLedgerList *self)
{
  const ApostilAttributeDef *verdicts = get_verdicts (self);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; verdicts != NULL && i < verdicts->n_choices; i++)
    {
      g_autofree gchar *key = i < 9 ? g_strdup_printf ("%u", i + 1) : NULL;

      append (menu, verdicts->choices[i].label, "win.set-verdict", verdicts->choices[i].id, key);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_relations (ApostilLedgerList *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  GMenu *menu = g_menu_new ();
  guint n;
  const ApostilRelationDef *defs =
      apostil_scheme_get_relations (apostil_document_get_scheme (document), &n);

  for (guint i = 0; i < n; i++)
    if (defs[i].from == NULL || g_strv_contains (defs[i].from, APOSTIL_KIND_CLAIM))
      {
        g_autofree gchar *label = g_strdup_printf (_ ("%s…"), defs[i].label);

        append (menu, label, "win.relate", defs[i].type,
                g_str_equal (defs[i].type, "contradicts") ? "x" : NULL);
      }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_menu (ApostilLedgerList *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) go = g_menu_new ();
  g_autoptr (GMenu) work = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();
  g_autoptr (GMenuModel) verdicts = new_verdicts (self);
  g_autoptr (GMenuModel) relations = new_relations (self);

  append (go, _ ("_Show in the Article"), "win.show", "article", "Return");
  g_menu_append_submenu (work, _ ("_Verdict"), verdicts);
  append (work, _ ("Verdict with R_easoning…"), "win.judge", NULL, "v");
  append (work, _ ("_Add Evidence…"), "win.add-evidence", NULL, "e");
  g_menu_append_submenu (work, _ ("_Relate the Claim"), relations);
  append (rest, _ ("_Edit"), "win.edit", NULL, NULL);
  append (rest, _ ("_Delete the Mark"), "win.delete", NULL, "Delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (go));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (work));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

static void
pop_up_menu (ApostilLedgerList *self, const GdkEvent *event)
{
  g_autoptr (GMenuModel) model = NULL;
  GdkRectangle area;

  if (get_selected (self) == NULL)
    return;
  model = new_menu (self);
  /* It stays till the chosen action has run; GTK destroys it with what it hangs on. */
  if (self->menu != NULL)
    gtk_widget_destroy (self->menu);
  self->menu = gtk_menu_new_from_model (model);
  gtk_menu_attach_to_widget (GTK_MENU (self->menu), GTK_WIDGET (self), NULL);
  g_signal_connect (self->menu, "destroy", G_CALLBACK (gtk_widget_destroyed), &self->menu);
  if (event != NULL)
    gtk_menu_popup_at_pointer (GTK_MENU (self->menu), event);
  else if (apostil_ledger_list_get_area (self, &area))
    gtk_menu_popup_at_rect (GTK_MENU (self->menu), gtk_widget_get_window (GTK_WIDGET (self)), &area,
                            GDK_GRAVITY_SOUTH_WEST, GDK_GRAVITY_NORTH_WEST, NULL);
  gtk_menu_shell_select_first (GTK_MENU_SHELL (self->menu), FALSE);
}

static gboolean
apostil_ledger_list_popup_menu (GtkWidget *widget)
{
  pop_up_menu (APOSTIL_LEDGER_LIST (widget), NULL);
  return TRUE;
}

static gboolean
apostil_ledger_list_button_press_event (GtkWidget *widget, GdkEventButton *event)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (widget);
  gboolean menu = gdk_event_triggers_context_menu ((GdkEvent *) event);
  gboolean stop =
      GTK_WIDGET_CLASS (apostil_ledger_list_parent_class)->button_press_event (widget, event);

  if (menu && event->window == gtk_tree_view_get_bin_window (GTK_TREE_VIEW (self)))
    {
      pop_up_menu (self, (GdkEvent *) event);
      return GDK_EVENT_STOP;
    }
  return stop;
}

/* ---- Size and style ---- */

static gboolean
resize_rows (gpointer user_data)
{
  ApostilLedgerList *self = user_data;

  self->resize_idle = 0;
  apostil_cell_renderer_claim_set_width (APOSTIL_CELL_RENDERER_CLAIM (self->cell), self->width);
  gtk_tree_view_column_queue_resize (self->column);
  return G_SOURCE_REMOVE;
}

static void
apostil_ledger_list_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (widget);

  if (allocation->width != self->width)
    {
      self->width = allocation->width;
      apostil_cell_renderer_claim_set_width (APOSTIL_CELL_RENDERER_CLAIM (self->cell), self->width);
      /* Heights follow widths; not in the middle of an allocation. */
      if (self->resize_idle == 0)
        self->resize_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, resize_rows, self, NULL);
      g_signal_emit (self, signals[RESIZED], 0);
    }
  GTK_WIDGET_CLASS (apostil_ledger_list_parent_class)->size_allocate (widget, allocation);
}

static void
apostil_ledger_list_style_updated (GtkWidget *widget)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (widget);

  GTK_WIDGET_CLASS (apostil_ledger_list_parent_class)->style_updated (widget);
  if (self->cell == NULL)
    return;
  apostil_cell_renderer_claim_forget_style (APOSTIL_CELL_RENDERER_CLAIM (self->cell));
  if (self->resize_idle == 0)
    self->resize_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, resize_rows, self, NULL);
}

/* ---- Object ---- */

static void
apostil_ledger_list_dispose (GObject *object)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (object);

  g_clear_handle_id (&self->resize_idle, g_source_remove);
  apostil_ledger_list_set_ledger (self, NULL);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->candidates, g_hash_table_unref);
  G_OBJECT_CLASS (apostil_ledger_list_parent_class)->dispose (object);
}

static void
apostil_ledger_list_class_init (ApostilLedgerListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = apostil_ledger_list_dispose;
  widget_class->key_press_event = apostil_ledger_list_key_press_event;
  widget_class->button_press_event = apostil_ledger_list_button_press_event;
  widget_class->popup_menu = apostil_ledger_list_popup_menu;
  widget_class->size_allocate = apostil_ledger_list_size_allocate;
  widget_class->style_updated = apostil_ledger_list_style_updated;

  signals[COMMAND] = g_signal_new ("command", APOSTIL_TYPE_LEDGER_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[OPEN] = g_signal_new ("open", APOSTIL_TYPE_LEDGER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", APOSTIL_TYPE_LEDGER_LIST, G_SIGNAL_RUN_LAST, 0,
                                 g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);
  signals[RESIZED] = g_signal_new ("resized", APOSTIL_TYPE_LEDGER_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
apostil_ledger_list_init (ApostilLedgerList *self)
{
  GtkTreeView *tree = GTK_TREE_VIEW (self);
  GtkTreeSelection *selection = gtk_tree_view_get_selection (tree);

  self->cell = apostil_cell_renderer_claim_new ();
  self->column =
      gtk_tree_view_column_new_with_area (apostil_row_area_new (self->cell, cell_data, self));
  gtk_tree_view_column_set_expand (self->column, TRUE);
  gtk_tree_view_append_column (tree, self->column);
  gtk_tree_view_set_headers_visible (tree, FALSE);
  gtk_tree_view_set_enable_search (tree, FALSE);
  gtk_tree_selection_set_mode (selection, GTK_SELECTION_SINGLE);
  /* An id that is the same in every language, for tests and assistive technologies. */
  gtk_widget_set_name (GTK_WIDGET (self), "Claims");
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), _ ("Claims"));
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self)), "ledger");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (show_tooltip), NULL);
  g_signal_connect (self, "row-activated", G_CALLBACK (row_activated), NULL);
  g_signal_connect (selection, "changed", G_CALLBACK (selection_changed), self);
}

/**
 * apostil_ledger_list_new:
 * @session: what the window looks at
 *
 * Returns: (transfer floating): the rows of no ledger yet
 */
GtkWidget *
apostil_ledger_list_new (ApostilSession *session)
{
  ApostilLedgerList *self = g_object_new (APOSTIL_TYPE_LEDGER_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::current", G_CALLBACK (apostil_ledger_list_follow),
                            self);
  return GTK_WIDGET (self);
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

  self->following = TRUE;
  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_ledger (self), self);
      gtk_tree_view_set_model (GTK_TREE_VIEW (self), NULL);
      /* The renderer points into the rows of the old one. */
      apostil_cell_renderer_claim_set_row (APOSTIL_CELL_RENDERER_CLAIM (self->cell), NULL, NULL, 0);
      g_clear_object (&self->model);
    }
  if (ledger != NULL)
    {
      self->model = apostil_ledger_model_new (ledger);
      g_signal_connect (ledger, "reset", G_CALLBACK (ledger_reset), self);
      g_signal_connect_swapped (ledger, "counted", G_CALLBACK (apostil_ledger_list_follow), self);
      gtk_tree_view_set_model (GTK_TREE_VIEW (self), GTK_TREE_MODEL (self->model));
    }
  self->following = FALSE;
  if (ledger != NULL)
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

  /* All rows are measured anew: not for nothing. */
  if (is_equal (self->candidates, candidates))
    return;
  g_clear_pointer (&self->candidates, g_hash_table_unref);
  self->candidates = candidates != NULL ? g_hash_table_ref (candidates) : NULL;
  gtk_tree_view_column_queue_resize (self->column);
}

/**
 * apostil_ledger_list_set_reasoning:
 * @self: the rows
 * @shown: whether the reasoning of its verdict stands under each claim
 *
 * Says what rows show.
 */
void
apostil_ledger_list_set_reasoning (ApostilLedgerList *self, gboolean shown)
{
  g_return_if_fail (APOSTIL_IS_LEDGER_LIST (self));

  apostil_cell_renderer_claim_set_reasoning (APOSTIL_CELL_RENDERER_CLAIM (self->cell), shown);
  gtk_tree_view_column_queue_resize (self->column);
}

/**
 * apostil_ledger_list_get_area:
 * @self: the rows
 * @area: (out): the selected row
 *
 * Returns: whether one is selected and in sight
 */
gboolean
apostil_ledger_list_get_area (ApostilLedgerList *self, GdkRectangle *area)
{
  GtkTreeSelection *selection;
  g_autoptr (GtkTreePath) path = NULL;
  GtkTreeIter iter;

  g_return_val_if_fail (APOSTIL_IS_LEDGER_LIST (self), FALSE);

  selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (self));
  if (self->model == NULL || !gtk_tree_selection_get_selected (selection, NULL, &iter))
    return FALSE;
  path = gtk_tree_model_get_path (GTK_TREE_MODEL (self->model), &iter);
  gtk_tree_view_scroll_to_cell (GTK_TREE_VIEW (self), path, NULL, FALSE, 0, 0);
  gtk_tree_view_get_cell_area (GTK_TREE_VIEW (self), path, self->column, area);
  gtk_tree_view_convert_bin_window_to_widget_coords (GTK_TREE_VIEW (self), area->x, area->y,
                                                     &area->x, &area->y);
  return TRUE;
}
