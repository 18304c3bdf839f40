/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-findings-row.h"

#include <glib/gi18n-lib.h>

#include "apostil-apply.h"
#include "apostil-directed.h"
#include "apostil-dismissals.h"

struct _ApostilFindingsRow
{
  ApostilInspectorRow parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (ApostilFindingsRow, apostil_findings_row, APOSTIL_TYPE_INSPECTOR_ROW)

/* The place to go to: the first, unless that is where the person is already. */
static const ApostilFindingPlace *
choose_place (ApostilFinding *finding, const gchar *mark)
{
  guint n;
  const ApostilFindingPlace *places = apostil_finding_get_places (finding, &n);

  for (guint i = 0; mark != NULL && i < n; i++)
    if (g_strcmp0 (places[i].record, mark) != 0 && !apostil_span_is_empty (places[i].span))
      return &places[i];
  for (guint i = 0; i < n; i++)
    if (!apostil_span_is_empty (places[i].span))
      return &places[i];
  return NULL;
}

void
apostil_finding_reveal (ApostilSession *session, ApostilFinding *finding, const gchar *mark)
{
  ApostilDocument *document = apostil_session_get_document (session);
  const ApostilFindingPlace *place = choose_place (finding, mark);
  gpointer record = NULL;
  guint32 length;

  if (document == NULL || place == NULL)
    return;
  /* The text may have been replaced a moment ago. */
  length = apostil_text_get_length (apostil_document_get_text (document));
  if (place->span.end > length)
    return;
  record = place->record != NULL ? apostil_document_lookup (document, place->record) : NULL;
  if (record != NULL && APOSTIL_IS_ANNOTATION (record))
    {
      apostil_session_select (session, place->span.start, place->span.start);
      apostil_session_set_current (session, record, TRUE);
      return;
    }
  apostil_session_select (session, place->span.start, place->span.end);
  apostil_session_reveal (session, place->span);
}

void
apostil_finding_dismiss (GtkWidget *widget, ApostilDocument *document, ApostilFinding *finding)
{
  ApostilEdit *edit = apostil_command_dismiss (document, finding, TRUE);

  if (apostil_apply_edit (widget, document, edit, NULL))
    /* Translators: said in passing, beside a button that undoes it */
    apostil_report_done (widget, _ ("Dismissed. It comes back when its facts change."), TRUE);
}

static void
on_reveal (GtkWidget *button, ApostilFindingsRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);

  apostil_finding_reveal (apostil_inspector_row_get_session (row),
                          g_object_get_data (G_OBJECT (button), "finding"),
                          annotation != NULL ? apostil_record_get_id (annotation) : NULL);
}

static void
on_dismiss (GtkWidget *button, ApostilFindingsRow *self)
{
  g_autoptr (ApostilFinding)
      finding = g_object_ref (g_object_get_data (G_OBJECT (button), "finding"));

  apostil_finding_dismiss (GTK_WIDGET (self),
                           apostil_inspector_row_get_document (APOSTIL_INSPECTOR_ROW (self)),
                           finding);
}

static gboolean
has_another_place (ApostilFinding *finding, const gchar *mark)
{
  const ApostilFindingPlace *place = choose_place (finding, mark);

  return place != NULL && g_strcmp0 (place->record, mark) != 0;
}

static void
add_line (ApostilFindingsRow *self, ApostilFinding *finding, const gchar *mark)
{
  g_autofree gchar *sentence = apostil_finding_to_words (finding);
  g_autofree gchar *directed = NULL;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *words = label;
  GtkWidget *dismiss =
      gtk_button_new_from_icon_name ("window-close-symbolic", GTK_ICON_SIZE_BUTTON);

  directed = apostil_directed_dup (label, sentence);
  gtk_label_set_text (GTK_LABEL (label), directed);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (has_another_place (finding, mark))
    {
      words = gtk_button_new ();
      gtk_container_add (GTK_CONTAINER (words), label);
      gtk_button_set_relief (GTK_BUTTON (words), GTK_RELIEF_NONE);
      gtk_widget_set_tooltip_text (words, _ ("Show the other place"));
      atk_object_set_name (gtk_widget_get_accessible (words), sentence);
      gtk_style_context_add_class (gtk_widget_get_style_context (words), "finding");
      g_object_set_data_full (G_OBJECT (words), "finding", g_object_ref (finding), g_object_unref);
      g_signal_connect (words, "clicked", G_CALLBACK (on_reveal), self);
    }
  gtk_box_pack_start (GTK_BOX (line), words, TRUE, TRUE, 0);

  gtk_button_set_relief (GTK_BUTTON (dismiss), GTK_RELIEF_NONE);
  gtk_widget_set_valign (dismiss, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (dismiss, _ ("Dismiss"));
  atk_object_set_name (gtk_widget_get_accessible (dismiss), _ ("Dismiss"));
  gtk_style_context_add_class (gtk_widget_get_style_context (dismiss), "row-icon");
  g_object_set_data_full (G_OBJECT (dismiss), "finding", g_object_ref (finding), g_object_unref);
  g_signal_connect (dismiss, "clicked", G_CALLBACK (on_dismiss), self);
  gtk_box_pack_end (GTK_BOX (line), dismiss, FALSE, FALSE, 0);
  gtk_widget_show_all (line);
  gtk_container_add (GTK_CONTAINER (self->list), line);
}

static void
add_lines (ApostilFindingsRow *self,
           ApostilFindingList *findings,
           const gchar *about,
           const gchar *mark)
{
  g_autoptr (GPtrArray) found = apostil_finding_list_about (findings, about);

  for (guint i = 0; i < found->len; i++)
    add_line (self, found->pdata[i], mark);
}

static void
apostil_findings_row_update (ApostilInspectorRow *row, ApostilAnnotation *annotation)
{
  ApostilFindingsRow *self = APOSTIL_FINDINGS_ROW (row);
  ApostilFindingList *findings =
      apostil_session_get_findings (apostil_inspector_row_get_session (row));
  const gchar *mark = apostil_record_get_id (annotation);
  const gchar *entity = apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY);
  g_autoptr (GList) lines = NULL;

  apostil_inspector_row_empty (self->list);
  add_lines (self, findings, mark, mark);
  if (entity != NULL)
    add_lines (self, findings, entity, mark);
  lines = gtk_container_get_children (GTK_CONTAINER (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), lines != NULL);
}

static void
findings_changed (ApostilFindingsRow *self)
{
  ApostilAnnotation *annotation =
      apostil_inspector_row_get_annotation (APOSTIL_INSPECTOR_ROW (self));

  if (annotation != NULL)
    apostil_inspector_row_update (APOSTIL_INSPECTOR_ROW (self), annotation);
}

GtkWidget *
apostil_findings_row_new (ApostilSession *session)
{
  ApostilFindingsRow *self = g_object_new (APOSTIL_TYPE_FINDINGS_ROW, "session", session, NULL);

  g_signal_connect_object (apostil_session_get_findings (session), "items-changed",
                           G_CALLBACK (findings_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
apostil_findings_row_class_init (ApostilFindingsRowClass *klass)
{
  APOSTIL_INSPECTOR_ROW_CLASS (klass)->update = apostil_findings_row_update;
}

static void
apostil_findings_row_init (ApostilFindingsRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Worth a look"));

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (title), "finding-title");
  gtk_style_context_add_class (gtk_widget_get_style_context (box), "findings");
  gtk_container_add (GTK_CONTAINER (box), title);
  gtk_container_add (GTK_CONTAINER (box), self->list);
  gtk_widget_show_all (box);
  atk_object_set_name (gtk_widget_get_accessible (box), _ ("Worth a look"));
  atk_object_set_role (gtk_widget_get_accessible (box), ATK_ROLE_PANEL);
  apostil_inspector_row_set_control (APOSTIL_INSPECTOR_ROW (self), box);
}
