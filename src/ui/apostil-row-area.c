/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-row-area.h"

/* How it works
 *
 * GtkTreeView measures every row, through the area of its column. The usual area lines up several cells
 * across all rows: for each row it reads and writes properties of each cell, and lays out its groups,
 * which costs 17,000 instructions a row before the cell itself has said a word. Where one cell fills
 * the row there is nothing to line up: this area has it stand for the row, and asks its height. */

struct _ApostilRowArea
{
  GtkCellArea parent_instance;

  GtkCellRenderer *cell;
  ApostilRowFunc func;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (ApostilRowArea, apostil_row_area, GTK_TYPE_CELL_AREA)

static void
add (GtkCellArea *area, GtkCellRenderer *cell)
{
  ApostilRowArea *self = APOSTIL_ROW_AREA (area);

  g_clear_object (&self->cell);
  self->cell = g_object_ref_sink (cell);
}

static void
remove_cell (GtkCellArea *area, GtkCellRenderer *cell)
{
  ApostilRowArea *self = APOSTIL_ROW_AREA (area);

  if (self->cell == cell)
    g_clear_object (&self->cell);
}

static void foreach (GtkCellArea *area, GtkCellCallback callback, gpointer user_data)
{
  ApostilRowArea *self = APOSTIL_ROW_AREA (area);

  if (self->cell != NULL)
    callback (self->cell, user_data);
}

static void
foreach_alloc (GtkCellArea *area,
               GtkCellAreaContext *context,
               GtkWidget *widget,
               const GdkRectangle *cell_area,
               const GdkRectangle *background_area,
               GtkCellAllocCallback callback,
               gpointer user_data)
{
  ApostilRowArea *self = APOSTIL_ROW_AREA (area);

  if (self->cell != NULL)
    callback (self->cell, cell_area, background_area, user_data);
}

static void
apply_attributes (GtkCellArea *area,
                  GtkTreeModel *model,
                  GtkTreeIter *iter,
                  gboolean is_expander,
                  gboolean is_expanded)
{
  ApostilRowArea *self = APOSTIL_ROW_AREA (area);

  if (self->cell != NULL)
    self->func (self->cell, model, iter, self->user_data);
}

static GtkCellAreaContext *
create_context (GtkCellArea *area)
{
  return g_object_new (GTK_TYPE_CELL_AREA_CONTEXT, "area", area, NULL);
}

static GtkCellAreaContext *
copy_context (GtkCellArea *area, GtkCellAreaContext *context)
{
  return create_context (area);
}

/* As wide as the view gives it. */
static void
get_preferred_width (GtkCellArea *area,
                     GtkCellAreaContext *context,
                     GtkWidget *widget,
                     gint *minimum,
                     gint *natural)
{
  gtk_cell_area_context_push_preferred_width (context, 1, 1);
  if (minimum != NULL)
    *minimum = 1;
  if (natural != NULL)
    *natural = 1;
}

static void
get_preferred_height_for_width (GtkCellArea *area,
                                GtkCellAreaContext *context,
                                GtkWidget *widget,
                                gint width,
                                gint *minimum,
                                gint *natural)
{
  ApostilRowArea *self = APOSTIL_ROW_AREA (area);
  gint height = 1;

  if (self->cell != NULL)
    gtk_cell_renderer_get_preferred_height_for_width (self->cell, widget, width, &height, NULL);
  if (minimum != NULL)
    *minimum = height;
  if (natural != NULL)
    *natural = height;
}

static void
get_preferred_height (GtkCellArea *area,
                      GtkCellAreaContext *context,
                      GtkWidget *widget,
                      gint *minimum,
                      gint *natural)
{
  get_preferred_height_for_width (area, context, widget, -1, minimum, natural);
}

/* The focus is on rows. */
static gboolean
focus (GtkCellArea *area, GtkDirectionType direction)
{
  return FALSE;
}

static void
apostil_row_area_dispose (GObject *object)
{
  g_clear_object (&APOSTIL_ROW_AREA (object)->cell);
  G_OBJECT_CLASS (apostil_row_area_parent_class)->dispose (object);
}

static void
apostil_row_area_class_init (ApostilRowAreaClass *klass)
{
  GtkCellAreaClass *area_class = GTK_CELL_AREA_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = apostil_row_area_dispose;
  area_class->add = add;
  area_class->remove = remove_cell;
  area_class->foreach = foreach;
  area_class->foreach_alloc = foreach_alloc;
  area_class->apply_attributes = apply_attributes;
  area_class->create_context = create_context;
  area_class->copy_context = copy_context;
  area_class->get_preferred_width = get_preferred_width;
  area_class->get_preferred_height = get_preferred_height;
  area_class->get_preferred_height_for_width = get_preferred_height_for_width;
  area_class->focus = focus;
}

static void
apostil_row_area_init (ApostilRowArea *self)
{
}

/**
 * apostil_row_area_new:
 * @cell: (transfer floating): the cell
 * @func: has it stand for a row
 * @user_data: for @func; it is to outlive the area
 *
 * Returns: (transfer floating): an area for gtk_tree_view_column_new_with_area()
 */
GtkCellArea *
apostil_row_area_new (GtkCellRenderer *cell, ApostilRowFunc func, gpointer user_data)
{
  ApostilRowArea *self;

  g_return_val_if_fail (GTK_IS_CELL_RENDERER (cell), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  self = g_object_new (APOSTIL_TYPE_ROW_AREA, NULL);
  self->func = func;
  self->user_data = user_data;
  gtk_cell_area_add (GTK_CELL_AREA (self), cell);
  return GTK_CELL_AREA (self);
}
