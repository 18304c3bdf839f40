/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-yield.h"

struct _ApostilYield
{
  GtkBin parent_instance;
};

G_DEFINE_FINAL_TYPE (ApostilYield, apostil_yield, GTK_TYPE_BIN)

static void
apostil_yield_get_preferred_width (GtkWidget *widget, gint *minimum, gint *natural)
{
  GTK_WIDGET_CLASS (apostil_yield_parent_class)->get_preferred_width (widget, minimum, natural);
  *minimum = 0;
}

static void
apostil_yield_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  GtkWidget *child = gtk_bin_get_child (GTK_BIN (widget));
  gint needed = 0;

  gtk_widget_set_allocation (widget, allocation);
  if (child == NULL || !gtk_widget_get_visible (child))
    return;
  gtk_widget_get_preferred_width (child, &needed, NULL);
  gtk_widget_set_child_visible (child, allocation->width >= needed);
  if (allocation->width >= needed)
    gtk_widget_size_allocate (child, allocation);
}

static void
apostil_yield_class_init (ApostilYieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_preferred_width = apostil_yield_get_preferred_width;
  widget_class->size_allocate = apostil_yield_size_allocate;
}

static void
apostil_yield_init (ApostilYield *self)
{
}
