/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How it works
 *
 * The page is scrolled where there is too little room for it, as with large text; most windows are larger,
 * and two scrollbars are a thirtieth of the start of an empty one. So it asks for little height, and when
 * it is given less than it needs, a scrolled window is put around what is in it before that is painted. */

#include "config.h"

#include "apostil-welcome.h"

#include "apostil-prose.h"
#include "apostil-resources.h"

#define LEAST_HEIGHT 96

struct _ApostilWelcome
{
  GtkBin parent_instance;

  GtkWidget *page;
  guint scroll_idle;
  GtkWidget *open_button;
  GtkWidget *sample_button;
};

G_DEFINE_FINAL_TYPE (ApostilWelcome, apostil_welcome, GTK_TYPE_BIN)

/* The page loses the focus with its parent. */
static gboolean
scroll_page (gpointer user_data)
{
  ApostilWelcome *self = user_data;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self)));
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);

  self->scroll_idle = 0;
  if (focus != NULL && !gtk_widget_is_ancestor (focus, self->page))
    focus = NULL;
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  g_object_ref (self->page);
  gtk_container_remove (GTK_CONTAINER (self), self->page);
  gtk_container_add (GTK_CONTAINER (scroller), self->page);
  g_object_unref (self->page);
  gtk_viewport_set_shadow_type (GTK_VIEWPORT (gtk_bin_get_child (GTK_BIN (scroller))),
                                GTK_SHADOW_NONE);
  gtk_widget_show (scroller);
  gtk_container_add (GTK_CONTAINER (self), scroller);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  return G_SOURCE_REMOVE;
}

static void
apostil_welcome_get_preferred_height (GtkWidget *widget, gint *minimum, gint *natural)
{
  GTK_WIDGET_CLASS (apostil_welcome_parent_class)->get_preferred_height (widget, minimum, natural);
  *minimum = MIN (*minimum, LEAST_HEIGHT);
}

static void
apostil_welcome_get_preferred_height_for_width (GtkWidget *widget,
                                                gint width,
                                                gint *minimum,
                                                gint *natural)
{
  GTK_WIDGET_CLASS (apostil_welcome_parent_class)
      ->get_preferred_height_for_width (widget, width, minimum, natural);
  *minimum = MIN (*minimum, LEAST_HEIGHT);
}

static void
apostil_welcome_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  ApostilWelcome *self = APOSTIL_WELCOME (widget);
  GtkWidget *child = gtk_bin_get_child (GTK_BIN (self));
  GtkAllocation given = *allocation;
  gint needed = 0;

  gtk_widget_set_allocation (widget, allocation);
  if (child == self->page)
    gtk_widget_get_preferred_height_for_width (child, given.width, &needed, NULL);
  if (needed > given.height && self->scroll_idle == 0)
    self->scroll_idle = g_idle_add_full (GTK_PRIORITY_RESIZE, scroll_page, self, NULL);
  given.height = MAX (given.height, needed);
  gtk_widget_size_allocate (child, &given);
}

static gboolean
apostil_welcome_draw (GtkWidget *widget, cairo_t *cr)
{
  gtk_render_background (gtk_widget_get_style_context (widget), cr, 0, 0,
                         gtk_widget_get_allocated_width (widget),
                         gtk_widget_get_allocated_height (widget));
  return GTK_WIDGET_CLASS (apostil_welcome_parent_class)->draw (widget, cr);
}

static void
apostil_welcome_dispose (GObject *object)
{
  ApostilWelcome *self = APOSTIL_WELCOME (object);

  g_clear_handle_id (&self->scroll_idle, g_source_remove);
  G_OBJECT_CLASS (apostil_welcome_parent_class)->dispose (object);
}

static void
apostil_welcome_grab_focus (GtkWidget *widget)
{
  gtk_widget_grab_focus (APOSTIL_WELCOME (widget)->open_button);
}

static void
apostil_welcome_class_init (ApostilWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  apostil_get_resource ();
  /* The template names it. */
  g_type_ensure (APOSTIL_TYPE_PROSE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/apostil-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilWelcome, page);
  gtk_widget_class_bind_template_child (widget_class, ApostilWelcome, open_button);
  gtk_widget_class_bind_template_child (widget_class, ApostilWelcome, sample_button);
  G_OBJECT_CLASS (klass)->dispose = apostil_welcome_dispose;
  widget_class->get_preferred_height = apostil_welcome_get_preferred_height;
  widget_class->get_preferred_height_for_width = apostil_welcome_get_preferred_height_for_width;
  widget_class->size_allocate = apostil_welcome_size_allocate;
  widget_class->draw = apostil_welcome_draw;
  widget_class->grab_focus = apostil_welcome_grab_focus;
}

static void
apostil_welcome_init (ApostilWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * apostil_welcome_new:
 *
 * Returns: (transfer full): the page; the focus goes to its first button
 */
GtkWidget *
apostil_welcome_new (void)
{
  return g_object_new (APOSTIL_TYPE_WELCOME, NULL);
}

/**
 * apostil_welcome_get_sample_button:
 * @self: the page
 *
 * Returns: (transfer none): the button that opens the sample
 */
GtkWidget *
apostil_welcome_get_sample_button (ApostilWelcome *self)
{
  g_return_val_if_fail (APOSTIL_IS_WELCOME (self), NULL);

  return self->sample_button;
}
