/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-reason-row.h"

#include <glib/gi18n-lib.h>

#include "apostil-commands.h"
#include "apostil-describe.h"
#include "apostil-reason-words.h"
#include "apostil-timex.h"

#define VALUE_KEY "apostil-value"

struct _ApostilReasonRow
{
  ApostilInspectorRow parent_instance;

  gboolean always;
  GtkWidget *reason;
  GtkWidget *others_label;
  GtkWidget *others;  /* GtkFlowBox of buttons */
  GtkWidget *answers; /* Accept, Reject */
};

G_DEFINE_FINAL_TYPE (ApostilReasonRow, apostil_reason_row, APOSTIL_TYPE_INSPECTOR_ROW)

/* A suggestion takes it until it is decided on; of the document's marks it is a command. */
static void
choose (GtkButton *button, ApostilReasonRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilSession *session = apostil_inspector_row_get_session (row);
  ApostilSuggestionLayer *layer = apostil_session_get_suggestions (session);
  ApostilAnnotation *current = apostil_session_get_current (session);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  g_autofree gchar *value = g_strdup (g_object_get_data (G_OBJECT (button), VALUE_KEY));
  GError *error = NULL;

  if (annotation != NULL)
    apostil_inspector_row_apply (
        row,
        apostil_command_choose_value (apostil_inspector_row_get_document (row), annotation, value,
                                      &error),
        error);
  else if (layer != NULL && apostil_suggestion_layer_has (layer, current))
    apostil_suggestion_layer_choose (layer, current, value);
}

static void
show_others (ApostilReasonRow *self, ApostilAnnotation *annotation)
{
  const gchar *const *values = apostil_record_get_alternatives (annotation);
  gboolean any = values != NULL && values[0] != NULL;

  apostil_inspector_row_empty (self->others);
  gtk_widget_set_visible (self->others, any);
  gtk_widget_set_visible (self->others_label, any);
  for (guint i = 0; any && values[i] != NULL; i++)
    {
      g_autofree gchar *date = apostil_timex_to_short_words (values[i]);
      GtkWidget *button = gtk_button_new_with_label (date != NULL ? date : values[i]);
      g_autofree gchar *full = apostil_timex_to_words (values[i]);
      GtkWidget *child;

      gtk_widget_set_tooltip_text (button, full != NULL ? full : values[i]);
      g_object_set_data_full (G_OBJECT (button), VALUE_KEY, g_strdup (values[i]), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (choose), self);
      gtk_style_context_add_class (gtk_widget_get_style_context (button), "row-button");
      gtk_container_add (GTK_CONTAINER (self->others), button);
      gtk_widget_show (button);
      child = gtk_widget_get_parent (button);
      gtk_widget_set_can_focus (child, FALSE);
      gtk_widget_show (child);
    }
}

static void
apostil_reason_row_update (ApostilInspectorRow *row, ApostilAnnotation *annotation)
{
  ApostilReasonRow *self = APOSTIL_REASON_ROW (row);
  gboolean suggested = apostil_record_get_status (annotation) == APOSTIL_STATUS_SUGGESTED;
  g_autofree gchar *reason = apostil_reason_to_words (annotation);

  gtk_widget_set_visible (GTK_WIDGET (self), suggested || (self->always && (reason != NULL)));
  apostil_inspector_row_say (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (self->reason, reason != NULL);
  gtk_widget_set_visible (self->answers, suggested);
  show_others (self, annotation);
}

GtkWidget *
apostil_reason_row_new (ApostilSession *session, gboolean always)
{
  ApostilReasonRow *self = g_object_new (APOSTIL_TYPE_REASON_ROW, "session", session, NULL);

  self->always = always;
  return GTK_WIDGET (self);
}

static void
apostil_reason_row_class_init (ApostilReasonRowClass *klass)
{
  APOSTIL_INSPECTOR_ROW_CLASS (klass)->update = apostil_reason_row_update;
}

static GtkWidget *
new_answer (const gchar *label, const gchar *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_style_context_add_class (gtk_widget_get_style_context (button), "row-button");
  gtk_widget_show (button);
  return button;
}

static void
apostil_reason_row_init (ApostilReasonRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->reason = gtk_label_new (NULL);
  gtk_label_set_line_wrap (GTK_LABEL (self->reason), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (self->reason), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (self->reason), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->reason), 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->reason), "reason");
  gtk_box_pack_start (GTK_BOX (box), self->reason, FALSE, FALSE, 0);

  self->others_label = gtk_label_new (_ ("Other values"));
  gtk_label_set_xalign (GTK_LABEL (self->others_label), 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->others_label), "row-label");
  gtk_widget_set_margin_top (self->others_label, 6);
  gtk_box_pack_start (GTK_BOX (box), self->others_label, FALSE, FALSE, 0);
  self->others = gtk_flow_box_new ();
  /* GTK takes it for a table. */
  atk_object_set_role (gtk_widget_get_accessible (self->others), ATK_ROLE_PANEL);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->others), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->others), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->others), 6);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->others), 3);
  gtk_widget_set_halign (self->others, GTK_ALIGN_START);
  gtk_box_pack_start (GTK_BOX (box), self->others, FALSE, FALSE, 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->others_label), self->others);

  self->answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_top (self->answers, 6);
  gtk_box_pack_start (GTK_BOX (self->answers), new_answer (_ ("_Accept"), "win.accept"), TRUE, TRUE,
                      0);
  gtk_box_pack_start (GTK_BOX (self->answers), new_answer (_ ("_Reject"), "win.reject"), TRUE, TRUE,
                      0);
  gtk_box_pack_start (GTK_BOX (box), self->answers, FALSE, FALSE, 0);
  apostil_inspector_row_set_label (row, _ ("Because"));
  apostil_inspector_row_set_control (row, box);
}
