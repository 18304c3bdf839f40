/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-authority-dialog.h"

#include <glib/gi18n.h>

#include "apostil-help.h"

struct _ApostilAuthorityDialog
{
  GtkDialog parent_instance;

  ApostilAuthorityFiles *files;
  GCancellable *cancellable;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *import;
  GtkWidget *spinner;
  GtkWidget *problem;
  GtkFileChooserNative *chooser; /* (nullable) while it is shown */
};

G_DEFINE_FINAL_TYPE (ApostilAuthorityDialog, apostil_authority_dialog, GTK_TYPE_DIALOG)

static void
tell (ApostilAuthorityDialog *self, const gchar *problem)
{
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

/* ---- What there is ---- */

static void
remove_clicked (GtkWidget *button, ApostilAuthorityDialog *self)
{
  g_autofree gchar *name = g_strdup (g_object_get_data (G_OBJECT (button), "name"));
  g_autoptr (GError) error = NULL;

  if (apostil_authority_files_remove (self->files, name, &error))
    tell (self, NULL);
  else if (error != NULL)
    tell (self, error->message);
}

static GtkWidget *
new_row (ApostilAuthorityDialog *self, const gchar *name)
{
  guint n_entries = apostil_authority_files_get_n_entries (self->files, name);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic", GTK_ICON_SIZE_BUTTON);
  g_autofree gchar *count =
      g_strdup_printf (ngettext ("%u entry", "%u entries", n_entries), n_entries);
  /* Translators: %s is a list of names */
  g_autofree gchar *forget = g_strdup_printf (_ ("Forget the list “%s”"), name);
  GtkWidget *detail = gtk_label_new (count);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_style_context_add_class (gtk_widget_get_style_context (detail), "dim-label");
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  gtk_widget_set_tooltip_text (button, forget);
  atk_object_set_name (gtk_widget_get_accessible (button), forget);
  gtk_style_context_add_class (gtk_widget_get_style_context (button), "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked), self);
  g_object_set (row, "margin", 6, "margin-start", 12, NULL);
  gtk_container_add (GTK_CONTAINER (row), title);
  gtk_container_add (GTK_CONTAINER (row), detail);
  gtk_container_add (GTK_CONTAINER (row), button);
  gtk_widget_show_all (row);
  return row;
}

static void
fill (ApostilAuthorityDialog *self)
{
  g_autoptr (GList) rows = gtk_container_get_children (GTK_CONTAINER (self->list));
  g_auto (GStrv) names = apostil_authority_files_list (self->files);

  for (GList *l = rows; l != NULL; l = l->next)
    gtk_widget_destroy (l->data);
  for (guint i = 0; names[i] != NULL; i++)
    gtk_list_box_insert (GTK_LIST_BOX (self->list), new_row (self, names[i]), -1);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), names[0] != NULL ? "lists" : "none");
}

/* ---- Importing ---- */

static void
imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ApostilAuthorityDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *name =
      apostil_authority_files_import_finish (APOSTIL_AUTHORITY_FILES (source), result, &error);

  /* Closed meanwhile. */
  if (self->list == NULL)
    return;
  gtk_widget_set_sensitive (self->import, TRUE);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  tell (self, name == NULL ? error->message : NULL);
}

/**
 * apostil_authority_dialog_import:
 * @self: the dialog
 * @file: a table of names
 *
 * Reads @file; why it could not be is told in the dialog.
 */
void
apostil_authority_dialog_import (ApostilAuthorityDialog *self, GFile *file)
{
  g_return_if_fail (APOSTIL_IS_AUTHORITY_DIALOG (self));

  tell (self, NULL);
  gtk_widget_set_sensitive (self->import, FALSE);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  apostil_authority_files_import_async (self->files, file, self->cancellable, imported,
                                        g_object_ref (self));
}

static void
chooser_response (GtkNativeDialog *native, gint response, ApostilAuthorityDialog *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));

      apostil_authority_dialog_import (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
import_clicked (GtkWidget *button, ApostilAuthorityDialog *self)
{
  GtkFileFilter *tables = gtk_file_filter_new ();
  GtkFileFilter *all = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Import a List of Names"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), NULL);
  gtk_file_filter_set_name (tables, _ ("Tables (CSV, TSV)"));
  gtk_file_filter_add_pattern (tables, "*.[cCtT][sS][vV]");
  gtk_file_filter_add_pattern (tables, "*.[tT][xX][tT]");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), tables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chooser_response), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* ---- Construction ---- */

static void
apostil_authority_dialog_dispose (GObject *object)
{
  ApostilAuthorityDialog *self = APOSTIL_AUTHORITY_DIALOG (object);

  self->list = NULL;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->files != NULL)
    g_signal_handlers_disconnect_by_data (self->files, self);
  g_clear_object (&self->files);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (apostil_authority_dialog_parent_class)->dispose (object);
}

static void
apostil_authority_dialog_class_init (ApostilAuthorityDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = apostil_authority_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/apostil-authority-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilAuthorityDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ApostilAuthorityDialog, list);
  gtk_widget_class_bind_template_child (widget_class, ApostilAuthorityDialog, import);
  gtk_widget_class_bind_template_child (widget_class, ApostilAuthorityDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, ApostilAuthorityDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked);
}

static void
apostil_authority_dialog_init (ApostilAuthorityDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  apostil_help_bind (self, "entities#authority");
  self->cancellable = g_cancellable_new ();
}

/**
 * apostil_authority_dialog_new:
 * @files: the lists
 *
 * Returns: (transfer none): a dialog, owned by GTK as all windows are
 */
GtkWidget *
apostil_authority_dialog_new (ApostilAuthorityFiles *files)
{
  ApostilAuthorityDialog *self =
      g_object_new (APOSTIL_TYPE_AUTHORITY_DIALOG, "use-header-bar", 1, NULL);

  self->files = g_object_ref (files);
  g_signal_connect_swapped (files, "changed", G_CALLBACK (fill), self);
  fill (self);
  return GTK_WIDGET (self);
}
