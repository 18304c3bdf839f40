/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-welcome.h"

#include "apostil-prose.h"
#include "apostil-resources.h"

struct _ApostilWelcome
{
  GtkScrolledWindow parent_instance;

  GtkWidget *open_button;
  GtkWidget *sample_button;
};

G_DEFINE_FINAL_TYPE (ApostilWelcome, apostil_welcome, GTK_TYPE_SCROLLED_WINDOW)

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
  gtk_widget_class_bind_template_child (widget_class, ApostilWelcome, open_button);
  gtk_widget_class_bind_template_child (widget_class, ApostilWelcome, sample_button);
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
