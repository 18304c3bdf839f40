/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-statistics-dialog.h"

#include <glib/gi18n-lib.h>

#include "apostil-help.h"
#include "apostil-number.h"
#include "apostil-owned-task.h"
#include "apostil-snapshot.h"
#include "apostil-statistics.h"

/* How it works
 *
 * The counting is done in a thread on a snapshot, so that the dialog opens at once whatever the size of
 * the document; the tables appear when it is done. They show what was so then: the dialog is opened
 * anew for other numbers. */

struct _ApostilStatisticsDialog
{
  GtkDialog parent_instance;

  GCancellable *cancellable;
  ApostilStatistics *statistics; /* (nullable) until it is counted */
  GtkWidget *stack;
  GtkWidget *summary;
  GtkWidget *pages;
};

G_DEFINE_FINAL_TYPE (ApostilStatisticsDialog, apostil_statistics_dialog, GTK_TYPE_DIALOG)

#define RESPONSE_COPY 1

/* Nothing for 0: what is there stands out. */
static void
number_data (GtkTreeViewColumn *column,
             GtkCellRenderer *cell,
             GtkTreeModel *model,
             GtkTreeIter *iter,
             gpointer index)
{
  g_autofree gchar *text = NULL;
  guint number;

  gtk_tree_model_get (model, iter, GPOINTER_TO_INT (index), &number, -1);
  text = number > 0 ? apostil_number_to_words (number) : g_strdup ("");
  g_object_set (cell, "text", text, NULL);
}

/* A table: a column of names, then numbers. */
static GtkWidget *
new_table (const gchar *name, const gchar *const *titles, GtkListStore **store)
{
  guint n = g_strv_length ((gchar **) titles);
  g_autofree GType *types = g_new (GType, n + 1);
  GtkWidget *tree;
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);

  types[0] = G_TYPE_STRING;
  for (guint i = 1; i < n; i++)
    types[i] = G_TYPE_UINT;
  types[n] = G_TYPE_INT; /* weight of the letters */
  *store = gtk_list_store_newv ((gint) n + 1, types);
  tree = gtk_tree_view_new_with_model (GTK_TREE_MODEL (*store));
  for (guint i = 0; i < n; i++)
    {
      GtkCellRenderer *cell = gtk_cell_renderer_text_new ();
      GtkTreeViewColumn *column =
          gtk_tree_view_column_new_with_attributes (titles[i], cell, "weight", (gint) n, NULL);

      g_object_set (cell, "xpad", 6, "ypad", 3, NULL);
      if (i == 0)
        {
          g_object_set (cell, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 22, NULL);
          gtk_tree_view_column_add_attribute (column, cell, "text", 0);
          gtk_tree_view_column_set_expand (column, TRUE);
        }
      else
        {
          g_object_set (cell, "xalign", 1.0, NULL);
          gtk_tree_view_column_set_alignment (column, 1.0);
          gtk_tree_view_column_set_cell_data_func (column, cell, number_data, GINT_TO_POINTER (i),
                                                   NULL);
        }
      gtk_tree_view_column_set_sort_column_id (column, (gint) i);
      gtk_tree_view_append_column (GTK_TREE_VIEW (tree), column);
    }
  gtk_tree_view_set_search_column (GTK_TREE_VIEW (tree), 0);
  atk_object_set_name (gtk_widget_get_accessible (tree), name);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 220);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (scroller), GTK_SHADOW_IN);
  gtk_container_add (GTK_CONTAINER (scroller), tree);
  gtk_widget_show_all (scroller);
  return scroller;
}

static void
append_kind (ApostilStatisticsDialog *self, GtkListStore *store, const ApostilTally *tally)
{
  ApostilScheme *scheme = apostil_document_get_scheme (self->statistics->document);
  const ApostilKind *kind = apostil_scheme_get_kind (scheme, tally->name);

  gtk_list_store_insert_with_values (
      store, NULL, -1, 0, kind->plural != NULL ? kind->plural : kind->label, 1, tally->n, 2,
      tally->n_suggested, 3, tally->n_rejected, 4, PANGO_WEIGHT_BOLD, -1);
  for (guint i = 0; tally->types != NULL && i < tally->types->len; i++)
    {
      const ApostilTally *row = &g_array_index (tally->types, ApostilTally, i);
      const ApostilTypeDef *type = apostil_kind_get_type_def (kind, row->name);
      const gchar *label = type == NULL           ? row->name
                           : type->plural != NULL ? type->plural
                                                  : type->label;
      g_autofree gchar *indented = g_strconcat ("   ", label, NULL);

      gtk_list_store_insert_with_values (store, NULL, -1, 0, indented, 1, row->n, 2,
                                         row->n_suggested, 3, row->n_rejected, 4,
                                         PANGO_WEIGHT_NORMAL, -1);
    }
}

static void
add_kinds (ApostilStatisticsDialog *self)
{
  const gchar *const titles[] = { _ ("Kind"), _ ("Marks"), _ ("Suggested"), _ ("Rejected"), NULL };
  g_autoptr (GtkListStore) store = NULL;
  GtkWidget *page = new_table (_ ("Marks by kind"), titles, &store);

  for (guint i = 0; i < self->statistics->kinds->len; i++)
    append_kind (self, store, &g_array_index (self->statistics->kinds, ApostilTally, i));
  gtk_stack_add_titled (GTK_STACK (self->pages), page, titles[0], _ ("Marks"));
}

static void
add_sections (ApostilStatisticsDialog *self)
{
  const gchar *const titles[] = {
    _ ("Section"), _ ("Words"), _ ("In marks (%)"), _ ("Entities"), _ ("Claims"), _ ("Dates"), NULL
  };
  g_autoptr (GtkListStore) store = NULL;
  GtkWidget *page = new_table (_ ("Marks by section"), titles, &store);

  for (guint i = 0; i < self->statistics->sections->len; i++)
    {
      const ApostilSectionCount *count =
          &g_array_index (self->statistics->sections, ApostilSectionCount, i);
      g_autofree gchar *name = apostil_statistics_name_section (self->statistics, count);

      gtk_list_store_insert_with_values (
          store, NULL, -1, 0, name, 1, count->n_words, 2,
          (guint) (apostil_statistics_get_share (count->n_marked, count->n_words) + 0.5), 3,
          count->n_entities, 4, count->n_claims, 5, count->n_dates, 6, PANGO_WEIGHT_NORMAL, -1);
    }
  gtk_stack_add_titled (GTK_STACK (self->pages), page, titles[0], _ ("Sections"));
}

static void
add_sources (ApostilStatisticsDialog *self)
{
  const gchar *const titles[] = { _ ("Source"),         _ ("Claims"),       _ ("Words quoted"),
                                  _ ("Words reported"), _ ("Contradicted"), NULL };
  g_autoptr (GtkListStore) store = NULL;
  GtkWidget *page = new_table (_ ("Claims by source"), titles, &store);

  for (guint i = 0; i < self->statistics->sources->len; i++)
    {
      const ApostilSourceCount *count =
          &g_array_index (self->statistics->sources, ApostilSourceCount, i);
      g_autofree gchar *name = apostil_statistics_name_source (self->statistics, count);

      gtk_list_store_insert_with_values (store, NULL, -1, 0, name, 1, count->n_claims, 2,
                                         count->n_quoted, 3, count->n_reported, 4,
                                         count->n_contradicted, 5, PANGO_WEIGHT_NORMAL, -1);
    }
  gtk_stack_add_titled (GTK_STACK (self->pages), page, titles[0], _ ("Sources"));
}

static void
show_statistics (ApostilStatisticsDialog *self)
{
  const ApostilStatistics *statistics = self->statistics;
  g_autofree gchar *summary = g_strdup_printf (
      /* Translators: all are numbers of words, but the second, which is a share in per cent */
      _ ("%u words, %u %% of them in marks. Quoted: %u. Reported in other words: %u."),
      statistics->n_read_words,
      (guint) (apostil_statistics_get_share (statistics->n_marked_words, statistics->n_read_words) +
               0.5),
      statistics->n_quoted, statistics->n_reported);

  gtk_label_set_text (GTK_LABEL (self->summary), summary);
  add_kinds (self);
  add_sections (self);
  add_sources (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "tables");
  gtk_dialog_set_response_sensitive (GTK_DIALOG (self), RESPONSE_COPY, TRUE);
}

static void
count_in_thread (GTask *task, gpointer source, gpointer snapshot, GCancellable *cancellable)
{
  g_autoptr (ApostilDocument) document = apostil_snapshot_open (snapshot);

  /* A hundred thousand records are let go here, not by the main loop when it has the answer. */
  g_task_set_task_data (task, NULL, NULL);
  if (document == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             _ ("A file of a later version cannot be counted."));
  else
    g_task_return_pointer (task, apostil_statistics_new (document),
                           (GDestroyNotify) apostil_statistics_free);
}

static void
counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ApostilStatisticsDialog *self = APOSTIL_STATISTICS_DIALOG (source);
  g_autoptr (GError) error = NULL;
  ApostilStatistics *statistics = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      gtk_label_set_text (GTK_LABEL (gtk_stack_get_child_by_name (GTK_STACK (self->stack), "wait")),
                          error->message);
      return;
    }
  self->statistics = statistics;
  show_statistics (self);
}

static void
apostil_statistics_dialog_response (GtkDialog *dialog, gint response)
{
  ApostilStatisticsDialog *self = APOSTIL_STATISTICS_DIALOG (dialog);
  g_autofree gchar *tsv = NULL;

  if (response != RESPONSE_COPY)
    {
      gtk_widget_destroy (GTK_WIDGET (dialog));
      return;
    }
  tsv = apostil_statistics_to_tsv (self->statistics);
  gtk_clipboard_set_text (gtk_clipboard_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                         GDK_SELECTION_CLIPBOARD),
                          tsv, -1);
}

/* Once it is known whether there is a header bar. */
static void
add_button (ApostilStatisticsDialog *self)
{
  GtkWidget *copy = gtk_dialog_add_button (GTK_DIALOG (self), _ ("_Copy"), RESPONSE_COPY);

  gtk_widget_set_tooltip_text (copy, _ ("Copy the tables for a spreadsheet"));
  gtk_dialog_set_response_sensitive (GTK_DIALOG (self), RESPONSE_COPY, FALSE);
}

/**
 * apostil_statistics_dialog_new:
 * @parent: a window
 * @document: its document
 *
 * Returns: (transfer none): the dialog, which counts what @document holds now
 */
GtkWidget *
apostil_statistics_dialog_new (GtkWindow *parent, ApostilDocument *document)
{
  ApostilStatisticsDialog *self = g_object_new (APOSTIL_TYPE_STATISTICS_DIALOG, "use-header-bar",
                                                TRUE, "transient-for", parent, "modal", TRUE,
                                                "title", _ ("Statistics"), NULL);
  g_autoptr (GTask) task = apostil_owned_task_new (self, self->cancellable, counted);

  add_button (self);
  g_task_set_source_tag (task, apostil_statistics_dialog_new);
  g_task_set_task_data (task, apostil_snapshot_new (document),
                        (GDestroyNotify) apostil_snapshot_free);
  g_task_run_in_thread (task, count_in_thread);
  return GTK_WIDGET (self);
}

static void
apostil_statistics_dialog_dispose (GObject *object)
{
  g_cancellable_cancel (APOSTIL_STATISTICS_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (apostil_statistics_dialog_parent_class)->dispose (object);
}

static void
apostil_statistics_dialog_finalize (GObject *object)
{
  ApostilStatisticsDialog *self = APOSTIL_STATISTICS_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->statistics, apostil_statistics_free);
  G_OBJECT_CLASS (apostil_statistics_dialog_parent_class)->finalize (object);
}

static void
apostil_statistics_dialog_class_init (ApostilStatisticsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_statistics_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = apostil_statistics_dialog_finalize;
  GTK_DIALOG_CLASS (klass)->response = apostil_statistics_dialog_response;
}

static void
apostil_statistics_dialog_init (ApostilStatisticsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *wait = gtk_label_new (_ ("Counting…"));

  apostil_help_bind (self, "views#statistics");
  self->cancellable = g_cancellable_new ();
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 480);

  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_line_wrap (GTK_LABEL (self->summary), TRUE);
  self->pages = gtk_stack_new ();
  /* Tables out of sight need not be measured for that in sight: all have as much room as the dialog. */
  gtk_stack_set_homogeneous (GTK_STACK (self->pages), FALSE);
  gtk_widget_set_vexpand (self->pages, TRUE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->pages));
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_container_set_border_width (GTK_CONTAINER (box), 12);
  gtk_container_add (GTK_CONTAINER (box), self->summary);
  gtk_container_add (GTK_CONTAINER (box), switcher);
  gtk_container_add (GTK_CONTAINER (box), self->pages);

  self->stack = gtk_stack_new ();
  gtk_label_set_line_wrap (GTK_LABEL (wait), TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), wait, "wait");
  gtk_stack_add_named (GTK_STACK (self->stack), box, "tables");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_show_all (self->stack);
  gtk_container_add (GTK_CONTAINER (gtk_dialog_get_content_area (GTK_DIALOG (self))), self->stack);
  gtk_container_set_border_width (GTK_CONTAINER (gtk_dialog_get_content_area (GTK_DIALOG (self))),
                                  0);
}
