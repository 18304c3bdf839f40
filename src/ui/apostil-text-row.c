/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-text-row.h"

#include <glib/gi18n-lib.h>

#include "apostil-describe.h"
#include "apostil-timex.h"

struct _ApostilTextRow
{
  ApostilInspectorRow parent_instance;

  ApostilAttributeDef def;
  GtkWidget *entry;      /* one line */
  GtkTextBuffer *buffer; /* or paragraphs */
  gchar *shown_id;       /* the mark that the control shows, its unapplied words included */
};

G_DEFINE_FINAL_TYPE (ApostilTextRow, apostil_text_row, APOSTIL_TYPE_INSPECTOR_ROW)

static gboolean
is_free (ApostilTextRow *self)
{
  return self->def.type == APOSTIL_VALUE_STRING || self->def.type == APOSTIL_VALUE_TEXT;
}

static gchar *
dup_typed (ApostilTextRow *self)
{
  GtkTextIter start, end;

  if (self->entry != NULL)
    return g_strdup (gtk_entry_get_text (GTK_ENTRY (self->entry)));
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/* Under a date value, what it means: « Sunday 22 August 2021 ». */
static void
show_meaning (ApostilTextRow *self, const gchar *value)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  g_autofree gchar *words = NULL;

  if (self->def.type == APOSTIL_VALUE_TIMEX)
    words = apostil_describe_date (apostil_inspector_row_get_document (row),
                                   apostil_inspector_row_get_annotation (row), value, FALSE);
  apostil_inspector_row_set_hint (APOSTIL_INSPECTOR_ROW (self), words, FALSE);
}

static gchar *
parse_date (ApostilTextRow *self, const gchar *typed, const gchar **calendar)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);

  return apostil_timex_parse_typed_in (
      typed,
      apostil_describe_calendar (apostil_inspector_row_get_document (row),
                                 apostil_inspector_row_get_annotation (row)),
      calendar);
}

/* A date that was typed in another calendar says which; one step to undo. */
static gboolean
set_value (ApostilTextRow *self,
           ApostilAnnotation *annotation,
           const gchar *value,
           const gchar *calendar)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilDocument *document = apostil_inspector_row_get_document (row);
  gboolean set;

  if (calendar == NULL ||
      g_strcmp0 (apostil_record_get (annotation, APOSTIL_ATTR_CALENDAR), calendar) == 0 ||
      g_strcmp0 (self->def.name, APOSTIL_ATTR_VALUE) != 0)
    return apostil_inspector_row_set_attribute (row, annotation, self->def.name, value,
                                                is_free (self));
  apostil_document_begin_group (document, _ ("Set the date"));
  set = apostil_inspector_row_set_attribute (row, annotation, self->def.name, value, FALSE) &&
        apostil_inspector_row_set_attribute (row, apostil_inspector_row_get_annotation (row),
                                             APOSTIL_ATTR_CALENDAR, calendar, FALSE);
  apostil_document_end_group (document);
  return set;
}

/* The type of the date that the value is for, so that the reason given is the right one. */
static gboolean
check (ApostilTextRow *self, ApostilAnnotation *annotation, const gchar *value, GError **error)
{
  if (value == NULL)
    return TRUE;
  if (self->def.type == APOSTIL_VALUE_TIMEX)
    return apostil_timex_check (NULL, value, error);
  return apostil_attribute_def_check (&self->def, value, error);
}

static void
commit (ApostilTextRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  const gchar *calendar = NULL;
  g_autofree gchar *typed = NULL;
  g_autoptr (GError) error = NULL;

  if (annotation == NULL)
    return;
  typed = dup_typed (self);
  if (!is_free (self))
    g_strstrip (typed);
  if (self->def.type == APOSTIL_VALUE_TIMEX && *typed != '\0')
    {
      g_autofree gchar *value = parse_date (self, typed, &calendar);

      if (value != NULL)
        {
          g_free (typed);
          typed = g_steal_pointer (&value);
        }
    }
  if (!check (self, annotation, *typed != '\0' ? typed : NULL, &error))
    {
      apostil_inspector_row_set_hint (row, error->message, TRUE);
      return;
    }
  if (!set_value (self, annotation, typed, calendar))
    return;
  /* What was typed in words is a value now. */
  if (!is_free (self) && !g_str_equal (gtk_entry_get_text (GTK_ENTRY (self->entry)), typed))
    gtk_entry_set_text (GTK_ENTRY (self->entry), typed);
  show_meaning (self, *typed != '\0' ? typed : NULL);
}

static void
on_changed (GObject *control, ApostilTextRow *self)
{
  if (!apostil_inspector_row_is_updating (APOSTIL_INSPECTOR_ROW (self)))
    commit (self);
}

/* While a value is typed, its meaning shows as soon as it has one; it is applied later. */
static void
on_value_typed (GtkEditable *entry, ApostilTextRow *self)
{
  g_autofree gchar *typed = dup_typed (self);
  const gchar *calendar = NULL;
  g_autofree gchar *value = NULL;

  if (apostil_inspector_row_is_updating (APOSTIL_INSPECTOR_ROW (self)))
    return;
  if (self->def.type == APOSTIL_VALUE_TIMEX)
    value = parse_date (self, typed, &calendar);
  show_meaning (self, value);
}

static void
on_activate (GtkEntry *entry, ApostilTextRow *self)
{
  commit (self);
}

static gboolean
on_focus_out (GtkWidget *entry, GdkEventFocus *event, ApostilTextRow *self)
{
  if (!gtk_widget_in_destruction (entry))
    commit (self);
  return GDK_EVENT_PROPAGATE;
}

/* Escape takes back what was typed and not applied. */
static gboolean
on_key_press (GtkWidget *entry, GdkEventKey *event, ApostilTextRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);

  if (event->keyval != GDK_KEY_Escape || annotation == NULL)
    return GDK_EVENT_PROPAGATE;
  g_clear_pointer (&self->shown_id, g_free);
  apostil_inspector_row_update (row, annotation);
  return GDK_EVENT_STOP;
}

static void
apostil_text_row_update (ApostilInspectorRow *row, ApostilAnnotation *annotation)
{
  ApostilTextRow *self = APOSTIL_TEXT_ROW (row);
  const gchar *id = apostil_record_get_id (annotation);
  const gchar *value = apostil_record_get (annotation, self->def.name);
  g_autofree gchar *typed = dup_typed (self);
  gboolean same = g_strcmp0 (self->shown_id, id) == 0;

  /* A value being typed is not the document's yet; another change must not wipe it out. */
  if (same && !is_free (self) && gtk_widget_has_focus (self->entry))
    return;
  g_free (self->shown_id);
  self->shown_id = g_strdup (id);
  if (g_strcmp0 (typed, value != NULL ? value : "") != 0)
    {
      if (self->entry != NULL)
        gtk_entry_set_text (GTK_ENTRY (self->entry), value != NULL ? value : "");
      else
        gtk_text_buffer_set_text (self->buffer, value != NULL ? value : "", -1);
    }
  show_meaning (self, value);
}

static void
build_entry (ApostilTextRow *self)
{
  self->entry = gtk_entry_new ();
  gtk_entry_set_width_chars (GTK_ENTRY (self->entry), 8);
  if (is_free (self))
    g_signal_connect (self->entry, "changed", G_CALLBACK (on_changed), self);
  else
    {
      g_signal_connect (self->entry, "changed", G_CALLBACK (on_value_typed), self);
      g_signal_connect (self->entry, "activate", G_CALLBACK (on_activate), self);
      g_signal_connect (self->entry, "focus-out-event", G_CALLBACK (on_focus_out), self);
      g_signal_connect (self->entry, "key-press-event", G_CALLBACK (on_key_press), self);
    }
  if (self->def.type == APOSTIL_VALUE_TIMEX)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                    /* Translators: an example in an empty date field */
                                    _ ("2021-08-22, Aug 2021, P3D…"));
  else if (self->def.type == APOSTIL_VALUE_URI)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_URL);
  apostil_inspector_row_set_control (APOSTIL_INSPECTOR_ROW (self), self->entry);
}

static void
build_paragraphs (ApostilTextRow *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_scrolled_window_new (NULL, NULL);

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  atk_object_set_name (gtk_widget_get_accessible (view), self->def.label);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_signal_connect (self->buffer, "changed", G_CALLBACK (on_changed), self);
  gtk_widget_show (view);
  /* A text view asks for the width that it has; « never » would keep it from becoming narrower. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (frame), GTK_SHADOW_IN);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 58);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (frame), 160);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_container_add (GTK_CONTAINER (frame), view);
  apostil_inspector_row_set_control (APOSTIL_INSPECTOR_ROW (self), frame);
}

GtkWidget *
apostil_text_row_new (ApostilSession *session, const ApostilAttributeDef *def)
{
  ApostilTextRow *self = g_object_new (APOSTIL_TYPE_TEXT_ROW, "session", session, NULL);

  self->def = *def;
  apostil_inspector_row_set_label (APOSTIL_INSPECTOR_ROW (self), def->label);
  if (def->type == APOSTIL_VALUE_TEXT)
    build_paragraphs (self);
  else
    build_entry (self);
  return GTK_WIDGET (self);
}

GtkWidget *
apostil_text_row_new_note (ApostilSession *session)
{
  ApostilAttributeDef def = { .name = g_intern_static_string (APOSTIL_ATTR_NOTE),
                              .label = _ ("Note"),
                              .type = APOSTIL_VALUE_TEXT };

  return apostil_text_row_new (session, &def);
}

static void
apostil_text_row_finalize (GObject *object)
{
  g_free (APOSTIL_TEXT_ROW (object)->shown_id);
  G_OBJECT_CLASS (apostil_text_row_parent_class)->finalize (object);
}

static void
apostil_text_row_class_init (ApostilTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_text_row_finalize;
  APOSTIL_INSPECTOR_ROW_CLASS (klass)->update = apostil_text_row_update;
}

static void
apostil_text_row_init (ApostilTextRow *self)
{
}
