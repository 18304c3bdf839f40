/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-evidence-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "apostil-evidence-popover.h"

struct _ApostilEvidenceRow
{
  ApostilInspectorRow parent_instance;

  GtkWidget *list;
  GtkWidget *add;

  GtkWidget *popover; /* ApostilEvidencePopover */
  gint editing;       /* index, or -1 for a new one */
};

G_DEFINE_FINAL_TYPE (ApostilEvidenceRow, apostil_evidence_row, APOSTIL_TYPE_INSPECTOR_ROW)

static const gchar *
stance_sign (const gchar *stance)
{
  if (g_strcmp0 (stance, "contradicts") == 0)
    return "≠";
  return g_strcmp0 (stance, "supports") == 0 ? "✓" : "·";
}

/* Replaces the mark by a copy whose evidence @change has edited: one step of the history. */
static void
apply (ApostilEvidenceRow *self,
       const gchar *label,
       void (*change) (ApostilAnnotation *copy, gint index, const ApostilEvidence *evidence),
       gint index,
       const ApostilEvidence *evidence)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  g_autoptr (ApostilAnnotation) copy = NULL;
  ApostilEdit *edit;

  if (annotation == NULL)
    return;
  copy = apostil_record_copy (annotation);
  change (copy, index, evidence);
  edit = apostil_edit_new (label);
  apostil_edit_replace (edit, annotation, copy);
  apostil_inspector_row_apply (row, edit, NULL);
}

static void
put (ApostilAnnotation *copy, gint index, const ApostilEvidence *evidence)
{
  if (index < 0)
    apostil_annotation_add_evidence (copy, evidence);
  else
    apostil_annotation_set_evidence (copy, index, evidence);
}

static void
take_away (ApostilAnnotation *copy, gint index, const ApostilEvidence *evidence)
{
  apostil_annotation_remove_evidence (copy, index);
}

static void
on_done (ApostilEvidencePopover *popover, const ApostilEvidence *evidence, ApostilEvidenceRow *self)
{
  ApostilAnnotation *annotation =
      apostil_inspector_row_get_annotation (APOSTIL_INSPECTOR_ROW (self));

  if (annotation == NULL || self->editing >= (gint) apostil_annotation_get_n_evidence (annotation))
    return;
  apply (self, self->editing < 0 ? _ ("Add evidence") : _ ("Edit evidence"), put, self->editing,
         evidence);
}

static void
open_form (ApostilEvidenceRow *self, gint index, const ApostilEvidence *evidence)
{
  self->editing = index;
  apostil_evidence_popover_open (APOSTIL_EVIDENCE_POPOVER (self->popover), evidence);
}

static gint
get_index (GtkWidget *button)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "index"));
}

static void
on_edit (GtkWidget *button, ApostilEvidenceRow *self)
{
  ApostilAnnotation *annotation =
      apostil_inspector_row_get_annotation (APOSTIL_INSPECTOR_ROW (self));

  /* The popover hangs on a button that outlives an edit of the list. */
  if (annotation != NULL &&
      get_index (button) < (gint) apostil_annotation_get_n_evidence (annotation))
    open_form (self, get_index (button),
               apostil_annotation_get_evidence (annotation, get_index (button)));
}

static void
on_remove (GtkWidget *button, ApostilEvidenceRow *self)
{
  apply (self, _ ("Remove evidence"), take_away, get_index (button), NULL);
  gtk_widget_grab_focus (self->add);
}

static void
on_add (GtkWidget *button, ApostilEvidenceRow *self)
{
  open_form (self, -1, NULL);
}

static GtkWidget *
new_line (ApostilEvidenceRow *self, const ApostilEvidence *evidence, gint index)
{
  const gchar *words = evidence->quotation != NULL ? evidence->quotation
                       : evidence->href != NULL    ? evidence->href
                                                   : _ ("No words yet");
  g_autofree gchar *markup =
      g_markup_printf_escaped ("%s  %s", stance_sign (evidence->stance), words);
  GtkWidget *edit, *remove, *line;

  line = apostil_inspector_row_new_line (markup, _ ("Remove this evidence"), &edit, &remove);
  gtk_widget_set_tooltip_text (edit,
                               evidence->href != NULL ? evidence->href : _ ("Edit this evidence"));
  g_object_set_data (G_OBJECT (edit), "index", GINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (remove), "index", GINT_TO_POINTER (index));
  g_signal_connect (edit, "clicked", G_CALLBACK (on_edit), self);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  return line;
}

static void
apostil_evidence_row_update (ApostilInspectorRow *row, ApostilAnnotation *annotation)
{
  ApostilEvidenceRow *self = APOSTIL_EVIDENCE_ROW (row);
  guint n = apostil_annotation_get_n_evidence (annotation), i;

  apostil_inspector_row_empty (self->list);
  for (i = 0; i < n; i++)
    gtk_container_add (GTK_CONTAINER (self->list),
                       new_line (self, apostil_annotation_get_evidence (annotation, i), i));
  gtk_widget_set_visible (self->list, n > 0);
}

static gboolean
apostil_evidence_row_focus (ApostilInspectorRow *row)
{
  gtk_widget_grab_focus (APOSTIL_EVIDENCE_ROW (row)->add);
  return TRUE;
}

GtkWidget *
apostil_evidence_row_new (ApostilSession *session)
{
  return g_object_new (APOSTIL_TYPE_EVIDENCE_ROW, "session", session, NULL);
}

static void
apostil_evidence_row_dispose (GObject *object)
{
  ApostilEvidenceRow *self = APOSTIL_EVIDENCE_ROW (object);

  if (self->popover != NULL)
    {
      gtk_widget_destroy (self->popover);
      self->popover = NULL;
    }
  G_OBJECT_CLASS (apostil_evidence_row_parent_class)->dispose (object);
}

static void
apostil_evidence_row_class_init (ApostilEvidenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_evidence_row_dispose;
  APOSTIL_INSPECTOR_ROW_CLASS (klass)->update = apostil_evidence_row_update;
  APOSTIL_INSPECTOR_ROW_CLASS (klass)->focus = apostil_evidence_row_focus;
}

static void
apostil_evidence_row_init (ApostilEvidenceRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->add = gtk_button_new_with_mnemonic (_ ("Add e_vidence…"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->add), "row-button");
  g_signal_connect (self->add, "clicked", G_CALLBACK (on_add), self);
  gtk_container_add (GTK_CONTAINER (box), self->list);
  gtk_container_add (GTK_CONTAINER (box), self->add);
  gtk_widget_show (self->add);
  atk_object_set_name (gtk_widget_get_accessible (box), _ ("Evidence"));
  apostil_inspector_row_set_label (APOSTIL_INSPECTOR_ROW (self), _ ("Evidence"));
  apostil_inspector_row_set_control (APOSTIL_INSPECTOR_ROW (self), box);

  self->popover = apostil_evidence_popover_new (self->add);
  g_signal_connect (self->popover, "done", G_CALLBACK (on_done), self);
}
