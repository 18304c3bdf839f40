/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-choice-row.h"

#include <glib/gi18n-lib.h>

#include "apostil-combo.h"

/* What fits side by side in the narrowest inspector: letters of all labels together. */
#define SEGMENTED_LETTERS 24

struct _ApostilChoiceRow
{
  ApostilInspectorRow parent_instance;

  const ApostilAttributeDef *def;
  ApostilAttributeDef types; /* what def points to when it stands for the types of a kind */
  ApostilChoice *type_choices;
  GtkWidget *combo; /* one of these three */
  GtkWidget *check;
  GPtrArray *buttons; /* (element-type GtkRadioButton) unowned, in the order of the choices */
};

G_DEFINE_FINAL_TYPE (ApostilChoiceRow, apostil_choice_row, APOSTIL_TYPE_INSPECTOR_ROW)

static void
choose (ApostilChoiceRow *self, const gchar *value)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);

  if (apostil_inspector_row_is_updating (row) || annotation == NULL)
    return;
  if (!apostil_inspector_row_set_attribute (row, annotation, self->def->name, value, FALSE))
    apostil_inspector_row_update (row, annotation);
}

static void
on_combo_changed (GtkComboBox *combo, ApostilChoiceRow *self)
{
  choose (self, gtk_combo_box_get_active_id (combo));
}

static void
on_button_toggled (GtkToggleButton *button, ApostilChoiceRow *self)
{
  guint index;

  if (gtk_toggle_button_get_active (button) && g_ptr_array_find (self->buttons, button, &index))
    choose (self, self->def->choices[index].id);
}

static void
on_check_toggled (GtkToggleButton *check, ApostilChoiceRow *self)
{
  choose (self, gtk_toggle_button_get_active (check) ? "true" : NULL);
}

static void
apostil_choice_row_update (ApostilInspectorRow *row, ApostilAnnotation *annotation)
{
  ApostilChoiceRow *self = APOSTIL_CHOICE_ROW (row);
  const gchar *value = apostil_record_get (annotation, self->def->name);
  guint i;

  if (value == NULL)
    value = self->def->fallback;
  if (self->check != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->check), g_strcmp0 (value, "true") == 0);
  else if (self->combo != NULL)
    {
      if (!gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->combo), value != NULL ? value : ""))
        gtk_combo_box_set_active (GTK_COMBO_BOX (self->combo), -1);
    }
  else
    {
      /* The last radio button is hidden and stands for « none ». */
      for (i = 0; i < self->def->n_choices; i++)
        if (g_strcmp0 (self->def->choices[i].id, value) == 0)
          break;
      gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), TRUE);
    }
}

static void
build_buttons (ApostilChoiceRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkRadioButton *group = NULL;
  guint i;

  gtk_style_context_add_class (gtk_widget_get_style_context (box), "linked");
  gtk_style_context_add_class (gtk_widget_get_style_context (box), "segmented");
  atk_object_set_role (gtk_widget_get_accessible (box), ATK_ROLE_GROUPING);
  atk_object_set_name (gtk_widget_get_accessible (box), self->def->label);
  self->buttons = g_ptr_array_new ();
  for (i = 0; i <= self->def->n_choices; i++)
    {
      gboolean none = i == self->def->n_choices;
      GtkWidget *button = gtk_radio_button_new_with_label_from_widget (
          group, none ? "" : self->def->choices[i].label);

      group = GTK_RADIO_BUTTON (button);
      gtk_toggle_button_set_mode (GTK_TOGGLE_BUTTON (button), FALSE);
      g_signal_connect (button, "toggled", G_CALLBACK (on_button_toggled), self);
      gtk_widget_set_visible (button, !none);
      gtk_widget_set_no_show_all (button, none);
      gtk_box_pack_start (GTK_BOX (box), button, TRUE, TRUE, 0);
      g_ptr_array_add (self->buttons, button);
    }
  apostil_inspector_row_set_control (APOSTIL_INSPECTOR_ROW (self), box);
}

static void
build_combo (ApostilChoiceRow *self)
{
  GtkComboBoxText *combo = GTK_COMBO_BOX_TEXT (gtk_combo_box_text_new ());
  guint i;

  if (self->def->fallback == NULL && self->def != &self->types)
    /* Translators: the choice of a drop-down that takes the value away */
    gtk_combo_box_text_append (combo, "", C_ ("choice", "Not said"));
  for (i = 0; i < self->def->n_choices; i++)
    gtk_combo_box_text_append (combo, self->def->choices[i].id, self->def->choices[i].label);
  self->combo = GTK_WIDGET (combo);
  apostil_combo_ignore_scroll (self->combo);
  g_signal_connect (combo, "changed", G_CALLBACK (on_combo_changed), self);
  apostil_inspector_row_set_control (APOSTIL_INSPECTOR_ROW (self), self->combo);
}

static void
build (ApostilChoiceRow *self, const ApostilAttributeDef *def)
{
  glong letters = 0;
  guint i;

  self->def = def;
  if (def->type == APOSTIL_VALUE_BOOLEAN)
    {
      self->check = gtk_check_button_new_with_label (def->label);
      g_signal_connect (self->check, "toggled", G_CALLBACK (on_check_toggled), self);
      apostil_inspector_row_set_label (APOSTIL_INSPECTOR_ROW (self), "");
      apostil_inspector_row_set_control (APOSTIL_INSPECTOR_ROW (self), self->check);
      return;
    }
  apostil_inspector_row_set_label (APOSTIL_INSPECTOR_ROW (self), def->label);
  for (i = 0; i < def->n_choices; i++)
    letters += g_utf8_strlen (def->choices[i].label, -1);
  if (def->n_choices <= 4 && letters <= SEGMENTED_LETTERS)
    build_buttons (self);
  else
    build_combo (self);
}

GtkWidget *
apostil_choice_row_new (ApostilSession *session, const ApostilAttributeDef *def)
{
  ApostilChoiceRow *self = g_object_new (APOSTIL_TYPE_CHOICE_ROW, "session", session, NULL);

  build (self, def);
  return GTK_WIDGET (self);
}

GtkWidget *
apostil_choice_row_new_types (ApostilSession *session, const ApostilKind *kind)
{
  ApostilChoiceRow *self = g_object_new (APOSTIL_TYPE_CHOICE_ROW, "session", session, NULL);
  guint i;

  self->type_choices = g_new (ApostilChoice, kind->n_types);
  for (i = 0; i < kind->n_types; i++)
    self->type_choices[i] = (ApostilChoice){ kind->types[i].id, kind->types[i].label };
  self->types = (ApostilAttributeDef){ .name = g_intern_static_string (APOSTIL_ATTR_TYPE),
                                       .label = C_ ("row of a form", "Type"),
                                       .type = APOSTIL_VALUE_CHOICE,
                                       .choices = self->type_choices,
                                       .n_choices = kind->n_types };
  build (self, &self->types);
  return GTK_WIDGET (self);
}

static void
apostil_choice_row_finalize (GObject *object)
{
  ApostilChoiceRow *self = APOSTIL_CHOICE_ROW (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_free (self->type_choices);
  G_OBJECT_CLASS (apostil_choice_row_parent_class)->finalize (object);
}

static void
apostil_choice_row_class_init (ApostilChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_choice_row_finalize;
  APOSTIL_INSPECTOR_ROW_CLASS (klass)->update = apostil_choice_row_update;
}

static void
apostil_choice_row_init (ApostilChoiceRow *self)
{
}
