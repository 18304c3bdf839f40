/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-entity-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "apostil-combo.h"
#include "apostil-commands.h"
#include "apostil-record-picker.h"

struct _ApostilEntityRow
{
  ApostilInspectorRow parent_instance;

  GtkWidget *form;
  GtkWidget *name;
  GtkWidget *type;
  GtkWidget *unnamed;
  GtkWidget *ref;
  GtkTextBuffer *aliases;
  GtkTextBuffer *note;
  GtkWidget *mentions;
  GtkWidget *same;
  gchar *same_id; /* (nullable) of the known one that is offered */
  gchar *own_id;  /* (nullable) of the entity shown; else it is that of the mark */
  GtkWidget *link;
  GtkWidget *merge;
  GtkWidget *split;
  GtkWidget *picker;
};

G_DEFINE_FINAL_TYPE (ApostilEntityRow, apostil_entity_row, APOSTIL_TYPE_INSPECTOR_ROW)

static ApostilEntity *
get_entity (ApostilEntityRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  const gchar *id = self->own_id;

  if (id == NULL && annotation != NULL)
    id = apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY);
  if (id == NULL)
    return NULL;
  return apostil_record_list_lookup (
      apostil_document_get_entities (apostil_inspector_row_get_document (row)), id);
}

static gboolean
is_updating (ApostilEntityRow *self)
{
  return apostil_inspector_row_is_updating (APOSTIL_INSPECTOR_ROW (self));
}

static void
apply (ApostilEntityRow *self, ApostilEdit *edit, GError *error, const gchar *merge_key)
{
  if (edit != NULL && merge_key != NULL)
    apostil_edit_set_merge_key (edit, merge_key);
  apostil_inspector_row_apply (APOSTIL_INSPECTOR_ROW (self), edit, error);
}

/* An emptied name is a name being typed anew: the old one holds until there is a letter. */
static void
on_name_changed (GtkEditable *entry, ApostilEntityRow *self)
{
  ApostilEntity *entity = get_entity (self);
  g_autofree gchar *name = g_strstrip (g_strdup (gtk_entry_get_text (GTK_ENTRY (self->name))));
  g_autofree gchar *key = NULL;
  GError *error = NULL;
  ApostilEdit *edit;

  if (is_updating (self) || entity == NULL || *name == '\0' ||
      g_str_equal (name, apostil_entity_get_name (entity)))
    return;
  key = g_strdup_printf ("%s:name", apostil_record_get_id (entity));
  edit = apostil_command_rename_entity (
      apostil_inspector_row_get_document (APOSTIL_INSPECTOR_ROW (self)), entity, name, FALSE,
      &error);
  apply (self, edit, error, key);
}

static gboolean
on_name_focus_out (GtkWidget *entry, GdkEventFocus *event, ApostilEntityRow *self)
{
  ApostilEntity *entity = get_entity (self);

  if (entity != NULL && *gtk_entry_get_text (GTK_ENTRY (entry)) == '\0')
    gtk_entry_set_text (GTK_ENTRY (entry), apostil_entity_get_name (entity));
  return GDK_EVENT_PROPAGATE;
}

static void
on_type_changed (GtkComboBox *combo, ApostilEntityRow *self)
{
  ApostilEntity *entity = get_entity (self);
  const gchar *type = gtk_combo_box_get_active_id (combo);
  GError *error = NULL;
  ApostilEdit *edit;

  if (is_updating (self) || entity == NULL || type == NULL ||
      g_str_equal (type, apostil_entity_get_entity_type (entity)))
    return;
  edit = apostil_command_retype_entity (
      apostil_inspector_row_get_document (APOSTIL_INSPECTOR_ROW (self)), entity, type, &error);
  apply (self, edit, error, NULL);
}

static void
on_unnamed_toggled (GtkToggleButton *check, ApostilEntityRow *self)
{
  ApostilEntity *entity = get_entity (self);

  if (!is_updating (self) && entity != NULL)
    apostil_inspector_row_set_attribute (APOSTIL_INSPECTOR_ROW (self), entity, APOSTIL_ATTR_UNNAMED,
                                         gtk_toggle_button_get_active (check) ? "true" : NULL,
                                         FALSE);
}

static void
on_ref_changed (GtkEditable *entry, ApostilEntityRow *self)
{
  ApostilEntity *entity = get_entity (self);

  if (!is_updating (self) && entity != NULL)
    apostil_inspector_row_set_attribute (APOSTIL_INSPECTOR_ROW (self), entity, APOSTIL_ATTR_REF,
                                         gtk_entry_get_text (GTK_ENTRY (entry)), TRUE);
}

static gchar *
dup_buffer (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
on_note_changed (GtkTextBuffer *buffer, ApostilEntityRow *self)
{
  ApostilEntity *entity = get_entity (self);
  g_autofree gchar *note = dup_buffer (buffer);

  if (!is_updating (self) && entity != NULL)
    apostil_inspector_row_set_attribute (APOSTIL_INSPECTOR_ROW (self), entity, APOSTIL_ATTR_NOTE,
                                         note, TRUE);
}

/* The lines that are names: trimmed, none empty, none twice. (transfer full) */
static GStrv
split_aliases (const gchar *lines)
{
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint i;

  for (i = 0; all[i] != NULL; i++)
    {
      g_strstrip (all[i]);
      if (*all[i] != '\0' && !g_ptr_array_find_with_equal_func (names, all[i], g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (all[i]));
    }
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static void
on_aliases_changed (GtkTextBuffer *buffer, ApostilEntityRow *self)
{
  ApostilEntity *entity = get_entity (self);
  g_autofree gchar *lines = dup_buffer (buffer);
  g_auto (GStrv) aliases = split_aliases (lines);
  g_autoptr (ApostilEntity) copy = NULL;
  g_autofree gchar *key = NULL;
  const gchar *const *old;
  ApostilEdit *edit;

  if (is_updating (self) || entity == NULL)
    return;
  old = apostil_entity_get_aliases (entity);
  if (g_strv_equal (old != NULL ? old : (const gchar *const[]){ NULL },
                    (const gchar *const *) aliases))
    return;
  copy = apostil_record_copy (entity);
  apostil_entity_set_aliases (copy, (const gchar *const *) aliases);
  edit = apostil_edit_new (_ ("Change other names"));
  apostil_edit_replace (edit, entity, copy);
  key = g_strdup_printf ("%s:aliases", apostil_record_get_id (entity));
  apply (self, edit, NULL, key);
}

static void
open_picker (ApostilEntityRow *self, GtkWidget *button, gboolean create, GCallback on_picked)
{
  static const gchar *const targets[] = { APOSTIL_KIND_ENTITY, NULL };
  ApostilEntity *entity = get_entity (self);
  const gchar *exclude[] = { NULL, NULL };

  if (self->picker != NULL)
    gtk_widget_destroy (self->picker);
  self->picker = apostil_record_picker_new (
      apostil_inspector_row_get_session (APOSTIL_INSPECTOR_ROW (self)), targets, create);
  g_signal_connect (self->picker, "destroy", G_CALLBACK (gtk_widget_destroyed), &self->picker);
  g_signal_connect (self->picker, "picked", on_picked, self);
  if (entity != NULL)
    exclude[0] = apostil_record_get_id (entity);
  apostil_record_picker_open (APOSTIL_RECORD_PICKER (self->picker), button, exclude, NULL);
}

static void
on_link_picked (ApostilRecordPicker *picker, const gchar *id, ApostilEntityRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  GError *error = NULL;
  ApostilEdit *edit;

  if (annotation == NULL)
    return;
  edit = apostil_command_link_mention (apostil_inspector_row_get_document (row), annotation, id,
                                       &error);
  apply (self, edit, error, NULL);
}

/* A new entity with the name typed: the mention is split off, then renamed, in one step. */
static void
on_link_create (ApostilRecordPicker *picker, const gchar *name, ApostilEntityRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilDocument *document = apostil_inspector_row_get_document (row);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  g_autofree gchar *id = NULL;
  GError *error = NULL;
  ApostilEdit *edit;

  if (annotation == NULL)
    return;
  apostil_document_begin_group (document, _ ("Link to a new entity"));
  edit = apostil_command_split_mention (document, annotation, &id, &error);
  if (apostil_inspector_row_apply (row, edit, error))
    {
      ApostilEntity *entity = apostil_document_lookup (document, id);

      if (entity != NULL && !g_str_equal (apostil_entity_get_name (entity), name))
        {
          error = NULL;
          edit = apostil_command_rename_entity (document, entity, name, FALSE, &error);
          apostil_inspector_row_apply (row, edit, error);
        }
    }
  apostil_document_end_group (document);
}

static void
on_merge_picked (ApostilRecordPicker *picker, const gchar *id, ApostilEntityRow *self)
{
  ApostilDocument *document = apostil_inspector_row_get_document (APOSTIL_INSPECTOR_ROW (self));
  ApostilEntity *entity = get_entity (self);
  gpointer other = apostil_document_lookup (document, id);
  GError *error = NULL;
  ApostilEdit *edit;

  if (entity == NULL || other == NULL || !APOSTIL_IS_ENTITY (other))
    return;
  edit = apostil_command_merge_entities (document, entity, other, &error);
  apply (self, edit, error, NULL);
}

static void
on_same (GtkWidget *button, ApostilEntityRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAuthority *authority =
      apostil_session_get_authority (apostil_inspector_row_get_session (row));
  ApostilEntity *entity = get_entity (self);
  ApostilEntity *known = authority != NULL && self->same_id != NULL
                             ? apostil_authority_lookup (authority, self->same_id)
                             : NULL;
  GError *error = NULL;
  ApostilEdit *edit;

  if (entity == NULL || known == NULL)
    return;
  edit = apostil_command_identify_entity (apostil_inspector_row_get_document (row), entity, known,
                                          &error);
  apply (self, edit, error, NULL);
}

static void
on_link (GtkWidget *button, ApostilEntityRow *self)
{
  open_picker (self, button, TRUE, G_CALLBACK (on_link_picked));
  g_signal_connect (self->picker, "create", G_CALLBACK (on_link_create), self);
}

static void
on_merge (GtkWidget *button, ApostilEntityRow *self)
{
  open_picker (self, button, FALSE, G_CALLBACK (on_merge_picked));
}

static void
on_split (GtkWidget *button, ApostilEntityRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  g_autofree gchar *id = NULL;
  GError *error = NULL;
  ApostilEdit *edit;

  if (annotation == NULL)
    return;
  edit = apostil_command_split_mention (apostil_inspector_row_get_document (row), annotation, &id,
                                        &error);
  apply (self, edit, error, NULL);
}

static void
show_text (GtkTextBuffer *buffer, const gchar *words)
{
  g_autofree gchar *shown = dup_buffer (buffer);

  if (!g_str_equal (shown, words))
    gtk_text_buffer_set_text (buffer, words, -1);
}

/* A list that reads back as what is being typed (an empty last line, a doubled name) stays. */
static void
show_aliases (ApostilEntityRow *self, ApostilEntity *entity)
{
  g_autofree gchar *shown = dup_buffer (self->aliases);
  g_auto (GStrv) typed = split_aliases (shown);
  const gchar *const *aliases = apostil_entity_get_aliases (entity);
  static const gchar *const none[] = { NULL };

  if (aliases == NULL)
    aliases = none;
  if (!g_strv_equal ((const gchar *const *) typed, aliases))
    {
      g_autofree gchar *lines = g_strjoinv ("\n", (gchar **) aliases);

      gtk_text_buffer_set_text (self->aliases, lines, -1);
    }
}

/* The first that the authority lists know by that name; the table of entities offers all. */
static void
show_same (ApostilEntityRow *self, ApostilEntity *entity)
{
  ApostilAuthority *authority = apostil_session_get_authority (
      apostil_inspector_row_get_session (APOSTIL_INSPECTOR_ROW (self)));
  g_autoptr (GPtrArray)
      known = authority != NULL ? apostil_authority_match_entity (authority, entity) : NULL;
  ApostilEntity *first = known != NULL && known->len > 0 ? g_ptr_array_index (known, 0) : NULL;
  g_autofree gchar *label = NULL;

  g_clear_pointer (&self->same_id, g_free);
  gtk_widget_set_visible (self->same, first != NULL);
  if (first == NULL)
    return;
  self->same_id = g_strdup (apostil_record_get_id (first));
  label = g_strdup_printf (_ ("Same as “%s”"), apostil_entity_get_name (first));
  gtk_button_set_label (GTK_BUTTON (self->same), label);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_bin_get_child (GTK_BIN (self->same))),
                           PANGO_ELLIPSIZE_END);
}

static void
show_entity (ApostilEntityRow *self, ApostilEntity *entity)
{
  ApostilDocument *document = apostil_inspector_row_get_document (APOSTIL_INSPECTOR_ROW (self));
  g_autoptr (GPtrArray) linking = apostil_annotation_list_linking_to (
      apostil_document_get_annotations (document), apostil_record_get_id (entity));
  const gchar *ref = apostil_record_get (entity, APOSTIL_ATTR_REF);
  const gchar *note = apostil_record_get (entity, APOSTIL_ATTR_NOTE);
  const gchar *name = apostil_entity_get_name (entity);
  g_autofree gchar *typed = g_strstrip (g_strdup (gtk_entry_get_text (GTK_ENTRY (self->name))));
  g_autofree gchar *count = NULL;
  guint n_mentions = 0, i;

  for (i = 0; i < linking->len; i++)
    n_mentions += apostil_annotation_is (g_ptr_array_index (linking, i), APOSTIL_KIND_ENTITY);
  if (!g_str_equal (typed, name) && !(*typed == '\0' && gtk_widget_has_focus (self->name)))
    gtk_entry_set_text (GTK_ENTRY (self->name), name);
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->type), apostil_entity_get_entity_type (entity));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->unnamed),
                                apostil_entity_is_unnamed (entity));
  if (g_strcmp0 (gtk_entry_get_text (GTK_ENTRY (self->ref)), ref != NULL ? ref : "") != 0)
    gtk_entry_set_text (GTK_ENTRY (self->ref), ref != NULL ? ref : "");
  show_aliases (self, entity);
  show_same (self, entity);
  show_text (self->note, note != NULL ? note : "");
  count = g_strdup_printf (
      ngettext ("Named once in this article", "Named %u times in this article", n_mentions),
      n_mentions);
  gtk_label_set_text (GTK_LABEL (self->mentions), count);
  gtk_widget_set_visible (self->mentions, n_mentions > 0);
  gtk_widget_set_sensitive (self->split, n_mentions > 1);
  gtk_widget_set_sensitive (
      self->merge, apostil_record_list_get_length (apostil_document_get_entities (document)) > 1);
}

static void
apostil_entity_row_update (ApostilInspectorRow *row, ApostilAnnotation *annotation)
{
  ApostilEntityRow *self = APOSTIL_ENTITY_ROW (row);
  ApostilEntity *entity = get_entity (self);

  gtk_widget_set_visible (self->form, entity != NULL);
  if (entity != NULL)
    show_entity (self, entity);
}

static gboolean
apostil_entity_row_focus (ApostilInspectorRow *row)
{
  gtk_widget_grab_focus (APOSTIL_ENTITY_ROW (row)->name);
  return TRUE;
}

GtkWidget *
apostil_entity_row_new (ApostilSession *session, const ApostilKind *kind)
{
  ApostilEntityRow *self = g_object_new (APOSTIL_TYPE_ENTITY_ROW, "session", session, NULL);
  guint i;

  for (i = 0; i < kind->n_types; i++)
    gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->type), kind->types[i].id,
                               kind->types[i].label);
  return GTK_WIDGET (self);
}

gboolean
apostil_entity_row_refresh (ApostilEntityRow *self)
{
  apostil_inspector_row_update (APOSTIL_INSPECTOR_ROW (self), NULL);
  return get_entity (self) != NULL;
}

void
apostil_entity_row_set_entity (ApostilEntityRow *self, ApostilEntity *entity)
{
  g_free (self->own_id);
  self->own_id = g_strdup (apostil_record_get_id (entity));
  /* There is no mark to link to another or to split off. */
  gtk_widget_hide (self->link);
  gtk_widget_hide (self->split);
  apostil_entity_row_refresh (self);
}

static void
apostil_entity_row_dispose (GObject *object)
{
  ApostilEntityRow *self = APOSTIL_ENTITY_ROW (object);

  if (self->picker != NULL)
    gtk_widget_destroy (self->picker);
  g_clear_pointer (&self->same_id, g_free);
  g_clear_pointer (&self->own_id, g_free);
  G_OBJECT_CLASS (apostil_entity_row_parent_class)->dispose (object);
}

static void
apostil_entity_row_class_init (ApostilEntityRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_entity_row_dispose;
  APOSTIL_INSPECTOR_ROW_CLASS (klass)->update = apostil_entity_row_update;
  APOSTIL_INSPECTOR_ROW_CLASS (klass)->focus = apostil_entity_row_focus;
}

static void
apostil_entity_row_init (ApostilEntityRow *self)
{
  g_autoptr (GtkBuilder)
      builder = gtk_builder_new_from_resource (RESOURCE_PATH "/apostil-entity-form.ui");

#define OBJECT(name) gtk_builder_get_object (builder, name)
  self->form = GTK_WIDGET (OBJECT ("form"));
  self->name = GTK_WIDGET (OBJECT ("name"));
  self->type = GTK_WIDGET (OBJECT ("type"));
  apostil_combo_ignore_scroll (self->type);
  self->unnamed = GTK_WIDGET (OBJECT ("unnamed"));
  self->ref = GTK_WIDGET (OBJECT ("ref"));
  self->aliases = gtk_text_view_get_buffer (GTK_TEXT_VIEW (OBJECT ("aliases")));
  self->note = gtk_text_view_get_buffer (GTK_TEXT_VIEW (OBJECT ("note")));
  self->mentions = GTK_WIDGET (OBJECT ("mentions"));
  self->same = GTK_WIDGET (OBJECT ("same"));
  self->link = GTK_WIDGET (OBJECT ("link"));
  self->merge = GTK_WIDGET (OBJECT ("merge"));
  self->split = GTK_WIDGET (OBJECT ("split"));
#undef OBJECT
  g_signal_connect (self->name, "changed", G_CALLBACK (on_name_changed), self);
  g_signal_connect (self->name, "focus-out-event", G_CALLBACK (on_name_focus_out), self);
  g_signal_connect (self->type, "changed", G_CALLBACK (on_type_changed), self);
  g_signal_connect (self->unnamed, "toggled", G_CALLBACK (on_unnamed_toggled), self);
  g_signal_connect (self->ref, "changed", G_CALLBACK (on_ref_changed), self);
  g_signal_connect (self->aliases, "changed", G_CALLBACK (on_aliases_changed), self);
  g_signal_connect (self->note, "changed", G_CALLBACK (on_note_changed), self);
  g_signal_connect (self->same, "clicked", G_CALLBACK (on_same), self);
  g_signal_connect (self->link, "clicked", G_CALLBACK (on_link), self);
  g_signal_connect (self->merge, "clicked", G_CALLBACK (on_merge), self);
  g_signal_connect (self->split, "clicked", G_CALLBACK (on_split), self);
  apostil_inspector_row_set_label (APOSTIL_INSPECTOR_ROW (self), "");
  apostil_inspector_row_set_control (APOSTIL_INSPECTOR_ROW (self), self->form);
}
