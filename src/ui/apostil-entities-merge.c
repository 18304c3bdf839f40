/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Merging: rows that are chosen together, after asking whose name stays; or one row dropped on another, which
 * asks nothing, since the one it is dropped on stays and one undo takes it back. */

#include "config.h"

#include "apostil-entities-view-private.h"

#include <glib/gi18n.h>

#include "apostil-apply.h"
#include "apostil-commands.h"
#include "apostil-popup.h"

#define TARGET "application/x-apostil-entity"

/* Names offered at once; more are merged in several steps. */
#define MAX_MERGED 50

/* All @entities become the one at @stays. */
void
apostil_entities_view_merge (ApostilEntitiesView *self, GPtrArray *entities, guint stays)
{
  g_autofree gchar *id = g_strdup (apostil_record_get_id (g_ptr_array_index (entities, stays)));
  guint n_merged = 0;
  g_autofree gchar *message = NULL;
  gpointer into;

  apostil_document_begin_group (self->document, _ ("Merge Entities"));
  for (guint i = 0; i < entities->len; i++)
    {
      GError *error = NULL;
      ApostilEdit *edit;

      into = apostil_document_lookup (self->document, id);
      if (i == stays || !APOSTIL_IS_ENTITY (into))
        continue;
      edit = apostil_command_merge_entities (self->document, into, g_ptr_array_index (entities, i),
                                             &error);
      if (!apostil_apply_edit (self->tree, self->document, edit, error))
        break;
      n_merged++;
    }
  apostil_document_end_group (self->document);
  into = apostil_document_lookup (self->document, id);
  apostil_entities_view_select (self, id);
  if (n_merged == 0 || !APOSTIL_IS_ENTITY (into))
    return;
  /* Translators: how many entities became one, then its name */
  message =
      g_strdup_printf (ngettext ("%u entity became “%s”", "%u entities became “%s”", n_merged),
                       n_merged, apostil_entity_get_name (into));
  apostil_report_done (self->tree, message, TRUE);
}

/* ---- Asking ---- */

static void
name_chosen (GtkListBox *list, GtkListBoxRow *row, ApostilEntitiesView *self)
{
  g_autoptr (GPtrArray) selected = apostil_entities_view_get_selected (self);
  guint index = (guint) gtk_list_box_row_get_index (row);

  gtk_popover_popdown (GTK_POPOVER (self->asking));
  gtk_widget_grab_focus (self->tree);
  if (index < selected->len)
    apostil_entities_view_merge (self, selected, index);
}

static gboolean
asking_key_press (GtkWidget *popover, GdkEventKey *event, ApostilEntitiesView *self)
{
  if (event->keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_grab_focus (self->tree);
  return GDK_EVENT_STOP;
}

void
apostil_entities_view_point_to_cursor (ApostilEntitiesView *self, GtkPopover *popover)
{
  GtkTreeView *tree = GTK_TREE_VIEW (self->tree);
  g_autoptr (GtkTreePath) path = NULL;
  GdkRectangle area;

  gtk_tree_view_get_cursor (tree, &path, NULL);
  if (path == NULL)
    return;
  gtk_tree_view_get_cell_area (tree, path, self->columns[APOSTIL_ENTITY_ORDER_NAME], &area);
  gtk_tree_view_convert_bin_window_to_widget_coords (tree, area.x, area.y, &area.x, &area.y);
  area.width = MIN (area.width, 200);
  gtk_popover_set_pointing_to (popover, &area);
}

/* The one that most places name is offered first to the hand: it is selected. */
void
apostil_entities_view_ask_merge (ApostilEntitiesView *self)
{
  g_autoptr (GPtrArray) selected = apostil_entities_view_get_selected (self);
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *list;
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);
  GtkListBoxRow *best = NULL;
  guint most = 0;

  if (selected->len < 2 || selected->len > MAX_MERGED)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  title = gtk_label_new (_ ("Which name stays?"));
  list = gtk_list_box_new ();
  if (self->asking != NULL)
    gtk_widget_destroy (self->asking);
  self->asking = gtk_popover_new (self->tree);
  g_signal_connect (self->asking, "destroy", G_CALLBACK (gtk_widget_destroyed), &self->asking);
  g_signal_connect (self->asking, "key-press-event", G_CALLBACK (asking_key_press), self);
  gtk_popover_set_modal (GTK_POPOVER (self->asking), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (title), "popover-title");
  gtk_style_context_add_class (gtk_widget_get_style_context (list), "chooser-list");
  atk_object_set_name (gtk_widget_get_accessible (list), _ ("Which name stays?"));
  for (guint i = 0; i < selected->len; i++)
    {
      ApostilEntity *entity = g_ptr_array_index (selected, i);
      guint n_mentions = apostil_entity_model_get_facts (self->model, entity).n_mentions;
      GtkWidget *label = gtk_label_new (apostil_entity_get_name (entity));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      g_object_set (label, "margin", 6, NULL);
      gtk_list_box_insert (GTK_LIST_BOX (list), label, -1);
      atk_object_set_name (gtk_widget_get_accessible (gtk_widget_get_parent (label)),
                           apostil_entity_get_name (entity));
      if (best == NULL || n_mentions > most)
        {
          most = n_mentions;
          best = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (gint) i);
        }
    }
  g_signal_connect (list, "row-activated", G_CALLBACK (name_chosen), self);
  gtk_container_set_border_width (GTK_CONTAINER (box), 9);
  gtk_container_add (GTK_CONTAINER (box), title);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              gtk_widget_get_allocated_height (self->tree) / 2);
  gtk_container_add (GTK_CONTAINER (scroller), list);
  gtk_container_add (GTK_CONTAINER (box), scroller);
  gtk_widget_show_all (box);
  gtk_container_add (GTK_CONTAINER (self->asking), box);
  apostil_entities_view_point_to_cursor (self, GTK_POPOVER (self->asking));
  apostil_popup (GTK_POPOVER (self->asking));
  gtk_list_box_select_row (GTK_LIST_BOX (list), best);
  gtk_widget_grab_focus (GTK_WIDGET (best));
}

/* ---- Dropping one row on another ---- */

/* The entity whose row lies at @x, @y of the table. */
static ApostilEntity *
get_at (ApostilEntitiesView *self, gint x, gint y, GtkTreePath **path)
{
  GtkTreeViewDropPosition position;
  GtkTreeIter iter;

  *path = NULL;
  if (self->model == NULL ||
      !gtk_tree_view_get_dest_row_at_pos (GTK_TREE_VIEW (self->tree), x, y, path, &position) ||
      !gtk_tree_model_get_iter (GTK_TREE_MODEL (self->model), &iter, *path))
    return NULL;
  return apostil_entity_model_get_entity (self->model, &iter);
}

/* The name hangs below the pointer: the whole row would lie over those that it is carried to. */
static void
set_icon (GdkDragContext *context, const gchar *name)
{
  GtkWidget *label = gtk_label_new (name);

  g_object_set (label, "margin", 6, NULL);
  gtk_widget_show (label);
  gtk_drag_set_icon_widget (context, label, -12, -12);
}

static void
drag_begin (GtkWidget *tree, GdkDragContext *context, ApostilEntitiesView *self)
{
  g_autoptr (GPtrArray) selected = apostil_entities_view_get_selected (self);

  g_clear_pointer (&self->dragged_id, g_free);
  if (selected->len != 1)
    return;
  self->dragged_id = g_strdup (apostil_record_get_id (g_ptr_array_index (selected, 0)));
  set_icon (context, apostil_entity_get_name (g_ptr_array_index (selected, 0)));
}

static void
drag_end (GtkWidget *tree, GdkDragContext *context, ApostilEntitiesView *self)
{
  g_clear_pointer (&self->dragged_id, g_free);
  gtk_tree_view_set_drag_dest_row (GTK_TREE_VIEW (tree), NULL, GTK_TREE_VIEW_DROP_INTO_OR_AFTER);
}

static gboolean
drag_motion (GtkWidget *tree,
             GdkDragContext *context,
             gint x,
             gint y,
             guint time,
             ApostilEntitiesView *self)
{
  g_autoptr (GtkTreePath) path = NULL;
  ApostilEntity *entity = get_at (self, x, y, &path);
  gboolean fits = self->dragged_id != NULL && entity != NULL &&
                  !apostil_document_is_read_only (self->document) &&
                  g_strcmp0 (self->dragged_id, apostil_record_get_id (entity)) != 0;

  g_signal_stop_emission_by_name (tree, "drag-motion");
  gtk_tree_view_set_drag_dest_row (GTK_TREE_VIEW (tree), fits ? path : NULL,
                                   GTK_TREE_VIEW_DROP_INTO_OR_AFTER);
  gdk_drag_status (context, fits ? GDK_ACTION_MOVE : 0, time);
  return TRUE;
}

static gboolean
drag_drop (GtkWidget *tree,
           GdkDragContext *context,
           gint x,
           gint y,
           guint time,
           ApostilEntitiesView *self)
{
  g_autoptr (GtkTreePath) path = NULL;
  ApostilEntity *entity = get_at (self, x, y, &path);
  gpointer dragged =
      self->dragged_id != NULL ? apostil_document_lookup (self->document, self->dragged_id) : NULL;
  g_autoptr (GPtrArray) both = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_stop_emission_by_name (tree, "drag-drop");
  if (entity == NULL || !APOSTIL_IS_ENTITY (dragged) || dragged == entity)
    {
      gtk_drag_finish (context, FALSE, FALSE, time);
      return TRUE;
    }
  g_ptr_array_add (both, g_object_ref (entity));
  g_ptr_array_add (both, g_object_ref (dragged));
  gtk_drag_finish (context, TRUE, FALSE, time);
  apostil_entities_view_merge (self, both, 0);
  return TRUE;
}

/* What is dragged is known here; nothing else could use it. */
static void
drag_data_get (GtkWidget *tree,
               GdkDragContext *context,
               GtkSelectionData *data,
               guint info,
               guint time,
               ApostilEntitiesView *self)
{
  g_signal_stop_emission_by_name (tree, "drag-data-get");
}

void
apostil_entities_view_accept_drags (ApostilEntitiesView *self)
{
  const GtkTargetEntry targets[] = { { (gchar *) TARGET, GTK_TARGET_SAME_WIDGET, 0 } };

  gtk_tree_view_enable_model_drag_source (GTK_TREE_VIEW (self->tree), GDK_BUTTON1_MASK, targets,
                                          G_N_ELEMENTS (targets), GDK_ACTION_MOVE);
  gtk_tree_view_enable_model_drag_dest (GTK_TREE_VIEW (self->tree), targets, G_N_ELEMENTS (targets),
                                        GDK_ACTION_MOVE);
  g_signal_connect_after (self->tree, "drag-begin", G_CALLBACK (drag_begin), self);
  g_signal_connect (self->tree, "drag-end", G_CALLBACK (drag_end), self);
  g_signal_connect (self->tree, "drag-motion", G_CALLBACK (drag_motion), self);
  g_signal_connect (self->tree, "drag-drop", G_CALLBACK (drag_drop), self);
  g_signal_connect (self->tree, "drag-data-get", G_CALLBACK (drag_data_get), self);
}
