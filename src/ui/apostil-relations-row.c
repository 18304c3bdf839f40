/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-relations-row.h"

#include <glib/gi18n-lib.h>

#include "apostil-commands.h"
#include "apostil-record-picker.h"

#define OTHER_CHARS 60

struct _ApostilRelationsRow
{
  ApostilInspectorRow parent_instance;

  const ApostilKind *kind;
  GtkWidget *list;
  GtkWidget *buttons;
  GtkWidget *picker;
  const ApostilRelationDef *picking;
};

G_DEFINE_FINAL_TYPE (ApostilRelationsRow, apostil_relations_row, APOSTIL_TYPE_INSPECTOR_ROW)

static gboolean
takes (const gchar *const *kinds, const ApostilKind *kind)
{
  return kinds == NULL || kinds[0] == NULL || g_strv_contains (kinds, kind->id);
}

gboolean
apostil_relations_row_is_needed (ApostilScheme *scheme, const ApostilKind *kind)
{
  const ApostilRelationDef *defs;
  guint n_defs, i;

  defs = apostil_scheme_get_relations (scheme, &n_defs);
  for (i = 0; i < n_defs; i++)
    if (takes (defs[i].from, kind) || takes (defs[i].to, kind))
      return TRUE;
  return FALSE;
}

static void
on_follow (GtkWidget *button, ApostilRelationsRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  gpointer other = apostil_document_lookup (apostil_inspector_row_get_document (row),
                                            g_object_get_data (G_OBJECT (button), "id"));

  if (other != NULL && APOSTIL_IS_ANNOTATION (other))
    apostil_session_set_current (apostil_inspector_row_get_session (row), other, TRUE);
}

static void
on_remove (GtkWidget *button, ApostilRelationsRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilDocument *document = apostil_inspector_row_get_document (row);
  gpointer relation =
      apostil_document_lookup (document, g_object_get_data (G_OBJECT (button), "id"));
  GError *error = NULL;
  ApostilEdit *edit;

  if (relation == NULL || !APOSTIL_IS_RELATION (relation))
    return;
  edit = apostil_command_unrelate (document, relation, &error);
  apostil_inspector_row_apply (row, edit, error);
}

static void
on_picked (ApostilRecordPicker *picker, const gchar *id, ApostilRelationsRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  GError *error = NULL;
  ApostilEdit *edit;

  if (annotation == NULL || self->picking == NULL)
    return;
  edit = apostil_command_relate (apostil_inspector_row_get_document (row), self->picking->type,
                                 apostil_record_get_id (annotation), id, &error);
  apostil_inspector_row_apply (row, edit, error);
}

static void
on_relate (GtkWidget *button, ApostilRelationsRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  const gchar *exclude[] = { NULL, NULL };
  const gchar *const any[] = { APOSTIL_KIND_CLAIM, NULL };

  if (annotation == NULL)
    return;
  self->picking = g_object_get_data (G_OBJECT (button), "def");
  if (self->picker != NULL)
    gtk_widget_destroy (self->picker);
  self->picker = apostil_record_picker_new (apostil_inspector_row_get_session (row),
                                            self->picking->to != NULL ? self->picking->to : any,
                                            FALSE);
  g_signal_connect (self->picker, "picked", G_CALLBACK (on_picked), self);
  g_signal_connect (self->picker, "destroy", G_CALLBACK (gtk_widget_destroyed), &self->picker);
  exclude[0] = apostil_record_get_id (annotation);
  apostil_record_picker_open (APOSTIL_RECORD_PICKER (self->picker), button, exclude, NULL);
}

static GtkWidget *
new_line (ApostilRelationsRow *self, ApostilAnnotation *annotation, ApostilRelation *relation)
{
  ApostilDocument *document = apostil_inspector_row_get_document (APOSTIL_INSPECTOR_ROW (self));
  const ApostilRelationDef *def = apostil_scheme_get_relation (
      apostil_document_get_scheme (document), apostil_relation_get_relation_type (relation));
  gboolean outgoing =
      g_str_equal (apostil_relation_get_from (relation), apostil_record_get_id (annotation));
  const gchar *other = outgoing ? apostil_relation_get_to (relation)
                                : apostil_relation_get_from (relation);
  const gchar *verb = def == NULL                  ? apostil_relation_get_relation_type (relation)
                      : outgoing || def->symmetric ? def->label
                                                   : def->inverse;
  g_autofree gchar *words = apostil_record_label (document, other, OTHER_CHARS);
  g_autofree gchar *markup = g_markup_printf_escaped ("<b>%s</b>  %s", verb, words);
  g_autofree gchar *name = g_strdup_printf ("%s: %s", verb, words);
  GtkWidget *show, *remove, *line;

  line = apostil_inspector_row_new_line (markup, _ ("Remove this relation"), &show, &remove);
  gtk_widget_set_tooltip_text (show, _ ("Show it in the article"));
  atk_object_set_name (gtk_widget_get_accessible (show), name);
  g_object_set_data_full (G_OBJECT (show), "id", g_strdup (other), g_free);
  g_object_set_data_full (G_OBJECT (remove), "id", g_strdup (apostil_record_get_id (relation)),
                          g_free);
  g_signal_connect (show, "clicked", G_CALLBACK (on_follow), self);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  return line;
}

static void
apostil_relations_row_update (ApostilInspectorRow *row, ApostilAnnotation *annotation)
{
  ApostilRelationsRow *self = APOSTIL_RELATIONS_ROW (row);
  ApostilDocument *document = apostil_inspector_row_get_document (row);
  g_autoptr (GPtrArray) relations = apostil_record_list_linking_to (
      apostil_document_get_relations (document), apostil_record_get_id (annotation));
  guint i;

  apostil_inspector_row_empty (self->list);
  /* Those that were dismissed are kept so that they are not offered again. */
  for (i = relations->len; i > 0; i--)
    if (apostil_record_get_status (relations->pdata[i - 1]) == APOSTIL_STATUS_REJECTED)
      g_ptr_array_remove_index (relations, i - 1);
  for (i = 0; i < relations->len; i++)
    gtk_container_add (GTK_CONTAINER (self->list),
                       new_line (self, annotation, g_ptr_array_index (relations, i)));
  gtk_widget_set_visible (self->list, relations->len > 0);
}

static void
add_buttons (ApostilRelationsRow *self, ApostilScheme *scheme)
{
  const ApostilRelationDef *defs;
  guint n_defs, i;

  defs = apostil_scheme_get_relations (scheme, &n_defs);
  for (i = 0; i < n_defs; i++)
    {
      g_autofree gchar *label = NULL;
      GtkWidget *button;

      if (!takes (defs[i].from, self->kind))
        continue;
      /* Translators: a button that picks the other claim; %s is "contradicts", "supports" */
      label = g_strdup_printf (C_ ("relation", "%s…"), defs[i].label);
      button = gtk_button_new_with_label (label);
      gtk_style_context_add_class (gtk_widget_get_style_context (button), "row-button");
      g_object_set_data (G_OBJECT (button), "def", (gpointer) &defs[i]);
      g_signal_connect (button, "clicked", G_CALLBACK (on_relate), self);
      gtk_container_add (GTK_CONTAINER (self->buttons), button);
      /* The button has the focus, not the place that it is in. */
      gtk_widget_set_can_focus (gtk_widget_get_parent (button), FALSE);
    }
  gtk_widget_show_all (self->buttons);
}

GtkWidget *
apostil_relations_row_new (ApostilSession *session, const ApostilKind *kind)
{
  ApostilRelationsRow *self = g_object_new (APOSTIL_TYPE_RELATIONS_ROW, "session", session, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->kind = kind;
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->buttons = gtk_flow_box_new ();
  /* GTK takes it for a table. */
  atk_object_set_role (gtk_widget_get_accessible (self->buttons), ATK_ROLE_PANEL);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->buttons), GTK_SELECTION_NONE);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->buttons), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->buttons), 4);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->buttons), 4);
  add_buttons (self, apostil_document_get_scheme (apostil_session_get_document (session)));
  gtk_container_add (GTK_CONTAINER (box), self->list);
  gtk_container_add (GTK_CONTAINER (box), self->buttons);
  atk_object_set_name (gtk_widget_get_accessible (box), _ ("Relations"));
  apostil_inspector_row_set_label (APOSTIL_INSPECTOR_ROW (self), _ ("Relations"));
  apostil_inspector_row_set_control (APOSTIL_INSPECTOR_ROW (self), box);
  return GTK_WIDGET (self);
}

static void
apostil_relations_row_dispose (GObject *object)
{
  ApostilRelationsRow *self = APOSTIL_RELATIONS_ROW (object);

  if (self->picker != NULL)
    gtk_widget_destroy (self->picker);
  G_OBJECT_CLASS (apostil_relations_row_parent_class)->dispose (object);
}

static void
apostil_relations_row_class_init (ApostilRelationsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_relations_row_dispose;
  APOSTIL_INSPECTOR_ROW_CLASS (klass)->update = apostil_relations_row_update;
}

static void
apostil_relations_row_init (ApostilRelationsRow *self)
{
}
