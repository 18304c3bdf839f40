/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-record-picker.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "apostil-fold.h"
#include "apostil-popup.h"

#define MAX_ROWS    40
#define LABEL_CHARS 48

enum
{
  COLUMN_ID, /* NULL: create */
  COLUMN_MARKUP,
  N_COLUMNS
};

struct _ApostilRecordPicker
{
  GtkPopover parent_instance;

  ApostilSession *session; /* unowned */
  GStrv targets;
  GStrv exclude;
  gboolean create;

  GtkWidget *entry;
  GtkWidget *tree;
  GtkWidget *scrolled;
  GtkWidget *nothing;
  GtkListStore *store;
};

G_DEFINE_FINAL_TYPE (ApostilRecordPicker, apostil_record_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
append (ApostilRecordPicker *self, const gchar *id)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  g_autofree gchar *swatch =
      apostil_colour_markup (GTK_WIDGET (self), apostil_record_colour (document, id));
  g_autofree gchar *label = apostil_record_label (document, id, LABEL_CHARS);
  g_autofree gchar *markup = g_markup_printf_escaped ("%s", label);
  g_autofree gchar *row = g_strdup_printf ("%s  %s", swatch, markup);

  gtk_list_store_insert_with_values (self->store, NULL, -1, COLUMN_ID, id, COLUMN_MARKUP, row, -1);
}

static gboolean
fits (const gchar *name, const gchar *folded)
{
  g_autofree gchar *own = apostil_fold (name, -1);

  return strstr (own, folded) != NULL;
}

static gboolean
is_offered (ApostilRecordPicker *self, const gchar *id)
{
  return self->exclude == NULL || !g_strv_contains ((const gchar *const *) self->exclude, id);
}

/* Returns: whether one of them is called exactly so, which makes a new one pointless. */
static gboolean
fill_entities (ApostilRecordPicker *self, const gchar *folded)
{
  ApostilRecordList *list =
      apostil_document_get_entities (apostil_session_get_document (self->session));
  gboolean exact = FALSE;
  guint i, n = 0;

  for (i = 0; i < apostil_record_list_get_length (list) && n < MAX_ROWS; i++)
    {
      ApostilEntity *entity = apostil_record_list_get (list, i);
      const gchar *const *aliases = apostil_entity_get_aliases (entity);
      gboolean good = fits (apostil_entity_get_name (entity), folded);

      for (; !good && aliases != NULL && *aliases != NULL; aliases++)
        good = fits (*aliases, folded);
      if (!good || !is_offered (self, apostil_record_get_id (entity)))
        continue;
      exact = exact || apostil_entity_matches (entity, folded);
      append (self, apostil_record_get_id (entity));
      n++;
    }
  return exact;
}

static void
fill_annotations (ApostilRecordPicker *self, const gchar *folded)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  ApostilAnnotationList *list = apostil_document_get_annotations (document);
  guint i, n = 0;

  for (i = 0; i < apostil_annotation_list_get_length (list) && n < MAX_ROWS; i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (list, i);
      const gchar *id = apostil_record_get_id (annotation);
      g_autofree gchar *words = NULL;

      if (!g_strv_contains ((const gchar *const *) self->targets,
                            apostil_annotation_get_kind (annotation)->id) ||
          apostil_record_get_status (annotation) == APOSTIL_STATUS_REJECTED ||
          !is_offered (self, id))
        continue;
      words = apostil_record_label (document, id, 400);
      if (!fits (words, folded))
        continue;
      append (self, id);
      n++;
    }
}

static gboolean
has_registry (ApostilRecordPicker *self)
{
  return g_strv_contains ((const gchar *const *) self->targets, APOSTIL_KIND_ENTITY);
}

static void
fill (ApostilRecordPicker *self)
{
  g_autofree gchar *typed = g_strstrip (g_strdup (gtk_entry_get_text (GTK_ENTRY (self->entry))));
  g_autofree gchar *folded = apostil_fold (typed, -1);
  GtkTreeIter first;
  gboolean exact = FALSE, any;

  gtk_list_store_clear (self->store);
  if (apostil_session_get_document (self->session) == NULL)
    return;
  if (has_registry (self))
    exact = fill_entities (self, folded);
  else
    fill_annotations (self, folded);
  if (self->create && *typed != '\0' && !exact)
    {
      /* Translators: a row that makes a new entity; %s is its name */
      g_autofree gchar *row = g_markup_printf_escaped (_ ("Create “%s”"), typed);

      gtk_list_store_insert_with_values (self->store, NULL, -1, COLUMN_ID, NULL, COLUMN_MARKUP, row,
                                         -1);
    }
  any = gtk_tree_model_get_iter_first (GTK_TREE_MODEL (self->store), &first);
  gtk_widget_set_visible (self->scrolled, any);
  gtk_widget_set_visible (self->nothing, !any);
  if (any)
    gtk_tree_selection_select_iter (gtk_tree_view_get_selection (GTK_TREE_VIEW (self->tree)),
                                    &first);
}

static void
finish (ApostilRecordPicker *self, GtkTreeIter *iter)
{
  g_autofree gchar *id = NULL;

  gtk_tree_model_get (GTK_TREE_MODEL (self->store), iter, COLUMN_ID, &id, -1);
  gtk_popover_popdown (GTK_POPOVER (self));
  if (id != NULL)
    g_signal_emit (self, signals[PICKED], 0, id);
  else
    {
      g_autofree gchar *name = g_strstrip (g_strdup (gtk_entry_get_text (GTK_ENTRY (self->entry))));

      g_signal_emit (self, signals[CREATE], 0, name);
    }
}

static void
on_row_activated (GtkTreeView *tree,
                  GtkTreePath *path,
                  GtkTreeViewColumn *column,
                  ApostilRecordPicker *self)
{
  GtkTreeIter iter;

  if (gtk_tree_model_get_iter (GTK_TREE_MODEL (self->store), &iter, path))
    finish (self, &iter);
}

static void
on_entry_activate (GtkEntry *entry, ApostilRecordPicker *self)
{
  GtkTreeIter iter;

  if (gtk_tree_selection_get_selected (gtk_tree_view_get_selection (GTK_TREE_VIEW (self->tree)),
                                       NULL, &iter))
    finish (self, &iter);
}

/* Up and Down walk the list while the words go on being typed. */
static gboolean
on_entry_key (GtkWidget *entry, GdkEventKey *event, ApostilRecordPicker *self)
{
  GtkTreeSelection *selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (self->tree));
  g_autoptr (GtkTreePath) path = NULL;
  GtkTreeIter iter;

  if (event->keyval != GDK_KEY_Down && event->keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  if (!gtk_tree_selection_get_selected (selection, NULL, &iter))
    return GDK_EVENT_STOP;
  path = gtk_tree_model_get_path (GTK_TREE_MODEL (self->store), &iter);
  if (event->keyval == GDK_KEY_Down)
    gtk_tree_path_next (path);
  else if (!gtk_tree_path_prev (path))
    return GDK_EVENT_STOP;
  if (gtk_tree_model_get_iter (GTK_TREE_MODEL (self->store), &iter, path))
    {
      gtk_tree_selection_select_path (selection, path);
      gtk_tree_view_scroll_to_cell (GTK_TREE_VIEW (self->tree), path, NULL, FALSE, 0, 0);
    }
  return GDK_EVENT_STOP;
}

void
apostil_record_picker_open (ApostilRecordPicker *self,
                            GtkWidget *button,
                            const gchar *const *exclude,
                            const gchar *words)
{
  g_strfreev (self->exclude);
  self->exclude = g_strdupv ((gchar **) exclude);
  gtk_popover_set_relative_to (GTK_POPOVER (self), button);
  gtk_entry_set_text (GTK_ENTRY (self->entry), words != NULL ? words : "");
  fill (self);
  apostil_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}

GtkWidget *
apostil_record_picker_new (ApostilSession *session, const gchar *const *targets, gboolean create)
{
  ApostilRecordPicker *self = g_object_new (APOSTIL_TYPE_RECORD_PICKER, NULL);

  self->session = session;
  self->targets = g_strdupv ((gchar **) targets);
  self->create = create && has_registry (self);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  self->create ? _ ("Name, old or new") : _ ("Words of the mark"));
  return GTK_WIDGET (self);
}

static void
apostil_record_picker_finalize (GObject *object)
{
  ApostilRecordPicker *self = APOSTIL_RECORD_PICKER (object);

  g_strfreev (self->targets);
  g_strfreev (self->exclude);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (apostil_record_picker_parent_class)->finalize (object);
}

static void
apostil_record_picker_class_init (ApostilRecordPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = apostil_record_picker_finalize;
  signals[PICKED] = g_signal_new ("picked", APOSTIL_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CREATE] = g_signal_new ("create", APOSTIL_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/apostil-record-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilRecordPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, ApostilRecordPicker, tree);
  gtk_widget_class_bind_template_child (widget_class, ApostilRecordPicker, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ApostilRecordPicker, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_entry_changed",
                                                G_CALLBACK (fill));
}

static void
apostil_record_picker_init (ApostilRecordPicker *self)
{
  GtkCellRenderer *cell = gtk_cell_renderer_text_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (cell, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->store = gtk_list_store_new (N_COLUMNS, G_TYPE_STRING, G_TYPE_STRING);
  gtk_tree_view_insert_column_with_attributes (GTK_TREE_VIEW (self->tree), -1, NULL, cell, "markup",
                                               COLUMN_MARKUP, NULL);
  gtk_tree_view_set_model (GTK_TREE_VIEW (self->tree), GTK_TREE_MODEL (self->store));
}
