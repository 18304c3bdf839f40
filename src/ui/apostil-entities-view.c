/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-entities-view-private.h"

#include <glib/gi18n.h>

#include "apostil-apply.h"
#include "apostil-placeholder.h"

#define FILTER_MILLISECONDS 150

static void view_init (ApostilViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ApostilEntitiesView,
                               apostil_entities_view,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (APOSTIL_TYPE_VIEW, view_init))

/* ---- Rows and the session ---- */

/* The entities of the selected rows. (transfer full) (element-type ApostilEntity) */
GPtrArray *
apostil_entities_view_get_selected (ApostilEntitiesView *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GtkTreeSelection *selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (self->tree));
  GList *paths;

  if (self->model == NULL || gtk_tree_view_get_model (GTK_TREE_VIEW (self->tree)) == NULL)
    return found;
  paths = gtk_tree_selection_get_selected_rows (selection, NULL);
  for (GList *l = paths; l != NULL; l = l->next)
    {
      GtkTreeIter iter;
      ApostilEntity *entity = NULL;

      if (gtk_tree_model_get_iter (GTK_TREE_MODEL (self->model), &iter, l->data))
        entity = apostil_entity_model_get_entity (self->model, &iter);
      if (entity != NULL)
        g_ptr_array_add (found, g_object_ref (entity));
    }
  g_list_free_full (paths, (GDestroyNotify) gtk_tree_path_free);
  return found;
}

/* Selects the row of @entity_id alone and brings it into sight; nothing when it is not shown. */
void
apostil_entities_view_select (ApostilEntitiesView *self, const gchar *entity_id)
{
  GtkTreeView *tree = GTK_TREE_VIEW (self->tree);
  g_autoptr (GtkTreePath) path = NULL;
  GtkTreeIter iter;

  if (self->model == NULL || gtk_tree_view_get_model (tree) == NULL ||
      !apostil_entity_model_find (self->model, entity_id, &iter))
    return;
  path = gtk_tree_model_get_path (GTK_TREE_MODEL (self->model), &iter);
  gtk_tree_view_set_cursor (tree, path, NULL, FALSE);
  gtk_tree_view_scroll_to_cell (tree, path, NULL, FALSE, 0, 0);
}

static const gchar *
get_current_entity (ApostilEntitiesView *self)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);

  if (current == NULL || !apostil_annotation_is (current, APOSTIL_KIND_ENTITY))
    return NULL;
  return apostil_annotation_get_link (current, APOSTIL_LINK_ENTITY);
}

/* A row that is selected already, among others or alone, stays as it is. */
static void
follow_current (ApostilEntitiesView *self)
{
  const gchar *id = get_current_entity (self);
  GtkTreeSelection *selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (self->tree));
  GtkTreeIter iter;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->model == NULL)
    return;
  /* The strip shows which of the mentions it is. */
  gtk_widget_queue_draw (self->tree);
  if (id == NULL || gtk_tree_view_get_model (GTK_TREE_VIEW (self->tree)) == NULL ||
      !apostil_entity_model_find (self->model, id, &iter) ||
      gtk_tree_selection_iter_is_selected (selection, &iter))
    return;
  self->following = TRUE;
  apostil_entities_view_select (self, id);
  self->following = FALSE;
  g_free (self->shown_id);
  self->shown_id = g_strdup (id);
  apostil_entities_view_update_actions (self);
}

/* The first mention of the entity chosen becomes the current mark, unless another of it is. */
static void
selection_changed (GtkTreeSelection *selection, ApostilEntitiesView *self)
{
  g_autoptr (GPtrArray) selected = apostil_entities_view_get_selected (self);
  ApostilEntity *entity = selected->len == 1 ? g_ptr_array_index (selected, 0) : NULL;
  const gchar *id = entity != NULL ? apostil_record_get_id (entity) : NULL;

  if (self->following)
    return;
  if (id != NULL)
    {
      g_free (self->shown_id);
      self->shown_id = g_strdup (id);
    }
  if (id != NULL && g_strcmp0 (id, get_current_entity (self)) != 0)
    {
      g_autoptr (GPtrArray) mentions = apostil_entity_model_get_mentions (self->model, entity);

      self->following = TRUE;
      apostil_session_set_current (
          self->session, mentions->len > 0 ? g_ptr_array_index (mentions, 0) : NULL, FALSE);
      self->following = FALSE;
    }
  apostil_entities_view_update_actions (self);
}

static gboolean
may_select (GtkTreeSelection *selection,
            GtkTreeModel *model,
            GtkTreePath *path,
            gboolean selected,
            gpointer user_data)
{
  GtkTreeIter iter;

  /* A heading is nobody. */
  return gtk_tree_model_get_iter (model, &iter, path) &&
         apostil_entity_model_get_entity (APOSTIL_ENTITY_MODEL (model), &iter) != NULL;
}

/* ---- What is shown ---- */

static void
update_summary (ApostilEntitiesView *self)
{
  guint n_shown = apostil_entity_model_get_n_shown (self->model);
  guint n_unnamed = apostil_entity_model_get_n_unnamed (self->model);
  guint n_all = apostil_record_list_get_length (apostil_document_get_entities (self->document));
  g_autofree gchar *first = NULL;
  g_autofree gchar *second = NULL;
  g_autofree gchar *both = NULL;

  if (n_shown == n_all)
    first = g_strdup_printf (ngettext ("%u entity", "%u entities", n_all), n_all);
  else
    /* Translators: rows that are shown, of all */
    first =
        g_strdup_printf (ngettext ("%u of %u entity", "%u of %u entities", n_all), n_shown, n_all);
  if (n_unnamed > 0)
    /* Translators: sources without a name, such as “an official”; follows “34 entities” */
    second = g_strdup_printf (ngettext ("%u unnamed", "%u unnamed", n_unnamed), n_unnamed);
  both = second != NULL ? g_strconcat (first, " · ", second, NULL) : g_strdup (first);
  gtk_label_set_text (GTK_LABEL (self->summary), both);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n_all == 0     ? "empty"
                                                             : n_shown == 0 ? "nothing"
                                                                            : "table");
}

static void
model_counted (ApostilEntitiesView *self)
{
  update_summary (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow_current (self);
  apostil_entities_view_update_actions (self);
}

/* Rows come and go by thousands: the table lets go, so that it takes them all at once afterwards. */
static void
model_reset (ApostilEntityModel *model, gboolean before, ApostilEntitiesView *self)
{
  self->following = TRUE;
  gtk_tree_view_set_model (GTK_TREE_VIEW (self->tree), before ? NULL : GTK_TREE_MODEL (model));
  if (!before)
    apostil_entities_view_select (self, self->shown_id);
  self->following = FALSE;
}

static void
drop_model (ApostilEntitiesView *self)
{
  if (self->model == NULL)
    return;
  self->following = TRUE;
  gtk_tree_view_set_model (GTK_TREE_VIEW (self->tree), NULL);
  self->following = FALSE;
  g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
}

/* Takes the document of the session, once there is somebody to see it. */
static void
take_document (ApostilEntitiesView *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);

  if (document == self->document && (self->model != NULL || document == NULL))
    return;
  drop_model (self);
  g_clear_pointer (&self->shown_id, g_free);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  self->model = apostil_entity_model_new (document);
  apostil_entity_model_set_order (self->model, self->order, self->descending);
  apostil_entity_model_set_show (
      self->model, (ApostilEntityShow) gtk_combo_box_get_active (GTK_COMBO_BOX (self->show)));
  apostil_entity_model_set_grouped (self->model,
                                    gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->group)));
  apostil_entity_model_set_filter (self->model, gtk_entry_get_text (GTK_ENTRY (self->filter)));
  g_signal_connect (self->model, "reset", G_CALLBACK (model_reset), self);
  g_signal_connect_swapped (self->model, "counted", G_CALLBACK (model_counted), self);
  model_reset (self->model, FALSE, self);
  update_summary (self);
}

static void
document_set (ApostilEntitiesView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_document (self);
  else
    {
      drop_model (self);
      g_clear_object (&self->document);
    }
  apostil_entities_view_update_actions (self);
}

/* ---- Filter, order ---- */

static gboolean
filter_now (gpointer user_data)
{
  ApostilEntitiesView *self = user_data;

  self->filter_timeout = 0;
  if (self->model != NULL)
    apostil_entity_model_set_filter (self->model, gtk_entry_get_text (GTK_ENTRY (self->filter)));
  return G_SOURCE_REMOVE;
}

static void
filter_changed (ApostilEntitiesView *self)
{
  g_clear_handle_id (&self->filter_timeout, g_source_remove);
  self->filter_timeout = g_timeout_add (FILTER_MILLISECONDS, filter_now, self);
}

/* Escape: first the words go, then the focus goes back to the table. */
static void
filter_stop (ApostilEntitiesView *self)
{
  if (*gtk_entry_get_text (GTK_ENTRY (self->filter)) != '\0')
    gtk_entry_set_text (GTK_ENTRY (self->filter), "");
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
filter_key_press (GtkWidget *entry, GdkEventKey *event, ApostilEntitiesView *self)
{
  if (event->keyval != GDK_KEY_Down && event->keyval != GDK_KEY_Return)
    return GDK_EVENT_PROPAGATE;
  g_clear_handle_id (&self->filter_timeout, g_source_remove);
  filter_now (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
show_changed (GtkComboBox *combo, ApostilEntitiesView *self)
{
  if (self->model != NULL)
    apostil_entity_model_set_show (self->model,
                                   (ApostilEntityShow) gtk_combo_box_get_active (combo));
}

static void
group_toggled (GtkToggleButton *button, ApostilEntitiesView *self)
{
  if (self->model != NULL)
    apostil_entity_model_set_grouped (self->model, gtk_toggle_button_get_active (button));
  apostil_entities_view_fit_columns (self);
}

static void
show_order (ApostilEntitiesView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    {
      if (self->columns[i] == NULL)
        continue;
      gtk_tree_view_column_set_sort_indicator (self->columns[i], i == self->order);
      gtk_tree_view_column_set_sort_order (self->columns[i], self->descending ? GTK_SORT_DESCENDING
                                                                              : GTK_SORT_ASCENDING);
    }
}

/* By another column: names from A, numbers from the highest; by the same: the other way round. */
void
apostil_entities_view_sort (ApostilEntitiesView *self, ApostilEntityOrder order)
{
  if (order == self->order)
    self->descending = !self->descending;
  else
    self->descending = order == APOSTIL_ENTITY_ORDER_MENTIONS ||
                       order == APOSTIL_ENTITY_ORDER_MADE || order == APOSTIL_ENTITY_ORDER_ABOUT ||
                       order == APOSTIL_ENTITY_ORDER_SECTIONS;
  self->order = order;
  show_order (self);
  if (self->model != NULL)
    apostil_entity_model_set_order (self->model, self->order, self->descending);
}

/* ---- Widget ---- */

static void
apostil_entities_view_map (GtkWidget *widget)
{
  ApostilEntitiesView *self = APOSTIL_ENTITIES_VIEW (widget);

  GTK_WIDGET_CLASS (apostil_entities_view_parent_class)->map (widget);
  take_document (self);
  follow_current (self);
  apostil_entities_view_update_actions (self);
}

static void
apostil_entities_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (apostil_entities_view_parent_class)->unmap (widget);
  apostil_entities_view_update_actions (APOSTIL_ENTITIES_VIEW (widget));
}

/* Columns that there is no room for go before anything is painted: the frame's layout is then gone through
 * once more. */
static void
apostil_entities_view_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  ApostilEntitiesView *self = APOSTIL_ENTITIES_VIEW (widget);

  if (self->width != allocation->width)
    {
      self->width = allocation->width;
      apostil_entities_view_fit_columns (self);
    }
  GTK_WIDGET_CLASS (apostil_entities_view_parent_class)->size_allocate (widget, allocation);
}

/* GtkTreeView forgets how high its rows are when it is told its style for the first time, and that comes
 * with the first frame. It measures them in the second and paints all of them again; so in the first it
 * paints none. */

static gboolean
rows_measured (GtkWidget *tree, GdkFrameClock *clock, gpointer user_data)
{
  ApostilEntitiesView *self = user_data;

  self->measuring = FALSE;
  gtk_widget_queue_draw (tree);
  return G_SOURCE_REMOVE;
}

static void
tree_styled (GtkWidget *tree, ApostilEntitiesView *self)
{
  if (!gtk_widget_get_realized (tree))
    return;
  self->measuring = TRUE;
  gtk_widget_add_tick_callback (tree, rows_measured, self, NULL);
}

static gboolean
tree_draw (GtkWidget *tree, cairo_t *cr, ApostilEntitiesView *self)
{
  if (!self->measuring)
    {
      g_signal_handlers_disconnect_by_func (tree, tree_styled, self);
      g_signal_handlers_disconnect_by_func (tree, tree_draw, self);
      return GDK_EVENT_PROPAGATE;
    }
  gtk_render_background (gtk_widget_get_style_context (tree), cr, 0, 0,
                         gtk_widget_get_allocated_width (tree),
                         gtk_widget_get_allocated_height (tree));
  return GDK_EVENT_STOP;
}

static void
apostil_entities_view_grab_focus (GtkWidget *widget)
{
  ApostilEntitiesView *self = APOSTIL_ENTITIES_VIEW (widget);
  GtkTreeIter iter;

  take_document (self);
  if (!g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "table"))
    {
      gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->stack)),
                              GTK_DIR_TAB_FORWARD);
      return;
    }
  gtk_widget_grab_focus (self->tree);
  if (self->model == NULL || gtk_tree_selection_count_selected_rows (
                                 gtk_tree_view_get_selection (GTK_TREE_VIEW (self->tree))) > 0)
    return;
  /* The first row that is somebody: the table only puts its cursor there. */
  for (gboolean more = gtk_tree_model_get_iter_first (GTK_TREE_MODEL (self->model), &iter); more;
       more = gtk_tree_model_iter_next (GTK_TREE_MODEL (self->model), &iter))
    {
      ApostilEntity *entity = apostil_entity_model_get_entity (self->model, &iter);

      if (entity == NULL)
        continue;
      apostil_entities_view_select (self, apostil_record_get_id (entity));
      break;
    }
}

static GtkWidget *
get_pane (ApostilView *view, guint index)
{
  return index == 0 ? GTK_WIDGET (view) : NULL;
}

static void
find (ApostilView *view)
{
  gtk_widget_grab_focus (APOSTIL_ENTITIES_VIEW (view)->filter);
}

static void
view_init (ApostilViewInterface *iface)
{
  iface->get_pane = get_pane;
  iface->find = find;
  iface->add_actions = apostil_entities_view_add_actions;
}

static void
row_activated (GtkTreeView *tree,
               GtkTreePath *path,
               GtkTreeViewColumn *column,
               ApostilEntitiesView *self)
{
  apostil_entities_view_run (self, "open-entity", NULL);
}

static void
popup_menu (ApostilEntitiesView *self, const GdkEvent *event)
{
  g_autoptr (GMenuModel) model = apostil_entities_view_new_menu (self);
  GtkWidget *menu = gtk_menu_new_from_model (model);

  gtk_menu_attach_to_widget (GTK_MENU (menu), self->tree, NULL);
  /* Not when it closes: what was chosen is done after that. */
  g_signal_connect_after (menu, "selection-done", G_CALLBACK (gtk_widget_destroy), NULL);
  if (event != NULL)
    gtk_menu_popup_at_pointer (GTK_MENU (menu), event);
  else
    {
      GtkTreeView *tree = GTK_TREE_VIEW (self->tree);
      g_autoptr (GtkTreePath) path = NULL;
      GdkRectangle area = { 0, 0, 1, 1 };

      gtk_tree_view_get_cursor (tree, &path, NULL);
      if (path != NULL)
        gtk_tree_view_get_cell_area (tree, path, self->columns[APOSTIL_ENTITY_ORDER_NAME], &area);
      gtk_tree_view_convert_bin_window_to_widget_coords (tree, area.x, area.y, &area.x, &area.y);
      gtk_menu_popup_at_rect (GTK_MENU (menu), gtk_widget_get_window (self->tree), &area,
                              GDK_GRAVITY_SOUTH_WEST, GDK_GRAVITY_NORTH_WEST, NULL);
    }
}

static gboolean
tree_popup_menu (GtkWidget *tree, ApostilEntitiesView *self)
{
  popup_menu (self, NULL);
  return GDK_EVENT_STOP;
}

/* The second button acts on the row under it, or on all that are selected when it is one of them. */
static gboolean
tree_button_press (GtkWidget *tree, GdkEventButton *event, ApostilEntitiesView *self)
{
  GtkTreeSelection *selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (tree));
  g_autoptr (GtkTreePath) path = NULL;

  if (!gdk_event_triggers_context_menu ((GdkEvent *) event) ||
      event->window != gtk_tree_view_get_bin_window (GTK_TREE_VIEW (tree)))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (tree);
  if (gtk_tree_view_get_path_at_pos (GTK_TREE_VIEW (tree), (gint) event->x, (gint) event->y, &path,
                                     NULL, NULL, NULL) &&
      !gtk_tree_selection_path_is_selected (selection, path))
    gtk_tree_view_set_cursor (GTK_TREE_VIEW (tree), path, NULL, FALSE);
  popup_menu (self, (GdkEvent *) event);
  return GDK_EVENT_STOP;
}

/* The menu is made when it is asked for: what it offers depends on the rows. */
static void
menu_toggled (GtkToggleButton *button, ApostilEntitiesView *self)
{
  g_autoptr (GMenuModel) model = NULL;

  if (!gtk_toggle_button_get_active (button))
    return;
  model = apostil_entities_view_new_menu (self);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), model);
}

/* ---- Construction ---- */

static void
apostil_entities_view_dispose (GObject *object)
{
  ApostilEntitiesView *self = APOSTIL_ENTITIES_VIEW (object);

  g_clear_handle_id (&self->filter_timeout, g_source_remove);
  self->actions = NULL;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->tree != NULL)
    {
      g_signal_handlers_disconnect_by_data (
          gtk_tree_view_get_selection (GTK_TREE_VIEW (self->tree)), self);
      drop_model (self);
      self->tree = NULL;
    }
  g_clear_object (&self->document);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (apostil_entities_view_parent_class)->dispose (object);
}

static void
apostil_entities_view_finalize (GObject *object)
{
  ApostilEntitiesView *self = APOSTIL_ENTITIES_VIEW (object);

  g_free (self->shown_id);
  g_free (self->edited_id);
  g_free (self->dragged_id);
  G_OBJECT_CLASS (apostil_entities_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (APOSTIL_TYPE_PLACEHOLDER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/apostil-entities-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilEntitiesView, filter);
  gtk_widget_class_bind_template_child (widget_class, ApostilEntitiesView, show);
  gtk_widget_class_bind_template_child (widget_class, ApostilEntitiesView, group);
  gtk_widget_class_bind_template_child (widget_class, ApostilEntitiesView, summary);
  gtk_widget_class_bind_template_child (widget_class, ApostilEntitiesView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ApostilEntitiesView, stack);
  gtk_widget_class_bind_template_child (widget_class, ApostilEntitiesView, tree);
  gtk_widget_class_bind_template_callback (widget_class, filter_key_press);
  gtk_widget_class_bind_template_callback (widget_class, show_changed);
  gtk_widget_class_bind_template_callback (widget_class, group_toggled);
  gtk_widget_class_bind_template_callback (widget_class, menu_toggled);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, tree_popup_menu);
  gtk_widget_class_bind_template_callback (widget_class, tree_button_press);
  gtk_widget_class_bind_template_callback_full (widget_class, "tree_key_press",
                                                G_CALLBACK (apostil_entities_view_key_press));
  gtk_widget_class_bind_template_callback_full (widget_class, "tree_query_tooltip",
                                                G_CALLBACK (apostil_entities_view_query_tooltip));
}

static void
apostil_entities_view_class_init (ApostilEntitiesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = apostil_entities_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = apostil_entities_view_finalize;
  widget_class->map = apostil_entities_view_map;
  widget_class->unmap = apostil_entities_view_unmap;
  widget_class->size_allocate = apostil_entities_view_size_allocate;
  widget_class->grab_focus = apostil_entities_view_grab_focus;
  bind_template (widget_class);
}

/* The bar is no reason for a wide window. */
static void
let_combo_shrink (GtkWidget *combo)
{
  g_autoptr (GList) cells = gtk_cell_layout_get_cells (GTK_CELL_LAYOUT (combo));

  for (GList *l = cells; l != NULL; l = l->next)
    g_object_set (l->data, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 4, "max-width-chars",
                  20, NULL);
}

static void
apostil_entities_view_init (ApostilEntitiesView *self)
{
  GtkTreeSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->order = APOSTIL_ENTITY_ORDER_MENTIONS;
  self->descending = TRUE;
  selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (self->tree));
  gtk_tree_selection_set_mode (selection, GTK_SELECTION_MULTIPLE);
  gtk_tree_selection_set_select_function (selection, may_select, self, NULL);
  g_signal_connect (selection, "changed", G_CALLBACK (selection_changed), self);
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (filter_changed), self);
  g_signal_connect_swapped (self->filter, "stop-search", G_CALLBACK (filter_stop), self);
  g_signal_connect_after (self->tree, "style-updated", G_CALLBACK (tree_styled), self);
  g_signal_connect (self->tree, "draw", G_CALLBACK (tree_draw), self);
  let_combo_shrink (self->show);
  apostil_entities_view_add_columns (self);
  show_order (self);
  apostil_entities_view_accept_drags (self);
}

/**
 * apostil_entities_view_new:
 * @session: what the window looks at
 *
 * Returns: (transfer floating): the table, which costs nothing until it is mapped
 */
GtkWidget *
apostil_entities_view_new (ApostilSession *session)
{
  ApostilEntitiesView *self = g_object_new (APOSTIL_TYPE_ENTITIES_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::document", G_CALLBACK (document_set), self);
  g_signal_connect_swapped (session, "notify::current", G_CALLBACK (follow_current), self);
  return GTK_WIDGET (self);
}
