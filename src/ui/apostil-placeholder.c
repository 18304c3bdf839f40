/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-placeholder.h"

#include "apostil-resources.h"

/* What a view says in place of what it has not yet: what is missing, what it will show, how one gets
 * there, and the button that leads there. */

struct _ApostilPlaceholder
{
  GtkBox parent_instance;

  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *words;
};

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_TITLE,
  PROP_WORDS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (ApostilPlaceholder, apostil_placeholder, GTK_TYPE_BOX)

static void
apostil_placeholder_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ApostilPlaceholder *self = APOSTIL_PLACEHOLDER (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      g_object_set_property (G_OBJECT (self->icon), "icon-name", value);
      break;
    case PROP_TITLE:
      gtk_label_set_label (GTK_LABEL (self->title), g_value_get_string (value));
      break;
    case PROP_WORDS:
      gtk_label_set_label (GTK_LABEL (self->words), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
apostil_placeholder_class_init (ApostilPlaceholderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const gchar *const names[] = { NULL, "icon-name", "title", "words" };

  object_class->set_property = apostil_placeholder_set_property;
  for (guint id = PROP_ICON_NAME; id < N_PROPS; id++)
    g_object_class_install_property (
        object_class, id,
        g_param_spec_string (names[id], NULL, NULL, NULL,
                             G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));

  apostil_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/apostil-placeholder.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilPlaceholder, icon);
  gtk_widget_class_bind_template_child (widget_class, ApostilPlaceholder, title);
  gtk_widget_class_bind_template_child (widget_class, ApostilPlaceholder, words);
}

static void
apostil_placeholder_init (ApostilPlaceholder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * apostil_placeholder_new:
 * @icon_name: a symbolic icon
 * @title: what is missing, translated
 * @words: what will be seen here, and how to get there, translated
 *
 * Returns: a page with these, and a button that leads to the article
 */
GtkWidget *
apostil_placeholder_new (const gchar *icon_name, const gchar *title, const gchar *words)
{
  return g_object_new (APOSTIL_TYPE_PLACEHOLDER, "icon-name", icon_name, "title", title, "words",
                       words, NULL);
}
