/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-words-row.h"

#include <glib/gi18n-lib.h>

#include "apostil-commands.h"
#include "apostil-tokens.h"

struct _ApostilWordsRow
{
  ApostilInspectorRow parent_instance;

  const ApostilPartDef *part; /* NULL: the mark's own spans */
  GtkWidget *fragments;
  GPtrArray *labels; /* (element-type GtkLabel) unowned: the words of each fragment */
  gboolean removable;
  GtkWidget *take;
};

G_DEFINE_FINAL_TYPE (ApostilWordsRow, apostil_words_row, APOSTIL_TYPE_INSPECTOR_ROW)

static const ApostilSpan *
get_spans (ApostilWordsRow *self, ApostilAnnotation *annotation, guint *n_spans)
{
  if (self->part == NULL)
    return apostil_annotation_get_spans (annotation, n_spans);
  return apostil_annotation_get_part (annotation, self->part->role, n_spans);
}

static guint
get_index (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
}

static void
on_show (GtkWidget *button, ApostilWordsRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  const ApostilSpan *spans;
  guint n_spans;

  if (annotation == NULL)
    return;
  spans = get_spans (self, annotation, &n_spans);
  if (get_index (button) < n_spans)
    apostil_session_reveal (apostil_inspector_row_get_session (row), spans[get_index (button)]);
}

static void
on_remove (GtkWidget *button, ApostilWordsRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilDocument *document = apostil_inspector_row_get_document (row);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  GError *error = NULL;
  ApostilEdit *edit;

  if (annotation == NULL)
    return;
  if (self->part == NULL)
    edit = apostil_command_remove_fragment (document, annotation, get_index (button), &error);
  else
    {
      g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
      const ApostilSpan *spans;
      guint n_spans;

      spans = get_spans (self, annotation, &n_spans);
      g_array_append_vals (kept, spans, n_spans);
      if (get_index (button) < n_spans)
        g_array_remove_index (kept, get_index (button));
      edit = apostil_command_set_part (document, annotation, self->part->role,
                                       (const ApostilSpan *) (gpointer) kept->data, kept->len,
                                       &error);
    }
  apostil_inspector_row_apply (row, edit, error);
  gtk_widget_grab_focus (self->take);
}

static void
on_take (GtkWidget *button, ApostilWordsRow *self)
{
  ApostilInspectorRow *row = APOSTIL_INSPECTOR_ROW (self);
  ApostilDocument *document = apostil_inspector_row_get_document (row);
  ApostilAnnotation *annotation = apostil_inspector_row_get_annotation (row);
  GError *error = NULL;
  ApostilEdit *edit;
  ApostilSpan span;

  if (annotation == NULL ||
      !apostil_session_get_selection (apostil_inspector_row_get_session (row), &span))
    return;
  span = apostil_text_trim (apostil_document_get_text (document), span);
  if (apostil_span_is_empty (span))
    return;
  if (self->part == NULL)
    edit = apostil_command_add_fragment (document, annotation, span, &error);
  else
    {
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
      const ApostilSpan *old;
      guint n_spans;

      old = get_spans (self, annotation, &n_spans);
      g_array_append_vals (spans, old, n_spans);
      g_array_append_val (spans, span);
      edit = apostil_command_set_part (document, annotation, self->part->role,
                                       (const ApostilSpan *) (gpointer) spans->data, spans->len,
                                       &error);
    }
  apostil_inspector_row_apply (row, edit, error);
}

/* The button makes sense only while words are selected. */
static void
update_take (ApostilWordsRow *self)
{
  ApostilSpan span;

  gtk_widget_set_sensitive (
      self->take, apostil_session_get_selection (
                      apostil_inspector_row_get_session (APOSTIL_INSPECTOR_ROW (self)), &span));
}

/* Of all forms, only those in sight: a button that fades has its row measured in each frame of it. */
static void
selection_changed (ApostilWordsRow *self)
{
  if (gtk_widget_get_mapped (self->take))
    update_take (self);
}

static GtkWidget *
new_fragment (ApostilWordsRow *self, guint index)
{
  GtkWidget *show, *remove, *line;

  line = apostil_inspector_row_new_line ("", self->removable ? _ ("Take these words away") : NULL,
                                         &show, &remove);
  gtk_widget_set_tooltip_text (show, _ ("Show it in the article"));
  g_object_set_data (G_OBJECT (show), "index", GUINT_TO_POINTER (index));
  g_signal_connect (show, "clicked", G_CALLBACK (on_show), self);
  g_ptr_array_add (self->labels, gtk_bin_get_child (GTK_BIN (show)));
  if (self->removable)
    {
      g_object_set_data (G_OBJECT (remove), "index", GUINT_TO_POINTER (index));
      g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
    }
  return line;
}

/* As many lines as there are fragments. Mostly there is one, as there was in the mark before: its line stays, and
 * the focus in it. */
static void
fit_lines (ApostilWordsRow *self, guint n)
{
  gboolean removable = self->part != NULL || n > 1;

  if (n == self->labels->len && removable == self->removable)
    return;
  self->removable = removable;
  g_ptr_array_set_size (self->labels, 0);
  apostil_inspector_row_empty (self->fragments);
  for (guint i = 0; i < n; i++)
    gtk_container_add (GTK_CONTAINER (self->fragments), new_fragment (self, i));
  gtk_widget_set_visible (self->fragments, n > 0);
}

static void
apostil_words_row_update (ApostilInspectorRow *row, ApostilAnnotation *annotation)
{
  ApostilWordsRow *self = APOSTIL_WORDS_ROW (row);
  ApostilText *text = apostil_document_get_text (apostil_inspector_row_get_document (row));
  const ApostilSpan *spans;
  guint n_spans;

  spans = get_spans (self, annotation, &n_spans);
  fit_lines (self, n_spans);
  for (guint i = 0; i < n_spans; i++)
    {
      g_autofree gchar *words = apostil_text_dup_span (text, spans[i]);
      g_autofree gchar *markup = g_markup_escape_text (words, -1);

      apostil_inspector_row_say_markup (self->labels->pdata[i], markup);
    }
  update_take (self);
}

static GtkWidget *
new_row (ApostilSession *session, const ApostilPartDef *part, const gchar *label)
{
  ApostilWordsRow *self = g_object_new (APOSTIL_TYPE_WORDS_ROW, "session", session, NULL);
  /* Translators: %s is "Content", or a part of a claim: "Source", "Cue" */
  g_autofree gchar *name = g_strdup_printf (_ ("%s: add the words selected in the article"), label);

  self->part = part;
  self->fragments = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->take = gtk_button_new_from_icon_name ("list-add-symbolic", GTK_ICON_SIZE_BUTTON);
  gtk_widget_set_tooltip_text (self->take, name);
  atk_object_set_name (gtk_widget_get_accessible (self->take), name);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->take), "row-icon");
  g_signal_connect (self->take, "clicked", G_CALLBACK (on_take), self);
  atk_object_set_name (gtk_widget_get_accessible (self->fragments), label);
  apostil_inspector_row_set_label (APOSTIL_INSPECTOR_ROW (self), label);
  apostil_inspector_row_set_button (APOSTIL_INSPECTOR_ROW (self), self->take);
  apostil_inspector_row_set_control (APOSTIL_INSPECTOR_ROW (self), self->fragments);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->take, "map", G_CALLBACK (update_take), self);
  return GTK_WIDGET (self);
}

GtkWidget *
apostil_words_row_new (ApostilSession *session, const gchar *label)
{
  return new_row (session, NULL, label);
}

GtkWidget *
apostil_words_row_new_part (ApostilSession *session, const ApostilPartDef *def)
{
  return new_row (session, def, def->label);
}

static void
apostil_words_row_finalize (GObject *object)
{
  g_ptr_array_unref (APOSTIL_WORDS_ROW (object)->labels);
  G_OBJECT_CLASS (apostil_words_row_parent_class)->finalize (object);
}

static void
apostil_words_row_class_init (ApostilWordsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_words_row_finalize;
  APOSTIL_INSPECTOR_ROW_CLASS (klass)->update = apostil_words_row_update;
}

static void
apostil_words_row_init (ApostilWordsRow *self)
{
  self->labels = g_ptr_array_new ();
}
