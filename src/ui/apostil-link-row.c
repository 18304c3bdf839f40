/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-link-row.h"

#include <glib/gi18n-lib.h>

#include "apostil-commands.h"
#include "apostil-record-picker.h"
#include "apostil-describe.h"

#define CHIP_CHARS 26

struct _ApostilLinkRow
{
  ApostilInspectorRow parent_instance;

  const ApostilLinkDef *def;
  GtkWidget *chips;
  GtkWidget *add;
  GtkWidget *picker; /* made at its first use */
  GStrv shown;
};

G_DEFINE_FINAL_TYPE (ApostilLinkRow, apostil_link_row, APOSTIL_TYPE_INSPECTOR_ROW)

static void
set_links (ApostilLinkRow *self, const gchar *const *ids)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  GError *error = NULL;
  ApostilEdit *edit;

  if (annotation == NULL)
    return;
  edit = apostil_command_set_links (apostil_inspector_row_get_document (row), annotation,
                                    self->def->role, ids, &error);
  apostil_inspector_row_apply (row, edit, error);
}

static void
add_link (ApostilLinkRow *self, const gchar *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  gchar **old;

  for (old = self->def->many ? self->shown : NULL; old != NULL && *old != NULL; old++)
    g_ptr_array_add (ids, *old);
  g_ptr_array_add (ids, (gpointer) id);
  g_ptr_array_add (ids, NULL);
  set_links (self, (const gchar *const *) ids->pdata);
}

static void
on_remove (GtkWidget *button, ApostilLinkRow *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const gchar *gone = g_object_get_data (G_OBJECT (button), "id");
  gchar **old;

  for (old = self->shown; *old != NULL; old++)
    if (!g_str_equal (*old, gone))
      g_ptr_array_add (ids, g_strdup (*old));
  g_ptr_array_add (ids, NULL);
  set_links (self, (const gchar *const *) ids->pdata);
  gtk_widget_grab_focus (self->add);
}

/* Follows a chip to what it names: a mark is made the current one, an entity's first mention. */
static void
on_follow (GtkWidget *button, ApostilLinkRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilDocument *document = apostil_inspector_row_get_document (row);
  gpointer record = apostil_document_lookup (document, g_object_get_data (G_OBJECT (button), "id"));

  if (record != NULL && APOSTIL_IS_ENTITY (record))
    {
      g_autoptr (GPtrArray) linking = apostil_annotation_list_linking_to (
          apostil_document_get_annotations (document), apostil_record_get_id (record));
      guint i;

      record = NULL;
      for (i = 0; i < linking->len && record == NULL; i++)
        if (apostil_annotation_is (g_ptr_array_index (linking, i), APOSTIL_KIND_ENTITY))
          record = g_ptr_array_index (linking, i);
    }
  if (record != NULL && APOSTIL_IS_ANNOTATION (record))
    apostil_session_set_current (apostil_inspector_row_get_session (row), record, TRUE);
}

/* A person who is quoted is first of all a person; the type is changed in one click. */
static void
on_create (ApostilRecordPicker *picker, const gchar *name, ApostilLinkRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilDocument *document = apostil_inspector_row_get_document (row);
  const ApostilKind *kind =
      apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_ENTITY);
  g_autofree gchar *id = apostil_document_new_id (document, "e");
  g_autoptr (ApostilEntity) entity = NULL;
  g_autoptr (ApostilEdit) edit = apostil_edit_new (_ ("Create entity"));

  if (kind == NULL || kind->n_types == 0)
    return;
  entity = apostil_entity_new (id, kind->types[0].id, name);
  apostil_edit_add (edit, entity);
  apostil_document_begin_group (document, _ ("Link a new entity"));
  if (apostil_inspector_row_apply (row, g_steal_pointer (&edit), NULL))
    add_link (self, id);
  apostil_document_end_group (document);
}

static void
on_picked (ApostilRecordPicker *picker, const gchar *id, ApostilLinkRow *self)
{
  add_link (self, id);
}

static void
on_add (GtkWidget *button, ApostilLinkRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  g_autoptr (GPtrArray) exclude = g_ptr_array_new ();
  gchar **old;

  if (annotation == NULL)
    return;
  if (self->picker == NULL)
    {
      self->picker = apostil_record_picker_new (apostil_inspector_row_get_session (row),
                                                self->def->targets, TRUE);
      g_signal_connect (self->picker, "picked", G_CALLBACK (on_picked), self);
      g_signal_connect (self->picker, "create", G_CALLBACK (on_create), self);
    }
  for (old = self->shown; old != NULL && *old != NULL; old++)
    g_ptr_array_add (exclude, *old);
  g_ptr_array_add (exclude, (gpointer) apostil_record_get_id (annotation)); /* never itself */
  g_ptr_array_add (exclude, NULL);
  apostil_record_picker_open (APOSTIL_RECORD_PICKER (self->picker), self->add,
                              (const gchar *const *) exclude->pdata, NULL);
}

static GtkWidget *
new_chip (ApostilLinkRow *self, const gchar *id)
{
  ApostilDocument *document = apostil_inspector_row_get_document (APOSTIL_INSPECTOR_ROW (self));
  g_autofree gchar *words = apostil_record_label (document, id, CHIP_CHARS);
  g_autofree gchar *swatch =
      apostil_colour_markup (GTK_WIDGET (self), apostil_record_colour (document, id));
  g_autofree gchar *escaped = g_markup_escape_text (words, -1);
  g_autofree gchar *markup = g_strdup_printf ("%s %s", swatch, escaped);
  /* Translators: takes away a link; %s is the name or the words it leads to */
  g_autofree gchar *remove_name = g_strdup_printf (_ ("Remove %s"), words);
  GtkWidget *name, *remove, *chip;

  chip = apostil_inspector_row_new_line (markup, remove_name, &name, &remove);
  gtk_widget_set_tooltip_text (name, _ ("Show it in the article"));
  atk_object_set_name (gtk_widget_get_accessible (name), words);
  g_object_set_data_full (G_OBJECT (name), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (remove), "id", g_strdup (id), g_free);
  g_signal_connect (name, "clicked", G_CALLBACK (on_follow), self);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  return chip;
}

/* What a date counts from when it has no anchor of its own. */
static void
show_anchor_in_force (ApostilLinkRow *self, ApostilAnnotation *annotation)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  g_autofree gchar *words = NULL, *hint = NULL;
  const gchar *value;

  if (!g_str_equal (self->def->role, APOSTIL_LINK_ANCHOR) || self->shown[0] != NULL)
    {
      apostil_inspector_row_set_hint (row, NULL, FALSE);
      return;
    }
  value = apostil_document_get_published_at (apostil_inspector_row_get_document (row),
                                             apostil_annotation_get_first_span (annotation).start,
                                             NULL);
  words =
      apostil_describe_date (apostil_inspector_row_get_document (row), annotation, value, FALSE);
  if (words != NULL)
    /* Translators: a relative date counts from the publication date; %s is a date */
    hint = g_strdup_printf (_ ("Publication, %s"), words);
  apostil_inspector_row_set_hint (row, hint != NULL ? hint : _ ("No publication date is set"),
                                  FALSE);
}

static void
apostil_link_row_update (ApostilInspectorRow *row, ApostilAnnotation *annotation)
{
  ApostilLinkRow *self = APOSTIL_LINK_ROW (row);
  const gchar *const *links = apostil_annotation_get_links (annotation, self->def->role);
  const gchar *label;

  g_strfreev (self->shown);
  self->shown = g_strdupv ((gchar **) links);
  apostil_inspector_row_empty (self->chips);
  for (; *links != NULL; links++)
    gtk_container_add (GTK_CONTAINER (self->chips), new_chip (self, *links));
  gtk_widget_set_visible (self->chips, self->shown[0] != NULL);
  label = self->shown[0] == NULL ? _ ("Choose…")
          : self->def->many      ? _ ("Add another…")
                                 : _ ("Change…");
  /* It would make its label anew. */
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->add)), label) != 0)
    gtk_button_set_label (GTK_BUTTON (self->add), label);
  show_anchor_in_force (self, annotation);
}

static gboolean
apostil_link_row_focus (ApostilInspectorRow *row)
{
  gtk_widget_grab_focus (APOSTIL_LINK_ROW (row)->add);
  return TRUE;
}

GtkWidget *
apostil_link_row_new (ApostilSession *session, const ApostilLinkDef *def)
{
  ApostilLinkRow *self = g_object_new (APOSTIL_TYPE_LINK_ROW, "session", session, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->def = def;
  self->chips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->add = gtk_button_new_with_label ("");
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->add), "row-button");
  atk_object_add_relationship (gtk_widget_get_accessible (self->add), ATK_RELATION_MEMBER_OF,
                               gtk_widget_get_accessible (box));
  atk_object_set_name (gtk_widget_get_accessible (box), def->label);
  g_signal_connect (self->add, "clicked", G_CALLBACK (on_add), self);
  gtk_container_add (GTK_CONTAINER (box), self->chips);
  gtk_container_add (GTK_CONTAINER (box), self->add);
  gtk_widget_show (self->add);
  apostil_inspector_row_set_label (APOSTIL_INSPECTOR_ROW (self), def->label);
  apostil_inspector_row_set_control (APOSTIL_INSPECTOR_ROW (self), box);
  return GTK_WIDGET (self);
}

static void
apostil_link_row_dispose (GObject *object)
{
  ApostilLinkRow *self = APOSTIL_LINK_ROW (object);

  if (self->picker != NULL)
    {
      gtk_widget_destroy (self->picker);
      self->picker = NULL;
    }
  g_clear_pointer (&self->shown, g_strfreev);
  G_OBJECT_CLASS (apostil_link_row_parent_class)->dispose (object);
}

static void
apostil_link_row_class_init (ApostilLinkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_link_row_dispose;
  APOSTIL_INSPECTOR_ROW_CLASS (klass)->update = apostil_link_row_update;
  APOSTIL_INSPECTOR_ROW_CLASS (klass)->focus = apostil_link_row_focus;
}

static void
apostil_link_row_init (ApostilLinkRow *self)
{
}
