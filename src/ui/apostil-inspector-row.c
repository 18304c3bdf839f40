/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-inspector-row.h"

#include "apostil-apply.h"
#include "apostil-commands.h"

typedef struct
{
  ApostilSession *session; /* unowned: the inspector outlives its rows */
  gchar *id;               /* of the mark shown */
  GtkWidget *heading;      /* the label, and perhaps a button */
  GtkWidget *label;
  GtkWidget *control;
  GtkWidget *hint;
  gboolean wrong; /* the hint says what is wrong */
  gboolean updating;
} ApostilInspectorRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ApostilInspectorRow, apostil_inspector_row, GTK_TYPE_BOX)

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

#define PRIVATE(self) \
  ((ApostilInspectorRowPrivate *) apostil_inspector_row_get_instance_private (self))

void
apostil_inspector_row_set_label (ApostilInspectorRow *self, const gchar *label)
{
  gtk_label_set_text_with_mnemonic (GTK_LABEL (PRIVATE (self)->label), label);
  gtk_widget_set_visible (PRIVATE (self)->heading, label != NULL && *label != '\0');
}

void
apostil_inspector_row_set_control (ApostilInspectorRow *self, GtkWidget *control)
{
  ApostilInspectorRowPrivate *priv = PRIVATE (self);

  g_return_if_fail (priv->control == NULL);
  priv->control = control;
  gtk_widget_show (control);
  gtk_container_add (GTK_CONTAINER (self), control);
  gtk_box_reorder_child (GTK_BOX (self), control, 1);
  gtk_label_set_mnemonic_widget (GTK_LABEL (priv->label), control);
}

void
apostil_inspector_row_set_button (ApostilInspectorRow *self, GtkWidget *button)
{
  gtk_widget_show (button);
  gtk_box_pack_end (GTK_BOX (PRIVATE (self)->heading), button, FALSE, FALSE, 0);
}

void
apostil_inspector_row_say (GtkWidget *label, const gchar *words)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), words) != 0)
    gtk_label_set_text (GTK_LABEL (label), words);
}

void
apostil_inspector_row_say_markup (GtkWidget *label, const gchar *markup)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), markup) != 0)
    gtk_label_set_markup (GTK_LABEL (label), markup);
}

void
apostil_inspector_row_set_hint (ApostilInspectorRow *self, const gchar *hint, gboolean error)
{
  ApostilInspectorRowPrivate *priv = PRIVATE (self);
  GtkStyleContext *context = gtk_widget_get_style_context (priv->hint);
  AtkObject *accessible = gtk_widget_get_accessible (priv->hint);

  if (hint == NULL)
    hint = "";
  /* What is wrong is said as often as it is. */
  if (!error && !priv->wrong && g_str_equal (gtk_label_get_label (GTK_LABEL (priv->hint)), hint))
    return;
  priv->wrong = error;
  apostil_inspector_row_say (priv->hint, hint);
  gtk_widget_set_visible (priv->hint, *hint != '\0');
  if (error)
    {
      gtk_style_context_add_class (context, "row-error");
      gtk_style_context_remove_class (context, "dim-label");
    }
  else
    {
      gtk_style_context_remove_class (context, "row-error");
      gtk_style_context_add_class (context, "dim-label");
    }
  if (priv->control != NULL)
    atk_object_set_description (gtk_widget_get_accessible (priv->control), hint);
  /* What is wrong is spoken at once: a notification is, when it comes to be shown. */
  atk_object_set_role (accessible, error ? ATK_ROLE_NOTIFICATION : ATK_ROLE_LABEL);
  if (error)
    atk_object_notify_state_change (accessible, ATK_STATE_SHOWING, TRUE);
}

static void
destroy_child (GtkWidget *child, gpointer unused)
{
  gtk_widget_destroy (child);
}

void
apostil_inspector_row_empty (GtkWidget *list)
{
  gtk_container_foreach (GTK_CONTAINER (list), destroy_child, NULL);
}

GtkWidget *
apostil_inspector_row_new_line (const gchar *markup,
                                const gchar *remove_name,
                                GtkWidget **words,
                                GtkWidget **remove)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 5);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  *words = gtk_button_new ();
  gtk_container_add (GTK_CONTAINER (*words), label);
  gtk_style_context_add_class (gtk_widget_get_style_context (*words), "words");
  gtk_style_context_add_class (gtk_widget_get_style_context (line), "linked");
  gtk_box_pack_start (GTK_BOX (line), *words, TRUE, TRUE, 0);
  if (remove_name != NULL)
    {
      *remove = gtk_button_new_from_icon_name ("window-close-symbolic", GTK_ICON_SIZE_BUTTON);
      gtk_widget_set_tooltip_text (*remove, remove_name);
      atk_object_set_name (gtk_widget_get_accessible (*remove), remove_name);
      gtk_style_context_add_class (gtk_widget_get_style_context (*remove), "remove");
      gtk_box_pack_start (GTK_BOX (line), *remove, FALSE, FALSE, 0);
    }
  gtk_widget_show_all (line);
  return line;
}

void
apostil_inspector_row_update (ApostilInspectorRow *self, ApostilAnnotation *annotation)
{
  ApostilInspectorRowPrivate *priv = PRIVATE (self);
  ApostilInspectorRowClass *klass = APOSTIL_INSPECTOR_ROW_GET_CLASS (self);
  gboolean outer = priv->updating;

  g_free (priv->id);
  priv->id = annotation != NULL ? g_strdup (apostil_record_get_id (annotation)) : NULL;
  priv->updating = TRUE;
  klass->update (self, annotation);
  priv->updating = outer;
}

static gboolean
focus_child (ApostilInspectorRow *self)
{
  GtkWidget *control = PRIVATE (self)->control;

  if (control == NULL || !gtk_widget_get_visible (control) || !gtk_widget_is_sensitive (control))
    return FALSE;
  if (gtk_widget_get_can_focus (control))
    {
      gtk_widget_grab_focus (control);
      return TRUE;
    }
  return gtk_widget_child_focus (control, GTK_DIR_TAB_FORWARD);
}

gboolean
apostil_inspector_row_focus (ApostilInspectorRow *self)
{
  return APOSTIL_INSPECTOR_ROW_GET_CLASS (self)->focus (self);
}

ApostilSession *
apostil_inspector_row_get_session (ApostilInspectorRow *self)
{
  return PRIVATE (self)->session;
}

ApostilDocument *
apostil_inspector_row_get_document (ApostilInspectorRow *self)
{
  return apostil_session_get_document (PRIVATE (self)->session);
}

ApostilAnnotation *
apostil_inspector_row_get_annotation (ApostilInspectorRow *self)
{
  ApostilDocument *document = apostil_inspector_row_get_document (self);

  if (document == NULL || PRIVATE (self)->id == NULL)
    return NULL;
  return apostil_annotation_list_lookup (apostil_document_get_annotations (document),
                                         PRIVATE (self)->id);
}

gboolean
apostil_inspector_row_is_updating (ApostilInspectorRow *self)
{
  return PRIVATE (self)->updating;
}

gboolean
apostil_inspector_row_apply (ApostilInspectorRow *self, ApostilEdit *edit, GError *error)
{
  return apostil_apply_edit (GTK_WIDGET (self), apostil_inspector_row_get_document (self), edit,
                             error);
}

gboolean
apostil_inspector_row_set_attribute (ApostilInspectorRow *self,
                                     gpointer record,
                                     const gchar *name,
                                     const gchar *value,
                                     gboolean typing)
{
  GError *error = NULL;
  ApostilEdit *edit;

  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (apostil_record_get (record, name), value) == 0)
    return TRUE;
  edit = apostil_command_set_attribute (apostil_inspector_row_get_document (self), record, name,
                                        value, &error);
  if (edit != NULL && typing)
    {
      g_autofree gchar *key = g_strdup_printf ("%s:%s", apostil_record_get_id (record), name);

      apostil_edit_set_merge_key (edit, key);
    }
  return apostil_inspector_row_apply (self, edit, error);
}

static void
apostil_inspector_row_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    PRIVATE (APOSTIL_INSPECTOR_ROW (object))->session = g_value_get_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
apostil_inspector_row_finalize (GObject *object)
{
  g_free (PRIVATE (APOSTIL_INSPECTOR_ROW (object))->id);
  G_OBJECT_CLASS (apostil_inspector_row_parent_class)->finalize (object);
}

static void
apostil_inspector_row_class_init (ApostilInspectorRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = apostil_inspector_row_set_property;
  object_class->finalize = apostil_inspector_row_finalize;
  klass->focus = focus_child;
  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, APOSTIL_TYPE_SESSION,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
apostil_inspector_row_init (ApostilInspectorRow *self)
{
  ApostilInspectorRowPrivate *priv = PRIVATE (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);

  priv->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->label), 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (priv->label), "row-label");
  gtk_widget_show (priv->label);
  priv->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_container_add (GTK_CONTAINER (priv->heading), priv->label);
  gtk_container_add (GTK_CONTAINER (self), priv->heading);

  priv->hint = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->hint), 0);
  gtk_label_set_line_wrap (GTK_LABEL (priv->hint), TRUE);
  gtk_style_context_add_class (gtk_widget_get_style_context (priv->hint), "row-hint");
  gtk_box_pack_end (GTK_BOX (self), priv->hint, FALSE, FALSE, 0);
}
