/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scheme-outline.h"

#include <glib/gi18n.h>

#include "apostil-scheme-words.h"
#include "apostil-swatch.h"

/* How it works
 *
 * The rows hold numbers of nodes only; what they show is asked of the draft when they are drawn. When
 * nodes come, go or move, all rows are made anew, and those that were open are opened again. */

struct _ApostilSchemeOutline
{
  GtkTreeView parent_instance;

  ApostilSchemeDraft *draft;
  GtkTreeStore *store; /* of guint */
  guint node;          /* the selected one */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (ApostilSchemeOutline, apostil_scheme_outline, GTK_TYPE_TREE_VIEW)

enum
{
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- Drawing ---- */

static guint
get_number (GtkTreeModel *model, GtkTreeIter *iter)
{
  guint number;

  gtk_tree_model_get (model, iter, 0, &number, -1);
  return number;
}

/* A type without a colour has that of its kind. */
static const gchar *
get_colour (ApostilSchemeDraft *draft, guint node)
{
  const gchar *colour = apostil_scheme_draft_get (draft, node, "colour");

  return colour != NULL || apostil_scheme_draft_get_parent (draft, node) == 0
             ? colour
             : get_colour (draft, apostil_scheme_draft_get_parent (draft, node));
}

static gboolean
has_colour (const gchar *element)
{
  return g_str_equal (element, APOSTIL_DRAFT_KIND) || g_str_equal (element, APOSTIL_DRAFT_TYPE) ||
         g_str_equal (element, APOSTIL_DRAFT_RELATION);
}

static void
swatch_data (GtkTreeViewColumn *column,
             GtkCellRenderer *cell,
             GtkTreeModel *model,
             GtkTreeIter *iter,
             gpointer user_data)
{
  ApostilSchemeOutline *self = user_data;
  guint node = get_number (model, iter);
  const gchar *element = apostil_scheme_draft_get_element (self->draft, node);
  const gchar *key = apostil_scheme_draft_get (self->draft, node, "key");

  gtk_cell_renderer_set_visible (cell, element != NULL && (has_colour (element) || key != NULL));
  apostil_cell_renderer_swatch_set (APOSTIL_CELL_RENDERER_SWATCH (cell),
                                    get_colour (self->draft, node), key);
}

static void
label_data (GtkTreeViewColumn *column,
            GtkCellRenderer *cell,
            GtkTreeModel *model,
            GtkTreeIter *iter,
            gpointer user_data)
{
  ApostilSchemeOutline *self = user_data;
  guint node = get_number (model, iter);
  g_autofree gchar *words = apostil_scheme_words_node (self->draft, node);
  gboolean root = node == apostil_scheme_draft_get_root (self->draft);

  g_object_set (cell, "text", words, "weight", root ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL,
                NULL);
}

static void
element_data (GtkTreeViewColumn *column,
              GtkCellRenderer *cell,
              GtkTreeModel *model,
              GtkTreeIter *iter,
              gpointer user_data)
{
  ApostilSchemeOutline *self = user_data;
  const gchar *element = apostil_scheme_draft_get_element (self->draft, get_number (model, iter));

  g_object_set (cell, "text", element != NULL ? apostil_scheme_words_element (element) : "", NULL);
}

/* ---- Rows ---- */

static void
add_rows (ApostilSchemeOutline *self, GtkTreeIter *parent, guint node)
{
  const gchar *const *elements = apostil_scheme_draft_get_addable (self->draft, node);
  g_autoptr (GArray) children = apostil_scheme_draft_get_children (self->draft, node);
  GtkTreeIter iter;

  gtk_tree_store_insert_with_values (self->store, &iter, parent, -1, 0, node, -1);
  for (guint k = 0; elements[k] != NULL; k++)
    for (guint i = 0; i < children->len; i++)
      {
        guint child = g_array_index (children, guint, i);

        if (g_str_equal (apostil_scheme_draft_get_element (self->draft, child), elements[k]))
          add_rows (self, &iter, child);
      }
}

typedef struct
{
  guint node;
  GtkTreePath *path;
} Search;

static gboolean
search_row (GtkTreeModel *model, GtkTreePath *path, GtkTreeIter *iter, gpointer data)
{
  Search *search = data;

  if (get_number (model, iter) != search->node)
    return FALSE;
  search->path = gtk_tree_path_copy (path);
  return TRUE;
}

static GtkTreePath *
find_path (ApostilSchemeOutline *self, guint node)
{
  Search search = { node, NULL };

  gtk_tree_model_foreach (GTK_TREE_MODEL (self->store), search_row, &search);
  return search.path;
}

static void
note_open_row (GtkTreeView *view, GtkTreePath *path, gpointer user_data)
{
  GtkTreeModel *model = gtk_tree_view_get_model (view);
  GtkTreeIter iter;

  if (gtk_tree_model_get_iter (model, &iter, path))
    {
      guint number = get_number (model, &iter);

      g_array_append_val ((GArray *) user_data, number);
    }
}

static void
fill (ApostilSchemeOutline *self)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  guint root = apostil_scheme_draft_get_root (self->draft);
  guint node = self->node;

  gtk_tree_view_map_expanded_rows (GTK_TREE_VIEW (self), note_open_row, open);
  g_array_append_val (open, root);
  self->filling = TRUE;
  gtk_tree_store_clear (self->store);
  add_rows (self, NULL, root);
  for (guint i = 0; i < open->len; i++)
    {
      GtkTreePath *path = find_path (self, g_array_index (open, guint, i));

      if (path != NULL)
        gtk_tree_view_expand_row (GTK_TREE_VIEW (self), path, FALSE);
      g_clear_pointer (&path, gtk_tree_path_free);
    }
  self->filling = FALSE;
  apostil_scheme_outline_select (
      self, apostil_scheme_draft_get_element (self->draft, node) != NULL ? node : root);
}

static void
draft_changed (ApostilSchemeDraft *draft, guint node, ApostilSchemeOutline *self)
{
  if (node == 0)
    fill (self);
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
selection_changed (GtkTreeSelection *selection, ApostilSchemeOutline *self)
{
  GtkTreeModel *model;
  GtkTreeIter iter;
  guint node;

  if (self->filling || !gtk_tree_selection_get_selected (selection, &model, &iter))
    return;
  node = get_number (model, &iter);
  if (node == self->node)
    return;
  self->node = node;
  g_signal_emit (self, signals[SELECTED], 0);
}

/* ---- Construction ---- */

static void
add_column (ApostilSchemeOutline *self,
            GtkTreeViewColumn *column,
            GtkCellRenderer *cell,
            GtkTreeCellDataFunc func,
            gboolean expand)
{
  gtk_tree_view_column_pack_start (column, cell, expand);
  gtk_tree_view_column_set_cell_data_func (column, cell, func, self, NULL);
}

static gboolean
row_matches (GtkTreeModel *model,
             gint column,
             const gchar *typed,
             GtkTreeIter *iter,
             gpointer user_data)
{
  ApostilSchemeOutline *self = user_data;
  g_autofree gchar *words = apostil_scheme_words_node (self->draft, get_number (model, iter));

  /* FALSE is a match. */
  return !g_str_match_string (typed, words, TRUE);
}

static void
apostil_scheme_outline_dispose (GObject *object)
{
  ApostilSchemeOutline *self = APOSTIL_SCHEME_OUTLINE (object);

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (apostil_scheme_outline_parent_class)->dispose (object);
}

static void
apostil_scheme_outline_class_init (ApostilSchemeOutlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_scheme_outline_dispose;
  /* documented in the header */
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
apostil_scheme_outline_init (ApostilSchemeOutline *self)
{
  GtkTreeView *view = GTK_TREE_VIEW (self);
  GtkTreeViewColumn *column = gtk_tree_view_column_new ();
  GtkTreeViewColumn *last = gtk_tree_view_column_new ();
  GtkCellRenderer *swatch = apostil_cell_renderer_swatch_new ();
  GtkCellRenderer *label = gtk_cell_renderer_text_new ();
  GtkCellRenderer *element = gtk_cell_renderer_text_new ();

  self->store = gtk_tree_store_new (1, G_TYPE_UINT);
  g_object_set (swatch, "xpad", 3, NULL);
  g_object_set (label, "ypad", 3, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  g_object_set (element, "xpad", 6, "scale", 0.9, "xalign", 1.0, NULL);
  add_column (self, column, swatch, swatch_data, FALSE);
  add_column (self, column, label, label_data, TRUE);
  add_column (self, last, element, element_data, FALSE);
  gtk_tree_view_column_set_expand (column, TRUE);
  gtk_tree_view_append_column (view, column);
  gtk_tree_view_append_column (view, last);
  gtk_tree_view_set_headers_visible (view, FALSE);
  gtk_tree_view_set_search_equal_func (view, row_matches, self, NULL);
  gtk_tree_selection_set_mode (gtk_tree_view_get_selection (view), GTK_SELECTION_BROWSE);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), _ ("Parts of the scheme"));
}

/**
 * apostil_scheme_outline_new:
 * @draft: the scheme
 *
 * Returns: (transfer floating): its outline
 */
GtkWidget *
apostil_scheme_outline_new (ApostilSchemeDraft *draft)
{
  ApostilSchemeOutline *self = g_object_new (APOSTIL_TYPE_SCHEME_OUTLINE, "visible", TRUE, NULL);

  self->draft = g_object_ref (draft);
  self->node = apostil_scheme_draft_get_root (draft);
  gtk_tree_view_set_model (GTK_TREE_VIEW (self), GTK_TREE_MODEL (self->store));
  g_signal_connect (draft, "changed", G_CALLBACK (draft_changed), self);
  g_signal_connect (gtk_tree_view_get_selection (GTK_TREE_VIEW (self)), "changed",
                    G_CALLBACK (selection_changed), self);
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * apostil_scheme_outline_get_node:
 * @self: the outline
 *
 * Returns: the part that is selected
 */
guint
apostil_scheme_outline_get_node (ApostilSchemeOutline *self)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME_OUTLINE (self), 0);

  return self->node;
}

/**
 * apostil_scheme_outline_select:
 * @self: the outline
 * @node: a part of the scheme
 *
 * Selects and shows it.
 */
void
apostil_scheme_outline_select (ApostilSchemeOutline *self, guint node)
{
  GtkTreePath *path;

  g_return_if_fail (APOSTIL_IS_SCHEME_OUTLINE (self));

  path = find_path (self, node);
  if (path == NULL)
    return;
  gtk_tree_view_expand_to_path (GTK_TREE_VIEW (self), path);
  gtk_tree_view_set_cursor (GTK_TREE_VIEW (self), path, NULL, FALSE);
  gtk_tree_view_scroll_to_cell (GTK_TREE_VIEW (self), path, NULL, FALSE, 0, 0);
  gtk_tree_path_free (path);
}
