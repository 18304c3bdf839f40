/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-schemes-dialog.h"

#include <glib/gi18n.h>

#include "apostil-help.h"
#include "apostil-replace.h"
#include "apostil-resources.h"
#include "apostil-scheme-draft.h"
#include "apostil-scheme-editor.h"
#include "apostil-shorten.h"
#include "apostil-window.h"

/* Lines of a file that are told below the list. */
#define MAX_TOLD 5

struct _ApostilSchemesDialog
{
  GtkDialog parent_instance;

  ApostilApplication *application;
  ApostilSchemeFiles *files;
  GCancellable *cancellable;
  GSimpleActionGroup *actions;
  GtkFileChooserNative *chooser; /* (nullable) while it is shown */
  GtkWidget *list;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (ApostilSchemesDialog, apostil_schemes_dialog, GTK_TYPE_DIALOG)

static void
tell (ApostilSchemesDialog *self, const gchar *problem)
{
  g_autofree gchar *words = apostil_shorten_names (problem != NULL ? problem : "");

  gtk_label_set_text (GTK_LABEL (self->problem), words);
  gtk_widget_set_visible (self->problem, problem != NULL && *problem != '\0');
}

static ApostilScheme *
get_scheme (ApostilSchemesDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row != NULL ? g_object_get_data (G_OBJECT (row), "scheme") : NULL;
}

static ApostilWindow *
get_window (ApostilSchemesDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  return APOSTIL_IS_WINDOW (parent) ? APOSTIL_WINDOW (parent) : NULL;
}

/* (nullable) of the article behind the dialog */
static ApostilDocument *
get_document (ApostilSchemesDialog *self)
{
  ApostilWindow *window = get_window (self);

  return window != NULL ? apostil_session_get_document (apostil_window_get_session (window)) : NULL;
}

/* ---- What there is ---- */

static gchar *
describe (ApostilSchemesDialog *self, ApostilScheme *scheme)
{
  const gchar *id = apostil_scheme_get_id (scheme);
  g_autofree gchar *default_id = apostil_application_dup_default_scheme (self->application);
  ApostilDocument *document = get_document (self);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n_kinds;

  apostil_scheme_get_kinds (scheme, &n_kinds);
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u kind", "%u kinds", n_kinds), n_kinds));
  if (apostil_scheme_files_is_built_in (self->files, id))
    /* Translators: of a scheme: it comes with the program */
    g_ptr_array_add (parts, g_strdup (C_ ("scheme", "built in")));
  if (g_str_equal (id, default_id))
    g_ptr_array_add (parts, g_strdup (C_ ("scheme", "for new articles")));
  if (document != NULL &&
      g_str_equal (apostil_scheme_get_id (apostil_document_get_scheme (document)), id))
    g_ptr_array_add (parts, g_strdup (C_ ("scheme", "in this article")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (gchar **) parts->pdata);
}

static void
add_row (ApostilSchemesDialog *self, ApostilScheme *scheme)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (apostil_scheme_get_label (scheme));
  g_autofree gchar *description = describe (self, scheme);
  GtkWidget *detail = gtk_label_new (description);
  g_autofree gchar *spoken =
      g_strdup_printf ("%s, %s", apostil_scheme_get_label (scheme), description);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_line_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_line_wrap (GTK_LABEL (detail), TRUE);
  gtk_style_context_add_class (gtk_widget_get_style_context (detail), "dim-label");
  g_object_set (box, "margin", 9, NULL);
  gtk_container_add (GTK_CONTAINER (box), title);
  gtk_container_add (GTK_CONTAINER (box), detail);
  gtk_container_add (GTK_CONTAINER (row), box);
  g_object_set_data_full (G_OBJECT (row), "scheme", g_object_ref (scheme), g_object_unref);
  atk_object_set_name (gtk_widget_get_accessible (row), spoken);
  gtk_widget_show_all (row);
  gtk_list_box_insert (GTK_LIST_BOX (self->list), row, -1);
}

static void
select_scheme (ApostilSchemesDialog *self, const gchar *id)
{
  for (gint i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i);

      if (row == NULL)
        return;
      if (i == 0 ||
          g_strcmp0 (apostil_scheme_get_id (g_object_get_data (G_OBJECT (row), "scheme")), id) == 0)
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
    }
}

static void
tell_broken_files (ApostilSchemesDialog *self)
{
  g_autofree gchar *told =
      g_strjoinv ("\n", (gchar **) apostil_scheme_files_get_problems (self->files));

  tell (self, told);
}

static void
fill (ApostilSchemesDialog *self)
{
  g_autoptr (GList) children = gtk_container_get_children (GTK_CONTAINER (self->list));
  g_autoptr (GPtrArray) schemes = apostil_scheme_files_list (self->files);
  ApostilScheme *chosen = get_scheme (self);
  g_autofree gchar *id = chosen != NULL ? g_strdup (apostil_scheme_get_id (chosen)) : NULL;

  for (GList *l = children; l != NULL; l = l->next)
    gtk_widget_destroy (l->data);
  for (guint i = 0; i < schemes->len; i++)
    add_row (self, g_ptr_array_index (schemes, i));
  select_scheme (self, id);
  tell_broken_files (self);
}

static void
enable (ApostilSchemesDialog *self, const gchar *action, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), action)), enabled);
}

static void
row_selected (GtkListBox *list, GtkListBoxRow *row, ApostilSchemesDialog *self)
{
  ApostilScheme *scheme = NULL;
  ApostilDocument *document = NULL;
  g_autofree gchar *default_id = NULL;
  const gchar *id = NULL;
  gboolean own;

  /* The last rows go with the dialog. */
  if (self->files == NULL)
    return;
  scheme = get_scheme (self);
  document = get_document (self);
  default_id = apostil_application_dup_default_scheme (self->application);
  id = scheme != NULL ? apostil_scheme_get_id (scheme) : NULL;
  own = id != NULL && !apostil_scheme_files_is_built_in (self->files, id);
  enable (self, "edit", own);
  enable (self, "remove", own);
  enable (self, "duplicate", id != NULL);
  enable (self, "export", id != NULL);
  enable (self, "default",
          id != NULL && !g_str_equal (id, default_id) &&
              apostil_application_get_settings (self->application) != NULL);
  enable (self, "use",
          scheme != NULL && document != NULL &&
              !apostil_scheme_says_same (apostil_document_get_scheme (document), scheme) &&
              !apostil_document_is_read_only (document));
}

/* ---- Editing ---- */

static void
edited (ApostilSchemeEditor *editor,
        ApostilScheme *scheme,
        const gchar *former_id,
        ApostilSchemesDialog *self)
{
  select_scheme (self, apostil_scheme_get_id (scheme));
}

/* One editor for a scheme: it comes to the front when it is asked for again. */
static void
open_editor (ApostilSchemesDialog *self, ApostilScheme *scheme, const gchar *former_id)
{
  GtkApplication *application = GTK_APPLICATION (self->application);
  ApostilSchemeEditor *editor = NULL;

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (former_id != NULL && APOSTIL_IS_SCHEME_EDITOR (l->data) &&
        g_strcmp0 (apostil_scheme_editor_get_former_id (l->data), former_id) == 0)
      editor = l->data;
  if (editor == NULL)
    {
      editor = apostil_scheme_editor_new (application, self->files, scheme, former_id);
      g_signal_connect_object (editor, "saved", G_CALLBACK (edited), self, 0);
    }
  gtk_window_present (GTK_WINDOW (editor));
}

static void
edit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilSchemesDialog *self = user_data;
  ApostilScheme *scheme = get_scheme (self);

  if (scheme != NULL)
    open_editor (self, scheme, apostil_scheme_get_id (scheme));
}

static void
row_activated (GtkListBox *list, GtkListBoxRow *row, ApostilSchemesDialog *self)
{
  ApostilScheme *scheme = get_scheme (self);

  if (scheme != NULL)
    g_action_group_activate_action (
        G_ACTION_GROUP (self->actions),
        apostil_scheme_files_is_built_in (self->files, apostil_scheme_get_id (scheme)) ? "duplicate"
                                                                                       : "edit",
        NULL);
}

/* The same scheme with an id that is free, and, if wanted, another label. */
static ApostilScheme *
copy_scheme (ApostilSchemesDialog *self, ApostilScheme *scheme, gboolean relabel, GError **error)
{
  g_autoptr (ApostilSchemeDraft) draft = apostil_scheme_draft_new (scheme);
  g_autofree gchar *id =
      apostil_scheme_files_dup_free_id (self->files, apostil_scheme_get_id (scheme));
  guint root = apostil_scheme_draft_get_root (draft);
  guint bad;

  apostil_scheme_draft_set (draft, root, "id", id);
  if (relabel)
    {
      /* Translators: name of a scheme that was copied from another */
      g_autofree gchar *label =
          g_strdup_printf (_ ("%s (copy)"), apostil_scheme_get_label (scheme));

      apostil_scheme_draft_set (draft, root, "label", label);
    }
  return apostil_scheme_draft_build (draft, &bad, error);
}

static void
duplicate (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilSchemesDialog *self = user_data;
  ApostilScheme *scheme = get_scheme (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilScheme) copy = scheme != NULL ? copy_scheme (self, scheme, TRUE, &error) : NULL;

  if (copy != NULL)
    open_editor (self, copy, NULL);
  else if (error != NULL)
    tell (self, error->message);
}

/* ---- Removing ---- */

static void
remove_response (GtkDialog *dialog, gint response, ApostilSchemesDialog *self)
{
  ApostilScheme *scheme = g_object_get_data (G_OBJECT (dialog), "scheme");
  GSettings *settings = apostil_application_get_settings (self->application);
  g_autofree gchar *default_id = apostil_application_dup_default_scheme (self->application);
  g_autofree gchar *id = g_strdup (apostil_scheme_get_id (scheme));
  g_autoptr (GError) error = NULL;

  gtk_widget_destroy (GTK_WIDGET (dialog));
  if (response != GTK_RESPONSE_ACCEPT)
    return;
  if (!apostil_scheme_files_remove (self->files, id, &error))
    tell (self, error != NULL ? error->message : NULL);
  else if (settings != NULL && g_str_equal (id, default_id))
    g_settings_reset (settings, "default-scheme");
}

static void
remove_scheme (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilSchemesDialog *self = user_data;
  ApostilScheme *scheme = get_scheme (self);
  GtkWidget *dialog;

  if (scheme == NULL)
    return;
  dialog =
      gtk_message_dialog_new (GTK_WINDOW (self), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                              GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE,
                              /* Translators: %s is the name of a scheme */
                              _ ("Delete the scheme “%s”?"), apostil_scheme_get_label (scheme));
  gtk_message_dialog_format_secondary_text (
      GTK_MESSAGE_DIALOG (dialog), "%s",
      _ ("Articles that were marked with it keep it. This cannot be undone."));
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL, _ ("_Delete"),
                          GTK_RESPONSE_ACCEPT, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_object_set_data_full (G_OBJECT (dialog), "scheme", g_object_ref (scheme), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (remove_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- For articles ---- */

static void
make_default (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilSchemesDialog *self = user_data;
  ApostilScheme *scheme = get_scheme (self);
  GSettings *settings = apostil_application_get_settings (self->application);

  if (scheme != NULL && settings != NULL)
    g_settings_set_string (settings, "default-scheme", apostil_scheme_get_id (scheme));
}

static void
use (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilSchemesDialog *self = user_data;
  ApostilScheme *scheme = get_scheme (self);
  ApostilWindow *window = get_window (self);
  g_autoptr (GError) error = NULL;

  if (scheme == NULL || window == NULL)
    return;
  if (apostil_window_set_scheme (window, scheme, &error))
    fill (self);
  else
    tell (self, error->message);
}

/* ---- Import and export ---- */

typedef struct
{
  ApostilSchemesDialog *dialog;
  ApostilScheme *scheme;
  gchar *told; /* (nullable) what was left out of it */
} Kept;

static void
kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Kept *data = user_data;
  g_autoptr (ApostilSchemesDialog) self = data->dialog;
  g_autoptr (ApostilScheme) scheme = data->scheme;
  g_autofree gchar *told = data->told;
  g_autoptr (GError) error = NULL;
  gboolean saved = apostil_scheme_files_save_finish (APOSTIL_SCHEME_FILES (source), result, &error);

  /* Closed meanwhile. */
  if (self->files == NULL)
    return;
  if (saved)
    select_scheme (self, apostil_scheme_get_id (scheme));
  tell (self, saved ? told : error->message);
}

typedef struct
{
  GFile *file;
  GPtrArray *left_out; /* (element-type utf8) sentences */
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_object_unref (import->file);
  g_ptr_array_unref (import->left_out);
  g_free (import);
}

/* A few of many: whoever reads them opens the file, or does not mind. */
static gchar *
tell_left_out (const Import *import)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < MIN (import->left_out->len, MAX_TOLD); i++)
    g_string_append_printf (told, "%s%s", i > 0 ? "\n" : "",
                            (const gchar *) g_ptr_array_index (import->left_out, i));
  if (import->left_out->len > MAX_TOLD)
    {
      guint n = import->left_out->len - MAX_TOLD;

      g_string_append_c (told, '\n');
      /* Translators: below some lines of a file that were told */
      g_string_append_printf (told, ngettext ("and %u further line", "and %u further lines", n), n);
    }
  return g_string_free (told, FALSE);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Import *import = data;
  GError *error = NULL;
  ApostilScheme *scheme =
      apostil_scheme_files_import (import->file, import->left_out, cancellable, &error);

  if (scheme != NULL)
    g_task_return_pointer (task, scheme, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
read_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ApostilSchemesDialog *self = APOSTIL_SCHEMES_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilScheme) scheme = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (ApostilScheme) copy = NULL;
  Kept *data;

  if (self->files == NULL)
    return;
  /* It never takes the place of another one. */
  if (scheme != NULL)
    copy = copy_scheme (self, scheme, FALSE, &error);
  if (copy == NULL)
    {
      tell (self, error->message);
      return;
    }
  data = g_new0 (Kept, 1);
  data->dialog = g_object_ref (self);
  data->scheme = g_object_ref (copy);
  data->told = tell_left_out (g_task_get_task_data (G_TASK (result)));
  apostil_scheme_files_save_async (self->files, copy, NULL, self->cancellable, kept, data);
}

/**
 * apostil_schemes_dialog_import:
 * @self: the dialog
 * @file: the file of a scheme, or the annotation.conf of brat
 *
 * Keeps a copy of @file among the person's schemes, with another id if there is one of the same; why
 * it could not be is told in the dialog.
 */
void
apostil_schemes_dialog_import (ApostilSchemesDialog *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  Import *data;

  g_return_if_fail (APOSTIL_IS_SCHEMES_DIALOG (self));

  tell (self, NULL);
  data = g_new0 (Import, 1);
  data->file = g_object_ref (file);
  data->left_out = g_ptr_array_new_with_free_func (g_free);
  task = g_task_new (self, self->cancellable, read_done, NULL);
  g_task_set_source_tag (task, apostil_schemes_dialog_import);
  g_task_set_task_data (task, data, import_free);
  g_task_run_in_thread (task, read_thread);
}

static void
show_chooser (ApostilSchemesDialog *self,
              const gchar *filter_name,
              const gchar *const *patterns,
              GCallback response)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, filter_name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", response, self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
import_response (GtkNativeDialog *native, gint response, ApostilSchemesDialog *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));

      apostil_schemes_dialog_import (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
import (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const gchar *const patterns[] = { "*.[xX][mM][lL]", "*.[cC][oO][nN][fF]", NULL };
  ApostilSchemesDialog *self = user_data;

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Import a Scheme"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), NULL);
  /* Translators: what files are shown; « annotation.conf » is the name of a file of the program « brat » */
  show_chooser (self, _ ("Schemes (XML), annotation.conf of brat"), patterns,
                G_CALLBACK (import_response));
}

static void
exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ApostilSchemesDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error) &&
      self->files != NULL)
    tell (self, error->message);
}

static void
export_response (GtkNativeDialog *native, gint response, ApostilSchemesDialog *self)
{
  ApostilScheme *scheme = g_object_get_data (G_OBJECT (native), "scheme");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));

      g_file_replace_contents_bytes_async (file, apostil_scheme_get_xml (scheme), NULL, FALSE,
                                           G_FILE_CREATE_NONE, NULL, exported, g_object_ref (self));
    }
  g_clear_object (&self->chooser);
}

static void export(GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const gchar *const patterns[] = { "*.[xX][mM][lL]", NULL };
  ApostilSchemesDialog *self = user_data;
  ApostilScheme *scheme = get_scheme (self);
  g_autofree gchar *name = NULL;

  if (self->chooser != NULL || scheme == NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Export the Scheme"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  name = g_strconcat (apostil_scheme_get_id (scheme), ".xml", NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_object_set_data_full (G_OBJECT (self->chooser), "scheme", g_object_ref (scheme),
                          g_object_unref);
  show_chooser (self, _ ("Schemes (XML)"), patterns, G_CALLBACK (export_response));
}

/* ---- Construction ---- */

static void
apostil_schemes_dialog_dispose (GObject *object)
{
  ApostilSchemesDialog *self = APOSTIL_SCHEMES_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->files);
  g_clear_object (&self->actions);
  g_clear_object (&self->chooser);
  g_clear_object (&self->application);
  G_OBJECT_CLASS (apostil_schemes_dialog_parent_class)->dispose (object);
}

static void
apostil_schemes_dialog_class_init (ApostilSchemesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  apostil_get_resource ();
  G_OBJECT_CLASS (klass)->dispose = apostil_schemes_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/apostil-schemes-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilSchemesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, ApostilSchemesDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, row_selected);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

static void
apostil_schemes_dialog_init (ApostilSchemesDialog *self)
{
  static const GActionEntry entries[] = {
    { "use", use },
    { "default", make_default },
    { "edit", edit },
    { "duplicate", duplicate },
    { "remove", remove_scheme },
    { "import", import },
    { "export", export },
  };

  self->cancellable = g_cancellable_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
  apostil_help_bind (self, "schemes");
  gtk_widget_insert_action_group (GTK_WIDGET (self), "schemes", G_ACTION_GROUP (self->actions));
}

static void
show_now (ApostilSchemesDialog *self)
{
  if (self->files != NULL)
    fill (self);
}

/**
 * apostil_schemes_dialog_new:
 * @application: the program
 *
 * Returns: (transfer none): a dialog, owned by GTK as all windows are
 */
GtkWidget *
apostil_schemes_dialog_new (ApostilApplication *application)
{
  ApostilSchemesDialog *self =
      g_object_new (APOSTIL_TYPE_SCHEMES_DIALOG, "use-header-bar", 1, NULL);
  GSettings *settings = apostil_application_get_settings (application);

  self->application = g_object_ref (application);
  self->files = g_object_ref (apostil_application_get_schemes (application));
  g_signal_connect_object (self->files, "changed", G_CALLBACK (show_now), self, G_CONNECT_SWAPPED);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::default-scheme", G_CALLBACK (show_now), self,
                             G_CONNECT_SWAPPED);
  /* Which article is behind it decides what it says. */
  g_signal_connect (self, "notify::transient-for", G_CALLBACK (show_now), NULL);
  fill (self);
  return GTK_WIDGET (self);
}
